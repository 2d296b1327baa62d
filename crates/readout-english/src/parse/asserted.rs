//! What tests of the parse assert of a sentence.

use super::Relation;
use crate::Analysis;
use readout_document::Document;

/// Reads one sentence.
pub(super) fn read(text: &str) -> Analysis {
    crate::read(&Document::from_text("sentence", text))
}

/// Asserts that `word` hangs on `head` (`None`: the root) as `relation`.
pub(super) fn assert_arc(text: &str, word: &str, head: Option<&str>, relation: Relation) {
    let analysis = read(text);
    let at = |word: &str| analysis.tokens.iter().position(|token| token.span.of(text) == word).unwrap();
    let token = &analysis.tokens[at(word)];
    let found = token.head.map(|head| analysis.tokens[head].span.of(text));
    assert_eq!((found, token.relation.universal()), (head, relation), "{word:?} in {text:?}");
}
