//! Words printed as a paragraph of their own, without marks, behind a paragraph that ends with who says them: *Venn wrote
//! last week:* **The pier was built for a smaller town.**

use super::{Claims, Reported};
use crate::MediumKind;
use crate::cues::Form;
use crate::speech::closed_class::{begins_adjunct, is_time_word};
use crate::speech::scene::Scene;
use crate::speech::{Attribution, phrase};
use std::ops::Range;

/// The most tokens between the verb and the colon: "told the Courier in an interview last week:".
const REACH: usize = 14;

/// The fewest tokens of what is said: a shorter line is a label or an item of a list.
const SHORTEST: usize = 8;

/// `lead` is the paragraph before, `paragraph` the one that may be a quotation.
pub(super) fn find(
    scene: Scene,
    lead: &Range<usize>,
    paragraph: &Range<usize>,
    claims: Claims,
) -> Option<Reported> {
    let colon = lead.end.checked_sub(1).filter(|at| lead.contains(at) && scene.word(*at) == ":")?;
    let said = paragraph.len() >= SHORTEST
        && !opens_otherwise(scene, paragraph.start)
        && matches!(scene.word(paragraph.end - 1), "." | "!" | "?" | "…" | ")" | "]" | "’" | "”" | "\"")
        && !paragraph.clone().take(REACH).any(|at| claims.holds(scene, at));
    let attribution = said.then(|| announced(scene, lead, colon)).flatten()?;
    Some(Reported::printed_whole(scene.span(paragraph), attribution))
}

/// A mark of quotation, of a list or of a link: no words printed without marks.
fn opens_otherwise(scene: Scene, at: usize) -> bool {
    let word = scene.word(at);
    matches!(word, "“" | "\"" | "‘" | "'" | "``" | "''" | "-" | "–" | "—" | "•" | "*" | "#" | "(")
        || word.starts_with("http")
        || word.starts_with(|letter: char| letter.is_ascii_digit())
}

/// The verb of saying that leads up to the colon with nothing behind it but to whom, where and when.
fn announced(scene: Scene, lead: &Range<usize>, colon: usize) -> Option<Attribution> {
    let sentence = scene.english.sentence_of(colon)?.tokens.start.max(lead.start);
    let floor = sentence.max(colon.saturating_sub(REACH));
    let (at, found) = (floor..colon).rev().find_map(|at| {
        let found = scene.verb(at, colon)?;
        let finite = matches!(found.form, Form::Past | Form::Third | Form::Base);
        let verb = super::word_class::is_verb_here(scene, &(sentence..colon), at, &found);
        // What was posted is printed with its author behind it; without, another text follows.
        let posted = found.verb.medium == Some(MediumKind::Post);
        (finite && verb && !posted && found.verb.frames.quote && !scene.is_quoted(at)).then_some((at, found))
    })?;
    let past = at + found.words;
    let beside = past == colon
        || found.verb.addressee
        || matches!(scene.word(past), "this" | "the" | "," | "back" | "that")
        || is_time_word(scene.word(past))
        || begins_adjunct(scene.word(past));
    let negated = scene
        .words(at.saturating_sub(3).max(sentence)..at)
        .any(|word| matches!(word, "not" | "n’t" | "n't" | "never"));
    let clause = scene.words(past..colon).any(|word| matches!(word, "that" | "whether" | "how" | "why"));
    let speaker = phrase::subject(scene, sentence, at)
        .or_else(|| phrase::clause_subject(scene, sentence, at))
        .filter(|speaker| super::subject::names_speaker(scene, speaker))?;
    let words = scene.span(&speaker).of(scene.text());
    let nobody = matches!(words, "I" | "we" | "We" | "you" | "You") || scene.is_quoted(speaker.start);
    (beside && !negated && !clause && !nobody && phrase::is_closed(scene, &speaker))
        .then(|| Attribution::new(scene, "block quotation", &found, at..past, speaker))
}
