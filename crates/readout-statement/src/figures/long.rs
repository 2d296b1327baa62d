//! Lengths that are one of a unit: an **hour-long** call, a **day-long** meeting; and those told in two units: **an hour and
//! 40 minutes**.

use super::amount::Amount;
use super::{Measured, Reading};
use crate::Quantity;

pub(super) fn long(reading: &Reading, at: usize) -> Option<(Amount, Measured)> {
    let article = reading.is(at, "a") || reading.is(at, "an");
    let unit = at + usize::from(article);
    let (words, found) = reading.lexicon.units.longest(reading.words_from(unit))?;
    let is_long = reading.is(unit + 2, "long") && reading.is_hyphen(unit + 1);
    let several = reading.word(unit).is_some_and(|word| word.ends_with('s'));
    if words != 1 || found.quantity != Quantity::Duration || !is_long || several {
        return None;
    }
    let measured = Measured::new(unit..unit + 3, Quantity::Duration, found.name.as_str());
    Some((Amount::plain(unit..unit + 3, Some(1.0)), measured))
}

/// How many of the smaller unit make one of the greater.
const PAIRS: [(&str, &str, f64); 5] = [
    ("minute", "second", 60.0),
    ("hour", "minute", 60.0),
    ("day", "hour", 24.0),
    ("week", "day", 7.0),
    ("year", "month", 12.0),
];

/// "an hour and 40 minutes", "two years and three months": one length, in the smaller unit.
pub(super) fn two_units(reading: &Reading, at: usize) -> Option<(Amount, Measured)> {
    let length = |at: usize| {
        let article = reading.is(at, "a") || reading.is(at, "an");
        let (to, value) = match reading.number(at, false).filter(|_| !article) {
            Some(number) => (number.tokens.end, number.value?),
            None => (at + 1, 1.0),
        };
        let (words, unit) = reading.lexicon.units.longest(reading.words_from(to))?;
        (unit.quantity == Quantity::Duration).then(|| (to + words, value, unit.name.as_str()))
    };
    let number = reading
        .lower(at)
        .is_some_and(|word| matches!(&*word, "a" | "an") || reading.number(at, false).is_some());
    let (to, great, greater) = length(at).filter(|_| number)?;
    let second = to + usize::from(reading.is(to, ","));
    let second = second + usize::from(reading.is(second, "and"));
    reading.number(second, false).filter(|_| second > to)?;
    let (end, small, smaller) = length(second)?;
    let times = PAIRS.iter().find(|pair| (pair.0, pair.1) == (greater, smaller))?.2;
    let measured = Measured::new(at..end, Quantity::Duration, smaller);
    Some((Amount::plain(at..end, Some(great * times + small)), measured))
}

#[cfg(test)]
mod tests {
    use crate::figures::sample::{none, only};

    #[test]
    fn an_hour_long_call_lasts_one_hour() {
        let found = only("They agreed in an hour-long call.");
        assert_eq!(
            (found.value, found.unit.as_str(), found.words.as_str()),
            (Some(1.0), "hour", "hour-long")
        );
        assert_eq!(only("They agreed in his nearly hour-long address.").bound, crate::Bound::AtMost);
        none("They agreed after years-long talks.");
    }

    #[test]
    fn a_length_in_two_units_is_one() {
        for (words, value, unit) in [
            ("The talks lasted an hour and 40 minutes.", 100.0, "minute"),
            ("The talks lasted two hours and five minutes.", 125.0, "minute"),
            ("He served two years, three months.", 27.0, "month"),
        ] {
            let found = only(words);
            assert_eq!((found.value, found.unit.as_str()), (Some(value), unit), "{words}");
        }
        let both = crate::figures::sample::all("They gave him two years and 40 lashes.");
        assert_eq!(both.len(), 2, "{both:?}");
    }
}
