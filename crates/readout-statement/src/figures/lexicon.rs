//! The words of figures as data: `data/figures.toml`.

use crate::{Bound, Quantity};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The table that Readout ships.
const BUILT_IN: &str = include_str!("../../data/figures.toml");

/// What words may be in a figure.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    pub numbers: FxHashMap<String, f64>,
    pub scales: FxHashMap<String, Scale>,
    pub parts: FxHashMap<String, f64>,
    pub bounds: Phrases<Bound>,
    pub bounds_after: Phrases<Bound>,
    pub units: Phrases<Unit>,
    pub percents: Phrases<String>,
    pub currency_signs: FxHashMap<String, String>,
    pub currency_nouns: Phrases<(String, f64)>,
    /// The currency of each state whose money is known.
    pub state_currencies: FxHashMap<String, String>,
    pub words: Words,
}

/// A word that multiplies a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    /// By what; nothing for a word that is only ever vague ("tens", "scores").
    pub times: Option<f64>,
    /// How it is written.
    pub form: ScaleForm,
}

/// How a scale is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ScaleForm {
    /// "million".
    Word,
    /// "millions".
    Plural,
    /// "m", beside digits.
    Short,
}

/// A unit of measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    pub name: String,
    pub quantity: Quantity,
    /// Whether this form is read only beside digits ("km").
    pub glued: bool,
}

/// Sets of words.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub money: FxHashSet<String>,
    pub money_for: FxHashSet<String>,
    pub per: FxHashSet<String>,
    pub people: FxHashSet<String>,
    pub plural: FxHashSet<String>,
    pub hyphened: FxHashSet<String>,
    pub toll: FxHashSet<String>,
    pub loss: FxHashSet<String>,
    pub stock: FxHashSet<String>,
    pub not_counted: FxHashSet<String>,
    pub of_speaking: FxHashSet<String>,
    pub vote: FxHashSet<String>,
    pub crowd: FxHashSet<String>,
    pub earn: FxHashSet<String>,
    pub party: FxHashSet<String>,
    pub definite: FxHashSet<String>,
    pub window: FxHashSet<String>,
    pub extra: FxHashSet<String>,
    pub label: FxHashSet<String>,
    pub relative: FxHashSet<String>,
    pub aged: FxHashSet<String>,
    pub change: FxHashSet<String>,
    pub majority: FxHashSet<String>,
    pub model: FxHashSet<String>,
    pub telling: FxHashSet<String>,
    pub compared: FxHashSet<String>,
    pub answer: FxHashSet<String>,
}

/// Sequences of words and what each means, looked up by their first word, the longest first.
#[derive(Debug)]
pub(super) struct Phrases<T> {
    by_first: FxHashMap<String, Vec<(Vec<String>, T)>>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { by_first: FxHashMap::default() }
    }
}

impl<T> Phrases<T> {
    fn add(&mut self, phrase: &str, meaning: T) {
        let mut words = phrase.split(' ').map(str::to_owned);
        let first = words.next().unwrap_or_default();
        self.by_first.entry(first).or_default().push((words.collect(), meaning));
    }

    fn sort(&mut self) {
        for phrases in self.by_first.values_mut() {
            phrases.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
    }

    /// The longest phrase that `words` begin with: how many words it has, and what it means.
    pub fn longest<'w>(&self, mut words: impl Iterator<Item = &'w str> + Clone) -> Option<(usize, &T)> {
        let first = words.next()?;
        let phrases = match self.by_first.get(first) {
            Some(phrases) => phrases,
            None if first.bytes().any(|byte| byte.is_ascii_uppercase()) => {
                self.by_first.get(&first.to_lowercase())?
            }
            None => return None,
        };
        phrases
            .iter()
            .find(|(rest, _)| {
                let mut words = words.clone();
                rest.iter().all(|rest| words.next().is_some_and(|word| word.eq_ignore_ascii_case(rest)))
            })
            .map(|(rest, meaning)| (rest.len() + 1, meaning))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    number: BTreeMap<String, f64>,
    scale: BTreeMap<String, ScaleLine>,
    part: BTreeMap<String, PartLine>,
    bound: BTreeMap<Bound, String>,
    bound_after: BTreeMap<Bound, String>,
    unit: BTreeMap<String, UnitLine>,
    percent: BTreeMap<String, String>,
    currency: BTreeMap<String, CurrencyLine>,
    currency_name: BTreeMap<String, String>,
    words: WordLines,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ScaleLine {
    times: Option<f64>,
    plural: String,
    #[serde(default)]
    short: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PartLine {
    of: f64,
    plural: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitLine {
    quantity: Quantity,
    #[serde(default)]
    forms: String,
    #[serde(default)]
    glued: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CurrencyLine {
    #[serde(default)]
    signs: String,
    #[serde(default)]
    nouns: String,
    #[serde(default)]
    part: String,
    #[serde(default)]
    states: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WordLines {
    money: String,
    money_for: String,
    per: String,
    people: String,
    plural: String,
    hyphened: String,
    toll: String,
    loss: String,
    stock: String,
    not_counted: String,
    of_speaking: String,
    vote: String,
    crowd: String,
    earn: String,
    party: String,
    definite: String,
    window: String,
    extra: String,
    label: String,
    relative: String,
    aged: String,
    change: String,
    majority: String,
    model: String,
    telling: String,
    compared: String,
    answer: String,
}

/// The words between the bars of a line.
fn divided(line: &str) -> impl Iterator<Item = &str> {
    line.split('|').map(str::trim).filter(|word| !word.is_empty())
}

fn set(line: &str) -> FxHashSet<String> {
    divided(line).map(str::to_owned).collect()
}

impl Lexicon {
    /// The table that Readout ships.
    pub fn built_in() -> &'static Lexicon {
        static LEXICON: LazyLock<Lexicon> =
            LazyLock::new(|| Lexicon::parse(BUILT_IN).expect("a test reads the table that is built in"));
        &LEXICON
    }

    fn parse(toml: &str) -> Result<Lexicon, toml::de::Error> {
        let table: Table = toml::from_str(toml)?;
        let mut lexicon = Lexicon { numbers: table.number.into_iter().collect(), ..Lexicon::default() };
        for (word, line) in &table.scale {
            lexicon.add_scale(word, line);
        }
        for (word, line) in table.part {
            lexicon.parts.insert(line.plural, 1.0 / line.of);
            lexicon.parts.insert(word, 1.0 / line.of);
        }
        for (bound, phrases) in &table.bound {
            divided(phrases).for_each(|phrase| lexicon.bounds.add(phrase, *bound));
        }
        for (bound, phrases) in &table.bound_after {
            divided(phrases).for_each(|phrase| lexicon.bounds_after.add(phrase, *bound));
        }
        for (name, line) in &table.unit {
            lexicon.add_unit(name, line);
        }
        for (name, phrases) in &table.percent {
            divided(phrases).for_each(|phrase| lexicon.percents.add(phrase, name.clone()));
        }
        for (code, line) in &table.currency {
            lexicon.add_currency(code, line);
        }
        for (name, nouns) in &table.currency_name {
            divided(nouns).for_each(|noun| lexicon.currency_nouns.add(noun, (name.clone(), 1.0)));
        }
        lexicon.words = Words::of(&table.words);
        lexicon.bounds.sort();
        lexicon.bounds_after.sort();
        lexicon.units.sort();
        lexicon.percents.sort();
        lexicon.currency_nouns.sort();
        Ok(lexicon)
    }

    fn add_scale(&mut self, word: &str, line: &ScaleLine) {
        if line.times.is_some() {
            let scale = Scale { times: line.times, form: ScaleForm::Word };
            self.scales.insert(word.to_owned(), scale);
        }
        let plural = Scale { times: line.times, form: ScaleForm::Plural };
        self.scales.insert(line.plural.clone(), plural);
        for short in divided(&line.short) {
            self.scales.insert(short.to_owned(), Scale { times: line.times, form: ScaleForm::Short });
        }
    }

    fn add_unit(&mut self, name: &str, line: &UnitLine) {
        let unit = |glued| Unit { name: name.to_owned(), quantity: line.quantity, glued };
        self.units.add(name, unit(false));
        divided(&line.forms).for_each(|form| self.units.add(form, unit(false)));
        divided(&line.glued).for_each(|form| self.units.add(form, unit(true)));
    }

    fn add_currency(&mut self, code: &str, line: &CurrencyLine) {
        for sign in divided(&line.signs) {
            self.currency_signs.insert(sign.to_owned(), code.to_owned());
        }
        divided(&line.nouns).for_each(|noun| self.currency_nouns.add(noun, (code.to_owned(), 1.0)));
        for state in divided(&line.states) {
            self.state_currencies.insert(state.to_owned(), code.to_owned());
        }
        divided(&line.part).for_each(|noun| self.currency_nouns.add(noun, (code.to_owned(), 0.01)));
    }

    /// Whether an amount may begin with this word.
    pub fn may_begin(&self, word: &str) -> bool {
        self.numbers.contains_key(word)
            || self.scales.contains_key(word)
            || self.parts.contains_key(word)
            || self.words.majority.contains(word)
            || self.currency_signs.contains_key(word)
    }
}

impl Words {
    fn of(lines: &WordLines) -> Self {
        Self {
            money: set(&lines.money),
            money_for: set(&lines.money_for),
            per: set(&lines.per),
            people: set(&lines.people),
            plural: set(&lines.plural),
            hyphened: set(&lines.hyphened),
            toll: set(&lines.toll),
            loss: set(&lines.loss),
            stock: set(&lines.stock),
            not_counted: set(&lines.not_counted),
            of_speaking: set(&lines.of_speaking),
            vote: set(&lines.vote),
            crowd: set(&lines.crowd),
            earn: set(&lines.earn),
            party: set(&lines.party),
            definite: set(&lines.definite),
            window: set(&lines.window),
            extra: set(&lines.extra),
            label: set(&lines.label),
            relative: set(&lines.relative),
            aged: set(&lines.aged),
            change: set(&lines.change),
            majority: set(&lines.majority),
            model: set(&lines.model),
            telling: set(&lines.telling),
            compared: set(&lines.compared),
            answer: set(&lines.answer),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_that_is_built_in_can_be_read() {
        let lexicon = Lexicon::parse(BUILT_IN).unwrap();
        assert_eq!(lexicon.scales["bn"].times, Some(1e9));
        assert_eq!(lexicon.parts["fifths"], 0.2);
        assert_eq!(lexicon.bounds.longest(["More", "than", "ten"].into_iter()), Some((2, &Bound::AtLeast)));
        assert_eq!(lexicon.units.longest(["square", "miles"].into_iter()).unwrap().1.name, "square mile");
    }
}
