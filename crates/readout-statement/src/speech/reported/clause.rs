//! A clause after the verb: Solberg said **(that) the ferry would sail**. The ministry has not confirmed whether **a
//! call took place**. Venn told the Courier that **“no deal” was on the table**.

use super::edge::{can_begin_clause, content_end};
use super::{Finding, Site};
use crate::speech::closed_class::{is_adverb, is_time_word};
use crate::speech::phrase;
use crate::speech::scene::Scene;

/// The most tokens between the verb and "that": "told a crowd of dock workers in Vell on Friday night that".
const REACH: usize = 16;

pub(super) fn find(scene: Scene, site: &Site) -> Option<Finding> {
    let past = site.past();
    if past >= site.end {
        return None;
    }
    let limit = site.end.min(past + REACH);
    let from = complementizer(scene, past, limit)
        .map(|at| (at + 1, 0.9))
        .or_else(|| bare(scene, site, past).map(|at| (at, 0.82)));
    let (mut from, confidence) = from?;
    // "said that, while it rained, they would sail"
    if from < site.end && scene.word(from) == "," {
        from += 1;
    }
    let end = content_end(scene, site, from);
    (end > from + 1).then(|| Finding::new("clause", site, from..end, confidence))
}

/// "that", "whether" or "if" with nothing but addressee, place and time before it.
fn complementizer(scene: Scene, past: usize, limit: usize) -> Option<usize> {
    let at = (past..limit).find(|at| {
        let word = scene.word(*at);
        matches!(word, "that" | "whether" | "how" | "why") || matches!(word, "." | ";" | ":" | "“" | "\"")
    })?;
    let stops = matches!(scene.word(at), "." | ";" | ":" | "“" | "\"" | "how" | "why") && at != past;
    let verb_between = (past..at).any(|between| {
        let found = scene.verb(between, limit);
        found.is_some_and(|found| found.verb.frames.that)
            && !crate::speech::closed_class::is_determiner(scene.word(between.max(1) - 1))
    });
    let relative =
        at > past && !is_adverb(scene.word(at - 1)) && scene.word(at) == "that" && relative(scene, past, at);
    (!stops && !verb_between && !relative && !matches!(scene.word(at), "." | ";" | ":" | "“" | "\""))
        .then_some(at)
}

/// "said the deal that was signed …": the noun before "that" is no addressee but the subject of the content.
fn relative(scene: Scene, past: usize, at: usize) -> bool {
    let first = scene.word(past);
    let addressee = matches!(first, "in" | "on" | "at" | "during" | "to" | "by" | "via" | "through" | ",")
        || is_time_word(first)
        || is_adverb(first);
    let told = scene.verb(past.saturating_sub(1), past).is_some_and(|found| found.verb.addressee);
    !addressee && !told && at > past
}

/// A clause without "that", right after the verb, its addressee or its time.
fn bare(scene: Scene, site: &Site, past: usize) -> Option<usize> {
    let mut at = past;
    if site.found.verb.addressee {
        at = phrase::after(scene, at, site.end).map_or(at, |addressee| addressee.end);
    }
    while at < site.end
        && (is_time_word(scene.word(at))
            || scene.word(at) == "on" && at + 1 < site.end && is_time_word(scene.word(at + 1)))
    {
        at += 1;
    }
    let begins = at < site.end && can_begin_clause(scene, at, site.end);
    let frames = site.found.verb.frames;
    (begins && frames.that && !frames.strict).then_some(at)
}
