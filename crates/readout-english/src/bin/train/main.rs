//! Trains every model of tagging and parsing from the folder of data, and prints their scores.
//!
//! `cargo run --release -p readout-english --bin train -- DATA [MODELS]`. The same data give the same bytes.

mod classes;
mod score;
mod treebank;

use anyhow::{Context, Result, bail};
use readout_english::classes::WordClasses;
use readout_english::parse::{Parser, training as parsing};
use readout_english::tag::{FineTag, Tagger, training as tagging};
use std::path::Path;
use std::time::Instant;

/// Taggers that each tag the part of the treebank they have not seen.
const FOLDS: usize = 5;
const FOLD_EPOCHS: usize = 5;
const TAGGER_EPOCHS: usize = 8;

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let Some(data) = arguments.next() else { bail!("usage: train DATA [MODELS]") };
    let models =
        arguments.next().unwrap_or_else(|| concat!(env!("CARGO_MANIFEST_DIR"), "/models").to_owned());
    let (data, models) = (Path::new(&data), Path::new(&models));
    let start = Instant::now();
    let mut treebank = treebank::read(data, "ewt-train.conllu.gz")?;
    treebank.extend(treebank::read(data, "gum-train.conllu.gz")?);
    let examples = treebank.iter().map(treebank::tagged).collect::<Result<Vec<_>>>()?;

    let classes = classes::train(data, &treebank)?;
    println!("classes of {} words ({:.0?})", classes.words.len(), start.elapsed());

    let bytes = train_tagger(&examples, &classes, TAGGER_EPOCHS);
    let tagger = Tagger::read(&bytes)?;
    write(&models.join("tagger.bin"), &bytes)?;
    println!("tagger: {} bytes ({:.0?})", bytes.len(), start.elapsed());
    score::tagger(data, &tagger)?;

    let tags = jackknife(&examples, &classes)?;
    println!("tags by {FOLDS} taggers ({:.0?})", start.elapsed());
    let sentences = treebank
        .iter()
        .zip(tags)
        .map(|(sentence, tags)| treebank::parsed(sentence, tags))
        .collect::<Result<Vec<_>>>()?;
    let bytes = parsing::train(&sentences, tagger.vocabulary(), |stage, bytes| {
        println!("parser, {stage}: {} bytes ({:.0?})", bytes.len(), start.elapsed());
        let scored = Parser::read(&bytes).map_err(anyhow::Error::from);
        if let Err(error) = scored.and_then(|parser| score::parser(data, &tagger, &parser)) {
            println!("not scored: {error:#}");
        }
    });
    write(&models.join("parser.bin"), &bytes)
}

fn train_tagger(examples: &[tagging::TaggedSentence], classes: &WordClasses, epochs: usize) -> Vec<u8> {
    let tags = tagging::tag_set(examples);
    let vocabulary = tagging::vocabulary(examples, &tags, classes);
    tagging::train(examples, &tags, &vocabulary, epochs)
}

/// Tags every sentence with a tagger that has not seen it, so that the parser learns to live with real tags.
fn jackknife(
    examples: &[tagging::TaggedSentence],
    classes: &WordClasses,
) -> Result<Vec<Vec<(FineTag, FineTag)>>> {
    let mut tags = vec![Vec::new(); examples.len()];
    for fold in 0..FOLDS {
        let seen = examples
            .iter()
            .enumerate()
            .filter(|(at, _)| at % FOLDS != fold)
            .map(|(_, example)| example.clone());
        let bytes = train_tagger(&seen.collect::<Vec<_>>(), classes, FOLD_EPOCHS);
        let tagger = Tagger::read(&bytes)?;
        for at in (fold..examples.len()).step_by(FOLDS) {
            let words: Vec<&str> = examples[at].words.iter().map(String::as_str).collect();
            tags[at] = tagger.tag_words(&words);
        }
    }
    Ok(tags)
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    std::fs::write(path, bytes).with_context(|| format!("writing {}", path.display()))
}
