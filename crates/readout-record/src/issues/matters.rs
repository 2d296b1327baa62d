//! What is argued about under several words, as data: `data/issues.toml`, which a user's codebook can extend.

use readout_story::words::fold;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::sync::LazyLock;

/// The table that Readout ships.
const BUILT_IN: &str = include_str!("../../data/issues.toml");

/// The matters, by word.
#[derive(Debug, Default)]
pub struct Matters {
    words: FxHashMap<String, Word>,
    nouns: FxHashMap<String, Word>,
    kinds: Vec<Kind>,
    left_out: FxHashSet<String>,
    pointing: FxHashSet<String>,
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kind {
    /// Of whom it is one issue each.
    pub whose: Whose,
    /// Whether a statement counts under it only when it counts under nothing narrower.
    pub broad: bool,
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

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Matter {
    words: Vec<String>,
    #[serde(default)]
    nouns: Vec<String>,
    #[serde(default)]
    contrary: Vec<String>,
    #[serde(default)]
    whose: Whose,
    #[serde(default)]
    broad: bool,
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
}

impl Matters {
    /// The built-in table.
    pub fn built_in() -> &'static Self {
        static MATTERS: LazyLock<Matters> = LazyLock::new(|| Matters::parse(BUILT_IN).unwrap_or_default());
        &MATTERS
    }

    fn parse(text: &str) -> Result<Self, toml::de::Error> {
        let table: Table = toml::from_str(text)?;
        let mut matters = Self::default();
        for (matter, entry) in table.matter.into_iter().enumerate() {
            matters.kinds.push(Kind {
                whose: entry.whose,
                broad: entry.broad,
                without: entry.without,
                of_whom: entry.of_whom,
            });
            let nouns = entry.nouns.iter().map(|noun| (fold(noun), Word { matter, contrary: false }));
            matters.nouns.extend(nouns);
            let words = entry.words.into_iter().map(|word| (word, false));
            for (word, contrary) in words.chain(entry.contrary.into_iter().map(|word| (word, true))) {
                matters.words.insert(fold(&word), Word { matter, contrary });
            }
        }
        matters.left_out = table.leave_out.nouns.iter().map(|noun| fold(noun)).collect();
        matters.pointing = table.leave_out.pointing.iter().map(|noun| fold(noun)).collect();
        for (region, names) in table.regions {
            matters.regions.extend(names.iter().map(|name| (fold(name), region.clone())));
        }
        Ok(matters)
    }

    /// The matter that a folded dictionary form names, as a noun or as another word.
    pub fn word(&self, lemma: &str, noun: bool) -> Option<Word> {
        self.words.get(lemma).or_else(|| self.nouns.get(lemma).filter(|_| noun)).copied()
    }

    /// What makes one issue of a matter or several.
    pub fn kind(&self, matter: usize) -> Kind {
        self.kinds.get(matter).copied().unwrap_or_default()
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
        let matters = Matters::parse(BUILT_IN).unwrap();
        assert_eq!(matters.word("accession", true), matters.word("membership", true));
        assert!(matters.word("exclusion", true).unwrap().contrary);
        assert_eq!(matters.without(), matters.word("involve", false).map(|word| word.matter));
        assert_eq!(matters.word("force", false), None);
        assert!(matters.is_left_out("thing"));
        assert_eq!(matters.party("eu".to_owned()), "europe");
    }
}
