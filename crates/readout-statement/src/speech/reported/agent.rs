//! Who asked, told or warned, after "by": Solberg was asked by **a sailor** whether **the pier was safe**.

use super::content::content_end;
use super::{Finding, Site};
use crate::speech::phrase;
use crate::speech::scene::Scene;

pub(super) fn find(scene: Scene, site: &Site) -> Option<Finding> {
    let past = site.past();
    let by = site.found.verb.addressee && past < site.end && scene.word(past) == "by";
    if !by || !super::is_passive(scene, site) {
        return None;
    }
    let agent = phrase::after(scene, past + 1, site.end)?;
    let lead = (agent.end < site.end).then(|| scene.word(agent.end))?;
    let from = match lead {
        "whether" | "if" | "that" | "about" => agent.end + 1,
        "to" | "what" | "why" | "how" | "who" | "where" | "when" => agent.end,
        _ => return None,
    };
    let end = content_end(scene, site, from);
    (end > from + 1).then(|| {
        let mut finding = Finding::new("told by", site, from..end);
        finding.speaker = Some(agent);
        finding
    })
}
