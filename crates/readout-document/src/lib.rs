//! What an outlet published: bytes in, clean text out, with its furniture told apart and every fact about it
//! marked with where it is known from.

mod document;
mod evidence;
mod span;

pub use document::{Block, BlockKind, Document, Furniture, FurnitureKind, Known, KnownFrom};
pub use evidence::Evidence;
pub use span::{CharIndex, CharSpan, Span};
