//! Several sentences on one happening make one event: "Solberg called Adeyle. **The call** lasted an hour."

use super::draft::Draft;
use crate::actors::Cast;
use crate::{ActorId, ActorKind, DateBasis, Event, EventDate, EventKind, EventStatus, Participant, Role};
use std::collections::BTreeSet;

/// How many happenings back another mention of one is sought.
const REACH: usize = 40;

/// Joins the places that tell of one happening. Each of the drafts given back stands for one.
pub(super) fn merge(drafts: Vec<Draft>, text: &str, cast: &Cast) -> Vec<Draft> {
    let mut events: Vec<Draft> = Vec::new();
    let drafts = without_journeys(drafts, text);
    // Headings come first in the text and tell least: they join what the body tells.
    let (headings, body): (Vec<Draft>, Vec<Draft>) = drafts.into_iter().partition(|draft| draft.heading);
    for draft in body.into_iter().chain(headings) {
        let from = events.len().saturating_sub(REACH);
        let candidates = from..events.len();
        let best = candidates
            .rev()
            .filter_map(|at| Some((likeness(&events[at], &draft, text, cast)?, at)))
            .max_by_key(|(score, at)| (*score, events[*at].last));
        match best {
            Some((_, at)) => join(&mut events[at], draft, cast),
            None => events.push(draft),
        }
    }
    fill(&mut events);
    events
}

/// Who meets on the sidelines of a conference takes part in it.
fn fill(events: &mut [Draft]) {
    for at in 0..events.len() {
        let here = std::mem::take(&mut events[at].within);
        if here.is_empty() || events[at].told.supposed {
            continue;
        }
        let parties = events[at].event.participants.clone();
        let date = events[at].event.date.filter(|date| date.start == date.end);
        let around = events.iter_mut().filter(|event| event.tokens.iter().any(|token| here.contains(token)));
        for event in around.map(|draft| &mut draft.event) {
            // "met on Friday on the sidelines of the conference": it goes on on that day.
            let told = event.date.filter(|known| known.basis != DateBasis::Calendar || date.is_none());
            event.date = told.or(date.map(|date| EventDate { basis: DateBasis::Carried, ..date }));
            let known = event.participants.len();
            let there = parties.iter().filter(|party| party.role != Role::Absent && party.actor.is_some());
            for party in there {
                if !event.participants[..known].iter().any(|known| known.actor == party.actor) {
                    event.participants.push(Participant { role: Role::Participant, side: None, ..*party });
                }
            }
        }
    }
}

/// A journey to what is told of there is no event of its own: "flew to Geneva for talks", "heading to Vell" where the
/// conference is. The traveller takes part, and the place is where it is held.
fn without_journeys(mut drafts: Vec<Draft>, text: &str) -> Vec<Draft> {
    let mut kept = vec![true; drafts.len()];
    for at in 0..drafts.len() {
        let purpose = drafts[at].visit_for;
        let journey = drafts[at].event.kind == EventKind::Visit;
        if !journey && purpose.is_none() {
            continue;
        }
        let from = at.saturating_sub(REACH);
        let to = drafts.len().min(at + REACH);
        let held = (from..to).find(|other| {
            let other = &drafts[*other];
            let for_it = purpose == Some(other.last) && other.event.kind != EventKind::Visit;
            let there = journey
                && other.event.kind == EventKind::Conference
                && is_ahead(other.event.status) == is_ahead(drafts[at].event.status)
                && same_place(other, &drafts[at], text)
                && dates_agree(other, &drafts[at]);
            for_it || there
        });
        let Some(held) = held else { continue };
        kept[at] = false;
        let journey = drafts[at].event.clone();
        let event = &mut drafts[held].event;
        event.place = event.place.or(journey.place);
        event.date = event.date.or(journey.date);
        let new = journey.participants.into_iter().filter(|party| {
            party.actor.is_none() || !event.participants.iter().any(|known| known.actor == party.actor)
        });
        let new: Vec<_> = new.map(|party| Participant { role: Role::Participant, ..party }).collect();
        event.participants.extend(new);
        event.mentions.extend(journey.mentions);
        let tokens = drafts[at].tokens.clone();
        drafts[held].tokens.extend(tokens);
        if !drafts[held].told.stated || purpose.is_some() {
            drafts[held].told = drafts[at].told;
            drafts[held].event.status = drafts[at].event.status;
            drafts[held].event.auxiliary = drafts[at].event.auxiliary;
        }
    }
    let mut kept = kept.into_iter();
    drafts.retain(|_| kept.next().unwrap_or(true));
    drafts
}

/// How well a draft goes with an event already told; nothing when it is another.
fn likeness(event: &Draft, draft: &Draft, text: &str, cast: &Cast) -> Option<u32> {
    let same_kind = event.event.kind == draft.event.kind;
    if draft.apposed.is_some_and(|noun| event.tokens.contains(&noun))
        && (same_kind || are_contacts(event, draft))
    {
        return Some(100);
    }
    let one_thing = is_of_the_same_two(event, draft, text, cast);
    let gathered = gathered_there(event, draft, text, cast);
    if !same_kind && (draft.known || !(goes_with(event, draft) || one_thing || gathered)) {
        return None;
    }
    if draft.again && !event.again
        || !dates_agree(event, draft)
        || !places_agree(event, draft, text)
        || !may_be_one(event, draft)
    {
        return None;
    }
    if one_thing {
        return Some(40);
    }
    if is_the_news_conference(event, draft) {
        return Some(8);
    }
    if gathered {
        return Some(15);
    }
    let (ours, theirs) = (parties(&event.event, cast), parties(&draft.event, cast));
    let common = ours.intersection(&theirs).count();
    if draft.known && draft.last - event.last.min(draft.last) > 150 {
        return None;
    }
    let within = draft.known || theirs.is_subset(&ours) || ours.is_subset(&theirs);
    let gathering = event.event.kind == EventKind::Conference;
    let named = !event.names.is_empty() && event.names.iter().any(|name| draft.names.contains(name));
    // "addressed a trade forum in Vell" is not the summit in Vell of which the account tells.
    let another = draft.indefinite && event.told.stated && common == 0;
    if gathering && (named || same_place(event, draft, text) && !another) {
        return Some(50 + common as u32);
    }
    let meant = gathering && draft.definite;
    if !(within || meant) {
        return None;
    }
    // "told the Courier … in her address on Monday": two appearances.
    let other_words = draft.event.kind == EventKind::Remarks
        && draft.noun
        && draft.event.date.is_some()
        && !draft.words.iter().all(|word| event.words.contains(word));
    let back = draft.definite && !other_words || draft.heading;
    match (ours.len().min(theirs.len()), common) {
        // "the call", of which nothing more is told.
        _ if draft.known => Some(5),
        // "to tell her **of the call**" is not the call that it stands in.
        (0, _) if theirs.is_empty() && event.sentence == draft.sentence && event.last + 12 > draft.last => {
            None
        }
        // "the bombings in Vell" are not those told of before without a place.
        (0, _)
            if theirs.is_empty()
                && draft.event.kind == EventKind::Attack
                && draft.event.place.is_some()
                && event.event.place.is_none()
                && draft.sentence > event.sentence + 2 =>
        {
            None
        }
        // "the 2031 raid" is not the attack told of before.
        (0, _)
            if theirs.is_empty()
                && draft.event.kind == EventKind::Attack
                && draft.event.date.is_some()
                && !draft.words.iter().all(|word| event.words.contains(word)) =>
        {
            None
        }
        (0, _) if theirs.is_empty() && back && (!gathering || draft.names.is_empty()) => {
            // "the news conference" is rather what was called so before.
            Some(1 + u32::from(draft.words.iter().all(|word| event.words.contains(word))))
        }
        (0, _) if ours.is_empty() && event.definite && same_kind => {
            let struck = matches!(draft.event.kind, EventKind::Attack | EventKind::Measure | EventKind::Vote);
            let same = !struck || same_place(event, draft, text);
            (!draft.indefinite && same).then_some(1)
        }
        (1, 1) if ours.len() == theirs.len() => {
            let one_sided = matches!(
                event.event.kind,
                EventKind::Visit
                    | EventKind::Remarks
                    | EventKind::Release
                    | EventKind::Appointment
                    | EventKind::Conference
                    | EventKind::Measure
                    | EventKind::Attack
                    | EventKind::Other
                    | EventKind::Vote
                    | EventKind::Agreement
                    | EventKind::Invitation
            );
            let told_alike = same_place(event, draft, text) || same_date(event, draft) || back;
            // "is imposing sanctions" and "in March it imposed sanctions" are two.
            let apart = draft.told.stated && event.event.date.is_some() != draft.event.date.is_some();
            let alone = event.event.kind != EventKind::Remarks && event.event.place.is_none() && !apart;
            (told_alike || one_sided && alone).then_some(10)
        }
        (1, 1) => (back || same_date(event, draft) || is_decided_once(draft)).then_some(9),
        (least, common) if least >= 2 && common == least => Some(20 + common as u32),
        _ => None,
    }
}

/// "his planned talks with Adeyle … **the summit with her** … when they **meet**": the same two have one thing before
/// them. What lies behind them is one where its place or day is.
fn is_of_the_same_two(event: &Draft, draft: &Draft, text: &str, cast: &Cast) -> bool {
    let gathers = |draft: &Draft| {
        matches!(draft.event.kind, EventKind::Meeting | EventKind::Conference | EventKind::Talks)
    };
    let open = |draft: &Draft| is_ahead(draft.event.status) || !draft.told.stated && draft.noun;
    let either = is_ahead(event.event.status) || is_ahead(draft.event.status);
    let ahead = either && open(event) && open(draft);
    let held = |draft: &Draft| draft.event.status == EventStatus::Held;
    let behind = held(event)
        && held(draft)
        && (same_place(event, draft, text) || same_date(event, draft) && !event.again && !draft.again);
    if !(gathers(event) && gathers(draft) && (ahead || behind)) || is_part_of(event, draft) {
        return false;
    }
    let persons = |event: &Event| -> BTreeSet<ActorId> {
        parties(event, cast).into_iter().filter(|actor| cast.kind(*actor) == ActorKind::Person).collect()
    };
    let (ours, theirs) = (persons(&event.event), persons(&draft.event));
    // "the summit **with her**": whoever tells it is the other.
    let with_one = ahead && draft.noun && theirs.len() == 1 && theirs.is_subset(&ours);
    ours.len() == 2 && (ours == theirs || with_one)
}

/// "will meet **at the forum**": two happenings, the one at the other.
fn is_part_of(event: &Draft, draft: &Draft) -> bool {
    let holds = |around: &Draft, part: &Draft| part.within.iter().any(|token| around.tokens.contains(token));
    holds(event, draft) || holds(draft, event)
}

/// "urgent meetings in Geneva … a meeting of the allies in Geneva … **ministers gathered in Geneva**": people met there once,
/// unless others are named.
fn gathered_there(event: &Draft, draft: &Draft, text: &str, cast: &Cast) -> bool {
    let gathers = |draft: &Draft| {
        let held = matches!(draft.event.kind, EventKind::Meeting | EventKind::Conference);
        held && draft.event.status == EventStatus::Held
    };
    let named =
        |event: &Event| parties(event, cast).iter().any(|actor| cast.kind(*actor) == ActorKind::Person);
    gathers(event)
        && gathers(draft)
        && !is_part_of(event, draft)
        && (event.told.stated || draft.told.stated)
        && same_place(event, draft, text)
        && !(named(&event.event) && named(&draft.event))
}

/// Whether it is still to come.
fn is_ahead(status: EventStatus) -> bool {
    matches!(
        status,
        EventStatus::Planned | EventStatus::Announced | EventStatus::Proposed | EventStatus::Postponed
    )
}

/// A vote or an appointment, of which each is told once and then named.
fn is_decided_once(draft: &Draft) -> bool {
    matches!(draft.event.kind, EventKind::Vote | EventKind::Appointment)
}

/// "the news conference", which an account has but one of, whoever is told to have spoken there.
fn is_the_news_conference(event: &Draft, draft: &Draft) -> bool {
    let one = |draft: &Draft| {
        draft.event.kind == EventKind::Remarks
            && draft.noun
            && draft.words.iter().any(|word| word == "conference")
    };
    one(event) && one(draft) && draft.definite && draft.event.date.is_none()
}

/// Whether two sorts of happening may be one: "conversation" and "meeting", "the talks" and the call, a heading and
/// what it is about.
fn goes_with(event: &Draft, draft: &Draft) -> bool {
    let ahead = |draft: &Draft| is_ahead(draft.event.status);
    let vague = draft.loose && (draft.definite || draft.event.kind == EventKind::Call) || draft.heading;
    // "a meeting with Adeyle … postpone **the summit**"
    let gathering = |draft: &Draft| matches!(draft.event.kind, EventKind::Meeting | EventKind::Conference);
    let talks = event.event.kind == EventKind::Talks && event.event.status != EventStatus::Held;
    if draft.definite && draft.bare && (gathering(event) || talks) && gathering(draft) {
        return event.event.participants.len() == 2;
    }
    // "the talks" are not a meeting of which one party alone is told.
    let two = event.event.participants.len() >= 2 || event.event.kind == EventKind::Call;
    two && are_contacts(event, draft)
        && (vague || event.loose && event.event.kind == EventKind::Call)
        && ahead(event) == ahead(draft)
}

/// Calls, meetings and talks, which "conversation" and "talks" all may be.
fn are_contacts(event: &Draft, draft: &Draft) -> bool {
    let contact = |kind| matches!(kind, EventKind::Call | EventKind::Meeting | EventKind::Talks);
    contact(event.event.kind) && contact(draft.event.kind)
}

pub(super) fn parties(event: &Event, cast: &Cast) -> BTreeSet<ActorId> {
    let actors = event.participants.iter().filter(|party| party.role != Role::Absent);
    let named: BTreeSet<ActorId> = actors
        .clone()
        .filter_map(|party| party.actor)
        .filter(|actor| cast.kind(*actor) != ActorKind::Unnamed)
        .collect();
    if named.is_empty() { actors.filter_map(|party| party.actor).collect() } else { named }
}

pub(super) fn dates_agree(event: &Draft, draft: &Draft) -> bool {
    match (&event.event.date, &draft.event.date) {
        (Some(one), Some(two)) => one.start <= two.end && two.start <= one.end,
        _ => true,
    }
}

fn same_date(event: &Draft, draft: &Draft) -> bool {
    event.event.date.is_some() && draft.event.date.is_some() && dates_agree(event, draft)
}

fn same_place(event: &Draft, draft: &Draft, text: &str) -> bool {
    match (event.event.place, draft.event.place) {
        (Some(one), Some(two)) => {
            let (one, two) = (fold(one.of(text)), fold(two.of(text)));
            one.contains(&two) || two.contains(&one)
        }
        _ => false,
    }
}

pub(super) fn places_agree(event: &Draft, draft: &Draft, text: &str) -> bool {
    event.event.place.is_none() || draft.event.place.is_none() || same_place(event, draft, text)
}

fn fold(place: &str) -> String {
    let lower = place.to_lowercase();
    lower.strip_prefix("the ").map(str::to_owned).unwrap_or(lower)
}

/// What has been held is not what is still planned, unless it was planned when first told of.
pub(super) fn may_be_one(event: &Draft, draft: &Draft) -> bool {
    let (one, two) = (event.event.status, draft.event.status);
    // "will be named … after being named": one appointment.
    if event.event.kind == EventKind::Appointment {
        return true;
    }
    // "landed in Geneva … had called off an earlier trip": two journeys.
    let undone = matches!(two, EventStatus::Cancelled | EventStatus::Postponed);
    let journey = event.event.kind == EventKind::Visit;
    if journey && undone && one == EventStatus::Held && event.told.past && event.told.stated {
        return false;
    }
    if !draft.told.stated || !event.told.stated || is_ahead(one) == is_ahead(two) {
        return true;
    }
    // "would call" … "the call they held"; "will meet on Friday" … "met on Friday".
    event.told.was_ahead
        || draft.told.was_ahead
        || same_date(event, draft)
        || event.event.kind == EventKind::Conference
}

/// Takes up what a further mention tells.
fn join(event: &mut Draft, draft: Draft, cast: &Cast) {
    event.event.status = status(event, &draft);
    let told = &mut event.event;
    let other = draft.event;
    if draft.told.stated {
        told.auxiliary = other.auxiliary.filter(|_| told.status == other.status).or(told.auxiliary);
    }
    if told.status == EventStatus::Held {
        told.auxiliary = None;
    }
    let named = |actor: ActorId| cast.kind(actor) != ActorKind::Unnamed;
    for party in other.participants {
        let known = told.participants.iter().any(|known| known.actor == party.actor);
        let vague = party.actor.is_none_or(|actor| !named(actor))
            && told.participants.iter().any(|known| known.actor.is_some_and(named));
        if !known && !vague {
            told.participants.push(party);
        }
    }
    told.mode = told.mode.or(other.mode);
    told.place = told.place.or(other.place);
    told.duration = told.duration.or(other.duration);
    told.date = match (told.date, other.date) {
        // The narrower tells more: "this week", then "on Friday".
        (Some(one), Some(two)) if days(&two) < days(&one) => Some(two),
        (one, two) => one.or(two),
    };
    if other.statement.is_none() {
        told.statement = None;
    }
    // "conversation" and then "phone call": what says more names it.
    if event.loose && !draft.loose {
        told.kind = other.kind;
        event.loose = false;
    }
    told.mentions.extend(other.mentions);
    event.last = event.last.max(draft.last);
    event.tokens.extend(draft.tokens);
    event.words.extend(draft.words);
    event.within.extend(draft.within);
    event.beside.extend(draft.beside);
    event.told.stated |= draft.told.stated;
    event.told.past |= draft.told.past;
    event.bare &= draft.bare;
    event.made |= draft.made;
    event.heading &= draft.heading;
    event.names.extend(draft.names);
}

fn days(date: &EventDate) -> i32 {
    (date.end - date.start).get_days()
}

/// How far it has come, after a further mention: what says nothing of it changes nothing, and what was told to have
/// been held stays so.
fn status(event: &Draft, draft: &Draft) -> EventStatus {
    let (one, two) = (event.event.status, draft.event.status);
    if !draft.told.stated {
        return one;
    }
    if !event.told.stated {
        return two;
    }
    match (one, two) {
        (EventStatus::Held, EventStatus::Cancelled | EventStatus::Postponed) => two,
        (EventStatus::Held, EventStatus::Unconfirmed) if event.event.statement.is_some() => two,
        (EventStatus::Held, _) => one,
        (EventStatus::Unconfirmed, EventStatus::Held) if draft.event.statement.is_none() => two,
        // What was called off is off, whatever had been asked of it before.
        (EventStatus::Unconfirmed, EventStatus::Cancelled | EventStatus::Postponed) => two,
        (EventStatus::Cancelled | EventStatus::Postponed, EventStatus::Unconfirmed) => one,
        (EventStatus::Unconfirmed, _) => one,
        (_, EventStatus::Held) => two,
        (EventStatus::Planned | EventStatus::Announced, EventStatus::Proposed) => one,
        // "called it off on May 3", and it is planned again: that was before.
        (EventStatus::Planned | EventStatus::Announced, EventStatus::Cancelled | EventStatus::Postponed)
            if draft.stale =>
        {
            one
        }
        // What was announced is not undone by being planned.
        (EventStatus::Announced, EventStatus::Planned) => one,
        _ => two,
    }
}
