//! Figures against gold: found, precise, with the right bound and unit, and ascribed to the right source.
//!
//! What is scored is the published contract ([`contract::Account`]), as every other program sees it.

use super::errors::{Errors, place};
use super::gold;
use super::matching::overlap;
use super::scores::{Scores, Table, f_score, percent, share};
use crate::reading;
use anyhow::Context;
use readout_document::CharSpan;
use readout_english::Upos;
use readout_statement::{Bound, Quantity, contract};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

/// A gold file.
#[derive(Deserialize)]
struct Gold {
    figures: Vec<Line>,
    #[serde(default)]
    not_figures: Vec<Evidence>,
}

/// A figure of the gold, with every place that gives it.
#[derive(Clone, Deserialize)]
struct Line {
    id: String,
    value: serde_json::Value,
    unit: String,
    #[serde(default)]
    qualifier: Option<String>,
    evidence: Vec<Evidence>,
    #[serde(default)]
    optional: bool,
}

#[derive(Clone, Deserialize)]
struct Evidence {
    doc: String,
    start: usize,
    end: usize,
    #[serde(default)]
    text: Option<String>,
    #[serde(default)]
    stated_by: Option<String>,
}

/// Scores of the figures that a gold has.
#[derive(Default)]
pub struct Scored {
    gold: usize,
    found: usize,
    predicted: usize,
    right: usize,
    bound: Part,
    unit: Part,
    by: Part,
    /// Misses, false alarms, wrong bounds, units and sources.
    pub errors: Errors,
}

/// Some of all.
#[derive(Clone, Copy, Default)]
struct Part {
    some: usize,
    all: usize,
}

impl Part {
    fn count(&mut self, is_so: bool) {
        self.all += 1;
        self.some += usize::from(is_so);
    }

    fn share(self) -> Option<f64> {
        share(self.some, self.all)
    }
}

/// Reads the documents of the gold and scores the figures read.
pub fn evaluate(paths: &[PathBuf]) -> anyhow::Result<Scored> {
    let mut scored = Scored::default();
    for path in paths {
        let path = gold::in_folder(path, "figures.json");
        let text = gold::read_text(&path)?;
        let gold: Gold = serde_json::from_str(&text)
            .with_context(|| format!("cannot read the gold {}", path.display()))?;
        scored.read(&path, &gold)?;
    }
    Ok(scored)
}

/// One place of a figure of the gold, in one document.
struct Wanted<'a> {
    line: &'a Line,
    place: &'a Evidence,
}

impl Scored {
    fn read(&mut self, path: &Path, gold: &Gold) -> anyhow::Result<()> {
        let mut by_document: BTreeMap<&str, Vec<Wanted>> = BTreeMap::new();
        for line in &gold.figures {
            for place in &line.evidence {
                by_document.entry(&place.doc).or_default().push(Wanted { line, place });
            }
        }
        for trap in &gold.not_figures {
            by_document.entry(&trap.doc).or_default();
        }
        let ids: Vec<&str> = by_document.keys().copied().collect();
        let documents = gold::documents(path, &ids)?;
        let names: Vec<String> = documents.iter().map(|document| document.source.clone()).collect();
        let wanted: Vec<Vec<Wanted>> = by_document.into_values().collect();
        let faults = reading::each_account(documents, |at, account| {
            self.account(&names[at], &wanted[at], &contract::Account::from(&account));
            Ok(())
        })?;
        anyhow::ensure!(faults == 0, "{faults} documents of {} could not be read", path.display());
        Ok(())
    }

    fn account(&mut self, name: &str, wanted: &[Wanted], account: &contract::Account) {
        let text: Vec<char> = account.document.text.chars().collect();
        let mut taken = vec![false; account.figures.len()];
        for wanted in wanted.iter().filter(|wanted| !wanted.line.optional) {
            let matches = |at: &usize| !taken[*at] && wanted.agrees(&account.figures[*at]);
            let at = (0..account.figures.len()).find(matches);
            if let Some(at) = at {
                taken[at] = true;
            }
            self.wanted(wanted, at.map(|at| &account.figures[at]), account, &Page { name, text: &text });
        }
        for (figure, taken) in account.figures.iter().zip(taken) {
            let is_optional = |wanted: &&Wanted| wanted.line.optional && wanted.overlaps(figure);
            if !taken && wanted.iter().any(|wanted| is_optional(&wanted)) {
                continue;
            }
            self.predicted += 1;
            self.right += usize::from(taken);
            if !taken {
                let at = place(name, &text, figure.start);
                self.errors.note("false alarm", at, &format!("{} = {}", figure.text, shown(figure)));
            }
        }
    }

    fn wanted(
        &mut self,
        wanted: &Wanted,
        found: Option<&contract::Figure>,
        account: &contract::Account,
        page: &Page,
    ) {
        self.gold += 1;
        let words: String =
            page.text[wanted.place.start..wanted.place.end.min(page.text.len())].iter().collect();
        let at = place(page.name, page.text, wanted.place.start);
        let label = format!("{} “{words}”", wanted.line.id);
        let Some(figure) = found else {
            self.errors.note("missed", at, &label);
            return;
        };
        let unit = wanted.line.has_unit(figure);
        self.found += usize::from(unit);
        self.unit.count(unit);
        if !unit {
            self.errors.note("unit", at.clone(), &format!("{label}, read {}", figure.unit));
        }
        let bound = wanted.line.bounds().contains(&figure.bound);
        self.bound.count(bound);
        if !bound {
            self.errors.note("bound", at.clone(), &format!("{label}, read {:?}", figure.bound));
        }
        if let Some(by) = &wanted.place.stated_by {
            let speaker = speaker_of(figure, account);
            let right = is_by(by, speaker.as_deref());
            self.by.count(right);
            if !right {
                let read = speaker.unwrap_or_else(|| "the account".to_owned());
                self.errors.note("who says so", at, &format!("{label}: {by}, read {read}"));
            }
        }
    }

    /// Scores under dotted names.
    pub fn scores(&self) -> Scores {
        let (recall, precision) = (share(self.found, self.gold), share(self.right, self.predicted));
        let mut scores = Scores::default();
        scores.put("figures.recall", recall);
        scores.put("figures.precision", precision);
        scores.put("figures.f", f_score(precision, recall));
        scores.put("figures.bound", self.bound.share());
        scores.put("figures.unit", self.unit.share());
        scores.put("figures.by", self.by.share());
        scores.put("figures.gold", Some(self.gold as f64));
        scores.put("figures.predicted", Some(self.predicted as f64));
        scores
    }
}

impl fmt::Display for Scored {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (recall, precision) = (share(self.found, self.gold), share(self.right, self.predicted));
        let heading = ["", "gold", "found", "read", "precision", "F", "bound", "unit", "who says so"];
        let mut table = Table::new(&heading);
        table.row([
            "figures".to_owned(),
            self.gold.to_string(),
            percent(recall),
            self.predicted.to_string(),
            percent(precision),
            percent(f_score(precision, recall)),
            percent(self.bound.share()),
            percent(self.unit.share()),
            percent(self.by.share()),
        ]);
        write!(out, "{table}")
    }
}

/// The document that errors point into.
struct Page<'a> {
    name: &'a str,
    text: &'a [char],
}

impl Wanted<'_> {
    fn overlaps(&self, figure: &contract::Figure) -> bool {
        let here = CharSpan { start: self.place.start, end: self.place.end };
        overlap(here, CharSpan { start: figure.start, end: figure.end })
    }

    /// Whether evidence and value agree.
    fn agrees(&self, figure: &contract::Figure) -> bool {
        self.overlaps(figure)
            && match (self.line.number(), figure.value) {
                (Some(wanted), Some(read)) => {
                    let fraction = figure.quantity == Quantity::Share && figure.unit != "%";
                    close(wanted, read)
                        || close(wanted, read * self.line.years_of(&figure.unit))
                        || fraction && is_rounded(wanted, read)
                }
                (None, None) => true,
                _ => false,
            }
    }
}

fn close(one: f64, two: f64) -> bool {
    (one - two).abs() <= one.abs() * 1e-6
}

/// Whether a gold's decimal or percentage is a fraction rounded: .33 and 33.3 for a third.
fn is_rounded(gold: f64, fraction: f64) -> bool {
    let off = if gold > 1.0 { gold / 100.0 - fraction } else { gold - fraction };
    off.abs() <= 0.005
}

/// A number, or a fraction such as "1/3".
fn number_of(word: &str) -> Option<f64> {
    let part = |part: &str| part.parse::<f64>().ok();
    match word.split_once('/') {
        Some((one, of)) => Some(part(one)? / part(of).filter(|of| *of > 0.0)?),
        None => part(word),
    }
}

/// One spelling and form for each word of a unit: "kilometers" and "15km" are "kilometre".
fn stem(word: &str) -> String {
    let word = word.trim_matches(|letter: char| !letter.is_alphanumeric() && letter != '%').to_lowercase();
    let word = word.trim_start_matches(|letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ','));
    let word = readout_english::lemma(word, Upos::Noun);
    match word.as_ref() {
        "percent" | "pct" => "%".to_owned(),
        "person" => "people".to_owned(),
        "tonne" => "ton".to_owned(),
        "km" => "kilometre".to_owned(),
        "kg" => "kilogram".to_owned(),
        "meter" | "kilometer" | "centimeter" | "millimeter" | "liter" => {
            format!("{}re", word.strip_suffix("er").unwrap_or(&word))
        }
        word => word.to_owned(),
    }
}

impl Line {
    /// The number; nothing for a vague one. Of a value in words ("nearly 3") the first number counts.
    fn number(&self) -> Option<f64> {
        match &self.value {
            serde_json::Value::Number(number) => number.as_f64(),
            serde_json::Value::String(words) => words.split_whitespace().find_map(number_of),
            _ => None,
        }
    }

    /// How many of the gold's years one of the unit read is: a gold may give two decades as 20 years.
    fn years_of(&self, unit: &str) -> f64 {
        let in_years = self.unit.split_whitespace().any(|word| stem(word) == "year");
        match unit {
            "decade" if in_years => 10.0,
            "century" if in_years => 100.0,
            _ => 1.0,
        }
    }

    /// The bounds that the qualifier leaves open.
    fn bounds(&self) -> &'static [Bound] {
        let qualifier = self.qualifier.as_deref().unwrap_or_default();
        match qualifier {
            _ if self.number().is_none() || qualifier.starts_with("vague") => &[Bound::Vague],
            "nearly" | "almost" | "up to" | "less than" | "at most" => &[Bound::AtMost],
            "more than" | "over" | "at least" => &[Bound::AtLeast],
            "about" | "some" | "around" | "roughly" => &[Bound::About],
            "between" => &[Bound::Between],
            _ if self.evidence.len() > 1 => &[Bound::Exact, Bound::AtMost, Bound::About],
            _ => &[Bound::Exact],
        }
    }

    /// Whether the unit read is the gold's: one of its words, in the singular or plural and in any spelling, or the noun
    /// of the evidence; a share told by a fraction is one whatever it is a share of.
    fn has_unit(&self, figure: &contract::Figure) -> bool {
        let unit = figure.unit.as_str();
        let is_share = |word: &str| {
            matches!(stem(word).as_str(), "%" | "share" | "fraction" | "part" | "half" | "third")
        };
        if figure.quantity == Quantity::Share && unit != "%" && self.unit.split_whitespace().any(is_share) {
            return true;
        }
        let evidence = self.evidence_words();
        if self.years_of(unit) > 1.0 {
            return true;
        }
        let known: Vec<String> = self.unit.split_whitespace().chain(evidence).map(stem).collect();
        unit.split_whitespace().map(stem).all(|word| known.contains(&word))
    }

    fn evidence_words(&self) -> impl Iterator<Item = &str> {
        self.evidence.iter().filter_map(|place| place.text.as_deref()).flat_map(str::split_whitespace)
    }
}

/// Who gives a figure: the speaker's actor and words, or the poll it is taken from; nothing when the account does.
fn speaker_of(figure: &contract::Figure, account: &contract::Account) -> Option<String> {
    let said = account.statements.iter().find(|said| Some(&said.id) == figure.statement.as_ref());
    let Some(said) = said else { return figure.source.as_ref().map(|source| source.text.clone()) };
    let Some(speaker) = &said.speaker else { return Some(String::new()) };
    let words: String =
        account.document.text.chars().skip(speaker.start).take(speaker.end - speaker.start).collect();
    let name = account.actors.iter().find(|actor| Some(&actor.id) == speaker.actor.as_ref());
    Some(name.map_or(words.clone(), |actor| format!("{} ({words})", actor.name)))
}

/// Whether the speaker read is the gold's, by the last word of the name or by initials ("AP").
fn is_by(gold: &str, speaker: Option<&str>) -> bool {
    let Some(speaker) = speaker else { return gold.starts_with("account") };
    if gold.starts_with("account") {
        return false;
    }
    let initials: String = gold.split_whitespace().filter_map(|word| word.chars().next()).collect();
    let initials: String = initials.chars().filter(|letter| letter.is_uppercase()).collect();
    let last = gold.split_whitespace().last().unwrap_or(gold);
    let words =
        |word: &str| speaker.split(|letter: char| !letter.is_alphanumeric()).any(|found| found == word);
    let (small, last) = (speaker.to_lowercase(), last.to_lowercase());
    let named = match is_poll(&last) {
        // A poll is a survey, by either word, where the same body took it.
        true => is_poll(&small) && maker(gold).is_none_or(words),
        false => small.contains(&last),
    };
    named || initials.len() > 1 && words(&initials)
}

fn is_poll(words: &str) -> bool {
    words.contains("poll") || words.contains("survey")
}

/// Whose poll it is: "Courier" of "Courier poll".
fn maker(poll: &str) -> Option<&str> {
    let mut words = poll.split(|letter: char| !letter.is_alphanumeric());
    words.find(|word| word.starts_with(char::is_uppercase))
}

fn shown(figure: &contract::Figure) -> String {
    let value = figure.value.map_or("vague".to_owned(), |value| value.to_string());
    format!("{value} {}", figure.unit)
}
