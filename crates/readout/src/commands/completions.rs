//! `readout completions`: the completion script of a shell.

use super::CommandLine;
use crate::outcome::Outcome;
use crate::output::Output;
use clap::{Args, CommandFactory};
use clap_complete::Shell;
use std::io::Write;

const EXAMPLES: &str = "\
Examples:
  readout completions bash > ~/.local/share/bash-completion/completions/readout
  readout completions zsh  > ~/.zfunc/_readout
  readout completions fish > ~/.config/fish/completions/readout.fish";

/// Print the completion script of a shell
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Completions {
    /// Which shell
    shell: Shell,
}

impl Completions {
    pub fn run(self) -> anyhow::Result<Outcome> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut CommandLine::command(), "readout", &mut script);
        let mut output = Output::open(None)?;
        output.write_all(&script)?;
        output.finish()?;
        Ok(Outcome::Done)
    }
}
