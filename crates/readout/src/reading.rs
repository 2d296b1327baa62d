//! From paths on the command line to accounts, several at a time, in the order of the documents.

use crate::input::{self, InputOptions};
use crate::outcome;
use crate::progress::Progress;
use clap::{Args, ValueEnum};
use jiff::civil::Date;
use readout_document::{Document, Facts, Format};
use readout_english::Analysis;
use readout_statement::Account;
use std::cmp::Reverse;
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

/// The most documents that a thread reads at once: enough for each stage's tables to stay in the nearest caches, few
/// enough for accounts not to wait.
pub const AT_ONCE: usize = 16;
/// Bytes of text that are enough as well.
const TEXT_AT_ONCE: usize = 1 << 17;

/// Documents that are read at once, each with its place among all.
type Batch = Vec<(usize, Document)>;

/// Reads every document and hands the accounts on in order, each with its place in it. Gives how many could not be
/// read because of a fault of ours: one such fault costs its account, never another.
pub fn each_account(
    documents: Vec<Document>,
    mut hand_on: impl FnMut(usize, Account) -> anyhow::Result<()>,
) -> anyhow::Result<usize> {
    let total = documents.len();
    let threads = threads().min(total);
    let queue = Mutex::new(batches(documents, threads).into_iter());
    let (done, finished) = mpsc::sync_channel(2 * AT_ONCE * threads);
    thread::scope(|scope| {
        for _ in 0..threads {
            let done = done.clone();
            let queue = &queue;
            scope.spawn(move || {
                while let Some(batch) = next(queue) {
                    // The receiver hangs up when the accounts are no longer wanted.
                    if read_batch(batch).into_iter().any(|account| done.send(account).is_err()) {
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

/// Deals the documents into batches of about equal length, so many at a time as there are threads.
fn batches(documents: Vec<Document>, threads: usize) -> Vec<Batch> {
    let mut batches = Vec::new();
    let mut left = documents.into_iter().enumerate().peekable();
    while left.peek().is_some() {
        let (mut window, mut text) = (Batch::new(), 0);
        while window.len() < AT_ONCE * threads && text < TEXT_AT_ONCE * threads {
            let Some(document) = left.next() else { break };
            text += document.1.text.len();
            window.push(document);
        }
        // The longest first, each to who has least.
        window.sort_by_key(|(at, document)| (Reverse(document.text.len()), *at));
        let mut dealt: Vec<(usize, Batch)> = (0..threads).map(|_| (0, Batch::new())).collect();
        for (at, document) in window {
            if let Some((text, batch)) = dealt.iter_mut().min_by_key(|(text, _)| *text) {
                *text += document.text.len();
                batch.push((at, document));
            }
        }
        batches.extend(dealt.into_iter().map(|(_, batch)| batch).filter(|batch| !batch.is_empty()));
    }
    batches
}

fn next<T>(queue: &Mutex<impl Iterator<Item = T>>) -> Option<T> {
    queue.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).next()
}

/// Reads the English of a batch at once, then each account. A fault in the reading costs the account it is in, no other.
fn read_batch(batch: Batch) -> Vec<(usize, Option<Account>)> {
    let documents: Vec<&Document> = batch.iter().map(|(_, document)| document).collect();
    let english = panic::catch_unwind(|| readout_statement::english(&documents)).unwrap_or_default();
    let mut english = english.into_iter();
    batch.into_iter().map(|(at, document)| (at, read(document, english.next()))).collect()
}

/// Reads one account, whose English may have been read; a fault is told.
fn read(document: Document, english: Option<Analysis>) -> Option<Account> {
    let source = document.source.clone();
    let account = panic::catch_unwind(AssertUnwindSafe(|| match english {
        Some(english) => readout_statement::read_with(document, english),
        None => readout_statement::read(document),
    }));
    if account.is_err() {
        outcome::complain(&format!(
            "{source}: reading it failed through a fault of Readout itself (told above). The other accounts are \
             not touched. Please report it together with the file."
        ));
    }
    account.ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_document_is_in_one_batch_and_no_batch_is_long() {
        let documents: Vec<Document> =
            (0..100).map(|at| Document::from_text(format!("{at}"), "ship ".repeat(at * 37 % 100))).collect();
        let batches = batches(documents, 2);
        let mut places: Vec<usize> = batches.iter().flatten().map(|(at, _)| *at).collect();
        places.sort_unstable();
        assert_eq!(places, (0..100).collect::<Vec<_>>());
        let text = |batch: &Batch| batch.iter().map(|(_, document)| document.text.len()).sum::<usize>();
        assert!(batches.iter().all(|batch| text(batch) < TEXT_AT_ONCE + 1000));
        assert!(text(&batches[0]).abs_diff(text(&batches[1])) <= 500, "threads end at the same time");
    }

    #[test]
    fn accounts_come_in_the_order_of_their_documents() {
        let text = |at: usize| "“We sail,” Mira Solberg said. ".repeat((at * 7 + 3) % 11);
        let documents = (0..40).map(|at| Document::from_text(format!("{at}"), text(at))).collect();
        let mut seen = Vec::new();
        let faults = each_account(documents, |at, account| {
            assert_eq!(account.document.text, text(at));
            seen.push(at);
            Ok(())
        });
        assert_eq!((faults.ok(), seen), (Some(0), (0..40).collect()));
    }
}
