//! The words of `data/parties.toml`.

use serde::Deserialize;
use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

const BUILT_IN: &str = include_str!("../../data/parties.toml");

/// Words that make a party of a name or a people.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Parties {
    /// Who governs under a person.
    pub administration: HashSet<String>,
    /// Who speaks for such an administration.
    pub its_people: HashSet<String>,
    /// Who speaks and acts for a state.
    pub government: HashSet<String>,
    /// Its offices.
    pub ministries: HashSet<String>,
    /// Parties of several members.
    pub collective: HashSet<String>,
    /// Heads of a state.
    pub leader: HashSet<String>,
    /// Words for a body that its name ends in.
    pub body_words: HashSet<String>,
    /// Capitals that stand for another body than their country's government.
    pub stands_for: BTreeMap<String, String>,
    /// What a name of a place is a place with.
    pub place: PlaceWords,
    /// Kinds of bodies whose names do not say what they are.
    pub body: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlaceWords {
    pub prepositions: HashSet<String>,
    /// Verbs and nouns of motion, before "to".
    pub motion: HashSet<String>,
    /// Verbs whose object is a place.
    pub visiting: HashSet<String>,
    /// What a place has and a government has not: "the Skarholm suburbs".
    pub parts: HashSet<String>,
}

impl Parties {
    /// The words that come with Readout.
    pub fn built_in() -> &'static Self {
        static PARTIES: LazyLock<Parties> =
            LazyLock::new(|| toml::from_str(BUILT_IN).expect("a test reads the table that is built in"));
        &PARTIES
    }

    /// What kind of body a name is, when its words do not say ("alliance" of NATO).
    pub fn kind_of_body(&self, name: &str) -> Option<&str> {
        let kind = self.body.iter().find(|(_, names)| names.iter().any(|known| known == name));
        kind.map(|(kind, _)| kind.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_that_is_built_in_can_be_read() {
        let parties = Parties::built_in();
        assert!(parties.administration.contains("administration"));
        assert_eq!(parties.kind_of_body("NATO"), Some("alliance"));
    }
}
