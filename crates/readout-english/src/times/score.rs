//! Scores times against gold, as TempEval-3 did (UzZaman et al. 2013).
//!
//! Relaxed F counts any overlap, one to one; strict F only equal spans; value F is relaxed F times the share of the
//! matched whose value is right.

use super::Time;
use jiff::civil::Date;
use readout_document::{CharIndex, CharSpan};
use serde::Deserialize;

/// A text with the times that people marked in it: one line of the gold.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldDocument {
    /// Its name.
    pub doc: String,
    /// The day it was published.
    #[serde(rename = "dct")]
    pub published: Option<String>,
    /// The text.
    pub text: String,
    /// The times, in characters.
    pub times: Vec<GoldTime>,
}

/// One time that people marked.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldTime {
    /// First character.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// TIMEX3 type.
    #[serde(rename = "type")]
    pub kind: String,
    /// TIMEX3 value.
    pub value: String,
}

/// Why a line of gold could not be read.
#[derive(Debug, thiserror::Error)]
pub enum GoldError {
    /// It is not the JSON that is expected.
    #[error(
        "line {line} of the gold times is not a document: {cause} (expected \"doc\", \"dct\", \"text\", \"times\")"
    )]
    Line {
        /// The line, from 1.
        line: usize,
        /// What the parser says.
        cause: serde_json::Error,
    },
    /// Its date is none.
    #[error("line {line} of the gold times gives the date {date:?}: write it as YYYY-MM-DD")]
    Date {
        /// The line, from 1.
        line: usize,
        /// What stands there.
        date: String,
    },
}

/// Reads gold in JSON Lines (`{"doc","dct","text","times":[{"start","end","type","value"}]}`).
pub fn read_gold(lines: &str) -> Result<Vec<GoldDocument>, GoldError> {
    let mut documents = Vec::new();
    for (at, line) in lines.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let line_number = at + 1;
        let document: GoldDocument =
            serde_json::from_str(line).map_err(|cause| GoldError::Line { line: line_number, cause })?;
        if let Some(date) = &document.published
            && date.parse::<Date>().is_err()
        {
            return Err(GoldError::Date { line: line_number, date: date.clone() });
        }
        documents.push(document);
    }
    Ok(documents)
}

impl GoldDocument {
    /// The day it was published, as a date.
    pub fn day(&self) -> Option<Date> {
        self.published.as_deref()?.parse().ok()
    }
}

/// Counts over the documents scored so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Times in the gold.
    pub gold: usize,
    /// Times found.
    pub found: usize,
    /// Pairs that overlap.
    pub relaxed: usize,
    /// Pairs with the same span.
    pub strict: usize,
    /// Overlapping pairs with the same value.
    pub value: usize,
}

impl Tally {
    /// Counts one document; returns the pairs as indices into the gold and the found.
    pub fn add(&mut self, gold: &GoldDocument, found: &[Time]) -> Vec<(usize, usize)> {
        let index = CharIndex::new(&gold.text);
        let spans: Vec<CharSpan> = found.iter().map(|time| index.to_chars(&gold.text, time.span)).collect();
        let pairs = pair(&gold.times, &spans);
        self.gold += gold.times.len();
        self.found += found.len();
        self.relaxed += pairs.len();
        for &(wanted, got) in &pairs {
            let time = &gold.times[wanted];
            self.strict += usize::from((time.start, time.end) == (spans[got].start, spans[got].end));
            self.value += usize::from(time.value == found[got].value);
        }
        pairs
    }

    /// F of overlap.
    pub fn relaxed_f(&self) -> f64 {
        self.f(self.relaxed)
    }

    /// F of equal spans.
    pub fn strict_f(&self) -> f64 {
        self.f(self.strict)
    }

    /// Relaxed F times the share of the matched with the right value.
    pub fn value_f(&self) -> f64 {
        self.f(self.value)
    }

    fn f(&self, right: usize) -> f64 {
        match self.gold + self.found {
            0 => 0.0,
            all => 2.0 * right as f64 / all as f64,
        }
    }
}

/// Pairs gold with found: equal spans first, then any overlap in order of the text, each used once.
fn pair(gold: &[GoldTime], found: &[CharSpan]) -> Vec<(usize, usize)> {
    let mut taken = vec![false; found.len()];
    let mut partner = vec![None; gold.len()];
    for exact in [true, false] {
        for (wanted, time) in gold.iter().enumerate() {
            if partner[wanted].is_some() {
                continue;
            }
            let fits = |span: &CharSpan| match exact {
                true => (span.start, span.end) == (time.start, time.end),
                false => span.start < time.end && time.start < span.end,
            };
            if let Some(got) = (0..found.len()).find(|&got| !taken[got] && fits(&found[got])) {
                taken[got] = true;
                partner[wanted] = Some(got);
            }
        }
    }
    partner.into_iter().enumerate().filter_map(|(wanted, got)| Some((wanted, got?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Analysis;
    use crate::times::times;

    #[test]
    fn a_wider_span_counts_as_found_but_not_as_strict() {
        let line = r#"{"doc":"a","dct":"2025-02-14","text":"They met on Wednesday night in the harbour for three years.",
            "times":[{"start":12,"end":21,"type":"DATE","value":"2025-02-12"},
                     {"start":47,"end":58,"type":"DURATION","value":"P3Y"}]}"#
            .replace('\n', " ");
        let gold = read_gold(&line).expect("the line is right");
        let mut tally = Tally::default();
        tally.add(&gold[0], &times(&gold[0].text, &Analysis::default(), gold[0].day()));
        assert_eq!(tally, Tally { gold: 2, found: 2, relaxed: 2, strict: 1, value: 1 });
        assert!((tally.strict_f() - 0.5).abs() < 1e-9);
    }

    #[test]
    fn a_line_that_is_no_document_is_named() {
        let error = read_gold("\n{}").expect_err("it has no text").to_string();
        assert!(error.starts_with("line 2 of the gold times"), "{error}");
        let date = r#"{"doc":"a","dct":"12 May","text":"","times":[]}"#;
        assert!(read_gold(date).is_err_and(|error| error.to_string().contains("12 May")));
    }
}
