//! The features of a word for the model of names.

use super::knowledge::Kinds;
use super::statistics::SHARES;
use super::words::{Case, Word, connects, is_shouted, run_around};
use crate::Analysis;
use crate::model::hash::{EMPTY, number, one, push, spread, three, two};
use std::ops::Range;

/// Words that may hold names, to be labelled together: from a word with a capital to the last one that goes with it.
pub(super) fn segments(analysis: &Analysis, text: &str, words: &[Word]) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    for (sentence, at) in analysis.sentences.iter().enumerate() {
        let range = at.tokens.clone();
        let mut open: Option<Range<usize>> = None;
        for at in range.clone() {
            if !words[at].may_be_name() || open.as_ref().is_some_and(|open| at < open.end) {
                continue;
            }
            let joins = open.as_ref().is_some_and(|open| {
                let form = |at: usize| analysis.tokens[at].span.of(text);
                // A dot goes on only after an initial or an abbreviation: "J . Marrow", "St . Olave".
                let dot = |at: usize| form(at) != "." || form(at - 1).len() <= 2 || words[at - 1].opens;
                at - open.end <= 3 && (open.end..at).all(|at| connects(form(at)) && dot(at))
            });
            match &mut open {
                Some(open) if joins => open.end = at + 1,
                _ => {
                    segments.extend(open.take().map(|tokens| Segment { tokens, sentence }));
                    open = Some(at..at + 1);
                }
            }
            // "Suk - yeol": the second half of a given name is written small.
            let form = |at: usize| analysis.tokens[at].span.of(text);
            let halved = at + 2 < range.end && form(at + 1) == "-" && words[at + 2].case == Case::Lower;
            if halved && form(at + 2).len() <= 6 {
                open = open.map(|open| open.start..at + 3);
            }
        }
        segments.extend(open.map(|tokens| Segment { tokens, sentence }));
    }
    segments
}

/// How many of a token's features, the first ones, name the word itself. The trainer hides them now and then, so that
/// the model learns to read names it has never seen.
pub(super) const LEXICAL: usize = 5;

/// A stretch of a sentence that is labelled at once.
#[derive(Clone, Debug)]
pub(super) struct Segment {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its sentence.
    pub sentence: usize,
}

/// A document ready to be asked for features.
pub(super) struct Features<'a> {
    pub analysis: &'a Analysis,
    pub text: &'a str,
    pub words: &'a [Word],
}

const EDGE: Word = Word {
    form: 1,
    lower: 1,
    shape: 1,
    case: Case::None,
    found: super::lookup::Found { word: Kinds(0), phrase: Kinds(0), place: super::lookup::Place::Outside },
    levels: 0,
    opens: false,
    evidence: 0,
};

impl Features<'_> {
    /// The features of every token of a segment, one after the other.
    pub fn of(&self, segment: &Segment, mut see: impl FnMut(&[u64])) {
        let sentence = self.analysis.sentences[segment.sentence].tokens.clone();
        let heading =
            self.analysis.sentences[segment.sentence].heading || is_shouted(&self.words[sentence.clone()]);
        let mut out = Vec::with_capacity(160);
        for at in segment.tokens.clone() {
            out.clear();
            self.of_token(at, &sentence, heading, &mut out);
            see(&out);
        }
    }

    fn of_token(&self, at: usize, sentence: &Range<usize>, heading: bool, out: &mut Vec<u64>) {
        let word = |offset: isize| -> &Word {
            at.checked_add_signed(offset)
                .filter(|at| sentence.contains(at))
                .map_or(&EDGE, |at| &self.words[at])
        };
        let (before, this, after) = (word(-1), word(0), word(1));
        let state = number(u64::from(this.opens) + 2 * u64::from(heading) + 4 * this.case as u64);
        // The word itself comes first: see LEXICAL.
        out.push(two(1, this.form, number(0)));
        out.push(one(2, this.lower));
        out.push(two(3, this.lower, state));
        out.push(two(11, before.lower, this.lower));
        out.push(two(12, this.lower, after.lower));
        out.push(one(0, state));
        out.push(one(4, before.lower));
        out.push(one(5, after.lower));
        out.push(one(6, word(-2).lower));
        out.push(one(7, word(2).lower));
        out.push(two(8, before.lower, this.shape));
        out.push(two(9, this.shape, after.lower));
        out.push(two(10, before.lower, after.lower));
        out.push(one(13, this.shape));
        out.push(two(14, before.shape, this.shape));
        out.push(two(15, this.shape, after.shape));
        out.push(three(16, before.shape, this.shape, after.shape));
        out.push(two(17, word(-2).lower, before.lower));
        out.push(two(18, after.lower, word(2).lower));
        self.affixes(at, out);
        self.lists(&word, out);
        usage(&word, out);
        self.run(at, sentence, heading, out);
        self.document(&word, heading, out);
    }

    fn affixes(&self, at: usize, out: &mut Vec<u64>) {
        let form = self.analysis.tokens[at].span.of(self.text);
        let mut ends = EMPTY;
        for (length, c) in form.chars().rev().flat_map(char::to_lowercase).enumerate().take(4) {
            ends = push_char(ends, c);
            if length > 0 {
                out.push(two(20, number(length as u64), spread(ends)));
            }
        }
        let mut starts = EMPTY;
        for (length, c) in form.chars().flat_map(char::to_lowercase).enumerate().take(4) {
            starts = push_char(starts, c);
            if length > 0 {
                out.push(two(21, number(length as u64), spread(starts)));
            }
        }
    }

    fn lists<'w>(&self, word: &impl Fn(isize) -> &'w Word, out: &mut Vec<u64>) {
        for offset in -2..=2 {
            let found = word(offset).found;
            let place = number((offset + 2) as u64);
            each_bit(found.word, |bit| out.push(three(30, place, number(bit), number(0))));
            if offset.abs() < 2 {
                let at = number(found.place as u64);
                each_bit(found.phrase, |bit| out.push(three(31, place, number(bit), at)));
            }
        }
        let (before, this, after) = (word(-1).found, word(0).found, word(1).found);
        let rough = |kinds: Kinds| number(u64::from(roughly(kinds)));
        let (a, b, c) = (rough(before.word), rough(this.word), rough(after.word));
        out.push(two(32, a, b));
        out.push(two(33, b, c));
        out.push(three(34, a, b, c));
        out.push(two(35, b, word(0).shape));
        out.push(three(36, b, word(-1).lower, number(0)));
        out.push(three(37, b, word(1).lower, number(0)));
        out.push(two(38, rough(this.phrase), number(this.place as u64)));
        out.push(three(39, rough(this.phrase), number(this.place as u64), word(1).shape));
    }

    fn run(&self, at: usize, sentence: &Range<usize>, heading: bool, out: &mut Vec<u64>) {
        let words = self.words;
        let run = run_around(words, at, sentence);
        let outside =
            |at: Option<usize>| at.filter(|at| sentence.contains(at)).map_or(&EDGE, |at| &words[at]);
        let before = outside(run.start.checked_sub(1));
        let after = outside(Some(run.end));
        let place = number((at - run.start).min(4) as u64 * 8 + (run.end - 1 - at).min(4) as u64);
        let (first, last) = (&words[run.start], &words[run.end - 1]);
        let length = number(run.len().min(6) as u64 + 10 * u64::from(heading));
        let rough = |word: &Word| number(u64::from(roughly(word.found.word)));
        out.push(two(40, place, length));
        out.push(two(41, place, rough(first)));
        out.push(two(42, place, rough(last)));
        out.push(three(43, place, rough(first), rough(last)));
        out.push(two(44, last.lower, number(u64::from(at + 1 == run.end))));
        out.push(two(45, first.lower, number(u64::from(at == run.start))));
        out.push(two(46, before.lower, place));
        out.push(two(47, after.lower, place));
        out.push(three(48, before.lower, after.lower, length));
        out.push(three(49, before.lower, rough(first), rough(last)));
        out.push(three(50, after.lower, rough(first), rough(last)));
        let beyond = outside(run.end.checked_add(1));
        out.push(three(51, after.lower, beyond.lower, length));
    }

    fn document<'w>(&self, word: &impl Fn(isize) -> &'w Word, heading: bool, out: &mut Vec<u64>) {
        for offset in -1..=1 {
            let place = number((offset + 1) as u64 + 4 * u64::from(heading));
            let evidence = word(offset).evidence;
            for bit in (0..12).filter(|bit| evidence >> bit & 1 == 1) {
                out.push(two(60, place, number(bit)));
            }
            out.push(two(61, place, number(u64::from(evidence))));
        }
        let this = word(0);
        let rough = number(u64::from(roughly(this.found.word)));
        out.push(three(62, number(u64::from(this.evidence)), rough, number(this.case as u64)));
    }
}

/// How the word and its neighbours are used in news.
fn usage<'w>(word: &impl Fn(isize) -> &'w Word, out: &mut Vec<u64>) {
    for offset in -1..=1 {
        let levels = word(offset).levels;
        let place = number((offset + 1) as u64 + 8 * word(offset).case as u64);
        if levels == 0 {
            out.push(two(70, place, 0));
            continue;
        }
        for share in 0..SHARES {
            let level = u64::from(levels >> (2 * share) & 3);
            out.push(two(71, place, number(u64::from(share) * 4 + level)));
        }
    }
    let share = |levels: u32, share: u32| u64::from(levels >> (2 * share) & 3);
    let few = |levels: u32, shares: &[u32]| {
        number(shares.iter().fold(u64::from(levels != 0), |bits, at| bits << 2 | share(levels, *at)))
    };
    let (before, this, after) = (word(-1).levels, word(0).levels, word(1).levels);
    let person = [0, 3, 4, 5, 6, 8];
    let thing = [0, 7, 9, 10, 12];
    out.push(one(72, few(this, &person)));
    out.push(one(73, few(this, &thing)));
    out.push(two(74, few(before, &[0, 5]), few(this, &[0, 6])));
    out.push(two(75, few(this, &[0, 5]), few(after, &[0, 6])));
    out.push(two(76, few(this, &[0, 1]), number(word(0).case as u64)));
    out.push(two(77, few(this, &[0, 1]), word(-1).lower));
}

/// The lists that matter most, in few bits.
fn roughly(kinds: Kinds) -> u16 {
    [
        Kinds::PLACE.with(Kinds::METONYM),
        Kinds::GROUP,
        Kinds::ORGANISATION,
        Kinds::ORGANISATION_LAST.with(Kinds::ORGANISATION_FIRST),
        Kinds::PLACE_WORD,
        Kinds::ANY_TITLE,
        Kinds::OFFICE_HEAD,
        Kinds::GIVEN,
        Kinds::FAMILY,
    ]
    .iter()
    .enumerate()
    .fold(0, |bits, (at, kind)| bits | u16::from(kinds.any(*kind)) << at)
}

fn each_bit(kinds: Kinds, mut see: impl FnMut(u64)) {
    let mut bits = kinds.0;
    while bits != 0 {
        see(u64::from(bits.trailing_zeros()));
        bits &= bits - 1;
    }
}

fn push_char(hash: u64, c: char) -> u64 {
    c.encode_utf8(&mut [0; 4]).bytes().fold(hash, push)
}
