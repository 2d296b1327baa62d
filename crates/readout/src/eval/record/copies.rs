//! Copies: pairs of accounts that the record counts as one text, against those the gold names. A gold that names
//! none says that there is none.

use super::story::Story;
use crate::eval::errors::Errors;
use crate::eval::scores::{Scores, Table};
use readout_record::AccountNumber;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::fmt;

#[derive(Deserialize)]
struct Relations {
    #[serde(default)]
    copies: Vec<GoldCopies>,
}

/// Accounts that print one text.
#[derive(Deserialize)]
struct GoldCopies {
    docs: Vec<String>,
}

/// Pairs of accounts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    gold: usize,
    found: usize,
    wrong: usize,
}

impl Tally {
    /// Adds the pairs of one story.
    pub fn add(&mut self, story: &Story, errors: &mut Errors) -> anyhow::Result<()> {
        let relations: Relations = story.gold()?;
        let wanted = pairs(relations.copies.iter().map(|group| {
            group.docs.iter().filter_map(|doc| story.account(doc)).collect::<BTreeSet<AccountNumber>>()
        }));
        let accounts = story.record.accounts.iter().enumerate();
        let read = pairs(accounts.map(|(number, account)| {
            let same = account.copies.iter().filter(|copy| copy.same_text).map(|copy| copy.with);
            same.chain([AccountNumber(number)]).collect()
        }));
        self.gold += wanted.len();
        self.found += wanted.intersection(&read).count();
        self.wrong += read.difference(&wanted).count();
        let name = |pair: &(AccountNumber, AccountNumber)| {
            format!("{} and {}", story.texts[pair.0.0].doc, story.texts[pair.1.0].doc)
        };
        for missed in wanted.difference(&read) {
            errors.note("copy not seen", name(missed), "");
        }
        for wrong in read.difference(&wanted) {
            errors.note("taken for one text", name(wrong), "");
        }
        Ok(())
    }

    /// Puts the figures.
    pub fn put(&self, scores: &mut Scores) {
        scores.put("copies.gold", Some(self.gold as f64));
        scores.put("copies.found", Some(self.found as f64));
        scores.put("copies.false", Some(self.wrong as f64));
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut table = Table::new(&["copies", "gold", "found", "false"]);
        let cells = [self.gold, self.found, self.wrong].map(|count| count.to_string());
        table.row(std::iter::once("pairs of accounts".to_owned()).chain(cells));
        write!(out, "{table}")
    }
}

/// Every pair within each group.
fn pairs(groups: impl Iterator<Item = BTreeSet<AccountNumber>>) -> BTreeSet<(AccountNumber, AccountNumber)> {
    let mut pairs = BTreeSet::new();
    for group in groups {
        for one in &group {
            pairs.extend(group.iter().filter(|two| *two > one).map(|two| (*one, *two)));
        }
    }
    pairs
}
