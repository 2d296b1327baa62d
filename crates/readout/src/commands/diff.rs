//! `readout diff`: what has changed in a story since a day.

use crate::outcome::Outcome;
use crate::output::Output;
use crate::reading;
use crate::story::Story;
use clap::{Args, ValueEnum};
use jiff::civil::Date;
use std::io::Write;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  readout diff --since 2031-05-04 story/
  readout diff --since 2031-05-04 --as-of 2031-05-06 story/ --format json

Told are the accounts published after the day, the statements that none of the earlier ones has,
those that further texts carry now, and those that a later version of an account (the same address,
or the same title of one outlet) has no more. Accounts without a date count as known before.";

/// Tell what is new, carried further and withdrawn since a day
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Diff {
    /// The day up to which everything was known
    #[arg(long, value_name = "DAY", value_parser = reading::day)]
    since: Date,
    #[command(flatten)]
    story: Story,
    /// What to print
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// File to write, instead of standard output; it is replaced only when all is written
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    #[default]
    Text,
    /// One JSON object
    Json,
}

impl Diff {
    pub fn run(self) -> anyhow::Result<Outcome> {
        let mut output = Output::open(self.output.as_deref())?;
        let recorded = self.story.record()?;
        let changes = readout_record::changes(&recorded.record, self.since);
        let text = match self.format {
            Format::Text => readout_brief::changes_text(&recorded.record, &changes),
            Format::Json => readout_brief::changes_json(&recorded.record, &changes),
        };
        output.write_all(text.as_bytes())?;
        output.finish()?;
        Ok(Outcome::of_failures(recorded.unread))
    }
}
