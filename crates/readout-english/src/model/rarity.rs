//! Counting features before training, so that rare ones get no weights.

/// Counts of features, a little too high now and then: two places of a table for each, the lower one counts
/// (count-min sketch, Cormode and Muthukrishnan 2005). Leaving rare features out keeps a model small, quick, and off
/// the accidents of its training data.
#[derive(Clone, Debug)]
pub struct Rarity {
    counts: Vec<u8>,
    least: u8,
}

const PLACES: usize = 1 << 26;

impl Rarity {
    /// Features are to be counted at least `least` times to be learnt.
    pub fn new(least: u8) -> Self {
        Self { counts: vec![0; PLACES], least }
    }

    fn places(key: u64) -> [usize; 2] {
        [key as usize % PLACES, (key >> 32) as usize % PLACES]
    }

    /// Counts the features of one decision.
    pub fn count(&mut self, features: &[u64]) {
        for &key in features {
            for place in Self::places(key) {
                self.counts[place] = self.counts[place].saturating_add(1);
            }
        }
    }

    /// Whether a feature is common enough.
    #[inline]
    pub fn admits(&self, key: u64) -> bool {
        Self::places(key).iter().all(|&place| self.counts[place] >= self.least)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::hash::number;

    #[test]
    fn features_seen_too_seldom_are_not_admitted() {
        let mut rarity = Rarity::new(2);
        rarity.count(&[number(1), number(2)]);
        rarity.count(&[number(1)]);
        assert!(rarity.admits(number(1)) && !rarity.admits(number(2)) && !rarity.admits(number(3)));
    }
}
