//! Whether the verb that "on Wednesday" hangs on looks back or ahead: "met on Wednesday", "will meet on Wednesday".

use super::lexicon::Class;
use super::piece::Form;
use super::reading::Reading;
use jiff::civil::Date;

/// Where a clause puts what it tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Past,
    Future,
    Unknown,
}

/// How many pieces are looked at on either side.
const REACH: usize = 14;

impl Reading<'_> {
    /// The direction of the nearest verb before `at` in its sentence, or else after it.
    pub(super) fn direction(&self, at: usize) -> Direction {
        let from = self.sentence.start.max(at.saturating_sub(REACH));
        for here in (from..at).rev() {
            if matches!(self.pieces[here].form, Form::Mark(b';' | b'"')) {
                break;
            }
            if let Some(direction) = self.verb(here) {
                return direction;
            }
        }
        let to = self.sentence.end.min(at + REACH);
        (at..to).find_map(|here| self.verb(here)).unwrap_or(Direction::Unknown)
    }

    /// The direction of the verb form at `at`.
    fn verb(&self, at: usize) -> Option<Direction> {
        let classes = self.pieces[at].classes;
        if classes.has(Class::FutureVerb) && !(self.pieces[at].capital && at > self.sentence.start) {
            return Some(Direction::Future);
        }
        if !classes.has(Class::PastVerb) && !self.is_past_form(at) {
            return None;
        }
        // "will be released", "to be held", "is held".
        for back in 1..=3 {
            let Some(before) = at.checked_sub(back).filter(|before| *before >= self.sentence.start) else {
                break;
            };
            let classes = self.pieces[before].classes;
            if classes.has(Class::FutureVerb) || classes.has(Class::Be) && self.after(before, Class::To) {
                return Some(Direction::Future);
            }
            if classes.has(Class::PastVerb) {
                break;
            }
        }
        Some(Direction::Past)
    }

    /// A word in -ed that is not part of a name.
    fn is_past_form(&self, at: usize) -> bool {
        let word = self.word(at).as_bytes();
        word.len() > 4
            && word.ends_with(b"ed")
            && word[0].is_ascii_lowercase()
            && !self
                .is_any(at, &["need", "speed", "indeed", "hundred", "united", "exceed", "proceed", "succeed"])
    }

    /// Of several days the text may mean, the one the verb near `at` points to, or else the nearest to publication.
    pub(super) fn nearest(&self, days: impl Iterator<Item = Date>, at: usize) -> Option<Date> {
        let published = self.published?;
        let direction = self.direction(at);
        let distance = |day: &Date| (i64::from(day.since(published).map_or(0, |span| span.get_days()))).abs();
        days.filter(|day| match direction {
            Direction::Past => *day <= published,
            Direction::Future => *day >= published,
            Direction::Unknown => true,
        })
        .min_by_key(distance)
    }
}
