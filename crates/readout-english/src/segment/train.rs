//! Training of the sentence ends: logistic regression over hashed features, with AdaGrad.
//!
//! Duchi, Hazan and Singer 2011, "Adaptive Subgradient Methods for Online Learning and Stochastic Optimization".

use super::boundary;
use super::case::{self, CaseTable};
use super::chunk;
use super::context::{Context, Open, word_hash};
use super::look::{Look, look};
use crate::conllu::GoldDocument;
use readout_document::Span;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

const EPOCHS: usize = 10;
const RATE: f32 = 0.12;
/// Pull of every weight to zero, each time it is met.
const DECAY: f32 = 1e-4;
/// Weights nearer to zero are not worth their place.
const FLOOR: f32 = 0.05;

/// One gap: its features, and whether a sentence ends there.
struct Example {
    keys: Vec<u64>,
    ends: bool,
}

/// Trains the model of sentence ends.
///
/// `gold` are documents with gold sentences ([`crate::conllu::documents`] of the treebanks' training parts), `raw` is
/// any amount of running text without annotation, from which it learns how words are usually written. The same input
/// gives the same bytes. They belong into `models/segment.bin`.
pub fn train_segmenter<'a>(gold: &[GoldDocument], raw: impl IntoIterator<Item = &'a str>) -> Vec<u8> {
    let cases = case::write(count_cases(raw));
    let examples = examples(gold, CaseTable::new(&cases));
    let (weights, bias) = fit(&examples);
    boundary::write(&weights, bias, &cases)
}

/// How often each word stands small and with a capital where no sentence can begin.
fn count_cases<'a>(raw: impl IntoIterator<Item = &'a str>) -> Vec<(u64, u32, u32)> {
    let mut counts: FxHashMap<u64, (u32, u32)> = FxHashMap::default();
    let mut spans = Vec::new();
    for text in raw {
        for line in text.lines() {
            spans.clear();
            chunk::tokens_of_stretch(line, Span::new(0, line.len()), &mut spans);
            let mut before = Look::Edge;
            for span in &spans {
                let seen = look(line, *span, None, None, false);
                if before.is_word() || before == Look::Comma {
                    let (small, capital) = counts.entry(word_hash(span.of(line))).or_default();
                    match seen {
                        Look::Lower => *small += 1,
                        Look::Capitalised => *capital += 1,
                        _ => {}
                    }
                }
                before = seen;
            }
        }
    }
    let mut counts: Vec<_> =
        counts.into_iter().map(|(word, (small, capital))| (word, small, capital)).collect();
    counts.sort_unstable();
    counts
}

/// Every gap of the gold text that could end a sentence, read with the gold's sentence before it.
fn examples(gold: &[GoldDocument], cases: CaseTable) -> Vec<Example> {
    let mut examples = Vec::new();
    let mut context = Context::default();
    let mut spans = Vec::new();
    for document in gold {
        let text = &document.document.text;
        let ends: BTreeSet<usize> = document.analysis.sentences.iter().map(|s| s.span.end()).collect();
        for block in document.document.blocks() {
            spans.clear();
            chunk::tokens_of_stretch(text, block.span, &mut spans);
            context.read(text, &spans);
            let mut open = Open { start: 0, last_length: 0 };
            for gap in 1..spans.len() {
                let ends = ends.contains(&spans[gap - 1].end());
                if context.is_candidate(gap) {
                    let keys = context.features(cases, gap, open);
                    examples.push(Example { keys: keys.to_vec(), ends });
                }
                if ends {
                    open = Open { start: gap, last_length: gap - open.start };
                }
            }
        }
    }
    examples
}

/// The features, numbered from 1, and the examples in these numbers. Features met once are learnt too: they take up
/// what is particular to their example, and leave the others general.
fn number_features(examples: &[Example]) -> (Vec<u64>, Vec<Vec<u32>>) {
    let mut keys: Vec<u64> = examples.iter().flat_map(|example| example.keys.iter().copied()).collect();
    keys.sort_unstable();
    keys.dedup();
    let numbers: FxHashMap<u64, u32> = keys.iter().zip(1..).map(|(key, number)| (*key, number)).collect();
    let numbered = examples
        .iter()
        .map(|example| example.keys.iter().filter_map(|key| numbers.get(key).copied()).collect())
        .collect();
    (keys, numbered)
}

/// Fits the weights of the features, and the bias.
fn fit(examples: &[Example]) -> (Vec<(u64, f32)>, f32) {
    let (keys, numbered) = number_features(examples);
    let mut weights = vec![0f32; keys.len() + 1];
    let mut squares = vec![1e-3f32; weights.len()];
    let mut sums = vec![0f64; weights.len()];
    let mut order: Vec<u32> = (0..examples.len() as u32).collect();
    let mut random = 0x9e37_79b9_7f4a_7c15u64;
    for epoch in 0..EPOCHS {
        shuffle(&mut order, &mut random);
        for index in &order {
            let features = &numbered[*index as usize];
            let score: f32 = features.iter().map(|at| weights[*at as usize]).sum::<f32>() + weights[0];
            let error = f32::from(examples[*index as usize].ends) - logistic(score);
            for at in features.iter().map(|at| *at as usize).chain([0]) {
                let gradient = error - DECAY * weights[at];
                squares[at] += gradient * gradient;
                weights[at] += RATE * gradient / squares[at].sqrt();
            }
        }
        if epoch >= EPOCHS / 2 {
            sums.iter_mut().zip(&weights).for_each(|(sum, weight)| *sum += f64::from(*weight));
        }
    }
    let epochs = (EPOCHS - EPOCHS / 2) as f64;
    let averages: Vec<f32> = sums.iter().map(|sum| (sum / epochs) as f32).collect();
    let weighty =
        keys.into_iter().zip(averages[1..].iter().copied()).filter(|(_, weight)| weight.abs() > FLOOR);
    (weighty.collect(), averages[0])
}

/// 1 / (1 + e^-x) from basic arithmetic alone: the same bits on every machine.
fn logistic(x: f32) -> f32 {
    let x = f64::from(x.clamp(-30.0, 30.0));
    // e^-x = (e^(-x/1024))^1024, the root by its series.
    let y = -x / 1024.0;
    let mut power = 1.0 + y * (1.0 + y / 2.0 * (1.0 + y / 3.0 * (1.0 + y / 4.0)));
    for _ in 0..10 {
        power *= power;
    }
    (1.0 / (1.0 + power)) as f32
}

fn shuffle(order: &mut [u32], random: &mut u64) {
    for at in (1..order.len()).rev() {
        *random ^= *random << 13;
        *random ^= *random >> 7;
        *random ^= *random << 17;
        order.swap(at, (*random % (at as u64 + 1)) as usize);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_logistic_function_is_what_it_should_be() {
        for (x, y) in [(0.0, 0.5), (2.0, 0.880_797), (-5.0, 0.006_692_9), (30.0, 1.0)] {
            assert!((logistic(x) - y).abs() < 1e-5, "{x}");
        }
    }
}
