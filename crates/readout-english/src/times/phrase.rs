//! Phrases whose value the lexicon gives ("now", "recently", "yesterday", "tonight"), and holidays.

use super::lexicon::Class;
use super::reading::{Found, Reading, What};
use super::tense::Direction;
use super::value::{Calendar, Part, weekday};
use super::{Basis, TimeKind};
use jiff::ToSpan;
use jiff::civil::Date;

impl Reading<'_> {
    /// A phrase of the lexicon: "right now", "the near future", "yesterday".
    pub(super) fn phrase(&self, at: usize) -> Option<Found> {
        if !self.has(at, Class::PhraseStart) {
            return None;
        }
        let (to, index) = self.sequence(at, &self.lexicon.phrase_words)?;
        let phrase = &self.lexicon.phrases[index];
        if phrase.not_time {
            return Some(Found::nothing(at, to));
        }
        if phrase.not_before.iter().any(|word| self.is(to, word))
            || !phrase.after.is_empty() && !phrase.after.iter().any(|word| self.is(at.wrapping_sub(1), word))
            || phrase.not_past && self.direction(at) == Direction::Past
        {
            return None;
        }
        // "the Daily Courier".
        let named = |at: usize| at < self.sentence.end && self.pieces[at].capital;
        if phrase.kind == "SET" && named(at) && named(to) {
            return None;
        }
        if phrase.value.starts_with('{') {
            return self.day_phrase(at, to, &phrase.value);
        }
        let kind = match phrase.kind.as_str() {
            "DURATION" => TimeKind::Duration,
            "SET" => TimeKind::Set,
            "TIME" => TimeKind::Time,
            _ => TimeKind::Date,
        };
        let basis = if kind == TimeKind::Set { Basis::Stated } else { Basis::Vague };
        let what = What::Fixed(kind, phrase.value.clone());
        Some(Found { from: at, to, what, modifier: None, basis })
    }

    /// "today", "tomorrow", "yesterday", "tonight" as dates that edges and clock times may join.
    pub(super) fn day_word(&self, at: usize) -> Option<Found> {
        let found = self.phrase(at)?;
        matches!(found.what, What::On(..)).then_some(found)
    }

    /// `{day}`, `{day-1}`, `{day}TNI`: the day of publication, moved, perhaps with a part of the day.
    fn day_phrase(&self, from: usize, to: usize, value: &str) -> Option<Found> {
        let (days, part) = value.strip_prefix("{day")?.split_once('}')?;
        let days: i32 = if days.is_empty() { 0 } else { days.parse().ok()? };
        let part = part.strip_prefix('T').and_then(|_| self.part_named(part));
        let Some(published) = self.published else {
            let (kind, value) = match days {
                0 => (TimeKind::Date, "PRESENT_REF"),
                _ if days < 0 => (TimeKind::Date, "PAST_REF"),
                _ => (TimeKind::Date, "FUTURE_REF"),
            };
            let what = What::Fixed(kind, value.to_owned());
            return Some(Found { from, to, what, modifier: None, basis: Basis::Vague });
        };
        let day = published.checked_add(days.days()).ok()?;
        let mut found = Found::on(from, to, Calendar::Day(day), Basis::Resolved);
        found.what = What::On(Calendar::Day(day), part);
        Some(self.with_part(found))
    }

    /// The part of the day with this TIMEX3 code.
    pub(super) fn part_named(&self, code: &str) -> Option<Part> {
        self.lexicon.parts.iter().position(|part| part == code).map(|place| Part::Named(place as u8))
    }

    /// "Thanksgiving Day", "Christmas 2014": the day in a year that is told, or the nearest.
    pub(super) fn holiday(&self, at: usize) -> Option<Found> {
        if !self.has(at, Class::HolidayStart) || !self.pieces[at].capital && !self.has(at, Class::The) {
            return None;
        }
        let (mut to, index) = self.sequence(at, &self.lexicon.holiday_words)?;
        let rule = &self.lexicon.holidays[index].on;
        let stated = self.year_after(to);
        let day = match stated {
            Some((end, year)) => {
                to = end;
                holiday_in(rule, year)
            }
            None => {
                let published = self.published?;
                let days = (-1..=1).filter_map(|step| holiday_in(rule, published.year() + step));
                self.nearest(days, at)
            }
        }?;
        let basis = if stated.is_some() { Basis::Stated } else { Basis::Resolved };
        Some(Found::on(at, to, Calendar::Day(day), basis))
    }
}

/// The day a holiday falls on in `year`, by its rule in the lexicon.
fn holiday_in(rule: &str, year: i16) -> Option<Date> {
    if let Some(days) = rule.strip_prefix("easter") {
        return easter(year)?.checked_add(days.parse::<i32>().ok()?.days()).ok();
    }
    if let Some((month, day)) = rule.split_once('-').filter(|(month, _)| month.len() == 2) {
        return Date::new(year, month.parse().ok()?, day.parse().ok()?).ok();
    }
    let mut words = rule.split(' ');
    let nth = words.next()?.parse::<i8>().ok()?;
    let name = words.next()?;
    let month = words.next()?.parse().ok()?;
    let after: i32 = words.next().map_or(Some(0), |days| days.parse().ok())?;
    let place = super::lexicon::lexicon().entry(name.as_bytes())?.place;
    Date::new(year, month, 1)
        .ok()?
        .nth_weekday_of_month(nth, weekday(place))
        .ok()?
        .checked_add(after.days())
        .ok()
}

/// Easter Sunday by the Gregorian computus (Meeus, Jones, Butcher).
fn easter(year: i16) -> Option<Date> {
    let year_number = i32::from(year);
    let (a, b, c) = (year_number % 19, year_number / 100, year_number % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let month = (h + l - 7 * m + 114) / 31;
    let day = (h + l - 7 * m + 114) % 31 + 1;
    Date::new(year, month as i8, day as i8).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn moveable_holidays_fall_where_the_calendar_puts_them() {
        assert_eq!(holiday_in("easter+0", 2024), Some(date(2024, 3, 31)));
        assert_eq!(holiday_in("4 thursday 11", 2025), Some(date(2025, 11, 27)));
        assert_eq!(holiday_in("-1 monday 5", 2025), Some(date(2025, 5, 26)));
        assert_eq!(holiday_in("1 monday 11 +1", 2016), Some(date(2016, 11, 8)));
        assert_eq!(holiday_in("12-25", 2025), Some(date(2025, 12, 25)));
    }
}
