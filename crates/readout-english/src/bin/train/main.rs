//! Trains every model of reading English from the folder of data, and prints their scores.
//!
//! `cargo run --release -p readout-english --bin train -- DATA [MODELS]`. The same data give the same bytes, on any
//! machine and however many threads it has.

mod names;
mod news;
mod score;
mod syntax;
mod treebank;

use anyhow::{Context, Result, bail};
use readout_english::{conllu, train_segmenter};
use std::path::{Path, PathBuf};
use std::time::Instant;

fn main() -> Result<()> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let Some(data) = arguments.next() else { bail!("usage: train DATA [MODELS]") };
    let models = arguments.next().unwrap_or_else(|| concat!(env!("CARGO_MANIFEST_DIR"), "/models").into());
    let start = Instant::now();
    let done = |what: &str, bytes: &[u8]| {
        println!("{what}: {} bytes ({:.0?})", bytes.len(), start.elapsed());
        write(&models.join(what), bytes)
    };
    let mut sentences = treebank::read(&data, "ewt-train.conllu.gz")?;
    sentences.extend(treebank::read(&data, "gum-train.conllu.gz")?);
    let news = news::read(&data)?;

    let texts = news.iter().map(|document| document.text.as_str());
    let segmenter = train_segmenter(&conllu::documents(&sentences), texts);
    done("segment.bin", &segmenter)?;
    score::segmenter(&data, &segmenter)?;

    let read = news::tokens(&news, &segmenter);
    println!("{} articles ({:.0?})", read.len(), start.elapsed());
    let names = names::train(&data, &news, &read)?;
    done("names.bin", &names)?;
    score::names(&data, &names)?;

    let syntax = syntax::Syntax::new(&sentences, &news, &read)?;
    println!("classes of {} words ({:.0?})", syntax.words(), start.elapsed());
    let trained = syntax.tagger()?;
    let tagger = trained.tagger.clone();
    done("tagger.bin", &tagger)?;
    score::tagger(&data, &tagger)?;
    let parser = syntax.parser(trained)?;
    done("parser.bin", &parser)?;
    score::parser(&data, &tagger, &parser, &segmenter)
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    std::fs::write(path, bytes).with_context(|| format!("writing {}", path.display()))
}
