//! What is argued about, who stands where, and what moved.

use super::{EvidenceLine, Writer, actor_id, issue_id, statement_id};
use readout_record as record;
use schemars::JsonSchema;
use serde::Serialize;

/// Something argued about.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Issue")]
pub(super) struct IssueLine {
    /// Stands for the issue in this record.
    pub(super) id: String,
    /// The words of an account that name it.
    pub(super) name: EvidenceLine,
    /// What the user's codebook calls it; null when the codebook does not define it.
    pub(super) called: Option<String>,
    /// Texts with a statement on it, copies counted once.
    pub(super) texts: usize,
}

/// What one actor has said of one issue.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Position")]
pub(super) struct PositionLine {
    /// Id of the actor.
    pub(super) actor: String,
    /// Id of the issue.
    pub(super) issue: String,
    /// In order of time.
    pub(super) said: Vec<SaidLine>,
}

/// A statement that bears on an issue.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Said")]
pub(super) struct SaidLine {
    /// Id of the statement; none when the account tells itself what the actor wants.
    pub(super) statement: Option<String>,
    /// The words that tell it.
    pub(super) evidence: EvidenceLine,
    /// The day it was said, or by which it had been said, `YYYY-MM-DD`.
    pub(super) by: Option<String>,
    /// The stance that its words carry, if they carry one.
    pub(super) stance: Option<record::Stance>,
    /// The words that carry it.
    pub(super) words: Option<EvidenceLine>,
}

/// A dated change in what an actor says.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Shift")]
pub(super) struct ShiftLine {
    /// Id of the actor.
    pub(super) actor: String,
    /// What was said before.
    pub(super) from: Vec<EvidenceLine>,
    /// The day of that, as far as an account tells, `YYYY-MM-DD`.
    pub(super) from_day: Option<String>,
    /// What was said then.
    pub(super) to: Vec<EvidenceLine>,
    /// The day of that, as far as an account tells.
    pub(super) to_day: Option<String>,
    /// The words by which accounts say themselves that it moved.
    pub(super) asserted: Vec<EvidenceLine>,
}

impl Writer<'_> {
    pub(super) fn issue(&self, number: usize, issue: &record::Issue) -> IssueLine {
        IssueLine {
            id: issue_id(number),
            name: self.evidence(&issue.name),
            called: issue.called.clone(),
            texts: issue.texts,
        }
    }

    pub(super) fn position(&self, position: &record::Position) -> PositionLine {
        PositionLine {
            actor: actor_id(position.actor),
            issue: issue_id(position.issue.0),
            said: position.said.iter().map(|said| self.said(said)).collect(),
        }
    }

    pub(super) fn said(&self, said: &record::Said) -> SaidLine {
        SaidLine {
            statement: said.statement.map(|number| statement_id(number.0)),
            evidence: self.evidence(&said.evidence),
            by: said.by.map(|day| day.to_string()),
            stance: said.stance,
            words: said.words.as_ref().map(|words| self.evidence(words)),
        }
    }

    pub(super) fn shift(&self, shift: &record::Shift) -> ShiftLine {
        ShiftLine {
            actor: actor_id(shift.actor),
            from: self.all(&shift.from),
            from_day: shift.from_day.map(|day| day.to_string()),
            to: self.all(&shift.to),
            to_day: shift.to_day.map(|day| day.to_string()),
            asserted: self.all(&shift.asserted),
        }
    }
}
