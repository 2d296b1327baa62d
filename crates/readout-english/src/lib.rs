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
    let blocks = document.blocks();
    let mut analysis = segment::segment(document, &blocks);
    analysis.quotations = quotations(&document.text, &blocks);
    annotate(document, &mut analysis);
    analysis
}

/// Reads a document whose sentences and tokens are given, as those of a treebank are
/// ([`conllu::documents`]): every stage after them fills in its part of `analysis`.
pub fn annotate(document: &Document, analysis: &mut Analysis) {
    let tagged = tag::tag(analysis, &document.text);
    parse::parse(analysis, &tagged);
    analysis.names = names(analysis, &document.text);
    let published = document.published.as_ref().map(|known| known.value);
    analysis.times = times::times(&document.text, analysis, published);
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
