//! What each party has said of each issue.

use super::differences::add_once;
use super::from_cue::from_cue;
use super::marked::marked;
use super::section::{Entry, Group, Section};
use super::{Line, Part, Theirs};
use crate::citation::Citations;
use crate::dates;
use readout_document::{Evidence, Span};
use readout_record::{Issue, IssueNumber, Position, Record, Said, Stance, Statement};
use readout_statement::StatementKind;
use rustc_hash::FxHashSet;

const NOTE: &str = "Issues are named in the accounts' words. For, against, if, open, not said: our word for the stance \
    that the marked words carry; without one, no stance was read. Who takes none, and what only one takes a stance on, stands under who said what.";

/// The positions, a group an issue.
pub fn section(record: &Record, citations: &mut Citations) -> Option<Section> {
    let groups: Vec<Group> = record
        .issues
        .iter()
        .enumerate()
        .filter(|(number, issue)| issue.called.is_some() || is_argued(record, IssueNumber(*number)))
        .map(|(number, issue)| group(record, IssueNumber(number), issue, citations))
        .collect();
    (!groups.is_empty()).then_some(Section { heading: "Positions", note: NOTE, groups })
}

/// Whether several actors take a stance on an issue, and not all the same, unless they are many: what they only speak of
/// stands under who said what.
fn is_argued(record: &Record, number: IssueNumber) -> bool {
    let own = || record.positions.iter().filter(|it| it.issue == number && takes_a_stance(it));
    let stances: FxHashSet<Stance> =
        own().flat_map(|it| it.said.iter().filter_map(|said| said.stance)).collect();
    own().count() >= MANY || own().count() > 1 && stances.len() > 1
}

/// Actors who make an issue of what they all take the same stance on.
const MANY: usize = 3;

fn takes_a_stance(position: &Position) -> bool {
    position.said.iter().any(|said| said.stance.is_some())
}

fn group(record: &Record, number: IssueNumber, issue: &Issue, citations: &mut Citations) -> Group {
    let heading = issue_heading(record, issue, citations);
    let defined = issue.called.is_some();
    let shown = |position: &&Position| position.issue == number && (defined || takes_a_stance(position));
    let own = record.positions.iter().filter(shown);
    let mut entries: Vec<(String, Entry)> = Vec::new();
    for position in own {
        for said in &position.said {
            let entry = entry(record, position, said, citations);
            add_once(&mut entries, entry.margin, entry.line);
        }
    }
    Group { heading, entries: entries.into_iter().map(|(_, entry)| entry).collect() }
}

/// What an issue goes by: the accounts' words, behind the name that a codebook gives it.
pub fn issue_heading(record: &Record, issue: &Issue, citations: &mut Citations) -> Line {
    let account = record.account(record.number_of(&issue.name));
    let line = match &issue.called {
        Some(called) => Line::default().ours(format!("{called}: ")),
        None => Line::default(),
    };
    line.theirs(account.shown(issue.name.span())).cite(citations.cite(record, issue.name.clone()))
}

fn entry(record: &Record, position: &Position, said: &Said, citations: &mut Citations) -> Entry {
    let statement = said.statement.map(|number| &record.statements[number.0]);
    let dated = statement.is_some_and(|statement| statement.date.is_some());
    let day = said.by.map_or_else(String::new, |day| {
        let known = if dated { "" } else { "by " };
        format!(", {known}{}", dates::day(day))
    });
    let stance = said.stance.map_or_else(String::new, |stance| format!(" · {}", stance_word(stance)));
    let margin = format!("{}{day}{stance}: ", record.actors[position.actor.0].name);
    let mut line = Line::default().ours(margin);
    let marks: Vec<Span> = said.words.iter().map(Evidence::span).collect();
    line.parts.push(Part::Theirs(words(record, said, &marks)));
    Entry { margin: String::new(), line: line.cite(citations.cite(record, shown(record, said))) }
}

/// The words of what was said, in quotation marks when they are the speaker's own.
pub fn words(record: &Record, said: &Said, marks: &[Span]) -> Theirs {
    let account = record.account(record.number_of(&said.evidence));
    let statement = said.statement.map(|number| &record.statements[number.0]);
    let direct = statement.is_some_and(|statement| statement.kind == StatementKind::Direct);
    marked(account, shown(record, said).span(), marks, direct)
}

/// What is shown of what was said: the words of saying with it where they govern all of it.
pub fn shown(record: &Record, said: &Said) -> Evidence {
    let whole = said.statement.map(|number| &record.statements[number.0]);
    match whole.filter(|statement| place(statement) == said.evidence.span()) {
        Some(statement) => {
            let document = &record.account(statement.account).document;
            Evidence::of(document, from_cue(record, statement))
        }
        None => said.evidence.clone(),
    }
}

/// From the first to the last word of what was said.
pub fn place(statement: &Statement) -> Span {
    let spans = statement.content.iter().map(Evidence::span);
    spans.reduce(Span::cover).unwrap_or_else(|| Span::new(0, 0))
}

/// The stance in a word of ours.
pub fn stance_word(stance: Stance) -> &'static str {
    match stance {
        Stance::For => "for",
        Stance::Against => "against",
        Stance::Doubtful => "doubts it",
        Stance::Conditional => "if",
        Stance::Open => "open",
        Stance::Declined => "not said",
    }
}
