//! Who takes part, as words: **Solberg** met **the Tarvian prime minister**; talks between **Norrland** and **Tarvia**.

use super::anchor::Anchor;
use super::clause::Clauses;
use super::remarks;
use crate::{EventKind, Role};
use readout_english::{Name, NameClass, Relation, Upos};

/// The head of a noun phrase that names somebody who takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Party {
    pub head: usize,
    pub role: Role,
    pub side: Option<u8>,
}

/// The name that covers a token, titles and offices apart.
pub(super) fn name_at<'a>(clauses: &Clauses<'a>, token: usize) -> Option<&'a Name> {
    covering(clauses, token).find(|name| name.class.is_name())
}

/// The names, titles and offices that cover a token.
fn covering<'a>(clauses: &Clauses<'a>, token: usize) -> impl Iterator<Item = &'a Name> + use<'a> {
    let names = &clauses.scene.english.names;
    let after = names.partition_point(|name| name.tokens.start <= token);
    names[after.saturating_sub(6)..after].iter().filter(move |name| name.tokens.contains(&token))
}

/// Whether a noun can be somebody who takes part: a name, an office, "the delegation", "both leaders".
pub(super) fn is_party(clauses: &Clauses, head: usize) -> bool {
    let named = covering(clauses, head).any(|name| match name.class {
        NameClass::Person | NameClass::Organisation | NameClass::Place => true,
        NameClass::Office => name.tokens.end == head + 1 || clauses.lexicon.is_party(&clauses.lemma(head)),
        // "the Tarvians", not "the Tarvian coast".
        NameClass::Norp => clauses.upos(head) != Upos::Adj,
        NameClass::Title => true,
    });
    named && !is_event_name(clauses, head)
        || is_personal(clauses, head)
        || is_group(clauses, head)
        || clauses.lexicon.is_party(&clauses.lemma(head))
        || is_called_by_name(clauses, head)
}

/// "the negotiator, **Teodora Amsel**"; a telephone or a visit is nobody, whatever name a tree hangs on it.
fn is_called_by_name(clauses: &Clauses, head: usize) -> bool {
    let person = |beside| name_at(clauses, beside).is_some_and(|name| name.class == NameClass::Person);
    clauses.lexicon.verb(&clauses.lemma(head)).is_none()
        && clauses.child_as(head, Relation::Appos).is_some_and(person)
}

/// "Sundholm Harbour Conference" is nobody.
fn is_event_name(clauses: &Clauses, head: usize) -> bool {
    clauses.lexicon.noun(None, &clauses.lemma(head)).is_some()
}

fn is_personal(clauses: &Clauses, head: usize) -> bool {
    clauses.upos(head) == Upos::Pron
        && matches!(
            &*clauses.small(head),
            "he" | "she"
                | "they"
                | "him"
                | "her"
                | "them"
                | "his"
                | "their"
                | "its"
                | "we"
                | "us"
                | "our"
                | "i"
                | "me"
                | "my"
                | "who"
                | "whom"
        )
}

/// "the two", "both", "the pair": of two who have been named.
pub(super) fn is_group(clauses: &Clauses, head: usize) -> bool {
    let lemma = clauses.small(head);
    if matches!(&*lemma, "they" | "them" | "their" | "both") {
        return true;
    }
    let two = || {
        clauses.children(head).any(|child| matches!(&*clauses.small(child), "two" | "both"))
            || matches!(&*lemma, "two" | "pair")
    };
    // "the leaders": of whom nothing more is said.
    let bare = || {
        let phrase = clauses.phrase(head);
        phrase.len() == 2 && clauses.small(phrase.start) == "the" && lemma.ends_with('s')
    };
    let plain = clauses
        .children(head)
        .all(|child| !matches!(clauses.relation(child).universal(), Relation::Nmod | Relation::Compound));
    (clauses.lexicon.is_both(&clauses.lemma(head)) || lemma == "two") && plain && (two() || bare())
}

/// Everybody whom the words around an anchor name.
pub(super) fn parties(clauses: &Clauses, anchor: &Anchor) -> Vec<Party> {
    let mut found = Found { clauses, kind: anchor.kind, parties: Vec::new() };
    if let Some(appearance) = &anchor.appearance {
        found.note(appearance.speaker, Role::Initiator, None);
        if let Some(outlet) = appearance.outlet {
            found.note(outlet, Role::Recipient, None);
        }
    } else if anchor.noun {
        of_noun(&mut found, anchor);
    } else {
        of_verb(&mut found, anchor);
    }
    found.parties
}

struct Found<'a, 'b> {
    clauses: &'b Clauses<'a>,
    kind: EventKind,
    parties: Vec<Party>,
}

impl Found<'_, '_> {
    /// Notes the noun at `head` and those joined to it, as far as they can take part.
    fn note(&mut self, head: usize, role: Role, side: Option<u8>) {
        for head in listed(self.clauses, head) {
            let head = self.clauses.counted(head);
            let known = self.parties.iter().any(|party| party.head == head);
            let let_go = self.kind == EventKind::Release && role == Role::Recipient;
            // "a ban on **steel from Tarvia**"
            let struck = self.kind == EventKind::Measure && role == Role::Recipient;
            let fits = match () {
                () if let_go => is_captive(self.clauses, head),
                () if struck => {
                    matches!(self.clauses.upos(head), Upos::Noun | Upos::Propn) && !self.clauses.is_time(head)
                }
                () => is_party(self.clauses, head),
            };
            if !known && fits {
                self.parties.push(Party { head, role, side });
            }
        }
    }
}

/// `head` and those named with it, also where a row of persons has been read as one beside the other: "Solberg, Venn
/// and Pell".
fn listed(clauses: &Clauses, head: usize) -> Vec<usize> {
    let person = |at: usize| {
        covering(clauses, at).any(|name| matches!(name.class, NameClass::Person | NameClass::Title))
    };
    let mut all = clauses.joined(head);
    let mut next = 0;
    while next < all.len() {
        let at = all[next];
        let beside = clauses.children_as(at, Relation::Appos).filter(|child| person(at) && person(*child));
        let more: Vec<usize> = beside.flat_map(|child| clauses.joined(child)).collect();
        all.extend(more.into_iter().filter(|more| !all.contains(more)).collect::<Vec<_>>());
        next += 1;
    }
    all
}

/// A person or captives: who can be let go.
fn is_captive(clauses: &Clauses, head: usize) -> bool {
    let person = name_at(clauses, head).is_some_and(|name| name.class == NameClass::Person);
    person || is_personal(clauses, head) || clauses.lexicon.is_captive(&clauses.lemma(head))
}

/// Whether those who take part are all on one level.
pub(super) fn is_mutual(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::Meeting
            | EventKind::Talks
            | EventKind::Conference
            | EventKind::Agreement
            | EventKind::Ceasefire
            | EventKind::Remarks
            | EventKind::Vote
    )
}

/// Subject, object and those after "with": of "Solberg **spoke** with Adeyle", "Pell was **freed** by Tarvia".
fn of_verb(found: &mut Found, anchor: &Anchor) {
    let clauses = found.clauses;
    let verb = anchor.token;
    let frame = anchor.word.frame;
    let (first, second) = if is_mutual(anchor.kind) {
        (Role::Participant, Role::Participant)
    } else {
        (Role::Initiator, Role::Recipient)
    };
    let second = if anchor.kind == EventKind::Invitation { Role::Invited } else { second };
    let first = if frame.host && anchor.kind == EventKind::Meeting { Role::Host } else { first };
    let reduced = is_reduced_passive(clauses, verb);
    let passive = clauses.is_passive(verb) || reduced;
    let subject = if reduced {
        clauses.head(verb)
    } else {
        clauses.subject(verb).or_else(|| left_subject(clauses, verb))
    };
    if let Some(subject) = subject {
        if passive && frame.object {
            found.note(subject, second, Some(1));
        } else if !passive {
            found.note(subject, first, Some(0));
        }
    }
    if frame.object
        && let Some(object) = clauses.object(verb)
    {
        let known = found.parties.len();
        found.note(object, second, Some(1));
        // "a team consisting of …", where the tree has "consisting" for the object.
        let inside = clauses.children_as(object, Relation::Compound).find(|child| is_party(clauses, *child));
        if let Some(inside) = inside
            .filter(|_| found.parties.len() == known && !clauses.lexicon.is_party(&clauses.lemma(object)))
        {
            found.note(inside, second, Some(1));
        }
    }
    for child in prepositional(clauses, verb) {
        match clauses.case(child).as_deref() {
            Some("with" | "alongside") if frame.with => listener(found, child, second),
            Some("to") if frame.to && !is_next_to(clauses, child) => listener(found, child, second),
            Some("by") if passive => found.note(child, first, Some(0)),
            _ => {}
        }
    }
    absent(found, verb);
}

/// Notes who is spoken to; the press is told in `remarks`.
fn listener(found: &mut Found, child: usize, role: Role) {
    if !remarks::is_press(found.clauses, child) {
        found.note(child, role, Some(1));
    }
}

/// "spoke **next to** Adeyle"
fn is_next_to(clauses: &Clauses, child: usize) -> bool {
    clauses
        .children_as(child, Relation::Case)
        .any(|case| matches!(&*clauses.small(case), "next" | "close" | "according" | "due"))
        || clauses.phrase(child).start >= 2
            && matches!(&*clauses.small(clauses.phrase(child).start - 2), "next" | "close")
}

/// Where the tree has no subject for a verb, the last one told of before it.
fn left_subject(clauses: &Clauses, verb: usize) -> Option<usize> {
    let start = clauses.scene.english.sentence_of(verb)?.tokens.start;
    (start..verb).rev().find(|at| {
        clauses.is(*at, Relation::Nsubj) && !matches!(&*clauses.small(*at), "which" | "that" | "it")
    })
}

/// "Pell, **freed** in March": a participle that says of a noun what was done to it.
fn is_reduced_passive(clauses: &Clauses, verb: usize) -> bool {
    use readout_english::{Tense, VerbForm};
    let feats = clauses.scene.english.tokens[verb].feats;
    clauses.relation(verb) == Relation::Acl
        && feats.verb_form == Some(VerbForm::Part)
        && feats.tense == Some(Tense::Past)
}

/// The nouns with a preposition that hang on `at`, or on such a noun in turn: "spoke by phone with Adeyle", "spoke by
/// phone on Sunday evening with Adeyle".
fn prepositional(clauses: &Clauses, at: usize) -> Vec<usize> {
    let tied = |at: usize| {
        clauses
            .children(at)
            .filter(|child| matches!(clauses.relation(*child).universal(), Relation::Obl | Relation::Nmod))
    };
    let below = |nouns: Vec<usize>| -> Vec<usize> {
        nouns.into_iter().filter(|noun| !is_party(clauses, *noun)).flat_map(tied).collect()
    };
    let mut found: Vec<usize> = tied(at).collect();
    let second = below(found.iter().copied().chain(clauses.children_as(at, Relation::Obj)).collect());
    let third = below(second.clone());
    found.extend(second);
    found.extend(third);
    found
}

/// Owner, those after "with" or "between", and the subject of the verb that makes an event of the noun: of "Solberg
/// held a **call** with Adeyle", "Norrland’s **talks** with Tarvia", "the Solberg-Adeyle **summit**".
fn of_noun(found: &mut Found, anchor: &Anchor) {
    let clauses = found.clauses;
    let noun = anchor.token;
    let frame = anchor.word.frame;
    let mutual = is_mutual(anchor.kind);
    let first = if mutual { Role::Participant } else { Role::Initiator };
    let second = match anchor.kind {
        EventKind::Invitation => Role::Invited,
        _ if mutual => Role::Participant,
        _ => Role::Recipient,
    };
    beside_noun(found, anchor, first);
    let mut after = prepositional(clauses, noun);
    if let Some(verb) = anchor.verb.filter(|verb| Some(*verb) == clauses.head(noun)) {
        after.extend(clauses.children_as(verb, Relation::Obl).filter(|child| *child > noun));
    }
    for child in after {
        let takes = frame.parties || frame.place;
        match clauses.case(child).as_deref() {
            Some(case @ ("with" | "to")) if anchor.kind == EventKind::Remarks => {
                let person = name_at(clauses, child).filter(|_| case == "with").map(|_| child);
                if let Some(heard) = remarks::outlet_in(clauses, child).or(person) {
                    found.note(heard, Role::Recipient, Some(1));
                }
            }
            Some("with") if frame.parties => found.note(child, second, Some(1)),
            Some("between" | "among") if frame.parties => found.note(child, Role::Participant, None),
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
    of_governor(found, anchor, first);
    absent(found, noun);
    if let Some(verb) = anchor.verb {
        absent(found, verb);
    }
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
    let done_to = matches!(found.kind, EventKind::Appointment | EventKind::Release);
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
    if let Some(subjects) = reduced_relative(clauses, noun) {
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
    let verb = anchor.verb.filter(|verb| *verb == head || clauses.is(noun, Relation::Conj));
    if let Some(verb) = verb {
        if clauses.is_passive(verb) {
            agent(found, verb, first);
        } else {
            let host = matches!(&*clauses.lemma(verb), "host" | "chair" | "convene");
            for subject in clauses.subjects(verb) {
                found.note(subject, if host { Role::Host } else { first }, Some(0));
            }
            of_agreement(found, verb);
        }
        return;
    }
    // "wants a meeting with Adeyle", "is seeking a deal": whoever wants it.
    let wants =
        clauses.is(noun, Relation::Obj) && clauses.lexicon.verb_status(&clauses.lemma(head)).is_some();
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
    if clauses.relation(noun) == Relation::NsubjPass && clauses.is_verb(head) {
        agent(found, head, first);
        return;
    }
    let held_at = matches!(anchor.kind, EventKind::Conference | EventKind::Meeting | EventKind::Remarks);
    let there = |case: &str, verb: usize| match case {
        "at" | "in" | "during" => true,
        // "flew to the summit for a meeting", not "referring to the meeting".
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
    // "ahead of a meeting **with Adeyle**, Solberg took another tone": she is the other.
    let around = clauses.case(noun).is_some_and(|case| {
        matches!(&*case, "ahead" | "before" | "after" | "during" | "following" | "at" | "in")
    });
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
fn is_motion(clauses: &Clauses, verb: usize) -> bool {
    let lemma = clauses.lemma(verb);
    clauses
        .lexicon
        .verb(&lemma)
        .is_some_and(|word| word.frame.to_place || word.frame.place || word.frame.known)
        || clauses.lexicon.is_motion(&lemma)
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
pub(super) fn reduced_relative(clauses: &Clauses, noun: usize) -> Option<std::ops::Range<usize>> {
    let end = clauses.scene.english.sentence_of(noun)?.tokens.end.min(noun + 13);
    let kind = clauses.lexicon.noun(None, &clauses.lemma(noun))?.kind;
    let opens = matches!(clauses.upos(noun + 1), Upos::Propn | Upos::Det | Upos::Pron) && noun + 1 < end;
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
    held.then_some(noun + 1..stop)
}

/// "hosted by", "announced by": who did.
fn agent(found: &mut Found, verb: usize, role: Role) {
    let clauses = found.clauses;
    let host = matches!(&*clauses.lemma(verb), "host" | "chair" | "convene" | "mediate");
    let by = clauses
        .children(verb)
        .filter(|child| matches!(clauses.relation(*child), Relation::OblAgent | Relation::Obl))
        .filter(|child| clauses.case(*child).is_some_and(|case| case == "by"));
    for child in by {
        found.note(child, if host { Role::Host } else { role }, None);
    }
}

/// The verb that a noun stands beside as "at a meeting", through "the sidelines of".
pub(super) fn adjunct(clauses: &Clauses, noun: usize) -> Option<(usize, usize)> {
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

/// "without Tarvia": who is said not to be there.
fn absent(found: &mut Found, at: usize) {
    let clauses = found.clauses;
    for child in prepositional(clauses, at) {
        if clauses.case(child).is_some_and(|case| case == "without") {
            for head in clauses.joined(child) {
                if name_at(clauses, head).is_some() && !found.parties.iter().any(|party| party.head == head) {
                    found.parties.push(Party { head, role: Role::Absent, side: None });
                }
            }
        }
    }
}
