//! Trains the model of names: `train_names DATA OUT`, DATA being the folder with `english` and `load`.

use anyhow::{Context, Result, bail};
use flate2::read::GzDecoder;
use readout_document::Document;
use readout_english::names::{
    GoldNames, NameTraining, WordCounts, names_by, read_gold, score_names, train_names,
};
use readout_english::names::{Knowledge, NameModel, NameScore};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// What may be trained on.
const TRAIN: &[&str] = &[
    "english/names/uner-ewt-dev.iob2.gz",
    "english/names/uner-ewt-test.iob2.gz",
    "english/names/wikigold.conll.txt.gz",
    "english/treebank/gum-train.conllu.gz",
];
/// What is only measured on.
const MEASURE: &[&str] = &["english/names/worldwide-dev.tsv.gz", "english/treebank/gum-dev.conllu.gz"];

fn main() -> Result<()> {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [data, out] = &arguments[..] else { bail!("usage: train_names DATA OUT") };
    let mut gold = Vec::new();
    for file in TRAIN {
        gold.extend(read(&data.join(file))?);
    }
    let bytes = train_names(&gold, &count(&data.join("load/articles.jsonl.gz"))?, &NameTraining::default());
    std::fs::write(out, &bytes).with_context(|| format!("writing {}", out.display()))?;
    println!("{}: {} bytes", out.display(), bytes.len());
    let model = NameModel::read(&bytes)?;
    for file in MEASURE {
        let mut score = NameScore::default();
        for gold in read(&data.join(file))? {
            score += score_names(&gold, &names_by(&model, Knowledge::built_in(), &gold.analysis, &gold.text));
        }
        println!("{file}");
        let classes =
            [("PER", score.person), ("ORG", score.organisation), ("LOC", score.place), ("all", score.all())];
        for (class, counts) in classes {
            let (precision, recall, f) = (counts.precision(), counts.recall(), counts.f());
            println!("  {class}  precision {precision:.4}  recall {recall:.4}  F {f:.4}");
        }
    }
    Ok(())
}

fn text_of(path: &Path) -> Result<String> {
    let mut text = String::new();
    let file = File::open(path).with_context(|| format!("opening {}", path.display()))?;
    GzDecoder::new(file).read_to_string(&mut text).with_context(|| format!("reading {}", path.display()))?;
    Ok(text)
}

fn read(path: &Path) -> Result<Vec<GoldNames>> {
    Ok(read_gold(&path.display().to_string(), &text_of(path)?)?)
}

/// Counts how words are used in raw news; nothing else of it is kept.
fn count(path: &Path) -> Result<WordCounts> {
    let mut counts = WordCounts::default();
    for (number, line) in text_of(path)?.lines().enumerate() {
        let article: serde_json::Value =
            serde_json::from_str(line).with_context(|| format!("{}, line {}", path.display(), number + 1))?;
        let Some(text) = article["text"].as_str() else { continue };
        let document = Document::from_text(number.to_string(), text);
        counts.add_document(&document);
    }
    Ok(counts)
}
