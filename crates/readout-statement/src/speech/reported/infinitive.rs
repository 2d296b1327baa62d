//! An infinitive after the verb: Solberg vowed **to reopen the harbour**, asked the crew **not to leave**, declined to
//! confirm **the call**.

use super::content::{before_occasion_clause, before_second_clause, clause_end, content_end};
use super::{Finding, Site};
use crate::Act;
use crate::cues::Form;
use crate::speech::closed_class::{is_adverb, is_time_word};
use crate::speech::phrase;
use crate::speech::scene::Scene;
use readout_english::Upos;

pub(super) fn find(scene: Scene, site: &Site) -> Option<Finding> {
    let past = site.past();
    if past < site.end && matches!(scene.word(past), "that" | "whether") {
        return None;
    }
    let mut at = past;
    if site.found.verb.frames.oblige && !begins(scene, at, site.end) {
        if at < site.end && matches!(scene.word(at), "to" | "on" | "for") {
            at += 1;
        }
        let person = phrase::after(scene, at, site.end)?;
        // "told reporters Minister Mira Solberg **has taught** her pilots to": a clause.
        if person.clone().skip(1).any(|at| scene.english.tokens[at].upos == Upos::Aux) {
            return None;
        }
        at = person.end;
        at = super::clause::past_time(scene, at, site.end);
    }
    // "vowed Friday at a hearing in Vell to sell it"
    if !begins(scene, at, site.end) && site.found.verb.frames.to && site.found.form != Form::Base {
        at = super::clause::past_time(scene, at, site.end);
    }
    if !begins(scene, at, site.end) {
        return None;
    }
    let to = if matches!(scene.word(at), "not" | "never") { at + 1 } else { at };
    if matches!(site.found.verb.act, Act::Decline | Act::Refuse) {
        return declined(scene, site, to);
    }
    let end = before_second_clause(scene, at, content_end(scene, site, at));
    let end = before_occasion_clause(scene, to, end);
    (end > to + 1).then(|| Finding::new("infinitive", site, at..end))
}

fn begins(scene: Scene, at: usize, end: usize) -> bool {
    let verb = |at: usize| {
        let said = || scene.verb(at, end).is_some_and(|found| found.form == Form::Base);
        at < end
            && (matches!(scene.english.tokens[at].upos, Upos::Verb | Upos::Aux | Upos::X | Upos::Adv)
                || said())
    };
    // "to at least answer"
    let least =
        |at: usize| at + 1 < end && scene.word(at) == "at" && matches!(scene.word(at + 1), "least" | "once");
    let to = |at: usize| {
        at < end
            && scene.word(at) == "to"
            && (verb(at + 1) || at + 1 < end && !is_word(scene.word(at + 1)) || least(at + 1) && verb(at + 3))
    };
    to(at) || at < end && matches!(scene.word(at), "not" | "never") && to(at + 1)
}

fn is_word(word: &str) -> bool {
    word.chars().any(char::is_alphanumeric)
}

/// "declined to say whether …", "refused to confirm the call": the content is what the second verb would have said.
fn declined(scene: Scene, site: &Site, to: usize) -> Option<Finding> {
    let mut verb = to + 1;
    while verb + 1 < site.end && is_adverb(scene.word(verb)) {
        verb += 1;
    }
    let mut from = verb + 1;
    let saying = verb < site.end
        && (scene.verb(verb, site.end).is_some()
            || matches!(
                scene.word(verb),
                "discuss"
                    | "give"
                    | "provide"
                    | "identify"
                    | "answer"
                    | "elaborate"
                    | "be"
                    | "name"
                    | "apologize"
                    | "apologise"
                    | "endorse"
                    | "disavow"
                    | "speculate"
                    | "talk"
                    | "speak"
            ));
    if !saying {
        return refused(scene, site, to);
    }
    if matches!(scene.word(verb), "comment" | "respond" | "elaborate" | "cooperate")
        && from < site.end
        && !matches!(scene.word(from), "on" | "about" | "to" | "whether")
    {
        let mut finding = Finding::new("declined to say", site, verb..verb + 1);
        finding.cue = site.verb..verb + 1;
        return Some(finding);
    }
    while from < site.end
        && (matches!(scene.word(from), "on" | "whether" | "if" | "that" | "about" | "to")
            || is_adverb(scene.word(from)))
    {
        from += 1;
    }
    let end = clause_end(scene, from.min(site.end), site.end);
    let empty =
        from >= end || is_time_word(scene.word(from)) || matches!(scene.word(from), "." | "," | "when");
    let content = if empty { verb..verb + 1 } else { from..end };
    let mut finding = Finding::new("declined to say", site, content);
    finding.cue = site.verb..verb + 1;
    Some(finding)
}

/// "refused **to leave the pier**": what somebody would not do.
fn refused(scene: Scene, site: &Site, to: usize) -> Option<Finding> {
    let subject = phrase::subject(scene, site.start, site.verb)?;
    let end = before_second_clause(scene, to, content_end(scene, site, to));
    let end = before_occasion_clause(scene, to, end);
    (end > to + 1 && crate::speech::can_speak(scene, &subject))
        .then(|| Finding::new("refused to", site, to..end))
}
