//! A number with its currency sign and its range: **$1-2 million**, **between 40 and 50**, **two or three**, **25 to 30**.

use super::Reading;
use super::number::Number;
use std::ops::Range;

/// How much, before it is known of what.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Amount {
    /// From its currency sign or "between" to its last word.
    pub tokens: Range<usize>,
    /// The number with its scale; nothing when it is vague.
    pub value: Option<f64>,
    /// The upper end of a range.
    pub upper: Option<f64>,
    /// The currency whose sign stands before it.
    pub currency: Option<String>,
    /// Whether it begins with digits.
    pub digits: bool,
    /// Whether it was given by a scale ("million").
    pub scaled: bool,
}

impl Amount {
    fn of(number: &Number, start: usize, currency: Option<String>) -> Self {
        Self {
            tokens: start..number.tokens.end,
            value: number.value,
            upper: None,
            currency,
            digits: number.digits,
            scaled: number.scale > 1.0,
        }
    }

    /// An amount that has no range.
    pub fn plain(tokens: Range<usize>, value: Option<f64>) -> Self {
        Self { tokens, value, upper: None, currency: None, digits: false, scaled: false }
    }
}

impl Reading<'_> {
    /// The amount that begins at token `at`.
    pub(super) fn amount(&self, at: usize) -> Option<Amount> {
        if self.is(at, "between") {
            return self.between(at);
        }
        let (start, currency) = self.sign(at).map_or((at, None), |(to, code)| (to, Some(code)));
        let first = self.number(start, currency.is_some())?;
        let amount = Amount::of(&first, at, currency);
        self.range(&amount, &first).or(Some(amount))
    }

    /// "between $40 and $50", "between 5 percent and 7 percent".
    fn between(&self, at: usize) -> Option<Amount> {
        let (start, currency) = self.sign(at + 1).map_or((at + 1, None), |(to, code)| (to, Some(code)));
        let first = self.number(start, currency.is_some())?;
        let mut joint = first.tokens.end;
        let unit = self.lexicon.percents.longest(self.words_from(joint)).map_or(0, |(words, _)| words);
        joint += unit.max(usize::from(unit == 0 && self.is(joint + 1, "and") && !self.is(joint, "and")));
        if !self.is(joint, "and") {
            return None;
        }
        let mut amount = Amount::of(&first, at, currency);
        self.upper(&mut amount, &first, joint + 1).then_some(amount)
    }

    /// "25-30", "two or three", "$5 to $7 million"; "from 5 to 7" after a verb of change is two numbers.
    fn range(&self, amount: &Amount, first: &Number) -> Option<Amount> {
        let joint = first.tokens.end;
        let to = self.is(joint, "to");
        if !(self.is_hyphen(joint) || to || self.is(joint, "or")) || to && self.is_change(amount.tokens.start)
        {
            return None;
        }
        let mut amount = amount.clone();
        self.upper(&mut amount, first, joint + 1).then_some(amount)
    }

    /// Reads the upper end of a range at token `at` into `amount`.
    fn upper(&self, amount: &mut Amount, first: &Number, at: usize) -> bool {
        let start = match self.sign(at) {
            Some((to, code)) if amount.currency.as_ref() == Some(&code) => to,
            Some(_) => return false,
            None => at,
        };
        let Some(second) = self.number(start, amount.currency.is_some()) else { return false };
        let (Some(mut low), Some(high)) = (first.value, second.value) else { return false };
        // "$1-2 million": the scale is that of both.
        if first.scale == 1.0 && second.scale > 1.0 && low < high / second.scale {
            low *= second.scale;
        }
        // A comma in the digits of one and not of the other, or 52-48, is no range.
        if low >= high || high > low * 1000.0 && low > 0.0 {
            return false;
        }
        amount.value = Some(low);
        amount.upper = Some(high);
        amount.scaled |= second.scale > 1.0;
        amount.tokens.end = second.tokens.end;
        true
    }

    /// Whether "from" and a verb of change stand before token `at`.
    fn is_change(&self, at: usize) -> bool {
        let from = self.sentence.start.max(at.saturating_sub(8));
        let is_from = |at: usize| self.is(at, "from");
        (from..at).rev().take(4).any(is_from)
            && (from..at).any(|at| self.is_any(at, &self.lexicon.words.change))
    }
}
