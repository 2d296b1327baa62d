//! Training weights: the averaged perceptron with sparse rows.

use rustc_hash::FxHashMap;

/// One weight of a feature for a class, with what its average needs.
#[derive(Clone, Copy, Debug)]
struct Weight {
    class: u8,
    value: f32,
    /// Sum over updates of (update number × change): the average is `value - weighted / updates`.
    weighted: f64,
}

#[derive(Clone, Debug, Default)]
struct Row {
    weights: Vec<Weight>,
    updates: u32,
}

/// Learns a weight for each feature and class from the mistakes it makes.
///
/// ```
/// use readout_english::model::{SparseModel, Trainer};
/// let mut trainer = Trainer::new(2);
/// for _ in 0..3 {
///     for (features, class) in [([1, 2], 0), ([1, 3], 1)] {
///         let guess = trainer.best(&features);
///         trainer.learn(&features, class, guess);
///     }
/// }
/// let bytes = trainer.finish(0, 0.0);
/// let model = SparseModel::read(&bytes).unwrap();
/// assert_eq!(model.best(&[1, 3]), 1);
/// ```
#[derive(Clone, Debug)]
pub struct Trainer {
    classes: usize,
    index: FxHashMap<u64, u32>,
    rows: Vec<Row>,
    keys: Vec<u64>,
    /// Decisions seen so far.
    time: u64,
}

impl Trainer {
    /// A trainer for `classes` classes (at most 255) that knows nothing.
    pub fn new(classes: usize) -> Self {
        Self { classes, index: FxHashMap::default(), rows: Vec::new(), keys: Vec::new(), time: 0 }
    }

    /// Number of classes.
    pub fn classes(&self) -> usize {
        self.classes
    }

    /// Adds what the features say for each class to `scores`.
    pub fn add_scores(&self, features: &[u64], scores: &mut [f32]) {
        for key in features {
            if let Some(&row) = self.index.get(key) {
                for weight in &self.rows[row as usize].weights {
                    scores[weight.class as usize] += weight.value;
                }
            }
        }
    }

    /// The class that scores best; the first of equals.
    pub fn best(&self, features: &[u64]) -> usize {
        let mut scores = vec![0.0; self.classes];
        self.add_scores(features, &mut scores);
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

    /// Counts one decision, for the averages.
    pub fn tick(&mut self) {
        self.time += 1;
    }

    /// Adds `change` to the weights of `features` for `class`.
    pub fn update(&mut self, features: &[u64], class: usize, change: f32) {
        let weighted = self.time as f64 * f64::from(change);
        for &key in features {
            let next = self.rows.len() as u32;
            let row = *self.index.entry(key).or_insert(next);
            if row == next {
                self.rows.push(Row::default());
                self.keys.push(key);
            }
            let row = &mut self.rows[row as usize];
            row.updates += 1;
            match row.weights.iter_mut().find(|weight| weight.class as usize == class) {
                Some(weight) => {
                    weight.value += change;
                    weight.weighted += weighted;
                }
                None => row.weights.push(Weight { class: class as u8, value: change, weighted }),
            }
        }
    }

    /// The averaged model as the bytes of a [`super::SparseModel`]: without features updated fewer than `min_updates`
    /// times and without weights below `floor` (as a share of a typical update).
    pub fn finish(&self, min_updates: u32, floor: f32) -> Vec<u8> {
        let time = self.time.max(1) as f64;
        let mut rows: Vec<(u64, Vec<(u8, f32)>)> = Vec::new();
        for (row, &key) in self.rows.iter().zip(&self.keys) {
            if row.updates < min_updates {
                continue;
            }
            let mut weights: Vec<(u8, f32)> = row
                .weights
                .iter()
                .map(|weight| (weight.class, (f64::from(weight.value) - weight.weighted / time) as f32))
                .filter(|(_, value)| value.abs() > floor)
                .collect();
            weights.sort_unstable_by_key(|(class, _)| *class);
            if !weights.is_empty() {
                rows.push((key, weights));
            }
        }
        rows.sort_unstable_by_key(|(key, _)| *key);
        super::sparse::write(self.classes, &rows)
    }
}
