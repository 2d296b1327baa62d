//! What the parser looks at when it chooses a transition. A template's number is its name in the model file.

use super::input::{Input, distance};
use super::keys::{Keys, key};
use super::state::State;
use crate::model::hash::number;

/// Adds the key of a template with one to three values.
macro_rules! add {
    ($keys:ident, $template:expr, $($value:expr),+) => {
        $keys.push(key!($template, $($value),+))
    };
}

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
            add!(keys, t, $($a),+);
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

/// Two places whose own features hold for as long as their tokens stay in them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pair {
    /// Top of the stack, and the first of the buffer with those that follow it.
    TopNext,
    /// Top of the stack and the token below it.
    BelowTop,
}

impl Pair {
    pub(crate) const ALL: [Self; 2] = [Self::TopNext, Self::BelowTop];

    /// The tokens that stand there, the left one first.
    #[inline(always)]
    pub(crate) fn tokens(self, state: &State) -> (usize, usize) {
        match self {
            Self::TopNext => (state.stack(0), state.buffer(0)),
            Self::BelowTop => (state.stack(1), state.stack(0)),
        }
    }
}

/// Adds the features that two tokens have for standing in the places of `pair`.
pub(crate) fn standing_together(input: &Input, pair: Pair, tokens: (usize, usize), keys: &mut Keys) {
    match pair {
        Pair::TopNext => top_next(input, tokens, keys),
        Pair::BelowTop => below_top(input, tokens, keys),
    }
}

fn top_next(input: &Input, (top, next): (usize, usize), keys: &mut Keys) {
    let a = |i: usize| &input.atoms[i];
    let ahead = |n: usize| a(if next + n <= input.root() { next + n } else { input.root() + 1 });
    let (s0, b0, b1, b2, b3) = (a(top), ahead(0), ahead(1), ahead(2), ahead(3));
    // What else a word may be, where the tagger doubted.
    add!(keys, 201, s0.u, b0.u);
    add!(keys, 202, s0.u, b0.t, b1.t);
    add!(keys, 203, s0.t, b0.u, b1.t);
    add!(keys, 204, s0.w ^ s0.t, b0.w ^ b0.t);
    add!(keys, 205, s0.c, b0.c);
    add!(keys, 206, s0.k, b0.k, b0.p);
    add!(keys, 216, s0.w, b1.t);
    add!(keys, 217, s0.w, b1.w);
    add!(keys, 218, s0.t, b0.t, b1.t);
    add!(keys, 219, s0.p, b0.p, b1.p);
    add!(keys, 224, s0.w, b0.p, b1.p);
    add!(keys, 225, s0.p, b0.w, b1.p);
    add!(keys, 226, s0.c, b0.c, b1.p);
    add!(keys, 228, s0.p ^ b0.p.rotate_left(7), b1.p, b2.p ^ b3.p.rotate_left(9));
    // Distance and what stands between.
    add!(keys, 252, b0.w, number(800 + distance(top, next)));
    add!(keys, 254, s0.p, b0.p, number(840 + input.between(top, next)));
    // What the preposition ahead governs.
    add!(keys, 258, s0.w, b0.w, a(input.governed(next)).w);
}

fn below_top(input: &Input, (below, top): (usize, usize), keys: &mut Keys) {
    let (s1, s0) = (&input.atoms[below], &input.atoms[top]);
    add!(keys, 207, s1.w ^ s1.t, s0.w ^ s0.t);
    add!(keys, 208, s1.w, s0.w);
    add!(keys, 209, s1.t, s0.t);
    add!(keys, 210, s1.c, s0.c);
    add!(keys, 211, s1.w, s0.c);
    add!(keys, 212, s1.w, s0.p);
    add!(keys, 213, s1.p, s0.w);
    add!(keys, 214, s1.c, s0.p);
    add!(keys, 253, s1.w, number(820 + distance(below, top)));
    add!(keys, 255, s1.p, s0.p, number(860 + input.between(below, top)));
}

/// All features of the next transition.
pub(crate) fn transition(input: &Input, state: &State, keys: &mut Keys) {
    keys.clear();
    for place in Place::ALL {
        standing(input, place, place.token(state), keys);
    }
    for pair in Pair::ALL {
        standing_together(input, pair, pair.tokens(state), keys);
    }
    together(input, state, keys);
}

/// Adds the features of the next transition that hold for this state alone.
pub(crate) fn together(input: &Input, state: &State, keys: &mut Keys) {
    let (i0, i1, i2) = (state.stack(0), state.stack(1), state.stack(2));
    let (j0, j1, j2) = (state.buffer(0), state.buffer(1), state.buffer(2));
    let a = |i: usize| &input.atoms[i];
    let (s0, s1, s2, b0, b1, b2) = (a(i0), a(i1), a(i2), a(j0), a(j1), a(j2));
    let (ns0, ns1, nb0) = (&state.nodes[i0], &state.nodes[i1], &state.nodes[j0]);
    add!(keys, 215, s1.c, b0.c);
    add!(keys, 220, s2.p, s1.p, s0.p);
    add!(keys, 221, s1.p, s0.p, b0.w);
    add!(keys, 222, s1.c, s0.c, b0.c);
    add!(keys, 223, s1.k, s0.k, b0.k);
    add!(keys, 227, s2.p ^ b1.p.rotate_left(7), s1.p, s0.p ^ b0.p.rotate_left(9));
    add!(keys, 229, s1.p ^ s0.p.rotate_left(7), b0.p, b1.p ^ b2.p.rotate_left(9));
    add!(keys, 230, s1.p, b0.p, b1.p);
    let [s0l, s0l2] = ns0.left.map(|i| a(i as usize));
    let [s0r, s0r2] = ns0.right.map(|i| a(i as usize));
    let [s1l, _] = ns1.left.map(|i| a(i as usize));
    let [s1r, _] = ns1.right.map(|i| a(i as usize));
    let [b0l, _] = nb0.left.map(|i| a(i as usize));
    let label = |i: u16| number(600 + state.nodes[i as usize].relation as u64);
    add!(keys, 231, s0.p, s0r.p, b0.p);
    add!(keys, 232, s0.p, b0.p, b0l.p);
    add!(keys, 233, s1.p, s1l.p, s0.p);
    add!(keys, 234, s1.p, s0.p, s0l.p);
    add!(keys, 235, s1.p, s0.p, s0r.p);
    add!(keys, 236, s0.p, s0l.p, s0l2.p);
    add!(keys, 237, s0.p, s0r.p, s0r2.p);
    add!(keys, 238, s1.w, s0.w, s0l.w);
    add!(keys, 239, s1.w, s0l.w);
    add!(keys, 240, s1.c, s0l.w, s0.c);
    add!(keys, 241, s0l.w, s0.p);
    add!(keys, 242, s0r.w, s0.p);
    add!(keys, 243, s1r.w, s1.p);
    add!(keys, 244, b0l.w, b0.p);
    add!(keys, 245, s0.p, label(ns0.left[0]), label(ns0.right[0]));
    add!(keys, 246, s1.p, label(ns1.left[0]), label(ns1.right[0]));
    add!(keys, 247, b0.p, number(nb0.children), s0.p);
    add!(keys, 248, s0.w, number(ns0.children));
    add!(keys, 249, s1.w, number(ns1.children));
    add!(keys, 250, b0.w, number(nb0.children));
    add!(keys, 251, s0.p, number(ns0.children), s1.p ^ number(ns1.children));
    // What stands between.
    let (m0, m1) = (number(840 + input.between(i0, j0)), number(860 + input.between(i1, i0)));
    add!(keys, 256, s1.p, s0.p, b0.p ^ m1 ^ m0.rotate_left(5));
    let valency = number(900 + u64::from(ns0.lefts.min(3)) * 4 + u64::from(ns0.rights.min(3)));
    add!(keys, 257, s0.w, valency);
    // What the preposition ahead governs.
    let n = a(input.governed(j0));
    add!(keys, 259, s1.c, b0.w, n.c);
    add!(keys, 260, s1.p ^ s0.p.rotate_left(3), b0.w, n.p);
    add!(keys, 261, s1.c, b0.w, s0.c);
}
