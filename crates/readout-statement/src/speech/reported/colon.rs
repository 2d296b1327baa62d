//! What stands after a colon without marks: Solberg sent the port a message: **The ferry must sail**. At the front of a
//! line, a name and a colon are an attribution too: Solberg: **We will not wait**.

use super::{Claims, Reported, quoted_in};
use crate::cues::Form;
use crate::speech::closed_class::{Class, is};
use crate::speech::scene::Scene;
use crate::speech::{Attribution, phrase};
use crate::{Act, Polarity, StatementKind};
use readout_document::Span;
use readout_english::{NameClass, Upos};
use std::ops::Range;

/// The most tokens of a speaker's name before the colon.
const NAME: usize = 7;

/// `paragraph` holds all of the paragraph that `sentence` is part of.
pub(super) fn find(
    scene: Scene,
    paragraph: &Range<usize>,
    sentence: &Range<usize>,
    claims: Claims,
) -> Option<Reported> {
    let colon = sentence.clone().find(|at| scene.word(*at) == ":" && !scene.is_quoted(*at))?;
    let line_front = sentence.start == paragraph.start && colon - sentence.start <= NAME;
    let named = line_front.then(|| name_before(scene, sentence.start, colon)).flatten();
    let (attribution, end) = match named {
        Some(speaker) => (Attribution::without_cue(scene, "name and colon", speaker), paragraph.end),
        None => (announced(scene, sentence, colon)?, sentence.end),
    };
    let from = colon + 1;
    let span = (from + 1 < end).then(|| scene.span(&(from..end)))?;
    let span = trim_stop(scene.text(), span);
    let words = span.of(scene.text()).split(' ').filter(|word| word.chars().any(char::is_alphabetic)).count();
    if words < 4 {
        return None;
    }
    let taken = claims.quoted.iter().any(|quoted| quoted.overlaps(span));
    let begins = span
        .of(scene.text())
        .starts_with(|c: char| c.is_uppercase() || "“\"‘'$#@(".contains(c) || c.is_numeric());
    if taken || !begins {
        return None;
    }
    let quoted = quoted_in(scene, &[span]);
    let kind = if quoted.is_empty() { StatementKind::Indirect } else { StatementKind::Mixed };
    Some(Reported { kind, content: vec![span], quoted, attribution, polarity: Polarity::Positive })
}

fn trim_stop(text: &str, span: Span) -> Span {
    let words = span.of(text);
    Span::new(span.start(), span.start() + words.trim_end_matches(['.', ' ']).len().max(1))
}

/// "Solberg:", "Port Authority:", "Poll:", "Q:": a name or source that fills the line's front.
fn name_before(scene: Scene, start: usize, colon: usize) -> Option<Range<usize>> {
    let tokens = start..colon;
    let only = tokens.len() == 1;
    let first = (!tokens.is_empty()).then(|| scene.word(start))?;
    let capitals = crate::speech::turn::speaker(scene, &(start..colon + 3)).is_some();
    let source = only && is(first, Class::HeadlineSource) && first.starts_with(char::is_uppercase)
        || tokens.len() <= 4
            && is(scene.word(colon - 1), Class::HeadlineSource)
            && scene.words(tokens.clone()).all(|word| word.starts_with(char::is_uppercase))
            && !only;
    let person = scene.english.names.iter().any(|name| {
        matches!(name.class, NameClass::Person)
            && name.tokens.start >= start
            && name.tokens.end == colon
            && starts_alone(scene, start, name.tokens.start)
    });
    let names = tokens.len() <= 3 && tokens.clone().all(|at| scene.english.tokens[at].upos == Upos::Propn);
    (capitals || source || person || names).then_some(tokens)
}

/// Whether all before the name are capitalised words of a title: "Harbour Spokesman Orla Venn:".
fn starts_alone(scene: Scene, start: usize, name: usize) -> bool {
    scene.words(start..name).all(|word| word.starts_with(char::is_uppercase))
}

/// "insiders said:", "sent the port a message:": a verb or noun of saying leads up to the colon.
fn announced(scene: Scene, sentence: &Range<usize>, colon: usize) -> Option<Attribution> {
    let floor = sentence.start.max(colon.saturating_sub(16));
    let direct = (floor..colon).rev().take(3).find_map(|at| {
        let found = scene.verb(at, colon).filter(|found| {
            let verb = super::word_class::is_verb_here(scene, sentence, at, found);
            verb && found.verb.frames.quote && found.form != Form::Base && at + found.words == colon
        })?;
        let speaker = phrase::subject(scene, sentence.start, at)?;
        Some(Attribution::new(scene, "verb and colon", &found, at..at + found.words, speaker))
    });
    direct.or_else(|| {
        let noun = (floor..colon).rev().find(|at| {
            matches!(
                scene.word(*at),
                "message"
                    | "warning"
                    | "refrain"
                    | "theme"
                    | "verdict"
                    | "answer"
                    | "conclusion"
                    | "argument"
            )
        })?;
        let speaker = phrase::clause_subject(scene, sentence.start, noun)?;
        let named = super::subject::names_speaker(scene, &speaker);
        named.then(|| {
            let mut attribution = Attribution::by_noun(scene, noun, Act::Assert, speaker);
            attribution.pattern = "noun and colon";
            attribution
        })
    })
}
