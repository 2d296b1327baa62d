//! From a verb to what it hangs on: they agreed **to meet**; plans **to meet**; after **meeting** her, he said.

use super::{Climb, verb};
use crate::EventStatus;
use crate::events::clause::Clauses;
use crate::events::list::List;
use crate::events::status::operator::{operator, reported};
use crate::events::status::tense::{When, when};
use readout_english::{Relation, Upos};

/// From a verb to what it hangs on. Whether the way goes on.
pub(super) fn from_verb(clauses: &Clauses, at: usize, head: usize, climb: &mut Climb) -> bool {
    let lemma = clauses.lemma(head);
    match clauses.relation(at).universal() {
        Relation::Xcomp | Relation::Csubj => {
            operator(clauses, at, head, &lemma, climb);
            verb(clauses, head, climb);
            true
        }
        Relation::Ccomp => {
            reported(clauses, at, head, &lemma, climb);
            false
        }
        Relation::Acl => {
            // "plans to meet", "speculation that they met"; not "the minister who met".
            // "has **no plans** to withdraw", "would mark **the first time** that they have met"
            if clauses.has_no(head) || is_first_time_to_come(clauses, head) {
                climb.out = true;
                return false;
            }
            let has_own = clauses.relation(at) == Relation::AclRelcl;
            if has_own || !clauses.is_nominal(head) {
                return false;
            }
            // "will attend a forum, followed by a meeting": both have come as far.
            if clauses.lemma(at) == "follow" {
                let above = clauses.upwards(head).find(|above| clauses.is_finite(*above));
                if let Some(above) = above.filter(|above| clauses.is_verb(*above)) {
                    verb(clauses, above, climb);
                }
                return false;
            }
            if clauses.is_first_to(at) {
                // "which **would make** her the first envoy to visit Vell"
                let above = clauses.head(head).filter(|above| clauses.is_verb(*above));
                let open = above
                    .and_then(|above| when(clauses, above))
                    .is_some_and(|when| matches!(when, When::Future | When::FutureInPast | When::Possible));
                climb.out |= open;
                climb.when = Some(When::Past);
                climb.stated = true;
                return false;
            }
            let beside = noun_before_to(clauses, at)
                .and_then(|noun| clauses.lexicon.noun_status(&clauses.lemma(noun)));
            let status = beside.or_else(|| clauses.lexicon.noun_status(&lemma));
            // "an agreement to begin talks" announces them.
            climb.statuses.extend(status.map(|status| match status {
                EventStatus::Announced if !climb.begins => EventStatus::Planned,
                status => status,
            }));
            // "opportunities for enacting laws", "the power to call": nothing tells that it was done.
            let open = status.is_none()
                && clauses.children(at).any(|mark| {
                    mark < at
                        && matches!(&*clauses.small(mark), "to" | "for" | "of" | "against" | "in" | "about")
                        && matches!(clauses.relation(mark), Relation::Mark | Relation::Case)
                });
            if clauses.lexicon.has(List::Lacking, &lemma) || open {
                climb.out = true;
            }
            status.is_some()
        }
        // "eager to meet": read as an adjunct of the adjective.
        Relation::Advcl if clauses.upos(head) == Upos::Adj && has_to(clauses, at) => {
            operator(clauses, at, head, &lemma, climb);
            false
        }
        Relation::Conj | Relation::Advcl | Relation::Parataxis => joined(clauses, at, head, climb),
        Relation::Root => false,
        _ => climb.when.is_none() && clauses.is_verb(head),
    }
}

/// "it **would mark only the first time** they have met": not yet.
fn is_first_time_to_come(clauses: &Clauses, noun: usize) -> bool {
    let first = || clauses.children(noun).any(|child| clauses.small(child) == "first");
    let above = clauses.head(noun).filter(|above| clauses.is_verb(*above));
    let open = |when| matches!(when, When::Future | When::FutureInPast | When::Possible);
    clauses.small(noun) == "time" && first() && above.and_then(|above| when(clauses, above)).is_some_and(open)
}

/// The noun right before "to" and a verb: "**proposals** to ban it", whatever the tree has the verb hang on.
fn noun_before_to(clauses: &Clauses, verb: usize) -> Option<usize> {
    verb.checked_sub(2).filter(|noun| has_to(clauses, verb) && clauses.upos(*noun) == Upos::Noun)
}

fn has_to(clauses: &Clauses, verb: usize) -> bool {
    clauses.children_as(verb, Relation::Mark).any(|mark| clauses.small(mark) == "to")
}

/// A clause beside another: without tense of its own it has that of the other ("toured Europe, visiting Vell").
fn joined(clauses: &Clauses, at: usize, head: usize, climb: &mut Climb) -> bool {
    if !clauses.is_verb(head) && clauses.child_as(head, Relation::Cop).is_none() {
        return false;
    }
    let finite = climb.when.is_some();
    let advcl = clauses.is(at, Relation::Advcl);
    let purpose = advcl && clauses.children(at).any(|mark| clauses.small(mark) == "to" && mark < at);
    if finite {
        return false;
    }
    // What is done with "the proposals to ban it" does not ban it; who "expressed her readiness to host" would.
    let noun = noun_before_to(clauses, at).filter(|noun| !clauses.is(*noun, Relation::Obj));
    let proposed = noun.and_then(|noun| clauses.lexicon.noun_status(&clauses.lemma(noun)));
    if proposed == Some(EventStatus::Proposed) && purpose {
        climb.out = true;
        return false;
    }
    // "**Speaking to reporters**, she did not say when": what she did not do is another thing.
    if advcl && !purpose && clauses.is_negated(head) {
        climb.when = when(clauses, head);
        return false;
    }
    verb(clauses, head, climb);
    // "flew to Vell to meet" tells that they met, "signed it to free them" does not.
    let moves = clauses
        .lexicon
        .verb(&clauses.lemma(head))
        .is_some_and(|word| word.frame.to_place || word.frame.place);
    // "used aircraft to carry out the strikes": done.
    let uses = clauses.lemma(head) == "use" && climb.when == Some(When::Past);
    if purpose && !(climb.when == Some(When::Past) && moves || uses) {
        climb.statuses.push(EventStatus::Planned);
    }
    !advcl || climb.when.is_none()
}
