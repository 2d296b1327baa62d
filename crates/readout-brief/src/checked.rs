//! Where a quotation stands, for a terminal and for programs.

use crate::brief::outlet;
use crate::dates;
use crate::inert::printable;
use readout_document::{CharIndex, CharSpan, Span};
use readout_record::{Found, Record, Statement, check};
use serde::Serialize;
use std::collections::BTreeSet;
use std::fmt::Write;

/// Where the accounts have a quotation: each place with its speaker and exact words, what was put in between
/// asterisks. Second, whether there is any.
pub fn check_text(record: &Record, quotation: &str) -> (String, bool) {
    let found = check(record, quotation);
    let mut out = format!("{}\n", heading(record, &found));
    for place in &found {
        let account = record.account(place.account);
        let shown = shown(&place.evidence.span(), &account.document.text, &place.put_in);
        let _ = writeln!(
            out,
            "\n[{}] {} · {}",
            place.account.0 + 1,
            printable(&outlet(account)),
            day(record, place)
        );
        let _ = writeln!(out, "  {}", printable(&speaker(record, place)));
        let marks = if place.quoted { ("“", "”") } else { ("", "") };
        let _ = writeln!(out, "  {}{}{}", marks.0, printable(&shown), marks.1);
        if !place.left_out.is_empty() {
            let left: Vec<String> = runs(quotation, &place.left_out)
                .iter()
                .map(|words| format!("“{}”", printable(words)))
                .collect();
            let _ = writeln!(out, "  not there: {}", left.join(", "));
        }
        let chars = characters(record, place);
        let _ = writeln!(
            out,
            "  {}, characters {} to {}",
            printable(&account.document.source),
            chars.start,
            chars.end
        );
    }
    (out, !found.is_empty())
}

/// "Word for word in 2 accounts, at most 1 independent; with other words in 1 account."
fn heading(record: &Record, found: &[Found]) -> String {
    if found.is_empty() {
        let read = record.accounts.iter().filter(|account| account.is_read()).count();
        return format!("Not found in {}.", counted(read));
    }
    let exact = counts(record, found.iter().filter(|place| place.is_exact()));
    let other = counts(record, found.iter().filter(|place| !place.is_exact()));
    match (exact, other) {
        (Some(exact), Some(other)) => format!("Word for word in {exact}; with other words in {other}."),
        (Some(exact), None) => format!("Word for word in {exact}."),
        (None, other) => format!("Not word for word; with other words in {}.", other.unwrap_or_default()),
    }
}

fn counts<'a>(record: &Record, places: impl Iterator<Item = &'a Found>) -> Option<String> {
    let accounts: BTreeSet<_> = places.map(|place| place.account).collect();
    let texts: BTreeSet<usize> = accounts.iter().map(|account| record.account(*account).text).collect();
    match accounts.len() {
        0 => None,
        1 => Some("one account".to_owned()),
        many => Some(format!("{many} accounts, at most {} independent", texts.len())),
    }
}

fn counted(accounts: usize) -> String {
    if accounts == 1 { "one account".to_owned() } else { format!("{accounts} accounts") }
}

fn statement<'a>(record: &'a Record, place: &Found) -> Option<&'a Statement> {
    place.statement.map(|number| &record.statements[number.0])
}

fn speaker(record: &Record, place: &Found) -> String {
    let marked = place.evidence.exact().contains(['“', '”', '"']);
    let manner = match (place.quoted, marked) {
        (true, _) => "quoted",
        (false, true) => "partly in quotation marks",
        (false, false) => "not in quotation marks",
    };
    let Some(statement) = statement(record, place) else {
        return format!("the account's own words, {manner}");
    };
    let Some(speaker) = &statement.speaker else { return format!("speaker not known, {manner}") };
    let words = record.account(place.account).shown(speaker.evidence.span());
    match speaker.actor.map(|actor| &record.actors[actor.0].name) {
        Some(name) if *name != words => format!("{name} (“{words}”), {manner}"),
        _ => format!("{words}, {manner}"),
    }
}

fn day(record: &Record, place: &Found) -> String {
    let published = record.account(place.account).document.published.as_ref();
    let mut day = published.map_or_else(|| "no date".to_owned(), |published| dates::full(published.value));
    if let Some(said) = statement(record, place).and_then(|statement| statement.date.as_ref()) {
        let _ = write!(day, ", said {}", dates::day(said.value));
    }
    day
}

/// Words of `text` with the stretches in `marked` between asterisks.
fn shown(whole: &Span, text: &str, marked: &[Span]) -> String {
    let mut shown = String::with_capacity(whole.len() + 8);
    let mut start = whole.start();
    for span in joined(text, marked) {
        shown.push_str(&text[start..span.start()]);
        let _ = write!(shown, "*{}*", span.of(text));
        start = span.end();
    }
    shown.push_str(&text[start..whole.end()]);
    shown
}

/// The stretches with those made one that only blanks part.
fn joined(text: &str, spans: &[Span]) -> Vec<Span> {
    let mut joined: Vec<Span> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(last) if text[last.end()..span.start()].trim().is_empty() => *last = last.cover(*span),
            _ => joined.push(*span),
        }
    }
    joined
}

fn runs<'a>(text: &'a str, spans: &[Span]) -> Vec<&'a str> {
    joined(text, spans).into_iter().map(|span| span.of(text)).collect()
}

fn characters(record: &Record, place: &Found) -> CharSpan {
    let text = &record.account(place.account).document.text;
    CharIndex::new(text).to_chars(text, place.evidence.span())
}

/// One place for other programs.
#[derive(Serialize)]
struct PlaceLine {
    account: String,
    outlet: Option<String>,
    published: Option<String>,
    start: usize,
    end: usize,
    exact: String,
    prefix: String,
    suffix: String,
    /// Whether the account has the very words.
    word_for_word: bool,
    /// Whether they stand between quotation marks.
    quoted: bool,
    /// The speaker, when known; the words of the account that tell.
    speaker: Option<String>,
    speaker_words: Option<String>,
    /// Day it was said, when the account tells.
    said: Option<String>,
    /// Words of the account that were not asked for, in characters.
    put_in: Vec<CharSpan>,
    /// Words asked for that the account has not.
    left_out: Vec<String>,
}

#[derive(Serialize)]
struct CheckLine {
    quotation: String,
    accounts: usize,
    independent_at_most: usize,
    found: Vec<PlaceLine>,
}

/// The same as one JSON object; offsets are characters.
pub fn check_json(record: &Record, quotation: &str) -> (String, bool) {
    let found = check(record, quotation);
    let texts: BTreeSet<usize> = found.iter().map(|place| record.account(place.account).text).collect();
    let accounts: BTreeSet<_> = found.iter().map(|place| place.account).collect();
    let line = CheckLine {
        quotation: quotation.to_owned(),
        accounts: accounts.len(),
        independent_at_most: texts.len(),
        found: found.iter().map(|place| place_line(record, quotation, place)).collect(),
    };
    (serde_json::to_string_pretty(&line).unwrap_or_default() + "\n", !found.is_empty())
}

fn place_line(record: &Record, quotation: &str, place: &Found) -> PlaceLine {
    let document = &record.account(place.account).document;
    let index = CharIndex::new(&document.text);
    let chars = index.to_chars(&document.text, place.evidence.span());
    let statement = statement(record, place);
    let speaker = statement.and_then(|statement| statement.speaker.as_ref());
    PlaceLine {
        account: document.id.clone(),
        outlet: document.outlet.as_ref().map(|outlet| outlet.value.clone()),
        published: document.published.as_ref().map(|published| published.value.to_string()),
        start: chars.start,
        end: chars.end,
        exact: place.evidence.exact().to_owned(),
        prefix: place.evidence.prefix().to_owned(),
        suffix: place.evidence.suffix().to_owned(),
        word_for_word: place.is_exact(),
        quoted: place.quoted,
        speaker: speaker.and_then(|it| it.actor).map(|actor| record.actors[actor.0].name.clone()),
        speaker_words: speaker.map(|it| it.evidence.exact().to_owned()),
        said: statement.and_then(|it| it.date.as_ref()).map(|date| date.value.to_string()),
        put_in: place.put_in.iter().map(|span| index.to_chars(&document.text, *span)).collect(),
        left_out: runs(quotation, &place.left_out).into_iter().map(str::to_owned).collect(),
    }
}
