//! How far a happening has come, by the words around it: they **will** meet; the meeting was **postponed**; **reports
//! suggest** that they met; they **agreed to** meet.
//!
//! What is only supposed ("if they meet") or said not to be ("has not called") is no event.

use super::anchor::Anchor;
use super::clause::Clauses;
use super::list::List;
use super::of_noun::{adjunct, is_motion, reduced_relative};
use super::operator::{confirmed, operator, reported};
use super::tense::{When, verb_after, when};
use crate::{EventKind, EventStatus};
use readout_english::{Relation, Tense, Upos, VerbForm};

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
        past: climb.when == Some(When::Past),
        habit: climb.when == Some(When::Present) && by_words.is_none(),
        undone_before: climb.undone_before,
    })
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
    let past =
        clauses.scene.english.tokens[child].feats.tense == Some(Tense::Past) && clauses.lemma(child) != "aim";
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

/// Whether words for a time stand below a word: "the meeting is **on Friday**".
fn has_time(clauses: &Clauses, head: usize) -> bool {
    clauses.extent(head).any(|at| clauses.is_time(at))
}

fn is_condition(clauses: &Clauses, clause: usize) -> bool {
    clauses.children_as(clause, Relation::Mark).any(|mark| matches!(&*clauses.small(mark), "if" | "unless"))
}

/// From a noun to what it hangs on. Whether the way goes on.
fn from_noun(clauses: &Clauses, anchor: &Anchor, at: usize, head: usize, climb: &mut Climb) -> bool {
    let relation = clauses.relation(at).universal();
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

/// From a verb to what it hangs on. Whether the way goes on.
fn from_verb(clauses: &Clauses, at: usize, head: usize, climb: &mut Climb) -> bool {
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
