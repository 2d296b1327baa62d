//! Addresses: web addresses, e-mail, file names, handles and hashtags are one token each.

use super::token::Chunk;

/// Endings of host and file names written without a scheme ("norrland.gov", "minutes.doc").
const ENDINGS: [&str; 52] = [
    "ai", "at", "au", "biz", "blog", "ca", "ch", "cn", "co", "com", "csv", "de", "doc", "docx", "edu", "eu",
    "fm", "fr", "gov", "html", "htm", "info", "int", "io", "it", "jp", "jpg", "jpeg", "me", "mil", "mp3",
    "net", "news", "nl", "nz", "org", "pdf", "php", "png", "ppt", "ru", "tv", "txt", "ua", "uk", "url", "us",
    "xls", "xlsx", "xml", "za", "zip",
];

/// Where the address that begins at `at` ends; `None` when none does.
pub(super) fn end_of_address(chunk: Chunk, at: usize) -> Option<usize> {
    let rest = chunk.rest(at);
    let first = *rest.as_bytes().first()?;
    if first == b'#' || first == b'@' {
        return end_of_handle(chunk, at);
    }
    if !first.is_ascii_alphanumeric() || !may_begin(chunk, at) {
        return None;
    }
    let has_scheme = rest.get(..8).unwrap_or(rest).contains("://") || starts_with_ignoring_case(rest, "www.");
    if has_scheme {
        return Some(at + trimmed(rest, |c| !matches!(c, '<' | '>' | '"' | '“' | '”' | '’')));
    }
    if !rest.contains(['@', '.']) {
        return None;
    }
    let length = trimmed(rest, is_host_or_path);
    let word = &rest[..length];
    (is_mail(word) || is_host(word)).then_some(at + length)
}

/// An address begins a chunk or follows a mark, never a letter.
fn may_begin(chunk: Chunk, at: usize) -> bool {
    !chunk.char_before(at).is_some_and(|c| c.is_alphanumeric() || c == '@')
}

/// "@harbourmaster", "#norrland".
fn end_of_handle(chunk: Chunk, at: usize) -> Option<usize> {
    let rest = chunk.rest(at);
    if !may_begin(chunk, at) || !rest[1..].starts_with(|c: char| c.is_alphabetic() || c == '_') {
        return None;
    }
    let length = rest[1..].find(|c: char| !c.is_alphanumeric() && c != '_').map_or(rest.len(), |end| end + 1);
    Some(at + length)
}

fn starts_with_ignoring_case(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
}

fn is_host_or_path(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(c, '.' | '-' | '_' | '@' | '/' | '%' | '?' | '=' | '&' | '~' | '+' | '#')
}

/// Length of the stretch of allowed characters, without the punctuation of the sentence at its end.
fn trimmed(rest: &str, allowed: impl Fn(char) -> bool) -> usize {
    let stretch = &rest[..rest.find(|c| !allowed(c)).unwrap_or(rest.len())];
    let mut word =
        stretch.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '-', '&', '#', '=', '+', '@']);
    while (word.ends_with(')') && count(word, ')') > count(word, '('))
        || (word.ends_with(']') && count(word, ']') > count(word, '['))
    {
        word = word[..word.len() - 1].trim_end_matches(['.', ',', ';', ':', '!', '?']);
    }
    word.len()
}

fn count(word: &str, bracket: char) -> usize {
    word.matches(bracket).count()
}

/// "press@harbour.example".
fn is_mail(word: &str) -> bool {
    let Some((name, host)) = word.rsplit_once('@') else { return false };
    !name.is_empty() && host.split('.').count() >= 2 && host.split('.').all(|part| !part.is_empty())
}

/// "norrland.gov", "comp.sources.unix", "harbour.example/timetable": names joined by periods.
fn is_host(word: &str) -> bool {
    let (host, path) = match word.split_once('/') {
        Some((host, _)) => (host, true),
        None => (word, false),
    };
    let parts: Vec<&str> = host.split('.').collect();
    if parts.len() < 2 || parts.iter().any(|part| part.is_empty()) {
        return false;
    }
    let last = parts[parts.len() - 1];
    let known = ENDINGS.iter().any(|ending| {
        ending == &last || (ending.len() > 2 && last.eq_ignore_ascii_case(ending) && is_of_one_case(last))
    });
    let names =
        parts.iter().all(|part| part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_')));
    let long_first = parts[0].len() > 1 || path;
    let news_group = parts.len() >= 3 && parts.iter().all(|part| part.len() > 1 && is_lower(part));
    names && last.bytes().any(|b| b.is_ascii_alphabetic()) && ((known && long_first) || news_group)
}

fn is_lower(part: &str) -> bool {
    part.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
}

fn is_of_one_case(part: &str) -> bool {
    part.bytes().all(|b| !b.is_ascii_lowercase()) || part.bytes().all(|b| !b.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use crate::segment::token::tokens;

    #[test]
    fn addresses_are_one_token_without_the_mark_that_ends_the_sentence() {
        assert_eq!(
            tokens("(see https://harbour.example/a_(b)?c=1)."),
            ["(", "see", "https://harbour.example/a_(b)?c=1", ")", "."]
        );
        assert_eq!(
            tokens("press@harbour.example, norrland.gov."),
            ["press@harbour.example", ",", "norrland.gov", "."]
        );
        assert_eq!(tokens("@harbourmaster #norrland"), ["@harbourmaster", "#norrland"]);
    }

    #[test]
    fn a_number_sign_before_a_number_is_a_mark() {
        assert_eq!(tokens("#1"), ["#", "1"]);
    }
}
