//! What the parser looks at when it chooses a transition.

use super::input::{Input, distance};
use super::keys::{Keys, key};
use super::state::State;
use crate::model::hash::number;

/// A place whose own features hold for as long as the token stays in it, whatever else changes: what they add up to is
/// worked out once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Top of the stack.
    Top,
    /// The token below it.
    Below,
    /// The one below that.
    Third,
    /// First of the buffer, with those that follow it.
    Next,
}

impl Place {
    pub(crate) const ALL: [Self; 4] = [Self::Top, Self::Below, Self::Third, Self::Next];

    /// The token that stands there.
    #[inline(always)]
    pub(crate) fn token(self, state: &State) -> usize {
        match self {
            Self::Top => state.stack(0),
            Self::Below => state.stack(1),
            Self::Third => state.stack(2),
            Self::Next => state.buffer(0),
        }
    }
}

/// Adds the features that a token has for standing in `place`.
pub(crate) fn standing(input: &Input, place: Place, token: usize, keys: &mut Keys) {
    let x = &input.atoms[token];
    let template = 100 + 20 * place as u64;
    let mut t = template;
    macro_rules! f {
        ($($a:expr),+) => {{
            t += 1;
            keys.push(key!(t, $($a),+));
        }};
    }
    f!(x.t);
    f!(x.w);
    f!(x.c);
    if place == Place::Third {
        return;
    }
    f!(x.w, x.t);
    f!(x.c, x.t);
    f!(x.u);
    if place != Place::Next {
        return;
    }
    let ahead = |n: usize| &input.atoms[if token + n <= input.root() { token + n } else { input.root() + 1 }];
    let (b1, b2, b3) = (ahead(1), ahead(2), ahead(3));
    for y in [b1, b2] {
        f!(y.t);
        f!(y.w);
        f!(y.c);
    }
    f!(b3.t, b2.t);
    f!(b1.u, x.t);
    f!(x.t, b1.t);
    f!(x.w, b1.t);
    f!(x.w, b1.w);
    f!(x.t, b1.t, b2.t);
    f!(x.p, b1.p, b2.p);
}

/// All features of the next transition.
pub(crate) fn transition(input: &Input, state: &State, keys: &mut Keys) {
    keys.clear();
    for place in Place::ALL {
        standing(input, place, place.token(state), keys);
    }
    together(input, state, keys);
}

/// Adds the features of the next transition that several places have together.
pub(crate) fn together(input: &Input, state: &State, keys: &mut Keys) {
    let (i0, i1, i2) = (state.stack(0), state.stack(1), state.stack(2));
    let (j0, j1, j2) = (state.buffer(0), state.buffer(1), state.buffer(2));
    let a = |i: usize| &input.atoms[i];
    let (s0, s1, s2, b0, b1, b2) = (a(i0), a(i1), a(i2), a(j0), a(j1), a(j2));
    let (ns0, ns1, nb0) = (&state.nodes[i0], &state.nodes[i1], &state.nodes[j0]);
    let mut t = 200;
    macro_rules! f {
        ($($a:expr),+) => {{
            t += 1;
            keys.push(key!(t, $($a),+));
        }};
    }
    // What else a word may be, where the tagger doubted.
    f!(s0.u, b0.u);
    f!(s0.u, b0.t, b1.t);
    f!(s0.t, b0.u, b1.t);
    // Pairs.
    f!(s0.w ^ s0.t, b0.w ^ b0.t);
    f!(s0.c, b0.c);
    f!(s0.k, b0.k, b0.p);
    f!(s1.w ^ s1.t, s0.w ^ s0.t);
    f!(s1.w, s0.w);
    f!(s1.t, s0.t);
    f!(s1.c, s0.c);
    f!(s1.w, s0.c);
    f!(s1.w, s0.p);
    f!(s1.p, s0.w);
    f!(s1.c, s0.p);
    f!(s1.c, b0.c);
    f!(s0.w, b1.t);
    f!(s0.w, b1.w);
    // Triples.
    f!(s0.t, b0.t, b1.t);
    f!(s0.p, b0.p, b1.p);
    f!(s2.p, s1.p, s0.p);
    f!(s1.p, s0.p, b0.w);
    f!(s1.c, s0.c, b0.c);
    f!(s1.k, s0.k, b0.k);
    f!(s0.w, b0.p, b1.p);
    f!(s0.p, b0.w, b1.p);
    f!(s0.c, b0.c, b1.p);
    f!(s2.p ^ b1.p.rotate_left(7), s1.p, s0.p ^ b0.p.rotate_left(9));
    f!(s0.p ^ b0.p.rotate_left(7), b1.p, b2.p ^ a(state.buffer(3)).p.rotate_left(9));
    f!(s1.p ^ s0.p.rotate_left(7), b0.p, b1.p ^ b2.p.rotate_left(9));
    f!(s1.p, b0.p, b1.p);
    let [s0l, s0l2] = ns0.left.map(|i| a(i as usize));
    let [s0r, s0r2] = ns0.right.map(|i| a(i as usize));
    let [s1l, _] = ns1.left.map(|i| a(i as usize));
    let [s1r, _] = ns1.right.map(|i| a(i as usize));
    let [b0l, _] = nb0.left.map(|i| a(i as usize));
    let label = |i: u16| number(600 + state.nodes[i as usize].relation as u64);
    f!(s0.p, s0r.p, b0.p);
    f!(s0.p, b0.p, b0l.p);
    f!(s1.p, s1l.p, s0.p);
    f!(s1.p, s0.p, s0l.p);
    f!(s1.p, s0.p, s0r.p);
    f!(s0.p, s0l.p, s0l2.p);
    f!(s0.p, s0r.p, s0r2.p);
    f!(s1.w, s0.w, s0l.w);
    f!(s1.w, s0l.w);
    f!(s1.c, s0l.w, s0.c);
    f!(s0l.w, s0.p);
    f!(s0r.w, s0.p);
    f!(s1r.w, s1.p);
    f!(b0l.w, b0.p);
    f!(s0.p, label(ns0.left[0]), label(ns0.right[0]));
    f!(s1.p, label(ns1.left[0]), label(ns1.right[0]));
    f!(b0.p, number(nb0.children), s0.p);
    f!(s0.w, number(ns0.children));
    f!(s1.w, number(ns1.children));
    f!(b0.w, number(nb0.children));
    f!(s0.p, number(ns0.children), s1.p ^ number(ns1.children));
    // Distance and what stands between.
    let (d0, d1) = (number(800 + distance(i0, j0)), number(820 + distance(i1, i0)));
    f!(b0.w, d0);
    f!(s1.w, d1);
    let (m0, m1) = (number(840 + input.between(i0, j0)), number(860 + input.between(i1, i0)));
    f!(s0.p, b0.p, m0);
    f!(s1.p, s0.p, m1);
    f!(s1.p, s0.p, b0.p ^ m1 ^ m0.rotate_left(5));
    let valency = number(900 + u64::from(ns0.lefts.min(3)) * 4 + u64::from(ns0.rights.min(3)));
    f!(s0.w, valency);
    // What the preposition ahead governs.
    let n = a(input.chunk[j0.min(input.chunk.len() - 1)] as usize);
    f!(s0.w, b0.w, n.w);
    f!(s1.c, b0.w, n.c);
    f!(s1.p ^ s0.p.rotate_left(3), b0.w, n.p);
    f!(s1.c, b0.w, s0.c);
}
