//! Files, folders and standard input in; documents out. The only place that reads accounts from a disk.
//!
//! One bad input never costs another: what cannot be read is a [`Failure`] that names it, the rest goes on. The result
//! is the same for the same files, on one thread or many.

mod failure;
mod file;
mod walk;

pub use failure::Failure;

use readout_document::{Document, Facts, Format, Given, name_apart};
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Files below which one thread is faster than several.
const FEW: usize = 12;

/// What the user said about the accounts to be read.
#[derive(Clone, Debug, Default)]
pub struct InputOptions {
    /// Facts that hold for every account (`--outlet`, `--published`, `--title`).
    pub facts: Facts,
    /// The format, when suffixes are not to be believed (`--format-in`).
    pub format: Option<Format>,
    /// Threads to read on; 0 and 1 both mean this one.
    pub threads: usize,
}

/// What was read, what could not be, and what the user may want to know.
#[derive(Debug, Default)]
pub struct Intake {
    /// Documents in the order of the paths, folders in the order of their file names; every `id` is its own.
    pub documents: Vec<Document>,
    /// What could not be read, in the same order.
    pub failures: Vec<Failure>,
    /// Files that were left out, and why: one line each, for standard error.
    pub notes: Vec<String>,
}

/// Something to be read, as the walk found it.
#[derive(Debug)]
struct Source {
    /// `None` for standard input.
    path: Option<PathBuf>,
    given: Given,
}

/// Reads files, folders (with all that is in them; by their `manifest.json` when there is one) and `-`, standard input.
///
/// `watch` is told how many of how many files have been read, from whatever thread read one.
pub fn read_paths(
    paths: &[PathBuf],
    options: &InputOptions,
    watch: &(dyn Fn(usize, usize) + Sync),
) -> Intake {
    let found = walk::find(paths, options);
    let mut intake = Intake { notes: found.notes, ..Intake::default() };
    let read = read_all(&found.sources, options.threads, watch);
    let mut failures = found.failures.into_iter().peekable();
    for (at, results) in read.into_iter().enumerate() {
        while let Some((_, failure)) = failures.next_if(|(before, _)| *before <= at) {
            intake.failures.push(failure);
        }
        for result in results {
            match result {
                Ok(document) => intake.documents.push(document),
                Err(failure) => intake.failures.push(failure),
            }
        }
    }
    intake.failures.extend(failures.map(|(_, failure)| failure));
    name_apart(&mut intake.documents);
    intake
}

/// What came of one source: one document, several, or failures among them.
type Read = Vec<Result<Document, Failure>>;

/// Reads every source; the results stand in the order of the sources.
fn read_all(sources: &[Source], threads: usize, watch: &(dyn Fn(usize, usize) + Sync)) -> Vec<Read> {
    let done = AtomicUsize::new(0);
    let read_one = |source: &Source| {
        let read = file::read(source);
        watch(done.fetch_add(1, Ordering::Relaxed) + 1, sources.len());
        read
    };
    if threads <= 1 || sources.len() < FEW {
        return sources.iter().map(read_one).collect();
    }
    let next = AtomicUsize::new(0);
    let slots: Vec<Mutex<Read>> = sources.iter().map(|_| Mutex::default()).collect();
    std::thread::scope(|scope| {
        for _ in 0..threads.min(sources.len()) {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(source) = sources.get(at) else { return };
                    *slots[at].lock().unwrap_or_else(|poisoned| poisoned.into_inner()) = read_one(source);
                }
            });
        }
    });
    slots.into_iter().map(|slot| slot.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner())).collect()
}

#[cfg(test)]
mod tests;
