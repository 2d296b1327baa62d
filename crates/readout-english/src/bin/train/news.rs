//! Raw news, for counting how words are used. Of the texts nothing but counts goes into a model.

use anyhow::{Context, Result};
use flate2::read::GzDecoder;
use readout_document::Document;
use readout_english::{Analysis, Token, tokens_by};
use std::io::{BufRead, BufReader};
use std::path::Path;

/// The articles.
pub fn read(data: &Path) -> Result<Vec<Document>> {
    let path = data.join("load/articles.jsonl.gz");
    let file = std::fs::File::open(&path).with_context(|| format!("opening {}", path.display()))?;
    let mut articles = Vec::new();
    for (number, line) in BufReader::new(GzDecoder::new(file)).lines().enumerate() {
        let place = || format!("{}, line {}", path.display(), number + 1);
        let article: serde_json::Value =
            serde_json::from_str(&line.with_context(place)?).with_context(place)?;
        articles.push(Document::from_text("news", article["text"].as_str().unwrap_or_default()));
    }
    Ok(articles)
}

/// Their sentences and tokens.
pub fn tokens(articles: &[Document], segmenter: &[u8]) -> Vec<Analysis> {
    readout_english::model::side_by_side(articles, |article| tokens_by(segmenter, article))
}

/// The words of every sentence.
pub fn words<'a>(articles: &'a [Document], read: &[Analysis]) -> Vec<Vec<&'a str>> {
    let sentences = |(article, read): (&'a Document, &Analysis)| {
        let words = |tokens: &[Token]| tokens.iter().map(|token| token.span.of(&article.text)).collect();
        read.sentences.iter().map(|sentence| words(&read.tokens[sentence.tokens.clone()])).collect::<Vec<_>>()
    };
    articles.iter().zip(read).flat_map(sentences).collect()
}
