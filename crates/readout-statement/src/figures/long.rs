//! Lengths that are one of a unit: an **hour-long** call, a **day-long** meeting.

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
}
