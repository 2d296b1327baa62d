//! By what means something was said: “We sail,” Solberg said **in a post on X**. **In an interview** on Friday, …

use super::scene::Scene;
use crate::{Medium, MediumKind};
use readout_document::Span;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

const BUILT_IN: &str = include_str!("../../data/media.toml");

/// The most words between the preposition and its noun: "in a rare televised joint press conference".
const REACH: usize = 7;

/// First word of each medium's name, the words after it, and the medium.
type Names = HashMap<String, Vec<(Vec<String>, MediumKind)>>;

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let table: HashMap<MediumKind, Vec<String>> =
        toml::from_str(BUILT_IN).expect("a test reads the table that is built in");
    let mut names = Names::new();
    for (kind, entries) in table {
        for entry in entries {
            let mut words = entry.split(' ').map(str::to_owned);
            let first = words.next().unwrap_or_default();
            names.entry(first).or_default().push((words.collect(), kind));
        }
    }
    for entries in names.values_mut() {
        entries.sort_by(|one, other| other.0.len().cmp(&one.0.len()).then(one.cmp(other)));
    }
    names
});

/// The first medium that the words of `range` tell.
pub(crate) fn find(scene: Scene, range: Range<usize>) -> Option<Medium> {
    range.clone().find_map(|at| {
        let word = scene.word(at);
        let preposition = matches!(
            word.to_lowercase().as_str(),
            "in" | "on" | "at" | "during" | "via" | "by" | "through" | "to"
        );
        let direct = word == "online";
        (preposition || direct).then(|| after(scene, at, range.end)).flatten()
    })
}

fn after(scene: Scene, preposition: usize, end: usize) -> Option<Medium> {
    let from = if scene.word(preposition) == "online" { preposition } else { preposition + 1 };
    for at in from..end.min(from + REACH) {
        let word = scene.word(at);
        if matches!(word, "," | "." | ";" | "“" | "\"" | "that" | "and" | "in" | "at" | "on") && at > from {
            return None;
        }
        if let Some((words, kind)) = named(scene, at, end) {
            // "to" goes only with a call or letter of its own: "told reporters in a letter to the port" is one.
            let span =
                scene.english.tokens[preposition].span.cover(scene.english.tokens[at + words - 1].span);
            return (scene.word(preposition) != "to").then_some(Medium { kind, span });
        }
    }
    None
}

/// Whether a name of a medium begins with that word.
pub(crate) fn is_named(word: &str) -> bool {
    NAMES.contains_key(word)
}

fn named(scene: Scene, at: usize, end: usize) -> Option<(usize, MediumKind)> {
    let entries = NAMES.get(scene.word(at))?;
    let (rest, kind) = entries.iter().find(|(rest, _)| {
        at + rest.len() < end
            && rest.iter().enumerate().all(|(step, word)| scene.word(at + 1 + step) == word.as_str())
            || rest.is_empty()
    })?;
    Some((1 + rest.len(), *kind))
}

/// The medium that a verb carries in itself ("tweeted").
pub(crate) fn of_verb(kind: Option<MediumKind>, cue: Option<Span>) -> Option<Medium> {
    Some(Medium { kind: kind?, span: cue? })
}
