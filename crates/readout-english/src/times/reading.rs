//! One pass over the pieces of a text: at each word that may begin a time expression, the rules are asked in turn
//! and the longest reading wins.

use super::lexicon::{Class, Classes, Lexicon, Sequences, lexicon};
use super::piece::{Form, Piece};
use super::value::{Amount, Calendar, Part};
use super::{Basis, Modifier, TimeKind};
use crate::Token;
use jiff::civil::Date;
use std::ops::Range;

/// What a rule found: pieces `from..to`, and what they say.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) what: What,
    pub(super) modifier: Option<Modifier>,
    pub(super) basis: Basis,
}

/// What a time expression says.
#[derive(Clone, Debug)]
pub(super) enum What {
    /// A stretch of the calendar, or a part of its day.
    On(Calendar, Option<Part>),
    /// From the first to the last of two days.
    Between(Date, Date),
    /// So many of a unit (an index into the lexicon).
    Length(Amount, u8),
    /// Again and again, as TIMEX3 writes it.
    Every(String),
    /// A value that the lexicon gives.
    Fixed(TimeKind, String),
    /// Words that look like a time and are none.
    Nothing,
}

impl Found {
    pub(super) fn on(from: usize, to: usize, calendar: Calendar, basis: Basis) -> Self {
        Self { from, to, what: What::On(calendar, None), modifier: None, basis }
    }

    pub(super) fn length(from: usize, to: usize, amount: Amount, unit: u8) -> Self {
        let basis = if amount.vague { Basis::Vague } else { Basis::Stated };
        Self { from, to, what: What::Length(amount, unit), modifier: None, basis }
    }

    pub(super) fn nothing(from: usize, to: usize) -> Self {
        Self { from, to, what: What::Nothing, modifier: None, basis: Basis::Vague }
    }

    pub(super) fn starting(mut self, from: usize) -> Self {
        self.from = from;
        self
    }

    pub(super) fn modified(mut self, modifier: Option<Modifier>) -> Self {
        self.modifier = modifier.or(self.modifier);
        self
    }

    /// The same words for another stretch of the calendar.
    pub(super) fn of(mut self, calendar: Calendar) -> Self {
        self.what = What::On(calendar, None);
        self
    }

    pub(super) fn calendar(&self) -> Option<Calendar> {
        match self.what {
            What::On(calendar, _) => Some(calendar),
            _ => None,
        }
    }
}

/// A text being read.
pub(super) struct Reading<'a> {
    pub(super) text: &'a str,
    pub(super) pieces: &'a [Piece],
    pub(super) lexicon: &'static Lexicon,
    /// The tokens of the sentence being read, whose tags tell nouns from verbs; empty when there are none.
    pub(super) tokens: &'a [Token],
    pub(super) published: Option<Date>,
    /// The sentence being read.
    pub(super) sentence: Range<usize>,
    /// The last stretch of the calendar that the text named: what "the next day" counts from.
    pub(super) last: Option<Calendar>,
    /// The last quarter it named: what "a year earlier" compares with in a report of earnings.
    pub(super) last_quarter: Option<(Calendar, usize)>,
}

/// Words that can begin no expression by themselves, but are too many to try every rule on.
const DETERMINERS: Classes = Classes::of(Class::The)
    .and(Class::Indefinite)
    .and(Class::Possessive)
    .and(Class::That)
    .and(Class::This)
    .and(Class::Digits)
    .and(Class::Cardinal)
    .and(Class::ApproximatorStart)
    .and(Class::Dozens);

/// Words that, near a determiner, make it worth asking the rules.
const HEADS: Classes = Classes::of(Class::Unit)
    .and(Class::Weekday)
    .and(Class::Month)
    .and(Class::ShortMonth)
    .and(Class::Season)
    .and(Class::Part)
    .and(Class::Period)
    .and(Class::NamedDecade)
    .and(Class::Half)
    .and(Class::Zone)
    .and(Class::Digits)
    .and(Class::Tens)
    .and(Class::Meridiem)
    .and(Class::HolidayStart);

/// Words that begin an expression.
const STARTS: Classes = Classes::of(Class::Unit)
    .and(Class::Weekday)
    .and(Class::Weekdays)
    .and(Class::ShortWeekday)
    .and(Class::Month)
    .and(Class::ShortMonth)
    .and(Class::Season)
    .and(Class::NamedDecade)
    .and(Class::Part)
    .and(Class::Tens)
    .and(Class::Ordinal)
    .and(Class::Hundred)
    .and(Class::Thousand)
    .and(Class::PhraseStart)
    .and(Class::HolidayStart)
    .and(Class::These)
    .and(Class::Last)
    .and(Class::Previous)
    .and(Class::Next)
    .and(Class::Following)
    .and(Class::Current)
    .and(Class::Coming)
    .and(Class::Recent)
    .and(Class::Latest)
    .and(Class::Same)
    .and(Class::Vague)
    .and(Class::Later)
    .and(Class::Earlier)
    .and(Class::Early)
    .and(Class::Late)
    .and(Class::Mid)
    .and(Class::Every)
    .and(Class::Prefix)
    .and(Class::Often)
    .and(Class::Fiscal)
    .and(Class::Half);

/// How far after a determiner its head may stand.
const REACH: usize = 7;

impl<'a> Reading<'a> {
    pub(super) fn new(text: &'a str, pieces: &'a [Piece], published: Option<Date>) -> Self {
        let sentence = 0..pieces.len();
        Self {
            text,
            pieces,
            lexicon: lexicon(),
            tokens: &[],
            published,
            sentence,
            last: None,
            last_quarter: None,
        }
    }

    /// Reads the sentence that is pieces `sentence`, and hands over what it finds.
    pub(super) fn sentence(&mut self, sentence: Range<usize>, found: &mut Vec<Found>) {
        self.sentence = sentence.clone();
        let mut at = sentence.start;
        while at < sentence.end {
            if !self.may_begin(at) {
                at += 1;
                continue;
            }
            let Some(time) = self.time_at(at) else {
                at += 1;
                continue;
            };
            at = time.to.max(at + 1);
            if matches!(time.what, What::Nothing) {
                continue;
            }
            self.remember(&time);
            let second = self.second_day(&time);
            found.push(time);
            if let Some(second) = second {
                at = second.to;
                self.remember(&second);
                found.push(second);
            }
        }
    }

    /// "April 24 and 25": the second day, which has no month of its own.
    fn second_day(&self, first: &Found) -> Option<Found> {
        let What::On(Calendar::Day(day), None) = first.what else { return None };
        let at = first.to + 1;
        let number = self.digits(at, 1..=2)?;
        let follows =
            at + 1 >= self.sentence.end || matches!(self.pieces[at + 1].form, Form::Mark(b'.' | b',' | b';'));
        let is_day = self.digits(first.to - 1, 1..=2).is_some() && self.is(first.to, "and") && follows;
        let second = Date::new(day.year(), day.month(), i8::try_from(number).ok()?).ok()?;
        (is_day && second > day).then(|| Found::on(at, at + 1, Calendar::Day(second), first.basis))
    }

    fn may_begin(&self, at: usize) -> bool {
        let classes = self.pieces[at].classes;
        if classes.any(STARTS) {
            return true;
        }
        if let Form::Mark(b'\'') = self.pieces[at].form {
            return self.has(at + 1, Class::Digits);
        }
        if !classes.any(DETERMINERS) && self.pieces[at].form != Form::Figure {
            return false;
        }
        if classes.has(Class::Digits) && self.pieces[at].form == Form::Digits(4) {
            return true;
        }
        let end = self.sentence.end.min(at + 1 + REACH);
        self.pieces[at + 1..end].iter().any(|piece| piece.classes.any(HEADS))
            || classes.has(Class::PhraseStart)
    }

    /// The longest expression that begins at `at`.
    fn time_at(&self, at: usize) -> Option<Found> {
        let rules = [
            Self::phrase,
            Self::edge,
            Self::repetition,
            Self::clock,
            Self::window,
            Self::quarter,
            Self::calendar_date,
            Self::relative,
            Self::length,
            Self::part_of_day,
        ];
        let mut best: Option<Found> = None;
        for rule in rules {
            if let Some(found) = rule(self, at)
                && best.as_ref().is_none_or(|best| best.to < found.to)
            {
                best = Some(found);
            }
        }
        best
    }

    fn remember(&mut self, found: &Found) {
        if let Some(calendar) = found.calendar()
            && calendar.is_known()
        {
            self.last = Some(calendar);
            // "a year earlier" is always said of the quarter in hand, never of one already compared with.
            let compared = |at| {
                self.has(at, Class::Ago) || self.has(at, Class::Earlier) || self.digits(at, 4..=4).is_some()
            };
            if matches!(calendar, Calendar::Quarter(..)) && !(found.from..found.to).any(compared) {
                self.last_quarter = Some((calendar, found.to));
            }
        }
    }

    /// A date without its edges ("early", "the end of"): explicit or relative.
    pub(super) fn date(&self, at: usize) -> Option<Found> {
        let rules = [Self::quarter, Self::calendar_date, Self::relative, Self::day_word, Self::part_of_day];
        rules.into_iter().filter_map(|rule| rule(self, at)).max_by_key(|found| found.to)
    }

    /// Whether the piece at `at` is of `class`; never beyond the sentence.
    pub(super) fn has(&self, at: usize, class: Class) -> bool {
        at < self.sentence.end && self.pieces[at].classes.has(class)
    }

    /// The words of the piece at `at`, or nothing beyond the sentence.
    pub(super) fn word(&self, at: usize) -> &'a str {
        if at >= self.sentence.end {
            return "";
        }
        let piece = self.pieces[at];
        &self.text[piece.start as usize..piece.end as usize]
    }

    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }

    pub(super) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(at, word))
    }

    /// Whether the mark `mark` stands at `at`.
    pub(super) fn mark(&self, at: usize, mark: u8) -> bool {
        at < self.sentence.end && self.pieces[at].form == Form::Mark(mark)
    }

    /// Whether `at` is a hyphen between two pieces it touches.
    pub(super) fn hyphen(&self, at: usize) -> bool {
        self.mark(at, b'-') && self.pieces[at].glued && self.glued(at + 1)
    }

    pub(super) fn glued(&self, at: usize) -> bool {
        at < self.sentence.end && self.pieces[at].glued
    }

    /// The piece after `at`, or after the hyphen that follows.
    pub(super) fn past_hyphen(&self, at: usize) -> usize {
        if self.hyphen(at) { at + 1 } else { at }
    }

    /// Whether the piece before `at` is of `class`.
    pub(super) fn after(&self, at: usize, class: Class) -> bool {
        at > self.sentence.start && self.pieces[at - 1].classes.has(class)
    }

    /// The number at `at` when it has `digits` digits.
    pub(super) fn digits(&self, at: usize, digits: std::ops::RangeInclusive<u8>) -> Option<u32> {
        if at >= self.sentence.end {
            return None;
        }
        match self.pieces[at].form {
            Form::Digits(count) if digits.contains(&count) => Some(self.pieces[at].number),
            _ => None,
        }
    }

    /// Whether the word at `at` is in lower case.
    pub(super) fn lower(&self, at: usize) -> bool {
        self.word(at).as_bytes().first().is_some_and(u8::is_ascii_lowercase)
    }

    /// The longest sequence of the list that stands at `at`: where it ends, and its index.
    pub(super) fn sequence(&self, at: usize, sequences: &Sequences) -> Option<(usize, usize)> {
        let first = self.word(at).to_ascii_lowercase();
        let list = sequences.get(&first)?;
        list.iter()
            .find(|(words, _)| words.iter().enumerate().all(|(step, word)| self.same(at + step, word)))
            .map(|(words, index)| (at + words.len(), *index))
    }

    /// Whether the piece at `at` reads `word`, a curly mark being the straight one.
    fn same(&self, at: usize, word: &str) -> bool {
        self.is(at, word) || word == "'" && self.mark(at, b'\'')
    }
}
