//! From a noun to what it hangs on: the talks were **put off**; they called **for** talks; the talks **began**.

use super::{Climb, happens, is_bare_infinitive, verb};
use crate::events::anchor::Anchor;
use crate::events::clause::Clauses;
use crate::events::list::List;
use crate::events::status::operator::confirmed;
use crate::events::status::tense::{When, when};
use crate::events::who::of_noun::{adjunct, is_motion};
use crate::{EventKind, EventStatus};
use readout_english::{Relation, Upos};

/// From a noun to what it hangs on. Whether the way goes on.
pub(super) fn from_noun(
    clauses: &Clauses,
    anchor: &Anchor,
    at: usize,
    head: usize,
    climb: &mut Climb,
) -> bool {
    let relation = clauses.relation(at).universal();
    // "under an agreement **signed** on Monday"
    if anchor.verb == Some(head) && head == at + 1 && relation == Relation::Obl {
        climb.stated = true;
        verb(clauses, head, climb);
        return false;
    }
    // "are in Geneva **for talks**"
    if clauses.is_there_for(at, head) {
        climb.stated = true;
        climb.when = climb.when.or_else(|| when(clauses, head));
        return false;
    }
    if !clauses.is_verb(head) && clauses.child_as(head, Relation::Cop).is_none() {
        return match relation {
            Relation::Nmod | Relation::Conj | Relation::Appos | Relation::Compound => {
                // "made the announcement **during** a meeting" announces no meeting.
                let there = clauses.case(at).is_some_and(|case| {
                    matches!(&*case, "during" | "at" | "in" | "after" | "before" | "with")
                });
                if relation == Relation::Nmod && clauses.has_no(head) {
                    climb.out = true;
                }
                if relation == Relation::Nmod
                    && !there
                    && !clauses.lexicon.has(List::Several, &clauses.lemma(head))
                {
                    climb.statuses.extend(clauses.lexicon.noun_status(&clauses.lemma(head)));
                    if clauses.lexicon.has(List::Lacking, &clauses.lemma(head)) {
                        climb.out = true;
                    }
                }
                true
            }
            _ => false,
        };
    }
    let lemma = clauses.lemma(head);
    match relation {
        Relation::Obj | Relation::Nsubj => {
            let passive = clauses.relation(at) == Relation::NsubjPass;
            if relation == Relation::Nsubj && !passive {
                let copula = clauses.child_as(head, Relation::Cop).is_some();
                // "The talks are **under way**."
                let under = lemma == "way" && clauses.case(head).is_some_and(|case| case == "under");
                if copula && (under || lemma == "underway") {
                    climb.stated = true;
                    climb.statuses.push(EventStatus::UnderWay);
                    return false;
                }
                // "The meeting is in doubt" tells not that they met.
                if copula && when(clauses, head) == Some(When::Present) && !has_time(clauses, head) {
                    let open = clauses.lexicon.has(List::Uncertain, &lemma);
                    climb.statuses.extend(open.then_some(EventStatus::Planned));
                    return false;
                }
                if happens(clauses, head) || copula {
                    climb.stated = true;
                    // "The talks are **set** to resume on Friday."
                    climb.statuses.extend(clauses.lexicon.predicate_status(&lemma).filter(|_| copula));
                    verb(clauses, head, climb);
                    if matches!(lemma.as_ref(), "begin" | "start" | "open" | "continue" | "resume") {
                        climb.statuses.push(EventStatus::UnderWay);
                    }
                    return true;
                }
                return false;
            }
            object(clauses, anchor, head, &lemma, climb)
        }
        Relation::Obl => oblique(clauses, anchor, (at, head), &lemma, climb),
        Relation::Nmod | Relation::Conj | Relation::Appos => true,
        Relation::Xcomp => {
            verb(clauses, head, climb);
            true
        }
        _ => false,
    }
}

/// What is done with a happening: it is held, postponed, confirmed, not confirmed.
fn object(clauses: &Clauses, anchor: &Anchor, head: usize, lemma: &str, climb: &mut Climb) -> bool {
    let light = anchor.verb == Some(head) || clauses.lexicon.is_light(lemma, anchor.kind);
    if lemma == "confirm" {
        confirmed(clauses, head, climb);
        return false;
    }
    // "threatened her with tariffs": the verb strikes, and threatens.
    let threatens = lemma == "threaten" && anchor.kind == EventKind::Measure;
    // "called the meeting a success"
    let named = lemma == "call" && clauses.verb_status(head) == Some(EventStatus::Proposed);
    let by_verb =
        clauses.verb_status(head).filter(|_| threatens || !(light && anchor.verb == Some(head) || named));
    // "a push **to cancel** the meeting", "**could cancel** it": nothing has been undone, nor done.
    let undoes =
        |status| matches!(status, EventStatus::Cancelled | EventStatus::Postponed | EventStatus::Denied);
    if by_verb.is_some_and(undoes) && is_only_wanted(clauses, head) {
        climb.out = true;
        return false;
    }
    if let Some(status) = by_verb {
        climb.stated = true;
        if clauses.is_negated(head) {
            climb.out = true;
        }
        climb.undone_before |= clauses
            .children_as(head, Relation::Mark)
            .any(|mark| matches!(&*clauses.small(mark), "after" | "since"));
        let phase = clauses.lexicon.is_phase(lemma);
        if !phase {
            climb.statuses.push(status);
            // "reports that Norrland is seeking a deal": who stands for it is told above.
            return clauses.relation(head) == Relation::Acl;
        }
    }
    if light || lemma == "be" {
        climb.stated = true;
        // "announced sanctions": what is done for the one, told to come for the other.
        if anchor.kind == EventKind::Measure {
            climb
                .statuses
                .extend(clauses.verb_status(head).filter(|status| *status == EventStatus::Announced));
        }
        verb(clauses, head, climb);
        if clauses.lexicon.is_phase(lemma) && anchor.kind != EventKind::Attack {
            climb.begins = true;
            climb.statuses.push(EventStatus::UnderWay);
        }
        return true;
    }
    // "would **use** her meeting with Adeyle to ask him": it is to come.
    if lemma == "use" {
        verb(clauses, head, climb);
        climb.stated = climb.when.is_some();
        return false;
    }
    // "discussed a meeting", "described the call": only named.
    false
}

/// Whether somebody only wants, or might do, what a verb says.
fn is_only_wanted(clauses: &Clauses, verb: usize) -> bool {
    let open = |when| matches!(when, When::Possible | When::Wanted);
    if when(clauses, verb).is_some_and(open) {
        return true;
    }
    let to = clauses.children_as(verb, Relation::Mark).any(|mark| clauses.small(mark) == "to");
    let Some(above) = clauses.head(verb).filter(|_| to && is_bare_infinitive(clauses, verb)) else {
        return false;
    };
    // "decided to cancel it", "the decision to cancel it", "had to cancel it"
    let lemma = clauses.lemma(above);
    let done = |status| matches!(status, EventStatus::Planned | EventStatus::Announced);
    let tied = match clauses.relation(verb).universal() {
        Relation::Acl => clauses.lexicon.noun_status(&lemma).is_some_and(done),
        Relation::Xcomp => {
            clauses.verb_status(above).is_some_and(done)
                || clauses.lexicon.has(List::Implicative, &lemma)
                || matches!(&*lemma, "have" | "force" | "be")
        }
        _ => false,
    };
    !tied
}

/// "called **for** talks", "agreed **to** a truce", "spoke **at** a meeting".
fn oblique(
    clauses: &Clauses,
    anchor: &Anchor,
    (at, head): (usize, usize),
    lemma: &str,
    climb: &mut Climb,
) -> bool {
    let case = clauses.case(at);
    let case = case.as_deref().unwrap_or_default();
    // "called **off** the summit", read as a preposition.
    if matches!(case, "off" | "back") && clauses.verb_status(head).is_some() {
        return object(clauses, anchor, head, lemma, climb);
    }
    // "extended invitations **for visits**": of the noun before, whatever the tree has it hang on.
    if let Some(status) = noun_before(clauses, at) {
        climb.statuses.push(status);
        return false;
    }
    // "threatened her **with tariffs**"
    if case == "with" && anchor.kind == EventKind::Measure && anchor.verb == Some(head) {
        return object(clauses, anchor, head, lemma, climb);
    }
    // "agreed **on sanctions**", "agreed **to a truce**": done by that.
    let by_agreeing = match anchor.kind {
        EventKind::Measure => case == "on",
        EventKind::Ceasefire | EventKind::Agreement => matches!(case, "on" | "to"),
        _ => false,
    };
    if by_agreeing && lemma == "agree" {
        climb.stated = true;
        verb(clauses, head, climb);
        return true;
    }
    let wants = matches!(case, "for" | "to" | "on")
        && clauses
            .verb_status(head)
            .is_some_and(|status| matches!(status, EventStatus::Proposed | EventStatus::Planned));
    if wants {
        climb.statuses.extend(clauses.verb_status(head));
        return true;
    }
    let open = matches!(
        when(clauses, head),
        Some(When::Possible | When::Future | When::FutureInPast | When::Wanted)
    );
    if case == "in" && !open && anchor_goes_on(clauses, at, lemma) {
        climb.stated = true;
        climb.statuses.push(EventStatus::UnderWay);
        return false;
    }
    // "flew to the forum **for talks**"; what Tarvia is "punished for" has been done.
    let goes = || matches!(case, "to" | "for") && takes_one_there(clauses, head);
    if (matches!(case, "at" | "in" | "during") || goes()) && adjunct(clauses, at).is_some() {
        climb.stated |= matches!(case, "at" | "in" | "during");
        let negated = clauses.is_negated(head);
        climb.when = climb.when.or_else(|| when(clauses, head)).filter(|_| !negated);
        let bare = climb.when.is_none() && clauses.is_verb(head);
        return bare || clauses.is(head, Relation::Xcomp);
    }
    clauses.relation(at) == Relation::OblAgent && lemma == "follow"
}

/// Verbs of which "to" and "for" tell what one is there for: "flew", "gathered", "was invited".
fn takes_one_there(clauses: &Clauses, verb: usize) -> bool {
    let word = clauses.lexicon.verb(&clauses.lemma(verb));
    let there = |kind| matches!(kind, EventKind::Visit | EventKind::Meeting | EventKind::Invitation);
    is_motion(clauses, verb) || word.is_some_and(|word| there(word.kind))
}

/// "world powers **locked in** negotiations": they go on.
fn anchor_goes_on(clauses: &Clauses, at: usize, lemma: &str) -> bool {
    let talks = clauses
        .lexicon
        .noun(None, &clauses.lemma(at))
        .is_some_and(|word| matches!(word.kind, EventKind::Talks | EventKind::Call) && word.frame.loose);
    talks && clauses.lexicon.has(List::Engaged, lemma)
}

/// What the noun right before "for", "of" or "to" and the noun at `at` tells of it.
fn noun_before(clauses: &Clauses, at: usize) -> Option<EventStatus> {
    let case = clauses.children_as(at, Relation::Case).find(|case| *case < at)?;
    let before = case.checked_sub(1).filter(|before| clauses.upos(*before) == Upos::Noun)?;
    matches!(&*clauses.small(case), "for" | "of" | "to")
        .then(|| clauses.lexicon.noun_status(&clauses.lemma(before)))
        .flatten()
}

/// Whether words for a time stand below a word: "the meeting is **on Friday**".
fn has_time(clauses: &Clauses, head: usize) -> bool {
    clauses.extent(head).any(|at| clauses.is_time(at))
}
