//! Consistency over the document: a name read surely once is read everywhere.

use super::features::Segment;
use super::knowledge::Kinds;
use super::lookup::Place;
use super::words::{Case, Word};
use super::{Name, NameClass, name};
use crate::{Analysis, Upos};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// How often a form was read as what.
#[derive(Clone, Copy, Debug, Default)]
struct Readings {
    /// As the last word of a person's name of two words or more.
    family: u16,
    /// As a person by itself.
    person: u16,
    /// As a name of another class by itself.
    other: [u16; 2],
}

/// Makes names of one word agree with the longer ones of the same document, and sets right what the lists are sure of.
pub(super) fn agree(
    analysis: &Analysis,
    text: &str,
    words: &[Word],
    segments: &[Segment],
    names: &mut Vec<Name>,
) {
    names.iter_mut().for_each(|name| set_group(words, name));
    let mut addressed = addressed(analysis, text, words, names);
    names.append(&mut addressed);
    names.sort_by_key(|name| name.tokens.start);
    let readings = readings(words, names);
    for name in names.iter_mut().filter(|name| name.tokens.len() == 1) {
        let word = &words[name.tokens.start];
        let Some(found) = readings.get(&word.lower) else { continue };
        let alone = found.other[0].max(found.other[1]);
        if name.class != NameClass::Person
            && name.class != NameClass::Norp
            && found.family > 0
            && found.family + found.person > alone
            && !word.found.phrase.any(Kinds::NAME)
        {
            name.class = NameClass::Person;
        }
    }
    part_run_on(analysis, words, names, &readings);
    let mut missed = missed(analysis, words, segments, names, &readings);
    names.append(&mut missed);
    names.sort_by_key(|name| name.tokens.start);
}

/// "The captain told **Solberg Norway** was late": a person who stands alone elsewhere, and behind him a country, are two;
/// so are a country and the name behind it where a preposition stands before: "the envoy to **Norway Jon Pell**".
fn part_run_on(
    analysis: &Analysis,
    words: &[Word],
    names: &mut Vec<Name>,
    readings: &FxHashMap<u64, Readings>,
) {
    let is_run_on = |found: &Name| {
        let (first, last) = (found.tokens.start, found.tokens.end - 1);
        let kinds = words[last].found.word;
        matches!(found.class, NameClass::Person | NameClass::Organisation)
            && last == first + 1
            && kinds.any(Kinds::PLACE)
            && !kinds.any(Kinds::GIVEN.with(Kinds::FAMILY))
            && readings.get(&words[first].lower).is_some_and(|alone| alone.person + alone.family > 0)
    };
    let is_led = |found: &Name| {
        let first = found.tokens.start;
        let kinds = words[first].found.word;
        found.class == NameClass::Person
            && found.tokens.len() > 2
            && kinds.any(Kinds::PLACE)
            && !kinds.any(Kinds::GIVEN.with(Kinds::FAMILY))
            && first.checked_sub(1).is_some_and(|before| analysis.tokens[before].upos == Upos::Adp)
    };
    let mut places = Vec::new();
    for found in names.iter_mut() {
        let Range { start, end } = found.tokens;
        let (place, person) = match (is_run_on(found), is_led(found)) {
            (true, _) => (end - 1..end, start..end - 1),
            (_, true) => (start..start + 1, start + 1..end),
            _ => continue,
        };
        places.push(name(analysis, place, NameClass::Place));
        *found = name(analysis, person, NameClass::Person);
    }
    names.append(&mut places);
    names.sort_by_key(|name| name.tokens.start);
}

/// A name that is a people's, faith's or party's in the lists, and nothing else there, is that.
fn set_group(words: &[Word], name: &mut Name) {
    let (first, last) = (&words[name.tokens.start], &words[name.tokens.end - 1]);
    let whole = match name.tokens.len() {
        1 => first.found.place == Place::Single,
        _ => first.found.place == Place::First && last.found.place == Place::Last,
    };
    let kinds = first.found.phrase;
    if whole && kinds.any(Kinds::GROUP) && !kinds.any(Kinds::PLACE.with(Kinds::ORGANISATION)) {
        let named = kinds.any(Kinds::GIVEN.with(Kinds::FAMILY)) && name.class == NameClass::Person;
        if !named {
            name.class = NameClass::Norp;
        }
    }
}

fn readings(words: &[Word], names: &[Name]) -> FxHashMap<u64, Readings> {
    let mut readings: FxHashMap<u64, Readings> = FxHashMap::default();
    for name in names {
        let last = words[name.tokens.end - 1].lower;
        let single = name.tokens.len() == 1;
        match name.class {
            NameClass::Person if single => readings.entry(last).or_default().person += 1,
            NameClass::Person => readings.entry(last).or_default().family += 1,
            NameClass::Organisation if single => readings.entry(last).or_default().other[0] += 1,
            NameClass::Place if single => readings.entry(last).or_default().other[1] += 1,
            _ => {}
        }
    }
    readings
}

/// Words with capitals after "Mr." and the like that were read as nothing: persons.
fn addressed(analysis: &Analysis, text: &str, words: &[Word], names: &[Name]) -> Vec<Name> {
    let mut addressed = Vec::new();
    for sentence in &analysis.sentences {
        for at in sentence.tokens.clone().skip(1) {
            let form = analysis.tokens[at - 1].span.of(text);
            if !matches!(
                form,
                "Mr" | "Mr." | "Mrs" | "Mrs." | "Ms" | "Ms." | "Sen." | "Gov." | "Rep." | "Gen."
            ) {
                continue;
            }
            let length = words[at..sentence.tokens.end]
                .iter()
                .take_while(|word| word.may_be_name() && !word.found.word.any(Kinds::ANY_TITLE))
                .count();
            let end = at + length.min(3);
            let next = names.partition_point(|name| name.tokens.end <= at);
            if end > at && names.get(next).is_none_or(|name| name.tokens.start >= end) {
                addressed.push(name(analysis, at..end, NameClass::Person));
            }
        }
    }
    addressed
}

/// Family names that were read as nothing where they stand alone.
fn missed(
    analysis: &Analysis,
    words: &[Word],
    segments: &[Segment],
    names: &[Name],
    readings: &FxHashMap<u64, Readings>,
) -> Vec<Name> {
    let mut missed = Vec::new();
    for segment in segments.iter().filter(|segment| segment.tokens.len() == 1) {
        let at = segment.tokens.start;
        let word = &words[at];
        let held = names.partition_point(|name| name.tokens.end <= at);
        if names.get(held).is_some_and(|name| name.tokens.start <= at) || word.case == Case::Initial {
            continue;
        }
        let Some(found) = readings.get(&word.lower) else { continue };
        // Only persons: an account that names a body or a place alone once may well mean something else.
        if found.family == 0 || found.other != [0, 0] {
            continue;
        }
        missed.push(name(analysis, at..at + 1, NameClass::Person));
    }
    missed
}
