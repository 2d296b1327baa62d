//! Dates told by their place from another: "last month", "this week", "the following Monday", "that year", "next spring".

use super::lexicon::Class;
use super::piece::Form;
use super::reading::{Found, Reading, What};
use super::value::{Amount, Calendar, Part, Size, monday_of};
use super::{Basis, Modifier};
use jiff::ToSpan;
use jiff::civil::Date;

/// Which one is meant, and what it is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// "last": before the day of publication.
    Last,
    /// "this", "the current".
    This,
    /// "next", "the coming".
    Next,
    /// "the previous": before the date named last.
    Before,
    /// "that", "the same": the date named last.
    Same,
    /// "the following": after the date named last.
    After,
    /// "the weekend": no word but the article.
    Bare,
}

impl Reading<'_> {
    /// "last month", "the following Monday", "this summer", "that day".
    pub(super) fn relative(&self, at: usize) -> Option<Found> {
        let (head, place) = self.place(at)?;
        // “This Week” is a programme.
        if self.pieces[at].capital
            && self.mark(at.wrapping_sub(1), b'"')
            && head < self.sentence.end
            && self.pieces[head].capital
            && self.has(head, Class::Unit)
        {
            return None;
        }
        if place == Place::Bare && self.is(head, "full") && self.is(head + 1, "year") {
            return Some(Found::on(at, head + 2, self.publication_moved(Size::Year, 0)?, Basis::Resolved));
        }
        let (head, fiscal) = if self.has(head, Class::Fiscal) { (head + 1, true) } else { (head, false) };
        if place != Place::Bare
            && let Some(month) = self.relative_month(at, head, place)
        {
            return Some(month);
        }
        if self.has(head, Class::Weekday) && place != Place::Bare {
            return self.relative_weekday(at, head, place);
        }
        if self.has(head, Class::Season) {
            return self.relative_season(at, head, place);
        }
        if self.has(head, Class::Part) {
            return self.relative_part(at, head, place);
        }
        if self.has(head, Class::Unit) && !self.has(head, Class::Plural) {
            return self.relative_unit(at, head, place, fiscal);
        }
        if place != Place::Bare && self.has(head, Class::HolidayStart) {
            return self.relative_holiday(at, head, place);
        }
        None
    }

    /// The words that tell which one: where they end, and what they say.
    fn place(&self, at: usize) -> Option<(usize, Place)> {
        let with_article = self.has(at, Class::The) || self.has(at, Class::Possessive);
        let word = if with_article { at + 1 } else { at };
        let past = self.is(at + 1, "past");
        let place = if self.has(at, Class::This) && (past || self.has(at + 1, Class::Coming)) {
            return Some((at + 2, if past { Place::Last } else { Place::Next }));
        } else if self.has(word, Class::Last) {
            if self.is(word, "past") && !with_article {
                return None;
            }
            Place::Last
        } else if self.has(word, Class::This) && !with_article || self.has(word, Class::Current) {
            Place::This
        } else if self.has(word, Class::Latest) {
            Place::Last
        } else if self.has(word, Class::Next) {
            if with_article { Place::After } else { Place::Next }
        } else if self.has(word, Class::Coming) {
            Place::Next
        } else if self.has(word, Class::Previous) {
            Place::Before
        } else if self.has(word, Class::Following) {
            Place::After
        } else if self.has(word, Class::Same) && with_article {
            Place::Same
        } else if self.has(word, Class::That) && !with_article {
            return Some((if self.is(word + 1, "same") { word + 2 } else { word + 1 }, Place::Same));
        } else if self.has(at, Class::The) {
            return Some((at + 1, Place::Bare));
        } else {
            return None;
        };
        Some((word + 1, place))
    }

    /// The day that "previous", "that" and "following" count from.
    fn anchor(&self) -> Option<Date> {
        self.last.and_then(Calendar::range).map(|(first, _)| first).or(self.published)
    }

    fn relative_month(&self, at: usize, head: usize, place: Place) -> Option<Found> {
        let (to, month) = self.month_name(head)?;
        let from = match place {
            Place::Before | Place::Same | Place::After => self.anchor(),
            _ => self.published,
        };
        let Some(from) = from else {
            return Some(Found::on(at, to, Calendar::AnyMonth(month, None), Basis::Vague));
        };
        let day = self.day_of_month(to);
        let reached = match day {
            Some((_, day)) => (month, day) >= (from.month(), from.day()),
            None => month >= from.month(),
        };
        let year = from.year()
            + match place {
                Place::Last | Place::Before => -i16::from(reached),
                Place::Next | Place::After => i16::from(!reached || month == from.month()),
                _ => 0,
            };
        if let Some((end, day)) = day
            && let Ok(day) = Date::new(year, month, day)
        {
            return Some(Found::on(at, end, Calendar::Day(day), Basis::Resolved));
        }
        Some(Found::on(at, to, Calendar::Month(year, month), Basis::Resolved))
    }

    fn relative_weekday(&self, at: usize, head: usize, place: Place) -> Option<Found> {
        let wanted = self.pieces[head].place;
        let to = head + 1;
        // "this Sunday, March 8".
        if let Some(dated) =
            self.weekday_date(head).filter(|found| found.to > to && !self.has(to, Class::Part))
        {
            return Some(dated.starting(at));
        }
        let from = match place {
            Place::Before | Place::Same | Place::After => self.anchor(),
            _ => self.published,
        };
        let Some(from) = from else {
            return Some(Found::on(at, to, Calendar::AnyWeekday(wanted as i8 + 1), Basis::Vague));
        };
        let back = (i64::from(from.weekday().to_monday_zero_offset()) - i64::from(wanted)).rem_euclid(7);
        let days = match place {
            Place::Last | Place::Before => -(if back == 0 { 7 } else { back }),
            Place::Next | Place::After => 7 - back,
            Place::This => {
                let found = Found::on(at, to, self.weekday_near(wanted, head), Basis::Resolved);
                return Some(self.with_part(found));
            }
            _ => -back,
        };
        let day = from.checked_add(days.days()).ok()?;
        Some(self.with_part(Found::on(at, to, Calendar::Day(day), Basis::Resolved)))
    }

    /// "last fall", "the summer of 1994", "the summer".
    fn relative_season(&self, at: usize, head: usize, place: Place) -> Option<Found> {
        let season = self.pieces[head].place;
        let to = head + 1;
        if let Some((end, year)) = self.year_after(to) {
            return Some(Found::on(at, end, Calendar::Season(year, season), Basis::Stated));
        }
        // "the fall of the city", "the spring in his step".
        if place == Place::Bare && (self.is_any(to, &["of", "in"]) || self.is(head, "fall") && self.lower(to))
        {
            return None;
        }
        let Some(published) = self.published else {
            return Some(Found::on(at, to, Calendar::AnySeason(season), Basis::Vague));
        };
        let begins = |year: i16| Calendar::Season(year, season).range();
        let year = published.year();
        let year = match place {
            Place::Last | Place::Before => {
                (year - 2..=year).rev().find(|year| begins(*year).is_some_and(|(_, end)| end < published))?
            }
            Place::Next => {
                (year..=year + 1).find(|year| begins(*year).is_some_and(|(start, _)| start > published))?
            }
            _ => match self.nearest((-1..=1).filter_map(|step| Some(begins(year + step)?.0)), head) {
                Some(start) => start.year(),
                None => year,
            },
        };
        Some(Found::on(at, to, Calendar::Season(year, season), Basis::Resolved))
    }

    /// "winter 2011", "in summer".
    pub(super) fn bare_season(&self, at: usize) -> Option<Found> {
        if !self.has(at, Class::Season) {
            return None;
        }
        let season = self.pieces[at].place;
        if let Some(year) = self.digits(at + 1, 4..=4).filter(|year| (1000..=2200).contains(year)) {
            return Some(Found::on(at, at + 2, Calendar::Season(year as i16, season), Basis::Stated));
        }
        let placed = self.is_any(at.wrapping_sub(1), &["in", "by", "since", "until", "during"]);
        let ends = at + 1 >= self.sentence.end
            || self.pieces[at + 1].form != Form::Word
            || self.is_any(at + 1, &["and", "or"]);
        if !placed || !ends {
            return None;
        }
        self.relative_season(at, at, Place::Bare)
    }

    /// "this morning", "the next morning", "that night".
    fn relative_part(&self, at: usize, head: usize, place: Place) -> Option<Found> {
        let part = Part::Named(self.pieces[head].place);
        let (from, step) = match place {
            Place::This => (self.published?, 0),
            Place::Last => (self.published?, -1),
            Place::Next => (self.published?, 1),
            Place::Bare | Place::Same => (self.anchor()?, 0),
            Place::Before => (self.anchor()?, -1),
            Place::After => (self.anchor()?, 1),
        };
        if place == Place::Bare
            && self.is_any(head + 1, &["of", "shift", "show", "sky", "when", "before", "after"])
            || self.is(head + 1, "s")
        {
            return None;
        }
        let day = from.checked_add(step.days()).ok()?;
        let mut found = Found::on(at, head + 1, Calendar::Day(day), Basis::Resolved);
        found.what = What::On(Calendar::Day(day), Some(part));
        Some(found)
    }

    /// "last week", "the current fiscal year", "the following day", "the weekend".
    fn relative_unit(&self, at: usize, head: usize, place: Place, fiscal: bool) -> Option<Found> {
        let size = self.size_of(self.pieces[head].unit)?;
        let to = head + 1;
        let found = |calendar| Found::on(at, to, calendar, Basis::Resolved);
        if self.hyphen(to) {
            return None;
        }
        if place == Place::Bare {
            return self.bare_unit(size, at, head, fiscal);
        }
        if self.is(to, "or") && self.is(to + 1, "so") {
            let length = Found::length(at, to + 2, Amount::of(1), self.pieces[head].unit);
            return Some(length.modified(Some(Modifier::Approx)));
        }
        // "the past year" is a stretch, not a year of the calendar.
        if place == Place::Last
            && (self.is(head - 1, "past")
                || self.has(at, Class::The) && matches!(size, Size::Decade | Size::Century))
        {
            return Some(Found::length(at, to, Amount::of(1), self.pieces[head].unit));
        }
        if self.is(head - 1, "latest") || place == Place::Last && size == Size::Quarter {
            return self.last_full(size).map(found);
        }
        let step = match place {
            Place::Last | Place::Before => -1,
            Place::Next | Place::After => 1,
            _ => 0,
        };
        let calendar = match place {
            Place::Before | Place::Same | Place::After => {
                size.around(size.move_day(self.anchor()?, step)?)?
            }
            _ if size == Size::Weekend => Calendar::Weekend(self.weekend(step)?),
            _ => self.publication_moved(size, step)?,
        };
        Some(self.with_part(found(calendar)))
    }

    /// "the weekend", "the quarter", "the year": which one only the context tells.
    fn bare_unit(&self, size: Size, at: usize, head: usize, fiscal: bool) -> Option<Found> {
        let to = head + 1;
        if self.is(to, "of") && matches!(size, Size::Week | Size::Weekend) {
            let named = self.calendar_date(to + 1)?;
            let calendar = size.around(named.calendar()?.range()?.0)?;
            return Some(Found { from: at, ..named }.of(calendar));
        }
        if self.is(to, "of") && !fiscal {
            return None;
        }
        // "the day before": before the one named last.
        if self.is_any(to, &["before", "earlier"])
            && (to + 1 >= self.sentence.end || matches!(self.pieces[to + 1].form, Form::Mark(_)))
        {
            let day = size.move_day(self.anchor()?, -1)?;
            return Some(Found::on(at, to + 1, size.around(day)?, Basis::Resolved));
        }
        // "the quarter ended Sept. 29".
        if size == Size::Quarter
            && self.is_any(to, &["ended", "ending"])
            && let Some((_, last)) = self
                .month_date(to + 1 + usize::from(self.is_any(to + 1, &["in", "on"])))
                .and_then(|found| found.calendar()?.range())
        {
            return Some(Found::on(at, to, size.around(last)?, Basis::Resolved));
        }
        let calendar = match size {
            Size::Weekend => Calendar::Weekend(self.weekend(0)?),
            Size::Quarter => match self.last_quarter {
                Some((quarter, _)) => quarter,
                None => self.last_full(Size::Quarter)?,
            },
            Size::Week | Size::Month => self.publication_moved(size, 0)?,
            Size::Year => {
                return Some(Found::length(at, to, Amount::of(1), self.pieces[head].unit));
            }
            _ => return None,
        };
        Some(Found::on(at, to, calendar, Basis::Resolved))
    }

    /// The last stretch of `size` that was over when the text was published.
    pub(super) fn last_full(&self, size: Size) -> Option<Calendar> {
        self.publication_moved(size, -1)
    }

    /// The Monday of the week of a weekend: the last one begun, moved by `step`.
    fn weekend(&self, step: i64) -> Option<Date> {
        let published = self.published?;
        let monday = monday_of(published)?;
        let begun = published.weekday().to_monday_zero_offset() >= 4;
        monday.checked_add((step - i64::from(!begun)).weeks()).ok()
    }

    fn relative_holiday(&self, at: usize, head: usize, place: Place) -> Option<Found> {
        let holiday = self.holiday(head)?;
        let (Some(Calendar::Day(day)), Some(published)) = (holiday.calendar(), self.published) else {
            return None;
        };
        let year = match place {
            Place::Last if day > published => -1,
            Place::Next if day <= published => 1,
            _ => 0,
        };
        let day = Size::Year.move_day(day, year)?;
        Some(Found::on(at, holiday.to, Calendar::Day(day), Basis::Resolved))
    }

    /// The stretch of the calendar that one `unit` fills; none for hours.
    pub(super) fn size_of(&self, unit: u8) -> Option<Size> {
        let unit = &self.lexicon.units[unit as usize];
        if unit.clock {
            return None;
        }
        Some(match (unit.code.as_str(), unit.name.as_str()) {
            (_, "decade") => Size::Decade,
            (_, "century") => Size::Century,
            (_, "night" | "fortnight") => return None,
            ("D", _) => Size::Day,
            ("W", _) => Size::Week,
            ("WE", _) => Size::Weekend,
            ("M", _) => Size::Month,
            ("Q", _) => Size::Quarter,
            _ => Size::Year,
        })
    }
}
