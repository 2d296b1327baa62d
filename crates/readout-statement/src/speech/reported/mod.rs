//! Indirect and mixed speech: what somebody is said to have said, in the words of the account, with or without
//! fragments of theirs.
//!
//! Every phenomenon is a module: [`clause`] (she said that …), [`infinitive`] (she vowed to …, declined to say …),
//! [`naming`] (she called it …, dismissed it as …), [`object`] (she confirmed …), [`against`] (she warned against …),
//! [`parenthetical`] (…, she said), [`according_to`]. Each looks at one reporting verb and gives what it finds.

mod according_to;
mod against;
mod clause;
mod edge;
mod infinitive;
mod naming;
mod object;
mod parenthetical;

use super::closed_class::is_auxiliary;
use super::scene::Scene;
use super::{Attribution, Direct, phrase};
use crate::cues::{Form, Found};
use crate::{Act, Polarity, StatementKind};
use readout_document::{BlockKind, Span};
use readout_english::{Relation, Upos};
use std::ops::Range;

/// Something said, found in the account's own words.
#[derive(Clone, Debug)]
pub(crate) struct Reported {
    pub kind: StatementKind,
    pub content: Vec<Span>,
    pub quoted: Vec<Span>,
    pub attribution: Attribution,
    pub polarity: Polarity,
    pub confidence: f32,
}

/// A reporting verb with the sentence it stands in.
#[derive(Clone, Copy, Debug)]
struct Site<'a> {
    /// First and one past the last token of the sentence.
    start: usize,
    end: usize,
    /// The first token of the verb.
    verb: usize,
    found: Found<'a>,
}

impl Site<'_> {
    /// The first token after the verb.
    fn past(&self) -> usize {
        self.verb + self.found.words
    }
}

/// What a phenomenon found at a verb.
#[derive(Clone, Debug)]
struct Finding {
    pattern: &'static str,
    content: Vec<Range<usize>>,
    /// The words of the cue.
    cue: Range<usize>,
    act: Act,
    confidence: f32,
    /// Who says it, where it is not the subject of the verb.
    speaker: Option<Range<usize>>,
}

impl Finding {
    fn new(pattern: &'static str, site: &Site, content: Range<usize>, confidence: f32) -> Self {
        let cue = site.verb..site.past();
        Self { pattern, content: vec![content], cue, act: site.found.verb.act, confidence, speaker: None }
    }
}

/// Every reported statement of the account that is none of `direct`.
pub(crate) fn reported(scene: Scene, direct: &[Direct]) -> Vec<Reported> {
    let taken: Vec<Span> =
        direct.iter().map(|direct| scene.english.quotations[direct.quotation].content).collect();
    let cues: Vec<usize> = direct
        .iter()
        .filter_map(|direct| direct.attribution.as_ref())
        .filter(|attribution| attribution.cue.is_some())
        .map(|attribution| attribution.cue_tokens.start)
        .collect();
    let mut found: Vec<Reported> = Vec::new();
    for block in scene.document.blocks().iter().filter(|block| block.kind == BlockKind::Paragraph) {
        let tokens = scene.tokens_in(block.span);
        let mut at = tokens.start;
        while at < tokens.end {
            let Some(sentence) = scene.english.sentence_of(at) else { break };
            let range = at..sentence.tokens.end.min(tokens.end).max(at + 1);
            at = range.end;
            let claims = Claims { quoted: &taken, cues: &cues };
            sentence_of(scene, range, claims, &mut found);
        }
    }
    found
}

/// What direct speech has already taken.
#[derive(Clone, Copy)]
struct Claims<'a> {
    quoted: &'a [Span],
    cues: &'a [usize],
}

impl Claims<'_> {
    fn holds(&self, scene: Scene, token: usize) -> bool {
        let span = scene.english.tokens[token].span;
        self.quoted.iter().any(|quoted| quoted.overlaps(span))
    }
}

fn sentence_of(scene: Scene, range: Range<usize>, claims: Claims, found: &mut Vec<Reported>) {
    let mut at = range.start;
    while at < range.end {
        let next = match site_at(scene, &range, at, claims) {
            Some(site) => {
                let finding = find(scene, &site);
                let past = finding.as_ref().map_or(site.past(), |finding| finding.cue.end.max(site.past()));
                found.extend(finding.and_then(|finding| state(scene, &site, finding, claims)));
                past
            }
            None => at + 1,
        };
        at = next;
    }
    found.extend(according_to::find(scene, range, claims));
}

/// The reporting verb at token `at`, when it is a verb here and says something.
fn site_at<'a>(scene: Scene<'a>, range: &Range<usize>, at: usize, claims: Claims) -> Option<Site<'a>> {
    let found = scene.verb(at, range.end)?;
    let gerund = found.form == Form::Gerund
        && at > range.start
        && scene.word(at - 1) == ","
        && at + found.words < range.end
        && scene.word(at + found.words) == "that";
    let claimed = claims.holds(scene, at) || claims.cues.contains(&at) || quoted_at_length(scene, at);
    let tag = scene.english.tokens[at].upos;
    let verb = matches!(tag, Upos::Verb | Upos::X) || gerund;
    if claimed || !verb || is_noun_here(scene, range, at, &found) {
        return None;
    }
    Some(Site { start: range.start, end: range.end, verb: at, found })
}

/// Words inside a quotation of some length are the speaker's, not the account's.
fn quoted_at_length(scene: Scene, at: usize) -> bool {
    let span = scene.english.tokens[at].span;
    scene.english.quotations.iter().any(|quotation| {
        quotation.content.contains(span) && quotation.content.of(scene.text()).split(' ').count() > 2
    })
}

/// "the claim", "his promise", "a report": the same form as a noun, where no tag tells.
fn is_noun_here(scene: Scene, range: &Range<usize>, at: usize, found: &Found) -> bool {
    if scene.english.tokens[at].upos == Upos::Verb {
        return false;
    }
    let before = if at > range.start { scene.word(at - 1) } else { "" };
    // "the United States": a capital inside a sentence is a name.
    if at > range.start && scene.word(at).starts_with(char::is_uppercase) {
        return true;
    }
    // "the reported call": a participle before its noun.
    if !matches!(found.form, Form::Base | Form::Third) {
        return super::closed_class::is_determiner(before);
    }
    super::closed_class::is_determiner(before)
        || matches!(
            before,
            "’s" | "'s"
                | "of"
                | "in"
                | "for"
                | "with"
                | "on"
                | "by"
                | "from"
                | "and"
                | "amid"
                | "despite"
                | "about"
                | "after"
                | "following"
                | "to"
                | ""
        )
        || found.form == Form::Base && phrase::is_name_like(before)
        || found.form == Form::Base
            && before.ends_with(|c: char| c.is_alphabetic())
            && !before.ends_with('s')
            && !is_auxiliary(before)
            && !super::closed_class::is_subject_pronoun(before)
            && !super::closed_class::is_adverb(before)
}

fn find(scene: Scene, site: &Site) -> Option<Finding> {
    let frames = site.found.verb.frames;
    let mut finding = None;
    if frames.to || frames.oblige {
        finding = infinitive::find(scene, site);
    }
    if finding.is_none() && (frames.called || frames.as_) {
        finding = naming::find(scene, site);
    }
    if finding.is_none() && frames.against {
        finding = against::find(scene, site);
    }
    if finding.is_none() && (frames.that || frames.whether) {
        finding = clause::find(scene, site);
    }
    if finding.is_none() && (frames.that || frames.quote) {
        finding = parenthetical::find(scene, site);
    }
    if finding.is_none() && frames.object {
        finding = object::find(scene, site);
    }
    finding
}

/// The statement of a finding, with its speaker; nothing when nobody can be its speaker.
fn state(scene: Scene, site: &Site, finding: Finding, claims: Claims) -> Option<Reported> {
    let content: Vec<Span> = finding
        .content
        .iter()
        .filter(|piece| !piece.is_empty())
        .map(|piece| with_marks(scene, scene.span(piece)))
        .collect();
    let taken = |span: &Span| {
        let common: usize =
            claims.quoted.iter().filter(|quoted| quoted.overlaps(*span)).map(|one| one.len()).sum();
        common * 2 > span.len()
    };
    if content.is_empty() || content.iter().all(taken) {
        return None;
    }
    let speaker = edge::speaker(scene, site, &finding)?;
    if is_nobody(scene, &speaker) || is_hypothetical(scene, site) || is_thing(scene, site, &speaker) {
        return None;
    }
    let mut attribution = Attribution::new(scene, finding.pattern, &site.found, finding.cue.clone(), speaker);
    attribution.act = finding.act;
    let polarity = if is_negated(scene, site) { Polarity::Negative } else { Polarity::Positive };
    let quoted = quoted_in(scene, &content);
    let kind = match &quoted[..] {
        [] => StatementKind::Indirect,
        [whole] if content.len() == 1 && covers(scene, *whole, content[0]) => StatementKind::Direct,
        _ => StatementKind::Mixed,
    };
    Some(Reported { kind, content, quoted, attribution, polarity, confidence: finding.confidence })
}

/// A content that ends inside a quotation takes in its closing mark.
fn with_marks(scene: Scene, span: Span) -> Span {
    let text = scene.text();
    let around = scene.english.quotations.iter().filter(|quotation| quotation.content.overlaps(span));
    around.fold(span, |span, quotation| {
        let whole = quotation
            .opening
            .unwrap_or(quotation.content)
            .cover(quotation.closing.unwrap_or(quotation.content));
        let reaches = quotation.content.end() >= span.end() && quotation.content.end() <= span.end() + 2;
        if reaches && whole.start() >= span.start() { span.cover(whole).trim(text) } else { span }
    })
}

/// The quotations that stand in a content, without those nested in others.
fn quoted_in(scene: Scene, content: &[Span]) -> Vec<Span> {
    let quotations = scene.english.quotations.iter().filter(|quotation| quotation.inside.is_none());
    quotations
        .map(|quotation| quotation.content)
        .filter(|quoted| content.iter().any(|piece| piece.contains(*quoted)))
        .collect()
}

fn covers(scene: Scene, quoted: Span, content: Span) -> bool {
    let rest = content.len() - quoted.len();
    let before = &scene.text()[content.start()..quoted.start()];
    rest <= 8 && !before.chars().any(char::is_alphanumeric)
}

/// Subjects that are no speakers: "it is said", "that says", "there".
fn is_nobody(scene: Scene, speaker: &Range<usize>) -> bool {
    speaker.len() == 1
        && matches!(
            scene.word(speaker.start).to_lowercase().as_str(),
            "that" | "this" | "there" | "what" | "which" | "these" | "you" | "one" | "i" | "we" | "nothing"
        )
}

/// "The visit suggests", "the move signals": a sign of something, said by nobody. Reports, polls and letters do say.
fn is_thing(scene: Scene, site: &Site, speaker: &Range<usize>) -> bool {
    let sign = matches!(
        site.found.verb.lemma.as_str(),
        "suggest"
            | "indicate"
            | "signal"
            | "underscore"
            | "underline"
            | "imply"
            | "reveal"
            | "hint"
            | "promise"
            | "find"
    );
    let head = scene.english.child(site.verb, Relation::Nsubj).unwrap_or(speaker.end - 1);
    let word = scene.word(head).to_lowercase();
    let noun = scene.english.tokens[head].upos == Upos::Noun;
    let tells = [
        "poll",
        "report",
        "survey",
        "study",
        "document",
        "letter",
        "statement",
        "source",
        "official",
        "email",
        "data",
        "figure",
        "analyst",
        "expert",
        "aide",
        "record",
        "review",
        "investigation",
        "remark",
        "comment",
        "leader",
        "people",
    ];
    let singular = word.strip_suffix('s').unwrap_or(&word);
    sign && noun && !tells.contains(&singular) && !readout_english::Knowledge::built_in().is_office(&word)
}

/// "might say", "if he says", "to say": nothing has been said.
fn is_hypothetical(scene: Scene, site: &Site) -> bool {
    let first = phrase::before_auxiliaries(scene, site.start, site.verb);
    let modal = scene.words(first..site.verb).any(|word| {
        matches!(
            word.to_lowercase().as_str(),
            "would" | "could" | "might" | "may" | "should" | "can" | "must" | "to"
        )
    });
    let conditional =
        scene.words(site.start..first).any(|word| matches!(word, "If" | "if" | "unless" | "Unless"));
    modal || conditional && site.found.form != Form::Past
}

fn is_negated(scene: Scene, site: &Site) -> bool {
    let first = phrase::before_auxiliaries(scene, site.start, site.verb);
    scene.words(first..site.verb).any(|word| matches!(word, "not" | "n’t" | "n't" | "never"))
}
