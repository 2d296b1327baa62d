//! What somebody is accused of: Solberg accused **the yard of hiding the report**, blamed **Venn for the delay**.

use super::content::{before_second_clause, content_end};
use super::syntax::is_finite;
use super::{Finding, Site};
use crate::speech::scene::Scene;

/// The most tokens of the person accused.
const REACH: usize = 24;

pub(super) fn find(scene: Scene, site: &Site) -> Option<Finding> {
    let past = site.past();
    let limit = site.end.min(past + REACH);
    let of = (past..limit).find(|at| matches!(scene.word(*at), "of" | "for") && *at > past)?;
    let broken = (past..of).any(|at| is_finite(scene, at) || matches!(scene.word(at), ";" | "." | ":"));
    let end = before_second_clause(scene, past, content_end(scene, site, past));
    (!broken && end > of + 1).then(|| Finding::new("accused of", site, past..end))
}
