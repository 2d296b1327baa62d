//! The body told apart from the furniture, character by character.

use super::errors::{Errors, place};
use super::gold;
use super::scores::{Scores, Table, f_score, percent, share};
use crate::reading;
use anyhow::Context;
use readout_document::{BlockKind, CharIndex, CharSpan, Document};
use readout_statement::contract;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

/// What a gold says of one document. Offsets are characters, end exclusive.
#[derive(Deserialize)]
struct GoldBody {
    body: Vec<(usize, usize)>,
    #[serde(default)]
    other: BTreeMap<String, Vec<(usize, usize)>>,
    #[serde(default)]
    citation_marks: Vec<(usize, usize)>,
}

/// What an evaluation of bodies gave.
#[derive(Default)]
pub struct Scored {
    documents: Vec<(String, Count)>,
    furniture_in_statements: usize,
    /// Stretches on the wrong side, and statements that touch furniture.
    pub errors: Errors,
}

/// Characters, white space apart.
#[derive(Clone, Copy, Default)]
struct Count {
    gold: usize,
    read: usize,
    both: usize,
}

impl Count {
    fn precision(self) -> Option<f64> {
        share(self.both, self.read)
    }

    fn recall(self) -> Option<f64> {
        share(self.both, self.gold)
    }

    fn f(self) -> Option<f64> {
        f_score(self.precision(), self.recall())
    }
}

/// Reads the documents of each gold and compares what is taken for their bodies.
pub fn evaluate(paths: &[PathBuf]) -> anyhow::Result<Scored> {
    let mut scored = Scored::default();
    for path in paths {
        let path = gold::in_folder(path, "body.json");
        let text = gold::read_text(&path)?;
        let gold: BTreeMap<String, GoldBody> = serde_json::from_str(&text)
            .with_context(|| format!("{} is not in the format of body.json", path.display()))?;
        scored.add(&path, &gold)?;
    }
    Ok(scored)
}

impl Scored {
    fn add(&mut self, path: &Path, gold: &BTreeMap<String, GoldBody>) -> anyhow::Result<()> {
        let golds: Vec<&GoldBody> = gold.values().collect();
        let ids: Vec<&str> = gold.keys().map(String::as_str).collect();
        let documents = gold::documents(path, &ids)?;
        let names: Vec<String> = documents.iter().map(|document| document.source.clone()).collect();
        let faults = reading::each_account(documents, |at, account| {
            let page =
                Page { name: &names[at], text: account.document.text.chars().collect(), gold: golds[at] };
            let count = page.count(&account.document, &mut self.errors);
            self.documents.push((names[at].clone(), count));
            let statements = contract::Account::from(&account).statements;
            self.furniture_in_statements += page.touched(&statements, &mut self.errors);
            Ok(())
        })?;
        anyhow::ensure!(faults == 0, "{faults} documents of {} could not be read", path.display());
        Ok(())
    }

    fn total(&self) -> Count {
        self.documents.iter().fold(Count::default(), |sum, (_, count)| Count {
            gold: sum.gold + count.gold,
            read: sum.read + count.read,
            both: sum.both + count.both,
        })
    }

    /// Scores under dotted names.
    pub fn scores(&self) -> Scores {
        let mut scores = Scores::default();
        let total = self.total();
        scores.put("body.recall", total.recall());
        scores.put("body.precision", total.precision());
        scores.put("body.f", total.f());
        let worst = self.documents.iter().filter_map(|(_, count)| count.f()).reduce(f64::min);
        scores.put("body.worst_f", worst);
        scores.put("furniture_in_statements", Some(self.furniture_in_statements as f64));
        scores
    }
}

impl fmt::Display for Scored {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut table = Table::new(&["body", "gold", "read", "both", "recall", "precision", "F"]);
        let total = ("all".to_owned(), self.total());
        for (name, count) in self.documents.iter().chain([&total]) {
            table.row([
                name.clone(),
                count.gold.to_string(),
                count.read.to_string(),
                count.both.to_string(),
                percent(count.recall()),
                percent(count.precision()),
                percent(count.f()),
            ]);
        }
        write!(out, "{table}")?;
        writeln!(out, "statements that touch furniture: {}", self.furniture_in_statements)
    }
}

/// One document with its gold.
struct Page<'a> {
    name: &'a str,
    text: Vec<char>,
    gold: &'a GoldBody,
}

impl Page<'_> {
    /// Counts the characters of the body, white space and citation marks apart, and notes stretches that went to
    /// the wrong side.
    fn count(&self, document: &Document, errors: &mut Errors) -> Count {
        let gold = self.marked(&self.gold.body);
        let neither = self.marked(&self.gold.citation_marks);
        let read = read_body(document, self.text.len());
        let mut count = Count::default();
        let mut side = vec![None; self.text.len()];
        for at in (0..self.text.len()).filter(|at| !self.text[*at].is_whitespace() && !neither[*at]) {
            count.gold += usize::from(gold[at]);
            count.read += usize::from(read[at]);
            count.both += usize::from(gold[at] && read[at]);
            side[at] = Some((gold[at], read[at]));
        }
        self.note_wrong_sides(&side, errors);
        count
    }

    fn note_wrong_sides(&self, side: &[Option<(bool, bool)>], errors: &mut Errors) {
        for (wrong, class) in
            [((true, false), "body taken for furniture"), ((false, true), "furniture taken for body")]
        {
            let mut at = 0;
            while let Some(start) = (at..side.len()).find(|at| side[*at] == Some(wrong)) {
                let is_other = |at: &usize| side[*at].is_some_and(|is| is != wrong);
                at = (start..side.len()).find(is_other).unwrap_or(side.len());
                let words: String = self.text[start..at].iter().collect();
                errors.note(class, place(self.name, &self.text, start), &words);
            }
        }
    }

    /// How many statements have a character of furniture in their content, citation marks apart.
    fn touched(&self, statements: &[contract::Statement], errors: &mut Errors) -> usize {
        let furniture: Vec<(usize, usize)> = self.gold.other.values().flatten().copied().collect();
        let furniture = self.marked(&furniture);
        let mut touched = 0;
        for piece in statements.iter().filter_map(|said| {
            let is_furniture = |at: usize| furniture[at] && !self.text[at].is_whitespace();
            said.content.iter().find(|piece| (piece.start..piece.end).any(is_furniture))
        }) {
            touched += 1;
            let words: String = self.text[piece.start..piece.end].iter().collect();
            errors.note("furniture in a statement", place(self.name, &self.text, piece.start), &words);
        }
        touched
    }

    /// Whether each character lies in one of `stretches`.
    fn marked(&self, stretches: &[(usize, usize)]) -> Vec<bool> {
        marks(self.text.len(), stretches.iter().map(|&(start, end)| CharSpan { start, end }))
    }
}

/// The characters of the paragraphs, without the furniture inside them.
fn read_body(document: &Document, characters: usize) -> Vec<bool> {
    let index = CharIndex::new(&document.text);
    let paragraphs = document.blocks().into_iter().filter(|block| block.kind == BlockKind::Paragraph);
    let mut body = marks(characters, paragraphs.map(|block| index.to_chars(&document.text, block.span)));
    for piece in &document.furniture {
        let piece = index.to_chars(&document.text, piece.span);
        body[piece.start..piece.end].fill(false);
    }
    body
}

fn marks(characters: usize, stretches: impl Iterator<Item = CharSpan>) -> Vec<bool> {
    let mut marks = vec![false; characters];
    for stretch in stretches {
        let end = stretch.end.min(characters);
        marks[stretch.start.min(end)..end].fill(true);
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;
    use readout_document::{Furniture, FurnitureKind, Span};

    fn page<'a>(text: &str, gold: &'a GoldBody) -> Page<'a> {
        Page { name: "pier.txt", text: text.chars().collect(), gold }
    }

    /// 15 and 19 letters of body around an advert of 13, with a citation digit.
    const TEXT: &str = "Ferries sailed.1\nAdvertisement\nThe fog had gone.\n";

    fn gold() -> GoldBody {
        GoldBody {
            body: vec![(0, 16), (31, 48)],
            other: BTreeMap::from([("advertisement".to_owned(), vec![(17, 30)])]),
            citation_marks: vec![(15, 16)],
        }
    }

    #[test]
    fn an_advert_taken_for_body_costs_precision_and_is_told() {
        let gold = gold();
        let mut errors = Errors::default();
        let count = page(TEXT, &gold).count(&Document::from_text("pier", TEXT), &mut errors);
        assert_eq!((count.gold, count.read, count.both), (28, 41, 28));
        assert!(errors.to_string().contains("furniture taken for body (1)\n  pier.txt:2:1  Advertisement"));
    }

    #[test]
    fn citation_marks_count_neither_way() {
        let gold = gold();
        let mut document = Document::from_text("pier", TEXT);
        let furniture = |start, end, kind| Furniture { span: Span::new(start, end), kind };
        document.furniture =
            vec![furniture(15, 16, FurnitureKind::Citation), furniture(17, 30, FurnitureKind::Advertisement)];
        let mut errors = Errors::default();
        let count = page(TEXT, &gold).count(&document, &mut errors);
        assert_eq!((count.gold, count.read, count.both), (28, 28, 28));
        assert_eq!(count.f(), Some(1.0));
        assert_eq!(errors.to_string(), "");
    }

    #[test]
    fn a_statement_that_runs_into_an_advert_is_counted_once() {
        let gold = gold();
        let text = TEXT;
        let statement = |start, end| {
            let json = serde_json::json!({
                "id": "s1", "kind": "direct", "content": [{"start": start, "end": end}], "quoted": [],
                "speaker": null, "cue": null, "act": "assert", "polarity": "positive", "addressee": null,
                "medium": null, "date": null, "chain": [], "confidence": 0.9,
            });
            serde_json::from_value(json).unwrap()
        };
        let mut errors = Errors::default();
        let statements = [statement(0, 20), statement(0, 15), statement(31, 48)];
        assert_eq!(page(text, &gold).touched(&statements, &mut errors), 1);
    }
}
