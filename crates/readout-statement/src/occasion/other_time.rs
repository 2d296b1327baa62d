//! What was said at another time than its neighbours: Solberg **has long** said it would sail; Venn **once** called it a
//! folly; **last year** Pell promised a bridge.

use super::{place, tense};
use crate::Statement;
use crate::speech::is_at_other_times;
use crate::speech::scene::Scene;
use crate::speech::tense::Tense;
use readout_english::Xpos;
use readout_english::times::TimeKind;

/// The most tokens between such a word and the verb.
const REACH: usize = 3;

/// Whether the words around a statement tell that it was said at another time, or time and again.
pub(super) fn is_told(scene: Scene, statement: &Statement, sentence: usize) -> bool {
    let away = matches!(
        tense(scene, statement),
        Some(Tense::Perfect | Tense::PastPerfect | Tense::Future | Tense::Conditional)
    );
    away || is_going_on(scene, statement)
        || is_worded(scene, statement)
        || is_dated(scene, statement, sentence)
}

/// "Solberg **is signalling** that it will sail": these days, and on no day in particular.
fn is_going_on(scene: Scene, statement: &Statement) -> bool {
    let Some(cue) = &statement.cue else { return false };
    let verb = scene.tokens_in(cue.span).start;
    let be =
        (verb.saturating_sub(REACH)..verb).any(|at| matches!(scene.word(at), "is" | "are" | "’s" | "’re"));
    be && scene.english.tokens.get(verb).is_some_and(|token| token.xpos == Xpos::Vbg)
}

/// "once", "previously", "repeatedly" beside the verb.
fn is_worded(scene: Scene, statement: &Statement) -> bool {
    let Some(cue) = &statement.cue else { return false };
    let tokens = scene.tokens_in(cue.span);
    let start = tokens.start.saturating_sub(REACH);
    let end = scene.english.tokens.len().min(tokens.end + 1);
    scene.words(start..end).any(is_at_other_times)
}

/// "last month", "in 2016": a time in the sentence, outside of what is said, that is no day of its own.
fn is_dated(scene: Scene, statement: &Statement, sentence: usize) -> bool {
    let span = scene.english.sentences[sentence].span;
    let times = &scene.english.times;
    let from = times.partition_point(|time| time.span.end() <= span.start());
    times[from..].iter().take_while(|time| time.span.start() < span.end()).any(|time| {
        let inside = statement.content.iter().any(|content| content.overlaps(time.span));
        let quoted = scene.is_quoted(scene.tokens_in(time.span).start);
        let stretch = time.range().is_some_and(|(start, end)| start < end) || time.value == "PAST_REF";
        let before = time.span.start() < place(statement).end() + 24;
        time.kind == TimeKind::Date && stretch && !inside && !quoted && before
    })
}
