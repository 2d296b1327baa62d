//! What a time expression says: a stretch of the calendar, a length, a repetition, or only "then" and "now".
//! TIMEX3 writes each as one string.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use std::fmt;

/// A stretch of the calendar. What is not known ("on a Wednesday", without a day of publication) is an `X`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Calendar {
    Day(Date),
    /// The week that begins on this Monday.
    Week(Date),
    /// The weekend of the week that begins on this Monday.
    Weekend(Date),
    Month(i16, i8),
    /// Quarter 1 to 4.
    Quarter(i16, i8),
    /// Half 1 or 2.
    Half(i16, i8),
    /// Season 0 (spring) to 3 (winter).
    Season(i16, u8),
    Year(i16),
    /// Its first three digits.
    Decade(i16),
    /// Its first two digits.
    Century(i16),
    /// A weekday of no known week.
    AnyWeekday(i8),
    /// A month of no known year, perhaps with a day.
    AnyMonth(i8, Option<i8>),
    AnySeason(u8),
    AnyQuarter(i8),
    AnyYear,
}

const SEASONS: [&str; 4] = ["SP", "SU", "FA", "WI"];

impl fmt::Display for Calendar {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Day(day) => write!(out, "{day}"),
            Self::Week(day) | Self::Weekend(day) => {
                let week = day.iso_week_date();
                write!(out, "{:04}-W{:02}", week.year(), week.week())?;
                if matches!(self, Self::Weekend(_)) { out.write_str("-WE") } else { Ok(()) }
            }
            Self::Month(year, month) => write!(out, "{year:04}-{month:02}"),
            Self::Quarter(year, quarter) => write!(out, "{year:04}-Q{quarter}"),
            Self::Half(year, half) => write!(out, "{year:04}-H{half}"),
            Self::Season(year, season) => write!(out, "{year:04}-{}", SEASONS[season as usize % 4]),
            Self::Year(year) => write!(out, "{year:04}"),
            Self::Decade(decade) => write!(out, "{decade:03}"),
            Self::Century(century) => write!(out, "{century:02}"),
            Self::AnyWeekday(weekday) => write!(out, "XXXX-WXX-{weekday}"),
            Self::AnyMonth(month, Some(day)) => write!(out, "XXXX-{month:02}-{day:02}"),
            Self::AnyMonth(month, None) => write!(out, "XXXX-{month:02}"),
            Self::AnySeason(season) => write!(out, "XXXX-{}", SEASONS[season as usize % 4]),
            Self::AnyQuarter(quarter) => write!(out, "XXXX-Q{quarter}"),
            Self::AnyYear => out.write_str("XXXX"),
        }
    }
}

impl Calendar {
    /// Whether it lies in the calendar, with nothing unknown.
    pub(super) fn is_known(self) -> bool {
        self.range().is_some()
    }

    /// Its first and last day.
    pub(super) fn range(self) -> Option<(Date, Date)> {
        let months = |year: i16, from: i8, count: i32| {
            let first = Date::new(year, from, 1).ok()?;
            Some((first, first.checked_add(count.months()).ok()?.yesterday().ok()?))
        };
        match self {
            Self::Day(day) => Some((day, day)),
            Self::Week(monday) => Some((monday, monday.checked_add(6.days()).ok()?)),
            Self::Weekend(monday) => {
                Some((monday.checked_add(5.days()).ok()?, monday.checked_add(6.days()).ok()?))
            }
            Self::Month(year, month) => months(year, month, 1),
            Self::Quarter(year, quarter) => months(year, quarter * 3 - 2, 3),
            Self::Half(year, half) => months(year, half * 6 - 5, 6),
            Self::Season(year, season) => months(year, 3 + 3 * season as i8, 3),
            Self::Year(year) => months(year, 1, 12),
            Self::Decade(decade) => months(decade.checked_mul(10)?, 1, 120),
            Self::Century(century) => months(century.checked_mul(100)?, 1, 1200),
            _ => None,
        }
    }

    /// The stretch of the same size `count` units of `size` later (earlier when negative).
    pub(super) fn shifted(self, size: Size, count: i64) -> Option<Self> {
        let first = self.range()?.0;
        size.around(size.move_day(first, count)?)
    }
}

/// How large a stretch of the calendar is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Size {
    Day,
    Week,
    Weekend,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

impl Size {
    /// The stretch of this size that holds `day`.
    pub(super) fn around(self, day: Date) -> Option<Calendar> {
        Some(match self {
            Self::Day => Calendar::Day(day),
            Self::Week => Calendar::Week(monday_of(day)?),
            Self::Weekend => Calendar::Weekend(monday_of(day)?),
            Self::Month => Calendar::Month(day.year(), day.month()),
            Self::Quarter => Calendar::Quarter(day.year(), (day.month() + 2) / 3),
            Self::Year => Calendar::Year(day.year()),
            Self::Decade => Calendar::Decade(day.year().div_euclid(10)),
            Self::Century => Calendar::Century(day.year().div_euclid(100)),
        })
    }

    /// `day`, moved by `count` of them.
    pub(super) fn move_day(self, day: Date, count: i64) -> Option<Date> {
        let count = i32::try_from(count).ok().filter(|count| count.abs() < 100_000)?;
        let years = |count: i32| {
            let year =
                i16::try_from(i32::from(day.year()) + count).ok().filter(|year| (1..=9998).contains(year))?;
            Date::new(year, day.month(), day.day().min(28)).ok()
        };
        match self {
            Self::Day => day.checked_add(count.days()).ok(),
            Self::Week | Self::Weekend => day.checked_add(count.weeks()).ok(),
            Self::Month => day.checked_add(count.months()).ok(),
            Self::Quarter => Self::Month.move_day(day, i64::from(count) * 3),
            Self::Year => years(count),
            Self::Decade => years(count * 10),
            Self::Century => years(count * 100),
        }
    }
}

/// The Monday of the week that holds `day`.
pub(super) fn monday_of(day: Date) -> Option<Date> {
    day.checked_sub(i32::from(day.weekday().to_monday_zero_offset()).days()).ok()
}

/// The weekday whose place from Monday is `place` (from 0).
pub(super) fn weekday(place: u8) -> Weekday {
    Weekday::from_monday_zero_offset((place % 7) as i8).unwrap_or(Weekday::Monday)
}

/// Part of a day: a named one, or an hour of the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// "MO", "AF", "EV", "NI", or a fixed hour, by its place in the lexicon.
    Named(u8),
    /// Hour and minute.
    Clock(u8, u8),
}

/// How many: "three", "two and a half", "several".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Amount {
    pub(super) whole: u32,
    pub(super) half: bool,
    pub(super) vague: bool,
}

impl Amount {
    pub(super) const VAGUE: Self = Self { whole: 0, half: false, vague: true };

    pub(super) const fn of(whole: u32) -> Self {
        Self { whole, half: false, vague: false }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn stretches_of_the_calendar_are_written_as_timex3_writes_them() {
        assert_eq!(Calendar::Week(date(2025, 2, 10)).to_string(), "2025-W07");
        assert_eq!(Calendar::Weekend(date(2025, 2, 10)).to_string(), "2025-W07-WE");
        assert_eq!(Calendar::Decade(199).to_string(), "199");
        assert_eq!(Calendar::AnyMonth(2, Some(12)).to_string(), "XXXX-02-12");
    }

    #[test]
    fn a_winter_runs_into_the_next_year() {
        assert_eq!(Calendar::Season(2024, 3).range(), Some((date(2024, 12, 1), date(2025, 2, 28))));
    }

    #[test]
    fn a_quarter_earlier_keeps_its_size() {
        let earlier = Calendar::Quarter(2025, 1).shifted(Size::Quarter, -1);
        assert_eq!(earlier, Some(Calendar::Quarter(2024, 4)));
    }
}
