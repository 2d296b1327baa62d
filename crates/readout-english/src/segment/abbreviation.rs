//! Abbreviations: which period belongs to its word.

use super::token::Chunk;
use std::sync::LazyLock;

/// The list, an analyst's to extend: see its head for what the marks mean.
const LIST: &str = include_str!("../../data/abbreviations.txt");

/// When a word of the list keeps its period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Keeps {
    /// Wherever it stands.
    Always,
    /// Before a capital letter, a digit or a mark, and only when the word has a capital itself.
    Name,
    /// Before a number.
    Number,
}

/// The list by word, sorted.
static BY_WORD: LazyLock<Vec<(&'static str, Keeps)>> = LazyLock::new(|| {
    let mut words: Vec<(&str, Keeps)> = LIST
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        .map(|line| match line.trim().split_once(' ') {
            Some((word, "name")) => (word, Keeps::Name),
            Some((word, _)) => (word, Keeps::Number),
            None => (line.trim(), Keeps::Always),
        })
        .collect();
    words.sort_unstable_by_key(|(word, _)| *word);
    words
});

/// Where the period at `at`, after the word that began at `start`, ends, when it belongs to the word.
pub(super) fn end_at_period(chunk: Chunk, start: usize, at: usize) -> Option<usize> {
    let after = at + 1;
    let next = chunk.char_at(after);
    let word = &chunk.text[start..at];
    if next == Some('.') {
        return None;
    }
    if ends_in_single_letter(word) {
        return period_after_letter(chunk, word, after);
    }
    if next.is_some_and(char::is_alphanumeric) {
        return is_dotted_word(chunk, word, after).then_some(after);
    }
    keeps_period(chunk, word, after).then_some(after)
}

/// "U", "U.S", "e.g": the last letter stands alone.
fn ends_in_single_letter(word: &str) -> bool {
    let mut back = word.chars().rev();
    back.next().is_some_and(char::is_alphabetic) && back.next().is_none_or(|c| c == '.')
}

/// The period after a single letter: inside "U.S.", at its end, or after an initial.
fn period_after_letter(chunk: Chunk, word: &str, after: usize) -> Option<usize> {
    let dotted = word.contains('.');
    match chunk.char_at(after) {
        Some(c) if c.is_alphabetic() => {
            let letters = chunk.rest(after).chars().take_while(|c| c.is_alphabetic()).count();
            let initial_of_name = !dotted && word.chars().all(char::is_uppercase) && c.is_uppercase();
            (letters <= 2 || !initial_of_name && dotted).then_some(after)
        }
        Some(c) if c.is_alphanumeric() => dotted.then_some(after),
        _ if dotted => Some(after),
        _ => is_initial(chunk, word, after).then_some(after),
    }
}

/// "J." before a name; not the "I." or "B." that ends a sentence.
fn is_initial(chunk: Chunk, word: &str, after: usize) -> bool {
    let next = next_word(chunk, after);
    let capital = word.chars().all(char::is_uppercase);
    capital && word != "I" && next.is_some_and(|word| word.starts_with(char::is_uppercase))
}

/// "Ph.D", "Lt.Gov": an abbreviation, a period, a capital, nothing but letters.
fn is_dotted_word(chunk: Chunk, word: &str, after: usize) -> bool {
    let letters = chunk.rest(after).chars().take_while(|c| c.is_alphabetic()).count();
    matches!(word, "Ph" | "M" | "B") && letters <= 2
}

/// Whether the period after `word`, which ends at `after`, belongs to it.
fn keeps_period(chunk: Chunk, word: &str, after: usize) -> bool {
    let Some(keeps) = look_up(word) else { return false };
    match keeps {
        Keeps::Always => true,
        Keeps::Number => {
            next_word(chunk, after).is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit()))
        }
        Keeps::Name => {
            word.starts_with(char::is_uppercase)
                && (chunk.char_at(after).is_some_and(|c| c == ',')
                    || next_word(chunk, after).is_some_and(|next| {
                        next.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
                    }))
        }
    }
}

fn look_up(word: &str) -> Option<Keeps> {
    if word.len() > 6 || !word.is_ascii() {
        return None;
    }
    let lower = word.to_ascii_lowercase();
    BY_WORD.binary_search_by_key(&lower.as_str(), |(word, _)| word).ok().map(|at| BY_WORD[at].1)
}

/// The chunk after this one on the same line, when nothing but the period ends this one.
fn next_word<'a>(chunk: Chunk<'a>, after: usize) -> Option<&'a str> {
    if after < chunk.span.end() {
        return None;
    }
    let line = chunk.text[after..].split('\n').next()?;
    line.split_whitespace().next()
}

#[cfg(test)]
mod tests {
    use crate::segment::token::tokens;

    #[test]
    fn abbreviations_keep_their_period() {
        assert_eq!(
            tokens("Mr. Holm of the U.S. at 5 p.m., Jan. 3"),
            ["Mr.", "Holm", "of", "the", "U.S.", "at", "5", "p.m.", ",", "Jan.", "3"]
        );
        assert_eq!(tokens("J. K. Holm"), ["J.", "K.", "Holm"]);
        assert_eq!(tokens("No. 5 or no. Yes"), ["No.", "5", "or", "no", ".", "Yes"]);
    }

    #[test]
    fn a_word_at_the_end_of_a_sentence_does_not() {
        assert_eq!(tokens("than I. They"), ["than", "I", ".", "They"]);
        assert_eq!(tokens("in the sun. Then"), ["in", "the", "sun", ".", "Then"]);
    }
}
