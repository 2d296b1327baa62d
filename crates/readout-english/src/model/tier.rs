//! One tier of a table: a [`Filter`] and the cache lines of its slots.
//!
//! A table has two tiers. The first is small and holds the features that reading asks for most: three look-ups of four
//! end there, in lines that stay in the nearest caches. The second holds the rest.

use super::filter::{Filter, MOST};
use wide::{bytemuck, u16x8, u32x8};

pub(super) const LINE: usize = 64;
/// Slots of a line, of eight bytes each.
pub(super) const SLOTS: usize = LINE / 8;

/// A tier, in place in a byte string.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tier<'a> {
    filter: Filter<'a>,
    lines: &'a [[u8; LINE]],
    mask: usize,
}

/// The keys of one decision that a tier may know, or those that it does not.
pub(super) type Keys = [u64; MOST];

impl<'a> Tier<'a> {
    /// Bytes of a tier of `lines` lines (a power of two).
    pub(super) fn size(lines: usize) -> usize {
        Filter::size(lines * SLOTS) + lines * LINE
    }

    /// Takes the tier of `lines` lines at the start of `bytes`; none when they end too early.
    pub(super) fn read(bytes: &'a [u8], lines: usize) -> Option<Self> {
        let bytes = bytes.get(..Self::size(lines))?;
        let filter = Filter::read(bytes, lines * SLOTS)?;
        Some(Self { filter, lines: bytes[Filter::size(lines * SLOTS)..].as_chunks().0, mask: lines - 1 })
    }

    pub(super) fn lines(&self) -> usize {
        self.lines.len()
    }

    /// Parts `features` (at most [`MOST`]) into those that the tier may know and the others; returns how many of each.
    #[inline(always)]
    pub(super) fn part(&self, features: &[u64], known: &mut Keys, others: &mut Keys) -> (usize, usize) {
        self.filter.part(features, known, others)
    }

    /// Those of `features` (at most [`MOST`]) that the tier may know, their lines asked for together and not each in
    /// its turn.
    #[inline(always)]
    pub(super) fn known<'k>(&self, features: &[u64], known: &'k mut Keys) -> &'k [u64] {
        let known = self.filter.known(features, known);
        let touched = known.iter().fold(0, |touched, key| touched ^ self.line(*key)[0]);
        std::hint::black_box(touched);
        known
    }

    /// The line that a key names.
    #[inline(always)]
    pub(super) fn line(&self, key: u64) -> &'a [u8; LINE] {
        &self.lines[key as usize & self.mask]
    }

    /// The lines from that of `key` on, around the end, each once.
    pub(super) fn lines_from(&self, key: u64) -> impl Iterator<Item = &'a [u8; LINE]> {
        let (before, from) = self.lines.split_at(key as usize & self.mask);
        from.iter().chain(before)
    }
}

/// Which of the eight marks of 16 bits that begin a line is `wanted`; [`SLOTS`] when none is.
#[inline(always)]
pub(super) fn find_short(line: &[u8; LINE], wanted: u16) -> usize {
    let marks: u16x8 = bytemuck::pod_read_unaligned(&line[..16]);
    first(marks.simd_eq(u16x8::splat(wanted.to_le())).to_bitmask())
}

/// Which of the eight marks of 32 bits that begin a line is `wanted`; [`SLOTS`] when none is.
#[inline(always)]
pub(super) fn find_long(line: &[u8; LINE], wanted: u32) -> usize {
    let marks: u32x8 = bytemuck::pod_read_unaligned(&line[..32]);
    first(marks.simd_eq(u32x8::splat(wanted.to_le())).to_bitmask())
}

fn first(equal: u32) -> usize {
    (equal | 1 << SLOTS).trailing_zeros() as usize
}

/// A tier being filled.
pub(super) struct Draft {
    /// Of each slot what tells whose it is, 0 in a free one, and what it holds.
    slots: Vec<(u32, u64)>,
    keys: Vec<u64>,
}

impl Draft {
    pub(super) fn new(lines: usize) -> Self {
        Self { slots: vec![(0, 0); lines * SLOTS], keys: Vec::new() }
    }

    pub(super) fn lines(&self) -> usize {
        self.slots.len() / SLOTS
    }

    fn line(&mut self, key: u64, after: usize) -> &mut [(u32, u64)] {
        let line = (key as usize).wrapping_add(after) & (self.lines() - 1);
        &mut self.slots[line * SLOTS..(line + 1) * SLOTS]
    }

    /// Gives a feature a slot in the line its key names; false when there is no room, or one that looks like it.
    pub(super) fn put(&mut self, key: u64, mark: u32, holds: u64) -> bool {
        let line = self.line(key, 0);
        if line.iter().any(|(other, _)| *other == mark) {
            return false;
        }
        let Some(free) = line.iter_mut().find(|(other, _)| *other == 0) else { return false };
        *free = (mark, holds);
        self.keys.push(key);
        true
    }

    /// Gives a feature the next free slot from the line on that its key names; there must be one.
    pub(super) fn put_on(&mut self, key: u64, mark: u32, holds: u64) {
        for after in 0..self.lines() {
            if let Some(free) = self.line(key, after).iter_mut().find(|(other, _)| *other == 0) {
                *free = (mark, holds);
                self.keys.push(key);
                return;
            }
        }
    }

    /// The bytes of the tier: of each line the marks, then what the slots hold, eight bytes in all.
    pub(super) fn finish(&self, mark_bytes: usize) -> Vec<u8> {
        let mut bytes = Filter::write(self.slots.len(), &self.keys);
        for line in self.slots.chunks(SLOTS) {
            line.iter().for_each(|(mark, _)| bytes.extend(&mark.to_le_bytes()[..mark_bytes]));
            line.iter().for_each(|(_, holds)| bytes.extend(&holds.to_le_bytes()[..8 - mark_bytes]));
        }
        bytes
    }
}
