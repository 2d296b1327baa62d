//! Linear models: how features are hashed, weights trained, stored and read in place.
//!
//! A feature is a 64-bit key ([`hash`]). A [`Trainer`] learns one weight for each feature and class with the averaged
//! perceptron (Collins 2002) or its large-margin form, and writes a [`SparseModel`]: a byte string that is read where
//! it stands, so that a model inside the binary costs nothing to load. A [`LaneModel`] is the same for three classes, one
//! cache line a look-up.

mod filter;
pub mod hash;
mod label_set;
mod lanes;
mod rarity;
mod shuffle;
mod sparse;
mod threads;
mod tier;
mod trainer;
mod uses;

pub use label_set::UnknownLabel;
pub(crate) use label_set::label_set;
pub use lanes::{LANES, LaneModel, LaneTrainer, write_lanes};
pub use rarity::Rarity;
pub use shuffle::Shuffle;
pub(crate) use sparse::best as best_of;
pub use sparse::{SparseModel, write as write_sparse};
pub use threads::side_by_side;
pub use trainer::{Rows, Trainer, mean};
pub use uses::Uses;

/// Why the bytes of a model cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// The bytes do not begin as a model of that kind does.
    #[error("this is not a {expected} model: make it again with the `train` program")]
    NotAModel {
        /// The kind that was asked for.
        expected: &'static str,
    },
    /// The bytes end before the model does.
    #[error(
        "the {kind} model is cut off: {have} bytes where {need} were written; make it again with the `train` program"
    )]
    CutOff {
        /// The kind of model.
        kind: &'static str,
        /// Bytes that are there.
        have: usize,
        /// Bytes that should be.
        need: usize,
    },
}

/// The first bytes of a model: its magic, then its fields.
fn header<const N: usize>(magic: [u8; 4], fields: [u32; N]) -> Vec<u8> {
    let mut out = magic.to_vec();
    fields.iter().for_each(|field| out.extend(field.to_le_bytes()));
    out.resize(64, 0);
    out
}

/// The magic and the fields of a header.
fn fields<const N: usize>(header: &[u8; 64]) -> [u32; N] {
    std::array::from_fn(|at| header.as_chunks::<4>().0.get(at).map_or(0, |field| u32::from_le_bytes(*field)))
}
