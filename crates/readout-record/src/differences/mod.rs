//! Where accounts do not agree, as a fact with the evidence of every side and without a verdict; and, apart from that,
//! where parties do not agree.

mod date;
mod number;
mod participants;
mod parties;
mod place;
mod said_of;
mod speakers;
mod status;
mod wording;

use crate::actors::Joined;
use crate::issues::IssueNumber;
use crate::measures::Measure;
use crate::positions::{Position, Said, Stance};
use crate::record::{Actor, ActorNumber, RecordedAccount, SameWords, Statement, StatementNumber};
use crate::timeline::Happening;
use readout_document::{Evidence, Span};
use readout_statement::Account;
use rustc_hash::FxHashSet;
use schemars::JsonSchema;
use serde::Serialize;
use std::cmp::Reverse;

/// What accounts give differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DifferenceKind {
    /// Whether it happened.
    Status,
    /// How much.
    Number,
    /// When.
    Date,
    /// Where.
    Place,
    /// Who took part.
    Participants,
    /// Who said it.
    Speaker,
    /// What a quoted word was said of.
    SaidOf,
    /// In which words it was said.
    Wording,
}

/// Something that accounts give differently.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// What differs.
    pub kind: DifferenceKind,
    /// Whose words or doings they are, when known.
    pub actor: Option<ActorNumber>,
    /// What each side has, by account and place; at least two.
    pub sides: Vec<Side>,
    /// How many texts have a part in it: copies of one text count once.
    pub texts: usize,
}

/// One way to tell it.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// Where it is told so; never empty.
    pub evidence: Vec<Evidence>,
    /// The words on which it turns, within the evidence.
    pub turning: Vec<Span>,
    /// Who says so, when the sides are speakers.
    pub actor: Option<ActorNumber>,
}

/// Parties that do not say the same of an issue.
#[derive(Clone, Debug, PartialEq)]
pub struct Disagreement {
    /// The issue.
    pub issue: IssueNumber,
    /// What each says of it, by stance, then actor; of at least two actors.
    pub sides: Vec<Party>,
}

/// What one party says.
#[derive(Clone, Debug, PartialEq)]
pub struct Party {
    /// Where it stands.
    pub stance: Stance,
    /// Who.
    pub actor: ActorNumber,
    /// What it has said, in order of time.
    pub said: Vec<Said>,
}

/// What the search for differences looks at.
pub(crate) struct Scene<'a> {
    pub accounts: &'a [&'a Account],
    pub recorded: &'a [RecordedAccount],
    pub actors: &'a [Actor],
    pub joined: &'a Joined,
    pub statements: &'a [Statement],
    pub same_words: &'a [SameWords],
    pub positions: &'a [Position],
    pub happenings: &'a [Happening],
    pub measures: &'a [Measure],
}

/// Where accounts differ, what a reader would care most for first.
pub(crate) fn differences(scene: &Scene) -> Vec<Difference> {
    let mut found = said_of::find(scene);
    found.extend(speakers::find(scene));
    found.extend(wording::find(scene));
    found.extend(number::find(scene));
    found.extend(place::find(scene));
    found.extend(status::find(scene));
    found.extend(date::find(scene));
    found.extend(participants::find(scene));
    found.sort_by_cached_key(|difference| {
        let first = &difference.sides[0].evidence[0];
        (difference.kind, Reverse(difference.texts), first.document().to_owned(), first.span())
    });
    found
}

/// Where parties disagree, in the order of the issues.
pub(crate) fn disagreements(scene: &Scene) -> Vec<Disagreement> {
    parties::find(scene)
}

impl Scene<'_> {
    /// How many texts some accounts print: copies of one text count once.
    fn texts(&self, accounts: impl IntoIterator<Item = usize>) -> usize {
        accounts.into_iter().map(|account| self.recorded[account].text).collect::<FxHashSet<usize>>().len()
    }

    /// From the first to the last word of what was said.
    fn whole(&self, statement: StatementNumber) -> Evidence {
        let statement = &self.statements[statement.0];
        let spans = statement.content.iter().map(Evidence::span);
        let span = spans.reduce(Span::cover).unwrap_or_else(|| Span::new(0, 0));
        Evidence::of(&self.recorded[statement.account.0].document, span)
    }
}
