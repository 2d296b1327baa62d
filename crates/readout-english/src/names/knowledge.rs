//! What an editor knows of names: countries with their capitals and people, bodies, offices, given names.
//!
//! The built-in lists stand in `data/*.toml`; [`Knowledge::merged`] lays a user's own file over them.

use super::lists::{Lists, split_names};
use crate::tag::Gender;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// Something is wrong with a file of names.
#[derive(Debug, thiserror::Error)]
#[error("the list of names cannot be read: {cause}; see data/*.toml of readout-english for its shape")]
pub struct KnowledgeError {
    cause: toml::de::Error,
}

/// A set of lists a name may stand in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kinds(pub(crate) u32);

impl Kinds {
    /// Name of a country.
    pub const COUNTRY: Self = Self(1);
    /// Capital of a country.
    pub const CAPITAL: Self = Self(1 << 1);
    /// Palace, square or office that stands for a government.
    pub const METONYM: Self = Self(1 << 2);
    /// A country's people or its adjective, or another people.
    pub const PEOPLE: Self = Self(1 << 3);
    /// Part of the world or of a country.
    pub const REGION: Self = Self(1 << 4);
    /// Sea, river, mountain.
    pub const WATER: Self = Self(1 << 5);
    /// State of the United States.
    pub const STATE: Self = Self(1 << 6);
    /// City.
    pub const CITY: Self = Self(1 << 7);
    /// Faith and those who hold it.
    pub const FAITH: Self = Self(1 << 8);
    /// Political group.
    pub const POLITICAL: Self = Self(1 << 9);
    /// International body.
    pub const INTERNATIONAL: Self = Self(1 << 10);
    /// Agency, party, parliament, army.
    pub const GOVERNMENT: Self = Self(1 << 11);
    /// News agency.
    pub const AGENCY: Self = Self(1 << 12);
    /// Newspaper, broadcaster.
    pub const OUTLET: Self = Self(1 << 13);
    /// Company, university, club.
    pub const COMPANY: Self = Self(1 << 14);
    /// Last word of organisations' names.
    pub const ORGANISATION_LAST: Self = Self(1 << 15);
    /// First word of organisations' names, before "of".
    pub const ORGANISATION_FIRST: Self = Self(1 << 16);
    /// Word in names of places.
    pub const PLACE_WORD: Self = Self(1 << 17);
    /// Title a man bears.
    pub const MALE_TITLE: Self = Self(1 << 18);
    /// Title a woman bears.
    pub const FEMALE_TITLE: Self = Self(1 << 19);
    /// Title either may bear.
    pub const TITLE: Self = Self(1 << 20);
    /// Head of an office's name.
    pub const OFFICE_HEAD: Self = Self(1 << 21);
    /// Word before an office's head.
    pub const OFFICE_MODIFIER: Self = Self(1 << 22);
    /// Noun of kin or work before a person's name.
    pub const PERSON_NOUN: Self = Self(1 << 23);
    /// Man's given name.
    pub const MALE: Self = Self(1 << 24);
    /// Woman's given name.
    pub const FEMALE: Self = Self(1 << 25);
    /// Family name.
    pub const FAMILY: Self = Self(1 << 26);
    /// Head of an office that is as often another word.
    pub const AMBIGUOUS: Self = Self(1 << 27);

    /// Any title.
    pub const ANY_TITLE: Self = Self(Self::TITLE.0 | Self::MALE_TITLE.0 | Self::FEMALE_TITLE.0);
    /// Any given name.
    pub const GIVEN: Self = Self(Self::MALE.0 | Self::FEMALE.0);
    /// Nationality, people, faith or political group.
    pub const GROUP: Self = Self(Self::PEOPLE.0 | Self::FAITH.0 | Self::POLITICAL.0);
    /// Any place.
    pub const PLACE: Self = Self(
        Self::COUNTRY.0 | Self::CAPITAL.0 | Self::REGION.0 | Self::WATER.0 | Self::STATE.0 | Self::CITY.0,
    );
    /// Any organisation.
    pub const ORGANISATION: Self =
        Self(Self::INTERNATIONAL.0 | Self::GOVERNMENT.0 | Self::AGENCY.0 | Self::OUTLET.0 | Self::COMPANY.0);
    /// Anything that can stand as a name by itself.
    pub const NAME: Self = Self(Self::PLACE.0 | Self::ORGANISATION.0 | Self::GROUP.0 | Self::METONYM.0);

    /// Whether any list of `other` is among these.
    pub fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Those of these that are among `other`.
    pub fn only(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The lists of both.
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// How a name belongs to its country.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CountryRelation {
    /// The country's own name ("Ukraine").
    Name,
    /// Its capital, which often stands for its government ("Kyiv").
    Capital,
    /// Its people or adjective ("Ukrainian").
    People,
    /// A palace or office that stands for its government ("the Kremlin").
    StandsFor,
}

const NO_COUNTRY: u16 = u16::MAX;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    pub kinds: Kinds,
    /// Most pieces of any phrase that begins with this one; 0 when none does.
    pub longest: u8,
    country: u16,
    relation: CountryRelation,
}

const EMPTY: Entry =
    Entry { kinds: Kinds(0), longest: 0, country: NO_COUNTRY, relation: CountryRelation::Name };

/// The lists, ready to be asked.
#[derive(Clone, Debug)]
pub struct Knowledge {
    phrases: FxHashMap<Box<str>, Entry>,
    countries: Vec<Box<str>>,
}

impl Knowledge {
    /// The lists that come with Readout.
    pub fn built_in() -> &'static Self {
        static BUILT_IN: OnceLock<Knowledge> = OnceLock::new();
        BUILT_IN.get_or_init(|| {
            let mut knowledge = Self { phrases: FxHashMap::default(), countries: Vec::new() };
            knowledge.phrases.reserve(14_000);
            for text in [
                include_str!("../../data/countries.toml"),
                include_str!("../../data/places.toml"),
                include_str!("../../data/groups.toml"),
                include_str!("../../data/organisations.toml"),
                include_str!("../../data/offices.toml"),
                include_str!("../../data/people.toml"),
            ] {
                // The files are part of the program and a test reads every one of them.
                if let Ok(lists) = toml::from_str::<Lists>(text) {
                    knowledge.lay(&lists);
                }
            }
            knowledge
        })
    }

    /// These lists with those of a user's TOML file laid over them.
    ///
    /// ```
    /// use readout_english::Knowledge;
    /// let own = r#"
    ///     cities = "Skarholm | Port Solveig"
    ///     [country]
    ///     Norrland = { capital = ["Skarholm"], people = ["Norrlander"], stands_for = ["the Old Customs House"] }
    /// "#;
    /// let knowledge = Knowledge::built_in().merged(own)?;
    /// assert_eq!(knowledge.country_of("the Old Customs House").map(|found| found.0), Some("Norrland"));
    /// # Ok::<(), readout_english::KnowledgeError>(())
    /// ```
    pub fn merged(&self, text: &str) -> Result<Self, KnowledgeError> {
        let lists = toml::from_str::<Lists>(text).map_err(|cause| KnowledgeError { cause })?;
        let mut merged = self.clone();
        merged.lay(&lists);
        Ok(merged)
    }

    /// The country a name belongs to, and how: by its own name, its capital, its people or what stands for it.
    pub fn country_of(&self, name: &str) -> Option<(&str, CountryRelation)> {
        let found = self.entry(name).filter(|entry| entry.country != NO_COUNTRY).or_else(|| {
            let bare = name.strip_prefix("the ").or_else(|| name.strip_prefix("The "))?;
            self.entry(bare).filter(|entry| entry.country != NO_COUNTRY)
        })?;
        Some((&self.countries[usize::from(found.country)], found.relation))
    }

    /// The country for whose government a name may stand: "Kyiv", "the Kremlin", "Ukraine", but no adjective.
    pub fn metonym_of(&self, name: &str) -> Option<&str> {
        self.country_of(name)
            .filter(|(_, relation)| *relation != CountryRelation::People)
            .map(|(country, _)| country)
    }

    /// Whether the words name an office or title: "prime minister", "President", "the chief spokesperson".
    pub fn is_office(&self, words: &str) -> bool {
        let bare = words.strip_prefix("the ").or_else(|| words.strip_prefix("The ")).unwrap_or(words);
        let mut pieces = bare.split([' ', '-']).filter(|piece| !piece.is_empty()).peekable();
        if pieces.peek().is_none() {
            return false;
        }
        if self.kinds_of(bare).any(Kinds::ANY_TITLE) {
            return true;
        }
        let mut last = false;
        for piece in pieces {
            let kinds = self.kinds_of(piece).with(self.kinds_of(&piece.to_lowercase()));
            last = kinds.any(Kinds::OFFICE_HEAD);
            if !kinds
                .any(Kinds::OFFICE_HEAD.with(Kinds::OFFICE_MODIFIER).with(Kinds::GROUP).with(Kinds::NAME))
            {
                return false;
            }
        }
        last
    }

    /// Woman or man, as a person's title or given name tells; nothing when both or neither are known.
    pub fn gender_of(&self, name: &str) -> Option<Gender> {
        for word in name.split_whitespace() {
            let kinds = self.kinds_of(word);
            let female = kinds.any(Kinds::FEMALE.with(Kinds::FEMALE_TITLE));
            let male = kinds.any(Kinds::MALE.with(Kinds::MALE_TITLE));
            match (female, male) {
                (true, false) => return Some(Gender::Fem),
                (false, true) => return Some(Gender::Masc),
                (true, true) => return None,
                // "Gen. Mira Solberg": a title that tells nothing.
                (false, false) if kinds.any(Kinds::TITLE) || kinds.any(Kinds::OFFICE_HEAD) => {}
                (false, false) => return None,
            }
        }
        None
    }

    /// The lists these words stand in.
    pub fn kinds_of(&self, words: &str) -> Kinds {
        self.entry(words).map_or(Kinds(0), |entry| entry.kinds)
    }

    /// Every phrase that stands in one of the lists, in order of the alphabet.
    pub(super) fn names_of(&self, kinds: Kinds) -> Vec<&str> {
        let entries = self.phrases.iter().filter(|(_, entry)| entry.kinds.any(kinds));
        let mut names: Vec<&str> = entries.map(|(name, _)| &**name).collect();
        names.sort_unstable();
        names
    }

    pub(crate) fn entry(&self, words: &str) -> Option<Entry> {
        if let Some(entry) = self.phrases.get(words) {
            return Some(*entry);
        }
        let mut key = String::with_capacity(words.len());
        push_pieces(words, &mut key);
        self.phrases.get(key.as_str()).copied()
    }

    /// As [`Knowledge::entry`], for a key made by [`push_pieces`].
    pub(crate) fn entry_of_key(&self, key: &str) -> Option<Entry> {
        self.phrases.get(key).copied()
    }

    fn lay(&mut self, lists: &Lists) {
        for (name, country) in &lists.country {
            let index = self.country_index(name);
            let ties = [
                (std::slice::from_ref(name), Kinds::COUNTRY, CountryRelation::Name),
                (&country.also[..], Kinds::COUNTRY, CountryRelation::Name),
                (&country.capital[..], Kinds::CAPITAL, CountryRelation::Capital),
                (&country.people[..], Kinds::PEOPLE, CountryRelation::People),
                (&country.stands_for[..], Kinds::METONYM, CountryRelation::StandsFor),
            ];
            for (names, kinds, relation) in ties {
                for name in names {
                    let entry = self.add(name, kinds);
                    if let Some(entry) = entry.filter(|entry| entry.country == NO_COUNTRY) {
                        entry.country = index;
                        entry.relation = relation;
                    }
                }
            }
        }
        for (text, kinds) in lists.divided() {
            for name in split_names(text) {
                self.add(name, kinds);
            }
        }
        for (text, kinds) in lists.spaced() {
            for name in text.split_whitespace() {
                self.add(name, kinds);
            }
        }
    }

    fn country_index(&mut self, name: &str) -> u16 {
        let known = self.countries.iter().position(|country| **country == *name);
        let index = known.unwrap_or_else(|| {
            self.countries.push(name.into());
            self.countries.len() - 1
        });
        u16::try_from(index).unwrap_or(NO_COUNTRY)
    }

    /// Adds a phrase, and its first piece as a beginning.
    fn add(&mut self, name: &str, kinds: Kinds) -> Option<&mut Entry> {
        let mut key = String::with_capacity(name.len());
        push_pieces(name.strip_prefix("the ").unwrap_or(name), &mut key);
        let first = key.split(' ').next().filter(|first| !first.is_empty())?;
        let pieces = key.split(' ').count().min(12) as u8;
        if pieces > 1 {
            match self.phrases.get_mut(first) {
                Some(beginning) => beginning.longest = beginning.longest.max(pieces),
                None => {
                    self.phrases.insert(first.into(), Entry { longest: pieces, ..EMPTY });
                }
            }
        }
        let entry = self.phrases.entry(key.into_boxed_str()).or_insert(EMPTY);
        entry.kinds = entry.kinds.with(kinds);
        entry.longest = entry.longest.max(1);
        Some(entry)
    }
}

/// Appends `word` as the lists keep it: hyphens and apostrophes divide, so that "Guinea-Bissau" is found however
/// it was cut into tokens, and "Cox’s" with either apostrophe.
pub(crate) fn push_pieces(word: &str, key: &mut String) {
    for piece in word.split([' ', '-', '\'', '’', '‘', '–']).filter(|piece| !piece.is_empty()) {
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(piece);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_file_is_read() {
        for (file, name, kinds) in [
            ("countries", "Ukraine", Kinds::COUNTRY),
            ("places", "Marseille", Kinds::CITY),
            ("groups", "Kurds", Kinds::PEOPLE),
            ("organisations", "World Bank", Kinds::INTERNATIONAL),
            ("offices", "spokesperson", Kinds::OFFICE_HEAD),
            ("people", "Elizabeth", Kinds::FEMALE),
        ] {
            assert!(Knowledge::built_in().kinds_of(name).any(kinds), "{file}.toml is not read");
        }
    }

    #[test]
    fn a_country_is_known_by_its_capital_its_people_and_what_stands_for_it() {
        let knowledge = Knowledge::built_in();
        assert_eq!(knowledge.country_of("Ukrainian"), Some(("Ukraine", CountryRelation::People)));
        assert_eq!(knowledge.country_of("Kyiv"), Some(("Ukraine", CountryRelation::Capital)));
        assert_eq!(knowledge.country_of("the Kremlin"), Some(("Russia", CountryRelation::StandsFor)));
        assert_eq!(knowledge.country_of("Guinea - Bissau"), Some(("Guinea-Bissau", CountryRelation::Name)));
        assert_eq!(knowledge.country_of("Skarholm"), None);
    }

    #[test]
    fn an_adjective_stands_for_no_government() {
        assert_eq!(Knowledge::built_in().metonym_of("Kyiv"), Some("Ukraine"));
        assert_eq!(Knowledge::built_in().metonym_of("Ukrainian"), None);
    }

    #[test]
    fn offices_are_known_with_what_stands_before_them() {
        let knowledge = Knowledge::built_in();
        for office in [
            "prime minister",
            "Foreign Minister",
            "the chief spokesperson",
            "Gen.",
            "deputy foreign minister",
        ] {
            assert!(knowledge.is_office(office), "{office}");
        }
        for other in ["", "the", "harbour", "the chief of", "prime", "national security"] {
            assert!(!knowledge.is_office(other), "{other}");
        }
    }

    #[test]
    fn a_title_or_a_given_name_tells_the_gender() {
        let knowledge = Knowledge::built_in();
        assert_eq!(knowledge.gender_of("Mrs. Solberg"), Some(Gender::Fem));
        assert_eq!(knowledge.gender_of("Gen. Elizabeth Roe"), Some(Gender::Fem));
        assert_eq!(knowledge.gender_of("Vladimir Ostrov"), Some(Gender::Masc));
        assert_eq!(knowledge.gender_of("Solberg"), None);
    }

    #[test]
    fn a_file_that_is_no_list_is_named_as_such() {
        assert!(Knowledge::built_in().merged("cities = 3").is_err());
        assert!(Knowledge::built_in().merged("towns = \"Skarholm\"").is_err());
    }
}
