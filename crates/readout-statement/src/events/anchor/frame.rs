//! What the frame of a verb asks of the words beside it: who must be its subject, what its object.

use crate::EventKind;
use crate::events::clause::Clauses;
use crate::events::lexicon::Word;
use crate::events::list::List;
use crate::events::who::party::{is_party, is_reduced_passive, name_at, prepositional};
use readout_english::{NameClass, Relation, Tense, Upos, VerbForm};

/// Within how many tokens of "agree" it stands what was agreed on.
const NEAR: usize = 11;

/// Whether the words beside a verb are those that its frame asks for.
pub(super) fn fits(clauses: &Clauses, token: usize, word: &Word) -> bool {
    let frame = word.frame;
    // "met face to face"
    let object = clauses.object(token).filter(|object| clauses.small(*object) != "face");
    let object = object.map(|object| clauses.counted(object));
    // "gathered in Geneva", not "gathered shells in Geneva".
    let alone = !(frame.mutual && frame.placed) || clauses.object(token).is_none();
    let agrees = word.kind != EventKind::Agreement
        || !agrees_on_event(clauses, token) && !is_said_of_event(clauses, token);
    alone
        && agrees
        && (!frame.awaited || is_awaited(clauses, token))
        && (!frame.named || calls_somebody(clauses, token))
        && (!frame.object || takes_its_object(clauses, token, word, object))
        && (!frame.office || is_made_something(clauses, token))
        && (!frame.body || is_voted_by_body(clauses, token))
        && (!frame.matter || is_of_matter(clauses, token, object))
        && (!frame.arms || fires_weapon(clauses, token))
        && (!frame.armed || subject_is_armed(clauses, token))
        && (!frame.policy || stops_policy(clauses, token))
        && (!frame.audience || object.is_some_and(|object| listens(clauses, object)))
        && (!frame.known || takes_part(clauses, token))
}

/// Whether the object is one of the verb’s: "met the demands", "released the papers", "attacked the plan" have none.
fn takes_its_object(clauses: &Clauses, token: usize, word: &Word, object: Option<usize>) -> bool {
    let Some(object) = object else { return true };
    let any = matches!(word.kind, EventKind::Release | EventKind::Measure) || word.frame.audience;
    let struck = || {
        word.kind == EventKind::Attack
            && (clauses.lexicon.has(List::Targets, &clauses.lemma(object))
                || subject_is_armed(clauses, token))
    };
    // "arrested three men"
    let seized = word.kind == EventKind::Other && clauses.lexicon.has(List::Captives, &clauses.lemma(object));
    any || seized || takes_object(clauses, object) || struck()
}

/// Whether what is passed is voted on: a bill, money, or whatever a parliament passes.
fn is_of_matter(clauses: &Clauses, token: usize, object: Option<usize>) -> bool {
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
    let passes = matches!(&*clauses.lemma(token), "pass" | "approve" | "adopt")
        && object.is_some_and(|object| clauses.upos(object) == Upos::Noun && !clauses.is_time(object))
        && clauses.subject(token).is_some_and(|subject| clauses.upos(subject) == Upos::Propn);
    // "approved $225 million in aid"
    let spends = object.is_some_and(|object| clauses.upos(object) == Upos::Sym);
    passes
        || spends
        || matter.is_some_and(|matter| clauses.lexicon.has(List::Matters, &clauses.lemma(matter)))
}

/// "is **expected** in Geneva", and not to do something there.
fn is_awaited(clauses: &Clauses, token: usize) -> bool {
    let clause = |child: usize| {
        matches!(clauses.relation(child).universal(), Relation::Xcomp | Relation::Ccomp | Relation::Advcl)
    };
    clauses.is_passive(token) && !clauses.children(token).any(clause)
}

/// "addressed **parliament**", "addressed **the League**": who listens to an address.
fn listens(clauses: &Clauses, object: usize) -> bool {
    clauses.lexicon.has(List::Audience, &clauses.lemma(object)) || can_vote(clauses, object)
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

/// "agreed to meet", "agreed on a truce": what they agreed on is what happens.
fn agrees_on_event(clauses: &Clauses, token: usize) -> bool {
    let after = token + 1..clauses.extent(token).end.min(token + NEAR);
    after.into_iter().any(|at| match clauses.upos(at) {
        // "agreed to lay a **telephone** line"
        Upos::Noun => clauses.lexicon.noun(None, &clauses.lemma(at)).is_some_and(|word| !word.frame.means),
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
pub(super) fn by(clauses: &Clauses, token: usize) -> Option<usize> {
    prepositional(clauses, token)
        .into_iter()
        .find(|child| clauses.case(*child).is_some_and(|case| case == "by"))
}

/// Whether it is a body, by its noun or its name.
pub(super) fn can_vote(clauses: &Clauses, voter: usize) -> bool {
    clauses.lexicon.is_body(&clauses.lemma(voter))
        || name_at(clauses, voter).is_some_and(|name| name.class == NameClass::Organisation)
}

/// "Solberg will **attend**", "Pell **leads** the delegation": of what has been told of before.
fn takes_part(clauses: &Clauses, token: usize) -> bool {
    let object = clauses.object(token);
    let led = object.is_some_and(|object| clauses.lemma(object) == "delegation");
    let tied = clauses.is_finite(token) || clauses.is(token, Relation::Xcomp);
    tied && !clauses.is_passive(token)
        && if clauses.lemma(token) == "attend" { object.is_none() } else { led }
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
pub(super) fn fires_weapon(clauses: &Clauses, token: usize) -> bool {
    let passive = || clauses.children(token).find(|child| clauses.relation(*child) == Relation::NsubjPass);
    let object = clauses.object(token).or_else(passive);
    let object = object.map(|object| clauses.counted(object));
    object.is_some_and(|object| clauses.lexicon.has(List::Weapons, &clauses.lemma(object)))
}

/// "launched rockets **at the port**": an attack, and no test.
pub(super) fn has_target(clauses: &Clauses, token: usize) -> bool {
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
