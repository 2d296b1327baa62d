//! The dependency parse: which word each token hangs on, and as what.

#[cfg(test)]
mod asserted;
mod features;
mod input;
mod keys;
mod labels;
mod parser;
mod relation;
mod settle;
mod stage;
mod state;
pub mod training;
mod units;
mod usual;

pub use parser::{Arc, Parser};
pub use relation::Relation;
pub use stage::parse;
