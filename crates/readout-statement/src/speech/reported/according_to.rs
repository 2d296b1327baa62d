//! "According to": **The ferry sank**, according to the port. According to Venn, **nobody was hurt**. **The hull**,
//! according to the yard, **had been painted**.

use super::content::clause_end;
use super::syntax::{begins_clause, has_subject_and_verb, is_finite};
use super::{Claims, Reported, covers, quoted_in, with_marks};
use crate::speech::closed_class::{Class, is, is_adverb, is_connective};
use crate::speech::scene::Scene;
use crate::speech::{Attribution, phrase};
use crate::{Polarity, StatementKind};
use std::ops::Range;

/// So many tokens before an attribution that ends the sentence are what is said, whatever the tags make of them.
const SHORT: usize = 3;

pub(super) fn find(scene: Scene, sentence: Range<usize>, claims: Claims) -> Vec<Reported> {
    let mut found = Vec::new();
    let mut from = sentence.start;
    while let Some(at) = (from..sentence.end).find(|at| is_cue(scene, *at, sentence.end)) {
        from = at + 2;
        if !claims.holds(scene, at) && !claims.cues.contains(&at) && !scene.is_quoted(at) {
            found.extend(one(scene, &sentence, at, claims));
        }
    }
    found
}

fn is_cue(scene: Scene, at: usize, end: usize) -> bool {
    scene.word(at).eq_ignore_ascii_case("according") && at + 1 < end && scene.word(at + 1) == "to"
}

fn one(scene: Scene, sentence: &Range<usize>, at: usize, claims: Claims) -> Option<Reported> {
    let speaker = source(scene, sentence, at)?;
    let before = before(scene, sentence.start, at);
    let closes = (speaker.end..sentence.end).all(|at| !scene.word(at).contains(char::is_alphanumeric));
    let whole =
        before.as_ref().is_some_and(|before| closes && before.len() > SHORT || is_whole(scene, before));
    let after = if whole { None } else { after(scene, &speaker, sentence.end) };
    let named = before.filter(|before| whole || after.is_some() && is_part(scene, before));
    let pieces: Vec<Range<usize>> =
        [named, after].into_iter().flatten().filter(|piece| piece.len() > 1).collect();
    let content: Vec<_> = pieces.iter().map(|piece| with_marks(scene, scene.span(piece))).collect();
    if content.is_empty()
        || claims.quoted.iter().any(|quoted| content.iter().any(|span| quoted.overlaps(*span)))
    {
        return None;
    }
    let quoted = quoted_in(scene, &content);
    let kind = match &quoted[..] {
        [] => StatementKind::Indirect,
        [whole] if content.len() == 1 && covers(scene, *whole, content[0]) => StatementKind::Direct,
        _ => StatementKind::Mixed,
    };
    Some(Reported {
        kind,
        content,
        quoted,
        attribution: Attribution::according_to(scene, at..at + 2, speaker),
        polarity: Polarity::Positive,
    })
}

/// Who is named after the cue; at the front of a sentence up to the comma: "According to **the yard**, Solberg left".
fn source(scene: Scene, sentence: &Range<usize>, at: usize) -> Option<Range<usize>> {
    let speaker = phrase::after(scene, at + 2, sentence.end)?;
    // "It has been noticed: According to the yard, Solberg left"
    let start =
        (sentence.start..at).rev().find(|at| scene.word(*at) == ":").map_or(sentence.start, |at| at + 1);
    let opens = (start..at).all(|at| is_connective(scene.word(at)) || scene.word(at) == ",");
    let enclosed = speaker.end < sentence.end && scene.word(speaker.end) == ",";
    let comma = speaker.clone().find(|at| scene.word(*at) == ",");
    Some(match comma.filter(|_| opens && !enclosed) {
        Some(comma) => speaker.start..comma,
        None => speaker,
    })
}

/// What stands before the cue, from the start of the sentence or after a semicolon.
fn before(scene: Scene, start: usize, at: usize) -> Option<Range<usize>> {
    let mut end = at;
    while end > start
        && (matches!(scene.word(end - 1), "," | "—" | "–" | "-" | "(" | "and")
            || is_adverb(scene.word(end - 1)))
    {
        end -= 1;
    }
    let from = (start..end)
        .rev()
        .find(|before| {
            let colon = scene.word(*before) == ":" && scene.word(at).starts_with(char::is_uppercase);
            (colon || scene.word(*before) == ";") && !scene.is_quoted(*before)
        })
        .map_or(start, |at| at + 1);
    (end > from).then_some(from..end)
}

/// Whether the words before the cue are a clause, and no "Over the long term" or "The hull".
fn is_whole(scene: Scene, before: &Range<usize>) -> bool {
    let first = scene.word(before.start);
    if is(first, Class::Subordinator) {
        let mut commas = before.clone().filter(|at| scene.word(*at) == ",");
        return commas
            .any(|comma| comma + 1 < before.end && has_subject_and_verb(scene, comma + 1, before.end));
    }
    before.clone().any(|at| is_finite(scene, at))
}

/// Whether the words are part of what is said: not "But", "In addition".
fn is_part(scene: Scene, before: &Range<usize>) -> bool {
    before.len() > 2 || !is_connective(scene.word(before.start)) && before.len() > 1
}

/// What is said after the speaker: from the comma that a clause follows.
fn after(scene: Scene, speaker: &Range<usize>, end: usize) -> Option<Range<usize>> {
    let mut commas = (speaker.end..end).filter(|at| matches!(scene.word(*at), "," | "—" | "–" | "-"));
    let first = commas.clone().next()?;
    let clause = commas.find(|at| {
        let from = past_mark(scene, at + 1, end);
        from < end
            && (has_subject_and_verb(scene, from, end)
                || is_finite(scene, from)
                || is(scene.word(from), Class::Subordinator) && begins_clause(scene, from, end))
    });
    let from = past_mark(scene, clause.unwrap_or(first) + 1, end);
    let end = clause_end(scene, from.min(end), end);
    (end > from + 1).then_some(from..end)
}

fn past_mark(scene: Scene, at: usize, end: usize) -> usize {
    if at < end && matches!(scene.word(at), "”" | "\"") { at + 1 } else { at }
}
