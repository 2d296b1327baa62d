//! The accounts of one story, as a command asks for them: which, as of when, and with what is known of the actors.

use crate::outcome;
use crate::reading::{self, Input};
use anyhow::Context;
use clap::Args;
use jiff::civil::Date;
use readout_record::{Codebook, Record};
use std::path::{Path, PathBuf};

/// Which accounts make the record.
#[derive(Args)]
pub struct Story {
    #[command(flatten)]
    input: Input,
    /// Only what was published by that day; accounts without a date are left out
    #[arg(long, value_name = "DAY", value_parser = reading::day)]
    as_of: Option<Date>,
    /// A TOML file of what you know of the story: actors, issues, words of a stance
    ///
    /// `[[actor]]` joins, parts and names: name = "Mira Solberg", also = ["the Iron Harbourmaster"]; every entry is one
    /// actor, and two entries are never joined. `[[issue]]` defines what is argued about: name = "The night berths", words
    /// = ["berth", "mooring"] in dictionary form (nouns: as nouns only; contrary: for the opposite). `[[stance]]` gives
    /// words that carry one: stance = "against" (for, against, doubtful, conditional, open, declined), verbs = ["torpedo"],
    /// adjectives, nouns, phrases; cues for words of saying. `built_in_issues = false` leaves out Readout's own synonyms of
    /// issues.
    #[arg(long, value_name = "FILE")]
    codebook: Option<PathBuf>,
}

/// A record and what it was made from.
pub struct Recorded {
    /// The record.
    pub record: Record,
    /// How many inputs could not be read.
    pub unread: usize,
    /// The day it is as of, when one was asked for.
    pub as_of: Option<Date>,
}

impl Story {
    /// Reads the accounts and makes their record.
    pub fn record(&self) -> anyhow::Result<Recorded> {
        let codebook = codebook(self.codebook.as_deref())?;
        let mut intake = self.input.documents()?;
        if let Some(day) = self.as_of {
            let all = intake.documents.len();
            let undated = intake.documents.iter().filter(|document| document.published.is_none()).count();
            intake
                .documents
                .retain(|it| it.published.as_ref().is_some_and(|published| published.value <= day));
            anyhow::ensure!(
                !intake.documents.is_empty(),
                "none of the {all} accounts is known to be published by {day}, so there is nothing to print"
            );
            if undated > 0 {
                outcome::complain(&format!(
                    "{undated} of {all} accounts have no date and are left out of the record as of {day}"
                ));
            }
        }
        let mut accounts = Vec::with_capacity(intake.documents.len());
        let faults = reading::each_account(intake.documents, |_, account| {
            accounts.push(account);
            Ok(())
        })?;
        let record = readout_record::record_with(&accounts, &codebook);
        // The process ends soon and gives all back at once.
        std::mem::forget(accounts);
        Ok(Recorded { record, unread: intake.unread + faults, as_of: self.as_of })
    }
}

/// Reads a user's codebook; none says nothing.
pub fn codebook(path: Option<&Path>) -> anyhow::Result<Codebook> {
    let Some(path) = path else { return Ok(Codebook::default()) };
    let named = || format!("cannot use the codebook {}", path.display());
    let text = std::fs::read_to_string(path).with_context(named)?;
    Codebook::read(&text).with_context(named)
}
