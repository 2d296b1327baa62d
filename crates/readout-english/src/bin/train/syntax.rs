//! Word classes, the tagger and the parser.

use super::treebank;
use anyhow::Result;
use readout_document::Document;
use readout_english::classes::{Exchange, WordClasses};
use readout_english::conllu::Sentence;
use readout_english::parse::training as parsing;
use readout_english::tag::{FineTag, Tagger, training as tagging};
use readout_english::{Analysis, form_key};

/// Classes, coarse classes, how often a word is to stand in the text, rounds of the exchange.
const CLASSES: usize = 640;
const COARSE: usize = 64;
const MIN_COUNT: u32 = 5;
const ROUNDS: usize = 8;
/// Taggers that each tag the part of the treebank they have not seen.
const FOLDS: usize = 5;
const FOLD_EPOCHS: usize = 5;
const TAGGER_EPOCHS: usize = 8;

/// What tagger and parser are trained on.
pub struct Syntax<'a> {
    sentences: &'a [Sentence],
    tagged: Vec<tagging::TaggedSentence>,
    classes: WordClasses,
}

impl<'a> Syntax<'a> {
    /// Puts the words of the news and of the treebanks into classes.
    pub fn new(sentences: &'a [Sentence], news: &[Document], read: &[Analysis]) -> Result<Self> {
        let mut exchange = Exchange::default();
        for (document, read) in news.iter().zip(read) {
            for sentence in &read.sentences {
                for token in &read.tokens[sentence.tokens.clone()] {
                    exchange.word(form_key(token.span.of(&document.text)));
                }
                exchange.end_sentence();
            }
        }
        for sentence in sentences {
            sentence.words.iter().for_each(|word| exchange.word(form_key(&word.form)));
            exchange.end_sentence();
        }
        let classes = exchange.cluster(CLASSES, COARSE, MIN_COUNT, ROUNDS);
        let tagged = sentences.iter().map(treebank::tagged).collect::<Result<_>>()?;
        Ok(Self { sentences, tagged, classes })
    }

    /// Words that have a class.
    pub fn words(&self) -> usize {
        self.classes.words.len()
    }

    /// Trains the tagger.
    pub fn tagger(&self) -> Vec<u8> {
        train_tagger(&self.tagged, &self.classes, TAGGER_EPOCHS)
    }

    /// Trains the parser, on tags like those that the tagger will give it.
    pub fn parser(&self, tagger: &[u8]) -> Result<Vec<u8>> {
        let sentences = self.sentences.iter().zip(self.jackknife()?);
        let parsed = sentences.map(|(sentence, tags)| treebank::parsed(sentence, tags));
        Ok(parsing::train(&parsed.collect::<Result<Vec<_>>>()?, Tagger::read(tagger)?.vocabulary()))
    }

    /// Tags every sentence with a tagger that has not seen it, so that the parser learns to live with real tags.
    fn jackknife(&self) -> Result<Vec<Vec<(FineTag, FineTag)>>> {
        let folds: Vec<usize> = (0..FOLDS).collect();
        let taggers = side_by_side(&folds, |fold| {
            let seen = self.tagged.iter().enumerate().filter(|(at, _)| at % FOLDS != *fold);
            let seen: Vec<_> = seen.map(|(_, sentence)| sentence.clone()).collect();
            train_tagger(&seen, &self.classes, FOLD_EPOCHS)
        });
        let taggers = taggers.iter().map(|bytes| Tagger::read(bytes)).collect::<Result<Vec<_>, _>>()?;
        let tags = self.tagged.iter().enumerate().map(|(at, sentence)| {
            let words: Vec<&str> = sentence.words.iter().map(String::as_str).collect();
            taggers[at % FOLDS].tag_words(&words)
        });
        Ok(tags.collect())
    }
}

fn train_tagger(examples: &[tagging::TaggedSentence], classes: &WordClasses, epochs: usize) -> Vec<u8> {
    let tags = tagging::tag_set(examples);
    let vocabulary = tagging::vocabulary(examples, &tags, classes);
    tagging::train(examples, &tags, &vocabulary, epochs)
}

pub use readout_english::model::side_by_side;
