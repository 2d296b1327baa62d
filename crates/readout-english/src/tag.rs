//! Parts of speech: what kind of word each token is.

mod feats;
mod fine;
pub(crate) mod form;
mod stage;
mod tagger;
pub mod training;
mod upos;

pub use feats::{Case, Degree, Feats, Gender, Mood, Number, Person, PronType, Tense, VerbForm};
pub use fine::{FineTag, Kind};
pub use stage::{Tagged, tag};
pub use tagger::{Lexeme, Tagger};
pub use upos::{Upos, Xpos};
