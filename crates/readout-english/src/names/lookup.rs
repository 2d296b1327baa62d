//! Which words of a text stand in the lists.

use super::knowledge::{Kinds, Knowledge, push_pieces};
use crate::Analysis;

/// Where a word stands in a phrase of the lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Place {
    /// In none.
    #[default]
    Outside,
    /// It is the whole.
    Single,
    /// First word.
    First,
    /// Between first and last.
    Middle,
    /// Last word.
    Last,
}

/// What the lists say of one token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    /// Lists the word itself stands in.
    pub word: Kinds,
    /// Lists the longest phrase around it stands in.
    pub phrase: Kinds,
    /// Its place in that phrase.
    pub place: Place,
}

/// Looks up every token; phrases are the longest from the left and stay within their sentence.
pub(super) fn look_up(knowledge: &Knowledge, analysis: &Analysis, text: &str) -> Vec<Found> {
    let mut found = vec![Found::default(); analysis.tokens.len()];
    let mut key = String::with_capacity(64);
    for sentence in &analysis.sentences {
        let mut free = sentence.tokens.start;
        for at in sentence.tokens.clone() {
            let word = analysis.tokens[at].span.of(text);
            let (kinds, longest, calm) = beginning(knowledge, word, &mut key).unwrap_or_default();
            found[at].word = kinds.with(office_words(knowledge, word, &mut key));
            if longest == 0 && kinds == Kinds::default() {
                continue;
            }
            if at < free {
                continue;
            }
            let (end, phrase) =
                longest_phrase(knowledge, analysis, text, at..sentence.tokens.end, (longest, calm), &mut key)
                    .unwrap_or((at + 1, kinds));
            if phrase == Kinds::default() {
                continue;
            }
            free = end;
            for (inside, found) in found[at..end].iter_mut().enumerate() {
                found.phrase = phrase;
                found.place = match (inside, end - at) {
                    (0, 1) => Place::Single,
                    (0, _) => Place::First,
                    (inside, length) if inside + 1 == length => Place::Last,
                    _ => Place::Middle,
                };
            }
        }
    }
    found
}

/// The lists a word stands in, how many pieces a phrase that begins with it may have, and whether it was found only
/// after its capitals were taken down.
fn beginning(knowledge: &Knowledge, word: &str, key: &mut String) -> Option<(Kinds, u8, bool)> {
    if !word.starts_with(char::is_alphanumeric) {
        return None;
    }
    key.clear();
    push_pieces(word, key);
    let whole = knowledge.entry_of_key(key);
    let first = match key.find(' ') {
        Some(end) => knowledge.entry_of_key(&key[..end]),
        None => whole,
    };
    if whole.is_none() && first.is_none() {
        let entry = shouted(word).and_then(|calm| knowledge.entry_of_key(&calm))?;
        return Some((entry.kinds, entry.longest, true));
    }
    Some((whole.map_or(Kinds::default(), |entry| entry.kinds), first.map_or(0, |entry| entry.longest), false))
}

/// What a capitalised word is as an office's: "Foreign Minister" is made of the same words as "foreign minister".
fn office_words(knowledge: &Knowledge, word: &str, key: &mut String) -> Kinds {
    if !word.starts_with(char::is_uppercase) {
        return Kinds::default();
    }
    key.clear();
    key.extend(word.chars().flat_map(char::to_lowercase));
    let office =
        Kinds::OFFICE_HEAD.with(Kinds::OFFICE_MODIFIER).with(Kinds::AMBIGUOUS).with(Kinds::PERSON_NOUN);
    knowledge.entry_of_key(key).map_or(Kinds::default(), |entry| entry.kinds.only(office))
}

/// A word in capitals as it is written elsewhere ("CAIRO": "Cairo"); short ones are abbreviations.
fn shouted(word: &str) -> Option<String> {
    let capitals = word.len() >= 4 && word.chars().all(|c| c.is_uppercase());
    capitals.then(|| {
        let mut letters = word.chars();
        letters.next().into_iter().chain(letters.flat_map(char::to_lowercase)).collect()
    })
}

fn longest_phrase(
    knowledge: &Knowledge,
    analysis: &Analysis,
    text: &str,
    tokens: std::ops::Range<usize>,
    (longest, calm): (u8, bool),
    key: &mut String,
) -> Option<(usize, Kinds)> {
    if longest < 2 {
        return None;
    }
    key.clear();
    let mut best = None;
    for at in tokens {
        let before = key.len();
        let word = analysis.tokens[at].span.of(text);
        match shouted(word).filter(|_| calm) {
            Some(word) => push_pieces(&word, key),
            None => push_pieces(word, key),
        }
        if key.split(' ').count() > usize::from(longest) {
            break;
        }
        if key.len() > before {
            best = knowledge
                .entry_of_key(key)
                .filter(|entry| entry.kinds != Kinds::default())
                .map(|entry| (at + 1, entry.kinds))
                .or(best);
        }
    }
    best
}
