//! Any bytes, as any format: the readers never panic, and what they give keeps its promises.
//!
//! The first byte chooses the format, so that one corpus serves all of them.

#![no_main]

use libfuzzer_sys::fuzz_target;
use readout_document::{Format, Given, Manifest, read};

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let format = match first % 5 {
        0 => Some(Format::Text),
        1 => Some(Format::Markdown),
        2 => Some(Format::Html),
        3 => Some(Format::JsonLines),
        _ => None,
    };
    let given = Given { format, ..Given::named("fuzz") };
    for document in read(rest, &given).into_iter().flatten().flatten() {
        let mut end = 0;
        for block in document.blocks() {
            assert!(block.span.start() >= end, "blocks overlap");
            end = block.span.end();
        }
        for span in document.body_spans() {
            assert!(document.furniture.iter().all(|piece| !piece.span.overlaps(span)), "furniture in the body");
            assert!(!span.of(&document.text).is_empty());
        }
    }
    let _ = Manifest::read(rest, "manifest.json");
});
