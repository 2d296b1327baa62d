//! The parser: left to right, each transition chosen by a linear model; then the relations, from the root down.

use super::Relation;
use super::features::{self, Pair, Place};
use super::input::Input;
use super::keys::Keys;
use super::labels::{self, Tree};
use super::state::{State, Transition};
use super::usual::{self, UsualRelations};
use crate::model::{LANES, LaneModel, ModelError, SparseModel, best_of};
use crate::tag::{FineTag, Lexeme};

const MAGIC: [u8; 4] = *b"RDp2";

/// A trained parser, in place in a byte string.
#[derive(Clone, Copy, Debug)]
pub struct Parser<'a> {
    usual: UsualRelations<'a>,
    transitions: LaneModel<'a>,
    relations: SparseModel<'a>,
    /// Analyses kept side by side.
    beam: usize,
    /// How far behind the best another may lie and still be followed.
    margin: i32,
}

/// Where a token hangs and as what; `None` for the root.
pub type Arc = (Option<usize>, Relation);

/// A sentence's tree whose arcs have no names yet.
pub(super) struct Unnamed {
    pub input: Input,
    pub tree: Tree,
}

/// An analysis of the sentence so far.
struct Item {
    state: State,
    score: i32,
}

/// What features add up to that hold for as long as tokens stay in their places: for one token, and for two.
struct Sums {
    /// By place and token; filled when first asked for.
    of: [Vec<Option<[i32; LANES]>>; Place::ALL.len()],
    /// By pair of places, in the slot that the tokens share with others.
    pairs: [[PairSum; SLOTS]; Pair::ALL.len()],
}

/// The sum of the two tokens that were asked for last.
#[derive(Clone, Copy)]
struct PairSum {
    tokens: (usize, usize),
    sum: [i32; LANES],
}

/// Sums of two tokens that are kept.
const SLOTS: usize = 64;

impl Sums {
    fn new(tokens: usize) -> Self {
        let none = PairSum { tokens: (usize::MAX, usize::MAX), sum: [0; LANES] };
        Self { of: std::array::from_fn(|_| vec![None; tokens + 2]), pairs: [[none; SLOTS]; Pair::ALL.len()] }
    }
}

/// How far behind the best a second reading may lie and still be followed, in training's units: most decisions are
/// sure, and cost then what a greedy parser's do.
const MARGIN: f32 = 110.0;

impl<'a> Parser<'a> {
    /// Takes the bytes that training wrote. Nothing is copied.
    ///
    /// # Errors
    /// When the bytes are no parser or end too early.
    pub fn read(bytes: &'a [u8]) -> Result<Self, ModelError> {
        let header = bytes.first_chunk::<64>().filter(|_| bytes.starts_with(&MAGIC));
        let header = header.ok_or(ModelError::NotAModel { expected: "parser" })?;
        let rest = &bytes[64..];
        let usual = UsualRelations::read(rest).ok_or(ModelError::CutOff {
            kind: "parser",
            have: bytes.len(),
            need: 64 + usual::PLACES,
        })?;
        let rest = &rest[usual::PLACES..];
        let transitions = LaneModel::read(rest)?;
        let relations = SparseModel::read(&rest[transitions.len()..])?;
        let parser = Self { usual, transitions, relations, beam: header[4].max(1) as usize, margin: 0 };
        Ok(parser.with_margin(MARGIN))
    }

    /// Puts the parts of a parser together.
    pub(crate) fn write(beam: usize, usual: &[u8], transitions: &[u8], relations: &[u8]) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        out.push(beam as u8);
        out.resize(64, 0);
        out.extend(usual);
        out.extend(transitions);
        out.extend(relations);
        out
    }

    /// The same parser with another margin, in training's units.
    pub fn with_margin(mut self, margin: f32) -> Self {
        self.margin = (margin * self.transitions.scale()) as i32;
        self
    }

    /// The same parser with another width of the beam; 1 is greedy.
    pub fn with_beam(mut self, beam: usize) -> Self {
        self.beam = beam.max(1);
        self
    }

    /// Parses one sentence of tagged words, given with the best and the second best tag of each.
    pub fn parse(&self, lexemes: &[Lexeme], tags: &[FineTag], seconds: &[FineTag]) -> Vec<Arc> {
        self.tree(lexemes, tags, seconds).map_or_else(Vec::new, |unnamed| self.name(&unnamed))
    }

    /// The tree of one sentence without the names of its arcs; none without tokens.
    pub(super) fn tree(&self, lexemes: &[Lexeme], tags: &[FineTag], seconds: &[FineTag]) -> Option<Unnamed> {
        let input = Input::new(lexemes, tags, seconds);
        let heads = self.heads(&input);
        (!heads.is_empty()).then(|| Unnamed { tree: Tree::new(heads), input })
    }

    /// The heads of a sentence's tokens, with the root behind the last.
    pub(super) fn heads(&self, input: &Input) -> Vec<usize> {
        let tokens = input.root();
        let mut keys = Keys::new();
        let mut sums = Sums::new(tokens);
        let mut beam = vec![Item { state: State::new(tokens), score: 0 }];
        let mut spare: Vec<Item> = Vec::new();
        let mut candidates: Vec<(i32, usize, Transition)> = Vec::new();
        for _ in 0..2 * tokens {
            candidates.clear();
            for (at, item) in beam.iter().enumerate() {
                self.expand(input, item, at, &mut keys, &mut sums, &mut candidates);
            }
            candidates.sort_by_key(|(score, ..)| -score);
            if let Some((best, ..)) = candidates.first().copied() {
                candidates.retain(|(score, ..)| best - score <= self.margin);
            }
            self.advance(input, &mut beam, &mut spare, &candidates);
        }
        let Some(best) = beam.first() else { return Vec::new() };
        best.state.nodes[..tokens].iter().map(|node| usize::from(node.head).min(tokens)).collect()
    }

    fn expand(
        &self,
        input: &Input,
        item: &Item,
        at: usize,
        keys: &mut Keys,
        sums: &mut Sums,
        candidates: &mut Vec<(i32, usize, Transition)>,
    ) {
        if let Some(only) = only_one(&item.state) {
            candidates.push((item.score, at, only));
            return;
        }
        let mut scores = [0; LANES];
        for place in Place::ALL {
            let token = place.token(&item.state);
            let sum = &mut sums.of[place as usize][token];
            let sum = sum.get_or_insert_with(|| {
                keys.clear();
                features::standing(input, place, token, keys);
                self.sum(keys)
            });
            (0..LANES).for_each(|lane| scores[lane] += sum[lane]);
        }
        for pair in Pair::ALL {
            let tokens = pair.tokens(&item.state);
            let kept = &mut sums.pairs[pair as usize][(tokens.0 * 8 + tokens.1) % SLOTS];
            if kept.tokens != tokens {
                keys.clear();
                features::standing_together(input, pair, tokens, keys);
                *kept = PairSum { tokens, sum: self.sum(keys) };
            }
            (0..LANES).for_each(|lane| scores[lane] += kept.sum[lane]);
        }
        keys.clear();
        features::together(input, &item.state, keys);
        self.transitions.add_all(keys.as_slice(), &mut scores);
        for transition in Transition::ALL {
            if item.state.allows(transition) {
                candidates.push((item.score + scores[transition as usize], at, transition));
            }
        }
    }

    fn sum(&self, keys: &Keys) -> [i32; LANES] {
        let mut sum = [0; LANES];
        self.transitions.add_all(keys.as_slice(), &mut sum);
        sum
    }

    /// Replaces the beam by the best of the continuations (sorted), each state once.
    fn advance(
        &self,
        input: &Input,
        beam: &mut Vec<Item>,
        spare: &mut Vec<Item>,
        continuations: &[(i32, usize, Transition)],
    ) {
        let mut uses = [0u8; 256];
        continuations.iter().for_each(|(_, at, _)| uses[*at] += 1);
        let mut next: Vec<Item> = Vec::with_capacity(self.beam);
        // The last use of an item moves it; earlier ones copy it.
        let mut old: Vec<Option<Item>> = beam.drain(..).map(Some).collect();
        for &(score, at, transition) in continuations {
            if next.len() == self.beam {
                break;
            }
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
                Some((head, dependent)) => {
                    self.usual.get(&input.atoms[head], &input.atoms[dependent], head < dependent)
                }
                None => Relation::Dep,
            };
            item.state.apply(transition, relation);
            if next.iter().any(|better| better.state.has_the_same_future(&item.state)) {
                spare.push(item);
            } else {
                next.push(item);
            }
        }
        spare.extend(old.into_iter().flatten());
        *beam = next;
    }

    /// The arcs of a tree with their relations.
    pub(super) fn name(&self, Unnamed { input, tree }: &Unnamed) -> Vec<Arc> {
        let mut keys = Keys::new();
        let mut scores = [0; Relation::ALL.len()];
        let relations = labels::name(input, tree, self.usual, &mut keys, |_, keys| {
            scores.fill(0);
            self.relations.add_all(keys.as_slice(), &mut scores);
            Relation::ALL[best_of(&scores)]
        });
        let root = tree.heads.len();
        let head = |head: usize| if head < root { Some(head) } else { None };
        tree.heads.iter().map(|at| head(*at)).zip(relations).collect()
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
