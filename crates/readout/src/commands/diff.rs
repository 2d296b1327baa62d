//! `readout diff`: what has changed in a story since a day.

use super::answer::{Answer, Format};
use crate::outcome::Outcome;
use crate::reading;
use crate::story::Story;
use clap::Args;
use jiff::civil::Date;
use std::io::Write;

const EXAMPLES: &str = "\
Examples:
  readout diff --since 2031-05-04 story/
  readout diff --since 2031-05-04 --as-of 2031-05-06 story/ --format json

Told are the accounts published after the day, the statements that none of the earlier ones has,
those that further texts carry now, and those that a later version of an account (the same address,
or the same title of one outlet) has no more; then happenings and figures that are new, happenings
that are told to have come further since, and figures given otherwise. Accounts without a date count
as known before.";

/// Tell what is new, carried further and withdrawn since a day
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Diff {
    /// The day up to which everything was known
    #[arg(long, value_name = "DAY", value_parser = reading::day)]
    since: Date,
    #[command(flatten)]
    story: Story,
    #[command(flatten)]
    answer: Answer,
}

impl Diff {
    pub fn run(self) -> anyhow::Result<Outcome> {
        let mut output = self.answer.open()?;
        let recorded = self.story.record()?;
        let changes = readout_record::changes(&recorded.record, self.since);
        let text = match self.answer.format {
            Format::Text => readout_brief::changes_text(&recorded.record, &changes),
            Format::Json => readout_brief::changes_json(&recorded.record, &changes),
        };
        output.write_all(text.as_bytes())?;
        output.finish()?;
        Ok(Outcome::of_failures(recorded.unread))
    }
}
