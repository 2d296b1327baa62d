//! Parts of speech: what kind of word each token is.

mod feats;
mod upos;

pub use feats::{Case, Degree, Feats, Gender, Mood, Number, Person, PronType, Tense, VerbForm};
pub use upos::{Upos, Xpos};
