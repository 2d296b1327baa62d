//! The body of a document: its paragraphs without what stands in them and is not the account.

use crate::{BlockKind, Document, Span};

impl Document {
    /// The words of the account: the paragraphs, without citation marks and other furniture inside them, in order.
    /// Headings are no part of it.
    ///
    /// ```
    /// use readout_document::Document;
    /// let document = Document::from_text("a", "The ferry sailed.\n\nShe slept.");
    /// let words: Vec<&str> = document.body_spans().iter().map(|span| span.of(&document.text)).collect();
    /// assert_eq!(words, ["The ferry sailed.", "She slept."]);
    /// ```
    pub fn body_spans(&self) -> Vec<Span> {
        let mut spans = Vec::new();
        for block in self.blocks().iter().filter(|block| block.kind == BlockKind::Paragraph) {
            let mut start = block.span.start();
            for piece in self.inline_furniture(block.span) {
                if start < piece.span.start() {
                    spans.push(Span::new(start, piece.span.start()));
                }
                start = start.max(piece.span.end());
            }
            if start < block.span.end() {
                spans.push(Span::new(start, block.span.end()));
            }
        }
        spans
    }
}

/// How well the body was told from the furniture, counted in characters that are no white space.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BodyScore {
    /// Characters that are body and were taken for it.
    pub right: usize,
    /// Characters taken for body.
    pub found: usize,
    /// Characters that are body.
    pub gold: usize,
}

impl BodyScore {
    /// Scores the body of `document` against the spans that are its body, leaving `ignored` out of both (citation
    /// marks, which some golds count and some do not).
    pub fn of(document: &Document, gold: &[Span], ignored: &[Span]) -> Self {
        let text = &document.text;
        let mut kinds = vec![0u8; text.len()];
        mark(&mut kinds, &document.body_spans(), 1);
        mark(&mut kinds, gold, 2);
        for span in ignored {
            kinds[span.start()..span.end()].fill(0);
        }
        let mut score = Self::default();
        for (at, _) in text.char_indices().filter(|(_, letter)| !letter.is_whitespace()) {
            score.right += usize::from(kinds[at] == 3);
            score.found += usize::from(kinds[at] & 1 != 0);
            score.gold += usize::from(kinds[at] & 2 != 0);
        }
        score
    }

    /// Share of the found that is body; 1 when nothing was found.
    pub fn precision(self) -> f64 {
        if self.found == 0 { 1.0 } else { self.right as f64 / self.found as f64 }
    }

    /// Share of the body that was found; 1 when there is none.
    pub fn recall(self) -> f64 {
        if self.gold == 0 { 1.0 } else { self.right as f64 / self.gold as f64 }
    }

    /// Harmonic mean of the two.
    pub fn f(self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        if precision + recall == 0.0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) }
    }
}

impl std::ops::AddAssign for BodyScore {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.found += other.found;
        self.gold += other.gold;
    }
}

fn mark(kinds: &mut [u8], spans: &[Span], bit: u8) {
    for span in spans {
        for kind in &mut kinds[span.start()..span.end()] {
            *kind |= bit;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Furniture, FurnitureKind};

    #[test]
    fn a_score_counts_characters_and_leaves_out_marks_inside() {
        let mut document = Document::from_text("a", "Menu\nThe ferry sailed.12 She slept.");
        document.furniture = vec![
            Furniture { span: Span::new(0, 4), kind: FurnitureKind::Menu },
            Furniture { span: Span::new(22, 24), kind: FurnitureKind::Citation },
        ];
        let body = Span::new(5, document.text.len());
        let score = BodyScore::of(&document, &[body], &[Span::new(22, 24)]);
        assert_eq!((score.right, score.found, score.gold), (24, 24, 24));
        let score = BodyScore::of(&document, &[Span::new(0, 9)], &[]);
        assert_eq!((score.right, score.found, score.gold), (3, 24, 7));
    }
}
