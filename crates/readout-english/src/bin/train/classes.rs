//! Word classes from raw text.

use anyhow::{Context, Result};
use flate2::read::GzDecoder;
use readout_document::Document;
use readout_english::classes::{Exchange, WordClasses};
use readout_english::conllu::Sentence;
use readout_english::{form_key, tokens};
use std::io::{BufRead, BufReader};
use std::path::Path;

/// Classes, coarse classes, how often a word is to stand in the text, rounds of the exchange.
const CLASSES: usize = 640;
const COARSE: usize = 64;
const MIN_COUNT: u32 = 5;
const ROUNDS: usize = 8;

/// Puts the words of the news articles and the treebanks into classes.
pub fn train(data: &Path, treebank: &[Sentence]) -> Result<WordClasses> {
    let mut exchange = Exchange::default();
    let path = data.join("load/articles.jsonl.gz");
    let file = std::fs::File::open(&path).with_context(|| format!("opening {}", path.display()))?;
    for line in BufReader::new(GzDecoder::new(file)).lines() {
        let article: serde_json::Value = serde_json::from_str(&line?)?;
        let document = Document::from_text("load", article["text"].as_str().unwrap_or_default());
        let read = tokens(&document);
        for sentence in &read.sentences {
            for token in &read.tokens[sentence.tokens.clone()] {
                exchange.word(form_key(token.span.of(&document.text)));
            }
            exchange.end_sentence();
        }
    }
    for sentence in treebank {
        sentence.words.iter().for_each(|word| exchange.word(form_key(&word.form)));
        exchange.end_sentence();
    }
    Ok(exchange.cluster(CLASSES, COARSE, MIN_COUNT, ROUNDS))
}
