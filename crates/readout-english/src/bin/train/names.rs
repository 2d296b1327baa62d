//! The model of names.

use anyhow::{Context, Result};
use flate2::read::GzDecoder;
use readout_document::Document;
use readout_english::Analysis;
use readout_english::names::{GoldNames, NameTraining, WordCounts, read_gold, train_names};
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// What may be trained on.
const TRAIN: &[&str] = &[
    "english/names/uner-ewt-dev.iob2.gz",
    "english/names/uner-ewt-test.iob2.gz",
    "english/names/wikigold.conll.txt.gz",
    "english/treebank/gum-train.conllu.gz",
];

/// Trains the model of names.
pub fn train(data: &Path, news: &[Document], read: &[Analysis]) -> Result<Vec<u8>> {
    let mut gold = Vec::new();
    for file in TRAIN {
        gold.extend(names_of(data, file)?);
    }
    let mut counts = WordCounts::default();
    for (document, read) in news.iter().zip(read) {
        counts.add(&document.text, read);
    }
    Ok(train_names(&gold, &counts, &NameTraining::default()))
}

/// The documents of one file with their names.
pub fn names_of(data: &Path, file: &str) -> Result<Vec<GoldNames>> {
    let path = data.join(file);
    let mut text = String::new();
    let opened = File::open(&path).with_context(|| format!("opening {}", path.display()))?;
    GzDecoder::new(opened)
        .read_to_string(&mut text)
        .with_context(|| format!("reading {}", path.display()))?;
    Ok(read_gold(file, &text)?)
}
