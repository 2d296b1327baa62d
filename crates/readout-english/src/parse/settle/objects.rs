//! What stands behind a verb: objects, what is said of them, and where it happened.

use super::{child, rehang};
use crate::parse::Relation;
use crate::tag::Tagged;
use crate::tag::form::Form;
use crate::{Analysis, Upos};
use std::ops::Range;
use std::sync::LazyLock;

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
