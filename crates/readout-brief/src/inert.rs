//! Third-party text made inert for each rendering: it is read, never run.

/// `text` without anything a terminal would obey or that would turn the direction of what follows; white space
/// becomes single spaces.
pub fn printable(text: &str) -> String {
    let mut inert = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_whitespace() {
            if !inert.ends_with(' ') {
                inert.push(' ');
            }
        } else if character.is_control() || turns_direction(character) {
            inert.push('\u{fffd}');
        } else {
            inert.push(character);
        }
    }
    inert
}

fn turns_direction(character: char) -> bool {
    matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// `text` with everything escaped that CommonMark or its common extensions would read as markup.
pub fn markdown(text: &str) -> String {
    let text = printable(text);
    let mut inert = String::with_capacity(text.len() + 8);
    for (at, character) in text.char_indices() {
        let before = &text[..at];
        let at_start = before.is_empty();
        let numbered =
            matches!(character, '.' | ')') && !at_start && before.bytes().all(|byte| byte.is_ascii_digit());
        let address = character == ':' && text[at..].starts_with("://")
            || character == '.' && before.to_ascii_lowercase().ends_with("www")
            || character == '@';
        let markup =
            matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$');
        if markup || numbered || address || at_start && matches!(character, '#' | '+' | '-' | '=') {
            inert.push('\\');
        }
        inert.push(character);
    }
    inert
}

/// `text` as HTML character data or the value of a quoted attribute.
pub fn html(text: &str) -> String {
    let mut inert = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            '&' => inert.push_str("&amp;"),
            '<' => inert.push_str("&lt;"),
            '>' => inert.push_str("&gt;"),
            '"' => inert.push_str("&quot;"),
            '\'' => inert.push_str("&#39;"),
            '\n' | '\t' => inert.push(character),
            character if character.is_control() || turns_direction(character) => inert.push('\u{fffd}'),
            character => inert.push(character),
        }
    }
    inert
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_escape_sequence_is_shown_and_not_obeyed() {
        assert_eq!(printable("red \u{1b}[31mtext\u{9b}2J\r\n\tend"), "red \u{fffd}[31mtext\u{fffd}2J end");
        assert_eq!(printable("\u{202e}gnp.exe"), "\u{fffd}gnp.exe");
    }

    #[test]
    fn markup_of_markdown_is_escaped() {
        assert_eq!(markdown("**b** <i> [x](y) `c` a_b"), "\\*\\*b\\*\\* \\<i\\> \\[x\\](y) \\`c\\` a\\_b");
        assert_eq!(markdown("# no heading"), "\\# no heading");
        assert_eq!(markdown("1. no list"), "1\\. no list");
        assert_eq!(
            markdown("see https://a.example www.b.example"),
            "see https\\://a.example www\\.b.example"
        );
    }

    #[test]
    fn tags_and_quotes_of_html_are_escaped() {
        assert_eq!(html("</style><script a='\"'>&"), "&lt;/style&gt;&lt;script a=&#39;&quot;&#39;&gt;&amp;");
    }
}
