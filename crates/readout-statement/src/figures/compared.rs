//! Bare numbers set against a figure before them, whose unit they take: 40 ships, up from **12** a year before; Brenn won
//! 89 seats and Calder **at least 30**.

use super::amount::Amount;
use super::{Found, Measured, Reading};
use crate::{Bound, Quantity};

pub(super) fn compared(reading: &Reading, amount: &Amount, before: &[Found]) -> Option<Measured> {
    let last = before.last()?;
    let start = amount.tokens.start;
    if amount.currency.is_some() || !stands_alone(reading, amount) || !is_of_a_kind(last, amount) {
        return None;
    }
    // "compared to just 9 million".
    let only = |at: usize| ["just", "only", "merely"].iter().any(|word| reading.is(at, word));
    let before = |at: usize| at.checked_sub(1).filter(|at| reading.sentence.contains(at));
    let joint = before(start).and_then(|at| if only(at) { before(at) } else { Some(at) })?;
    let against = reading.is_any(joint, &reading.lexicon.words.compared)
        && (amount.scaled || is_set_against(reading, joint));
    let won = ["has", "had", "have", "won", "got", "gets"].iter().any(|word| reading.is(joint, word));
    if !against && !won && !is_bounded(reading, start) {
        return None;
    }
    Some(Measured::new(amount.tokens.clone(), last.measured.quantity, last.measured.unit.as_str()))
}

/// Whether a number could be of the same things as a figure: not a year beside ships, not a share of a fraction.
fn is_of_a_kind(last: &Found, amount: &Amount) -> bool {
    let year = amount.digits && amount.value.is_some_and(|value| (1500.0..2200.0).contains(&value));
    let counts = matches!(last.measured.quantity, Quantity::Count | Quantity::People | Quantity::Duration)
        || last.measured.unit == "%";
    counts && !year && amount.value.is_some() && last.amount.value.is_some()
}

/// Whether no noun follows that the number would count.
fn stands_alone(reading: &Reading, amount: &Amount) -> bool {
    let end = amount.tokens.end;
    reading.nothing_counted_at(end)
        && !["of", "per", "'s", "’s", "a.m.", "p.m."].iter().any(|word| reading.is(end, word))
}

/// "up from 12", "compared with 12", "compared to 12".
fn is_set_against(reading: &Reading, joint: usize) -> bool {
    const SETTING: [&str; 12] = [
        "up",
        "down",
        "compared",
        "rising",
        "falling",
        "rose",
        "fell",
        "grew",
        "growing",
        "dropping",
        "dropped",
        "increased",
    ];
    let before = joint.checked_sub(1).filter(|at| reading.sentence.contains(at));
    before.is_some_and(|at| SETTING.iter().any(|word| reading.is(at, word)))
}

/// Whether "at least", "more than", "fewer than" stand before it: not "over 65" or "about 7", which are an age and an
/// hour as well.
fn is_bounded(reading: &Reading, at: usize) -> bool {
    let Some((start, bound)) = reading.bound_before(at) else { return false };
    const LOOSE: [&str; 6] = ["over", "under", "above", "below", "beyond", "within"];
    let hour = start > reading.sentence.start
        && ["at", "by", "until", "before", "aged", "age"].iter().any(|word| reading.is(start - 1, word));
    matches!(bound, Bound::AtLeast | Bound::AtMost)
        && !LOOSE.iter().any(|word| reading.is(start, word))
        && !hour
}

#[cfg(test)]
mod tests {
    use crate::figures::sample::{all, none};

    #[test]
    fn a_number_takes_the_unit_of_the_one_it_is_set_against() {
        for (words, value, unit) in [
            ("The port lost 40 ships, up from 12 a year before.", 12.0, "ship"),
            ("The line carried 13 million passengers, compared to 9 million in 2031.", 9e6, "passenger"),
            ("The line carried 13 million passengers, against only 9 million in 2031.", 9e6, "passenger"),
            ("Brenn has 89 seats and Calder has 30.", 30.0, "seat"),
            ("Brenn won 89 seats, while Calder won at least 30.", 30.0, "seat"),
            ("Brenn spoke for 22 minutes and Calder for less than 19.", 19.0, "minute"),
        ] {
            let found = all(words);
            assert_eq!(found.len(), 2, "{words}: {found:#?}");
            assert_eq!((found[1].value, found[1].unit.as_str()), (Some(value), unit), "{words}");
        }
    }

    #[test]
    fn ages_hours_and_years_are_set_against_nothing() {
        assert_eq!(all("Of captains under 35, only 28 percent agreed, and those over 60 did not.").len(), 1);
        assert_eq!(all("They counted 40 ships from 2029 to 2031.").len(), 1);
        none("They rose to 2031.");
    }
}
