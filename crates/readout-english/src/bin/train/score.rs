//! Scores on the development sets.

use crate::treebank;
use anyhow::Result;
use readout_english::conllu::{self, GoldDocument};
use readout_english::parse::Parser;
use readout_english::score::{SyntaxScore, syntax};
use readout_english::tag::Tagger;
use readout_english::{Analysis, Token, tokens};
use std::path::Path;
use std::time::{Duration, Instant};

const SETS: [&str; 2] = ["ewt-dev.conllu.gz", "gum-dev.conllu.gz"];

/// Prints how many tags are right, from gold tokens.
pub fn tagger(data: &Path, tagger: &Tagger<'_>) -> Result<()> {
    for set in SETS {
        let mut time = Duration::ZERO;
        let mut score = SyntaxScore::default();
        for gold in conllu::documents(&treebank::read(data, set)?) {
            let mut read = untagged(&gold);
            let start = Instant::now();
            tagger.annotate(&mut read, &gold.document.text);
            time += start.elapsed();
            score += syntax(&gold, &read);
        }
        let rate = score.words.gold as f64 / time.as_secs_f64();
        println!("  {set}: UPOS {:.2} ({rate:.0} tokens/s)", 100.0 * score.upos.f());
    }
    Ok(())
}

/// Prints how many heads and relations are right, from gold tokens and from raw text.
pub fn parser(data: &Path, tagger: &Tagger<'_>, parser: &Parser<'_>) -> Result<()> {
    for set in SETS {
        for raw in [false, true] {
            let mut time = Duration::ZERO;
            let mut score = SyntaxScore::default();
            for gold in conllu::documents(&treebank::read(data, set)?) {
                let mut read = if raw { tokens(&gold.document) } else { untagged(&gold) };
                let start = Instant::now();
                let tagged = tagger.annotate(&mut read, &gold.document.text);
                parser.annotate(&mut read, &tagged);
                time += start.elapsed();
                score += syntax(&gold, &read);
            }
            let rate = score.words.gold as f64 / time.as_secs_f64();
            let from = if raw { "raw text" } else { "gold tokens" };
            let [upos, uas, las] = [score.upos, score.uas, score.las].map(|counts| 100.0 * counts.f());
            println!("  {set} from {from}: UPOS {upos:.2} UAS {uas:.2} LAS {las:.2} ({rate:.0} tokens/s)");
        }
    }
    Ok(())
}

/// The gold sentences and tokens without what stands on them.
fn untagged(gold: &GoldDocument) -> Analysis {
    let tokens = gold.analysis.tokens.iter().map(|token| Token::new(token.span)).collect();
    Analysis { tokens, sentences: gold.analysis.sentences.clone(), ..Analysis::default() }
}
