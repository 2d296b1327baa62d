//! What happens again and again: "every week", "each Thursday", "Tuesday nights", "every few months", "on Mondays".

use super::lexicon::Class;
use super::reading::{Found, Reading, What};
use super::value::{Amount, Calendar};
use super::{Basis, length_value};

impl Reading<'_> {
    /// A repeated time.
    pub(super) fn repetition(&self, at: usize) -> Option<Found> {
        let set = |to: usize, value: String| Found {
            from: at,
            to,
            what: What::Every(value),
            modifier: None,
            basis: Basis::Stated,
        };
        if self.has(at, Class::Weekdays) && self.pieces[at].capital {
            return Some(set(at + 1, Calendar::AnyWeekday(self.pieces[at].place as i8 + 1).to_string()));
        }
        if self.has(at, Class::Weekday)
            && self.pieces[at].capital
            && self.is_any(at + 1, &["nights", "mornings", "afternoons", "evenings"])
        {
            let day = Calendar::AnyWeekday(self.pieces[at].place as i8 + 1);
            return Some(set(
                at + 2,
                format!("{day}{}", self.lexicon.parts[self.pieces[at + 1].place as usize]),
            ));
        }
        if let Some((to, unit)) = self.how_often(at) {
            return Some(set(to, length_value(Amount::of(1), &self.lexicon.units[unit as usize])));
        }
        if !self.has(at, Class::Every) {
            return None;
        }
        let mut here = at + 1;
        if self.is(here, "other") || self.is(here, "single") {
            here += 1;
        }
        if self.has(here, Class::Unit) && !self.has(here, Class::Plural) && !self.is(here, "second") {
            let amount = Amount::of(if self.is(here - 1, "other") { 2 } else { 1 });
            return Some(set(
                here + 1,
                length_value(amount, &self.lexicon.units[self.pieces[here].unit as usize]),
            ));
        }
        if self.has(here, Class::Weekday) {
            return Some(set(here + 1, Calendar::AnyWeekday(self.pieces[here].place as i8 + 1).to_string()));
        }
        if let Some((to, month)) = self.month_name(here) {
            return Some(set(to, Calendar::AnyMonth(month, None).to_string()));
        }
        if self.has(here, Class::Season) {
            return Some(set(here + 1, Calendar::AnySeason(self.pieces[here].place).to_string()));
        }
        if self.has(here, Class::Part) {
            return Some(set(
                here + 1,
                format!("XXXX-XX-XX{}", self.lexicon.parts[self.pieces[here].place as usize]),
            ));
        }
        let (to, amount) = self.amount(here)?;
        if !self.has(to, Class::Unit) {
            return None;
        }
        Some(set(to + 1, length_value(amount, &self.lexicon.units[self.pieces[to].unit as usize])))
    }

    /// "twice a week", "10 times a day": where it ends, and the unit.
    fn how_often(&self, at: usize) -> Option<(usize, u8)> {
        let counted = if self.has(at, Class::Often) {
            at + 1
        } else {
            let (to, _) = self.amount(at)?;
            self.is(to, "times").then_some(to + 1)?
        };
        let unit = counted + 1;
        let per = self.has(counted, Class::Indefinite)
            || self.is(counted, "per")
            || self.has(counted, Class::Every);
        (per && self.has(unit, Class::Unit) && !self.has(unit, Class::Plural))
            .then(|| (unit + 1, self.pieces[unit].unit))
    }
}
