//! Training the transitions: greedily with a dynamic oracle, then with a beam.

use super::Example;
use crate::model::{LANES, LaneTrainer, Rarity, Shuffle};
use crate::parse::Relation;
use crate::parse::features;
use crate::parse::keys::Keys;
use crate::parse::parser::only_one;
use crate::parse::state::{State, Transition};
use crate::parse::usual::UsualRelations;

/// Epochs with the greedy parser, then with the beam.
const EPOCHS: usize = 4;
const BEAM_EPOCHS: usize = 5;
/// Readings followed at once in the latter.
const BEAM: usize = 4;
/// Features seen less often than this on the way to the gold trees are left out.
const LEAST: u8 = 3;
/// How often the greedy parser follows its own mistakes while training.
const EXPLORING: f64 = 0.95;

/// Trains the weights of the transitions.
pub(super) fn train(examples: &[Example], usual: UsualRelations<'_>, seed: u64) -> Vec<(u64, [f32; LANES])> {
    let mut learner = Learner {
        transitions: LaneTrainer::new(count(examples, usual)),
        usual,
        random: Shuffle::new(seed),
        keys: Keys::new(),
        exploring: 0.0,
    };
    let mut order: Vec<usize> = (0..examples.len()).collect();
    for epoch in 0..EPOCHS {
        learner.exploring = if epoch == 0 { 0.0 } else { EXPLORING };
        learner.random.shuffle(&mut order);
        order.iter().for_each(|&at| learner.learn(&examples[at]));
    }
    learner.transitions.settle();
    for _ in 0..BEAM_EPOCHS {
        learner.random.shuffle(&mut order);
        order.iter().for_each(|&at| learner.learn_beam(&examples[at], BEAM));
    }
    learner.transitions.averages()
}

/// Counts the features on the way to the gold trees.
fn count(examples: &[Example], usual: UsualRelations<'_>) -> Rarity {
    let mut transitions = Rarity::new(LEAST);
    for example in examples {
        walk(example, usual, |features| transitions.count(features));
    }
    transitions
}

/// Goes the way to the gold tree, with the features of each decision.
pub(super) fn walk(example: &Example, usual: UsualRelations<'_>, mut decide: impl FnMut(&[u64])) {
    let mut keys = Keys::new();
    let mut state = State::new(example.relations.len());
    for step in gold_steps(example) {
        if only_one(&state).is_none() {
            features::transition(&example.input, &state, &mut keys);
            decide(keys.as_slice());
        }
        let relation = super::usual_of(usual, &example.input, &state, step);
        state.apply(step, relation);
    }
}

struct Learner<'a> {
    transitions: LaneTrainer,
    usual: UsualRelations<'a>,
    random: Shuffle,
    keys: Keys,
    /// How often the parser follows its own choice.
    exploring: f64,
}

impl Learner<'_> {
    fn learn(&mut self, example: &Example) {
        let mut state = State::new(example.relations.len());
        while !state.is_final() {
            let transition = match only_one(&state) {
                Some(only) => only,
                None => self.transition(example, &state),
            };
            let relation = super::usual_of(self.usual, &example.input, &state, transition);
            state.apply(transition, relation);
        }
    }

    fn transition(&mut self, example: &Example, state: &State) -> Transition {
        features::transition(&example.input, state, &mut self.keys);
        let mut scores = [0.0; LANES];
        self.transitions.add_scores(self.keys.as_slice(), &mut scores);
        let costs = Transition::ALL.map(|transition| {
            if state.allows(transition) { Some(state.cost(transition, &example.heads)) } else { None }
        });
        let least = costs.iter().flatten().min().copied();
        // The best right step and the best wrong one.
        let mut best = [None::<Transition>; 2];
        for transition in Transition::ALL.into_iter().filter(|&t| state.allows(t)) {
            let best = &mut best[usize::from(costs[transition as usize] != least)];
            if best.is_none_or(|other| scores[transition as usize] > scores[other as usize]) {
                *best = Some(transition);
            }
        }
        self.transitions.tick();
        let (right, wrong) = match best {
            [Some(right), Some(wrong)] => (right, wrong),
            [right, wrong] => return right.or(wrong).unwrap_or(Transition::Shift),
        };
        let margin = scores[right as usize] - scores[wrong as usize];
        if margin <= 0.0 {
            self.transitions.update(self.keys.as_slice(), right as usize, 1.0);
            self.transitions.update(self.keys.as_slice(), wrong as usize, -1.0);
        }
        if margin > 0.0 || !self.random.chance(self.exploring) { right } else { wrong }
    }
}

/// An analysis in the beam while training: where it came from is kept, to find its features again.
struct Item {
    state: State,
    score: f32,
    steps: Vec<Transition>,
    gold: bool,
}

/// Structured perceptron with a beam: the update is made where the best analysis beats the gold one by most
/// (Huang, Fayong and Guo 2012).
impl Learner<'_> {
    fn learn_beam(&mut self, example: &Example, width: usize) {
        let tokens = example.relations.len();
        let gold_steps = gold_steps(example);
        let start = |gold| Item { state: State::new(tokens), score: 0.0, steps: Vec::new(), gold };
        let mut beam = vec![start(true)];
        let mut gold = start(true);
        // How far the gold analysis fell behind at worst, and the steps of both up to there.
        let mut worst: (f32, usize, Vec<Transition>) = (0.0, 0, Vec::new());
        for (at, &step) in gold_steps.iter().enumerate() {
            let mut candidates: Vec<(f32, usize, Transition)> = Vec::new();
            for (place, item) in beam.iter().enumerate() {
                self.expand(example, item, place, &mut candidates);
            }
            let mut own = Vec::new();
            self.expand(example, &gold, 0, &mut own);
            let gold_score = own.iter().find(|(.., t)| *t == step).map_or(gold.score, |(score, ..)| *score);
            candidates.sort_by(|a, b| b.0.total_cmp(&a.0));
            let mut next: Vec<Item> = Vec::with_capacity(width);
            for &(score, place, transition) in &candidates {
                if next.len() == width {
                    break;
                }
                let from = &beam[place];
                let mut state = from.state.clone();
                self.apply(example, &mut state, transition);
                if next.iter().any(|better| better.state.has_the_same_future(&state)) {
                    continue;
                }
                let mut steps = from.steps.clone();
                steps.push(transition);
                next.push(Item { state, score, steps, gold: from.gold && transition == step });
            }
            beam = next;
            self.apply(example, &mut gold.state, step);
            gold.score = gold_score;
            let Some(best) = beam.first() else { break };
            let behind = best.score - gold_score;
            if !best.gold && behind >= worst.0 {
                worst = (behind, at + 1, best.steps.clone());
            }
        }
        self.transitions.tick();
        if worst.1 > 0 {
            self.reward(example, &gold_steps[..worst.1], &worst.2);
        }
    }

    fn expand(
        &mut self,
        example: &Example,
        item: &Item,
        place: usize,
        out: &mut Vec<(f32, usize, Transition)>,
    ) {
        if let Some(only) = only_one(&item.state) {
            out.push((item.score, place, only));
            return;
        }
        features::transition(&example.input, &item.state, &mut self.keys);
        let mut scores = [0.0; LANES];
        self.transitions.add_scores(self.keys.as_slice(), &mut scores);
        for transition in Transition::ALL.into_iter().filter(|&t| item.state.allows(t)) {
            out.push((item.score + scores[transition as usize], place, transition));
        }
    }

    /// Takes a step with the relation that the model gives its arc.
    fn apply(&mut self, example: &Example, state: &mut State, transition: Transition) {
        let relation = super::usual_of(self.usual, &example.input, state, transition);
        state.apply(transition, relation);
    }

    /// Moves the weights towards the gold steps and away from the others, from where they part.
    fn reward(&mut self, example: &Example, gold: &[Transition], other: &[Transition]) {
        let same = gold.iter().zip(other).take_while(|(a, b)| a == b).count();
        let mut common = State::new(example.relations.len());
        gold[..same].iter().for_each(|&step| self.apply(example, &mut common, step));
        for (steps, change) in [(&gold[same..], 1.0), (&other[same..], -1.0)] {
            let mut state = common.clone();
            for &step in steps {
                if only_one(&state).is_none() {
                    features::transition(&example.input, &state, &mut self.keys);
                    self.transitions.update(self.keys.as_slice(), step as usize, change);
                }
                self.apply(example, &mut state, step);
            }
        }
    }
}

/// The steps to the gold tree that make each arc as soon as they can.
fn gold_steps(example: &Example) -> Vec<Transition> {
    let mut state = State::new(example.relations.len());
    let mut steps = Vec::with_capacity(2 * example.relations.len());
    while !state.is_final() {
        let allowed = Transition::ALL.into_iter().rev().filter(|&t| state.allows(t));
        let step = allowed.min_by_key(|&t| state.cost(t, &example.heads)).unwrap_or(Transition::Shift);
        state.apply(step, Relation::Dep);
        steps.push(step);
    }
    steps
}
