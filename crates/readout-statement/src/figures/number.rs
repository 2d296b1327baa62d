//! Numbers in digits and words: **126**, **1,200**, **twenty-four**, **two and a half**, **3.5 million**, **two dozen**.

use super::Reading;
use super::lexicon::ScaleForm;
use std::ops::Range;

/// A number as it is written, with its scale.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Number {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it comes to; nothing when it is vague ("tens of thousands").
    pub value: Option<f64>,
    /// What it was multiplied by: 1e6 in "3 million".
    pub scale: f64,
    /// Whether it begins with digits.
    pub digits: bool,
}

impl Number {
    fn new(tokens: Range<usize>, value: f64, digits: bool) -> Self {
        Self { tokens, value: Some(value), scale: 1.0, digits }
    }
}

impl Reading<'_> {
    /// The number that begins at token `at`; `money` when a currency stands before it.
    pub(super) fn number(&self, at: usize, money: bool) -> Option<Number> {
        self.vague_number(at)
            .or_else(|| self.half_of_scale(at))
            .or_else(|| self.digits(at))
            .or_else(|| self.number_words(at))
            .map(|number| self.with_half(number))
            .map(|number| self.with_scale(number, money))
    }

    /// "tens of billions", "millions", "several hundred", "a few thousand".
    fn vague_number(&self, at: usize) -> Option<Number> {
        let vague = |to| Number { tokens: at..to, value: None, scale: 1.0, digits: false };
        if let Some(form) = self.scale(at).map(|scale| scale.form)
            && form == ScaleForm::Plural
        {
            // "hundreds of thousands".
            let plural = |at| self.scale(at).is_some_and(|scale| scale.form == ScaleForm::Plural);
            let mut to = at + 1;
            while self.is(to, "of") && plural(to + 1) {
                to += 2;
            }
            return Some(vague(to));
        }
        let few = match () {
            _ if self.is(at, "several") => at + 1,
            _ if self.is(at, "a") && self.is(at + 1, "few") => at + 2,
            _ if self.is(at, "a") && self.is(at + 1, "couple") => at + 2 + usize::from(self.is(at + 2, "of")),
            _ => return None,
        };
        let mut to = few;
        while self.scale(to).is_some_and(|scale| scale.form == ScaleForm::Word) {
            to += 1;
        }
        (to > few).then(|| vague(to))
    }

    /// "half a million", "half a dozen".
    fn half_of_scale(&self, at: usize) -> Option<Number> {
        if (self.is(at, "a") || self.is(at, "one")) && self.is(at + 1, "half") {
            // "a half billion".
            let to = at + 2 + usize::from(self.is_hyphen(at + 2));
            let scale = self.scale(to).filter(|scale| scale.form == ScaleForm::Word)?;
            return Some(Number::new(at..to + 1, scale.times? / 2.0, false));
        }
        if !self.is(at, "half") {
            return None;
        }
        let article = usize::from(self.is(at + 1, "a") || self.is_hyphen(at + 1));
        let to = at + 1 + article;
        let scale = self.scale(to).filter(|scale| scale.form == ScaleForm::Word)?;
        // "half billion", but "half dozen" only with its article.
        let times = scale.times.filter(|times| article > 0 || *times >= 1e6)?;
        Some(Number::new(at..to + 1, times / 2.0, false))
    }

    /// "1,200", "7.25", "2½", "1/2".
    fn digits(&self, at: usize) -> Option<Number> {
        let value = value_of(self.word(at)?)?;
        if self.is(at + 1, "/") && self.is(at, "1") && self.is(at + 2, "2") {
            return Some(Number::new(at..at + 3, 0.5, true));
        }
        Some(Number::new(at..at + 1, value, true))
    }

    /// "twenty-four", "a hundred", "two hundred and five".
    fn number_words(&self, at: usize) -> Option<Number> {
        let mut to = at;
        let (mut total, mut part): (f64, f64) = (0.0, 0.0);
        let article = self.is(at, "a") || self.is(at, "an");
        if article {
            self.scale(at + 1).filter(|scale| scale.form == ScaleForm::Word)?;
            part = 1.0;
            to += 1;
        }
        loop {
            let joined = to > at && !article && (self.is_hyphen(to) || self.is(to, "and"));
            let here = if joined { to + 1 } else { to };
            let Some(word) = self.lower(here) else { break };
            let word = word.as_ref();
            if let Some(number) = self.lexicon.numbers.get(word) {
                let fits = part % 100.0 == 0.0 && (part > 0.0 || to == at || total > 0.0)
                    || part % 10.0 == 0.0 && part % 100.0 >= 20.0 && *number < 10.0;
                let and = joined && self.is(to, "and") && part % 100.0 != 0.0;
                if !fits || and || (self.is_hyphen(to) && part % 100.0 < 20.0) {
                    break;
                }
                part += number;
            } else if to > at && (!joined || self.is_hyphen(to)) && !self.is(to, "and") {
                let Some(scale) = self.lexicon.scales.get(word).filter(|scale| scale.form == ScaleForm::Word)
                else {
                    break;
                };
                let times = scale.times.unwrap_or(1.0);
                match times {
                    12.0 | 100.0 => part *= times,
                    _ => {
                        total += part * times;
                        part = 0.0;
                    }
                }
            } else {
                break;
            }
            to = here + 1;
        }
        (to > at).then(|| Number::new(at..to, total + part, false))
    }

    /// "two and a half", "3½".
    fn with_half(&self, mut number: Number) -> Number {
        let to = number.tokens.end;
        let plus = |number: &mut Number, by: f64, tokens: usize| {
            number.value = number.value.map(|value| value + by);
            number.tokens.end += tokens;
        };
        if self.is(to, "and") && self.is(to + 1, "a") {
            if self.is(to + 2, "half") {
                plus(&mut number, 0.5, 3);
            } else if self.is(to + 2, "quarter") {
                plus(&mut number, 0.25, 3);
            }
        } else if self.is_hyphen(to)
            && self.is(to + 1, "and")
            && self.is(to + 3, "a")
            && self.is(to + 5, "half")
        {
            // "three-and-a-half-year".
            plus(&mut number, 0.5, 6);
        } else if self.is(to, "½") || self.is(to, "1/2") {
            plus(&mut number, 0.5, 1);
        } else if self.is(to, "1") && self.is(to + 1, "/") && self.is(to + 2, "2") {
            plus(&mut number, 0.5, 3);
        }
        number
    }

    /// The scale after a number: "12 billion", "3.5-billion", "12bn".
    fn with_scale(&self, mut number: Number, money: bool) -> Number {
        if number.value.is_none() {
            return number;
        }
        loop {
            let to = number.tokens.end;
            let at = if self.is_hyphen(to) { to + 1 } else { to };
            let Some(scale) = self.scale(at) else { break };
            let Some(times) = scale.times else { break };
            let fits = match scale.form {
                ScaleForm::Word => true,
                ScaleForm::Short => {
                    let beside = number.digits && at == to && self.is_glued(at);
                    beside && (money || self.is_short_scale(at, times))
                }
                ScaleForm::Plural => false,
            };
            if !fits {
                break;
            }
            number.value = number.value.map(|value| value * times);
            number.scale *= times;
            number.tokens.end = at + 1;
            if scale.form == ScaleForm::Short {
                break;
            }
        }
        number
    }

    /// Whether letters after digits are a scale and no unit: "5m people", but "5m deep".
    fn is_short_scale(&self, at: usize, times: f64) -> bool {
        let Some(word) = self.word(at) else { return false };
        word.len() > 1 || times == 1e3 || self.is_plural(at + 1)
    }
}

/// The value of digits with grouping commas, a decimal point or a half.
pub(super) fn value_of(word: &str) -> Option<f64> {
    if let Some(decimals) = word.strip_prefix('.') {
        // ".5 degrees".
        let is_digits = !decimals.is_empty() && decimals.bytes().all(|byte| byte.is_ascii_digit());
        return is_digits.then(|| format!("0.{decimals}").parse().ok()).flatten();
    }
    if !word.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '½' | '¼' | '¾')) {
        return None;
    }
    let parts = [('½', 0.5), ('¼', 0.25), ('¾', 0.75)];
    let (word, part) = parts
        .iter()
        .find_map(|(sign, part)| word.strip_suffix(*sign).map(|rest| (rest, *part)))
        .unwrap_or((word, 0.0));
    if word.is_empty() {
        return Some(part);
    }
    let (whole, decimals) = word.split_once('.').unwrap_or((word, "0"));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let grouped = groups.clone().next().is_some();
    let is_digits = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let groups_are_right = groups.all(|group| matches!(group.len(), 2 | 3) && is_digits(group));
    if !is_digits(first) || !is_digits(decimals) || !groups_are_right || grouped && first.len() > 3 {
        return None;
    }
    format!("{}.{decimals}", whole.replace(',', "")).parse::<f64>().ok().map(|value| value + part)
}

#[cfg(test)]
mod tests {
    use super::value_of;
    use crate::figures::sample::first_number;

    #[test]
    fn digits_are_read_with_commas_points_and_halves() {
        assert_eq!(value_of("1,200"), Some(1200.0));
        assert_eq!(value_of("7.25"), Some(7.25));
        assert_eq!(value_of("2½"), Some(2.5));
        assert_eq!(value_of("1,00,000"), Some(100_000.0));
        assert_eq!(value_of("3rd"), None);
        assert_eq!(value_of("1990s"), None);
        assert_eq!(value_of("10.30.5"), None);
    }

    #[test]
    fn numbers_are_read_in_words_and_with_their_scale() {
        for (words, value) in [
            ("twenty-four ships", 24.0),
            ("two hundred and five ships", 205.0),
            ("three thousand five hundred ships", 3500.0),
            ("a hundred ships", 100.0),
            ("two dozen ships", 24.0),
            ("two and a half hours", 2.5),
            ("3.5 million crowns", 3.5e6),
            ("half a million crowns", 5e5),
            ("half a dozen ships", 6.0),
            ("a half billion crowns", 5e8),
            ("half billion crowns", 5e8),
            ("100,000 ships", 1e5),
            ("two and three ships", 2.0),
        ] {
            assert_eq!(first_number(words), Some(Some(value)), "{words}");
        }
    }

    #[test]
    fn plural_scales_are_vague() {
        for words in
            ["tens of billions of crowns", "millions of tonnes", "several hundred ships", "dozens of ships"]
        {
            assert_eq!(first_number(words), Some(None), "{words}");
        }
    }
}
