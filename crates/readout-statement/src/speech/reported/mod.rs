//! Indirect and mixed speech: what somebody is said to have said, in the words of the account, with or without
//! fragments of theirs.
//!
//! Every phenomenon is a module: [`clause`] (she said that …), [`infinitive`] (she vowed to …, declined to say …),
//! [`naming`] (she called it …, dismissed it as …), [`object`] (she confirmed …), [`against`] (she warned against …),
//! [`parenthetical`] (…, she said), [`according_to`]. Each looks at one reporting verb and gives what it finds. A paragraph
//! that is somebody's words without marks is a [`block`] or a [`post`].

mod according_to;
mod accusation;
mod actuality;
mod against;
mod agent;
mod aside;
mod block;
mod clause;
mod colon;
mod content;
mod gerund;
mod infinitive;
pub(crate) mod insertion;
mod naming;
mod nested;
mod noun;
mod object;
mod parenthetical;
mod post;
mod subject;
mod syntax;
mod tail;
mod unanswered;
mod word_class;

use super::closed_class::{Class, is};
use super::scene::Scene;
use super::{Attribution, Direct};
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
}

impl Reported {
    /// What is printed without marks and is somebody's words from end to end.
    fn printed_whole(content: Span, attribution: Attribution) -> Self {
        Self {
            kind: StatementKind::Direct,
            content: vec![content],
            quoted: vec![content],
            attribution,
            polarity: Polarity::Positive,
        }
    }
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
    /// Who says it, where it is not the subject of the verb.
    speaker: Option<Range<usize>>,
}

impl Finding {
    fn new(pattern: &'static str, site: &Site, content: Range<usize>) -> Self {
        let cue = site.verb..site.past();
        Self { pattern, content: vec![content], cue, act: site.found.verb.act, speaker: None }
    }
}

/// Every reported statement of the account that is none of `direct`.
pub(crate) fn reported(scene: Scene, direct: &[Direct]) -> Vec<Reported> {
    let taken: Vec<Span> =
        direct.iter().map(|direct| scene.english.quotations[direct.quotation].content).collect();
    // A cue that a quotation has from its neighbour may attribute more: The hull “leaks,” **Venn said**. “It is old.”
    let cues: Vec<usize> = direct
        .iter()
        .filter(|direct| direct.carried.is_none())
        .filter_map(|direct| direct.attribution.as_ref())
        .filter(|attribution| attribution.cue.is_some())
        .map(|attribution| attribution.cue_tokens.start)
        .collect();
    let mut found: Vec<Reported> = Vec::new();
    let blocks = scene.document.blocks();
    for (place, block) in blocks.iter().enumerate().filter(|(_, block)| block.kind == BlockKind::Paragraph) {
        let tokens = scene.tokens_in(block.span);
        let claims = Claims { quoted: &taken, cues: &cues };
        if let Some(post) = post::find(scene, &tokens, claims) {
            found.push(post);
            continue;
        }
        let before = place.checked_sub(1).map(|before| blocks[before]);
        let lead = before.filter(|before| before.kind == BlockKind::Paragraph);
        found.extend(lead.and_then(|lead| block::find(scene, &scene.tokens_in(lead.span), &tokens, claims)));
        let first = found.len();
        if super::turn::speaker(scene, &tokens).is_some() {
            found.extend(colon::find(scene, &tokens, &tokens, claims));
            continue;
        }
        let mut at = tokens.start;
        while at < tokens.end {
            let Some(sentence) = scene.english.sentence_of(at) else { break };
            let end = sentence.tokens.end.min(tokens.end).max(at + 1);
            let range = at..closed_sentence(scene, at, end).unwrap_or(end);
            at = range.end;
            sentence_of(scene, range.clone(), claims, &mut found);
            let told = found[first..]
                .iter()
                .any(|one| one.content.iter().any(|piece| scene.tokens_in(*piece).end > range.start));
            if !told {
                found.extend(colon::find(scene, &tokens, &range, claims));
            }
        }
        let here = found.split_off(first);
        found.extend(nested::without_details(scene, here));
    }
    found
}

/// Solberg called it “unsafe**.”** Venn, who built it, called her “timid.”: a quotation that closes with its full stop before
/// a capital ends a sentence, also where the mark kept the two together.
fn closed_sentence(scene: Scene, start: usize, end: usize) -> Option<usize> {
    let mark = (start + 3..end.saturating_sub(2)).find(|at| {
        matches!(scene.word(*at), "”" | "\"" | "''")
            && scene.word(*at - 1) == "."
            && scene.word(*at + 1).starts_with(char::is_uppercase)
            && scene.is_quoted(*at - 1)
            && !scene.is_quoted(*at + 1)
    })?;
    // “We wait.” Venn said.
    let attributed = (mark + 2..end.min(mark + 6))
        .any(|at| scene.verb(at, end).is_some_and(|found| found.verb.frames.quote));
    (!attributed).then_some(mark + 1)
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
    found.extend(according_to::find(scene, range.clone(), claims));
    found.extend(noun::find(scene, range, claims));
}

/// The reporting verb at token `at`, when it is a verb here and says something.
fn site_at<'a>(scene: Scene<'a>, range: &Range<usize>, at: usize, claims: Claims) -> Option<Site<'a>> {
    let found = scene.verb(at, range.end)?;
    let claimed = claims.holds(scene, at) || claims.cues.contains(&at) || quoted_at_length(scene, at);
    if claimed || !word_class::is_verb_here(scene, range, at, &found) {
        return None;
    }
    Some(Site { start: range.start, end: range.end, verb: at, found })
}

/// Words inside a quotation of some length are the speaker's, not the account's.
fn quoted_at_length(scene: Scene, at: usize) -> bool {
    scene.quotation_at(at).is_some_and(|quotation| {
        scene.english.quotations[quotation].content.of(scene.text()).split(' ').count() > 2
    })
}

fn find(scene: Scene, site: &Site) -> Option<Finding> {
    let frames = site.found.verb.frames;
    let inverted = syntax::is_inverted(scene, site);
    let mut finding = None;
    if site.found.verb.lemma != "say" && is_reduced_relative(scene, site) {
        return None;
    }
    if inverted && (frames.that || frames.quote) {
        return parenthetical::find(scene, site);
    }
    if let Some(told) = agent::find(scene, site) {
        return Some(told);
    }
    if frames.of {
        finding = accusation::find(scene, site);
    }
    if finding.is_none() && (frames.to || frames.oblige) {
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
    if finding.is_none() && frames.withheld {
        finding = unanswered::find(scene, site);
    }
    if finding.is_none() && frames.gerund {
        finding = gerund::find(scene, site);
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
    let speaker = subject::speaker(scene, site, &finding)?;
    let together = site.found.verb.frames.mutual && is_joint(scene, &speaker);
    if together
        || is_nobody(scene, site, &speaker)
        || is_spoken_to(scene, site, &finding)
        || actuality::is_hypothetical(scene, site)
        || is_told_of(scene, site, &finding)
        || is_thing(scene, site, &speaker)
    {
        return None;
    }
    let mut attribution = Attribution::new(scene, finding.pattern, &site.found, finding.cue.clone(), speaker);
    attribution.act = finding.act;
    let polarity = if actuality::is_withheld(scene, site) { Polarity::Negative } else { Polarity::Positive };
    let quoted = quoted_in(scene, &content);
    let kind = match &quoted[..] {
        [] => StatementKind::Indirect,
        [whole] if content.len() == 1 && covers(scene, *whole, content[0]) => StatementKind::Direct,
        _ => StatementKind::Mixed,
    };
    Some(Reported { kind, content, quoted, attribution, polarity })
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
fn is_nobody(scene: Scene, site: &Site, speaker: &Range<usize>) -> bool {
    let impersonal =
        speaker.len() == 1 && scene.word(speaker.start).eq_ignore_ascii_case("it") && is_passive(scene, site);
    impersonal
        || speaker.len() == 1 && scene.word(speaker.start) == "one"
        || speaker.len() == 1
            && matches!(
                scene.word(speaker.start).to_lowercase().as_str(),
                "that" | "this" | "there" | "what" | "which" | "these" | "you" | "i" | "we" | "nothing"
            )
        || speaker.len() == 1
            && scene.word(speaker.start).eq_ignore_ascii_case("it")
            && is_commonplace(scene, site)
        || site.found.form == Form::Gerund && site.verb > site.start && scene.word(site.verb - 1) == "worth"
}

/// "It goes without saying", "it is worth stating".
fn is_commonplace(scene: Scene, site: &Site) -> bool {
    site.verb > site.start && matches!(scene.word(site.verb - 1), "without" | "worth")
}

/// "The visit suggests", "the move signals": a sign of something, said by nobody. Reports, polls and letters do say.
fn is_thing(scene: Scene, site: &Site, speaker: &Range<usize>) -> bool {
    let head = scene.english.child(site.verb, Relation::Nsubj).unwrap_or(speaker.end - 1);
    let word = scene.word(head).to_lowercase();
    let noun = scene.english.tokens[head].upos == Upos::Noun;
    let singular = word.strip_suffix('s').unwrap_or(&word);
    let shows = is(&site.found.verb.lemma, Class::Shows);
    shows
        && noun
        && !is(singular, Class::Tells)
        && !is(&word, Class::Tells)
        && !readout_english::Knowledge::built_in().is_office(&word)
}

/// "Solberg and Venn", "they", "both": more than one.
fn is_joint(scene: Scene, speaker: &Range<usize>) -> bool {
    scene.words(speaker.clone()).any(|word| {
        matches!(
            word,
            "and" | "They" | "they" | "both" | "Both" | "two" | "who" | "We" | "we" | "leaders" | "sides"
        )
    })
}

/// "was told", "has been asked": the subject of such a verb is the person spoken to.
fn is_spoken_to(scene: Scene, site: &Site, finding: &Finding) -> bool {
    site.found.verb.addressee && finding.speaker.is_none() && is_passive(scene, site)
}

/// "was hardly mentioned", "was described as late": the subject is what is spoken of, and nobody is said to speak.
fn is_told_of(scene: Scene, site: &Site, finding: &Finding) -> bool {
    finding.speaker.is_none()
        && matches!(finding.pattern, "parenthetical" | "described as" | "called")
        && is_passive(scene, site)
}

/// Whether a form of "be", or nothing at all, makes the verb a passive: "was told", "when asked".
fn is_passive(scene: Scene, site: &Site) -> bool {
    if !matches!(site.found.form, Form::Past | Form::Participle) {
        return false;
    }
    let mut before = site.verb;
    while before > site.start && super::closed_class::is_adverb(scene.word(before - 1)) {
        before -= 1;
    }
    let word = if before > site.start { scene.word(before - 1) } else { "" };
    let be = matches!(
        word,
        "was" | "were" | "been" | "be" | "is" | "are" | "being" | "’re" | "'re" | "’m" | "get" | "got"
    );
    // "she’s called for a new pier" has; "she’s told by the crew" is.
    let by = site.past() < site.end && scene.word(site.past()) == "by";
    let be = be || matches!(word, "’s" | "'s") && by;
    be || matches!(word, "When" | "when" | "If" | "if" | "" | "After") && site.found.verb.addressee
        || word == "," && parts_subject_from_verb(scene, site)
}

/// "The pilot, **hailed** for his calm, has long sought a second tug": a participle in an aside that tells of the subject
/// what others did; the sentence's own verb comes after it.
fn parts_subject_from_verb(scene: Scene, site: &Site) -> bool {
    let mut after = site.verb + 1;
    while after < site.end && super::closed_class::is_adverb(scene.word(after)) {
        after += 1;
    }
    let mut commas = (after..site.end).filter(|at| scene.word(*at) == ",");
    after < site.end
        && matches!(scene.word(after), "for" | "by" | "as" | "in" | "at" | "on")
        && commas.any(|comma| {
            let next = scene.word((comma + 1).min(site.end - 1));
            super::closed_class::is_auxiliary(next) || syntax::is_finite(scene, comma + 1)
        })
}

/// "The pilot, **hailed along the coast**, has sailed", "the ship, **called The Gull**, was sold": a participle set off
/// behind the noun that it tells of is no attribution.
fn is_reduced_relative(scene: Scene, site: &Site) -> bool {
    let participle = matches!(site.found.form, Form::Past | Form::Participle);
    let set_off = site.verb > site.start + 1 && scene.word(site.verb - 1) == ",";
    let noun = || matches!(scene.english.tokens[site.verb - 2].upos, Upos::Noun | Upos::Propn);
    let comma = || (site.past()..site.end).find(|at| scene.word(*at) == ",");
    let main_verb =
        || comma().is_some_and(|comma| comma + 1 < site.end && syntax::is_finite(scene, comma + 1));
    participle
        && set_off
        && noun()
        && main_verb()
        && !(site.start..site.verb).any(|at| syntax::is_finite(scene, at))
}
