//! Training weights: the averaged perceptron with sparse rows.

use super::{Rarity, Uses};
use std::collections::BTreeMap;

/// One weight of a feature for a class.
#[derive(Clone, Copy, Debug)]
struct Weight {
    class: u32,
    value: f32,
}

#[derive(Clone, Debug, Default)]
struct Row {
    /// 0 for a free row.
    key: u64,
    weights: Vec<Weight>,
    /// For each weight, the sum over updates of (time × change): the average is `value - weighted / time`.
    weighted: Vec<f64>,
    updates: u32,
}

/// Learns a weight for each feature and class from the mistakes it makes.
///
/// ```
/// use readout_english::model::{SparseModel, Trainer, Uses};
/// let mut trainer = Trainer::new(2);
/// for _ in 0..3 {
///     for (features, class) in [([1, 2], 0), ([1, 3], 1)] {
///         let guess = trainer.best(&features);
///         trainer.learn(&features, class, guess);
///     }
/// }
/// let bytes = trainer.finish(0, 0.0, &Uses::default());
/// let model = SparseModel::read(&bytes).unwrap();
/// assert_eq!(model.best(&[1, 3]), 1);
/// ```
#[derive(Clone, Debug)]
pub struct Trainer {
    classes: usize,
    /// Open addressing; a power of two, never more than half full.
    rows: Vec<Row>,
    used: usize,
    rarity: Option<Rarity>,
    /// Decisions seen so far.
    time: u64,
}

impl Trainer {
    /// A trainer for `classes` classes (at most 255) that knows nothing.
    pub fn new(classes: usize) -> Self {
        Self { classes, rows: vec![Row::default(); 1 << 16], used: 0, rarity: None, time: 0 }
    }

    /// The same trainer, learning only the features that `rarity` admits.
    pub fn with_rarity(mut self, rarity: Rarity) -> Self {
        self.rarity = Some(rarity);
        self
    }

    /// Number of classes.
    pub fn classes(&self) -> usize {
        self.classes
    }

    /// Adds what the features say for each class to `scores`.
    pub fn add_scores(&self, features: &[u64], scores: &mut [f32]) {
        for key in features {
            for weight in &self.rows[self.place((*key).max(1))].weights {
                scores[weight.class as usize] += weight.value;
            }
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

    fn grow(&mut self) {
        let size = self.rows.len() * 2;
        let rows = std::mem::replace(&mut self.rows, vec![Row::default(); size]);
        for row in rows.into_iter().filter(|row| row.key != 0) {
            let at = self.place(row.key);
            self.rows[at] = row;
        }
    }

    /// The class that scores best; the first of equals.
    pub fn best(&self, features: &[u64]) -> usize {
        let mut scores = [0.0; 256];
        let scores = &mut scores[..self.classes];
        self.add_scores(features, scores);
        let mut best = 0;
        for (class, score) in scores.iter().enumerate() {
            if *score > scores[best] {
                best = class;
            }
        }
        best
    }

    /// One decision was made: counts it, and moves the weights when `guess` is not `gold`.
    pub fn learn(&mut self, features: &[u64], gold: usize, guess: usize) {
        self.tick();
        if gold != guess {
            self.update(features, gold, 1.0);
            self.update(features, guess, -1.0);
        }
    }

    /// One decision is made, and learnt from unless `gold` beats every other class by more than `margin`; returns the
    /// class that scored best.
    pub fn learn_with_margin(&mut self, features: &[u64], gold: usize, margin: f32) -> usize {
        let mut scores = [0.0; 256];
        let scores = &mut scores[..self.classes];
        self.add_scores(features, scores);
        let mut wrong = usize::from(gold == 0);
        for class in (0..scores.len()).filter(|&class| class != gold) {
            if scores[class] > scores[wrong] {
                wrong = class;
            }
        }
        self.tick();
        if scores[gold] - scores[wrong] <= margin {
            self.update(features, gold, 1.0);
            self.update(features, wrong, -1.0);
        }
        if scores[gold] > scores[wrong] { gold } else { wrong }
    }

    /// One decision between two classes is made, and learnt from unless `gold` beats `other` by more than `margin`;
    /// tells whether it was right.
    pub fn learn_pair(&mut self, features: &[u64], gold: usize, other: usize, margin: f32) -> bool {
        let mut scores = [0.0; 256];
        self.add_scores(features, &mut scores[..self.classes]);
        self.tick();
        let lead = scores[gold] - scores[other];
        if lead <= margin {
            self.update(features, gold, 1.0);
            self.update(features, other, -1.0);
        }
        lead > 0.0
    }

    /// Counts one decision, for the averages.
    pub fn tick(&mut self) {
        self.time += 1;
    }

    /// Adds `change` to the weights of `features` for `class`.
    pub fn update(&mut self, features: &[u64], class: usize, change: f32) {
        let weighted = self.time as f64 * f64::from(change);
        for key in features {
            if self.rarity.as_ref().is_some_and(|rarity| !rarity.admits(*key)) {
                continue;
            }
            if self.used * 2 >= self.rows.len() {
                self.grow();
            }
            let at = self.place((*key).max(1));
            let row = &mut self.rows[at];
            self.used += usize::from(row.key == 0);
            row.key = (*key).max(1);
            row.updates += 1;
            match row.weights.iter().position(|weight| weight.class as usize == class) {
                Some(at) => {
                    row.weights[at].value += change;
                    row.weighted[at] += weighted;
                }
                None => {
                    row.weights.push(Weight { class: class as u32, value: change });
                    row.weighted.push(weighted);
                }
            }
        }
    }

    /// Goes on from the averages so far, as if they had been learnt at once.
    pub fn settle(&mut self) {
        let time = self.time.max(1) as f64;
        for row in &mut self.rows {
            for (weight, weighted) in row.weights.iter_mut().zip(&mut row.weighted) {
                weight.value = (f64::from(weight.value) - *weighted / time) as f32;
                *weighted = 0.0;
            }
        }
        self.time = 0;
    }

    /// The averaged model as the bytes of a [`super::SparseModel`]: without features updated fewer than `min_updates`
    /// times and without weights below `floor` (as a share of a typical update); those used most stand together.
    pub fn finish(&self, min_updates: u32, floor: f32, uses: &Uses) -> Vec<u8> {
        super::sparse::write(self.classes, &self.averages(min_updates, floor), uses)
    }

    /// The averaged weights of each feature.
    pub fn averages(&self, min_updates: u32, floor: f32) -> Rows {
        let time = self.time.max(1) as f64;
        let mut rows = Rows::new();
        for row in self.rows.iter().filter(|row| row.key != 0 && row.updates >= min_updates) {
            let mut weights: Vec<(u8, f32)> = row
                .weights
                .iter()
                .zip(&row.weighted)
                .map(|(weight, weighted)| {
                    (weight.class as u8, (f64::from(weight.value) - weighted / time) as f32)
                })
                .filter(|(_, value)| value.abs() > floor)
                .collect();
            weights.sort_unstable_by_key(|(class, _)| *class);
            if !weights.is_empty() {
                rows.push((row.key, weights));
            }
        }
        rows.sort_unstable_by_key(|(key, _)| *key);
        rows
    }
}

/// Weights of features: each key with its classes and their weights, sorted by key.
pub type Rows = Vec<(u64, Vec<(u8, f32)>)>;

/// The mean weights of several trainings.
pub fn mean(trainings: Vec<Rows>) -> Rows {
    let share = 1.0 / trainings.len().max(1) as f32;
    let mut sums: BTreeMap<u64, BTreeMap<u8, f32>> = BTreeMap::new();
    for (key, row) in trainings.into_iter().flatten() {
        let sum = sums.entry(key).or_default();
        row.into_iter().for_each(|(class, weight)| *sum.entry(class).or_default() += weight * share);
    }
    sums.into_iter().map(|(key, row)| (key, row.into_iter().collect())).collect()
}
