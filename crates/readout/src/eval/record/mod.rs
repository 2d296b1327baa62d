//! The record of a story against gold: actors across accounts, the same statement in several accounts, copies.
//!
//! The gold is a `relations.json` with, beside it, the `quotes.jsonl` whose lines it speaks of, and its texts in the
//! folder above. Every part is a module of its own that reads what it needs of the gold.

mod actors;
mod copies;
mod differences;
mod positions;
mod same_statement;
mod story;

use super::errors::Errors;
use super::gold;
use super::scores::Scores;
use readout_record::Codebook;
use std::fmt;
use std::path::PathBuf;
use story::Story;

/// What an evaluation of records gave.
#[derive(Default)]
pub struct Scored {
    actors: actors::Tally,
    same_statement: same_statement::Tally,
    copies: copies::Tally,
    positions: positions::Tally,
    differences: differences::Tally,
    /// What was missed, made up or joined wrongly.
    pub errors: Errors,
}

/// Makes the record of each gold's story and holds it against the gold.
pub fn evaluate(paths: &[PathBuf], codebook: &Codebook) -> anyhow::Result<Scored> {
    let mut scored = Scored::default();
    for path in paths {
        let story = Story::read(&gold::in_folder(path, "relations.json"), codebook)?;
        scored.actors.add(&story, &mut scored.errors)?;
        scored.same_statement.add(&story, &mut scored.errors)?;
        scored.copies.add(&story, &mut scored.errors)?;
        scored.positions.add(&story, &mut scored.errors)?;
        scored.differences.add(&story, &mut scored.errors)?;
    }
    Ok(scored)
}

impl Scored {
    /// Scores under dotted names.
    pub fn scores(&self) -> Scores {
        let mut scores = Scores::default();
        self.actors.put(&mut scores);
        self.same_statement.put(&mut scores);
        self.copies.put(&mut scores);
        self.positions.put(&mut scores);
        self.differences.put(&mut scores);
        scores
    }
}

impl fmt::Display for Scored {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "{}", self.actors)?;
        writeln!(out, "{}", self.same_statement)?;
        writeln!(out, "{}", self.copies)?;
        writeln!(out, "{}", self.positions)?;
        write!(out, "{}", self.differences)
    }
}
