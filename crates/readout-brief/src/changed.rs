//! What has changed since a day, for a terminal and for programs.

use crate::brief::outlet;
use crate::brief::timeline::status_word;
use crate::dates;
use crate::inert::printable;
use readout_document::{CharIndex, Evidence};
use readout_record::{Carried, Changes, Given, Record, StatementNumber, ToldOf};
use readout_statement::{EventKind, EventStatus};
use serde::Serialize;
use std::collections::BTreeSet;
use std::fmt::Write;

/// What is new, what further accounts carry and what is withdrawn. Words of the accounts stand as they are, with the
/// number of the account; the other words are ours.
pub fn changes_text(record: &Record, changes: &Changes) -> String {
    let mut out = format!("Since {}\n", dates::full(changes.since));
    let _ = writeln!(out, "\nNew accounts");
    if changes.new_accounts.is_empty() {
        let _ = writeln!(out, "  none");
    }
    for number in &changes.new_accounts {
        let account = record.account(*number);
        let day = account.document.published.as_ref().map_or_else(String::new, |it| dates::full(it.value));
        let same = account.copies.iter().find(|copy| copy.same_text && copy.with < *number);
        let copy = same.map_or_else(String::new, |copy| format!(" · same text as [{}]", copy.with.0 + 1));
        let _ = writeln!(out, "  [{}] {} · {day}{copy}", number.0 + 1, printable(&outlet(account)));
    }
    section(&mut out, "New statements", changes.new_statements.iter().map(|it| told(record, *it)));
    section(&mut out, "Told again, in other words", carried(record, changes, true));
    section(&mut out, "Told again, in the same words", carried(record, changes, false));
    let withdrawn = changes
        .withdrawn
        .iter()
        .map(|it| format!("{} · not in its later version [{}]", told(record, it.statement), it.by.0 + 1));
    section(&mut out, "Withdrawn", withdrawn);
    let happenings = changes.new_happenings.iter().map(|it| &record.happenings[*it]);
    let happenings = happenings.map(|it| happening(record, it.kind, &it.told[0]));
    section(&mut out, "New happenings", happenings);
    let moved = changes.moved.iter().map(|it| {
        let kind = record.happenings[it.happening].kind;
        let now: Vec<String> =
            it.now.iter().map(|told| format!("now: {}", happening(record, kind, told))).collect();
        format!("{}\n    {}", happening(record, kind, &it.was), now.join("\n    "))
    });
    section(&mut out, "Happenings told otherwise", moved);
    let figures = changes.new_figures.iter().map(|it| figure(record, &record.measures[*it].given[0]));
    section(&mut out, "New figures", figures);
    let revised = changes.revised.iter().map(|it| {
        let now: Vec<String> = it.now.iter().map(|given| format!("now: {}", figure(record, given))).collect();
        format!("{}\n    {}", figure(record, &it.was), now.join("\n    "))
    });
    section(&mut out, "Figures given otherwise", revised);
    out
}

/// "planned: The ministers are to meet in Vessby [2]".
fn happening(record: &Record, kind: EventKind, told: &ToldOf) -> String {
    let account = record.account(told.account);
    let words = printable(&account.shown(told.evidence[0].span()));
    format!("{}: {words} [{}]", status_word(kind, told.status), told.account.0 + 1)
}

/// "The harbour employs 1,200 people [2]".
fn figure(record: &Record, given: &Given) -> String {
    let account = record.account(given.account);
    format!("{} [{}]", printable(&account.shown(given.clause.span())), given.account.0 + 1)
}

fn section(out: &mut String, heading: &str, lines: impl Iterator<Item = String>) {
    let mut lines = lines.peekable();
    if lines.peek().is_some() {
        let _ = writeln!(out, "\n{heading}");
    }
    for line in lines {
        let _ = writeln!(out, "  {line}");
    }
}

fn carried(record: &Record, changes: &Changes, reworded: bool) -> impl Iterator<Item = String> {
    let such = changes.carried.iter().filter(move |carried| carried.reworded == reworded);
    such.map(|carried| again(record, carried))
}

fn again(record: &Record, carried: &Carried) -> String {
    if !carried.reworded {
        let accounts: BTreeSet<usize> =
            carried.now.iter().map(|it| record.statements[it.0].account.0 + 1).collect();
        let numbers: Vec<String> = accounts.iter().map(|number| format!("[{number}]")).collect();
        return format!("{} · now also {}", told(record, carried.known), numbers.join(""));
    }
    let now: Vec<String> = carried.now.iter().map(|it| format!("now: {}", told(record, *it))).collect();
    format!("{}\n    {}", told(record, carried.known), now.join("\n    "))
}

/// "Solberg: “We will sail at dawn” [2]", "Solberg (denied): having sailed [2]".
fn told(record: &Record, number: StatementNumber) -> String {
    let statement = &record.statements[number.0];
    let account = record.account(statement.account);
    let direct = statement.kind == readout_statement::StatementKind::Direct;
    let pieces: Vec<String> =
        statement.content.iter().map(|piece| printable(&account.shown(piece.span()))).collect();
    let words = pieces.join(" … ");
    let words = if direct { format!("“{}”", words.trim_end_matches(',')) } else { words };
    let speaker = statement.speaker.as_ref().map(|speaker| {
        let words = || account.shown(speaker.evidence.span());
        speaker.actor.map_or_else(words, |actor| record.actors[actor.0].name.clone())
    });
    let speaker = speaker.map_or_else(|| "speaker not known".to_owned(), |name| printable(&name));
    // What is told of words is nothing without the verb that tells it: "denied", "has not confirmed".
    let cue = statement.cue.as_ref().filter(|_| !direct);
    let cue = cue.map_or_else(String::new, |cue| format!(" ({})", printable(cue.evidence.exact())));
    format!("{speaker}{cue}: {words} [{}]", statement.account.0 + 1)
}

#[derive(Serialize)]
struct ChangesLine {
    since: String,
    new_accounts: Vec<String>,
    new_statements: Vec<ToldLine>,
    carried: Vec<CarriedLine>,
    withdrawn: Vec<WithdrawnLine>,
    new_happenings: Vec<HappeningLine>,
    moved: Vec<MovedLine>,
    new_figures: Vec<FigureLine>,
    revised: Vec<RevisedLine>,
}

#[derive(Serialize)]
struct HappeningLine {
    account: String,
    status: EventStatus,
    evidence: PieceLine,
}

#[derive(Serialize)]
struct MovedLine {
    was: HappeningLine,
    now: Vec<HappeningLine>,
}

#[derive(Serialize)]
struct FigureLine {
    account: String,
    value: Option<f64>,
    evidence: PieceLine,
}

#[derive(Serialize)]
struct RevisedLine {
    was: FigureLine,
    now: Vec<FigureLine>,
}

#[derive(Serialize)]
struct ToldLine {
    account: String,
    speaker: Option<String>,
    content: Vec<PieceLine>,
}

#[derive(Serialize)]
struct PieceLine {
    start: usize,
    end: usize,
    exact: String,
    prefix: String,
    suffix: String,
}

#[derive(Serialize)]
struct CarriedLine {
    known: ToldLine,
    now: Vec<ToldLine>,
    reworded: bool,
}

#[derive(Serialize)]
struct WithdrawnLine {
    statement: ToldLine,
    /// The account that is the later version.
    by: String,
}

/// The same as one JSON object; offsets are characters.
pub fn changes_json(record: &Record, changes: &Changes) -> String {
    let id = |account: readout_record::AccountNumber| record.account(account).document.id.clone();
    let line = ChangesLine {
        since: changes.since.to_string(),
        new_accounts: changes.new_accounts.iter().map(|account| id(*account)).collect(),
        new_statements: changes.new_statements.iter().map(|it| told_line(record, *it)).collect(),
        carried: changes
            .carried
            .iter()
            .map(|carried| CarriedLine {
                known: told_line(record, carried.known),
                now: carried.now.iter().map(|it| told_line(record, *it)).collect(),
                reworded: carried.reworded,
            })
            .collect(),
        withdrawn: changes
            .withdrawn
            .iter()
            .map(|it| WithdrawnLine { statement: told_line(record, it.statement), by: id(it.by) })
            .collect(),
        new_happenings: changes
            .new_happenings
            .iter()
            .map(|it| happening_line(record, &record.happenings[*it].told[0]))
            .collect(),
        moved: changes
            .moved
            .iter()
            .map(|it| MovedLine {
                was: happening_line(record, &it.was),
                now: it.now.iter().map(|told| happening_line(record, told)).collect(),
            })
            .collect(),
        new_figures: changes
            .new_figures
            .iter()
            .map(|it| figure_line(record, &record.measures[*it].given[0]))
            .collect(),
        revised: changes
            .revised
            .iter()
            .map(|it| RevisedLine {
                was: figure_line(record, &it.was),
                now: it.now.iter().map(|given| figure_line(record, given)).collect(),
            })
            .collect(),
    };
    serde_json::to_string_pretty(&line).unwrap_or_default() + "\n"
}

fn happening_line(record: &Record, told: &ToldOf) -> HappeningLine {
    let document = &record.account(told.account).document;
    let index = CharIndex::new(&document.text);
    HappeningLine {
        account: document.id.clone(),
        status: told.status,
        evidence: piece_line(&document.text, &index, &told.evidence[0]),
    }
}

fn figure_line(record: &Record, given: &Given) -> FigureLine {
    let document = &record.account(given.account).document;
    let index = CharIndex::new(&document.text);
    FigureLine {
        account: document.id.clone(),
        value: given.value,
        evidence: piece_line(&document.text, &index, &given.clause),
    }
}

fn piece_line(text: &str, index: &CharIndex, evidence: &Evidence) -> PieceLine {
    let place = index.to_chars(text, evidence.span());
    PieceLine {
        start: place.start,
        end: place.end,
        exact: evidence.exact().to_owned(),
        prefix: evidence.prefix().to_owned(),
        suffix: evidence.suffix().to_owned(),
    }
}

fn told_line(record: &Record, number: StatementNumber) -> ToldLine {
    let statement = &record.statements[number.0];
    let text = &record.account(statement.account).document.text;
    let index = CharIndex::new(text);
    let piece = |evidence: &Evidence| piece_line(text, &index, evidence);
    let actor = statement.speaker.as_ref().and_then(|speaker| speaker.actor);
    ToldLine {
        account: record.account(statement.account).document.id.clone(),
        speaker: actor.map(|actor| record.actors[actor.0].name.clone()),
        content: statement.content.iter().map(piece).collect(),
    }
}
