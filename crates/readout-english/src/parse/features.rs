//! What the parser looks at.

use super::state::State;
use crate::model::hash::{number, one, three, two};
use crate::tag::{FineTag, Lexeme, Upos, Xpos};

/// One token as the parser's features see it: six spread values.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Atom {
    /// Word form in lower case.
    pub w: u64,
    /// Fine tag.
    pub t: u64,
    /// Universal tag.
    pub p: u64,
    /// Word class.
    pub c: u64,
    /// Coarse word class.
    pub k: u64,
    /// Fine tag and the second best one.
    pub u: u64,
}

impl Atom {
    fn special(which: u64) -> Self {
        let value = number(7000 + which);
        Self { w: value, t: value, p: value, c: value, k: value, u: value }
    }
}

/// A sentence ready for parsing.
#[derive(Clone, Debug)]
pub(crate) struct Input {
    /// Tokens, then the root, then "none".
    pub atoms: Vec<Atom>,
    /// Verbs, and punctuation, before each token.
    verbs: Vec<u16>,
    marks: Vec<u16>,
    /// The head noun of the chunk that begins at, or after the preposition at, each token.
    chunk: Vec<u16>,
}

impl Input {
    pub(crate) fn new(lexemes: &[Lexeme], tags: &[FineTag], seconds: &[FineTag]) -> Self {
        let tokens = tags.len();
        let mut atoms: Vec<Atom> = lexemes
            .iter()
            .zip(tags.iter().zip(seconds))
            .map(|(lexeme, (tag, second))| Atom {
                w: lexeme.form.lower,
                t: number(code(tag)),
                p: number(300 + tag.upos as u64),
                c: lexeme.class,
                k: lexeme.coarse,
                u: number(code(tag) << 24 | code(second)),
            })
            .collect();
        atoms.extend([Atom::special(0), Atom::special(1)]);
        let running = |is: &dyn Fn(&FineTag) -> bool| {
            let mut seen = 0;
            let mut counts = vec![0];
            for tag in tags {
                seen += u16::from(is(tag));
                counts.push(seen);
            }
            counts.push(seen);
            counts
        };
        let verbs = running(&|tag| matches!(tag.upos, Upos::Verb | Upos::Aux));
        let marks = running(&|tag| tag.upos == Upos::Punct && tag.xpos != Xpos::Hyph);
        Self { verbs, marks, chunk: chunks(tags, tokens), atoms }
    }

    /// Whether verbs and marks stand strictly between two tokens, as a small number.
    #[inline(always)]
    fn between(&self, left: usize, right: usize) -> u64 {
        if left + 1 >= right || right >= self.atoms.len() - 1 {
            return 0;
        }
        let verbs = (self.verbs[right] - self.verbs[left + 1]).min(2);
        let marks = (self.marks[right] - self.marks[left + 1]).min(2);
        u64::from(verbs * 3 + marks)
    }
}

/// For each token, the last noun of the run of nouns and their modifiers that begins at it.
fn chunks(tags: &[FineTag], none: usize) -> Vec<u16> {
    let mut chunk = vec![none as u16 + 1; tags.len() + 2];
    for at in (0..tags.len()).rev() {
        let nominal = |upos| matches!(upos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num);
        let inside =
            nominal(tags[at].upos) || matches!(tags[at].upos, Upos::Det | Upos::Adj | Upos::Adp | Upos::Adv);
        let next_inside = at + 1 < tags.len()
            && (nominal(tags[at + 1].upos) || matches!(tags[at + 1].upos, Upos::Det | Upos::Adj));
        if inside && next_inside && chunk[at + 1] as usize <= tags.len() {
            chunk[at] = chunk[at + 1];
        } else if nominal(tags[at].upos) {
            chunk[at] = at as u16;
        }
    }
    chunk
}

/// A tag as a number of 24 bits.
fn code(tag: &FineTag) -> u64 {
    let [upos, xpos, kind] = tag.to_bytes().map(u64::from);
    upos | xpos << 8 | kind << 16
}

fn distance(left: usize, right: usize) -> u64 {
    match right.saturating_sub(left) {
        n @ 0..=4 => n as u64,
        5..=6 => 5,
        7..=10 => 6,
        _ => 7,
    }
}

/// Most features of one decision.
const MOST: usize = 160;

/// The features of one decision.
pub(crate) struct Keys {
    keys: [u64; MOST],
    len: usize,
}

impl Keys {
    pub(crate) fn new() -> Self {
        Self { keys: [0; MOST], len: 0 }
    }

    #[inline(always)]
    fn push(&mut self, key: u64) {
        if let Some(place) = self.keys.get_mut(self.len) {
            *place = key;
            self.len += 1;
        }
    }

    pub(crate) fn as_slice(&self) -> &[u64] {
        &self.keys[..self.len]
    }
}

/// The features of the next transition.
pub(crate) fn transition(input: &Input, state: &State, keys: &mut Keys) {
    keys.len = 0;
    let (i0, i1, i2) = (state.stack(0), state.stack(1), state.stack(2));
    let (j0, j1, j2) = (state.buffer(0), state.buffer(1), state.buffer(2));
    let a = |i: usize| &input.atoms[i];
    let (s0, s1, s2, b0, b1, b2) = (a(i0), a(i1), a(i2), a(j0), a(j1), a(j2));
    let (ns0, ns1, nb0) = (&state.nodes[i0], &state.nodes[i1], &state.nodes[j0]);
    let mut t = 100;
    macro_rules! f {
        ($a:expr) => {{
            t += 1;
            keys.push(one(t, $a));
        }};
        ($a:expr, $b:expr) => {{
            t += 1;
            keys.push(two(t, $a, $b));
        }};
        ($a:expr, $b:expr, $c:expr) => {{
            t += 1;
            keys.push(three(t, $a, $b, $c));
        }};
    }
    for x in [s0, s1, b0] {
        f!(x.w, x.t);
        f!(x.t);
        f!(x.w);
        f!(x.c, x.t);
    }
    for x in [s2, b1, b2] {
        f!(x.t);
        f!(x.w);
        f!(x.c);
    }
    f!(a(state.buffer(3)).t, b2.t);
    // What else a word may be, where the tagger doubted.
    f!(s0.u, b0.u);
    f!(s1.u, s0.u);
    f!(s0.u);
    f!(b0.u);
    f!(b1.u, b0.t);
    f!(s0.u, b0.t, b1.t);
    f!(s0.t, b0.u, b1.t);
    f!(s1.t, s0.u, b0.t);
    // Pairs.
    for (x, y) in [(s0, b0), (s1, s0)] {
        f!(x.w ^ x.t, y.w ^ y.t);
        f!(x.w, y.w);
        f!(x.t, y.t);
        f!(x.c, y.c);
        f!(x.w, y.c);
        f!(x.c, y.w);
        f!(x.k, y.k, y.p);
        f!(x.p, y.p);
        f!(x.w, y.p);
        f!(x.p, y.w);
        f!(x.c, y.p);
        f!(x.p, y.c);
    }
    f!(s1.p, b0.p);
    f!(s1.w, b0.w);
    f!(s1.c, b0.c);
    f!(s1.w, b0.p);
    f!(s1.p, b0.w);
    f!(b0.t, b1.t);
    f!(b0.w, b1.t);
    f!(b0.w, b1.w);
    f!(s0.w, b1.t);
    f!(s0.t, b1.w);
    f!(s0.w, b1.w);
    // Triples.
    f!(s0.t, b0.t, b1.t);
    f!(b0.t, b1.t, b2.t);
    f!(s1.t, s0.t, b0.t);
    f!(s0.p, b0.p, b1.p);
    f!(b0.p, b1.p, b2.p);
    f!(s1.p, s0.p, b0.p);
    f!(s2.p, s1.p, s0.p);
    f!(s1.p, s0.p, b0.w);
    f!(s1.p, s0.w, b0.p);
    f!(s1.w, s0.p, b0.p);
    f!(s1.c, s0.c, b0.c);
    f!(s1.k, s0.k, b0.k);
    f!(s1.p ^ b1.p.rotate_left(7), s0.p, b0.p);
    f!(s0.w, b0.p, b1.p);
    f!(s0.p, b0.w, b1.p);
    f!(s0.c, b0.c, b1.p);
    f!(s2.p ^ b1.p.rotate_left(7), s1.p, s0.p ^ b0.p.rotate_left(9));
    f!(s0.p ^ b0.p.rotate_left(7), b1.p, b2.p ^ a(state.buffer(3)).p.rotate_left(9));
    f!(s1.p ^ s0.p.rotate_left(7), b0.p, b1.p ^ b2.p.rotate_left(9));
    f!(s2.p, s0.p, b0.p);
    f!(s1.p, b0.p, b1.p);
    let [s0l, s0l2] = ns0.left.map(|i| a(i as usize));
    let [s0r, s0r2] = ns0.right.map(|i| a(i as usize));
    let [s1l, _] = ns1.left.map(|i| a(i as usize));
    let [s1r, s1r2] = ns1.right.map(|i| a(i as usize));
    let [b0l, b0l2] = nb0.left.map(|i| a(i as usize));
    let label = |i: u16| number(600 + state.nodes[i as usize].relation as u64);
    f!(s0.p, s0l.p, b0.p);
    f!(s0.p, s0r.p, b0.p);
    f!(s0.p, b0.p, b0l.p);
    f!(s1.p, s1r.p, s0.p);
    f!(s1.p, s1l.p, s0.p);
    f!(s1.p, s0.p, s0l.p);
    f!(s1.p, s0.p, s0r.p);
    f!(s0.p, s0l.p, s0l2.p);
    f!(s0.p, s0r.p, s0r2.p);
    f!(s1.p, s1r.p, s1r2.p);
    f!(b0.p, b0l.p, b0l2.p);
    f!(s1.w, s0.w, s0l.w);
    f!(s1.w, s0l.w);
    f!(s1.c, s0l.w, s0.c);
    f!(s0l.w, s0.p);
    f!(s0r.w, s0.p);
    f!(s1r.w, s1.p);
    f!(b0l.w, b0.p);
    f!(s0.p, label(ns0.left[0]), label(ns0.right[0]));
    f!(s1.p, label(ns1.left[0]), label(ns1.right[0]));
    f!(b0.p, label(nb0.left[0]), label(nb0.left[1]));
    f!(s0.p, number(ns0.children), b0.p);
    f!(s1.p, number(ns1.children), s0.p);
    f!(b0.p, number(nb0.children), s0.p);
    f!(s0.w, number(ns0.children));
    f!(s1.w, number(ns1.children));
    f!(b0.w, number(nb0.children));
    f!(s0.p, number(ns0.children), s1.p ^ number(ns1.children));
    // Distance and what stands between.
    let (d0, d1) = (number(800 + distance(i0, j0)), number(820 + distance(i1, i0)));
    f!(s0.w, d0);
    f!(s0.p, b0.p, d0);
    f!(b0.w, d0);
    f!(s1.w, d1);
    f!(s1.p, s0.p, d1);
    f!(s0.w, d1);
    let (m0, m1) = (number(840 + input.between(i0, j0)), number(860 + input.between(i1, i0)));
    f!(s0.p, b0.p, m0);
    f!(s1.p, s0.p, m1);
    f!(s1.p, s0.p, b0.p ^ m1 ^ m0.rotate_left(5));
    let valency = number(900 + u64::from(ns0.lefts.min(3)) * 4 + u64::from(ns0.rights.min(3)));
    let valency1 = number(920 + u64::from(ns1.lefts.min(3)) * 4 + u64::from(ns1.rights.min(3)));
    f!(s0.w, valency);
    f!(s0.p, valency, b0.p);
    f!(s1.w, valency1);
    f!(s1.p, valency1, s0.p);
    // What the preposition ahead governs.
    let n = a(input.chunk[j0.min(input.chunk.len() - 1)] as usize);
    f!(s0.w, b0.w, n.w);
    f!(s0.c, b0.w, n.c);
    f!(s1.c, b0.w, n.c);
    f!(s1.p ^ s0.p.rotate_left(3), b0.w, n.p);
    f!(s1.w, b0.w, s0.p);
    f!(s1.c, b0.w, s0.c);
}

/// The features of the relation of an arc.
pub(crate) fn relation(input: &Input, state: &State, head: usize, dependent: usize, keys: &mut Keys) {
    keys.len = 0;
    let a = |i: usize| &input.atoms[i];
    let none = state.none();
    let (h, d) = (a(head), a(dependent));
    let (nh, nd) = (&state.nodes[head], &state.nodes[dependent]);
    let side = number(u64::from(head < dependent));
    let gap =
        number(10 + distance(head.min(dependent), head.max(dependent)) * 2 + u64::from(head < dependent));
    let mut t = 300;
    macro_rules! f {
        ($a:expr) => {{
            t += 1;
            keys.push(one(t, $a));
        }};
        ($a:expr, $b:expr) => {{
            t += 1;
            keys.push(two(t, $a, $b));
        }};
        ($a:expr, $b:expr, $c:expr) => {{
            t += 1;
            keys.push(three(t, $a, $b, $c));
        }};
    }
    f!(h.t, d.t, side);
    f!(h.w, d.w, side);
    f!(h.w, d.t, side);
    f!(h.t, d.w, side);
    f!(h.c, d.c, side);
    f!(h.c, d.t, side);
    f!(h.t, d.c, side);
    f!(h.c, d.w, side);
    f!(h.w, d.c, side);
    f!(h.k, d.k, side);
    f!(d.w, side);
    f!(d.t, side);
    f!(d.c, side);
    f!(h.w, side);
    f!(h.t, d.t, gap);
    f!(d.w, gap);
    f!(d.w, d.t);
    f!(d.u, h.t, side);
    f!(d.t, h.u, side);
    f!(d.u, side);
    let [dl, dl2] = nd.left.map(|i| a(i as usize));
    let [dr, dr2] = nd.right.map(|i| a(i as usize));
    f!(h.p, d.p, gap);
    f!(h.w, d.p, side);
    f!(h.p, d.w, side);
    f!(h.c, d.p, side);
    f!(h.p, d.c, side);
    f!(dl.w, d.p, h.p);
    f!(dl.w, d.p, h.p);
    f!(dl.w, h.w, d.p);
    f!(dl.w, d.w, h.p);
    f!(dl.w, dl2.w, h.p);
    f!(dl.p, dl2.p, d.p ^ h.p.rotate_left(5));
    f!(dr.p, dr2.p, d.p ^ h.p.rotate_left(5));
    f!(dr.w, d.p);
    f!(number(nd.children), d.p ^ side, h.p);
    f!(number(nh.children), d.p ^ side, h.p);
    f!(number(nh.children), d.w ^ side);
    f!(number(nh.children), number(nd.children), d.p ^ h.p.rotate_left(3) ^ side);
    f!(number(nh.children), h.w, d.p ^ side);
    let [hl, _] = nh.left.map(|i| a(i as usize));
    let [hr, _] = nh.right.map(|i| a(i as usize));
    let last = |i: u16| number(600 + state.nodes[i as usize].relation as u64);
    f!(hl.p, h.p, d.p ^ side);
    f!(hr.p, h.p, d.p ^ side);
    f!(last(nh.left[0]), h.p, d.p ^ side);
    f!(last(nh.right[0]), h.p, d.p ^ side);
    f!(last(nh.right[0]), h.w, d.p ^ side);
    let neighbour = |i: usize, up: bool| match (i, up) {
        (i, true) if i + 1 < none => i + 1,
        (i, false) if i > 0 => i - 1,
        _ => none,
    };
    let (dp, dn) = (a(neighbour(dependent, false)), a(neighbour(dependent, true)));
    let (hp, hn) = (a(neighbour(head, false)), a(neighbour(head, true)));
    f!(dp.p, d.p, h.p ^ side);
    f!(dn.t, d.p, h.p ^ side);
    f!(dp.w, d.p ^ side);
    f!(dn.w, d.p ^ side);
    f!(hp.p, h.p, d.p ^ side);
    f!(hn.p, h.p, d.p ^ side);
    f!(hn.w, h.p, d.p ^ side);
    let m = number(840 + input.between(head.min(dependent), head.max(dependent)));
    f!(m, h.p, d.p ^ side);
    f!(m, d.w, side);
}
