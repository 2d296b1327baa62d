//! Indirect and mixed speech, sentence by sentence: every case of `reported.toml` is read as it says.

use readout_document::Document;
use readout_statement::{Account, Polarity, Statement, StatementKind};
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
    statements: Vec<Expected>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    content: Vec<String>,
    speaker: String,
    #[serde(default)]
    kind: Kind,
    #[serde(default)]
    negative: bool,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    #[default]
    Indirect,
    Mixed,
}

/// What the reader gets right today, case by case: raised when it learns, never lowered.
const CASES_READ_RIGHT: usize = 237;

/// A paragraph after the case, so that a text of a few words is known for English.
const AFTER: &str = "\n\nThe harbour was quiet in the morning, and nobody was there when the boats came in.";

fn content<'a>(statement: &Statement, text: &'a str) -> Vec<&'a str> {
    statement.content.iter().map(|piece| piece.of(text)).collect()
}

/// What is wrong with the reading of a case, in words.
fn faults(case: &Case, account: &Account) -> Vec<String> {
    let text = &account.document.text;
    let reported: Vec<&Statement> =
        account.statements.iter().filter(|statement| statement.kind != StatementKind::Direct).collect();
    let mut faults = Vec::new();
    for statement in &reported {
        let words = content(statement, text);
        if !case.statements.iter().any(|expected| expected.content == words) {
            faults.push(format!("nobody says {words:?} ({})", statement.pattern));
        }
    }
    for expected in &case.statements {
        match reported.iter().find(|statement| expected.content == content(statement, text)) {
            Some(found) => faults.extend(differences(expected, found, text)),
            None => faults.push(format!("{:?} is not found", expected.content)),
        }
    }
    faults
}

fn differences(expected: &Expected, found: &Statement, text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let speaker = found.speaker.map_or("", |speaker| speaker.span.of(text));
    let overlap = expected.speaker.contains(speaker) || speaker.contains(&expected.speaker);
    if speaker.is_empty() || !overlap {
        faults.push(format!("{:?} is said by {:?}, not {speaker:?}", expected.content, expected.speaker));
    }
    if (found.kind == StatementKind::Mixed) != (expected.kind == Kind::Mixed) {
        faults.push(format!("{:?} is called {:?}", expected.content, found.kind));
    }
    if (found.polarity == Polarity::Negative) != expected.negative {
        faults.push(format!("{:?} is {:?}", expected.content, found.polarity));
    }
    faults
}

#[test]
fn reported_speech_is_read_as_the_cases_say() {
    let cases: Cases = toml::from_str(include_str!("reported.toml")).expect("the cases are TOML");
    let mut wrong: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut right = 0;
    for case in &cases.case {
        let document = Document::from_text("case", format!("{}{AFTER}", case.text));
        let faults = faults(case, &readout_statement::read(document));
        if faults.is_empty() {
            right += 1;
        } else {
            let report = format!("{}\n    {}", case.text, faults.join("\n    "));
            wrong.entry(&case.phenomenon).or_default().push(report);
        }
    }
    for (phenomenon, cases) in &wrong {
        println!("== {phenomenon}\n{}", cases.join("\n"));
    }
    println!("{right} of {} cases are read right", cases.case.len());
    assert!(right >= CASES_READ_RIGHT, "{right} of {} cases are read right", cases.case.len());
}
