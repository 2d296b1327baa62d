//! Prints the scores of sentences and tokens on a CoNLL-U file, and every place where the reading differs from it.
//!
//!     cargo run --release -p readout-english --example segment_errors -- dev.conllu [tokens|sentences] [GENRE...]

use readout_english::conllu::{self, GoldDocument};
use readout_english::score::{SyntaxScore, syntax};
use readout_english::{Analysis, read};
use std::collections::BTreeSet;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("name a CoNLL-U file")?;
    let what = arguments.next().unwrap_or_default();
    let genres: Vec<String> = arguments.collect();
    let treebank = conllu::read(&path, &std::fs::read_to_string(&path)?)?;
    let mut total = SyntaxScore::default();
    for gold in conllu::documents(&treebank) {
        if !genres.is_empty() && !genres.iter().any(|genre| gold.document.id.contains(genre)) {
            continue;
        }
        let english = read(&gold.document);
        match what.as_str() {
            "tokens" => print_tokens(&gold, &english),
            "sentences" => print_sentences(&gold, &english),
            _ => {}
        }
        total += syntax(&gold, &english);
    }
    for (name, counts) in [("sentences", total.sentences), ("tokens", total.tokens), ("words", total.words)] {
        let (p, r, f) = (counts.precision() * 100.0, counts.recall() * 100.0, counts.f() * 100.0);
        println!("{name:10} P {p:6.2} R {r:6.2} F {f:6.2}  gold {} read {}", counts.gold, counts.read);
    }
    Ok(())
}

/// Words of the gold that were cut otherwise, with what they were cut into.
fn print_tokens(gold: &GoldDocument, english: &Analysis) {
    let text = &gold.document.text;
    let bounds = |analysis: &Analysis| {
        analysis
            .tokens
            .iter()
            .flat_map(|token| [token.span.start(), token.span.end()])
            .collect::<BTreeSet<_>>()
    };
    let (ours, theirs) = (bounds(english), bounds(&gold.analysis));
    for at in ours.symmetric_difference(&theirs) {
        let before: Vec<char> = text[..*at].chars().rev().take(15).collect();
        let after: String = text[*at..].chars().take(15).collect();
        let before: String = before.into_iter().rev().collect();
        println!("{} {:?}", if ours.contains(at) { "cut   " } else { "glued " }, format!("{before}|{after}"));
    }
}

/// Sentence ends found where the gold has none (+), and missed (-).
fn print_sentences(gold: &GoldDocument, english: &Analysis) {
    let text = &gold.document.text;
    let ends = |analysis: &Analysis| analysis.sentences.iter().map(|s| s.span.end()).collect::<BTreeSet<_>>();
    let (ours, theirs) = (ends(english), ends(&gold.analysis));
    for at in ours.symmetric_difference(&theirs) {
        let before: Vec<char> = text[..*at].chars().rev().take(60).collect();
        let after: String = text[*at..].chars().take(50).collect();
        let before: String = before.into_iter().rev().collect();
        println!("{} {before}‖{after}", if ours.contains(at) { "+" } else { "-" }.to_owned());
    }
}
