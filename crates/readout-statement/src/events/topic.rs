//! What an account comes back to without ever telling it whole: "**a nuclear deal** with Tarvia … reaching **a deal** …
//! **the deal** would end the ban"; "**talks** with Tarvia … **the negotiations** … the next round of **talks**".
//!
//! No one place tells enough to be an event. Together they are one: the deal that is sought, the talks that go on.

use super::draft::Draft;
use super::merge::{dates_agree, may_be_one, parties, places_agree};
use super::worth;
use crate::actors::Cast;
use crate::{ActorKind, EventDate, EventKind, EventStatus, Participant};

/// How many places must name talks, and a deal, for an account to turn on it.
const TALKS: usize = 4;
const DEAL: usize = 5;

/// Joins what is left of such talks and deals to what tells of them, or to one event.
pub(super) fn gather(drafts: Vec<Draft>, text: &str, cast: &Cast) -> Vec<Draft> {
    let left = |draft: &Draft| {
        let sort = matches!(draft.event.kind, EventKind::Talks | EventKind::Agreement);
        let undone = matches!(draft.event.status, EventStatus::Cancelled | EventStatus::Denied);
        let open = draft.told.supposed && draft.event.kind == EventKind::Talks;
        let another = draft.again || draft.known || undone || open;
        sort && draft.noun && !another && !worth::is_told(draft, cast)
    };
    let (fragments, mut whole): (Vec<Draft>, Vec<Draft>) = drafts.into_iter().partition(left);
    let mut loose: [Vec<Draft>; 2] = Default::default();
    for fragment in fragments {
        match home(&whole, &fragment, text, cast) {
            Some(at) => whole[at].event.mentions.extend(fragment.event.mentions),
            None => loose[usize::from(fragment.event.kind == EventKind::Agreement)].push(fragment),
        }
    }
    let [talks, deals] = loose;
    whole.extend(turned_on(talks, TALKS, cast));
    whole.extend(turned_on(deals, DEAL, cast));
    whole
}

/// The event of its sort that a fragment names: the last told before it, else the first.
fn home(whole: &[Draft], fragment: &Draft, text: &str, cast: &Cast) -> Option<usize> {
    let named = parties(&fragment.event, cast);
    let fits = |draft: &&Draft| {
        draft.event.kind == fragment.event.kind
            && worth::is_told(draft, cast)
            && (named.is_subset(&parties(&draft.event, cast)) || is_by_nobody_named(draft, cast))
            && dates_agree(draft, fragment)
            && places_agree(draft, fragment, text)
            && may_be_one(draft, fragment)
    };
    let at = |draft: &Draft| draft.event.mentions[0].span.start();
    let here = at(fragment);
    let all = || whole.iter().enumerate().filter(|(_, draft)| fits(draft));
    let before = all().filter(|(_, draft)| at(draft) < here).max_by_key(|(_, draft)| at(draft));
    // "the deal … another had been struck: **a deal** with Adeyle": what is told of first is not that one.
    let after = || all().filter(|(_, draft)| !draft.indefinite).min_by_key(|(_, draft)| at(draft));
    before.or_else(after).map(|(at, _)| at)
}

/// "**negotiators** reached a deal": for whom, the account tells elsewhere.
fn is_by_nobody_named(draft: &Draft, cast: &Cast) -> bool {
    let vague = |kind| matches!(kind, ActorKind::Group | ActorKind::Unnamed);
    parties(&draft.event, cast).iter().all(|actor| vague(cast.kind(*actor)))
}

/// One event of fragments that name it often enough, with somebody who is party to it; else nothing of them is told.
fn turned_on(fragments: Vec<Draft>, least: usize, cast: &Cast) -> Option<Draft> {
    let mentions: usize = fragments.iter().map(|draft| draft.event.mentions.len()).sum();
    // "The deal was struck": by whom, is known to all.
    let struck = |draft: &Draft| draft.made && draft.told.stated && draft.event.status == EventStatus::Held;
    let done = fragments.iter().any(struck);
    let named = fragments.iter().any(|draft| !parties(&draft.event, cast).is_empty());
    let mut fragments = fragments.into_iter();
    let mut one = fragments.next().filter(|_| mentions >= least && (named || done))?;
    let mut statuses = vec![(one.told.stated, one.event.status)];
    for fragment in fragments {
        statuses.push((fragment.told.stated, fragment.event.status));
        for party in fragment.event.participants {
            let known = |known: &Participant| known.actor == party.actor;
            if party.actor.is_some() && !one.event.participants.iter().any(known) {
                one.event.participants.push(party);
            }
        }
        one.event.place = one.event.place.or(fragment.event.place);
        one.event.date = one_day(one.event.date, fragment.event.date);
        one.event.mentions.extend(fragment.event.mentions);
    }
    one.event.status = match one.event.kind {
        EventKind::Talks => of_talks(&statuses),
        _ if done => EventStatus::Held,
        _ => EventStatus::Proposed,
    };
    one.event.auxiliary = None;
    one.turned_on = true;
    Some(one)
}

/// The only date, or of two the one in both; nothing is known of what is told of several.
fn one_day(one: Option<EventDate>, two: Option<EventDate>) -> Option<EventDate> {
    match (one, two) {
        (Some(one), Some(two)) if one.start != two.start || one.end != two.end => None,
        (one, two) => one.or(two),
    }
}

/// Talks that are told to be sought or planned, and by no words to be held, have not begun.
fn of_talks(told: &[(bool, EventStatus)]) -> EventStatus {
    let begun = |status| matches!(status, EventStatus::Held | EventStatus::UnderWay);
    let mut stated = told.iter().filter(|(stated, _)| *stated).map(|(_, status)| *status);
    match stated.clone().any(begun) {
        true => EventStatus::UnderWay,
        false => stated.next().unwrap_or(EventStatus::UnderWay),
    }
}
