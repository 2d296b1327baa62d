//! Naming the arcs of a whole tree: from the root down, the children of a token from left to right, so that the names
//! given to the head and to the siblings before help with the next.

use super::Relation;
use super::input::{Input, distance};
use super::keys::{Keys, key};
use super::usual::UsualRelations;
use crate::model::hash::number;

/// A tree without names: heads, with the root behind the last token.
pub(super) struct Tree {
    pub heads: Vec<usize>,
    /// The children of each token and of the root, from left to right, one token after the other.
    children: Vec<u16>,
    /// Where the children of each token begin in `children`.
    begin: Vec<u32>,
}

impl Tree {
    pub(super) fn new(heads: Vec<usize>) -> Self {
        let tokens = heads.len();
        let mut begin = vec![0u32; tokens + 2];
        heads.iter().for_each(|&head| begin[head + 1] += 1);
        (0..=tokens).for_each(|at| begin[at + 1] += begin[at]);
        let mut next = begin.clone();
        let mut children = vec![0u16; tokens];
        for (token, &head) in heads.iter().enumerate() {
            children[next[head] as usize] = token as u16;
            next[head] += 1;
        }
        Self { heads, children, begin }
    }

    pub(super) fn children(&self, token: usize) -> &[u16] {
        self.begin.get(token + 1).map_or(&[], |&end| &self.children[self.begin[token] as usize..end as usize])
    }
}

/// Names every arc: as its tags leave no doubt, else with what `best` says of its features.
pub(super) fn name(
    input: &Input,
    tree: &Tree,
    usual: UsualRelations<'_>,
    keys: &mut Keys,
    mut best: impl FnMut(usize, &Keys) -> Relation,
) -> Vec<Relation> {
    let root = tree.heads.len();
    let mut relations = vec![Relation::Dep; root];
    let mut open: Vec<usize> = vec![root];
    while let Some(head) = open.pop() {
        let mut given = Given::default();
        let siblings = tree.children(head);
        for (at, &child) in siblings.iter().enumerate() {
            let dependent = child as usize;
            let sure = || usual.sure(&input.atoms[head], &input.atoms[dependent], head < dependent);
            let relation = if head == root {
                Relation::Root
            } else if let Some(sure) = sure() {
                sure
            } else {
                let next = siblings.get(at + 1).map_or(root + 1, |next| *next as usize);
                keys.clear();
                features(input, tree, &relations, Arc { head, dependent, next, given }, keys);
                best(dependent, keys)
            };
            relations[dependent] = relation;
            given = Given {
                last: 1 + relation as u64,
                side: u64::from(dependent > head),
                all: given.all | 1 << relation as u64,
            };
            if !tree.children(dependent).is_empty() {
                open.push(dependent);
            }
        }
    }
    relations
}

/// The names given to the siblings before.
#[derive(Clone, Copy, Debug, Default)]
struct Given {
    last: u64,
    side: u64,
    all: u64,
}

/// An arc to be named.
#[derive(Clone, Copy, Debug)]
struct Arc {
    head: usize,
    dependent: usize,
    /// The next sibling.
    next: usize,
    given: Given,
}

/// The universal tags of the children, as bits.
fn child_tags(input: &Input, tree: &Tree, token: usize) -> u64 {
    tree.children(token).iter().fold(0, |bits, child| bits | 1 << input.upos(*child as usize))
}

fn features(input: &Input, tree: &Tree, relations: &[Relation], arc: Arc, keys: &mut Keys) {
    let Arc { head, dependent, next, given } = arc;
    let a = |i: usize| &input.atoms[i];
    let root = tree.heads.len();
    let (h, d) = (a(head), a(dependent));
    let side = number(u64::from(head < dependent));
    let gap =
        number(10 + distance(head.min(dependent), head.max(dependent)) * 2 + u64::from(head < dependent));
    let mut t = 400;
    macro_rules! f {
        ($($a:expr),+) => {{
            t += 1;
            keys.push(key!(t, $($a),+));
        }};
    }
    f!(h.t, d.t, side);
    f!(h.w, d.w, side);
    f!(h.w, d.t, side);
    f!(h.t, d.w, side);
    f!(h.c, d.c, side);
    f!(h.t, d.c, side);
    f!(h.c, d.w, side);
    f!(h.w, d.c, side);
    f!(d.t, side);
    f!(d.c, side);
    f!(h.t, d.t, gap);
    f!(d.u, h.t, side);
    f!(h.p, d.p, gap);
    f!(h.w, d.p, side);
    f!(h.p, d.w, side);
    f!(h.p, d.c, side);
    // What the dependent brings with it: a preposition, a subject, "that".
    let own = tree.children(dependent);
    let child = |at: usize| own.get(at).map_or(root + 1, |child| *child as usize);
    let (first, second) = (a(child(0)), a(child(1)));
    let last = a(own.last().map_or(root + 1, |child| *child as usize));
    f!(first.w, d.p, h.p);
    f!(first.w, h.w, d.p);
    f!(first.w, d.w, h.p);
    f!(first.w, second.w, h.p);
    f!(first.w, h.c, d.c);
    f!(first.p, second.p, d.p ^ h.p.rotate_left(5));
    f!(last.w, d.p);
    let (kd, kh) = (number(child_tags(input, tree, dependent)), number(child_tags(input, tree, head)));
    f!(kd, d.t, side);
    f!(kh, d.p ^ side, h.p);
    f!(kh, h.w, d.p ^ side);
    // The names of the head and of the siblings before.
    let above = number(700 + relations.get(head).map_or(99, |relation| *relation as u64));
    let last_name = number(800 + given.last * 2 + given.side);
    let all = number(given.all);
    f!(above, d.c, h.p ^ side);
    f!(last_name, d.t, h.t ^ side);
    f!(last_name, d.w, h.p ^ side);
    f!(all, d.w, side);
    f!(all, h.w, d.p ^ side);
    f!(a(next).p, d.t, h.t ^ side);
    let grand = a(tree.heads.get(head).map_or(root + 1, |head| *head));
    f!(grand.t, h.w, d.t);
    // The words about them.
    let beside = |i: usize, up: bool| match (i, up) {
        (i, true) if i + 1 < root => i + 1,
        (i, false) if i > 0 => i - 1,
        _ => root + 1,
    };
    let (dp, dn) = (a(beside(dependent, false)), a(beside(dependent, true)));
    let hn = a(beside(head, true));
    f!(dp.p, d.p, h.p ^ side);
    f!(dn.t, d.p, h.p ^ side);
    f!(dn.w, d.p ^ side);
    f!(hn.p, h.p, d.p ^ side);
    f!(hn.w, h.p, d.p ^ side);
    let between = number(840 + input.between(head.min(dependent), head.max(dependent)));
    f!(between, h.p, d.p ^ side);
}
