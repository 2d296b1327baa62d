//! Numbers whose things stand before the verb that tells how many they are by now: the death toll rose to **21**;
//! complaints have topped **2,000**.

use super::amount::Amount;
use super::{Measured, PEOPLE, Reading};
use crate::Quantity;
use readout_english::Upos;

/// Tokens between a toll and its number at most.
const REACH: usize = 8;

pub(super) fn tally(reading: &Reading, amount: &Amount) -> Option<Measured> {
    let stands_alone = reading.nothing_counted_at(amount.tokens.end);
    if amount.currency.is_some() || !stands_alone || amount.value.is_none_or(|value| value < 2.0) {
        return None;
    }
    toll(reading, amount)
        .or_else(|| number_of(reading, amount))
        .or_else(|| tallied(reading, amount))
        .or_else(|| topped(reading, amount))
}

/// "rose **to** 21", "put **at** at least 21".
fn joint(reading: &Reading, amount: &Amount) -> Option<usize> {
    let start = reading.past_bounds(amount.tokens.start);
    let joint = start.checked_sub(1).filter(|at| reading.sentence.contains(at))?;
    ["at", "to", "of"].iter().any(|word| reading.is(joint, word)).then_some(joint)
}

/// "the death toll rose to at least 21", "put the toll at 21".
fn toll(reading: &Reading, amount: &Amount) -> Option<Measured> {
    let verb = || {
        let (verb, _) = reading.bound_before(amount.tokens.start)?;
        reading.token_is(verb, Upos::Verb).then_some(verb)
    };
    // "the toll in the attacks on the harbour has topped 210": whatever stands before the verb.
    let topped = verb();
    let joint = topped.or_else(|| joint(reading, amount))?;
    let reach = if topped.is_some() { 2 * REACH } else { REACH };
    let from = reading.sentence.start.max(joint.saturating_sub(reach));
    let told = (from..joint).any(|at| reading.is(at, "toll") || reading.is(at, "tolls"));
    told.then(|| Measured::new(amount.tokens.clone(), Quantity::People, PEOPLE))
}

/// "bringing to 210 **the number of raids**": what is counted follows.
fn number_of(reading: &Reading, amount: &Amount) -> Option<Measured> {
    let at = amount.tokens.end;
    let told = ["number", "total", "tally", "count"].iter().any(|word| reading.is(at + 1, word));
    if !(told && reading.is(at, "the") && reading.is(at + 2, "of")) {
        return None;
    }
    let what = reading.noun_phrase(at + 3)?;
    let things = reading.things(amount, what.start, reading.head_of(&what));
    let mut measured = Measured::new(amount.tokens.clone(), things.quantity, things.unit);
    measured.what = Some(what);
    Some(measured)
}

/// "the seat tally rose to 21": what is tallied stands before the word.
fn tallied(reading: &Reading, amount: &Amount) -> Option<Measured> {
    let joint = joint(reading, amount)?;
    let from = (reading.sentence.start + 1).max(joint.saturating_sub(REACH));
    let count =
        |at: &usize| ["tally", "count"].iter().any(|word| reading.is(*at, word)) && reading.is_noun(at - 1);
    let count = (from..joint).rev().find(count)?;
    let things = reading.things(amount, count - 1, count - 1);
    Some(Measured::new(amount.tokens.clone(), things.quantity, things.unit))
}

/// "complaints have topped 2,000": the verb is a bound, its subject is counted.
fn topped(reading: &Reading, amount: &Amount) -> Option<Measured> {
    let (verb, _) = reading.bound_before(amount.tokens.start)?;
    if !reading.token_is(verb, Upos::Verb) {
        return None;
    }
    let first = reading.sentence.start;
    let noun = (first..verb)
        .rev()
        .find(|at| !reading.token_is(*at, Upos::Aux) && !reading.token_is(*at, Upos::Adv))?;
    let is_thing = reading.is_plural(noun) && !reading.is_in_time(noun);
    let what = reading.around(noun);
    is_thing.then(|| {
        let things = reading.things(amount, what.start, noun);
        let mut measured = Measured::new(amount.tokens.clone(), things.quantity, things.unit);
        measured.what = Some(what);
        measured
    })
}

#[cfg(test)]
mod tests {
    use crate::figures::sample::{none, only};
    use crate::{Bound, Quantity};

    #[test]
    fn a_toll_has_a_number_of_people() {
        for words in [
            "The death toll rose to 21 on Monday.",
            "The coast guard put the toll at 21.",
            "They told of a death toll of 21.",
            "The Norrland death toll in the storms has topped 21.",
        ] {
            let found = only(words);
            assert_eq!(
                (found.value, found.quantity, found.unit.as_str()),
                (Some(21.0), Quantity::People, "people")
            );
        }
        assert_eq!(only("The death toll rose to at least 21.").bound, Bound::AtLeast);
    }

    #[test]
    fn a_tally_has_a_number_of_what_it_tallies() {
        let found = only("The vote brought the seat tally of Brenn to 21.");
        assert_eq!((found.value, found.unit.as_str()), (Some(21.0), "seat"));
    }

    #[test]
    fn what_is_counted_may_follow_as_the_number_of_it() {
        let found = only("That brings to more than 4,100 the number of raids on the harbour.");
        assert_eq!((found.value, found.bound, found.unit.as_str()), (Some(4100.0), Bound::AtLeast, "raid"));
    }

    #[test]
    fn what_tops_a_number_is_counted() {
        let found = only("The complaints have topped 2,000.");
        assert_eq!(
            (found.value, found.bound, found.unit.as_str()),
            (Some(2000.0), Bound::AtLeast, "complaint")
        );
        none("They topped 21.");
    }
}
