//! Who takes part in what a noun names: **Norrland’s talks** with **Tarvia**; **Solberg** had a call with **Adeyle**;
//! the **Solberg**-**Adeyle** summit.

use super::party::{Found, Party, absent, is_mutual, is_party, name_at, prepositional};
use crate::events::anchor::{Anchor, announced_by};
use crate::events::clause::Clauses;
use crate::events::list::List;
use crate::events::remarks;
use crate::events::who::before_verb;
use crate::{EventKind, Role};
use readout_english::{NameClass, Relation, Upos};

/// Owner, those after "with" or "between", and the subject of the verb that makes an event of the noun: of "Solberg
/// had a **call** with Adeyle", "Norrland’s **talks** with Tarvia", "the Solberg-Adeyle **summit**".
pub(in crate::events) fn of_noun(found: &mut Found, anchor: &Anchor) {
    let clauses = found.clauses;
    let noun = anchor.token;
    let frame = anchor.word.frame;
    let mutual = is_mutual(anchor.kind);
    let first = if mutual { Role::Participant } else { Role::Initiator };
    // "announced **his** resignation"
    let own =
        |child: usize| clauses.relation(child) == Relation::NmodPoss && clauses.upos(child) == Upos::Pron;
    let resigns = frame.gives_up && clauses.children(noun).any(own);
    let first = if resigns { Role::Recipient } else { first };
    let second = match anchor.kind {
        EventKind::Invitation => Role::Invited,
        _ if mutual => Role::Participant,
        _ => Role::Recipient,
    };
    beside_noun(found, anchor, first);
    let mut after = prepositional(clauses, noun);
    let over = clauses.head(noun);
    let several = over.filter(|head| clauses.lexicon.has(List::Several, &clauses.lemma(*head)));
    let above = several.and_then(|head| clauses.head(head)).or(over);
    if let Some(verb) = anchor.verb.filter(|verb| Some(*verb) == above) {
        after.extend(clauses.children_as(verb, Relation::Obl).filter(|child| *child > noun));
    }
    after.extend(right_behind(clauses, noun));
    if mutual && frame.parties {
        after.extend(behind_time(clauses, noun).filter(|child| !after.contains(child)));
    }
    for child in after {
        let takes = frame.parties || frame.place;
        match clauses.case(child).as_deref() {
            Some(case @ ("with" | "to")) if anchor.kind == EventKind::Remarks => {
                let person = name_at(clauses, child).filter(|_| case == "with").map(|_| child);
                if let Some(heard) = person.or_else(|| remarks::outlet_in(clauses, child)) {
                    found.note(heard, Role::Recipient, Some(1));
                }
            }
            Some("with") if frame.parties => found.note(child, second, Some(1)),
            Some("for") if frame.guests => found.note(child, second, Some(1)),
            Some("between" | "among" | "involving") if frame.parties => {
                found.note(child, Role::Participant, None)
            }
            Some("from") if anchor.kind == EventKind::Measure => {}
            Some("by" | "from") if takes || frame.object => found.note(child, first, Some(0)),
            Some("of") if frame.parties && clauses.head(child) == Some(noun) => {
                found.note(child, Role::Participant, None);
            }
            Some("to") if frame.to => found.note(child, second, Some(1)),
            Some("of" | "on" | "against") if frame.object => found.note(child, second, Some(1)),
            _ => {}
        }
    }
    let carrier = remarks::carrier(clauses, noun).filter(|_| anchor.kind == EventKind::Remarks);
    if let Some(head) = carrier.filter(|at| !found.parties.iter().any(|party| party.head == *at)) {
        found.parties.push(Party { head, role: Role::Recipient, side: Some(1) });
    }
    // "talks involving **Norrland and Tarvia**"
    for verb in clauses.children_as(noun, Relation::Acl).filter(|_| frame.parties && mutual) {
        if clauses.small(verb) == "involving"
            && let Some(involved) = clauses.object(verb)
        {
            found.note(involved, Role::Participant, None);
        }
    }
    // "threatened **Tarvia** with tariffs"
    if anchor.kind == EventKind::Measure
        && let Some(verb) = anchor.verb.filter(|verb| clauses.is(noun, Relation::Obl) && Some(*verb) == over)
        && let Some(struck) = clauses.object(verb)
    {
        found.note(struck, second, Some(1));
    }
    // "**Solberg** is on a visit to Tarvia"
    if anchor.kind == EventKind::Visit
        && clauses.child_as(noun, Relation::Cop).is_some()
        && clauses.case(noun).is_some_and(|case| case == "on")
        && let Some(traveller) = clauses.child_as(noun, Relation::Nsubj)
    {
        found.note(traveller, first, Some(0));
    }
    of_governor(found, anchor, first);
    of_announcement(found, anchor, first);
    absent(found, noun);
    if let Some(verb) = anchor.verb {
        absent(found, verb);
    }
}

/// "**Solberg’s** announcement of tariffs", "**officials** floated the possibility of sanctions".
fn of_announcement(found: &mut Found, anchor: &Anchor, first: Role) {
    let clauses = found.clauses;
    if anchor.kind != EventKind::Measure || anchor.verb.is_some() {
        return;
    }
    let Some(told) = announced_by(clauses, anchor.token) else { return };
    if let Some(owner) = clauses.child_as(told, Relation::NmodPoss) {
        found.note(owner, first, Some(0));
        return;
    }
    agent(found, told, first);
    let verb = clauses.head(told).filter(|_| clauses.is(told, Relation::Obj));
    if let Some(subject) = verb.and_then(|verb| clauses.subject(verb)) {
        found.note(subject, first, Some(0));
    }
}

/// The phrase that begins right behind a noun, where a tree hangs it on the verb: "confirmed the talks **with Adeyle**".
fn right_behind(clauses: &Clauses, noun: usize) -> Option<usize> {
    let verb = clauses.head(noun).filter(|_| clauses.is(noun, Relation::Obj))?;
    clauses.children_as(verb, Relation::Obl).find(|child| {
        let begins = clauses.children_as(*child, Relation::Case).any(|case| case == noun + 1);
        begins && matches!(&*clauses.small(noun + 1), "with" | "between" | "among")
    })
}

/// "a summit later this summer **between Solberg and Adeyle**": behind the words for a time, whatever the tree hangs it on.
fn behind_time(clauses: &Clauses, noun: usize) -> Option<usize> {
    let end = clauses.scene.english.sentence_of(noun)?.tokens.end;
    let of_time = |at: &usize| clauses.is_time(*at) || clauses.upos(*at) == Upos::Adv;
    let case = noun + 1 + (noun + 1..end).take_while(of_time).count();
    let opens = case > noun + 1 && case < end && matches!(&*clauses.small(case), "between" | "with");
    opens.then(|| clauses.head(case)).flatten().filter(|head| clauses.is_nominal(*head) && *head > case)
}

/// What stands before the noun: its owner, and the names that are part of it ("Solberg-Adeyle talks").
fn beside_noun(found: &mut Found, anchor: &Anchor, first: Role) {
    let clauses = found.clauses;
    let token = anchor.token;
    // "the defence ministers’ meeting", where the tree has them the other way round.
    if clauses.is(token, Relation::Appos)
        && token >= 2
        && matches!(clauses.scene.word(token - 1), "’" | "'" | "’s" | "'s")
        && clauses.head(token) == Some(token - 2)
    {
        found.note(token - 2, first, Some(0));
    }
    for child in clauses.children(token).filter(|child| *child < anchor.token) {
        match clauses.relation(child) {
            Relation::NmodPoss => found.note(child, owner_role(found, token, first), Some(0)),
            Relation::Compound | Relation::Amod | Relation::Nmod => {
                // "U.S. President Pell’s call": a country in a title is no part of the call's name.
                let from = clauses.extent(child).start;
                for at in from..=child {
                    let Some(name) = name_at(clauses, at) else { continue };
                    let last = name.tokens.end == at + 1;
                    let hyphen = |at: usize| matches!(clauses.scene.word(at), "-" | "–" | "/");
                    let paired = name.tokens.start.checked_sub(1).is_some_and(|at| at >= from && hyphen(at))
                        || name.tokens.end < anchor.token && hyphen(name.tokens.end);
                    let names = name.class == NameClass::Person
                        || paired
                            && matches!(
                                name.class,
                                NameClass::Place | NameClass::Organisation | NameClass::Norp
                            )
                        || name.class == NameClass::Organisation && name.tokens.end <= anchor.token;
                    if last && names && !found.parties.iter().any(|party| party.head == at) {
                        found.parties.push(Party { head: at, role: Role::Participant, side: None });
                    }
                }
            }
            _ => {}
        }
    }
}

/// "**Solberg’s** appointment of Pell" is hers, "**Pell’s** appointment", "**their** release" are done to them.
fn owner_role(found: &Found, noun: usize, first: Role) -> Role {
    let done_to = matches!(found.kind, EventKind::Appointment | EventKind::Release | EventKind::Other);
    let of = found
        .clauses
        .children_as(noun, Relation::Nmod)
        .any(|child| found.clauses.case(child).is_some_and(|case| case == "of"));
    if done_to && !of { Role::Recipient } else { first }
}

/// The subject of the verb over a noun: "Solberg **held** a call", "Solberg **spoke** at a conference".
fn of_governor(found: &mut Found, anchor: &Anchor, first: Role) {
    let clauses = found.clauses;
    let noun = anchor.token;
    for verb in clauses.children_as(noun, Relation::Acl) {
        // "the call that Solberg and Adeyle held"
        let own = clauses.child_as(verb, Relation::Nsubj).filter(|subject| *subject < verb);
        let makes = Some(verb) == anchor.verb;
        // "the conference, where **the ministers** will discuss it"
        let there = anchor.kind == EventKind::Conference
            && clauses.children_as(verb, Relation::Advmod).any(|at| clauses.small(at) == "where");
        if let Some(subject) = own.filter(|_| makes || there) {
            found.note(subject, first, None);
        }
        if clauses.lemma(verb) != "follow" {
            agent(found, verb, first);
        }
    }
    let mutual = clauses
        .children_as(noun, Relation::Amod)
        .any(|child| matches!(&*clauses.small(child), "mutual" | "reciprocal"));
    if mutual
        && let Some(verb) = clauses.governor(noun)
        && let Some(subject) = clauses.subject(verb)
    {
        found.note(subject, first, None);
    }
    if let Some((subjects, _)) = reduced_relative(clauses, noun) {
        let heads = |at: &usize| {
            !matches!(
                clauses.relation(*at).universal(),
                Relation::Compound
                    | Relation::Flat
                    | Relation::Amod
                    | Relation::Det
                    | Relation::Cc
                    | Relation::Case
            ) && clauses.relation(*at) != Relation::NmodDesc
        };
        for head in subjects.filter(heads) {
            let known = found.parties.iter().any(|party| party.head == head);
            if !known && is_party(clauses, head) {
                found.parties.push(Party { head, role: first, side: None });
            }
        }
        return;
    }
    let Some(head) = clauses.head(noun) else { return };
    // "announced **a package** of sanctions", "announced **$2 billion** in aid"
    let several = clauses.lexicon.has(List::Several, &clauses.lemma(head)) || clauses.upos(head) == Upos::Sym;
    let verb = anchor.verb.filter(|verb| {
        *verb == head || clauses.is(noun, Relation::Conj) || several && clauses.head(head) == Some(*verb)
    });
    if let Some(verb) = verb {
        if clauses.is_passive(verb) {
            agent(found, verb, first);
        } else {
            let host = clauses.lexicon.has(List::Hosting, &clauses.lemma(verb));
            for subject in before_verb::subjects(clauses, verb) {
                found.note(subject, if host { Role::Host } else { first }, Some(0));
            }
            of_agreement(found, verb);
        }
        return;
    }
    // "wants a meeting with Adeyle", "seeks a deal", "agreed to talks": whoever wants it.
    let agrees = clauses.lemma(head) == "agree" && clauses.case(noun).is_some_and(|case| case == "to");
    let wants = agrees
        || clauses.is(noun, Relation::Obj) && clauses.lexicon.verb_status(&clauses.lemma(head)).is_some();
    if wants
        && clauses.is_verb(head)
        && !clauses.is_passive(head)
        && !matches!(anchor.kind, EventKind::Attack | EventKind::Measure)
    {
        for subject in clauses.subjects(head) {
            found.note(subject, first, Some(0));
        }
        return;
    }
    // "Solberg met Adeyle, followed **by a meeting** with aides": she is there too.
    if clauses.follows(noun).is_some()
        && found.parties.len() == 1
        && found.parties[0].side == Some(1)
        && let Some(verb) = clauses.upwards(noun).skip(1).filter(|at| clauses.is_finite(*at)).last()
        && let Some(subject) = clauses.subject(verb)
    {
        found.note(subject, first, Some(0));
        // So is he.
        let with = |child: &usize| clauses.case(*child).is_some_and(|case| case == "with");
        let met = clauses.lexicon.verb(&clauses.lemma(verb)).is_some_and(|word| is_mutual(word.kind));
        for other in prepositional(clauses, verb).into_iter().filter(with).chain(clauses.object(verb)) {
            if met && other < noun {
                found.note(other, first, None);
            }
        }
    }
    if clauses.relation(noun) == Relation::NsubjPass && clauses.is_verb(head) {
        agent(found, head, first);
        return;
    }
    let held_at = matches!(anchor.kind, EventKind::Conference | EventKind::Meeting | EventKind::Remarks);
    let there = |case: &str, verb: usize| match case {
        "at" | "in" | "during" => true,
        // "flew to the summit for a meeting", not "referring to the meeting".
        "for" if clauses.lemma(verb) == "sit" => anchor.kind == EventKind::Remarks,
        "for" | "to" => is_motion(clauses, verb),
        _ => false,
    };
    if held_at
        && let Some((at, verb)) = adjunct(clauses, noun)
        && clauses.case(at).is_some_and(|case| there(&case, verb))
        && let Some(subject) = clauses.subject(verb)
    {
        found.note(subject, first, Some(0));
    }
    // "**delegations** are in Geneva for talks"
    if clauses.is_there_for(noun, head)
        && let Some(subject) = clauses.child_as(head, Relation::Nsubj)
    {
        found.note(subject, first, Some(0));
    }
    // "Solberg met the pilots **during a visit** to Vell"
    if anchor.kind == EventKind::Visit
        && found.parties.is_empty()
        && clauses.case(noun).is_some_and(|case| matches!(&*case, "during" | "on"))
        && let Some((_, verb)) = adjunct(clauses, noun)
        && let Some(subject) = clauses.subject(verb)
    {
        found.note(subject, first, Some(0));
    }
    // "**Solberg** told **Adeyle** in a phone call", whatever the tree has the call for.
    if anchor.kind == EventKind::Call
        && found.parties.is_empty()
        && clauses.case(noun).is_some_and(|case| matches!(&*case, "in" | "during" | "by" | "over"))
        && clauses.is_verb(head)
        && let Some(subject) = clauses.subject(head)
    {
        found.note(subject, first, Some(0));
        let told = |child: &usize| {
            *child != noun && matches!(clauses.relation(*child).universal(), Relation::Obj | Relation::Iobj)
        };
        if let Some(heard) = clauses.children(head).find(told).filter(|heard| is_party(clauses, *heard)) {
            found.note(heard, Role::Recipient, Some(1));
        }
    }
    // "**Solberg’s** conduct during the news conference"
    if anchor.kind == EventKind::Remarks
        && clauses.case(noun).is_some_and(|case| case == "during")
        && clauses.is_nominal(head)
        && let Some(owner) = clauses.child_as(head, Relation::NmodPoss)
    {
        found.note(owner, first, Some(0));
    }
    // "**Solberg**, on a visit to Tarvia, said"
    if anchor.kind == EventKind::Visit
        && found.parties.is_empty()
        && clauses.case(noun).is_some_and(|case| case == "on")
        && is_party(clauses, head)
        && head < noun
    {
        found.note(head, first, Some(0));
    }
    // "**Solberg**, in an interview with the Courier, said": whatever the tree has it hang on.
    let of_party = clauses.is(noun, Relation::Nmod) || clauses.is(noun, Relation::Appos);
    if held_at
        && of_party
        && clauses.case(noun).is_some_and(|case| matches!(&*case, "in" | "at" | "during"))
        && head < noun
        && is_party(clauses, head)
    {
        found.note(head, first, Some(0));
    }
    // "ahead of a meeting **with Adeyle**, Solberg took another tone": she is the other.
    let right_before = noun > 0 && matches!(&*clauses.small(noun - 1), "before" | "after");
    let around = clauses.is_ahead(noun)
        || right_before
        || clauses
            .case(noun)
            .is_some_and(|case| matches!(&*case, "before" | "after" | "during" | "following" | "at" | "in"));
    let met = matches!(anchor.kind, EventKind::Meeting | EventKind::Talks | EventKind::Conference);
    let one_sided = matches!(anchor.kind, EventKind::Call | EventKind::Invitation) || met && around;
    if one_sided
        && found.parties.len() == 1
        && found.parties[0].side == Some(1)
        && let Some(verb) = clauses.governor(noun)
        && let Some(subject) = clauses.subject(verb)
    {
        found.note(subject, first, Some(0));
    }
}

/// "fly", "return", "invite": what follows "to" is where one goes.
pub(in crate::events) fn is_motion(clauses: &Clauses, verb: usize) -> bool {
    let lemma = clauses.lemma(verb);
    clauses
        .lexicon
        .verb(&lemma)
        .is_some_and(|word| word.frame.to_place || word.frame.place || word.frame.known)
        || clauses.lexicon.has(List::Motion, &lemma)
}

/// "the agreement **between Solberg and Adeyle** to start talks": those who agreed.
fn of_agreement(found: &mut Found, verb: usize) {
    let clauses = found.clauses;
    let Some(noun) = clauses.head(verb).filter(|_| clauses.relation(verb) == Relation::Acl) else { return };
    for child in prepositional(clauses, noun) {
        if clauses.case(child).is_some_and(|case| matches!(&*case, "between" | "with")) {
            found.note(child, Role::Participant, None);
        }
    }
}

/// The words of "the call **Solberg and the Tarvian leader held**" that a tree may not have seen as such.
pub(in crate::events) fn reduced_relative(
    clauses: &Clauses,
    noun: usize,
) -> Option<(std::ops::Range<usize>, usize)> {
    let end = clauses.scene.english.sentence_of(noun)?.tokens.end.min(noun + 13);
    let kind = clauses.lexicon.noun(None, &clauses.lemma(noun))?.kind;
    let opens = noun + 1 < end && matches!(clauses.upos(noun + 1), Upos::Propn | Upos::Det | Upos::Pron);
    if !opens {
        return None;
    }
    let stop = (noun + 1..end).find(|at| {
        matches!(clauses.upos(*at), Upos::Verb | Upos::Punct | Upos::Aux | Upos::Adp)
            && clauses.scene.word(*at) != "-"
    })?;
    let held = clauses.upos(stop) == Upos::Verb
        && clauses.lexicon.is_light(&clauses.lemma(stop), kind)
        && clauses.is_finite(stop)
        && clauses.child_as(stop, Relation::Obj).is_none();
    held.then_some((noun + 1..stop, stop))
}

/// "hosted by", "announced by": who did.
fn agent(found: &mut Found, verb: usize, role: Role) {
    let clauses = found.clauses;
    let host = clauses.lexicon.has(List::Hosting, &clauses.lemma(verb));
    let by = clauses
        .children(verb)
        .filter(|child| matches!(clauses.relation(*child), Relation::OblAgent | Relation::Obl))
        .filter(|child| clauses.case(*child).is_some_and(|case| case == "by"));
    for child in by {
        found.note(child, if host { Role::Host } else { role }, None);
    }
}

/// The verb that a noun stands beside as "at a meeting", through "the sidelines of".
pub(in crate::events) fn adjunct(clauses: &Clauses, noun: usize) -> Option<(usize, usize)> {
    let mut at = noun;
    for _ in 0..4 {
        let head = clauses.head(at)?;
        if clauses.is(at, Relation::Obl) && clauses.is_verb(head) {
            return Some((at, head));
        }
        // "gave an assessment of its aims **at a meeting**"
        let during = clauses.case(noun).is_some_and(|case| matches!(&*case, "at" | "during"));
        if during && at != noun && clauses.is(at, Relation::Obj) && clauses.is_verb(head) {
            return Some((noun, head));
        }
        if !clauses.is(at, Relation::Nmod) {
            return None;
        }
        at = head;
    }
    None
}
