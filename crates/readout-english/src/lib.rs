//! Reading English news: sentences, tokens, tags, parse, names and times.

mod analysis;

pub use analysis::{Analysis, Quotation, Sentence, Token};
