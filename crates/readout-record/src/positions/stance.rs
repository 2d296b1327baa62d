//! Which stance the words of a clause carry, and which words carry it.
//!
//! "The islands **must not** have the harbour" is against, "there is **no** quay we **cannot** talk about" leaves it
//! open, "they will sign **only if** the tower stays" is conditional. A clause that only tells what happened carries
//! none.

use super::Stance;
use super::words::Words;
use crate::issues::reach::tells_which;
use crate::reading::Reading;
use readout_document::Span;
use readout_english::{Person, Relation, Upos};
use std::ops::Range;

/// Words that carry a stance.
#[derive(Clone, Debug, PartialEq)]
pub struct Carried {
    /// Which; none for what is only said to be coming ("the ferry will sail").
    pub stance: Option<Stance>,
    /// The token it hangs on: the verb of the modal, the adjective, the noun.
    pub predicate: usize,
    /// The words that carry it.
    pub words: Span,
    /// Whether it judges the subject alone, as verbs of harm do.
    pub of_subject: bool,
    /// Whether it is no more than "may" or "will".
    pub weak: bool,
    /// Whether it is a modal: what hangs on its verb by a preposition is not what it is about.
    pub modal: bool,
    /// Whether it is a mere "could", which says of a thing no more than that it is possible.
    pub possible: bool,
    /// Whether it stands in a clause beside the main one and governs no more than that: "…, sparking **concern**".
    pub aside: bool,
    /// How far below the clause's head it stands; modals that say little count as standing lower.
    pub depth: usize,
}

/// What a word does before negation is looked at.
#[derive(Clone, Copy, PartialEq)]
enum Force {
    Oblige,
    Allow,
    Able,
    Coming,
    Word(Stance),
    Harm,
}

/// Every stance that the words of `clause` carry, the one that governs most first.
///
/// `is_own` tells whether a token names who speaks, or those for whom he does: what somebody else wants is nothing that
/// the speaker wants.
pub fn stances(
    reading: &Reading,
    words: &Words,
    clause: &Range<usize>,
    is_own: &dyn Fn(usize) -> bool,
) -> Vec<Carried> {
    let mut found: Vec<Carried> = Vec::new();
    let supposed = supposed(reading, clause);
    for at in clause.clone().filter(|at| !supposed.contains(at)) {
        let anothers = wanted_by(reading, words, clause, at).is_some_and(|holder| !is_own(holder));
        let first = found.len();
        if let Some((length, stance)) = phrase(reading, words, clause, at) {
            let is_verb = reading.upos(at) == Upos::Verb;
            let predicate = if is_verb { at } else { at + length - 1 };
            let negations = negations(reading, clause, predicate);
            found.extend(carried(
                reading,
                clause,
                Force::Word(stance),
                at..at + length,
                predicate,
                negations,
            ));
        } else if let Some((force, predicate)) = force(reading, words, clause, at) {
            let negations = negations(reading, clause, predicate);
            found.extend(carried(reading, clause, force, at..at + 1, predicate, negations));
        }
        if anothers {
            found[first..].iter_mut().for_each(|it| it.stance = None);
        }
    }
    found.retain(|it| !stands_aside(reading, clause, it.predicate));
    // "If the berths are not kept, the harbour cannot live": that is no word against the harbour.
    found
        .iter_mut()
        .filter(|it| it.stance == Some(Stance::Against) && it.modal && !supposed.is_empty())
        .for_each(|it| {
            it.stance = Some(Stance::Conditional);
        });
    if let Some(condition) = condition(reading, words, clause) {
        found.iter_mut().filter(|it| it.stance != Some(Stance::Against)).for_each(|it| {
            if !reading.english().is_below(condition, it.predicate) && it.depth > 2 {
                return;
            }
            it.stance = Some(Stance::Conditional);
        });
    }
    found.sort_by_key(|it| (it.depth, it.words));
    found
}

/// A fixed phrase that begins at token `at`, its length and its stance.
fn phrase(reading: &Reading, words: &Words, clause: &Range<usize>, at: usize) -> Option<(usize, Stance)> {
    let first = reading.folded(at);
    let phrases = words.phrases.get(first)?;
    let stands = |phrase: &[String]| {
        at + phrase.len() <= clause.end
            && phrase.iter().enumerate().all(|(by, word)| reading.folded(at + by) == *word)
    };
    phrases.iter().find(|(phrase, _)| stands(phrase)).map(|(phrase, stance)| (phrase.len(), *stance))
}

/// What the token does, and the predicate it does it to.
fn force(reading: &Reading, words: &Words, clause: &Range<usize>, at: usize) -> Option<(Force, usize)> {
    let lemma = reading.lemma(at);
    let upos = reading.upos(at);
    match upos {
        Upos::Aux => {
            let predicate = reading.head(at).filter(|head| clause.contains(head))?;
            let force = if words.obliging.contains(lemma) {
                Force::Oblige
            } else if words.allowing.contains(lemma) {
                Force::Allow
            } else if words.able.contains(lemma) {
                Force::Able
            } else if words.coming.contains(lemma) {
                Force::Coming
            } else {
                return None;
            };
            Some((force, predicate))
        }
        Upos::Verb => {
            let infinitive = reading
                .english()
                .child(at, Relation::Xcomp)
                .filter(|child| clause.contains(child) && *child > at);
            // "They agreed to **have** their pilots sail" obliges nobody.
            let to = |infinitive: &usize| (at + 1..*infinitive).any(|it| reading.lemma(it) == "to");
            if words.obliging_verbs.contains(lemma)
                && let Some(infinitive) = infinitive.filter(to)
            {
                return Some((Force::Oblige, infinitive));
            }
            if words.harm.contains(lemma) {
                return Some((Force::Harm, at));
            }
            // "the votes **required** for it": which they are, and no wish.
            if tells_which(reading, at) {
                return None;
            }
            let stance = *words.verbs.get(lemma)?;
            (lemma != "have").then_some((Force::Word(stance), at))
        }
        Upos::Adj => {
            let stance = words.adjectives.get(lemma).filter(|it| **it != Stance::Open || opens(reading, at));
            // "They take the **necessary** steps" judges nothing.
            let told = reading.relation(at) == Relation::Amod && !is_called(reading, at);
            let judges = |it: &&Stance| {
                let noun = reading.head(at).filter(|_| told && matches!(it, Stance::For | Stance::Open));
                noun.is_none_or(|noun| reading.english().child(noun, Relation::Cop).is_some())
            };
            stance.filter(judges).map(|stance| (Force::Word(*stance), judged(reading, at)))
        }
        Upos::Noun if judges(reading, clause, at) => {
            words.nouns.get(lemma).map(|stance| (Force::Word(*stance), at))
        }
        _ => None,
    }
}

/// Whether "open", "ready" or "possible" says that a door is open: of what may be ("it is possible"), or of somebody who
/// is "ready to". In "keep the berths open", "the best possible berth" it only tells how a thing is.
fn opens(reading: &Reading, at: usize) -> bool {
    let english = reading.english();
    let next = (at + 1..(at + 3).min(english.tokens.len())).any(|next| reading.lemma(next) == "to");
    let person = |subject: usize| {
        let feats = english.tokens[subject].feats;
        reading.upos(subject) == Upos::Propn
            || reading.upos(subject) == Upos::Pron && feats.person != Some(Person::Third)
    };
    let is = english.child(at, Relation::Cop).is_some();
    let may_be = !matches!(reading.lemma(at), "open" | "ready" | "prepared" | "willing");
    next || is && (may_be || english.child(at, Relation::Nsubj).is_some_and(person))
}

/// Who wants what a word of wanting stands for: the subject of "wants" or "is ready to", the owner of a "desire". Words
/// that judge ("must", "deserve", "is essential") are the speaker's, whatever their subject.
fn wanted_by(reading: &Reading, words: &Words, clause: &Range<usize>, at: usize) -> Option<usize> {
    let english = reading.english();
    let lemma = reading.lemma(at);
    let inside = |token: &usize| clause.contains(token);
    match reading.upos(at) {
        // "He may **need** a strike" is his need; "the pilots need to rest" is the speaker's judgement.
        Upos::Verb
            if words.verbs.contains_key(lemma)
                && (!words.obliging_verbs.contains(lemma)
                    || lemma == "need" && english.child(at, Relation::Obj).is_some()) =>
        {
            subject(reading, at).filter(inside)
        }
        Upos::Adj | Upos::Verb if words.attitudes.contains(lemma) => subject(reading, at).filter(inside),
        Upos::Noun if words.attitudes.contains(lemma) => english.child(at, Relation::NmodPoss).filter(inside),
        _ => None,
    }
}

/// The subject of a verb or adjective, or that of the verb above it: "**they** plan to push". What is "enough to push" wants
/// nothing.
fn subject(reading: &Reading, token: usize) -> Option<usize> {
    let mut at = token;
    for _ in 0..5 {
        let subject = reading.english().child(at, Relation::Nsubj);
        if let Some(subject) = subject.or_else(|| before_an_aside(reading, at)) {
            return Some(subject);
        }
        let shared = matches!(reading.relation(at), Relation::Xcomp | Relation::Conj);
        at = reading.head(at).filter(|head| shared && reading.upos(*head) == Upos::Verb)?;
    }
    None
}

/// The subject that an aside between commas parts from its verb: "**she**, like the pilots, wants to stay".
fn before_an_aside(reading: &Reading, verb: usize) -> Option<usize> {
    let is_comma = |at: &usize| reading.word(*at) == ",";
    let sentence = reading.english().sentence_of(verb)?.tokens.start;
    let end = verb.checked_sub(1).filter(|at| is_comma(at) && *at > sentence)?;
    let start = (sentence..end).rev().find(is_comma)?;
    let noun = start.checked_sub(1).filter(|at| *at >= sentence)?;
    let is_named = matches!(reading.upos(noun), Upos::Pron | Upos::Noun | Upos::Propn);
    let of_verb = matches!(reading.lemma(start + 1), "like" | "unlike" | "with" | "who" | "which" | "along");
    (is_named && of_verb && end > start + 1).then_some(noun)
}

/// The words of a clause that only suppose: "**If the ferry sails**, we must pay". A condition that follows is none: "we
/// must pay only if the ferry sails".
pub fn supposed(reading: &Reading, clause: &Range<usize>) -> Range<usize> {
    let opens = |at: &usize| !matches!(reading.upos(*at), Upos::Punct | Upos::Cconj | Upos::Adv);
    let first = clause.clone().find(opens).filter(|at| matches!(reading.lemma(*at), "if" | "should"));
    let Some(first) = first.filter(|at| reading.upos(*at) == Upos::Sconj) else { return 0..0 };
    let comma = (first..clause.end).find(|at| reading.word(*at) == ",");
    first..comma.unwrap_or(first)
}

/// Whether a noun says what something is: "is a **mistake**", "as a **waste**", or all that is said: "a **desire** to go".
fn judges(reading: &Reading, clause: &Range<usize>, at: usize) -> bool {
    let english = reading.english();
    english.child(at, Relation::Cop).is_some()
        || reading.relation(at) == Relation::Xcomp
        || !reading.head(at).is_some_and(|head| clause.contains(&head))
        || english
            .children(at)
            .any(|child| reading.relation(child) == Relation::Case && reading.lemma(child) == "as")
}

/// What a judging word hangs on when it stands before a predicate noun: "an **unrealistic** objective".
fn judged(reading: &Reading, at: usize) -> usize {
    match reading.head(at) {
        Some(head) if reading.relation(at) == Relation::Amod && !is_called(reading, at) => head,
        _ => at,
    }
}

/// Whether an adjective is what something is called: "declared the toll as “**unlawful**”", on whatever it hangs.
fn is_called(reading: &Reading, at: usize) -> bool {
    let before = (0..at).rev().take(3).find(|it| reading.upos(*it) != Upos::Punct);
    let after = reading.english().tokens.get(at + 1).map(|token| token.upos);
    before.is_some_and(|it| reading.lemma(it) == "as")
        && !matches!(after, Some(Upos::Noun | Upos::Propn | Upos::Adj))
}

fn carried(
    reading: &Reading,
    clause: &Range<usize>,
    force: Force,
    own: Range<usize>,
    predicate: usize,
    negations: Vec<usize>,
) -> Option<Carried> {
    let negations = if compares(reading, clause, predicate) { Vec::new() } else { negations };
    let negated = negations.len() % 2 == 1;
    let force = if force == Force::Allow && own_ability(reading, predicate) { Force::Able } else { force };
    if force == Force::Coming && happened_not(reading, predicate) {
        return None;
    }
    let only = reading.english().children(predicate).find(|child| reading.lemma(*child) == "only");
    if let (Force::Able, false, Some(only)) = (force, negated, only) {
        let words = reading.span(&(own.start.min(only)..own.end.max(only + 1)))?;
        let depth = depth(reading, clause, predicate);
        let stance = Some(Stance::Conditional);
        return Some(Carried {
            stance,
            predicate,
            words,
            of_subject: false,
            weak: false,
            modal: true,
            possible: false,
            aside: false,
            depth,
        });
    }
    // "He is **not sure** that the ferry will sail": it is doubted, and not opposed.
    let unsure = |at: &usize| {
        let of = reading.head(*at).filter(|of| *of != predicate);
        of.is_some_and(|of| {
            matches!(reading.lemma(of), "sure" | "certain" | "clear" | "convinced" | "confident")
        })
    };
    let doubted = negated
        && matches!(force, Force::Coming | Force::Able | Force::Allow)
        && negations.iter().any(unsure);
    let twice = !negations.is_empty() && !negated;
    // "There is **no** quay we **cannot** talk about": it is the quay that this is about.
    let predicate = match reading.head(predicate).filter(|head| clause.contains(head)) {
        Some(head) if twice && reading.relation(predicate).universal() == Relation::Acl => head,
        _ => predicate,
    };
    let stance = match (force, negated) {
        _ if doubted => Some(Stance::Doubtful),
        (Force::Oblige, false) => Some(Stance::For),
        (Force::Oblige | Force::Allow | Force::Able | Force::Coming, true) => Some(Stance::Against),
        (Force::Allow, false) => Some(Stance::Open),
        (Force::Able, false) if twice => Some(Stance::Open),
        (Force::Able, false) => return None,
        (Force::Coming, false) => promised(reading, predicate).then_some(Stance::For),
        (Force::Word(Stance::For | Stance::Open), true) => Some(Stance::Against),
        (Force::Word(Stance::Against | Stance::Doubtful), true) => Some(Stance::Open),
        (Force::Word(stance), _) => Some(stance),
        (Force::Harm, negated) => Some(if negated { Stance::For } else { Stance::Against }),
    };
    // "A desire to go" gives way to what is said of the desire.
    let bare = reading.upos(predicate) == Upos::Noun
        && own.contains(&predicate)
        && reading.english().child(predicate, Relation::Cop).is_none()
        && depth(reading, clause, predicate) == 0;
    let weak = bare || matches!(force, Force::Allow | Force::Coming) && !negated;
    let near = negations.into_iter().filter(|at| at.abs_diff(own.start) <= 4);
    let first = near.clone().min().map_or(own.start, |at| at.min(own.start));
    let last = near.max().map_or(own.end, |at| (at + 1).max(own.end));
    Some(Carried {
        stance,
        predicate,
        words: reading.span(&(first..last))?,
        of_subject: force == Force::Harm,
        weak,
        modal: !matches!(force, Force::Word(_)),
        possible: force == Force::Allow && !negated && reading.lemma(own.start) == "could",
        aside: aside(reading, clause, predicate),
        depth: depth(reading, clause, predicate) + if weak { 2 } else { 0 },
    })
}

/// Whether nobody is said to do something more than somebody: "nobody wants a bridge **more than** the islands".
fn compares(reading: &Reading, clause: &Range<usize>, predicate: usize) -> bool {
    let more = |child: usize| matches!(reading.lemma(child), "more" | "much" | "better" | "well");
    // Whatever the tree has "more" hang on: "nobody fears a strike **more than** the pilots".
    let nobody = |at: usize| matches!(reading.folded(at), "nobody" | "noone" | "none" | "no");
    let than = |at: usize| at + 1 < clause.end && reading.folded(at + 1) == "than";
    if (clause.start..predicate).any(nobody)
        && (predicate + 1..clause.end).any(|at| matches!(reading.folded(at), "more" | "better") && than(at))
    {
        return true;
    }
    reading.english().children(predicate).any(|child| {
        child > predicate
            && clause.contains(&child)
            && more(child)
            && reading.relation(child) == Relation::Advmod
    })
}

/// Whether "could" tells what a person is able to do: "he could end it in a day".
fn own_ability(reading: &Reading, predicate: usize) -> bool {
    let subject = reading.english().child(predicate, Relation::Nsubj);
    subject.is_some_and(|it| matches!(reading.lemma(it), "he" | "she" | "i" | "we"))
}

/// Whether a clause tells what did not happen: "it would never **have** come to that".
fn happened_not(reading: &Reading, predicate: usize) -> bool {
    reading
        .english()
        .children(predicate)
        .any(|child| reading.relation(child) == Relation::Aux && reading.lemma(child) == "have")
}

/// Whether a word stands in what the clause is said to hold in spite of: "**despite** fears of a strike, ...".
fn stands_aside(reading: &Reading, clause: &Range<usize>, token: usize) -> bool {
    if is_called(reading, token) {
        return false;
    }
    let mut at = token;
    for _ in 0..16 {
        let aside = reading.english().children(at).any(|child| {
            reading.relation(child) == Relation::Case
                && matches!(reading.lemma(child), "despite" | "amid" | "unlike" | "amidst" | "following")
        });
        if aside
            || reading.relation(at) == Relation::Appos
                && reading.head(at).is_some_and(|it| clause.contains(&it))
        {
            return true;
        }
        let Some(head) = reading.head(at).filter(|head| clause.contains(head)) else { return false };
        at = head;
    }
    false
}

/// Whether a word stands in a clause beside the main one.
fn aside(reading: &Reading, clause: &Range<usize>, token: usize) -> bool {
    if is_called(reading, token) {
        return false;
    }
    let mut at = token;
    for _ in 0..16 {
        let beside =
            matches!(reading.relation(at), Relation::Advcl | Relation::AclRelcl | Relation::AdvclRelcl);
        let Some(head) = reading.head(at).filter(|head| clause.contains(head)) else {
            return beside && reading.english().subtree(at).start > clause.start;
        };
        if beside {
            return true;
        }
        at = head;
    }
    false
}

/// Whether who speaks is the one who will: "we will".
fn promised(reading: &Reading, predicate: usize) -> bool {
    let subject = reading.english().child(predicate, Relation::Nsubj);
    subject.is_some_and(|subject| {
        let feats = reading.english().tokens[subject].feats;
        reading.upos(subject) == Upos::Pron && feats.person == Some(Person::First)
    })
}

/// Steps from a token up to where the clause ends.
fn depth(reading: &Reading, clause: &Range<usize>, token: usize) -> usize {
    let mut at = token;
    let mut steps = 0;
    while let Some(head) = reading.head(at).filter(|head| clause.contains(head) && steps < 64) {
        steps += 1;
        at = head;
    }
    steps
}

/// The tokens that negate what `predicate` says: "not", "no" before it or its subject, and those of the verbs of
/// thinking and seeing above it ("I do**n't** think it is practical").
fn negations(reading: &Reading, clause: &Range<usize>, predicate: usize) -> Vec<usize> {
    let mut found = own_negations(reading, clause, predicate);
    let mut at = predicate;
    for _ in 0..6 {
        let Some(head) = reading.head(at).filter(|head| clause.contains(head)) else { break };
        match reading.relation(at).universal() {
            Relation::Ccomp | Relation::Xcomp | Relation::Cop | Relation::Aux => {
                found.extend(own_negations(reading, clause, head));
            }
            Relation::Obj | Relation::Acl => found.extend(own_negations(reading, clause, head)),
            _ => break,
        }
        at = head;
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn own_negations(reading: &Reading, clause: &Range<usize>, predicate: usize) -> Vec<usize> {
    let mut found = Vec::new();
    for child in reading.english().children(predicate).filter(|child| clause.contains(child)) {
        if is_negation(reading, child) {
            found.push(child);
        }
        if reading.relation(child).universal() == Relation::Nsubj {
            found.extend(reading.english().children(child).filter(|it| is_negation(reading, *it)));
            if matches!(reading.lemma(child), "nobody" | "nothing" | "none" | "noone") {
                found.push(child);
            }
        }
    }
    found
}

fn is_negation(reading: &Reading, token: usize) -> bool {
    matches!(reading.lemma(token), "not" | "no" | "never" | "neither" | "hardly")
        && matches!(reading.relation(token), Relation::Advmod | Relation::Det | Relation::Dep)
}

/// The word that begins a condition in the clause, when it stands at its edge or after "only".
fn condition(reading: &Reading, words: &Words, clause: &Range<usize>) -> Option<usize> {
    clause.clone().find(|at| {
        let word = reading.folded(*at);
        let mark = words.conditions.contains(word)
            && matches!(reading.relation(*at), Relation::Mark | Relation::Advmod | Relation::Case);
        let phrase = words.condition_phrases.iter().any(|phrase| {
            at + phrase.len() <= clause.end
                && phrase.iter().enumerate().all(|(by, word)| reading.folded(at + by) == *word)
        });
        mark || phrase
    })
}
