//! An event as it is published.

use super::{Places, Words, actor_id};
use crate::{DateBasis, EventAuxiliary, EventKind, EventMode, EventStatus, Role};
use readout_document::CharSpan;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A happening as the account tells it: several sentences on one happening are one event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Event {
    /// "e1", "e2" and so on, in order of first mention; unique within the account.
    pub id: String,
    /// What happened.
    pub kind: EventKind,
    /// How the parties were together, after PLOVER's modes of CONSULT; null when the account does not tell.
    pub mode: Option<EventMode>,
    /// How far it has come, as the account gives it.
    pub status: EventStatus,
    /// Whether it is background, still to come, only supposed, or said not to be; null for none of these.
    pub auxiliary: Option<EventAuxiliary>,
    /// Who takes part, was asked to, or is said not to be there, in order of the text.
    pub participants: Vec<Participant>,
    /// Where; null when the account does not tell.
    pub place: Option<Words>,
    /// When; null when the account does not tell.
    pub date: Option<EventDate>,
    /// For how long ("nearly 40 minutes"); null when the account does not tell.
    pub duration: Option<Words>,
    /// `id` of the statement that it is known from; null when the account tells it itself.
    pub statement: Option<String>,
    /// Whether nothing but the caption of a picture tells it.
    pub caption_only: bool,
    /// Every place that tells it, in order of the text; never empty.
    pub mentions: Vec<EventMention>,
}

/// Somebody who takes part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Participant {
    /// `id` of the actor that the words name; null when that is not known.
    pub actor: Option<String>,
    /// First character of the noun phrase or pronoun.
    pub start: usize,
    /// One past its last character.
    pub end: usize,
    /// The words, as they stand.
    pub text: String,
    /// As what.
    pub role: Role,
    /// On which side, where the words part them: 0 for the subject's, 1 for the other's; null where they do not.
    pub side: Option<u8>,
}

/// A day or days; a month or a year where the account tells no more. A week ("next week") is no date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EventDate {
    /// The first day, `YYYY-MM-DD`.
    #[schemars(extend("format" = "date"))]
    pub value: String,
    /// The last day; the same as `value` when there is one.
    #[schemars(extend("format" = "date"))]
    pub last: String,
    /// How it is known.
    pub basis: DateBasis,
    /// First character of the words it rests on.
    pub start: usize,
    /// One past their last character.
    pub end: usize,
}

/// A place of the text that tells of an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EventMention {
    /// First character of the clause or noun phrase.
    pub start: usize,
    /// One past its last character.
    pub end: usize,
    /// The words, as they stand.
    pub text: String,
    /// The verb or noun that names the happening.
    pub anchor: CharSpan,
    /// How far it has come, as this place gives it.
    pub status: EventStatus,
}

impl Places<'_> {
    /// The event at `at` of its account.
    pub(super) fn event(&self, at: usize, event: &crate::Event) -> Event {
        Event {
            id: format!("e{}", at + 1),
            kind: event.kind,
            mode: event.mode,
            status: event.status,
            auxiliary: event.auxiliary,
            participants: event.participants.iter().map(|party| self.participant(party)).collect(),
            place: event.place.map(|span| self.words(span)),
            date: event.date.map(|date| {
                let CharSpan { start, end } = self.chars(date.span);
                EventDate {
                    value: date.start.to_string(),
                    last: date.end.to_string(),
                    basis: date.basis,
                    start,
                    end,
                }
            }),
            duration: event.duration.map(|span| self.words(span)),
            statement: event.statement.map(|at| format!("s{}", at + 1)),
            caption_only: event.caption_only,
            mentions: event.mentions.iter().map(|mention| self.event_mention(mention)).collect(),
        }
    }

    fn participant(&self, party: &crate::Participant) -> Participant {
        let Words { start, end, text } = self.words(party.span);
        let actor = party.actor.map(|actor| actor_id(actor.0));
        Participant { actor, start, end, text, role: party.role, side: party.side }
    }

    fn event_mention(&self, mention: &crate::EventMention) -> EventMention {
        let Words { start, end, text } = self.words(mention.span);
        EventMention { start, end, text, anchor: self.chars(mention.anchor), status: mention.status }
    }
}
