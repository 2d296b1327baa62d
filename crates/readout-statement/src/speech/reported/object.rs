//! A noun phrase after the verb: the ministry confirmed **the call**, ruled out **a second ferry**, has not denied **the
//! report**.

use super::aside::noun_phrase_end;
use super::content::{before_second_clause, content_end};
use super::syntax::{is_finite, occasion_end};
use super::{Finding, Site};
use crate::Act;
use crate::cues::Form;
use crate::speech::closed_class::{ends_noun_phrase, is_adverb, is_auxiliary, is_determiner, is_time_word};
use crate::speech::phrase;
use crate::speech::scene::Scene;
use readout_english::{Relation, Upos};

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
        || is_explained(site)
        || declines_in_number(scene, site, past)
    {
        return None;
    }
    let end = before_second_clause(scene, past, content_end(scene, site, past));
    let end = object_end(scene, past, end);
    let end = noun_phrase_end(scene, past + 1, end);
    // "spoke warmly of Venn": of whom, and nothing of what was said.
    let spoken = matches!(site.found.verb.lemma.as_str(), "speak of" | "speak about" | "talk about");
    let only_whom = spoken && end == past + 1;
    (!only_whom && (end > past + 1 || first.len() > 3)).then(|| Finding::new("object", site, past..end))
}

/// ", referring to the ferry": the reporter tells what is meant by what has been said.
fn is_explained(site: &Site) -> bool {
    site.found.verb.frames.cites && site.found.form == Form::Gerund
}

/// "has declined slightly from", "declined 3 percent": it went down.
fn declines_in_number(scene: Scene, site: &Site, past: usize) -> bool {
    site.found.verb.act == Act::Decline
        && (site.found.form == Form::Gerund
            || is_adverb(scene.word(past))
            || scene.english.tokens[past].upos == Upos::Num)
}

/// Before the words that tell where, when or how it was said: denied the report *in a statement*, *on Monday*, *when
/// asked*.
pub(super) fn object_end(scene: Scene, from: usize, end: usize) -> usize {
    let adjunct = (from + 1..end).find(|at| {
        let word = scene.word(*at);
        let time = matches!(word, "on" | "last" | "this") && at + 1 < end && is_time_word(scene.word(at + 1))
            || is_time_word(word)
                && !ends_noun_phrase(scene.word(*at - 1))
                && !is_determiner(scene.word(*at - 1))
                && !matches!(scene.word(*at - 1), "of" | "for" | "," | "’s" | "'s");
        let occasion = matches!(word, "in" | "on" | "at" | "during" | "through" | "via")
            && !matches!(
                scene.word((at + 1).min(end - 1)),
                "any" | "all" | "future" | "such" | "which" | "response"
            )
            && occasion_end(scene, *at, end).is_some();
        // "praised the crew when asked", "ruled out a strike while saying"; not "the losses after the storm".
        let said = || (at + 1..end.min(at + 3)).any(|at| scene.verb(at, end).is_some());
        let clause =
            (word == "when" || word == "following" || matches!(word, "while" | "after" | "before") && said())
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
