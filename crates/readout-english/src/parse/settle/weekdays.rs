//! The name of a day right behind a noun, as American newspapers put it: they signed a waiver **Thursday**.

use super::rehang;
use crate::parse::Relation;
use crate::tag::Tagged;
use crate::tag::form::Form;
use crate::{Analysis, Upos};
use std::ops::Range;
use std::sync::LazyLock;

/// The days of the week.
static DAYS: LazyLock<[u64; 7]> = LazyLock::new(|| {
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        .map(|word| Form::new(word).lower)
});

/// "signed a waiver **Thursday**": the day tells when, and is neither what was signed nor another word for it.
pub(super) fn weekdays(analysis: &mut Analysis, tagged: &Tagged, range: Range<usize>) {
    for day in range.clone().skip(2) {
        let is_day = tagged.lexemes.get(day).is_some_and(|it| DAYS.contains(&it.form.lower));
        let noun = day - 1;
        if !is_day || analysis.tokens[noun].upos != Upos::Noun {
            continue;
        }
        let (on_day, on_noun) = (&analysis.tokens[noun], &analysis.tokens[day]);
        if (on_day.head, on_day.relation) == (Some(day), Relation::Compound) {
            beside(analysis, &range, noun, day);
        } else if (on_noun.head, on_noun.relation) == (Some(noun), Relation::Appos)
            && let Some(verb) = analysis.tokens[noun].head.filter(|verb| is_verb(analysis, *verb))
        {
            rehang(analysis, &range, &[(day, Some(verb), Relation::OblUnmarked)]);
        }
    }
}

/// The noun takes the place of the day that it was read as a part of.
fn beside(analysis: &mut Analysis, range: &Range<usize>, noun: usize, day: usize) {
    let Some(verb) = analysis.tokens[day].head.filter(|verb| *verb < noun && is_verb(analysis, *verb)) else {
        return;
    };
    let below = |at: &usize| *at < noun && analysis.tokens[*at].head == Some(day);
    let others: Vec<usize> = range.clone().filter(below).collect();
    let relation = match analysis.tokens[day].relation {
        Relation::Obj => Relation::Obj,
        // A preposition goes with the noun: "spoke at a meeting Friday".
        _ if others.iter().any(|at| analysis.tokens[*at].relation == Relation::Case) => Relation::Obl,
        Relation::OblUnmarked => Relation::Obj,
        _ => return,
    };
    let has_object = range
        .clone()
        .any(|at| (analysis.tokens[at].head, analysis.tokens[at].relation) == (Some(verb), Relation::Obj));
    if relation == Relation::Obj && has_object && analysis.tokens[day].relation != Relation::Obj {
        return;
    }
    let mut changes = vec![(noun, Some(verb), relation), (day, Some(verb), Relation::OblUnmarked)];
    changes.extend(others.into_iter().map(|at| (at, Some(noun), analysis.tokens[at].relation)));
    rehang(analysis, range, &changes);
}

fn is_verb(analysis: &Analysis, at: usize) -> bool {
    analysis.tokens[at].upos == Upos::Verb
}

#[cfg(test)]
mod tests {
    use crate::parse::Relation::*;
    use crate::parse::asserted::assert_arc;

    #[test]
    fn a_day_right_behind_a_noun_tells_when() {
        let text = "The council approved the deal Friday.";
        assert_arc(text, "deal", Some("approved"), Obj);
        assert_arc(text, "the", Some("deal"), Det);
        assert_arc(text, "Friday", Some("approved"), Obl);
        assert_arc("The leaders reached an agreement Sunday in Vell.", "Sunday", Some("reached"), Obl);
    }

    #[test]
    fn a_day_before_a_noun_stays_with_it() {
        assert_arc("She attended the Monday meeting.", "meeting", Some("attended"), Obj);
    }
}
