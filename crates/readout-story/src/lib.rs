//! Which accounts print the same text, and so are one witness and not several.
//!
//! [`copies`] compares what is left of the accounts when furniture, headings and quotations are taken out: two
//! reporters in one room quote the same words, but they do not write the same sentences around them.

mod copies;
mod credit;
pub mod words;

pub use copies::{COPY, Copies, Shared, copies};
pub use credit::{Credit, agency, credits};
