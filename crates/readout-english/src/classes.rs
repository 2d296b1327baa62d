//! Word classes: groups of words that stand in like company, from raw text.

mod exchange;
mod vocabulary;

pub use exchange::{Exchange, WordClasses};
pub use vocabulary::{Entry, Vocabulary};
