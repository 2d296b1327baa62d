//! The few sentences that tell most of what most independent accounts carry.
//!
//! What a sentence tells is taken to be its pairs of nearby content words, and a pair is worth the more the more
//! texts bring it; a sentence is then chosen for the pairs that no chosen sentence has brought yet (concepts weighted
//! by document frequency, after Gillick and Favre 2009, "A scalable global model for summarization", chosen
//! greedily). Copies of one text count once. Only sentences that can be read alone are candidates.

mod standing_alone;
mod story;

pub use crate::quick_look::story::Story;

use crate::quick_look::story::Sentence;
use readout_document::Span;
use readout_record::{AccountNumber, ActorNumber, Record, SameWords};
use readout_story::words::words;
use rustc_hash::FxHashSet;
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// Lines of a quick look.
const LINES: usize = 8;
/// Sentences among them.
const SENTENCES: usize = 7;
/// Quotations that several texts carry, printed after the sentences.
const QUOTATIONS: usize = 2;
/// Sentences that are printed however little they add.
const LEAST_SENTENCES: usize = 4;
/// A later sentence that brings less than this share of what the first brought is not worth a reader's time.
const LEAST_GAIN: f32 = 0.2;
/// Share of a sentence's content that another account's sentence must have to be cited beside it.
const CARRIED: f32 = 0.45;
/// Share below which no other account is taken to carry it.
const ALONE: f32 = 0.25;
/// Words of a quotation that is worth a line.
const QUOTATION_LENGTH: std::ops::RangeInclusive<usize> = 6..=40;

/// One line of the quick look.
pub struct Point {
    pub account: AccountNumber,
    pub span: Span,
    /// The speaker, when the line is a quotation and not a sentence.
    pub speaker: Option<ActorNumber>,
    /// Where other accounts carry it, in order.
    pub also: Vec<(AccountNumber, Span)>,
    pub carried_by: CarriedBy,
}

/// How many carry a line, as far as can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CarriedBy {
    /// No other account comes near it.
    OneAccount,
    /// Several accounts, but they are copies of one text.
    OneText,
    /// Several, or it cannot be told.
    Several,
}

/// Chooses the lines.
pub fn choose(record: &Record, story: &Story) -> Vec<Point> {
    let mut covered = Covered::default();
    let mut chosen: Vec<usize> = Vec::new();
    let mut first_gain = 0.0;
    // What is covered only ever lowers a gain: a sentence that keeps the head of the queue when it is reckoned anew is the
    // best (lazy greedy choice, Minoux 1978).
    let mut queue: BinaryHeap<Gain> = (0..story.sentences.len())
        .filter(|at| story.sentences[*at].stands_alone)
        .map(|at| Gain { gain: gain(story, &story.sentences[at], &covered), at, chosen: 0 })
        .collect();
    while chosen.len() < SENTENCES {
        let Some(Gain { gain, at, .. }) = next(story, &covered, chosen.len(), &mut queue) else { break };
        if gain <= 0.0 || chosen.len() >= LEAST_SENTENCES && gain < LEAST_GAIN * first_gain {
            break;
        }
        if chosen.is_empty() {
            first_gain = gain;
        }
        covered.terms.extend(&story.sentences[at].terms);
        covered.pairs.extend(&story.sentences[at].pairs);
        chosen.push(at);
    }
    let mut points: Vec<Point> = chosen.into_iter().map(|at| point(record, story, at)).collect();
    let quotations: Vec<Point> =
        record.same_words.iter().filter_map(|same| quotation(same, &points)).take(QUOTATIONS).collect();
    points.truncate(LINES - quotations.len());
    points.extend(quotations);
    points
}

/// What a sentence would add when so many were chosen.
struct Gain {
    gain: f32,
    at: usize,
    chosen: usize,
}

impl Ord for Gain {
    /// By gain; of equals the earlier sentence is the greater.
    fn cmp(&self, other: &Self) -> Ordering {
        self.gain.total_cmp(&other.gain).then(other.at.cmp(&self.at))
    }
}

impl PartialOrd for Gain {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Gain {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Gain {}

/// The sentence that adds most to what is covered.
fn next(story: &Story, covered: &Covered, chosen: usize, queue: &mut BinaryHeap<Gain>) -> Option<Gain> {
    loop {
        let best = queue.pop()?;
        if best.chosen == chosen {
            return Some(best);
        }
        let gain = gain(story, &story.sentences[best.at], covered);
        queue.push(Gain { gain, chosen, ..best });
    }
}

/// What the chosen sentences have told.
#[derive(Default)]
struct Covered {
    terms: FxHashSet<u32>,
    pairs: FxHashSet<(u32, u32)>,
}

/// What a sentence would tell beyond what is covered, for its length. A sentence near the head of its account tells
/// more of what matters.
fn gain(story: &Story, sentence: &Sentence, covered: &Covered) -> f32 {
    let shared: f32 = sentence
        .pairs
        .iter()
        .map(|pair| {
            let known = covered.terms.contains(&pair.0) && covered.terms.contains(&pair.1);
            let new = if covered.pairs.contains(pair) {
                0.05
            } else if known {
                0.3
            } else {
                1.0
            };
            new * story.pair_weight(*pair)
        })
        .sum();
    let own: f32 = sentence
        .terms
        .iter()
        .filter(|term| !covered.terms.contains(term))
        .map(|term| story.weight(*term))
        .sum();
    let lead = match sentence.paragraph {
        0 => 1.3,
        1 | 2 => 1.2,
        3..=5 => 1.1,
        _ => 1.0,
    };
    (shared + 0.02 * own) * lead / (sentence.length as f32 + 12.0).powf(0.7)
}

fn point(record: &Record, story: &Story, at: usize) -> Point {
    let sentence = &story.sentences[at];
    let near = nearest(record, story, sentence);
    let mut also: Vec<(AccountNumber, Span)> = near
        .iter()
        .filter(|near| near.share >= CARRIED && near.common_words >= 2)
        .map(|near| (AccountNumber(story.sentences[near.at].account), story.sentences[near.at].span))
        .collect();
    also.sort_unstable();
    let text = |number: &AccountNumber| record.account(*number).text;
    let others = near.iter().filter(|near| story.sentences[near.at].text != sentence.text);
    let carried_by = if others.into_iter().any(|near| near.share >= ALONE) {
        CarriedBy::Several
    } else if also.iter().any(|(number, _)| text(number) == sentence.text) {
        CarriedBy::OneText
    } else {
        CarriedBy::OneAccount
    };
    Point { account: AccountNumber(sentence.account), span: sentence.span, speaker: None, also, carried_by }
}

/// The sentence of another account that has most of a sentence's content.
struct Near {
    at: usize,
    /// Share of the content, names counting less than other words.
    share: f32,
    /// Common words that are no names.
    common_words: usize,
}

/// For each other account, its nearest sentence.
fn nearest(record: &Record, story: &Story, sentence: &Sentence) -> Vec<Near> {
    let own: FxHashSet<u32> = sentence.terms.iter().copied().collect();
    let all: f32 = sentence.terms.iter().map(|term| story.weight(*term)).sum::<f32>().max(f32::MIN_POSITIVE);
    let mut nearest: Vec<Option<Near>> = record.accounts.iter().map(|_| None).collect();
    for (at, other) in
        story.sentences.iter().enumerate().filter(|(_, other)| other.account != sentence.account)
    {
        let common = || other.terms.iter().filter(|term| own.contains(term));
        let share = common().map(|term| story.weight(*term)).sum::<f32>() / all;
        let best = &mut nearest[other.account];
        if share > best.as_ref().map_or(0.0, |best| best.share) {
            let common_words = common().filter(|term| !story.is_name(**term)).count();
            *best = Some(Near { at, share, common_words });
        }
    }
    nearest.into_iter().flatten().collect()
}

/// A line for words that several texts quote from one speaker, unless a chosen sentence has them.
fn quotation(same: &SameWords, points: &[Point]) -> Option<Point> {
    let [speaker] = same.speakers[..] else { return None };
    let fullest = same.wordings.first()?;
    let length = fullest.evidence.exact().split_whitespace().count();
    let printed = same.wordings.iter().any(|wording| {
        points
            .iter()
            .any(|point| point.account == wording.account && point.span.overlaps(wording.evidence.span()))
    });
    if same.texts < 2 || !QUOTATION_LENGTH.contains(&length) || printed {
        return None;
    }
    let mut also: Vec<(AccountNumber, Span)> = same.wordings[1..]
        .iter()
        .filter(|wording| wording.account != fullest.account)
        .map(|wording| (wording.account, wording.evidence.span()))
        .collect();
    also.sort_unstable();
    let account = fullest.account;
    Some(Point {
        account,
        span: fullest.evidence.span(),
        speaker: Some(speaker),
        also,
        carried_by: CarriedBy::Several,
    })
}

/// The account's title whose words most texts share, and the account.
pub fn title(record: &Record, story: &mut Story) -> Option<(AccountNumber, String)> {
    let mut titles: Vec<(f32, AccountNumber, &str)> = Vec::new();
    for (number, account) in record.accounts.iter().enumerate().filter(|(_, account)| account.is_read()) {
        let Some(title) = &account.document.title else { continue };
        let words = words(&title.value, Span::new(0, title.value.len()), &[]);
        let terms = story.terms(&words);
        let shared: f32 = terms.iter().map(|term| story.weight(*term) * story.texts_with(*term) as f32).sum();
        if shared > 0.0 {
            titles.push((shared / (terms.len() as f32 + 4.0), AccountNumber(number), &title.value));
        }
    }
    titles.sort_by(|one, two| two.0.total_cmp(&one.0).then_with(|| one.1.cmp(&two.1)));
    titles.first().map(|(_, number, title)| (*number, (*title).to_owned()))
}
