//! The dependency parse: which word each token hangs on, and as what.

mod relation;

pub use relation::Relation;
