//! Results of a vote: a **51-48 vote**, they voted **221-201**, by a majority of **5-4**. The first number is the value,
//! both stand in the words.

use super::amount::Amount;
use super::{Measured, Reading};
use crate::Quantity;

/// Words between the numbers and the vote at most.
const NEAR: usize = 4;

pub(super) fn votes(reading: &Reading, at: usize) -> Option<(Amount, Measured)> {
    let first = reading.number(at, false).filter(|first| first.digits)?;
    let joint = first.tokens.end;
    // "9-to-4".
    let spelt = reading.is_hyphen(joint) && reading.is(joint + 1, "to") && reading.is_hyphen(joint + 2);
    if !(reading.is_hyphen(joint) || reading.is(joint, "to")) || reading.is_glued(at) {
        return None;
    }
    let to = if spelt { joint + 3 } else { joint + 1 };
    let second = reading.number(to, false).filter(|second| second.digits)?;
    let end = second.tokens.end;
    if (at..end).any(|at| reading.is_in_time(at)) {
        return None;
    }
    let words = &reading.lexicon.words;
    let from = reading.sentence.start.max(at.saturating_sub(NEAR));
    let before = (from..at).any(|at| reading.is_any(at, &words.vote));
    let after = (end..end + 2).find(|at| reading.is_any(*at, &words.vote));
    let whole = |value: Option<f64>| value.is_some_and(|value| value.fract() == 0.0 && value < 2000.0);
    if let Some((percent, unit)) = reading.lexicon.percents.longest(reading.words_from(end))
        && first.value > second.value
    {
        // "they trust the mayor more, 44-38 percent".
        let amount = Amount::plain(at..end + percent, first.value);
        return Some((amount, Measured::new(at..end + percent, Quantity::Share, unit.as_str())));
    }
    // "by a margin of 8 to 10 points" counts points.
    let counts = after.is_none() && reading.is_plural(end);
    if counts || !before && after.is_none() || !whole(first.value) || !whole(second.value) {
        return None;
    }
    let end = after.filter(|at| reading.is(*at, "vote") || reading.is(*at, "votes")).map_or(end, |at| at + 1);
    let amount = Amount::plain(at..end, first.value);
    Some((amount, Measured::new(at..end, Quantity::Count, "vote")))
}

#[cfg(test)]
mod tests {
    use crate::Bound;
    use crate::figures::sample::{all, none, only};

    #[test]
    fn a_range_of_points_is_no_vote() {
        let found = only("She may win by a margin of 8 to 10 points.");
        assert_eq!((found.value, found.upper), (Some(8.0), Some(10.0)));
    }

    #[test]
    fn the_votes_for_it_are_the_value() {
        for (words, value, shown) in [
            ("The assembly passed the lease on a 51-48 vote.", 51.0, "51-48 vote"),
            ("The assembly voted 221-201 to keep the harbour.", 221.0, "221-201"),
            ("The assembly rejected it by 12 votes to 9.", 12.0, "12 votes"),
            ("The court decided by a margin of 5 to 4.", 5.0, "5 to 4"),
            ("The board voted 9-to-4 to keep the harbour.", 9.0, "9-to-4"),
        ] {
            let found = only(words);
            assert_eq!(
                (found.value, found.unit.as_str(), found.words.as_str()),
                (Some(value), "vote", shown)
            );
            assert_eq!(found.bound, Bound::Exact, "{words}");
        }
    }

    #[test]
    fn shares_may_be_set_against_each_other() {
        let found = only("They trust the islands more, 44-38 percent.");
        assert_eq!((found.value, found.unit.as_str()), (Some(44.0), "%"));
    }

    #[test]
    fn the_result_of_a_game_is_none() {
        none("Brennavik beat Calder 3-2 on Sunday.");
        assert_eq!(all("The share rose from 11 percent in 2030 to 12 percent in 2031.").len(), 2);
    }
}
