//! Quarters and halves of a year as firms report them: "the third quarter", "fiscal first-quarter", "the year-ago
//! period", "the first half of 1989".

use super::Basis;
use super::lexicon::Class;
use super::reading::{Found, Reading};
use super::value::{Calendar, Size};

impl Reading<'_> {
    /// "the third quarter of 1990", "last year's fourth quarter", "the year-earlier quarter", "the 1988 period".
    pub(super) fn quarter(&self, at: usize) -> Option<Found> {
        let mut here = at;
        if self.has(here, Class::The) || self.has(here, Class::Possessive) {
            here += 1;
        }
        if self.is_any(here, &["comparable", "corresponding"]) {
            here += 1;
        }
        let (next, year) = self.year_before_quarter(here);
        here = next;
        if self.has(here, Class::Fiscal) {
            here = self.past_hyphen(here + 1);
        }
        if let Some((to, ordinal)) = self.ordinal(here) {
            // "the third-quarter loss": the article is the loss's.
            let from = if self.hyphen(to) && here > at { self.without_article(at) } else { at };
            return self.numbered(from, self.past_hyphen(to), ordinal, year);
        }
        if self.has(here, Class::Latest) && self.has(here + 1, Class::Period) {
            let quarter =
                self.last_quarter.map(|(quarter, _)| quarter).or_else(|| self.last_full(Size::Quarter));
            return Some(Found::on(at, here + 2, quarter?, Basis::Resolved));
        }
        // "the last half of 1989".
        if self.is(here, "last") && self.has(here + 1, Class::Half) {
            return self.numbered(at, here + 1, 2, year);
        }
        let earlier = year?;
        if self.hyphen(here.wrapping_sub(2))
            && self.is_any(here - 1, &["ago", "earlier"])
            && !self.has(here, Class::Period)
            && !self.is(here, "quarter")
        {
            return self.year_earlier(here, earlier);
        }
        let to =
            if self.has(here, Class::Period) || self.is(here, "quarter") { here + 1 } else { return None };
        let calendar = match self.last_quarter {
            Some((Calendar::Quarter(_, quarter), _)) => Calendar::Quarter(earlier, quarter),
            _ if self.is(here, "quarter") => {
                let Some(Calendar::Quarter(_, quarter)) = self.last_full(Size::Quarter) else { return None };
                Calendar::Quarter(earlier, quarter)
            }
            _ => Calendar::Year(earlier),
        };
        Some(Found::on(at, to, calendar, Basis::Resolved))
    }

    fn without_article(&self, at: usize) -> usize {
        if self.has(at, Class::The) || self.has(at, Class::Possessive) { at + 1 } else { at }
    }

    /// "year-earlier" and "year-ago" before a figure: the same quarter of that year when a quarter is the matter.
    fn year_earlier(&self, to: usize, year: i16) -> Option<Found> {
        let calendar = match self.last_quarter {
            Some((Calendar::Quarter(_, quarter), end)) if to.saturating_sub(end) < super::length::NEAR => {
                Calendar::Quarter(year, quarter)
            }
            _ => Calendar::Year(year),
        };
        Some(Found::on(to - 3, to, calendar, Basis::Resolved))
    }

    /// The year that stands before "quarter": "1988", "year-ago", "last year's".
    fn year_before_quarter(&self, at: usize) -> (usize, Option<i16>) {
        let none = (at, None);
        if let Some(year) = self.digits(at, 4..=4).filter(|year| (1900..=2100).contains(year)) {
            return (at + 1, Some(year as i16));
        }
        let Some(published) = self.published else { return none };
        if self.is(at, "year") && self.hyphen(at + 1) && self.is_any(at + 2, &["ago", "earlier"]) {
            let year = self.last_quarter.and_then(|(quarter, _)| Some(quarter.range()?.0.year()));
            return (at + 3, Some(year.unwrap_or(published.year()) - 1));
        }
        let shift = if self.is(at, "last") {
            -1
        } else if self.has(at, Class::This) {
            0
        } else if self.has(at, Class::Next) {
            1
        } else {
            return none;
        };
        if self.is(at + 1, "year") && self.mark(at + 2, b'\'') && self.is(at + 3, "s") {
            return (at + 4, Some(published.year() + shift));
        }
        none
    }

    /// A quarter or half by its number.
    fn numbered(&self, from: usize, at: usize, number: u32, year: Option<i16>) -> Option<Found> {
        let half = self.has(at, Class::Half);
        if !half && !self.is(at, "quarter") || number == 0 || number > if half { 2 } else { 4 } {
            return None;
        }
        let number = number as i8;
        let mut to = at + 1;
        let mut year = year;
        if year.is_none() {
            let of = if self.is_any(to, &["of", "in"]) { to + 1 } else { to };
            let fiscal = of + usize::from(self.has(of, Class::Fiscal));
            if let Some(stated) = self.digits(fiscal, 4..=4).filter(|year| (1900..=2100).contains(year)) {
                (to, year) = (fiscal + 1, Some(stated as i16));
            } else if let Some((end, stated)) = self.year_after(of) {
                (to, year) = (end, Some(stated));
            } else if self.has(of, Class::The) && self.is(of + 1, "year") && of > to {
                (to, year) = (of + 2, Some(self.published?.year()));
            }
        }
        if half {
            // "the first half" alone is as often one of a match.
            return Some(Found::on(from, to, Calendar::Half(year?, number), Basis::Resolved));
        }
        let basis = if year.is_some() { Basis::Stated } else { Basis::Resolved };
        let calendar = match year {
            Some(year) => Calendar::Quarter(year, number),
            None => self.quarter_near(number),
        };
        Some(Found::on(from, to, calendar, basis))
    }

    /// A quarter without a year: the one that is nearest to its end, as results follow their quarter.
    fn quarter_near(&self, number: i8) -> Calendar {
        let Some(published) = self.published else { return Calendar::AnyQuarter(number) };
        let now = (published.month() + 2) / 3;
        let year = match number - now {
            3 => published.year() - 1,
            2 => published.year() - i16::from(now == 1),
            -3 => published.year() + 1,
            _ => published.year(),
        };
        Calendar::Quarter(year, number)
    }
}
