//! Text with hard line ends: lines cut at a column, as wires and mail send them, with paragraphs parted by blank lines.

use crate::{Document, Span};

/// The longest line of a text that is cut at a column, in characters.
const WIDEST: usize = 110;
/// The shortest line that can have been cut there.
const NARROWEST: usize = 40;
/// How many lines must run on into the next before a text counts as cut.
const ENOUGH: usize = 4;

/// The paragraphs and lines of a document: lines that only a column has parted are one.
pub(crate) fn lines(document: &Document) -> Vec<Span> {
    let text = &document.text;
    let mut start = 0;
    let lines: Vec<Span> = text
        .split_inclusive('\n')
        .map(|line| {
            start += line.len();
            Span::new(start - line.len(), start).trim(text)
        })
        .collect();
    if !is_wrapped(document, &lines) {
        return lines;
    }
    let mut joined: Vec<Span> = Vec::new();
    let mut before: Option<Span> = None;
    for line in lines {
        let goes_on = before.is_some_and(|before| follows(document, before, line));
        match joined.last_mut().filter(|_| goes_on) {
            Some(paragraph) => *paragraph = paragraph.cover(line),
            None => joined.push(line),
        }
        before = Some(line);
    }
    joined
}

/// Whether most lines that another follows end in the middle of a sentence, and none is longer than a column.
fn is_wrapped(document: &Document, lines: &[Span]) -> bool {
    let text = &document.text;
    if lines.iter().any(|line| line.len() > WIDEST && line.of(text).chars().count() > WIDEST) {
        return false;
    }
    let pairs = lines.windows(2).filter(|pair| follows(document, pair[0], pair[1]));
    let (mut all, mut run_on) = (0, 0);
    for pair in pairs {
        all += 1;
        let cut = pair[0].of(text);
        let ended = cut.trim_end_matches(['”', '"', '’', '\'', ')']).ends_with(['.', '!', '?', ':']);
        run_on += usize::from(!ended && cut.chars().count() >= NARROWEST);
    }
    run_on >= ENOUGH && run_on * 2 > all
}

/// Whether a line can go on with the one before: neither is blank, a heading, furniture or the head of a list entry.
fn follows(document: &Document, before: Span, line: Span) -> bool {
    let plain = |line: Span| {
        !line.is_empty()
            && document.heading_at(line.start()).is_none()
            && document.furniture_at(line.start()).is_none_or(|piece| piece.span.end() < line.end())
    };
    let entry = line.of(&document.text).starts_with(['•', '-', '*', '–', '—', '#', '>']);
    plain(before) && plain(line) && !entry
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIRE: &str = "PORT HALLEN - The ferry to Skarn left the north quay an hour late on\n\
        Monday because the harbour master could not find the key to the lamp\n\
        room, the port said in a statement that nobody signed.\n\n\
        It was the third such delay since the winter, and passengers who had\n\
        waited in the rain told a reporter that they would rather swim than\n\
        wait for a fourth one.\n";

    #[test]
    fn lines_cut_at_a_column_are_one_paragraph() {
        let document = Document::from_text("wire", WIRE);
        let paragraphs: Vec<&str> =
            lines(&document).into_iter().map(|line| line.of(WIRE)).filter(|line| !line.is_empty()).collect();
        assert_eq!(paragraphs.len(), 2);
        assert!(paragraphs[0].ends_with("nobody signed."));
    }

    #[test]
    fn a_text_with_a_paragraph_a_line_is_left_alone() {
        let text = "The ferry left late.\nNobody said why.\nThe lamp room was locked.\nThe key was lost.\nIt rained.";
        assert_eq!(lines(&Document::from_text("t", text)).len(), 5);
    }
}
