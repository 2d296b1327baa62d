//! How a run ended, as its exit code and as words on standard error.

use std::io;
use std::process::ExitCode;

/// How a run that did its work ended. A run that could not do it at all ends in an error and code 2.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Everything asked for was done.
    Done,
    /// Some input could not be read; the rest was done.
    SomeUnread,
    /// A figure lies under its floor.
    BelowFloor,
    /// What was looked for is not there.
    NotFound,
}

impl Outcome {
    /// The outcome of a run in which `failures` inputs could not be read.
    pub fn of_failures(failures: usize) -> Self {
        if failures == 0 { Self::Done } else { Self::SomeUnread }
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done => ExitCode::SUCCESS,
            Outcome::SomeUnread => ExitCode::from(1),
            Outcome::BelowFloor => ExitCode::from(3),
            Outcome::NotFound => ExitCode::from(4),
        }
    }
}

/// Tells what stopped the run, in one paragraph with its cause, and gives the exit code: 2, or 0 when the reader of
/// our output has merely seen enough (`| head`).
pub fn report(error: &anyhow::Error) -> ExitCode {
    let is_broken_pipe = |cause: &io::Error| cause.kind() == io::ErrorKind::BrokenPipe;
    if error.chain().filter_map(|cause| cause.downcast_ref()).any(is_broken_pipe) {
        return ExitCode::SUCCESS;
    }
    complain(&format!("error: {error:#}"));
    ExitCode::from(2)
}

/// One paragraph on standard error. That nobody may be listening there is no reason to stop.
pub fn complain(paragraph: &str) {
    use io::Write;
    let _ = writeln!(anstream::stderr(), "readout: {paragraph}");
}
