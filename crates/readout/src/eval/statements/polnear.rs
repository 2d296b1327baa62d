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
            let text: Vec<char> = document.text.chars().collect();
            let statements = line
                .attributions
                .into_iter()
                .flat_map(|attribution| statements(&text, attribution))
                .collect();
            Ok(GoldDocument { name, document, statements })
        })
        .collect()
}

/// PolNeAR makes one attribution of a quotation that is split or runs over paragraphs; Readout, like the gold of the
/// seeds, makes a statement of each stretch between marks. Attributions whose pieces all stand between marks are
/// therefore counted by the stretch.
fn statements(text: &[char], attribution: Attribution) -> Vec<GoldStatement> {
    let source = spans(&attribution.source);
    let pieces = joined(text, spans(&attribution.content));
    let quoted = |piece: &CharSpan| text.get(piece.start).is_some_and(|first| "“\"'‘`".contains(*first));
    let contents = if attribution.kind == StatementKind::Direct || pieces.iter().all(quoted) {
        pieces.iter().flat_map(|piece| stretches(text, *piece)).map(|one| vec![one]).collect()
    } else {
        vec![pieces]
    };
    let statement = |content| GoldStatement {
        kind: attribution.kind,
        content,
        counts: if attribution.speech { Counts::Required } else { Counts::Allowed },
        speaker: (!source.is_empty()).then(|| GoldSpeaker::standing_at(source.clone())),
        date: None,
    };
    contents.into_iter().map(statement).collect()
}

/// The pieces with those made one that only blanks part.
fn joined(text: &[char], pieces: Vec<CharSpan>) -> Vec<CharSpan> {
    let mut joined: Vec<CharSpan> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match joined.last_mut() {
            Some(last)
                if last.end <= piece.start
                    && text[last.end.min(text.len())..piece.start.min(text.len())]
                        .iter()
                        .all(|gap| *gap == ' ') =>
            {
                last.end = piece.end;
            }
            _ => joined.push(piece),
        }
    }
    joined
}

/// The paragraphs of a piece that hold a word.
fn stretches(text: &[char], piece: CharSpan) -> Vec<CharSpan> {
    let end = piece.end.min(text.len());
    let mut stretches = Vec::new();
    let mut start = piece.start.min(end);
    for at in start..=end {
        if at == end || text[at] == '\n' {
            if text[start..at].iter().any(|letter| letter.is_alphanumeric()) {
                stretches.push(CharSpan { start, end: at });
            }
            start = at + 1;
        }
    }
    stretches
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
