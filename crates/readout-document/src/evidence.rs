//! The exact words an item rests on, and where they stand.

use crate::{Document, Span};

/// Words of one document with their place and some text around them: a W3C Web Annotation
/// `TextPositionSelector` and `TextQuoteSelector` in one. It cannot be made without its document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    document: String,
    span: Span,
    exact: String,
    prefix: String,
    suffix: String,
}

/// Characters of context kept on either side.
const CONTEXT: usize = 40;

impl Evidence {
    /// The words of `document` at `span`.
    ///
    /// # Panics
    /// When `span` does not lie on character boundaries of the document's text.
    pub fn of(document: &Document, span: Span) -> Self {
        let text = &document.text;
        let before = &text[..span.start()];
        let after = &text[span.end()..];
        let from = before.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(at, _)| at);
        let to = after.char_indices().nth(CONTEXT).map_or(after.len(), |(at, _)| at);
        Self {
            document: document.id.clone(),
            span,
            exact: span.of(text).to_owned(),
            prefix: before[from..].to_owned(),
            suffix: after[..to].to_owned(),
        }
    }

    /// Id of the document.
    pub fn document(&self) -> &str {
        &self.document
    }

    /// Where the words stand.
    pub fn span(&self) -> Span {
        self.span
    }

    /// The words, byte for byte.
    pub fn exact(&self) -> &str {
        &self.exact
    }

    /// Up to 40 characters before them.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// Up to 40 characters after them.
    pub fn suffix(&self) -> &str {
        &self.suffix
    }
}
