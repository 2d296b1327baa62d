//! Names: who and what is named in an account, with titles and offices as spans of their own.
//!
//! "National Security Advisor Mike Waltz" is a title and a person; "the chief spokesperson of the European
//! Commission" is an office with an organisation inside. Persons, organisations, places and groups never overlap each
//! other; titles and offices may hold them.

mod consistency;
mod entities;
mod features;
mod formats;
mod knowledge;
mod label;
mod lists;
mod lookup;
mod offices;
mod practice;
mod reader;
#[cfg(test)]
mod sample;
mod score;
mod statistics;
mod train;
mod words;

pub use formats::{FormatError, GoldNames, read_gold};
pub use knowledge::{CountryRelation, Kinds, Knowledge, KnowledgeError};
pub use reader::NameModel;
pub use score::{NameScore, score_names};
pub use statistics::WordCounts;
pub use train::{NameTraining, train_names};

use crate::Analysis;
use readout_document::Span;
use std::ops::Range;

/// Words that name somebody or something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Where they stand.
    pub span: Span,
    /// Their tokens, as indices into [`Analysis::tokens`].
    pub tokens: Range<usize>,
    /// What they name.
    pub class: NameClass,
}

/// What words name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NameClass {
    /// A person, without titles: "Mira Solberg".
    Person,
    /// A ministry, company, agency, newspaper, court, party: "the [Harbour Authority]".
    Organisation,
    /// A country, city, sea, building: "Skarholm".
    Place,
    /// A nationality, people, faith or political group: "Norrlander", "Republicans".
    Norp,
    /// What stands before a person's name and says what he or she is: "National Security Advisor", "Mr.".
    Title,
    /// An office named without its bearer's name, or after it: "the chief spokesperson of the European Commission".
    Office,
}

impl NameClass {
    /// Whether it is a name proper: a person, organisation, place or group.
    pub fn is_name(self) -> bool {
        !matches!(self, Self::Title | Self::Office)
    }
}

/// The names of a document, in order of their start, the longer first.
pub fn names(analysis: &Analysis, text: &str) -> Vec<Name> {
    names_with(Knowledge::built_in(), analysis, text)
}

/// The names of a document, by lists of your own (see [`Knowledge::merged`]).
pub fn names_with(knowledge: &Knowledge, analysis: &Analysis, text: &str) -> Vec<Name> {
    match NameModel::built_in() {
        Some(model) => names_by(model, knowledge, analysis, text),
        None => Vec::new(),
    }
}

/// The names of a document, by a model and lists of your own.
pub fn names_by(model: &NameModel, knowledge: &Knowledge, analysis: &Analysis, text: &str) -> Vec<Name> {
    let found = lookup::look_up(knowledge, analysis, text);
    let mut names = model.names(analysis, text, &found);
    whole_words(analysis, text, &mut names);
    without_days(knowledge, analysis, text, &mut names);
    let offices = offices::offices(analysis, text, &found, &names);
    names.extend(offices);
    names.sort_by_key(|name| (name.tokens.start, std::cmp::Reverse(name.tokens.end)));
    names
}

/// Lets a person's name go on to the end of the word that a hyphen goes through: "Park Jae-**in**", whose last part is
/// tagged as a preposition.
fn whole_words(analysis: &Analysis, text: &str, names: &mut [Name]) {
    let tokens = &analysis.tokens;
    let joined =
        |at: usize| tokens.get(at).is_some_and(|token| tokens[at - 1].span.end() == token.span.start());
    let word = |at: usize| tokens[at].span.of(text);
    let starts: Vec<usize> = names.iter().map(|name| name.tokens.start).collect();
    for name in names.iter_mut().filter(|name| name.class == NameClass::Person) {
        let mut end = name.tokens.end;
        if joined(end) && word(end) == "-" {
            end += 1;
        }
        let part = |at: usize| word(at).len() <= 5 && word(at).chars().all(char::is_lowercase);
        let free = !starts.iter().any(|start| (name.tokens.end..end + 1).contains(start));
        if word(end - 1) == "-" && joined(end) && part(end) && free {
            name.span = name.span.cover(tokens[end].span);
            name.tokens.end = end + 1;
        }
    }
}

/// Parts a place or a person from the day behind it: "flew to Geneva **Tuesday**", "said Orla Venn **Wednesday**".
fn without_days(knowledge: &Knowledge, analysis: &Analysis, text: &str, names: &mut [Name]) {
    const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    for name in names.iter_mut().filter(|name| name.class.is_name() && name.tokens.len() > 1) {
        let last = analysis.tokens[name.tokens.end - 1].span;
        let before = analysis.tokens[name.tokens.end - 2].span;
        let place = name.span.start()..before.end();
        if !DAYS.contains(&last.of(text)) {
            continue;
        }
        let is_place = knowledge.kinds_of(&text[place]).any(Kinds::PLACE);
        if is_place || name.class == NameClass::Person {
            name.tokens.end -= 1;
            name.span = analysis.tokens[name.tokens.start].span.cover(before);
            name.class = if is_place { NameClass::Place } else { NameClass::Person };
        }
    }
}

/// A name that covers `tokens`.
fn name(analysis: &Analysis, tokens: Range<usize>, class: NameClass) -> Name {
    let span = analysis.tokens[tokens.start].span.cover(analysis.tokens[tokens.end - 1].span);
    Name { span, tokens, class }
}

#[cfg(test)]
mod tests {
    use super::sample::{analysis, spans};
    use super::*;

    fn found(text: &str) -> Vec<(&str, NameClass)> {
        spans(text, &names(&analysis(text), text))
    }

    #[test]
    fn titles_stand_apart_from_the_person_who_bears_them() {
        assert_eq!(
            found("He met Foreign Minister Elizabeth Marrow on Friday ."),
            [("Foreign Minister", NameClass::Title), ("Elizabeth Marrow", NameClass::Person)]
        );
        assert_eq!(
            found("He met Secretary of State Elizabeth Marrow on Friday .")[0],
            ("Secretary of State", NameClass::Title)
        );
        assert_eq!(found("She met President Park Jae-in on Monday .")[1], ("Park Jae-in", NameClass::Person));
        assert_eq!(found("He thanked Mr. Ostrov .")[1], ("Ostrov", NameClass::Person));
    }

    #[test]
    fn an_office_holds_the_organisation_it_is_held_in() {
        assert_eq!(
            found("She asked the chief spokesperson of the European Commission about it ."),
            [
                ("the chief spokesperson of the European Commission", NameClass::Office),
                ("European Commission", NameClass::Organisation)
            ]
        );
    }

    #[test]
    fn a_nationality_is_a_group_and_part_of_the_office_it_stands_before() {
        assert_eq!(
            found("They called the Ukrainian president again ."),
            [("the Ukrainian president", NameClass::Office), ("Ukrainian", NameClass::Norp)]
        );
    }

    #[test]
    fn places_are_named_in_any_letters() {
        assert_eq!(found("He flew to Marseille .")[0], ("Marseille", NameClass::Place));
        assert_eq!(found("He flew to Geneva Tuesday .")[0], ("Geneva", NameClass::Place));
        assert_eq!(found("They met with Mary Smith Wednesday .")[0], ("Mary Smith", NameClass::Person));
        assert_eq!(found("CAIRO - It rained .")[0], ("CAIRO", NameClass::Place));
    }

    #[test]
    fn a_person_and_the_country_behind_him_are_two() {
        let names = found("Mr. Solberg left . They told Solberg Norway would pay .");
        assert!(names.contains(&("Norway", NameClass::Place)), "{names:?}");
        assert_eq!(names.iter().filter(|name| name.0 == "Solberg").count(), 2, "{names:?}");
        let names = found("The envoy to Norway Jon Pell left .");
        assert!(names.contains(&("Jon Pell", NameClass::Person)), "{names:?}");
        let names = found("Mr. Jordan left . They told Solberg Jordan of it .");
        assert!(names.contains(&("Solberg Jordan", NameClass::Person)), "{names:?}");
    }

    #[test]
    fn plain_words_name_nobody() {
        for text in
            ["", "The ferry left at noon .", "However , nothing was said .", "THE BOAT HAS SAILED AWAY"]
        {
            assert_eq!(found(text), [], "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn names_lie_in_the_text_in_order_and_never_break_off(text in "(\\PC{0,8}|[A-Z][a-z]{0,6}|Mr\\.|of|the|-|\\.|\n| ){0,40}") {
            let analysis = analysis(&text);
            let names = names(&analysis, &text);
            for name in &names {
                let tokens = &analysis.tokens[name.tokens.clone()];
                assert_eq!(name.span.start(), tokens[0].span.start());
                assert_eq!(name.span.end(), tokens[tokens.len() - 1].span.end());
                assert!(!name.span.of(&text).is_empty());
            }
            assert!(names.windows(2).all(|pair| pair[0].tokens.start <= pair[1].tokens.start));
            let proper: Vec<_> = names.iter().filter(|name| name.class.is_name()).collect();
            assert!(proper.windows(2).all(|pair| pair[0].tokens.end <= pair[1].tokens.start));
        }
    }
}
