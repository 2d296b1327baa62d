//! How far a happening has come, by the words around it: they **will** meet; the meeting was **postponed**; **reports
//! suggest** that they met; they **agreed to** meet.
//!
//! What is only supposed ("if they meet") or said not to be ("has not called") is no event. The way goes up the tree from
//! the word that names it: one step from a noun in `noun`, from a verb in `verb`.

mod noun;
mod operator;
pub(super) mod tense;
mod verb;

use super::anchor::Anchor;
use super::clause::Clauses;
use super::list::List;
use super::who::of_noun::reduced_relative;
use crate::{EventKind, EventStatus};
use noun::from_noun;
use readout_english::{Relation, Tense, VerbForm};
use tense::{When, verb_after, when};
use verb::from_verb;

/// What the words around an anchor say of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Told {
    pub status: EventStatus,
    /// Whether words say so; else it is only named ("after the call").
    pub stated: bool,
    /// Whether it lay ahead when it was told, and need not now ("said he would call").
    pub was_ahead: bool,
    /// Whether it is only thought possible.
    pub supposed: bool,
    /// Whether the verb stands in the past, so that no day to come can be its day.
    pub past: bool,
    /// Whether a verb in the present tells it, as of habits: "the council meets".
    pub habit: bool,
    /// Whether it was called off before something else that is told: "days **after cancelling** the summit".
    pub undone_before: bool,
}

/// "that they **meet**": a verb without tense.
pub(super) fn is_bare_infinitive(clauses: &Clauses, verb: usize) -> bool {
    clauses.scene.english.tokens[verb].feats.verb_form == Some(VerbForm::Inf)
}

/// What is gathered on the way up the tree.
#[derive(Default)]
pub(super) struct Climb {
    pub statuses: Vec<EventStatus>,
    pub when: Option<When>,
    pub stated: bool,
    pub out: bool,
    /// Whether it is told to begin: "agreed to **start** talks".
    pub begins: bool,
    undone_before: bool,
}

/// How far it has come; nothing when it is not told to be at all.
pub(super) fn told(clauses: &Clauses, anchor: &Anchor) -> Option<Told> {
    let mut climb = Climb::default();
    beside(clauses, anchor, &mut climb);
    match reduced_relative(clauses, anchor.token).filter(|_| anchor.noun) {
        // "the call Solberg and Adeyle held": the verb of those words tells, whatever the tree makes of them.
        Some((_, verb)) => {
            climb.when = when(clauses, verb);
            climb.stated = true;
        }
        None => up(clauses, anchor, &mut climb),
    }
    if climb.out {
        return None;
    }
    // "They will attend a forum, followed by a meeting": both are to come.
    let sentence =
        clauses.scene.english.sentence_of(anchor.token).map_or(0, |sentence| sentence.tokens.start);
    let will = |at: usize| clauses.small(at) == "will";
    if clauses.follows(anchor.token).is_some_and(|first| (sentence..first).any(will)) {
        climb.statuses.push(EventStatus::Planned);
    }
    if anchor.noun && !climb.stated && climb.statuses.is_empty() {
        // "during a press conference she would not say": of what she said there.
        let subject = clauses.case(anchor.token).is_none();
        let after = || verb_after(clauses, anchor.token).filter(|_| subject);
        climb.when = climb.when.or_else(after);
        climb.stated = climb.when.is_some();
    }
    // "would like to meet": a verb without tense, of which nothing is told.
    let tells = anchor.verb.unwrap_or(anchor.token);
    let bare = clauses.is_verb(tells)
        && clauses.scene.english.tokens[tells].feats.verb_form == Some(VerbForm::Inf)
        && (!anchor.noun || climb.stated);
    if bare && climb.when.is_none() && climb.statuses.is_empty() {
        return None;
    }
    let by_tense = match climb.when {
        Some(When::Past | When::Present) | None => EventStatus::Held,
        Some(When::Progressive) => EventStatus::UnderWay,
        Some(When::Future | When::FutureInPast) => EventStatus::Planned,
        Some(When::Possible) => EventStatus::Unconfirmed,
        Some(When::Wanted) => EventStatus::Proposed,
    };
    let by_words = climb.statuses.iter().copied().max_by_key(|status| weight(*status));
    let status = match by_words {
        Some(words) if weight(words) >= weight(by_tense) => words,
        _ => by_tense,
    };
    let offered =
        anchor.kind == EventKind::Invitation && (status == EventStatus::Proposed || anchor.word.frame.host);
    let status = if offered { EventStatus::Announced } else { status };
    Some(Told {
        status,
        stated: climb.stated || by_words.is_some(),
        was_ahead: climb.when == Some(When::FutureInPast),
        supposed: climb.when == Some(When::Possible),
        past: climb.when == Some(When::Past) || is_over(clauses, anchor),
        habit: climb.when == Some(When::Present) && by_words.is_none() && !is_on_it(clauses, anchor),
        undone_before: climb.undone_before,
    })
}

/// "speaking **after** talks with Adeyle"
fn is_over(clauses: &Clauses, anchor: &Anchor) -> bool {
    let after = |case: &str| matches!(case, "after" | "following");
    anchor.noun && clauses.case(anchor.token).is_some_and(|case| after(&case))
}

/// "is **on a visit** to Tarvia": now, and no habit.
fn is_on_it(clauses: &Clauses, anchor: &Anchor) -> bool {
    anchor.kind == EventKind::Visit && clauses.case(anchor.token).is_some_and(|case| case == "on")
}

/// Which of two statuses the words mean when they give both: "a planned meeting was cancelled".
fn weight(status: EventStatus) -> u8 {
    match status {
        EventStatus::Held => 0,
        EventStatus::UnderWay => 1,
        EventStatus::Planned => 2,
        EventStatus::Announced => 3,
        EventStatus::Proposed => 4,
        EventStatus::Unconfirmed => 5,
        EventStatus::Postponed => 6,
        EventStatus::Cancelled => 7,
        EventStatus::Denied => 8,
    }
}

/// Adjectives and clauses on the noun itself: "the **planned** meeting", "a summit, which **opens** on Friday".
fn beside(clauses: &Clauses, anchor: &Anchor, climb: &mut Climb) {
    if !anchor.noun {
        return;
    }
    if clauses.is_ahead(anchor.token) {
        climb.statuses.push(EventStatus::Planned);
    }
    for child in clauses.children(anchor.token) {
        let word = clauses.small(child);
        match clauses.relation(child).universal() {
            Relation::Amod | Relation::Compound => {
                climb.statuses.extend(clauses.lexicon.adjective_status(&word))
            }
            Relation::Det if matches!(&*word, "no" | "any") => climb.out = true,
            Relation::Case if word == "without" => climb.out = true,
            // "told her in a call **that it must end**" says nothing of the call.
            Relation::Acl if clauses.is_verb(child) && !is_what_was_said(clauses, anchor.token, child) => {
                if Some(child) == anchor.verb || happens(clauses, child) {
                    climb.when = climb.when.or(when(clauses, child));
                    climb.stated = true;
                }
                if clauses.relation(child) == Relation::Acl {
                    climb.statuses.extend(participle(clauses, child));
                }
            }
            _ => {}
        }
    }
}

/// Whether a clause with "that" behind "in a call" is what was said there.
fn is_what_was_said(clauses: &Clauses, noun: usize, clause: usize) -> bool {
    let says = || clauses.head(noun).is_some_and(|head| clauses.scene.verb(head, head + 1).is_some());
    let within = clauses.case(noun).is_some_and(|case| matches!(&*case, "in" | "during" | "by" | "over"));
    let that = noun + 1 < clause && clauses.small(noun + 1) == "that";
    within && that && says()
}

/// "a meeting **scheduled** for May", "talks **cancelled** on Friday".
fn participle(clauses: &Clauses, child: usize) -> Option<EventStatus> {
    // "a deal **aimed** at peace" has been made.
    let past = clauses.scene.english.tokens[child].feats.tense == Some(Tense::Past)
        && clauses.lemma(child) != "aim"
        && clauses.child_as(child, Relation::Nsubj).is_none();
    clauses.verb_status(child).filter(|status| past && !matches!(status, EventStatus::UnderWay))
}

/// Verbs whose subject happens.
fn happens(clauses: &Clauses, verb: usize) -> bool {
    clauses.lexicon.has(List::Happening, &clauses.lemma(verb))
}

fn up(clauses: &Clauses, anchor: &Anchor, climb: &mut Climb) {
    let mut at = anchor.token;
    // "the focus will be the summit"
    if clauses.is_verb(at) || clauses.child_as(at, Relation::Cop).is_some() {
        verb(clauses, at, climb);
        climb.stated = true;
        climb.statuses.extend(anchor.word.frame.awaited.then_some(EventStatus::Planned));
    }
    for _ in 0..8 {
        if climb.out {
            return;
        }
        let Some(head) = clauses.head(at) else { return };
        let goes_on = if clauses.is_verb(at) && at != anchor.token || clauses.is_verb(at) && !anchor.noun {
            from_verb(clauses, at, head, climb)
        } else {
            from_noun(clauses, anchor, at, head, climb)
        };
        if !goes_on {
            return;
        }
        at = head;
    }
}

/// What a verb on the way says itself: tense, negation, condition.
fn verb(clauses: &Clauses, at: usize, climb: &mut Climb) {
    climb.when = climb.when.or_else(|| when(clauses, at));
    if clauses.is_negated(at) || is_conditioned(clauses, at) {
        climb.out = true;
    }
    for child in clauses.children(at) {
        let word = clauses.small(child);
        match clauses.relation(child).universal() {
            Relation::Mark if matches!(&*word, "if" | "unless" | "lest") => climb.out = true,
            // "would negotiate only if …"
            Relation::Advcl if is_condition(clauses, child) => climb.out = true,
            Relation::Mark if word == "whether" => climb.statuses.push(EventStatus::Unconfirmed),
            Relation::Advmod if clauses.lexicon.is_hearsay_adverb(&word) => {
                climb.statuses.push(EventStatus::Unconfirmed);
            }
            _ => {}
        }
    }
}

/// Whether a condition follows a verb with a modal, on whatever the tree has it hang: "would sign a pact with Norrland
/// **only if** the toll stays". Words that condition alone may stand behind other verbs without tense ("would meet to
/// end the strike **unless** …"), a mere "if" not ("would call to ask **if** …").
fn is_conditioned(clauses: &Clauses, verb: usize) -> bool {
    let modal = |aux: usize| {
        matches!(
            &*clauses.small(aux),
            "will" | "’ll" | "'ll" | "would" | "’d" | "'d" | "could" | "can" | "might" | "may"
        )
    };
    let Some(sentence) = clauses.scene.english.sentence_of(verb) else { return false };
    if !clauses.auxiliaries(verb).any(modal) {
        return false;
    }
    let mut bare = true;
    for at in verb + 1..sentence.tokens.end {
        let before = || clauses.small(at - 1);
        match &*clauses.small(at) {
            "unless" => return true,
            "if" => return before() == "only" || bare && !matches!(&*before(), "as" | "even" | "and"),
            "condition" if before() == "on" => return true,
            ";" | ":" => return false,
            _ if clauses.is_verb(at) && clauses.is_finite(at) => return false,
            _ => bare &= !clauses.is_verb(at),
        }
    }
    false
}

fn is_condition(clauses: &Clauses, clause: usize) -> bool {
    clauses.children_as(clause, Relation::Mark).any(|mark| matches!(&*clauses.small(mark), "if" | "unless"))
}
