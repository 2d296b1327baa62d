//! Lengths told by an anniversary: a war that **nears its third anniversary** has lasted nearly three years.

use super::amount::Amount;
use super::{Measured, Reading};
use crate::Quantity;

pub(super) fn anniversary(reading: &Reading, at: usize) -> Option<(Amount, Measured)> {
    if !["its", "their", "the"].iter().any(|word| reading.is(at, word)) || !reading.is(at + 2, "anniversary")
    {
        return None;
    }
    let value = ordinal(reading, at + 1)?;
    let measured = Measured::new(at..at + 3, Quantity::Duration, "year");
    Some((Amount::plain(at..at + 3, Some(value)), measured))
}

/// "third", "20th": the number of an ordinal.
fn ordinal(reading: &Reading, at: usize) -> Option<f64> {
    let word = reading.lower(at)?;
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending));
    if let Some(value) = digits.and_then(super::number::value_of) {
        return Some(value);
    }
    match word.as_ref() {
        "first" => Some(1.0),
        "second" => Some(2.0),
        word => reading.lexicon.parts.get(word).map(|part| (1.0 / part).round()),
    }
}

#[cfg(test)]
mod tests {
    use crate::Bound;
    use crate::figures::sample::{none, only};

    #[test]
    fn a_war_is_as_old_as_its_anniversary() {
        let found = only("The dispute nears its third anniversary.");
        assert_eq!((found.value, found.unit.as_str(), found.bound), (Some(3.0), "year", Bound::AtMost));
        assert_eq!(only("The islands marked the 20th anniversary of the lease.").value, Some(20.0));
        none("It was their third meeting.");
    }
}
