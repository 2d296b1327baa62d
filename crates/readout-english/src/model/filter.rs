//! Which features a table knows: asked first, because most features of a decision have no weight and the table lies in
//! no cache.
//!
//! One bit for each hash, eight bits for each place of the table (a Bloom filter with one hash function): of the
//! features that are not in the table, about one in nine is looked up in vain.

/// Features that are looked up together.
pub(super) const MOST: usize = 96;

/// Bits, in place in a byte string.
#[derive(Clone, Copy, Debug)]
pub(super) struct Filter<'a> {
    words: &'a [[u8; 8]],
    mask: usize,
}

/// The bit of a feature. Tables use the lowest and the highest bits of a key, this the ones between.
#[inline(always)]
fn bit(key: u64) -> usize {
    (key >> 22) as usize
}

impl<'a> Filter<'a> {
    /// Bytes of the filter of a table of `places` places (a power of two, at least 8).
    pub(super) fn size(places: usize) -> usize {
        places.max(8)
    }

    /// Takes the filter at the start of `bytes`; none when they end too early.
    pub(super) fn read(bytes: &'a [u8], places: usize) -> Option<Self> {
        let words = bytes.get(..Self::size(places))?.as_chunks().0;
        Some(Self { words, mask: Self::size(places) * 8 - 1 })
    }

    /// The bytes of the filter of a table of `places` places that holds `keys`.
    pub(super) fn write(places: usize, keys: &[u64]) -> Vec<u8> {
        let mut bytes = vec![0; Self::size(places)];
        for &key in keys {
            let at = bit(key) & (bytes.len() * 8 - 1);
            bytes[at / 8] |= 1 << (at % 8);
        }
        bytes
    }

    /// Those of `features` (at most [`MOST`]) that the table may know.
    #[inline(always)]
    pub(super) fn known<'k>(&self, features: &[u64], known: &'k mut [u64; MOST]) -> &'k [u64] {
        let mut count = 0;
        for &key in features.iter().take(MOST) {
            let at = bit(key) & self.mask;
            let word = u64::from_le_bytes(self.words[at / 64]);
            known[count.min(MOST - 1)] = key;
            count += (word >> (at % 64)) as usize & 1;
        }
        &known[..count]
    }

    /// Parts `features` (at most [`MOST`]) into those that the table may know and the others; returns how many of each.
    #[inline(always)]
    pub(super) fn part(
        &self,
        features: &[u64],
        known: &mut [u64; MOST],
        others: &mut [u64; MOST],
    ) -> (usize, usize) {
        let (mut here, mut there) = (0, 0);
        for &key in features.iter().take(MOST) {
            let at = bit(key) & self.mask;
            let is_known = (u64::from_le_bytes(self.words[at / 64]) >> (at % 64)) as usize & 1;
            known[here.min(MOST - 1)] = key;
            others[there.min(MOST - 1)] = key;
            here += is_known;
            there += 1 - is_known;
        }
        (here, there)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::hash::number;

    #[test]
    fn what_was_written_is_known_and_most_of_the_rest_is_not() {
        let keys: Vec<u64> = (0..1000).map(number).collect();
        let bytes = Filter::write(1024, &keys);
        let filter = Filter::read(&bytes, 1024).unwrap();
        let mut known = [0; MOST];
        for keys in keys.chunks(MOST) {
            assert_eq!(filter.known(keys, &mut known), keys);
        }
        let others: Vec<u64> = (1000..1000 + MOST as u64).map(number).collect();
        assert!(filter.known(&others, &mut known).len() < MOST / 4);
        assert!(Filter::read(&bytes[..100], 1024).is_none());
    }
}
