//! A happening of several days: she opened **three days of talks** on Tuesday; he ended **a three-day visit** on Sunday; the
//! talks are set for **Thursday and Friday**.

use crate::events::anchor::Anchor;
use crate::events::clause::Clauses;
use crate::events::list::List;
use crate::{EventDate, EventKind};
use jiff::civil::Date;
use readout_english::times::TimeKind;

/// The most days that a visit or a conference is told to last.
const LONGEST: i64 = 14;

/// The days of a happening of which one is told.
pub(in crate::events) fn over(clauses: &Clauses, anchor: &Anchor, date: EventDate) -> EventDate {
    let lasts = matches!(
        anchor.kind,
        EventKind::Talks | EventKind::Visit | EventKind::Conference | EventKind::Meeting
    );
    if !lasts || date.start != date.end {
        return date;
    }
    listed(clauses, date).or_else(|| counted(clauses, anchor, date)).unwrap_or(date)
}

/// "on **Thursday and Friday**"
fn listed(clauses: &Clauses, date: EventDate) -> Option<EventDate> {
    let here = clauses.scene.tokens_in(date.span);
    let times = &clauses.scene.english.times;
    let at = times.partition_point(|time| time.span.start() <= date.span.start());
    let (next, before) = (times.get(at), at.checked_sub(2).and_then(|before| times.get(before)));
    let side = |words: std::ops::Range<usize>| words.len() == 1 && clauses.small(words.start) == "and";
    let behind = next.filter(|time| side(here.end..clauses.scene.tokens_in(time.span).start));
    let ahead = before.filter(|time| side(clauses.scene.tokens_in(time.span).end..here.start));
    let follows = |one: Date, two: Date| (two - one).get_days() == 1;
    let of = |time: &readout_english::Time| time.range().filter(|(start, end)| start == end);
    if let Some((other, _)) = behind.and_then(of).filter(|(other, _)| follows(date.end, *other)) {
        return Some(EventDate { end: other, ..date });
    }
    let (other, _) = ahead.and_then(of).filter(|(other, _)| follows(*other, date.start))?;
    Some(EventDate { start: other, ..date })
}

/// "**two days** of talks", "a **three-day** visit", where it is told to begin or to end on the day.
fn counted(clauses: &Clauses, anchor: &Anchor, date: EventDate) -> Option<EventDate> {
    let noun = anchor.token;
    let above = clauses.head(noun).filter(|head| anchor.noun && clauses.lemma(*head) == "day");
    let top = above.unwrap_or(noun);
    let phrase = clauses.phrase(top);
    let span = clauses.scene.span(&(phrase.start..noun + 1));
    let times = &clauses.scene.english.times;
    let from = times.partition_point(|time| time.span.start() < span.start());
    let days = times[from..]
        .iter()
        .take_while(|time| time.span.start() < span.end())
        .filter(|time| time.kind == TimeKind::Duration)
        .find_map(|time| time.value.strip_prefix('P')?.strip_suffix('D')?.parse::<i64>().ok())
        .filter(|days| (2..=LONGEST).contains(days))?;
    let verb = clauses.head(top).filter(|verb| clauses.is_verb(*verb))?;
    let more = jiff::Span::new().days(days - 1);
    let lemma = clauses.lemma(verb);
    match () {
        () if clauses.lexicon.has(List::Opening, &lemma) => {
            Some(EventDate { end: date.start.checked_add(more).ok()?, ..date })
        }
        () if clauses.lexicon.has(List::Closing, &lemma) => {
            Some(EventDate { start: date.start.checked_sub(more).ok()?, ..date })
        }
        () => None,
    }
}
