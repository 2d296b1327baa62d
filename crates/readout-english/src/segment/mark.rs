//! Marks: punctuation and signs, alone or in runs ("...", "--", "?!"), and emoticons.

use super::clitic::is_apostrophe;
use super::token::Chunk;
use super::word::is_joined_to_letters;

/// Emoticons, longest first.
const EMOTICONS: [&str; 28] = [
    ":'-(", ":'(", ":-)", ":-(", ";-)", ":-D", ":-P", ":-/", ":-|", ":))", "=))", ":)", ":(", ";)", ":D",
    ":P", ";P", ":p", ":O", ":o", ":/", ":|", "=)", "=(", "=D", ":]", "<3", "^^",
];

/// Whether a token is an emoticon of the list.
pub(super) fn is_emoticon(form: &str) -> bool {
    EMOTICONS.contains(&form)
}

/// Where the mark that begins at `at` ends.
pub(super) fn end_of_mark(chunk: Chunk, at: usize) -> usize {
    let Some(first) = chunk.char_at(at) else { return chunk.span.end() };
    if let Some(end) = end_of_emoticon(chunk, at) {
        return end;
    }
    let end = match first {
        '.' | '!' | '?' => end_of_run(chunk, at, |c| matches!(c, '.' | '!' | '?')),
        '…' => end_of_run(chunk, at, |c| matches!(c, '…' | '.')),
        '-' | '=' | '*' | '_' | '~' | '<' | '>' | '+' | '|' | '—' | '–' | '^' | '`' | ',' | '#' | '•'
        | '·' | '$' => end_of_run(chunk, at, |c| c == first),
        c if is_apostrophe(c) => return end_of_apostrophes(chunk, at, c),
        c => at + c.len_utf8(),
    };
    end_of_run(chunk, end, is_joined_to_letters)
}

/// Where a run of characters like these ends.
fn end_of_run(chunk: Chunk, at: usize, like: impl Fn(char) -> bool) -> usize {
    let rest = chunk.rest(at);
    at + rest.find(|c| !like(c)).unwrap_or(rest.len())
}

/// Two single marks are a double one ("''"); a word cut at its head keeps the mark ("'em", "’90s", "'s").
fn end_of_apostrophes(chunk: Chunk, at: usize, mark: char) -> usize {
    let after = at + mark.len_utf8();
    if let Some(second) = chunk.char_at(after).filter(|second| is_apostrophe(*second)) {
        return after + second.len_utf8();
    }
    let rest = chunk.rest(after);
    let letters = &rest[..rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())];
    let cut_word = ["s", "em", "n", "til", "tis", "twas", "cause", "bout", "d", "ll", "re", "ve", "m"]
        .iter()
        .any(|word| letters.eq_ignore_ascii_case(word));
    let year = letters.trim_end_matches('s').len() == 2 && letters.starts_with(|c: char| c.is_ascii_digit());
    if cut_word || year { after + letters.len() } else { after }
}

/// Where the emoticon at `at` ends: one of the list, with no letter or digit after it.
fn end_of_emoticon(chunk: Chunk, at: usize) -> Option<usize> {
    if !matches!(chunk.char_at(at), Some(':' | ';' | '=' | '<' | '^')) {
        return None;
    }
    let rest = chunk.rest(at);
    let face = EMOTICONS.iter().find(|face| rest.starts_with(**face))?;
    let after = &rest[face.len()..];
    (!after.starts_with(|c: char| c.is_alphanumeric() || c == '/')).then_some(at + face.len())
}

#[cfg(test)]
mod tests {
    use crate::segment::token::tokens;

    #[test]
    fn runs_of_one_mark_are_one_token() {
        assert_eq!(
            tokens("well... no -- really?! yes!!!"),
            ["well", "...", "no", "--", "really", "?!", "yes", "!!!"]
        );
        assert_eq!(tokens("the same $$$ for $5"), ["the", "same", "$$$", "for", "$", "5"]);
        assert_eq!(tokens("((a))"), ["(", "(", "a", ")", ")"]);
    }

    #[test]
    fn emoticons_are_one_token() {
        assert_eq!(tokens("thanks :-) bye:)"), ["thanks", ":-)", "bye", ":)"]);
        assert_eq!(tokens("(time 5:30)"), ["(", "time", "5:30", ")"]);
    }

    #[test]
    fn words_cut_at_their_head_keep_the_mark() {
        assert_eq!(tokens("tell 'em in ’98"), ["tell", "'em", "in", "’98"]);
        assert_eq!(tokens("'open'"), ["'", "open", "'"]);
    }
}
