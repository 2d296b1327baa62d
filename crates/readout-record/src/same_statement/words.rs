//! Words as the contents of statements are compared by them: families ("negotiate", "negotiation") and words that
//! reporters put for each other ("truce", "ceasefire").

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::sync::LazyLock;

const BUILT_IN: &str = include_str!("../../data/synonyms.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Synonyms {
    words: Vec<Vec<String>>,
    light: Vec<String>,
}

static TABLE: LazyLock<Synonyms> =
    LazyLock::new(|| toml::from_str(BUILT_IN).unwrap_or(Synonyms { words: Vec::new(), light: Vec::new() }));

static LIGHT: LazyLock<FxHashSet<&str>> = LazyLock::new(|| TABLE.light.iter().map(String::as_str).collect());

/// For each family of words the first of its list.
static SYNONYMS: LazyLock<FxHashMap<String, String>> = LazyLock::new(|| {
    let synonyms = &*TABLE;
    let mut first = FxHashMap::default();
    for list in &synonyms.words {
        let Some(chief) = list.first() else { continue };
        for word in list {
            first.entry(family(word)).or_insert_with(|| family(chief));
        }
    }
    first
});

static LISTED: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| TABLE.words.iter().flatten().map(String::as_str).collect());

/// Endings that make one word of another, the longer first.
const ENDINGS: &[&str] = &[
    "ship", "ment", "ness", "ance", "ence", "able", "ible", "ory", "ary", "ion", "ity", "ive", "ous", "ful",
    "ing", "ed", "al", "ly", "er", "or", "s", "e",
];

/// Letters that a family keeps at least.
const LEAST: usize = 4;

/// The form that a word's family shares: without "un-" and derivational endings.
pub fn family(word: &str) -> String {
    let mut stem = match word.strip_prefix("un") {
        Some(rest) if rest.chars().count() > 4 && !word.starts_with("uni") && !word.starts_with("under") => {
            rest
        }
        _ => word,
    };
    for _ in 0..3 {
        let ending = ENDINGS
            .iter()
            .find(|ending| stem.strip_suffix(**ending).is_some_and(|rest| rest.chars().count() >= LEAST));
        match ending.and_then(|ending| stem.strip_suffix(ending)) {
            Some(rest) => stem = rest,
            None => break,
        }
    }
    match stem.strip_suffix('i') {
        Some(rest) => format!("{rest}y"),
        None => stem.to_owned(),
    }
}

/// The form by which a word (in its dictionary form, folded) is compared.
pub fn concept(word: &str) -> String {
    let family = family(word);
    SYNONYMS.get(&family).cloned().unwrap_or(family)
}

/// Whether a word (in its dictionary form, folded) stands itself among those that reporters put for each other, and not
/// only one of its family.
pub fn has_synonyms(word: &str) -> bool {
    LISTED.contains(word)
}

/// Whether a word (in its dictionary form, folded) has so little content that sharing it tells nothing.
pub fn is_light(word: &str) -> bool {
    LIGHT.contains(word)
}

/// Whether a word turns what is said round. Sorted.
pub fn is_negation(folded: &str) -> bool {
    matches!(
        folded,
        "not"
            | "nt"
            | "no"
            | "never"
            | "none"
            | "nor"
            | "neither"
            | "nobody"
            | "nothing"
            | "without"
            | "cannot"
            | "against"
    )
}

/// Whether a word carries its negation in itself: "unrealistic".
pub fn is_negative(word: &str) -> bool {
    word.len() > 6 && word.starts_with("un") && !word.starts_with("uni") && !word.starts_with("under")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_table_that_is_built_in_can_be_read_and_no_word_stands_twice() {
        let synonyms: Synonyms = toml::from_str(BUILT_IN).expect("a table");
        let mut seen = BTreeSet::new();
        for word in synonyms.words.iter().flatten() {
            assert!(seen.insert(word), "{word} stands in two lists");
        }
    }

    #[test]
    fn a_family_has_one_form() {
        for (one, two) in [
            ("negotiate", "negotiation"),
            ("immediate", "immediately"),
            ("deploy", "deployment"),
            ("historic", "historical"),
            ("realistic", "unrealistic"),
            ("willing", "willingness"),
            ("product", "productive"),
        ] {
            assert_eq!(family(one), family(two));
        }
        assert_ne!(family("united"), family("ted"));
        assert_ne!(family("party"), family("part"));
    }

    #[test]
    fn words_that_reporters_exchange_are_one_concept() {
        for (one, two) in [
            ("truce", "ceasefire"),
            ("send", "deployment"),
            ("goal", "objective"),
            ("launch", "start"),
            ("readiness", "willingness"),
        ] {
            assert_eq!(concept(one), concept(two), "{one} and {two}");
        }
        assert_ne!(concept("war"), concept("peace"));
    }
}
