//! How something was read, on one line: for a statement the speaker, the pattern that fired and the confidence; for an
//! event its status and parties; for a figure its value, unit and bound.

use super::marks::What;
use super::page::Run;
use readout_document::Span;
use readout_statement::{Account, Event, Figure, Polarity, Statement};
use serde::Serialize;

/// The note of something that was read.
pub fn note(account: &Account, what: What) -> Vec<Run> {
    let facts = match what {
        What::Statement(at) => statement(account, &account.statements[at]),
        What::Event(at) => event(account, &account.events[at]),
        What::Figure(at) => figure(account, &account.figures[at]),
    };
    let mut runs = Vec::new();
    for (at, fact) in facts.into_iter().enumerate() {
        let joint = if at > 0 { " · " } else { "" };
        runs.push(Run::note(what, at == 0, format!("{joint}{fact}")));
    }
    runs
}

/// As the contract writes it: "press-conference".
pub fn name_of(value: &impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
}

fn statement(account: &Account, said: &Statement) -> Vec<String> {
    let words = |span: Span| format!("“{}”", span.of(&account.document.text));
    let mut facts = vec![match said.speaker {
        Some(speaker) => match speaker.actor {
            Some(actor) if account.actors[actor.0].name == speaker.span.of(&account.document.text) => {
                account.actors[actor.0].name.clone()
            }
            Some(actor) => format!("{}, {}", account.actors[actor.0].name, words(speaker.span)),
            None => format!("nobody known, {}", words(speaker.span)),
        },
        None => "speaker not told".to_owned(),
    }];
    facts.push(format!("{}, {}", name_of(&said.kind), name_of(&said.act)));
    if said.polarity == Polarity::Negative {
        facts.push("not said".to_owned());
    }
    let pattern = if said.pattern.is_empty() { "no attribution" } else { said.pattern };
    facts.push(match &said.cue {
        Some(cue) => format!("{pattern}: {}", words(cue.span)),
        None => pattern.to_owned(),
    });
    facts.push(format!("{:.2}", said.confidence));
    facts.extend(said.addressee.map(|span| format!("to {}", words(span))));
    facts.extend(said.medium.map(|medium| format!("{}: {}", name_of(&medium.kind), words(medium.span))));
    facts.extend(
        said.date.map(|date| format!("{} ({}: {})", date.value, name_of(&date.basis), words(date.span))),
    );
    facts.extend(said.chain.iter().map(|span| format!("through {}", words(*span))));
    facts.extend(said.insertions.iter().map(|span| format!("the reporter’s: {}", words(*span))));
    facts
}

fn event(account: &Account, event: &Event) -> Vec<String> {
    let words = |span: Span| format!("“{}”", span.of(&account.document.text));
    let mode = event.mode.map_or(String::new(), |mode| format!(", {}", name_of(&mode)));
    let mut facts = vec![format!("{}{mode}", name_of(&event.kind))];
    let auxiliary = event.auxiliary.map_or(String::new(), |auxiliary| format!(", {}", name_of(&auxiliary)));
    facts.push(format!("{}{auxiliary}", name_of(&event.status)));
    for party in &event.participants {
        let name =
            party.actor.map_or_else(|| words(party.span), |actor| account.actors[actor.0].name.clone());
        facts.push(format!("{}: {name}", name_of(&party.role)));
    }
    facts.extend(event.place.map(|span| format!("place: {}", words(span))));
    facts.extend(event.date.map(|date| {
        let to = if date.end == date.start { String::new() } else { format!(" to {}", date.end) };
        format!("{}{to} ({}: {})", date.start, name_of(&date.basis), words(date.span))
    }));
    facts.extend(event.duration.map(|span| format!("for {}", words(span))));
    facts.push(from(event.statement));
    facts.extend(event.caption_only.then(|| "only a caption tells it".to_owned()));
    facts
}

fn figure(account: &Account, figure: &Figure) -> Vec<String> {
    let words = |span: Span| format!("“{}”", span.of(&account.document.text));
    let value = match (figure.value, figure.upper) {
        (Some(value), Some(upper)) => format!("{} to {}", short(value), short(upper)),
        (Some(value), None) => short(value),
        (None, _) => "no number".to_owned(),
    };
    let per = figure.per.as_ref().map_or(String::new(), |per| format!(" per {per}"));
    let mut facts = vec![format!("{value} {}{per}", figure.unit)];
    facts.push(format!("{}, {}", name_of(&figure.quantity), name_of(&figure.bound)));
    facts.extend(figure.what.map(|span| format!("what: {}", words(span))));
    facts.extend(figure.of.map(|span| format!("of: {}", words(span))));
    let source = figure.source.map(|span| format!("from “{}”", words(span)));
    facts.push(source.unwrap_or_else(|| from(figure.statement)));
    facts.extend(figure.as_of.map(|day| format!("as of {day}")));
    facts
}

/// A number with three decimals at most.
fn short(value: f64) -> String {
    ((value * 1e3).round() / 1e3).to_string()
}

/// Where something is known from.
fn from(statement: Option<usize>) -> String {
    statement.map_or("the account".to_owned(), |at| format!("in s{}", at + 1))
}
