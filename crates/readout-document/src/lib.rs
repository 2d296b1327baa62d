//! What an outlet published: bytes in, clean text out, with its furniture told apart and every fact about it
//! marked with where it is known from.
//!
//! The front door is [`read`]: it takes bytes and never touches a file.

mod body;
mod date;
mod decode;
mod document;
mod error;
mod evidence;
mod facts;
mod format;
mod front_matter;
mod furniture;
mod html;
mod ids;
mod json_lines;
mod language;
mod limits;
mod manifest;
mod plain;
mod span;
mod wrapped;

pub use body::BodyScore;
pub use date::parse_date;
pub use document::{Block, BlockKind, Document, Furniture, FurnitureKind, Known, KnownFrom};
pub use error::Error;
pub use evidence::Evidence;
pub use facts::{Facts, Given};
pub use format::Format;
pub use ids::name_apart;
pub use json_lines::read_json_line;
pub use limits::{MAX_DEPTH, MAX_DOCUMENT, MAX_ELEMENTS, MAX_LINE, MAX_LINES};
pub use manifest::{MANIFEST, Manifest, ManifestEntry};
pub use span::{CharIndex, CharSpan, Span};

/// Reads the bytes of one file.
///
/// Text, Markdown and HTML give one document, JSON Lines one a line; there, a line that cannot be read is an error of
/// its own and costs no other. Names of the documents are not told apart yet: see [`name_apart`].
///
/// ```
/// use readout_document::{Given, read};
/// let text = b"The ferry sailed at dawn, the minister said.\n\nAdvertisement\n";
/// let documents = read(text, &Given::named("ferry.txt"))?;
/// let document = documents[0].as_ref().unwrap();
/// assert_eq!(document.id, "ferry");
/// assert_eq!(document.body_spans().len(), 1);
/// # Ok::<(), readout_document::Error>(())
/// ```
pub fn read(bytes: &[u8], given: &Given) -> Result<Vec<Result<Document, Error>>, Error> {
    let source = &given.source;
    let format = given.format.or_else(|| Format::of_name(source)).unwrap_or_else(|| Format::of_bytes(bytes));
    if bytes.len() > MAX_DOCUMENT && format != Format::JsonLines {
        return Err(Error::too_large(source, bytes.len() as u64));
    }
    let text = decode::decode(bytes, format == Format::Html, source)?;
    let gathered = facts::Gathered::of(given);
    match format {
        Format::JsonLines => Ok(json_lines::read(&text, given)),
        Format::Html => Ok(vec![Ok(html::read(&text, gathered, source)?)]),
        Format::Text => Ok(vec![Ok(plain::read(text, gathered, false, source)?)]),
        Format::Markdown => Ok(vec![Ok(plain::read(text, gathered, true, source)?)]),
    }
}
