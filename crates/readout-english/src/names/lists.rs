//! The shape of a file of names.

use super::knowledge::Kinds;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Everything such a file may hold; each part may be left out.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Lists {
    pub country: BTreeMap<String, Country>,
    regions: String,
    waters: String,
    us_states: String,
    cities: String,
    peoples: String,
    faiths: String,
    political: String,
    international: String,
    government: String,
    agencies: String,
    outlets: String,
    companies: String,
    last_words: String,
    first_words: String,
    place_words: String,
    male_titles: String,
    female_titles: String,
    titles: String,
    office_heads: String,
    office_modifiers: String,
    office_short: String,
    ambiguous_heads: String,
    person_nouns: String,
    male: String,
    female: String,
    family: String,
}

/// A country's names.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Country {
    pub also: Vec<String>,
    pub capital: Vec<String>,
    pub people: Vec<String>,
    pub stands_for: Vec<String>,
}

impl Lists {
    /// Lists whose names are divided by "|" or a line's end.
    pub fn divided(&self) -> [(&str, Kinds); 20] {
        [
            (&self.regions, Kinds::REGION),
            (&self.waters, Kinds::WATER),
            (&self.us_states, Kinds::STATE),
            (&self.cities, Kinds::CITY),
            (&self.peoples, Kinds::PEOPLE),
            (&self.faiths, Kinds::FAITH),
            (&self.political, Kinds::POLITICAL),
            (&self.international, Kinds::INTERNATIONAL),
            (&self.government, Kinds::GOVERNMENT),
            (&self.agencies, Kinds::AGENCY),
            (&self.outlets, Kinds::OUTLET),
            (&self.companies, Kinds::COMPANY),
            (&self.male_titles, Kinds::MALE_TITLE),
            (&self.female_titles, Kinds::FEMALE_TITLE),
            (&self.titles, Kinds::TITLE),
            (&self.office_heads, Kinds::OFFICE_HEAD),
            (&self.office_modifiers, Kinds::OFFICE_MODIFIER),
            (&self.office_short, Kinds::OFFICE_HEAD),
            (&self.ambiguous_heads, Kinds::AMBIGUOUS),
            (&self.person_nouns, Kinds::PERSON_NOUN),
        ]
        .map(|(text, kinds)| (text.as_str(), kinds))
    }

    /// Lists of single words divided by white space.
    pub fn spaced(&self) -> [(&str, Kinds); 6] {
        [
            (&self.last_words, Kinds::ORGANISATION_LAST),
            (&self.first_words, Kinds::ORGANISATION_FIRST),
            (&self.place_words, Kinds::PLACE_WORD),
            (&self.male, Kinds::MALE),
            (&self.female, Kinds::FEMALE),
            (&self.family, Kinds::FAMILY),
        ]
        .map(|(text, kinds)| (text.as_str(), kinds))
    }
}

/// The names of a divided list.
pub(super) fn split_names(text: &str) -> impl Iterator<Item = &str> {
    text.split(['|', '\n']).map(str::trim).filter(|name| !name.is_empty())
}
