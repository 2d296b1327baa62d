//! Direct speech, sentence by sentence: every case of `direct.toml` is read as it says.

use readout_document::{Document, Furniture, FurnitureKind, Span};
use readout_statement::{Account, StatementKind};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    phenomenon: String,
    text: String,
    #[serde(default)]
    none: bool,
    #[serde(default)]
    statements: Vec<Expected>,
    heading: Option<String>,
    caption: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    content: String,
    speaker: String,
    actor: String,
    #[allow(dead_code)]
    cue: String,
}

/// What the reader gets right today, case by case: raised when it learns, never lowered.
const CASES_READ_RIGHT: usize = 264;

fn read(case: &Case) -> Account {
    let text = case.text.trim_end_matches('\n').to_owned();
    let mut document = Document::from_text("case", text);
    let place = |words: &String| {
        let start = document.text.find(words.as_str()).expect("the line stands in the text");
        Span::new(start, start + words.len())
    };
    let heading = case.heading.as_ref().map(place);
    let caption = case.caption.as_ref().map(place);
    document.headings.extend(heading);
    document.furniture.extend(caption.map(|span| Furniture { span, kind: FurnitureKind::Caption }));
    readout_statement::read(document)
}

/// What is wrong with the reading of a case, in words.
fn faults(case: &Case, account: &Account) -> Vec<String> {
    let text = &account.document.text;
    let direct: Vec<_> =
        account.statements.iter().filter(|statement| statement.kind == StatementKind::Direct).collect();
    let mut faults = Vec::new();
    let expected = if case.none { &[][..] } else { &case.statements[..] };
    for statement in &direct {
        let words = statement.content[0].of(text);
        if !expected.iter().any(|expected| expected.content == words) {
            faults.push(format!("nobody says {words:?}"));
        }
    }
    for expected in expected {
        let Some(found) = direct.iter().find(|statement| statement.content[0].of(text) == expected.content)
        else {
            faults.push(format!("{:?} is not found", expected.content));
            continue;
        };
        let speaker = found.speaker.map_or("", |speaker| speaker.span.of(text));
        let overlap = if expected.speaker.is_empty() {
            speaker.is_empty()
        } else {
            !speaker.is_empty() && (expected.speaker.contains(speaker) || speaker.contains(&expected.speaker))
        };
        if !overlap {
            faults.push(format!("{:?} is said by {:?}, not {speaker:?}", expected.content, expected.speaker));
        }
        let actor = found.speaker.and_then(|speaker| speaker.actor);
        let actor = actor.map_or("", |id| account.actors[id.0].name.as_str());
        if overlap && !expected.actor.is_empty() && actor != expected.actor {
            faults.push(format!(
                "{:?} is said by the actor {:?}, not {actor:?}",
                expected.content, expected.actor
            ));
        }
    }
    faults
}

#[test]
fn direct_speech_is_read_as_the_cases_say() {
    let cases: Cases = toml::from_str(include_str!("direct.toml")).expect("the cases are TOML");
    let mut wrong: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut right = 0;
    for case in &cases.case {
        let faults = faults(case, &read(case));
        if faults.is_empty() {
            right += 1;
        } else {
            let text = case.text.trim();
            wrong.entry(&case.phenomenon).or_default().push(format!("{text}\n    {}", faults.join("\n    ")));
        }
    }
    for (phenomenon, cases) in &wrong {
        println!("== {phenomenon}\n{}", cases.join("\n"));
    }
    println!("{right} of {} cases are read right", cases.case.len());
    assert!(right >= CASES_READ_RIGHT, "{right} of {} cases are read right", cases.case.len());
}
