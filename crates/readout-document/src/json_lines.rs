//! JSON Lines: one account a line, each an object with `text` or `html` and what is known of it.

use crate::error::{Cause, Error, Place};
use crate::facts::Gathered;
use crate::{Document, Facts, Given, KnownFrom, MAX_DOCUMENT, front_matter, html, plain};
use serde_json::{Map, Value};

/// Reads every line. A bad line is an error of its own and costs no other.
pub(crate) fn read(text: &str, given: &Given) -> Vec<Result<Document, Error>> {
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(at, line)| read_json_line(line.as_bytes(), at + 1, given))
        .collect()
}

/// Reads line number `line` (from 1) of the JSON Lines file that `given` names.
///
/// For callers that take a long file line by line, so that it never stands in memory as a whole.
///
/// ```
/// use readout_document::{Given, read_json_line};
/// let line = br#"{"id": "q1", "outlet": "The Quay", "text": "The ferry sailed."}"#;
/// let document = read_json_line(line, 7, &Given::named("wire.jsonl"))?;
/// assert_eq!((document.id.as_str(), document.source.as_str()), ("q1", "wire.jsonl:7"));
/// # Ok::<(), readout_document::Error>(())
/// ```
pub fn read_json_line(bytes: &[u8], line: usize, given: &Given) -> Result<Document, Error> {
    let fail = |cause| Error::at(&given.source, Place::Line(line), cause);
    if bytes.len() > MAX_DOCUMENT {
        return Err(Error::at(
            &given.source,
            Place::Line(line),
            Cause::TooLarge { size: bytes.len() as u64, limit: MAX_DOCUMENT as u64 },
        ));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let object: Map<String, Value> = serde_json::from_slice(bytes).map_err(|error| {
        let (line, column) = (line, error.column());
        Error::at(&given.source, Place::LineColumn(line, column), Cause::Json(plain_cause(&error)))
    })?;
    let facts = facts(&object);
    let mut gathered = Gathered::of(given);
    gathered.add(&facts, KnownFrom::Field);
    let source = format!("{}:{line}", given.source);
    let string = |key: &str| object.get(key).and_then(Value::as_str).filter(|value| !value.trim().is_empty());
    let body = ["text", "body", "content"].iter().find_map(|key| string(key));
    let read = match (body, string("html")) {
        (Some(text), _) => plain::read(text.to_owned(), gathered, false, &source),
        (None, Some(page)) => html::read(page, gathered, &source),
        (None, None) => return Err(fail(Cause::NoText)),
    };
    read.map(|mut document| {
        if facts.id.is_none() {
            document.id = format!("{}-{line}", crate::ids::short_name(&given.source));
        }
        document
    })
}

/// What the fields of a line say of its account.
fn facts(object: &Map<String, Value>) -> Facts {
    let mut facts = Facts::default();
    for (key, value) in object {
        let key = key.to_ascii_lowercase();
        for value in strings(value) {
            front_matter::give(&mut facts, &key, &value);
        }
    }
    facts
}

/// The strings of a value: itself, or those of a list; of an object its `value` or `name`.
fn strings(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Number(number) => vec![number.to_string()],
        Value::Array(values) => values.iter().take(50).flat_map(one_string).collect(),
        Value::Object(_) => one_string(value).into_iter().collect(),
        _ => Vec::new(),
    }
}

fn one_string(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Object(object) => {
            ["value", "name"].iter().find_map(|key| object.get(*key)?.as_str()).map(str::to_owned)
        }
        _ => None,
    }
}

/// serde_json's message without its place: that is told once, by us.
pub(crate) fn plain_cause(error: &serde_json::Error) -> String {
    let message = error.to_string();
    match message.rfind(" at line ") {
        Some(at) => message[..at].to_owned(),
        None => message,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Known;
    use jiff::civil::date;

    #[test]
    fn fields_are_taken_under_their_usual_names() {
        let line = r#"{"ID": "q1", "headline": "Ferry sails", "publisher": {"name": "The Quay"},
            "date": "12 Feb 2025", "authors": ["Ann Lee", {"name": "Bo Dahl"}], "url": "https://quay.example/f",
            "text": "The ferry sailed at dawn, the minister said."}"#;
        let document = read_json_line(line.as_bytes(), 1, &Given::named("wire.jsonl")).unwrap();
        assert_eq!(document.id, "q1");
        assert_eq!(document.bylines, ["Ann Lee", "Bo Dahl"]);
        assert_eq!(document.published, Some(Known { value: date(2025, 2, 12), from: KnownFrom::Field }));
        assert_eq!(document.outlet.unwrap().value, "The Quay");
    }

    #[test]
    fn a_published_field_as_readout_prints_it_is_understood() {
        let line =
            r#"{"published": {"value": "2025-02-12", "known_from": "text"}, "text": "The ferry sailed."}"#;
        let document = read_json_line(line.as_bytes(), 3, &Given::named("wire.jsonl")).unwrap();
        assert_eq!(document.published.unwrap().value, date(2025, 2, 12));
        assert_eq!(document.id, "wire-3");
    }

    #[test]
    fn one_bad_line_costs_no_other() {
        let text = "{\"text\": \"The ferry sailed.\"}\n\n{\"text\": oops}\n{\"title\": \"no text\"}\n[1]\n";
        let read = read(text, &Given::named("wire.jsonl"));
        let told: Vec<String> = read
            .iter()
            .map(|one| one.as_ref().map_or_else(ToString::to_string, |document| document.source.clone()))
            .collect();
        assert_eq!(told.len(), 4);
        assert_eq!(told[0], "wire.jsonl:1");
        assert!(
            told[1].starts_with("wire.jsonl: line 3, column 10: this is no JSON object: expected value"),
            "{told:?}"
        );
        assert!(
            told[2].starts_with("wire.jsonl: line 4: the line has neither `text` nor `html`"),
            "{told:?}"
        );
        assert!(told[3].starts_with("wire.jsonl: line 5"), "{told:?}");
    }
}
