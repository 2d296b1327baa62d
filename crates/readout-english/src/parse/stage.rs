//! Parsing as a stage of reading.

use super::parser::Unnamed;
use super::settle::settle;
use super::{Parser, Relation, units};
use crate::tag::Tagged;
use crate::{Analysis, Sentence, Upos, Xpos};
use std::ops::Range;
use std::sync::LazyLock;

/// The bytes of the built-in parser.
static BYTES: &[u8] = include_bytes!("../../models/parser.bin");

static BUILT_IN: LazyLock<Parser<'static>> = LazyLock::new(|| match Parser::read(BYTES) {
    Ok(parser) => parser.with_beam(BEAM),
    Err(error) => panic!("the built-in parser cannot be read: {error}"),
});

/// Readings followed at once, where the best is not sure: sentences that mislead ("the captain who sank the boat left")
/// need the third, some the fourth.
const BEAM: usize = 4;

/// The trees of a sentence, one for each of its pieces.
type Grown = Vec<(Option<Unnamed>, Range<usize>)>;

/// Longer sentences are parsed in pieces, so that no text makes parsing slow.
pub(super) const PIECE: usize = 250;

/// Gives every token of several documents its head and relation, with the built-in parser.
pub fn parse(analyses: &mut [Analysis], tagged: &[Tagged]) {
    Parser::built_in().annotate_all(analyses, tagged);
}

impl Parser<'static> {
    /// The parser inside the binary.
    ///
    /// # Panics
    /// When the program was built with bytes that are no parser.
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }
}

impl Parser<'_> {
    /// Gives every token its head and relation: a projective tree with one root for each sentence.
    pub fn annotate(&self, analysis: &mut Analysis, tagged: &Tagged) {
        self.annotate_all(std::slice::from_mut(analysis), std::slice::from_ref(tagged));
    }

    /// [`Parser::annotate`] for several documents: all trees before all names, so that the tables of either stay in the
    /// nearest caches.
    fn annotate_all(&self, analyses: &mut [Analysis], tagged: &[Tagged]) {
        let trees: Vec<Vec<Grown>> =
            analyses.iter().zip(tagged).map(|(analysis, tagged)| self.trees(analysis, tagged)).collect();
        for ((analysis, tagged), trees) in analyses.iter_mut().zip(tagged).zip(trees) {
            self.name_all(analysis, trees);
            for sentence in 0..analysis.sentences.len() {
                let range = analysis.sentences[sentence].tokens.clone();
                settle(analysis, tagged, range.clone());
                mark_passives(analysis, range);
            }
        }
    }

    /// The trees of every sentence.
    fn trees(&self, analysis: &Analysis, tagged: &Tagged) -> Vec<Grown> {
        let grow = |(sentence, units): (&Sentence, Vec<Range<usize>>)| {
            let range = sentence.tokens.clone();
            if range.len() <= PIECE && !units.is_empty() {
                return vec![(units::tree(self, analysis, tagged, &range, &units), range)];
            }
            let pieces = range.clone().step_by(PIECE).map(|start| start..(start + PIECE).min(range.end));
            pieces.map(|piece| (self.tree_of(tagged, &piece), piece)).collect()
        };
        analysis.sentences.iter().zip(units::units(analysis)).map(grow).collect()
    }

    /// Names the arcs of every sentence.
    fn name_all(&self, analysis: &mut Analysis, trees: Vec<Grown>) {
        for pieces in trees {
            let mut root = None;
            for (tree, piece) in pieces {
                let own = tree.and_then(|tree| self.name_piece(analysis, &tree, piece));
                match (root, own) {
                    // A later piece hangs on the root of the first, which keeps the tree projective.
                    (Some(_), Some(own)) => {
                        analysis.tokens[own].head = root;
                        analysis.tokens[own].relation = Relation::Parataxis;
                    }
                    (None, own) => root = own,
                    (Some(_), None) => {}
                }
            }
        }
    }

    /// The tree of a stretch of tokens.
    fn tree_of(&self, tagged: &Tagged, piece: &Range<usize>) -> Option<Unnamed> {
        let of = piece.clone();
        self.tree(&tagged.lexemes[of.clone()], &tagged.tags[of.clone()], &tagged.seconds[of])
    }

    /// Names the arcs of a stretch of tokens; returns its root.
    fn name_piece(&self, analysis: &mut Analysis, tree: &Unnamed, piece: Range<usize>) -> Option<usize> {
        let mut root = None;
        for (token, (head, relation)) in piece.clone().zip(self.name(tree)) {
            analysis.tokens[token].head = head.map(|head| piece.start + head);
            analysis.tokens[token].relation = relation;
            if head.is_none() {
                root = Some(token);
            }
        }
        root
    }
}

/// Marks passive participles: those with a passive auxiliary or subject, and those that modify a noun.
fn mark_passives(analysis: &mut Analysis, range: Range<usize>) {
    for i in range {
        let token = &analysis.tokens[i];
        match (token.relation, token.head) {
            (Relation::AuxPass | Relation::NsubjPass | Relation::CsubjPass, Some(head)) => {
                let head = &mut analysis.tokens[head];
                head.feats.passive |= head.xpos == Xpos::Vbn;
            }
            (Relation::Acl | Relation::Amod, _) if token.upos == Upos::Verb && token.xpos == Xpos::Vbn => {
                analysis.tokens[i].feats.passive = true;
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::Relation::*;
    use crate::parse::asserted::{assert_arc, read};
    use proptest::prelude::*;
    use readout_document::Document;

    /// Asserts that every sentence of `text` has a projective tree with one root.
    fn assert_trees(text: &str) {
        let analysis = crate::read(&Document::from_text("tree", text));
        for sentence in &analysis.sentences {
            let range = sentence.tokens.clone();
            let heads: Vec<Option<usize>> = range.clone().map(|i| analysis.tokens[i].head).collect();
            assert_eq!(heads.iter().filter(|head| head.is_none()).count(), 1, "one root in {text:?}");
            assert!(heads.iter().flatten().all(|head| range.contains(head)), "heads inside their sentence");
            for i in range.clone() {
                assert!(
                    range
                        .clone()
                        .filter(|&root| analysis.tokens[root].head.is_none())
                        .all(|root| analysis.is_below(i, root))
                );
                if let Some(head) = analysis.tokens[i].head {
                    let between = i.min(head) + 1..i.max(head);
                    assert!(
                        between.into_iter().all(|at| analysis.is_below(at, head)),
                        "projective: {text:?}"
                    );
                }
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

        #[test]
        fn any_text_has_trees(text in "\\PC{0,200}") {
            assert_trees(&text);
        }

        #[test]
        fn any_words_have_trees(words in prop::collection::vec("[A-Za-z]{1,8}|,|\\.|“|”|\\(|that|said|of", 1..60)) {
            assert_trees(&words.join(" "));
        }
    }

    #[test]
    fn a_sentence_without_end_is_parsed_in_pieces() {
        let text = "the harbour and ".repeat(2000);
        assert_trees(&text);
    }

    #[test]
    fn what_was_said_is_the_object_clause_of_the_verb_of_saying() {
        let text = "The mayor said that the ferry had left the harbour.";
        assert_arc(text, "mayor", Some("said"), Nsubj);
        assert_arc(text, "left", Some("said"), Ccomp);
        assert_arc(text, "said", None, Root);
    }

    #[test]
    fn a_coordination_hangs_on_its_first_member() {
        let text = "The minister met fishermen and farmers in Aldhaven.";
        assert_arc(text, "farmers", Some("fishermen"), Conj);
        assert_arc(text, "and", Some("farmers"), Cc);
    }

    #[test]
    fn a_relative_clause_hangs_on_its_noun() {
        let text = "The captain who sank the boat left the country.";
        assert_arc(text, "sank", Some("captain"), Acl);
        assert_arc(text, "captain", Some("left"), Nsubj);
    }

    #[test]
    fn a_passive_has_its_own_subject_and_a_passive_participle() {
        let text = "The boats were seized by police.";
        assert_arc(text, "boats", Some("seized"), Nsubj);
        let analysis = read(text);
        assert!(analysis.tokens[3].feats.passive && analysis.tokens[1].relation == NsubjPass);
    }
}
