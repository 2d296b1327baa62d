//! Reading the treebanks.

use anyhow::{Context, Result};
use flate2::read::GzDecoder;
use readout_english::conllu::{self, Sentence};
use readout_english::parse::training::ParsedSentence;
use readout_english::tag::FineTag;
use readout_english::tag::training::TaggedSentence;
use readout_english::{Feats, Relation};
use std::io::Read;
use std::path::Path;

/// The sentences of one file.
pub fn read(data: &Path, name: &str) -> Result<Vec<Sentence>> {
    let path = data.join("english/treebank").join(name);
    let file = std::fs::File::open(&path).with_context(|| format!("opening {}", path.display()))?;
    let mut text = String::new();
    GzDecoder::new(file).read_to_string(&mut text).with_context(|| format!("reading {}", path.display()))?;
    Ok(conllu::read(name, &text)?)
}

/// A sentence for the tagger.
pub fn tagged(sentence: &Sentence) -> Result<TaggedSentence> {
    let tag = |word: &conllu::Word| -> Result<FineTag> {
        Ok(FineTag::of(
            word.upos.parse()?,
            word.xpos.parse().unwrap_or_default(),
            &Feats::from_conllu(&word.feats),
        ))
    };
    Ok(TaggedSentence {
        words: sentence.words.iter().map(|word| word.form.clone()).collect(),
        tags: sentence.words.iter().map(tag).collect::<Result<_>>()?,
    })
}

/// A sentence for the parser, with the tags that a tagger gave it.
pub fn parsed(sentence: &Sentence, tags: Vec<(FineTag, FineTag)>) -> Result<ParsedSentence> {
    let relation = |word: &conllu::Word| {
        Relation::from_treebank(&word.relation)
            .with_context(|| format!("unknown relation {:?}", word.relation))
    };
    Ok(ParsedSentence {
        words: sentence.words.iter().map(|word| word.form.clone()).collect(),
        tags: tags.iter().map(|(best, _)| *best).collect(),
        seconds: tags.iter().map(|(_, second)| *second).collect(),
        heads: sentence.words.iter().map(|word| word.head.checked_sub(1)).collect(),
        relations: sentence.words.iter().map(relation).collect::<Result<_>>()?,
    })
}
