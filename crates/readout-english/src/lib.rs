//! Reading English news: sentences, tokens, tags, parse, names and times.

mod analysis;
mod quotation;

pub use analysis::{Analysis, Quotation, Sentence, Token};
pub use quotation::quotations;
