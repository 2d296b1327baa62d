//! How an answer to a question is printed: for people or for programs, and where to.

use crate::output::Output;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// The options of commands that answer a question about a story.
#[derive(Args)]
pub struct Answer {
    /// What to print
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// File to write, instead of standard output; it is replaced only when all is written
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// For whom an answer is printed.
#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    #[default]
    Text,
    /// One JSON object
    Json,
}

impl Answer {
    /// Where the answer goes.
    pub fn open(&self) -> anyhow::Result<Output> {
        Output::open(self.output.as_deref())
    }
}
