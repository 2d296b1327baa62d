//! Statements against gold: found, precise, and ascribed to the right speaker.
//!
//! What is scored is the published contract ([`contract::Account`]), as every other program sees it.

mod calibration;
mod polnear;
mod seeds;
mod speakers;
mod tally;

use super::errors::Errors;
use super::gold;
use super::scores::Scores;
use crate::reading;
use anyhow::Context;
use readout_document::{CharSpan, Document};
use readout_statement::{StatementKind, contract};
use speakers::GoldSpeaker;
pub use speakers::NameForms;
use std::path::{Path, PathBuf};
pub use tally::Tally;

/// The statements that a gold has for one document.
struct GoldDocument {
    /// As errors name it: a path, or a line of a file.
    name: String,
    document: Document,
    statements: Vec<GoldStatement>,
}

/// A statement of the gold.
#[derive(Clone, Debug)]
struct GoldStatement {
    kind: StatementKind,
    content: Vec<CharSpan>,
    counts: Counts,
    /// Who said it; nothing when the gold does not tell.
    speaker: Option<GoldSpeaker>,
    /// The day it was said, when the gold gives it.
    date: Option<String>,
}

/// How a statement of the gold counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Counts {
    /// To be found.
    Required,
    /// Right when found, and nothing lost when not: an attribution of a belief, in PolNeAR.
    Allowed,
    /// Neither way.
    Neither,
}

/// Reads the documents of the gold and scores what is read against it; attributions of PolNeAR as `whole` as they are
/// marked, or direct ones by the stretch between marks.
pub fn evaluate(paths: &[PathBuf], whole: bool) -> anyhow::Result<Scored> {
    let mut tally = Tally::default();
    let mut errors = Errors::default();
    for path in paths {
        let gold = read_gold(&gold::in_folder(path, "quotes.jsonl"), whole)?;
        let (documents, expected): (Vec<_>, Vec<_>) =
            gold.into_iter().map(|gold| (gold.document, (gold.name, gold.statements))).unzip();
        let faults = reading::each_account(documents, |at, account| {
            let (name, statements) = &expected[at];
            let text = &account.document.text;
            let sorts: Vec<_> =
                account.statements.iter().map(|said| readout_statement::sorts(text, said)).collect();
            tally.add(name, statements, &contract::Account::from(&account), &sorts, &mut errors);
            Ok(())
        })?;
        anyhow::ensure!(faults == 0, "{faults} documents of {} could not be read", path.display());
    }
    Ok(Scored { tally, errors })
}

/// What an evaluation of statements gave.
pub struct Scored {
    /// Counts and figures.
    pub tally: Tally,
    /// Misses, false alarms and wrong speakers.
    pub errors: Errors,
}

impl Scored {
    /// Scores under dotted names.
    pub fn scores(&self) -> Scores {
        self.tally.scores()
    }
}

/// The documents of a gold file, whichever of the two formats it is in.
fn read_gold(path: &Path, whole: bool) -> anyhow::Result<Vec<GoldDocument>> {
    let text = gold::read_text(path)?;
    let first = text.lines().find(|line| !line.trim().is_empty());
    let first = first.with_context(|| format!("the gold {} is empty", path.display()))?;
    let fields: serde_json::Value = serde_json::from_str(first)
        .with_context(|| format!("{}:1 is no JSON object; gold has one a line", path.display()))?;
    if fields.get("attributions").is_some() {
        polnear::read(path, &text, whole)
    } else if fields.get("speaker").is_some() && fields.get("doc").is_some() {
        seeds::read(path, &text)
    } else {
        anyhow::bail!(
            "{} is in no format of gold that is known: a line has `attributions` (PolNeAR), or `doc`, `kind` and \
             `speaker`",
            path.display()
        )
    }
}

/// Each line of `text` that is not blank: its number, its words, and what they say.
fn lines<'a, T: serde::Deserialize<'a>>(
    path: &Path,
    text: &'a str,
) -> anyhow::Result<Vec<(usize, &'a str, T)>> {
    let numbered = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    numbered
        .map(|(at, line)| {
            let read = serde_json::from_str(line);
            let read = read.with_context(|| format!("cannot read the gold {}:{}", path.display(), at + 1))?;
            Ok((at + 1, line, read))
        })
        .collect()
}
