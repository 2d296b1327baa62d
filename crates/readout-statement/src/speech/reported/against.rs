//! A warning against something: Venn cautioned against **closing the harbour**, warned **not to sail**.

use super::content::clause_end;
use super::{Finding, Site};
use crate::speech::phrase;
use crate::speech::scene::Scene;

pub(super) fn find(scene: Scene, site: &Site) -> Option<Finding> {
    let past = site.past();
    let mut at = past;
    if at < site.end && !matches!(scene.word(at), "against" | "of" | "about") {
        at = phrase::after(scene, at, site.end)?.end;
    }
    let led = at < site.end && matches!(scene.word(at), "against" | "of" | "about");
    let from = at + 1;
    let end = clause_end(scene, from.min(site.end), site.end);
    (led && end > from).then(|| {
        let mut finding = Finding::new("warned against", site, from..end);
        finding.cue = site.verb..if at == past { from } else { past };
        finding
    })
}
