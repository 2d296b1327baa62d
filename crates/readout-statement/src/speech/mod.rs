//! Who is said to have said what: direct speech here, indirect and mixed speech in [`reported`].
//!
//! A quotation takes its speaker from the words of its own sentence ([`speaker_after`], [`speaker_before`]); one that
//! has none takes it from its neighbours ([`carried`]). A quotation that is part of a clause is a fragment, and no
//! direct statement; one that nobody is said to have said is kept without a speaker.

mod carried;
mod closed_class;
pub(crate) mod medium;
mod phrase;
pub(crate) mod reported;
pub(crate) mod scene;
mod speaker_after;
mod speaker_before;
pub(crate) mod tense;
pub(crate) mod turn;

use crate::cues::Found;
use crate::{Act, Cue, MediumKind};
pub(crate) use carried::{can_speak, from_reported};
pub(crate) use closed_class::{is_ahead_word, is_at_other_times};
use readout_document::Span;
use scene::{Paragraph, Passage, Scene};
use speaker_before::Lead;
use std::ops::Range;

/// Who is said to have said something, and the words that tell.
#[derive(Clone, Debug)]
pub(crate) struct Attribution {
    pub pattern: &'static str,
    pub speaker: Span,
    pub speaker_tokens: Range<usize>,
    pub cue: Option<Cue>,
    pub cue_tokens: Range<usize>,
    pub act: Act,
    pub medium: Option<MediumKind>,
    /// Whether the verb's object is the person spoken to.
    pub addressee: bool,
    /// Whether the verb is one of saying beyond doubt.
    pub quotes: bool,
}

impl Attribution {
    fn new(
        scene: Scene,
        pattern: &'static str,
        found: &Found,
        cue_tokens: Range<usize>,
        speaker_tokens: Range<usize>,
    ) -> Self {
        Self {
            pattern,
            speaker: scene.span(&speaker_tokens),
            cue: Some(Cue { span: scene.span(&cue_tokens), lemma: found.verb.lemma.clone() }),
            act: found.verb.act,
            medium: found.verb.medium,
            addressee: found.verb.addressee,
            quotes: found.verb.frames.quote,
            speaker_tokens,
            cue_tokens,
        }
    }

    fn according_to(scene: Scene, cue_tokens: Range<usize>, speaker_tokens: Range<usize>) -> Self {
        Self {
            pattern: "according to",
            speaker: scene.span(&speaker_tokens),
            cue: Some(Cue { span: scene.span(&cue_tokens), lemma: "according to".to_owned() }),
            act: Act::Assert,
            medium: None,
            addressee: false,
            quotes: true,
            speaker_tokens,
            cue_tokens,
        }
    }

    fn without_cue(scene: Scene, pattern: &'static str, speaker_tokens: Range<usize>) -> Self {
        Self {
            pattern,
            speaker: scene.span(&speaker_tokens),
            cue: None,
            cue_tokens: speaker_tokens.end..speaker_tokens.end,
            speaker_tokens,
            act: Act::Assert,
            medium: None,
            addressee: false,
            quotes: false,
        }
    }

    fn by_noun(scene: Scene, noun: usize, act: Act, speaker_tokens: Range<usize>) -> Self {
        let cue_tokens = noun..noun + 1;
        Self {
            pattern: "noun before quotation",
            speaker: scene.span(&speaker_tokens),
            cue: Some(Cue { span: scene.span(&cue_tokens), lemma: scene.word(noun).to_lowercase() }),
            act,
            medium: None,
            addressee: false,
            quotes: true,
            speaker_tokens,
            cue_tokens,
        }
    }
}

/// A quotation that is a statement of its own.
#[derive(Clone, Debug)]
pub(crate) struct Direct {
    /// Index of the quotation.
    pub quotation: usize,
    /// Who is said to have said it; `None` when the account does not tell.
    pub attribution: Option<Attribution>,
    /// From 0 to 1, for telling which of two attributions to believe.
    pub confidence: f32,
    /// What took the attribution from a neighbour, when something did.
    pub carried: Option<&'static str>,
}

impl Attribution {
    /// The words after the verb that name the person spoken to: "told **the Vell Courier**".
    pub fn addressee(&self, scene: Scene) -> Option<Span> {
        let end = scene.english.sentence_of(self.cue_tokens.start)?.tokens.end;
        let beside = self.pattern != "inverted speaker";
        let from = self.cue_tokens.end;
        let in_tree = || phrase::addressee_in_tree(scene, from).map(|end| from..end);
        let object = || in_tree().or_else(|| phrase::after(scene, from, end));
        let object = if self.addressee && beside { object() } else { None };
        object
            .filter(|tokens| !scene.words(tokens.clone()).any(closed_class::is_time_word))
            .filter(|tokens| !matches!(scene.word(tokens.start), "that" | "why" | "how" | "what" | "whether"))
            .map(|tokens| scene.span(&tokens))
    }

    /// By what means it was said, from the verb or from the words of its sentence that stand in no quotation.
    pub fn medium(&self, scene: Scene) -> Option<crate::Medium> {
        medium::of_verb(self.medium, self.cue.as_ref().map(|cue| cue.span)).or_else(|| {
            let sentence = scene.english.sentence_of(self.cue_tokens.start.min(self.speaker_tokens.start))?;
            let range = sentence.tokens.clone();
            let quoted = |at: usize| {
                let span = scene.english.tokens[at].span;
                scene.english.quotations.iter().any(|quotation| quotation.content.contains(span))
            };
            let start = (range.start..self.cue_tokens.start)
                .rev()
                .find(|at| quoted(*at))
                .map_or(range.start, |at| at + 1);
            let end = (self.cue_tokens.end..range.end).find(|at| quoted(*at)).unwrap_or(range.end);
            medium::find(scene, start..end.max(start))
        })
    }
}

/// The pattern of a turn in a transcript; see [`turn`].
pub(crate) const TURN: &str = "turn of a transcript";

/// The direct statements of an account, in order.
pub(crate) fn direct(scene: Scene) -> Vec<Direct> {
    let paragraphs = scene.paragraphs();
    let mut carry = carried::Carry::default();
    let mut found: Vec<Direct> = Vec::new();
    for paragraph in &paragraphs {
        carry.enter(scene, paragraph);
        for (place, passage) in paragraph.passages.iter().enumerate() {
            if let Some(direct) = passage_of(scene, paragraph, place, passage, &mut carry) {
                found.push(direct);
            }
        }
        carry.leave(scene, paragraph);
    }
    carried::back_over_paragraphs(scene, &mut found);
    found
}

fn passage_of(
    scene: Scene,
    paragraph: &Paragraph,
    place: usize,
    passage: &Passage,
    carry: &mut carried::Carry,
) -> Option<Direct> {
    if let Some(name) = turn::of_quotation(scene, passage) {
        let attribution = Some(Attribution::without_cue(scene, TURN, name));
        carry.spoke(attribution.clone(), true);
        return Some(Direct { quotation: passage.quotation, attribution, confidence: 0.95, carried: None });
    }
    let before = speaker_before::find(scene, passage);
    let lead = if before.is_some() { Lead::Attribution } else { speaker_before::lead(scene, passage) };
    let split = carry.is_split(scene, paragraph, place)
        && !is_title(scene.quotation(passage).content.of(scene.text()));
    let after = speaker_after::find(scene, passage);
    if lead == Lead::Clause && !split || before.is_none() && is_named_work(scene, passage) {
        // The pier was “long dead,” **she said**. “We wait.”: who says the fragment goes on.
        if after.is_some() {
            carry.spoke(after, true);
        }
        return None;
    }
    let sure = after.is_some() || before.is_some();
    let ends_open = scene.quotation(passage).content.of(scene.text()).ends_with(',');
    let own = match (after, before) {
        (after, None) => after,
        // Venn **says** “…,” the Courier reports: a verb right before the mark is surer than one behind.
        (Some(_), Some(before)) if before.quotes && before.cue_tokens.end == passage.before.end => {
            Some(before)
        }
        // Venn was curt: “…,” **she wrote**; the comma leads on to the words behind.
        (Some(after), Some(_)) if ends_open && !passage.after_is_new => Some(after),
        // The verb behind belongs to another quotation when one before leads straight up to this.
        (_, before) => before,
    };
    let mut carried = None;
    let (attribution, confidence) = match own {
        Some(own) => {
            let confidence = if own.quotes { 0.97 } else { 0.85 };
            (Some(own), confidence)
        }
        None if split => {
            carried = Some("split quotation");
            (carry.last(), 0.95)
        }
        None if !is_utterance(scene, passage) => return None,
        None => {
            let (attribution, confidence) = carry.alone(scene, paragraph, place, passage);
            // A subject without a cue is a pattern of its own.
            let said = attribution.as_ref().is_some_and(|attribution| attribution.cue.is_some());
            carried = said.then_some("carried on");
            (attribution, confidence)
        }
    };
    carry.spoke(attribution.clone(), sure);
    Some(Direct { quotation: passage.quotation, attribution, confidence, carried })
}

/// In her book, “Sixty Winters,” Venn tells of the fleet; her song, “We sail at dawn,” **is** old: the name of a work that
/// the words before it speak of.
fn is_named_work(scene: Scene, passage: &Passage) -> bool {
    let content = scene.quotation(passage).content.of(scene.text());
    let before = passage.before.clone();
    let set_off = before.len() > 1 && scene.word(before.end - 1) == ",";
    let noun = set_off && scene.english.tokens[before.end - 2].upos == readout_english::Upos::Noun;
    let verb = || {
        let next = passage.after.start;
        !passage.after.is_empty()
            && !passage.after_is_new
            && matches!(scene.word(next), "is" | "was" | "are" | "were" | "has" | "had")
    };
    noun && (is_title(content) || verb())
}

/// Whether a quotation without attribution can be a thing said and no title, name or nickname: a sentence of its own.
fn is_utterance(scene: Scene, passage: &Passage) -> bool {
    let quotation = scene.quotation(passage);
    let content = quotation.content.of(scene.text());
    let begins = quotation.continues
        || content.starts_with(|c: char| !c.is_lowercase())
        || quotation.opening.is_none();
    if is_title(content) {
        return false;
    }
    let words = content.split_whitespace().count();
    let ends = content.ends_with(['.', '!', '?', '…', ',', '—', '–', ':']) || quotation.closing.is_none();
    let alone = passage.after.clone().all(|at| matches!(scene.word(at), "." | "!" | "?" | ")"));
    let short_but_closed = words >= 1 && content.ends_with(['.', '!', '?']);
    begins
        && ends
        && (alone || passage.after_is_new || content.ends_with(','))
        && (words > 2 || short_but_closed)
}

/// "All Bets Are Off.", "Legend in the Coal Fields.": every word of weight is capitalised, as in a title.
fn is_title(content: &str) -> bool {
    let words: Vec<&str> = content.split_whitespace().collect();
    let weighty = |word: &&&str| word.len() > 3 || word.starts_with(char::is_uppercase);
    let capital = |word: &&&str| !word.starts_with(char::is_lowercase);
    let weight = words.iter().filter(weighty).count();
    words.len() > 1
        && weight > 1
        && words.iter().filter(weighty).filter(capital).count() == weight
        && words.len() <= 12
        && !words.iter().any(|word| matches!(*word, "I" | "I’m" | "I'm" | "I’ll" | "I'll"))
}
