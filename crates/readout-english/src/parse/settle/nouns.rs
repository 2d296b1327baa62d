//! What belongs to a noun: words joined by hyphens, and infinitives.

use super::rehang;
use crate::parse::Relation;
use crate::tag::Tagged;
use crate::tag::form::Form;
use crate::{Analysis, Upos};
use std::ops::Range;
use std::sync::LazyLock;

/// Words that single one out.
static ONE_OF_A_KIND: LazyLock<[u64; 8]> = LazyLock::new(|| {
    ["first", "last", "next", "only", "latest", "second", "third", "youngest"]
        .map(|word| Form::new(word).lower)
});

/// "A **face-to-face** meeting", "the **day-to-day** work": words that hyphens join say what the noun behind them is like.
pub(super) fn chains(analysis: &mut Analysis, range: Range<usize>) {
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

/// An infinitive right behind a noun that is singled out tells of the noun: "became the first minister **to visit**".
pub(super) fn firsts(analysis: &mut Analysis, tagged: &Tagged, range: Range<usize>) {
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
    use crate::parse::asserted::assert_arc;

    #[test]
    fn words_joined_by_hyphens_belong_to_the_noun_behind_them() {
        let text = "The two sides are scheduled to hold a face-to-face meeting in Aldhaven.";
        assert_arc(text, "meeting", Some("hold"), Obj);
        assert_arc(text, "a", Some("meeting"), Det);
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
