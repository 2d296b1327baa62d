//! A question that nobody answered: the yard did not respond **to a request for comment**, Venn has not answered
//! **letters from the crew**.

use super::content::clause_end;
use super::object::object_end;
use super::{Finding, Site, actuality};
use crate::speech::closed_class::{Class, is};
use crate::speech::scene::Scene;

/// The most tokens from the verb to the noun that tells what was asked: "to several e-mailed requests".
const REACH: usize = 8;

pub(super) fn find(scene: Scene, site: &Site) -> Option<Finding> {
    let past = site.past();
    let limit = site.end.min(past + REACH);
    let asked = (past..limit).any(|at| is(scene.word(at), Class::Question));
    if !asked || !actuality::is_withheld(scene, site) {
        return None;
    }
    let end = object_end(scene, past, clause_end(scene, past, site.end));
    (end > past + 1).then(|| Finding::new("not answered", site, past..end))
}
