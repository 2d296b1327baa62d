//! Word classes, the tagger and the parser.

use super::{news, treebank};
use anyhow::Result;
use readout_document::Document;
use readout_english::classes::{Exchange, WordClasses};
use readout_english::conllu::Sentence;
use readout_english::parse::training as parsing;
use readout_english::tag::Tagger;
use readout_english::tag::training::{self as tagging, Trained};
use readout_english::{Analysis, form_key};

/// Classes, coarse classes, how often a word is to stand in the text, rounds of the exchange.
const CLASSES: usize = 640;
const COARSE: usize = 64;
const MIN_COUNT: u32 = 5;
const ROUNDS: usize = 8;

/// What tagger and parser are trained on.
pub struct Syntax<'a> {
    sentences: &'a [Sentence],
    tagged: Vec<tagging::TaggedSentence>,
    /// The sentences of the news.
    raw: Vec<Vec<&'a str>>,
    classes: WordClasses,
}

impl<'a> Syntax<'a> {
    /// Puts the words of the news and of the treebanks into classes.
    pub fn new(sentences: &'a [Sentence], news: &'a [Document], read: &[Analysis]) -> Result<Self> {
        let raw = news::words(news, read);
        let mut exchange = Exchange::default();
        for sentence in &raw {
            sentence.iter().for_each(|word| exchange.word(form_key(word)));
            exchange.end_sentence();
        }
        for sentence in sentences {
            sentence.words.iter().for_each(|word| exchange.word(form_key(&word.form)));
            exchange.end_sentence();
        }
        let classes = exchange.cluster(CLASSES, COARSE, MIN_COUNT, ROUNDS);
        let tagged = sentences.iter().map(treebank::tagged).collect::<Result<_>>()?;
        Ok(Self { sentences, tagged, raw, classes })
    }

    /// Words that have a class.
    pub fn words(&self) -> usize {
        self.classes.words.len()
    }

    /// Trains the tagger.
    pub fn tagger(&self) -> Result<Trained> {
        Ok(tagging::train(&self.tagged, &self.raw, &self.classes)?)
    }

    /// Trains the parser, on tags like those that the tagger will give it.
    pub fn parser(&self, tagger: Trained) -> Result<Vec<u8>> {
        let sentences = self.sentences.iter().zip(tagger.tags);
        let parsed = sentences.map(|(sentence, tags)| treebank::parsed(sentence, tags));
        let parsed = parsed.collect::<Result<Vec<_>>>()?;
        Ok(parsing::train(&parsed, Tagger::read(&tagger.tagger)?.vocabulary()))
    }
}
