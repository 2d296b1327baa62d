//! The few sentences that tell most of what most independent accounts carry.
//!
//! A sentence is worth the content it brings that several texts share and that no chosen sentence has brought yet
//! (maximal coverage by greedy choice; Filatova and Hatzivassiloglou 2004, "A formal model for information selection
//! in multi-sentence text extraction"). Copies of one text count once. Only sentences that can be read alone are
//! candidates.

use readout_document::Span;
use readout_record::{AccountNumber, Record};
use readout_story::words::{Word, is_function_word, words};
use rustc_hash::{FxHashMap, FxHashSet};

/// Lines of a quick look.
const LINES: usize = 7;
/// A line that brings less than this share of what the first brought is not worth a reader's time.
const LEAST_GAIN: f32 = 0.22;
/// Share of a sentence's content that another account's sentence must carry to be cited beside it.
const CARRIED: f32 = 0.5;
/// Share below which no other account is taken to carry it.
const ALONE: f32 = 0.3;

/// One line of the quick look.
pub struct Point {
    pub account: AccountNumber,
    pub span: Span,
    /// The speaker, when the line is a quotation and not a sentence.
    pub speaker: Option<String>,
    /// Where other accounts carry it.
    pub also: Vec<(AccountNumber, Span)>,
    /// Whether no other account carries it.
    pub alone: bool,
}

/// A sentence as the choice sees it.
struct Sentence {
    account: usize,
    text: usize,
    span: Span,
    paragraph: usize,
    length: usize,
    terms: Vec<u32>,
    candidate: bool,
}

/// Chooses the lines.
pub fn choose(record: &Record) -> Vec<Point> {
    let Story { sentences, weights, .. } = Story::read(record);
    let near = nearest(record, &sentences, &weights);
    let mut covered: FxHashSet<u32> = FxHashSet::default();
    let mut chosen: Vec<usize> = Vec::new();
    let mut first_gain = 0.0;
    while chosen.len() < LINES {
        let best = (0..sentences.len())
            .filter(|at| sentences[*at].candidate && !chosen.contains(at))
            .map(|at| (gain(&sentences[at], &near[at], &weights, &covered), at))
            .max_by(|one, two| one.0.total_cmp(&two.0).then(two.1.cmp(&one.1)));
        let Some((gain, at)) = best.filter(|(gain, _)| *gain > 0.0 && *gain >= LEAST_GAIN * first_gain)
        else {
            break;
        };
        if chosen.is_empty() {
            first_gain = gain;
        }
        covered.extend(&sentences[at].terms);
        chosen.push(at);
    }
    chosen.into_iter().map(|at| point(&sentences, at, &near[at])).collect()
}

fn point(sentences: &[Sentence], at: usize, near: &[(f32, usize)]) -> Point {
    let sentence = &sentences[at];
    let place = |at: usize| (AccountNumber(sentences[at].account), sentences[at].span);
    let mut also: Vec<(AccountNumber, Span)> =
        near.iter().filter(|(share, _)| *share >= CARRIED).map(|(_, at)| place(*at)).collect();
    also.sort_unstable();
    Point {
        account: AccountNumber(sentence.account),
        span: sentence.span,
        speaker: None,
        alone: near.iter().all(|(share, _)| *share < ALONE),
        also,
    }
}

/// What a sentence would bring beyond what is covered, for its length.
fn gain(sentence: &Sentence, near: &[(f32, usize)], weights: &[f32], covered: &FxHashSet<u32>) -> f32 {
    let content: f32 = sentence
        .terms
        .iter()
        .map(|term| weights[*term as usize] * if covered.contains(term) { 0.1 } else { 1.0 })
        .sum();
    let carried: f32 = near.iter().map(|(share, _)| share).sum();
    let lead = match sentence.paragraph {
        0 => 1.4,
        1 | 2 => 1.25,
        3..=5 => 1.1,
        _ => 1.0,
    };
    content * lead * (1.0 + 0.3 * carried) / (sentence.length as f32 + 10.0).powf(0.6)
}

/// The sentences of every account that was read, and what their words weigh.
struct Story {
    sentences: Vec<Sentence>,
    numbers: FxHashMap<String, u32>,
    weights: Vec<f32>,
}

impl Story {
    fn read(record: &Record) -> Self {
        let mut story = Self { sentences: Vec::new(), numbers: FxHashMap::default(), weights: Vec::new() };
        for (number, account) in record.accounts.iter().enumerate().filter(|(_, account)| account.is_read()) {
            for sentence in &account.sentences {
                let document = &account.document;
                let skip: Vec<Span> =
                    document.inline_furniture(sentence.span).iter().map(|it| it.span).collect();
                let words = words(&document.text, sentence.span, &skip);
                let terms = story.numbered(&words);
                story.sentences.push(Sentence {
                    account: number,
                    text: account.text,
                    span: sentence.span,
                    paragraph: sentence.paragraph,
                    length: words.len(),
                    candidate: stands_alone(sentence.span.of(&document.text), words.len()),
                    terms,
                });
            }
        }
        story.weights = weigh(&story.sentences, story.numbers.len());
        story
    }

    /// The content words among `words`, each once, as numbers.
    fn numbered(&mut self, words: &[Word]) -> Vec<u32> {
        let mut terms = Vec::new();
        for word in words.iter().filter(|word| !is_function_word(&word.folded)) {
            let next = self.numbers.len() as u32;
            terms.push(*self.numbers.entry(stem(&word.folded).to_owned()).or_insert(next));
        }
        terms.sort_unstable();
        terms.dedup();
        terms
    }
}

/// `folded` without the commonest endings, so that "negotiate" and "negotiations" meet.
fn stem(folded: &str) -> &str {
    for ending in [
        "iations", "iation", "iating", "iated", "iate", "ations", "ation", "ings", "ing", "ies", "ers", "ed",
        "es", "er", "s", "y", "e",
    ] {
        if let Some(stem) = folded.strip_suffix(ending)
            && stem.chars().count() >= 4
        {
            return stem;
        }
    }
    folded
}

/// A term weighs more the more texts carry it, and less the more sentences it stands in.
fn weigh(sentences: &[Sentence], terms: usize) -> Vec<f32> {
    let mut texts: Vec<Vec<usize>> = vec![Vec::new(); terms];
    let mut frequency = vec![0_usize; terms];
    for sentence in sentences {
        for term in &sentence.terms {
            frequency[*term as usize] += 1;
            let texts = &mut texts[*term as usize];
            if !texts.contains(&sentence.text) {
                texts.push(sentence.text);
            }
        }
    }
    let all: FxHashSet<usize> = sentences.iter().map(|sentence| sentence.text).collect();
    let rarity = |frequency: usize| (1.0 + sentences.len() as f32 / frequency.max(1) as f32).ln();
    (0..terms)
        .map(|term| {
            let share = texts[term].len() as f32 / all.len().max(1) as f32;
            let shared = if texts[term].len() > 1 || all.len() == 1 { share } else { 0.25 * share };
            shared * rarity(frequency[term])
        })
        .collect()
}

/// For each candidate, the sentence of each other account that carries most of its content, with the share carried.
fn nearest(record: &Record, sentences: &[Sentence], weights: &[f32]) -> Vec<Vec<(f32, usize)>> {
    let mut holders: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
    for (at, sentence) in sentences.iter().enumerate() {
        for term in &sentence.terms {
            holders.entry(*term).or_default().push(at);
        }
    }
    let weight = |terms: &[u32]| terms.iter().map(|term| weights[*term as usize]).sum::<f32>();
    let mut common = vec![0.0_f32; sentences.len()];
    sentences
        .iter()
        .map(|sentence| {
            if !sentence.candidate {
                return Vec::new();
            }
            let mut met = Vec::new();
            for term in &sentence.terms {
                for at in &holders[term] {
                    if common[*at] == 0.0 {
                        met.push(*at);
                    }
                    common[*at] += weights[*term as usize];
                }
            }
            let own = weight(&sentence.terms).max(f32::MIN_POSITIVE);
            let mut best: Vec<Option<(f32, usize)>> = vec![None; record.accounts.len()];
            met.sort_unstable();
            for at in met {
                let share = common[at] / own;
                common[at] = 0.0;
                let best = &mut best[sentences[at].account];
                if sentences[at].account != sentence.account && best.is_none_or(|(other, _)| share > other) {
                    *best = Some((share, at));
                }
            }
            best.into_iter().flatten().collect()
        })
        .collect()
}

/// Whether a sentence can be read without the one before it.
fn stands_alone(text: &str, length: usize) -> bool {
    let opens = text.matches('“').count();
    let closes = text.matches('”').count();
    let straight = text.matches('"').count();
    let ends = text.trim_end_matches(['”', '"', '’', '\'', ')']).ends_with(['.', '!'])
        || text.ends_with(|c: char| c.is_ascii_digit());
    let first = text.split_whitespace().next().unwrap_or_default();
    let first: String =
        first.chars().filter(|character| character.is_alphabetic()).flat_map(char::to_lowercase).collect();
    (8..=45).contains(&length)
        && ends
        && opens == closes
        && straight.is_multiple_of(2)
        && !text.starts_with(['“', '"', '•', '-'])
        && text.starts_with(char::is_uppercase)
        && LEANING.binary_search(&first.as_str()).is_err()
        && !leans_on_a_pronoun(text)
}

/// First words that lean on the sentence before. Sorted.
const LEANING: &[&str] = &[
    "also",
    "and",
    "another",
    "both",
    "but",
    "earlier",
    "he",
    "her",
    "here",
    "his",
    "however",
    "i",
    "instead",
    "it",
    "its",
    "just",
    "later",
    "meanwhile",
    "my",
    "nevertheless",
    "only",
    "or",
    "our",
    "she",
    "so",
    "still",
    "such",
    "that",
    "their",
    "then",
    "there",
    "therefore",
    "these",
    "they",
    "this",
    "those",
    "we",
    "yet",
    "you",
];

/// Whether a pronoun comes before any name it could stand for.
fn leans_on_a_pronoun(text: &str) -> bool {
    for (number, word) in text.split_whitespace().enumerate() {
        let word = word.trim_matches(|character: char| !character.is_alphanumeric());
        if number > 0 && word.starts_with(char::is_uppercase) {
            return false;
        }
        if matches!(word, "he" | "she" | "they" | "him" | "his" | "her" | "their" | "them") {
            return true;
        }
    }
    false
}

/// The account's title whose words most texts share, and the account.
pub fn title(record: &Record) -> Option<(AccountNumber, String)> {
    let mut story = Story::read(record);
    let mut best: Option<(f32, AccountNumber, String)> = None;
    for (number, account) in record.accounts.iter().enumerate().filter(|(_, account)| account.is_read()) {
        let Some(title) = &account.document.title else { continue };
        let all = Span::new(0, title.value.len());
        let terms = story.numbered(&words(&title.value, all, &[]));
        let weight: f32 = terms.iter().filter_map(|term| story.weights.get(*term as usize)).sum();
        let score = weight / (terms.len() as f32 + 2.0);
        if !terms.is_empty() && best.as_ref().is_none_or(|(other, ..)| score > *other) {
            best = Some((score, AccountNumber(number), title.value.clone()));
        }
    }
    best.map(|(_, number, title)| (number, title))
}
