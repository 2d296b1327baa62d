//! The record as JSON: the shape other programs build on, versioned. Offsets are characters, end exclusive.

mod accounts;
mod differences;
mod happenings;
mod positions;
mod statements;

use self::accounts::{AccountLine, ActorLine};
use self::differences::{DifferenceLine, DisagreementLine};
use self::happenings::{CoverageLine, HappeningLine, MeasureLine, QuickLine};
use self::positions::{IssueLine, PositionLine, ShiftLine};
use self::statements::{SameStatementLine, SameWordsLine, StatementLine};
use crate::Options;
use crate::brief::Brief;
use readout_document::{CharIndex, CharSpan, Evidence, Span};
use readout_record::{AccountNumber, ActorNumber, Record};
use schemars::JsonSchema;
use serde::Serialize;

/// What the `schema` field of every record says.
pub const VERSION: &str = "readout/record/1";

/// The JSON Schema (draft 2020-12) of a record, made from the types that are written.
pub fn schema() -> schemars::Schema {
    schemars::schema_for!(RecordLine)
}

/// The record of one story.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Record", title = "readout/record/1")]
struct RecordLine {
    /// Always "readout/record/1".
    #[schemars(extend("const" = VERSION))]
    schema: &'static str,
    /// The day the record is as of, `YYYY-MM-DD`: what was published by then; absent when it is of all accounts given.
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<String>,
    /// Accounts that may be independent of each other, at most.
    independent_at_most: usize,
    /// The accounts by date of publication, outlet and id.
    accounts: Vec<AccountLine>,
    /// Who is named.
    actors: Vec<ActorLine>,
    /// Who said what, by account and place.
    statements: Vec<StatementLine>,
    /// The same quoted words in several accounts.
    same_words: Vec<SameWordsLine>,
    /// What is argued about, by actors and texts.
    issues: Vec<IssueLine>,
    /// What each actor has said of each issue, by issue, then actor.
    positions: Vec<PositionLine>,
    /// The same statement in several accounts, quoted or told in other words.
    same_statements: Vec<SameStatementLine>,
    /// Positions that moved, by actor and day.
    shifts: Vec<ShiftLine>,
    /// What accounts give differently, what matters most first.
    differences: Vec<DifferenceLine>,
    /// Where parties, not accounts, disagree, in the order of the issues.
    disagreements: Vec<DisagreementLine>,
    /// What happened, by day; what has no day last.
    happenings: Vec<HappeningLine>,
    /// What is counted and measured, that of most texts first.
    measures: Vec<MeasureLine>,
    /// What each account carries of what several texts tell.
    coverage: CoverageLine,
    /// The lines of the quick look.
    quick_look: Vec<QuickLine>,
}

/// Words with their place.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Evidence")]
struct EvidenceLine {
    /// Id of the account.
    account: String,
    /// First character.
    start: usize,
    /// One past the last character.
    end: usize,
    /// The words.
    exact: String,
    /// Up to 40 characters before them.
    prefix: String,
    /// Up to 40 characters after them.
    suffix: String,
}

/// Writes the record as one JSON object.
pub fn render(record: &Record, brief: &Brief, options: &Options) -> String {
    let writer = Writer {
        record,
        indexes: record.accounts.iter().map(|account| CharIndex::new(&account.document.text)).collect(),
    };
    let line = RecordLine {
        schema: VERSION,
        as_of: options.as_of.map(|day| day.to_string()),
        independent_at_most: record.independent_at_most,
        accounts: record.accounts.iter().map(|account| writer.account(account)).collect(),
        actors: record
            .actors
            .iter()
            .enumerate()
            .map(|(at, actor)| writer.actor(ActorNumber(at), actor))
            .collect(),
        statements: record.statements.iter().enumerate().map(|(at, it)| writer.statement(at, it)).collect(),
        same_words: record.same_words.iter().map(|same| writer.same_words(same)).collect(),
        issues: record.issues.iter().enumerate().map(|(at, issue)| writer.issue(at, issue)).collect(),
        positions: record.positions.iter().map(|position| writer.position(position)).collect(),
        same_statements: record.same_statements.iter().map(|same| writer.same_statement(same)).collect(),
        shifts: record.shifts.iter().map(|shift| writer.shift(shift)).collect(),
        differences: record.differences.iter().map(|difference| writer.difference(difference)).collect(),
        disagreements: record.disagreements.iter().map(|it| writer.disagreement(it)).collect(),
        happenings: record.happenings.iter().map(|it| writer.happening(it)).collect(),
        measures: record.measures.iter().map(|measure| writer.measure(measure)).collect(),
        coverage: writer.coverage(),
        quick_look: brief.quick_look.iter().map(|(_, line)| writer.quick_line(line, brief)).collect(),
    };
    serde_json::to_string_pretty(&line).unwrap_or_default()
}

struct Writer<'a> {
    record: &'a Record,
    indexes: Vec<CharIndex>,
}

fn actor_id(number: ActorNumber) -> String {
    format!("actor-{}", number.0 + 1)
}

fn statement_id(number: usize) -> String {
    format!("statement-{}", number + 1)
}

fn issue_id(number: usize) -> String {
    format!("issue-{}", number + 1)
}

impl Writer<'_> {
    fn chars(&self, account: AccountNumber, span: Span) -> CharSpan {
        self.indexes[account.0].to_chars(&self.record.account(account).document.text, span)
    }

    fn id(&self, account: AccountNumber) -> String {
        self.record.account(account).document.id.clone()
    }

    fn evidence(&self, evidence: &Evidence) -> EvidenceLine {
        let place = self.chars(self.record.number_of(evidence), evidence.span());
        EvidenceLine {
            account: evidence.document().to_owned(),
            start: place.start,
            end: place.end,
            exact: evidence.exact().to_owned(),
            prefix: evidence.prefix().to_owned(),
            suffix: evidence.suffix().to_owned(),
        }
    }

    fn all(&self, evidence: &[Evidence]) -> Vec<EvidenceLine> {
        evidence.iter().map(|it| self.evidence(it)).collect()
    }
}
