//! Quotations that take their speaker from their neighbours: the second half of a split one, a paragraph that carries
//! on, a quotation alone after one by the same speaker or after a sentence about somebody.

use super::reported::Reported;
use super::scene::{Paragraph, Passage, Scene};
use super::{Attribution, Direct, phrase, speaker_before};
use readout_english::{Knowledge, NameClass};
use std::ops::Range;

/// Who spoke last, as far as the text has been read.
#[derive(Debug, Default)]
pub(super) struct Carry {
    last: Option<Attribution>,
    /// Whether `last` spoke in the paragraph being read.
    here: bool,
    /// Whether the paragraph before ended in speech, so that a quotation alone goes on with it.
    ended_in_speech: bool,
    /// Whom the last sentence before this paragraph was about.
    about: Option<Attribution>,
    /// Whether that sentence ended with a colon.
    announced: bool,
    /// Who the verb of saying before that colon says it: nor should one forget that **Venn said** this on Monday:
    lead: Option<Attribution>,
}

impl Carry {
    /// Begins a paragraph.
    pub fn enter(&mut self, _scene: Scene, _paragraph: &Paragraph) {
        self.here = false;
    }

    /// Ends a paragraph, keeping what the next may need of it.
    pub fn leave(&mut self, scene: Scene, paragraph: &Paragraph) {
        let last = paragraph.tokens.end.saturating_sub(1);
        self.announced = scene.word(last) == ":";
        let ends_quoted = paragraph.passages.last().is_some_and(|passage| {
            let rest = passage.after.end.max(passage.after.start)..paragraph.tokens.end;
            rest.len() <= 1
        });
        self.ended_in_speech = self.here && ends_quoted;
        self.about = about(scene, paragraph, paragraph.tokens.end);
        self.lead = self.announced.then(|| speaker_before::announcing(scene, last)).flatten();
    }

    /// Notes who spoke.
    pub fn spoke(&mut self, attribution: Option<Attribution>, sure: bool) {
        if attribution.is_some() || sure {
            self.last = attribution;
        }
        self.here = self.last.is_some();
    }

    /// Who spoke last.
    pub fn last(&self) -> Option<Attribution> {
        self.last.clone()
    }

    /// Whether the quotation at `place` goes on with the one before it after an attribution: “If we sail,” she said,
    /// “we sail at dawn.”
    pub fn is_split(&self, scene: Scene, paragraph: &Paragraph, place: usize) -> bool {
        let Some(before) = place.checked_sub(1).map(|before| &paragraph.passages[before]) else {
            return false;
        };
        let Some(last) = self.last.as_ref().filter(|_| self.here) else { return false };
        let between = before.after.start..paragraph.passages[place].before.end;
        let Some(end) = between.end.checked_sub(1).filter(|_| !between.is_empty()) else { return false };
        let holds = between.contains(&last.cue_tokens.start) || between.contains(&last.speaker_tokens.start);
        holds && matches!(scene.word(end), "," | "." | "—" | "–" | ";" | ":" | "-")
    }

    /// The speaker of a quotation that stands without attribution, and how sure that is.
    pub fn alone(
        &self,
        scene: Scene,
        paragraph: &Paragraph,
        place: usize,
        passage: &Passage,
    ) -> (Option<Attribution>, f32) {
        if scene.quotation(passage).continues {
            return (self.last(), 0.9);
        }
        if place > 0 && self.here {
            return (self.last(), 0.85);
        }
        let first = passage.before.start.min(scene.quotation_start(passage));
        if first > paragraph.tokens.start {
            let before = about(scene, paragraph, first);
            let confidence = if before.is_some() { 0.7 } else { 0.4 };
            return (before, confidence);
        }
        if self.lead.is_some() {
            return (self.lead.clone(), 0.9);
        }
        if self.announced && self.about.is_some() {
            return (self.about.clone(), 0.85);
        }
        if self.ended_in_speech {
            return (self.last(), 0.8);
        }
        (self.about.clone(), if self.about.is_some() { 0.6 } else { 0.4 })
    }
}

/// Whom the last sentence of `paragraph` before token `end` is about: its subject.
fn about(scene: Scene, paragraph: &Paragraph, end: usize) -> Option<Attribution> {
    let last = end.checked_sub(1).filter(|last| *last >= paragraph.tokens.start)?;
    let sentence = scene.english.sentence_of(last)?.tokens.clone();
    let start = sentence.start.max(paragraph.tokens.start);
    let speaker_tokens = phrase::clause_subject(scene, start, end)?;
    can_speak(scene, &speaker_tokens).then(|| Attribution::without_cue(scene, ABOUT, speaker_tokens))
}

/// Whether the words can name somebody who speaks: a person, a body, "he", "the coach".
pub(crate) fn can_speak(scene: Scene, tokens: &Range<usize>) -> bool {
    let words = scene.span(tokens).of(scene.text());
    if matches!(scene.word(tokens.start), "There" | "It" | "This" | "That" | "there" | "it") {
        return false;
    }
    let named = scene.english.names.iter().any(|name| {
        matches!(name.class, NameClass::Person | NameClass::Organisation | NameClass::Office)
            && tokens.start <= name.tokens.start
            && name.tokens.end <= tokens.end
    });
    let pronoun = matches!(words, "He" | "She" | "They" | "he" | "she" | "they");
    named || pronoun || Knowledge::built_in().is_office(words)
}

/// The pier was closed, **Solberg said**. “Nobody sails.”: a quotation that nothing attributes is by whom the sentence before
/// it in the paragraph reports; so is the next one alone.
pub(crate) fn from_reported(scene: Scene, found: &mut [Direct], reported: &[Reported]) {
    for at in 0..found.len() {
        let open = match &found[at].attribution {
            None => true,
            Some(attribution) => attribution.cue.is_none() && attribution.pattern == ABOUT,
        };
        if !open {
            continue;
        }
        let opening = scene.opening(found[at].quotation);
        let before = at.checked_sub(1).map(|before| &found[before]).filter(|before| {
            before.carried == Some(REPORTED_BEFORE)
                && found[at].attribution.is_none()
                && same_paragraph(scene, scene.opening(before.quotation), opening)
        });
        let attribution = match before {
            Some(before) => before.attribution.clone(),
            None => reported_before(scene, opening, reported),
        };
        if attribution.is_some() {
            found[at].attribution = attribution;
            found[at].carried = Some(REPORTED_BEFORE);
            found[at].confidence = 0.85;
        }
    }
}

/// What attributes the last statement reported in the sentence before token `opening`, in its paragraph.
fn reported_before(scene: Scene, opening: usize, reported: &[Reported]) -> Option<Attribution> {
    let last = opening.checked_sub(1)?;
    let sentence = scene.english.sentence_of(last)?.tokens.clone();
    let near = reported.iter().rev().find(|one| {
        let cue = one.attribution.cue_tokens.start;
        sentence.contains(&cue) && cue < opening && same_paragraph(scene, cue, opening)
    })?;
    let found = &near.attribution;
    let content_before = near.content.iter().all(|piece| scene.tokens_in(*piece).end <= opening);
    (content_before && found.cue.is_some()).then(|| found.clone())
}

fn same_paragraph(scene: Scene, one: usize, other: usize) -> bool {
    let tokens = &scene.english.tokens;
    let between = tokens[one].span.start()..tokens[other].span.start();
    scene.text().get(between).is_some_and(|between| !between.contains('\n'))
}

/// The pattern of a quotation by whom the sentence before it reports.
const REPORTED_BEFORE: &str = "reported before";
/// The pattern of a quotation by whom the sentence before it is about.
const ABOUT: &str = "subject of the sentence before";

/// A quotation that runs over paragraphs is often attributed only in its last: what went before belongs to the same
/// speaker.
pub(super) fn back_over_paragraphs(scene: Scene, found: &mut [Direct]) {
    for at in (1..found.len()).rev() {
        let quotation = &scene.english.quotations[found[at].quotation];
        let before = &found[at - 1];
        let unsure = before.attribution.is_none() || before.confidence < found[at].confidence;
        let follows = found[at - 1].quotation + 1 == found[at].quotation
            || scene.english.quotations[found[at - 1].quotation].closing.is_none();
        if quotation.continues && unsure && follows && before.confidence < 0.9 {
            found[at - 1].attribution = found[at].attribution.clone();
            found[at - 1].confidence = 0.9;
            found[at - 1].carried = Some("carried back");
        }
    }
}
