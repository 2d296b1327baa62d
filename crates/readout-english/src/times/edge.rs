//! The beginning, middle or end of a time: "early next year", "mid-2017", "the end of November", "later Tuesday",
//! "earlier this year", "sometime next year", "year-end".

use super::lexicon::Class;
use super::reading::{Found, Reading, What};
use super::value::{Calendar, Part};
use super::{Basis, Modifier};

impl Reading<'_> {
    /// A time with a word that says which part of it.
    pub(super) fn edge(&self, at: usize) -> Option<Found> {
        if let Some(found) = self.year_end(at) {
            return Some(found);
        }
        let article = self.has(at, Class::The);
        let word = if article { at + 1 } else { at };
        let (next, modifier) = self.edge_word(word, article)?;
        let found = self.edged_date(next)?;
        Some(found.starting(at).modified(modifier))
    }

    /// "early", "the end of", "mid-", "sometime": where it ends, and what it says.
    fn edge_word(&self, at: usize, article: bool) -> Option<(usize, Option<Modifier>)> {
        let of = |from: usize| self.is(from, "of").then_some(from + 1);
        let part = |from: usize| if self.is(from, "part") { of(from + 1) } else { None };
        if self.has(at, Class::Early) || self.is_any(at, &["earlier"]) {
            let next = self.past_hyphen(at + 1);
            let next =
                part(next).or_else(|| self.is_any(next, &["in", "on"]).then_some(next + 1)).unwrap_or(next);
            return Some((next, Some(Modifier::Start)));
        }
        if self.has(at, Class::Late) || self.is(at, "later") {
            let next = self.past_hyphen(at + 1);
            let next =
                part(next).or_else(|| self.is_any(next, &["in", "on"]).then_some(next + 1)).unwrap_or(next);
            return Some((next, Some(Modifier::End)));
        }
        if self.is(at, "mid") {
            return Some((self.past_hyphen(at + 1), Some(Modifier::Mid)));
        }
        if self.is(at, "sometime") {
            return Some((at + 1, None));
        }
        if !article {
            return None;
        }
        let modifier = match () {
            () if self.is_any(at, &["end", "close"]) => Modifier::End,
            () if self.is_any(at, &["beginning", "start", "opening"]) => Modifier::Start,
            () if self.is_any(at, &["middle", "midpoint"]) => Modifier::Mid,
            () => return None,
        };
        Some((of(at + 1)?, Some(modifier)))
    }

    /// What an edge may belong to: a date, a season or part of the day without an article, or "the year" and its like.
    fn edged_date(&self, at: usize) -> Option<Found> {
        if let Some(found) = self.date(at).filter(|found| matches!(found.what, What::On(..))) {
            return Some(found);
        }
        let article = usize::from(self.has(at, Class::The));
        let head = at + article;
        if self.has(head, Class::Unit) && !self.has(head, Class::Plural) && article == 1 {
            let size = self.size_of(self.pieces[head].unit)?;
            return Some(Found::on(at, head + 1, self.publication_moved(size, 0)?, Basis::Resolved));
        }
        if self.has(head, Class::Season) && !self.is_any(head + 1, &["of"]) {
            let published = self.published?;
            let calendar = Calendar::Season(published.year(), self.pieces[head].place);
            return Some(Found::on(at, head + 1, calendar, Basis::Resolved));
        }
        if self.has(head, Class::Part) && article == 0 {
            let day = self
                .last
                .filter(|last| matches!(last, Calendar::Day(_)))
                .or(self.published.map(Calendar::Day))?;
            let mut found = Found::on(at, head + 1, day, Basis::Resolved);
            found.what = What::On(day, Some(Part::Named(self.pieces[head].place)));
            return Some(found);
        }
        None
    }

    /// "year-end", "year's end", "the year end", "year-end 2014".
    fn year_end(&self, at: usize) -> Option<Found> {
        let word = if self.has(at, Class::The) { at + 1 } else { at };
        if !self.is(word, "year") {
            return None;
        }
        let possessive = self.mark(word + 1, b'\'') && self.is(word + 2, "s");
        let end = if possessive { word + 3 } else { self.past_hyphen(word + 1) };
        if !self.is(end, "end") {
            return None;
        }
        let (to, year) = match self.year_after(end + 1) {
            Some((to, year)) => (to, year),
            None => (end + 1, self.published?.year()),
        };
        Some(Found::on(at, to, Calendar::Year(year), Basis::Resolved).modified(Some(Modifier::End)))
    }
}
