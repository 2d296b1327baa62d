//! What the reporter hangs behind a content that is complete without it: Venn said she would sail with the *Gull***, which
//! was built in Vell and carries mail to the outer islands in all weathers**. Four in ten say they have voted**, compared with
//! three in ten a year ago**. Dorn said the pier was safe**, as have the yard and the port**.
//!
//! Only a tail longer than what it hangs on is left out: a short one may well be the speaker's, and changes little.

use super::content::strip_end;
use super::syntax::is_finite;
use crate::speech::closed_class::is_adverb;
use crate::speech::scene::Scene;

/// Where the content ends that begins at `from` and was found to reach to `end`.
pub(super) fn before(scene: Scene, from: usize, end: usize) -> usize {
    let free = |at: usize| scene.word(at) == "," && !scene.is_quoted_inside(at);
    let cut = (from + 2..end.saturating_sub(2))
        .find(|at| free(*at) && (is_comparison(scene, *at + 1, end) || is_background(scene, from, *at, end)));
    cut.map_or(end, |at| strip_end(scene, from, at))
}

/// ", compared with three in ten", ", as have the others": no part of what was said.
fn is_comparison(scene: Scene, at: usize, end: usize) -> bool {
    let next = scene.word(at + 1);
    match scene.word(at) {
        "compared" => matches!(next, "with" | "to"),
        "as" => matches!(next, "have" | "has" | "did" | "does" | "do" | "had") && at + 2 < end,
        _ => false,
    }
}

/// A relative clause that runs to the end of the content and is longer than
/// what stands before it.
fn is_background(scene: Scene, from: usize, comma: usize, end: usize) -> bool {
    let first = scene.word(comma + 1);
    let relative = matches!(first, "who" | "which" | "whose" | "whom");
    let long = letters(scene, comma + 1, end) >= letters(scene, from, comma);
    if !relative || !long || (comma..end).any(|at| scene.is_quoted(at)) {
        return false;
    }
    let complete = scene.word(from) == "to" || (from..comma).any(|at| is_finite(scene, at));
    complete && !goes_on(scene, comma + 1, end)
}

/// Whether the content goes on behind the tail: ", which leaks**, has** been sold", ", who left**, and that** she sails".
fn goes_on(scene: Scene, from: usize, end: usize) -> bool {
    (from..end.saturating_sub(1)).any(|at| {
        let mark = matches!(scene.word(at), "," | "—" | "–" | ")");
        let next = (at + 1..end).find(|next| !is_adverb(scene.word(*next)));
        mark && next.is_some_and(|next| {
            let word = scene.word(next);
            is_finite(scene, next)
                || matches!(word, "to" | "and" | "but" | "as" | "with" | "in" | "that" | "because" | "if")
        })
    })
}

fn letters(scene: Scene, from: usize, end: usize) -> usize {
    scene.words(from..end).map(str::len).sum()
}
