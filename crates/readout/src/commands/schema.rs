//! `readout schema`: the JSON Schema of what Readout prints for other programs.

use crate::outcome::Outcome;
use crate::output::Output;
use clap::{Args, ValueEnum};
use std::io::{self, Write};
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  readout schema account                             what a line of `readout read` holds
  readout schema record -o schema/record-1.json";

/// Print the JSON Schema of a contract
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Schema {
    /// Which contract
    contract: Contract,
    /// File to write, instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Contract {
    /// One line of `readout read`: readout/account/1
    Account,
    /// `readout brief --format json`: readout/record/1
    Record,
}

impl Schema {
    pub fn run(self) -> anyhow::Result<Outcome> {
        let schema = match self.contract {
            Contract::Account => readout_statement::contract::schema(),
            Contract::Record => readout_brief::schema(),
        };
        let mut output = Output::open(self.output.as_deref())?;
        serde_json::to_writer_pretty(&mut output, &schema).map_err(io::Error::from)?;
        writeln!(output)?;
        output.finish()?;
        Ok(Outcome::Done)
    }
}
