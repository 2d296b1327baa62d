//! Numbers whose noun is left out: the fire killed **12** and wounded at least **30**; of the 40 ships, **12** were lost.

use super::amount::Amount;
use super::{Found, Measured, PEOPLE, Reading};
use crate::Quantity;
use readout_english::{Relation, Upos, Xpos};

pub(super) fn elided(reading: &Reading, amount: &Amount, before: &[Found]) -> Option<Measured> {
    let year = amount.digits && amount.value.is_some_and(|value| (1500.0..2200.0).contains(&value));
    if amount.currency.is_some() || year || amount.value.is_some_and(|value| value < 2.0) {
        return None;
    }
    let end = amount.tokens.end;
    let words = &reading.lexicon.words;
    if let Some(measured) = sum(reading, amount, before) {
        return Some(measured);
    }
    let mut at = end;
    let others = reading.is(at, "others") || reading.is(at, "more");
    at += usize::from(others);
    if !others && (reading.is_noun(at) || reading.token_is(at, Upos::Num)) {
        return None;
    }
    let start = reading.past_bounds(amount.tokens.start);
    let joint = start.checked_sub(1);
    let is_toll = |at: usize| reading.is_any(at, &words.toll);
    // "the killing of more than 1,400".
    let of_toll = joint.is_some_and(|at| at > 0 && reading.is(at, "of") && is_toll(at - 1));
    let after_toll = of_toll || joint.is_some_and(|at| is_toll(at) && !reading.token_is(at, Upos::Noun));
    let verb =
        (at..at + 4).find(|at| !reading.token_is(*at, Upos::Aux) && !reading.token_is(*at, Upos::Adv))?;
    // "over 3 million displaced".
    let participle = at < reading.sentence.end && reading.token(at).xpos == Xpos::Vbn;
    let before_toll = (verb > at || participle) && reading.is_any(verb, &words.toll)
        || others && reading.is_any(at, &words.toll);
    let is_subject = !start.checked_sub(1).is_some_and(|at| reading.is_noun(at));
    let ends = |at: usize| {
        !reading.sentence.contains(&at)
            || matches!(
                reading.token(at).upos,
                Upos::Punct | Upos::Cconj | Upos::Adp | Upos::Sconj | Upos::Adv
            )
    };
    let counted = before
        .iter()
        .rev()
        .find(|found| matches!(found.measured.quantity, Quantity::People | Quantity::Count));
    let tokens = amount.tokens.start..at;
    if after_toll && (ends(at) || reading.is_any(at, &words.toll)) || before_toll && is_subject {
        return Some(Measured::new(tokens, Quantity::People, unit_of_others(before)));
    }
    let counted = counted?;
    let passive = is_subject && reading.token_is(at, Upos::Aux);
    (others || passive)
        .then(|| Measured::new(tokens, counted.measured.quantity, counted.measured.unit.as_str()))
}

/// "1.57 million crowns, up from 1.32 million": a sum takes the currency of the one before it.
fn sum(reading: &Reading, amount: &Amount, before: &[Found]) -> Option<Measured> {
    let money = before.last().filter(|found| found.measured.quantity == Quantity::Money)?;
    let end = amount.tokens.end;
    let stands_alone = !reading.is_noun(end) && !reading.is_hyphen(end) && !reading.token_is(end, Upos::Adj);
    (amount.scaled && amount.digits && stands_alone && !reading.is(end, "of"))
        .then(|| Measured::new(amount.tokens.clone(), Quantity::Money, money.measured.unit.as_str()))
}

/// "Thousands fled", "the storm left millions in the dark": people whom a vague number tells without a noun.
pub(super) fn crowd(reading: &Reading, amount: &Amount) -> Option<Measured> {
    let (at, end) = (amount.tokens.end - 1, amount.tokens.end);
    let words = &reading.lexicon.words;
    let relation = reading.token(amount.tokens.start).relation.universal();
    // "the storm left millions in the dark", whatever the tree makes of it.
    let left = amount
        .tokens
        .start
        .checked_sub(1)
        .is_some_and(|at| ["left", "leaves", "leaving"].iter().any(|word| reading.is(at, word)));
    let stands_alone =
        left || matches!(relation, Relation::Nsubj | Relation::Obj | Relation::Obl | Relation::Root);
    let before = amount.tokens.start.checked_sub(1).filter(|at| reading.sentence.contains(at));
    let is_money = before.is_some_and(|at| reading.is_any(at, &words.earn));
    if amount.value.is_some() || !reading.is_any(at, &words.crowd) || !stands_alone || is_money {
        return None;
    }
    let goes_on = reading.is_noun(end) || reading.is(end, "of") || reading.token_is(end, Upos::Adj);
    let more = usize::from(reading.is(end, "more"));
    (!goes_on || more > 0).then(|| Measured::new(amount.tokens.start..end + more, Quantity::People, PEOPLE))
}

/// What people are called of whom only the number is given: as those before them.
pub(super) fn unit_of_others(before: &[Found]) -> String {
    let of = |quantity| before.iter().rev().find(move |found| found.measured.quantity == quantity);
    let counted = of(Quantity::People).or_else(|| of(Quantity::Count));
    counted.map_or(PEOPLE.to_owned(), |found| found.measured.unit.clone())
}

impl Reading<'_> {
    pub(super) fn token_is(&self, at: usize, upos: Upos) -> bool {
        self.sentence.contains(&at) && self.token(at).upos == upos
    }

    /// Where the words of bounds before token `at` begin.
    pub(super) fn past_bounds(&self, mut at: usize) -> usize {
        while let Some((start, _)) = self.bound_before(at) {
            at = start;
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use crate::Bound;
    use crate::figures::sample::{all, none};

    #[test]
    fn a_toll_leaves_its_people_out() {
        let found = all("The fire killed 12 and wounded at least 30.");
        assert_eq!(found.iter().map(|one| one.value).collect::<Vec<_>>(), [Some(12.0), Some(30.0)]);
        assert!(found.iter().all(|one| one.unit == "people"));
        assert_eq!(found[1].bound, Bound::AtLeast);
        assert_eq!(all("The fire killed 12 sailors and wounded 30 others.")[1].unit, "sailor");
        assert_eq!(all("They signed 14 leases and planned three others.")[1].unit, "lease");
        assert_eq!(all("Of the 40 ships, 12 were lost.")[1].unit, "ship");
        assert_eq!(all("It costs 1.57 million crowns, up from 1.32 million.")[1].unit, "crown");
    }

    #[test]
    fn participles_and_nouns_of_a_toll_have_numbers() {
        for (words, value) in [
            ("At least 12 were hurt, and over 3 million displaced since spring.", 3e6),
            ("They were silent after the killing of more than 1,400 in the raid.", 1400.0),
        ] {
            let found = all(words);
            let last = found.last().unwrap();
            assert_eq!((last.value, last.unit.as_str()), (Some(value), "people"), "{words}");
        }
        assert_eq!(all("The storm left millions at risk of hunger.")[0].unit, "people");
    }

    #[test]
    fn thousands_may_be_people() {
        assert_eq!(all("Thousands fled the island.")[0].unit, "people");
        assert_eq!(all("The fog kept hundreds from their work.")[0].bound, Bound::Vague);
        none("They lost millions.");
    }

    #[test]
    fn a_bare_number_is_no_figure() {
        none("They drew number 12.");
        none("The harbour opened in 2014.");
        none("The score was 52-48.");
        none("It happened on 9/11.");
    }
}
