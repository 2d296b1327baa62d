//! The accounts, what they share, and who is named in them.

use super::{EvidenceLine, Writer, actor_id};
use readout_document::KnownFrom;
use readout_record as record;
use readout_record::ActorNumber;
use readout_statement::{ActorKind, MentionForm};
use schemars::JsonSchema;
use serde::Serialize;

/// One account.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Account")]
pub(super) struct AccountLine {
    pub(super) id: String,
    pub(super) source: String,
    pub(super) outlet: Option<KnownText>,
    pub(super) title: Option<KnownText>,
    pub(super) bylines: Vec<String>,
    /// The day it was published, `YYYY-MM-DD`.
    pub(super) published: Option<KnownText>,
    pub(super) address: Option<KnownText>,
    /// ISO 639-1 code.
    pub(super) language: Option<String>,
    /// Whether it was read; accounts in other languages than English are listed and kept.
    pub(super) read: bool,
    /// Length of its text in characters.
    pub(super) characters: usize,
    /// Number of the text it prints: accounts with the same number are copies of one.
    pub(super) text_number: usize,
    /// Accounts it shares text with.
    pub(super) copies: Vec<CopyLine>,
    /// Wire agencies its credits name.
    pub(super) credits: Vec<CreditLine>,
}

/// A fact about an account and where it is known from.
#[derive(Serialize, JsonSchema)]
pub(super) struct KnownText {
    pub(super) value: String,
    pub(super) known_from: KnownFrom,
}

/// Text shared with another account.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Copy")]
pub(super) struct CopyLine {
    /// Id of the other account.
    pub(super) with: String,
    /// Share of the shorter one's own text that stands in the other, from 0 to 1.
    pub(super) containment: f32,
    /// Whether that is enough to count the two as one text.
    pub(super) same_text: bool,
}

/// A wire agency that the account credits.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Credit")]
pub(super) struct CreditLine {
    pub(super) agency: String,
    pub(super) evidence: EvidenceLine,
}

/// Somebody the accounts name.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Actor")]
pub(super) struct ActorLine {
    /// Stands for the actor in this record.
    pub(super) id: String,
    pub(super) name: String,
    /// Other spellings and forms of the name.
    pub(super) also: Vec<String>,
    pub(super) kind: ActorKind,
    /// Titles and offices, most frequent first.
    pub(super) offices: Vec<EvidenceLine>,
    pub(super) mentions: Vec<MentionLine>,
}

/// Words that name an actor.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Mention")]
pub(super) struct MentionLine {
    pub(super) account: String,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) form: MentionForm,
}

fn known<T: ToString>(known: &Option<readout_document::Known<T>>) -> Option<KnownText> {
    known.as_ref().map(|known| KnownText { value: known.value.to_string(), known_from: known.from })
}

impl Writer<'_> {
    pub(super) fn account(&self, account: &record::RecordedAccount) -> AccountLine {
        let document = &account.document;
        let copy = |copy: &record::Copy| CopyLine {
            with: self.id(copy.with),
            containment: copy.containment,
            same_text: copy.same_text,
        };
        AccountLine {
            id: document.id.clone(),
            source: document.source.clone(),
            outlet: known(&document.outlet),
            title: known(&document.title),
            bylines: document.bylines.clone(),
            published: known(&document.published),
            address: known(&document.address),
            language: document.language.clone(),
            read: account.is_read(),
            characters: document.text.chars().count(),
            text_number: account.text,
            copies: account.copies.iter().map(copy).collect(),
            credits: account
                .credits
                .iter()
                .map(|(agency, evidence)| CreditLine {
                    agency: agency.clone(),
                    evidence: self.evidence(evidence),
                })
                .collect(),
        }
    }

    pub(super) fn actor(&self, number: ActorNumber, actor: &record::Actor) -> ActorLine {
        let mention = |mention: &record::ActorMention| {
            let place = self.chars(mention.account, mention.evidence.span());
            MentionLine {
                account: self.id(mention.account),
                start: place.start,
                end: place.end,
                form: mention.form,
            }
        };
        ActorLine {
            id: actor_id(number),
            name: actor.name.clone(),
            also: actor.also.clone(),
            kind: actor.kind,
            offices: self.all(&actor.offices),
            mentions: actor.mentions.iter().map(mention).collect(),
        }
    }
}
