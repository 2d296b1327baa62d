//! What the words around a number make of it: **more than** $12 billion, **up to** 40 ships, 50 **or so**.

use super::{Amount, Found, Measured, Reading};
use crate::{Bound, Quantity};

/// Words that a phrase of a bound may have at most.
const LONGEST: usize = 5;

impl Reading<'_> {
    /// A figure with the bound that the words on either side give it.
    pub(super) fn bounded(&self, amount: Amount, measured: Measured) -> Found {
        let mut tokens = measured.tokens.clone();
        let mut bound = match (amount.value, amount.upper) {
            (None, _) => Bound::Vague,
            (_, Some(_)) => Bound::Between,
            _ => Bound::Exact,
        };
        let mut settle = |found: Bound| {
            // The nearest word counts: "at least some 50" is about 50 and no less; a range stays one.
            if matches!(bound, Bound::Exact | Bound::About) {
                bound = found;
            }
        };
        while let Some((start, found)) = self.bound_before(tokens.start) {
            if is_during(self, start, &amount, &measured, found)
                || is_topic(self, start)
                || is_way_up(self, start)
            {
                break;
            }
            settle(found);
            tokens.start = start;
        }
        if self.is_odd(amount.tokens.end) {
            settle(Bound::About);
            tokens.end = tokens.end.max(amount.tokens.end + 2);
        }
        let plus = amount.tokens.end + usize::from(self.is_hyphen(amount.tokens.end));
        for at in [plus, measured.tokens.end] {
            // "40 crowns plus tax"
            let and = self.is(at, "plus") && self.is_noun(at + 1) && measured.quantity == Quantity::Money;
            if and {
                continue;
            }
            if let Some((words, found)) = self.lexicon.bounds_after.longest(self.words_from(at))
                && (at == measured.tokens.end || words + at <= measured.tokens.end)
            {
                settle(*found);
                tokens.end = tokens.end.max(at + words);
                break;
            }
        }
        Found { amount, measured, bound, tokens }
    }

    /// Where the phrase of a bound that begins at token `at` ends: "40 or more ships"; `at` itself when there is none.
    pub(super) fn past_bound_after(&self, at: usize) -> usize {
        if self.is_odd(at) {
            return at + 2;
        }
        // "35 million-plus readers".
        let from = at + usize::from(self.is_hyphen(at) && self.is(at + 1, "plus"));
        self.lexicon.bounds_after.longest(self.words_from(from)).map_or(at, |(words, _)| from + words)
    }

    /// "150-**odd** captains"
    fn is_odd(&self, at: usize) -> bool {
        self.is_hyphen(at) && self.is(at + 1, "odd")
    }

    /// The phrase of a bound that ends before token `at`, and where it starts.
    pub(super) fn bound_before(&self, at: usize) -> Option<(usize, Bound)> {
        let first = self.sentence.start.max(at.saturating_sub(LONGEST));
        (first..at).find_map(|start| {
            let (words, bound) = self.lexicon.bounds.longest(self.scene.words(start..at))?;
            (start + words == at).then_some((start, *bound))
        })
    }
}

/// Whether "over" is a while or a cause and no bound: "held over three years", but "for over three years"; "a quarrel
/// over two ships".
fn is_during(reading: &Reading, start: usize, amount: &Amount, measured: &Measured, found: Bound) -> bool {
    if found != Bound::AtLeast || !reading.is(start, "over") {
        return false;
    }
    if measured.quantity != Quantity::Duration {
        let counts = matches!(measured.quantity, Quantity::Count | Quantity::People);
        // "over a half-dozen ships".
        let article = reading.is(start + 1, "a");
        return counts && !article && amount.value.is_some_and(|value| value < 10.0);
    }
    const BOUND_BEFORE: [&str; 14] = [
        "for", "took", "take", "takes", "lasted", "lasts", "after", "by", "of", "with", "in", "just", "a",
        "well",
    ];
    let before = start.checked_sub(1).and_then(|at| reading.lower(at));
    !before.is_some_and(|word| BOUND_BEFORE.contains(&word.as_ref()))
}

/// Whether "up to" tells which way a number went and is no bound: "the fee went up to 40 crowns".
fn is_way_up(reading: &Reading, start: usize) -> bool {
    const GOING: [&str; 5] = ["go", "goes", "went", "gone", "going"];
    let before = start.checked_sub(1).filter(|at| reading.sentence.contains(at));
    let goes = before.is_some_and(|at| GOING.iter().any(|word| reading.is(at, word)));
    goes && reading.is(start, "up") && reading.is(start + 1, "to")
}

/// Whether "about" says what is talked of and is no bound: "a quarrel about two ships".
fn is_topic(reading: &Reading, start: usize) -> bool {
    let before = start.checked_sub(1).filter(|at| reading.sentence.contains(at));
    reading.is(start, "about") && before.is_some_and(|at| reading.is_any(at, &reading.lexicon.words.telling))
}

#[cfg(test)]
mod tests {
    use crate::Bound;
    use crate::figures::sample::only;

    #[test]
    fn words_before_and_after_make_a_bound() {
        for (words, bound) in [
            ("They sent 40 tanks.", Bound::Exact),
            ("They sent more than 40 tanks.", Bound::AtLeast),
            ("They sent at least 40 tanks.", Bound::AtLeast),
            ("They sent upwards of 40 tanks.", Bound::AtLeast),
            ("They sent 40 or more tanks.", Bound::AtLeast),
            ("They sent up to 40 tanks.", Bound::AtMost),
            ("They sent nearly 40 tanks.", Bound::AtMost),
            ("They sent fewer than 40 tanks.", Bound::AtMost),
            ("They sent no more than 40 tanks.", Bound::AtMost),
            ("They sent as many as 40 tanks.", Bound::AtMost),
            ("They sent about 40 tanks.", Bound::About),
            ("They sent some 40 tanks.", Bound::About),
            ("They sent an estimated 40 tanks.", Bound::About),
            ("They sent 40 tanks or so.", Bound::About),
            ("They sent 40-odd tanks.", Bound::About),
            ("They sent perhaps 40 tanks.", Bound::About),
            ("They sent close to 40 tanks.", Bound::About),
            ("They sent at least some 40 tanks.", Bound::AtLeast),
            ("They sent between 40 and 50 tanks.", Bound::Between),
            ("They sent 40 to 50 tanks.", Bound::Between),
            ("They sent dozens of tanks.", Bound::Vague),
        ] {
            assert_eq!(only(words).bound, bound, "{words}");
        }
    }

    #[test]
    fn a_limit_is_an_upper_bound() {
        let found = only("They must answer within the next 36 hours.");
        assert_eq!((found.bound, found.words.as_str()), (Bound::AtMost, "within the next 36 hours"));
        assert_eq!(only("They must answer within 40 days.").bound, Bound::AtMost);
    }

    #[test]
    fn what_is_talked_of_is_no_bound() {
        let found = only("The whole quarrel is all about two captains.");
        assert_eq!((found.bound, found.words.as_str()), (Bound::Exact, "two captains"));
        assert_eq!(only("They quarrelled about 40 ships.").bound, Bound::Exact);
        assert_eq!(only("They lost about 40 ships.").bound, Bound::About);
    }

    #[test]
    fn plus_may_add_something_else() {
        assert_eq!(only("The trip costs 40 crowns plus tax.").bound, Bound::Exact);
        assert_eq!(only("The trip costs 40 crowns plus.").bound, Bound::AtLeast);
    }

    #[test]
    fn the_way_up_is_no_bound() {
        assert_eq!(only("The fee goes up to 40 crowns.").bound, Bound::Exact);
        assert_eq!(only("They may raise up to 40 tanks.").bound, Bound::AtMost);
    }

    #[test]
    fn over_a_while_is_no_bound() {
        assert_eq!(only("The talks were held over three days.").bound, Bound::Exact);
        assert_eq!(only("The talks went on for over three days.").bound, Bound::AtLeast);
        assert_eq!(only("They quarrelled over seven ships.").bound, Bound::Exact);
        assert_eq!(only("They work on over a half-dozen ships.").bound, Bound::AtLeast);
    }
}
