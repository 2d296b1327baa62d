//! Who takes part, as words: **Solberg** met **the Tarvian prime minister**; talks between **Norrland** and **Tarvia**.

use crate::events::anchor::Anchor;
use crate::events::clause::Clauses;
use crate::events::journey;
use crate::events::list::List;
use crate::events::remarks;
use crate::events::who::before_verb;
use crate::events::who::company::company;
use crate::events::who::of_noun::of_noun;
use crate::events::who::struck;
use crate::{EventKind, Role};
use readout_english::{Name, NameClass, Relation, Upos};

/// The head of a noun phrase that names somebody who takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::events) struct Party {
    pub head: usize,
    pub role: Role,
    pub side: Option<u8>,
}

/// The name that covers a token, titles and offices apart.
pub(in crate::events) fn name_at<'a>(clauses: &Clauses<'a>, token: usize) -> Option<&'a Name> {
    covering(clauses, token).find(|name| name.class.is_name())
}

/// The names, titles and offices that cover a token.
fn covering<'a>(clauses: &Clauses<'a>, token: usize) -> impl Iterator<Item = &'a Name> + use<'a> {
    let names = &clauses.scene.english.names;
    let after = names.partition_point(|name| name.tokens.start <= token);
    names[after.saturating_sub(6)..after].iter().filter(move |name| name.tokens.contains(&token))
}

/// Whether a noun can be somebody who takes part: a name, an office, "the delegation", "both leaders".
pub(in crate::events) fn is_party(clauses: &Clauses, head: usize) -> bool {
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
        || clauses.lexicon.is_party(&clauses.lemma(head)) && !is_part_of_many(clauses, head)
        || is_titled(clauses, head)
        || is_body(clauses, head)
        || is_called_by_name(clauses, head)
}

/// "the council", "the **House**".
fn is_body(clauses: &Clauses, head: usize) -> bool {
    let named = clauses.upos(head) == Upos::Propn && name_at(clauses, head).is_none();
    (named || clauses.upos(head) == Upos::Noun)
        && clauses.lexicon.is_body(&clauses.lemma(head).to_lowercase())
}

/// "President **Moon**": a capitalised word behind a title, whether it is known as a name or not.
fn is_titled(clauses: &Clauses, head: usize) -> bool {
    let title = |child: usize| {
        covering(clauses, child).any(|name| matches!(name.class, NameClass::Title | NameClass::Office))
            || clauses.lexicon.is_party(&clauses.lemma(child))
    };
    let before = || clauses.children(head).filter(|child| *child < head);
    clauses.upos(head) == Upos::Propn
        && !is_event_name(clauses, head)
        && before().any(|child| clauses.relation(child) == Relation::NmodDesc && title(child))
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
                | "it"
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

/// "**two** of which landed": of more than two, and of things.
fn is_part_of_many(clauses: &Clauses, head: usize) -> bool {
    matches!(&*clauses.small(head), "two" | "both")
        && clauses
            .scene
            .english
            .sentence_of(head)
            .is_some_and(|sentence| sentence.tokens.contains(&(head + 1)))
        && clauses.small(head + 1) == "of"
}

/// "the two", "both", "the pair": of two who have been named.
pub(in crate::events) fn is_group(clauses: &Clauses, head: usize) -> bool {
    let lemma = clauses.small(head);
    if is_part_of_many(clauses, head) {
        return false;
    }
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
pub(in crate::events) fn parties(clauses: &Clauses, anchor: &Anchor) -> Vec<Party> {
    let mut found = Found { clauses, kind: anchor.kind, parties: Vec::new() };
    if let Some(appearance) = &anchor.appearance {
        found.note(appearance.speaker, Role::Initiator, None);
        if let Some(outlet) = appearance.outlet.filter(|outlet| *outlet != appearance.speaker) {
            found.parties.push(Party { head: outlet, role: Role::Recipient, side: None });
        }
    }
    if anchor.noun {
        of_noun(&mut found, anchor);
    } else if anchor.appearance.is_none() {
        of_verb(&mut found, anchor);
    }
    company(&mut found, anchor);
    found.parties
}

pub(in crate::events) struct Found<'a, 'b> {
    pub clauses: &'b Clauses<'a>,
    pub kind: EventKind,
    pub parties: Vec<Party>,
}

impl Found<'_, '_> {
    /// Notes the noun at `head` and those joined to it, as far as they can take part.
    pub fn note(&mut self, head: usize, role: Role, side: Option<u8>) {
        // "the leaders **of Norrland and Tarvia**": both.
        let counted = |head| match self.clauses.counted(head) {
            counted if counted == head => vec![head],
            counted => listed(self.clauses, counted),
        };
        for head in listed(self.clauses, head).into_iter().flat_map(counted) {
            let known = self.parties.iter().any(|party| party.head == head);
            let let_go = self.kind == EventKind::Release && role == Role::Recipient;
            // "a ban on **steel from Tarvia**"
            let thing =
                self.kind == EventKind::Measure && role == Role::Recipient && !is_party(self.clauses, head);
            let fits = match () {
                () if let_go => is_captive(self.clauses, head),
                () if thing => {
                    matches!(self.clauses.upos(head), Upos::Noun | Upos::Propn)
                        && !self.clauses.is_time(head)
                        && !is_measure(self.clauses, head)
                }
                () => {
                    is_party(self.clauses, head)
                        || self.kind == EventKind::Other && is_captive(self.clauses, head)
                        || self.kind == EventKind::Attack
                            && is_struck(self.clauses, head, role, &self.parties)
                }
            };
            let whose = struck::whose(self.clauses, head, (self.kind, role, thing));
            if fits && !whose.is_empty() {
                whose.into_iter().for_each(|state| self.push(state, role, side));
                continue;
            }
            if !known && fits {
                self.parties.push(Party { head, role, side });
                self.members(head, role, side);
            }
        }
    }
}

/// "the imposition of **tariffs**": what is imposed is nobody.
fn is_measure(clauses: &Clauses, head: usize) -> bool {
    clauses.lexicon.noun(None, &clauses.lemma(head)).is_some_and(|word| word.kind == EventKind::Measure)
}

impl Found<'_, '_> {
    fn push(&mut self, head: usize, role: Role, side: Option<u8>) {
        if !self.parties.iter().any(|party| party.head == head) {
            self.parties.push(Party { head, role, side });
        }
    }

    /// "a delegation **led by Pell**", "a team **consisting of Venn and Amsel**": who they are.
    fn members(&mut self, head: usize, role: Role, side: Option<u8>) {
        let clauses = self.clauses;
        let senders = senders(clauses, head);
        if senders.len() > 1 {
            self.parties.retain(|party| party.head != head);
            senders.into_iter().for_each(|state| self.push(state, role, side));
            return;
        }
        if !clauses.lexicon.has(List::Rosters, &clauses.lemma(head)) {
            return;
        }
        let told = clauses
            .children_as(head, Relation::Acl)
            .filter(|verb| clauses.lexicon.has(List::Listing, &clauses.lemma(*verb)));
        let named: Vec<usize> = told
            .flat_map(|verb| clauses.children(verb).filter(move |child| *child > verb))
            .filter(|child| {
                matches!(clauses.relation(*child).universal(), Relation::Obl | Relation::Obj)
                    || clauses.relation(*child) == Relation::OblAgent
            })
            .flat_map(|child| listed(clauses, child))
            .filter(|member| name_at(clauses, *member).is_some_and(|name| name.class == NameClass::Person))
            .collect();
        for head in named {
            if !self.parties.iter().any(|party| party.head == head) {
                self.parties.push(Party { head, role, side });
            }
        }
    }
}

/// "delegations **from Norrland and Tarvia**": of whom they are. "Ministers from Norrland and Tarvia" are persons.
fn senders(clauses: &Clauses, head: usize) -> Vec<usize> {
    let lemma = clauses.lemma(head);
    let several = clauses.small(head) != lemma;
    if !(several && clauses.lexicon.has(List::Rosters, &lemma)) {
        return Vec::new();
    }
    let from = clauses
        .children_as(head, Relation::Nmod)
        .filter(|child| clauses.case(*child).is_some_and(|case| case == "from"));
    let state = |at: &usize| {
        name_at(clauses, *at)
            .is_some_and(|name| matches!(name.class, NameClass::Place | NameClass::Organisation))
    };
    from.flat_map(|child| clauses.joined(child)).filter(state).collect()
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

/// "**gunmen** attacked **a convoy**": who is armed may attack anything.
fn is_struck(clauses: &Clauses, head: usize, role: Role, known: &[Party]) -> bool {
    let list = if role == Role::Recipient { List::Targets } else { List::Armed };
    let armed = |party: &Party| clauses.lexicon.has(List::Armed, &clauses.lemma(party.head));
    let thing = role == Role::Recipient && clauses.is_nominal(head) && !clauses.is_time(head);
    clauses.lexicon.has(list, &clauses.lemma(head)) || thing && known.iter().any(armed)
}

/// A person or captives: who can be let go.
fn is_captive(clauses: &Clauses, head: usize) -> bool {
    let person = name_at(clauses, head).is_some_and(|name| name.class == NameClass::Person);
    let people = || covering(clauses, head).any(|name| name.class == NameClass::Norp);
    let several = clauses.upos(head) != Upos::Adj && people();
    person
        || several
        || is_personal(clauses, head)
        || clauses.lexicon.has(List::Captives, &clauses.lemma(head))
}

/// Whether those who take part are all on one level.
pub(in crate::events) fn is_mutual(kind: EventKind) -> bool {
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
    if frame.sends {
        return journey::sent(found, verb);
    }
    let (first, second) = if is_mutual(anchor.kind) {
        (Role::Participant, Role::Participant)
    } else {
        (Role::Initiator, Role::Recipient)
    };
    let second = if anchor.kind == EventKind::Invitation { Role::Invited } else { second };
    let first = if frame.host && anchor.kind == EventKind::Meeting { Role::Host } else { first };
    let first = if frame.gives_up { Role::Recipient } else { first };
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
        } else if !passive || frame.awaited {
            let named = before_verb::subjects(clauses, verb);
            let other = !named.is_empty() && !named.contains(&subject) && clauses.subjects(verb) != named;
            for subject in if other { named } else { vec![subject] } {
                found.note(subject, first, Some(0));
            }
        }
    }
    // "Pell was named **harbour minister**": what he was made is nobody.
    let made = anchor.kind == EventKind::Appointment && passive;
    if frame.object
        && !made
        && let Some(object) = clauses.object(verb).or_else(|| before_time(clauses, verb))
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
    let of_verb = |child: &usize| !is_of_other_event(clauses, verb, *child);
    for child in prepositional(clauses, verb).into_iter().filter(of_verb) {
        match clauses.case(child).as_deref() {
            Some("with" | "alongside") if frame.with => listener(found, child, second),
            Some("to") if frame.to && !is_next_to(clauses, child) => listener(found, child, second),
            Some("by") if passive => found.note(child, first, Some(0)),
            Some("at" | "against") if frame.arms => found.note(child, second, Some(1)),
            _ => {}
        }
    }
    absent(found, verb);
}

/// "speaking after talks **with Adeyle**": with whom she talked, not to whom she spoke.
fn is_of_other_event(clauses: &Clauses, verb: usize, child: usize) -> bool {
    let noun = clauses.head(child).filter(|head| *head != verb);
    noun.is_some_and(|noun| {
        clauses.is_nominal(noun)
            && clauses.lexicon.noun(None, &clauses.lemma(noun)).is_some_and(|word| !word.frame.means)
    })
}

/// "will meet **Tomas Adeyle** next month", where the tree has the month for the object.
fn before_time(clauses: &Clauses, verb: usize) -> Option<usize> {
    let time = clauses.children_as(verb, Relation::Obj).find(|child| clauses.is_time(*child))?;
    clauses.children(time).find(|child| {
        *child > verb && *child < time && name_at(clauses, *child).is_some() && is_party(clauses, *child)
    })
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
    // "with Adeyle, **who is** visiting Vell", whatever the tree has the clause hang on.
    let who = (start.max(verb.saturating_sub(3))..verb).rev().find(|at| clauses.small(*at) == "who");
    if let Some(who) = who {
        let before = (start..who).rev().find(|at| clauses.upos(*at) != Upos::Punct)?;
        return name_at(clauses, before).map(|name| name.tokens.start).or(Some(before));
    }
    (start..verb).rev().find(|at| {
        clauses.is(*at, Relation::Nsubj) && !matches!(&*clauses.small(*at), "which" | "that" | "it")
    })
}

/// "Pell, **freed** in March": a participle that says of a noun what was done to it.
pub(in crate::events) fn is_reduced_passive(clauses: &Clauses, verb: usize) -> bool {
    use readout_english::{Tense, VerbForm};
    let feats = clauses.scene.english.tokens[verb].feats;
    clauses.relation(verb) == Relation::Acl
        && feats.verb_form == Some(VerbForm::Part)
        && feats.tense == Some(Tense::Past)
}

/// The nouns with a preposition that hang on `at`, or on such a noun in turn: "spoke by phone with Adeyle", "spoke by
/// phone on Sunday evening with Adeyle".
pub(in crate::events) fn prepositional(clauses: &Clauses, at: usize) -> Vec<usize> {
    let tied = |at: usize| {
        clauses
            .children(at)
            .filter(|child| matches!(clauses.relation(*child).universal(), Relation::Obl | Relation::Nmod))
    };
    let below = |nouns: Vec<usize>| -> Vec<usize> {
        // "met in Vell with Adeyle": the place is nobody there.
        let place = |noun: &usize| {
            clauses.case(*noun).is_some_and(|case| matches!(&*case, "in" | "at"))
                && name_at(clauses, *noun).is_none_or(|name| name.class == NameClass::Place)
        };
        nouns.into_iter().filter(|noun| !is_party(clauses, *noun) || place(noun)).flat_map(tied).collect()
    };
    let mut found: Vec<usize> = tied(at).collect();
    let second = below(found.iter().copied().chain(clauses.children_as(at, Relation::Obj)).collect());
    let third = below(second.clone());
    found.extend(second);
    found.extend(third);
    found
}

/// "without Tarvia": who is said not to be there.
pub(in crate::events) fn absent(found: &mut Found, at: usize) {
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
