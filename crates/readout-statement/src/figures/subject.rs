//! Numbers that are themselves who does something: on a cold night **98** showed up; **as many as 250,000** may come.

use super::amount::Amount;
use super::elided::unit_of_others;
use super::{Found, Measured, Reading};
use crate::Quantity;
use readout_english::{Upos, Xpos};

/// Smallest number of people that needs no other sign than its verb.
const MANY: f64 = 20.0;

pub(super) fn subject(reading: &Reading, amount: &Amount, before: &[Found]) -> Option<Measured> {
    let value = amount.value?;
    let year = amount.digits && (1500.0..2200.0).contains(&value) && value.fract() == 0.0;
    let fraction = value.fract() != 0.0;
    if amount.currency.is_some() || year || fraction || value < 2.0 {
        return None;
    }
    let start = reading.past_bounds(amount.tokens.start);
    let people = before.iter().any(|found| found.measured.quantity == Quantity::People);
    let enough = value >= MANY || start < amount.tokens.start && value > 4.0 || people;
    // "with only 7 million joining it".
    let joining = amount.scaled && reading.is_tagged(amount.tokens.end, Xpos::Vbg);
    let acting = enough && begins_a_clause(reading, start) && acts(reading, amount.tokens.end);
    if !acting && !joining {
        return None;
    }
    Some(Measured::new(amount.tokens.clone(), Quantity::People, unit_of_others(before)))
}

impl Reading<'_> {
    fn is_tagged(&self, at: usize, xpos: Xpos) -> bool {
        self.sentence.contains(&at) && self.token(at).xpos == xpos
    }
}

/// Whether nothing stands before the number that it could be the name of: "Channel 98 showed".
fn begins_a_clause(reading: &Reading, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|at| reading.sentence.contains(at)) else { return true };
    matches!(reading.token(before).upos, Upos::Punct | Upos::Cconj | Upos::Sconj | Upos::Adv | Upos::Verb)
        || reading.is(before, "that")
}

/// Whether a verb in the plural follows that says what people do, past adverbs: "showed up", "may come".
fn acts(reading: &Reading, end: usize) -> bool {
    let Some(verb) = (end..end + 3).find(|at| !reading.token_is(*at, Upos::Adv)) else { return false };
    if !reading.sentence.contains(&verb) || reading.is_hyphen(end) {
        return false;
    }
    let token = reading.token(verb);
    let singular = ["is", "was", "has", "does"].iter().any(|word| reading.is(verb, word));
    let modal = token.xpos == Xpos::Md && !reading.is(verb + 1, "be");
    let plural = matches!(token.xpos, Xpos::Vbd | Xpos::Vbp) && token.upos != Upos::Punct;
    !singular && (modal || plural)
}

#[cfg(test)]
mod tests {
    use crate::figures::sample::{all, none};

    #[test]
    fn numbers_that_act_are_people() {
        for (words, value) in [
            ("On a cold night, 98 showed up.", 98.0),
            ("As many as 250,000 may come to the harbour.", 250_000.0),
            ("The course was free, and 105,000 enrolled.", 105_000.0),
            ("The plan began slowly, with only 7 million joining it.", 7e6),
        ] {
            let found = all(words);
            assert_eq!(found.len(), 1, "{words}: {found:#?}");
            assert_eq!((found[0].value, found[0].unit.as_str()), (Some(value), "people"), "{words}");
        }
    }

    #[test]
    fn few_act_beside_others_who_were_counted() {
        let found = all("Nine captains said yes, although four have not answered.");
        assert_eq!((found[1].value, found[1].unit.as_str()), (Some(4.0), "captain"));
        none("Although four have not answered, it went on.");
    }

    #[test]
    fn names_sums_and_years_that_act_are_none() {
        none("Channel 98 showed the ferry.");
        none("In the end, 98 was enough.");
        none("The year 2031 began well, and 2032 began badly.");
        none("They said that 30 would be too many.");
    }
}
