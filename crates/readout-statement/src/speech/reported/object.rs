//! A noun phrase after the verb: the ministry confirmed **the call**, ruled out **a second ferry**, has not denied **the
//! report**.

use super::edge::content_end;
use super::{Finding, Site};
use crate::cues::Form;
use crate::speech::closed_class::{ends_noun_phrase, is_auxiliary, is_time_word};
use crate::speech::scene::Scene;

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
fn passive_object(_scene: Scene, _site: &Site) -> Option<Finding> {
    None
}
