//! Who said what, and the same in several accounts.

use super::{EvidenceLine, Writer, actor_id, statement_id};
use readout_document::CharSpan;
use readout_record as record;
use readout_statement::{Act, DateBasis, MediumKind, Polarity, StatementKind};
use schemars::JsonSchema;
use serde::Serialize;

/// One thing said, as one account tells it.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Statement")]
pub(super) struct StatementLine {
    /// Stands for the statement in this record.
    pub(super) id: String,
    pub(super) account: String,
    pub(super) kind: StatementKind,
    pub(super) content: Vec<EvidenceLine>,
    pub(super) quoted: Vec<EvidenceLine>,
    pub(super) speaker: Option<SpeakerLine>,
    pub(super) cue: Option<CueLine>,
    pub(super) act: Act,
    pub(super) polarity: Polarity,
    pub(super) addressee: Option<EvidenceLine>,
    pub(super) medium: Option<MediumLine>,
    pub(super) date: Option<DateLine>,
    /// Whom it came through besides the outlet, nearest first.
    pub(super) chain: Vec<EvidenceLine>,
    /// Share of statements with this confidence that are right, from 0 to 1.
    pub(super) confidence: f32,
}

/// Who said it.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Speaker")]
pub(super) struct SpeakerLine {
    /// Id of the actor, when known.
    pub(super) actor: Option<String>,
    pub(super) evidence: EvidenceLine,
}

/// The words that say it was said.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Cue")]
pub(super) struct CueLine {
    pub(super) lemma: String,
    pub(super) evidence: EvidenceLine,
}

/// By what means it was said.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Medium")]
pub(super) struct MediumLine {
    pub(super) kind: MediumKind,
    pub(super) evidence: EvidenceLine,
}

/// When it was said.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Date")]
pub(super) struct DateLine {
    /// The day, `YYYY-MM-DD`.
    pub(super) value: String,
    pub(super) basis: DateBasis,
    pub(super) evidence: EvidenceLine,
}

/// The same quoted words in several accounts.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "SameWords")]
pub(super) struct SameWordsLine {
    /// Ids of the actors the accounts give as the speaker; more than one when they do not agree.
    pub(super) speakers: Vec<String>,
    /// Texts that carry the words, copies counted once.
    pub(super) texts: usize,
    /// The fullest wording first.
    pub(super) wordings: Vec<WordingLine>,
}

/// One utterance as several accounts tell it.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "SameStatement")]
pub(super) struct SameStatementLine {
    /// Ids of the actors whom the accounts give as its speaker.
    pub(super) speakers: Vec<String>,
    /// How many texts carry it; copies of one text count once, so this is an upper bound of independent ones.
    pub(super) texts: usize,
    /// The tellings, the fullest in the most direct words first.
    pub(super) tellings: Vec<TellingLine>,
}

/// One account's telling of a statement.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Telling")]
pub(super) struct TellingLine {
    /// Id of the statement.
    pub(super) statement: String,
    /// Id of the account.
    pub(super) account: String,
    /// How it stands to the fullest telling.
    pub(super) kind: record::TellingKind,
    /// What in its content the fullest telling has not; for the fullest, what none of the others has.
    pub(super) differing: Vec<CharSpan>,
}

/// One account's wording.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Wording")]
pub(super) struct WordingLine {
    /// Id of the statement it is part of, if any.
    pub(super) statement: Option<String>,
    pub(super) kind: WordingKind,
    pub(super) evidence: EvidenceLine,
    /// What differs from the fullest wording; for the fullest, what others have otherwise.
    pub(super) differing: Vec<CharSpan>,
}

/// How a wording stands to the fullest one.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum WordingKind {
    /// It is the fullest.
    Fullest,
    /// Word for word the same.
    Equal,
    /// The same words, but not all of them.
    Cut,
    /// Some words are others.
    Drifted,
}

impl Writer<'_> {
    pub(super) fn statement(&self, number: usize, statement: &record::Statement) -> StatementLine {
        StatementLine {
            id: statement_id(number),
            account: self.id(statement.account),
            kind: statement.kind,
            content: self.all(&statement.content),
            quoted: self.all(&statement.quoted),
            speaker: statement.speaker.as_ref().map(|speaker| SpeakerLine {
                actor: speaker.actor.map(actor_id),
                evidence: self.evidence(&speaker.evidence),
            }),
            cue: statement
                .cue
                .as_ref()
                .map(|cue| CueLine { lemma: cue.lemma.clone(), evidence: self.evidence(&cue.evidence) }),
            act: statement.act,
            polarity: statement.polarity,
            addressee: statement.addressee.as_ref().map(|it| self.evidence(it)),
            medium: statement
                .medium
                .as_ref()
                .map(|medium| MediumLine { kind: medium.kind, evidence: self.evidence(&medium.evidence) }),
            date: statement.date.as_ref().map(|date| DateLine {
                value: date.value.to_string(),
                basis: date.basis,
                evidence: self.evidence(&date.evidence),
            }),
            chain: self.all(&statement.chain),
            confidence: statement.confidence,
        }
    }

    pub(super) fn same_words(&self, same: &record::SameWords) -> SameWordsLine {
        SameWordsLine {
            speakers: same.speakers.iter().copied().map(actor_id).collect(),
            texts: same.texts,
            wordings: same.wordings.iter().map(|wording| self.wording(wording)).collect(),
        }
    }

    pub(super) fn same_statement(&self, same: &record::SameStatement) -> SameStatementLine {
        SameStatementLine {
            speakers: same.speakers.iter().copied().map(actor_id).collect(),
            texts: same.texts,
            tellings: same.tellings.iter().map(|telling| self.telling(telling)).collect(),
        }
    }

    pub(super) fn telling(&self, telling: &record::Telling) -> TellingLine {
        let account = self.record.statements[telling.statement.0].account;
        TellingLine {
            statement: statement_id(telling.statement.0),
            account: self.id(account),
            kind: telling.kind,
            differing: telling.differing.iter().map(|span| self.chars(account, *span)).collect(),
        }
    }

    pub(super) fn wording(&self, wording: &record::Wording) -> WordingLine {
        WordingLine {
            statement: wording.statement.map(|number| statement_id(number.0)),
            kind: match wording.kind {
                record::WordingKind::Fullest => WordingKind::Fullest,
                record::WordingKind::Equal => WordingKind::Equal,
                record::WordingKind::Cut => WordingKind::Cut,
                record::WordingKind::Drifted => WordingKind::Drifted,
            },
            evidence: self.evidence(&wording.evidence),
            differing: wording.differing.iter().map(|span| self.chars(wording.account, *span)).collect(),
        }
    }
}
