//! What one account says: who said what, to whom and when, and who is named in it.

mod account;
mod actors;
pub mod contract;
pub mod cues;
mod occasion;
mod read;
mod speech;

pub use account::{
    Account, Act, Actor, ActorId, ActorKind, Cue, DateBasis, Medium, MediumKind, Mention, MentionForm,
    Polarity, Speaker, Statement, StatementDate, StatementKind,
};
pub use read::read;
