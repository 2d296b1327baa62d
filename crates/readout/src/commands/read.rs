//! `readout read`: what each account says, one account a line.

use crate::outcome::Outcome;
use crate::output::{Colour, Output};
use crate::reading::{self, Input};
use clap::{Args, ValueEnum};
use readout_statement::{Account, contract};
use std::io::Write;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  readout read story/                                what each account says, for people
  readout read story/ --format jsonl > story.jsonl   the same for programs, one account a line
  readout read - --format jsonl < page.html          one account from standard input

The shape of a line is readout/account/1, described by `readout schema account`. Offsets are
characters (Unicode scalar values) into the account's text, end exclusive. Within a version fields
are only ever added.";

/// Read accounts and print what each of them says
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Read {
    #[command(flatten)]
    input: Input,
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
    /// Statements with their speakers, for people
    #[default]
    Text,
    /// One JSON object a line: readout/account/1
    Jsonl,
}

impl Read {
    pub fn run(self) -> anyhow::Result<Outcome> {
        let mut output = Output::open(self.output.as_deref())?;
        let _colour = output.has_colour(self.colour);
        let intake = self.input.documents()?;
        let unread = intake.unread;
        let faults = reading::each_account(intake.documents, |_, account| {
            match self.format {
                Format::Text => write_text(&mut output, &account)?,
                Format::Jsonl => {
                    serde_json::to_writer(&mut output, &contract::Account::from(&account))?;
                    writeln!(output)?;
                }
            }
            Ok(())
        })?;
        output.finish()?;
        Ok(Outcome::of_failures(unread + faults))
    }
}

/// An account for people: its heading, then each statement under its speaker.
fn write_text(out: &mut impl Write, account: &Account) -> std::io::Result<()> {
    let document = &account.document;
    let text = &document.text;
    writeln!(out, "{}", document.id)?;
    for statement in &account.statements {
        let speaker = statement.speaker.map_or("not known who", |speaker| match speaker.actor {
            Some(actor) => &account.actors[actor.0].name,
            None => speaker.span.of(text),
        });
        let pieces: Vec<&str> = statement.content.iter().map(|piece| piece.of(text)).collect();
        writeln!(out, "  {speaker}: {}", pieces.join(" … "))?;
    }
    Ok(())
}
