//! What was said at or on the way to a gathering that falls on a known day of every year: **On the way to the Vell
//! Marathon**, Solberg said it would rain. The days stand in `data/gatherings.toml`.

use super::place;
use crate::speech::scene::Scene;
use crate::{DateBasis, Statement, StatementDate};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use readout_document::Span;
use serde::Deserialize;
use std::sync::LazyLock;

const BUILT_IN: &str = include_str!("../../data/gatherings.toml");

/// The most days between the gathering and publication.
const FRESH: i32 = 7;

/// The most tokens between the preposition and the name.
const REACH: usize = 4;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    gathering: Vec<Line>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    names: Vec<String>,
    on: Option<String>,
    #[serde(default)]
    days: Vec<String>,
    #[serde(default)]
    since: Option<i16>,
    #[serde(default)]
    until: Option<i16>,
}

/// A gathering: the words of its names, and its day in a year.
struct Gathering {
    names: Vec<Vec<String>>,
    on: When,
    /// The first and last year in which the rule holds.
    years: (i16, i16),
}

impl Gathering {
    /// The day of it that lies last before `published`, or on it.
    fn before(&self, published: Date) -> Option<Date> {
        let held = match &self.on {
            When::Rule(rule) => rule.before(published)?,
            When::Days(days) => days.iter().rev().find(|day| **day <= published).copied()?,
        };
        (self.years.0..=self.years.1).contains(&held.year()).then_some(held)
    }
}

/// How its day is known.
enum When {
    Rule(Rule),
    /// In order.
    Days(Vec<Date>),
}

impl When {
    fn of(line: &Line) -> Option<Self> {
        let mut days: Vec<Date> = line.days.iter().map(|day| day.parse().ok()).collect::<Option<_>>()?;
        days.sort_unstable();
        match &line.on {
            Some(on) => days.is_empty().then(|| Rule::parse(on).map(Self::Rule))?,
            None => (!days.is_empty()).then_some(Self::Days(days)),
        }
    }
}

/// Which day of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rule {
    /// "07-14".
    Fixed(i8, i8),
    /// "2 sunday 2": the second Sunday of February; -1 is the last.
    Nth(i8, Weekday, i8),
}

impl Rule {
    fn parse(on: &str) -> Option<Self> {
        if let Some((month, day)) = on.split_once('-').filter(|(month, _)| !month.is_empty()) {
            return Some(Self::Fixed(month.parse().ok()?, day.parse().ok()?));
        }
        let mut words = on.split(' ');
        let nth = words.next()?.parse().ok()?;
        let weekday = match words.next()? {
            "monday" => Weekday::Monday,
            "tuesday" => Weekday::Tuesday,
            "wednesday" => Weekday::Wednesday,
            "thursday" => Weekday::Thursday,
            "friday" => Weekday::Friday,
            "saturday" => Weekday::Saturday,
            "sunday" => Weekday::Sunday,
            _ => return None,
        };
        Some(Self::Nth(nth, weekday, words.next()?.parse().ok()?))
    }

    fn in_year(self, year: i16) -> Option<Date> {
        match self {
            Self::Fixed(month, day) => Date::new(year, month, day).ok(),
            Self::Nth(nth, weekday, month) => {
                Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()
            }
        }
    }

    /// The day of it that lies last before `published`, or on it.
    fn before(self, published: Date) -> Option<Date> {
        let this = self.in_year(published.year()).filter(|day| *day <= published);
        this.or_else(|| self.in_year(published.checked_sub(1.year()).ok()?.year()))
    }
}

static GATHERINGS: LazyLock<Vec<Gathering>> = LazyLock::new(|| {
    let table: Table = toml::from_str(BUILT_IN).expect("a test reads the table that is built in");
    let words = |name: &String| name.split(' ').map(str::to_owned).collect();
    table
        .gathering
        .iter()
        .map(|line| Gathering {
            names: line.names.iter().map(words).collect(),
            on: When::of(line).expect("a test reads the table that is built in"),
            years: (line.since.unwrap_or(i16::MIN), line.until.unwrap_or(i16::MAX)),
        })
        .collect()
});

/// The day of the gathering that the sentence of a statement names as its occasion.
pub(super) fn date(scene: Scene, statement: &Statement, sentence: usize) -> Option<StatementDate> {
    let published = scene.document.published.as_ref()?.value;
    let tokens = scene.english.sentences[sentence].tokens.clone();
    let cue = scene.tokens_in(place(statement)).start.clamp(tokens.start, tokens.end);
    let free = |span: Span| !statement.content.iter().any(|content| content.overlaps(span));
    tokens.clone().filter(|at| leads(scene.word(*at))).find_map(|lead| {
        let (day, span) = named(scene, lead + 1, tokens.end.min(lead + 1 + REACH), published)?;
        let fresh = (published - day).get_days() <= FRESH;
        let beside = lead.abs_diff(cue) <= 16 && free(span);
        (fresh && beside).then_some(StatementDate { value: day, basis: DateBasis::Calendar, span })
    })
}

/// "at", "en route to": not "of", "about", "before".
fn leads(word: &str) -> bool {
    matches!(word, "at" | "At" | "to" | "during" | "During" | "from" | "aboard" | "after" | "After")
}

/// The day of the gathering whose name begins before token `end`, and its words.
fn named(scene: Scene, from: usize, end: usize, published: Date) -> Option<(Date, Span)> {
    (from..end).find_map(|at| {
        let first = scene.word(at);
        first.starts_with(char::is_uppercase).then_some(())?;
        GATHERINGS.iter().find_map(|gathering| {
            let name = gathering.names.iter().find(|name| {
                at + name.len() <= scene.english.tokens.len()
                    && name.iter().enumerate().all(|(step, word)| scene.word(at + step) == word)
            })?;
            Some((gathering.before(published)?, scene.span(&(at..at + name.len()))))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn every_gathering_of_the_table_has_a_day() {
        let late = date(2030, 12, 31);
        assert!(GATHERINGS.iter().all(|gathering| match &gathering.on {
            When::Rule(rule) => rule.before(late).is_some(),
            When::Days(days) => days.iter().all(|day| *day < late),
        }));
    }

    #[test]
    fn the_day_is_the_last_one_before_publication() {
        let second_sunday = Rule::parse("2 sunday 3").unwrap();
        assert_eq!(second_sunday.before(date(2031, 3, 9)), Some(date(2031, 3, 9)));
        assert_eq!(second_sunday.before(date(2031, 3, 8)), Some(date(2030, 3, 10)));
        assert_eq!(Rule::parse("07-02").unwrap().before(date(2031, 7, 4)), Some(date(2031, 7, 2)));
    }
}
