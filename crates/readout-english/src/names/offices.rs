//! Titles and offices: "National Security Advisor" before a name, "the chief spokesperson of the Commission".

use super::knowledge::Kinds;
use super::lookup::{Found, Place};
use super::{Name, NameClass, name};
use crate::Analysis;
use std::ops::Range;

/// What is asked of the tokens of one document.
struct Words<'a> {
    analysis: &'a Analysis,
    text: &'a str,
    found: &'a [Found],
    names: &'a [Name],
    /// For each token the name that holds it, as an index into `names`, or `usize::MAX`.
    holder: Vec<usize>,
}

/// The titles and offices of a document, given its names.
pub(super) fn offices(analysis: &Analysis, text: &str, found: &[Found], names: &[Name]) -> Vec<Name> {
    let mut holder = vec![usize::MAX; analysis.tokens.len()];
    for (index, name) in names.iter().enumerate() {
        holder[name.tokens.clone()].fill(index);
    }
    let words = Words { analysis, text, found, names, holder };
    let mut offices = Vec::new();
    for sentence in &analysis.sentences {
        let mut free = sentence.tokens.start;
        for at in sentence.tokens.clone() {
            if at < free || !words.is_head(at) {
                continue;
            }
            let end = words.end_of_heads(at, sentence.tokens.end);
            let Some(office) = words.office(free..sentence.tokens.end, at, end) else { continue };
            free = office.tokens.end;
            offices.push(office);
        }
    }
    offices
}

impl Words<'_> {
    fn word(&self, at: usize) -> &str {
        self.analysis.tokens[at].span.of(self.text)
    }

    fn name_at(&self, at: usize) -> Option<&Name> {
        self.names.get(*self.holder.get(at)?)
    }

    /// What the lists say of a word, whether it is written with a capital or not.
    fn kinds(&self, at: usize) -> Kinds {
        let Found { word, phrase, place } = self.found[at];
        if place == Place::Outside { word } else { word.with(phrase) }
    }

    fn is_head(&self, at: usize) -> bool {
        self.name_at(at).is_none() && self.kinds(at).any(Kinds::OFFICE_HEAD.with(Kinds::ANY_TITLE))
    }

    fn is_modifier(&self, at: usize) -> bool {
        let kinds = self.kinds(at);
        let office = Kinds::OFFICE_MODIFIER.with(Kinds::OFFICE_HEAD).with(Kinds::ANY_TITLE);
        self.name_at(at).is_none() && kinds.any(office)
    }

    /// One past the last of the office words that begin at `at`: "secretary general", "Attorney General", "vice-president".
    fn end_of_heads(&self, at: usize, limit: usize) -> usize {
        let mut end = at + 1;
        while end < limit {
            if self.is_head(end) {
                end += 1;
            } else if self.word(end) == "-" && end + 1 < limit && self.is_modifier(end + 1) {
                end += 2;
            } else {
                // "prime" is a modifier, "prime minister" goes on to a head.
                let run = (end..limit).take_while(|&next| self.is_modifier(next)).count();
                match (end..end + run).rev().find(|&next| self.is_head(next)) {
                    Some(head) => end = head + 1,
                    None => break,
                }
            }
        }
        end
    }

    /// The title or office whose heads stand at `head..end`, no earlier than the start of `room`.
    fn office(&self, room: Range<usize>, head: usize, end: usize) -> Option<Name> {
        let start = self.start(room.start, head);
        let end_of_office = self.complement(end, room.end);
        // "Defence Minister Mira Solberg", "Secretary of State Mira Solberg".
        for end in [end, end_of_office] {
            let follows = self.name_at(end).filter(|name| name.tokens.start == end && end < room.end);
            if follows.is_some_and(|name| name.class == NameClass::Person) {
                return Some(name(self.analysis, start..end, NameClass::Title));
            }
        }
        let only_title = (head..end).all(|at| !self.kinds(at).any(Kinds::OFFICE_HEAD));
        let lone = start == head && end == head + 1;
        let ambiguous = self.kinds(head).any(Kinds::AMBIGUOUS) && lone && end_of_office == end;
        if ambiguous || only_title && (lone || end_of_office == end) {
            return None;
        }
        let start = self.determiner(room.start, start);
        Some(name(self.analysis, start..end_of_office, NameClass::Office))
    }

    /// Goes left over what belongs to the office: "former deputy foreign", "European Commission chief", "Norrland's".
    fn start(&self, floor: usize, head: usize) -> usize {
        let mut start = head;
        while start > floor {
            let before = start - 1;
            if self.is_modifier(before) {
                start = before;
            } else if self.word(before) == "-" && before > floor && self.is_modifier(before - 1) {
                start = before - 1;
            } else {
                break;
            }
        }
        let Some(before) = start.checked_sub(1).filter(|before| *before >= floor) else { return start };
        let possessive = matches!(self.word(before), "'s" | "’s" | "'" | "’") && before > floor;
        let owner = if possessive { before - 1 } else { before };
        match self.name_at(owner) {
            Some(name) if name.class != NameClass::Person && name.tokens.start >= floor => name.tokens.start,
            _ => start,
        }
    }

    fn determiner(&self, floor: usize, start: usize) -> usize {
        let before = start.checked_sub(1).filter(|before| *before >= floor);
        let the = before.filter(|before| {
            matches!(self.word(*before), "the" | "The" | "a" | "A" | "an" | "An" | "one" | "One")
        });
        the.unwrap_or(start)
    }

    /// One past the office's complement: "of the European Commission", "for Foreign Affairs", "to Norrland".
    fn complement(&self, end: usize, limit: usize) -> usize {
        if end >= limit || !matches!(self.word(end), "of" | "for" | "to" | "at" | "in") {
            return end;
        }
        let mut at = end + 1;
        if at < limit && matches!(self.word(at), "the" | "The" | "its" | "his" | "her") {
            at += 1;
        }
        if at >= limit {
            return end;
        }
        match self.name_at(at) {
            Some(name) if name.tokens.start == at && name.class != NameClass::Person => {
                // "to", "at" and "in" only with an organisation or place right after them.
                name.tokens.end.min(limit)
            }
            None if matches!(self.word(end), "of" | "for") => {
                let capitals = (at..limit)
                    .take_while(|&at| self.word(at).starts_with(char::is_uppercase) || self.word(at) == "and")
                    .take_while(|&at| self.name_at(at).is_none())
                    .count();
                let trailing = (at..at + capitals).rev().take_while(|&at| self.word(at) == "and").count();
                if capitals > trailing { at + capitals - trailing } else { end }
            }
            _ => end,
        }
    }
}
