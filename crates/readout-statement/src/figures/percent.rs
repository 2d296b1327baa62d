//! Shares in hundredths: **5% of GDP**, **45 percent of the residents**, **two percentage points**.

use super::amount::Amount;
use super::{Measured, Reading};
use crate::Quantity;

pub(super) fn percent(reading: &Reading, amount: &Amount) -> Option<Measured> {
    let at = amount.tokens.end + usize::from(reading.is_hyphen(amount.tokens.end));
    let (words, unit) = reading.lexicon.percents.longest(reading.words_from(at))?;
    let mut measured = Measured::new(amount.tokens.start..at + words, Quantity::Share, unit.as_str());
    if unit == "%"
        && reading.is(at + words, "of")
        && let Some(whole) = reading.noun_phrase(at + words + 1)
    {
        measured.tokens.end = whole.end;
        measured.what = Some(whole);
    }
    Some(measured)
}

#[cfg(test)]
mod tests {
    use crate::Quantity;
    use crate::figures::sample::{none, only};

    #[test]
    fn a_share_in_hundredths_names_its_whole() {
        let found = only("The harbour costs 5% of GDP.");
        assert_eq!((found.value, found.quantity, found.unit.as_str()), (Some(5.0), Quantity::Share, "%"));
        assert_eq!((found.words.as_str(), found.what.as_deref()), ("5% of GDP", Some("GDP")));
        assert_eq!(only("About 45 per cent of the residents left.").value, Some(45.0));
        assert_eq!(only("The fee rose by 1.5 percentage points.").unit, "percentage point");
        assert_eq!(only("Between 5 percent and 7 percent of the ships were late.").upper, Some(7.0));
        assert_eq!(only("They asked for a 20-percent cut.").value, Some(20.0));
    }

    #[test]
    fn the_word_alone_is_no_share() {
        none("A large percentage of the ships were late.");
    }
}
