//! From paths on the command line to accounts, several at a time, in the order of the documents.

use crate::input::{self, InputOptions};
use crate::outcome;
use crate::progress::Progress;
use clap::{Args, ValueEnum};
use jiff::civil::Date;
use readout_document::{Document, Facts, Format};
use readout_statement::Account;
use std::collections::BTreeMap;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, mpsc};
use std::thread;

/// What to read.
#[derive(Args)]
pub struct Input {
    /// Files, folders, or `-` for standard input: .txt, .md, .html, .jsonl (one account a line). A folder with a
    /// manifest.json is read by it, and a file beside one takes its entry
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Who published it: said of every account read, whatever else tells
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,
    /// The day it was published: said of every account read, whatever else tells
    #[arg(long, value_name = "DAY", value_parser = day)]
    published: Option<Date>,
    /// Read files as this format, whatever their names end in
    #[arg(long, value_name = "FORMAT", value_enum)]
    input_format: Option<InputFormat>,
}

/// A format of accounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum InputFormat {
    /// Plain text
    Text,
    /// Markdown
    Markdown,
    /// A web page
    Html,
    /// JSON Lines: one account a line, with `text` or `html`
    Jsonl,
}

impl From<InputFormat> for Format {
    fn from(format: InputFormat) -> Self {
        match format {
            InputFormat::Text => Self::Text,
            InputFormat::Markdown => Self::Markdown,
            InputFormat::Html => Self::Html,
            InputFormat::Jsonl => Self::JsonLines,
        }
    }
}

/// A day as people write it.
pub fn day(text: &str) -> Result<Date, String> {
    readout_document::parse_date(text)
        .ok_or_else(|| "no day that can be told; write it as 2031-05-04".to_owned())
}

/// The documents that could be read, and how many inputs could not (they have been named on standard error).
pub struct Documents {
    /// In the order of the paths.
    pub documents: Vec<Document>,
    /// How many could not be read.
    pub unread: usize,
}

impl Input {
    /// Takes out the paths that are `such`.
    pub fn take_paths(&mut self, such: impl Fn(&Path) -> bool) -> Vec<PathBuf> {
        let (taken, left) = std::mem::take(&mut self.paths).into_iter().partition(|path| such(path));
        self.paths = left;
        taken
    }

    /// Whether no path is left.
    pub fn is_empty(&self) -> bool {
        self.paths.is_empty()
    }

    /// Reads the documents, and names on standard error each input that cannot be read. That none can is an error.
    pub fn documents(&self) -> anyhow::Result<Documents> {
        thread::spawn(warm_up);
        let facts = Facts { outlet: self.outlet.clone(), published: self.published, ..Facts::default() };
        let format = self.input_format.map(Format::from);
        let options = InputOptions { facts, format, threads: threads() };
        let progress = Mutex::new(Progress::new("opening"));
        let intake = input::read_paths(&self.paths, &options, &|done, total| {
            progress.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).at(done, total);
        });
        drop(progress);
        for note in &intake.notes {
            outcome::complain(note);
        }
        for failure in &intake.failures {
            outcome::complain(&format!("{}: {}", failure.source_name(), failure.reason()));
        }
        let unread = intake.failures.len();
        anyhow::ensure!(
            !intake.documents.is_empty(),
            "no account could be read, so there is nothing to print"
        );
        Ok(Documents { documents: intake.documents, unread })
    }
}

/// Makes the brief of one sentence, so that the tables that every stage reads when it is first asked are there once the
/// documents are.
fn warm_up() {
    let sentence = "Mira Solberg of Norrland told reporters on Monday that 12 people met in Aldhaven.";
    let account = readout_statement::read(Document::from_text("", sentence));
    readout_brief::text(&readout_record::record(&[account]), &readout_brief::Options::default());
}

fn threads() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// Documents among which the longest are read first.
const WINDOW: usize = 16;

/// Reads every document and hands the accounts on in order, each with its place in it. Gives how many could not be
/// read because of a fault of ours: one such fault costs its account, never another.
pub fn each_account(
    documents: Vec<Document>,
    mut hand_on: impl FnMut(usize, Account) -> anyhow::Result<()>,
) -> anyhow::Result<usize> {
    let total = documents.len();
    let threads = threads().min(total);
    let mut queue: Vec<(usize, Document)> = documents.into_iter().enumerate().collect();
    // The longest first, so that no thread is left with one at the end; in windows, so that few accounts wait.
    for window in queue.chunks_mut(WINDOW) {
        window.sort_by_key(|(at, document)| (std::cmp::Reverse(document.text.len()), *at));
    }
    let queue = Mutex::new(queue.into_iter());
    let (done, finished) = mpsc::sync_channel(2 * threads);
    thread::scope(|scope| {
        for _ in 0..threads {
            let done = done.clone();
            let queue = &queue;
            scope.spawn(move || {
                while let Some((at, document)) = next(queue) {
                    // The receiver hangs up when the accounts are no longer wanted.
                    if done.send((at, read(document))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(done);
        let mut progress = Progress::new("reading");
        let mut early = BTreeMap::new();
        let (mut next, mut faults) = (0, 0);
        for (done, (at, account)) in finished.into_iter().enumerate() {
            progress.at(done + 1, total);
            early.insert(at, account);
            while let Some(account) = early.remove(&next) {
                match account {
                    Some(account) => hand_on(next, account)?,
                    None => faults += 1,
                }
                next += 1;
            }
        }
        Ok(faults)
    })
}

fn next<T>(queue: &Mutex<impl Iterator<Item = T>>) -> Option<T> {
    queue.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).next()
}

/// Reads one document; a fault in the reading itself is told and costs no other account.
fn read(document: Document) -> Option<Account> {
    let source = document.source.clone();
    let account = panic::catch_unwind(AssertUnwindSafe(|| readout_statement::read(document)));
    if account.is_err() {
        outcome::complain(&format!(
            "{source}: reading it failed through a fault of Readout itself (told above). The other accounts are \
             not touched. Please report it together with the file."
        ));
    }
    account.ok()
}
