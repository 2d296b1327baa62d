//! A noun phrase after the verb: the ministry confirmed **the call**, ruled out **a second ferry**, has not denied **the
//! report**.

use super::aside::noun_phrase_end;
use super::content::content_end;
use super::syntax::{is_finite, occasion_end};
use super::{Finding, Site};
use crate::speech::closed_class::{ends_noun_phrase, is_auxiliary, is_determiner, is_time_word};
use crate::speech::phrase;
use crate::speech::scene::Scene;
use readout_english::Relation;

pub(super) fn find(scene: Scene, site: &Site) -> Option<Finding> {
    let past = site.past();
    let first = (past < site.end).then(|| scene.word(past))?;
    if super::is_passive(scene, site) {
        return passive_object(scene, site);
    }
    if !first.chars().any(char::is_alphanumeric) && !matches!(first, "“" | "\"" | "$")
        || ends_noun_phrase(first) && !is_determiner(first)
        || is_time_word(first)
        || is_finite(scene, past)
        || matches!(first, "himself" | "herself" | "itself" | "themselves" | "myself" | "ourselves")
        || is_auxiliary(first)
    {
        return None;
    }
    let end = object_end(scene, past, content_end(scene, site, past));
    let end = noun_phrase_end(scene, past + 1, end);
    (end > past + 1 || first.len() > 3).then(|| Finding::new("object", site, past..end))
}

/// Before the words that tell where, when or how it was said: denied the report *in a statement*, *on Monday*, *when
/// asked*.
fn object_end(scene: Scene, from: usize, end: usize) -> usize {
    let adjunct = (from + 1..end).find(|at| {
        let word = scene.word(*at);
        let time = matches!(word, "on" | "last" | "this") && at + 1 < end && is_time_word(scene.word(at + 1))
            || is_time_word(word)
                && !ends_noun_phrase(scene.word(*at - 1))
                && !is_determiner(scene.word(*at - 1))
                && !matches!(scene.word(*at - 1), "of" | "for" | "," | "’s" | "'s");
        let occasion = matches!(word, "in" | "on" | "at" | "during" | "through" | "via")
            && !matches!(scene.word((at + 1).min(end - 1)), "any" | "all" | "future" | "such" | "which")
            && occasion_end(scene, *at, end).is_some();
        let clause = matches!(word, "when" | "while" | "after" | "before" | "because")
            && !scene.words(from..*at).any(|word| matches!(word, "that" | "which" | "who"));
        (time || occasion || clause) && !scene.is_quoted(*at)
    });
    adjunct.unwrap_or(end)
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
    let mut finding = Finding::new("passive object", site, content);
    finding.speaker = Some(phrase::after(scene, by, site.end)?);
    Some(finding)
}
