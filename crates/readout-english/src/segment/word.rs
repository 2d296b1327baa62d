//! Words: letters and digits, and the marks that may stand inside one ("O'Rourke", "U.S.", "AT&T", "non-profit").

use super::abbreviation;
use super::clitic;
use super::token::Chunk;

/// Prefixes that keep the word after the hyphen: every other hyphen is a token of its own.
const PREFIXES: [&str; 40] = [
    "anti", "arch", "bi", "co", "counter", "cross", "de", "e", "em", "ex", "extra", "hyper", "inter",
    "intra", "mega", "meta", "micro", "mid", "mini", "mis", "multi", "neo", "non", "over", "post", "pre",
    "pro", "pseudo", "psycho", "quasi", "re", "semi", "socio", "sub", "super", "trans", "tri", "ultra", "un",
    "under",
];

/// Where the word that begins at `start` ends, clitics included.
pub(super) fn end_of_word(chunk: Chunk, start: usize) -> usize {
    let mut end = start;
    while let Some(c) = chunk.char_at(end) {
        if c.is_alphanumeric() || is_joined_to_letters(c) {
            end += c.len_utf8();
            continue;
        }
        match end_of_joiner(chunk, start, end, c) {
            Some(after) => end = after,
            None => break,
        }
    }
    end
}

/// Marks and signs that never stand alone inside a word: combining accents, joiners of emoji and scripts, soft hyphens.
pub(super) fn is_joined_to_letters(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{fe0f}' | '\u{ad}')
}

/// Where a mark inside a word ends, when the word goes on after it (or ends with it).
fn end_of_joiner(chunk: Chunk, start: usize, at: usize, mark: char) -> Option<usize> {
    let after = at + mark.len_utf8();
    let next = chunk.char_at(after);
    let next_is_letter = next.is_some_and(char::is_alphanumeric);
    let word = &chunk.text[start..at];
    let joins = match mark {
        '.' => return abbreviation::end_at_period(chunk, start, at),
        '\'' | '’' | '`' | '‘' => next_is_letter && clitic::apostrophe_joins(chunk, start, at, after),
        '-' | '‐' | '\u{2011}' => next_is_letter && hyphen_joins(word),
        '&' => next_is_letter && is_short_capitals(word) && next.is_some_and(char::is_uppercase),
        '_' | '@' => next_is_letter || next == Some('_'),
        '/' => next_is_letter && slash_joins(chunk, word, after),
        _ => false,
    };
    joins.then_some(after)
}

/// "non-profit", "re-elected" stay whole; "peace-keeping" does not.
fn hyphen_joins(before: &str) -> bool {
    before.len() <= 8 && PREFIXES.iter().any(|prefix| before.eq_ignore_ascii_case(prefix))
}

/// "AT&T", "P&L".
fn is_short_capitals(word: &str) -> bool {
    word.len() <= 4 && word.chars().all(char::is_uppercase)
}

/// "w/o", "L/C": single letters on both sides of the stroke.
fn slash_joins(chunk: Chunk, before: &str, after: usize) -> bool {
    let letters = chunk.rest(after).bytes().take_while(u8::is_ascii_alphabetic).count();
    before.len() == 1 && (letters == 1 || before == "w" || before == "s")
}

#[cfg(test)]
mod tests {
    use crate::segment::token::tokens;

    #[test]
    fn hyphens_are_tokens_except_after_a_prefix() {
        assert_eq!(tokens("peace-keeping non-profit"), ["peace", "-", "keeping", "non-profit"]);
        assert_eq!(tokens("day-to-day"), ["day", "-", "to", "-", "day"]);
        assert_eq!(tokens("pro-Norrland re-elected"), ["pro-Norrland", "re-elected"]);
    }

    #[test]
    fn marks_inside_names_stay() {
        assert_eq!(tokens("O’Rourke AT&T P&L w/o"), ["O’Rourke", "AT&T", "P&L", "w/o"]);
        assert_eq!(tokens("and/or"), ["and", "/", "or"]);
    }
}
