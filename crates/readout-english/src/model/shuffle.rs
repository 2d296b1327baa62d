//! A seeded shuffle, so that training gives the same bytes on every machine.

/// SplitMix64 (Steele, Lea and Flood 2014) and Fisher-Yates.
#[derive(Clone, Debug)]
pub struct Shuffle(u64);

impl Shuffle {
    /// A source of order with a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Whether an event of this probability happens now.
    pub fn chance(&mut self, probability: f64) -> bool {
        (self.number() >> 11) as f64 / (1u64 << 53) as f64 <= probability
    }

    /// Puts the items into a new order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, (self.number() % (at as u64 + 1)) as usize);
        }
    }
}
