//! What stands behind a verb: objects, whom it was told, what is said of them, and where it happened.

use super::{child, rehang};
use crate::parse::Relation;
use crate::tag::Tagged;
use crate::tag::form::Form;
use crate::{Analysis, Upos, Xpos};
use std::ops::Range;
use std::sync::LazyLock;

/// Verbs that are never without whom it is told, in the forms that they have in news.
static TELL: LazyLock<[u64; 8]> = LazyLock::new(|| {
    ["told", "tell", "tells", "telling", "informed", "assured", "reminded", "notified"]
        .map(|word| Form::new(word).lower)
});

/// The most words of those who are told.
const ADDRESSEES: usize = 4;

/// "He told **reporters** President Solberg had left": a plural or a name right behind "told" is whom it was told where a
/// subject is left without it.
pub(super) fn addressees(analysis: &mut Analysis, tagged: &Tagged, range: Range<usize>) {
    for verb in range.clone() {
        let tells = tagged.lexemes.get(verb).is_some_and(|it| TELL.contains(&it.form.lower));
        let told = |relation| child(analysis, verb, relation, range.clone()).is_some();
        if !tells || told(Relation::Obj) || told(Relation::Iobj) {
            continue;
        }
        let Some(clause) = child(analysis, verb, Relation::Ccomp, verb + 2..range.end) else { continue };
        let of_clause = |relation, from| child(analysis, clause, relation, from..clause);
        let subject =
            |from| of_clause(Relation::Nsubj, from).or_else(|| of_clause(Relation::NsubjPass, from));
        let is_told = |at: &usize| is_told(analysis, verb, *at);
        let Some(last) = (verb + 1..clause.min(verb + 1 + ADDRESSEES)).find(is_told) else { continue };
        let outside = |at: usize| analysis.tokens[at].head.is_none_or(|head| head > last);
        if subject(last + 1).is_none() || !outside(last) {
            continue;
        }
        let within = (verb + 1..last).filter(|at| outside(*at));
        let mut changes: Vec<_> = within.map(|at| (at, Some(last), analysis.tokens[at].relation)).collect();
        changes.push((last, Some(verb), Relation::Obj));
        rehang(analysis, &range, &changes);
    }
}

/// Whether whoever is told ends at `at`: a plural with no more than words before it that belong to it, or a name of one word
/// before words that begin another phrase.
fn is_told(analysis: &Analysis, verb: usize, at: usize) -> bool {
    let xpos = |at: usize| analysis.tokens[at].xpos;
    let opens = |xpos| matches!(xpos, Xpos::Jj | Xpos::Dt | Xpos::Cd | Xpos::PrpPoss);
    let before = (verb + 1..at)
        .all(|at| matches!(xpos(at), Xpos::Nn | Xpos::Nnp | Xpos::Jj | Xpos::PrpPoss | Xpos::Dt));
    let name = at == verb + 1 && xpos(at) == Xpos::Nnp && opens(xpos(at + 1));
    before && (xpos(at) == Xpos::Nns || name)
}

/// Prepositions of place and time.
static OF_PLACE: LazyLock<[u64; 5]> =
    LazyLock::new(|| ["in", "on", "during", "after", "before"].map(|word| Form::new(word).lower));

/// No part of a compound has a phrase behind it: of "will meet **Adeyle** in Aldhaven next week" Adeyle is the object.
pub(super) fn compounds(analysis: &mut Analysis, range: Range<usize>) {
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
pub(super) fn objects(analysis: &mut Analysis, range: Range<usize>) {
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

/// Where and when a verb's object is a person's name, a place or a time behind it is the verb's: "met Mira Solberg **in
/// Aldhaven**". Treebanks have too few such sentences to learn it from.
pub(super) fn places(analysis: &mut Analysis, tagged: &Tagged, range: Range<usize>) {
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

#[cfg(test)]
mod tests {
    use crate::parse::Relation::*;
    use crate::parse::asserted::assert_arc;

    #[test]
    fn whom_it_was_told_is_no_part_of_who_did_it() {
        for text in [
            "Mira Solberg told reporters President Jon Pell had left the town.",
            "The minister told lawmakers Mira Solberg had left the town.",
        ] {
            assert_arc(text, "told", None, Root);
            assert_arc(text, "left", Some("told"), Ccomp);
            let who = if text.contains("lawmakers") { "lawmakers" } else { "reporters" };
            assert_arc(text, who, Some("told"), Obj);
        }
        assert_arc("She told Skarnews young pilots were leaving.", "pilots", Some("leaving"), Nsubj);
        assert_arc("She told Skarnews young pilots were leaving.", "Skarnews", Some("told"), Obj);
        assert_arc("He told reporters were waiting.", "reporters", Some("waiting"), Nsubj);
    }

    #[test]
    fn a_place_behind_the_name_of_a_person_is_where_it_happened() {
        let text = "Mira Solberg will meet Tomas Adeyle in Aldhaven next week.";
        assert_arc(text, "Aldhaven", Some("meet"), Obl);
        assert_arc("They met in the house of Tomas Adeyle.", "Tomas", Some("house"), Nmod);
    }

    #[test]
    fn what_is_called_something_is_the_object() {
        let text = "The yard called the old hull a danger to the town.";
        assert_arc(text, "hull", Some("called"), Obj);
        assert_arc(text, "danger", Some("called"), Xcomp);
    }
}
