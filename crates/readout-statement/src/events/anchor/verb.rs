//! A verb that names a happening: Solberg **met** Adeyle; she **fired** him.

use super::frame::{self, fires_weapon, has_target};
use super::{Anchor, is_followed_by};
use crate::events::clause::Clauses;
use crate::events::journey::{is_home, sends_somebody};
use crate::events::lexicon::Word;
use crate::events::list::List;
use crate::events::place::place;
use crate::events::remarks;
use crate::events::who::party::name_at;
use crate::{EventKind, EventMode};
use readout_english::{Relation, Upos};

pub(super) fn verb(clauses: &Clauses, token: usize) -> Option<Anchor> {
    let word = sense(clauses, token)?;
    if is_said_of_another(clauses, token, word)
        || is_followed_by(clauses, token, &word.not)
        || !has_particle(clauses, token, word)
        || !frame::fits(clauses, token, word)
    {
        return None;
    }
    let kind = match () {
        () if word.frame.host && offers(clauses, token) => EventKind::Invitation,
        () if word.frame.arms && has_target(clauses, token) => EventKind::Attack,
        () => word.kind,
    };
    let mode = by_means(clauses, token).or(word.mode);
    let anchor = Anchor { token, word, kind, mode, verb: Some(token), noun: false, appearance: None };
    // "stopped the deaths", "headed a team": no journey without where it went.
    let needs_place = word.frame.to_place || word.frame.placed || word.frame.from_place;
    let goes =
        !needs_place || place(clauses, &anchor).is_some() || word.frame.placed && is_home(clauses, token);
    goes.then_some(before_listeners(clauses, anchor))
}

/// What a verb means beside its object: "sent Pell to Geneva" is a journey, "dispatched troops" none; "quit on Tuesday" is
/// of an office, "quit the pact" of a measure; one fires the minister, and **rockets**.
fn sense(clauses: &Clauses, token: usize) -> Option<&'static Word> {
    let lemma = clauses.lemma(token);
    let word = clauses.lexicon.verb(&lemma)?;
    match &*lemma {
        "quit" if token > 0 && clauses.small(token - 1) == "it" => None,
        "quit" if clauses.object(token).is_none() => clauses.lexicon.verb("resign"),
        "fire" if fires_weapon(clauses, token) => clauses.lexicon.verb("launch"),
        "send" | "dispatch" if sends_somebody(clauses, token) => clauses.lexicon.verb("dispatch"),
        "dispatch" => clauses.lexicon.verb("send"),
        // "headed for Geneva", not "headed toward a victory in Geneva"
        "head" if !heads_somewhere(clauses, token) => None,
        // "contacted her in an e-mail"
        "contact" if remarks::in_writing(clauses, token) || !clauses.is_finite(token) => None,
        _ => Some(word),
    }
}

fn heads_somewhere(clauses: &Clauses, token: usize) -> bool {
    let next = token + 1 < clauses.scene.english.tokens.len();
    next && matches!(&*clauses.small(token + 1), "to" | "for" | "back" | "into" | "home")
}

/// Whether a verb only tells of another word: "the **passed** bill", "an order that **bans** it", "voted to **ban** it".
fn is_said_of_another(clauses: &Clauses, token: usize, word: &Word) -> bool {
    let modifies = clauses.is(token, Relation::Amod) || clauses.is(token, Relation::Compound);
    let modifies = modifies && clauses.child_as(token, Relation::Nsubj).is_none();
    let voted = (clauses.is(token, Relation::Xcomp) || clauses.is(token, Relation::Advcl))
        && clauses.head(token).is_some_and(|head| clauses.lemma(head) == "vote");
    let measure = word.kind == EventKind::Measure && (voted || is_said_of_measure(clauses, token));
    modifies || measure || is_on_condition(clauses, token)
}

/// Whether a verb has the particle that it needs, and none where it takes an object.
fn has_particle(clauses: &Clauses, token: usize, word: &Word) -> bool {
    let particle = clauses.children_as(token, Relation::CompoundPrt).find(|at| at.abs_diff(token) <= 2);
    match &word.particle {
        Some(needed) => is_followed_by(clauses, token, std::slice::from_ref(needed)),
        None => particle.is_none() || !word.frame.object,
    }
}

/// "speaking **on condition** of anonymity": to whom is not told.
fn is_on_condition(clauses: &Clauses, verb: usize) -> bool {
    clauses.children_as(verb, Relation::Obl).any(|child| clauses.small(child) == "condition")
}

/// "signed an order on Monday **that bans** ships": the order is the measure, whatever the tree has the clause hang on.
fn is_said_of_measure(clauses: &Clauses, verb: usize) -> bool {
    let Some(sentence) = clauses.scene.english.sentence_of(verb) else { return false };
    let relative = clauses
        .child_as(verb, Relation::Nsubj)
        .is_some_and(|subject| matches!(&*clauses.small(subject), "that" | "which"));
    relative
        && (sentence.tokens.start..verb).any(|at| {
            let noun = clauses.lexicon.noun(None, &clauses.lemma(at));
            clauses.upos(at) == Upos::Noun && noun.is_some_and(|noun| noun.kind == EventKind::Measure)
        })
}

/// "met with **reporters**", "spoke to **a crowd**": an appearance, and nobody is called or met.
fn before_listeners(clauses: &Clauses, anchor: Anchor) -> Anchor {
    if !matches!(anchor.kind, EventKind::Call | EventKind::Meeting) {
        return anchor;
    }
    let token = anchor.token;
    // "will meet **to resume talks**", read as if they met with them.
    let speaks = anchor.kind == EventKind::Call;
    let heard = clauses.children_as(token, Relation::Obl).find(|child| {
        let case = clauses.case(*child);
        let with = case.as_deref() == Some("with");
        let to = case.as_deref() == Some("to");
        (with || to) && remarks::is_press(clauses, *child) || to && speaks && is_audience(clauses, *child)
    });
    match heard {
        Some(_) => Anchor { kind: EventKind::Remarks, mode: None, ..anchor },
        None => anchor,
    }
}

/// "a group of traders", "thousands of supporters", "the crowd".
fn is_audience(clauses: &Clauses, head: usize) -> bool {
    let word = clauses.small(head);
    let named = name_at(clauses, head).is_some();
    clauses.lexicon.has(List::Audience, &clauses.lemma(head))
        || !named && clauses.upos(head) == Upos::Noun && word.ends_with('s')
}

/// "willing to host", "readiness to host", "offered to host": no more than an offer.
fn offers(clauses: &Clauses, token: usize) -> bool {
    let tied = clauses.is(token, Relation::Xcomp)
        || clauses.is(token, Relation::Acl)
        || clauses.is(token, Relation::Advcl);
    tied && clauses.head(token).is_some_and(|head| {
        // "expressed her readiness to host"
        let head = clauses.object(head).filter(|_| clauses.lemma(head) == "express").unwrap_or(head);
        clauses.lexicon.has(List::Offering, &clauses.lemma(head))
    })
}

/// "spoke **by telephone**", "spoke **on the phone**", "met **by video link**".
fn by_means(clauses: &Clauses, token: usize) -> Option<EventMode> {
    clauses.children_as(token, Relation::Obl).find_map(|child| match &*clauses.lemma(child) {
        "phone" | "telephone" => Some(EventMode::Phone),
        "video" | "link" | "videoconference" | "zoom" => Some(EventMode::Video),
        "person" => Some(EventMode::InPerson),
        "mediator" | "intermediary" => Some(EventMode::ThirdParty),
        _ => None,
    })
}
