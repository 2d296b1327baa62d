//! Formats of accounts.

/// A format that accounts come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// A web page.
    Html,
    /// One account a line, each a JSON object.
    JsonLines,
}

impl Format {
    /// The format that a file's name tells by its suffix; `None` for suffixes that Readout does not read.
    ///
    /// ```
    /// use readout_document::Format;
    /// assert_eq!(Format::of_name("stories/ferry.HTM"), Some(Format::Html));
    /// assert_eq!(Format::of_name("ferry.pdf"), None);
    /// ```
    pub fn of_name(name: &str) -> Option<Self> {
        let file = name.rsplit(['/', '\\']).next()?;
        let (_, suffix) = file.rsplit_once('.')?;
        match suffix.to_ascii_lowercase().as_str() {
            "txt" | "text" => Some(Self::Text),
            "md" | "markdown" => Some(Self::Markdown),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            "jsonl" | "ndjson" => Some(Self::JsonLines),
            _ => None,
        }
    }

    /// The format that bytes without a name look like (standard input).
    pub fn of_bytes(bytes: &[u8]) -> Self {
        let head = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
        let head = &head[..head.len().min(512)];
        let lower = head.to_ascii_lowercase();
        let page =
            [b"<!doctype html".as_slice(), b"<html", b"<head", b"<?xml", b"<body", b"<article", b"<div"];
        match () {
            () if page.iter().any(|start| lower.starts_with(start)) => Self::Html,
            () if head.starts_with(b"{") && head.contains(&b'"') && head.contains(&b':') => Self::JsonLines,
            () => Self::Text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_without_a_name_tell_their_format() {
        assert_eq!(Format::of_bytes(b"\xef\xbb\xbf \n<!DOCTYPE HTML><title>"), Format::Html);
        assert_eq!(Format::of_bytes(b"{\"text\": \"The ferry sailed.\"}"), Format::JsonLines);
        assert_eq!(Format::of_bytes(b"The ferry sailed."), Format::Text);
    }
}
