//! A journey on which somebody is: Solberg, **on her first trip to Geneva** as minister, said it would sail; she told the
//! pilots **in Geneva, where she is travelling**.

use super::anchor::Anchor;
use super::clause::Clauses;
use super::party::name_at;
use crate::{EventDate, EventKind, EventStatus};
use readout_english::{Relation, Upos};

/// A journey "on" which something is said has not ended, unless its day has passed.
pub(super) fn going_on(
    clauses: &Clauses,
    anchor: &Anchor,
    date: Option<&EventDate>,
    status: EventStatus,
) -> EventStatus {
    let published = clauses.scene.document.published.as_ref().map(|known| known.value);
    let over = date.zip(published).is_some_and(|(date, published)| (published - date.end).get_days() > 1);
    let on = anchor.kind == EventKind::Visit
        && anchor.noun
        && clauses.case(anchor.token).is_some_and(|case| case == "on");
    if on && !over && status == EventStatus::Held { EventStatus::UnderWay } else { status }
}

/// The place in which somebody is told to be travelling: **Geneva** of "in Geneva, where she is travelling", whatever the
/// tree has the clause hang on.
pub(super) fn whither(clauses: &Clauses, verb: usize) -> Option<usize> {
    let lead =
        clauses.children_as(verb, Relation::Advmod).find(|at| *at > 0 && clauses.small(*at) == "where")?;
    let start = clauses.scene.english.sentence_of(verb)?.tokens.start;
    let before = (start..lead).rev().find(|at| clauses.upos(*at) != Upos::Punct)?;
    Some(name_at(clauses, before).map_or(before, |name| name.tokens.start))
}

/// "invited Adeyle **to visit** Geneva", "the invitation **to come** to Geneva": it is told with what is asked.
pub(super) fn is_asked_of(clauses: &Clauses, anchor: &Anchor) -> bool {
    let invites = |head: usize| {
        let lemma = clauses.lemma(head);
        let word = clauses.lexicon.verb(&lemma).or_else(|| clauses.lexicon.noun(None, &lemma));
        word.is_some_and(|word| word.kind == EventKind::Invitation)
    };
    let accepted = |head: usize| clauses.lemma(head) == "accept";
    let asks = |head: usize| {
        let extends = clauses.is_verb(head) && clauses.object(head).is_some_and(invites);
        let by_noun = !clauses.is_verb(head) && clauses.head(head).is_some_and(accepted);
        (invites(head) || extends) && !accepted(head) && !by_noun
    };
    let tied = |at: usize| {
        matches!(clauses.relation(at).universal(), Relation::Xcomp | Relation::Acl | Relation::Advcl)
    };
    anchor.kind == EventKind::Visit && tied(anchor.token) && clauses.head(anchor.token).is_some_and(asks)
}
