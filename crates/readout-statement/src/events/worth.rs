//! What is told well enough to be an event of the account: who met whom, who went where. "Peace talks" alone are none.

use super::ballot;
use super::draft::Draft;
use super::who::party::is_mutual;
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
    // "the leaders agreed": several, whoever they are.
    let several = |party: &Participant| party.actor.is_some_and(|actor| cast.kind(actor) == ActorKind::Group);
    let ahead = matches!(event.status, EventStatus::Planned | EventStatus::Announced);
    let done = matches!(event.status, EventStatus::Held | EventStatus::Announced);
    let persons = |role: Role| present().filter(|party| party.role == role).filter(person).count();
    if draft.turned_on {
        return true;
    }
    if draft.known || draft.heading || draft.told.supposed && !(dated && parties >= 2) {
        return false;
    }
    // Habits: "the council meets", "they attack their neighbours".
    if draft.told.habit && !dated && event.kind != EventKind::Remarks && event.mentions.len() == 1 {
        return false;
    }
    let proposes = parties == 1
        && draft.noun
        && is_mutual(event.kind)
        && !matches!(event.kind, EventKind::Remarks | EventKind::Vote)
        && present().all(|party| party.side != Some(1))
        && draft.told.stated;
    // "offered to visit Vell"
    let offers = event.kind == EventKind::Visit && placed && has(Role::Initiator) && !draft.invited;
    if event.status == EventStatus::Proposed && parties < 2 && !(draft.ballot || proposes || offers) {
        return false;
    }
    match event.kind {
        _ if event.status == EventStatus::Proposed && proposes => true,
        // "went on with it in a long phone call last night", and not with whom.
        EventKind::Call => {
            let phone = event.mode == Some(EventMode::Phone) && !draft.loose;
            let with = present().filter(person).any(|party| party.side == Some(1));
            parties >= 2
                || parties == 1 && dated && (phone || with && on_a_day(draft))
                || phone && parties == 1 && returned_to(draft)
                || event.mode == Some(EventMode::Phone) && present().any(several) && dated
        }
        // "hosted by the ferry club": who was there is not told.
        EventKind::Meeting => {
            let only_host = present().all(|party| party.role == Role::Host);
            parties >= 2
                || parties == 1 && (placed || dated || draft.noun && draft.told.stated) && !only_host
                || parties == 0 && placed && on_a_day(draft)
        }
        EventKind::Talks => {
            let told = draft.told.stated && parties == 1 && (placed || on_a_day(draft));
            let here = placed && event.status == EventStatus::UnderWay && draft.told.stated;
            parties >= 2
                || told
                || here
                || dated && (placed || ahead && draft.told.stated)
                || returned_to(draft)
                || draft.told.stated && on_a_day(draft)
        }
        EventKind::Visit => {
            let goes = event.status != EventStatus::Planned || !draft.invited;
            goes && parties >= 1 && (placed || dated && (draft.noun || draft.told.past))
                || present().filter(|party| party.side.is_none()).count() >= 2
        }
        EventKind::Conference => {
            let named = !draft.names.is_empty();
            (placed || named) && (parties >= 1 || dated)
                || parties >= 1 && dated
                || present().filter(person).count() >= 2
                || present().any(|party| person(&party)) && draft.told.stated
                || named && draft.told.stated && event.status != EventStatus::Held
        }
        // "at Solberg’s invitation"; who "declined an invitation" made none.
        EventKind::Invitation => {
            let made = has(Role::Initiator) && done && draft.noun && !draft.made;
            parties >= 2 || has(Role::Invited) && placed || made
        }
        EventKind::Appointment => {
            has(Role::Recipient) && (has(Role::Initiator) || persons(Role::Recipient) > 0)
        }
        EventKind::Release => has(Role::Recipient),
        EventKind::Agreement => {
            // "the deal struck on Monday": whoever struck it.
            let struck = done && draft.made && draft.told.stated && on_a_day(draft);
            let own_day =
                draft.own_day && draft.event.date.is_some_and(|date| (date.end - date.start).get_days() < 7);
            // "signed a trade agreement with Tarvia"
            let made = parties == 1 && draft.made && done && draft.told.stated && draft.indefinite;
            parties >= 2
                || own_day
                || struck
                || made
                || parties == 1 && present().all(several) && draft.made && draft.indefinite && done
                || parties == 1
                    && !draft.noun
                    && done
                    && draft.told.past
                    && !present().any(|party| person(&party))
        }
        // "The truce collapsed on Tuesday": whoever had agreed on it.
        EventKind::Ceasefire => {
            let again = event.mentions.len() >= 2;
            parties >= 1 || draft.alone && draft.told.stated && (placed || dated || again)
        }
        EventKind::Vote if draft.ballot => ballot::is_worth(draft),
        EventKind::Vote => parties >= 1 && (dated || draft.told.past && draft.told.stated),
        // "The embargo was lifted on Thursday": and nobody says by whom.
        EventKind::Measure => {
            parties >= 2
                || has(Role::Initiator) && draft.told.stated && (done || ahead)
                || dated && (parties == 1 || draft.told.past && draft.made)
        }
        // "Pell’s attacks on Venn" are words.
        EventKind::Attack => {
            let armed = persons(Role::Initiator) == 0;
            // "Tarvia attacked Solberg": a state attacks a person with words.
            let struck = present().filter(|party| party.role == Role::Recipient);
            let in_words = draft.words == ["attack"] && persons(Role::Recipient) > 0 && struck.count() == 1;
            let hurt = draft.alone && draft.told.stated && persons(Role::Recipient) > 0;
            let by_somebody = has(Role::Initiator)
                && (placed || armed && !in_words && (has(Role::Recipient) || draft.made))
                && (draft.told.stated || dated);
            // "a bombing in Vell killed nine people": and nobody says who did it.
            let done = draft.noun || draft.told.past;
            event.status != EventStatus::Proposed
                && (by_somebody || hurt || draft.alone && done && (placed && draft.told.stated || dated))
        }
        EventKind::Remarks => parties >= 1,
        // "the arrest of a trader": somebody of whom no more is told.
        EventKind::Other if takes_captive(draft) => {
            let named = |party: &Participant| {
                party.role == Role::Recipient
                    && party.actor.is_some_and(|actor| cast.kind(actor) != ActorKind::Unnamed)
            };
            present().any(named) || dated && has(Role::Initiator) && has(Role::Recipient)
        }
        EventKind::Other => parties >= 1,
    }
}

/// An arrest, by whatever word.
fn takes_captive(draft: &Draft) -> bool {
    const WORDS: [&str; 5] = ["arrest", "detain", "detention", "apprehend", "capture"];
    draft.words.iter().any(|word| WORDS.contains(&word.as_str()))
}

/// Whether its day is told, and not only its month or year.
fn on_a_day(draft: &Draft) -> bool {
    draft.event.date.is_some_and(|date| date.start == date.end)
}

/// How many places name talks that an account comes back to.
const RETURNS: usize = 3;

/// "the talks … these negotiations … the talks": they go on, whoever is at them.
fn returned_to(draft: &Draft) -> bool {
    draft.event.mentions.len() >= RETURNS + usize::from(draft.event.participants.is_empty())
}
