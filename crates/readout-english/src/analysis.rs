//! An account's English, read: what every later stage builds on.

use readout_document::Span;

/// Sentences, tokens and quotations of one document, in order of the text. Furniture has none of them.
#[derive(Clone, Debug, Default)]
pub struct Analysis {
    /// Every token of the body and its headings.
    pub tokens: Vec<Token>,
    /// Every sentence; their token ranges follow each other without gap or overlap.
    pub sentences: Vec<Sentence>,
    /// Every stretch between quotation marks, in order of their start; a nested one follows the one it stands in.
    pub quotations: Vec<Quotation>,
}

/// A syntactic word in the sense of Universal Dependencies: clitics are tokens of their own ("do", "n’t").
#[derive(Clone, Debug)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
}

/// A sentence.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// From its first to its last token.
    pub span: Span,
    /// Its tokens, as indices into [`Analysis::tokens`].
    pub tokens: std::ops::Range<usize>,
    /// Whether it stands in a heading.
    pub heading: bool,
}

/// A stretch between quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The words between the marks, without white space at the edges; final punctuation inside the marks belongs to them.
    pub content: Span,
    /// The opening mark, unless the account misses it.
    pub opening: Option<Span>,
    /// The closing mark, unless the account misses it or the quotation runs on into the next paragraph.
    pub closing: Option<Span>,
    /// Index of the quotation it stands in.
    pub inside: Option<usize>,
    /// Whether it continues the quotation before it (a paragraph that opened without the one before having closed).
    pub continues: bool,
}
