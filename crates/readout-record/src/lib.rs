//! The accounts of one story held against each other.
//!
//! [`record`] is a pure function: the same accounts give the same record, whatever order they came in.

mod actors;
mod align;
mod changes;
mod check;
mod codebook;
mod coverage;
mod differences;
mod issues;
mod lexicon;
mod measures;
mod names;
mod positions;
mod reading;
mod record;
mod same_statement;
mod same_words;
mod sources;
mod timeline;

pub use changes::{Carried, Changes, Moved, Revised, Withdrawn, changes};
pub use check::{Found, check};
pub use codebook::{Codebook, CodebookError};
pub use coverage::{AccountCoverage, Coverage};
pub use differences::{Difference, DifferenceKind, Disagreement, Party, Side};
pub use issues::{Issue, IssueNumber};
pub use measures::{Given, Measure};
pub use positions::shifts::Shift;
pub use positions::{Position, Said, Stance};
pub use record::{
    AccountNumber, Actor, ActorMention, ActorNumber, Copy, Cue, Date, Medium, Record, RecordedAccount,
    SameStatement, SameWords, Sentence, Speaker, Statement, StatementNumber, Telling, TellingKind, Wording,
    WordingKind, record, record_with,
};
pub use timeline::{Happening, ToldOf};
