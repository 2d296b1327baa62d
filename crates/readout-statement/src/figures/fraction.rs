//! Shares told by a fraction: **about one-fifth of Norrland's territory**, **half the fleet**, **one in five ships**,
//! **a majority of islanders**; and what is less than one of a unit: **half an hour**.

use super::amount::Amount;
use super::{Measured, Reading};
use crate::Quantity;
use readout_english::Upos;
use std::ops::Range;

/// "one-fifth of ...", "two thirds", "a quarter of ...", "half the ...".
pub(super) fn fraction(reading: &Reading, at: usize) -> Option<(Amount, Measured)> {
    let (to, value, sure) = part(reading, at)?;
    let amount = Amount::plain(at..to, Some(value));
    if let Some(measured) = of_a_unit(reading, at..to) {
        return Some((amount, measured));
    }
    let of = reading.is(to, "of");
    let whole = reading.noun_phrase(to + usize::from(of));
    let stands = of || reading.is(at, "half") && reading.is_any(to, &reading.lexicon.words.definite);
    match whole {
        Some(whole) if stands => {
            let mut measured = share_of(reading, at..to, whole);
            measured.quantity = Quantity::Share;
            Some((amount, measured))
        }
        _ if of => None,
        // "they argued about a third lease": the third of them, and no share.
        _ if !sure && is_ordinal(reading, to) => None,
        _ if sure || reading.bound_before(at).is_some() || at > 0 && reading.is(at - 1, "by") => {
            Some((amount, Measured::new(at..to, Quantity::Share, "share")))
        }
        _ => None,
    }
}

/// Whether "a third" goes on as one of a row does: "a third bid", "a third northern bid", not "a third more".
fn is_ordinal(reading: &Reading, to: usize) -> bool {
    let more = ["more", "less", "fewer", "higher", "lower"].iter().any(|word| reading.is(to, word));
    !more && (reading.is_noun(to) || reading.token_is(to, Upos::Adj)) && !reading.is_in_time(to)
}

/// "a half-hour sail": half of the unit that a hyphen joins to it.
pub(super) fn half_of_a_unit(reading: &Reading, at: usize) -> Option<(Amount, Measured)> {
    let half = at + usize::from(reading.is(at, "a"));
    if !reading.is(half, "half") || !reading.is_hyphen(half + 1) {
        return None;
    }
    let (words, unit) = reading.lexicon.units.longest(reading.words_from(half + 2))?;
    let tokens = at..half + 2 + words;
    let measured = Measured::new(tokens.clone(), unit.quantity, unit.name.as_str());
    (!unit.glued).then(|| (Amount::plain(tokens, Some(0.5)), measured))
}

/// "nine out of ten ships", "two of every three ships", "one in five".
pub(super) fn one_in(reading: &Reading, at: usize) -> Option<(Amount, Measured)> {
    let first = reading.number(at, false)?;
    let joint = first.tokens.end;
    let out = reading.is(joint, "out") && reading.is(joint + 1, "of");
    let every = reading.is(joint, "of") && reading.is(joint + 1, "every");
    let second = match () {
        _ if out || every => reading.number(joint + 2, false)?,
        _ if reading.is(joint, "in") => reading.number(joint + 1, false)?,
        _ => return None,
    };
    let (part, whole) = (first.value?, second.value?);
    // "175 out of 291 captains" counts them.
    let of_so_many = out && (whole <= 20.0 || whole % 100.0 == 0.0) || every;
    let is_share = part < whole
        && part > 0.0
        && (of_so_many || !out && part <= 3.0 && whole <= 1e6 && whole.fract() == 0.0);
    let out = out || every;
    let year = (1000.0..2200.0).contains(&whole) && second.digits;
    let things = reading.noun_phrase(second.tokens.end).filter(|things| reading.is_plural(things.end - 1));
    let is_unit = reading.lexicon.units.longest(reading.words_from(second.tokens.end)).is_some();
    if !is_share || year || is_unit || !out && things.is_none() && reading.is_noun(second.tokens.end) {
        return None;
    }
    let tokens = at..second.tokens.end;
    let amount = Amount::plain(tokens.clone(), Some(part / whole));
    let measured = match things {
        Some(things) => share_of(reading, tokens, things),
        None => Measured::new(tokens, Quantity::Share, "share"),
    };
    Some((amount, measured))
}

/// "a majority of islanders", "the vast majority of ships".
pub(super) fn majority(reading: &Reading, at: usize) -> Option<(Amount, Measured)> {
    let word = (at..at + 3).find(|at| reading.is_any(*at, &reading.lexicon.words.majority))?;
    let article = reading.is(at, "a") || reading.is(at, "the");
    if !article && word > at || !reading.is(word + 1, "of") {
        return None;
    }
    let whole = reading.noun_phrase(word + 2)?;
    let amount = Amount::plain(at..word + 1, None);
    Some((amount, share_of(reading, at..word + 1, whole)))
}

/// The fraction at token `at`: where it ends, what it comes to, and whether it is one whatever follows.
fn part(reading: &Reading, at: usize) -> Option<(usize, f64, bool)> {
    let parts = &reading.lexicon.parts;
    let value = |at: usize| reading.lower(at).and_then(|word| parts.get(word.as_ref()).copied());
    if reading.is(at, "half") && !reading.is_hyphen(at + 1) && reading.number(at, false).is_none() {
        // "the second half of the year", "the western half of the island".
        let of_two = at > reading.sentence.start
            && (reading.token_is(at - 1, Upos::Adj)
                || reading.is_any(at - 1, &reading.lexicon.words.definite))
            && reading.bound_before(at).is_none();
        return (!of_two).then_some((at + 1, 0.5, false));
    }
    if reading.is(at, "a") || reading.is(at, "an") {
        // "a half million" is a number, "a half-hour" a length.
        let is_number = reading.number(at, false).is_some() || half_of_a_unit(reading, at).is_some();
        return value(at + 1).filter(|_| !is_number).map(|value| (at + 2, value, false));
    }
    let number = reading.lower(at).and_then(|word| reading.lexicon.numbers.get(word.as_ref()).copied())?;
    let to = at + 1 + usize::from(reading.is_hyphen(at + 1));
    let plural = reading.word(to).is_some_and(|word| word.ends_with('s'));
    let value = value(to).filter(|part| (plural == (number > 1.0)) && number * part < 1.0)?;
    let loose = reading.is(to, "quarters") && to == at + 1;
    Some((to + 1, number * value, !loose))
}

/// "half an hour", "three-quarters of a mile".
fn of_a_unit(reading: &Reading, part: Range<usize>) -> Option<Measured> {
    let at = part.end + usize::from(reading.is(part.end, "of"));
    if !(reading.is(at, "a") || reading.is(at, "an")) {
        return None;
    }
    if let Some((words, unit)) = reading.lexicon.percents.longest(reading.words_from(at + 1))
        && unit != "%"
    {
        return Some(Measured::new(part.start..at + 1 + words, Quantity::Share, unit.as_str()));
    }
    let (words, unit) =
        reading.lexicon.units.longest(reading.words_from(at + 1)).filter(|(_, unit)| !unit.glued)?;
    Some(Measured::new(part.start..at + 1 + words, unit.quantity, unit.name.as_str()))
}

/// A share of the noun phrase `whole`.
fn share_of(reading: &Reading, part: Range<usize>, whole: Range<usize>) -> Measured {
    let head = reading.head_of(&whole);
    // "a third of Norrland’s $3 billion in exports": not of Norrland.
    let owner = ["'s", "’s", "’"].iter().any(|mark| reading.is(whole.end, mark));
    let noun = reading.is_noun(head) && !owner;
    let unit = if noun { reading.singular(head) } else { "share".to_owned() };
    let mut measured = Measured::new(part.start..whole.end, Quantity::Share, unit);
    measured.what = Some(whole);
    measured
}

#[cfg(test)]
mod tests {
    use crate::figures::sample::{none, only};
    use crate::{Bound, Quantity};

    #[test]
    fn a_fraction_is_a_share_of_what_follows() {
        for (words, value, unit, what) in [
            (
                "They hold about one-fifth of Norrland's territory.",
                Some(0.2),
                "territory",
                "Norrland's territory",
            ),
            ("Two thirds of the ferries were late.", Some(2.0 / 3.0), "ferry", "the ferries"),
            ("A quarter of the berths are free.", Some(0.25), "berth", "the berths"),
            ("Half of the ships left.", Some(0.5), "ship", "the ships"),
            ("They lost half their fleet.", Some(0.5), "fleet", "their fleet"),
            ("One in five ships was late.", Some(0.2), "ship", "ships"),
            ("Nine out of ten captains agree.", Some(0.9), "captain", "captains"),
            ("Three of every four captains agree.", Some(0.75), "captain", "captains"),
            ("A majority of Tarvians want a lease.", None, "Tarvian", "Tarvians"),
        ] {
            let found = only(words);
            let close = |one: f64, two: f64| (one - two).abs() < 1e-9;
            assert!(found.value.zip(value).map_or(value.is_none(), |(one, two)| close(one, two)), "{words}");
            assert_eq!((found.quantity, found.unit.as_str()), (Quantity::Share, unit), "{words}");
            assert_eq!(found.what.as_deref(), Some(what), "{words}");
        }
        assert_eq!(only("A majority of Tarvians want a lease.").bound, Bound::Vague);
        assert_eq!(only("They hold about one-fifth of Norrland's territory.").bound, Bound::About);
    }

    #[test]
    fn less_than_one_of_a_unit_is_counted_in_it() {
        let found = only("The talks lasted half an hour.");
        assert_eq!(
            (found.value, found.quantity, found.unit.as_str()),
            (Some(0.5), Quantity::Duration, "hour")
        );
        assert_eq!(only("It is three-quarters of a mile away.").value, Some(0.75));
        let found = only("The wharf is about a half-hour sail away.");
        assert_eq!((found.value, found.unit.as_str(), found.bound), (Some(0.5), "hour", Bound::About));
        assert_eq!(only("They won by half a percentage point.").unit, "percentage point");
        assert_eq!(only("They sold more than a half million tickets.").value, Some(5e5));
    }

    #[test]
    fn ordinals_and_halves_of_a_game_are_none() {
        none("A third ship came in.");
        none("The second half of the year will be worse.");
        none("His half-brother sailed with him.");
        none("The third quarter was better.");
    }

    #[test]
    fn the_third_of_a_row_is_no_share() {
        none("They argued about a third harbour lease.");
        assert_eq!(only("The fleet shrank by about a third.").value.map(|value| value < 0.34), Some(true));
    }
}
