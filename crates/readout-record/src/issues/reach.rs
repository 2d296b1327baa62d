//! How a stance of a clause reaches a word of it: who wants to **keep the toll** wants the toll, who wants **talks on the
//! toll** does not.

use super::terms::DEVERBAL;
use crate::positions::Stance;
use crate::positions::stance::Carried;
use crate::positions::words::Words;
use crate::reading::Reading;
use readout_english::{Relation, Upos};
use std::ops::Range;

/// Whether a word only explains the noun by which the clause judges: "no realistic outcome **of the talks**".
pub(super) fn explains_a_judgement(
    reading: &Reading,
    clause: &Range<usize>,
    carried: &[Carried],
    token: usize,
) -> bool {
    let english = reading.english();
    carried.iter().any(|it| {
        let Some(judgement) = english.tokens.get(it.predicate) else { return false };
        let judges = judgement.upos == Upos::Noun && english.child(it.predicate, Relation::Cop).is_some();
        let mut at = token;
        while judges && at != it.predicate {
            let Some(head) = reading.head(at).filter(|head| clause.contains(head)) else { return false };
            if head == it.predicate {
                return matches!(
                    reading.relation(at).universal(),
                    Relation::Nmod | Relation::Compound | Relation::Amod
                );
            }
            at = head;
        }
        false
    })
}

/// How often what the clause says of it is turned into its contrary on the way up from a token ("**without** Norrland’s
/// consent", "the **end** of the lease"); none when it stands aside of what the clause says.
pub(super) fn reach(reading: &Reading, words: &Words, clause: &Range<usize>, token: usize) -> Option<usize> {
    let mut flips = case_flips(reading, words, token);
    let mut at = token;
    for _ in 0..64 {
        let relation = reading.relation(at);
        let beside = matches!(relation, Relation::Appos | Relation::AclRelcl | Relation::Parataxis)
            || relation == Relation::Advcl && !is_wanted(reading, at) && !is_condition(reading, at)
            || is_relative(reading, clause, at);
        let beside = beside && !is_for(reading, words, at);
        if beside {
            return (!clause.contains(&reading.head(at)?)).then_some(flips);
        }
        let Some(head) = reading.head(at).filter(|head| clause.contains(head)) else { break };
        let alone = words.ending.contains(reading.lemma(head))
            && relation == Relation::Nsubj
            && reading.english().child(head, Relation::Obj).is_none();
        let is_object = alone
            || matches!(
                relation.universal(),
                Relation::Obj | Relation::Nmod | Relation::Ccomp | Relation::Xcomp | Relation::Compound
            )
            || relation == Relation::NsubjPass;
        if is_object && words.taking_away.contains(reading.lemma(head)) {
            flips += 1;
        }
        flips += case_flips(reading, words, head);
        at = head;
    }
    Some(flips)
}

/// Whether a clause is the condition that an utterance opens with: "**if we guard the strait**, we must be heard".
fn is_condition(reading: &Reading, verb: usize) -> bool {
    let before = reading.head(verb).is_some_and(|head| verb < head);
    let mark = || reading.english().child(verb, Relation::Mark);
    before && mark().is_some_and(|mark| reading.lemma(mark) == "if")
}

/// Whether a clause has "which" or "who" for its subject, on whatever it hangs: "the islands, **which depend on the toll**".
fn is_relative(reading: &Reading, clause: &Range<usize>, verb: usize) -> bool {
    let subject = reading.english().child(verb, Relation::Nsubj);
    subject.is_some_and(|it| it > clause.start && matches!(reading.lemma(it), "which" | "who"))
}

/// Whether a clause tells what a thing is for: "a plan **that protects the harbour**".
fn is_for(reading: &Reading, words: &Words, verb: usize) -> bool {
    let subject = reading.english().child(verb, Relation::Nsubj);
    subject.is_some_and(|it| {
        reading.lemma(it) == "that" && reading.head(verb).is_some_and(|noun| noun + 1 == it)
    }) && brings_about(reading, words, verb)
}

/// Whether a thing is what somebody gives up, away or back: "they will not give back **the berths**".
pub(super) fn is_handed_over(reading: &Reading, token: usize) -> bool {
    let away = |at: usize| matches!(reading.lemma(at), "back" | "up" | "away" | "over");
    let verb = |at: usize| reading.upos(at) == Upos::Verb;
    let of_noun = |at: &usize| {
        matches!(reading.upos(*at), Upos::Det | Upos::Adj | Upos::Num | Upos::Noun) && !away(*at)
    };
    let first = (token.saturating_sub(4)..token).rev().take_while(of_noun).last().unwrap_or(token);
    let after_verb = first >= 2 && away(first - 1) && verb(first - 2);
    let before_particle = token + 1 < reading.english().tokens.len()
        && away(token + 1)
        && reading.head(token).is_some_and(|head| head < token && verb(head));
    after_verb || before_particle
}

/// "without", "against" before a noun.
fn case_flips(reading: &Reading, words: &Words, token: usize) -> usize {
    let cases = reading.english().children(token).filter(|child| reading.relation(*child) == Relation::Case);
    cases.filter(|case| words.taking_away.contains(reading.lemma(*case))).count()
}

/// The stance that governs a token: the nearest one above it, or else the one that governs the clause.
pub(super) fn governing<'a>(
    reading: &Reading,
    clause: &Range<usize>,
    carried: &'a [Carried],
    token: usize,
) -> Option<&'a Carried> {
    let english = reading.english();
    let above =
        |it: &&Carried| !it.of_subject && english.is_below(token, it.predicate) && it.predicate != token;
    let nearest = carried.iter().filter(above).max_by_key(|it| it.depth);
    let first = || carried.iter().find(|it| !it.aside && is_of_its_clause(reading, clause, it, token));
    nearest.filter(|it| !it.weak).or_else(|| first().or(nearest))
}

/// Whether what carries a stance and a token are not parted by "and" between clauses: in "there will be no change, and **we
/// will keep the toll**" each has what it says of its own.
fn is_of_its_clause(reading: &Reading, clause: &Range<usize>, carried: &Carried, token: usize) -> bool {
    let english = reading.english();
    // In "funds for the wall, and **power to stop the ferries**" the stopping is of what hangs on the power.
    let mut at = carried.predicate;
    while let Some(head) =
        reading.english().tokens.get(at).and_then(|it| it.head).filter(|it| clause.contains(it))
    {
        let beside = reading.relation(at).universal() == Relation::Acl && reading.upos(head) == Upos::Noun;
        if beside && english.child(head, Relation::Cop).is_none() && !english.is_below(token, head) {
            return english.is_below(head, token);
        }
        at = head;
    }
    let mut at = token;
    while let Some(head) = reading.head(at).filter(|head| clause.contains(head)) {
        let own = matches!(reading.relation(at), Relation::Conj | Relation::Parataxis)
            && english.child(at, Relation::Nsubj).is_some();
        if own {
            // What a text breaks off before has its predicate past the last token.
            return carried.predicate < english.tokens.len() && english.is_below(carried.predicate, at);
        }
        at = head;
    }
    true
}

/// Whether a clause below another tells what that one is to bring about: "they must act **to save the harbour**". A
/// clause with a conjunction of its own ("because", "while") does not; one that follows its head with neither a
/// conjunction nor "to" is what the head speaks of, hung on the wrong word.
fn is_wanted(reading: &Reading, verb: usize) -> bool {
    let mut marks = reading.english().children(verb).filter(|child| *child < verb);
    let marked = marks.any(|child| reading.relation(child) == Relation::Mark && reading.lemma(child) != "to");
    let finite = !reading.word(verb).ends_with("ing") && !reading.word(verb).ends_with("ed");
    !marked && finite && reading.head(verb).is_some_and(|head| head < verb)
}

/// Whether what carries a stance is about a token, and not about something that it only stands beside: "they must be
/// heard **in the talks**" is not about the talks.
pub(super) fn is_about(
    reading: &Reading,
    words: &Words,
    clause: &Range<usize>,
    carried: &Carried,
    token: usize,
) -> bool {
    let mut at = token;
    for _ in 0..64 {
        let Some(head) = reading.head(at).filter(|head| clause.contains(head)) else { return true };
        if at == carried.predicate {
            return true;
        }
        let own = head == carried.predicate && !carried.modal;
        let aside = match reading.relation(at) {
            Relation::Obl => true,
            Relation::Acl | Relation::Advcl => !is_wanted(reading, at),
            _ => false,
        };
        if aside && !own && case_flips(reading, words, at) == 0 {
            return false;
        }
        at = head;
    }
    true
}

/// Whether a stance goes on to a token through the words between them: who wants to see the toll stay wants the toll, who
/// wants to **discuss** the toll, or the **talks** on it, tells nothing of it.
pub(super) fn goes_through(
    reading: &Reading,
    words: &Words,
    clause: &Range<usize>,
    carried: &Carried,
    token: usize,
) -> bool {
    let mut at = token;
    for _ in 0..64 {
        let Some(head) = reading.head(at).filter(|head| clause.contains(head)) else { return true };
        if at == carried.predicate {
            return true;
        }
        // "They want to see **the toll become** a burden" is about what becomes of it.
        let becomes = reading.english().children(head).find(|child| {
            *child > at && reading.relation(*child) == Relation::Xcomp && reading.upos(*child) == Upos::Verb
        });
        if reading.relation(at) == Relation::Obj
            && becomes.is_some_and(|verb| !brings_about(reading, words, verb))
        {
            return false;
        }
        if head == carried.predicate && !carried.modal {
            return true;
        }
        let lets = match reading.upos(head) {
            Upos::Verb if is_aim(reading, words, head) => return true,
            Upos::Verb
                if carried.stance == Some(Stance::Open) && words.discussing.contains(reading.lemma(head)) =>
            {
                true
            }
            Upos::Verb => brings_about(reading, words, head),
            Upos::Noun if reading.relation(at) == Relation::Nmod => passes(reading, words, head),
            _ => true,
        };
        if !lets {
            return false;
        }
        at = head;
    }
    true
}

/// Whether a verb tells what something is done for: "they must put the pilots where they can work **to keep the toll**".
fn is_aim(reading: &Reading, words: &Words, verb: usize) -> bool {
    let to = |child: usize| reading.lemma(child) == "to" && child + 1 == verb;
    matches!(reading.relation(verb), Relation::Acl | Relation::Advcl)
        && reading.english().children(verb).any(to)
        && brings_about(reading, words, verb)
}

/// Whether a noun lets a stance through to what hangs on it.
fn passes(reading: &Reading, words: &Words, noun: usize) -> bool {
    let lemma = reading.lemma(noun);
    let known = [&words.passing, &words.taking_away, &words.attitudes];
    known.iter().any(|known| known.contains(lemma))
        || words.nouns.contains_key(lemma)
        || words.cues.contains_key(lemma)
        || DEVERBAL.iter().any(|ending| lemma.len() > 5 && lemma.ends_with(ending))
}

/// Whether a verb brings its object or subject about, or takes it away.
fn brings_about(reading: &Reading, words: &Words, verb: usize) -> bool {
    let lemma = reading.lemma(verb);
    words.bringing.contains(lemma)
        || words.reaching.contains(lemma)
        || words.taking_away.contains(lemma)
        || words.ending.contains(lemma)
        || words.verbs.contains_key(lemma)
        || words.harm.contains(lemma)
}

/// Whether a participle only tells which of several are meant: "the firms **involved** in the sale".
pub(crate) fn tells_which(reading: &Reading, token: usize) -> bool {
    reading.relation(token) == Relation::Acl && reading.word(token).ends_with("ed")
}

/// Whether a judgement is on the kind of thing alone: who fears an "**unjust** peace" is not against peace.
pub(super) fn is_of_a_kind(reading: &Reading, carried: &Carried, token: usize) -> bool {
    let english = reading.english();
    carried.predicate == token
        && !carried.words.contains(english.tokens[token].span)
        && english.child(token, Relation::Cop).is_none()
        && reading.upos(token) == Upos::Noun
        && !carried.modal
}

/// Whether a word only tells as what something is taken: "the toll **as a guarantee**".
pub(super) fn is_role(reading: &Reading, clause: &Range<usize>, token: usize) -> bool {
    let english = reading.english();
    let mut at = token;
    for _ in 0..4 {
        let case = |child: usize| reading.relation(child) == Relation::Case && reading.lemma(child) == "as";
        if english.children(at).any(case) {
            return true;
        }
        let within = matches!(reading.relation(at), Relation::Compound | Relation::Amod);
        let Some(head) = reading.head(at).filter(|head| within && clause.contains(head)) else {
            return false;
        };
        at = head;
    }
    false
}

/// Whether the verb of a modal brings a thing or takes it away, so that the stance is one on the thing.
pub(super) fn brings(reading: &Reading, words: &Words, carried: &Carried, token: usize) -> bool {
    let verb = reading.lemma(carried.predicate);
    carried.predicate == token
        || words.bringing.contains(verb)
        || words.reaching.contains(verb)
        || words.taking_away.contains(verb)
        || words.ending.contains(verb)
        || reading.english().child(carried.predicate, Relation::Cop).is_some()
}
