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

/// [`segment`] with the bytes of a model.
pub(crate) fn segment_by(model: &[u8], document: &Document, blocks: &[Block]) -> Analysis {
    segment_with(Model::read(model), document, blocks)
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

/// The most tokens of a sentence. What runs on for longer is none (a list, a table), and is cut here: what comes after
/// goes over a sentence more than once, and no text is to make reading slow.
const LONGEST: usize = 1000;

/// Cuts the tokens of one block into sentences.
fn push_sentences(spans: &[Span], ends: &[usize], heading: bool, analysis: &mut Analysis) {
    let mut first = 0;
    let cuts = |first: usize, end: usize| (first + LONGEST..end).step_by(LONGEST).chain([end]);
    let starts = [0].into_iter().chain(ends.iter().copied());
    for end in starts.zip(ends).flat_map(|(first, end)| cuts(first, *end)) {
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

#[cfg(test)]
mod tests {
    use crate::read;
    use readout_document::Document;

    /// Pieces that rules look for, glued together at random.
    const PIECES: [&str; 48] = [
        "ferry",
        "Norrland",
        "U.S",
        "J",
        ".",
        "...",
        "…",
        "?!",
        ",",
        "’",
        "'",
        "n’t",
        "s",
        "“",
        "”",
        "\"",
        "(",
        ")",
        "[12]",
        "-",
        "--",
        "—",
        "$5m",
        "12,400",
        "3.5",
        "24-26",
        "555-0134",
        "www.",
        "http://a.b/c",
        "@",
        "x@y.example",
        "#1",
        ":-)",
        " ",
        " ",
        " ",
        "\n",
        "\n\n",
        "\u{a0}",
        "\u{200b}",
        "é",
        "東京",
        "👩\u{200d}🚀",
        "\u{301}",
        "/",
        "&",
        "No.",
        "cannot",
    ];

    #[test]
    fn what_runs_on_without_a_stop_is_cut() {
        let english = read(&Document::from_text("list", "the harbour and ".repeat(700)));
        let lengths: Vec<usize> = english.sentences.iter().map(|sentence| sentence.tokens.len()).collect();
        assert_eq!(lengths, [1000, 1000, 100]);
    }

    #[test]
    fn tokens_are_sorted_and_cover_every_character_that_is_no_blank_whatever_the_text() {
        let mut random = 88_172_645_463_325_252u64;
        for _ in 0..3000 {
            let mut text = String::new();
            for _ in 0..40 {
                random ^= random << 13;
                random ^= random >> 7;
                random ^= random << 17;
                text.push_str(PIECES[random as usize % PIECES.len()]);
            }
            let document = Document::from_text("random", text);
            let english = read(&document);
            let mut end = 0;
            for token in &english.tokens {
                let gap = &document.text[end..token.span.start()];
                assert!(
                    gap.chars().all(super::chunk::is_blank),
                    "{gap:?} of {:?} is in no token",
                    document.text
                );
                assert!(!token.span.is_empty());
                end = token.span.end();
            }
            assert!(document.text[end..].chars().all(super::chunk::is_blank));
            let mut next = 0;
            for sentence in &english.sentences {
                assert_eq!(sentence.tokens.start, next);
                assert!(!sentence.span.of(&document.text).contains('\n'));
                next = sentence.tokens.end;
            }
            assert_eq!(next, english.tokens.len());
        }
    }
}
