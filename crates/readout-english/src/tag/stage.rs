//! Tagging as a stage of reading.

use super::FineTag;
use super::tagger::{Lexeme, Line, Tagger};
use crate::Analysis;
use std::sync::LazyLock;

/// What tagging found out and parsing builds on, token by token.
#[derive(Clone, Debug, Default)]
pub struct Tagged {
    /// The words as features see them.
    pub lexemes: Vec<Lexeme>,
    /// Their tags.
    pub tags: Vec<FineTag>,
    /// The second best tag where the tagger doubts, else the best again.
    pub seconds: Vec<FineTag>,
}

/// The bytes of the built-in tagger.
static BYTES: &[u8] = include_bytes!("../../models/tagger.bin");

static BUILT_IN: LazyLock<Tagger<'static>> = LazyLock::new(|| match Tagger::read(BYTES) {
    Ok(tagger) => tagger,
    Err(error) => panic!("the built-in tagger cannot be read: {error}"),
});

/// Gives every token its tags and features, with the built-in tagger.
pub fn tag(analysis: &mut Analysis, text: &str) -> Tagged {
    Tagger::built_in().annotate(analysis, text)
}

impl Tagger<'static> {
    /// The tagger inside the binary.
    ///
    /// # Panics
    /// When the program was built with bytes that are no tagger.
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }
}

impl Tagger<'_> {
    /// Gives every token its tags and features.
    pub fn annotate(&self, analysis: &mut Analysis, text: &str) -> Tagged {
        let lexemes: Vec<Lexeme> =
            analysis.tokens.iter().map(|token| Lexeme::new(token.span.of(text), self.vocabulary())).collect();
        let mut tags = Vec::with_capacity(lexemes.len());
        let mut seconds = Vec::with_capacity(lexemes.len());
        for sentence in &analysis.sentences {
            let line = Line::new(lexemes[sentence.tokens.clone()].iter().copied());
            for (best, second) in self.tag(&line) {
                tags.push(self.classes()[best]);
                seconds.push(self.classes()[second]);
            }
        }
        for (token, tag) in analysis.tokens.iter_mut().zip(&tags) {
            token.upos = tag.upos;
            token.xpos = tag.xpos;
            token.feats = tag.feats(token.span.of(text));
        }
        Tagged { lexemes, tags, seconds }
    }
}
