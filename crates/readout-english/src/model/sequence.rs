//! Labelling sequences: a linear model of the first order with Viterbi's algorithm.

use super::{ModelError, SparseModel, Trainer, Uses, hash};

/// Template number of the transition features; templates of the caller stay below it.
const TRANSITION: u64 = 1 << 40;

/// The key of the feature "the label before was `previous`" (`classes` stands for the start).
fn transition(previous: usize) -> u64 {
    hash::one(TRANSITION, hash::number(previous as u64))
}

/// A trained sequence labeller, in place in a byte string.
///
/// The score of a labelling is the sum, over its positions, of the weights of the position's features for its label
/// and of the label before it. [`Sequence::label`] finds the best one.
#[derive(Clone, Debug)]
pub struct Sequence<'a> {
    model: SparseModel<'a>,
    /// Scores of each label after each label; the last row is the start.
    transitions: Vec<i32>,
}

impl<'a> Sequence<'a> {
    /// Takes the bytes that [`SequenceTrainer::finish`] wrote.
    ///
    /// # Errors
    /// When the bytes are no such model or end too early.
    pub fn read(bytes: &'a [u8]) -> Result<Self, ModelError> {
        let model = SparseModel::read(bytes)?;
        let classes = model.classes();
        let mut transitions = vec![0; (classes + 1) * classes];
        for (previous, row) in transitions.chunks_exact_mut(classes.max(1)).enumerate() {
            model.add(transition(previous), row);
        }
        Ok(Self { model, transitions })
    }

    /// The best labels for a sequence of positions, each given by its features. `allowed(previous, label)` tells
    /// whether a label may follow another (`None`: at the start); it must always allow at least one.
    pub fn label(
        &self,
        positions: &[Vec<u64>],
        allowed: impl Fn(Option<usize>, usize) -> bool,
    ) -> Vec<usize> {
        let classes = self.model.classes();
        let mut scores = vec![0; positions.len() * classes];
        for (features, row) in positions.iter().zip(scores.chunks_exact_mut(classes.max(1))) {
            self.model.add_all(features, row);
        }
        let scores: Vec<f32> = scores.into_iter().map(|score| score as f32).collect();
        let transitions: Vec<f32> = self.transitions.iter().map(|score| *score as f32).collect();
        viterbi(&scores, &transitions, classes, allowed)
    }
}

/// Trains a [`Sequence`] with the averaged structured perceptron (Collins 2002).
#[derive(Clone, Debug)]
pub struct SequenceTrainer {
    trainer: Trainer,
}

impl SequenceTrainer {
    /// A trainer for `classes` labels (at most 255).
    pub fn new(classes: usize) -> Self {
        Self { trainer: Trainer::new(classes) }
    }

    /// Labels one sequence with the weights so far and moves them where it differs from `gold`; returns the labels
    /// it gave. Call it for every sequence, in a shuffled order, for some epochs.
    pub fn learn(
        &mut self,
        positions: &[Vec<u64>],
        gold: &[usize],
        allowed: impl Fn(Option<usize>, usize) -> bool,
    ) -> Vec<usize> {
        let classes = self.trainer.classes();
        let mut scores = vec![0.0; positions.len() * classes];
        for (features, row) in positions.iter().zip(scores.chunks_exact_mut(classes.max(1))) {
            self.trainer.add_scores(features, row);
        }
        let mut transitions = vec![0.0; (classes + 1) * classes];
        for (previous, row) in transitions.chunks_exact_mut(classes.max(1)).enumerate() {
            self.trainer.add_scores(&[transition(previous)], row);
        }
        let guess = viterbi(&scores, &transitions, classes, allowed);
        self.trainer.tick();
        for at in 0..positions.len() {
            let before = |labels: &[usize]| if at == 0 { classes } else { labels[at - 1] };
            if gold[at] != guess[at] {
                self.trainer.update(&positions[at], gold[at], 1.0);
                self.trainer.update(&positions[at], guess[at], -1.0);
            }
            if gold[at] != guess[at] || before(gold) != before(&guess) {
                self.trainer.update(&[transition(before(gold))], gold[at], 1.0);
                self.trainer.update(&[transition(before(&guess))], guess[at], -1.0);
            }
        }
        guess
    }

    /// The averaged model as the bytes of a [`Sequence`]; see [`Trainer::finish`].
    pub fn finish(&self, min_updates: u32, floor: f32) -> Vec<u8> {
        self.trainer.finish(min_updates, floor, &Uses::default())
    }
}

fn viterbi(
    scores: &[f32],
    transitions: &[f32],
    classes: usize,
    allowed: impl Fn(Option<usize>, usize) -> bool,
) -> Vec<usize> {
    if classes == 0 || scores.is_empty() {
        return Vec::new();
    }
    let length = scores.len() / classes;
    let may: Vec<bool> = (0..classes * classes).map(|at| allowed(Some(at / classes), at % classes)).collect();
    let mut best: Vec<f32> = (0..classes)
        .map(|label| {
            let start = transitions[classes * classes + label];
            if allowed(None, label) { scores[label] + start } else { f32::NEG_INFINITY }
        })
        .collect();
    let mut from = vec![0u8; scores.len()];
    for at in 1..length {
        let mut next = vec![f32::NEG_INFINITY; classes];
        for label in 0..classes {
            for previous in 0..classes {
                let score = best[previous] + transitions[previous * classes + label];
                if may[previous * classes + label] && score > next[label] {
                    next[label] = score;
                    from[at * classes + label] = previous as u8;
                }
            }
            next[label] += scores[at * classes + label];
        }
        best = next;
    }
    let mut label = 0;
    (0..classes).for_each(|other| label = if best[other] > best[label] { other } else { label });
    let mut labels = vec![label; length];
    for at in (1..length).rev() {
        label = from[at * classes + label] as usize;
        labels[at - 1] = label;
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Label 2 ("inside") only ever follows 1 ("begin") or itself.
    fn allowed(previous: Option<usize>, label: usize) -> bool {
        label != 2 || matches!(previous, Some(1 | 2))
    }

    #[test]
    fn a_sequence_is_learnt_with_what_may_follow_what() {
        let word = |word: &str| vec![hash::one(1, hash::text(word)), hash::one(2, u64::from(word.len() > 4))];
        let sentence = |text: &str| text.split(' ').map(word).collect::<Vec<_>>();
        let data =
            [("the port of Old Marrow", vec![0, 0, 0, 1, 2]), ("Old men met in Marrow", vec![0, 0, 0, 0, 1])];
        let mut trainer = SequenceTrainer::new(3);
        for _ in 0..20 {
            for (text, gold) in &data {
                trainer.learn(&sentence(text), gold, allowed);
            }
        }
        let bytes = trainer.finish(0, 0.0);
        let model = Sequence::read(&bytes).unwrap();
        for (text, gold) in &data {
            assert_eq!(&model.label(&sentence(text), allowed), gold);
        }
        assert!(model.label(&[], allowed).is_empty());
    }
}
