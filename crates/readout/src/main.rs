//! The command line of Readout: `readout --help` tells what it does, each file of [`commands`] is one subcommand.

mod commands;
mod eval;
mod explain;
mod input;
mod outcome;
mod output;
mod progress;
mod reading;
mod story;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    match commands::CommandLine::parse().run() {
        Ok(outcome) => outcome.into(),
        Err(error) => outcome::report(&error),
    }
}
