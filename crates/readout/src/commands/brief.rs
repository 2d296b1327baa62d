//! `readout brief`: the record of one story for a reader.

use crate::outcome::Outcome;
use crate::output::{Colour, Output};
use crate::story::Story;
use clap::{Args, ValueEnum};
use readout_brief::Options;
use std::io::Write;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  readout brief examples/harbour                      in the terminal
  readout brief story/ --format html -o story.html    one page that needs no other file
  readout brief a.html b.txt wire.jsonl               files of any kind together
  readout brief story/ --as-of 2031-05-04             from what was published by then
  readout brief - --outlet \"The Quay\" --published 2031-05-04 < page.html

Numbers in brackets are the accounts. Every line carries them, and every citation shows the exact
words in place.";

/// Print a brief of the accounts of one story
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Brief {
    #[command(flatten)]
    story: Story,
    /// A title for the brief, in place of the one chosen from the accounts
    #[arg(long, value_name = "WORDS")]
    title: Option<String>,
    /// End text and Markdown with the list of citations: place and exact words of each
    #[arg(long)]
    citations: bool,
    /// What to print
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// File to write, instead of standard output; it is replaced only when all is written
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// When to use colour
    #[arg(long, alias = "color", value_enum, default_value_t, value_name = "WHEN")]
    colour: Colour,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For a terminal
    #[default]
    Text,
    /// Markdown
    Markdown,
    /// One self-contained page, for a screen, the dark and paper
    Html,
    /// For other programs
    Json,
}

impl Brief {
    pub fn run(self) -> anyhow::Result<Outcome> {
        let mut output = Output::open(self.output.as_deref())?;
        let recorded = self.story.record()?;
        let record = recorded.record;
        let options = Options {
            width: output.width(),
            colour: output.has_colour(self.colour),
            citations: self.citations,
            title: self.title,
            as_of: recorded.as_of,
        };
        let brief = match self.format {
            Format::Text => readout_brief::text(&record, &options),
            Format::Markdown => readout_brief::markdown(&record, &options),
            Format::Html => readout_brief::html(&record, &options),
            Format::Json => readout_brief::json(&record, &options),
        };
        output.write_all(brief.as_bytes())?;
        output.finish()?;
        Ok(Outcome::of_failures(recorded.unread))
    }
}
