//! Where accounts differ, what changed, and where parties disagree: three sections, never one.

use super::marked::marked;
use super::positions::{issue_heading, shown, stance_word, words};
use super::section::{Entry, Group, Section};
use super::timeline;
use super::{Line, Part};
use crate::citation::Citations;
use crate::dates;
use jiff::civil::Date;
use readout_document::{Evidence, Span};
use readout_record::{ActorNumber, Difference, DifferenceKind, Disagreement, Record, Said, Shift, Side};

/// Accounts that do not tell the same.
pub fn section(record: &Record, citations: &mut Citations) -> Option<Section> {
    let groups: Vec<Group> = record.differences.iter().map(|it| difference(record, it, citations)).collect();
    let note = "Said without a verdict: what each account has, and when it was published.";
    (!groups.is_empty()).then_some(Section { heading: "Where accounts differ", note, groups })
}

/// Positions that moved.
pub fn shifts(record: &Record, citations: &mut Citations) -> Option<Section> {
    let mut groups: Vec<Group> = record.shifts.iter().map(|it| shift(record, it, citations)).collect();
    groups.extend(timeline::moves(record, citations));
    let note = "Changes over time, no contradictions: what somebody said before and then, what had been planned or not \
        confirmed and then took place.";
    (!groups.is_empty()).then_some(Section { heading: "What changed", note, groups })
}

/// Parties that do not say the same.
pub fn parties(record: &Record, citations: &mut Citations) -> Option<Section> {
    let groups: Vec<Group> =
        record.disagreements.iter().map(|it| disagreement(record, it, citations)).collect();
    let note =
        "Between those who speak, not between accounts. The stance is our word for what the words carry.";
    (!groups.is_empty()).then_some(Section { heading: "Between the parties", note, groups })
}

fn difference(record: &Record, difference: &Difference, citations: &mut Citations) -> Group {
    let who = difference.actor.map_or_else(String::new, |actor| format!("{}: ", name(record, actor)));
    let what = match difference.kind {
        DifferenceKind::Status => "whether it took place",
        DifferenceKind::Number => "how much",
        DifferenceKind::Date => "when",
        DifferenceKind::Participants => "there or not",
        DifferenceKind::Place => "where",
        DifferenceKind::Speaker => "who said it",
        DifferenceKind::SaidOf => "what a quoted word was said of",
        DifferenceKind::Wording => "in which words",
    };
    let heading = Line::default().ours(format!("{who}{what}"));
    let entries = difference.sides.iter().flat_map(|side| entries(record, side, citations)).collect();
    Group { heading, entries }
}

/// A side's wordings, the same once.
fn entries(record: &Record, side: &Side, citations: &mut Citations) -> Vec<Entry> {
    let mut lines: Vec<(String, Line)> = Vec::new();
    for evidence in &side.evidence {
        let account = record.account(record.number_of(evidence));
        let cited = citations.cite(record, evidence.clone());
        let words = account.shown(evidence.span());
        match lines.iter_mut().find(|(known, _)| *known == words) {
            Some((_, line)) => line.parts.push(Part::Cite(cited)),
            None => {
                let who = side.actor.map_or_else(String::new, |actor| format!("{}: ", name(record, actor)));
                let mut line = if who.is_empty() { Line::default() } else { Line::default().ours(who) };
                line.parts.push(Part::Theirs(marked(account, evidence.span(), &side.turning, false)));
                lines.push((words, line.cite(cited)));
            }
        }
    }
    let day = |line: &Line| {
        line.parts.iter().find_map(|part| match part {
            Part::Cite(number) => published(record, &citations.get(*number).evidence),
            _ => None,
        })
    };
    lines
        .into_iter()
        .map(|(_, line)| Entry { margin: day(&line).map_or_else(String::new, dates::day), line })
        .collect()
}

fn shift(record: &Record, shift: &Shift, citations: &mut Citations) -> Group {
    let heading = Line::default().ours(name(record, shift.actor));
    let mut entries = Vec::new();
    let sides = [(shift.from_day, &shift.from), (shift.to_day, &shift.to)];
    for (day, evidence) in sides {
        let mut said: Vec<(String, Entry)> = Vec::new();
        for it in evidence {
            let line = theirs(record, it, citations);
            add_once(&mut said, when(record, day, it), line);
        }
        entries.extend(said.into_iter().map(|(_, entry)| entry));
    }
    let mut told: Vec<(String, Entry)> = Vec::new();
    for asserted in &shift.asserted {
        let line =
            Line::default().ours("an account’s own word for it: ").theirs_of(record, asserted, citations);
        let margin = published(record, asserted).map_or_else(String::new, dates::day);
        add_once(&mut told, margin, line);
    }
    entries.extend(told.into_iter().map(|(_, entry)| entry));
    Group { heading, entries }
}

fn disagreement(record: &Record, disagreement: &Disagreement, citations: &mut Citations) -> Group {
    let heading = issue_heading(record, &record.issues[disagreement.issue.0], citations);
    // Of each actor and stance, the last that was said; of many on one side, those whom most accounts name.
    let mut entries = Vec::new();
    for side in disagreement.sides.chunk_by(|one, two| one.stance == two.stance) {
        for party in side.iter().take(VOICES_OF_A_SIDE) {
            let Some(last) = party.said.last() else { continue };
            entries.push(Entry {
                margin: stance_word(party.stance).to_owned(),
                line: said(record, party.actor, last, citations),
            });
        }
        if side.len() > VOICES_OF_A_SIDE {
            let more = format!("and {} more under Positions", side.len() - VOICES_OF_A_SIDE);
            entries.push(Entry { margin: String::new(), line: Line::default().ours(more) });
        }
    }
    Group { heading, entries }
}

/// Adds a line, or its citations to the line that has the same words: copies of one text print them twice.
pub fn add_once(entries: &mut Vec<(String, Entry)>, margin: String, line: Line) {
    let bare = |words: &str| words.trim_matches(|it: char| !it.is_alphanumeric()).to_lowercase();
    let words: Vec<String> = line
        .parts
        .iter()
        .filter_map(|part| match part {
            Part::Ours(words) => Some(words.clone()),
            Part::Theirs(theirs) => Some(bare(&theirs.text)),
            Part::Cite(_) | Part::Account(_) => None,
        })
        .collect();
    let words = words.join(" ");
    match entries.iter_mut().find(|(known, entry)| *known == words && entry.margin == margin) {
        Some((_, entry)) => {
            entry.line.parts.extend(line.parts.into_iter().filter(|part| matches!(part, Part::Cite(_))));
        }
        None => entries.push((words, Entry { margin, line })),
    }
}

/// Voices printed of one side of a disagreement.
const VOICES_OF_A_SIDE: usize = 4;

/// Who said something, and what.
fn said(record: &Record, actor: ActorNumber, said: &Said, citations: &mut Citations) -> Line {
    let mut line = Line::default().ours(format!("{}: ", name(record, actor)));
    line.parts.push(Part::Theirs(words(record, said, &[])));
    line.cite(citations.cite(record, shown(record, said)))
}

fn theirs(record: &Record, evidence: &Evidence, citations: &mut Citations) -> Line {
    Line::default().theirs_of(record, evidence, citations)
}

impl Line {
    /// Adds the words of an account with their citation.
    fn theirs_of(mut self, record: &Record, evidence: &Evidence, citations: &mut Citations) -> Self {
        let account = record.account(record.number_of(evidence));
        self.parts.push(Part::Theirs(marked(account, evidence.span(), &[] as &[Span], false)));
        self.cite(citations.cite(record, evidence.clone()))
    }
}

fn name(record: &Record, actor: ActorNumber) -> String {
    record.actors[actor.0].name.clone()
}

fn published(record: &Record, evidence: &Evidence) -> Option<Date> {
    let account = record.account(record.number_of(evidence));
    account.document.published.as_ref().map(|published| published.value)
}

/// The day something was said, or the day by which it had been.
fn when(record: &Record, day: Option<Date>, evidence: &Evidence) -> String {
    match (day, published(record, evidence)) {
        (Some(day), _) => dates::day(day),
        (None, Some(by)) => format!("by {}", dates::day(by)),
        (None, None) => String::new(),
    }
}
