//! Training the parser: transitions with a dynamic oracle (Goldberg and Nivre 2013), then with a beam; the relations on
//! gold trees. Several trainings that differ in nothing but the order of the sentences are averaged: what one order
//! taught by chance falls out, and reading costs the same.

mod relations;
mod transitions;

use super::Relation;
use super::input::Input;
use super::parser::Parser;
use super::state::{State, Transition};
use super::usual::{self, UsualCounts, UsualRelations};
use crate::classes::Vocabulary;
use crate::model::{LANES, Uses, mean, side_by_side, write_lanes, write_sparse};
use crate::tag::{FineTag, Lexeme};
use std::collections::BTreeMap;

/// A treebank's sentence for the parser, with the tags that a tagger gave it.
#[derive(Clone, Debug, Default)]
pub struct ParsedSentence {
    /// Its words.
    pub words: Vec<String>,
    /// Their tags.
    pub tags: Vec<FineTag>,
    /// The second best tags where the tagger doubted, else the best again.
    pub seconds: Vec<FineTag>,
    /// Their heads; `None` for the root.
    pub heads: Vec<Option<usize>>,
    /// Their relations.
    pub relations: Vec<Relation>,
}

/// Trainings of the transitions and of the relations, each with an order of its own.
const TRANSITION_ORDERS: std::ops::Range<u64> = 50..54;
const RELATION_ORDERS: std::ops::Range<u64> = 71..75;
/// Cache lines of the transitions' weights: 4 MiB.
const LINES: usize = 1 << 16;
/// Uses of features are counted in each sentence of so many.
const USES: usize = 4;
/// Readings that the trained parser follows at once.
const BEAM: usize = 3;

struct Example {
    input: Input,
    heads: Vec<usize>,
    relations: Vec<Relation>,
}

/// Lifts arcs that cross others until the tree is projective (Nivre and Nilsson 2005, without encoding the lift).
pub fn projectivise(heads: &mut [usize]) {
    let root = heads.len();
    loop {
        let is_below = |heads: &[usize], mut at: usize, ancestor: usize| {
            for _ in 0..=root {
                if at == ancestor {
                    return true;
                }
                if at == root {
                    return false;
                }
                at = heads[at];
            }
            false
        };
        let crossing = (0..root)
            .filter(|&d| {
                let (low, high) = (d.min(heads[d]), d.max(heads[d]));
                heads[d] != root && (low + 1..high).any(|between| !is_below(heads, between, heads[d]))
            })
            .min_by_key(|&d| d.abs_diff(heads[d]));
        match crossing {
            Some(d) => heads[d] = heads[heads[d]],
            None => break,
        }
    }
}

/// Trains a parser, in an order that depends on nothing but the data.
pub fn train(sentences: &[ParsedSentence], vocabulary: &Vocabulary<'_>) -> Vec<u8> {
    let examples: Vec<Example> = sentences.iter().map(|sentence| example(sentence, vocabulary)).collect();
    let usual = usual_relations(&examples);
    let table = UsualRelations::of(&usual);
    let orders: Vec<u64> = TRANSITION_ORDERS.collect();
    let transitions = average(side_by_side(&orders, |order| transitions::train(&examples, table, *order)));
    let orders: Vec<u64> = RELATION_ORDERS.collect();
    let relations = side_by_side(&orders, |order| relations::train(&examples, table, *order));
    let (transition_uses, relation_uses) = uses(&examples, table);
    let relations = write_sparse(Relation::ALL.len(), &mean(relations), &relation_uses);
    let transitions = write_lanes(LINES, &transitions, &transition_uses);
    Parser::write(BEAM, &usual[..], &transitions, &relations)
}

/// How often features are asked for on the way to the gold trees of some of the sentences, and when their arcs are named.
fn uses(examples: &[Example], usual: UsualRelations<'_>) -> (Uses, Uses) {
    let (mut steps, mut names) = (Uses::default(), Uses::default());
    for example in examples.iter().step_by(USES) {
        transitions::walk(example, usual, |features| steps.count(features));
        relations::walk(example, usual, |features| names.count(features));
    }
    (steps, names)
}

/// The mean weights of several trainings of the transitions.
fn average(trainings: Vec<Vec<(u64, [f32; LANES])>>) -> Vec<(u64, [f32; LANES])> {
    let share = 1.0 / trainings.len() as f32;
    let mut sums: BTreeMap<u64, [f32; LANES]> = BTreeMap::new();
    for (key, row) in trainings.into_iter().flatten() {
        let sum = sums.entry(key).or_default();
        (0..LANES).for_each(|lane| sum[lane] += row[lane] * share);
    }
    sums.into_iter().collect()
}

fn example(sentence: &ParsedSentence, vocabulary: &Vocabulary<'_>) -> Example {
    let lexemes: Vec<Lexeme> = sentence.words.iter().map(|word| Lexeme::new(word, vocabulary)).collect();
    let root = sentence.words.len();
    let mut heads: Vec<usize> = sentence.heads.iter().map(|head| head.unwrap_or(root)).collect();
    projectivise(&mut heads);
    // Nothing hangs on a token behind the last: what is absent has no gold head.
    heads.extend([usize::MAX, usize::MAX]);
    let input = Input::new(&lexemes, &sentence.tags, &sentence.seconds);
    Example { input, heads, relations: sentence.relations.clone() }
}

fn usual_relations(examples: &[Example]) -> Box<[u8; usual::PLACES]> {
    let mut counts = UsualCounts::default();
    for Example { input, heads, relations } in examples {
        for (at, relation) in relations.iter().enumerate() {
            counts.count(&input.atoms[heads[at]], &input.atoms[at], heads[at] < at, *relation);
        }
    }
    counts.write()
}

/// The relation that the parser goes by for the arc of a transition.
fn usual_of(usual: UsualRelations<'_>, input: &Input, state: &State, transition: Transition) -> Relation {
    state.arc(transition).map_or(Relation::Dep, |(head, dependent)| {
        usual.get(&input.atoms[head], &input.atoms[dependent], head < dependent)
    })
}
