//! Sentences of tests, read.

use super::Reading;
use super::lexicon::Lexicon;
use crate::cues::Cues;
use crate::speech::scene::Scene;
use crate::{Account, Bound, Quantity};
use readout_document::{Document, Known, KnownFrom};

/// A figure with its words.
#[derive(Debug)]
pub struct Read {
    pub words: String,
    pub value: Option<f64>,
    pub upper: Option<f64>,
    pub bound: Bound,
    pub quantity: Quantity,
    pub unit: String,
    pub per: Option<String>,
    pub what: Option<String>,
    pub of: Option<String>,
    pub as_of: Option<jiff::civil::Date>,
}

/// A text, read whole.
pub fn account(text: &str) -> Account {
    read(Document::from_text("t", text))
}

/// The same of a text that was published on a day.
pub fn account_of(text: &str, day: jiff::civil::Date) -> Account {
    let mut document = Document::from_text("t", text);
    document.published = Some(Known { value: day, from: KnownFrom::Manifest });
    read(document)
}

fn read(mut document: Document) -> Account {
    document.language = Some("en".to_owned());
    crate::read(document)
}

/// The figures of a text.
pub fn all(text: &str) -> Vec<Read> {
    let account = account(text);
    let words = |span: readout_document::Span| span.of(&account.document.text).to_owned();
    let read = |figure: &crate::Figure| Read {
        words: words(figure.span),
        value: figure.value,
        upper: figure.upper,
        bound: figure.bound,
        quantity: figure.quantity,
        unit: figure.unit.clone(),
        per: figure.per.clone(),
        what: figure.what.map(words),
        of: figure.of.map(words),
        as_of: figure.as_of,
    };
    account.figures.iter().map(read).collect()
}

/// The only figure of a text.
pub fn only(text: &str) -> Read {
    let mut found = all(text);
    assert_eq!(found.len(), 1, "{text}: {found:#?}");
    found.remove(0)
}

/// Fails when a text has a figure.
pub fn none(text: &str) {
    let found = all(text);
    assert!(found.is_empty(), "{text}: {found:#?}");
}

/// The number that a text begins with.
pub fn first_number(text: &str) -> Option<Option<f64>> {
    let document = Document::from_text("t", text);
    let english = readout_english::read(&document);
    let scene = Scene { document: &document, english: &english, cues: Cues::built_in() };
    let sentence = english.sentences[0].tokens.clone();
    let reading = Reading { scene, lexicon: Lexicon::built_in(), sentence, speakers: &[], actors: &[] };
    reading.number(0, false).map(|number| number.value)
}
