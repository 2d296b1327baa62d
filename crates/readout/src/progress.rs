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
    /// Work on `total` things, called `what` ("reading").
    pub fn new(what: &'static str, total: usize) -> Self {
        let bar = ProgressBar::with_draw_target(Some(total as u64), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{prefix} {wide_bar} {pos} of {len}, {eta} left") {
            bar.set_style(style);
        }
        bar.set_prefix(what);
        Self { bar, since: Instant::now(), shown: false }
    }

    /// One more is done.
    pub fn step(&mut self) {
        self.bar.inc(1);
        if !self.shown && self.since.elapsed() > PATIENCE {
            self.shown = true;
            // Draws nothing when standard error is not a terminal.
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
