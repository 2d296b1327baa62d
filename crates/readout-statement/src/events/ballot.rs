//! Elections and referendums: **the election** will be held in May; **Thursday’s vote** to leave the league; the islands
//! want **a referendum**.
//!
//! One of long ago ("the 2016 election") is background, and one that is only named ("after the election") tells nothing.

use super::clause::Clauses;
use super::draft::Draft;
use super::list::List;
use crate::EventStatus;
use readout_english::Relation;

/// The most days of a date that tells when people vote: a month.
const MONTH: i32 = 31;

/// Whether more is told of a vote than its name: its day stands before it, or it is wanted.
pub(super) fn is_told(clauses: &Clauses, noun: usize) -> bool {
    let above = clauses.head(noun).filter(|_| {
        clauses.is(noun, Relation::Obj)
            || clauses.case(noun).is_some_and(|case| case == "for") && clauses.is(noun, Relation::Obl)
    });
    let wanted = above.and_then(|verb| clauses.verb_status(verb)).is_some_and(|status| {
        matches!(status, EventStatus::Proposed | EventStatus::Announced | EventStatus::Planned)
    });
    has_day(clauses, noun) || wanted && is_ballot(clauses, noun)
}

/// "**Thursday’s** vote"
pub(super) fn has_day(clauses: &Clauses, noun: usize) -> bool {
    clauses
        .children(noun)
        .any(|child| child < noun && clauses.relation(child) == Relation::NmodPoss && clauses.is_time(child))
}

/// "election", "referendum": the people vote.
fn is_ballot(clauses: &Clauses, noun: usize) -> bool {
    clauses.lexicon.has(List::Ballots, &clauses.lemma(noun))
}

/// Whether a vote of the people is told well enough: with its day or month, or with those who want it.
pub(super) fn is_worth(draft: &Draft) -> bool {
    let event = &draft.event;
    let dated = event.date.is_some_and(|date| (date.end - date.start).get_days() <= MONTH);
    let ahead = matches!(event.status, EventStatus::Planned | EventStatus::Announced | EventStatus::Proposed);
    draft.ballot && (dated || ahead && draft.told.stated)
}
