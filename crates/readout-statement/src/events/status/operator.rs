//! Verbs above what happens that tell how far it has come: they **agreed to** meet, **are expected to** meet; **reports
//! suggest** that they met; she **denied** that they met.

use super::tense::{When, when};
use crate::EventStatus;
use crate::events::clause::Clauses;
use crate::events::list::List;
use crate::events::status::{Climb, is_bare_infinitive};
use readout_english::Relation;

/// "agreed **to hold**", "is expected **to meet**", "refused **to meet**".
pub(in crate::events) fn operator(clauses: &Clauses, at: usize, head: usize, lemma: &str, climb: &mut Climb) {
    if let Some(status) = clauses.lexicon.predicate_status(lemma) {
        climb.statuses.push(status);
        return;
    }
    if clauses.lexicon.has(List::Reluctant, lemma) {
        climb.out = true;
    }
    // "expressed her **readiness** to meet", "has **plans** to visit", whatever the tree has "to meet" hang on.
    let noun = clauses.child_as(head, Relation::Obj).filter(|noun| *noun < at && at - *noun <= 2);
    if let Some(status) = noun.and_then(|noun| clauses.lexicon.noun_status(&clauses.lemma(noun))) {
        climb.statuses.push(status);
        return;
    }
    let to = clauses.children(at).any(|mark| clauses.small(mark) == "to");
    let Some(status) = clauses.verb_status(head) else {
        if clauses.lexicon.has(List::Failing, lemma) {
            climb.out = true;
        }
        if lemma == "go" && to && when(clauses, head) == Some(When::Progressive) {
            climb.statuses.push(EventStatus::Planned);
        } else if to && clauses.is_verb(head) && !clauses.lexicon.has(List::Implicative, lemma) {
            // "aspired to attack", "tried to call": nothing tells that it was done.
            climb.out = true;
        }
        return;
    };
    // "reported to have met"
    let perfect = clauses.auxiliaries(at).any(|aux| clauses.lemma(aux) == "have");
    match status {
        EventStatus::Unconfirmed if perfect || clauses.is_passive(head) => climb.statuses.push(status),
        EventStatus::Unconfirmed | EventStatus::UnderWay => {}
        EventStatus::Denied => climb.out = true,
        EventStatus::Planned if climb.begins => climb.statuses.push(EventStatus::Announced),
        _ => climb.statuses.push(status),
    }
    if perfect && matches!(status, EventStatus::Planned) {
        climb.statuses.retain(|kept| *kept != status);
    }
}

/// Verbs that report: "**reports suggest** that they met", "denied that they met", "did not confirm whether they met".
pub(in crate::events) fn reported(clauses: &Clauses, at: usize, head: usize, lemma: &str, climb: &mut Climb) {
    let hearsay = clauses
        .child_as(head, Relation::Nsubj)
        .is_some_and(|subject| clauses.lexicon.is_hearsay_subject(&clauses.lemma(subject)));
    let has = |list: List| clauses.lexicon.has(list, lemma);
    match lemma {
        _ if has(List::Disclosing) => {
            let unsaid = clauses.is_negated(head) || is_declined(clauses, head);
            climb.statuses.extend(unsaid.then_some(EventStatus::Unconfirmed));
        }
        "deny" => climb.statuses.push(EventStatus::Denied),
        "announce" if climb.when != Some(When::Past) => climb.statuses.push(EventStatus::Announced),
        _ if has(List::Urging) => {
            let bare = is_bare_infinitive(clauses, at) || climb.when == Some(When::Wanted);
            if bare && !hearsay {
                climb.statuses.push(EventStatus::Proposed);
            }
        }
        _ if has(List::Wishing) => climb.out = true,
        _ => {}
    }
    if hearsay {
        climb.statuses.push(EventStatus::Unconfirmed);
    }
}

/// "declined to confirm", "refused to say".
fn is_declined(clauses: &Clauses, verb: usize) -> bool {
    clauses.is(verb, Relation::Xcomp)
        && clauses.head(verb).is_some_and(|head| matches!(&*clauses.lemma(head), "decline" | "refuse"))
}

/// The call itself "confirmed", or not.
pub(in crate::events) fn confirmed(clauses: &Clauses, head: usize, climb: &mut Climb) {
    climb.stated = true;
    if clauses.is_negated(head) || is_declined(clauses, head) {
        climb.statuses.push(EventStatus::Unconfirmed);
    }
}
