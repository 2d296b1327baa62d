//! The tagger: left to right, each tag chosen by a linear model from the word, its neighbours and the tags before it. Words
//! whose two best tags lie close are looked at a second time, with the tags behind them too.

use super::fine::FineTag;
use super::form::{AFFIX, Form};
use crate::classes::{Entry, Vocabulary};
use crate::model::hash::{number, one, three, two};
use crate::model::{ModelError, SparseModel};

/// One token as features see it: its letters, and what the vocabulary knows of it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Lexeme {
    pub(crate) form: Form,
    pub(crate) entry: Entry,
    /// The class, spread; the word's shape for words without one.
    pub(crate) class: u64,
    pub(crate) coarse: u64,
    pub(crate) tags: u64,
}

impl Lexeme {
    /// Looks up one token.
    pub fn new(word: &str, vocabulary: &Vocabulary<'_>) -> Self {
        let form = Form::new(word);
        let mut entry = vocabulary.get(form.exact).unwrap_or_default();
        if entry.class == 0 || entry.tags == 0 {
            let lower = vocabulary.get(form.lower).unwrap_or_default();
            if entry.class == 0 {
                (entry.class, entry.coarse) = (lower.class, lower.coarse);
            }
            if entry.tags == 0 {
                entry.tags = lower.tags;
            }
        }
        let unknown = form.shape;
        let class = if entry.class == 0 { unknown } else { number(u64::from(entry.class)) };
        let coarse = if entry.class == 0 { unknown } else { number(1000 + u64::from(entry.coarse)) };
        let tags = if entry.tags == 0 { unknown } else { number(2000 + u64::from(entry.tags)) };
        Self { form, entry, class, coarse, tags }
    }

    /// What stands before the first and after the last token.
    fn edge(which: u64) -> Self {
        let value = number(5000 + which);
        let form =
            Form { exact: value, lower: value, suffixes: [value; AFFIX], shape: value, ..Form::default() };
        Self { form, entry: Entry::default(), class: value, coarse: value, tags: value }
    }
}

/// Most features of one decision.
pub(crate) const FEATURES: usize = 96;

/// The features of one decision.
pub(crate) struct FeatureList {
    keys: [u64; FEATURES],
    len: usize,
}

impl FeatureList {
    pub(crate) fn new() -> Self {
        Self { keys: [0; FEATURES], len: 0 }
    }

    #[inline(always)]
    pub(crate) fn push(&mut self, key: u64) {
        if self.len < FEATURES {
            self.keys[self.len] = key;
            self.len += 1;
        }
    }

    pub(crate) fn as_slice(&self) -> &[u64] {
        &self.keys[..self.len]
    }
}

/// A sentence ready for tagging: its tokens between two edges on either side.
pub(crate) struct Line {
    words: Vec<Lexeme>,
    capitals: bool,
}

impl Line {
    pub(crate) fn new(words: impl Iterator<Item = Lexeme>) -> Self {
        let mut line = vec![Lexeme::edge(0), Lexeme::edge(1)];
        line.extend(words);
        let letters = line.iter().filter(|word| word.form.capital).count();
        let capitals = line.len() > 4 && letters * 10 >= (line.len() - 2) * 7;
        line.extend([Lexeme::edge(2), Lexeme::edge(3)]);
        Self { words: line, capitals }
    }

    pub(crate) fn len(&self) -> usize {
        self.words.len() - 4
    }

    pub(crate) fn word(&self, at: usize) -> &Lexeme {
        &self.words[at + 2]
    }

    /// The features of the tag of token `at`, given the two tags before it (spread).
    pub(crate) fn features(&self, at: usize, last: u64, before: u64, list: &mut FeatureList) {
        list.len = 0;
        let at = at + 2;
        let [w2, w1, w, n1, n2] = [at - 2, at - 1, at, at + 1, at + 2].map(|place| &self.words[place]);
        let form = &w.form;
        let place = number(u64::from(at == 2) << 1 | u64::from(self.capitals));
        list.push(one(1, form.exact));
        list.push(one(2, form.lower));
        for length in 0..AFFIX {
            list.push(one(10 + length as u64, form.suffixes[length]));
            list.push(one(20 + length as u64, form.prefixes[length]));
        }
        list.push(two(3, form.shape, place));
        list.push(one(4, w.class));
        list.push(one(5, w.coarse));
        list.push(one(6, w.tags));
        list.push(two(7, w.class, place));
        list.push(three(8, form.suffixes[2], form.shape, place));
        self.tag_features(w, n1, n2, last, before, list);
        for (template, word) in [(40, w1), (44, n1), (48, w2), (52, n2)] {
            list.push(one(template, word.form.lower));
            list.push(one(template + 1, word.class));
            list.push(one(template + 2, word.tags));
        }
        list.push(one(60, n1.form.suffixes[2]));
        list.push(one(61, n1.form.shape));
        list.push(one(62, w1.form.shape));
        list.push(two(63, w1.form.lower, form.lower));
        list.push(two(64, form.lower, n1.form.lower));
        list.push(two(65, w1.form.lower, n1.form.lower));
        list.push(two(66, w1.class, w.class));
        list.push(two(67, w.class, n1.class));
        list.push(three(68, w1.class, w.tags, n1.class));
        list.push(two(69, form.suffixes[2], n1.class));
        list.push(three(70, w.tags, n1.form.lower, n2.tags));
    }

    /// The features of the second look at token `at`: `tags` are the best and the second best of every token so far.
    pub(crate) fn second_features(&self, at: usize, tags: &[(usize, usize)], list: &mut FeatureList) {
        let tag = |at: Option<usize>| tag_value(at.and_then(|at| tags.get(at)).map(|(best, _)| *best));
        let (last, before) = (tag(at.checked_sub(1)), tag(at.checked_sub(2)));
        let (next, after) = (tag(at.checked_add(1)), tag(at.checked_add(2)));
        self.features(at, last, before, list);
        let w = self.word(at);
        let (low, high) = (tags[at].0.min(tags[at].1), tags[at].0.max(tags[at].1));
        let pair = number(20_000 + (low * 256 + high) as u64);
        list.push(two(100, pair, tag_value(Some(tags[at].0))));
        list.push(two(101, pair, last));
        list.push(two(102, pair, next));
        list.push(three(103, pair, last, next));
        list.push(three(104, pair, next, after));
        list.push(three(105, pair, before, last));
        list.push(two(106, pair, w.form.lower));
        list.push(three(107, w.form.lower, last, next));
        list.push(two(108, w.form.lower, next));
        list.push(three(109, w.tags, last, next));
        list.push(two(110, w.tags, next));
        list.push(three(111, w.tags, next, after));
        list.push(one(112, next));
        list.push(two(113, next, after));
        list.push(two(114, last, next));
        list.push(three(115, before, last, next));
        list.push(three(116, last, next, after));
        list.push(two(117, w.class, next));
        list.push(two(118, w.form.suffixes[2], next));
        list.push(three(119, w.form.suffixes[2], last, next));
    }

    fn tag_features(
        &self,
        w: &Lexeme,
        n1: &Lexeme,
        n2: &Lexeme,
        last: u64,
        before: u64,
        list: &mut FeatureList,
    ) {
        list.push(one(30, last));
        list.push(two(31, before, last));
        list.push(two(32, last, w.form.lower));
        list.push(two(33, last, w.form.suffixes[2]));
        list.push(two(34, last, w.tags));
        list.push(three(35, last, w.tags, n1.tags));
        list.push(three(36, before, last, w.tags));
        list.push(two(37, w.tags, n1.tags));
        list.push(three(38, w.tags, n1.tags, n2.tags));
        list.push(two(39, last, w.class));
        list.push(three(80, last, w.class, n1.class));
        list.push(two(81, last, n1.tags));
        list.push(three(82, last, w.form.lower, n1.tags));
        list.push(two(83, w.form.lower, n1.tags));
        list.push(two(84, w.form.suffixes[2], n1.tags));
    }
}

/// The value of a tag in features; `None` before the sentence begins.
pub(crate) fn tag_value(class: Option<usize>) -> u64 {
    number(class.map_or(9000, |class| 9001 + class as u64))
}

const MAGIC: [u8; 4] = *b"RDt1";

/// A trained tagger, in place in a byte string.
#[derive(Clone, Debug)]
pub struct Tagger<'a> {
    classes: Vec<FineTag>,
    vocabulary: Vocabulary<'a>,
    model: SparseModel<'a>,
    /// The second look; none while the tagger is being trained.
    second: Option<SparseModel<'a>>,
}

impl<'a> Tagger<'a> {
    /// Takes the bytes that training wrote. Nothing but the short list of tags is copied.
    ///
    /// # Errors
    /// When the bytes are no tagger or end too early.
    pub fn read(bytes: &'a [u8]) -> Result<Self, ModelError> {
        let not = ModelError::NotAModel { expected: "tagger" };
        let header =
            bytes.first_chunk::<64>().filter(|_| bytes.starts_with(&MAGIC)).ok_or_else(|| not.clone())?;
        let count = header[4] as usize;
        let list = bytes.get(64..64 + 3 * count).ok_or_else(|| not.clone())?;
        let classes =
            list.as_chunks::<3>().0.iter().map(|bytes| FineTag::from_bytes(*bytes)).collect::<Option<_>>();
        let rest = bytes.get((64 + 3 * count).next_multiple_of(64)..).ok_or_else(|| not.clone())?;
        let vocabulary = Vocabulary::read(rest)?;
        let rest = &rest[vocabulary.len()..];
        let model = SparseModel::read(rest)?;
        let rest = &rest[model.len()..];
        let second = if rest.is_empty() { None } else { Some(SparseModel::read(rest)?) };
        Ok(Self { classes: classes.ok_or(not)?, vocabulary, model, second })
    }

    /// Puts the parts of a tagger together; a second look may follow them.
    pub(crate) fn write(classes: &[FineTag], vocabulary: &[u8], model: &[u8]) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        out.push(classes.len() as u8);
        out.resize(64, 0);
        classes.iter().for_each(|class| out.extend(class.to_bytes()));
        out.resize(out.len().next_multiple_of(64), 0);
        out.extend(vocabulary);
        out.extend(model);
        out
    }

    /// What is known of words.
    pub fn vocabulary(&self) -> &Vocabulary<'a> {
        &self.vocabulary
    }

    /// The tags it chooses between.
    pub fn classes(&self) -> &[FineTag] {
        &self.classes
    }

    /// Tags the words of one sentence: the best tag of each and, where the tagger doubts, the second best (else the
    /// best again).
    pub fn tag_words(&self, words: &[&str]) -> Vec<(FineTag, FineTag)> {
        let line = Line::new(words.iter().map(|word| Lexeme::new(word, &self.vocabulary)));
        let tags = self.tag(&line).into_iter();
        tags.map(|(best, second)| (self.classes[best], self.classes[second])).collect()
    }

    /// Tags one sentence: places in [`Self::classes`], the best and the second best.
    pub(crate) fn tag(&self, line: &Line) -> Vec<(usize, usize)> {
        let mut tags = self.first(line);
        let Some(model) = &self.second else { return tags };
        let mut list = FeatureList::new();
        let mut scores = [0i32; 256];
        let scores = &mut scores[..model.classes()];
        let doubt = (DOUBT * model.scale()) as i32;
        for at in 0..tags.len() {
            let (first, second) = tags[at];
            if first != second {
                line.second_features(at, &tags, &mut list);
                scores.fill(0);
                model.add_all(list.as_slice(), scores);
                let lead = scores[first] - scores[second];
                let (best, other) = if lead >= 0 { (first, second) } else { (second, first) };
                tags[at] = (best, if lead.abs() <= doubt { other } else { best });
            }
        }
        tags
    }

    /// The first look at a sentence.
    pub(crate) fn first(&self, line: &Line) -> Vec<(usize, usize)> {
        let mut tags = Vec::with_capacity(line.len());
        let mut list = FeatureList::new();
        let mut scores = [0i32; 256];
        let scores = &mut scores[..self.model.classes()];
        let doubt = (DOUBT * self.model.scale()) as i32;
        let (mut last, mut before) = (tag_value(None), tag_value(None));
        for at in 0..line.len() {
            let sure = line.word(at).entry.sure;
            let (tag, second) = if sure > 0 {
                (sure as usize - 1, sure as usize - 1)
            } else {
                line.features(at, last, before, &mut list);
                scores.fill(0);
                self.model.add_all(list.as_slice(), scores);
                two_best(scores, doubt)
            };
            tags.push((tag, second));
            before = last;
            last = tag_value(Some(tag));
        }
        tags
    }
}

/// The second best tag is kept when it falls behind by no more than this, in units of training.
const DOUBT: f32 = 6.0;

/// The places of the best score and of the second, or the best twice when the second lies more than `doubt` behind.
fn two_best(scores: &[i32], doubt: i32) -> (usize, usize) {
    let best = crate::model::best_of(scores);
    let mut second = best;
    let mut most = scores[best].saturating_sub(doubt);
    for (class, &score) in scores.iter().enumerate() {
        if class != best && score >= most {
            (second, most) = (class, score);
        }
    }
    (best, second)
}
