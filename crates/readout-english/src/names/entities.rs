//! Names out of GUM's entities: mentions of persons, organisations and places whose head is a proper noun.
//!
//! GUM marks whole noun phrases ("the former mayor of Skarholm, Mira Solberg"); the name is the stretch of proper
//! nouns around the head, with the small words inside it, without article and titles.

use super::formats::GoldNames;
use super::{Kinds, Knowledge, NameClass};
use crate::conllu::{self, Sentence, Word};
use std::ops::Range;

/// The documents of a treebank with their names.
pub(super) fn read(treebank: &[Sentence]) -> Vec<GoldNames> {
    conllu::documents(treebank)
        .into_iter()
        .map(|document| {
            let mut gold = GoldNames { text: document.document.text, ..GoldNames::default() };
            gold.analysis = document.analysis;
            let mut first = 0;
            for sentence in &treebank[document.sentences] {
                let names = names_of(sentence);
                let at = |tokens: Range<usize>| first + tokens.start..first + tokens.end;
                gold.names.extend(names.into_iter().map(|(tokens, class)| (at(tokens), class)));
                first += sentence.words.len();
            }
            gold
        })
        .collect()
}

/// The names of a sentence; of two that overlap the longer, of two as long the outer.
fn names_of(sentence: &Sentence) -> Vec<(Range<usize>, NameClass)> {
    let mut found: Vec<(Range<usize>, NameClass)> = mentions(sentence)
        .into_iter()
        .filter_map(|(tokens, class)| Some((name_in(&sentence.words, tokens, class)?, class)))
        .collect();
    found.sort_by_key(|(tokens, _)| (std::cmp::Reverse(tokens.len()), tokens.start));
    let mut names: Vec<(Range<usize>, NameClass)> = Vec::new();
    for (tokens, class) in found {
        if names.iter().all(|(other, _)| other.end <= tokens.start || tokens.end <= other.start) {
            names.push((tokens, class));
        }
    }
    names.sort_by_key(|(tokens, _)| tokens.start);
    names
}

/// The mentions of the three kinds, from brackets such as "(13-organization-new" and "13)".
fn mentions(sentence: &Sentence) -> Vec<(Range<usize>, NameClass)> {
    let mut open: Vec<(&str, usize, Option<NameClass>)> = Vec::new();
    let mut mentions = Vec::new();
    for (at, word) in sentence.words.iter().enumerate() {
        let Some(entity) = word.misc.split('|').find_map(|field| field.strip_prefix("Entity=")) else {
            continue;
        };
        let mut rest = entity;
        while !rest.is_empty() {
            let opens = rest.starts_with('(');
            let body = rest.trim_start_matches('(');
            let end = body.find(['(', ')']).unwrap_or(body.len());
            let (mention, after) = body.split_at(end);
            let closes = after.starts_with(')');
            rest = after.strip_prefix(')').unwrap_or(after);
            let mut fields = mention.split('-');
            let id = fields.next().unwrap_or_default();
            if opens {
                open.push((id, at, class_of(fields.next().unwrap_or_default())));
            }
            let opened = open.iter().rposition(|(other, ..)| *other == id).filter(|_| closes);
            if let Some((_, start, class)) = opened.map(|opened| open.remove(opened)) {
                mentions.extend(class.map(|class| (start..at + 1, class)));
            }
        }
    }
    mentions
}

fn class_of(kind: &str) -> Option<NameClass> {
    match kind {
        "person" => Some(NameClass::Person),
        "organization" => Some(NameClass::Organisation),
        "place" => Some(NameClass::Place),
        _ => None,
    }
}

/// The name in a mention: proper nouns around its head.
fn name_in(words: &[Word], mention: Range<usize>, class: NameClass) -> Option<Range<usize>> {
    let proper = |at: usize| words[at].upos == "PROPN";
    let head = mention.clone().find(|&at| {
        let above = words[at].head;
        above == 0 || !mention.contains(&(above - 1))
    })?;
    if !proper(head) {
        return None;
    }
    let inside = |at: usize| {
        proper(at)
            || matches!(
                words[at].form.as_str(),
                "of" | "the" | "and" | "for" | "&" | "-" | "de" | "'s" | "’s" | "."
            )
            || matches!(words[at].upos.as_str(), "ADJ" | "NOUN" | "NUM" | "VERB")
                && words[at].form.starts_with(char::is_uppercase)
    };
    // "United" is a verb to treebanks and "National" an adjective; a person's name is all proper nouns.
    let linked = |at: usize| {
        let small = !words[at].form.starts_with(char::is_uppercase);
        proper(at)
            || words[at].form == "-"
            || match class {
                NameClass::Organisation => true,
                NameClass::Place => !small,
                _ => false,
            }
    };
    let mut start = head;
    while start > mention.start && inside(start - 1) && linked(start - 1) {
        start -= 1;
    }
    let mut end = head + 1;
    while end < mention.end && inside(end) && (linked(end) || words[end].form == "of") {
        end += 1;
    }
    let knowledge = Knowledge::built_in();
    let capital = |at: usize| words[at].form.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    let title = |at: usize| {
        let form = &words[at].form;
        class == NameClass::Person
            && (knowledge.kinds_of(form).any(Kinds::ANY_TITLE)
                || knowledge.kinds_of(&form.to_lowercase()).any(Kinds::OFFICE_HEAD))
    };
    while start < end && (!capital(start) || title(start) || words[start].form == "The") {
        start += 1;
    }
    while end > start && !capital(end - 1) {
        end -= 1;
    }
    (start < end).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_is_the_proper_nouns_around_the_head() {
        let row = |n: usize, form: &str, upos: &str, head: usize, entity: &str| {
            let misc = if entity.is_empty() { "_".to_owned() } else { format!("Entity={entity}") };
            format!("{n}\t{form}\t_\t{upos}\t_\t_\t{head}\tdep\t_\t{misc}\n")
        };
        let text = [
            row(1, "President", "PROPN", 2, "(1-person-new-cf1-2-coref"),
            row(2, "Solberg", "PROPN", 0, ""),
            row(3, "of", "ADP", 5, ""),
            row(4, "the", "DET", 5, "(2-organization-new-cf2-2-coref"),
            row(5, "Board", "PROPN", 2, ""),
            row(6, "of", "ADP", 7, ""),
            row(7, "Tides", "PROPN", 5, "2)1)"),
        ]
        .concat();
        let treebank = conllu::read("gum", &format!("# newdoc id = a\n{text}\n")).unwrap();
        assert_eq!(names_of(&treebank[0]), [(1..2, NameClass::Person), (4..7, NameClass::Organisation)]);
    }
}
