//! Dates that the text gives itself, whole or in part: "Feb. 13, 2025", "13 February", "June 24-26", "2014",
//! "Wednesday", "2025-02-12".

use super::lexicon::Class;
use super::piece::Form;
use super::reading::{Found, Reading, What};
use super::tense::{Direction, cost};
use super::value::{Calendar, Size};
use super::{Basis, Modifier};
use crate::Upos;
use jiff::ToSpan;
use jiff::civil::Date;

impl Reading<'_> {
    /// A date by its names and numbers.
    pub(super) fn calendar_date(&self, at: usize) -> Option<Found> {
        let rules = [
            Self::numeric_date,
            Self::month_date,
            Self::day_month,
            Self::weekday_date,
            Self::year,
            Self::decade,
            Self::century,
            Self::holiday,
            Self::bare_season,
        ];
        rules.into_iter().filter_map(|rule| rule(self, at)).max_by_key(|found| found.to)
    }

    /// "2025-02-12", "2/12/2025" (month first, as in America, unless that cannot be), "9/11".
    fn numeric_date(&self, at: usize) -> Option<Found> {
        if self.glued(at)
            && at > self.sentence.start
            && !matches!(self.pieces[at - 1].form, Form::Mark(b'(' | b'"' | b'['))
        {
            return None;
        }
        let first = self.digits(at, 1..=4)?;
        let mark = if self.hyphen(at + 1) { b'-' } else { b'/' };
        if !self.mark(at + 1, mark) || !self.glued(at + 1) || !self.glued(at + 2) {
            return None;
        }
        let second = self.digits(at + 2, 1..=2)?;
        if mark == b'/' && (first, second) == (9, 11) && !self.mark(at + 3, b'/') {
            return Some(Found::on(at, at + 3, Calendar::Day(Date::new(2001, 9, 11).ok()?), Basis::Stated));
        }
        if !self.mark(at + 3, mark) || !self.glued(at + 4) {
            return None;
        }
        let third = self.digits(at + 4, 2..=4)?;
        let (year, month, day) = if first > 999 {
            (first, second, third)
        } else {
            let year = if third < 50 {
                2000 + third
            } else if third < 100 {
                1900 + third
            } else {
                third
            };
            if first > 12 { (year, second, first) } else { (year, first, second) }
        };
        Some(Found::on(at, at + 5, Calendar::Day(day_of(year, month, day)?), Basis::Stated))
    }

    /// The month at `at` and where its name (with its full stop) ends, when the word is a month here.
    pub(super) fn month_name(&self, at: usize) -> Option<(usize, i8)> {
        if at >= self.sentence.end || !self.pieces[at].capital {
            return None;
        }
        let month = self.pieces[at].place as i8 + 1;
        if self.has(at, Class::ShortMonth) {
            let stop = self.mark(at + 1, b'.') && self.glued(at + 1);
            let to = if stop { at + 2 } else { at + 1 };
            let day = self.digits(to, 1..=2).is_some() || self.digits(to, 4..=4).is_some();
            let named = stop && (self.after(at, Class::MonthCue) || self.after(at, Class::The));
            return (day || named || self.after_day(at)).then_some((to, month));
        }
        if !self.has(at, Class::Month)
            || self.token(at).is_some_and(|token| matches!(token.upos, Upos::Aux | Upos::Verb))
        {
            return None;
        }
        let numbered = self.digits(self.comma(at + 1), 1..=4).is_some() || self.after_day(at);
        let cued = self.after(at, Class::MonthCue);
        let name_follows = at + 1 < self.sentence.end
            && self.pieces[at + 1].form == Form::Word
            && self.pieces[at + 1].capital;
        let is_month = match month {
            3 | 5 => {
                numbered
                    || cued
                    || self.after(at, Class::The) && !self.is_any(at + 1, &["on", "of", "for", "to"])
            }
            4 | 6 | 8 => numbered || cued || !name_follows,
            _ => true,
        };
        is_month.then_some((at + 1, month))
    }

    /// Whether a day of the month stands before `at`: "13 February", "13th of February".
    fn after_day(&self, at: usize) -> bool {
        let before = |back: usize| at.checked_sub(back).filter(|at| *at >= self.sentence.start);
        before(1).is_some_and(|at| self.digits(at, 1..=2).is_some())
            || before(2).is_some_and(|at| self.ordinal(at).is_some())
            || self.is(at.wrapping_sub(1), "of") && before(3).is_some_and(|at| self.ordinal(at).is_some())
    }

    /// The piece after a comma at `at`, or `at`.
    fn comma(&self, at: usize) -> usize {
        if self.mark(at, b',') { at + 1 } else { at }
    }

    /// A year at `at` that belongs to the month or day before it: "2025", ", 2025", "last year", "of this year".
    pub(super) fn year_after(&self, at: usize) -> Option<(usize, i16)> {
        let number = self.comma(at);
        if let Some(year) = self.digits(number, 4..=4).filter(|year| (1000..=2200).contains(year)) {
            return Some((number + 1, year as i16));
        }
        let at = if self.is_any(at, &["of", "in"]) { at + 1 } else { at };
        if let Some((to, year)) = self.year_in_words(at) {
            return Some((to, year));
        }
        if let Some(year) = self.digits(at, 4..=4).filter(|year| (1000..=2200).contains(year))
            && self.is(at.wrapping_sub(1), "of")
        {
            return Some((at + 1, year as i16));
        }
        let shift = if self.has(at, Class::Last) && self.is(at, "last") {
            -1
        } else if self.has(at, Class::This) {
            0
        } else if self.has(at, Class::Next) {
            1
        } else {
            return None;
        };
        (self.is(at + 1, "year") && !self.mark(at + 2, b'\''))
            .then_some((at + 2, self.published?.year() + shift))
    }

    /// "Feb. 13, 2025", "February 2025", "June 24-26", "February".
    pub(super) fn month_date(&self, at: usize) -> Option<Found> {
        let (to, month) = self.month_name(at)?;
        if let Some((end, day)) = self.day_of_month(to)
            && let Some(found) = self.month_and_day(at, end, month, day)
        {
            return Some(found);
        }
        if let Some((end, year)) = self.year_after(to) {
            return Some(Found::on(at, end, Calendar::Month(year, month), Basis::Stated));
        }
        Some(Found::on(at, to, self.month_near(month, at), Basis::Resolved))
    }

    /// A day of the month at `at`: "13", "13th", "the 13th", "eighth".
    pub(super) fn day_of_month(&self, at: usize) -> Option<(usize, i8)> {
        let here = if self.has(at, Class::The) { at + 1 } else { at };
        if let Some((to, day)) = self.ordinal(here) {
            return (day <= 31).then_some((to, day as i8));
        }
        let day = self.digits(at, 1..=2).filter(|day| (1..=31).contains(day))?;
        // "March 10:30", "June 5 million", "Sept. 11.2".
        let clock = self.mark(at + 1, b':') && self.digits(at + 2, 2..=2).is_some() && self.glued(at + 2);
        (!clock && !self.is_any(at + 1, &["percent", "million", "billion"])).then_some((at + 1, day as i8))
    }

    fn month_and_day(&self, from: usize, to: usize, month: i8, day: i8) -> Option<Found> {
        let mut until = None;
        let mut to = to;
        if (self.hyphen(to) || self.is(to, "to") || self.mark(to, b'-'))
            && let Some(last) = self.digits(to + 1, 1..=2).filter(|last| *last > day as u32 && *last <= 31)
            && !self.has(to + 2, Class::Unit)
        {
            until = Some(last as i8);
            to += 2;
        }
        let stated = self.year_after(to);
        let (to, year, basis) = match stated {
            Some((end, year)) => (end, Some(year), Basis::Stated),
            None => (to, None, Basis::Resolved),
        };
        let Some(year) = year.or_else(|| self.year_of(month, day, from)) else {
            return Some(Found::on(from, to, Calendar::AnyMonth(month, Some(day)), Basis::Vague));
        };
        let first = Date::new(year, month, day).ok()?;
        let mut found = Found::on(from, to, Calendar::Day(first), basis);
        if let Some(last) = until.and_then(|last| Date::new(year, month, last).ok()) {
            found.what = What::Between(first, last);
        }
        Some(found)
    }

    /// The year of a day without one.
    fn year_of(&self, month: i8, day: i8, at: usize) -> Option<i16> {
        let year = self.published?.year();
        let days = (-1..=1).filter_map(|step| Date::new(year + step, month, day).ok());
        self.nearest(days, at).map(|day| day.year())
    }

    /// A month without a year: the nearest one in the direction of the verb.
    pub(super) fn month_near(&self, month: i8, at: usize) -> Calendar {
        let Some(published) = self.published else { return Calendar::AnyMonth(month, None) };
        let distance = |step: i16| i32::from(step) * 12 + i32::from(month) - i32::from(published.month());
        let direction = self.direction(at);
        let step = (-1..=1).min_by_key(|step| (cost(i64::from(distance(*step)), direction), *step));
        Calendar::Month(published.year() + step.unwrap_or(0), month)
    }

    /// "13 February 2025", "the 13th of February".
    fn day_month(&self, at: usize) -> Option<Found> {
        let start = if self.has(at, Class::The) { at + 1 } else { at };
        let (mut to, day) = match self.ordinal(start) {
            Some((to, day)) => (to, day),
            None => (start + 1, self.digits(start, 1..=2).filter(|_| start == at)?),
        };
        if self.is(to, "of") {
            to += 1;
        }
        if day == 0 || day > 31 {
            return None;
        }
        let (to, month) = self.month_name(to)?;
        // "a record 13 May 2 ..." belongs to the month and the number after it.
        if self.digits(to, 1..=2).is_some() {
            return None;
        }
        self.month_and_day(at, to, month, day as i8)
    }

    /// "Wednesday", "Wednesday, Feb. 12", "Wednesday night", "Wednesdays".
    pub(super) fn weekday_date(&self, at: usize) -> Option<Found> {
        if at >= self.sentence.end || !self.pieces[at].capital {
            return None;
        }
        let mut to = at + 1;
        if self.has(at, Class::ShortWeekday) {
            let stop = self.mark(to, b'.') && self.glued(to);
            to += usize::from(stop);
            self.month_name(self.comma(to)).or_else(|| self.month_name(self.comma(to) + 1))?;
        } else if !self.has(at, Class::Weekday) {
            return None;
        }
        if let Some(dated) = self
            .month_date(self.comma(to))
            .or_else(|| self.day_month(self.comma(to)))
            .filter(|found| !matches!(found.calendar(), Some(Calendar::Month(..))))
        {
            return Some(self.with_part(dated.starting(at)));
        }
        let found = Found::on(at, to, self.weekday_near(self.pieces[at].place, at), Basis::Resolved);
        Some(self.with_part(found))
    }

    /// A weekday without a date: the day of publication or the last before it, unless the verb looks ahead.
    pub(super) fn weekday_near(&self, place: u8, at: usize) -> Calendar {
        let Some(published) = self.published else { return Calendar::AnyWeekday(place as i8 + 1) };
        let today = i64::from(published.weekday().to_monday_zero_offset());
        let back = (today - i64::from(place)).rem_euclid(7);
        let days = match self.weekday_direction(at) {
            Direction::Future if back > 0 => 7 - back,
            _ => -back,
        };
        published.checked_add(days.days()).map_or(Calendar::AnyWeekday(place as i8 + 1), Calendar::Day)
    }

    /// "Wednesday's ruling" is known already, unless something comes "ahead of Wednesday's ruling".
    fn weekday_direction(&self, at: usize) -> Direction {
        if !(self.mark(at + 1, b'\'') && self.is(at + 2, "s")) {
            return self.direction(at);
        }
        let ahead = (1..=3).any(|back| self.is_any(at.wrapping_sub(back), &["ahead", "until"]));
        if ahead { Direction::Future } else { Direction::Past }
    }

    /// "in 2014", "the 2014 elections", "fiscal 2018", "the year 2000", "nineteen ninety-six".
    fn year(&self, at: usize) -> Option<Found> {
        let mut start = at;
        if self.has(at, Class::Prefix) && self.hyphen(at + 1) {
            let year = self.digits(at + 2, 4..=4).filter(|year| (1000..=2100).contains(year))?;
            let modifier = if self.is(at, "pre") { Modifier::Before } else { Modifier::After };
            let found = Found::on(at, at + 3, Calendar::Year(year as i16), Basis::Stated);
            return Some(found.modified(Some(modifier)));
        }
        let article = usize::from(self.has(start, Class::The));
        if self.has(start + article, Class::Fiscal) {
            start += article + 1;
        } else if self.has(start, Class::The) && self.is(start + 1, "year") {
            start += 2;
        }
        if self.is(start, "year") && start > at && self.has(start - 1, Class::Fiscal) {
            start += 1;
        }
        if let Some((to, year)) = self.year_in_words(start) {
            return Some(Found::on(at, to, Calendar::Year(year), Basis::Stated));
        }
        let year = self.digits(start, 4..=4)?;
        let sure = start > at;
        if !sure && !self.reads_as_year(start, year) {
            return None;
        }
        let (mut to, year) = (start + 1, year as i16);
        if self.has(to, Class::Fiscal) && self.is(to + 1, "year") {
            to += 2;
        }
        Some(Found::on(at, to, Calendar::Year(year), Basis::Stated))
    }

    /// Whether four digits are a year here and not a count, a price or part of a longer number.
    fn reads_as_year(&self, at: usize, year: u32) -> bool {
        let range = self.hyphen(at.wrapping_sub(1)) && self.digits(at.wrapping_sub(2), 4..=4).is_some();
        let cued = range || self.after(at, Class::YearCue);
        if !(if cued { 1000..=2100 } else { 1900..=2049 }).contains(&year) {
            return false;
        }
        if at > self.sentence.start {
            let joined = self.glued(at);
            match self.pieces[at - 1].form {
                Form::Mark(b'$' | b'#' | b':' | b'.' | b'+' | b'/' | b'=') if joined => return false,
                Form::Mark(b'-') if joined && at >= 2 && self.digits(at - 2, 1..=3).is_some() => {
                    return false;
                }
                Form::Mark(b'"') | Form::Mark(_) => {}
                Form::Word if joined => return false,
                Form::Word
                    if self.is_any(
                        at - 1,
                        &[
                            "no", "number", "room", "flight", "than", "least", "about", "some", "nearly",
                            "almost", "over", "highway", "route", "dlrs",
                        ],
                    ) =>
                {
                    return false;
                }
                Form::Digits(_) | Form::Figure => return false,
                Form::Word => {}
            }
        }
        self.no_count_follows(at, year, cued)
    }

    /// Whether what follows four digits leaves them a year: no "%", no unit, no plural that they would count.
    fn no_count_follows(&self, at: usize, year: u32, cued: bool) -> bool {
        let next = at + 1;
        if next >= self.sentence.end {
            return true;
        }
        if self.glued(next) && (self.pieces[next].form == Form::Word || self.mark(next, b'%')) {
            return false;
        }
        if self.has(next, Class::Unit) && self.has(next, Class::Plural)
            || self.is_any(
                next,
                &[
                    "percent", "people", "men", "women", "children", "million", "troops", "soldiers", "km",
                    "miles", "metres", "meters", "feet", "dollars", "gmt", "hours", "points",
                ],
            )
        {
            return cued && self.is_any(next, &["people", "troops", "soldiers"]) && !year.is_multiple_of(100);
        }
        let word = self.word(next).as_bytes();
        let plural = self.lower(next)
            && word.len() > 4
            && word.ends_with(b"s")
            && !word.ends_with(b"ss")
            && !word.ends_with(b"is")
            && !self.glued(next);
        let by_preposition =
            self.is_any(at.wrapping_sub(1), &["in", "since", "during", "until", "early", "late", "fiscal"]);
        !plural || by_preposition || !year.is_multiple_of(100) && (cued || self.after(at, Class::The))
    }

    /// "nineteen ninety-six", "two thousand five".
    fn year_in_words(&self, at: usize) -> Option<(usize, i16)> {
        let century = self.pieces.get(at).filter(|_| at < self.sentence.end)?;
        if self.is(at, "two")
            && self.has(at + 1, Class::Thousand)
            && self.is_any(at.wrapping_sub(1), &["year", "in", "since", "by"])
        {
            return Some((at + 2, 2000));
        }
        let century = if self.has(at, Class::Cardinal) && (18..=19).contains(&century.number) {
            century.number
        } else if self.has(at, Class::Tens) && century.number == 20 {
            20
        } else {
            return None;
        };
        let tens = self.past_hyphen(at + 1);
        if self.has(tens, Class::Cardinal) && self.pieces[tens].number >= 10 {
            return Some((tens + 1, (century * 100 + self.pieces[tens].number) as i16));
        }
        if !self.has(tens, Class::Tens) {
            return None;
        }
        let ones = self.past_hyphen(tens + 1);
        let mut year = century * 100 + self.pieces[tens].number;
        let mut to = tens + 1;
        if self.has(ones, Class::Cardinal) && (1..=9).contains(&self.pieces[ones].number) {
            year += self.pieces[ones].number;
            to = ones + 1;
        }
        Some((to, year as i16))
    }

    /// "the 1990s", "the '80s", "the nineties".
    fn decade(&self, at: usize) -> Option<Found> {
        let start = if self.has(at, Class::The) { at + 1 } else { at };
        let apostrophe = self.mark(start, b'\'');
        let number = start + usize::from(apostrophe);
        if self.has(start, Class::NamedDecade) && start > at {
            let decade = 190 + self.pieces[start].number as i16;
            return Some(Found::on(at, start + 1, Calendar::Decade(decade), Basis::Resolved));
        }
        let written = match self.digits(number, 4..=4) {
            Some(year) if year % 10 == 0 && (1500..=2100).contains(&year) => year / 10,
            _ => {
                let short = self.digits(number, 2..=2).filter(|short| short % 10 == 0)?;
                // "in the 30s" is as often an age or a share as a decade.
                if !apostrophe && (start == at || short < 50) {
                    return None;
                }
                if short < 20 { 200 + short / 10 } else { 190 + short / 10 }
            }
        };
        let mark = usize::from(self.mark(number + 1, b'\'') && self.glued(number + 1));
        let to = number + 1 + mark;
        (self.is(to, "s") && self.glued(to))
            .then(|| Found::on(at, to + 1, Calendar::Decade(written as i16), Basis::Stated))
    }

    /// "the 20th century".
    fn century(&self, at: usize) -> Option<Found> {
        let start = if self.has(at, Class::The) { at + 1 } else { at };
        let (to, number) = self.ordinal(start)?;
        let to = self.past_hyphen(to);
        (self.is(to, "century") && (2..=22).contains(&number))
            .then(|| Found::on(at, to + 1, Calendar::Century(number as i16 - 1), Basis::Stated))
    }

    /// The stretch of `size` that holds the day of publication, moved by `count`.
    pub(super) fn publication_moved(&self, size: Size, count: i64) -> Option<Calendar> {
        size.around(size.move_day(self.published?, count)?)
    }
}

fn day_of(year: u32, month: u32, day: u32) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}
