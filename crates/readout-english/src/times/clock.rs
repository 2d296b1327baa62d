//! Times of day: "8 p.m. EST Tuesday", "around 7:15 p.m.", "noon Thursday", "0735 GMT", "4 in the morning".

use super::lexicon::Class;
use super::piece::Form;
use super::reading::{Found, Reading, What};
use super::value::{Calendar, Part};
use super::{Basis, Modifier};

/// "a.m." or "p.m.", or neither.
type Half = Option<bool>;

impl Reading<'_> {
    /// A time by the clock, with its zone and day.
    pub(super) fn clock(&self, at: usize) -> Option<Found> {
        let (start, modifier) = self.approximator(at);
        let (to, part) = self.hour(start)?;
        Some(self.on_day(at, to, part, modifier))
    }

    /// An hour and where it ends.
    fn hour(&self, at: usize) -> Option<(usize, Part)> {
        if self.has(at, Class::Part) && self.is_any(at, &["noon", "midday", "midnight"]) {
            return (!self.pieces[at].capital || at == self.sentence.start)
                .then_some((at + 1, Part::Named(self.pieces[at].place)));
        }
        if at >= self.sentence.end
            || self.glued(at)
                && at > self.sentence.start
                && !self.mark(at - 1, b'(')
                && !self.mark(at - 1, b'-')
        {
            return None;
        }
        if let Some(written) = self.digits(at, 4..=4) {
            // "at 0735" is an hour without a zone too: no year begins with nought.
            let to = self.zone(at + 1).or_else(|| (written < 1000).then_some(at + 1))?;
            let (hour, minute) = (written / 100, written % 100);
            return (hour < 25 && minute < 60).then_some((to, Part::Clock(hour as u8, minute as u8)));
        }
        let (after, hour, minute) = self.hour_and_minute(at)?;
        let (to, half) = match self.half_of_day(after) {
            Some(read) => read,
            // "at 14:05"; else "24:36" is a score or a verse.
            None if minute.is_some()
                && self.mark(at + 1, b':')
                && self.is_any(at.wrapping_sub(1), &["at", "by", "around", "until", "from", "since"]) =>
            {
                (after, None)
            }
            None => return None,
        };
        let hour = match half {
            Some(true) if hour < 12 => hour + 12,
            Some(false) if hour == 12 => 0,
            _ => hour,
        };
        let minute = minute.unwrap_or(0);
        if hour > 24 || minute > 59 {
            return None;
        }
        let to = self.zone(to).unwrap_or(to);
        Some((to, Part::Clock(hour as u8, minute as u8)))
    }

    /// "7", "seven", "7:15", "7.15".
    fn hour_and_minute(&self, at: usize) -> Option<(usize, u32, Option<u32>)> {
        if self.pieces[at].form == Form::Figure {
            let (hour, minute) = self.word(at).split_once('.').filter(|(_, minute)| minute.len() == 2)?;
            let meridiem = self.half_of_day(at + 1).is_some_and(|(_, half)| half.is_some());
            return meridiem.then_some((at + 1, hour.parse().ok()?, Some(minute.parse().ok()?)));
        }
        let hour = match self.digits(at, 1..=2) {
            Some(hour) => hour,
            None if self.has(at, Class::Cardinal) => self.pieces[at].number,
            None => return None,
        };
        let minute = (self.mark(at + 1, b':') && self.glued(at + 1))
            .then(|| self.digits(at + 2, 2..=2).filter(|_| self.glued(at + 2)))
            .flatten();
        Some((if minute.is_some() { at + 3 } else { at + 1 }, hour, minute))
    }

    /// "a.m.", "pm", "o'clock", "in the morning", or a time zone: what makes a number an hour.
    fn half_of_day(&self, at: usize) -> Option<(usize, Half)> {
        if self.is_any(at, &["am", "pm"]) {
            return Some((at + 1, Some(self.is(at, "pm"))));
        }
        if self.is_any(at, &["a", "p"]) && self.mark(at + 1, b'.') && self.is(at + 2, "m") {
            let stop = self.mark(at + 3, b'.') && self.glued(at + 3);
            return Some((if stop { at + 4 } else { at + 3 }, Some(self.is(at, "p"))));
        }
        if self.is(at, "o") && self.mark(at + 1, b'\'') && self.is(at + 2, "clock") {
            return Some((at + 3, None));
        }
        if self.is(at, "in") && self.has(at + 1, Class::The) && self.has(at + 2, Class::Part) {
            return Some((at + 3, Some(!self.is(at + 2, "morning"))));
        }
        self.zone(at).map(|to| (to, None))
    }

    /// A time zone, perhaps "local time", "Eastern time", in brackets or after a comma.
    fn zone(&self, at: usize) -> Option<usize> {
        if !self.has(at, Class::Zone) {
            return None;
        }
        let upper = self.word(at).bytes().all(|byte| byte.is_ascii_uppercase());
        if upper {
            return Some(at + 1);
        }
        let standard = at + 1 + usize::from(self.is_any(at + 1, &["standard", "daylight"]));
        self.is(standard, "time").then_some(standard + 1)
    }

    /// The day of a clock time: the one that follows it, or the one that the text is at.
    fn on_day(&self, from: usize, to: usize, part: Part, modifier: Option<Modifier>) -> Found {
        let comma = to + usize::from(self.mark(to, b','));
        let on = comma + usize::from(self.is(comma, "on"));
        let day = self
            .calendar_date(on)
            .or_else(|| self.day_word(on))
            .or_else(|| self.relative(on).filter(|_| on == to))
            .filter(|found| {
                matches!(
                    found.calendar(),
                    Some(Calendar::Day(_) | Calendar::AnyWeekday(_) | Calendar::AnyMonth(_, Some(_)))
                )
            });
        let found = match day {
            Some(day) => Found { from, to: day.to, ..day },
            None => {
                let near = self.last.filter(|last| matches!(last, Calendar::Day(_)));
                let calendar = near.or(self.published.map(Calendar::Day)).unwrap_or(Calendar::AnyYear);
                Found::on(from, to, calendar, Basis::Resolved)
            }
        };
        let calendar = found.calendar().unwrap_or(Calendar::AnyYear);
        Found { what: What::On(calendar, Some(part)), ..found }.modified(modifier)
    }

    /// A day followed by a part of it: "Thursday night", "yesterday afternoon".
    pub(super) fn with_part(&self, found: Found) -> Found {
        let What::On(calendar, None) = found.what else { return found };
        let to = found.to;
        if !self.has(to, Class::Part)
            || self.is_any(to, &["overnight", "dawn"])
            || !matches!(calendar, Calendar::Day(_) | Calendar::AnyWeekday(_))
        {
            return found;
        }
        let part = Part::Named(self.pieces[to].place);
        Found { to: to + 1, what: What::On(calendar, Some(part)), ..found }
    }

    /// "mid-afternoon" and its like need a day; alone they are of the day that the text is at.
    pub(super) fn part_of_day(&self, at: usize) -> Option<Found> {
        if !self.has(at, Class::Part) || !matches!(self.pieces[at].form, Form::Word) {
            return None;
        }
        let part = Part::Named(self.pieces[at].place);
        let to = at + 1;
        // "afternoon yesterday", "night Friday".
        let day = self.day_word(to).or_else(|| {
            self.calendar_date(to).filter(|day| matches!(day.calendar(), Some(Calendar::Day(_))))
        });
        if let Some(day) = day {
            let calendar = day.calendar()?;
            return Some(Found { from: at, what: What::On(calendar, Some(part)), ..day });
        }
        None
    }
}
