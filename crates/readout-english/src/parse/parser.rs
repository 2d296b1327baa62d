//! The parser: left to right, each transition and each relation chosen by a linear model.

use super::Relation;
use super::features::{self, Input, Keys};
use super::state::{State, Transition};
use crate::model::{LANES, LaneModel, ModelError, SparseModel, best_of};
use crate::tag::{FineTag, Lexeme};

const MAGIC: [u8; 4] = *b"RDp1";

/// A trained parser, in place in a byte string.
#[derive(Clone, Copy, Debug)]
pub struct Parser<'a> {
    transitions: LaneModel<'a>,
    relations: SparseModel<'a>,
    /// Analyses kept side by side.
    beam: usize,
}

/// Where a token hangs and as what; `None` for the root.
pub type Arc = (Option<usize>, Relation);

/// An analysis of the sentence so far.
struct Item {
    state: State,
    score: i32,
}

/// How far behind the best a second reading may lie and still be followed, in the model's units: most decisions are
/// sure, and cost then what a greedy parser's do.
const MARGIN: i32 = 90_000;

impl<'a> Parser<'a> {
    /// Takes the bytes that training wrote. Nothing is copied.
    ///
    /// # Errors
    /// When the bytes are no parser or end too early.
    pub fn read(bytes: &'a [u8]) -> Result<Self, ModelError> {
        let header = bytes.first_chunk::<64>().filter(|_| bytes.starts_with(&MAGIC));
        let header = header.ok_or(ModelError::NotAModel { expected: "parser" })?;
        let rest = &bytes[64..];
        let transitions = LaneModel::read(rest)?;
        let relations = SparseModel::read(&rest[transitions.len()..])?;
        Ok(Self { transitions, relations, beam: header[4].max(1) as usize })
    }

    /// Puts the parts of a parser together.
    pub(crate) fn write(beam: usize, transitions: &[u8], relations: &[u8]) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        out.push(beam as u8);
        out.resize(64, 0);
        out.extend(transitions);
        out.extend(relations);
        out
    }

    /// The same parser with another width of the beam; 1 is greedy.
    pub fn with_beam(mut self, beam: usize) -> Self {
        self.beam = beam.max(1);
        self
    }

    /// Parses one sentence of tagged words, given with the best and the second best tag of each.
    pub fn parse(&self, lexemes: &[Lexeme], tags: &[FineTag], seconds: &[FineTag]) -> Vec<Arc> {
        let input = Input::new(lexemes, tags, seconds);
        let mut keys = Keys::new();
        let mut beam = vec![Item { state: State::new(tags.len()), score: 0 }];
        let mut spare: Vec<Item> = Vec::new();
        let mut candidates: Vec<(i32, usize, Transition)> = Vec::new();
        for _ in 0..2 * tags.len() {
            candidates.clear();
            for (at, item) in beam.iter().enumerate() {
                self.expand(&input, item, at, &mut keys, &mut candidates);
            }
            if self.beam == 1 {
                let Some(best) = candidates.iter().copied().reduce(|a, b| if b.0 > a.0 { b } else { a })
                else {
                    break;
                };
                candidates.clear();
                candidates.push(best);
            } else {
                candidates.sort_by_key(|(score, ..)| -score);
                candidates.truncate(self.beam);
                if let Some((best, ..)) = candidates.first().copied() {
                    candidates.retain(|(score, ..)| best - score <= MARGIN);
                }
            }
            self.advance(&input, &mut beam, &mut spare, &candidates, &mut keys);
        }
        beam.first().map(|item| arcs(&item.state)).unwrap_or_default()
    }

    fn expand(
        &self,
        input: &Input,
        item: &Item,
        at: usize,
        keys: &mut Keys,
        candidates: &mut Vec<(i32, usize, Transition)>,
    ) {
        if let Some(only) = only_one(&item.state) {
            candidates.push((item.score, at, only));
            return;
        }
        features::transition(input, &item.state, keys);
        let mut scores = [0; LANES];
        self.transitions.add_all(keys.as_slice(), &mut scores);
        for transition in Transition::ALL {
            if item.state.allows(transition) {
                candidates.push((item.score + scores[transition as usize], at, transition));
            }
        }
    }

    /// Replaces the beam by the chosen continuations.
    fn advance(
        &self,
        input: &Input,
        beam: &mut Vec<Item>,
        spare: &mut Vec<Item>,
        chosen: &[(i32, usize, Transition)],
        keys: &mut Keys,
    ) {
        let mut uses = [0u8; 256];
        chosen.iter().for_each(|(_, at, _)| uses[*at] += 1);
        let mut next: Vec<Item> = Vec::with_capacity(chosen.len());
        // The last use of an item moves it; earlier ones copy it.
        let mut old: Vec<Option<Item>> = beam.drain(..).map(Some).collect();
        for &(score, at, transition) in chosen {
            uses[at] -= 1;
            let item = if uses[at] == 0 {
                old[at].take()
            } else {
                old[at].as_ref().map(|item| {
                    let mut copy = spare.pop().unwrap_or_else(|| Item { state: State::new(0), score: 0 });
                    copy.state.clone_from(&item.state);
                    copy
                })
            };
            let Some(mut item) = item else { continue };
            item.score = score;
            let relation = match item.state.arc(transition) {
                Some((head, dependent)) => self.relation(input, &item.state, head, dependent, keys),
                None => Relation::Dep,
            };
            item.state.apply(transition, relation);
            next.push(item);
        }
        spare.extend(old.into_iter().flatten());
        *beam = next;
    }

    fn relation(
        &self,
        input: &Input,
        state: &State,
        head: usize,
        dependent: usize,
        keys: &mut Keys,
    ) -> Relation {
        if head == state.tokens {
            return Relation::Root;
        }
        features::relation(input, state, head, dependent, keys);
        let mut scores = [0; Relation::ALL.len()];
        self.relations.add_all(keys.as_slice(), &mut scores);
        Relation::ALL[best_of(&scores)]
    }
}

/// The transition, when only one is allowed.
pub(crate) fn only_one(state: &State) -> Option<Transition> {
    if state.stack.is_empty() {
        Some(Transition::Shift)
    } else if state.next == state.tokens {
        Some(if state.stack.len() == 1 { Transition::Left } else { Transition::Right })
    } else {
        None
    }
}

/// The arcs of a finished parse.
pub(crate) fn arcs(state: &State) -> Vec<Arc> {
    let root = state.tokens;
    state.nodes[..root]
        .iter()
        .map(|node| match node.head as usize {
            head if head < root => (Some(head), node.relation),
            _ => (None, Relation::Root),
        })
        .collect()
}
