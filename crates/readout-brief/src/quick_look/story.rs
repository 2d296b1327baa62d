//! The sentences of a story as bags of content words, and what words and pairs of words weigh.

use super::standing_alone::stands_alone;
use readout_document::Span;
use readout_record::Record;
use readout_story::words::{Word, is_function_word, words};
use rustc_hash::FxHashMap;

/// Content words within which two make a pair.
const WINDOW: usize = 6;
/// What a name weighs beside another word: names stand in many sentences that tell different things.
const NAME: f32 = 0.35;

/// What a pair weighs whose words are never apart: it tells who somebody is, not what happened.
const FIXED_PHRASE: f32 = 0.3;

/// The sentences of every account that was read.
#[derive(Default)]
pub struct Story {
    pub sentences: Vec<Sentence>,
    numbers: FxHashMap<String, u32>,
    /// By term.
    uses: Vec<Uses>,
    pairs: FxHashMap<(u32, u32), Together>,
    texts: usize,
}

/// A sentence as the choice sees it.
pub struct Sentence {
    /// Index of the account.
    pub account: usize,
    /// Number of the text the account prints.
    pub text: usize,
    pub span: Span,
    pub paragraph: usize,
    /// Words.
    pub length: usize,
    /// Content words, each once, sorted.
    pub terms: Vec<u32>,
    /// Pairs of nearby content words, smaller first, each once, sorted.
    pub pairs: Vec<(u32, u32)>,
    pub stands_alone: bool,
}

/// Where a pair stands.
#[derive(Default)]
struct Together {
    sentences: usize,
    /// Texts that bring it; sentences when there is but one text.
    sources: u32,
    /// The last of them.
    last: Option<u32>,
}

/// How a term is used.
#[derive(Clone, Default)]
struct Uses {
    sentences: usize,
    texts: usize,
    /// The last text counted.
    last: Option<usize>,
    capitalised: usize,
    lower_case: usize,
}

impl Story {
    /// Reads the record's sentences.
    pub fn read(record: &Record) -> Self {
        let mut story = Self::default();
        for (number, account) in record.accounts.iter().enumerate().filter(|(_, account)| account.is_read()) {
            let document = &account.document;
            for sentence in &account.sentences {
                let skip: Vec<Span> =
                    document.inline_furniture(sentence.span).iter().map(|it| it.span).collect();
                let words = words(&document.text, sentence.span, &skip);
                let numbers = story.numbers(&words);
                story.note_case(&words, &numbers, &document.text);
                let content: Vec<u32> = numbers.into_iter().flatten().collect();
                let mut terms = content.clone();
                terms.sort_unstable();
                terms.dedup();
                story.sentences.push(Sentence {
                    account: number,
                    text: account.text,
                    span: sentence.span,
                    paragraph: sentence.paragraph,
                    length: words.len(),
                    stands_alone: stands_alone(sentence.span.of(&document.text), words.len()),
                    pairs: pairs(&content),
                    terms,
                });
            }
        }
        story.count();
        story
    }

    fn count(&mut self) {
        let mut texts: Vec<usize> = self.sentences.iter().map(|sentence| sentence.text).collect();
        texts.sort_unstable();
        texts.dedup();
        self.texts = texts.len();
        // Text by text, so that to know whether one is counted only the last need be looked at.
        let mut order: Vec<usize> = (0..self.sentences.len()).collect();
        order.sort_by_key(|at| self.sentences[*at].text);
        for at in order {
            let sentence = &self.sentences[at];
            for term in &sentence.terms {
                let uses = &mut self.uses[*term as usize];
                uses.sentences += 1;
                if uses.last.replace(sentence.text) != Some(sentence.text) {
                    uses.texts += 1;
                }
            }
            let source = if texts.len() > 1 { sentence.text } else { at } as u32;
            for pair in &sentence.pairs {
                let together = self.pairs.entry(*pair).or_default();
                together.sentences += 1;
                if together.last.replace(source) != Some(source) {
                    together.sources += 1;
                }
            }
        }
    }

    /// The number of each of `words`; none for one without content of its own.
    fn numbers(&mut self, words: &[Word]) -> Vec<Option<u32>> {
        let is_content = |word: &&Word| !is_function_word(&word.folded);
        words.iter().map(|word| Some(word).filter(is_content).map(|word| self.number(word))).collect()
    }

    fn number(&mut self, word: &Word) -> u32 {
        let stem = stem(&word.folded);
        if let Some(number) = self.numbers.get(stem) {
            return *number;
        }
        let next = self.uses.len() as u32;
        self.numbers.insert(stem.to_owned(), next);
        self.uses.push(Uses::default());
        next
    }

    /// Numbers of the content words among `words`, each once.
    pub fn terms(&mut self, words: &[Word]) -> Vec<u32> {
        let mut terms: Vec<u32> = self.numbers(words).into_iter().flatten().collect();
        terms.sort_unstable();
        terms.dedup();
        terms
    }

    /// Counts how words that do not begin the sentence are written.
    fn note_case(&mut self, words: &[Word], numbers: &[Option<u32>], text: &str) {
        for (word, number) in words.iter().zip(numbers).skip(1) {
            let Some(number) = number else { continue };
            let uses = &mut self.uses[*number as usize];
            if word.span.of(text).starts_with(char::is_uppercase) {
                uses.capitalised += 1;
            } else {
                uses.lower_case += 1;
            }
        }
    }

    /// Whether a term is mostly written as a name.
    pub fn is_name(&self, term: u32) -> bool {
        let uses = &self.uses[term as usize];
        uses.capitalised > uses.lower_case
    }

    /// How many texts use a term.
    pub fn texts_with(&self, term: u32) -> usize {
        self.uses[term as usize].texts
    }

    /// What a term tells: the more the fewer sentences use it, names less than other words.
    pub fn weight(&self, term: u32) -> f32 {
        self.rarity(term) * self.kind_weight(term)
    }

    fn kind_weight(&self, term: u32) -> f32 {
        if self.is_name(term) { NAME } else { 1.0 }
    }

    fn rarity(&self, term: u32) -> f32 {
        (1.0 + self.sentences.len() as f32 / self.uses[term as usize].sentences.max(1) as f32).ln()
    }

    /// What a pair of words is worth: the more texts bring it, the more; nothing when only one does, and little when
    /// its words are never apart, as in a title or a name.
    pub fn pair_weight(&self, (one, two): (u32, u32)) -> f32 {
        let Some(together) = self.pairs.get(&(one, two)) else { return 0.0 };
        let sources = together.sources.saturating_sub(1) as f32;
        let share = if self.texts > 1 { sources / (self.texts - 1) as f32 } else { sources.min(3.0) / 3.0 };
        let kind = (self.kind_weight(one) + self.kind_weight(two) - NAME).min(1.0);
        let uses = |term: u32| self.uses[term as usize].sentences;
        let fixed = together.sentences >= 3 && together.sentences * 10 >= uses(one).max(uses(two)) * 8;
        share * kind * if fixed { FIXED_PHRASE } else { 1.0 } * (self.rarity(one) * self.rarity(two)).sqrt()
    }
}

fn pairs(content: &[u32]) -> Vec<(u32, u32)> {
    let mut pairs: Vec<(u32, u32)> = content
        .iter()
        .enumerate()
        .flat_map(|(at, one)| {
            let near = &content[at + 1..content.len().min(at + WINDOW)];
            near.iter().filter(move |two| *two != one).map(move |two| (*one.min(two), *one.max(two)))
        })
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Endings that are cut off, the longest first.
const ENDINGS: &[&str] = &[
    "iations", "ations", "iation", "iating", "ation", "iated", "iate", "ings", "ing", "ies", "ers", "ed",
    "es", "er", "s", "y", "e",
];

/// `folded` without the commonest endings, so that "negotiate" and "negotiations" meet.
fn stem(folded: &str) -> &str {
    ENDINGS
        .iter()
        .find_map(|ending| folded.strip_suffix(ending).filter(|stem| stem.chars().count() >= 4))
        .unwrap_or(folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_share_a_stem() {
        assert_eq!(stem("negotiate"), stem("negotiations"));
        assert_eq!(stem("meeting"), stem("meetings"));
        assert_eq!(stem("ferry"), "ferr");
        assert_eq!(stem("bus"), "bus");
    }

    #[test]
    fn only_near_words_make_a_pair() {
        assert_eq!(pairs(&[0, 1, 0]), [(0, 1)]);
        assert!(!pairs(&[0, 1, 2, 3, 4, 5, 6]).contains(&(0, 6)));
    }
}
