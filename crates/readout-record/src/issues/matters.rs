//! What is argued about under several words, as data: `data/issues.toml`, which a user's codebook can extend.

use readout_story::words::fold;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

/// The table that Readout ships.
const BUILT_IN: &str = include_str!("../../data/issues.toml");

/// The matters, by word.
#[derive(Clone, Debug, Default)]
pub struct Matters {
    words: FxHashMap<String, Word>,
    nouns: FxHashMap<String, Word>,
    kinds: Vec<Kind>,
    other: FxHashSet<String>,
    left_out: FxHashSet<String>,
    pointing: FxHashSet<String>,
    arrangements: FxHashSet<String>,
    regions: FxHashMap<String, String>,
}

/// A word of a matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Number of the matter.
    pub matter: usize,
    /// Whether it names the contrary.
    pub contrary: bool,
}

/// What makes one issue of a matter or several.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kind {
    /// What a user's codebook calls it; none for what is built in.
    pub called: Option<String>,
    /// Of whom it is one issue each.
    pub whose: Whose,
    /// Whether "without" a party speaks of it.
    pub without: bool,
    /// Whether only stances on the same party's contradict each other.
    pub of_whom: bool,
}

/// Of whom a matter is one issue each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Whose {
    /// Of nobody: it is one issue.
    #[default]
    Nobody,
    /// Of the party that takes part or is kept out.
    Party,
    /// Of the alliance, union or club.
    Body,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    matter: Vec<Matter>,
    leave_out: LeaveOut,
    regions: FxHashMap<String, Vec<String>>,
}

/// Words that name one matter.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Matter {
    /// What a user's codebook calls it.
    #[serde(default)]
    name: Option<String>,
    words: Vec<String>,
    #[serde(default)]
    nouns: Vec<String>,
    #[serde(default)]
    contrary: Vec<String>,
    #[serde(default)]
    but_not: Vec<String>,
    #[serde(default)]
    whose: Whose,
    #[serde(default)]
    without: bool,
    #[serde(default)]
    of_whom: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LeaveOut {
    nouns: Vec<String>,
    pointing: Vec<String>,
    arrangements: Vec<String>,
}

impl Matters {
    /// The built-in table.
    pub fn built_in() -> Self {
        Self::parse(BUILT_IN).unwrap_or_default()
    }

    /// Takes the synonyms out: what is argued about is then found from the statements alone.
    pub fn forget_synonyms(&mut self) {
        self.words.clear();
        self.nouns.clear();
        self.kinds.clear();
        self.other.clear();
    }

    /// Adds a user's issues. A word of theirs is no longer one of a built-in matter.
    pub fn define(&mut self, issues: Vec<Matter>) {
        for entry in issues {
            let matter = self.kinds.len();
            self.kinds.push(Kind {
                called: entry.name,
                whose: entry.whose,
                without: entry.without,
                of_whom: entry.of_whom,
            });
            self.other.extend(entry.but_not.iter().map(|words| fold(words)));
            for noun in &entry.nouns {
                self.words.remove(&fold(noun));
                self.nouns.insert(fold(noun), Word { matter, contrary: false });
            }
            let words = entry.words.into_iter().map(|word| (word, false));
            for (word, contrary) in words.chain(entry.contrary.into_iter().map(|word| (word, true))) {
                self.nouns.remove(&fold(&word));
                self.words.insert(fold(&word), Word { matter, contrary });
            }
        }
    }

    fn parse(text: &str) -> Result<Self, toml::de::Error> {
        let table: Table = toml::from_str(text)?;
        let mut matters = Self::default();
        matters.define(table.matter);
        matters.left_out = table.leave_out.nouns.iter().map(|noun| fold(noun)).collect();
        matters.pointing = table.leave_out.pointing.iter().map(|noun| fold(noun)).collect();
        matters.arrangements = table.leave_out.arrangements.iter().map(|noun| fold(noun)).collect();
        for (region, names) in table.regions {
            matters.regions.extend(names.iter().map(|name| (fold(name), region.clone())));
        }
        Ok(matters)
    }

    /// The matter that a folded dictionary form names, as a noun or as another word.
    pub fn word(&self, lemma: &str, noun: bool) -> Option<Word> {
        self.words.get(lemma).or_else(|| self.nouns.get(lemma).filter(|_| noun)).copied()
    }

    /// Whether a word with the one after it means something else: "lead to".
    pub fn is_other(&self, words: &str) -> bool {
        self.other.contains(words)
    }

    /// Whether any word does.
    pub fn has_other_senses(&self) -> bool {
        !self.other.is_empty()
    }

    /// What makes one issue of a matter or several.
    pub fn kind(&self, matter: usize) -> Option<&Kind> {
        self.kinds.get(matter)
    }

    /// The matter that "without" a party speaks of.
    pub fn without(&self) -> Option<usize> {
        self.kinds.iter().position(|kind| kind.without)
    }

    /// Whether a noun makes no issue.
    pub fn is_left_out(&self, lemma: &str) -> bool {
        self.left_out.contains(lemma)
    }

    /// Whether a noun points back when "this" stands before it.
    pub fn points(&self, lemma: &str) -> bool {
        self.pointing.contains(lemma)
    }

    /// Whether a noun is about what stands before it: "a peace **deal**".
    pub fn arranges(&self, lemma: &str) -> bool {
        self.arrangements.contains(lemma)
    }

    /// The one name of a party under its several words.
    pub fn party(&self, folded: String) -> String {
        self.regions.get(&folded).cloned().unwrap_or(folded)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_table_is_read() {
        let matters = Matters::parse(BUILT_IN).expect("a table");
        assert_eq!(matters.word("accession", true), matters.word("membership", true));
        assert!(matters.word("exclusion", true).unwrap().contrary);
        assert_eq!(matters.without(), matters.word("involve", false).map(|word| word.matter));
        assert_eq!(matters.word("force", false), None);
        assert!(matters.is_left_out("thing"));
        assert_eq!(matters.party("eu".to_owned()), "europe");
    }
}
