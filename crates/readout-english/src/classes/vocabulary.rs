//! Words known before training, looked up in place.

use crate::model::ModelError;

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its class, from 1; 0 for a word without one.
    pub class: u16,
    /// The group its class belongs to, from 1; 0 without a class.
    pub coarse: u8,
    /// Which set of tags the treebank gives it, from 1; 0 for a word that is rare there.
    pub tags: u8,
    /// The only tag the treebank ever gives it, from 1; 0 when there are several or it is not common.
    pub sure: u8,
}

impl Entry {
    /// 10 bits of class, 7 of coarse class, 7 of tag set, 8 of sure tag.
    fn pack(self) -> u64 {
        u64::from(self.class & 0x3ff)
            | u64::from(self.coarse & 0x7f) << 10
            | u64::from(self.tags & 0x7f) << 17
            | u64::from(self.sure) << 24
    }

    #[inline(always)]
    fn unpack(bits: u64) -> Self {
        Self {
            class: (bits & 0x3ff) as u16,
            coarse: (bits >> 10 & 0x7f) as u8,
            tags: (bits >> 17 & 0x7f) as u8,
            sure: (bits >> 24) as u8,
        }
    }
}

const MAGIC: [u8; 4] = *b"RDv1";
const LINE: usize = 64;
const SLOTS: usize = 8;
const HEADER: usize = 64;

/// A table of words in place in a byte string: lines of eight slots, each with 32 bits of the word's key and its
/// [`Entry`]; a word stands in the line its key names or, when that is full, in the next.
#[derive(Clone, Copy, Debug)]
pub struct Vocabulary<'a> {
    mask: usize,
    lines: &'a [[u8; LINE]],
}

impl<'a> Vocabulary<'a> {
    /// Takes the bytes that [`Vocabulary::write`] made. Nothing is copied.
    ///
    /// # Errors
    /// When the bytes are no vocabulary or end too early.
    pub fn read(bytes: &'a [u8]) -> Result<Self, ModelError> {
        let count = bytes
            .get(4..)
            .and_then(|rest| rest.first_chunk())
            .map(|count| u32::from_le_bytes(*count) as usize);
        let count = count.filter(|count| bytes.starts_with(&MAGIC) && count.is_power_of_two());
        let count = count.ok_or(ModelError::NotAModel { expected: "vocabulary" })?;
        let need = HEADER + count * LINE;
        let lines = bytes.get(HEADER..need);
        let lines = lines.ok_or(ModelError::CutOff { kind: "vocabulary", have: bytes.len(), need })?;
        Ok(Self { mask: count - 1, lines: lines.as_chunks().0 })
    }

    /// Bytes of the table, for reading what follows it.
    pub fn len(&self) -> usize {
        HEADER + self.lines.len() * LINE
    }

    /// Whether it has no room for any word.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// What is known of the word with that key.
    #[inline]
    pub fn get(&self, key: u64) -> Option<Entry> {
        let wanted = fingerprint(key);
        let mut line = key as usize & self.mask;
        for _ in 0..self.lines.len() {
            for slot in self.lines[line].as_chunks::<8>().0 {
                let slot = u64::from_le_bytes(*slot);
                if slot as u32 == wanted {
                    return Some(Entry::unpack(slot >> 32));
                }
                if slot == 0 {
                    return None;
                }
            }
            line = (line + 1) & self.mask;
        }
        None
    }

    /// Writes words, sorted by key, as a table.
    pub fn write(words: &[(u64, Entry)]) -> Vec<u8> {
        let lines = (words.len() * 5 / 4 / SLOTS + 1).next_power_of_two();
        let mut table = vec![0u64; lines * SLOTS];
        for (key, entry) in words {
            let mut at = (*key as usize & (lines - 1)) * SLOTS;
            while table[at] != 0 {
                at = (at + 1) % table.len();
            }
            table[at] = u64::from(fingerprint(*key)) | entry.pack() << 32;
        }
        let mut out = Vec::with_capacity(HEADER + lines * LINE);
        out.extend(MAGIC);
        out.extend((lines as u32).to_le_bytes());
        out.resize(HEADER, 0);
        table.iter().for_each(|slot| out.extend(slot.to_le_bytes()));
        out
    }
}

fn fingerprint(key: u64) -> u32 {
    ((key >> 32) as u32).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::hash;

    #[test]
    fn every_word_written_is_found() {
        let entry = |n: u16| Entry {
            class: n % 1024,
            coarse: n as u8 % 128,
            tags: (n / 8 % 128) as u8,
            sure: n as u8,
        };
        let words: Vec<(u64, Entry)> = (0..3000).map(|n| (hash::number(u64::from(n)), entry(n))).collect();
        let bytes = Vocabulary::write(&words);
        let vocabulary = Vocabulary::read(&bytes).unwrap();
        assert!(words.iter().all(|(key, entry)| vocabulary.get(*key) == Some(*entry)));
        assert_eq!(vocabulary.get(hash::number(70_000)), None);
        assert!(Vocabulary::read(&bytes[..bytes.len() - 1]).is_err());
    }
}
