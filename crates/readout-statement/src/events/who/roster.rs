//! Who belongs to those of whom an event tells: Solberg appointed a team. **The team includes: Orla Venn; Tomas Adeyle.**
//! A conference opens on Friday. **Ministers attending include Venn and Amsel.**

use crate::actors::Cast;
use crate::events::clause::Clauses;
use crate::events::draft::Draft;
use crate::events::list::List;
use crate::events::who::party::name_at;
use crate::{EventKind, Participant, Role};
use readout_english::{NameClass, Relation, Upos};
use std::ops::Range;

/// How many sentences after an event its people may be listed.
const REACH: usize = 3;

/// The most lines of a list that are read.
const LINES: usize = 12;

/// How many tokens of a line may stand before the name it gives.
const TITLE: usize = 10;

/// Adds those who are listed to the event that was told before.
pub(in crate::events) fn fill(clauses: &Clauses, cast: &mut Cast, events: &mut [Draft]) {
    let sentences = &clauses.scene.english.sentences;
    for (at, sentence) in sentences.iter().enumerate() {
        let Some((verb, appointed)) = lists(clauses, sentence.tokens.clone()) else { continue };
        let heads = members(clauses, at, verb);
        let Some(event) = told_before(clauses, events, at, appointed).filter(|_| !heads.is_empty()) else {
            continue;
        };
        for head in heads {
            let span = clauses.phrase_span(head);
            let actor = cast.participant(span, clauses.scene.english.tokens[head].span);
            let known = event.participants.iter().any(|party| party.actor == actor);
            if actor.is_some() && !known {
                let role = if appointed { Role::Recipient } else { Role::Participant };
                event.participants.push(Participant { span, actor, role, side: None });
            }
        }
    }
}

/// The verb of "the team includes …", "ministers attending include …", and whether it is a body that was appointed.
fn lists(clauses: &Clauses, sentence: Range<usize>) -> Option<(usize, bool)> {
    let verb = sentence.clone().find(|at| {
        clauses.upos(*at) == Upos::Verb && clauses.lexicon.has(List::Naming, &clauses.lemma(*at))
    })?;
    let subject = (sentence.start..verb).rev().find(|at| clauses.upos(*at) == Upos::Noun)?;
    let before = |at: usize| clauses.lexicon.has(List::Rosters, &clauses.lemma(at));
    let attending = |at: usize| {
        clauses.lexicon.has(List::Attending, &clauses.lemma(at))
            && (sentence.start..verb).any(|at| clauses.lexicon.has(List::Presence, &clauses.small(at)))
    };
    let guests = clauses.lexicon.has(List::Guests, &clauses.lemma(subject));
    match () {
        () if before(subject) && clauses.is(subject, Relation::Nsubj) => Some((verb, true)),
        () if guests || attending(subject) => Some((verb, false)),
        () => None,
    }
}

/// The persons named after the verb, or one at the head of each line that follows a colon.
fn members(clauses: &Clauses, at: usize, verb: usize) -> Vec<usize> {
    let sentences = &clauses.scene.english.sentences;
    let person = |token: usize| {
        let name = name_at(clauses, token).filter(|name| name.class == NameClass::Person)?;
        // "Solberg’s envoy, Orla Venn": the envoy attends.
        let owns = clauses.scene.english.tokens.len() > name.tokens.end
            && matches!(clauses.scene.word(name.tokens.end), "’s" | "'s" | "’" | "'");
        (name.tokens.start == token && !owns).then_some(token)
    };
    let end = sentences[at].tokens.end;
    let opens = clauses.scene.word(end - 1) == ":";
    if !opens {
        return (verb + 1..end).filter_map(person).collect();
    }
    let lines = sentences[at + 1..].iter().take(LINES);
    let first = |tokens: Range<usize>| (tokens.start..tokens.end.min(tokens.start + TITLE)).find_map(person);
    let named = lines.map_while(|line| first(line.tokens.clone()).map(|name| (name, line.tokens.end)));
    named
        .flat_map(|(name, end)| {
            // "Solberg and Venn, who …": of one line both.
            let joined = clauses.joined(name).into_iter().filter(move |other| *other < end);
            joined.filter_map(person).collect::<Vec<_>>()
        })
        .collect()
}

/// The event told last before a sentence whose people may be listed there.
fn told_before<'a>(
    clauses: &Clauses,
    events: &'a mut [Draft],
    sentence: usize,
    appointed: bool,
) -> Option<&'a mut crate::Event> {
    let sentences = &clauses.scene.english.sentences;
    let start = sentences[sentence].span.start();
    let from = sentences[sentence.saturating_sub(REACH)].span.start();
    let fits = |kind: EventKind| match kind {
        EventKind::Appointment => appointed,
        EventKind::Conference | EventKind::Meeting | EventKind::Talks => !appointed,
        _ => false,
    };
    let last = |event: &crate::Event| {
        let here = event.mentions.iter().map(|mention| mention.span.start());
        here.filter(|at| (from..start).contains(at)).max()
    };
    let found = events.iter_mut().map(|draft| &mut draft.event).filter(|event| fits(event.kind));
    found.filter_map(|event| Some((last(event)?, event))).max_by_key(|(at, _)| *at).map(|(_, event)| event)
}
