//! A gerund after the verb: Venn suggested **closing the pier**, the yard reported **having lost two boats**.

use super::content::{before_second_clause, content_end};
use super::{Finding, Site};
use crate::speech::scene::Scene;
use readout_english::{Upos, Xpos};

pub(super) fn find(scene: Scene, site: &Site) -> Option<Finding> {
    let past = site.past();
    let token = scene.english.tokens.get(past).filter(|_| past < site.end)?;
    let gerund = token.xpos == Xpos::Vbg && matches!(token.upos, Upos::Verb | Upos::Aux);
    if !gerund || super::is_passive(scene, site) {
        return None;
    }
    let end = before_second_clause(scene, past, content_end(scene, site, past));
    (end > past + 1).then(|| Finding::new("gerund", site, past..end))
}
