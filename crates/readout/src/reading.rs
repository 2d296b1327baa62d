//! From paths on the command line to accounts, several at a time, in the order of the documents.

use crate::outcome;
use crate::progress::Progress;
use clap::Args;
use readout_document::Document;
use readout_statement::Account;
use std::collections::BTreeMap;
use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::sync::{Mutex, mpsc};
use std::thread;

/// What to read.
#[derive(Args)]
pub struct Input {
    /// Files, folders, or `-` for standard input: .txt, .md, .html, .jsonl (one account a line). A folder with a
    /// manifest.json is read by it
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Who published what is read here, where nothing else tells
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,
    /// The day it was published
    #[arg(long, value_name = "YYYY-MM-DD")]
    published: Option<String>,
}

/// The documents that could be read, and how many inputs could not (they have been named on standard error).
pub struct Documents {
    /// In the order of the paths.
    pub documents: Vec<Document>,
    /// How many could not be read.
    pub unread: usize,
}

impl Input {
    /// Reads the documents, and names on standard error each input that cannot be read.
    pub fn documents(&self) -> anyhow::Result<Documents> {
        let mut documents = Vec::new();
        let mut unread = 0;
        for path in &self.paths {
            match std::fs::read_to_string(path) {
                Ok(text) => documents.push(Document::from_text(path.display().to_string(), text)),
                Err(error) => {
                    outcome::complain(&format!("{}: {error}", path.display()));
                    unread += 1;
                }
            }
        }
        anyhow::ensure!(!documents.is_empty(), "no account could be read");
        Ok(Documents { documents, unread })
    }
}

/// Reads every document and hands the accounts on in order, each with its place in it. Gives how many could not be read because of a fault
/// of ours: one such fault costs its account, never another.
pub fn each_account(
    documents: Vec<Document>,
    mut hand_on: impl FnMut(usize, Account) -> anyhow::Result<()>,
) -> anyhow::Result<usize> {
    let total = documents.len();
    let threads = thread::available_parallelism().map_or(1, usize::from).min(total);
    let queue = Mutex::new(documents.into_iter().enumerate());
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
        let mut progress = Progress::new("reading", total);
        let mut early = BTreeMap::new();
        let (mut next, mut faults) = (0, 0);
        for (at, account) in finished {
            progress.step();
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
