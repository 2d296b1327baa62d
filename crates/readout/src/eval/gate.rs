//! Pinned floors: figures that must not fall again.

use super::scores::Scores;
use super::{body, english, events, figures, record, statements};
use crate::story;
use anyhow::Context;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

/// A file of floors.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Floors {
    gate: Vec<Gate>,
}

/// What one run of an evaluation must reach.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Gate {
    /// What is evaluated.
    stage: Stage,
    /// Whether English is read from the sentences and tokens of the gold.
    #[serde(default)]
    gold_tokens: bool,
    /// A codebook that the record is read with, below the working folder.
    #[serde(default)]
    codebook: Option<PathBuf>,
    /// Files of gold below the folder of the data; those that begin with `./` below the working folder.
    gold: Vec<PathBuf>,
    /// Scores that must not be smaller.
    #[serde(default)]
    at_least: BTreeMap<String, f64>,
    /// Scores that must not be greater.
    #[serde(default)]
    at_most: BTreeMap<String, f64>,
}

/// A stage that can be evaluated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Stage {
    Statements,
    Figures,
    Body,
    English,
    Events,
    Record,
}

/// Every bound with what was measured.
#[derive(Debug, Default)]
pub struct Passed {
    bounds: Vec<Bound>,
}

#[derive(Debug)]
struct Bound {
    what: String,
    measured: Option<f64>,
    limit: f64,
    is_floor: bool,
}

impl Bound {
    fn holds(&self) -> bool {
        match self.measured {
            Some(measured) if self.is_floor => measured >= self.limit,
            Some(measured) => measured <= self.limit,
            None => false,
        }
    }
}

impl Passed {
    /// Whether every figure is on the right side of its bound.
    pub fn all(&self) -> bool {
        self.bounds.iter().all(Bound::holds)
    }

    fn add(&mut self, gate: &Gate, scores: &Scores) {
        let gold: Vec<String> = gate.gold.iter().map(|path| path.display().to_string()).collect();
        let sides = [(&gate.at_least, true), (&gate.at_most, false)];
        for (bounds, is_floor) in sides {
            for (name, limit) in bounds {
                let how = if gate.gold_tokens { ", from its tokens" } else { "" };
                let what = format!("{name} on {}{how}", gold.join(", "));
                self.bounds.push(Bound { what, measured: scores.get(name), limit: *limit, is_floor });
            }
        }
    }
}

impl fmt::Display for Passed {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for bound in &self.bounds {
            let verdict = if bound.holds() { "ok  " } else { "FAIL" };
            let side = if bound.is_floor { "at least" } else { "at most" };
            let measured = bound.measured.map_or("not measured".to_owned(), |figure| format!("{figure:.4}"));
            writeln!(out, "{verdict}  {measured:>12}  {side} {}  {}", bound.limit, bound.what)?;
        }
        Ok(())
    }
}

/// Runs every evaluation that `floors` names on the data in `folder`.
pub fn pass(floors: &Path, folder: &Path) -> anyhow::Result<Passed> {
    let text = std::fs::read_to_string(floors)
        .with_context(|| format!("cannot read the floors {}", floors.display()))?;
    let file: Floors =
        toml::from_str(&text).with_context(|| format!("{} is no file of floors", floors.display()))?;
    anyhow::ensure!(
        folder.is_dir(),
        "the data are missing: there is no folder {}; nothing was measured, and no floor holds",
        folder.display()
    );
    let mut passed = Passed::default();
    for gate in &file.gate {
        passed.add(gate, &measure(gate, folder)?);
    }
    Ok(passed)
}

fn measure(gate: &Gate, folder: &Path) -> anyhow::Result<Scores> {
    let place = |path: &PathBuf| if path.starts_with(".") { path.clone() } else { folder.join(path) };
    let gold: Vec<PathBuf> = gate.gold.iter().map(place).collect();
    match gate.stage {
        Stage::Statements => Ok(statements::evaluate(&gold, false)?.scores()),
        Stage::Figures => Ok(figures::evaluate(&gold)?.scores()),
        Stage::English => Ok(english::evaluate(&gold, gate.gold_tokens)?.scores()),
        Stage::Body => Ok(body::evaluate(&gold)?.scores()),
        Stage::Events => Ok(events::evaluate(&gold)?.scores()),
        Stage::Record => Ok(record::evaluate(&gold, &story::codebook(gate.codebook.as_deref())?)?.scores()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passed(floors: &str, figures: &[(&str, f64)]) -> Passed {
        let floors: Floors = toml::from_str(floors).unwrap();
        let mut measured = Scores::default();
        for (name, figure) in figures {
            measured.put(*name, Some(*figure));
        }
        let mut passed = Passed::default();
        passed.add(&floors.gate[0], &measured);
        passed
    }

    const FLOORS: &str = r#"
        [[gate]]
        stage = "statements"
        gold = ["pier/quotes.jsonl"]
        at_least = { "direct.f" = 0.9 }
        at_most = { "wrong" = 0 }
    "#;

    #[test]
    fn figures_on_the_right_side_pass() {
        assert!(passed(FLOORS, &[("direct.f", 0.9), ("wrong", 0.0)]).all());
    }

    #[test]
    fn a_figure_under_its_floor_or_over_its_ceiling_fails_and_is_named() {
        let under = passed(FLOORS, &[("direct.f", 0.89), ("wrong", 0.0)]);
        assert!(!under.all());
        assert!(
            under.to_string().contains("FAIL        0.8900  at least 0.9  direct.f on pier/quotes.jsonl"),
            "{under}"
        );
        assert!(!passed(FLOORS, &[("direct.f", 0.9), ("wrong", 1.0)]).all());
    }

    #[test]
    fn a_figure_that_was_not_measured_fails() {
        assert!(!passed(FLOORS, &[("direct.f", 0.95)]).all());
    }

    #[test]
    fn a_missing_folder_of_data_is_an_error_never_a_pass() {
        let folder = tempfile::tempdir().unwrap();
        let floors = folder.path().join("floors.toml");
        std::fs::write(&floors, FLOORS).unwrap();
        let error = pass(&floors, &folder.path().join("data")).unwrap_err().to_string();
        assert!(error.contains("the data are missing"), "{error}");
    }
}
