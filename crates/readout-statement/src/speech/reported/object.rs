//! A noun phrase after the verb: the ministry confirmed **the call**, ruled out **a second ferry**, has not denied **the
//! report**.

use super::edge::content_end;
use super::{Finding, Site};
use crate::cues::Form;
use crate::speech::closed_class::{ends_noun_phrase, is_auxiliary, is_time_word};
use crate::speech::phrase;
use crate::speech::scene::Scene;
use readout_english::Relation;

pub(super) fn find(scene: Scene, site: &Site) -> Option<Finding> {
    let past = site.past();
    let first = (past < site.end).then(|| scene.word(past))?;
    let passive = site.verb > site.start
        && matches!(scene.word(site.verb - 1), "was" | "were" | "been" | "be" | "is" | "are" | "being");
    if passive && site.found.form != Form::Gerund {
        return passive_object(scene, site);
    }
    if !first.chars().any(char::is_alphanumeric) && !matches!(first, "“" | "\"" | "$")
        || ends_noun_phrase(first)
        || is_time_word(first)
        || is_auxiliary(first)
    {
        return None;
    }
    let end = content_end(scene, site, past);
    (end > past + 1 || first.len() > 3).then(|| Finding::new("object", site, past..end, 0.7))
}

/// "The threats have been dismissed by the council": what is dismissed stands before the verb, who does it after "by".
fn passive_object(scene: Scene, site: &Site) -> Option<Finding> {
    let past = site.past();
    let by = (past < site.end && scene.word(past) == "by").then_some(past + 1)?;
    let subject = scene.english.child(site.verb, Relation::Nsubj).filter(|subject| *subject < site.verb)?;
    let mut content = scene.english.subtree(subject);
    while content.end > subject + 1 && matches!(scene.word(content.end - 1), "," | "—" | "–") {
        content.end -= 1;
    }
    let mut finding = Finding::new("passive object", site, content, 0.7);
    finding.speaker = Some(phrase::after(scene, by, site.end)?);
    Some(finding)
}
