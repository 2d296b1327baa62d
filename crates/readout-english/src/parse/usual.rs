//! The relation that a pair of tags usually stands in: what the parser goes by until the whole tree is there.

use super::Relation;
use super::input::Atom;
use crate::model::hash::two;
use std::collections::BTreeMap;

/// Places of the table; tags are spread over it.
pub(super) const PLACES: usize = 1 << 16;

/// Set when the tags leave no doubt.
const SURE: u8 = 0x80;

/// The most frequent relation for the tags of head and dependent and the side, in place in a byte string.
#[derive(Clone, Copy, Debug)]
pub(super) struct UsualRelations<'a>(&'a [u8; PLACES]);

fn place(head: &Atom, dependent: &Atom, head_first: bool) -> usize {
    (two(u64::from(head_first), head.t, dependent.t) >> 48) as usize
}

impl<'a> UsualRelations<'a> {
    /// Takes the table at the start of `bytes`; none when they end too early.
    pub(super) fn read(bytes: &'a [u8]) -> Option<Self> {
        bytes.first_chunk().map(Self)
    }

    /// The table that [`UsualCounts::write`] wrote.
    pub(super) fn of(table: &'a [u8; PLACES]) -> Self {
        Self(table)
    }

    /// The usual relation of a dependent to its head.
    #[inline(always)]
    pub(super) fn get(&self, head: &Atom, dependent: &Atom, head_first: bool) -> Relation {
        let relation = self.0[place(head, dependent, head_first)] & !SURE;
        Relation::ALL.get(relation as usize).copied().unwrap_or_default()
    }

    /// The relation of a dependent to its head, where their tags leave no doubt.
    #[inline(always)]
    pub(super) fn sure(&self, head: &Atom, dependent: &Atom, head_first: bool) -> Option<Relation> {
        let relation = self.0[place(head, dependent, head_first)];
        if relation & SURE == 0 { None } else { Relation::ALL.get((relation & !SURE) as usize).copied() }
    }
}

/// A pair of tags seen so often, with one relation in so many of a thousand, leaves no doubt.
const SEEN: usize = 100;
const SHARE: usize = 994;

/// Counts relations.
#[derive(Clone, Debug, Default)]
pub(super) struct UsualCounts(BTreeMap<usize, BTreeMap<Relation, usize>>);

impl UsualCounts {
    pub(super) fn count(&mut self, head: &Atom, dependent: &Atom, head_first: bool, relation: Relation) {
        *self.0.entry(place(head, dependent, head_first)).or_default().entry(relation).or_default() += 1;
    }

    /// The bytes of the table.
    pub(super) fn write(&self) -> Box<[u8; PLACES]> {
        let mut bytes = Box::new([Relation::Dep as u8; PLACES]);
        for (place, counts) in &self.0 {
            let most = counts.iter().max_by_key(|(relation, count)| (**count, std::cmp::Reverse(**relation)));
            let Some((relation, count)) = most else { continue };
            let all: usize = counts.values().sum();
            let sure = all >= SEEN && count * 1000 >= all * SHARE;
            bytes[*place] = *relation as u8 | if sure { SURE } else { 0 };
        }
        bytes
    }
}
