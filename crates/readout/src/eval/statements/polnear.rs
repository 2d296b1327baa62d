//! Gold in the format of PolNeAR: a document a line, with every attribution marked. Those whose cue is one of saying
//! are to be found; the others (beliefs, intentions) are right when found.

use super::speakers::GoldSpeaker;
use super::{Counts, GoldDocument, GoldStatement, lines};
use readout_document::{CharSpan, Given};
use readout_statement::StatementKind;
use serde::Deserialize;
use std::path::Path;

#[derive(Deserialize)]
struct Line {
    text: String,
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
///
/// Attributions are taken as the gold has them when `whole`, and else direct ones by the stretch between marks.
pub fn read(path: &Path, text: &str, whole: bool) -> anyhow::Result<Vec<GoldDocument>> {
    let given = Given::named(path.display().to_string());
    let lines: Vec<(usize, &str, Line)> = lines(path, text)?;
    lines
        .into_iter()
        .map(|(number, json, line)| {
            let name = format!("{}:{number}", path.display());
            let document = readout_document::read_json_line(json.as_bytes(), number, &given)?;
            anyhow::ensure!(document.text == line.text, "{name}: its text is not kept as it stands");
            let text: Vec<char> = document.text.chars().collect();
            let statements = line
                .attributions
                .into_iter()
                .flat_map(|attribution| statements(&text, attribution, whole))
                .collect();
            Ok(GoldDocument { name, document, statements })
        })
        .collect()
}

/// PolNeAR makes one attribution of a quotation that is split or runs over paragraphs; Readout, like the gold of the
/// seeds, makes a statement of each stretch between marks. Attributions whose pieces all stand between marks are
/// therefore counted by the stretch.
fn statements(text: &[char], attribution: Attribution, whole: bool) -> Vec<GoldStatement> {
    let source = spans(&attribution.source);
    let pieces = joined(text, spans(&attribution.content));
    let quoted = |piece: &CharSpan| text.get(piece.start).is_some_and(|first| "“\"'‘`".contains(*first));
    let contents = if whole {
        vec![pieces]
    } else if attribution.kind == StatementKind::Direct || pieces.iter().all(quoted) {
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
    let mut start = piece.start.min(end);
    let paragraphs = text[start..end].split(|letter| *letter == '\n').map(|paragraph| {
        let stretch = CharSpan { start, end: start + paragraph.len() };
        start = stretch.end + 1;
        (stretch, paragraph)
    });
    let with_words =
        paragraphs.filter(|(_, paragraph)| paragraph.iter().any(|letter| letter.is_alphanumeric()));
    with_words.map(|(stretch, _)| stretch).collect()
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
        let gold = read(Path::new("dev.jsonl"), &line, false).unwrap();
        assert_eq!(gold[0].name, "dev.jsonl:1");
        assert_eq!(gold[0].statements[0].counts, Counts::Required);
        assert_eq!(gold[0].statements[1].counts, Counts::Allowed);
        assert_eq!(gold[0].statements[1].content, [CharSpan { start: 30, end: 38 }]);
    }

    #[test]
    fn a_split_quotation_is_counted_by_the_stretch_unless_it_is_to_be_whole() {
        let line = r#"{"doc":"x","text":"“We sail,” she said. “At dawn.”","attributions":[
            {"content":[[0,10],[21,31]],"source":[[11,14]],"cue":[[15,19]],"kind":"direct","speech":true}]}"#
            .replace('\n', "");
        let count = |whole| read(Path::new("dev.jsonl"), &line, whole).unwrap()[0].statements.len();
        assert_eq!((count(false), count(true)), (2, 1));
    }
}
