//! How much of somebody else's text is read at all. Third-party text is hostile: every size has a bound.

/// Bytes that one document may have (16 MiB): the longest article of the 10,000 we have is 400 times shorter.
pub const MAX_DOCUMENT: usize = 16 << 20;

/// Bytes that one line of text, which is one paragraph, may have (256 KiB).
pub const MAX_LINE: usize = 256 << 10;

/// How deep the elements of a page may be nested: what browsers allow.
pub const MAX_DEPTH: usize = 512;

/// How many elements a page may have: several times what the longest live blogs have.
pub const MAX_ELEMENTS: usize = 60_000;

/// How many lines a text may have.
pub const MAX_LINES: usize = 50_000;
