//! Scores on the development sets.

use crate::{names, treebank};
use anyhow::Result;
use readout_english::conllu::{self, GoldDocument};
use readout_english::names::{Knowledge, NameModel, NameScore, names_by, score_names};
use readout_english::parse::Parser;
use readout_english::score::{SyntaxScore, syntax};
use readout_english::tag::Tagger;
use readout_english::{Analysis, Token, tokens_by};
use std::path::Path;

const TREEBANKS: [&str; 2] = ["ewt-dev.conllu.gz", "gum-dev.conllu.gz"];
const NAMES: [&str; 2] = ["english/names/worldwide-dev.tsv.gz", "english/treebank/gum-dev.conllu.gz"];

/// Prints how many sentences and tokens are right, from raw text.
pub fn segmenter(data: &Path, segmenter: &[u8]) -> Result<()> {
    for set in TREEBANKS {
        let mut score = SyntaxScore::default();
        for gold in conllu::documents(&treebank::read(data, set)?) {
            score += syntax(&gold, &tokens_by(segmenter, &gold.document));
        }
        let [sentences, tokens] = [score.sentences, score.tokens].map(|counts| 100.0 * counts.f());
        println!("  {set}: sentences {sentences:.2} tokens {tokens:.2}");
    }
    Ok(())
}

/// Prints how many names are right.
pub fn names(data: &Path, model: &[u8]) -> Result<()> {
    let model = NameModel::read(model)?;
    for set in NAMES {
        let mut score = NameScore::default();
        for gold in names::names_of(data, set)? {
            score += score_names(&gold, &names_by(&model, Knowledge::built_in(), &gold.analysis, &gold.text));
        }
        let [person, organisation, place, all] =
            [score.person, score.organisation, score.place, score.all()].map(|counts| 100.0 * counts.f());
        println!("  {set}: PER {person:.2} ORG {organisation:.2} LOC {place:.2} all {all:.2}");
    }
    Ok(())
}

/// Prints how many tags are right, from gold tokens.
pub fn tagger(data: &Path, tagger: &[u8]) -> Result<()> {
    let tagger = Tagger::read(tagger)?;
    for set in TREEBANKS {
        let mut score = SyntaxScore::default();
        for gold in conllu::documents(&treebank::read(data, set)?) {
            let mut read = untagged(&gold);
            tagger.annotate(&mut read, &gold.document.text);
            score += syntax(&gold, &read);
        }
        println!("  {set}: UPOS {:.2}", 100.0 * score.upos.f());
    }
    Ok(())
}

/// Prints how many heads and relations are right, from gold tokens and from raw text.
pub fn parser(data: &Path, tagger: &[u8], parser: &[u8], segmenter: &[u8]) -> Result<()> {
    let (tagger, parser) = (Tagger::read(tagger)?, Parser::read(parser)?);
    for set in TREEBANKS {
        for raw in [false, true] {
            let mut score = SyntaxScore::default();
            for gold in conllu::documents(&treebank::read(data, set)?) {
                let mut read = if raw { tokens_by(segmenter, &gold.document) } else { untagged(&gold) };
                let tagged = tagger.annotate(&mut read, &gold.document.text);
                parser.annotate(&mut read, &tagged);
                score += syntax(&gold, &read);
            }
            let from = if raw { "raw text" } else { "gold tokens" };
            let [upos, uas, las] = [score.upos, score.uas, score.las].map(|counts| 100.0 * counts.f());
            println!("  {set} from {from}: UPOS {upos:.2} UAS {uas:.2} LAS {las:.2}");
        }
    }
    Ok(())
}

/// The gold sentences and tokens without what stands on them.
fn untagged(gold: &GoldDocument) -> Analysis {
    let tokens = gold.analysis.tokens.iter().map(|token| Token::new(token.span)).collect();
    Analysis { tokens, sentences: gold.analysis.sentences.clone(), ..Analysis::default() }
}
