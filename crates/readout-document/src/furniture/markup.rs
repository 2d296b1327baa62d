//! Marks that are no words: bullets, `#`, `**`, the targets of links, rules.

use super::lines::{Kind, Line};
use crate::{Furniture, FurnitureKind, Span};

/// Whether a text is Markdown by its looks: it has images, links or headings of it.
pub(super) fn looks_like_markdown(text: &str) -> bool {
    let links = text.matches("](http").count() + text.matches("](/").count();
    links >= 2 || text.contains("![](") || (text.contains("![") && links >= 1) || text.starts_with("# ")
}

/// Marks lines that are rules: `---`, `***`, `___`.
pub(super) fn mark_rules(lines: &mut [Line]) {
    for line in lines.iter_mut().filter(|line| line.is_open()) {
        if !line.bare.chars().any(char::is_alphanumeric) {
            line.kind = Kind::Furniture(FurnitureKind::Markup);
        }
    }
}

/// The marks inside a line: before its words, and in Markdown around them.
pub(super) fn inside(text: &str, line: &Line, markdown: bool, found: &mut Vec<Furniture>) {
    let mut push = |start: usize, end: usize, kind| {
        if start < end {
            found.push(Furniture { span: Span::new(start, end), kind });
        }
    };
    let head = Span::new(line.span.start(), line.bare_at).trim(text);
    let end = line.bare_at + line.bare.len();
    let around = markdown || line.kind == Kind::Heading;
    let is_number = head.of(text).bytes().all(|byte| byte.is_ascii_digit() || b".)".contains(&byte));
    if line.kind == Kind::Heading || (markdown && !is_number) {
        push(head.start(), head.end(), FurnitureKind::Markup);
    } else if let Some(bullet) = line.bullet.filter(|bullet| bullet.start() == head.start() && !is_number) {
        push(bullet.start(), bullet.end(), FurnitureKind::Markup);
    }
    if around {
        push(end, line.span.end(), FurnitureKind::Markup);
    }
    if !markdown {
        return;
    }
    let pairs = Pairs::of(line.span.of(text));
    links_and_emphasis(text, pairs, Span::new(line.bare_at, end), &mut push);
}

/// Which marks of emphasis a line has twice.
#[derive(Clone, Copy)]
struct Pairs {
    stars: [bool; 3],
    bars: [bool; 3],
}

impl Pairs {
    fn of(line: &str) -> Self {
        let twice = |mark: &str| line.matches(mark).nth(1).is_some();
        Self { stars: ["*", "**", "***"].map(twice), bars: ["_", "__", "___"].map(twice) }
    }

    fn has(self, mark: u8, run: usize) -> bool {
        let pairs = if mark == b'*' { self.stars } else { self.bars };
        (1..=3).contains(&run) && pairs[run - 1]
    }
}

/// Bytes that a link can have.
const LINK: usize = 2000;

/// `[words](target)`, `![alt](target)`, `**`, and `*` or `_` around words.
fn links_and_emphasis(
    text: &str,
    pairs: Pairs,
    line: Span,
    push: &mut impl FnMut(usize, usize, FurnitureKind),
) {
    let bytes = text.as_bytes();
    let mut at = line.start();
    while at < line.end() {
        match bytes[at] {
            b'!' | b'[' => {
                if let Some((middle, end)) = link(text, at, line.end()) {
                    if bytes[at] == b'!' {
                        push(at, end, FurnitureKind::Caption);
                        at = end;
                        continue;
                    }
                    push(at, at + 1, FurnitureKind::Markup);
                    push(middle, end, FurnitureKind::Markup);
                    links_and_emphasis(text, pairs, Span::new(at + 1, middle), push);
                    at = end;
                    continue;
                }
                at += 1;
            }
            mark @ (b'*' | b'_') => {
                let run = bytes[at..line.end()].iter().take_while(|byte| **byte == mark).count();
                if run <= 3 && is_emphasis(text, pairs, line, at, run) {
                    push(at, at + run, FurnitureKind::Markup);
                }
                at += run;
            }
            _ => at += 1,
        }
    }
}

/// Where the words of a link end and where the link ends, when one begins at `at`.
fn link(text: &str, at: usize, end: usize) -> Option<(usize, usize)> {
    let mut end = end.min(at + LINK);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let rest = &text[at..end];
    let inner = if rest.starts_with("![") { 2 } else { 1 };
    let middle = rest.find("](")?;
    let close = middle + rest[middle..].find(')')?;
    let words = rest.get(inner..middle)?;
    let target = &rest[middle + 2..close];
    (rest[inner - 1..].starts_with('[')
        && !words.contains(['[', ']'])
        && !target.contains(char::is_whitespace)
        || inner == 2)
        .then_some((at + middle, at + close + 1))
}

/// Whether a run of `*` or `_` opens or closes emphasis: it touches a word on one side, and has its like on the line.
fn is_emphasis(text: &str, pairs: Pairs, line: Span, at: usize, run: usize) -> bool {
    let before = text[line.start()..at].chars().next_back();
    let after = text[at + run..line.end()].chars().next();
    let touches = |side: Option<char>| side.is_some_and(|letter| !letter.is_whitespace());
    let inside_word = before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric);
    let pairs = pairs.has(text.as_bytes()[at], run);
    pairs && touches(before) != touches(after) || (pairs && touches(before) && touches(after) && !inside_word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::furniture::lines::cut;

    fn marks(text: &str, markdown: bool) -> Vec<&str> {
        let mut found = Vec::new();
        for line in cut(text, 0) {
            inside(text, &line, markdown, &mut found);
        }
        found.sort_by_key(|piece| piece.span);
        found.into_iter().map(|piece| piece.span.of(text)).collect()
    }

    #[test]
    fn marks_of_markdown() {
        assert_eq!(marks("## The *last* ferry", true), ["##", "*", "*"]);
        assert_eq!(
            marks("He read [the **old** letter](https://a.example/x) twice.", true),
            ["[", "**", "**", "](https://a.example/x)"]
        );
        assert_eq!(marks("> **The Tide** — daily", true), ["> **", "**"]);
        assert_eq!(marks("5 * 3 and snake_case_name stay [as they are] here", true), Vec::<&str>::new());
        assert_eq!(marks("*All of it.*", true), ["*", "*"]);
    }

    #[test]
    fn bullets_are_marks_in_plain_text_too_and_numbers_are_words() {
        assert_eq!(marks("  • The ferry sailed\n- It came back\n1. Nobody slept", false), ["•", "-"]);
        assert_eq!(marks("**The ferry** sailed", false), Vec::<&str>::new());
    }
}
