//! What holds for every document, whatever bytes it was made from.

use proptest::prelude::*;
use readout_document::{BlockKind, Document, Evidence, Format, Given, Span, read};

const FORMATS: [Format; 4] = [Format::Text, Format::Markdown, Format::Html, Format::JsonLines];

/// Pieces that the rules look for, to be thrown together.
const PIECES: [&str; 44] = [
    "Advertisement",
    "The ferry sailed at dawn, she said.",
    "\n",
    "\n\n",
    "\r\n",
    "![",
    "](",
    ")",
    "**",
    "_",
    "# ",
    "## ",
    "> ",
    "• ",
    "- ",
    "1. ",
    "References",
    "https://quay.example/a",
    "Menu",
    "Next Article",
    "Home | Sea",
    "“",
    "”",
    "\"",
    ".12 ",
    "1",
    "[3]",
    "LINDMORA (Halyard) — ",
    "/ ",
    "By Oda Rasmin",
    "Joss Emmerling/Getty Images",
    "12 February 2031",
    "---",
    "title: x",
    ": ",
    "é",
    "東京",
    "\u{a0}",
    "<p>",
    "</div>",
    "<b>",
    "{\"text\": \"",
    "\"}",
    "FILE – ",
];

fn holds(document: &Document) {
    let text = &document.text;
    let blocks = document.blocks();
    for pair in blocks.windows(2) {
        assert!(pair[0].span.end() <= pair[1].span.start(), "blocks overlap");
    }
    let mut covered = vec![false; text.len()];
    for block in &blocks {
        assert!(!block.span.of(text).trim().is_empty(), "a block is empty");
        // A text cut at a column has paragraphs of several lines, none longer than the column and none blank.
        let lines: Vec<&str> = block.span.of(text).split('\n').collect();
        let is_cut = |line: &&str| !line.trim().is_empty() && line.trim().chars().count() <= 110;
        assert!(lines.len() == 1 || lines.iter().all(is_cut), "a block runs over a line");
        covered[block.span.start()..block.span.end()].fill(true);
    }
    for (at, letter) in text.char_indices() {
        assert!(covered[at] || letter.is_whitespace(), "{letter:?} at {at} stands in no block");
    }
    for pair in document.furniture.windows(2) {
        assert!(pair[0].span.end() <= pair[1].span.start(), "furniture overlaps or is out of order");
    }
    for pair in document.headings.windows(2) {
        assert!(pair[0].end() <= pair[1].start(), "headings overlap or are out of order");
    }
    let on_characters = |span: Span| text.is_char_boundary(span.start()) && text.is_char_boundary(span.end());
    for piece in &document.furniture {
        assert!(on_characters(piece.span) && !piece.span.is_empty());
        assert!(
            document.headings.iter().all(|heading| !piece.span.contains(*heading)),
            "a heading inside furniture"
        );
    }
    assert!(document.headings.iter().all(|heading| on_characters(*heading) && !heading.is_empty()));
    for span in document.body_spans() {
        assert!(document.furniture.iter().all(|piece| !piece.span.overlaps(span)), "furniture in the body");
        assert_eq!(Evidence::of(document, span).exact(), span.of(text));
    }
    let headings = blocks.iter().filter(|block| block.kind == BlockKind::Heading).count();
    assert!(headings >= document.headings.len().min(1));
}

fn check(bytes: &[u8], format: Format) {
    let given = Given { format: Some(format), ..Given::named("any") };
    if let Ok(documents) = read(bytes, &given) {
        documents.iter().flatten().for_each(holds);
        assert_eq!(
            format!("{:?}", read(bytes, &given)),
            format!("{:?}", Ok::<_, ()>(&documents)),
            "reading twice differs"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400), format in 0..4usize) {
        check(&bytes, FORMATS[format]);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,300}", format in 0..4usize) {
        check(text.as_bytes(), FORMATS[format]);
    }

    #[test]
    fn pieces_in_any_order_are_read(at in prop::collection::vec(0..PIECES.len(), 0..60), format in 0..4usize) {
        let text: String = at.into_iter().map(|at| PIECES[at]).collect();
        check(text.as_bytes(), FORMATS[format]);
    }
}
