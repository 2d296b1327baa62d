//! Sparse weights for many classes, read in place.
//!
//! Layout, little-endian: a header of 64 bytes (magic, lines of the two tiers, scale, number of classes, bytes of rows), the
//! two [`Tier`]s, then the rows: a class in one byte and a weight in two. A line has 32 bits of the hash
//! of each of its eight keys, then 8 bits of the length of each row and 24 of its place. A row that has a weight for a third of the classes has the length 255 and
//! holds one weight for each class. In the second tier a feature stands in the line its key names or, when that is full,
//! in the next.

use super::filter::MOST;
use super::tier::{Draft, LINE, SLOTS, Tier, find_long};
use super::{ModelError, Uses};

const MAGIC: [u8; 4] = *b"RDs3";
const HEADER: usize = 64;
const DENSE: u32 = 255;
/// Lines of the tier of the features used most, where uses are known: 128 KiB.
const NEAR: usize = 1 << 11;
/// Bytes of the part of a key's hash that tells it from others of its line, and of the place of its row.
const MARK: usize = 4;

/// Weights of features for classes, in place in a byte string.
#[derive(Clone, Copy, Debug)]
pub struct SparseModel<'a> {
    classes: usize,
    scale: f32,
    near: Tier<'a>,
    far: Tier<'a>,
    rows: &'a [u8],
}

impl<'a> SparseModel<'a> {
    /// Takes the bytes that [`super::Trainer::finish`] wrote. Nothing is copied.
    ///
    /// # Errors
    /// When the bytes are no such model or end too early.
    pub fn read(bytes: &'a [u8]) -> Result<Self, ModelError> {
        let not = ModelError::NotAModel { expected: "sparse" };
        let header =
            bytes.first_chunk::<HEADER>().filter(|_| bytes.starts_with(&MAGIC)).ok_or(not.clone())?;
        let [_, near, far, scale, classes, row_bytes] = super::fields(header);
        let lines = [near as usize, far as usize];
        if !lines.iter().all(|lines| lines.is_power_of_two()) {
            return Err(not);
        }
        let middle = HEADER + Tier::size(lines[0]);
        let end = middle + Tier::size(lines[1]);
        let need = end + row_bytes as usize;
        let cut = || ModelError::CutOff { kind: "sparse", have: bytes.len(), need };
        let near = Tier::read(&bytes[HEADER..], lines[0]).ok_or_else(cut)?;
        let far = bytes.get(middle..).and_then(|bytes| Tier::read(bytes, lines[1])).ok_or_else(cut)?;
        let rows = bytes.get(end..need).ok_or_else(cut)?;
        Ok(Self { classes: classes as usize, scale: f32::from_bits(scale), near, far, rows })
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
        HEADER + Tier::size(self.near.lines()) + Tier::size(self.far.lines()) + self.rows.len()
    }

    /// Whether it has no weights.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Where the row of a feature of the second tier stands.
    #[inline(always)]
    fn far_place(&self, key: u64) -> Option<u32> {
        // A table is never full, so the search ends at a free slot.
        self.far.lines_from(key).find_map(|line| match find_long(line, mark(key)) {
            SLOTS if is_full(line) => None,
            at => Some(place(line, at)),
        })?
    }

    /// Adds the weights of one feature to the scores of the classes.
    #[inline(always)]
    pub fn add(&self, key: u64, scores: &mut [i32]) {
        self.add_all(&[key], scores);
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
        let (mut known, mut others, mut places) = ([0; MOST], [0; MOST], [0u32; MOST]);
        for features in features.chunks(MOST) {
            let (here, mut there) = self.near.part(features, &mut known, &mut others);
            let mut found = 0;
            for &key in &known[..here] {
                let line = self.near.line(key);
                let place = place(line, find_long(line, mark(key)));
                places[found.min(MOST - 1)] = place.unwrap_or_default();
                others[there.min(MOST - 1)] = key;
                found += usize::from(place.is_some());
                there += usize::from(place.is_none());
            }
            for &key in self.far.known(&others[..there], &mut known) {
                if let Some(place) = self.far_place(key) {
                    places[found.min(MOST - 1)] = place;
                    found += 1;
                }
            }
            let places = &places[..found.min(MOST)];
            let first = |place: &u32| self.rows.get((place >> 8) as usize * 2).copied().unwrap_or_default();
            let touched = places.iter().fold(0, |touched, place| touched ^ first(place));
            std::hint::black_box(touched);
            places.iter().for_each(|place| self.add_row(*place, scores));
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

fn mark(key: u64) -> u32 {
    ((key >> 32) as u32).max(1)
}

/// Whether every slot of a line is taken.
#[inline(always)]
fn is_full(line: &[u8; LINE]) -> bool {
    line[MARK * (SLOTS - 1)..MARK * SLOTS] != [0; MARK]
}

/// Where the row of the key at a place of a line stands; none behind the last.
#[inline(always)]
fn place(line: &[u8; LINE], at: usize) -> Option<u32> {
    line.as_chunks::<MARK>().0.get(SLOTS + at).map(|place| u32::from_le_bytes(*place))
}

/// The factor that makes the largest weight fit into 16 bits without costing the small ones more than they must.
pub(super) fn scale(largest: f32) -> f32 {
    if largest > 0.0 { f32::from(i16::MAX) / largest } else { 1.0 }
}

/// Writes rows, sorted by key, as a model, the features used most before the others.
pub fn write(classes: usize, rows: &[(u64, Vec<(u8, f32)>)], uses: &Uses) -> Vec<u8> {
    let largest = rows.iter().flat_map(|(_, row)| row).map(|(_, value)| value.abs()).fold(0.0, f32::max);
    let scale = scale(largest);
    let mut bytes = Vec::new();
    let order = uses.order(rows.iter().map(|(key, _)| *key));
    let mut near = Draft::new(if order.is_empty() { 1 } else { NEAR });
    let mut placed = vec![false; rows.len()];
    for (at, key) in order {
        let length = bytes.len();
        let place = push_row(classes, &rows[at].1, scale, &mut bytes);
        placed[at] = place.is_some_and(|place| near.put(key, mark(key), place));
        if !placed[at] {
            bytes.truncate(length);
        }
    }
    let rest = || rows.iter().zip(&placed).filter(|(_, placed)| !**placed).map(|(row, _)| row);
    let count = rest().count();
    let mut lines = (count * 3 / 2 / SLOTS + 1).next_power_of_two();
    if count * 4 < lines * SLOTS / 2 * 3 {
        // Up to three quarters full is still quick, and half the size.
        lines = (lines / 2).max(1);
    }
    let mut far = Draft::new(lines);
    for (key, row) in rest() {
        if let Some(place) = push_row(classes, row, scale, &mut bytes) {
            far.put_on(*key, mark(*key), place);
        }
    }
    let fields = [near.lines() as u32, lines as u32, scale.to_bits(), classes as u32, bytes.len() as u32];
    let mut out = super::header(MAGIC, fields);
    out.extend(near.finish(MARK));
    out.extend(far.finish(MARK));
    out.extend(bytes);
    out
}

/// Adds a row to those written; returns its length and place, or none for a row of nothing.
fn push_row(classes: usize, row: &[(u8, f32)], scale: f32, bytes: &mut Vec<u8>) -> Option<u64> {
    let row = row.iter().map(|(class, value)| (*class, (value * scale).round() as i16));
    let row: Vec<(u8, i16)> = row.filter(|(_, value)| *value != 0).collect();
    if row.is_empty() {
        return None;
    }
    bytes.resize(bytes.len().next_multiple_of(2), 0);
    let offset = (bytes.len() / 2) as u64;
    let length = if row.len() * 3 >= classes || row.len() >= DENSE as usize {
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
    Some(length | offset << 8)
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
        let mut uses = Uses::default();
        rows[1000..3000].iter().for_each(|(key, _)| uses.count(&[*key]));
        let bytes = write(20, &rows, &uses);
        let model = SparseModel::read(&bytes).unwrap();
        assert_eq!(model.len(), bytes.len());
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
        let bytes = write(2, &[(7, vec![(0, 1.0)])], &Uses::default());
        assert!(matches!(SparseModel::read(b"RDs"), Err(ModelError::NotAModel { .. })));
        assert!(matches!(SparseModel::read(&bytes[..bytes.len() - 1]), Err(ModelError::CutOff { .. })));
    }
}
