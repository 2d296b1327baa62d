//! Reading English news: sentences, tokens, tags, parse, names and times.

mod analysis;
pub mod model;
mod parse;
mod quotation;
mod tag;

pub use analysis::{Analysis, Quotation, Sentence, Token};
pub use parse::Relation;
pub use quotation::quotations;
pub use tag::{Case, Degree, Feats, Gender, Mood, Number, Person, PronType, Tense, Upos, VerbForm, Xpos};
