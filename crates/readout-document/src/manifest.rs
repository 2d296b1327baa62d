//! `manifest.json`: what is known of the files beside it.

use crate::error::{Cause, Error, Place};
use crate::json_lines::plain_cause;
use crate::{Facts, front_matter};
use serde_json::Value;

/// The name that a manifest has.
pub const MANIFEST: &str = "manifest.json";

/// What a manifest says: which files make the story, in order, and what is known of each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// Its entries, in their order.
    pub entries: Vec<ManifestEntry>,
}

/// One file of a manifest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ManifestEntry {
    /// The file, relative to the manifest's folder.
    pub file: String,
    /// What the manifest says of it.
    pub facts: Facts,
}

impl Manifest {
    /// Reads a manifest: a JSON list of objects, each with `file` and any of `doc`, `outlet`, `published`, `title`,
    /// `url`, `bylines`; or an object that has such a list as `documents`.
    ///
    /// ```
    /// use readout_document::Manifest;
    /// let manifest = Manifest::read(br#"[{"file": "a.txt", "outlet": "The Quay"}]"#, "manifest.json")?;
    /// assert_eq!(manifest.entry("a.txt").and_then(|entry| entry.facts.outlet.as_deref()), Some("The Quay"));
    /// # Ok::<(), readout_document::Error>(())
    /// ```
    pub fn read(bytes: &[u8], source: &str) -> Result<Self, Error> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let value: Value = serde_json::from_slice(bytes).map_err(|error| {
            let place = Place::LineColumn(error.line(), error.column());
            Error::at(source, place, Cause::Manifest(plain_cause(&error)))
        })?;
        let wrong = |what: &str| Error::new(source, Cause::Manifest(what.to_owned()));
        let list = match &value {
            Value::Array(list) => list,
            Value::Object(object) => object
                .get("documents")
                .and_then(Value::as_array)
                .ok_or_else(|| wrong("it is an object without a list `documents`"))?,
            _ => return Err(wrong("it is no list of files")),
        };
        let entries = list.iter().enumerate().map(|(at, entry)| {
            read_entry(entry).ok_or_else(|| wrong(&format!("its entry {} has no `file`", at + 1)))
        });
        Ok(Self { entries: entries.collect::<Result<_, _>>()? })
    }

    /// The entry of a file, by its path relative to the manifest.
    pub fn entry(&self, file: &str) -> Option<&ManifestEntry> {
        self.entries.iter().find(|entry| entry.file == file)
    }
}

fn read_entry(value: &Value) -> Option<ManifestEntry> {
    let object = value.as_object()?;
    let file = object.get("file")?.as_str()?.trim().trim_start_matches("./").to_owned();
    let mut facts = Facts::default();
    for (key, value) in object {
        let values = match value {
            Value::Array(values) => values.iter().filter_map(Value::as_str).collect(),
            Value::String(text) => vec![text.as_str()],
            _ => Vec::new(),
        };
        for value in values {
            front_matter::give(&mut facts, key, value);
        }
    }
    (!file.is_empty()).then_some(ManifestEntry { file, facts })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn entries_keep_their_order_and_facts() {
        let text = r#"[{"doc": "b", "file": "./b.txt", "published": "2025-02-12", "date_known_from": "metadata"},
                       {"doc": "a", "file": "a.html", "title": "Ferry", "url": "https://quay.example"}]"#;
        let manifest = Manifest::read(text.as_bytes(), "x/manifest.json").unwrap();
        assert_eq!(manifest.entries[0].facts.published, Some(date(2025, 2, 12)));
        assert_eq!(manifest.entries[0].facts.id.as_deref(), Some("b"));
        assert_eq!(manifest.entries[1].file, "a.html");
        assert!(manifest.entry("c.txt").is_none());
    }

    #[test]
    fn a_broken_manifest_is_named_with_line_and_column() {
        let told = |text: &str| Manifest::read(text.as_bytes(), "x/manifest.json").unwrap_err().to_string();
        assert!(
            told("[\n {\"file\": }]").starts_with("x/manifest.json: line 2, column 11: this is no manifest")
        );
        assert!(told("[{\"doc\": \"a\"}]").contains("its entry 1 has no `file`"));
        assert!(told("3").contains("it is no list of files"));
    }
}
