//! Amounts of a unit of measure: **90 minutes**, **15km**, **10,000 square miles**, **1.5 million tonnes**, a
//! **6.4-magnitude** earthquake, a **nearly 7-year-old truce**.

use super::amount::Amount;
use super::{Measured, Reading};
use crate::Quantity;
use readout_english::Upos;
use std::ops::Range;

pub(super) fn measure(reading: &Reading, amount: &Amount) -> Option<Measured> {
    let end = amount.tokens.end;
    let hyphen = reading.is_hyphen(end);
    let vague = amount.value.is_none() && reading.is(end, "of");
    let mut at = reading.past_bound_after(end) + usize::from(hyphen || vague);
    let mut unit = reading.unit(at, amount);
    // "six more months", "13 anxious hours".
    for _ in 0..2 {
        let extra = reading.is_any(at, &reading.lexicon.words.extra);
        if unit.is_some() || hyphen || !(extra || reading.token_is(at, Upos::Adj)) {
            break;
        }
        at += 1;
        unit = reading.unit(at, amount).filter(|(_, unit)| extra || unit.quantity == Quantity::Duration);
    }
    let (words, unit) = unit?;
    let last = at + words - 1;
    let is_plural = (at..=last)
        .any(|at| reading.is_plural(at) || reading.word(at).is_some_and(|word| word.ends_with('s')));
    let small = amount.value.is_some_and(|value| value <= 1.0);
    // "a three-and-a-half year minimum term".
    let modifies = |at: usize| reading.is_noun(at) || reading.token_is(at, Upos::Adj);
    if !(hyphen || is_plural || small || unit.glued || unit.name == "magnitude" || modifies(last + 1)) {
        return None;
    }
    let mut measured = Measured::new(amount.tokens.start..at + words, unit.quantity, unit.name.as_str());
    if unit.quantity == Quantity::Duration
        && let Some(aged) = aged(reading, measured.tokens.end)
    {
        measured.tokens.end = aged.end;
        measured.what = Some(aged);
        return Some(measured);
    }
    reading.reckoned_by(&mut measured);
    let to = measured.tokens.end;
    if measured.per.is_none()
        && reading.is(to, "of")
        && matches!(unit.quantity, Quantity::Weight | Quantity::Volume | Quantity::Area)
        && let Some(of) = reading.noun_phrase(to + 1)
    {
        measured.tokens.end = of.end;
        measured.what = Some(of);
        reading.reckoned_by(&mut measured);
    }
    Some(measured)
}

/// The thing whose age a length of time is, when `at` goes on "-old war" or " old dispute".
pub(super) fn aged(reading: &Reading, at: usize) -> Option<Range<usize>> {
    let old = at + usize::from(reading.is_hyphen(at));
    if !reading.is(old, "old") {
        return None;
    }
    let things = reading.noun_phrase(old + 1)?;
    let head = reading.head_of(&things);
    let is_aged = reading.is_any(head, &reading.lexicon.words.aged)
        || reading.lexicon.words.aged.contains(&reading.singular(head));
    is_aged.then_some(old + 1..things.end)
}

impl Reading<'_> {
    /// The unit whose name stands at token `at`, and how many words it takes.
    pub(super) fn unit(&self, at: usize, amount: &Amount) -> Option<(usize, &super::lexicon::Unit)> {
        let beside = amount.digits && at == amount.tokens.end;
        let (words, unit) = self.lexicon.units.longest(self.words_from(at))?;
        // Short forms are read beside digits; "12 m" and "15 km" with a space as well when nothing else can be meant.
        if unit.glued && !(beside && (self.is_glued(at) || self.word(at).is_some_and(|word| word.len() > 1)))
        {
            return None;
        }
        Some((words, unit))
    }
}

#[cfg(test)]
mod tests {
    use crate::figures::sample::{none, only};
    use crate::{Bound, Quantity};

    #[test]
    fn every_quantity_has_its_units() {
        for (words, value, quantity, unit) in [
            ("The call lasted 90 minutes.", 90.0, Quantity::Duration, "minute"),
            ("They had a 90-minute call.", 90.0, Quantity::Duration, "minute"),
            ("He wants six more months.", 6.0, Quantity::Duration, "month"),
            ("He spoke for 13 weary hours.", 13.0, Quantity::Duration, "hour"),
            ("He got a three-and-a-half-year sentence.", 3.5, Quantity::Duration, "year"),
            ("The lease runs for 2½ years.", 2.5, Quantity::Duration, "year"),
            ("The wreck lies 15km north of Calder.", 15.0, Quantity::Distance, "kilometre"),
            ("The wreck lies 200 miles north of Calder.", 200.0, Quantity::Distance, "mile"),
            ("They hold 10,000 square miles.", 10_000.0, Quantity::Area, "square mile"),
            ("The park covers 300 hectares.", 300.0, Quantity::Area, "hectare"),
            ("It handles 1.5 million tonnes of cargo.", 1.5e6, Quantity::Weight, "tonne"),
            ("It pumps 40,000 barrels of oil.", 40_000.0, Quantity::Volume, "barrel"),
            ("The wind reached 80 miles per hour.", 80.0, Quantity::Rate, "mile per hour"),
            ("A 6.4-magnitude quake shook the islands.", 6.4, Quantity::Measure, "magnitude"),
            ("The plant yields 300 megawatts.", 300.0, Quantity::Measure, "megawatt"),
            ("It was 30 degrees Celsius in Calder.", 30.0, Quantity::Measure, "degree Celsius"),
        ] {
            let found = only(words);
            assert_eq!((found.value, found.unit.as_str()), (Some(value), unit), "{words}");
            assert_eq!(found.quantity, quantity, "{words}");
        }
    }

    #[test]
    fn a_yearly_amount_says_so() {
        let found = only("It handles 4.6 million tonnes of cargo a year.");
        assert_eq!((found.unit.as_str(), found.per.as_deref()), ("tonne", Some("year")));
        assert_eq!(found.what.as_deref(), Some("cargo"));
    }

    #[test]
    fn the_age_of_a_war_is_a_length_and_that_of_a_person_is_none() {
        let found = only("They want to end the nearly 7-year-old truce.");
        assert_eq!((found.value, found.bound, found.unit.as_str()), (Some(7.0), Bound::AtMost, "year"));
        assert_eq!(found.words, "nearly 7-year-old truce");
        none("A 45-year-old sailor was there.");
        none("Mira Solberg, 45, was there.");
        none("Mira Solberg is 45 years old.");
    }

    #[test]
    fn a_while_that_reaches_to_now_has_a_length() {
        for (words, value) in [
            ("They have met for the past three years.", 3.0),
            ("They will meet in the next two weeks.", 2.0),
            ("They will stay for another two weeks.", 2.0),
        ] {
            assert_eq!(only(words).value, Some(value), "{words}");
        }
    }

    #[test]
    fn dates_and_windows_of_the_calendar_are_none() {
        none("They met two weeks ago.");
        assert_eq!(only("They met for two weeks before the vote.").unit, "week");
        none("They met three days later.");
        none("They met in the first two weeks of May.");
        none("They meet every two years.");
        none("They will meet one day.");
    }
}
