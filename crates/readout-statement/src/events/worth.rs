//! What is told well enough to be an event of the account: who met whom, who went where. "Peace talks" alone are none.

use super::draft::Draft;
use crate::actors::Cast;
use crate::{ActorKind, EventKind, EventMode, EventStatus, Participant, Role};

/// Whether enough is told of it.
pub(super) fn is_told(draft: &Draft, cast: &Cast) -> bool {
    let event = &draft.event;
    let present = || event.participants.iter().filter(|party| party.role != Role::Absent);
    let parties = present().count();
    let placed = event.place.is_some();
    let dated = event.date.is_some();
    let has = |role: Role| present().any(|party| party.role == role);
    let person =
        |party: &&Participant| party.actor.is_some_and(|actor| cast.kind(actor) == ActorKind::Person);
    let persons = |role: Role| present().filter(|party| party.role == role).filter(person).count();
    if draft.known || draft.heading || draft.told.supposed && !(dated && parties >= 2) {
        return false;
    }
    // Habits: "the council meets", "they attack their neighbours".
    if draft.told.habit && !dated && event.kind != EventKind::Remarks && event.mentions.len() == 1 {
        return false;
    }
    if event.status == EventStatus::Proposed && parties < 2 {
        return false;
    }
    match event.kind {
        // "went on with it in a long phone call last night", and not with whom.
        EventKind::Call => {
            parties >= 2 || parties == 1 && dated && event.mode == Some(EventMode::Phone) && !draft.loose
        }
        EventKind::Meeting => parties >= 2 || parties == 1 && (placed || dated),
        EventKind::Talks => parties >= 2 || parties >= 1 && placed && dated,
        EventKind::Visit => {
            parties >= 1 && placed || present().filter(|party| party.side.is_none()).count() >= 2
        }
        EventKind::Conference => {
            let named = !draft.names.is_empty();
            (placed || named) && (parties >= 1 || dated)
                || parties >= 1 && dated
                || named && draft.told.stated && event.status != EventStatus::Held
        }
        EventKind::Invitation => parties >= 2,
        EventKind::Appointment => {
            has(Role::Recipient) && (has(Role::Initiator) || persons(Role::Recipient) > 0)
        }
        EventKind::Release => has(Role::Recipient),
        EventKind::Agreement => parties >= 2,
        EventKind::Ceasefire => parties >= 2 || parties == 1 && dated,
        EventKind::Vote => parties >= 1 && (dated || draft.told.past && draft.told.stated),
        // "The embargo was lifted on Thursday": and nobody says by whom.
        EventKind::Measure => parties >= 2 || dated && (parties == 1 || draft.told.past && draft.made),
        // "Pell’s attacks on Venn" are words.
        EventKind::Attack => {
            let armed = persons(Role::Initiator) == 0;
            let by_somebody = has(Role::Initiator)
                && (placed || armed && (has(Role::Recipient) || draft.made))
                && (draft.told.stated || dated);
            // "a bombing in Vell killed nine people": and nobody says who did it.
            by_somebody || draft.alone && (placed && draft.told.stated || dated)
        }
        EventKind::Remarks => parties >= 1,
        EventKind::Other => parties >= 1,
    }
}
