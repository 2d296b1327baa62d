//! Training the tagger: the first look from left to right, then the second at the words that the first doubts.
//!
//! The second look, and later the parser, learn from tags that taggers gave to sentences they had not seen: the treebank
//! is dealt into folds, and each is tagged by what the others taught.
//!
//! Words that the treebank hardly knows are learnt from raw text: a first tagger tags it, and which tags it gives a word
//! there is known to the taggers after it.

use super::fine::FineTag;
use super::form::Form;
use super::tagger::{FeatureList, Lexeme, Line, Tagger, tag_value};
use crate::classes::{Entry, Vocabulary, WordClasses};
use crate::model::{ModelError, Rarity, Shuffle, Trainer, Uses, mean, side_by_side, write_sparse};
use std::collections::BTreeMap;
use std::ops::Range;

/// A treebank's sentence for the tagger.
#[derive(Clone, Debug, Default)]
pub struct TaggedSentence {
    /// Its words.
    pub words: Vec<String>,
    /// Their tags.
    pub tags: Vec<FineTag>,
}

/// How often each word, by its key, has each tag, by its place among the tags.
type TagCounts = BTreeMap<u64, BTreeMap<usize, usize>>;

/// Classes with fewer words in the treebank than this are joined to the next best.
const MIN_CLASS: usize = 12;
/// Words seen this often in the treebank have a set of tags.
const MIN_WORD: usize = 4;
/// A word's set holds the tags that it has at least every so manieth time.
const SHARE: usize = 20;
/// The same for words that are rarer in the treebank: how often a tagger must have tagged them in raw text, and which of
/// the tags it gave them are in the set, for it errs at times.
const MIN_HEARD: usize = 10;
const HEARD_SHARE: usize = 5;
/// The right tag is to beat every other by this much.
const MARGIN: f32 = 6.0;
/// Words seen this often with one tag only are not weighed.
const MIN_SURE: usize = 60;

/// The tags worth telling apart: those of at least a dozen words.
fn tag_set(sentences: &[TaggedSentence]) -> Vec<FineTag> {
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

/// Makes the vocabulary: word classes from raw text; sets of tags from the treebank, and of words that are rare there as
/// they were heard in raw text.
fn vocabulary(
    sentences: &[TaggedSentence],
    classes: &[FineTag],
    words: &WordClasses,
    heard: &TagCounts,
) -> Vec<u8> {
    let mut counts = TagCounts::new();
    for sentence in sentences {
        for (word, tag) in sentence.words.iter().zip(&sentence.tags) {
            let form = Form::new(word);
            let class = class_of(*tag, classes);
            *counts.entry(form.exact).or_default().entry(class).or_default() += 1;
        }
    }
    let mut entries: BTreeMap<u64, Entry> = words
        .words
        .iter()
        .map(|&(key, class, coarse)| {
            (key, Entry { class: class + 1, coarse: coarse + 1, ..Entry::default() })
        })
        .collect();
    let all = |tags: &BTreeMap<usize, usize>| tags.values().sum::<usize>();
    counts.retain(|_, tags| all(tags) >= MIN_WORD);
    let mut sets: BTreeMap<u64, Vec<usize>> =
        counts.iter().map(|(key, tags)| (*key, common_tags(tags, SHARE))).collect();
    let numbers = number_sets(&sets, &counts);
    for (key, tags) in heard.iter().filter(|(_, tags)| all(tags) >= MIN_HEARD) {
        sets.entry(*key).or_insert_with(|| common_tags(tags, HEARD_SHARE));
    }
    for (key, set) in &sets {
        entries.entry(*key).or_default().tags = numbers.get(set).copied().unwrap_or(0);
    }
    for (key, tags) in &counts {
        let total = all(tags);
        let most = tags.iter().max_by_key(|(_, count)| **count);
        if let Some((tag, _)) = most.filter(|(_, count)| total >= MIN_SURE && *count * 1000 >= total * 998) {
            entries.entry(*key).or_default().sure = *tag as u8 + 1;
        }
    }
    Vocabulary::write(&entries.into_iter().collect::<Vec<_>>())
}

/// The tags that a word has at least every so manieth time.
fn common_tags(tags: &BTreeMap<usize, usize>, share: usize) -> Vec<usize> {
    let total: usize = tags.values().sum();
    tags.iter().filter(|(_, count)| **count * share >= total).map(|(tag, _)| *tag).collect()
}

/// Numbers the sets of tags that are most common, from 1.
fn number_sets(sets: &BTreeMap<u64, Vec<usize>>, counts: &TagCounts) -> BTreeMap<Vec<usize>, u8> {
    let mut mass: BTreeMap<&Vec<usize>, usize> = BTreeMap::new();
    for (key, set) in sets {
        *mass.entry(set).or_default() += counts[key].values().sum::<usize>();
    }
    let mut order: Vec<(&Vec<usize>, usize)> = mass.into_iter().collect();
    order.sort_by_key(|(set, count)| (std::cmp::Reverse(*count), (*set).clone()));
    order.into_iter().take(127).zip(1..).map(|((set, _), number)| (set.clone(), number)).collect()
}

/// A trained tagger, and the tags of its treebank as taggers gave them that had not seen the sentence.
#[derive(Clone, Debug)]
pub struct Trained {
    /// The bytes of a [`Tagger`].
    pub tagger: Vec<u8>,
    /// The best and the second best tag of each word of each sentence.
    pub tags: Vec<Vec<(FineTag, FineTag)>>,
}

/// Sentences of raw text that are tagged as one piece of work.
const RAW_PART: usize = 4096;
/// Parts of the treebank that are tagged by what the others taught.
const FOLDS: usize = 5;
/// Trainings of the first look, each with an order of its own, whose weights are averaged.
const ORDERS: Range<u64> = 17..20;
/// Weights smaller than this are left out.
const FLOOR: f32 = 0.4;
const EPOCHS: usize = 8;
const FOLD_EPOCHS: usize = 5;
const SECOND_EPOCHS: usize = 8;

/// Trains a tagger on the sentences of a treebank and of raw text, in an order that depends on nothing but the data.
///
/// # Errors
/// Those of reading a tagger; one that was written here has none.
pub fn train(
    sentences: &[TaggedSentence],
    raw: &[Vec<&str>],
    words: &WordClasses,
) -> Result<Trained, ModelError> {
    let classes = tag_set(sentences);
    let deaf = vocabulary(sentences, &classes, words, &TagCounts::new());
    let heard = hear(&Tagger::read(&first_look(sentences, &classes, &deaf, false))?, raw);
    let parts: Vec<Option<usize>> = [None].into_iter().chain((0..FOLDS).map(Some)).collect();
    let firsts = side_by_side(&parts, |part| {
        let seen: Vec<TaggedSentence> = others(sentences, *part).cloned().collect();
        first_look(&seen, &classes, &vocabulary(&seen, &classes, words, &heard), part.is_none())
    });
    let taggers = firsts.iter().map(|bytes| Tagger::read(bytes)).collect::<Result<Vec<_>, _>>()?;
    let samples = sentences.iter().enumerate().map(|(at, sentence)| {
        let tagger = &taggers[1 + at % FOLDS];
        let sample = Sample::new(sentence, &classes, tagger.vocabulary());
        Sample { first: tagger.first(&sample.line), ..sample }
    });
    let samples: Vec<Sample> = samples.collect();
    let seconds = side_by_side(&parts, |part| second_look(others(&samples, *part), classes.len()));
    let whole = firsts.iter().zip(&seconds).map(|(first, second)| [&first[..], &second[..]].concat());
    let whole: Vec<Vec<u8>> = whole.collect();
    let taggers = whole.iter().map(|bytes| Tagger::read(bytes)).collect::<Result<Vec<_>, _>>()?;
    let tags = samples.iter().enumerate().map(|(at, sample)| {
        let tags = taggers[1 + at % FOLDS].tag(&sample.line).into_iter();
        tags.map(|(best, second)| (classes[best], classes[second])).collect()
    });
    let tags = tags.collect();
    Ok(Trained { tagger: whole.into_iter().next().unwrap_or_default(), tags })
}

/// How often words have each tag in raw text, as a tagger gives them.
fn hear(tagger: &Tagger<'_>, raw: &[Vec<&str>]) -> TagCounts {
    let parts: Vec<&[Vec<&str>]> = raw.chunks(RAW_PART).collect();
    let counted = side_by_side(&parts, |part| {
        let mut counts = TagCounts::new();
        for sentence in *part {
            let line = Line::new(sentence.iter().map(|word| Lexeme::new(word, tagger.vocabulary())));
            for (at, (tag, _)) in tagger.tag(&line).into_iter().enumerate() {
                *counts.entry(line.word(at).form.exact).or_default().entry(tag).or_default() += 1;
            }
        }
        counts
    });
    let mut all = TagCounts::new();
    for (key, tags) in counted.into_iter().flatten() {
        let sum = all.entry(key).or_default();
        tags.into_iter().for_each(|(tag, count)| *sum.entry(tag).or_default() += count);
    }
    all
}

/// All but one part.
fn others<T>(items: &[T], part: Option<usize>) -> impl Iterator<Item = &T> {
    items.iter().enumerate().filter(move |(at, _)| part != Some(at % FOLDS)).map(|(_, item)| item)
}

/// A sentence to learn from.
struct Sample {
    line: Line,
    gold: Vec<usize>,
    /// What the first look says of it.
    first: Vec<(usize, usize)>,
}

impl Sample {
    fn new(sentence: &TaggedSentence, classes: &[FineTag], vocabulary: &Vocabulary<'_>) -> Self {
        let line = Line::new(sentence.words.iter().map(|word| Lexeme::new(word, vocabulary)));
        let gold = sentence.tags.iter().map(|tag| class_of(*tag, classes)).collect();
        Self { line, gold, first: Vec::new() }
    }
}

/// Trains the first look; returns a tagger that has no second one yet.
fn first_look(sentences: &[TaggedSentence], classes: &[FineTag], vocabulary: &[u8], whole: bool) -> Vec<u8> {
    let Ok(words) = Vocabulary::read(vocabulary) else { return Vec::new() };
    let samples: Vec<Sample> =
        sentences.iter().map(|sentence| Sample::new(sentence, classes, &words)).collect();
    let mut list = FeatureList::new();
    let (mut rarity, mut uses) = (Rarity::new(3), Uses::default());
    for sample in &samples {
        count_line(sample, &mut list, |features| {
            rarity.count(features);
            uses.count(features);
        });
    }
    let (orders, epochs) =
        if whole { (ORDERS, EPOCHS) } else { (ORDERS.start..ORDERS.start + 1, FOLD_EPOCHS) };
    let trainings = orders.map(|order| {
        let mut trainer = Trainer::new(classes.len()).with_rarity(rarity.clone());
        let mut order_of: Vec<usize> = (0..samples.len()).collect();
        let mut shuffle = Shuffle::new(order);
        for _ in 0..epochs {
            shuffle.shuffle(&mut order_of);
            order_of.iter().for_each(|&at| learn_line(&mut trainer, &samples[at], &mut list));
        }
        trainer.averages(0, 0.0)
    });
    let mut rows = mean(trainings.collect());
    rows.iter_mut().for_each(|(_, row)| row.retain(|(_, weight)| weight.abs() >= FLOOR));
    rows.retain(|(_, row)| !row.is_empty());
    Tagger::write(classes, vocabulary, &write_sparse(classes.len(), &rows, &uses))
}

fn learn_line(trainer: &mut Trainer, sample: &Sample, list: &mut FeatureList) {
    let (mut last, mut before) = (tag_value(None), tag_value(None));
    for (at, &gold) in sample.gold.iter().enumerate() {
        let sure = sample.line.word(at).entry.sure;
        let tag = if sure > 0 {
            sure as usize - 1
        } else {
            sample.line.features(at, last, before, list);
            trainer.learn_with_margin(list.as_slice(), gold, MARGIN)
        };
        before = last;
        last = tag_value(Some(tag));
    }
}

fn count_line(sample: &Sample, list: &mut FeatureList, mut count: impl FnMut(&[u64])) {
    let (mut last, mut before) = (tag_value(None), tag_value(None));
    for (at, &tag) in sample.gold.iter().enumerate() {
        if sample.line.word(at).entry.sure == 0 {
            sample.line.features(at, last, before, list);
            count(list.as_slice());
        }
        before = last;
        last = tag_value(Some(tag));
    }
}

/// Trains the second look: which of the two tags it is, where the first look doubts.
fn second_look<'a>(samples: impl Iterator<Item = &'a Sample>, classes: usize) -> Vec<u8> {
    let samples: Vec<&Sample> = samples.collect();
    let (mut rarity, mut uses) = (Rarity::new(2), Uses::default());
    let mut list = FeatureList::new();
    for sample in &samples {
        let mut tags = sample.first.clone();
        for at in 0..tags.len() {
            if tags[at].0 != tags[at].1 {
                sample.line.second_features(at, &tags, &mut list);
                rarity.count(list.as_slice());
                uses.count(list.as_slice());
            }
            tags[at].0 = sample.gold[at];
        }
    }
    let mut trainer = Trainer::new(classes).with_rarity(rarity);
    let mut order: Vec<usize> = (0..samples.len()).collect();
    let mut shuffle = Shuffle::new(ORDERS.start);
    for _ in 0..SECOND_EPOCHS {
        shuffle.shuffle(&mut order);
        order.iter().for_each(|&at| learn_second(&mut trainer, samples[at], &mut list));
    }
    trainer.finish(0, 0.0, &uses)
}

fn learn_second(trainer: &mut Trainer, sample: &Sample, list: &mut FeatureList) {
    let mut tags = sample.first.clone();
    for (at, &gold) in sample.gold.iter().enumerate() {
        let (first, second) = tags[at];
        if first == second || (gold != first && gold != second) {
            continue;
        }
        sample.line.second_features(at, &tags, list);
        let other = if gold == first { second } else { first };
        let right = trainer.learn_pair(list.as_slice(), gold, other, MARGIN);
        tags[at] = if right { (gold, other) } else { (other, gold) };
    }
}
