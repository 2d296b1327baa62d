//! `readout check`: where a quotation stands, who said it, and in which exact words.

use super::answer::{Answer, Format};
use crate::outcome::Outcome;
use crate::story::Story;
use clap::Args;
use std::io::Write;

const EXAMPLES: &str = "\
Examples:
  readout check \"we will sail at dawn\" story/
  readout check \"we will sail at dawn\" story/ --as-of 2031-05-04
  readout check \"we will sail at dawn\" story/*.html --format json | jq '.found[].speaker'

Every place that has the words is told, those word for word first: account, speaker, and the
account's exact words. Words that were not asked for stand between asterisks; words asked for that
are not there are named. A place that has fewer than six words in ten is none; of three words or
fewer all must be there.

Exit codes: 0 found, in the same words or others; 4 not found; else as told by `readout --help`.";

/// Tell where a quotation stands, who said it, and how the words differ
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Check {
    /// The words to look for, with or without quotation marks
    #[arg(value_name = "QUOTATION")]
    quotation: String,
    #[command(flatten)]
    story: Story,
    #[command(flatten)]
    answer: Answer,
}

impl Check {
    pub fn run(self) -> anyhow::Result<Outcome> {
        let has_words = self.quotation.chars().any(char::is_alphanumeric);
        anyhow::ensure!(has_words, "there is no word in what is to be looked for");
        let mut output = self.answer.open()?;
        let recorded = self.story.record()?;
        let (text, is_found) = match self.answer.format {
            Format::Text => readout_brief::check_text(&recorded.record, &self.quotation),
            Format::Json => readout_brief::check_json(&recorded.record, &self.quotation),
        };
        output.write_all(text.as_bytes())?;
        output.finish()?;
        Ok(if is_found { Outcome::of_failures(recorded.unread) } else { Outcome::NotFound })
    }
}
