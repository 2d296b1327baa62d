//! How words are usually written inside a sentence: "please" small, "Norrland" with a capital, "bill" either way.
//! A capital that is not usual says that a sentence begins.
//!
//! Two bits a word, in a table that the word's hash points into. Words met too rarely are not there; one of them may
//! read what stands there for another word, which costs a hint and no more.

/// Number of slots: a power of two, large against the words that are counted.
const SLOTS: usize = 1 << 19;

/// Bytes of the table.
pub(super) const BYTES: usize = SLOTS / 4;

/// How a word is usually written where no sentence begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// Not met often enough.
    Unknown,
    /// Small.
    Small,
    /// Both ways.
    Either,
    /// With a capital.
    Capital,
}

/// The table, in place.
#[derive(Clone, Copy)]
pub(super) struct CaseTable<'a>(&'a [u8]);

impl<'a> CaseTable<'a> {
    /// A table of [`BYTES`] bytes; a shorter one knows no word.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// How the word with that hash is usually written.
    pub fn usual(self, word: u64) -> Case {
        let slot = (word >> 32) as usize % SLOTS;
        match self.0.get(slot / 4).map_or(0, |byte| byte >> (slot % 4 * 2) & 3) {
            0 => Case::Unknown,
            1 => Case::Small,
            2 => Case::Either,
            _ => Case::Capital,
        }
    }
}

/// Writes a table of words with how often each was met small and with a capital. Of two words with the same slot the
/// more frequent stays.
pub(super) fn write(counts: impl IntoIterator<Item = (u64, u32, u32)>) -> Vec<u8> {
    let mut words: Vec<(u32, u64, u8)> = counts
        .into_iter()
        .filter(|(_, small, capital)| small + capital >= 8)
        .map(|(word, small, capital)| {
            let share = f64::from(capital) / f64::from(small + capital);
            let case = if share < 0.2 {
                1
            } else if share > 0.8 {
                3
            } else {
                2
            };
            (small + capital, word, case)
        })
        .collect();
    words.sort_unstable();
    let mut table = vec![0u8; BYTES];
    for (_, word, case) in words {
        let slot = (word >> 32) as usize % SLOTS;
        let byte = &mut table[slot / 4];
        *byte = *byte & !(3 << (slot % 4 * 2)) | case << (slot % 4 * 2);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::hash::text;

    #[test]
    fn a_word_reads_back_as_it_is_usually_written() {
        let bytes = write([
            (text("please"), 90, 2),
            (text("norrland"), 0, 30),
            (text("bill"), 20, 20),
            (text("rare"), 2, 0),
        ]);
        let table = CaseTable::new(&bytes);
        assert_eq!(table.usual(text("please")), Case::Small);
        assert_eq!(table.usual(text("norrland")), Case::Capital);
        assert_eq!(table.usual(text("bill")), Case::Either);
        assert_eq!(table.usual(text("rare")), Case::Unknown);
    }
}
