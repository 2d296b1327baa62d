//! When a speaker is the right one.

use crate::eval::matching;
use anyhow::Context;
use readout_document::CharSpan;
use readout_statement::contract;
use serde::Deserialize;
use std::collections::{BTreeSet, HashMap};
use std::path::Path;

/// Who said it, as the gold tells.
#[derive(Clone, Debug)]
pub struct GoldSpeaker {
    /// The words of the attribution that name the speaker.
    spans: Vec<CharSpan>,
    /// The names that are right; nothing when only the place counts (unnamed sources, PolNeAR).
    names: Option<Names>,
    /// Whether the attribution has a pronoun.
    pub by_pronoun: bool,
    /// As errors call it.
    pub label: String,
}

/// Names that are right.
#[derive(Clone, Debug, Default)]
struct Names {
    /// Wherever they stand.
    anywhere: BTreeSet<String>,
    /// Only where the gold's words stand: "the president" is many people.
    in_place: BTreeSet<String>,
}

const PRONOUNS: [&str; 12] =
    ["he", "she", "they", "it", "his", "her", "their", "i", "we", "who", "himself", "herself"];

impl GoldSpeaker {
    /// A speaker who is right when the words for him stand at `spans`.
    pub fn standing_at(spans: Vec<CharSpan>) -> Self {
        Self { spans, names: None, by_pronoun: false, label: String::new() }
    }

    /// A speaker with canonical names, any of which is right in any of its forms. A name that is a description
    /// ("European diplomats", "reports (unnamed)") is right when the words stand where the gold has them.
    pub fn called(names: &[&str], span: CharSpan, surface: &str, forms: &NameForms) -> Self {
        let mut right = Names::default();
        let mut by_place_only = false;
        for name in names {
            match forms.of(name) {
                Some(known) => {
                    right.anywhere.extend(known.anywhere.iter().cloned());
                    right.in_place.extend(known.in_place.iter().cloned());
                }
                None if is_description(name) => by_place_only = true,
                None => right.anywhere.extend(forms_of_name(name)),
            }
        }
        Self {
            spans: vec![span],
            names: (!by_place_only).then_some(right),
            by_pronoun: PRONOUNS.contains(&surface.to_lowercase().as_str()),
            label: names.join(" or "),
        }
    }

    /// Where the words for the speaker stand.
    pub fn spans(&self) -> &[CharSpan] {
        &self.spans
    }

    /// Whether `speaker` is who the gold says.
    pub fn is(&self, speaker: Option<&contract::Speaker>, actors: &[contract::Actor]) -> bool {
        let Some(speaker) = speaker else { return false };
        let place = CharSpan { start: speaker.start, end: speaker.end };
        let in_place = self.spans.iter().any(|span| matching::overlap(*span, place));
        let Some(names) = &self.names else { return in_place };
        let actor = actors.iter().find(|actor| Some(&actor.id) == speaker.actor.as_ref());
        actor.is_some_and(|actor| {
            let name = normal(&actor.name);
            names.anywhere.contains(&name) || (in_place && names.in_place.contains(&name))
        })
    }
}

/// The forms of names that stand in the accounts, by canonical name.
#[derive(Debug, Default)]
pub struct NameForms {
    forms: HashMap<String, Names>,
}

#[derive(Deserialize)]
struct Relations {
    #[serde(default)]
    name_variants: Vec<Variants>,
}

#[derive(Deserialize)]
struct Variants {
    canonical: String,
    #[serde(default)]
    forms: HashMap<String, serde_json::Value>,
    #[serde(default)]
    context_forms: Vec<String>,
}

impl NameForms {
    /// Those of the `relations.json` beside the gold; none when it has none.
    pub fn beside(gold: &Path) -> anyhow::Result<Self> {
        let path = gold.with_file_name("relations.json");
        if !path.exists() {
            return Ok(Self::default());
        }
        let text = crate::eval::gold::read_text(&path)?;
        Self::from_json(&text).with_context(|| format!("cannot read the gold {}", path.display()))
    }

    fn from_json(text: &str) -> serde_json::Result<Self> {
        let relations: Relations = serde_json::from_str(text)?;
        let mut forms = HashMap::new();
        for variants in relations.name_variants {
            let mut names = Names::default();
            let canonical: Vec<&str> = variants.canonical.split(" / ").collect();
            for name in &canonical {
                names.anywhere.extend(forms_of_name(name));
            }
            for form in variants.forms.keys() {
                let in_context = variants.context_forms.contains(form);
                let side = if in_context { &mut names.in_place } else { &mut names.anywhere };
                side.insert(normal(form));
            }
            for name in canonical {
                forms.insert(normal(name), names.clone());
            }
        }
        Ok(Self { forms })
    }

    /// Whether `ours` is a form of the gold's `name`: one of its forms, or for a description all of its words.
    pub fn bears(&self, name: &str, ours: &str) -> bool {
        let ours = normal(ours);
        let known = self.of(name).is_some_and(|known| known.anywhere.contains(&ours));
        let full = normal(name);
        let plain = forms_of_name(name).contains(&ours)
            || full.split(' ').all(|word| ours.split(' ').any(|other| other == word));
        known || plain
    }

    /// Whether a form of the gold's `name` stands in a text.
    pub fn stand_in(&self, name: &str, text: &str) -> bool {
        let words = text.to_lowercase().replace(['.', ','], "").replace('’', "'");
        let known = self.of(name).is_some_and(|known| known.anywhere.iter().any(|form| words.contains(form)));
        known || forms_of_name(name).iter().any(|form| words.contains(form))
    }

    fn of(&self, name: &str) -> Option<&Names> {
        self.forms.get(&normal(name))
    }
}

/// A full name and its surname: an account that never gives the first name cannot be asked for it.
fn forms_of_name(name: &str) -> Vec<String> {
    let full = normal(name);
    let surname = full.rsplit(' ').next().filter(|_| !name.contains(" of ")).unwrap_or_default().to_owned();
    let is_capitalised = name.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    if is_capitalised && !surname.is_empty() { vec![full, surname] } else { vec![full] }
}

/// Whether a gold's name for a speaker describes instead of naming: marked so, or ending in a common noun.
fn is_description(name: &str) -> bool {
    name.ends_with("(unnamed)")
        || name.split(' ').next_back().is_some_and(|word| word.starts_with(char::is_lowercase))
}

/// A name for comparing: lower case, without article, titles of courtesy, full stops and remarks in brackets.
fn normal(name: &str) -> String {
    let name = name.split(" (").next().unwrap_or_default().to_lowercase().replace(['.', ','], "");
    let words = name.split_whitespace().skip_while(|word| ["the", "mr", "mrs", "ms", "dr"].contains(word));
    words.collect::<Vec<_>>().join(" ").replace('’', "'")
}

#[cfg(test)]
mod tests {
    use super::*;
    use readout_statement::ActorKind;

    fn actors(names: &[&str]) -> Vec<contract::Actor> {
        let actor = |(at, name): (usize, &&str)| contract::Actor {
            id: format!("a{at}"),
            name: (*name).to_owned(),
            kind: ActorKind::Person,
            mentions: Vec::new(),
            office: None,
        };
        names.iter().enumerate().map(actor).collect()
    }

    fn said_by(actor: usize, start: usize) -> contract::Speaker {
        contract::Speaker { actor: Some(format!("a{actor}")), start, end: start + 3 }
    }

    const HERE: CharSpan = CharSpan { start: 40, end: 43 };

    #[test]
    fn a_named_speaker_is_right_by_name_wherever_the_words_stand() {
        let gold = GoldSpeaker::called(&["Mira Solberg"], HERE, "she", &NameForms::default());
        let actors = actors(&["Mira Solberg", "Solberg", "Jan Holm"]);
        assert!(gold.by_pronoun);
        assert!(gold.is(Some(&said_by(0, 90)), &actors));
        assert!(gold.is(Some(&said_by(1, 90)), &actors), "the surname alone");
        assert!(!gold.is(Some(&said_by(2, 40)), &actors), "another person in the right place");
        assert!(!gold.is(None, &actors));
        let unresolved = contract::Speaker { actor: None, start: 40, end: 43 };
        assert!(!gold.is(Some(&unresolved), &actors), "a pronoun that nobody resolved");
    }

    #[test]
    fn forms_of_a_name_are_right_and_forms_in_context_only_in_their_place() {
        let forms = NameForms::from_json(
            r#"{"name_variants":[{"canonical":"Mira Solberg","forms":{"Mirabel Solberg":{},"the minister":{}},
                "context_forms":["the minister"]}]}"#,
        )
        .unwrap();
        let gold = GoldSpeaker::called(&["Mira Solberg"], HERE, "the minister", &forms);
        let actors = actors(&["Mirabel Solberg", "the minister"]);
        assert!(gold.is(Some(&said_by(0, 90)), &actors));
        assert!(gold.is(Some(&said_by(1, 41)), &actors));
        assert!(!gold.is(Some(&said_by(1, 90)), &actors));
    }

    #[test]
    fn an_unnamed_source_is_right_by_its_place() {
        for name in ["reports (unnamed)", "harbour officials"] {
            let gold = GoldSpeaker::called(&[name], HERE, "officials", &NameForms::default());
            assert!(gold.is(Some(&contract::Speaker { actor: None, start: 42, end: 50 }), &[]));
            assert!(!gold.is(Some(&contract::Speaker { actor: None, start: 43, end: 50 }), &[]));
        }
    }

    #[test]
    fn of_joint_speakers_any_is_right() {
        let gold = GoldSpeaker::called(&["Mira Solberg", "Jan Holm"], HERE, "they", &NameForms::default());
        assert!(gold.is(Some(&said_by(1, 40)), &actors(&["", "Jan Holm"])));
    }
}
