//! The arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez and Satta 2011).
//!
//! Tokens wait in a buffer and move over a stack. `Shift` moves the first of the buffer onto the stack; `Left` hangs
//! the top of the stack on the first of the buffer; `Right` hangs it on the token below it. The root stands behind
//! the last token and takes exactly one dependent, so that every sequence of allowed transitions ends in a projective
//! tree with one root.

use super::Relation;

/// A step of the parser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub(crate) enum Transition {
    Shift = 0,
    Left = 1,
    Right = 2,
}

impl Transition {
    pub(crate) const ALL: [Self; 3] = [Self::Shift, Self::Left, Self::Right];
}

/// What is known of one token's place in the tree so far. Absent tokens have the number [`State::none`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node {
    pub head: u16,
    /// Outermost left child and the next one inwards; the same on the right.
    pub left: [u16; 2],
    pub right: [u16; 2],
    pub lefts: u8,
    pub rights: u8,
    pub relation: Relation,
    /// Relations of its children, as bits.
    pub children: u64,
}

impl Node {
    /// Whether features see the same children.
    fn looks_like(&self, other: &Self) -> bool {
        let of = |it: &Self| (it.left, it.right, it.lefts, it.rights, it.children);
        of(self) == of(other)
    }
}

/// A configuration of the parser.
#[derive(Debug)]
pub(crate) struct State {
    /// Number of tokens; also the number of the root.
    pub tokens: usize,
    pub stack: Vec<u16>,
    /// First token of the buffer.
    pub next: usize,
    pub nodes: Vec<Node>,
}

impl Clone for State {
    fn clone(&self) -> Self {
        Self { tokens: self.tokens, stack: self.stack.clone(), next: self.next, nodes: self.nodes.clone() }
    }

    /// Copies into the room that is there already, which the beam does at every step.
    fn clone_from(&mut self, other: &Self) {
        self.tokens = other.tokens;
        self.next = other.next;
        self.stack.clone_from(&other.stack);
        self.nodes.clone_from(&other.nodes);
    }
}

impl State {
    /// The beginning: all tokens in the buffer.
    pub(crate) fn new(tokens: usize) -> Self {
        let mut state = Self { tokens: 0, stack: Vec::new(), next: 0, nodes: Vec::new() };
        state.reset(tokens);
        state
    }

    /// Back to the beginning, for a sentence of `tokens` tokens.
    pub(crate) fn reset(&mut self, tokens: usize) {
        let none = tokens as u16 + 1;
        let node = Node {
            head: none,
            left: [none; 2],
            right: [none; 2],
            lefts: 0,
            rights: 0,
            relation: Relation::Dep,
            children: 0,
        };
        self.tokens = tokens;
        self.next = 0;
        self.stack.clear();
        self.nodes.clear();
        self.nodes.resize(tokens + 2, node);
    }

    /// The number that stands for no token.
    pub(crate) fn none(&self) -> usize {
        self.tokens + 1
    }

    pub(crate) fn is_final(&self) -> bool {
        self.stack.is_empty() && self.next == self.tokens
    }

    /// The token `depth` below the top of the stack.
    #[inline(always)]
    pub(crate) fn stack(&self, depth: usize) -> usize {
        self.stack.len().checked_sub(depth + 1).map_or(self.none(), |at| self.stack[at] as usize)
    }

    /// The token `ahead` of the first of the buffer; the root stands last.
    #[inline(always)]
    pub(crate) fn buffer(&self, ahead: usize) -> usize {
        if self.next + ahead <= self.tokens { self.next + ahead } else { self.none() }
    }

    #[inline(always)]
    pub(crate) fn allows(&self, transition: Transition) -> bool {
        match transition {
            Transition::Shift => self.next < self.tokens,
            Transition::Left => self.stack.len() == 1 || self.stack.len() > 1 && self.next < self.tokens,
            Transition::Right => self.stack.len() > 1,
        }
    }

    /// Head and dependent of the arc that a transition would add.
    #[inline(always)]
    pub(crate) fn arc(&self, transition: Transition) -> Option<(usize, usize)> {
        match transition {
            Transition::Shift => None,
            Transition::Left => Some((self.next, self.stack(0))),
            Transition::Right => Some((self.stack(1), self.stack(0))),
        }
    }

    /// Takes a transition that is allowed; `relation` names the arc it adds.
    pub(crate) fn apply(&mut self, transition: Transition, relation: Relation) {
        let Some((head, dependent)) = self.arc(transition) else {
            self.stack.push(self.next as u16);
            self.next += 1;
            return;
        };
        self.stack.pop();
        self.nodes[dependent].head = head as u16;
        self.nodes[dependent].relation = relation;
        let node = &mut self.nodes[head];
        node.children |= 1 << relation as u64;
        // Left children come from the inside out, right children too.
        if dependent < head {
            node.left = [dependent as u16, node.left[0]];
            node.lefts += 1;
        } else {
            node.right = [dependent as u16, node.right[0]];
            node.rights += 1;
        }
    }

    /// Whether all that can still be decided is seen alike from both: the same tokens wait, each with the same children as
    /// far as features look. What lies below those children makes no difference any more.
    pub(crate) fn has_the_same_future(&self, other: &Self) -> bool {
        let alike = |token: usize| self.nodes[token].looks_like(&other.nodes[token]);
        self.next == other.next
            && self.stack == other.stack
            && alike(self.next)
            && self.stack.iter().all(|&token| alike(token as usize))
    }

    /// Gold arcs that a transition makes impossible (Goldberg and Nivre 2013).
    pub(crate) fn cost(&self, transition: Transition, heads: &[usize]) -> usize {
        let (top, below, next) = (self.stack(0), self.stack(1), self.next);
        let ahead = |token: usize| heads[token];
        let dependents_from =
            |head: usize, from: usize| (from..self.tokens).filter(|&d| ahead(d) == head).count();
        match transition {
            Transition::Shift => {
                let mut cost = 0;
                for (depth, &token) in self.stack.iter().rev().enumerate() {
                    cost += usize::from(ahead(token as usize) == next);
                    cost += usize::from(depth > 0 && ahead(next) == token as usize);
                }
                cost
            }
            Transition::Left => {
                let lost = ahead(top) == below || ahead(top) > next && ahead(top) <= self.tokens;
                usize::from(lost) + dependents_from(top, next)
            }
            Transition::Right => {
                let lost = ahead(top) >= next && ahead(top) <= self.tokens;
                usize::from(lost) + dependents_from(top, next)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Shuffle;

    #[test]
    fn any_allowed_sequence_ends_in_a_projective_tree_with_one_root() {
        let mut random = Shuffle::new(3);
        for tokens in 1..40 {
            let mut state = State::new(tokens);
            let mut steps = 0;
            while !state.is_final() {
                let transition = Transition::ALL[(random.number() % 3) as usize];
                if state.allows(transition) {
                    state.apply(transition, Relation::Dep);
                    steps += 1;
                }
            }
            assert_eq!(steps, 2 * tokens);
            let heads: Vec<usize> = state.nodes[..tokens].iter().map(|node| node.head as usize).collect();
            assert_eq!(heads.iter().filter(|&&head| head == tokens).count(), 1);
            for (a, &b) in heads.iter().enumerate() {
                for (c, &d) in heads.iter().enumerate() {
                    let (low, high) = (a.min(b), a.max(b));
                    let inside = |at: usize| low < at && at < high;
                    let outside = |at: usize| at < low || high < at;
                    assert!(!(inside(c) && outside(d) || outside(c) && inside(d)), "{heads:?} cross");
                }
            }
        }
    }

    #[test]
    fn following_the_oracle_gives_the_gold_tree() {
        // "The mayor of Marrow said she had left ."
        let heads = [1, 4, 3, 1, 9, 7, 7, 4, 4];
        let mut state = State::new(heads.len());
        while !state.is_final() {
            let free = Transition::ALL.into_iter().find(|&t| state.allows(t) && state.cost(t, &heads) == 0);
            state.apply(free.unwrap(), Relation::Dep);
        }
        assert!(state.nodes.iter().zip(heads).all(|(node, head)| node.head as usize == head));
    }
}
