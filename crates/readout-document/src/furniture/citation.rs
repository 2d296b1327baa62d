//! Digits of citations glued to words and marks: `talks.12`, `Tarvia123.`, `[3]`.
//!
//! One such number says nothing ("G7", "F-16", "Euro2024"); a text that cites does it again and again, at the ends of
//! its sentences. So it is decided for the document as a whole.

use super::lines::Line;
use crate::{Furniture, FurnitureKind, Span};

/// Numbers at the ends of sentences from which a text is one that cites.
const ENOUGH: usize = 3;

/// Digits of one citation: three numbers of one digit, or two of two.
const DIGITS: usize = 6;

/// A run of digits that may be a citation.
#[derive(Clone, Copy)]
struct Candidate {
    span: Span,
    /// Whether a sentence ends with it.
    ends_sentence: bool,
    /// Whether it follows a full stop or a closing mark, as nothing else does.
    after_mark: bool,
}

/// The citation marks in `lines` of `text`.
pub(super) fn find<'l, 't: 'l>(text: &str, lines: impl Iterator<Item = &'l Line<'t>>) -> Vec<Furniture> {
    let mut glued = Vec::new();
    let mut bracketed = Vec::new();
    let mut paragraphs = 0;
    for line in lines {
        paragraphs += usize::from(line.words >= 8);
        candidates(text, line.span, &mut glued);
        brackets(text, line.span, &mut bracketed);
    }
    let ends = glued.iter().filter(|candidate| candidate.ends_sentence).count();
    let sure = glued.iter().any(|candidate| candidate.after_mark) || ends >= 2 * ENOUGH;
    let cites = ends >= ENOUGH && ends * 4 >= paragraphs && sure;
    let glued =
        glued.into_iter().filter(|candidate| cites && (candidate.ends_sentence || candidate.after_mark));
    let mut spans: Vec<Span> = glued.map(|candidate| candidate.span).collect();
    if bracketed.len() >= 2 {
        spans.extend(bracketed);
    }
    spans.sort_unstable();
    spans.into_iter().map(|span| Furniture { span, kind: FurnitureKind::Citation }).collect()
}

/// Runs of digits glued to a word or to a mark after one.
fn candidates(text: &str, line: Span, found: &mut Vec<Candidate>) {
    let bytes = text.as_bytes();
    let mut at = line.start();
    while at < line.end() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let end = (at..line.end()).find(|next| !bytes[*next].is_ascii_digit()).unwrap_or(line.end());
        if end - at <= DIGITS
            && let Some(candidate) = candidate(text, line, Span::new(at, end))
        {
            found.push(candidate);
        }
        at = end;
    }
}

fn candidate(text: &str, line: Span, span: Span) -> Option<Candidate> {
    let before = &text[line.start()..span.start()];
    let after = &text[span.end()..line.end()];
    let first_digit = text.as_bytes()[span.start()];
    let mark = before.chars().next_back()?;
    let after_mark = match mark {
        '.' | '!' | '?' | ',' | ';' | ':' | ')' => is_word_end(&before[..before.len() - 1]),
        '”' | '"' | '’' => true,
        letter if letter.is_alphabetic() => false,
        _ => return None,
    };
    let follows = after.chars().next();
    let at_end = follows.is_none();
    let spaced = follows.is_some_and(char::is_whitespace);
    let stopped = follows.is_some_and(|mark| ".,;:!?)”\"".contains(mark))
        && after[follows.map_or(0, char::len_utf8)..]
            .chars()
            .next()
            .is_none_or(|next| !next.is_alphanumeric());
    if first_digit == b'0' || !(at_end || spaced || stopped) {
        return None;
    }
    if !after_mark && is_name_with_number(before) {
        return None;
    }
    let next_sentence = spaced && after.trim_start().starts_with(starts_sentence);
    let full_stop =
        matches!(mark, '.' | '!' | '?' | '”' | '"' | '’') || follows.is_some_and(|mark| ".!?".contains(mark));
    let ends_sentence = at_end || (full_stop && (next_sentence || after.len() <= 1 || stopped_at_end(after)));
    Some(Candidate { span, ends_sentence, after_mark: after_mark && (at_end || spaced) })
}

fn starts_sentence(letter: char) -> bool {
    letter.is_uppercase() || letter.is_numeric() || "“‘\"'([".contains(letter)
}

/// ". Next" or the end of the line after a mark.
fn stopped_at_end(after: &str) -> bool {
    let rest = after.trim_start_matches(['.', '!', '?', '”', '"', ')']);
    rest.len() < after.len()
        && (rest.is_empty() || (rest.starts_with(' ') && rest.trim_start().starts_with(starts_sentence)))
}

/// Whether `text` ends in a word of two letters or more, a year or a closing mark: not "No.", "p.", "2.".
fn is_word_end(text: &str) -> bool {
    const SHORT: [&str; 16] = [
        "No", "no", "Nos", "nos", "pp", "vol", "Vol", "ch", "Ch", "art", "Art", "Sec", "sec", "fig", "Fig",
        "ver",
    ];
    if text.ends_with(['”', '"', '’', ')']) {
        return true;
    }
    let word = text.rsplit(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
    let is_year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    if is_year && word.bytes().all(|byte| byte.is_ascii_digit()) {
        return true;
    }
    word.chars().count() >= 2 && word.chars().all(char::is_alphabetic) && !SHORT.contains(&word)
}

/// Whether the letters before the digits belong with them: "G7", "COP26", "Covid19", "MH17", "iPhone15".
fn is_name_with_number(before: &str) -> bool {
    const NAMES: [&str; 24] = [
        "cop", "covid", "sars", "euro", "expo", "windows", "iphone", "formula", "brics", "mig", "su", "tu",
        "an", "il", "wmd", "iso", "mpeg", "mp", "web", "channel", "article", "section", "apollo", "starlink",
    ];
    let word = before.rsplit(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
    let capitals = word.chars().all(char::is_uppercase);
    let short = word.chars().count() <= 2;
    let joined = before[..before.len() - word.len()]
        .ends_with(|letter: char| letter.is_ascii_digit() || "-/@#$_".contains(letter));
    joined
        || (capitals && short)
        || word.chars().count() == 1
        || NAMES.contains(&word.to_lowercase().as_str())
}

/// `[3]` after a word or a mark, without a blank.
fn brackets(text: &str, line: Span, found: &mut Vec<Span>) {
    for (at, _) in line.of(text).match_indices('[') {
        let start = line.start() + at;
        let inside = &text[start + 1..line.end()];
        let digits = inside.bytes().take_while(u8::is_ascii_digit).count();
        let glued = text[line.start()..start].ends_with(|letter: char| !letter.is_whitespace());
        if glued
            && (1..=3).contains(&digits)
            && inside[digits..].starts_with(']')
            && !inside[digits..].starts_with("](")
        {
            found.push(Span::new(start, start + digits + 2));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::furniture::lines::cut;

    fn marks(text: &str) -> Vec<&str> {
        let lines = cut(text, 0);
        find(text, lines.iter()).into_iter().map(|piece| piece.span.of(text)).collect()
    }

    #[test]
    fn a_text_that_cites_has_its_marks_found() {
        let text = "The ferry sailed at dawn to end the talks in Tarvia123. The G7 met on June 24.\n\
                    The minister spoke of 3.5 million crowns and of F-16 jets in the harbour.12 Nobody slept.4 They left in 2006.5\n\
                    \"We sail,\" she said of the COP26 talks, and of “reckless”3 captains\n\
                    A call to spend 5% of GDP2";
        assert_eq!(marks(text), ["123", "12", "4", "5", "3", "2"]);
    }

    #[test]
    fn marks_after_a_closing_quotation_mark() {
        let text = "The captain said of it: \"Peace can only be made together.\"1\nThe boats were lost at sea in the storm.2\n\
                    He spoke of a \"diplomatic club\"3\nThey slept.";
        assert_eq!(marks(text), ["1", "2", "3"]);
    }

    #[test]
    fn a_text_that_does_not_cite_keeps_its_numbers() {
        for text in [
            "The G7 met. The COP26 talks failed. He flew on MH17. Covid19 spread. They won 3-1. On June 24. It cost $5.",
            "Version2.\nThe ferry left Pier12.\nIt came back to the pier at noon, the captain said to the crew.",
            "Read no.10 of the list. It cost 2.5 crowns. In 2019. At 10.30. See p.12.",
        ] {
            assert_eq!(marks(text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn brackets_glued_to_words() {
        assert_eq!(
            marks("The ferry sailed.[1][12] Nobody slept[3] and [4] stands apart."),
            ["[1]", "[12]", "[3]"]
        );
        assert_eq!(marks("He said “he[1] slept”."), Vec::<&str>::new());
    }
}
