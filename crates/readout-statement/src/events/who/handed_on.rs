//! Who takes part in "the talks", of whom nothing more is said: the states named in its own words, and those of the same
//! sort of happening that the account told of last, or that it goes on to tell of.

use super::party::name_at;
use crate::actors::Cast;
use crate::events::clause::Clauses;
use crate::{ActorId, ActorKind, Event, EventKind, Participant, Role};
use readout_english::{Kinds, Knowledge, NameClass};

/// How far those are remembered, in bytes.
const REACH: usize = 4000;

/// Gives parties to what has none.
pub(in crate::events) fn fill(clauses: &Clauses, events: &mut [Event], cast: &mut Cast) {
    for at in 0..events.len() {
        if !(is_mutual(events[at].kind) && events[at].participants.is_empty()) {
            continue;
        }
        let mut parties = states(clauses, &events[at], cast);
        let own: Vec<ActorId> = parties.iter().filter_map(|party| party.actor).collect();
        if let Some(from) = nearest(events, at, &own, cast) {
            let span = events[at].mentions[0].anchor;
            let others = named(&events[from], cast).filter(|actor| !own.contains(actor));
            parties.extend(others.map(|actor| Participant {
                span,
                actor: Some(actor),
                role: Role::Participant,
                side: None,
            }));
        }
        events[at].participants = parties;
    }
}

/// "the **Tarvian** nuclear talks", "a **Tarvia** deal": a state is one of them. A town is where they are held.
fn states(clauses: &Clauses, event: &Event, cast: &mut Cast) -> Vec<Participant> {
    let mut found: Vec<Participant> = Vec::new();
    if !matches!(event.kind, EventKind::Talks | EventKind::Agreement) {
        return found;
    }
    let knows = Knowledge::built_in();
    for mention in &event.mentions {
        let noun = clauses.scene.tokens_in(mention.anchor).start;
        for at in clauses.phrase(noun).start..noun {
            let Some(name) = name_at(clauses, at).filter(|name| name.tokens.end == at + 1) else { continue };
            let words = name.span.of(clauses.scene.text());
            let state = name.class == NameClass::Norp && knows.kinds_of(words).any(Kinds::PEOPLE)
                || name.class == NameClass::Place && knows.kinds_of(words).any(Kinds::COUNTRY);
            let own = clauses.upwards(at).skip(1).take(2).any(|head| head == noun);
            if !(state && own) {
                continue;
            }
            let actor = cast.participant(name.span, clauses.scene.english.tokens[at].span);
            if actor.is_some() && !found.iter().any(|party| party.actor == actor) {
                found.push(Participant { span: name.span, actor, role: Role::Participant, side: None });
            }
        }
    }
    found
}

/// The happening of a like sort, with those of `own`, told of last before it, else first behind it.
fn nearest(events: &[Event], at: usize, own: &[ActorId], cast: &Cast) -> Option<usize> {
    let start = |event: &Event| event.mentions[0].span.start();
    let here = start(&events[at]);
    let fits = |other: &usize| {
        let event = &events[*other];
        *other != at
            && alike(events[at].kind, event.kind)
            && named(event, cast).count() > 1
            && own.iter().all(|actor| named(event, cast).any(|party| party == *actor))
            && start(event).abs_diff(here) < REACH
    };
    let (before, behind): (Vec<usize>, Vec<usize>) =
        (0..events.len()).filter(fits).partition(|other| start(&events[*other]) <= here);
    let last = before.into_iter().max_by_key(|other| start(&events[*other]));
    last.or_else(|| behind.into_iter().min_by_key(|other| start(&events[*other])))
}

fn named<'a>(event: &'a Event, cast: &'a Cast) -> impl Iterator<Item = ActorId> + 'a {
    let actors = event.participants.iter().filter(|party| party.role != Role::Absent);
    actors.filter_map(|party| party.actor).filter(|actor| cast.kind(*actor) != ActorKind::Unnamed)
}

fn is_mutual(kind: EventKind) -> bool {
    alike(kind, kind)
}

/// What is talked about may end in an agreement; who meets may talk.
fn alike(open: EventKind, known: EventKind) -> bool {
    use EventKind::{Agreement, Ceasefire, Conference, Meeting, Talks};
    match open {
        Talks => matches!(known, Talks | Meeting),
        Meeting => matches!(known, Meeting | Talks),
        Agreement => matches!(known, Agreement | Talks),
        Ceasefire => known == Ceasefire,
        Conference => known == Conference,
        _ => false,
    }
}
