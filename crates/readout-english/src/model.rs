//! Linear models: how they are trained, stored and read in place.

mod label_set;

pub use label_set::UnknownLabel;

pub(crate) use label_set::label_set;
