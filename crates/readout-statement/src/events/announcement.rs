//! A measure that is announced by saying that it is to come: the ministry **said on Friday it would lift** the ban. The
//! day on which that is said is that of the announcement.

use super::anchor::Anchor;
use super::clause::Clauses;
use super::list::List;
use super::when::date::{said_on, times_near};
use crate::{EventDate, EventKind, EventStatus};
use readout_english::Relation;

/// The status and day of a measure that somebody says he will take.
pub(super) fn announced(
    clauses: &Clauses,
    anchor: &Anchor,
    status: EventStatus,
    date: Option<EventDate>,
) -> (EventStatus, Option<EventDate>) {
    let told = || {
        let verb = anchor.verb.unwrap_or(anchor.token);
        let above = clauses.head(verb).filter(|_| clauses.is(verb, Relation::Ccomp))?;
        let says = clauses.scene.verb(above, above + 1).is_some()
            || clauses.lexicon.has(List::Announcing, &clauses.lemma(above));
        let who = |verb| clauses.subject(verb).map(|subject| clauses.small(subject).into_owned());
        // Whoever says it does it: "said it would", "said she would", not "said Tarvia would".
        let own = who(verb).is_some_and(|who| matches!(who.as_str(), "it" | "he" | "she" | "they"));
        (says && own && clauses.is_finite(above) && !clauses.is_negated(above)).then_some(above)
    };
    match (anchor.kind, status) {
        (EventKind::Measure, EventStatus::Planned) => match told() {
            Some(above) => (EventStatus::Announced, date.or_else(|| said_on(times_near(clauses, above)))),
            None => (status, date),
        },
        _ => (status, date),
    }
}
