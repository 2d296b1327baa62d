//! How often each feature is asked for, so that those asked for most can stand together.

use rustc_hash::FxHashMap;

/// Counts of features over decisions like those of reading.
#[derive(Clone, Debug, Default)]
pub struct Uses {
    counts: FxHashMap<u64, u32>,
}

impl Uses {
    /// Counts the features of one decision.
    pub fn count(&mut self, features: &[u64]) {
        for &key in features {
            let count = self.counts.entry(key).or_default();
            *count = count.saturating_add(1);
        }
    }

    /// Those of `keys` that were counted, the most used first, each with its place in `keys`.
    pub(super) fn order(&self, keys: impl Iterator<Item = u64>) -> Vec<(usize, u64)> {
        let used = keys.enumerate().filter_map(|(at, key)| Some((*self.counts.get(&key)?, key, at)));
        let mut used: Vec<(u32, u64, usize)> = used.collect();
        used.sort_unstable_by_key(|&(count, key, _)| (std::cmp::Reverse(count), key));
        used.into_iter().map(|(_, key, at)| (at, key)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_used_come_first_and_what_was_never_used_not_at_all() {
        let mut uses = Uses::default();
        uses.count(&[7, 9]);
        uses.count(&[9]);
        assert_eq!(uses.order([5, 7, 9].into_iter()), [(2, 9), (1, 7)]);
    }
}
