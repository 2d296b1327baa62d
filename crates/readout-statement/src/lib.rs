//! What one account says: who said what, to whom and when, and who is named in it.

mod account;
mod actors;
mod confidence;
pub mod contract;
pub mod cues;
mod events;
mod figures;
mod occasion;
mod read;
mod speech;
mod through;

pub use account::{
    Account, Act, Actor, ActorId, ActorKind, Bound, Cue, CurrencyBasis, CurrencyFrom, DateBasis, Event,
    EventAuxiliary, EventDate, EventKind, EventMention, EventMode, EventStatus, Figure, Medium, MediumKind,
    Mention, MentionForm, Participant, Polarity, Quantity, Role, Speaker, Statement, StatementDate,
    StatementKind, Tense,
};
pub use actors::{Office, name_key};
pub use confidence::sorts;
pub use read::{english, read, read_with};
