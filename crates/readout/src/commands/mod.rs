//! The subcommands, one file each.

mod answer;
mod brief;
mod check;
mod completions;
mod diff;
mod eval;
mod parse;
mod read;
mod schema;

use crate::outcome::Outcome;
use clap::{Parser, Subcommand};

const EXAMPLES: &str = "\
Examples:
  readout brief examples/harbour                     a brief of the accounts in a folder
  readout brief story/*.html --format html -o b.html one self-contained page
  cat wire.txt | readout brief - --outlet Reuters    one account from standard input
  readout check \"we will sail at dawn\" story       where a quotation stands, in which words
  readout diff --since 2031-05-04 story              what is new since a day
  readout read story --format jsonl | jq .statements what each account says, for other programs

Exit codes:
  0  all was done
  1  some input could not be read (each is named on standard error); the rest was done
  2  nothing could be done: wrong usage, no readable input, or the result could not be written
  3  a figure lies under its floor (eval gate)
  4  the quotation is not found (check)

Colour is used only on a terminal and never when NO_COLOR is set.";

/// Reads many news accounts of one story and keeps one record that anyone can check
///
/// Every line it prints points at the exact words, in the exact place, of the account it comes from.
#[derive(Parser)]
#[command(name = "readout", version, after_help = EXAMPLES, max_term_width = 100)]
pub struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Brief(brief::Brief),
    Check(check::Check),
    Diff(diff::Diff),
    Read(read::Read),
    Eval(eval::Eval),
    Parse(parse::Parse),
    Schema(schema::Schema),
    Completions(completions::Completions),
}

impl CommandLine {
    /// Does what was asked.
    pub fn run(self) -> anyhow::Result<Outcome> {
        match self.command {
            Command::Brief(brief) => brief.run(),
            Command::Check(check) => check.run(),
            Command::Diff(diff) => diff.run(),
            Command::Read(read) => read.run(),
            Command::Eval(eval) => eval.run(),
            Command::Parse(parse) => parse.run(),
            Command::Schema(schema) => schema.run(),
            Command::Completions(completions) => completions.run(),
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_well_formed() {
        super::CommandLine::command().debug_assert();
    }
}
