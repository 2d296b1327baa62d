//! An attribution set off by a comma: **The ferry will sail**, Solberg said. **The talks**, he said, **are over**.

use super::edge::clause_end;
use super::{Finding, Site};
use crate::cues::Form;
use crate::speech::closed_class::{is_adverb, is_time_word};
use crate::speech::phrase;
use crate::speech::scene::Scene;
use std::ops::Range;

/// The most tokens of "NP said" between the commas.
const LONGEST: usize = 30;

pub(super) fn find(scene: Scene, site: &Site) -> Option<Finding> {
    if !matches!(site.found.form, Form::Past | Form::Third | Form::Base | Form::Participle) {
        return None;
    }
    let clause = clause_around(scene, site)?;
    let before = site.start..clause.start.checked_sub(1)?;
    if before.len() < 2 || !ends_clause(scene, site, &clause) {
        return None;
    }
    let mut content = vec![trim_marks(scene, before)];
    // "The talks, he said, are over."
    if clause.end < site.end && matches!(scene.word(clause.end), "," | "—" | "–") {
        let from = clause.end + 1;
        let end = clause_end(scene, from.min(site.end), site.end);
        let goes_on =
            end > from + 1 && scene.verb(from, site.end).is_none_or(|found| found.form != Form::Gerund);
        if goes_on && !matches!(scene.word(from), "who" | "which" | "while" | "as") {
            content.push(from..end);
        }
    }
    content.retain(|piece| !piece.is_empty());
    let cue = site.verb..site.past();
    (!content.is_empty()).then_some(Finding {
        pattern: "parenthetical",
        content,
        cue,
        act: site.found.verb.act,
        confidence: 0.85,
        speaker: None,
    })
}

/// "Solberg said" or "said Solberg" with its adjuncts, from after the comma before it to the mark after it.
fn clause_around(scene: Scene, site: &Site) -> Option<Range<usize>> {
    let inverted = site.verb > site.start && is_comma(scene, site.verb - 1);
    let start = if inverted {
        site.verb
    } else {
        let subject = phrase::subject(scene, site.start, site.verb)?;
        let before = subject.start.checked_sub(1).filter(|before| *before > site.start)?;
        if !is_comma(scene, before) {
            return None;
        }
        subject.start
    };
    let mut end = site.past();
    while end < site.end && end - start < LONGEST {
        if matches!(scene.word(end), "," | "." | "—" | "–" | ";" | "!" | "?") {
            break;
        }
        end += 1;
    }
    (end - start < LONGEST).then_some(start..end)
}

fn is_comma(scene: Scene, at: usize) -> bool {
    matches!(scene.word(at), "," | "—" | "–")
        || matches!(scene.word(at), "”" | "\"") && at > 0 && scene.word(at - 1) == ","
}

/// Whether nothing is said after the verb but to whom, where and when.
fn ends_clause(scene: Scene, site: &Site, clause: &Range<usize>) -> bool {
    let past = site.past();
    let inverted = clause.start == site.verb;
    if past >= clause.end {
        return true;
    }
    let word = scene.word(past);
    let adjunct = is_time_word(word)
        || is_adverb(word)
        || matches!(
            word,
            "in" | "on"
                | "at"
                | "to"
                | "during"
                | "after"
                | "when"
                | "as"
                | "of"
                | "from"
                | "before"
                | "while"
                | "last"
                | "this"
        );
    let clause_follows = scene.words(past..clause.end).any(|word| matches!(word, "that" | "whether"));
    (inverted || adjunct || site.found.verb.addressee) && !clause_follows
}

/// Leaves out a conjunction at the front and a comma at the end.
fn trim_marks(scene: Scene, mut range: Range<usize>) -> Range<usize> {
    while range.start < range.end && matches!(scene.word(range.start), "And" | "But" | "So" | "," | "—") {
        range.start += 1;
    }
    while range.end > range.start && matches!(scene.word(range.end - 1), "," | "—" | "–") {
        range.end -= 1;
    }
    range
}
