//! Single quotation marks: nested quotations, and the British habit of using them first. Most single marks are
//! apostrophes, so one is believed only when it opens before a word and its partner stands where a quotation can end.

use super::Pair;
use readout_document::Span;

/// Adds the pairs of single marks in `block` to the double ones.
pub(super) fn add(text: &str, block: Span, pairs: &mut Vec<Pair>) {
    let doubles = pairs.clone();
    let mut from = block.start();
    while let Some(opening) = next_opening(text, Span::new(from, block.end())) {
        let limit = limit_of(opening, block, &doubles);
        match closing_of(text, Span::new(opening.end(), limit)) {
            Some(closing) => {
                let content = Span::new(opening.end(), closing.start()).trim(text);
                pairs.push(Pair { content, opening: Some(opening), closing: Some(closing), runs_on: false });
                from = closing.end();
            }
            None => from = opening.end(),
        }
    }
}

/// A single pair may not cross the edge of a double one: how far a partner of `opening` may be sought.
fn limit_of(opening: Span, block: Span, doubles: &[Pair]) -> usize {
    doubles
        .iter()
        .filter(|double| double.content.start() <= opening.start() && opening.end() <= double.content.end())
        .map(|double| double.content.end())
        .min()
        .unwrap_or(block.end())
}

fn next_opening(text: &str, reach: Span) -> Option<Span> {
    let words = reach.of(text);
    words.char_indices().find_map(|(at, mark)| {
        if !matches!(mark, '‘' | '\'' | '‚') {
            return None;
        }
        let start = reach.start() + at;
        let before = text[..start].chars().next_back();
        let rest = &text[start + mark.len_utf8()..];
        let room =
            before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '“' | '"' | '…'));
        let word = rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '$' | '[' | '…'));
        (room && word && !is_elision(rest)).then(|| Span::new(start, start + mark.len_utf8()))
    })
}

/// ’90s, ’em, ’til: an apostrophe for what is left out.
fn is_elision(rest: &str) -> bool {
    let word: String =
        rest.chars().take_while(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let decade = word.len() <= 3 && word.starts_with(|c: char| c.is_ascii_digit());
    decade || matches!(word.as_str(), "em" | "til" | "cause" | "n" | "tis" | "twas" | "round" | "bout")
}

/// The best partner in `reach`: one after punctuation or before it, else the first that is no plural possessive.
fn closing_of(text: &str, reach: Span) -> Option<Span> {
    let words = reach.of(text);
    let mut fallback = None;
    for (at, mark) in words.char_indices() {
        if !matches!(mark, '’' | '\'') {
            continue;
        }
        let before = words[..at].chars().next_back();
        let after = words[at + mark.len_utf8()..].chars().next();
        if after.is_some_and(char::is_alphanumeric) || before.is_none_or(char::is_whitespace) {
            continue;
        }
        let span = Span::new(reach.start() + at, reach.start() + at + mark.len_utf8());
        let after_mark = before.is_some_and(|c| matches!(c, '.' | ',' | '?' | '!' | '…'));
        let before_mark = after.is_none_or(|c| !c.is_whitespace());
        if after_mark || before_mark {
            return Some(span);
        }
        if before != Some('s') && fallback.is_none() {
            fallback = Some(span);
        }
    }
    fallback
}
