//! What was said at or after a happening whose day the account gives elsewhere: They met on Tuesday. […] **After the
//! meeting** Solberg said it had gone well.

use super::place;
use crate::speech::scene::Scene;
use crate::{DateBasis, Event, EventKind, EventStatus, Statement, StatementDate};
use readout_document::Span;

/// The day of the happening that the sentence of a statement names as its occasion.
pub(super) fn date(
    scene: Scene,
    events: &[Event],
    statement: &Statement,
    sentence: usize,
) -> Option<StatementDate> {
    let span = scene.english.sentences[sentence].span;
    let speaker = statement.speaker.and_then(|speaker| speaker.actor)?;
    events.iter().find_map(|event| {
        let date = event.date.filter(|date| date.start == date.end && is_gathering(event))?;
        let present = event.participants.iter().any(|party| party.actor == Some(speaker));
        let named = event.mentions.iter().any(|mention| {
            span.contains(mention.anchor)
                && !statement.content.iter().any(|content| content.overlaps(mention.anchor))
                && is_occasion(scene, statement, mention.anchor)
        });
        (present && named).then_some(StatementDate {
            value: date.start,
            basis: DateBasis::Carried,
            span: date.span,
        })
    })
}

/// Calls, meetings, visits, conferences and the like that took place.
fn is_gathering(event: &Event) -> bool {
    let held = matches!(event.status, EventStatus::Held | EventStatus::UnderWay) && event.auxiliary.is_none();
    held && matches!(
        event.kind,
        EventKind::Call
            | EventKind::Meeting
            | EventKind::Visit
            | EventKind::Conference
            | EventKind::Talks
            | EventKind::Remarks
            | EventKind::Vote
            | EventKind::Agreement
    )
}

/// Whether the happening is where or after what it was said: "at the meeting", "after the call", not "of the meeting".
fn is_occasion(scene: Scene, statement: &Statement, anchor: Span) -> bool {
    let at = scene.tokens_in(anchor).start;
    let cue = scene.tokens_in(place(statement)).start;
    let floor = at.saturating_sub(6);
    let leads = |word: &str| {
        matches!(
            word.to_lowercase().as_str(),
            "at" | "during" | "after" | "following" | "in" | "on" | "from" | "aboard"
        )
    };
    let lead = (floor..at).rev().take_while(|i| !matches!(scene.word(*i), "," | "." | ";" | ":" | "that"));
    let mut lead = lead.filter(|i| leads(scene.word(*i)));
    lead.next().is_some() && at.abs_diff(cue) <= 24
}
