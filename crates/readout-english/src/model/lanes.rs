//! Weights for three classes, one cache line a lookup.
//!
//! Layout, little-endian: a header of 64 bytes (magic, lines of the two tiers, scale), then the two [`Tier`]s. A line
//! has 16 bits of the hash of each of its eight keys, then three weights of 16 bits for each. A line that would hold more than
//! eight features keeps the eight heaviest.

use super::filter::MOST;
use super::tier::{Draft, LINE, SLOTS, Tier, find_short};
use super::{ModelError, Rarity, Uses};

/// Number of classes of a [`LaneModel`].
pub const LANES: usize = 3;

const MAGIC: [u8; 4] = *b"RDl3";
const HEADER: usize = 64;
/// Lines of the tier of the features used most: 256 KiB.
const NEAR: usize = 1 << 12;
/// Bytes of the part of a key's hash that tells it from others of its line, and of its weights.
const MARK: usize = 2;
const WEIGHTS: usize = 6;

/// Weights of features for three classes, in place in a byte string.
#[derive(Clone, Copy, Debug)]
pub struct LaneModel<'a> {
    scale: f32,
    near: Tier<'a>,
    far: Tier<'a>,
}

fn mark(key: u64) -> u16 {
    ((key >> 48) as u16).max(1)
}

/// Adds the weights of a key to the scores, when they stand in the line; tells whether they do.
#[inline(always)]
fn add(line: &[u8; LINE], key: u64, scores: &mut [i32; LANES]) -> bool {
    let at = find_short(line, mark(key)) * WEIGHTS + MARK * SLOTS;
    let Some(weights) = line.get(at..).and_then(|weights| weights.first_chunk::<WEIGHTS>()) else {
        return false;
    };
    for (score, weight) in scores.iter_mut().zip(weights.as_chunks::<2>().0) {
        *score += i32::from(i16::from_le_bytes(*weight));
    }
    true
}

impl<'a> LaneModel<'a> {
    /// Takes the bytes that [`write_lanes`] wrote. Nothing is copied.
    ///
    /// # Errors
    /// When the bytes are no such model or end too early.
    pub fn read(bytes: &'a [u8]) -> Result<Self, ModelError> {
        let not = ModelError::NotAModel { expected: "lane" };
        let header =
            bytes.first_chunk::<HEADER>().filter(|_| bytes.starts_with(&MAGIC)).ok_or(not.clone())?;
        let [_, near, far, scale] = super::fields(header);
        let lines = [near as usize, far as usize];
        if !lines.iter().all(|lines| lines.is_power_of_two()) {
            return Err(not);
        }
        let end = HEADER + Tier::size(lines[0]);
        let need = end + Tier::size(lines[1]);
        let cut = || ModelError::CutOff { kind: "lane", have: bytes.len(), need };
        let near = Tier::read(&bytes[HEADER..], lines[0]).ok_or_else(cut)?;
        let far = bytes.get(end..).and_then(|bytes| Tier::read(bytes, lines[1])).ok_or_else(cut)?;
        Ok(Self { scale: f32::from_bits(scale), near, far })
    }

    /// What one unit of training's scores is in this model's.
    pub fn scale(&self) -> f32 {
        self.scale
    }

    /// Bytes of the model, for reading another that follows it.
    pub fn len(&self) -> usize {
        HEADER + Tier::size(self.near.lines()) + Tier::size(self.far.lines())
    }

    /// Whether it has no weights.
    pub fn is_empty(&self) -> bool {
        self.far.lines() == 0
    }

    /// Adds the weights of all `features` to the scores.
    #[inline]
    pub fn add_all(&self, features: &[u64], scores: &mut [i32; LANES]) {
        let (mut known, mut others) = ([0; MOST], [0; MOST]);
        let mut sums = [0; LANES];
        for features in features.chunks(MOST) {
            let (here, mut there) = self.near.part(features, &mut known, &mut others);
            for &key in &known[..here] {
                let found = add(self.near.line(key), key, &mut sums);
                others[there.min(MOST - 1)] = key;
                there += usize::from(!found);
            }
            for &key in self.far.known(&others[..there], &mut known) {
                add(self.far.line(key), key, &mut sums);
            }
        }
        scores.iter_mut().zip(sums).for_each(|(score, sum)| *score += sum);
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

fn weight_of(row: &[f32; LANES]) -> f32 {
    row.iter().map(|value| value.abs()).fold(0.0, f32::max)
}

/// Weights as the bytes of a [`LaneModel`] of `lines` cache lines (a power of two), before them those of the features
/// used most.
pub fn write_lanes(lines: usize, rows: &[(u64, [f32; LANES])], uses: &Uses) -> Vec<u8> {
    let largest = rows.iter().map(|(_, row)| weight_of(row)).fold(0.0, f32::max);
    let scale = super::sparse::scale(largest);
    let packed = |row: &[f32; LANES]| {
        let weights = row.iter().map(|value| u64::from((value * scale).round() as i16 as u16));
        (0..).zip(weights).fold(0, |packed, (lane, weight)| packed | weight << (16 * lane))
    };
    let mut near = Draft::new(NEAR);
    let mut placed = vec![false; rows.len()];
    for (at, key) in uses.order(rows.iter().map(|(key, _)| *key)) {
        let weights = packed(&rows[at].1);
        placed[at] = weights != 0 && near.put(key, mark(key).into(), weights);
    }
    // The heaviest first; of two with the same place and mark the heavier stays.
    let mut order: Vec<usize> = (0..rows.len()).filter(|at| !placed[*at]).collect();
    let heavy = |at: usize| weight_of(&rows[at].1);
    order.sort_unstable_by(|&a, &b| heavy(b).total_cmp(&heavy(a)).then(rows[a].0.cmp(&rows[b].0)));
    let mut far = Draft::new(lines);
    for at in order {
        let (key, weights) = (rows[at].0, packed(&rows[at].1));
        if weights != 0 {
            far.put(key, mark(key).into(), weights);
        }
    }
    let mut out = super::header(MAGIC, [NEAR as u32, lines as u32, scale.to_bits()]);
    out.extend(near.finish(MARK));
    out.extend(far.finish(MARK));
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
        let mut uses = Uses::default();
        rows[..300].iter().for_each(|(key, _)| uses.count(&[*key]));
        let bytes = write_lanes(1024, &rows, &uses);
        let model = LaneModel::read(&bytes).unwrap();
        assert_eq!(model.len(), bytes.len());
        let scale = f32::from(i16::MAX) / 1000.0;
        for (key, row) in rows {
            let mut scores = [0; 3];
            model.add_all(&[key], &mut scores);
            assert_eq!(scores, row.map(|value| (value * scale).round() as i32));
        }
        let mut none = [0; 3];
        model.add_all(&(1000..3000).map(hash::number).collect::<Vec<_>>(), &mut none);
        assert_eq!(none, [0; 3]);
        assert!(matches!(LaneModel::read(&bytes[..100]), Err(ModelError::CutOff { .. })));
    }
}
