//! `readout parse`: sentences, tokens, tags and trees, in the format that public scorers read.

use crate::eval::{english, gold};
use crate::outcome::Outcome;
use crate::output::Output;
use crate::reading::{self, Input};
use clap::{Args, ValueEnum};
use readout_english::conllu;
use std::io::Write;
use std::path::{Path, PathBuf};

const EXAMPLES: &str = "\
Examples:
  readout parse article.txt > article.conllu
  readout parse ewt-dev.conllu > read.conllu                 from the raw text of a treebank
  readout parse ewt-dev.conllu --gold-tokens > read.conllu   from its sentences and tokens

CoNLL-U: https://universaldependencies.org/format.html";

/// Print the sentences, tokens, tags and trees of accounts
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Parse {
    #[command(flatten)]
    input: Input,
    /// Keep the sentences and tokens of CoNLL-U files
    #[arg(long)]
    gold_tokens: bool,
    /// What to print
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// File to write, instead of standard output; it is replaced only when all is written
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Format {
    /// CoNLL-U
    #[default]
    Conllu,
}

impl Parse {
    pub fn run(mut self) -> anyhow::Result<Outcome> {
        let Format::Conllu = self.format;
        let mut output = Output::open(self.output.as_deref())?;
        let treebanks = self.input.take_paths(is_treebank);
        for path in &treebanks {
            let treebank = conllu::read(&path.display().to_string(), &gold::read_text(path)?)?;
            for document in conllu::documents(&treebank) {
                let read = if self.gold_tokens {
                    english::from_gold_tokens(&document)
                } else {
                    readout_english::read(&document.document)
                };
                output.write_all(conllu::write(&document.document, &read).as_bytes())?;
            }
        }
        let mut unread = 0;
        if treebanks.is_empty() || !self.input.is_empty() {
            anyhow::ensure!(
                !self.gold_tokens,
                "--gold-tokens needs CoNLL-U files, with names that end in .conllu"
            );
            let intake = self.input.documents()?;
            unread = intake.unread;
            for batch in intake.documents.chunks(reading::AT_ONCE) {
                let read = readout_english::read_all(&batch.iter().collect::<Vec<_>>());
                for (document, read) in batch.iter().zip(read) {
                    output.write_all(conllu::write(document, &read).as_bytes())?;
                }
            }
        }
        output.finish()?;
        Ok(Outcome::of_failures(unread))
    }
}

fn is_treebank(path: &Path) -> bool {
    let name = path.to_string_lossy();
    name.ends_with(".conllu") || name.ends_with(".conllu.gz")
}
