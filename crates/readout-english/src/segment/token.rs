//! Tokens of a chunk, from left to right: an address, a word, a number or a mark.

use super::{address, clitic, mark, number, word};
use readout_document::Span;

/// A chunk as the rules see it: the text it stands in, and where it ends.
#[derive(Clone, Copy)]
pub(super) struct Chunk<'a> {
    /// The whole text.
    pub text: &'a str,
    /// Where the chunk stands.
    pub span: Span,
}

impl<'a> Chunk<'a> {
    /// The character at byte `at`, while it lies in the chunk.
    pub fn char_at(&self, at: usize) -> Option<char> {
        self.rest(at).chars().next()
    }

    /// The character that ends before byte `at`, while it lies in the chunk.
    pub fn char_before(&self, at: usize) -> Option<char> {
        self.text[self.span.start()..at].chars().next_back()
    }

    /// What stands from byte `at` to the chunk's end.
    pub fn rest(&self, at: usize) -> &'a str {
        &self.text[at..self.span.end()]
    }
}

/// Cuts one chunk. `plain` says that it is nothing but ASCII letters.
pub(super) fn tokens_of_chunk(text: &str, span: Span, plain: bool, spans: &mut Vec<Span>) {
    if plain {
        clitic::push_word(text, span, spans);
        return;
    }
    let chunk = Chunk { text, span };
    let mut at = span.start();
    while at < span.end() {
        at = push_token(chunk, at, spans);
    }
}

/// Pushes the token, or the word with its clitics, that begins at `at`; returns where it ends.
fn push_token(chunk: Chunk, at: usize, spans: &mut Vec<Span>) -> usize {
    if let Some(end) = address::end_of_address(chunk, at) {
        spans.push(Span::new(at, end));
        return end;
    }
    let Some(first) = chunk.char_at(at) else { return chunk.span.end() };
    if let Some(end) = number::end_of_number(chunk, at) {
        spans.push(Span::new(at, end));
        return end;
    }
    if first.is_alphanumeric() {
        let end = word::end_of_word(chunk, at);
        clitic::push_word(chunk.text, Span::new(at, end), spans);
        return end;
    }
    let end = mark::end_of_mark(chunk, at);
    spans.push(Span::new(at, end));
    end
}

#[cfg(test)]
pub(super) fn tokens(text: &str) -> Vec<&str> {
    let mut spans = Vec::new();
    super::chunk::tokens_of_stretch(text, Span::new(0, text.len()), &mut spans);
    spans.into_iter().map(|span| span.of(text)).collect()
}

#[cfg(test)]
mod tests {
    use super::tokens;

    #[test]
    fn marks_leave_the_words_they_are_glued_to() {
        assert_eq!(tokens("“We sail,” she said."), ["“", "We", "sail", ",", "”", "she", "said", "."]);
        assert_eq!(tokens("(the ferry)—late"), ["(", "the", "ferry", ")", "—", "late"]);
    }

    #[test]
    fn a_missing_blank_after_a_sentence_is_mended() {
        assert_eq!(tokens("in Norrland.Just then"), ["in", "Norrland", ".", "Just", "then"]);
    }
}
