//! A tagged sentence as the parser's features see it.

use crate::model::hash::number;
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
    uposes: Vec<Upos>,
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
        let uposes = tags.iter().map(|tag| tag.upos).collect();
        Self { verbs, marks, chunk: chunks(tags, tokens), uposes, atoms }
    }

    /// The universal tag of a token, as a small number.
    #[inline(always)]
    pub(super) fn upos(&self, token: usize) -> u64 {
        self.uposes.get(token).map_or(63, |upos| *upos as u64)
    }

    /// The head noun of the chunk that begins at, or after the preposition at, a token.
    #[inline(always)]
    pub(super) fn governed(&self, token: usize) -> usize {
        self.chunk[token.min(self.chunk.len() - 1)] as usize
    }

    /// The number of the root.
    pub(crate) fn root(&self) -> usize {
        self.atoms.len() - 2
    }

    /// Whether verbs and marks stand strictly between two tokens, as a small number.
    #[inline(always)]
    pub(super) fn between(&self, left: usize, right: usize) -> u64 {
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

/// The distance of two tokens in eight steps.
pub(super) fn distance(left: usize, right: usize) -> u64 {
    match right.saturating_sub(left) {
        n @ 0..=4 => n as u64,
        5..=6 => 5,
        7..=10 => 6,
        _ => 7,
    }
}
