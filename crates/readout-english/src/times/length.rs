//! Lengths of time ("nearly three years", "a week", "the past two decades", "two-week"), and dates told by a length
//! ("three years ago", "a day later").

use super::lexicon::Class;
use super::piece::Form;
use super::reading::{Found, Reading, What};
use super::value::{Amount, Calendar, Size};
use super::{Basis, Modifier, TimeKind};

impl Reading<'_> {
    /// "three years", "a week", "for weeks", "nearly two months ago", "two-hour", "day-long".
    pub(super) fn length(&self, at: usize) -> Option<Found> {
        let (start, modifier) = self.approximator(at);
        let (to, amount, unit) = self.measure(start)?;
        if self.is_age(to) || self.is(at.wrapping_sub(1), "aged") {
            return Some(Found::nothing(at, to));
        }
        let to = if self.hyphen(to) && self.is(to + 1, "long") { to + 2 } else { to };
        let so = self.is(to, "or") && self.is(to + 1, "so");
        let to = if so { to + 2 } else { to };
        let modifier = if so { Some(Modifier::Approx) } else { modifier };
        let found = match self.date_by_length(at, to, amount, unit) {
            Some(dated) => dated,
            None if start == at && amount == Amount::of(1) && self.is_rate(at) => return None,
            None => Found::length(at, to, amount, unit),
        };
        Some(found.modified(modifier))
    }

    /// Words such as "nearly" and "more than": where they end, and what they say.
    pub(super) fn approximator(&self, at: usize) -> (usize, Option<Modifier>) {
        if !self.has(at, Class::ApproximatorStart) {
            return (at, None);
        }
        match self.sequence(at, &self.lexicon.approximator_words) {
            // "for over two years" is more than two years; "over the next two years" and, after a noun, "over two
            // years" are not.
            Some((to, _))
                if self.is_any(at, &["over", "under"])
                    && !(self.begins_number(to) && self.after(at, Class::StretchCue)) =>
            {
                (at, None)
            }
            Some((to, index)) => (to, Modifier::of(&self.lexicon.approximators[index].modifier)),
            None => (at, None),
        }
    }

    fn begins_number(&self, at: usize) -> bool {
        let classes = [Class::Digits, Class::Cardinal, Class::Tens, Class::Indefinite, Class::Half];
        classes.into_iter().any(|class| self.has(at, class))
            || at < self.sentence.end && self.pieces[at].form == Form::Figure
    }

    /// An amount and its unit.
    fn measure(&self, at: usize) -> Option<(usize, Amount, u8)> {
        // "half a year", "half an hour".
        if self.has(at, Class::Half) && self.is_any(at + 1, &["a", "an"]) && self.has(at + 2, Class::Unit) {
            let amount = Amount { whole: 0, half: true, vague: false };
            return Some((at + 3, amount, self.pieces[at + 2].unit));
        }
        // "half-century", "half hour".
        let halved = self.past_hyphen(at + 1);
        if self.has(at, Class::Half)
            && self.has(halved, Class::Unit)
            && self.is_any(halved, &["hour", "day", "year", "decade", "century"])
        {
            let amount = Amount { whole: 0, half: true, vague: false };
            return Some((halved + 1, amount, self.pieces[halved].unit));
        }
        if self.has(at, Class::Unit) {
            return self.bare_measure(at);
        }
        if self.is_any(at, &["a", "an", "another"])
            && let Some(unit) = self.unit_after(at + 1)
            && !self.has(unit, Class::Plural)
        {
            return self.one_measure(unit);
        }
        let (to, amount) = self.amount(at)?;
        // "some 20 years" is an approximator; "some day" is a phrase.
        let unit = self.unit_after(to)?;
        let plural = self.has(unit, Class::Plural);
        // "the 2012 fiscal year"; "three quarters of an hour".
        if !plural && self.digits(to - 1, 4..=4).is_some()
            || self.is(unit, "quarters") && self.is(unit + 1, "of") && self.digits(unit + 2, 4..=4).is_none()
        {
            return None;
        }
        // "60 Minutes" is a programme.
        if self.pieces[unit].capital && self.has(to - 1, Class::Digits) {
            return None;
        }
        if amount.vague && !plural && !self.hyphen(to) {
            return None;
        }
        // "three-quarters of the fleet".
        if self.is_any(unit, &["quarter", "quarters"]) && self.hyphen(to) {
            return None;
        }
        // "three year plan" is heard and printed, "20 second ..." is not.
        if !plural && !self.hyphen(to) && amount.whole != 1 && self.is_any(unit, &["second", "night"]) {
            return None;
        }
        let halved = self.is(unit + 1, "and") && self.is(unit + 2, "a") && self.has(unit + 3, Class::Half);
        let amount = Amount { half: amount.half || halved, ..amount };
        Some((if halved { unit + 4 } else { unit + 1 }, amount, self.pieces[unit].unit))
    }

    /// "weeks", "decades-long", "day-long": no number.
    fn bare_measure(&self, at: usize) -> Option<(usize, Amount, u8)> {
        let unit = self.pieces[at].unit;
        let long = self.hyphen(at + 1) && self.is(at + 2, "long");
        if !self.has(at, Class::Plural) {
            return long.then_some((at + 1, Amount::of(1), unit));
        }
        let adjective = self.hyphen(at.wrapping_sub(1)) || self.is(at, "quarters");
        let framed = self.after(at, Class::StretchCue)
            || self.after(at, Class::The)
            || self.has(at + 1, Class::Ago)
            || self.has(at + 1, Class::Later)
            || self.has(at + 1, Class::Earlier)
            || self.is(at + 1, "after");
        (framed && !adjective && !self.pieces[at].capital || long).then_some((at + 1, Amount::VAGUE, unit))
    }

    /// "a year", "a year and a half", "another week"; not "a second chance", "a minute amount".
    fn one_measure(&self, unit: usize) -> Option<(usize, Amount, u8)> {
        let after = unit + 1;
        if self.is_any(unit, &["second", "quarter", "night"]) || self.hyphen(after) {
            return None;
        }
        if self.is(unit, "minute") && self.lower(after) && !self.is_any(after, &MINUTE_FOLLOWED_BY) {
            return None;
        }
        let halved = self.is(after, "and") && self.is(after + 1, "a") && self.has(after + 2, Class::Half);
        let amount = Amount { half: halved, ..Amount::of(1) };
        // "a year or two".
        let two = self.is(after, "or") && self.is(after + 1, "two");
        let to = if halved {
            after + 3
        } else if two {
            after + 2
        } else {
            after
        };
        Some((to, amount, self.pieces[unit].unit))
    }

    /// The unit at `at`, after a hyphen or up to two words such as "more" and "trading".
    fn unit_after(&self, at: usize) -> Option<usize> {
        let mut here = self.past_hyphen(at);
        for _ in 0..2 {
            if self.has(here, Class::Between) && !self.has(here, Class::Unit) {
                here = self.past_hyphen(here + 1);
            }
        }
        self.has(here, Class::Unit).then_some(here)
    }

    /// "three years old", "three-year-old", "three years of age": how old somebody is, which is no time of the story.
    fn is_age(&self, to: usize) -> bool {
        let old = self.past_hyphen(to);
        self.is_any(old, &["old", "olds"]) || self.is(to, "of") && self.is(to + 1, "age")
    }

    /// "$500 million a year", "twice a week": how often, not how long.
    fn is_rate(&self, at: usize) -> bool {
        if at == self.sentence.start || !self.is_any(at, &["a", "an"]) {
            return false;
        }
        let counted = matches!(self.pieces[at - 1].form, Form::Word | Form::Digits(_) | Form::Figure);
        let placed = self.is_any(at + 2, &["after", "before", "since", "from"]);
        counted && !placed && !self.after(at, Class::StretchCue)
    }

    /// "ago", "later", "earlier", "from now" after a length make it a date.
    fn date_by_length(&self, at: usize, to: usize, amount: Amount, unit: u8) -> Option<Found> {
        let sign = if amount.vague {
            0
        } else {
            i64::from(amount.whole) * i64::from(self.lexicon.units[unit as usize].times.max(1))
        };
        if self.has(to, Class::Ago) {
            return Some(self.ago(at, to + 1, sign, unit, amount));
        }
        if self.is(to, "from") && self.is(to + 1, "now") {
            if amount.vague {
                let what = What::Fixed(TimeKind::Date, "FUTURE_REF".to_owned());
                return Some(Found { from: at, to: to + 2, what, modifier: None, basis: Basis::Vague });
            }
            return self
                .shift_publication(at, to + 2, sign, unit)
                .or_else(|| Some(Found::length(at, to, amount, unit)));
        }
        let later = self.has(to, Class::Later);
        if !later && !self.has(to, Class::Earlier) {
            return None;
        }
        // "two weeks before the vote": the length alone is the expression.
        if self.is_any(to, &["before", "after"]) && !self.ends_clause(to + 1) {
            return None;
        }
        let count = if later { sign } else { -sign };
        self.shift_anchor(at, to + 1, count, unit).or_else(|| Some(Found::length(at, to + 1, amount, unit)))
    }

    fn ends_clause(&self, at: usize) -> bool {
        at >= self.sentence.end || matches!(self.pieces[at].form, Form::Mark(_))
    }

    fn ago(&self, at: usize, to: usize, count: i64, unit: u8, amount: Amount) -> Found {
        if amount.vague || self.size_of(unit).is_none() {
            let what = What::Fixed(TimeKind::Date, "PAST_REF".to_owned());
            return Found { from: at, to, what, modifier: None, basis: Basis::Vague };
        }
        if let Some((quarter, end)) = self.last_quarter
            && count == 1
            && self.size_of(unit) == Some(Size::Year)
            && at.saturating_sub(end) < NEAR
            && let Some(earlier) = quarter.shifted(Size::Year, -1)
            && let Some(same) = same_size(quarter, earlier)
        {
            return Found::on(at, to, same, Basis::Resolved);
        }
        self.shift_publication(at, to, -count, unit).unwrap_or_else(|| Found::length(at, to, amount, unit))
    }

    fn shift_publication(&self, at: usize, to: usize, count: i64, unit: u8) -> Option<Found> {
        let size = self.plain_size(unit)?;
        let day = size.move_day(self.published?, count)?;
        Some(Found::on(
            at,
            to,
            self.size_of(unit)?
                .around(day)
                .filter(|it| !matches!(it, Calendar::Decade(_) | Calendar::Century(_)))
                .or_else(|| Size::Year.around(day))?,
            Basis::Resolved,
        ))
    }

    /// "a day later", "two years earlier": from the date named last.
    fn shift_anchor(&self, at: usize, to: usize, count: i64, unit: u8) -> Option<Found> {
        if count == 0 {
            return None;
        }
        let size = self.plain_size(unit)?;
        let anchor = match self.last_quarter {
            Some((quarter, end)) if size == Size::Year && at.saturating_sub(end) < NEAR => quarter,
            _ => self.last.or(self.published.map(Calendar::Day))?,
        };
        let moved = size.move_day(anchor.range()?.0, count)?;
        let calendar = match (size, anchor) {
            (Size::Year, Calendar::Quarter(..)) => Size::Quarter.around(moved)?,
            (Size::Year, Calendar::Half(_, half)) => Calendar::Half(moved.year(), half),
            _ => size.around(moved)?,
        };
        Some(Found::on(at, to, calendar, Basis::Resolved))
    }

    /// The unit to count in: decades and centuries are counted in years.
    fn plain_size(&self, unit: u8) -> Option<Size> {
        Some(match self.size_of(unit) {
            Some(Size::Decade | Size::Century) => Size::Year,
            Some(size) => size,
            None if self.lexicon.units[unit as usize].name == "fortnight" => Size::Day,
            None => return None,
        })
    }

    /// "the past two decades", "the next few days", "the nine months", "the first nine months".
    pub(super) fn window(&self, at: usize) -> Option<Found> {
        let (start, modifier) = self.approximator(at);
        let article = self.has(start, Class::The)
            || self.has(start, Class::These)
            || self.has(start, Class::Possessive);
        let mut here = if article { start + 1 } else { start };
        let word = here;
        let placed = [
            Class::Last,
            Class::Next,
            Class::Previous,
            Class::Following,
            Class::Coming,
            Class::Recent,
            Class::Latest,
            Class::Current,
        ]
        .into_iter()
        .any(|class| self.has(here, class));
        if placed || article && self.has(here, Class::Ordinal) && !self.is(here, "second") {
            here += 1;
        } else if !article {
            return None;
        }
        if self.has(here, Class::Half)
            && let Some((to, amount, unit)) = self.measure(here)
        {
            return Some(Found::length(at, to, amount, unit).modified(modifier));
        }
        let bare = self.has(here, Class::Unit) && self.has(here, Class::Plural) && here > word;
        let (to, amount, unit) = if bare {
            (here + 1, Amount::VAGUE, self.pieces[here].unit)
        } else {
            let (to, amount) = self.amount(here).filter(|(_, amount)| amount.vague || amount.whole != 1)?;
            let unit = self.unit_after(to).filter(|unit| self.has(*unit, Class::Plural))?;
            (unit + 1, amount, self.pieces[unit].unit)
        };
        if self.is_age(to) {
            return None;
        }
        let so = self.is(to, "or") && self.is(to + 1, "so");
        let to = if so { to + 2 } else { to };
        if amount.vague && bare {
            return self.bare_window(at, word, to, unit);
        }
        Some(Found::length(at, to, amount, unit).modified(modifier))
    }

    /// "recent years", "coming weeks", "past years".
    fn bare_window(&self, at: usize, word: usize, to: usize, unit: u8) -> Option<Found> {
        // "recent weeks" are some weeks; "recent years" are just the past.
        let year =
            self.size_of(unit).is_none_or(|size| matches!(size, Size::Year | Size::Decade | Size::Century));
        if self.has(word, Class::Recent) && !year {
            return Some(Found::length(at, to, Amount::VAGUE, unit));
        }
        let value = if self.has(word, Class::Recent)
            || self.has(word, Class::Last)
            || self.has(word, Class::Previous)
        {
            "PAST_REF"
        } else if self.has(word, Class::Next) || self.has(word, Class::Coming) {
            "FUTURE_REF"
        } else {
            return Some(Found::length(at, to, Amount::VAGUE, unit));
        };
        let what = What::Fixed(TimeKind::Date, value.to_owned());
        Some(Found { from: at, to, what, modifier: None, basis: Basis::Vague })
    }
}

/// How near, in pieces, a quarter must have been named for "a year earlier" to be the same quarter of that year.
pub(super) const NEAR: usize = 90;

const MINUTE_FOLLOWED_BY: [&str; 22] = [
    "later", "earlier", "ago", "before", "after", "and", "or", "to", "of", "in", "when", "for", "with", "as",
    "from", "at", "on", "but", "per", "longer", "that", "until",
];

/// `earlier`, given as the stretch that holds its first day, at the size of `like`.
fn same_size(like: Calendar, earlier: Calendar) -> Option<Calendar> {
    match (like, earlier) {
        (Calendar::Quarter(_, quarter), Calendar::Year(year)) => Some(Calendar::Quarter(year, quarter)),
        _ => None,
    }
}
