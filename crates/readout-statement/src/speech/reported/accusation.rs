//! What somebody is accused of: Solberg accused **the yard of hiding the report**, blamed **Venn for the delay**.

use super::content::{before_second_clause, content_end};
use super::syntax::is_finite;
use super::{Finding, Site};
use crate::speech::scene::Scene;
use std::ops::Range;

/// The most tokens of the person accused.
const REACH: usize = 24;

pub(super) fn find(scene: Scene, site: &Site) -> Option<Finding> {
    let past = site.past();
    let limit = site.end.min(past + REACH);
    let of = (past..limit).find(|at| matches!(scene.word(*at), "of" | "for") && *at > past)?;
    // "accused the crew, which is paid by the day, of haste": an aside of the accused.
    let aside = past_aside(scene, past, of);
    let broken = (past..of).any(|at| {
        let inside = aside.as_ref().is_some_and(|aside| aside.contains(&at));
        !inside && (is_finite(scene, at) || matches!(scene.word(at), ";" | "." | ":"))
    });
    let end = before_second_clause(scene, past, content_end(scene, site, past));
    (!broken && end > of + 1).then(|| Finding::new("accused of", site, past..end))
}

/// ", which is paid by the day," up to "of".
fn past_aside(scene: Scene, from: usize, of: usize) -> Option<Range<usize>> {
    let comma = (from..of).find(|at| scene.word(*at) == ",")?;
    let relative = comma + 1 < of && matches!(scene.word(comma + 1), "who" | "which" | "whose");
    (relative && scene.word(of - 1) == ",").then_some(comma..of)
}
