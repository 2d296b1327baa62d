//! Weights for three classes, one cache line a lookup.
//!
//! Layout, little-endian: a header of 64 bytes (magic, number of lines, scale), a [`Filter`], then lines of 64 bytes with eight slots: 16
//! bits of the key's hash and three weights of 16 bits. A line that would hold more than eight features keeps the
//! eight heaviest.

use super::filter::{Filter, MOST, touch};
use super::{ModelError, Rarity};

/// Number of classes of a [`LaneModel`].
pub const LANES: usize = 3;

const MAGIC: [u8; 4] = *b"RDl1";
const LINE: usize = 64;
const SLOTS: usize = 8;
const HEADER: usize = 64;

/// Weights of features for three classes, in place in a byte string.
#[derive(Clone, Copy, Debug)]
pub struct LaneModel<'a> {
    mask: usize,
    scale: f32,
    filter: Filter<'a>,
    lines: &'a [[u8; LINE]],
}

fn fingerprint(key: u64) -> u16 {
    ((key >> 48) as u16).max(1)
}

impl<'a> LaneModel<'a> {
    /// Takes the bytes that [`write_lanes`] wrote. Nothing is copied.
    ///
    /// # Errors
    /// When the bytes are no such model or end too early.
    pub fn read(bytes: &'a [u8]) -> Result<Self, ModelError> {
        let count = bytes
            .get(4..)
            .and_then(|rest| rest.first_chunk())
            .map(|count| u32::from_le_bytes(*count) as usize);
        let count = count.filter(|count| bytes.starts_with(&MAGIC) && count.is_power_of_two());
        let count = count.ok_or(ModelError::NotAModel { expected: "lane" })?;
        let cut = |need| ModelError::CutOff { kind: "lane", have: bytes.len(), need };
        let filter = Filter::read(bytes.get(HEADER..).unwrap_or_default(), count * SLOTS);
        let filter = filter.ok_or(cut(HEADER + Filter::size(count * SLOTS)))?;
        let start = HEADER + Filter::size(count * SLOTS);
        let need = start + count * LINE;
        let lines = bytes.get(start..need).ok_or(cut(need))?;
        let scale =
            bytes.get(8..).and_then(|rest| rest.first_chunk()).map_or(1.0, |at| f32::from_le_bytes(*at));
        Ok(Self { mask: count - 1, scale, filter, lines: lines.as_chunks().0 })
    }

    /// What one unit of training's scores is in this model's.
    pub fn scale(&self) -> f32 {
        self.scale
    }

    /// Bytes of the model, for reading another that follows it.
    pub fn len(&self) -> usize {
        HEADER + Filter::size(self.lines.len() * SLOTS) + self.lines.len() * LINE
    }

    /// Whether it has no weights.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Adds the weights of all `features` to the scores.
    #[inline]
    pub fn add_all(&self, features: &[u64], scores: &mut [i32; LANES]) {
        let mut known = [0; MOST];
        for features in features.chunks(MOST) {
            let known = self.filter.known(features, &mut known);
            touch(self.lines, known, self.mask);
            for &key in known {
                let wanted = u64::from(fingerprint(key));
                let mut found = 0;
                for slot in self.lines[key as usize & self.mask].as_chunks::<8>().0 {
                    let slot = u64::from_le_bytes(*slot);
                    found |= if slot & 0xffff == wanted { slot } else { 0 };
                }
                scores[0] += i32::from((found >> 16) as i16);
                scores[1] += i32::from((found >> 32) as i16);
                scores[2] += i32::from((found >> 48) as i16);
            }
        }
    }
}

/// A row of the table that training looks up: small, so that a look-up is one cache miss.
#[derive(Clone, Copy, Debug, Default)]
#[repr(align(32))]
struct Row {
    /// 0 for a free row.
    key: u64,
    value: [f32; LANES],
}

/// Learns weights for three classes.
#[derive(Clone, Debug)]
pub struct LaneTrainer {
    /// Open addressing; a power of two, never more than half full.
    rows: Vec<Row>,
    /// For each row, sums over updates of (time × change).
    weighted: Vec<[f64; LANES]>,
    used: usize,
    time: u64,
    rarity: Rarity,
}

impl LaneTrainer {
    /// A trainer that knows nothing and learns only the features that `rarity` admits.
    pub fn new(rarity: Rarity) -> Self {
        let size = 1 << 16;
        Self {
            rows: vec![Row::default(); size],
            weighted: vec![[0.0; LANES]; size],
            used: 0,
            time: 0,
            rarity,
        }
    }

    /// Where the feature stands, or the free place where it would.
    #[inline(always)]
    fn place(&self, key: u64) -> usize {
        let mask = self.rows.len() - 1;
        let mut at = key as usize & mask;
        while self.rows[at].key != key && self.rows[at].key != 0 {
            at = (at + 1) & mask;
        }
        at
    }

    /// Adds what the features say to the scores.
    pub fn add_scores(&self, features: &[u64], scores: &mut [f32; LANES]) {
        for key in features {
            let value = &self.rows[self.place((*key).max(1))].value;
            (0..LANES).for_each(|lane| scores[lane] += value[lane]);
        }
    }

    /// Counts one decision, for the averages.
    pub fn tick(&mut self) {
        self.time += 1;
    }

    /// Adds `change` to the weights of `features` for one class.
    pub fn update(&mut self, features: &[u64], lane: usize, change: f32) {
        let weighted = self.time as f64 * f64::from(change);
        for key in features {
            if !self.rarity.admits(*key) {
                continue;
            }
            if self.used * 2 >= self.rows.len() {
                self.grow();
            }
            let at = self.place((*key).max(1));
            let row = &mut self.rows[at];
            self.used += usize::from(row.key == 0);
            row.key = (*key).max(1);
            row.value[lane] += change;
            self.weighted[at][lane] += weighted;
        }
    }

    fn grow(&mut self) {
        let size = self.rows.len() * 2;
        let rows = std::mem::replace(&mut self.rows, vec![Row::default(); size]);
        let weighted = std::mem::replace(&mut self.weighted, vec![[0.0; LANES]; size]);
        for (row, weighted) in rows.into_iter().zip(weighted).filter(|(row, _)| row.key != 0) {
            let at = self.place(row.key);
            self.rows[at] = row;
            self.weighted[at] = weighted;
        }
    }

    /// Goes on from the averages so far, as if they had been learnt at once.
    pub fn settle(&mut self) {
        let time = self.time.max(1) as f64;
        for (row, weighted) in self.rows.iter_mut().zip(&mut self.weighted) {
            for (value, weighted) in row.value.iter_mut().zip(weighted.iter()) {
                *value = (f64::from(*value) - weighted / time) as f32;
            }
            *weighted = [0.0; LANES];
        }
        self.time = 0;
    }

    /// Features that have weights.
    pub fn len(&self) -> usize {
        self.used
    }

    /// Whether nothing has been learnt.
    pub fn is_empty(&self) -> bool {
        self.used == 0
    }

    /// The averaged weights of each feature.
    pub fn averages(&self) -> Vec<(u64, [f32; LANES])> {
        let time = self.time.max(1) as f64;
        let mut rows: Vec<(u64, [f32; LANES])> = Vec::new();
        for (row, weighted) in self.rows.iter().zip(&self.weighted).filter(|(row, _)| row.key != 0) {
            let value: [f32; LANES] =
                std::array::from_fn(|lane| (f64::from(row.value[lane]) - weighted[lane] / time) as f32);
            rows.push((row.key, value));
        }
        rows.sort_unstable_by_key(|(key, _)| *key);
        rows
    }
}

/// Weights as the bytes of a [`LaneModel`] of `lines` cache lines (a power of two).
pub fn write_lanes(lines: usize, rows: Vec<(u64, [f32; LANES])>) -> Vec<u8> {
    write(lines, rows)
}

fn weight_of(row: &[f32; LANES]) -> f32 {
    row.iter().map(|value| value.abs()).fold(0.0, f32::max)
}

fn write(lines: usize, mut rows: Vec<(u64, [f32; LANES])>) -> Vec<u8> {
    let largest = rows.iter().map(|(_, row)| weight_of(row)).fold(0.0, f32::max);
    let scale = super::sparse::scale(largest);
    // The heaviest first; of two with the same place and fingerprint the heavier stays.
    rows.sort_unstable_by(|(key, a), (other, b)| weight_of(b).total_cmp(&weight_of(a)).then(key.cmp(other)));
    let mut table = vec![[0u64; SLOTS]; lines];
    let mut kept = Vec::new();
    for (key, row) in rows {
        let mut slot = u64::from(fingerprint(key));
        for (lane, value) in row.iter().enumerate() {
            slot |= u64::from((value * scale).round() as i16 as u16) << (16 * (lane + 1));
        }
        let line = &mut table[key as usize & (lines - 1)];
        let taken = line.iter().any(|other| *other as u16 == slot as u16);
        if let Some(free) = line.iter_mut().find(|other| **other == 0).filter(|_| !taken && slot >> 16 != 0) {
            *free = slot;
            kept.push(key);
        }
    }
    let mut out = Vec::with_capacity(HEADER + Filter::size(lines * SLOTS) + lines * LINE);
    out.extend(MAGIC);
    out.extend((lines as u32).to_le_bytes());
    out.extend(scale.to_le_bytes());
    out.resize(HEADER, 0);
    out.extend(Filter::write(lines * SLOTS, &kept));
    table.iter().flatten().for_each(|slot| out.extend(slot.to_le_bytes()));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::hash;

    #[test]
    fn weights_written_are_read_back_and_others_are_nothing() {
        let rows: Vec<(u64, [f32; 3])> =
            (0..1000).map(|n| (hash::number(n), [n as f32, -(n as f32), 1000.0])).collect();
        let bytes = write(1024, rows.clone());
        let model = LaneModel::read(&bytes).unwrap();
        let scale = f32::from(i16::MAX) / 1000.0;
        for (key, row) in rows {
            let mut scores = [0; 3];
            model.add_all(&[key], &mut scores);
            assert_eq!(scores, row.map(|value| (value * scale).round() as i32));
        }
        assert!(matches!(LaneModel::read(&bytes[..100]), Err(ModelError::CutOff { .. })));
    }
}
