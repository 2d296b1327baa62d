//! What a tagger sees of a word before it knows anything else: its letters, hashed once.

use crate::model::hash;

/// Longest prefix and suffix that are kept, in characters.
pub(crate) const AFFIX: usize = 5;

/// The hashed letters of one token. Digits count as `0`, curly apostrophes as straight ones.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Form {
    /// The form as written.
    pub exact: u64,
    /// The form in lower case.
    pub lower: u64,
    /// First one to five letters, in lower case; the whole word where it is shorter.
    pub prefixes: [u64; AFFIX],
    /// Last one to five letters, in lower case.
    pub suffixes: [u64; AFFIX],
    /// Kinds of its characters, runs shortened.
    pub shape: u64,
    /// Whether it begins with a capital.
    pub capital: bool,
    /// Whether all its letters are capitals and there are two or more.
    pub capitals: bool,
    /// Whether it holds a digit.
    pub digit: bool,
}

/// The kind of a character in a shape.
fn kind(character: char) -> u8 {
    match character {
        'A'..='Z' => b'X',
        'a'..='z' => b'x',
        '0'..='9' => b'd',
        c if c.is_ascii() => c as u8,
        c if c.is_uppercase() => b'X',
        c if c.is_alphabetic() => b'x',
        c if c.is_numeric() => b'd',
        _ => b'?',
    }
}

/// One character as features see it.
fn normal(character: char) -> char {
    match character {
        '0'..='9' => '0',
        '\u{2018}' | '\u{2019}' | '`' | '\u{b4}' => '\'',
        other => other,
    }
}

impl Form {
    /// Reads the letters of a token.
    pub(crate) fn new(word: &str) -> Self {
        let mut form = Self::default();
        let mut lowered = [0u32; 64];
        let mut length = 0;
        let (mut exact, mut lower, mut shape) = (hash::EMPTY, hash::EMPTY, hash::EMPTY);
        let (mut last, mut run) = (0u8, 0u32);
        let (mut upper, mut letters) = (0, 0);
        for (at, character) in word.chars().map(normal).enumerate() {
            let kind = kind(character);
            let small =
                if character.is_ascii() { character.to_ascii_lowercase() } else { lower_of(character) };
            exact = push(exact, character);
            lower = push(lower, small);
            run = if kind == last { run + 1 } else { 1 };
            last = kind;
            if run <= 2 {
                shape = hash::push(shape, kind);
            }
            upper += u32::from(kind == b'X');
            letters += u32::from(kind == b'X' || kind == b'x');
            form.capital |= at == 0 && kind == b'X';
            form.digit |= kind == b'd';
            if at < AFFIX {
                form.prefixes[at..].fill(hash::spread(lower));
            }
            lowered[length % 64] = small as u32;
            length += 1;
        }
        let mut suffix = hash::EMPTY;
        for at in 0..AFFIX {
            if at < length {
                let letter = lowered[(length - 1 - at) % 64];
                suffix = (suffix ^ u64::from(letter)).wrapping_mul(0x0000_0100_0000_01b3);
            }
            form.suffixes[at] = hash::spread(suffix);
        }
        form.exact = hash::spread(exact);
        form.lower = hash::spread(lower);
        form.shape = hash::spread(shape);
        form.capitals = letters >= 2 && upper == letters;
        form
    }
}

fn lower_of(character: char) -> char {
    character.to_lowercase().next().unwrap_or(character)
}

#[inline(always)]
fn push(hash: u64, character: char) -> u64 {
    (hash ^ character as u64).wrapping_mul(0x0000_0100_0000_01b3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_look_alike_share_what_they_share() {
        let (old, new) = (Form::new("Harbours"), Form::new("harbours"));
        assert_ne!(old.exact, new.exact);
        assert_eq!((old.lower, old.suffixes, old.prefixes), (new.lower, new.suffixes, new.prefixes));
        assert!(old.capital && !old.capitals && !new.capital);
        assert_eq!(Form::new("1998").exact, Form::new("2031").exact);
        assert_eq!(Form::new("n’t").exact, Form::new("n't").exact);
        assert_eq!(Form::new("Harbour").shape, Form::new("Ferry").shape);
    }
}
