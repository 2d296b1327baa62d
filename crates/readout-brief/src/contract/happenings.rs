//! What happened, how much, and which account carries it.

use super::{EvidenceLine, Writer, actor_id, statement_id};
use crate::brief::{Brief, Line, Part};
use readout_record as record;
use readout_statement::{Bound, EventKind, EventStatus, Quantity};
use schemars::JsonSchema;
use serde::Serialize;

/// Something that happened or is to happen, as the accounts tell it together.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Happening")]
pub(super) struct HappeningLine {
    pub(super) kind: EventKind,
    /// Ids of the actors that take part.
    pub(super) participants: Vec<String>,
    /// The first day that an account gives for it, `YYYY-MM-DD`.
    pub(super) day: Option<String>,
    /// Texts that tell it, copies counted once.
    pub(super) texts: usize,
    /// What each account tells, by day of publication.
    pub(super) told: Vec<ToldLine>,
}

/// What one account tells of a happening.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Told")]
pub(super) struct ToldLine {
    pub(super) account: String,
    pub(super) status: EventStatus,
    pub(super) evidence: Vec<EvidenceLine>,
    /// The words for the day.
    pub(super) day: Option<EvidenceLine>,
    pub(super) place: Option<EvidenceLine>,
}

/// One thing measured.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Measure")]
pub(super) struct MeasureLine {
    pub(super) quantity: Quantity,
    pub(super) unit: String,
    /// Texts that give it, copies counted once.
    pub(super) texts: usize,
    pub(super) given: Vec<GivenLine>,
}

/// What one account gives.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Given")]
pub(super) struct GivenLine {
    pub(super) figure: EvidenceLine,
    pub(super) clause: EvidenceLine,
    pub(super) value: Option<f64>,
    pub(super) bound: Bound,
}

/// What the accounts carry of what several texts tell.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Coverage")]
pub(super) struct CoverageLine {
    /// Statements that several texts tell.
    pub(super) statements: usize,
    /// Happenings that several texts tell.
    pub(super) happenings: usize,
    /// Figures that several texts give.
    pub(super) figures: usize,
    pub(super) accounts: Vec<AccountCoverageLine>,
}

/// What one account carries.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "AccountCoverage")]
pub(super) struct AccountCoverageLine {
    pub(super) account: String,
    pub(super) statements: usize,
    pub(super) happenings: usize,
    pub(super) figures: usize,
    /// Ids of quoted statements that no other text has.
    pub(super) only: Vec<String>,
}

/// A line of the quick look.
#[derive(Serialize, JsonSchema)]
pub(super) struct QuickLine {
    /// The line as printed, without its citations.
    pub(super) text: String,
    /// The places it rests on.
    pub(super) evidence: Vec<EvidenceLine>,
}

impl Writer<'_> {
    pub(super) fn happening(&self, happening: &record::Happening) -> HappeningLine {
        let told = |told: &record::ToldOf| ToldLine {
            account: self.id(told.account),
            status: told.status,
            evidence: self.all(&told.evidence),
            day: told.day.as_ref().map(|(_, words)| self.evidence(words)),
            place: told.place.as_ref().map(|place| self.evidence(place)),
        };
        HappeningLine {
            kind: happening.kind,
            participants: happening.participants.iter().copied().map(actor_id).collect(),
            day: happening.day.map(|day| day.to_string()),
            texts: happening.texts,
            told: happening.told.iter().map(told).collect(),
        }
    }

    pub(super) fn measure(&self, measure: &record::Measure) -> MeasureLine {
        let given = |given: &record::Given| GivenLine {
            figure: self.evidence(&given.figure),
            clause: self.evidence(&given.clause),
            value: given.value,
            bound: given.bound,
        };
        MeasureLine {
            quantity: measure.quantity,
            unit: measure.unit.clone(),
            texts: measure.texts,
            given: measure.given.iter().map(given).collect(),
        }
    }

    pub(super) fn coverage(&self) -> CoverageLine {
        let coverage = &self.record.coverage;
        let carried = |carried: &record::AccountCoverage| AccountCoverageLine {
            account: self.id(carried.account),
            statements: carried.statements,
            happenings: carried.happenings,
            figures: carried.figures,
            only: carried.only.iter().map(|number| statement_id(number.0)).collect(),
        };
        CoverageLine {
            statements: coverage.statements,
            happenings: coverage.happenings,
            figures: coverage.figures,
            accounts: coverage.accounts.iter().map(carried).collect(),
        }
    }

    pub(super) fn quick_line(&self, line: &Line, brief: &Brief) -> QuickLine {
        let mut text = String::new();
        let mut evidence = Vec::new();
        for part in &line.parts {
            match part {
                Part::Ours(words) => text.push_str(words),
                Part::Theirs(theirs) if theirs.spoken => text.push_str(&format!("“{}”", theirs.text)),
                Part::Theirs(theirs) => text.push_str(&theirs.text),
                Part::Account(_) => {}
                Part::Cite(number) => evidence.push(self.evidence(&brief.citations.get(*number).evidence)),
            }
        }
        QuickLine { text: text.trim().to_owned(), evidence }
    }
}
