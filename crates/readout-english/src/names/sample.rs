//! Sentences for tests, cut at white space.

use super::{Name, NameClass};
use crate::{Analysis, Sentence, Token};
use readout_document::Span;

/// An analysis of `text`: one sentence a line, a token between any two white spaces.
pub(super) fn analysis(text: &str) -> Analysis {
    let mut analysis = Analysis::default();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let first = analysis.tokens.len();
        let mut at = start;
        for piece in line.split_inclusive(char::is_whitespace) {
            let span = Span::new(at, at + piece.trim_end().len());
            at += piece.len();
            if !span.is_empty() {
                analysis.tokens.push(Token::new(span));
            }
        }
        start += line.len();
        if let [head, .., tail] | [head @ tail] = &analysis.tokens[first..] {
            let span = head.span.cover(tail.span);
            let tokens = first..analysis.tokens.len();
            analysis.sentences.push(Sentence { span, tokens, heading: false });
        }
    }
    analysis
}

/// Words and classes of names.
pub(super) fn spans<'t>(text: &'t str, names: &[Name]) -> Vec<(&'t str, NameClass)> {
    names.iter().map(|name| (name.span.of(text), name.class)).collect()
}
