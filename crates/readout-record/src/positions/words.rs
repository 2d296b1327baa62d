//! The words that carry a stance, as data: `data/stances.toml`, which a user's own table can extend.

use super::Stance;
use readout_story::words::fold;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

/// The table that Readout ships.
const BUILT_IN: &str = include_str!("../../data/stances.toml");

/// Words that carry a stance, in dictionary form.
#[derive(Clone, Debug, Default)]
pub struct Words {
    pub obliging: FxHashSet<String>,
    pub obliging_verbs: FxHashSet<String>,
    pub allowing: FxHashSet<String>,
    pub able: FxHashSet<String>,
    pub coming: FxHashSet<String>,
    pub verbs: FxHashMap<String, Stance>,
    pub harm: FxHashSet<String>,
    /// Words of saying, for what they have as their object.
    pub cues: FxHashMap<String, Stance>,
    pub adjectives: FxHashMap<String, Stance>,
    pub nouns: FxHashMap<String, Stance>,
    /// By their first word.
    pub phrases: FxHashMap<String, Vec<(Vec<String>, Stance)>>,
    pub conditions: FxHashSet<String>,
    pub condition_phrases: Vec<Vec<String>>,
    pub taking_away: FxHashSet<String>,
    pub bringing: FxHashSet<String>,
    /// Verbs that do the same and may name what is argued about.
    pub reaching: FxHashSet<String>,
    /// Verbs that let through who is open to something.
    pub discussing: FxHashSet<String>,
    /// Nouns through which a stance goes on to what hangs on them.
    pub passing: FxHashSet<String>,
    /// Verbs that end their subject when they have no object.
    pub ending: FxHashSet<String>,
    /// Verbs by which an account tells itself what somebody wants.
    pub wanting: FxHashSet<String>,
    /// Adjectives and nouns that tell how their subject or owner stands.
    pub attitudes: FxHashSet<String>,
    /// Nouns of bodies for which their people speak.
    pub houses: FxHashSet<String>,
    /// Nouns of sources that are no party.
    pub nobody: FxHashSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    obliging: Vec<String>,
    obliging_verbs: Vec<String>,
    allowing: Vec<String>,
    able: Vec<String>,
    coming: Vec<String>,
    verbs: Stances,
    cues: Stances,
    adjectives: Stances,
    nouns: Stances,
    phrases: Stances,
    conditions: Conditions,
    taking_away: Vec<String>,
    bringing: Vec<String>,
    reaching: Vec<String>,
    discussing: Vec<String>,
    passing: Vec<String>,
    wanting: Vec<String>,
    ending: Vec<String>,
    attitudes: Vec<String>,
    houses: Vec<String>,
    nobody: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Stances {
    #[serde(rename = "for", default)]
    in_favour: Vec<String>,
    #[serde(default)]
    against: Vec<String>,
    #[serde(default)]
    doubtful: Vec<String>,
    #[serde(default)]
    open: Vec<String>,
    #[serde(default)]
    declined: Vec<String>,
    #[serde(default)]
    harm: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Conditions {
    words: Vec<String>,
    phrases: Vec<String>,
}

/// Words to which a user's codebook gives a stance, in dictionary form.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StanceEntry {
    stance: Stance,
    /// Verbs of what is said.
    #[serde(default)]
    verbs: Vec<String>,
    /// Verbs and nouns of saying, for what they have as their object.
    #[serde(default)]
    cues: Vec<String>,
    #[serde(default)]
    adjectives: Vec<String>,
    #[serde(default)]
    nouns: Vec<String>,
    /// Fixed words, as they stand.
    #[serde(default)]
    phrases: Vec<String>,
}

impl Stances {
    fn each(&self) -> impl Iterator<Item = (String, Stance)> + '_ {
        let kinds = [
            (&self.in_favour, Stance::For),
            (&self.against, Stance::Against),
            (&self.doubtful, Stance::Doubtful),
            (&self.open, Stance::Open),
            (&self.declined, Stance::Declined),
        ];
        kinds.into_iter().flat_map(|(words, stance)| words.iter().map(move |word| (word.clone(), stance)))
    }
}

impl Words {
    /// The built-in table.
    pub fn built_in() -> Self {
        Self::parse(BUILT_IN).unwrap_or_default()
    }

    /// Adds a user's words; theirs go before the built-in ones.
    pub fn add(&mut self, entries: Vec<StanceEntry>) {
        for entry in entries {
            let stance = entry.stance;
            let kinds = [
                (entry.verbs, &mut self.verbs),
                (entry.cues, &mut self.cues),
                (entry.adjectives, &mut self.adjectives),
                (entry.nouns, &mut self.nouns),
            ];
            for (words, known) in kinds {
                known.extend(words.iter().map(|word| (fold(word), stance)));
            }
            for words in entry.phrases.iter().map(|phrase| split(phrase)) {
                let Some(first) = words.first() else { continue };
                self.phrases.entry(first.clone()).or_default().insert(0, (words, stance));
            }
        }
    }

    /// Whether a verb is told of here: it says how somebody stands and names nothing that is argued about.
    pub fn is_told(&self, lemma: &str) -> bool {
        let known = [
            &self.obliging,
            &self.obliging_verbs,
            &self.allowing,
            &self.able,
            &self.coming,
            &self.harm,
            &self.taking_away,
            &self.bringing,
            &self.ending,
            &self.wanting,
        ];
        known.iter().any(|words| words.contains(lemma)) || self.verbs.contains_key(lemma)
    }

    fn parse(text: &str) -> Result<Self, toml::de::Error> {
        let table: Table = toml::from_str(text)?;
        let set = |words: &[String]| words.iter().map(|word| fold(word)).collect();
        let map = |stances: &Stances| stances.each().map(|(word, stance)| (fold(&word), stance)).collect();
        let mut phrases: FxHashMap<String, Vec<(Vec<String>, Stance)>> = FxHashMap::default();
        for (phrase, stance) in table.phrases.each() {
            let words = split(&phrase);
            if let Some(first) = words.first() {
                phrases.entry(first.clone()).or_default().push((words, stance));
            }
        }
        Ok(Self {
            obliging: set(&table.obliging),
            obliging_verbs: set(&table.obliging_verbs),
            allowing: set(&table.allowing),
            able: set(&table.able),
            coming: set(&table.coming),
            verbs: map(&table.verbs),
            cues: map(&table.cues),
            harm: set(&table.verbs.harm),
            adjectives: map(&table.adjectives),
            nouns: map(&table.nouns),
            phrases,
            conditions: set(&table.conditions.words),
            condition_phrases: table.conditions.phrases.iter().map(|phrase| split(phrase)).collect(),
            taking_away: set(&table.taking_away),
            bringing: set(&table.bringing),
            reaching: set(&table.reaching),
            discussing: set(&table.discussing),
            passing: set(&table.passing),
            wanting: set(&table.wanting),
            ending: set(&table.ending),
            attitudes: set(&table.attitudes),
            houses: set(&table.houses),
            nobody: set(&table.nobody),
        })
    }
}

fn split(phrase: &str) -> Vec<String> {
    phrase.split_whitespace().map(fold).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_table_is_read() {
        let words = Words::parse(BUILT_IN).unwrap();
        assert_eq!(words.adjectives.get("unrealistic"), Some(&Stance::Against));
        assert_eq!(words.phrases["on"][0].1, Stance::Open);
    }
}
