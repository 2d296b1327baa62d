//! What each account carries of what several tell, and what only it has.

use super::marked::marked;
use super::positions::place;
use super::section::{Entry, Group, Section};
use super::{Line, Part, outlet};
use crate::citation::Citations;
use readout_document::Evidence;
use readout_record::{AccountCoverage, Record};

/// Quotations printed of those that only one account has.
const ONLY: usize = 2;
/// Accounts beyond which only the first are listed.
const ACCOUNTS: usize = 12;

/// A group for each account.
pub fn section(record: &Record, citations: &mut Citations) -> Option<Section> {
    let coverage = &record.coverage;
    let several = coverage.accounts.len() > 1;
    let groups: Vec<Group> =
        coverage.accounts.iter().take(ACCOUNTS).map(|carried| group(record, carried, citations)).collect();
    let note =
        "Of what several texts tell, how much each account has; then quoted words that no other account has.";
    (several && !groups.is_empty()).then_some(Section { heading: "Coverage", note, groups })
}

fn group(record: &Record, carried: &AccountCoverage, citations: &mut Citations) -> Group {
    let account = record.account(carried.account);
    let whole = &record.coverage;
    let part = |own: usize, all: usize, what: &str| (all > 0).then(|| format!("{own} of {all} {what}"));
    let parts: Vec<String> = [
        part(carried.statements, whole.statements, "statements"),
        part(carried.happenings, whole.happenings, "happenings"),
        part(carried.figures, whole.figures, "figures"),
    ]
    .into_iter()
    .flatten()
    .collect();
    let mut heading = Line::default().ours(outlet(account));
    heading.parts.push(Part::Account(carried.account));
    if !parts.is_empty() {
        heading = heading.ours(format!(" {}", parts.join(", ")));
    }
    let only = carried.only.iter().take(ONLY).map(|number| {
        let statement = &record.statements[number.0];
        let span = place(statement);
        let actor = statement.speaker.as_ref().and_then(|speaker| speaker.actor);
        let name = actor.map_or_else(String::new, |actor| format!("{}: ", record.actors[actor.0].name));
        let mut line = Line::default().ours(name);
        line.parts.push(Part::Theirs(marked(account, span, &[], true)));
        let line = line.cite(citations.cite(record, Evidence::of(&account.document, span)));
        Entry { margin: "only here".to_owned(), line }
    });
    Group { heading, entries: only.collect() }
}
