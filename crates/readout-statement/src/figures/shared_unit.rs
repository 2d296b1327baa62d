//! Numbers that share the unit of another: **19** and 15 percent, from **5** to 7 percent, from 52 members to **51**.

use super::amount::Amount;
use super::{Found, Measured, Reading, measure, percent};
use crate::Quantity;

pub(super) fn shared_unit(reading: &Reading, amount: &Amount, before: &[Found]) -> Option<Measured> {
    if amount.currency.is_some() {
        return None;
    }
    with_the_next(reading, amount).or_else(|| with_the_last(reading, amount, before))
}

/// "19 and 15 percent": the unit stands after the other number.
fn with_the_next(reading: &Reading, amount: &Amount) -> Option<Measured> {
    let joint = amount.tokens.end;
    if !["and", "or", "to", ","].iter().any(|word| reading.is(joint, word)) {
        return None;
    }
    let next = reading.amount(joint + 1)?;
    let other = percent::percent(reading, &next).or_else(|| measure::measure(reading, &next))?;
    Some(Measured { tokens: amount.tokens.clone(), what: None, ..other })
}

/// "from 52 members to 51": the unit stands after the first number.
fn with_the_last(reading: &Reading, amount: &Amount, before: &[Found]) -> Option<Measured> {
    let to = amount.tokens.start.checked_sub(1).filter(|at| reading.is(*at, "to"))?;
    let last = before.last().filter(|last| last.measured.tokens.end == to)?;
    let from = last.tokens.start.checked_sub(1).filter(|at| reading.is(*at, "from"));
    let ends = !reading.is_noun(amount.tokens.end) && !reading.is_hyphen(amount.tokens.end);
    let measured = Measured { tokens: amount.tokens.clone(), what: None, ..last.measured.clone() };
    // "by 51.7 percent to 48.3".
    let is_margin = last.measured.quantity == Quantity::Share && amount.digits;
    ((from.is_some() || is_margin) && ends).then_some(measured)
}

#[cfg(test)]
mod tests {
    use crate::figures::sample::all;

    #[test]
    fn a_unit_may_serve_two_numbers() {
        for (words, values, unit) in [
            ("They lead with 19 and 15 percent.", [19.0, 15.0], "%"),
            ("The fee rose from 5 to 7 percent.", [5.0, 7.0], "%"),
            ("The union shrank from 52 members to 51.", [52.0, 51.0], "member"),
        ] {
            let found = all(words);
            assert_eq!(found.iter().filter_map(|one| one.value).collect::<Vec<_>>(), values, "{words}");
            assert!(found.iter().all(|one| one.unit == unit), "{words}: {found:#?}");
        }
    }
}
