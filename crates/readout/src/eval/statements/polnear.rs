//! Gold in the format of PolNeAR: a document a line, with every attribution marked. Those whose cue is one of saying
//! are to be found; the others (beliefs, intentions) are right when found.

use super::speakers::GoldSpeaker;
use super::{Counts, GoldDocument, GoldStatement, lines};
use crate::eval::gold;
use readout_document::CharSpan;
use readout_statement::StatementKind;
use serde::Deserialize;
use std::path::Path;

#[derive(Deserialize)]
struct Line {
    text: String,
    #[serde(default)]
    published: Option<String>,
    attributions: Vec<Attribution>,
}

#[derive(Deserialize)]
struct Attribution {
    content: Vec<(usize, usize)>,
    source: Vec<(usize, usize)>,
    kind: StatementKind,
    speech: bool,
}

/// The documents of the file.
pub fn read(path: &Path, text: &str) -> anyhow::Result<Vec<GoldDocument>> {
    let lines: Vec<(usize, Line)> = lines(path, text)?;
    lines
        .into_iter()
        .map(|(number, line)| {
            let name = format!("{}:{number}", path.display());
            let document = gold::document(&name, line.text, line.published.as_deref())?;
            let statements = line.attributions.into_iter().map(statement).collect();
            Ok(GoldDocument { name, document, statements })
        })
        .collect()
}

fn statement(attribution: Attribution) -> GoldStatement {
    let source = spans(&attribution.source);
    GoldStatement {
        kind: attribution.kind,
        content: spans(&attribution.content),
        counts: if attribution.speech { Counts::Required } else { Counts::Allowed },
        speaker: (!source.is_empty()).then(|| GoldSpeaker::standing_at(source)),
        date: None,
    }
}

fn spans(pairs: &[(usize, usize)]) -> Vec<CharSpan> {
    pairs.iter().map(|&(start, end)| CharSpan { start, end }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cues_of_saying_are_required_and_beliefs_allowed() {
        let line = r#"{"doc":"x","text":"Vik said it rains. Holm hopes it stops.","attributions":[
            {"content":[[9,17]],"source":[[0,3]],"cue":[[4,8]],"kind":"indirect","speech":true},
            {"content":[[30,38]],"source":[[19,23]],"cue":[[24,29]],"kind":"indirect","speech":false}]}"#
            .replace('\n', "");
        let gold = read(Path::new("dev.jsonl"), &line).unwrap();
        assert_eq!(gold[0].name, "dev.jsonl:1");
        assert_eq!(gold[0].statements[0].counts, Counts::Required);
        assert_eq!(gold[0].statements[1].counts, Counts::Allowed);
        assert_eq!(gold[0].statements[1].content, [CharSpan { start: 30, end: 38 }]);
    }
}
