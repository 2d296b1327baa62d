//! Amounts: "three", "twenty-four", "2 1/2", "a couple of", "several", "18 to 24".

use super::lexicon::Class;
use super::piece::{Form, HALF_SIGN};
use super::reading::Reading;
use super::value::Amount;

impl Reading<'_> {
    /// The amount at `at`, and where it ends. "A" is none: see [`Reading::length`].
    pub(super) fn amount(&self, at: usize) -> Option<(usize, Amount)> {
        let (to, first) = self.one_amount(at)?;
        let joint = self.is_any(to, &["to", "or", "and"]) || self.hyphen(to);
        if joint
            && let Some((end, second)) = self.one_amount(to + 1)
            && (self.is_any(to, &["to", "or"]) || self.hyphen(to))
            && second.whole > first.whole
        {
            return Some((end, first));
        }
        Some((to, first))
    }

    fn one_amount(&self, at: usize) -> Option<(usize, Amount)> {
        if let Some(to) = self.vague_amount(at) {
            return Some((to, Amount::VAGUE));
        }
        if self.is_any(at, &["a", "another"]) && self.is_any(at + 1, &["couple", "dozen"]) {
            let whole = if self.is(at + 1, "couple") { 2 } else { 12 };
            let to = if self.is(at + 2, "of") { at + 3 } else { at + 2 };
            return Some((to, Amount::of(whole)));
        }
        if self.is(at, "couple") && self.is(at + 1, "of") {
            return Some((at + 2, Amount::of(2)));
        }
        let (to, whole) = self.digits_amount(at).or_else(|| self.words_amount(at))?;
        Some(self.with_half(to, whole))
    }

    /// "several", "a few", "a number of", "dozens of".
    fn vague_amount(&self, at: usize) -> Option<usize> {
        if self.has(at, Class::Vague) {
            return Some(at + 1);
        }
        if self.is(at, "a") && self.is_any(at + 1, &["few", "number", "handful"]) {
            return Some(if self.is(at + 2, "of") { at + 3 } else { at + 2 });
        }
        (self.has(at, Class::Dozens) && self.is(at + 1, "of")).then_some(at + 2)
    }

    fn digits_amount(&self, at: usize) -> Option<(usize, Amount)> {
        if at >= self.sentence.end {
            return None;
        }
        match self.pieces[at].form {
            Form::Digits(1..=6) => Some((at + 1, Amount::of(self.pieces[at].number))),
            Form::Figure => {
                let mut digits = self.word(at).split('.');
                let whole =
                    digits.next()?.replace(',', "").parse().ok().filter(|whole| *whole < 10_000_000)?;
                let half = digits.next() == Some("5");
                Some((at + 1, Amount { whole, half, vague: false }))
            }
            _ => None,
        }
    }

    /// "twenty-four", "a hundred", "two thousand five hundred".
    fn words_amount(&self, at: usize) -> Option<(usize, Amount)> {
        let mut to = at;
        let mut total = 0;
        let mut part = 0;
        if self.is(at, "a") && (self.has(at + 1, Class::Hundred) || self.has(at + 1, Class::Thousand)) {
            part = 1;
            to += 1;
        }
        loop {
            let here = if to > at { self.past_hyphen(to) } else { to };
            if self.has(here, Class::Tens) && part % 100 == 0
                || self.has(here, Class::Cardinal) && part % 10 == 0
            {
                part += self.pieces[here].number;
            } else if self.has(here, Class::Hundred) && to > at {
                part = part.max(1) * 100;
            } else if self.has(here, Class::Thousand) && to > at {
                total += part.max(1) * 1000;
                part = 0;
            } else {
                break;
            }
            to = here + 1;
            if total + part > 1_000_000 {
                return None;
            }
        }
        (to > at).then(|| (to, Amount::of(total + part)))
    }

    /// "1/2", "½", "and a half" after a whole number.
    fn with_half(&self, to: usize, amount: Amount) -> (usize, Amount) {
        let halved = Amount { half: true, ..amount };
        let at = self.past_hyphen(to);
        if self.mark(at, HALF_SIGN) {
            return (at + 1, halved);
        }
        if self.digits(at, 1..=1) == Some(1)
            && self.mark(at + 1, b'/')
            && self.digits(at + 2, 1..=1) == Some(2)
        {
            return (at + 3, halved);
        }
        if self.is(to, "and") && self.is(to + 1, "a") && self.has(to + 2, Class::Half) {
            return (to + 3, halved);
        }
        // "three-and-a-half-year".
        let hyphens = self.hyphen(to) && self.hyphen(to + 2) && self.hyphen(to + 4);
        if hyphens && self.is(to + 1, "and") && self.is(to + 3, "a") && self.has(to + 5, Class::Half) {
            return (to + 6, halved);
        }
        (to, amount)
    }

    /// The ordinal at `at` ("third", "3rd"), and where it ends.
    pub(super) fn ordinal(&self, at: usize) -> Option<(usize, u32)> {
        if self.has(at, Class::Ordinal) {
            return Some((at + 1, self.pieces[at].number));
        }
        let number = self.digits(at, 1..=2)?;
        let suffix = self.glued(at + 1) && self.is_any(at + 1, &["st", "nd", "rd", "th"]);
        suffix.then_some((at + 2, number))
    }
}
