//! Places in a text: byte offsets inside the program, characters at its edge, as different types.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A stretch of a text in UTF-8 byte offsets, end exclusive. It never ends before it starts.
///
/// ```
/// use readout_document::Span;
/// let span = Span::new(4, 9);
/// assert_eq!(span.of("The ferry sailed."), "ferry");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// A span from `start` to `end`, in bytes.
    ///
    /// # Panics
    /// When `end` lies before `start`, or beyond 4 GiB (documents are bounded far below).
    pub fn new(start: usize, end: usize) -> Self {
        assert!(start <= end && end <= u32::MAX as usize, "no span runs from {start} to {end}");
        Self { start: start as u32, end: end as u32 }
    }

    /// First byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// One past the last byte.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether nothing lies inside.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The words that stand there.
    ///
    /// # Panics
    /// When the span does not lie on character boundaries of `text`.
    pub fn of(self, text: &str) -> &str {
        &text[self.start()..self.end()]
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the byte at `offset` lies inside.
    pub fn holds(self, offset: usize) -> bool {
        self.start() <= offset && offset < self.end()
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The same stretch without white space at its edges.
    pub fn trim(self, text: &str) -> Span {
        let words = self.of(text);
        let start = self.start() + (words.len() - words.trim_start().len());
        Span::new(start, start + words.trim().len())
    }
}

/// A stretch of a text in characters (Unicode scalar values), end exclusive: what the contracts print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct CharSpan {
    /// First character.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
}

/// Turns byte offsets of one text into character offsets and back, in constant time a question.
#[derive(Clone, Debug)]
pub struct CharIndex {
    /// Characters before each block of `BLOCK` bytes.
    before: Vec<u32>,
    text_is_ascii: bool,
}

const BLOCK: usize = 64;

impl CharIndex {
    /// Reads `text` once.
    pub fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Self { before: Vec::new(), text_is_ascii: true };
        }
        let mut before = Vec::with_capacity(text.len() / BLOCK + 1);
        let mut seen = 0;
        for block in text.as_bytes().chunks(BLOCK) {
            before.push(seen);
            seen += block.iter().filter(|byte| is_first_byte(**byte)).count() as u32;
        }
        before.push(seen);
        Self { before, text_is_ascii: false }
    }

    /// Characters before byte `offset` of the text the index was made from.
    pub fn to_char(&self, text: &str, offset: usize) -> usize {
        if self.text_is_ascii {
            return offset;
        }
        let block = offset / BLOCK;
        let rest = &text.as_bytes()[block * BLOCK..offset];
        self.before[block] as usize + rest.iter().filter(|byte| is_first_byte(**byte)).count()
    }

    /// The byte at which character `offset` of the text starts; the text's length when it has fewer.
    pub fn to_byte(&self, text: &str, offset: usize) -> usize {
        if self.text_is_ascii {
            return offset.min(text.len());
        }
        let block = self.before.partition_point(|before| (*before as usize) <= offset).saturating_sub(1);
        let mut left = offset - self.before[block] as usize;
        let mut byte = block * BLOCK;
        while byte < text.len() {
            if is_first_byte(text.as_bytes()[byte]) {
                if left == 0 {
                    return byte;
                }
                left -= 1;
            }
            byte += 1;
        }
        text.len()
    }

    /// A byte span in characters.
    pub fn to_chars(&self, text: &str, span: Span) -> CharSpan {
        CharSpan { start: self.to_char(text, span.start()), end: self.to_char(text, span.end()) }
    }

    /// A character span in bytes, cut at the end of the text.
    pub fn to_bytes(&self, text: &str, span: CharSpan) -> Span {
        let start = self.to_byte(text, span.start);
        Span::new(start, self.to_byte(text, span.end).max(start))
    }
}

fn is_first_byte(byte: u8) -> bool {
    (byte as i8) >= -0x40
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_and_bytes_convert_both_ways_across_block_edges() {
        let text = "“Ærø” – 東京 ".repeat(40);
        let index = CharIndex::new(&text);
        for (chars, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(index.to_char(&text, byte), chars);
            assert_eq!(index.to_byte(&text, chars), byte);
        }
        assert_eq!(index.to_char(&text, text.len()), text.chars().count());
        assert_eq!(index.to_byte(&text, text.chars().count() + 7), text.len());
    }

    #[test]
    fn trimming_keeps_a_span_in_place() {
        let text = "a  “b” \n";
        assert_eq!(Span::new(1, text.len()).trim(text).of(text), "“b”");
        assert_eq!(Span::new(1, 3).trim(text).len(), 0);
    }
}
