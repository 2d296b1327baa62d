//! The record for a reader: text for a terminal, Markdown, one self-contained HTML page, JSON.
//!
//! Every line carries numbered citations. A number in brackets is an account; the letter after it, where citations
//! are listed, is a place in that account. The accounts' words are printed as they stand; words of ours are marked
//! off from them.

mod brief;
mod changed;
mod checked;
mod citation;
mod contract;
mod dates;
mod html;
mod inert;
mod markdown;
mod quick_look;
mod text;
pub mod wrap;

use readout_record::Record;

pub use changed::{changes_json, changes_text};
pub use checked::{check_json, check_text};
pub use contract::{VERSION, schema};

/// What the caller may choose about a rendering.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Columns a line of terminal text may fill.
    pub width: usize,
    /// Whether terminal text is coloured.
    pub colour: bool,
    /// Whether text and Markdown end with the list of citations: place and exact words of each.
    pub citations: bool,
    /// A title to print in place of the one chosen from the accounts.
    pub title: Option<String>,
    /// The day the record is as of, when it is of a moment.
    pub as_of: Option<jiff::civil::Date>,
}

impl Default for Options {
    fn default() -> Self {
        Self { width: 100, colour: false, citations: false, title: None, as_of: None }
    }
}

/// The brief for a terminal. What is not printable in the accounts, such as escape sequences, is made visible.
pub fn text(record: &Record, options: &Options) -> String {
    text::render(&brief::Brief::of(record, options), options)
}

/// The brief as CommonMark, with the accounts' own Markdown escaped.
pub fn markdown(record: &Record, options: &Options) -> String {
    markdown::render(&brief::Brief::of(record, options), options)
}

/// The brief as one HTML page that needs nothing from outside: every citation opens the account's text with the
/// words marked.
pub fn html(record: &Record, options: &Options) -> String {
    html::render(&brief::Brief::of(record, options))
}

/// The whole record as JSON (`readout/record/1`), offsets in characters.
pub fn json(record: &Record, options: &Options) -> String {
    contract::render(record, &brief::Brief::of(record, options), options)
}
