//! A name given to something: Venn called **the plan a “farce”**, dismissed **it as unworkable**, described **the talks
//! as useful**.

use super::content::content_end;
use super::{Finding, Site};
use crate::speech::closed_class::is_determiner;
use crate::speech::phrase;
use crate::speech::scene::Scene;

/// The most tokens between the verb and "as".
const REACH: usize = 20;

pub(super) fn find(scene: Scene, site: &Site) -> Option<Finding> {
    let frames = site.found.verb.frames;
    let as_ = if frames.as_ { with_as(scene, site) } else { None };
    as_.or_else(|| if frames.called { called(scene, site) } else { None })
}

fn with_as(scene: Scene, site: &Site) -> Option<Finding> {
    let past = site.past();
    let limit = site.end.min(past + REACH);
    let as_ = (past..limit).find(|at| scene.word(*at) == "as")?;
    let broken = scene.words(past..as_).any(|word| matches!(word, "." | ";" | "that" | "," | "said"));
    let end = content_end(scene, site, past);
    (!broken && end > as_ + 1).then(|| Finding::new("described as", site, past..end, 0.85))
}

/// "called the plan a farce": an object and, with a determiner, mark or adjective, what it is called.
fn called(scene: Scene, site: &Site) -> Option<Finding> {
    let past = site.past();
    let first = (past < site.end).then(|| scene.word(past))?;
    if matches!(
        first,
        "for" | "on" | "in" | "to" | "off" | "up" | "out" | "upon" | "by" | "at" | "." | "," | "into"
    ) {
        return None;
    }
    let object = phrase::after(scene, past, site.end)?;
    let named = object.clone().skip(1).find(|at| {
        let word = scene.word(*at);
        is_determiner(word) && !matches!(scene.word(at - 1), "of" | "for" | "and")
    });
    let quoted = (past..site.end.min(object.end + 3)).any(|at| matches!(scene.word(at), "“" | "\"" | "‘"));
    let end = content_end(scene, site, past);
    (named.is_some() || quoted).then(|| Finding::new("called", site, past..end, 0.85))
}
