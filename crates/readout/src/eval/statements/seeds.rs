//! Gold in the format of the seeds: `quotes.jsonl`, a statement a line, its texts in the folder above, and (when it
//! is there) `relations.json` beside it with the forms of each name.

use super::speakers::{GoldSpeaker, NameForms};
use super::{Counts, GoldDocument, GoldStatement, lines};
use crate::eval::gold;
use readout_document::CharSpan;
use readout_statement::StatementKind;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

#[derive(Deserialize)]
struct Line {
    doc: String,
    kind: StatementKind,
    start: usize,
    end: usize,
    speaker: Option<String>,
    #[serde(default)]
    speakers: Vec<String>,
    #[serde(default)]
    speaker_surface: Option<String>,
    #[serde(default)]
    speaker_span: Option<(usize, usize)>,
    #[serde(default)]
    date: Option<String>,
    #[serde(default)]
    optional: bool,
}

/// The documents that the file speaks of.
pub fn read(path: &Path, text: &str) -> anyhow::Result<Vec<GoldDocument>> {
    let forms = NameForms::beside(path)?;
    let mut by_document: BTreeMap<String, Vec<GoldStatement>> = BTreeMap::new();
    for (_, _, line) in lines::<Line>(path, text)? {
        by_document.entry(line.doc.clone()).or_default().push(statement(line, &forms));
    }
    let ids: Vec<&str> = by_document.keys().map(String::as_str).collect();
    let documents = gold::documents(path, &ids)?;
    let with_gold = documents.into_iter().zip(by_document.into_values());
    Ok(with_gold
        .map(|(document, statements)| GoldDocument { name: document.source.clone(), document, statements })
        .collect())
}

fn statement(line: Line, forms: &NameForms) -> GoldStatement {
    let speaker = line.speaker.zip(line.speaker_span).map(|(name, (start, end))| {
        let names: Vec<&str> = std::iter::once(&name).chain(&line.speakers).map(String::as_str).collect();
        let surface = line.speaker_surface.as_deref().unwrap_or_default();
        GoldSpeaker::called(&names, CharSpan { start, end }, surface, forms)
    });
    GoldStatement {
        kind: line.kind,
        content: vec![CharSpan { start: line.start, end: line.end }],
        counts: if line.optional { Counts::Neither } else { Counts::Required },
        speaker,
        date: line.date,
    }
}
