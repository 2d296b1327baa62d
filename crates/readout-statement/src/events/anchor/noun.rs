//! A noun that names a happening: they had a **call**; the **talks** between them.

use super::frame::{by, can_vote};
use super::{Anchor, is_followed_by};
use crate::events::ballot;
use crate::events::clause::Clauses;
use crate::events::lexicon::Word;
use crate::events::list::List;
use crate::events::remarks;
use crate::events::who::of_noun::reduced_relative;
use crate::events::who::party::prepositional;
use crate::events::who::speaking;
use crate::{EventKind, EventMode};
use readout_english::{Relation, Upos};

pub(super) fn noun(clauses: &Clauses, token: usize) -> Option<Anchor> {
    let lemma = clauses.lemma(token);
    // "cease-fire" is three tokens.
    let hyphen = token.checked_sub(1).filter(|before| token > 1 && clauses.scene.word(*before) == "-");
    let before = hyphen.unwrap_or(token).checked_sub(1).map(|before| clauses.scene.word(before));
    let word = clauses.lexicon.noun(before, &lemma)?;
    let unless =
        || before.is_some_and(|before| word.unless.iter().any(|word| before.eq_ignore_ascii_case(word)));
    if is_followed_by(clauses, token, &word.not)
        || is_of_another_noun(clauses, token)
        || unless()
        || is_asked_for(clauses, token, word)
    {
        return None;
    }
    let plural = !lemma.eq_ignore_ascii_case(clauses.scene.word(token));
    let kind = word.plural.filter(|_| plural).unwrap_or(word.kind);
    let verb = light_verb(clauses, token, kind);
    let named = clauses.upos(token) != Upos::Propn || is_named_event(clauses, token, word.kind, verb);
    (named && fits(clauses, token, word, verb)).then(|| Anchor {
        token,
        word,
        kind,
        mode: mode_beside(clauses, token).or(word.mode),
        verb,
        noun: true,
        appearance: None,
    })
}

/// "the meeting **room**", not "a news conference **broadcast** live".
fn is_of_another_noun(clauses: &Clauses, token: usize) -> bool {
    let next = clauses.scene.english.tokens.get(token + 1).map(|_| clauses.small(token + 1));
    let carried = || next.as_deref().is_some_and(|next| matches!(next, "broadcast" | "aired" | "televised"));
    belongs_to_noun(clauses, token) && reduced_relative(clauses, token).is_none() && !carried()
}

/// "a call to act", "a call that they act": what is asked for, and no event.
fn is_asked_for(clauses: &Clauses, token: usize, word: &Word) -> bool {
    let asks = word.kind == EventKind::Call && !word.frame.loose && is_demand(clauses, token)
        || clauses.children_as(token, Relation::Acl).any(|child| {
            clauses.relation(child) == Relation::Acl
                && clauses
                    .children(child)
                    .any(|mark| clauses.small(mark) == "to" && clauses.is(mark, Relation::Mark))
        });
    asks && (word.kind == EventKind::Call || is_agreement_to_do(clauses, token, word.kind))
}

/// Whether the words beside a noun are those that its frame asks for.
fn fits(clauses: &Clauses, token: usize, word: &Word, verb: Option<usize>) -> bool {
    let lemma = clauses.lemma(token);
    let frame = word.frame;
    let told = verb.is_some()
        || word.kind == EventKind::Vote && ballot::is_told(clauses, token)
        || word.kind == EventKind::Measure && announced_by(clauses, token).is_some();
    let opened = || verb.is_some_and(|verb| clauses.lemma(verb) == "open");
    let asked = (!frame.guests || has_guests(clauses, token, verb))
        && (!frame.matter || is_vote_on_matter(clauses, token))
        && (!frame.means || is_means(clauses, token))
        && (!frame.said || speaking::is_said_there(clauses, token))
        && (!frame.weak || told);
    // "has the votes to pass it"
    let counted = word.kind == EventKind::Vote
        && verb.is_some_and(|verb| matches!(&*clauses.lemma(verb), "have" | "get" | "win"));
    // "opened fire", not "a fire".
    let fire = word.kind == EventKind::Attack && (lemma == "fire") != opened();
    let many = word.kind == EventKind::Remarks && !frame.said && remarks::is_of_many(clauses, token);
    let voted = word.kind == EventKind::Measure && is_voted(clauses, token, verb);
    asked && !(fire || many || voted || counted)
}

/// "passed a bill", "approved $2 billion in aid": the verb tells of the vote.
fn is_voted(clauses: &Clauses, token: usize, verb: Option<usize>) -> bool {
    let votes =
        |verb: usize| clauses.lexicon.verb(&clauses.lemma(verb)).is_some_and(|verb| verb.frame.matter);
    let money = clauses.head(token).is_some_and(|head| clauses.upos(head) == Upos::Sym);
    (money || clauses.lexicon.has(List::Matters, &clauses.lemma(token))) && verb.is_some_and(votes)
}

/// "the **announcement** of tariffs", "the **idea** of tougher sanctions": the noun that tells how far a measure has come.
pub(in crate::events) fn announced_by(clauses: &Clauses, token: usize) -> Option<usize> {
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
    // "under an agreement **signed** on Monday", where the tree has the words for a sentence.
    let behind = || {
        let next = Some(token + 1).filter(|next| *next == head && clauses.case(token).is_some())?;
        let own = clauses.child_as(next, Relation::Nsubj).is_some_and(|subject| subject != token);
        (!own && light(next)).then_some(next)
    };
    (tied && clauses.is_verb(head) && light(head)).then_some(head).or_else(below).or_else(behind)
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
