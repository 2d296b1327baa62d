//! Reading names with the trained model.

use super::consistency;
use super::features::{Features, Segment, segments};
use super::label::{LABELS, Transitions, best, names_of};
use super::lookup::Found;
use super::statistics::WordLevels;
use super::words::words;
use super::{Name, name};
use crate::Analysis;
use crate::model::{ModelError, SparseModel, hash};
use std::sync::OnceLock;

/// Template number of the transitions, above those of the features.
const TRANSITION: u64 = 1 << 40;

/// The key of the feature "the label before was `previous`" ([`LABELS`] stands for the start).
pub(super) fn transition(previous: usize) -> u64 {
    hash::one(TRANSITION, hash::number(previous as u64))
}

/// The trained model of names.
pub struct NameModel<'a> {
    levels: WordLevels<'a>,
    weights: SparseModel<'a>,
    transitions: Transitions<i32>,
}

impl NameModel<'static> {
    /// The model that comes with Readout; nothing when the program was built with one that is broken, which a test
    /// holds it is not.
    pub fn built_in() -> Option<&'static Self> {
        static BUILT_IN: OnceLock<Option<NameModel<'static>>> = OnceLock::new();
        let read = || NameModel::read(include_bytes!("../../models/names.bin")).ok();
        BUILT_IN.get_or_init(read).as_ref()
    }
}

impl<'a> NameModel<'a> {
    /// Takes the bytes that [`super::train_names`] wrote. Nothing is copied.
    ///
    /// # Errors
    /// When the bytes are no such model or end too early.
    pub fn read(bytes: &'a [u8]) -> Result<Self, ModelError> {
        let (levels, bytes) = WordLevels::read(bytes)?;
        let weights = SparseModel::read(bytes)?;
        if weights.classes() != LABELS {
            return Err(ModelError::NotAModel { expected: "names" });
        }
        let rows: Vec<[i32; LABELS]> = (0..=LABELS)
            .map(|previous| {
                let mut row = [0; LABELS];
                weights.add(transition(previous), &mut row);
                row
            })
            .collect();
        let transitions = Transitions::new(|previous, label| rows[previous][label]);
        Ok(Self { levels, weights, transitions })
    }

    /// Persons, organisations, places and groups, in order.
    pub(super) fn names(&self, analysis: &Analysis, text: &str, found: &[Found]) -> Vec<Name> {
        let words = words(analysis, text, found, Some(self.levels));
        let segments = segments(analysis, text, &words);
        let features = Features { analysis, text, words: &words };
        let mut scores = Vec::new();
        let mut names = Vec::new();
        for segment in &segments {
            let labels = self.label(&features, segment, &mut scores);
            let found = names_of(&labels, segment.tokens.start);
            names.extend(found.into_iter().map(|(tokens, class)| name(analysis, tokens, class)));
        }
        consistency::agree(analysis, text, &words, &segments, &mut names);
        names
    }

    /// The best labels of a segment.
    fn label(&self, features: &Features, segment: &Segment, scores: &mut Vec<[i32; LABELS]>) -> Vec<usize> {
        scores.clear();
        features.of(segment, |features| {
            let mut here = [0; LABELS];
            self.weights.add_all(features, &mut here);
            scores.push(here);
        });
        best(scores, &self.transitions, i32::MIN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_model_is_whole_and_a_broken_one_is_refused() {
        assert!(NameModel::built_in().is_some());
        let bytes = include_bytes!("../../models/names.bin");
        assert!(NameModel::read(&bytes[..bytes.len() / 2]).is_err());
        assert!(NameModel::read(b"").is_err());
    }
}
