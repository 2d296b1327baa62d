//! Of which state somebody is who acts for one: "**Danish** Prime Minister Orla Venn", "**Denmark’s** envoy, Jon Pell",
//! "the **Venn** administration" where Venn is the Danish prime minister.
//!
//! It is known from the words that name him in the account, or from who led which state on the day of publication
//! (`data/leaders.toml`). Where these tell of two, it is not known.

use super::administration;
use super::fold::fold;
use crate::speech::scene::Scene;
use crate::{Actor, ActorKind};
use jiff::civil::Date;
use readout_document::Span;
use readout_english::{CountryRelation, Knowledge, NameClass};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

const BUILT_IN: &str = include_str!("../../data/leaders.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    leader: BTreeMap<String, Vec<String>>,
}

/// Who led a state from when to when.
struct Leader {
    state: String,
    /// In the form in which names are compared.
    name: String,
    from: Date,
    to: Option<Date>,
}

static LEADERS: LazyLock<Vec<Leader>> =
    LazyLock::new(|| leaders(BUILT_IN).expect("a test reads the table that is built in"));

fn leaders(toml: &str) -> Option<Vec<Leader>> {
    let table: Table = toml::from_str(toml).ok()?;
    let lines = table.leader.iter().flat_map(|(state, lines)| lines.iter().map(move |line| (state, line)));
    lines
        .map(|(state, line)| {
            let (name, days) = line.rsplit_once(' ')?;
            let (from, to) = days.split_once('/').map_or((days, None), |(from, to)| (from, Some(to)));
            let to = to.map(str::parse).transpose().ok()?;
            Some(Leader { state: state.clone(), name: plain(name), from: from.parse().ok()?, to })
        })
        .collect()
}

/// A name in small letters and without the marks over letters that newspapers leave out.
fn plain(name: &str) -> String {
    let unmarked = |letter: char| match letter {
        'á' | 'à' | 'â' | 'ã' | 'ä' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' | 'ı' => 'i',
        'ó' | 'ò' | 'ô' | 'õ' | 'ö' | 'ø' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ñ' => 'n',
        'ç' => 'c',
        'ğ' => 'g',
        other => other,
    };
    fold(name).chars().map(unmarked).collect()
}

/// The state that an actor acts for, by the name that it has in the table of countries.
pub(crate) fn state(scene: Scene, actors: &[Actor], actor: &Actor) -> Option<String> {
    match actor.kind {
        ActorKind::Government => {
            let (country, _) = Knowledge::built_in().country_of(&actor.name)?;
            Some(country.to_owned())
        }
        ActorKind::Person => of_person(scene, actor),
        ActorKind::Organisation => of_administration(scene, actors, &actor.name),
        _ => None,
    }
}

fn of_person(scene: Scene, person: &Actor) -> Option<String> {
    let words = person.mentions.iter().map(|mention| mention.span).chain(person.office);
    let told: BTreeSet<&str> = words.flat_map(|span| states_in(scene, span)).collect();
    let mut told = told.into_iter();
    match (told.next(), told.next()) {
        (Some(only), None) => Some(only.to_owned()),
        (Some(_), Some(_)) => None,
        _ => {
            let name = plain(&person.name);
            led_by(scene, |leader| leader == name)
        }
    }
}

/// "the Venn administration", "Venn officials": of the person, whether the account names him or not.
pub(crate) fn of_administration(scene: Scene, actors: &[Actor], body: &str) -> Option<String> {
    let bare = ["The ", "the "].iter().find_map(|article| body.strip_prefix(article)).unwrap_or(body);
    let key = administration::key(bare)?;
    let surname = plain(key.strip_suffix(" administration")?);
    let ends_so = |name: &str| name == surname || name.ends_with(&format!(" {surname}"));
    let people =
        actors.iter().filter(|actor| actor.kind == ActorKind::Person && ends_so(&plain(&actor.name)));
    let states: BTreeSet<String> = people.filter_map(|person| of_person(scene, person)).collect();
    let mut states = states.into_iter();
    match (states.next(), states.next()) {
        (Some(only), None) => Some(only),
        (Some(_), Some(_)) => None,
        _ => led_by(scene, ends_so),
    }
}

/// The one state that was led on the day of publication by somebody of that name.
fn led_by(scene: Scene, is_named: impl Fn(&str) -> bool) -> Option<String> {
    let published = scene.document.published.as_ref()?.value;
    let leads = |leader: &&Leader| {
        is_named(&leader.name) && leader.from <= published && leader.to.is_none_or(|to| published <= to)
    };
    let mut states: BTreeSet<&str> =
        LEADERS.iter().filter(leads).map(|leader| leader.state.as_str()).collect();
    let only = states.pop_first()?;
    states.is_empty().then(|| only.to_owned())
}

/// The one state that a person of that name led on the day of publication: "Jo Ek", "Jo A. Ek" and "Ek" are one name.
pub(super) fn state_led(scene: Scene, name: &str) -> Option<String> {
    let name = plain(name);
    let (first, last) = (name.split(' ').next(), name.rsplit(' ').next());
    let alone = first == last;
    led_by(scene, |leader| leader.rsplit(' ').next() == last && (alone || leader.split(' ').next() == first))
}

/// The states that are named in some words: "Danish" and "Denmark" once.
pub(crate) fn states_in(scene: Scene, span: Span) -> Vec<&'static str> {
    let names = &scene.english.names;
    let from = names.partition_point(|name| name.span.start() < span.start());
    let mut found: Vec<&'static str> = Vec::new();
    for name in names[from..].iter().take_while(|name| name.span.start() < span.end()) {
        let is_place = matches!(name.class, NameClass::Norp | NameClass::Place);
        let country = Knowledge::built_in().country_of(name.span.of(scene.text()));
        match country.filter(|(_, relation)| is_place && *relation != CountryRelation::Capital) {
            Some((country, _)) if !found.contains(&country) => found.push(country),
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_leader_has_a_state_that_is_known_and_days_in_order() {
        let leaders = leaders(BUILT_IN).unwrap();
        assert!(leaders.len() > 100);
        for leader in &leaders {
            assert!(Knowledge::built_in().country_of(&leader.state).is_some(), "{}", leader.state);
            assert!(leader.to.is_none_or(|to| leader.from < to), "{}", leader.name);
        }
    }

    #[test]
    fn marks_over_letters_make_no_other_name() {
        assert_eq!(plain("Sebastián Piñera"), plain("Sebastian Pinera"));
    }

    #[test]
    fn an_office_of_a_state_is_held_by_whom_it_was_led_by_then() {
        let text = "President Bachelet met President Rousseff. The Brazilian president said the ferry was late. \
                    The Chilean president said it was not. The Tarvian president said nothing had happened.";
        let mut document = readout_document::Document::from_text("t", text);
        let known = readout_document::KnownFrom::Manifest;
        let day = jiff::civil::date(2015, 5, 1);
        document.published = Some(readout_document::Known { value: day, from: known });
        let account = crate::read(document);
        let actors = account.statements.iter().map(|said| said.speaker.and_then(|speaker| speaker.actor));
        let names: Vec<&str> =
            actors.map(|actor| actor.map_or("", |actor| &account.actors[actor.0].name)).collect();
        assert_eq!(names, ["Rousseff", "Bachelet", "Tarvian president"]);
    }
}
