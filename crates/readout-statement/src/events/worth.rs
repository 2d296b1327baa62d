//! What is told well enough to be an event of the account: who met whom, who went where. "Peace talks" alone are none.

use super::draft::Draft;
use crate::{EventKind, EventStatus, Role};

/// Whether enough is told of it.
pub(super) fn is_told(draft: &Draft) -> bool {
    let event = &draft.event;
    let present = || event.participants.iter().filter(|party| party.role != Role::Absent);
    let parties = present().count();
    let placed = event.place.is_some();
    let dated = event.date.is_some();
    let has = |role: Role| present().any(|party| party.role == role);
    if draft.known || draft.heading || draft.told.supposed && !(dated && parties >= 2) {
        return false;
    }
    if event.status == EventStatus::Proposed && parties < 2 {
        return false;
    }
    match event.kind {
        EventKind::Call => parties >= 2,
        EventKind::Meeting => parties >= 2 || parties == 1 && (placed || dated),
        EventKind::Talks => parties >= 2 || parties >= 1 && placed && dated,
        EventKind::Visit => parties >= 1 && placed || parties >= 2,
        EventKind::Conference => {
            (placed || !draft.names.is_empty()) && (parties >= 1 || dated) || parties >= 1 && dated
        }
        EventKind::Invitation => parties >= 2,
        EventKind::Appointment => has(Role::Recipient) && parties >= 1,
        EventKind::Release => has(Role::Recipient),
        EventKind::Agreement => parties >= 2,
        EventKind::Ceasefire => parties >= 2 || parties == 1 && dated,
        EventKind::Vote => parties >= 1 && dated,
        EventKind::Measure => parties >= 2 || parties == 1 && dated,
        EventKind::Attack => has(Role::Initiator) && (has(Role::Recipient) || placed || dated),
        EventKind::Remarks => parties >= 1,
        EventKind::Other => parties >= 1,
    }
}
