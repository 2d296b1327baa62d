//! The tokens of one block as sentence ends are judged by them, and the features of every gap.

use super::case::{Case, CaseTable};
use super::look::{Look, look};
use crate::model::hash;
use readout_document::Span;

/// Features of one gap.
pub(super) const FEATURES: usize = 40;

/// The tokens of one block with what the features ask of them.
#[derive(Default)]
pub(super) struct Context {
    looks: Vec<Look>,
    words: Vec<u64>,
    /// Whether no blank stands before the token.
    glued: Vec<bool>,
    /// Tokens to the next final mark, this one included.
    to_final: Vec<u8>,
    /// Open quotations and brackets before the token.
    depth: Vec<u8>,
    /// Length of the run of capitalised tokens that ends with the token.
    capitals: Vec<u8>,
    block: u64,
}

/// What the decisions so far say about the sentence that is open.
#[derive(Clone, Copy)]
pub(super) struct Open {
    /// Its first token.
    pub start: usize,
    /// Length of the sentence before it.
    pub last_length: usize,
}

impl Context {
    /// Reads the tokens of a block.
    pub fn read(&mut self, text: &str, spans: &[Span]) {
        self.clear();
        let mut open = false;
        let (mut quotes, mut brackets) = (0u8, 0u8);
        let mut run = 0u8;
        for (at, span) in spans.iter().enumerate() {
            let before = at.checked_sub(1).map(|before| spans[before]);
            let seen = look(text, *span, before, spans.get(at + 1).copied(), open);
            self.depth.push(quotes.min(2) | brackets.min(2) << 2);
            match seen {
                Look::OpeningQuote => quotes = quotes.saturating_add(1),
                Look::ClosingQuote => quotes = quotes.saturating_sub(1),
                Look::OpeningBracket => brackets = brackets.saturating_add(1),
                Look::ClosingBracket => brackets = brackets.saturating_sub(1),
                _ => {}
            }
            open = quotes > 0;
            run = if seen.is_capital() || seen == Look::Initial { run.saturating_add(1) } else { 0 };
            self.capitals.push(run);
            self.looks.push(seen);
            self.words.push(word_hash(span.of(text)));
            self.glued.push(before.is_some_and(|before| before.end() == span.start()));
        }
        self.count_to_final();
        self.block = self.manners();
    }

    fn clear(&mut self) {
        self.looks.clear();
        self.words.clear();
        self.glued.clear();
        self.to_final.clear();
        self.depth.clear();
        self.capitals.clear();
    }

    fn count_to_final(&mut self) {
        self.to_final.resize(self.looks.len(), 255);
        let mut distance = 255u8;
        for (at, seen) in self.looks.iter().enumerate().rev() {
            distance = if seen.is_final() { 0 } else { distance.saturating_add(1) };
            self.to_final[at] = distance;
        }
    }

    /// How the block is written: whether it ends with a final mark, whether sentences begin small, how long it is.
    fn manners(&self) -> u64 {
        let count = self.looks.len();
        let mut small = 0;
        let mut great = 0;
        let mut finals = 0;
        for pair in self.looks.windows(2) {
            if pair[0].is_final() && pair[0] != Look::Ellipsis {
                finals += 1;
                match pair[1] {
                    Look::Lower => small += 1,
                    seen if seen.is_capital() => great += 1,
                    _ => {}
                }
            }
        }
        let tail = self.looks[count.saturating_sub(2)..].iter().any(|seen| seen.is_final());
        let begins = match self.looks.first() {
            Some(Look::Lower) => 1,
            Some(seen) if seen.is_capital() => 2,
            _ => 0,
        };
        let style = match (small, great) {
            (0, 0) => 0,
            (0, _) => 1,
            (_, 0) => 2,
            _ => 3,
        };
        let rate = match finals * 40 / count.max(1) {
            0 => 0,
            1 => 1,
            _ => 2,
        };
        u64::from(tail) | style << 1 | begins << 3 | rate << 5
    }

    /// Whether a sentence could end before token `gap` at all. Between two small words, or after a comma before one,
    /// none is looked for.
    pub fn is_candidate(&self, gap: usize) -> bool {
        let (left, right) = (self.looks[gap - 1], self.looks[gap]);
        let quiet_left = matches!(left, Look::Lower | Look::Clitic | Look::Comma | Look::Letter);
        let quiet_right = matches!(right, Look::Lower | Look::Clitic | Look::Comma | Look::Period);
        !(quiet_left && quiet_right || matches!(right, Look::Comma | Look::Period | Look::Clitic))
    }

    /// The features of the gap before token `gap`.
    pub fn features(&self, cases: CaseTable, gap: usize, open: Open) -> [u64; FEATURES] {
        let look = |at: usize| self.looks.get(at).map_or(0, |seen| *seen as u64 + 1);
        let word = |at: usize| self.words.get(at).copied().unwrap_or(1);
        let back = |by: usize| gap.checked_sub(by).unwrap_or(usize::MAX);
        let (l1, l2, l3) = (look(back(1)), look(back(2)), look(back(3)));
        let (r1, r2, r3) = (look(gap), look(gap + 1), look(gap + 2));
        let (v1, v2, v3) = (word(back(1)), word(back(2)), word(back(3)));
        let (w1, w2) = (word(gap), word(gap + 1));
        let pair = l1 | r1 << 8 | u64::from(self.glued[gap]) << 16;
        let wide = pair | l2 << 24 | r2 << 32;
        let length = bucket(gap - open.start);
        let left = bucket(self.to_final.get(gap).copied().unwrap_or(255).into());
        let case = case_of(cases, w1);
        let case_left = case_of(cases, v1);
        let case_next = case_of(cases, w2);
        let depth = u64::from(self.depth[gap]);
        let capitals = u64::from(self.capitals[gap - 1].min(5));
        let right_run = self.run_of_capitals(gap);
        let first = word(open.start);
        let first_look = look(open.start);
        [
            hash::number(pair),
            hash::number(pair & 0xffff),
            hash::number(l1),
            hash::number(r1),
            hash::two(1, l2, pair),
            hash::two(2, r2, pair),
            hash::number(wide | 1 << 60),
            hash::two(3, wide, l3),
            hash::two(4, wide, r3),
            hash::one(5, v1),
            hash::one(6, w1),
            hash::two(7, v1, r1),
            hash::two(8, w1, l1),
            hash::two(9, v1, w1),
            hash::two(10, v2, pair),
            hash::two(11, w2, pair),
            hash::three(12, v2, v1, r1),
            hash::three(13, w1, w2, l1),
            hash::two(14, pair, length),
            hash::two(15, pair, left),
            hash::three(16, pair, length, left),
            hash::two(17, pair, case),
            hash::three(18, pair, case, case_left),
            hash::three(19, wide, case, case_next),
            hash::three(20, l1, case, length),
            hash::two(21, pair, self.block),
            hash::three(22, pair, self.block, case),
            hash::two(23, pair, depth),
            hash::three(24, wide, depth, case),
            hash::three(25, pair, capitals, right_run),
            hash::three(26, pair, first_look, length),
            hash::three(27, pair, first, 0),
            hash::three(28, first_look, wide, 0),
            hash::three(29, pair, bucket(open.last_length), length),
            hash::two(30, v3, pair),
            hash::three(31, v2, w1, pair),
            hash::three(32, v1, l2, r1),
            hash::three(33, w1, l2, l1),
            hash::three(34, pair, self.block, length),
            hash::three(35, self.block, w1, l1),
        ]
    }

    /// Capitalised tokens that follow each other from `at` on, up to 5.
    fn run_of_capitals(&self, at: usize) -> u64 {
        self.looks[at..].iter().take(5).take_while(|seen| seen.is_capital()).count() as u64
    }
}

fn case_of(cases: CaseTable, word: u64) -> u64 {
    match cases.usual(word) {
        Case::Unknown => 0,
        Case::Small => 1,
        Case::Either => 2,
        Case::Capital => 3,
    }
}

/// Lengths by their order of magnitude.
fn bucket(length: usize) -> u64 {
    match length {
        0..=6 => length as u64,
        7..=9 => 7,
        10..=14 => 8,
        15..=22 => 9,
        23..=35 => 10,
        36..=60 => 11,
        _ => 12,
    }
}

/// The hash of a word without regard to case; every digit is the same.
pub(super) fn word_hash(form: &str) -> u64 {
    let mut key = hash::EMPTY;
    if form.is_ascii() {
        for byte in form.bytes() {
            key = hash::push(key, if byte.is_ascii_digit() { b'0' } else { byte.to_ascii_lowercase() });
        }
    } else {
        let mut buffer = [0; 4];
        for c in form.chars().flat_map(char::to_lowercase) {
            let c = if c == '’' { '\'' } else { c };
            key = c.encode_utf8(&mut buffer).bytes().fold(key, hash::push);
        }
    }
    hash::spread(key)
}
