//! Tagging as a stage of reading.

use super::FineTag;
use super::tagger::{Lexeme, Line, Tagger};
use crate::{Analysis, Token, Upos, Xpos};
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
    /// The stop that ends a sentence, for stretches that have none of their own.
    pub stop: Option<(Lexeme, FineTag)>,
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
            let mut own = self.tag(&line);
            settle_pairs(&line, &analysis.tokens[sentence.tokens.clone()], &mut own);
            for (best, second) in own {
                tags.push(self.classes()[best]);
                seconds.push(self.classes()[second]);
            }
        }
        for (token, tag) in analysis.tokens.iter_mut().zip(&tags) {
            token.upos = tag.upos;
            token.xpos = tag.xpos;
            token.feats = tag.feats(token.span.of(text));
        }
        let is_stop = |class: &&FineTag| (class.upos, class.xpos) == (Upos::Punct, Xpos::Stop);
        let stop =
            self.classes().iter().find(is_stop).map(|class| (Lexeme::new(".", self.vocabulary()), *class));
        Tagged { lexemes, tags, seconds, stop }
    }
}

/// The same word before and behind a preposition, joined by hyphens, is the same part of speech: "**face**-to-**face**".
fn settle_pairs(line: &Line, tokens: &[Token], tags: &mut [(usize, usize)]) {
    for at in 4..tags.len() {
        let joined = (at - 4..at).all(|at| tokens[at].span.end() == tokens[at + 1].span.start());
        if joined && line.word(at).form.lower == line.word(at - 4).form.lower {
            tags[at] = tags[at - 4];
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::Upos;
    use readout_document::Document;

    #[test]
    fn a_word_paired_with_itself_stays_what_it_was() {
        for text in ["They will hold a face-to-face meeting.", "She asked for day-to-day reports."] {
            let analysis = crate::read(&Document::from_text("pair", text));
            let pair = analysis.tokens.iter().filter(|token| ["face", "day"].contains(&token.span.of(text)));
            assert!(pair.map(|token| token.upos).eq([Upos::Noun; 2]), "{text:?}");
        }
    }
}
