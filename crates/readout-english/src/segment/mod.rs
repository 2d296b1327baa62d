//! Sentences and tokens, as Universal Dependencies cuts English.
//!
//! The way of the text: a block is cut into chunks at blanks ([`chunk`]), a chunk into tokens by rule
//! ([`token`]), and the gaps between tokens are judged for ending a sentence ([`boundary`]).

mod abbreviation;
mod address;
mod boundary;
mod case;
mod chunk;
mod clitic;
mod context;
mod look;
mod mark;
mod number;
mod token;
mod train;
mod word;

pub(crate) use clitic::is_glued_clitic;
pub use train::train_segmenter;

use crate::{Analysis, Sentence, Token};
use boundary::Model;
use context::Context;
use readout_document::{Block, BlockKind, Document, Span};

/// The sentences and tokens of a document that falls into `blocks`. Furniture has none; no sentence runs across blocks.
pub(crate) fn segment(document: &Document, blocks: &[Block]) -> Analysis {
    segment_with(Model::built_in(), document, blocks)
}

/// [`segment`] with a model of the caller's.
fn segment_with(model: Model, document: &Document, blocks: &[Block]) -> Analysis {
    let mut context = Context::default();
    let mut analysis = Analysis::default();
    let mut spans = Vec::new();
    for block in blocks {
        let heading = match block.kind {
            BlockKind::Paragraph => false,
            BlockKind::Heading => true,
            BlockKind::Furniture(_) => continue,
        };
        spans.clear();
        tokens_of_block(document, block.span, &mut spans);
        let ends = boundary::sentence_ends(model, &mut context, &document.text, &spans);
        push_sentences(&spans, &ends, heading, &mut analysis);
    }
    analysis
}

/// The tokens of one block, around the furniture that stands inside it.
fn tokens_of_block(document: &Document, block: Span, spans: &mut Vec<Span>) {
    let mut start = block.start();
    for piece in document.inline_furniture(block) {
        if piece.span.start() > start {
            chunk::tokens_of_stretch(&document.text, Span::new(start, piece.span.start()), spans);
        }
        start = start.max(piece.span.end());
    }
    if start < block.end() {
        chunk::tokens_of_stretch(&document.text, Span::new(start, block.end()), spans);
    }
}

/// Cuts the tokens of one block into sentences.
fn push_sentences(spans: &[Span], ends: &[usize], heading: bool, analysis: &mut Analysis) {
    let mut first = 0;
    for &end in ends {
        let from = analysis.tokens.len();
        for span in &spans[first..end] {
            analysis.tokens.push(Token::new(*span));
        }
        let to = analysis.tokens.len();
        let span = spans[first].cover(spans[end - 1]);
        analysis.sentences.push(Sentence { span, tokens: from..to, heading });
        first = end;
    }
}
