//! Plain text and Markdown: the document's text is the decoded input itself, and furniture is marked in it.

use crate::error::{Cause, Error, Place};
use crate::facts::Gathered;
use crate::furniture::{self, Hints};
use crate::{
    Document, Facts, Furniture, FurnitureKind, KnownFrom, MAX_LINE, MAX_LINES, front_matter, ids, language,
};

/// Reads `text`, of which `gathered` is known.
pub(crate) fn read(
    text: String,
    mut gathered: Gathered,
    markdown: bool,
    source: &str,
) -> Result<Document, Error> {
    refuse_long_lines(&text, source)?;
    let head = front_matter::find(&text);
    if let Some(head) = &head {
        gathered.add(&head.facts, KnownFrom::FrontMatter);
    }
    let title = gathered.title.as_ref().map(|title| title.value.as_str());
    let outlet = gathered.outlet.as_ref().map(|outlet| outlet.value.as_str());
    let from = head.as_ref().map_or(0, |head| head.span.end());
    let hints = Hints { title, outlet, markdown, from, headings: &[], captions: &[], find_headings: true };
    let mut layout = furniture::lay_out(&text, &hints);
    if let Some(head) = head {
        layout.furniture.insert(0, Furniture { span: head.span, kind: FurnitureKind::FrontMatter });
    }
    finish(text, gathered, layout, source)
}

/// Makes the document when everything in it is told apart.
pub(crate) fn finish(
    text: String,
    mut gathered: Gathered,
    layout: furniture::Layout,
    source: &str,
) -> Result<Document, Error> {
    gathered.add(&layout.facts, KnownFrom::Text);
    gathered.add(&Facts::default(), KnownFrom::Address);
    gathered.add_address();
    let mut document = Document {
        id: gathered.id.as_deref().map_or_else(|| ids::short_name(source), ids::clean),
        source: source.to_owned(),
        outlet: gathered.outlet,
        title: gathered.title,
        bylines: gathered.bylines,
        published: gathered.published,
        address: gathered.address,
        language: None,
        text,
        furniture: layout.furniture,
        headings: layout.headings,
    };
    let words = body_sample(&document);
    if !words.chars().any(char::is_alphabetic) {
        return Err(Error::new(source, Cause::NoWords));
    }
    document.language = gathered
        .language
        .as_deref()
        .and_then(language::declared)
        .filter(|declared| declared != "en")
        .or_else(|| language::of_text(&words));
    Ok(document)
}

/// The first words of the body: enough to tell the language.
fn body_sample(document: &Document) -> String {
    let mut words = String::new();
    for span in document.body_spans() {
        words.push_str(span.of(&document.text));
        words.push(' ');
        if words.len() > 4096 {
            break;
        }
    }
    words
}

/// A line is a paragraph: what is longer than any can be, or has more than any text, is refused before anything is done with it.
pub(crate) fn refuse_long_lines(text: &str, source: &str) -> Result<(), Error> {
    if text.len() > MAX_LINES && memchr::memchr_iter(b'\n', text.as_bytes()).count() > MAX_LINES {
        return Err(Error::new(source, Cause::TooManyLines { limit: MAX_LINES }));
    }
    if text.len() <= MAX_LINE {
        return Ok(());
    }
    let long = text.split('\n').enumerate().find(|(_, line)| line.len() > MAX_LINE);
    match long {
        None => Ok(()),
        Some((at, line)) => Err(Error::at(
            source,
            Place::Line(at + 1),
            Cause::LineTooLong { size: line.len(), limit: MAX_LINE },
        )),
    }
}
