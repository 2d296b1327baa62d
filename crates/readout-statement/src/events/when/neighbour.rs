//! The day of what has been held and is told without one: of what was said there, of what it is put beside, of the
//! same people's other gathering, of what the same person did or said right before, or the day of the news.
//!
//! Solberg said on Monday … she said **in an interview**; they met **before the press conference**; the summit opened on
//! Friday … **Solberg and Adeyle met**; Venn said on Tuesday that … **She had met the pilots** tells no day.

use crate::speech::is_at_other_times;
use crate::speech::scene::Scene;
use crate::speech::tense::Tense;
use crate::{
    Actor, ActorId, ActorKind, DateBasis, Event, EventDate, EventKind, EventStatus, Role, Statement,
};
use readout_document::Span;
use readout_english::times::{Basis, TimeKind};
use readout_english::{Upos, Xpos};
use std::ops::Range;

/// How many sentences on a day holds for what else the same person did.
const NEAR: usize = 2;

/// How many days before publication a day may lie that holds for its neighbours.
const FRESH: i32 = 7;

/// How many of the first sentences of the body are its head.
const HEAD: usize = 6;

/// How many tokens from the verb "once" may stand.
const BESIDE: usize = 4;

/// How many tokens from the verb a time may stand that is no day: "met Adeyle twice **in recent months**".
const CLAUSE: usize = 10;

/// The most tokens between two happenings that are put beside each other.
const BETWEEN: usize = 12;

/// Dates remarks to the press, and a gathering at which somebody speaks, by what was said there; then other gatherings
/// by their neighbours.
pub(crate) fn date(scene: Scene, actors: &[Actor], events: &mut [Event], statements: &[Statement]) {
    let mut account = Neighbours { scene, actors, statements, news: None };
    account.news = account.day_of_news();
    // What is dated by its neighbour may date the next one.
    for _ in 0..2 {
        for at in 0..events.len() {
            if !is_open(&events[at]) {
                continue;
            }
            let found = account.said_there(&events[at]).or_else(|| account.by_neighbours(events, at));
            events[at].date = found;
        }
    }
}

/// Whether it may take its day from elsewhere.
fn is_open(event: &Event) -> bool {
    let gathers = matches!(
        event.kind,
        EventKind::Remarks | EventKind::Meeting | EventKind::Conference | EventKind::Call | EventKind::Talks
    );
    gathers && event.date.is_none() && event.status == EventStatus::Held && !event.caption_only
}

struct Neighbours<'a> {
    scene: Scene<'a>,
    actors: &'a [Actor],
    statements: &'a [Statement],
    news: Option<EventDate>,
}

impl Neighbours<'_> {
    /// "Solberg said **in an interview**" on the day that this was said.
    fn said_there(&self, event: &Event) -> Option<EventDate> {
        let speaks = matches!(event.kind, EventKind::Remarks | EventKind::Meeting | EventKind::Conference);
        let mentions = event.mentions.iter().filter(|_| speaks);
        let said = mentions.flat_map(|mention| {
            let sentence = self.scene.english.sentence_of(self.scene.tokens_in(mention.anchor).start);
            self.statements.iter().find(|statement| {
                let speaker = statement.speaker.and_then(|speaker| speaker.actor);
                let own = || speaker.is_some_and(|speaker| parties(event).any(|party| party == speaker));
                statement.cue.as_ref().is_some_and(|cue| {
                    let beside = sentence.is_some_and(|sentence| sentence.span.contains(cue.span));
                    mention.span.overlaps(cue.span) || beside && own()
                })
            })
        });
        said.filter_map(|statement| statement.date).map(carried).next()
    }

    fn by_neighbours(&self, events: &[Event], at: usize) -> Option<EventDate> {
        let event = &events[at];
        let stated = event.mentions.iter().any(|mention| mention.stated);
        let mut telling = event.mentions.iter().filter(|mention| mention.stated || !stated);
        if telling.any(|mention| self.is_of_other_times(mention.span, mention.anchor)) {
            return None;
        }
        let found = self.put_beside(events, at).or_else(|| self.same_people(events, at));
        let found = found.or_else(|| self.right_before(events, at).filter(|_| stated)).or_else(|| {
            let gathers = matches!(event.kind, EventKind::Meeting | EventKind::Call) && stated;
            let person = |actor: ActorId| self.actors[actor.0].kind == ActorKind::Person;
            self.news.filter(|_| gathers && parties(event).count() > 1 && parties(event).any(person))
        });
        found.filter(|date| self.is_fresh(date))
    }

    /// "has met", "had met", "met in recent months", "once met".
    fn is_of_other_times(&self, span: Span, anchor: Span) -> bool {
        let scene = self.scene;
        let token = scene.tokens_in(anchor).start;
        let Some(sentence) = scene.english.sentence_of(token) else { return true };
        let verb = (scene.english.tokens[token].upos == Upos::Verb).then_some(token);
        let told = verb.or_else(|| {
            let mut verbs = scene.tokens_in(span).filter(|at| scene.english.tokens[*at].upos == Upos::Verb);
            verbs.next_back()
        });
        let away = told.is_some_and(|verb| match Tense::of(scene, verb) {
            Some(Tense::Perfect | Tense::PastPerfect | Tense::Future | Tense::Conditional) => true,
            // "has met Adeyle twice and **spoken** with Venn"
            Some(Tense::Past) if scene.english.tokens[verb].xpos == Xpos::Vbn => {
                scene.words(sentence.tokens.start..verb).any(|word| matches!(word, "has" | "have" | "had"))
            }
            _ => false,
        });
        let told = told.unwrap_or(token);
        let times = &scene.english.times;
        let from = times.partition_point(|time| time.span.end() <= sentence.span.start());
        let mut here = times[from..].iter().take_while(|time| time.span.start() < sentence.span.end());
        let vague = here.any(|time| {
            let near = scene.tokens_in(time.span).start.abs_diff(told) <= CLAUSE;
            near && match time.range() {
                Some((start, end)) => start < end,
                None => time.value == "PAST_REF" || time.kind == TimeKind::Set || is_of_days(&time.value),
            }
        });
        // "once met", "had never met before": not "met before the speeches".
        let worded = |at: usize| {
            let before = scene.word(at) == "before" && scene.english.tokens[at].upos != Upos::Adv;
            let often = matches!(scene.word(at), "twice" | "times");
            (is_at_other_times(scene.word(at)) || often) && !before
        };
        let near =
            told.saturating_sub(BESIDE).max(sentence.tokens.start)..sentence.tokens.end.min(told + BESIDE);
        away || vague || near.into_iter().any(worded)
    }

    /// "met **before the press conference**", "comments **after the meeting**", "**followed by** a dinner".
    fn put_beside(&self, events: &[Event], at: usize) -> Option<EventDate> {
        let scene = self.scene;
        let anchors = |event: &Event| -> Vec<usize> {
            event.mentions.iter().map(|mention| scene.tokens_in(mention.anchor).start).collect()
        };
        let ours = anchors(&events[at]);
        let linked = |between: Range<usize>| {
            let mut words = scene.words(between.clone());
            let same = scene
                .english
                .sentence_of(between.start)
                .is_some_and(|sentence| sentence.tokens.contains(&between.end));
            same && between.len() <= BETWEEN
                && words.any(|word| matches!(word, "before" | "after" | "following" | "during" | "followed"))
        };
        let others = events
            .iter()
            .enumerate()
            .filter(|(other, event)| *other != at && event.status == EventStatus::Held && is_day(event));
        let mut beside = others.filter(|(_, event)| {
            anchors(event)
                .iter()
                .any(|theirs| ours.iter().any(|ours| linked(*ours.min(theirs)..*ours.max(theirs))))
        });
        beside.find_map(|(_, event)| event.date).map(again)
    }

    /// "Solberg said on Monday … **she met** the pilots".
    fn right_before(&self, events: &[Event], at: usize) -> Option<EventDate> {
        let place = |span: Span| {
            let sentences = &self.scene.english.sentences;
            sentences.partition_point(|sentence| sentence.span.start() <= span.start())
        };
        let event = &events[at];
        let first = parties(event).next()?;
        let here = place(event.mentions.first()?.span);
        let near = |span: Span| {
            let there = place(span);
            (there <= here && here - there <= NEAR).then_some(there)
        };
        let said = self.statements.iter().filter_map(|statement| {
            let speaker = statement.speaker.and_then(|speaker| speaker.actor);
            let own = statement.date.filter(|date| {
                speaker == Some(first) && matches!(date.basis, DateBasis::Stated | DateBasis::Resolved)
            })?;
            Some((near(own.span)?, carried(own)))
        });
        let done = events.iter().enumerate().filter(|(other, _)| *other != at).filter_map(|(_, event)| {
            let date = event.date.filter(|_| {
                is_day(event)
                    && event.status == EventStatus::Held
                    && parties(event).any(|party| party == first)
            })?;
            let last = event.mentions.iter().filter_map(|mention| near(mention.span)).max()?;
            Some((last, again(date)))
        });
        said.chain(done).max_by_key(|(there, _)| *there).map(|(_, date)| date)
    }

    /// The first day that the head of the account gives, where it is that of publication or the one before.
    fn day_of_news(&self) -> Option<EventDate> {
        let sentences = &self.scene.english.sentences;
        let end = sentences.iter().filter(|sentence| !sentence.heading).take(HEAD).last()?.span.end();
        let published = self.scene.document.published.as_ref()?.value;
        let times = self.scene.english.times.iter().take_while(|time| time.span.end() <= end);
        let mut days = times.filter(|time| time.basis != Basis::Vague).filter_map(|time| {
            let (start, last) = time.range().filter(|(start, last)| start == last)?;
            // "on Monday", "yesterday", "March 6": not "in the morning".
            let words = time.span.of(self.scene.text());
            let named = words.contains("day") || words.contains(|letter: char| letter.is_ascii_digit());
            let recent = (0..=1).contains(&(published - start).get_days());
            (recent && named).then_some(EventDate {
                start,
                end: last,
                basis: DateBasis::Account,
                span: time.span,
            })
        });
        days.next()
    }

    /// The day of another meeting of the same two, where there is one only.
    fn same_people(&self, events: &[Event], at: usize) -> Option<EventDate> {
        let event = &events[at];
        let ours: Vec<ActorId> = parties(event).collect();
        let meets = |kind| matches!(kind, EventKind::Meeting | EventKind::Conference | EventKind::Talks);
        if ours.len() < 2 || !meets(event.kind) {
            return None;
        }
        let published = self.scene.document.published.as_ref().map(|known| known.value);
        let is_past = |date: EventDate| published.is_some_and(|published| date.end < published);
        let mut all = events.iter().enumerate().filter(|(other, event)| {
            let theirs: Vec<ActorId> = parties(event).collect();
            *other != at
                && meets(event.kind)
                && (event.status == EventStatus::Held || event.date.is_some_and(is_past))
                && theirs.len() == ours.len()
                && ours.iter().all(|actor| theirs.contains(actor))
        });
        let (_, one) = all.next()?;
        if all.next().is_some() { None } else { one.date.filter(|date| date.start == date.end).map(again) }
    }

    fn is_fresh(&self, date: &EventDate) -> bool {
        let published = self.scene.document.published.as_ref().map(|known| known.value);
        published.is_some_and(|published| (0..=FRESH).contains(&(published - date.start).get_days()))
    }
}

fn parties(event: &Event) -> impl Iterator<Item = ActorId> {
    event.participants.iter().filter(|party| party.role != Role::Absent).filter_map(|party| party.actor)
}

fn is_day(event: &Event) -> bool {
    event.date.is_some_and(|date| date.start == date.end)
}

/// "P3D", "PXM": not an hour.
fn is_of_days(value: &str) -> bool {
    value.starts_with('P') && !value.starts_with("PT")
}

fn carried(date: crate::StatementDate) -> EventDate {
    EventDate { start: date.value, end: date.value, basis: DateBasis::Carried, span: date.span }
}

fn again(date: EventDate) -> EventDate {
    EventDate { basis: DateBasis::Carried, ..date }
}
