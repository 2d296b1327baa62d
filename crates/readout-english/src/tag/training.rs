//! Training the tagger.

use super::fine::FineTag;
use super::form::Form;
use super::tagger::{FeatureList, Lexeme, Line, Tagger, tag_value};
use crate::classes::{Entry, Vocabulary, WordClasses};
use crate::model::{Rarity, Shuffle, Trainer};
use std::collections::BTreeMap;

/// A treebank's sentence for the tagger.
#[derive(Clone, Debug, Default)]
pub struct TaggedSentence {
    /// Its words.
    pub words: Vec<String>,
    /// Their tags.
    pub tags: Vec<FineTag>,
}

/// Classes with fewer words in the treebank than this are joined to the next best.
const MIN_CLASS: usize = 12;
/// Words seen this often in the treebank have a set of tags.
const MIN_WORD: usize = 4;
/// The right tag is to beat every other by this much.
const MARGIN: f32 = 6.0;
/// Words seen this often with one tag only are not weighed.
const MIN_SURE: usize = 60;

/// The tags worth telling apart: those of at least a dozen words.
pub fn tag_set(sentences: &[TaggedSentence]) -> Vec<FineTag> {
    let mut counts: BTreeMap<FineTag, usize> = BTreeMap::new();
    sentences
        .iter()
        .flat_map(|sentence| &sentence.tags)
        .for_each(|tag| *counts.entry(*tag).or_default() += 1);
    counts.into_iter().filter(|(_, count)| *count >= MIN_CLASS).map(|(tag, _)| tag).collect()
}

/// The place of a tag, or of the tag that is most like it.
fn class_of(tag: FineTag, classes: &[FineTag]) -> usize {
    let exact = classes.iter().position(|class| *class == tag);
    let alike = || classes.iter().position(|class| class.upos == tag.upos && class.xpos == tag.xpos);
    let same = || classes.iter().position(|class| class.upos == tag.upos);
    exact.or_else(alike).or_else(same).unwrap_or(0)
}

/// Makes the vocabulary: word classes from raw text, sets of tags from the treebank.
pub fn vocabulary(sentences: &[TaggedSentence], classes: &[FineTag], words: &WordClasses) -> Vec<u8> {
    let mut counts: BTreeMap<u64, BTreeMap<usize, usize>> = BTreeMap::new();
    for sentence in sentences {
        for (word, tag) in sentence.words.iter().zip(&sentence.tags) {
            let form = Form::new(word);
            let class = class_of(*tag, classes);
            *counts.entry(form.exact).or_default().entry(class).or_default() += 1;
            if form.lower != form.exact {
                // The lower-case form is what unseen capitalised forms fall back to.
                counts.entry(form.lower).or_default();
            }
        }
    }
    counts.retain(|_, tags| !tags.is_empty());
    let mut entries: BTreeMap<u64, Entry> = words
        .words
        .iter()
        .map(|&(key, class, coarse)| {
            (key, Entry { class: class + 1, coarse: coarse + 1, ..Entry::default() })
        })
        .collect();
    let sets: BTreeMap<u64, Vec<usize>> = counts
        .iter()
        .filter(|(_, tags)| tags.values().sum::<usize>() >= MIN_WORD)
        .map(|(key, tags)| (*key, common_tags(tags)))
        .collect();
    let numbers = number_sets(&sets, &counts);
    for (key, set) in &sets {
        let entry = entries.entry(*key).or_default();
        entry.tags = numbers.get(set).copied().unwrap_or(0);
        let tags = &counts[key];
        let total: usize = tags.values().sum();
        let most = tags.iter().max_by_key(|(_, count)| **count);
        if let Some((tag, _)) = most.filter(|(_, count)| total >= MIN_SURE && *count * 1000 >= total * 998) {
            entry.sure = *tag as u8 + 1;
        }
    }
    Vocabulary::write(&entries.into_iter().collect::<Vec<_>>())
}

/// The tags that a word has at least every twentieth time.
fn common_tags(tags: &BTreeMap<usize, usize>) -> Vec<usize> {
    let total: usize = tags.values().sum();
    tags.iter().filter(|(_, count)| **count * 20 >= total).map(|(tag, _)| *tag).collect()
}

/// Numbers the sets of tags that are most common, from 1.
fn number_sets(
    sets: &BTreeMap<u64, Vec<usize>>,
    counts: &BTreeMap<u64, BTreeMap<usize, usize>>,
) -> BTreeMap<Vec<usize>, u8> {
    let mut mass: BTreeMap<&Vec<usize>, usize> = BTreeMap::new();
    for (key, set) in sets {
        *mass.entry(set).or_default() += counts[key].values().sum::<usize>();
    }
    let mut order: Vec<(&Vec<usize>, usize)> = mass.into_iter().collect();
    order.sort_by_key(|(set, count)| (std::cmp::Reverse(*count), (*set).clone()));
    order.into_iter().take(127).zip(1..).map(|((set, _), number)| (set.clone(), number)).collect()
}

/// Trains a tagger for some epochs, in an order that depends on nothing but the data.
pub fn train(sentences: &[TaggedSentence], classes: &[FineTag], vocabulary: &[u8], epochs: usize) -> Vec<u8> {
    let Ok(words) = Vocabulary::read(vocabulary) else { return Vec::new() };
    let lines: Vec<(Line, Vec<usize>)> = sentences
        .iter()
        .map(|sentence| {
            let line = Line::new(sentence.words.iter().map(|word| Lexeme::new(word, &words)));
            (line, sentence.tags.iter().map(|tag| class_of(*tag, classes)).collect())
        })
        .collect();
    let mut list = FeatureList::new();
    let mut rarity = Rarity::new(3);
    lines.iter().for_each(|(line, gold)| count_line(&mut rarity, line, gold, &mut list));
    let mut trainer = Trainer::new(classes.len()).with_rarity(rarity);
    let mut order: Vec<usize> = (0..lines.len()).collect();
    let mut shuffle = Shuffle::new(17);
    for _ in 0..epochs {
        shuffle.shuffle(&mut order);
        for &at in &order {
            let (line, gold) = &lines[at];
            learn_line(&mut trainer, line, gold, &mut list);
        }
    }
    Tagger::write(classes, vocabulary, &trainer.finish(0, 0.0))
}

fn learn_line(trainer: &mut Trainer, line: &Line, gold: &[usize], list: &mut FeatureList) {
    let (mut last, mut before) = (tag_value(None), tag_value(None));
    for (at, &gold) in gold.iter().enumerate() {
        let sure = line.word(at).entry.sure;
        let tag = if sure > 0 {
            sure as usize - 1
        } else {
            line.features(at, last, before, list);
            trainer.learn_with_margin(list.as_slice(), gold, MARGIN)
        };
        before = last;
        last = tag_value(Some(tag));
    }
}

fn count_line(rarity: &mut Rarity, line: &Line, gold: &[usize], list: &mut FeatureList) {
    let (mut last, mut before) = (tag_value(None), tag_value(None));
    for (at, &tag) in gold.iter().enumerate() {
        if line.word(at).entry.sure == 0 {
            line.features(at, last, before, list);
            rarity.count(list.as_slice());
        }
        before = last;
        last = tag_value(Some(tag));
    }
}
