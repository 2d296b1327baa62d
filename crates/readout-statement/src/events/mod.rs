//! What happened, as the account tells it: calls, meetings, visits, talks, and what is only planned of them.
//!
//! A word names a happening (`anchor`), the words around it say who (`party`), when (`date`), where (`place`), for how
//! long (`duration`) and how far it has come (`status`); the places that tell of one happening are joined (`merge`).

mod anchor;
mod announcement;
mod ballot;
mod caption;
mod clause;
mod draft;
mod journey;
mod lexicon;
mod list;
mod merge;
mod occasion;
mod place;
mod remarks;
mod status;
#[cfg(test)]
mod tests;
mod topic;
mod when;
mod who;
mod worth;

pub(crate) use caption::of_captions;
pub(crate) use when::neighbour::date as date_by_neighbours;

use crate::actors::Cast;
use crate::speech::scene::Scene;
use crate::{ActorId, Event, EventAuxiliary, EventDate, EventKind, EventStatus, Statement};
use clause::Clauses;
use draft::{Draft, Memory};

/// How many days before publication a happening is history.
const HISTORY: i32 = 365;

/// How many days before publication no day of what is yet to come lies: "wants the pact of 2015 changed".
const STALE: i32 = 14;

/// The events of an account, in order of first mention. The actors of their participants are those of `cast`.
pub(crate) fn events(scene: Scene, cast: &mut Cast, statements: &[Statement]) -> Vec<Event> {
    let clauses = Clauses::new(scene, statements);
    let mut memory = Memory::default();
    let mut drafts: Vec<Draft> = Vec::new();
    for anchor in anchor::anchors(&clauses) {
        let Some(draft) = draft::draft(&clauses, cast, statements, &memory, &anchor) else { continue };
        memory.note(&draft, cast);
        drafts.push(draft);
    }
    let mut merged = merge::merge(drafts, scene.text(), cast);
    who::roster::fill(&clauses, cast, &mut merged);
    let mut merged = topic::gather(merged, scene.text(), cast);
    when::date::carry(scene, &mut merged);
    merged.iter_mut().for_each(go_on);
    let mut events: Vec<Event> = merged
        .into_iter()
        .filter(|draft| worth::is_told(draft, cast))
        .map(|draft| finish(scene, draft.event))
        .collect();
    events.sort_by_key(|event| event.mentions[0].span);
    who::handed_on::fill(&clauses, &mut events, cast);
    events
}

/// Talks that are named and of which nothing tells that they are over, or when they were, go on.
fn go_on(draft: &mut Draft) {
    let event = &mut draft.event;
    let open = event.kind == EventKind::Talks && event.status == EventStatus::Held && event.date.is_none();
    if open && !draft.told.past && draft.noun {
        event.status = EventStatus::UnderWay;
    }
}

/// Sets the actors of events to their places in the account.
pub(crate) fn place_actors(events: &mut [Event], place: &[ActorId]) {
    for party in events.iter_mut().flat_map(|event| &mut event.participants) {
        party.actor = party.actor.map(|old| place[old.0]);
    }
}

/// In order of the text, and marked as history when it lies far before publication.
fn finish(scene: Scene, mut event: Event) -> Event {
    event.mentions.sort_by_key(|mention| mention.span);
    event.participants.sort_by_key(|party| party.span);
    let published = scene.document.published.as_ref().map(|known| known.value);
    let old = event
        .date
        .zip(published)
        .is_some_and(|(date, published)| (published - date.end).get_days() > HISTORY);
    // "will open a forum in May … the forum could bring peace": what lies ahead has not been held.
    let ahead = event.date.zip(published).is_some_and(|(date, published)| date.start > published);
    match event.status {
        EventStatus::Held if old => event.auxiliary = Some(EventAuxiliary::Historical),
        EventStatus::Held | EventStatus::UnderWay if ahead => {
            event.status = EventStatus::Planned;
            event.auxiliary = Some(EventAuxiliary::Future);
        }
        _ => {}
    }
    let proposed = matches!(event.status, EventStatus::Proposed | EventStatus::Planned);
    let long_past = |date: &EventDate| {
        published.is_some_and(|published| (published - date.end).get_days() > STALE) && proposed
    };
    event.date = event.date.filter(|date| !when::date::is_week(scene, date) && !long_past(date));
    event
}
