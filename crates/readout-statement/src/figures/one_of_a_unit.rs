//! One of a unit, told by its article: **more than an hour**, **nearly a year**, **an hour and a half**. Without a bound
//! and without a half the article counts nothing: "an hour later", "a mile of pipes".

use super::amount::Amount;
use super::{Found, Measured, Reading};
use crate::{Bound, Quantity};

pub(super) fn one_of_a_unit(reading: &Reading, at: usize) -> Option<(Amount, Measured)> {
    if !is_article(reading, at) {
        return None;
    }
    let (words, unit) = reading.lexicon.units.longest(reading.words_from(at + 1))?;
    let end = at + 1 + words;
    let is_length = matches!(unit.quantity, Quantity::Duration | Quantity::Distance);
    let half = reading.is(end, "and") && reading.is(end + 1, "a") && reading.is(end + 2, "half");
    if !is_length || unit.glued || reading.is_hyphen(end) {
        return None;
    }
    let measured = |to| Measured::new(at..to, unit.quantity, unit.name.as_str());
    if half {
        return Some((Amount::plain(at..end + 3, Some(1.5)), measured(end + 3)));
    }
    reading.bound_before(at)?;
    Some((Amount::plain(at..end, Some(1.0)), measured(end)))
}

/// Whether what was found is one of a unit to which no bound was given after all: "held over a year".
pub(super) fn is_bare(reading: &Reading, found: &Found) -> bool {
    let exact = found.amount.value == Some(1.0) && found.bound == Bound::Exact;
    exact && is_article(reading, found.measured.tokens.start)
}

fn is_article(reading: &Reading, at: usize) -> bool {
    reading.is(at, "a") || reading.is(at, "an")
}

#[cfg(test)]
mod tests {
    use crate::Bound;
    use crate::figures::sample::{none, only};

    #[test]
    fn a_bound_makes_the_article_a_number() {
        for (words, value, bound, unit) in [
            ("They talked for more than an hour.", 1.0, Bound::AtLeast, "hour"),
            ("The lease was signed in less than a month.", 1.0, Bound::AtMost, "month"),
            ("The wreck lies about a mile from the quay.", 1.0, Bound::About, "mile"),
            ("It took nearly a decade.", 1.0, Bound::AtMost, "decade"),
            ("They talked for an hour and a half.", 1.5, Bound::Exact, "hour"),
        ] {
            let found = only(words);
            assert_eq!(
                (found.value, found.bound, found.unit.as_str()),
                (Some(value), bound, unit),
                "{words}"
            );
        }
    }

    #[test]
    fn an_article_alone_is_no_number() {
        none("They talked for an hour.");
        none("They came a year later.");
        none("They came about a year ago.");
        none("The repairs were spread over a year.");
    }
}
