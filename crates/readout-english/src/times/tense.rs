//! Whether the verb that "on Wednesday" hangs on looks back or ahead: "met on Wednesday", "will meet on Wednesday".

use super::lexicon::Class;
use super::piece::Form;
use super::reading::Reading;
use crate::{Token, Upos, Xpos};
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
        // "On Wednesday, she would not say": she was asked.
        let refused = |here: usize| {
            self.is_any(here, &["would", "could"]) && self.is_any(here + 1, &["not", "n't", "n’t"])
        };
        let direction = |here: usize| match refused(here) {
            true => Some(Direction::Past),
            false => self.verb(here),
        };
        (at..to).find_map(direction).unwrap_or(Direction::Unknown)
    }

    /// The direction of the verb form at `at`. Tags, where the text has them, keep out nouns ("the plan", "a cut").
    fn verb(&self, at: usize) -> Option<Direction> {
        let classes = self.pieces[at].classes;
        if let Some(token) = self.token(at) {
            match (token.upos, token.xpos) {
                (Upos::Propn, _) => return None,
                (Upos::Noun, _) if !self.is(at, "tomorrow") => return None,
                (_, Xpos::Vbd) => return Some(Direction::Past),
                _ => {}
            }
        }
        // "is to resume", "are to meet".
        if classes.has(Class::PresentBe)
            && self.has(at + 1, Class::To)
            && self.lower(at + 2)
            && !self.has(at + 2, Class::The)
        {
            return Some(Direction::Future);
        }
        // "set to sail", "set for Monday"; but "set a deadline".
        if self.is(at, "set") && self.is_any(at + 1, &["to", "for"]) {
            return Some(Direction::Future);
        }
        // "plans to sail", but "its plans"; "had been due", "as previously planned".
        if self.is_any(at, &["plan", "plans", "hopes", "wants", "intends"]) && !self.is(at + 1, "to") {
            return None;
        }
        if classes.has(Class::Scheduled) {
            let before = |back: usize| at.checked_sub(back).filter(|at| *at >= self.sentence.start);
            let over = (1..=2)
                .filter_map(before)
                .any(|at| self.is_any(at, &["been", "was", "were", "previously", "had"]));
            return Some(if over { Direction::Past } else { Direction::Future });
        }
        // "Until Thursday, they had not ..." says nothing yet.
        if self.is(at, "until") && at == self.sentence.start {
            return None;
        }
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

    /// The token that begins where the piece at `at` does, when it is tagged.
    pub(super) fn token(&self, at: usize) -> Option<&Token> {
        let start = self.pieces[at].start as usize;
        let index = self.tokens.partition_point(|token| token.span.start() < start);
        self.tokens.get(index).filter(|token| token.span.start() == start && token.upos != Upos::X)
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
        days.min_by_key(|day| {
            let days = day.since(published).map_or(0, |span| span.get_days());
            cost(i64::from(days), direction)
        })
    }
}

/// How unlikely a date so far from publication is: its distance, more against the direction of the verb. A weak
/// hint of the past does not turn next week's deadline into one of last year.
pub(super) fn cost(distance: i64, direction: Direction) -> i64 {
    let against = match direction {
        Direction::Past => distance > 0,
        Direction::Future => distance < 0,
        Direction::Unknown => false,
    };
    distance.abs() * if against { AGAINST } else { 1 }
}

/// How many times farther a date against the direction of the verb counts.
const AGAINST: i64 = 6;
