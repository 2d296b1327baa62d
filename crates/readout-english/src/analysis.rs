//! An account's English, read: what every later stage builds on.

use crate::names::Name;
use crate::parse::Relation;
use crate::tag::{Feats, Upos, Xpos};
use readout_document::Span;
use std::ops::Range;

/// Sentences, tokens and quotations of one document, in order of the text. Furniture has none of them.
#[derive(Clone, Debug, Default)]
pub struct Analysis {
    /// Every token of the body and its headings.
    pub tokens: Vec<Token>,
    /// Every sentence; their token ranges follow each other without gap or overlap.
    pub sentences: Vec<Sentence>,
    /// Every stretch between quotation marks, in order of their start; a nested one follows the one it stands in.
    pub quotations: Vec<Quotation>,
    /// Every name, title and office, in order of their start, the longer first.
    pub names: Vec<Name>,
    /// Every time expression, in order.
    pub times: Vec<crate::Time>,
}

/// A syntactic word in the sense of Universal Dependencies: clitics are tokens of their own ("do", "n’t").
#[derive(Clone, Debug)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Universal part of speech.
    pub upos: Upos,
    /// Penn Treebank tag.
    pub xpos: Xpos,
    /// Morphological features.
    pub feats: Feats,
    /// The token it hangs on, as an index into [`Analysis::tokens`]; `None` for the root of its sentence (and before
    /// parsing).
    pub head: Option<usize>,
    /// As what it hangs there.
    pub relation: Relation,
}

impl Token {
    /// A token that is neither tagged nor parsed yet.
    pub fn new(span: Span) -> Self {
        Self {
            span,
            upos: Upos::default(),
            xpos: Xpos::default(),
            feats: Feats::default(),
            head: None,
            relation: Relation::default(),
        }
    }
}

impl Analysis {
    /// The sentence that holds token `i`.
    pub fn sentence_of(&self, i: usize) -> Option<&Sentence> {
        let at = self.sentences.partition_point(|sentence| sentence.tokens.end <= i);
        self.sentences.get(at).filter(|sentence| sentence.tokens.contains(&i))
    }

    /// The tokens that hang on token `i`, in order of the text.
    pub fn children(&self, i: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let range = self.sentence_of(i).map_or(0..0, |sentence| sentence.tokens.clone());
        range.filter(move |&child| self.tokens[child].head == Some(i))
    }

    /// The first child of token `i` with that relation, subtypes included: `Nsubj` finds `nsubj:pass` too.
    pub fn child(&self, i: usize, relation: Relation) -> Option<usize> {
        self.children(i).find(|&child| {
            let found = self.tokens[child].relation;
            found == relation || found.universal() == relation
        })
    }

    /// The root of a sentence.
    pub fn root(&self, sentence: &Sentence) -> Option<usize> {
        sentence.tokens.clone().find(|&i| self.tokens[i].head.is_none())
    }

    /// Whether token `i` is `ancestor` or hangs on it, directly or through others.
    pub fn is_below(&self, i: usize, ancestor: usize) -> bool {
        let mut at = i;
        // A parse has no cycles; the bound keeps a wrong tree from outside from running on.
        for _ in 0..=self.tokens.len() {
            if at == ancestor {
                return true;
            }
            match self.tokens[at].head {
                Some(head) => at = head,
                None => return false,
            }
        }
        false
    }

    /// The range of tokens from the first to the last that hang on token `i`, itself included. The parse is
    /// projective, so every token in it hangs on `i`.
    pub fn subtree(&self, i: usize) -> Range<usize> {
        let range = self.sentence_of(i).map_or(i..i + 1, |sentence| sentence.tokens.clone());
        let first = range.clone().take_while(|&at| at < i).find(|&at| self.is_below(at, i)).unwrap_or(i);
        let last = range.rev().take_while(|&at| at > i).find(|&at| self.is_below(at, i)).unwrap_or(i);
        first..last + 1
    }

    /// The words from the first to the last that hang on token `i`, itself included.
    pub fn subtree_span(&self, i: usize) -> Span {
        let tokens = self.subtree(i);
        self.tokens[tokens.start].span.cover(self.tokens[tokens.end - 1].span)
    }
}

/// A sentence.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// From its first to its last token.
    pub span: Span,
    /// Its tokens, as indices into [`Analysis::tokens`].
    pub tokens: Range<usize>,
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

#[cfg(test)]
mod tests {
    use super::*;

    /// "The mayor said she left": heads given by hand.
    fn parsed() -> Analysis {
        let words = [(0, 3, Some(1)), (4, 9, Some(2)), (10, 14, None), (15, 18, Some(4)), (19, 23, Some(2))];
        let relations =
            [Relation::Det, Relation::Nsubj, Relation::Root, Relation::NsubjPass, Relation::Ccomp];
        let tokens = words
            .iter()
            .zip(relations)
            .map(|(&(start, end, head), relation)| Token {
                head,
                relation,
                ..Token::new(Span::new(start, end))
            })
            .collect();
        let sentences = vec![Sentence { span: Span::new(0, 23), tokens: 0..5, heading: false }];
        Analysis { tokens, sentences, ..Analysis::default() }
    }

    #[test]
    fn children_and_subtrees_follow_the_heads() {
        let analysis = parsed();
        assert_eq!(analysis.children(2).collect::<Vec<_>>(), [1, 4]);
        assert_eq!(analysis.subtree(1), 0..2);
        assert_eq!(analysis.subtree(2), 0..5);
        assert_eq!(analysis.subtree_span(4), Span::new(15, 23));
        assert_eq!(analysis.root(&analysis.sentences[0]), Some(2));
        assert!(analysis.is_below(0, 2) && !analysis.is_below(2, 0));
    }

    #[test]
    fn a_child_is_found_by_its_universal_relation() {
        let analysis = parsed();
        assert_eq!(analysis.child(4, Relation::Nsubj), Some(3));
        assert_eq!(analysis.child(2, Relation::Obj), None);
    }
}
