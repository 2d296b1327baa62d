//! When something was said, account by account: every case of `dates.toml` is read as it says.

use readout_document::{Document, Known, KnownFrom};
use readout_statement::{Account, DateBasis};
use serde::Deserialize;

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    phenomenon: String,
    published: String,
    text: String,
    said: Vec<Said>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    content: String,
    #[serde(default)]
    date: Option<String>,
    #[serde(default)]
    basis: Option<DateBasis>,
}

fn read(case: &Case) -> Account {
    let mut document = Document::from_text("case", case.text.as_str());
    let published = case.published.parse().expect("a day");
    document.published = Some(Known { value: published, from: KnownFrom::Manifest });
    readout_statement::read(document)
}

#[test]
fn statements_are_dated_as_the_cases_say() {
    let cases: Cases = toml::from_str(include_str!("dates.toml")).expect("the cases are TOML");
    let mut faults = Vec::new();
    for case in &cases.case {
        let account = read(case);
        let text = &account.document.text;
        for said in &case.said {
            let found = account.statements.iter().find(|found| found.content[0].of(text) == said.content);
            let Some(found) = found else {
                faults.push(format!("{}: {:?} is not found", case.phenomenon, said.content));
                continue;
            };
            let date = found.date.map(|date| date.value.to_string());
            let basis = found.date.map(|date| date.basis);
            if date != said.date || said.basis.is_some() && basis != said.basis {
                faults.push(format!("{}: {:?} is dated {date:?} {basis:?}", case.phenomenon, said.content));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
