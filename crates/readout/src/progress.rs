//! A bar on standard error while long work is under way: only on a terminal, and only once it has taken a while.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::time::{Duration, Instant};

/// How long work goes on before anybody needs to be told.
const PATIENCE: Duration = Duration::from_millis(700);

/// How far the work has come.
pub struct Progress {
    bar: ProgressBar,
    since: Instant,
    shown: bool,
}

impl Progress {
    /// Work that is called `what` ("reading").
    pub fn new(what: &'static str) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{prefix} {wide_bar} {pos} of {len}, {eta} left") {
            bar.set_style(style);
        }
        bar.set_prefix(what);
        Self { bar, since: Instant::now(), shown: false }
    }

    /// So many of so many are done.
    pub fn at(&mut self, done: usize, total: usize) {
        if !self.shown && self.since.elapsed() > PATIENCE {
            self.shown = true;
            // Draws nothing when standard error is not a terminal.
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        if self.shown {
            self.bar.set_length(total as u64);
            self.bar.set_position(done as u64);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
