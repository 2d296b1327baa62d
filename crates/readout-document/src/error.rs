//! Why a document could not be read.

use std::fmt;

/// Why one document could not be read: which file, where in it, what is wrong and what to do.
///
/// ```
/// use readout_document::{Given, read};
/// let error = read(b"", &Given::named("empty.txt")).unwrap_err();
/// assert_eq!(error.to_string(), "empty.txt: there is nothing in it; leave it out, or fetch it again");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    source: String,
    place: Place,
    cause: Cause,
}

/// Where in a file it went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Whole,
    Line(usize),
    LineColumn(usize, usize),
    Byte(usize),
}

/// What is wrong, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Cause {
    #[error("there is nothing in it; leave it out, or fetch it again")]
    Empty,
    #[error("there are no words in it, only menus and marks; give the page of the article itself")]
    NoWords,
    #[error("it is {0}, not text; save it as text or HTML first")]
    Binary(&'static str),
    #[error("its bytes are not valid {0} and make no sense in any other encoding; save it as UTF-8")]
    Encoding(&'static str),
    #[error("it has {size} bytes, and a document may have {limit}; split it, or give the article alone")]
    TooLarge { size: u64, limit: u64 },
    #[error("one line has {size} bytes, and a line may have {limit}; break it into paragraphs")]
    LineTooLong { size: usize, limit: usize },
    #[error("it has more than {limit} lines; no article does, give the article alone")]
    TooManyLines { limit: usize },
    #[error("its elements are nested more than {limit} deep; no article needs that, give its text instead")]
    TooDeep { limit: usize },
    #[error("the page has more elements or attributes than {limit}; give the article's text instead")]
    TooTangled { limit: usize },
    #[error("no article can be found in the page: {0}; give its text instead")]
    NoArticle(String),
    #[error("this is no JSON object: {0}; mend the line or take it out")]
    Json(String),
    #[error("the line has neither `text` nor `html`; an account needs one of them")]
    NoText,
    #[error("this is no manifest: {0}; mend it or take it away")]
    Manifest(String),
}

impl Error {
    pub(crate) fn new(source: impl Into<String>, cause: Cause) -> Self {
        Self { source: source.into(), place: Place::Whole, cause }
    }

    pub(crate) fn at(source: impl Into<String>, place: Place, cause: Cause) -> Self {
        Self { source: source.into(), place, cause }
    }

    /// That `source` has `size` bytes, more than [`crate::MAX_DOCUMENT`]: for callers that look before they read.
    pub fn too_large(source: impl Into<String>, size: u64) -> Self {
        Self::new(source, Cause::TooLarge { size, limit: crate::MAX_DOCUMENT as u64 })
    }

    /// The file or line that could not be read.
    pub fn source_name(&self) -> &str {
        &self.source
    }

    /// What is wrong, where, and what to do, without the name of the file.
    pub fn reason(&self) -> String {
        match self.place {
            Place::Whole => self.cause.to_string(),
            Place::Line(line) => format!("line {line}: {}", self.cause),
            Place::LineColumn(line, column) => format!("line {line}, column {column}: {}", self.cause),
            Place::Byte(byte) => format!("byte {byte}: {}", self.cause),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.source, self.reason())
    }
}

impl std::error::Error for Error {}
