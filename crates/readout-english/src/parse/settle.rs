//! Constructions that treebanks have too few of, or that a tree gives away: put right after the parse.

use super::Relation;
use super::stage::PIECE;
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
    settle_chains(analysis, range.clone());
    settle_subjects(analysis, range.clone());
    settle_places(analysis, tagged, range.clone());
    settle_firsts(analysis, tagged, range);
}

/// Hangs tokens of a sentence anew, each with its head and relation; unless the tree would not stay a
/// projective one. Gives whether it does.
fn rehang(
    analysis: &mut Analysis,
    range: &Range<usize>,
    changes: &[(usize, Option<usize>, Relation)],
) -> bool {
    // Longer ones are no sentences, and to look at all of one again and again would take long.
    if range.len() > PIECE {
        return false;
    }
    let before: Vec<(Option<usize>, Relation)> =
        analysis.tokens[range.clone()].iter().map(|token| (token.head, token.relation)).collect();
    for &(at, head, relation) in changes {
        (analysis.tokens[at].head, analysis.tokens[at].relation) = (head, relation);
    }
    let stays = is_projective(analysis, range);
    if !stays {
        for (at, old) in range.clone().zip(before) {
            (analysis.tokens[at].head, analysis.tokens[at].relation) = old;
        }
    }
    stays
}

/// Whether every token lies below the one root, and what stands between it and its head below that head.
fn is_projective(analysis: &Analysis, range: &Range<usize>) -> bool {
    let Some(root) = range.clone().find(|&at| analysis.tokens[at].head.is_none()) else { return false };
    range.clone().all(|at| match analysis.tokens[at].head {
        Some(head) => {
            analysis.is_below(at, root)
                && (at.min(head) + 1..at.max(head)).all(|between| analysis.is_below(between, head))
        }
        None => at == root,
    })
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
        let (head, relation) = (analysis.tokens[at].head, analysis.tokens[at].relation);
        let others = range.clone().filter(|&child| analysis.tokens[child].head == Some(at));
        let mut changes: Vec<_> =
            others.map(|child| (child, Some(participle), analysis.tokens[child].relation)).collect();
        changes.extend([(participle, head, relation), (at, Some(participle), Relation::Aux)]);
        if rehang(analysis, &range, &changes) {
            analysis.tokens[at].upos = Upos::Aux;
        }
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
            rehang(analysis, &range, &[(at, Some(verb), Relation::Obl)]);
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
            rehang(analysis, &range, &[(at, Some(verb), Relation::Obj)]);
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
    let tokens = &analysis.tokens;
    let of = |head: usize| range.clone().filter(move |&at| tokens[at].head == Some(head));
    let mut changes: Vec<_> = Vec::new();
    for at in of(verb).filter(|&at| before.contains(&at) && at != state) {
        let relation = match tokens[at].relation {
            Relation::NsubjPass => Relation::Nsubj,
            Relation::AuxPass => Relation::Cop,
            other => other,
        };
        changes.push((at, Some(state), relation));
    }
    changes.extend(of(noun).filter(|&at| at > verb).map(|at| (at, Some(verb), tokens[at].relation)));
    changes.extend([
        (state, Some(noun), Relation::Acl),
        (noun, Some(verb), Relation::Nsubj),
        (verb, None, Relation::Root),
    ]);
    rehang(analysis, &range, &changes);
}

/// Of two subjects of one verb the second, with an "and" of its own, belongs to the first: "he **and Mr. Pell** walked".
fn settle_subjects(analysis: &mut Analysis, range: Range<usize>) {
    for and in range.clone() {
        let token = &analysis.tokens[and];
        let Some(second) = token.head.filter(|&head| token.relation == Relation::Cc && and < head) else {
            continue;
        };
        let Some(verb) = analysis.tokens[second].head.filter(|&verb| second < verb) else { continue };
        if analysis.tokens[second].relation != Relation::Nsubj {
            continue;
        }
        if let Some(first) = child(analysis, verb, Relation::Nsubj, range.start..and) {
            rehang(analysis, &range, &[(second, Some(first), Relation::Conj)]);
        }
    }
}

/// "A **face-to-face** meeting", "the **day-to-day** work": words that hyphens join say what the noun behind them is like.
fn settle_chains(analysis: &mut Analysis, range: Range<usize>) {
    for first in range.clone() {
        let (last, noun) = (first + 4, first + 5);
        let joined = |at: usize| analysis.tokens[at].span.end() == analysis.tokens[at + 1].span.start();
        let is = |at: usize, upos: Upos| analysis.tokens[at].upos == upos;
        if noun >= range.end
            || !(first..last).all(joined)
            || !is(first + 1, Upos::Punct)
            || !is(first + 3, Upos::Punct)
            || !is(first + 2, Upos::Adp)
            || ![first, last, noun].into_iter().all(|at| is(at, Upos::Noun))
            || analysis.is_below(first, noun)
        {
            continue;
        }
        let others = range.clone().filter(|at| !(first..=noun).contains(at));
        let others = others.filter(|&at| analysis.tokens[at].head == Some(first));
        let mut changes: Vec<_> = others.map(|at| (at, Some(noun), analysis.tokens[at].relation)).collect();
        changes.extend([
            (noun, analysis.tokens[first].head, analysis.tokens[first].relation),
            (first, Some(noun), Relation::Compound),
            (first + 1, Some(last), Relation::Punct),
            (first + 2, Some(last), Relation::Case),
            (first + 3, Some(last), Relation::Punct),
            (last, Some(first), Relation::Nmod),
        ]);
        rehang(analysis, &range, &changes);
    }
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
            rehang(analysis, &range, &[(at, Some(noun), Relation::Acl)]);
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
    fn words_joined_by_hyphens_belong_to_the_noun_behind_them() {
        let text = "The two sides are scheduled to hold a face-to-face meeting in Aldhaven.";
        assert_arc(text, "meeting", Some("hold"), Obj);
        assert_arc(text, "a", Some("meeting"), Det);
    }

    #[test]
    fn two_that_talk_are_one_subject() {
        let text = "Ms. Venn said he and Mr. Pell walked largely in silence.";
        assert_arc(text, "he", Some("walked"), Nsubj);
        assert_arc(text, "Pell", Some("he"), Conj);
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
