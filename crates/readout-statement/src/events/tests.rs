//! Sentences of our own and what is read from them: the table in `cases.toml`.

use crate::{Account, Event, Role};
use readout_document::{Document, Known, KnownFrom};
use serde::Deserialize;
use serde::Serialize;

#[derive(Deserialize)]
struct Table {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    text: String,
    /// The day of publication, where it matters.
    published: Option<String>,
    events: Vec<String>,
}

impl Case {
    fn day(&self) -> jiff::civil::Date {
        let day = self.published.as_ref().map(|day| day.parse().expect("a day of the calendar"));
        day.unwrap_or_else(usual_day)
    }
}

fn usual_day() -> jiff::civil::Date {
    jiff::civil::date(2031, 3, 7)
}

#[test]
fn what_is_told_to_happen_is_read_and_nothing_else() {
    let table: Table = toml::from_str(include_str!("cases.toml")).expect("the table is TOML");
    let mut wrong = String::new();
    for case in &table.case {
        let account = account_of(&case.text, case.day());
        let read: Vec<String> = account.events.iter().map(|event| line(&account, event)).collect();
        if read != case.events {
            wrong += &format!("{}\n  wanted {:#?}\n  read   {:#?}\n", case.text, case.events, read);
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// A text may end in the very word that names a happening.
#[test]
fn the_last_word_of_a_text_may_name_a_happening() {
    let text =
        "The harbour council of Vell said that it had been told of this by the pilots after the meeting";
    assert!(account(text).events.iter().all(|event| event.mentions[0].span.end() <= text.len()));
}

#[test]
fn every_span_of_an_event_lies_in_the_text() {
    let text = "Åse Vik met Tomas Adeyle in Geneva on Thursday. The meeting lasted three hours.";
    let account = account(text);
    assert!(!account.events.is_empty());
    for event in &account.events {
        assert!(!event.mentions.is_empty());
        for mention in &event.mentions {
            assert!(mention.span.contains(mention.anchor), "{:?}", mention.span.of(text));
        }
    }
}

fn account(text: &str) -> Account {
    account_of(text, usual_day())
}

fn account_of(text: &str, published: jiff::civil::Date) -> Account {
    let mut document = Document::from_text("case", text);
    document.published = Some(Known { value: published, from: KnownFrom::Manifest });
    crate::read(document)
}

/// An event in one line.
fn line(account: &Account, event: &Event) -> String {
    let text = &account.document.text;
    let mut words = vec![name(&event.kind)];
    words.extend(event.mode.as_ref().map(name));
    words.push(name(&event.status));
    words.extend(event.auxiliary.as_ref().map(name));
    let parties: Vec<String> = event
        .participants
        .iter()
        .map(|party| {
            let who = party.actor.map_or(party.span.of(text), |actor| &account.actors[actor.0].name);
            if party.role == Role::Participant {
                who.to_owned()
            } else {
                format!("{who}:{}", name(&party.role))
            }
        })
        .collect();
    words.push(format!("[{}]", parties.join(", ")));
    words.extend(event.place.map(|place| format!("at {}", place.of(text))));
    words.extend(event.date.map(|date| {
        if date.start == date.end { date.start.to_string() } else { format!("{}..{}", date.start, date.end) }
    }));
    words.extend(event.duration.map(|span| format!("for {}", span.of(text))));
    words.join(" ")
}

/// The name that a value has in the contract.
fn name(value: &impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
