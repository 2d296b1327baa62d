//! Where accounts differ, and where parties do.

use super::positions::SaidLine;
use super::{EvidenceLine, Writer, actor_id, issue_id};
use readout_record as record;
use schemars::JsonSchema;
use serde::Serialize;

/// Something that accounts give differently.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Difference")]
pub(super) struct DifferenceLine {
    pub(super) kind: record::DifferenceKind,
    /// Id of the actor whose words or doings they are, when known.
    pub(super) actor: Option<String>,
    /// Texts that have a part in it, copies counted once.
    pub(super) texts: usize,
    /// At least two.
    pub(super) sides: Vec<SideLine>,
}

/// One way to tell it.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Side")]
pub(super) struct SideLine {
    pub(super) evidence: Vec<EvidenceLine>,
    /// Id of who says so, when the sides are speakers.
    pub(super) actor: Option<String>,
}

/// Parties that do not say the same of an issue.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Disagreement")]
pub(super) struct DisagreementLine {
    /// Id of the issue.
    pub(super) issue: String,
    /// By stance, then actor.
    pub(super) sides: Vec<PartyLine>,
}

/// What one party says.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Party")]
pub(super) struct PartyLine {
    pub(super) stance: record::Stance,
    /// Id of the actor.
    pub(super) actor: String,
    /// What it has said, in order of time.
    pub(super) said: Vec<SaidLine>,
}

impl Writer<'_> {
    pub(super) fn difference(&self, difference: &record::Difference) -> DifferenceLine {
        let side = |side: &record::Side| SideLine {
            evidence: self.all(&side.evidence),
            actor: side.actor.map(actor_id),
        };
        DifferenceLine {
            kind: difference.kind,
            actor: difference.actor.map(actor_id),
            texts: difference.texts,
            sides: difference.sides.iter().map(side).collect(),
        }
    }

    pub(super) fn disagreement(&self, disagreement: &record::Disagreement) -> DisagreementLine {
        let party = |party: &record::Party| PartyLine {
            stance: party.stance,
            actor: actor_id(party.actor),
            said: party.said.iter().map(|said| self.said(said)).collect(),
        };
        DisagreementLine {
            issue: issue_id(disagreement.issue.0),
            sides: disagreement.sides.iter().map(party).collect(),
        }
    }
}
