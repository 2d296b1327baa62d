//! Money by currency: **$12 billion**, **€2.3m**, **38 million crowns**, **tens of billions of dollars**, **$50 a
//! barrel**, and **billions** spent on something.

use super::amount::Amount;
use super::{Measured, Reading, currency};
use crate::Quantity;
use readout_english::Upos;

pub(super) fn money(reading: &Reading, amount: &Amount) -> Option<Measured> {
    let start = amount.tokens.start;
    let mut measured = if let Some(code) = &amount.currency {
        Measured::new(amount.tokens.clone(), Quantity::Money, code.as_str())
    } else if let Some((to, code, times)) = noun_after(reading, amount) {
        let mut measured = Measured::new(start..to, Quantity::Money, code);
        measured.times = times;
        measured
    } else if amount.value.is_none() && is_spent(reading, amount.tokens.end) {
        let (code, from) = currency::inferred(reading, amount);
        let mut measured = Measured::new(amount.tokens.clone(), Quantity::Money, code);
        measured.currency_from = from;
        measured
    } else {
        return None;
    };
    reading.reckoned_by(&mut measured);
    Some(measured)
}

/// "dollars", "U.S. dollars", "-euro" after an amount, and "of dollars" after a vague one.
fn noun_after<'a>(reading: &'a Reading, amount: &Amount) -> Option<(usize, &'a str, f64)> {
    let end = amount.tokens.end;
    let skipped = reading.is_hyphen(end) || amount.value.is_none() && reading.is(end, "of");
    let at = end + usize::from(skipped);
    let (words, (code, times)) = reading.lexicon.currency_nouns.longest(reading.words_from(at))?;
    let last = reading.word(at + words - 1)?;
    // "won" may be a verb, "200 pounds" a weight.
    let weight = last.starts_with("pound")
        && words == 1
        && !amount.scaled
        && currency::only_named(reading).is_none_or(|(code, _)| code != "GBP");
    let is_noun = reading.is_noun(at + words - 1) || reading.is_plural(at + words - 1);
    if weight || !is_noun || last == "p" && !reading.is_glued(at) {
        return None;
    }
    Some((at + words, code, *times))
}

/// Whether a vague amount without a noun is money: "billions spent on quays", "billions in aid".
fn is_spent(reading: &Reading, at: usize) -> bool {
    let words = &reading.lexicon.words;
    let at = at + usize::from(reading.is(at, "more"));
    // "hundreds of billions a year in trade".
    let by = (reading.is(at, "a") || reading.is(at, "per")) && reading.is_any(at + 1, &words.per);
    let at = if by { at + 2 } else { at };
    if reading.is_any(at, &words.money) {
        return true;
    }
    let goes_to = reading.is(at, "in") || reading.is(at, "of") || reading.is(at, "for");
    let phrase = if goes_to { reading.noun_phrase(at + 1) } else { None };
    phrase.is_some_and(|phrase| {
        reading.is(at, "in") && phrase.into_iter().any(|at| reading.is_any(at, &words.money_for))
    })
}

impl Reading<'_> {
    /// The currency whose sign or code stands at token `at`, and where it ends: "$", "US$", "EUR".
    pub(super) fn sign(&self, at: usize) -> Option<(usize, String)> {
        let word = self.lower(at)?;
        let signs = &self.lexicon.currency_signs;
        if self.is_glued(at + 1)
            && let Some(second) = self.word(at + 1)
            && let Some(code) = signs.get(&format!("{word}{second}"))
        {
            return Some((at + 2, code.clone()));
        }
        let code = signs.get(word.as_ref())?;
        let next_is_number = self.word(at + 1)?.starts_with(|first: char| first.is_ascii_digit());
        let is_sign = word.chars().all(|letter| !letter.is_ascii_alphabetic());
        (next_is_number || is_sign).then(|| (at + 1, code.clone()))
    }

    /// Reads "per barrel", "a year" after an amount.
    pub(super) fn reckoned_by(&self, measured: &mut Measured) {
        let at = measured.tokens.end;
        let by = ["per", "a", "an", "each", "every"].iter().any(|word| self.is(at, word));
        // "five votes a week later" are no five a week.
        let known = self.is_any(at + 1, &self.lexicon.words.per)
            && !self.is_any(at + 2, &self.lexicon.words.relative);
        if by && (known || self.is(at, "per") && self.is_noun(at + 1)) && !self.is_hyphen(at + 2) {
            measured.per =
                self.lower(at + 1).map(|noun| readout_english::lemma(&noun, Upos::Noun).into_owned());
            measured.tokens.end = at + 2;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::figures::sample::{all, none, only};
    use crate::{Bound, Quantity};

    #[test]
    fn signs_codes_and_nouns_name_the_currency() {
        for (words, value, unit) in [
            ("They gave more than $12 billion.", 12e9, "USD"),
            ("They gave $7.5bn in cranes.", 7.5e9, "USD"),
            ("They gave €2.3m for the quay.", 2.3e6, "EUR"),
            ("They gave £40k for the quay.", 40e3, "GBP"),
            ("They gave US$5 million for the quay.", 5e6, "USD"),
            ("They gave C$20 for the ticket.", 20.0, "CAD"),
            ("They gave EUR 3 million for the quay.", 3e6, "EUR"),
            ("They gave 38 million crowns for the quay.", 38e6, "crown"),
            ("They gave 40,000 euros for the quay.", 40e3, "EUR"),
            ("They gave 50 cents for the ticket.", 0.5, "USD"),
            ("They signed a $3.5-billion deal.", 3.5e9, "USD"),
            ("They signed a five-million-euro deal.", 5e6, "EUR"),
            ("They gave 200 million pounds for the quay.", 200e6, "GBP"),
        ] {
            let found = only(words);
            assert_eq!((found.value, found.unit.as_str()), (Some(value), unit), "{words}");
            assert_eq!(found.quantity, Quantity::Money, "{words}");
        }
    }

    #[test]
    fn ranges_share_their_scale() {
        let found = only("They gave $1-2 million for the quay.");
        assert_eq!((found.value, found.upper, found.bound), (Some(1e6), Some(2e6), Bound::Between));
        assert_eq!(only("They want between $40 and $50 for a ticket.").upper, Some(50.0));
        assert_eq!(all("The fee rose from $5 to $7.").len(), 2);
    }

    #[test]
    fn money_may_be_vague_and_its_currency_unknown() {
        let found = only("They gave tens of billions of dollars.");
        assert_eq!((found.value, found.bound, found.unit.as_str()), (None, Bound::Vague, "USD"));
        assert_eq!(only("They want back the billions spent on the quay.").unit, "XXX");
        assert_eq!(only("They want back the billions in aid.").quantity, Quantity::Money);
    }

    #[test]
    fn an_amount_may_be_reckoned_by_something() {
        let found = only("Oil costs $50 a barrel.");
        assert_eq!((found.unit.as_str(), found.per.as_deref()), ("USD", Some("barrel")));
        assert_eq!(only("They pay 38 million crowns a year.").per.as_deref(), Some("year"));
    }

    #[test]
    fn pounds_may_be_a_weight_and_won_a_verb() {
        assert_eq!(only("The anchor weighs 200 pounds.").quantity, Quantity::Weight);
        none("Of the two boats, number 12 won.");
    }
}
