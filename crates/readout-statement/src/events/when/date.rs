//! When it happened: the day that its own clause gives, else the day of the clause it stands in. They met **on
//! Thursday**; the summit, which opens **on Friday**; Solberg said **on Monday** that they had met.

use super::apart;
use crate::events::anchor::Anchor;
use crate::events::clause::Clauses;
use crate::events::draft::Draft;
use crate::events::status::Told;
use crate::events::when::stretch;
use crate::events::who::of_noun::reduced_relative;
use crate::speech::scene::Scene;
use crate::{ActorId, DateBasis, EventDate, EventKind, EventStatus};
use readout_document::Span;
use readout_english::times::{Basis, TimeKind};
use readout_english::{Relation, Time, Upos};
use std::ops::Range;

/// A stretch of more days than this is no date of a happening.
const LONGEST: i32 = 370;

/// The day of a happening.
pub(in crate::events) fn date(clauses: &Clauses, anchor: &Anchor, told: &Told) -> Option<EventDate> {
    let sentence = clauses.scene.english.sentence_of(anchor.token)?;
    // What is to follow another happening has not its day.
    let hangs = || clauses.upwards(anchor.token).skip(1).take(2).any(|head| clauses.lemma(head) == "follow");
    let behind = || hangs() || clauses.follows(anchor.token).is_some();
    if told.status != EventStatus::Held && behind() {
        return None;
    }
    let chain: Vec<usize> = clauses.upwards(anchor.token).collect();
    let mut best: Option<(usize, usize, EventDate)> = None;
    // "on Friday, after the call Solberg and Adeyle held": what stands before it is no day of its own.
    let own_clause = anchor.noun && reduced_relative(clauses, anchor.token).is_some();
    for time in times_in(clauses, sentence.tokens.clone()) {
        let Some((start, end)) = time.range() else { continue };
        let tokens = clauses.scene.tokens_in(time.span);
        if (end - start).get_days() > LONGEST || tokens.is_empty() || is_bound(clauses, tokens.start) {
            continue;
        }
        if own_clause && tokens.start < anchor.token {
            continue;
        }
        let steps = match is_right_behind(clauses, anchor, &tokens) {
            true => Some(0),
            false => distance(clauses, anchor, &chain, tokens.clone(), told),
        };
        let Some(steps) = steps else { continue };
        let away = tokens.start.abs_diff(anchor.token);
        if best.as_ref().is_none_or(|(known, near, _)| (steps, away) < (*known, *near)) {
            let basis = match time.basis {
                Basis::Stated => DateBasis::Stated,
                _ => DateBasis::Resolved,
            };
            best = Some((steps, away, EventDate { start, end, basis, span: time.span }));
        }
    }
    if best.is_none_or(|(steps, _, _)| steps > 0)
        && let Some(counted) = apart::date(clauses, anchor)
    {
        return Some(counted);
    }
    let (steps, _, date) = best?;
    let outer = steps > 0 && is_of_no_day(clauses, anchor, &chain, steps, told);
    (!outer).then(|| stretch::over(clauses, anchor, date))
}

/// "reported on Friday that they met twice **in recent months**": the day is not that of what they did.
fn is_of_no_day(clauses: &Clauses, anchor: &Anchor, chain: &[usize], steps: usize, told: &Told) -> bool {
    let Some(sentence) = clauses.scene.english.sentence_of(anchor.token) else { return false };
    let times = &clauses.scene.english.times;
    let from = times.partition_point(|time| time.span.end() <= sentence.span.start());
    let mut here = times[from..].iter().take_while(|time| time.span.start() < sentence.span.end());
    here.any(|time| {
        let recent =
            || time.span.of(clauses.scene.text()).split(' ').any(|word| matches!(word, "recent" | "past"));
        let vague = time.value == "PAST_REF" || time.kind == TimeKind::Duration && recent();
        let tokens = clauses.scene.tokens_in(time.span);
        vague
            && time.range().is_none()
            && !tokens.is_empty()
            && distance(clauses, anchor, chain, tokens, told).is_some_and(|near| near < steps)
    })
}

/// "his first summit with the Tarvian leader **Monday** in Vell": the words for the time end the noun's own phrase, and
/// the tree has them hang on none but nouns.
fn is_right_behind(clauses: &Clauses, anchor: &Anchor, tokens: &Range<usize>) -> bool {
    let outside = tokens.clone().find(|at| clauses.head(*at).is_none_or(|head| !tokens.contains(&head)));
    let on_noun = outside
        .and_then(|at| clauses.head(at))
        .is_some_and(|head| (anchor.token..tokens.start).contains(&head) && clauses.is_nominal(head));
    // "was told **after a meeting** with Adeyle **on Monday** that", on whatever the tree has the day hang.
    let beside = clauses
        .case(anchor.token)
        .is_some_and(|case| matches!(&*case, "after" | "before" | "following" | "during" | "at" | "in"))
        || clauses.is_ahead(anchor.token);
    let plain = |at: usize| {
        matches!(clauses.upos(at), Upos::Noun | Upos::Propn | Upos::Adj | Upos::Det | Upos::Part | Upos::Num)
            || matches!(&*clauses.small(at), "with" | "between" | "and" | "on")
            || beside && matches!(&*clauses.small(at), "in" | "at" | "of" | "-")
    };
    let next = anchor.token + 1;
    let with =
        next < tokens.start && (matches!(&*clauses.small(next), "with" | "between") || beside && plain(next));
    anchor.noun && (on_noun || beside) && with && (anchor.token + 1..tokens.start).all(plain)
}

/// "Ahead of a meeting **on Monday**": the next one, where what is planned would else lie in the days before publication.
pub(in crate::events) fn to_come(
    clauses: &Clauses,
    anchor: &Anchor,
    date: EventDate,
    (status, told): (EventStatus, &Told),
) -> EventDate {
    let published = clauses.scene.document.published.as_ref().map(|known| known.value);
    let days = published.map_or(0, |published| (published - date.start).get_days());
    let words = date.span.of(clauses.scene.text());
    let weekday = words.ends_with("day") && !words.contains(' ') && words.starts_with(char::is_uppercase);
    // "brought in a law on Monday to levy a tariff" tells no day of the tariff.
    let mut heads = clauses.scene.tokens_in(date.span).filter_map(|at| clauses.head(at));
    let own = heads.any(|head| Some(head) == anchor.verb && !told.past) || clauses.is_ahead(anchor.token);
    let ahead = matches!(status, EventStatus::Planned | EventStatus::Announced) && weekday && own;
    match date.start.checked_add(jiff::Span::new().days(7)) {
        Ok(next) if ahead && (1..7).contains(&days) => EventDate { start: next, end: next, ..date },
        _ => date,
    }
}

/// Whether its sentence names a day that lies some days before publication, and none later.
pub(in crate::events) fn is_of_the_past(clauses: &Clauses, anchor: &Anchor) -> bool {
    let scene = clauses.scene;
    let Some(published) = scene.document.published.as_ref().map(|known| known.value) else { return false };
    let Some(sentence) = scene.english.sentence_of(anchor.token) else { return false };
    let days: Vec<i32> = times_in(clauses, sentence.tokens.clone())
        .filter_map(Time::range)
        .map(|(_, end)| (published - end).get_days())
        .collect();
    days.iter().min().is_some_and(|last| *last > 2)
}

/// How many sentences on a day holds for what else the same person did.
const NEAR: usize = 3;

/// How many sentences on it holds for what is put beside it in words.
const FAR: usize = 25;

/// "last week": it tells what lies ahead and what is over, and no day of a happening.
pub(in crate::events) fn is_week(scene: Scene, date: &EventDate) -> bool {
    let words = date.span.of(scene.text()).to_lowercase();
    (date.end - date.start).get_days() == 6 && words.split(' ').any(|word| word == "week")
}

/// A happening without a day of its own has that of what its parties did right before: "Solberg flew to Vell on
/// Wednesday. **She spoke at a meeting** of the League."
pub(in crate::events) fn carry(scene: Scene, events: &mut [Draft]) {
    let sentence =
        |span: Span| scene.english.sentences.partition_point(|sentence| sentence.span.end() <= span.start());
    let held = |draft: &Draft| draft.event.status == EventStatus::Held && !draft.heading;
    let mut known: Vec<(usize, EventDate, Vec<ActorId>)> = Vec::new();
    for draft in events.iter().filter(|draft| held(draft)) {
        let Some(date) = draft.event.date.filter(|date| date.start == date.end) else { continue };
        let places = draft.event.mentions.iter().map(|mention| sentence(mention.span));
        known.extend(places.map(|place| (place, date, actors(draft))));
    }
    known.sort_by_key(|(place, _, _)| *place);
    for draft in events.iter_mut().filter(|draft| held(draft) && draft.event.date.is_none()) {
        let gathers = matches!(
            draft.event.kind,
            EventKind::Meeting | EventKind::Call | EventKind::Remarks | EventKind::Invitation
        );
        let first = draft.event.mentions.first().map(|mention| sentence(mention.span));
        let Some((here, first)) = first.zip(actors(draft).first().copied()).filter(|_| gathers) else {
            continue;
        };
        let before = known.partition_point(|(place, _, _)| *place < here);
        let back =
            |reach: usize| known[..before].iter().rev().take_while(move |known| here - known.0 <= reach);
        // "Before Venn spoke, she told the Courier": on the day of which Venn's doings have been told.
        let near = back(NEAR).find(|(_, _, actors)| actors.contains(&first)).or_else(|| {
            back(FAR).find(|(_, _, actors)| actors.iter().any(|actor| draft.beside.contains(actor)))
        });
        draft.event.date = near.map(|(_, date, _)| EventDate { basis: DateBasis::Carried, ..*date });
    }
}

fn actors(draft: &Draft) -> Vec<ActorId> {
    draft.event.participants.iter().filter_map(|party| party.actor).collect()
}

/// The time expressions of a sentence that lie in the calendar.
pub(in crate::events) fn times_in<'a>(
    clauses: &Clauses<'a>,
    tokens: Range<usize>,
) -> impl Iterator<Item = &'a Time> + use<'a> {
    let span = clauses.scene.span(&tokens);
    let times = &clauses.scene.english.times;
    let from = times.partition_point(|time| time.span.end() <= span.start());
    times[from..]
        .iter()
        .take_while(move |time| time.span.start() < span.end())
        .filter(|time| matches!(time.kind, TimeKind::Date | TimeKind::Time))
}

/// The times that hang on a verb itself: "said **on Friday**".
pub(in crate::events) fn times_near<'a>(clauses: &Clauses<'a>, verb: usize) -> Vec<&'a Time> {
    let Some(sentence) = clauses.scene.english.sentence_of(verb) else { return Vec::new() };
    let own = |time: &&Time| {
        let tokens = clauses.scene.tokens_in(time.span);
        tokens.clone().any(|at| clauses.head(at) == Some(verb)) && !is_bound(clauses, tokens.start)
    };
    times_in(clauses, sentence.tokens.clone()).filter(own).collect()
}

/// The first of some times, as the day of an event.
pub(in crate::events) fn said_on(times: Vec<&Time>) -> Option<EventDate> {
    times.into_iter().find_map(|time| of_time(time).filter(|date| (date.end - date.start).get_days() <= 1))
}

/// The days that words for a time give.
pub(in crate::events) fn of_time(time: &Time) -> Option<EventDate> {
    let (start, end) = time.range()?;
    let basis = if time.basis == Basis::Stated { DateBasis::Stated } else { DateBasis::Resolved };
    Some(EventDate { start, end, basis, span: time.span })
}

/// "since May", "until Friday", "since she took office in May": an end of a stretch, not the day itself.
fn is_bound(clauses: &Clauses, first: usize) -> bool {
    let ends = |at: usize| {
        matches!(
            &*clauses.small(at),
            "since" | "until" | "till" | "before" | "after" | "by" | "from" | "through"
        )
    };
    let from = first.saturating_sub(CLAUSE);
    let clause = (from..first).rev().take_while(|at| clauses.upos(*at) != Upos::Punct);
    let article = |at: &usize| clauses.upos(*at) == Upos::Det && *at > 0;
    let before = first.checked_sub(1);
    // "the day after **the** May 4 vote"
    before.is_some_and(ends)
        || before.filter(article).is_some_and(|article| ends(article - 1))
        || clause.into_iter().any(|at| matches!(&*clauses.small(at), "since" | "until" | "till"))
}

/// How many tokens before a time "since" may stand.
const CLAUSE: usize = 8;

/// How far a time stands from an anchor, in steps up its tree; nothing when it belongs to another clause.
pub(in crate::events) fn distance(
    clauses: &Clauses,
    anchor: &Anchor,
    chain: &[usize],
    tokens: Range<usize>,
    told: &Told,
) -> Option<usize> {
    let outside = tokens.clone().find(|at| clauses.head(*at).is_none_or(|head| !tokens.contains(&head)))?;
    let mut at = outside;
    let mut by_relative = false;
    // Up to the word that the time is told of: a verb, or the anchor.
    for _ in 0..6 {
        if let Some(steps) = chain.iter().position(|above| *above == at) {
            // "on the sidelines of the summit **on Friday**, after the call": of the summit.
            let copula = clauses.child_as(at, Relation::Cop).is_some();
            let beside =
                !clauses.is_verb(at) && !copula && at != outside && clauses.head(outside) != Some(at);
            if steps > 0 && beside && !by_relative {
                return None;
            }
            // The day on which it was called off is not its own.
            let undone =
                matches!(told.status, EventStatus::Postponed | EventStatus::Cancelled | EventStatus::Denied);
            // "foiled an attack in Bergen on Thursday": nor the day behind an attack that never came.
            let behind = anchor.kind == EventKind::Attack && outside > anchor.token;
            if undone && anchor.noun && (steps > 0 || behind) {
                return None;
            }
            let reaches = steps == 0 || told.stated || by_relative || is_done(clauses, chain[0], at, steps);
            return (reaches && within_reach(clauses, &chain[..=steps], told)).then_some(steps);
        }
        let head = clauses.head(at)?;
        // "the importance of the summit, which opens on Friday": of whichever noun the clause is read.
        let above = || clauses.upwards(anchor.token).skip(1).take(2);
        let relative = clauses.is(at, Relation::Acl)
            && (head == anchor.token
                || at > anchor.token
                    && anchor.noun
                    && above().any(|above| above == head && !clauses.is_verb(above)));
        if clauses.is_verb(at) && !relative {
            return None;
        }
        by_relative |= relative;
        at = head;
    }
    None
}

/// "used the trip on Wednesday to …": done with it, not said of it ("condemned the attack on Friday").
fn is_done(clauses: &Clauses, anchor: usize, verb: usize, steps: usize) -> bool {
    let said = clauses.scene.verb(verb, verb + 1).is_some();
    let of = clauses.case(anchor).is_some_and(|case| {
        matches!(&*case, "about" | "of" | "on" | "over" | "after" | "before" | "since" | "against")
    });
    steps == 1 && !said && !of
}

/// Whether the day of the topmost of `chain` is that of its lowest: through what was said only for what has been.
fn within_reach(clauses: &Clauses, chain: &[usize], told: &Told) -> bool {
    let told_of = chain
        .iter()
        .rev()
        .skip(1)
        .any(|at| clauses.is(*at, Relation::Ccomp) || clauses.relation(*at) == Relation::Acl);
    let noun_between = chain
        .iter()
        .rev()
        .skip(1)
        .any(|at| clauses.relation(*at) == Relation::AclRelcl && !clauses.is(*at, Relation::Ccomp));
    // "said on Friday that it would answer the sanctions **imposed** by Tarvia" tells no day of theirs.
    let imposed = told_of
        && clauses.children_as(chain[0], Relation::Acl).any(|below| below == chain[0] + 1)
        && !clauses.is_verb(chain[0]);
    (!told_of || told.status == EventStatus::Held) && !noun_between && !imposed
}
