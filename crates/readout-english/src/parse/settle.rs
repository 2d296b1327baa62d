//! Constructions that treebanks have too few of, or that a tree gives away: put right after the parse.

use super::Relation;
use crate::tag::Tagged;
use crate::tag::form::Form;
use crate::{Analysis, Upos, Xpos};
use std::ops::Range;
use std::sync::LazyLock;

/// Puts the tree of one sentence right.
pub(super) fn settle(analysis: &mut Analysis, tagged: &Tagged, range: Range<usize>) {
    settle_perfects(analysis, tagged, range.clone());
    settle_voices(analysis, range.clone());
    settle_compounds(analysis, range.clone());
    settle_objects(analysis, range.clone());
    settle_claims(analysis, range.clone());
    settle_places(analysis, tagged, range.clone());
    settle_firsts(analysis, tagged, range);
}

/// The forms of "have".
static HAVE: LazyLock<[u64; 4]> =
    LazyLock::new(|| ["had", "has", "have", "’ve"].map(|word| Form::new(word).lower));

/// "She **had** at first **dismissed** it": a "have" without an object helps the participle that follows.
fn settle_perfects(analysis: &mut Analysis, tagged: &Tagged, range: Range<usize>) {
    for at in range.clone() {
        let is_have = tagged.lexemes.get(at).is_some_and(|it| HAVE.contains(&it.form.lower));
        if !is_have || analysis.tokens[at].upos != Upos::Verb {
            continue;
        }
        let clause = |child: &usize| {
            let token = &analysis.tokens[*child];
            token.head == Some(at)
                && matches!(token.relation, Relation::Ccomp | Relation::Xcomp)
                && token.upos == Upos::Verb
                && matches!(token.xpos, Xpos::Vbn | Xpos::Vbd)
        };
        let Some(participle) = (at + 1..range.end.min(at + 6)).find(clause) else { continue };
        let between = (at + 1..participle).map(|between| analysis.tokens[between].upos);
        let mut children = range.clone().filter(|child| analysis.tokens[*child].head == Some(at));
        if between.into_iter().any(|upos| !matches!(upos, Upos::Adp | Upos::Adv | Upos::Adj | Upos::Part))
            || children.any(|child| analysis.tokens[child].relation == Relation::Obj)
        {
            continue;
        }
        for child in range.clone().filter(|child| *child != participle) {
            if analysis.tokens[child].head == Some(at) {
                analysis.tokens[child].head = Some(participle);
            }
        }
        (analysis.tokens[participle].head, analysis.tokens[participle].relation) =
            (analysis.tokens[at].head, analysis.tokens[at].relation);
        let have = &mut analysis.tokens[at];
        (have.head, have.relation, have.upos) = (Some(participle), Relation::Aux, Upos::Aux);
    }
}

/// A clause with auxiliaries of which none is passive has no passive subject: "the office **has** not confirmed".
fn settle_voices(analysis: &mut Analysis, range: Range<usize>) {
    for at in range.clone() {
        let Some(head) =
            analysis.tokens[at].head.filter(|_| analysis.tokens[at].relation == Relation::NsubjPass)
        else {
            continue;
        };
        let helps = |relation| {
            range.clone().any(|aux| {
                analysis.tokens[aux].head == Some(head) && analysis.tokens[aux].relation == relation
            })
        };
        if helps(Relation::Aux) && !helps(Relation::AuxPass) {
            analysis.tokens[at].relation = Relation::Nsubj;
        }
    }
}

/// Prepositions of place and time.
static OF_PLACE: LazyLock<[u64; 5]> =
    LazyLock::new(|| ["in", "on", "during", "after", "before"].map(|word| Form::new(word).lower));

/// Where and when a verb's object is a person's name, a place or a time behind it is the verb's: "met Mira Solberg **in
/// Aldhaven**". Treebanks have too few such sentences to learn it from.
fn settle_places(analysis: &mut Analysis, tagged: &Tagged, range: Range<usize>) {
    for at in range.clone() {
        let token = &analysis.tokens[at];
        let Some(name) = token.head.filter(|&name| token.relation == Relation::Nmod && name < at) else {
            continue;
        };
        let Some(verb) = analysis.tokens[name].head.filter(|&verb| verb < name) else { continue };
        let is_object = matches!(analysis.tokens[name].relation, Relation::Obj | Relation::Obl);
        let of = |head: usize, relation: Relation, tokens: Range<usize>| {
            tokens.into_iter().find(|&child| {
                analysis.tokens[child].head == Some(head) && analysis.tokens[child].relation == relation
            })
        };
        let is_proper = |at: usize| analysis.tokens[at].upos == Upos::Propn;
        let before = of(name, Relation::Compound, range.start..name).is_some_and(is_proper);
        let is_name = is_proper(name) && (before || of(name, Relation::Flat, name..at).is_some());
        let is_last =
            range.clone().rev().find(|&child| analysis.tokens[child].head == Some(name)) == Some(at);
        let of_place =
            |case: usize| tagged.lexemes.get(case).is_some_and(|it| OF_PLACE.contains(&it.form.lower));
        if is_object
            && is_name
            && is_last
            && analysis.tokens[verb].upos == Upos::Verb
            && of(at, Relation::Case, name..at).is_some_and(of_place)
        {
            analysis.tokens[at].head = Some(verb);
            analysis.tokens[at].relation = Relation::Obl;
        }
    }
}

/// The first token of `tokens` that hangs on `head` as `relation`.
fn child(analysis: &Analysis, head: usize, relation: Relation, tokens: Range<usize>) -> Option<usize> {
    let is = |at: &usize| {
        let token = &analysis.tokens[*at];
        (token.head, token.relation) == (Some(head), relation)
    };
    tokens.into_iter().find(is)
}

/// No part of a compound has a phrase behind it: of "will meet **Adeyle** in Aldhaven next week" Adeyle is the object.
fn settle_compounds(analysis: &mut Analysis, range: Range<usize>) {
    for at in range.clone() {
        let token = &analysis.tokens[at];
        let Some(noun) = token.head.filter(|&noun| token.relation == Relation::Compound && at < noun) else {
            continue;
        };
        let Some(verb) = analysis.tokens[noun].head.filter(|&verb| verb < at) else { continue };
        if analysis.tokens[verb].upos == Upos::Verb
            && child(analysis, at, Relation::Nmod, at + 1..noun).is_some()
            && child(analysis, verb, Relation::Obj, range.clone()).is_none()
        {
            (analysis.tokens[at].head, analysis.tokens[at].relation) = (Some(verb), Relation::Obj);
        }
    }
}

/// Of two nouns behind a verb the first is the object of which the second is said: "called **the hull** a danger".
fn settle_objects(analysis: &mut Analysis, range: Range<usize>) {
    for verb in range.clone().filter(|&at| analysis.tokens[at].upos == Upos::Verb).collect::<Vec<_>>() {
        let is_nominal =
            |at: &usize| matches!(analysis.tokens[*at].upos, Upos::Noun | Upos::Propn | Upos::Pron);
        let Some(first) = child(analysis, verb, Relation::Xcomp, verb..range.end).filter(is_nominal) else {
            continue;
        };
        let second = child(analysis, verb, Relation::Xcomp, first + 1..range.end).filter(is_nominal);
        if second.is_some() && child(analysis, verb, Relation::Obj, range.clone()).is_none() {
            analysis.tokens[first].relation = Relation::Obj;
        }
    }
}

/// "His claim that the ferry was late **angered** the crew": what is taken for a passive with an object, behind a noun that
/// would be all the sentence, is its verb.
fn settle_claims(analysis: &mut Analysis, range: Range<usize>) {
    let Some(noun) = range.clone().find(|&at| analysis.tokens[at].head.is_none()) else { return };
    let Some(verb) = child(analysis, noun, Relation::Acl, noun + 1..range.end) else { return };
    let (state, before) = (verb - 1, noun + 1..verb);
    let Some(was) = child(analysis, verb, Relation::AuxPass, before.clone()) else { return };
    let has = |relation, tokens| child(analysis, verb, relation, tokens).is_some();
    let is_state = state > was
        && analysis.tokens[state].head == Some(verb)
        && matches!(analysis.tokens[state].upos, Upos::Adj | Upos::Adv);
    if analysis.tokens[noun].upos != Upos::Noun
        || !is_state
        || !has(Relation::Mark, before.clone())
        || !has(Relation::Obj, verb + 1..range.end)
    {
        return;
    }
    for at in before.filter(|&at| at != state && analysis.tokens[at].head == Some(verb)).collect::<Vec<_>>() {
        analysis.tokens[at].head = Some(state);
    }
    for at in range.filter(|&at| at > verb && analysis.tokens[at].head == Some(noun)).collect::<Vec<_>>() {
        analysis.tokens[at].head = Some(verb);
    }
    let subject = analysis
        .tokens
        .iter_mut()
        .find(|it| it.head == Some(state) && matches!(it.relation, Relation::NsubjPass | Relation::Nsubj));
    if let Some(subject) = subject {
        subject.relation = Relation::Nsubj;
    }
    analysis.tokens[was].relation = Relation::Cop;
    (analysis.tokens[state].head, analysis.tokens[state].relation) = (Some(noun), Relation::Acl);
    (analysis.tokens[noun].head, analysis.tokens[noun].relation) = (Some(verb), Relation::Nsubj);
    (analysis.tokens[verb].head, analysis.tokens[verb].relation) = (None, Relation::Root);
}

/// Words that single one out.
static ONE_OF_A_KIND: LazyLock<[u64; 8]> = LazyLock::new(|| {
    ["first", "last", "next", "only", "latest", "second", "third", "youngest"]
        .map(|word| Form::new(word).lower)
});

/// An infinitive right behind a noun that is singled out tells of the noun: "became the first minister **to visit**".
fn settle_firsts(analysis: &mut Analysis, tagged: &Tagged, range: Range<usize>) {
    for at in range.clone().skip(2) {
        let token = &analysis.tokens[at];
        let is_loose = matches!(token.relation, Relation::Advcl | Relation::Xcomp);
        let Some(verb) = token.head.filter(|_| is_loose && token.upos == Upos::Verb) else { continue };
        let (to, noun) = (at - 1, at - 2);
        let is_mark = analysis.tokens[to].head == Some(at) && analysis.tokens[to].relation == Relation::Mark;
        let is_noun = analysis.tokens[noun].upos == Upos::Noun
            && (analysis.tokens[noun].head, analysis.tokens[noun].relation) == (Some(verb), Relation::Xcomp);
        let singles_out = |child: usize| {
            analysis.tokens[child].head == Some(noun)
                && tagged.lexemes.get(child).is_some_and(|it| ONE_OF_A_KIND.contains(&it.form.lower))
        };
        if is_mark && is_noun && noun > verb && (range.start..noun).any(singles_out) {
            analysis.tokens[at].head = Some(noun);
            analysis.tokens[at].relation = Relation::Acl;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::Relation::*;
    use crate::parse::asserted::{assert_arc, read};

    #[test]
    fn a_have_without_an_object_helps_its_participle() {
        let text = "The minister, Mira Solberg, had at first dismissed the date as reckless.";
        assert_arc(text, "minister", Some("dismissed"), Nsubj);
        assert_arc(text, "had", Some("dismissed"), Aux);
        assert_arc("The crew had the boat repaired.", "crew", Some("had"), Nsubj);
    }

    #[test]
    fn a_place_behind_the_name_of_a_person_is_where_it_happened() {
        let text = "Mira Solberg will meet Tomas Adeyle in Aldhaven next week.";
        assert_arc(text, "Aldhaven", Some("meet"), Obl);
        assert_arc("They met in the house of Tomas Adeyle.", "Tomas", Some("house"), Nmod);
    }

    #[test]
    fn a_perfect_is_no_passive() {
        let text = "The office in Aldhaven has not confirmed that a meeting took place.";
        let analysis = read(text);
        assert_eq!(analysis.tokens[1].relation, Nsubj);
        assert!(analysis.tokens.iter().all(|token| !token.feats.passive));
    }

    #[test]
    fn what_is_called_something_is_the_object() {
        let text = "The yard called the old hull a danger to the town.";
        assert_arc(text, "hull", Some("called"), Obj);
        assert_arc(text, "danger", Some("called"), Xcomp);
    }

    #[test]
    fn a_claim_with_a_clause_of_its_own_is_the_subject() {
        let text = "His claim that the ferry was late angered the crew.";
        assert_arc(text, "claim", Some("angered"), Nsubj);
        assert_arc(text, "angered", None, Root);
    }

    #[test]
    fn an_infinitive_tells_of_the_one_that_is_singled_out() {
        assert_arc(
            "Mira Solberg became the first minister to visit Aldhaven.",
            "visit",
            Some("minister"),
            Acl,
        );
    }
}
