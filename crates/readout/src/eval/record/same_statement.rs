//! The same statement in several accounts: pairs across accounts that the record joins, against those of the gold.

use super::story::Story;
use crate::eval::errors::Errors;
use crate::eval::scores::{Scores, Table, f_score, percent, share};
use readout_document::CharSpan;
use readout_record::StatementNumber;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

#[derive(Deserialize)]
struct Relations {
    #[serde(default)]
    same_statement: Vec<GoldGroup>,
}

#[derive(Deserialize)]
struct GoldGroup {
    kind: String,
    /// Numbers of lines, from 1.
    quotes: Vec<usize>,
    #[serde(default)]
    strength: Option<String>,
}

/// Pairs across accounts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    gold: usize,
    found: usize,
    read: usize,
    right: usize,
}

/// Two statements of the gold, as indices, the smaller first.
type Pair = (usize, usize);

impl Tally {
    /// Adds the pairs of one story.
    pub fn add(&mut self, story: &Story, errors: &mut Errors) -> anyhow::Result<()> {
        let relations: Relations = story.gold()?;
        let (wanted, allowed) = gold_pairs(story, &relations);
        let matched = story.matched();
        let mut found = BTreeSet::new();
        for pair in read_pairs(story) {
            match (matched.get(&pair.0), matched.get(&pair.1)) {
                (Some(one), Some(two)) if wanted.contains(&ordered(*one, *two)) => {
                    found.insert(ordered(*one, *two));
                    self.read += 1;
                    self.right += 1;
                }
                (Some(one), Some(two)) if allowed.contains(&ordered(*one, *two)) => {}
                _ => {
                    self.read += 1;
                    note_false(story, pair, errors);
                }
            }
        }
        self.gold += wanted.len();
        self.found += found.len();
        for missed in wanted.difference(&found) {
            note_missed(story, *missed, &matched, errors);
        }
        Ok(())
    }

    fn precision(&self) -> Option<f64> {
        share(self.right, self.read)
    }

    fn recall(&self) -> Option<f64> {
        share(self.found, self.gold)
    }

    /// Puts the figures.
    pub fn put(&self, scores: &mut Scores) {
        scores.put("same_statement.precision", self.precision());
        scores.put("same_statement.recall", self.recall());
        scores.put("same_statement.f", f_score(self.precision(), self.recall()));
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut table = Table::new(&["same statement", "gold", "found", "read", "precision", "recall", "F"]);
        table.row([
            "pairs".to_owned(),
            self.gold.to_string(),
            self.found.to_string(),
            self.read.to_string(),
            percent(self.precision()),
            percent(self.recall()),
            percent(f_score(self.precision(), self.recall())),
        ]);
        write!(out, "{table}")
    }
}

fn ordered(one: usize, two: usize) -> Pair {
    (one.min(two), one.max(two))
}

/// The pairs to be found, and those that count neither way: of weak groups, of groups that hold one position or one
/// longer utterance and not one statement, and of statements that are optional.
fn gold_pairs(story: &Story, relations: &Relations) -> (BTreeSet<Pair>, BTreeSet<Pair>) {
    let (mut wanted, mut allowed) = (BTreeSet::new(), BTreeSet::new());
    let account = |quote: usize| story.account_of_quote(quote);
    for group in &relations.same_statement {
        let required = group.kind == "cross_doc" && group.strength.as_deref() != Some("weak");
        let quotes: Vec<usize> = group.quotes.iter().filter_map(|line| line.checked_sub(1)).collect();
        for (at, one) in quotes.iter().enumerate() {
            for two in quotes[at + 1..].iter().filter(|two| account(**two) != account(*one)) {
                let optional = [one, two]
                    .iter()
                    .any(|quote| story.quotes.get(**quote).is_none_or(|quote| quote.optional));
                let pairs = if required && !optional { &mut wanted } else { &mut allowed };
                pairs.insert(ordered(*one, *two));
            }
        }
    }
    (wanted, allowed)
}

/// The pairs across accounts that the record joins.
fn read_pairs(story: &Story) -> BTreeSet<(StatementNumber, StatementNumber)> {
    let record = &story.record;
    let mut pairs = BTreeSet::new();
    for same in &record.same_statements {
        let mut told: Vec<StatementNumber> = same.tellings.iter().map(|it| it.statement).collect();
        told.sort_unstable();
        told.dedup();
        for (at, one) in told.iter().enumerate() {
            let account = record.statements[one.0].account;
            let others = told[at + 1..].iter().filter(|two| record.statements[two.0].account != account);
            pairs.extend(others.map(|two| (*one, *two)));
        }
    }
    pairs
}

fn note_false(story: &Story, pair: (StatementNumber, StatementNumber), errors: &mut Errors) {
    let told = |number: StatementNumber| {
        let statement = &story.record.statements[number.0];
        let first =
            statement.content.first().map_or(CharSpan { start: 0, end: 0 }, |piece| story.chars(piece));
        (story.place(statement.account, first.start), story.words(statement.account, first))
    };
    let ((place, one), (other, two)) = (told(pair.0), told(pair.1));
    errors.note("joined, and not the same statement", place, &format!("{} | {other} {two}", short(&one)));
}

fn note_missed(story: &Story, pair: Pair, matched: &BTreeMap<StatementNumber, usize>, errors: &mut Errors) {
    let ((place, one), (other, two)) = (story.quote_place(pair.0), story.quote_place(pair.1));
    let read = |quote: usize| matched.values().any(|known| *known == quote);
    let class = if read(pair.0) && read(pair.1) {
        "same statement not joined"
    } else {
        "same statement not joined: one is not read"
    };
    errors.note(class, place, &format!("{} | {other} {two}", short(&one)));
}

fn short(words: &str) -> String {
    words.chars().take(70).collect()
}
