//! Reading English news: sentences, tokens, tags, parse, names and times.

mod analysis;
pub mod classes;
pub mod conllu;
mod lemma;
pub mod model;
pub mod names;
pub mod parse;
mod quotation;
pub mod score;
mod segment;
pub mod tag;
pub mod times;

pub use analysis::{Analysis, Quotation, Sentence, Token};
pub use lemma::lemma;
pub use names::{CountryRelation, Kinds, Knowledge, KnowledgeError, Name, NameClass, names, names_with};
pub use parse::Relation;
pub use quotation::quotations;
pub use segment::train_segmenter;
pub use tag::{Case, Degree, Feats, Gender, Mood, Number, Person, PronType, Tense, Upos, VerbForm, Xpos};
pub use times::Time;

use readout_document::Document;

/// Reads the English of a document: what every later stage builds on.
///
/// The document's language is not asked for: the caller decides what is worth reading
/// ([`Document::is_english`]).
///
/// ```
/// use readout_document::Document;
/// let document = Document::from_text("note", "The ferry didn’t sail. Nobody said why.");
/// let english = readout_english::read(&document);
/// assert_eq!(english.sentences.len(), 2);
/// assert_eq!(english.tokens[3].span.of(&document.text), "n’t");
/// ```
pub fn read(document: &Document) -> Analysis {
    let mut analysis = segment_and_pair(document);
    annotate(document, &mut analysis);
    analysis
}

/// Reads the English of several documents, as [`read`] reads each of them, and quicker: each stage goes over all of them
/// before the next begins, so that its tables stay in the nearest caches.
///
/// ```
/// use readout_document::Document;
/// let documents = ["The ferry sailed.", "Nobody said why."].map(|text| Document::from_text("note", text));
/// let english = readout_english::read_all(&documents.each_ref());
/// assert_eq!(english[1].tokens.len(), 4);
/// ```
pub fn read_all(documents: &[&Document]) -> Vec<Analysis> {
    let mut analyses: Vec<Analysis> = documents.iter().map(|document| segment_and_pair(document)).collect();
    annotate_all(documents, &mut analyses);
    analyses
}

/// Sentences, tokens and quotations.
fn segment_and_pair(document: &Document) -> Analysis {
    let blocks = document.blocks();
    let mut analysis = segment::segment(document, &blocks);
    analysis.quotations = quotations(&document.text, &blocks);
    analysis
}

/// Reads a document whose sentences and tokens are given, as those of a treebank are
/// ([`conllu::documents`]): every stage after them fills in its part of `analysis`.
pub fn annotate(document: &Document, analysis: &mut Analysis) {
    annotate_all(&[document], std::slice::from_mut(analysis));
}

/// [`annotate`] for several documents, stage by stage.
fn annotate_all(documents: &[&Document], analyses: &mut [Analysis]) {
    let tagged: Vec<tag::Tagged> = documents
        .iter()
        .zip(&mut *analyses)
        .map(|(document, analysis)| tag::tag(analysis, &document.text))
        .collect();
    parse::parse(analyses, &tagged);
    for (document, analysis) in documents.iter().zip(&mut *analyses) {
        analysis.names = names(analysis, &document.text);
    }
    for (document, analysis) in documents.iter().zip(analyses) {
        let published = document.published.as_ref().map(|known| known.value);
        analysis.times = times::times(&document.text, analysis, published);
    }
}

/// [`tokens`] with a model of sentence ends of the caller's, as [`train_segmenter`] makes them.
pub fn tokens_by(segmenter: &[u8], document: &Document) -> Analysis {
    segment::segment_by(segmenter, document, &document.blocks())
}

/// Reads no more than the sentences and tokens of a document.
pub fn tokens(document: &Document) -> Analysis {
    segment::segment(document, &document.blocks())
}

/// The key of a word's form in a [`classes::Vocabulary`].
pub fn form_key(word: &str) -> u64 {
    tag::form::Form::new(word).exact
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

        #[test]
        fn documents_read_at_once_are_read_as_each_alone(
            texts in prop::collection::vec("([A-Z][a-z]{1,6}|said|that|the|on Monday|“|”|,|\\.|\n| ){0,40}", 0..5)
        ) {
            let documents: Vec<Document> = texts.iter().map(|text| Document::from_text("t", text.as_str())).collect();
            let at_once = read_all(&documents.iter().collect::<Vec<_>>());
            let alone: Vec<Analysis> = documents.iter().map(read).collect();
            prop_assert_eq!(format!("{at_once:?}"), format!("{alone:?}"));
        }
    }
}
