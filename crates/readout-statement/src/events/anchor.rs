//! The verb or noun that names a happening: Solberg **met** Adeyle. They had a **call**.
//!
//! Not every such word is one: "called for", "called him a liar", "the meeting room".

use super::ballot;
use super::clause::Clauses;
use super::journey::{is_home, sends_somebody};
use super::lexicon::Word;
use super::list::List;
use super::of_noun::reduced_relative;
use super::party::{is_party, is_reduced_passive, name_at, prepositional};
use super::place::place;
use super::remarks::{self, Appearance};
use super::speaking;
use crate::{EventKind, EventMode};
use readout_english::{NameClass, Relation, Tense, Upos, VerbForm};

/// A word that names a happening.
#[derive(Clone, Copy, Debug)]
pub(super) struct Anchor {
    pub token: usize,
    pub word: &'static Word,
    pub kind: EventKind,
    pub mode: Option<EventMode>,
    /// The verb that tells it: the anchor itself, or what makes a noun an event ("held" a call).
    pub verb: Option<usize>,
    /// Whether the anchor is a noun.
    pub noun: bool,
    /// Who speaks where, when the anchor is a verb of saying or the occasion of one.
    pub appearance: Option<Appearance>,
}

/// Every anchor of the account, in order of the text.
pub(super) fn anchors(clauses: &Clauses) -> Vec<Anchor> {
    let tokens = 0..clauses.scene.english.tokens.len();
    let found = tokens
        .filter_map(|token| match clauses.upos(token) {
            Upos::Noun | Upos::Propn => noun(clauses, token),
            // "a defence ministerial"
            Upos::Adj if !clauses.is(token, Relation::Amod) && clauses.children(token).next().is_some() => {
                noun(clauses, token)
            }
            Upos::Verb => after_article(clauses, token)
                .or_else(|| spoken(clauses, token))
                .or_else(|| verb(clauses, token)),
            _ => None,
        })
        .collect();
    on_one_occasion(clauses, found)
}

/// "**told** Reuters in an **interview**": what a verb and a noun tell of one appearance, in one.
fn on_one_occasion(clauses: &Clauses, mut anchors: Vec<Anchor>) -> Vec<Anchor> {
    let spoken: Vec<(usize, Appearance)> =
        anchors.iter().filter_map(|anchor| Some((anchor.token, anchor.appearance?))).collect();
    for (verb, appearance) in spoken {
        let Some(sentence) = clauses.scene.english.sentence_of(verb) else { continue };
        let inside = |anchor: &&Anchor| sentence.tokens.contains(&anchor.token);
        let nouns: Vec<usize> = anchors
            .iter()
            .filter(inside)
            .filter(|anchor| anchor.noun && anchor.kind == EventKind::Remarks)
            .map(|anchor| anchor.token)
            .collect();
        let Some(noun) = remarks::occasion(clauses, &nouns, verb) else { continue };
        anchors.retain(|anchor| anchor.token != verb);
        if let Some(anchor) = anchors.iter_mut().find(|anchor| anchor.token == noun) {
            anchor.appearance = Some(appearance);
        }
    }
    anchors
}

/// "the **call** Solberg and Adeyle held": a noun that was taken for a verb.
fn after_article(clauses: &Clauses, token: usize) -> Option<Anchor> {
    let before = token.checked_sub(1)?;
    matches!(clauses.upos(before), Upos::Det).then(|| noun(clauses, token)).flatten()
}

fn noun(clauses: &Clauses, token: usize) -> Option<Anchor> {
    let lemma = clauses.lemma(token);
    // "cease-fire" is three tokens.
    let hyphen = token.checked_sub(1).filter(|before| token > 1 && clauses.scene.word(*before) == "-");
    let before = hyphen.unwrap_or(token).checked_sub(1).map(|before| clauses.scene.word(before));
    let word = clauses.lexicon.noun(before, &lemma)?;
    // "a news conference **broadcast** on state television"
    let next = clauses.scene.english.tokens.get(token + 1).map(|_| clauses.small(token + 1));
    let carried = || next.as_deref().is_some_and(|next| matches!(next, "broadcast" | "aired" | "televised"));
    let belongs =
        || belongs_to_noun(clauses, token) && reduced_relative(clauses, token).is_none() && !carried();
    let unless =
        || before.is_some_and(|before| word.unless.iter().any(|word| before.eq_ignore_ascii_case(word)));
    if is_followed_by(clauses, token, &word.not) || belongs() || unless() {
        return None;
    }
    // "a call to act", "a call that they act": what is asked for, and no event.
    let asks = word.kind == EventKind::Call && !word.frame.loose && is_demand(clauses, token)
        || clauses.children_as(token, Relation::Acl).any(|child| {
            clauses.relation(child) == Relation::Acl
                && clauses
                    .children(child)
                    .any(|mark| clauses.small(mark) == "to" && clauses.is(mark, Relation::Mark))
        });
    if asks && (word.kind == EventKind::Call || is_agreement_to_do(clauses, token, word.kind)) {
        return None;
    }
    let plural = !lemma.eq_ignore_ascii_case(clauses.scene.word(token));
    let kind = word.plural.filter(|_| plural).unwrap_or(word.kind);
    let verb = light_verb(clauses, token, kind);
    if word.frame.guests && !has_guests(clauses, token, verb) {
        return None;
    }
    let opened = || verb.is_some_and(|verb| clauses.lemma(verb) == "open");
    if word.frame.matter && !is_vote_on_matter(clauses, token)
        || word.frame.means && !is_means(clauses, token)
    {
        return None;
    }
    if word.frame.said && !speaking::is_said_there(clauses, token) {
        return None;
    }
    if word.kind == EventKind::Remarks && !word.frame.said && remarks::is_of_many(clauses, token) {
        return None;
    }
    let told = verb.is_some()
        || word.kind == EventKind::Vote && ballot::is_told(clauses, token)
        || word.kind == EventKind::Measure && announced_by(clauses, token).is_some();
    if word.frame.weak && !told || (lemma == "fire") != opened() && word.kind == EventKind::Attack {
        return None;
    }
    // "passed a bill": the verb tells of the vote.
    let voted =
        |verb: usize| clauses.lexicon.verb(&clauses.lemma(verb)).is_some_and(|verb| verb.frame.matter);
    let money = clauses.head(token).is_some_and(|head| clauses.upos(head) == Upos::Sym);
    if word.kind == EventKind::Measure
        && (money || clauses.lexicon.has(List::Matters, &lemma))
        && verb.is_some_and(voted)
    {
        return None;
    }
    if clauses.upos(token) == Upos::Propn && !is_named_event(clauses, token, word.kind, verb) {
        return None;
    }
    Some(Anchor {
        token,
        word,
        kind,
        mode: mode_beside(clauses, token).or(word.mode),
        verb,
        noun: true,
        appearance: None,
    })
}

/// "the **announcement** of tariffs", "the **possibility** of new sanctions": the noun that tells how far a measure has come.
pub(super) fn announced_by(clauses: &Clauses, token: usize) -> Option<usize> {
    let head = clauses.head(token).filter(|_| clauses.is(token, Relation::Nmod))?;
    let of = clauses.case(token).is_some_and(|case| case == "of");
    let says = || clauses.lexicon.noun_status(&clauses.lemma(head)).is_some();
    (of && says()).then_some(head)
}

/// "a dinner **for the pilots**", "had lunch **with Venn**", "a dinner hosted **by Pell**": never "had lunch".
fn has_guests(clauses: &Clauses, noun: usize, verb: Option<usize>) -> bool {
    let tied = [Some(noun), verb].into_iter().flatten().flat_map(|at| prepositional(clauses, at));
    tied.into_iter().any(|child| {
        clauses.case(child).is_some_and(|case| matches!(&*case, "for" | "with" | "by" | "between"))
            && !clauses.is_time(child)
    })
}

/// "urged Adeyle **by phone**": not "spoke by phone", where the verb tells of the call.
fn is_means(clauses: &Clauses, token: usize) -> bool {
    let by = clauses.case(token).is_some_and(|case| matches!(&*case, "by" | "over"));
    let verb = clauses.head(token).filter(|head| by && clauses.is_verb(*head));
    verb.is_some_and(|verb| clauses.lexicon.verb(&clauses.lemma(verb)).is_none())
}

/// "calls from Tarvia **to lift** the ban", whatever the tree has "to lift" hang on.
fn is_demand(clauses: &Clauses, token: usize) -> bool {
    let Some(sentence) = clauses.scene.english.sentence_of(token) else { return false };
    let end = sentence.tokens.end.min(token + 10);
    let within = (token + 1..end).take_while(|at| clauses.upos(*at) != Upos::Punct);
    let from = clauses.small(token).ends_with('s')
        && end > token + 1
        && matches!(&*clauses.small(token + 1), "from" | "by" | "on" | "for" | "to");
    from && within
        .into_iter()
        .any(|at| clauses.small(at) == "to" && at + 1 < end && clauses.upos(at + 1) == Upos::Verb)
}

/// Whether a name is that of what happens: "at the Vell Security Conference", not "the Northern Conference" of a
/// league, "the Vell Ferry Forum" of a building, "the Sound Treaty" that has stood for years.
fn is_named_event(clauses: &Clauses, token: usize, kind: EventKind, verb: Option<usize>) -> bool {
    match kind {
        EventKind::Conference => {
            let at = clauses.case(token).is_some_and(|case| {
                matches!(&*case, "at" | "during" | "for" | "to" | "before" | "after" | "ahead")
            });
            let undone = clauses.relation(token) == Relation::NsubjPass
                && clauses.head(token).is_some_and(|head| clauses.verb_status(head).is_some());
            let sidelines = clauses.head(token).is_some_and(|head| clauses.lemma(head) == "sideline");
            let nominal = clauses.child_as(token, Relation::Cop).is_some();
            at || sidelines || nominal || undone || verb.is_some()
        }
        EventKind::Agreement => verb.is_some(),
        _ => true,
    }
}

/// "an agreement to begin talks": the talks are what happens.
fn is_agreement_to_do(clauses: &Clauses, token: usize, kind: EventKind) -> bool {
    kind == EventKind::Agreement
        && clauses.children_as(token, Relation::Acl).flat_map(|child| clauses.extent(child)).any(|at| {
            let lemma = clauses.lemma(at);
            at != token
                && match clauses.upos(at) {
                    Upos::Noun => clauses.lexicon.noun(None, &lemma).is_some_and(|word| !word.frame.weak),
                    Upos::Verb => clauses.lexicon.verb(&lemma).is_some(),
                    _ => false,
                }
        })
}

/// "the meeting **room**": a noun that only tells another apart, unless that names an event too ("talks meeting").
fn belongs_to_noun(clauses: &Clauses, token: usize) -> bool {
    let compound = clauses.is(token, Relation::Compound) || clauses.is(token, Relation::Amod);
    let next = token + 1;
    let before_noun = clauses.scene.english.tokens.get(next).is_some_and(|following| {
        following.upos == Upos::Noun && clauses.head(next) != Some(token) && clauses.head(token) == Some(next)
    });
    compound && clauses.head(token).is_some_and(|head| head > token) || before_noun
}

/// Whether one of `words` comes next, an adverb between them or not: "spoke warmly **of** him".
fn is_followed_by(clauses: &Clauses, token: usize, words: &[String]) -> bool {
    let count = clauses.scene.english.tokens.len();
    // "a call on Sunday" is not a call on somebody.
    let of_time = |at: usize| clauses.upos(at) == Upos::Adp && at + 1 < count && clauses.is_time(at + 1);
    let one_of = |at: usize| words.iter().any(|word| *word == clauses.small(at)) && !of_time(at);
    let end = count.min(token + 3);
    !words.is_empty()
        && (token + 1..end).find(|at| one_of(*at) || clauses.upos(*at) != Upos::Adv).is_some_and(one_of)
}

/// The verb that makes an event of its object: **held** a call, **paid** a visit, a treaty that they **signed**.
fn light_verb(clauses: &Clauses, token: usize, kind: EventKind) -> Option<usize> {
    let head = clauses.head(token)?;
    // "imposed a round **of sanctions**": what is done with the round is done with them.
    let of = clauses.is(token, Relation::Nmod) && clauses.case(token).is_some_and(|case| case == "of");
    // "announced $2 billion **in aid**"
    let money = clauses.is(token, Relation::Nmod) && clauses.upos(head) == Upos::Sym;
    if of && clauses.lexicon.has(List::Several, &clauses.lemma(head)) || money {
        return light_verb_of(clauses, head, kind);
    }
    light_verb_of(clauses, token, kind)
}

fn light_verb_of(clauses: &Clauses, token: usize, kind: EventKind) -> Option<usize> {
    let head = clauses.head(token)?;
    let light = |verb: usize| clauses.lexicon.is_light(&clauses.lemma(verb), kind);
    let below =
        || clauses.children_as(token, Relation::Acl).find(|child| clauses.is_verb(*child) && light(*child));
    let joins = clauses.lexicon.has(List::Joining, &clauses.lemma(head));
    let tied = clauses.is(token, Relation::Obj)
        || clauses.relation(token) == Relation::NsubjPass
        || clauses.is(token, Relation::Obl)
            && joins
            && clauses.case(token).is_some_and(|case| case == "in" || case == "to");
    if clauses.is(token, Relation::Conj) {
        return light_verb_of(clauses, head, kind).or_else(below);
    }
    if kind == EventKind::Measure && is_struck_with(clauses, token, head) {
        return Some(head);
    }
    (tied && clauses.is_verb(head) && light(head)).then_some(head).or_else(below)
}

/// "retaliated **with tariffs**", "agreed **on new sanctions**": no object, and done all the same.
fn is_struck_with(clauses: &Clauses, token: usize, verb: usize) -> bool {
    let Some(case) = clauses.case(token).filter(|_| clauses.is(token, Relation::Obl)) else { return false };
    match &*case {
        "with" => clauses.lexicon.has(List::Striking, &clauses.lemma(verb)),
        "on" => clauses.lemma(verb) == "agree",
        _ => false,
    }
}

/// The mode that words beside the noun tell: "a **face-to-face** meeting", "a **video** link".
fn mode_beside(clauses: &Clauses, token: usize) -> Option<EventMode> {
    let from = clauses.phrase(token).start.max(token.saturating_sub(6));
    (from..token).find_map(|at| match &*clauses.small(at) {
        "phone" | "telephone" => Some(EventMode::Phone),
        "video" | "virtual" | "online" => Some(EventMode::Video),
        "person" | "face" | "in-person" | "face-to-face" | "one-on-one" => Some(EventMode::InPerson),
        "trilateral" | "multilateral" | "quadrilateral" => Some(EventMode::Multilateral),
        "indirect" | "proximity" | "mediated" => Some(EventMode::ThirdParty),
        _ => None,
    })
}

fn verb(clauses: &Clauses, token: usize) -> Option<Anchor> {
    let lemma = clauses.lemma(token);
    let word = clauses.lexicon.verb(&lemma)?;
    // "sent Pell to Geneva" is a journey, "dispatched troops" none.
    let word = match &*lemma {
        // "quit on Tuesday" is of an office, "quit the pact" of a measure.
        "quit" if token > 0 && clauses.small(token - 1) == "it" => return None,
        "quit" if clauses.object(token).is_none() => clauses.lexicon.verb("resign")?,
        // "fired the minister", "fired **rockets**"
        "fire" if fires_weapon(clauses, token) => clauses.lexicon.verb("launch")?,
        "send" | "dispatch" => {
            clauses.lexicon.verb(if sends_somebody(clauses, token) { "dispatch" } else { "send" })?
        }
        _ => word,
    };
    let modifies = clauses.is(token, Relation::Amod) || clauses.is(token, Relation::Compound);
    if modifies && clauses.child_as(token, Relation::Nsubj).is_none() {
        return None;
    }
    let said_of = word.kind == EventKind::Measure && is_said_of_measure(clauses, token);
    // "gathered in Geneva", not "gathered shells in Geneva".
    let takes = word.frame.mutual && word.frame.placed && clauses.object(token).is_some();
    // "voted **to ban** it": the vote is what happened.
    let voted = word.kind == EventKind::Measure
        && (clauses.is(token, Relation::Xcomp) || clauses.is(token, Relation::Advcl))
        && clauses.head(token).is_some_and(|head| clauses.lemma(head) == "vote");
    if said_of || takes || voted || is_followed_by(clauses, token, &word.not) {
        return None;
    }
    let particle = clauses.children_as(token, Relation::CompoundPrt).find(|at| at.abs_diff(token) <= 2);
    match &word.particle {
        Some(needed) if !is_followed_by(clauses, token, std::slice::from_ref(needed)) => return None,
        None if particle.is_some() && word.frame.object => return None,
        _ => {}
    }
    if word.frame.awaited && !is_awaited(clauses, token) {
        return None;
    }
    if word.frame.named && !calls_somebody(clauses, token) || is_on_condition(clauses, token) {
        return None;
    }
    // "met face to face"
    let object = clauses.object(token).filter(|object| clauses.small(*object) != "face");
    let object = object.map(|object| clauses.counted(object));
    // "met the demands", "released the papers".
    let lets_go = word.kind == EventKind::Release;
    let struck = |object: usize| {
        word.kind == EventKind::Attack
            && (clauses.lexicon.has(List::Targets, &clauses.lemma(object))
                || subject_is_armed(clauses, token))
    };
    if word.frame.object
        && !lets_go
        && !word.frame.audience
        && word.kind != EventKind::Measure
        && object.is_some_and(|object| !takes_object(clauses, object) && !struck(object))
    {
        return None;
    }
    if word.frame.office && !is_made_something(clauses, token)
        || word.frame.body && !is_voted_by_body(clauses, token)
    {
        return None;
    }
    // "**The bill** was passed by the senate", "a law passed by the senate".
    let matter = object.or_else(|| match is_reduced_passive(clauses, token) {
        true => clauses.head(token),
        false => clauses.children(token).find(|child| clauses.relation(*child) == Relation::NsubjPass),
    });
    // "the act, **which** was passed by the senate"
    let relative = |matter: usize| matches!(&*clauses.small(matter), "which" | "that" | "who");
    let matter = matter.and_then(|matter| match relative(matter) {
        true => clauses.head(token).filter(|_| clauses.is(token, Relation::Acl)),
        false => Some(matter),
    });
    // What a parliament passes it has voted on, whatever it is: "the senate passed a fare increase".
    let passes = matches!(&*lemma, "pass" | "approve" | "adopt")
        && object.is_some_and(|object| clauses.upos(object) == Upos::Noun && !clauses.is_time(object))
        && clauses.subject(token).is_some_and(|subject| clauses.upos(subject) == Upos::Propn);
    // "approved $225 million in aid"
    let spends = object.is_some_and(|object| clauses.upos(object) == Upos::Sym);
    if word.frame.matter
        && !passes
        && !spends
        && !matter.is_some_and(|matter| clauses.lexicon.has(List::Matters, &clauses.lemma(matter)))
        || word.kind == EventKind::Agreement
            && (agrees_on_event(clauses, token) || is_said_of_event(clauses, token))
    {
        return None;
    }
    if word.frame.arms && !fires_weapon(clauses, token)
        || word.frame.armed && !subject_is_armed(clauses, token)
    {
        return None;
    }
    if word.frame.policy && !stops_policy(clauses, token)
        || word.frame.audience && !object.is_some_and(|object| listens(clauses, object))
    {
        return None;
    }
    let mode = by_means(clauses, token).or(word.mode);
    if word.frame.known && !takes_part(clauses, token, &lemma) {
        return None;
    }
    let kind = match () {
        () if word.frame.host && offers(clauses, token) => EventKind::Invitation,
        () if word.frame.arms && has_target(clauses, token) => EventKind::Attack,
        () => word.kind,
    };
    let anchor = Anchor { token, word, kind, mode, verb: Some(token), noun: false, appearance: None };
    // "stopped the deaths", "headed a team": no journey without where it went.
    let needs_place = word.frame.to_place || word.frame.placed || word.frame.from_place;
    let goes =
        !needs_place || place(clauses, &anchor).is_some() || word.frame.placed && is_home(clauses, token);
    goes.then_some(before_listeners(clauses, anchor))
}

/// "is **expected** in Geneva", and not to do something there.
fn is_awaited(clauses: &Clauses, token: usize) -> bool {
    let clause = |child: usize| {
        matches!(clauses.relation(child).universal(), Relation::Xcomp | Relation::Ccomp | Relation::Advcl)
    };
    clauses.is_passive(token) && !clauses.children(token).any(clause)
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

/// "addressed **parliament**", "addressed **the League**": who listens to an address.
fn listens(clauses: &Clauses, object: usize) -> bool {
    clauses.lexicon.has(List::Audience, &clauses.lemma(object)) || can_vote(clauses, object)
}

/// "a group of traders", "thousands of supporters", "the crowd".
fn is_audience(clauses: &Clauses, head: usize) -> bool {
    let word = clauses.small(head);
    let named = name_at(clauses, head).is_some();
    clauses.lexicon.has(List::Audience, &clauses.lemma(head))
        || !named && clauses.upos(head) == Upos::Noun && word.ends_with('s')
}

/// A verb of saying that tells of an appearance before the press.
fn spoken(clauses: &Clauses, token: usize) -> Option<Anchor> {
    let appearance = remarks::appearance(clauses, token)?;
    let word = remarks::word(clauses)?;
    Some(Anchor {
        token,
        word,
        kind: EventKind::Remarks,
        mode: None,
        verb: Some(token),
        noun: false,
        appearance: Some(appearance),
    })
}

/// "she called Solberg", never "she called him a liar", "a man called Pell".
fn calls_somebody(clauses: &Clauses, token: usize) -> bool {
    let feats = clauses.scene.english.tokens[token].feats;
    let participle = feats.verb_form == Some(VerbForm::Part) && feats.tense == Some(Tense::Past);
    if participle && clauses.is(token, Relation::Acl) || clauses.is_passive(token) {
        return false;
    }
    let Some(object) = clauses.object(token) else { return false };
    let two = clauses.children(token).any(|child| {
        child > object
            && (matches!(
                clauses.relation(child).universal(),
                Relation::Xcomp | Relation::Ccomp | Relation::Obj
            ) && !clauses.children(child).any(|mark| clauses.small(mark) == "to"))
    });
    let end = clauses.phrase(object).end;
    let goes_on = clauses.scene.english.tokens.get(end).is_some_and(|next| {
        matches!(next.upos, Upos::Det | Upos::Adj | Upos::Noun) && !clauses.is_time(end)
            || next.span.of(clauses.scene.text()).starts_with(['“', '"', '‘'])
                && !clauses.children_as(token, Relation::Advcl).any(|child| child > end)
                && clauses.scene.english.tokens.get(end + 1).is_none_or(|to| to.upos != Upos::Part)
    });
    let pronoun = matches!(&*clauses.small(object), "him" | "her" | "me");
    let person = name_at(clauses, object).map_or_else(
        || clauses.lexicon.is_party(&clauses.lemma(object)),
        |name| name.class == NameClass::Person,
    );
    !two && !goes_on && (pronoun || person)
}

/// Whether an object is somebody; "a team consisting of …" may have been read the other way round.
fn takes_object(clauses: &Clauses, object: usize) -> bool {
    is_party(clauses, object)
        || clauses
            .children_as(object, Relation::Compound)
            .any(|child| clauses.lexicon.is_party(&clauses.lemma(child)))
}

/// "named Solberg **harbour minister**", "was named **to the board**": never "named him Walter", "named after".
fn is_made_something(clauses: &Clauses, token: usize) -> bool {
    let object = clauses.object(token);
    if is_named_office(clauses, token) {
        return true;
    }
    clauses.children(token).filter(|child| *child > token && Some(*child) != object).any(|child| {
        let office = clauses.lexicon.is_party(&clauses.lemma(child))
            || matches!(&*clauses.lemma(child), "post" | "position" | "panel" | "role" | "job" | "bench");
        let tied = match clauses.relation(child).universal() {
            Relation::Xcomp | Relation::Obj => true,
            Relation::Obl => clauses.case(child).is_some_and(|case| matches!(&*case, "as" | "to" | "from")),
            _ => false,
        };
        tied && office
    })
}

/// "named **Orla Venn harbour minister**", whatever the tree makes of a name and an office side by side.
fn is_named_office(clauses: &Clauses, token: usize) -> bool {
    let Some(name) = name_at(clauses, token + 1).filter(|name| name.class == NameClass::Person) else {
        return false;
    };
    let end = clauses.scene.english.sentence_of(token).map_or(token, |sentence| sentence.tokens.end);
    let nouns = |at: &usize| matches!(clauses.upos(*at), Upos::Noun | Upos::Adj | Upos::Propn);
    let last = (name.tokens.end..end.min(name.tokens.end + 5)).take_while(nouns).last();
    last.is_some_and(|last| clauses.lexicon.is_party(&clauses.lemma(last)))
}

/// Within how many tokens of "agree" it stands what was agreed on.
const NEAR: usize = 11;

/// "agreed to meet", "agreed on a truce": what they agreed on is what happens.
fn agrees_on_event(clauses: &Clauses, token: usize) -> bool {
    let after = token + 1..clauses.extent(token).end.min(token + NEAR);
    after.into_iter().any(|at| match clauses.upos(at) {
        Upos::Noun => clauses.lexicon.noun(None, &clauses.lemma(at)).is_some(),
        Upos::Verb => clauses.lexicon.verb(&clauses.lemma(at)).is_some(),
        _ => false,
    })
}

/// "the talks **they had agreed to**": the talks are what is told of.
fn is_said_of_event(clauses: &Clauses, token: usize) -> bool {
    let noun = clauses.head(token).filter(|_| clauses.is(token, Relation::Acl));
    noun.is_some_and(|noun| clauses.lexicon.noun(None, &clauses.lemma(noun)).is_some())
}

/// Whether a body votes: "**the council** approved", "approved **by the council**".
fn is_voted_by_body(clauses: &Clauses, token: usize) -> bool {
    let votes = |voter: usize| can_vote(clauses, clauses.counted(voter));
    if clauses.is_passive(token) || is_reduced_passive(clauses, token) {
        return by(clauses, token).is_some_and(votes);
    }
    let tied = clauses.is_finite(token) || clauses.is(token, Relation::Xcomp);
    tied && clauses.subject(token).is_some_and(votes)
}

/// Whom a passive verb or a noun has after "by".
fn by(clauses: &Clauses, token: usize) -> Option<usize> {
    prepositional(clauses, token)
        .into_iter()
        .find(|child| clauses.case(*child).is_some_and(|case| case == "by"))
}

/// Whether what is voted on is named, and who votes: "the **adoption** of the budget by the council", "parliament’s
/// **approval** of the lease".
fn is_vote_on_matter(clauses: &Clauses, noun: usize) -> bool {
    let of = prepositional(clauses, noun).into_iter().any(|child| {
        clauses.case(child).is_some_and(|case| case == "of")
            && clauses.lexicon.has(List::Matters, &clauses.lemma(child))
    });
    let voter = by(clauses, noun).or_else(|| clauses.child_as(noun, Relation::NmodPoss));
    of && voter.is_some_and(|voter| can_vote(clauses, voter))
}

/// Whether it is a body, by its noun or its name.
fn can_vote(clauses: &Clauses, voter: usize) -> bool {
    clauses.lexicon.is_body(&clauses.lemma(voter))
        || name_at(clauses, voter).is_some_and(|name| name.class == NameClass::Organisation)
}

/// "Solberg will **attend**", "Pell **leads** the delegation": of what has been told of before.
fn takes_part(clauses: &Clauses, token: usize, lemma: &str) -> bool {
    let object = clauses.object(token);
    let led = object.is_some_and(|object| clauses.lemma(object) == "delegation");
    let tied = clauses.is_finite(token) || clauses.is(token, Relation::Xcomp);
    tied && !clauses.is_passive(token) && if lemma == "attend" { object.is_none() } else { led }
}

/// "**suspended payments**", "**closed** its embassy": what a government stops or starts, not a curtain; in the passive too.
fn stops_policy(clauses: &Clauses, token: usize) -> bool {
    let passive = || clauses.children(token).find(|child| clauses.relation(*child) == Relation::NsubjPass);
    let object = clauses.object(token).or_else(passive);
    let lemma = clauses.lemma(token);
    let treaty = |noun: usize| clauses.lexicon.has(List::Treaties, &clauses.lemma(noun).to_lowercase());
    match &*lemma {
        "quit" => return object.is_some_and(treaty),
        "veto" => {
            return object.is_some_and(|object| clauses.lexicon.has(List::Matters, &clauses.lemma(object)));
        }
        "pull" | "withdraw" if leaves(clauses, token).is_some_and(treaty) => return true,
        _ => {}
    }
    // "sent an order" tells no measure.
    let sends = matches!(&*lemma, "send" | "dispatch");
    let moves = sends || matches!(&*lemma, "withdraw" | "deploy" | "recall");
    object.is_some_and(|object| {
        let object = clauses.lemma(object);
        !sends && clauses.lexicon.has(List::Policies, &object)
            || moves && clauses.lexicon.has(List::Armed, &object)
    })
}

/// "**troops** entered the town"
fn subject_is_armed(clauses: &Clauses, token: usize) -> bool {
    clauses.subject(token).is_some_and(|subject| clauses.lexicon.has(List::Armed, &clauses.lemma(subject)))
}

/// "launched **a missile**", "**two rockets** were launched": not "launched a campaign".
fn fires_weapon(clauses: &Clauses, token: usize) -> bool {
    let passive = || clauses.children(token).find(|child| clauses.relation(*child) == Relation::NsubjPass);
    let object = clauses.object(token).or_else(passive);
    let object = object.map(|object| clauses.counted(object));
    object.is_some_and(|object| clauses.lexicon.has(List::Weapons, &clauses.lemma(object)))
}

/// "launched rockets **at the port**": an attack, and no test.
fn has_target(clauses: &Clauses, token: usize) -> bool {
    prepositional(clauses, token)
        .into_iter()
        .any(|child| clauses.case(child).is_some_and(|case| matches!(&*case, "at" | "against")))
}

/// "withdrew **from the treaty**", "pulled out **of the accord**"
fn leaves(clauses: &Clauses, token: usize) -> Option<usize> {
    prepositional(clauses, token)
        .into_iter()
        .find(|child| clauses.case(*child).is_some_and(|case| matches!(&*case, "from" | "of" | "out")))
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
