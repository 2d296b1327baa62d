//! A question that nobody answered: the yard did not respond **to a request for comment**, Venn has not answered
//! **letters from the crew**, the council would not **comment**.

use super::content::clause_end;
use super::object::object_end;
use super::{Finding, Site, actuality};
use crate::speech::closed_class::{Class, is, is_time_word};
use crate::speech::scene::Scene;

/// The most tokens from the verb to the noun that tells what was asked: "to several e-mailed requests".
const REACH: usize = 8;

pub(super) fn find(scene: Scene, site: &Site) -> Option<Finding> {
    let past = site.past();
    if site.found.verb.lemma == "comment" {
        return no_comment(scene, site);
    }
    let limit = site.end.min(past + REACH);
    let asked = (past..limit).any(|at| is(scene.word(at), Class::Question));
    if !asked || !actuality::is_withheld(scene, site) {
        return None;
    }
    let end = object_end(scene, past, clause_end(scene, past, site.end));
    (end > past + 1).then(|| Finding::new("not answered", site, past..end))
}

/// "would not comment", "did not comment on Monday"; "did not comment on the fire" tells on what.
fn no_comment(scene: Scene, site: &Site) -> Option<Finding> {
    let past = site.past();
    let about = past + 1 < site.end
        && matches!(scene.word(past), "on" | "about")
        && !is_time_word(scene.word(past + 1));
    if !actuality::is_withheld(scene, site) {
        return None;
    }
    if !about {
        return Some(Finding::new("not answered", site, site.verb..past));
    }
    let end = object_end(scene, past + 1, clause_end(scene, past + 1, site.end));
    Some(Finding::new("not answered", site, past + 1..end))
}
