//! Titles of other accounts that ran into a name: "Mira Solberg Mira Ann SolbergFerry sails again Herring falls MORE".
//!
//! Where a page keeps, behind a name, a box of what else it has on the person, a text without the page's marks has the
//! name, then its full form glued to the titles, then the word that closes the box. From the full form on it is no
//! word of the sentence.

use super::lines::{Line, boundary, is_capital};
use crate::{Furniture, FurnitureKind, Span};

/// The word that closes a box.
const CLOSING: &str = "MORE";

/// Bytes that the titles of one box can have.
const LONGEST: usize = 900;

/// Words of a full name before the one that is glued to a title.
const NAME: usize = 8;

/// The boxes in `line`.
pub(super) fn inside(text: &str, line: &Line, into: &mut Vec<Furniture>) {
    let words = line.span.of(text);
    let mut from = 0;
    for (at, _) in words.match_indices(CLOSING) {
        let end = at + CLOSING.len();
        let stands_alone = words[..at].ends_with(char::is_whitespace)
            && !words[end..].starts_with(|next: char| next.is_alphanumeric());
        if at < from || !stands_alone {
            continue;
        }
        if let Some(start) = start_of_box(words, from, at) {
            let span = Span::new(line.span.start() + start, line.span.start() + end);
            into.push(Furniture { span, kind: FurnitureKind::Menu });
        }
        from = end;
    }
}

/// Where the box begins that closes at `end`: behind the short form of the first name that is glued to a title.
fn start_of_box(words: &str, from: usize, end: usize) -> Option<usize> {
    let reach = boundary(words, end.saturating_sub(LONGEST)).max(from);
    let mut before: Vec<(usize, &str)> = Vec::new();
    for word in words[reach..end].split_whitespace() {
        let at = word.as_ptr() as usize - words.as_ptr() as usize;
        let known = &before[before.len().saturating_sub(NAME)..];
        if let Some(start) = behind_short_form(known, word) {
            return Some(start);
        }
        before.push((at, word));
    }
    None
}

/// When `word` is a name of `known` with a title glued to it: where the name's last word ends in `known`.
fn behind_short_form(known: &[(usize, &str)], word: &str) -> Option<usize> {
    let seams = word.char_indices().skip(2).filter(|(at, letter)| {
        let opens = letter.is_uppercase() || letter.is_ascii_digit() || "‘“'\"$#".contains(*letter);
        opens && word[..*at].ends_with(|before: char| before.is_lowercase() || before == '.')
    });
    for (seam, _) in seams {
        let surname = &word[..seam];
        let rest = word[seam..].trim_start_matches(['‘', '“', '\'', '"', '$', '#']);
        if !is_capital(surname) || !is_capital(rest) {
            continue;
        }
        let short = known.iter().rposition(|(_, word)| word.trim_end_matches(',') == surname);
        let Some(short) = short else { continue };
        let full = &known[short + 1..];
        let named = full.iter().all(|(_, word)| is_capital(word.trim_start_matches(['(', '“', '"'])));
        if named {
            return Some(known[short].0 + surname.len());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::furniture::lines::cut;

    fn left(text: &str) -> String {
        let mut found = Vec::new();
        for line in cut(text, 0) {
            inside(text, &line, &mut found);
        }
        let mut left = text.to_owned();
        for piece in found.iter().rev() {
            left.replace_range(piece.span.start()..piece.span.end(), "");
        }
        left
    }

    #[test]
    fn a_box_behind_a_name_goes_and_the_sentence_stays() {
        for (text, words) in [
            (
                "Minister Mira Solberg Mira Ann SolbergFerry sails again Herring falls: quay MORE said she slept.",
                "Minister Mira Solberg said she slept.",
            ),
            (
                "Ask Jonas Pell Jonas (Joe) Pell‘No berth’ for gulls MORE’s crew or Ann McLee Ann Bo McLee2031 tides MORE.",
                "Ask Jonas Pell’s crew or Ann McLee.",
            ),
            ("Solberg Mira SolbergSolberg waits MORE (Norrland) left.", "Solberg (Norrland) left."),
        ] {
            assert_eq!(left(text), words);
        }
    }

    #[test]
    fn the_word_in_a_sentence_is_none() {
        for text in [
            "The crew of YouTube wants MORE, said Pell.",
            "Mira Solberg sold the SolbergFerry and asked for MORE.",
            "“We need MORE,” Jonas Pell said.",
            "Ann McLee wanted MORE and McLee got it.",
        ] {
            assert_eq!(left(text), text);
        }
    }
}
