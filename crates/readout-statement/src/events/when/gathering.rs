//! What happens at a gathering whose days every calendar has: the talks will be held **at the Halifax Security Forum**;
//! they met on the margins of **the G20 summit**; she attended **the Boao Forum**.
//!
//! The days are those of the table in `data/conferences.toml`: of the gathering nearest to the day of publication, or of
//! the one in the year that the account gives. They are computed, and their basis says so.

use super::date::distance;
use crate::events::anchor::Anchor;
use crate::events::clause::Clauses;
use crate::events::status::Told;
use crate::events::who::of_noun::reduced_relative;
use crate::speech::scene::Scene;
use crate::{DateBasis, EventDate, EventKind, EventMode, EventStatus};
use jiff::civil::Date;
use readout_english::Upos;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::ops::Range;
use std::sync::LazyLock;

const BUILT_IN: &str = include_str!("../../../data/conferences.toml");

/// How many days after it what was held is still told of by its name alone.
const BEHIND: i32 = 21;

/// How many days before it what is planned is told of by its name alone.
const AHEAD: i32 = 60;

/// The most tokens between a preposition and the name: "at **this year’s annual** Boao Forum".
const BETWEEN: usize = 5;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    words: Words,
    conference: Vec<Line>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    other: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    names: Vec<String>,
    days: Vec<String>,
}

/// First and last day.
type Days = (Date, Date);

/// Every gathering that is known, found by the first word of its names.
struct Calendar {
    /// What follows the first word, and the days of the gathering, in order.
    by_first: FxHashMap<String, Vec<(Vec<String>, usize)>>,
    /// The first letters of names: most words of a text begin none.
    initials: FxHashSet<char>,
    days: Vec<Vec<Days>>,
    /// Words that tell another gathering of the same people.
    other: FxHashSet<String>,
}

static CALENDAR: LazyLock<Calendar> =
    LazyLock::new(|| Calendar::parse(BUILT_IN).expect("a test reads the table that is built in"));

impl Calendar {
    fn parse(toml: &str) -> Option<Self> {
        let table: Table = toml::from_str(toml).ok()?;
        let other = table.words.other.split_whitespace().map(str::to_owned).collect();
        let mut calendar =
            Self { by_first: FxHashMap::default(), initials: FxHashSet::default(), days: Vec::new(), other };
        for (at, line) in table.conference.iter().enumerate() {
            for name in &line.names {
                let mut words = name.split(' ').flat_map(pieces);
                let first = words.next()?;
                calendar.initials.insert(initial(&first));
                calendar.by_first.entry(first).or_default().push((words.collect(), at));
            }
            let mut days: Vec<Days> = line.days.iter().map(|days| interval(days)).collect::<Option<_>>()?;
            days.sort_unstable();
            calendar.days.push(days);
        }
        for names in calendar.by_first.values_mut() {
            names.sort_by_key(|(rest, at)| (std::cmp::Reverse(rest.len()), *at));
        }
        Some(calendar)
    }
}

/// "2014-01-31/02-02", "2019-02-15/17" or one day.
fn interval(days: &str) -> Option<Days> {
    let (first, last) = days.split_once('/').unwrap_or((days, days));
    let kept = first.len().checked_sub(last.len())?;
    let (first, last): Days = (first.parse().ok()?, format!("{}{last}", &first[..kept]).parse().ok()?);
    (first <= last).then_some((first, last))
}

/// The first letter of a word, small; of letters that are not plain, any.
fn initial(word: &str) -> char {
    word.chars().next().map_or(' ', |first| first.to_ascii_lowercase())
}

/// The pieces of a word as names are compared: "Shangri-La" has two, an apostrophe none.
fn pieces(word: &str) -> impl Iterator<Item = String> {
    let bare: String = word.chars().filter(|letter| !matches!(letter, '.' | '’' | '\'')).collect();
    let lower = bare.to_lowercase().replace("defence", "defense");
    let all: Vec<String> = lower.split(['-', '‑']).map(str::to_owned).collect();
    all.into_iter().filter(|piece| !piece.is_empty() && piece != "s")
}

/// A gathering named in the account.
#[derive(Clone, Debug)]
pub(in crate::events) struct Named {
    tokens: Range<usize>,
    /// Its place in the table.
    at: usize,
}

/// Every gathering that the account names, in order of the text.
pub(in crate::events) fn named(scene: Scene) -> Vec<Named> {
    let tokens = &scene.english.tokens;
    let may_begin = |at: &usize| {
        tokens[*at].upos == Upos::Noun || scene.word(*at).starts_with(|first: char| first.is_uppercase())
    };
    let mut found: Vec<Named> = Vec::new();
    for at in (0..tokens.len()).filter(may_begin) {
        if found.last().is_some_and(|last| last.tokens.end > at) {
            continue;
        }
        let word = scene.word(at);
        if !CALENDAR.initials.contains(&initial(word)) {
            continue;
        }
        let Some(names) = pieces(word).next().and_then(|first| CALENDAR.by_first.get(&first)) else {
            continue;
        };
        let whole = names.iter().find_map(|(rest, id)| Some((end_of(scene, at, rest)?, *id)));
        if let Some((end, id)) = whole.filter(|(end, _)| is_the_yearly_one(scene, &(at..*end))) {
            found.push(Named { tokens: at..end, at: id });
        }
    }
    found
}

/// Where a name ends that begins at token `at` and goes on with `rest`.
fn end_of(scene: Scene, at: usize, rest: &[String]) -> Option<usize> {
    let mut wanted = rest.iter();
    let mut here = pieces(scene.word(at)).skip(1).collect::<Vec<_>>().into_iter();
    let mut end = at;
    loop {
        for piece in here {
            if wanted.next() != Some(&piece) {
                return None;
            }
        }
        end += 1;
        if wanted.as_slice().is_empty() {
            return Some(end);
        }
        if end >= scene.english.tokens.len() {
            return None;
        }
        here = pieces(scene.word(end)).collect::<Vec<_>>().into_iter();
    }
}

/// Not "the Norway-EU summit", "an emergency NATO summit", "the World Economic Forum on Africa".
fn is_the_yearly_one(scene: Scene, name: &Range<usize>) -> bool {
    let before = name.start.checked_sub(1).map(|before| scene.word(before));
    let joined = before.is_some_and(|before| matches!(before, "-" | "–" | "/"));
    let from = name.start.saturating_sub(3);
    let other = scene.words(from..name.start).any(|word| CALENDAR.other.contains(&word.to_lowercase()));
    let after = |step: usize| {
        let at = name.end + step;
        (at < scene.english.tokens.len()).then(|| scene.word(at))
    };
    let on_matter = after(0) == Some("on")
        && after(1).is_some_and(|word| word.starts_with(|first: char| first.is_uppercase()))
        && !is_time(scene, name.end + 1);
    !(joined || other || on_matter)
}

/// Whether a token stands in the words for a time.
fn is_time(scene: Scene, at: usize) -> bool {
    let span = scene.english.tokens[at].span;
    let times = &scene.english.times;
    let found = times.partition_point(|time| time.span.end() <= span.start());
    times.get(found).is_some_and(|time| time.span.overlaps(span))
}

/// The days of the gathering at which a happening takes place, or which it is. `own` is the date that the account
/// gives, which stays unless it is longer.
pub(in crate::events) fn date(
    clauses: &Clauses,
    anchor: &Anchor,
    told: &Told,
    own: Option<EventDate>,
) -> Option<EventDate> {
    let published = clauses.scene.document.published.as_ref()?.value;
    if !takes_place(anchor) {
        return None;
    }
    // "at the forum, after the call Solberg and Adeyle held": what stands before it is no day of its own.
    let own_clause = anchor.noun && reduced_relative(clauses, anchor.token).is_some();
    let undone = matches!(told.status, EventStatus::Postponed | EventStatus::Cancelled | EventStatus::Denied);
    let sentence = clauses.scene.english.sentence_of(anchor.token).filter(|_| !undone)?.tokens.clone();
    let all = &clauses.gatherings;
    let from = all.partition_point(|named| named.tokens.start < sentence.start);
    let here = all[from..].iter().take_while(|named| named.tokens.start < sentence.end);
    let chain: Vec<usize> = clauses.upwards(anchor.token).collect();
    let nearest = here
        .filter_map(|named| {
            let steps = match named.tokens.contains(&anchor.token) {
                true => 0,
                false if own_clause && named.tokens.start < anchor.token => return None,
                false if leads(clauses, anchor, &named.tokens) => {
                    distance(clauses, anchor, &chain, named.tokens.clone(), told)?
                }
                false => return None,
            };
            Some((steps, named.tokens.start.abs_diff(anchor.token), named))
        })
        .min_by_key(|(steps, away, _)| (*steps, *away));
    let (_, _, named) = nearest?;
    let own = own.map(|own| (own.start, own.end));
    let (start, end) = edition(&CALENDAR.days[named.at], published, told, own)?;
    Some(EventDate { start, end, basis: DateBasis::Calendar, span: clauses.scene.span(&named.tokens) })
}

/// What people do who are in one place: no telephone call, no attack.
fn takes_place(anchor: &Anchor) -> bool {
    let far = matches!(anchor.mode, Some(EventMode::Phone | EventMode::Video));
    !far && matches!(
        anchor.kind,
        EventKind::Call
            | EventKind::Meeting
            | EventKind::Conference
            | EventKind::Talks
            | EventKind::Visit
            | EventKind::Agreement
            | EventKind::Remarks
            | EventKind::Measure
            | EventKind::Invitation
    )
}

/// Whether the words before a name say that it happens there: "at the", "on the margins of the", "attended the".
fn leads(clauses: &Clauses, anchor: &Anchor, name: &Range<usize>) -> bool {
    let from = name.start.saturating_sub(BETWEEN);
    let journey = anchor.kind == EventKind::Visit;
    let mut before = (from..name.start).rev().filter(|at| {
        !matches!(
            clauses.upos(*at),
            Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num | Upos::Part | Upos::Pron
        ) || matches!(&*clauses.small(*at), "sidelines" | "margins" | "fringes")
    });
    let Some(lead) = before.next() else { return false };
    match &*clauses.small(lead) {
        "at" | "during" | "in" => true,
        "of" | "from" => {
            before.next().is_some_and(|at| matches!(&*clauses.small(at), "sidelines" | "margins" | "fringes"))
        }
        "to" | "for" => journey,
        _ => clauses.lemma(lead) == "attend",
    }
}

/// The days of one of several: of what was held the last, of what is planned the next, within reach of publication; and
/// where the account gives a date, the one that lies in it.
fn edition(all: &[Days], published: Date, told: &Told, own: Option<Days>) -> Option<Days> {
    if let Some((from, to)) = own {
        let mut within = all.iter().filter(|(start, end)| *start <= to && from <= *end);
        let one = within.next().filter(|_| within.next().is_none())?;
        let wider = (to - from).get_days() > (one.1 - one.0).get_days();
        return wider.then_some(*one);
    }
    let last = all.iter().rev().find(|days| days.0 <= published).copied();
    let last = last.filter(|days| (published - days.1).get_days() <= BEHIND);
    let next = all.iter().find(|days| days.1 >= published).copied();
    let next = next.filter(|days| (days.0 - published).get_days() <= AHEAD);
    match told.status {
        EventStatus::Planned | EventStatus::Announced | EventStatus::Proposed => next,
        EventStatus::Held | EventStatus::UnderWay if told.stated || told.past => last,
        _ => {
            let away = |days: &Days| (days.0 - published).get_days().max((published - days.1).get_days());
            last.into_iter().chain(next).min_by_key(away)
        }
    }
}

/// Whether a date says less than the days of a gathering in it: "this week", "in 2014".
pub(in crate::events) fn may_be_told_closer(date: &EventDate) -> bool {
    date.start < date.end && (date.end - date.start).get_days() > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(status: EventStatus, stated: bool) -> Told {
        Told {
            status,
            stated,
            was_ahead: false,
            supposed: false,
            past: false,
            habit: false,
            undone_before: false,
        }
    }

    fn days(text: &str) -> Days {
        interval(text).unwrap()
    }

    #[test]
    fn every_line_of_the_table_can_be_read_and_lasts_a_fortnight_at_most() {
        let calendar = Calendar::parse(BUILT_IN).unwrap();
        assert!(calendar.days.len() >= 15);
        for days in calendar.days.iter().flatten() {
            assert!((days.1 - days.0).get_days() <= 16, "{days:?}");
        }
        for days in &calendar.days {
            assert!(days.windows(2).all(|two| two[0].1 < two[1].0), "{days:?}");
        }
    }

    #[test]
    fn an_interval_gives_as_much_of_its_end_as_differs() {
        assert_eq!(days("2031-01-31/02-02"), ("2031-01-31".parse().unwrap(), "2031-02-02".parse().unwrap()));
        assert_eq!(days("2031-02-15"), ("2031-02-15".parse().unwrap(), "2031-02-15".parse().unwrap()));
        assert_eq!(interval("2031-02-15/14"), None);
    }

    #[test]
    fn what_was_held_was_held_at_the_last_and_what_is_planned_at_the_next() {
        let all = [days("2030-03-01/03"), days("2031-03-07/09"), days("2032-03-05/07")];
        let (held, planned) = (told(EventStatus::Held, true), told(EventStatus::Planned, true));
        let on = |day: &str, told: &Told| edition(&all, day.parse().unwrap(), told, None);
        assert_eq!(on("2031-03-12", &held), Some(all[1]));
        assert_eq!(on("2031-03-08", &held), Some(all[1]));
        assert_eq!(on("2031-03-01", &held), None);
        assert_eq!(on("2031-02-20", &planned), Some(all[1]));
        assert_eq!(on("2031-03-12", &planned), None);
        assert_eq!(on("2031-05-30", &held), None);
        assert_eq!(on("2031-03-05", &told(EventStatus::Held, false)), Some(all[1]));
        assert_eq!(on("2031-10-05", &planned), None);
    }

    #[test]
    fn a_year_that_the_account_gives_tells_which() {
        let all = [days("2030-03-01/03"), days("2031-03-07/09")];
        let held = told(EventStatus::Held, true);
        let published = "2031-11-02".parse().unwrap();
        assert_eq!(edition(&all, published, &held, Some(days("2030-01-01/12-31"))), Some(all[0]));
        assert_eq!(edition(&all, published, &held, Some(days("2031-03-08"))), None);
    }
}
