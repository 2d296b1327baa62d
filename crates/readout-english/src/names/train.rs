//! Training the model of names: the averaged structured perceptron with a margin.

use super::NameClass;
use super::features::{Features, LEXICAL, Segment, segments};
use super::formats::GoldNames;
use super::knowledge::{Kinds, Knowledge};
use super::label::{LABELS, Transitions, best, labels_of};
use super::lookup::{Place, look_up};
use super::practice::{Chance, practice};
use super::reader::transition;
use super::statistics::{WordCounts, WordLevels};
use super::words::{Word, words};
use crate::model::{Trainer, Uses};
use std::ops::Range;

/// What training may be told.
#[derive(Clone, Copy, Debug)]
pub struct NameTraining {
    /// Times the data are gone through.
    pub epochs: usize,
    /// By how much the right labels must win over each wrong one.
    pub margin: f32,
    /// Share of words hidden in each epoch.
    pub hidden: f64,
    /// Features moved fewer times than this are left out.
    pub min_updates: u32,
    /// Weights smaller than this are left out.
    pub floor: f32,
    /// How often a word must be seen with a capital to have its levels kept.
    pub least_seen: u32,
    /// Invented documents to practise on besides the data.
    pub practice: usize,
}

impl Default for NameTraining {
    fn default() -> Self {
        Self {
            epochs: 4,
            margin: 8.0,
            hidden: 0.3,
            min_updates: 4,
            floor: 0.05,
            least_seen: 5,
            practice: 300,
        }
    }
}

/// A document prepared for training.
struct Prepared<'a> {
    gold: &'a GoldNames,
    words: Vec<Word>,
    segments: Vec<Segment>,
    names: Vec<(Range<usize>, NameClass)>,
}

/// Learns from gold names and the counts of words in news; the bytes are what [`super::NameModel::read`] takes.
pub fn train_names(data: &[GoldNames], counts: &WordCounts, training: &NameTraining) -> Vec<u8> {
    let level_bytes = counts.finish(training.least_seen);
    // These bytes were written right here.
    let levels = WordLevels::read(&level_bytes).ok().map(|(levels, _)| levels);
    let practice = practice(Knowledge::built_in(), training.practice);
    let prepared: Vec<Prepared> = data.iter().chain(&practice).map(|gold| prepare(gold, levels)).collect();
    let weights = learn(&prepared, training);
    [level_bytes, weights].concat()
}

fn prepare<'g>(gold: &'g GoldNames, levels: Option<WordLevels>) -> Prepared<'g> {
    let found = look_up(Knowledge::built_in(), &gold.analysis, &gold.text);
    let words = words(&gold.analysis, &gold.text, &found, levels);
    let segments = segments(&gold.analysis, &gold.text, &words);
    let mut names = gold.names.clone();
    names.extend(groups(gold, &words));
    Prepared { gold, words, segments, names }
}

/// Nationalities and political groups: no set marks them, so they are taken from the lists where the gold has no
/// other name.
fn groups(gold: &GoldNames, words: &[Word]) -> Vec<(Range<usize>, NameClass)> {
    let mut groups = Vec::new();
    for sentence in &gold.analysis.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let found = words[at].found;
            let end = match found.place {
                Place::Single => at + 1,
                Place::First => (at..sentence.tokens.end)
                    .find(|&at| words[at].found.place == Place::Last)
                    .map_or(at + 1, |last| last + 1),
                _ => at,
            };
            let taken = gold.names.iter().any(|(name, _)| name.start < end && at < name.end)
                || gold.others.iter().any(|other| other.start < end && at < other.end && *other != (at..end));
            if end > at && found.phrase.any(Kinds::GROUP) && words[at].may_be_name() && !taken {
                groups.push((at..end, NameClass::Norp));
            }
            at = end.max(at + 1);
        }
    }
    groups
}

/// One segment with its features and right labels.
struct Example {
    positions: Vec<Vec<u64>>,
    gold: Vec<usize>,
}

fn examples(prepared: &[Prepared]) -> Vec<Example> {
    let mut examples = Vec::new();
    for Prepared { gold, words, segments, names } in prepared {
        let features = Features { analysis: &gold.analysis, text: &gold.text, words };
        examples.extend(segments.iter().map(|segment| {
            let mut positions = Vec::with_capacity(segment.tokens.len());
            features.of(segment, |features| positions.push(features.to_vec()));
            Example { positions, gold: labels_of(&segment.tokens, names) }
        }));
    }
    examples
}

fn learn(prepared: &[Prepared], training: &NameTraining) -> Vec<u8> {
    let examples = examples(prepared);
    let mut uses = Uses::default();
    examples.iter().flat_map(|example| &example.positions).for_each(|features| uses.count(features));
    let mut trainer = Trainer::new(LABELS);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    for _ in 0..training.epochs {
        for at in (1..order.len()).rev() {
            order.swap(at, (chance.next() % (at as u64 + 1)) as usize);
        }
        for &example in &order {
            learn_one(&mut trainer, &examples[example], training, &mut chance);
        }
    }
    trainer.finish(training.min_updates, training.floor, &uses)
}

fn learn_one(trainer: &mut Trainer, example: &Example, training: &NameTraining, chance: &mut Chance) {
    let visible: Vec<&[u64]> = example
        .positions
        .iter()
        .map(|features| &features[if chance.share() < training.hidden { LEXICAL } else { 0 }..])
        .collect();
    let scores: Vec<[f32; LABELS]> = visible
        .iter()
        .zip(&example.gold)
        .map(|(features, gold)| {
            let mut scores = [training.margin; LABELS];
            scores[*gold] = 0.0;
            trainer.add_scores(features, &mut scores);
            scores
        })
        .collect();
    let mut moves = vec![[0.0; LABELS]; LABELS + 1];
    for (previous, row) in moves.iter_mut().enumerate() {
        trainer.add_scores(&[transition(previous)], row);
    }
    let transitions = Transitions::new(|previous, label| moves[previous][label]);
    let guess = best(&scores, &transitions, f32::NEG_INFINITY);
    trainer.tick();
    let before = |labels: &[usize], at: usize| if at == 0 { LABELS } else { labels[at - 1] };
    for (at, features) in visible.iter().enumerate() {
        let (gold, guessed) = (example.gold[at], guess[at]);
        if gold != guessed {
            trainer.update(features, gold, 1.0);
            trainer.update(features, guessed, -1.0);
        }
        if gold != guessed || before(&example.gold, at) != before(&guess, at) {
            trainer.update(&[transition(before(&example.gold, at))], gold, 1.0);
            trainer.update(&[transition(before(&guess, at))], guessed, -1.0);
        }
    }
}
