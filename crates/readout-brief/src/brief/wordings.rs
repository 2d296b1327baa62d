//! The same statement as several accounts tell it, side by side with what differs: the fullest telling in the most
//! direct words first. Quotations that belong to no statement stand with them.

use super::from_cue::from_cue;
use super::marked::marked;
use super::{Line, Part, Wordings};
use crate::citation::Citations;
use readout_document::{Evidence, Span};
use readout_record::{
    AccountNumber, ActorNumber, Record, SameStatement, SameWords, Statement, Telling, TellingKind,
    WordingKind,
};
use readout_statement::{ActorKind, StatementKind};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// What several texts tell, that first which most of them carry.
pub fn wordings(record: &Record, citations: &mut Citations) -> Vec<Wordings> {
    let mut told: Vec<&SameStatement> = record.same_statements.iter().filter(|it| it.texts > 1).collect();
    told.sort_by_key(|same| (Reverse(same.texts), Reverse(furthest(same))));
    let mut all: Vec<Wordings> = told.into_iter().map(|same| tellings(record, same, citations)).collect();
    let unheard = record.same_words.iter().filter(|same| same.texts > 1 && !is_told(record, same));
    all.extend(unheard.map(|same| quotations(record, same, citations)));
    all
}

/// Whether a statement in several accounts holds all the wordings.
fn is_told(record: &Record, same: &SameWords) -> bool {
    let quoted: Vec<_> = same.wordings.iter().filter_map(|wording| wording.statement).collect();
    let holds = |it: &SameStatement| {
        quoted.iter().all(|statement| it.tellings.iter().any(|telling| telling.statement == *statement))
    };
    quoted.len() == same.wordings.len() && record.same_statements.iter().any(holds)
}

/// The furthest that a telling is from the fullest.
fn furthest(same: &SameStatement) -> TellingKind {
    same.tellings.iter().map(|telling| telling.kind).max().unwrap_or(TellingKind::Equal)
}

fn tellings(record: &Record, same: &SameStatement, citations: &mut Citations) -> Wordings {
    let note = match furthest(same) {
        TellingKind::Paraphrase => "told in different words",
        TellingKind::Drifted => "the wordings differ",
        TellingKind::Cut => "the same words, not all of them everywhere",
        TellingKind::Fullest | TellingKind::Equal => "word for word the same",
    };
    let accounts = same.tellings.iter().map(|telling| record.statements[telling.statement.0].account);
    let mut lines: Vec<(String, Line)> = Vec::new();
    for telling in &same.tellings {
        let statement = &record.statements[telling.statement.0];
        let line = told(record, statement, telling);
        let words = words_of(&line);
        let at = match lines.iter().position(|(known, _)| *known == words) {
            Some(at) => at,
            None => {
                lines.push((words, line));
                lines.len() - 1
            }
        };
        let document = &record.account(statement.account).document;
        for piece in pieces(record, statement) {
            lines[at].1.parts.push(Part::Cite(citations.cite(record, Evidence::of(document, piece))));
        }
    }
    Wordings {
        heading: heading(record, &same.speakers),
        note: format!("{} · {note}", counted(accounts, same.texts)),
        lines: lines.into_iter().map(|(_, line)| line).collect(),
    }
}

/// A telling as shown: the speaker's own words in marks, what is told of them as it stands.
fn told(record: &Record, statement: &Statement, telling: &Telling) -> Line {
    let account = record.account(statement.account);
    let mut line = Line::default();
    for (number, piece) in pieces(record, statement).into_iter().enumerate() {
        if number > 0 {
            line = line.ours(" … ");
        }
        let differing: Vec<Span> =
            telling.differing.iter().copied().filter(|span| piece.contains(*span)).collect();
        let direct = statement.kind == StatementKind::Direct;
        line.parts.push(Part::Theirs(marked(account, piece, &differing, direct)));
    }
    line
}

/// The pieces of what was said, the first with the words of saying where they govern it.
fn pieces(record: &Record, statement: &Statement) -> Vec<Span> {
    let mut pieces: Vec<Span> = statement.content.iter().map(Evidence::span).collect();
    if let Some(first) = pieces.first_mut() {
        *first = Span::new(from_cue(record, statement).start(), first.end());
    }
    pieces
}

fn words_of(line: &Line) -> String {
    let theirs = line.parts.iter().filter_map(|part| match part {
        Part::Theirs(theirs) => Some(theirs.text.as_str()),
        _ => None,
    });
    theirs.collect::<Vec<_>>().join(" ").to_lowercase()
}

fn quotations(record: &Record, same: &SameWords, citations: &mut Citations) -> Wordings {
    let note = match same.wordings.iter().map(|wording| wording.kind).max() {
        Some(WordingKind::Drifted) => "the wordings differ",
        Some(WordingKind::Cut) => "the same words, not all of them everywhere",
        _ => "word for word the same",
    };
    let accounts = same.wordings.iter().map(|wording| wording.account);
    let mut lines: Vec<Line> = Vec::new();
    let mut texts: Vec<String> = Vec::new();
    for (number, wording) in same.wordings.iter().enumerate() {
        let account = record.account(wording.account);
        let theirs = marked(account, wording.evidence.span(), &wording.differing, true);
        let fullest = number == 0 || wording.kind == WordingKind::Equal;
        let cited = citations.cite(record, wording.evidence.clone());
        let known = if fullest {
            (number > 0).then_some(0)
        } else {
            texts.iter().position(|text| *text == theirs.text)
        };
        match known {
            Some(at) => lines[at].parts.push(Part::Cite(cited)),
            None => {
                texts.push(theirs.text.clone());
                lines.push(Line { parts: vec![Part::Theirs(theirs), Part::Cite(cited)] });
            }
        }
    }
    Wordings {
        heading: heading(record, &same.speakers),
        note: format!("{} · {note}", counted(accounts, same.texts)),
        lines,
    }
}

/// "3 accounts, at most 2 independent".
fn counted(accounts: impl Iterator<Item = AccountNumber>, texts: usize) -> String {
    let accounts: BTreeSet<AccountNumber> = accounts.collect();
    format!("{} accounts, at most {texts} independent", accounts.len())
}

/// Whose words they are.
fn heading(record: &Record, speakers: &[ActorNumber]) -> String {
    let unnamed = |kind| matches!(kind, ActorKind::Unnamed | ActorKind::Group);
    let named = speakers.iter().all(|actor| !unnamed(record.actors[actor.0].kind));
    let mut names: Vec<&str> = speakers.iter().map(|actor| record.actors[actor.0].name.as_str()).collect();
    names.dedup();
    match &names[..] {
        [] => "Speaker not given".to_owned(),
        [name] => (*name).to_owned(),
        several if named => format!("The accounts give different speakers: {}", several.join("; ")),
        several => several.join("; "),
    }
}
