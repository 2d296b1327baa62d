//! An account's text with the cited words marked in place.

use crate::citation::ListedCitation;
use crate::inert::html as inert;
use readout_document::{BlockKind, Document, Span};
use std::collections::BTreeSet;
use std::fmt::Write;

/// The text of `document`, a block an element, with every citation as a `mark` that a link can open. A citation
/// that goes through several blocks is marked in each; its link opens the first.
pub fn marked(document: &Document, citations: &[&ListedCitation]) -> String {
    let mut marks: Vec<Mark> = citations
        .iter()
        .map(|citation| Mark {
            span: citation.evidence.span(),
            id: format!("c{}", citation.label),
            opened: false,
        })
        .collect();
    marks.sort_by_key(|mark| (mark.span.start(), std::cmp::Reverse(mark.span.end())));
    let mut out = String::with_capacity(document.text.len() * 5 / 4);
    for block in document.blocks() {
        let class = match block.kind {
            BlockKind::Paragraph => "",
            BlockKind::Heading => " class=\"heading\"",
            BlockKind::Furniture(_) => " class=\"furniture\"",
        };
        let _ = write!(out, "<p{class}>");
        marked_block(document, block.span, &mut marks, &mut out);
        out.push_str("</p>\n");
    }
    out
}

struct Mark {
    span: Span,
    id: String,
    opened: bool,
}

/// Writes one block. Marks that cross are closed and opened again, so that the elements nest.
fn marked_block(document: &Document, block: Span, marks: &mut [Mark], out: &mut String) {
    let within: Vec<usize> = (0..marks.len()).filter(|at| marks[*at].span.overlaps(block)).collect();
    let furniture = document.inline_furniture(block);
    let mut edges: BTreeSet<usize> = [block.start(), block.end()].into();
    for span in within.iter().map(|at| marks[*at].span).chain(furniture.iter().map(|piece| piece.span)) {
        edges.extend([span.start(), span.end()].into_iter().filter(|edge| block.holds(*edge)));
    }
    let edges: Vec<usize> = edges.into_iter().collect();
    let mut open: Vec<usize> = Vec::new();
    for pair in edges.windows(2) {
        let piece = Span::new(pair[0], pair[1]);
        let mut again = Vec::new();
        while open.iter().any(|at| marks[*at].span.end() <= piece.start()) {
            let Some(last) = open.pop() else { break };
            out.push_str("</mark>");
            if marks[last].span.end() > piece.start() {
                again.push(last);
            }
        }
        let fresh = within.iter().copied().filter(|at| {
            let start = marks[*at].span.start().max(block.start());
            start == piece.start()
        });
        for at in again.into_iter().rev().chain(fresh.collect::<Vec<_>>()) {
            out.push_str(&opening(&mut marks[at]));
            open.push(at);
        }
        let text = inert(piece.of(&document.text));
        if document
            .furniture_at(piece.start())
            .is_some_and(|it| furniture.contains(&it) && !it.span.contains(block))
        {
            let _ = write!(out, "<span class=\"furniture\">{text}</span>");
        } else {
            out.push_str(&text);
        }
    }
    open.iter().for_each(|_| out.push_str("</mark>"));
}

fn opening(mark: &mut Mark) -> String {
    if std::mem::replace(&mut mark.opened, true) {
        format!("<mark data-of=\"{}\">", mark.id)
    } else {
        format!("<mark id=\"{}\">", mark.id)
    }
}
