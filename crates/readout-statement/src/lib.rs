//! What one account says: who said what, to whom and when, and who is named in it.

mod account;
pub mod contract;

pub use account::{
    Account, Act, Actor, ActorId, ActorKind, Cue, DateBasis, Medium, MediumKind, Mention, MentionForm,
    Polarity, Speaker, Statement, StatementDate, StatementKind,
};
