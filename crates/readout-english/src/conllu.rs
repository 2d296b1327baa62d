//! CoNLL-U, the format of the Universal Dependencies treebanks: in, for training and measuring; out, so that any
//! public scorer can check what was read.
//!
//! Format: <https://universaldependencies.org/format.html>.

mod parse;
mod write;

pub use parse::{ConlluError, read};
pub use write::write;

use crate::{Analysis, Feats, Relation, Sentence as ReadSentence, Token};
use readout_document::{Document, Span};
use std::ops::Range;

/// A sentence of a treebank.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// Its comment lines, without the `#` and the blank after it.
    pub comments: Vec<String>,
    /// The id of the document that begins with it; empty when the treebank gives none.
    pub new_document: Option<String>,
    /// Whether a paragraph begins with it, as one does with every document.
    pub new_paragraph: bool,
    /// Its syntactic words; empty nodes are left out.
    pub words: Vec<Word>,
    /// Its orthographic words of more than one syntactic word ("don’t").
    pub multiwords: Vec<Multiword>,
}

/// A syntactic word of a treebank. A field that the file leaves open (`_`) is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// As it stands in the text.
    pub form: String,
    /// Dictionary form.
    pub lemma: String,
    /// Universal part of speech.
    pub upos: String,
    /// Part of speech of the treebank's own set.
    pub xpos: String,
    /// Features ("Number=Sing|Person=3").
    pub feats: String,
    /// Number of the word it hangs on, counted from 1; 0 for the root.
    pub head: usize,
    /// Relation to that word, with its subtype ("nsubj:pass").
    pub relation: String,
    /// What else the treebank says ("SpaceAfter=No|Entity=(1-person)").
    pub misc: String,
    /// Whether a blank follows in the text. Inside a multiword none does.
    pub space_after: bool,
}

/// An orthographic word of several syntactic ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Multiword {
    /// Its words, as indices into [`Sentence::words`].
    pub words: Range<usize>,
    /// As it stands in the text.
    pub form: String,
}

/// A document of a treebank with its gold sentences and tokens laid out in the raw text.
#[derive(Clone, Debug)]
pub struct GoldDocument {
    /// The raw text: paragraphs divided by an empty line, sentences by a blank, as the shared tasks make it.
    pub document: Document,
    /// Where the gold sentences and tokens stand in it, with their tags and trees.
    pub analysis: Analysis,
    /// The orthographic words of more than one token, as indices into the tokens.
    pub multiwords: Vec<Range<usize>>,
    /// Its sentences, as indices into the treebank.
    pub sentences: Range<usize>,
}

/// Lays the sentences of a treebank out as documents.
pub fn documents(treebank: &[Sentence]) -> Vec<GoldDocument> {
    let mut documents = Vec::new();
    let mut start = 0;
    while start < treebank.len() {
        let rest = &treebank[start + 1..];
        let end = rest
            .iter()
            .position(|sentence| sentence.new_document.is_some())
            .map_or(treebank.len(), |at| start + 1 + at);
        documents.push(lay_out(treebank, start..end));
        start = end;
    }
    documents
}

fn lay_out(treebank: &[Sentence], range: Range<usize>) -> GoldDocument {
    let mut text = String::new();
    let mut analysis = Analysis::default();
    let mut multiwords = Vec::new();
    for (number, sentence) in treebank[range.clone()].iter().enumerate() {
        if number > 0 && sentence.new_paragraph {
            text.truncate(text.trim_end().len());
            text.push_str("\n\n");
        }
        let first = analysis.tokens.len();
        for word in &sentence.words {
            let from = text.len();
            text.push_str(&word.form);
            analysis.tokens.push(gold_token(word, Span::new(from, text.len()), first));
            if word.space_after {
                text.push(' ');
            }
        }
        multiwords
            .extend(sentence.multiwords.iter().map(|word| first + word.words.start..first + word.words.end));
        let tokens = first..analysis.tokens.len();
        if let [head, .., last] | [head @ last] = &analysis.tokens[tokens.clone()] {
            let span = head.span.cover(last.span);
            analysis.sentences.push(ReadSentence { span, tokens, heading: false });
        }
    }
    text.truncate(text.trim_end().len());
    let id = treebank[range.start].new_document.clone().unwrap_or_default();
    GoldDocument { document: Document::from_text(id, text), analysis, multiwords, sentences: range }
}

/// The token of a word of the sentence whose first token has the index `first`.
fn gold_token(word: &Word, span: Span, first: usize) -> Token {
    Token {
        upos: word.upos.parse().unwrap_or_default(),
        xpos: word.xpos.parse().unwrap_or_default(),
        feats: Feats::from_conllu(&word.feats),
        head: word.head.checked_sub(1).map(|head| first + head),
        relation: Relation::from_treebank(&word.relation).unwrap_or_default(),
        ..Token::new(span)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) const TWO_SENTENCES: &str = "\
# newdoc id = note
# newpar
# text = They didn’t sail.
1\tThey\tthey\tPRON\tPRP\t_\t4\tnsubj\t_\t_
2-3\tdidn’t\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_
3\tn’t\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tsail\tsail\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# newpar
# text = Why?
1\tWhy\twhy\tADV\tWRB\t_\t0\troot\t_\tSpaceAfter=No
1.1\tsail\tsail\tVERB\tVB\t_\t_\t_\t0:root\t_
2\t?\t?\tPUNCT\t.\t_\t1\tpunct\t_\t_

";

    #[test]
    fn a_treebank_is_laid_out_as_raw_text_with_its_gold_tokens_in_place() {
        let treebank = read("note.conllu", TWO_SENTENCES).expect("valid");
        let documents = documents(&treebank);
        assert_eq!(documents.len(), 1);
        let gold = &documents[0];
        assert_eq!(gold.document.text, "They didn’t sail.\n\nWhy?");
        let words: Vec<_> =
            gold.analysis.tokens.iter().map(|token| token.span.of(&gold.document.text)).collect();
        assert_eq!(words, ["They", "did", "n’t", "sail", ".", "Why", "?"]);
        assert_eq!(gold.analysis.sentences[1].tokens, 5..7);
    }
}
