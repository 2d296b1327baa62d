//! The features of one decision, as hashed keys.

/// The key of a template with one to three values.
macro_rules! key {
    ($t:expr, $a:expr) => {
        crate::model::hash::one($t, $a)
    };
    ($t:expr, $a:expr, $b:expr) => {
        crate::model::hash::two($t, $a, $b)
    };
    ($t:expr, $a:expr, $b:expr, $c:expr) => {
        crate::model::hash::three($t, $a, $b, $c)
    };
}

pub(super) use key;

/// Most features of one decision.
const MOST: usize = 160;

/// The features of one decision.
pub(crate) struct Keys {
    keys: [u64; MOST],
    len: usize,
}

impl Keys {
    pub(crate) fn new() -> Self {
        Self { keys: [0; MOST], len: 0 }
    }

    #[inline(always)]
    pub(super) fn push(&mut self, key: u64) {
        if let Some(place) = self.keys.get_mut(self.len) {
            *place = key;
            self.len += 1;
        }
    }

    pub(crate) fn clear(&mut self) {
        self.len = 0;
    }

    pub(crate) fn as_slice(&self) -> &[u64] {
        &self.keys[..self.len]
    }
}
