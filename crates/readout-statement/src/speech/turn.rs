//! A turn of a transcript: the line opens with who speaks, in capitals, and a colon. **SOLBERG:** We will not wait.
//! Printed as a quotation, the name stands inside the marks: “**VENN:** And the pier?”

use super::scene::{Passage, Scene};
use readout_english::NameClass;
use std::ops::Range;

/// The most tokens of a name.
const LONGEST: usize = 5;

/// Who speaks in a quotation that opens with a name in capitals and a colon.
pub(crate) fn of_quotation(scene: Scene, passage: &Passage) -> Option<Range<usize>> {
    let content = scene.quotation(passage).content;
    let tokens = scene.tokens_in(content);
    speaker(scene, &tokens)
}

/// Who speaks in a line of a transcript: the name in capitals before its colon, which is no place’s ("VELL: The ferry
/// sailed").
pub(crate) fn speaker(scene: Scene, line: &Range<usize>) -> Option<Range<usize>> {
    let colon = line.clone().take(LONGEST + 1).find(|at| scene.word(*at) == ":")?;
    let name = line.start..colon;
    let capitals = scene
        .words(name.clone())
        .all(|word| word.len() > 1 && word.chars().all(|c| c.is_uppercase() || ".-’'".contains(c)));
    let letters =
        scene.words(name.clone()).any(|word| word.len() > 2 && word.chars().all(char::is_alphabetic));
    let words_follow = colon + 2 < line.end;
    (!name.is_empty() && capitals && letters && words_follow && !is_place(scene, &name)).then_some(name)
}

fn is_place(scene: Scene, name: &Range<usize>) -> bool {
    let names = &scene.english.names;
    let from = names.partition_point(|found| found.tokens.start < name.start);
    names[from..]
        .iter()
        .take_while(|found| found.tokens.start < name.end)
        .any(|found| matches!(found.class, NameClass::Place | NameClass::Norp))
}
