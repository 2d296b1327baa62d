//! Measuring a reading against gold, as the CoNLL 2018 shared task does.
//!
//! Words are aligned by the characters they cover; sentences by the characters of their bounds. Every score is the
//! harmonic mean of precision and recall, so that a missed token costs its tag and its head too. Punctuation counts,
//! subtypes of relations do not.
//!
//! Zeman et al. 2018, "CoNLL 2018 Shared Task: Multilingual Parsing from Raw Text to Universal Dependencies".

use crate::conllu::GoldDocument;
use crate::segment::is_glued_clitic;
use crate::{Analysis, Token};
use readout_document::Span;
use std::ops::AddAssign;

/// How many there are in the gold, in the reading, and in both.
///
/// ```
/// use readout_english::score::Counts;
/// let counts = Counts { gold: 4, read: 5, both: 3 };
/// assert_eq!((counts.recall(), counts.precision()), (0.75, 0.6));
/// assert!((counts.f() - 2.0 / 3.0).abs() < 1e-9);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// In the gold.
    pub gold: usize,
    /// In the reading.
    pub read: usize,
    /// In both.
    pub both: usize,
}

impl Counts {
    /// Share of the reading that is right; 0 when nothing was read.
    pub fn precision(self) -> f64 {
        share(self.both, self.read)
    }

    /// Share of the gold that was read; 0 when there is no gold.
    pub fn recall(self) -> f64 {
        share(self.both, self.gold)
    }

    /// Harmonic mean of precision and recall.
    pub fn f(self) -> f64 {
        share(2 * self.both, self.gold + self.read)
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.gold += other.gold;
        self.read += other.read;
        self.both += other.both;
    }
}

/// Scores of sentences, tokens, tags and trees. Add those of several documents up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SyntaxScore {
    /// Sentences with both bounds right.
    pub sentences: Counts,
    /// Orthographic tokens: a word with its clitics is one, as in the shared task's "Tokens".
    pub tokens: Counts,
    /// Syntactic words: every clitic is one, as in the shared task's "Words".
    pub words: Counts,
    /// Words with the right universal part of speech.
    pub upos: Counts,
    /// Words with the right head.
    pub uas: Counts,
    /// Words with the right head and universal relation.
    pub las: Counts,
}

impl AddAssign for SyntaxScore {
    fn add_assign(&mut self, other: Self) {
        self.sentences += other.sentences;
        self.tokens += other.tokens;
        self.words += other.words;
        self.upos += other.upos;
        self.uas += other.uas;
        self.las += other.las;
    }
}

/// Scores the reading of a gold document's text.
///
/// ```
/// use readout_english::{conllu, score};
/// let file = "# text = Why?\n1\tWhy\twhy\tADV\tWRB\t_\t0\troot\t_\tSpaceAfter=No\n2\t?\t?\tPUNCT\t.\t_\t1\tpunct\t_\t_\n\n";
/// let treebank = conllu::read("why.conllu", file)?;
/// for gold in conllu::documents(&treebank) {
///     let score = score::syntax(&gold, &readout_english::read(&gold.document));
///     assert_eq!(score.sentences.f(), 1.0);
/// }
/// # Ok::<(), conllu::ConlluError>(())
/// ```
pub fn syntax(gold: &GoldDocument, read: &Analysis) -> SyntaxScore {
    let sentences = |analysis: &Analysis| analysis.sentences.iter().map(|sentence| sentence.span).collect();
    let spans = |analysis: &Analysis| analysis.tokens.iter().map(|token| token.span).collect::<Vec<_>>();
    let (gold_words, read_words) = (spans(&gold.analysis), spans(read));
    let aligned = align(&gold_words, &read_words);
    let count = |right: &dyn Fn(&Token, &Token) -> bool| Counts {
        gold: gold_words.len(),
        read: read_words.len(),
        both: aligned.iter().filter(|(a, b)| right(&gold.analysis.tokens[*a], &read.tokens[*b])).count(),
    };
    let head = |analysis: &Analysis, token: &Token| token.head.map(|head| analysis.tokens[head].span);
    let same_head = |a: &Token, b: &Token| head(&gold.analysis, a) == head(read, b);
    let same_relation = |a: &Token, b: &Token| a.relation.universal() == b.relation.universal();
    SyntaxScore {
        sentences: agreement(sentences(&gold.analysis), sentences(read)),
        tokens: agreement(gold_tokens(gold), orthographic_tokens(&gold.document.text, &read_words)),
        words: count(&|_, _| true),
        upos: count(&|a, b| a.upos == b.upos),
        uas: count(&same_head),
        las: count(&|a, b| same_head(a, b) && same_relation(a, b)),
    }
}

fn agreement(gold: Vec<Span>, read: Vec<Span>) -> Counts {
    Counts { gold: gold.len(), read: read.len(), both: align(&gold, &read).len() }
}

/// The pairs of equal spans of two sorted lists, as indices.
fn align(gold: &[Span], read: &[Span]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::with_capacity(gold.len());
    let (mut a, mut b) = (0, 0);
    while let (Some(left), Some(right)) = (gold.get(a), read.get(b)) {
        match left.cmp(right) {
            std::cmp::Ordering::Less => a += 1,
            std::cmp::Ordering::Greater => b += 1,
            std::cmp::Ordering::Equal => {
                pairs.push((a, b));
                a += 1;
                b += 1;
            }
        }
    }
    pairs
}

/// The gold's orthographic tokens, as the treebank gives them.
fn gold_tokens(gold: &GoldDocument) -> Vec<Span> {
    let mut tokens = Vec::new();
    let mut multiwords = gold.multiwords.iter().peekable();
    let words = &gold.analysis.tokens;
    let mut at = 0;
    while at < words.len() {
        let end = multiwords.next_if(|range| range.start == at).map_or(at + 1, |range| range.end);
        tokens.push(words[at].span.cover(words[end - 1].span));
        at = end;
    }
    tokens
}

/// The orthographic tokens of a reading: words with the clitics that are glued to them.
fn orthographic_tokens(text: &str, words: &[Span]) -> Vec<Span> {
    let mut tokens: Vec<Span> = Vec::with_capacity(words.len());
    let mut before: Option<Span> = None;
    for word in words {
        match (tokens.last_mut(), before) {
            (Some(token), Some(before))
                if before.end() == word.start() && is_glued_clitic(before.of(text), word.of(text)) =>
            {
                *token = token.cover(*word);
            }
            _ => tokens.push(*word),
        }
        before = Some(*word);
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Relation, Sentence, Upos, conllu};

    const GOLD: &str = "\
# newdoc id = note
1\tFerries\tferry\tNOUN\tNNS\t_\t2\tnsubj\t_\t_
2\tsail\tsail\tVERB\tVBP\t_\t0\troot\t_\t_
3\tdaily\tdaily\tADV\tRB\t_\t2\tadvmod\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tDo\tdo\tAUX\tVB\t_\t3\taux\t_\t_
2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
3\twait\twait\tVERB\tVB\t_\t0\troot\t_\t_

";

    fn gold() -> GoldDocument {
        conllu::documents(&conllu::read("note", GOLD).expect("valid")).remove(0)
    }

    #[test]
    fn the_gold_scores_one_against_itself() {
        let gold = gold();
        let score = syntax(&gold, &gold.analysis);
        for counts in [score.sentences, score.tokens, score.words, score.upos, score.uas, score.las] {
            assert_eq!(counts.f(), 1.0);
        }
        assert_eq!((score.tokens.gold, score.words.gold), (6, 7));
    }

    /// Worked out by hand. The reading glues "daily." together, misses the sentence end, calls "sail" a noun, hangs
    /// "Ferries" right with a subtype, "Don't" right, and "wait" on "sail".
    #[test]
    fn a_faulty_reading_scores_what_the_shared_task_would_give_it() {
        let gold = gold();
        let word = |start, end, upos, head, relation| Token {
            upos,
            head,
            relation,
            ..Token::new(Span::new(start, end))
        };
        let tokens = vec![
            word(0, 7, Upos::Noun, Some(1), Relation::NsubjPass),
            word(8, 12, Upos::Noun, None, Relation::Root),
            word(13, 19, Upos::Adv, Some(1), Relation::Advmod),
            word(20, 22, Upos::Aux, Some(5), Relation::Aux),
            word(22, 25, Upos::Part, Some(5), Relation::Aux),
            word(26, 30, Upos::Verb, Some(1), Relation::Parataxis),
        ];
        let sentences = vec![Sentence { span: Span::new(0, 30), tokens: 0..6, heading: false }];
        let read = Analysis { tokens, sentences, ..Analysis::default() };
        let score = syntax(&gold, &read);
        assert_eq!(score.sentences, Counts { gold: 2, read: 1, both: 0 });
        assert_eq!(score.tokens, Counts { gold: 6, read: 5, both: 4 });
        assert_eq!(score.words, Counts { gold: 7, read: 6, both: 5 });
        assert_eq!(score.upos, Counts { gold: 7, read: 6, both: 4 });
        assert_eq!(score.uas, Counts { gold: 7, read: 6, both: 4 });
        assert_eq!(score.las, Counts { gold: 7, read: 6, both: 3 });
        assert!((score.las.f() - 6.0 / 13.0).abs() < 1e-9);
    }
}
