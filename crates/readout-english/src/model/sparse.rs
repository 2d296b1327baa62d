//! Sparse weights for many classes, read in place.
//!
//! Layout, little-endian: a header of 64 bytes (magic, number of classes, number of lines, bytes of rows, scale), a
//! [`Filter`], then lines
//! of 64 bytes with eight slots each (32 bits of the key's hash, 24 bits of the row's place and 8 of its length), then
//! the rows: a class in one byte and a weight in two. A row that has a weight for most classes has the length 255 and
//! holds one weight for each class. A feature stands in the line its key names or, when that is full, in the next.

use super::ModelError;
use super::filter::{Filter, MOST, touch};

const MAGIC: [u8; 4] = *b"RDs1";
const LINE: usize = 64;
const SLOT: usize = 8;
const HEADER: usize = 64;
const DENSE: u32 = 255;
const SLOTS: usize = LINE / SLOT;

/// Weights of features for classes, in place in a byte string.
#[derive(Clone, Copy, Debug)]
pub struct SparseModel<'a> {
    classes: usize,
    scale: f32,
    mask: usize,
    filter: Filter<'a>,
    lines: &'a [[u8; LINE]],
    rows: &'a [u8],
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|chunk| u32::from_le_bytes(*chunk))
}

impl<'a> SparseModel<'a> {
    /// Takes the bytes that [`super::Trainer::finish`] wrote. Nothing is copied.
    ///
    /// # Errors
    /// When the bytes are no such model or end too early.
    pub fn read(bytes: &'a [u8]) -> Result<Self, ModelError> {
        let not = ModelError::NotAModel { expected: "sparse" };
        if bytes.get(..4) != Some(&MAGIC) {
            return Err(not);
        }
        let field = |at| u32_at(bytes, at).map(|value| value as usize).ok_or_else(|| not.clone());
        let (classes, count, row_bytes) = (field(4)?, field(8)?, field(12)?);
        if !count.is_power_of_two() {
            return Err(not);
        }
        let start = HEADER + Filter::size(count * SLOTS);
        let need = start + count * LINE + row_bytes;
        let cut = ModelError::CutOff { kind: "sparse", have: bytes.len(), need };
        let filter = bytes.get(HEADER..).and_then(|bytes| Filter::read(bytes, count * SLOTS));
        let filter = filter.ok_or_else(|| cut.clone())?;
        let lines = bytes.get(start..start + count * LINE).ok_or_else(|| cut.clone())?;
        let rows = bytes.get(start + count * LINE..need).ok_or(cut)?;
        let scale = f32::from_bits(field(16)? as u32);
        Ok(Self { classes, scale, mask: count - 1, filter, lines: lines.as_chunks().0, rows })
    }

    /// Number of classes.
    pub fn classes(&self) -> usize {
        self.classes
    }

    /// What one unit of training's scores is in this model's.
    pub fn scale(&self) -> f32 {
        self.scale
    }

    /// Bytes of the model, for reading another that follows it.
    pub fn len(&self) -> usize {
        HEADER + Filter::size(self.lines.len() * SLOTS) + self.lines.len() * LINE + self.rows.len()
    }

    /// Whether it has no weights.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    #[inline(always)]
    fn find(&self, key: u64) -> Option<u32> {
        let wanted = fingerprint(key);
        let mut line = key as usize & self.mask;
        // A table is never full, so the search ends; the bound is for bytes that were tampered with.
        for _ in 0..self.lines.len() {
            let (slots, _) = self.lines[line].as_chunks::<SLOT>();
            for slot in slots {
                let slot = u64::from_le_bytes(*slot);
                if slot as u32 == wanted {
                    return Some((slot >> 32) as u32);
                }
                if slot == 0 {
                    return None;
                }
            }
            line = (line + 1) & self.mask;
        }
        None
    }

    /// Adds the weights of one feature to the scores of the classes.
    #[inline(always)]
    pub fn add(&self, key: u64, scores: &mut [i32]) {
        if let Some(place) = self.find(key) {
            self.add_row(place, scores);
        }
    }

    #[inline(always)]
    fn add_row(&self, place: u32, scores: &mut [i32]) {
        let (offset, length) = ((place >> 8) as usize * 2, place & 0xff);
        if length == DENSE {
            let Some(row) = self.rows.get(offset..offset + 2 * self.classes) else { return };
            for (score, weight) in scores.iter_mut().zip(row.as_chunks::<2>().0) {
                *score += i32::from(i16::from_le_bytes(*weight));
            }
        } else {
            let Some(row) = self.rows.get(offset..offset + 3 * length as usize) else { return };
            for [class, low, high] in row.as_chunks::<3>().0 {
                if let Some(score) = scores.get_mut(*class as usize) {
                    *score += i32::from(i16::from_le_bytes([*low, *high]));
                }
            }
        }
    }

    /// Adds the weights of all `features`.
    #[inline]
    pub fn add_all(&self, features: &[u64], scores: &mut [i32]) {
        let (mut known, mut places) = ([0; MOST], [0u32; MOST]);
        for features in features.chunks(MOST) {
            let known = self.filter.known(features, &mut known);
            touch(self.lines, known, self.mask);
            let mut found = 0;
            for place in known.iter().filter_map(|key| self.find(*key)) {
                places[found] = place;
                found += 1;
            }
            let first = |place: &u32| self.rows.get((place >> 8) as usize * 2).copied().unwrap_or_default();
            let touched = places[..found].iter().fold(0, |touched, place| touched ^ first(place));
            std::hint::black_box(touched);
            places[..found].iter().for_each(|place| self.add_row(*place, scores));
        }
    }

    /// The class that scores best; the first of equals.
    pub fn best(&self, features: &[u64]) -> usize {
        let mut scores = [0; 256];
        self.add_all(features, &mut scores[..self.classes]);
        best(&scores[..self.classes])
    }
}

/// The place of the highest score; the first of equals.
#[inline]
pub(crate) fn best(scores: &[i32]) -> usize {
    let mut best = 0;
    for (class, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = class;
        }
    }
    best
}

fn fingerprint(key: u64) -> u32 {
    ((key >> 32) as u32).max(1)
}

/// The factor that makes the largest weight fit into 16 bits without costing the small ones more than they must.
pub(super) fn scale(largest: f32) -> f32 {
    if largest > 0.0 { f32::from(i16::MAX) / largest } else { 1.0 }
}

/// Writes rows, sorted by key, as a model.
pub fn write(classes: usize, rows: &[(u64, Vec<(u8, f32)>)]) -> Vec<u8> {
    let largest = rows.iter().flat_map(|(_, row)| row).map(|(_, value)| value.abs()).fold(0.0, f32::max);
    let scale = scale(largest);
    let mut lines = (rows.len() * 3 / 2 / (LINE / SLOT) + 1).next_power_of_two();
    if rows.len() * 4 < lines * (LINE / SLOT) / 2 * 3 {
        // Up to three quarters full is still quick, and half the size.
        lines = (lines / 2).max(1);
    }
    let mut table = vec![0u64; lines * (LINE / SLOT)];
    let mut bytes = Vec::new();
    let mut kept = Vec::new();
    for (key, row) in rows {
        let row: Vec<(u8, i16)> = row
            .iter()
            .map(|(class, value)| (*class, (value * scale).round() as i16))
            .filter(|(_, value)| *value != 0)
            .collect();
        if row.is_empty() {
            continue;
        }
        if bytes.len() % 2 == 1 {
            bytes.push(0);
        }
        let offset = (bytes.len() / 2) as u64;
        let length = if row.len() * 3 >= classes * 2 || row.len() >= DENSE as usize {
            let mut dense = vec![0i16; classes];
            row.iter().for_each(|(class, value)| dense[*class as usize] = *value);
            dense.iter().for_each(|value| bytes.extend(value.to_le_bytes()));
            u64::from(DENSE)
        } else {
            for (class, value) in &row {
                bytes.push(*class);
                bytes.extend(value.to_le_bytes());
            }
            row.len() as u64
        };
        let slot = u64::from(fingerprint(*key)) | length << 32 | offset << 40;
        let mut at = (*key as usize & (lines - 1)) * (LINE / SLOT);
        while table[at] != 0 {
            at = (at + 1) % table.len();
        }
        table[at] = slot;
        kept.push(*key);
    }
    let filter = Filter::write(lines * SLOTS, &kept);
    let mut out = Vec::with_capacity(HEADER + filter.len() + lines * LINE + bytes.len());
    out.extend(MAGIC);
    for field in [classes, lines, bytes.len()] {
        out.extend((field as u32).to_le_bytes());
    }
    out.extend(scale.to_bits().to_le_bytes());
    out.resize(HEADER, 0);
    out.extend(filter);
    table.iter().for_each(|slot| out.extend(slot.to_le_bytes()));
    out.extend(bytes);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::hash;

    #[test]
    fn every_weight_written_is_read_back() {
        let rows: Vec<(u64, Vec<(u8, f32)>)> = (0..5000)
            .map(|n| {
                let width = if n % 7 == 0 { 20 } else { 1 + n % 5 };
                (
                    hash::number(n),
                    (0..width).map(|class| (class as u8, (n + class) as f32 - 2500.0)).collect(),
                )
            })
            .collect();
        let bytes = write(20, &rows);
        let model = SparseModel::read(&bytes).unwrap();
        let largest = rows.iter().flat_map(|(_, row)| row).map(|(_, value)| value.abs()).fold(0.0, f32::max);
        let scale = scale(largest);
        for (key, row) in &rows {
            let mut scores = [0; 20];
            model.add(*key, &mut scores);
            for (class, value) in row {
                assert_eq!(scores[*class as usize], (value * scale).round() as i32);
            }
        }
        let mut none = [0; 20];
        (5000..9000).for_each(|n| model.add(hash::number(n), &mut none));
        assert_eq!(none, [0; 20]);
    }

    #[test]
    fn bytes_that_are_no_model_or_end_early_are_refused() {
        let bytes = write(2, &[(7, vec![(0, 1.0)])]);
        assert!(matches!(SparseModel::read(b"RDs"), Err(ModelError::NotAModel { .. })));
        assert!(matches!(SparseModel::read(&bytes[..bytes.len() - 1]), Err(ModelError::CutOff { .. })));
    }
}
