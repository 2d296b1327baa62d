//! Names by the lists and the company words keep, without a trained model.

use super::knowledge::Kinds;
use super::lookup::{Found, Place};
use super::{Name, NameClass, name};
use crate::Analysis;
use std::ops::Range;

/// Persons, organisations, places and groups, in order.
pub(super) fn names(analysis: &Analysis, text: &str, found: &[Found]) -> Vec<Name> {
    let mut names = Vec::new();
    for sentence in &analysis.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let run = run_at(analysis, text, found, at..sentence.tokens.end);
            match class_of(analysis, text, found, run.clone(), at == sentence.tokens.start) {
                Some(class) => {
                    names.push(name(analysis, run.clone(), class));
                    at = run.end;
                }
                None => at += 1,
            }
        }
    }
    names
}

fn is_capitalised(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// The tokens that may be one name from the first of `tokens`: a phrase of the lists, or words with capitals.
fn run_at(analysis: &Analysis, text: &str, found: &[Found], tokens: Range<usize>) -> Range<usize> {
    let start = tokens.start;
    if found[start].place == Place::First {
        let length = found[start..tokens.end].iter().position(|found| found.place == Place::Last);
        return start..start + length.map_or(1, |last| last + 1);
    }
    let title = |at: usize| found[at].word.any(Kinds::ANY_TITLE.with(Kinds::GROUP));
    if title(start) {
        return start..start + 1;
    }
    let word = |at: usize| analysis.tokens[at].span.of(text);
    let length = tokens.take_while(|&at| is_capitalised(word(at)) && !title(at)).count();
    start..start + length.max(1)
}

fn class_of(
    analysis: &Analysis,
    text: &str,
    found: &[Found],
    run: Range<usize>,
    opens_sentence: bool,
) -> Option<NameClass> {
    if !is_capitalised(analysis.tokens[run.start].span.of(text)) {
        return None;
    }
    let (first, last) = (&found[run.start], &found[run.end - 1]);
    let whole = first.place == Place::Single && run.len() == 1 || first.place == Place::First;
    if whole && first.phrase.any(Kinds::PLACE) {
        return Some(NameClass::Place);
    }
    if whole && first.phrase.any(Kinds::GROUP) {
        return Some(NameClass::Norp);
    }
    if whole && first.phrase.any(Kinds::ORGANISATION.with(Kinds::METONYM)) {
        return Some(NameClass::Organisation);
    }
    if run.len() > 1 && last.word.any(Kinds::ORGANISATION_LAST) {
        return Some(NameClass::Organisation);
    }
    if run.len() > 1 && last.word.any(Kinds::PLACE_WORD) {
        return Some(NameClass::Place);
    }
    if first.word.any(Kinds::GIVEN) && (run.len() > 1 || !opens_sentence) {
        return Some(NameClass::Person);
    }
    let titled = run.start.checked_sub(1).is_some_and(|before| found[before].word.any(Kinds::ANY_TITLE));
    let family = last.word.any(Kinds::FAMILY) && (run.len() > 1 || !opens_sentence);
    (titled && !first.word.any(Kinds::ANY_TITLE) || family).then_some(NameClass::Person)
}
