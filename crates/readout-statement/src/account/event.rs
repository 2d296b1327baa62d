//! What happened, as one account tells it.

use super::{ActorId, DateBasis};
use readout_document::Span;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A happening as one account tells it: several sentences on one happening are one event.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// What happened.
    pub kind: EventKind,
    /// How the parties were together, for a call, a meeting, talks; after PLOVER's CONSULT modes.
    pub mode: Option<EventMode>,
    /// How far it has come, as this account gives it last.
    pub status: EventStatus,
    /// Whether it lies in the story's past, belongs to a supposition or is said not to be.
    pub auxiliary: Option<EventAuxiliary>,
    /// Who took part, was asked to, or is said to be left out.
    pub participants: Vec<Participant>,
    /// Where.
    pub place: Option<Span>,
    /// When.
    pub date: Option<EventDate>,
    /// For how long ("nearly 40 minutes").
    pub duration: Option<Span>,
    /// Index of the statement of the account that it is known from, when the account does not tell it itself.
    pub statement: Option<usize>,
    /// Whether only a caption tells it.
    pub caption_only: bool,
    /// Every place that tells it, in order of the text; never empty.
    pub mentions: Vec<EventMention>,
}

/// A place of the text that tells of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventMention {
    /// The clause or noun phrase.
    pub span: Span,
    /// The verb or noun that names the happening.
    pub anchor: Span,
    /// How far it has come, as this place gives it.
    pub status: EventStatus,
    /// Whether the words here tell it, and do not only name it ("after the call").
    pub stated: bool,
}

/// Somebody who takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Participant {
    /// The noun phrase or pronoun.
    pub span: Span,
    /// Whom it names, when known.
    pub actor: Option<ActorId>,
    /// As what.
    pub role: Role,
    /// On which side, where the words part them: 0 for the subject's, 1 for the other's.
    pub side: Option<u8>,
}

/// A day or days, as closely as the account lets one know them: a month or a year where it tells no more. A week ("next
/// week") is no date: it tells whether something is over, and its words stand in the mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventDate {
    /// First day.
    pub start: jiff::civil::Date,
    /// Last day; the same as `start` when there is one.
    pub end: jiff::civil::Date,
    /// How it is known.
    pub basis: DateBasis,
    /// The words it rests on.
    pub span: Span,
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum EventKind {
    Call,
    Meeting,
    Visit,
    /// A summit, a conference, an assembly.
    Conference,
    /// Negotiations; a round of them.
    Talks,
    /// An invitation or an offer to host.
    Invitation,
    /// Somebody named to an office or a team, or leaving one.
    Appointment,
    /// Prisoners or hostages exchanged or let go.
    Release,
    /// A treaty, a deal, a signing.
    Agreement,
    Vote,
    /// A measure announced: sanctions, aid, a tariff, a law.
    Measure,
    Attack,
    Ceasefire,
    /// A press conference, an interview, an address.
    Remarks,
    /// Any other happening between parties (an annexation, an expulsion, an arrest).
    Other,
}

/// How the parties were together; after PLOVER's modes of CONSULT.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum EventMode {
    Phone,
    Video,
    InPerson,
    Visit,
    ThirdParty,
    Multilateral,
}

/// How far an event has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum EventStatus {
    Held,
    UnderWay,
    Planned,
    Announced,
    Proposed,
    Postponed,
    Cancelled,
    Denied,
    Unconfirmed,
}

/// PLOVER's auxiliary modes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EventAuxiliary {
    /// Background: "the annexation in 2014".
    Historical,
    /// Still to come.
    Future,
    /// Supposed: "if they meet".
    Hypothetical,
    /// Said not to be: "they have not met".
    Negated,
}

/// As what somebody takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Takes part; nothing more is told.
    Participant,
    /// Called, attacked, announced, appointed.
    Initiator,
    /// Was called, attacked, appointed, released.
    Recipient,
    /// Where it is held.
    Host,
    /// Was invited.
    Invited,
    /// Brings the others together.
    Mediator,
    /// Is said not to be there: "without Tarvia".
    Absent,
}
