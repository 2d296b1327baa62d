//! What the brief says, in which order, before any rendering: lines of the accounts' words, words of ours and
//! citations.

pub mod coverage;
pub mod differences;
pub mod figures;
mod from_cue;
pub mod marked;
pub mod positions;
pub mod section;
pub mod timeline;
mod voices;
mod wordings;

use crate::Options;
use crate::citation::{CitationNumber, Citations};
use crate::dates;
use crate::quick_look::{self, CarriedBy};
use jiff::civil::Date;
use readout_document::{Evidence, Span};
use readout_record::{AccountNumber, Record, RecordedAccount};
use section::Section;
use std::collections::BTreeSet;

/// A brief.
pub struct Brief<'a> {
    pub record: &'a Record,
    pub title: Line,
    /// "5 accounts, 10–14 February 2025, at most 5 independent".
    pub summary: String,
    /// With the day its account was published; no days when all are of one.
    pub quick_look: Vec<(String, Line)>,
    /// What stands between the quick look and who said what.
    pub sections: Vec<Section>,
    pub voices: Vec<Voice>,
    pub same_words: Vec<Wordings>,
    pub unattributed: Vec<Line>,
    pub coverage: Option<Section>,
    pub accounts: Vec<Listed>,
    pub citations: Citations,
}

/// One line.
#[derive(Default)]
pub struct Line {
    pub parts: Vec<Part>,
}

/// A piece of a line.
pub enum Part {
    /// Words of ours.
    Ours(String),
    /// Words of an account.
    Theirs(Theirs),
    /// Where they stand.
    Cite(CitationNumber),
    /// The account, for words that stand outside its text.
    Account(AccountNumber),
}

/// Words of an account as shown.
pub struct Theirs {
    pub text: String,
    /// Whether to set them in quotation marks: they are a speaker's own words.
    pub spoken: bool,
    /// What differs from other wordings, as bytes of `text`, sorted.
    pub differing: Vec<Span>,
}

/// What one actor said.
pub struct Voice {
    pub name: String,
    pub office: Option<(String, CitationNumber)>,
    /// With the day each was said, or the day by which it had been.
    pub lines: Vec<(String, Line)>,
}

/// The same words in several accounts, side by side.
pub struct Wordings {
    /// Whose they are, in words of ours and names.
    pub heading: String,
    /// How they agree.
    pub note: String,
    pub lines: Vec<Line>,
}

/// An account in the list at the end.
pub struct Listed {
    pub number: AccountNumber,
    pub outlet: String,
    pub date: String,
    /// The date without its year, for the head of the brief.
    pub day: String,
    pub title: Option<String>,
    pub source: String,
    pub notes: Vec<String>,
}

impl Line {
    fn ours(mut self, text: impl Into<String>) -> Self {
        self.parts.push(Part::Ours(text.into()));
        self
    }

    fn theirs(mut self, text: impl Into<String>) -> Self {
        self.parts.push(Part::Theirs(Theirs { text: text.into(), spoken: false, differing: Vec::new() }));
        self
    }

    fn spoken(mut self, text: impl Into<String>) -> Self {
        self.parts.push(Part::Theirs(Theirs { text: text.into(), spoken: true, differing: Vec::new() }));
        self
    }

    fn cite(mut self, number: CitationNumber) -> Self {
        self.parts.push(Part::Cite(number));
        self
    }
}

impl<'a> Brief<'a> {
    /// Lays the record out.
    pub fn of(record: &'a Record, options: &Options) -> Self {
        let mut citations = Citations::default();
        let mut story = quick_look::Story::read(record);
        let chosen = quick_look::choose(record, &story);
        let days: BTreeSet<Option<Date>> = record.accounts.iter().map(published).collect();
        let quick_look = chosen
            .iter()
            .map(|point| {
                let day = published(record.account(point.account)).filter(|_| days.len() > 1);
                (day.map_or_else(String::new, dates::day), quick_line(record, point, &mut citations))
            })
            .collect();
        let sections = [
            differences::section(record, &mut citations),
            differences::shifts(record, &mut citations),
            differences::parties(record, &mut citations),
            positions::section(record, &mut citations),
            timeline::section(record, &mut citations),
            figures::section(record, &mut citations),
        ];
        let sections = sections.into_iter().flatten().collect();
        let groups = groups_of_statements(record);
        let voices = voices::voices(record, &groups, &mut citations);
        let same_words = wordings::wordings(record, &mut citations);
        let coverage = coverage::section(record, &mut citations);
        let unattributed = voices::unattributed(record, &groups, &mut citations);
        Self {
            title: title(record, &mut story, options),
            summary: summary(record, options),
            quick_look,
            sections,
            voices,
            same_words,
            unattributed,
            coverage,
            accounts: (0..record.accounts.len())
                .map(|number| listed(record, AccountNumber(number)))
                .collect(),
            citations,
            record,
        }
    }
}

/// The outlet, or the source when it is not known.
pub fn outlet(account: &RecordedAccount) -> String {
    account
        .document
        .outlet
        .as_ref()
        .map_or_else(|| account.document.source.clone(), |outlet| outlet.value.clone())
}

fn published(account: &RecordedAccount) -> Option<Date> {
    account.document.published.as_ref().map(|published| published.value)
}

fn title(record: &Record, story: &mut quick_look::Story, options: &Options) -> Line {
    if let Some(title) = &options.title {
        return Line::default().ours(title);
    }
    match quick_look::title(record, story) {
        Some((number, title)) => {
            let mut line = Line::default().theirs(title);
            line.parts.push(Part::Account(number));
            line
        }
        None => Line::default().ours("One story, as told by its accounts"),
    }
}

fn summary(record: &Record, options: &Options) -> String {
    let count = record.accounts.len();
    let mut summary = if count == 1 { "1 account".to_owned() } else { format!("{count} accounts") };
    let days: Vec<Date> = record.accounts.iter().filter_map(published).collect();
    if let (Some(first), Some(last)) = (days.iter().min(), days.iter().max()) {
        summary.push_str(&format!(", {}", dates::range(*first, *last)));
    }
    let unread = record.accounts.iter().filter(|account| !account.is_read()).count();
    if unread > 0 {
        summary.push_str(&format!(", {unread} not read"));
    }
    if count > 1 {
        summary.push_str(&format!(", at most {} independent", record.independent_at_most));
    }
    if let Some(day) = options.as_of {
        summary.push_str(&format!(" · as of {}", dates::full(day)));
    }
    summary
}

fn quick_line(record: &Record, point: &quick_look::Point, citations: &mut Citations) -> Line {
    let account = record.account(point.account);
    let words = account.shown(point.span);
    let line = match point.speaker {
        Some(speaker) => {
            Line::default().ours(format!("{}: ", record.actors[speaker.0].name)).spoken(spoken(&words))
        }
        None => Line::default().theirs(words),
    };
    let mut line = line.cite(citations.cite(record, Evidence::of(&account.document, point.span)));
    for (number, span) in &point.also {
        line = line.cite(citations.cite(record, Evidence::of(&record.account(*number).document, *span)));
    }
    match point.carried_by {
        CarriedBy::OneAccount if record.accounts.len() > 1 => line.ours(" (one account)"),
        CarriedBy::OneText => line.ours(" (one text)"),
        _ => line,
    }
}

/// A quotation as set in marks of its own: without the comma that led over to the attribution.
fn spoken(words: &str) -> String {
    words.strip_suffix(',').unwrap_or(words).to_owned()
}

/// For each statement that shares its words with others, the group it is in.
fn groups_of_statements(record: &Record) -> voices::Groups {
    let mut groups = voices::Groups::default();
    for (group, same) in record.same_words.iter().enumerate() {
        for statement in same.wordings.iter().filter_map(|wording| wording.statement) {
            groups.entry(statement).or_insert(group);
        }
    }
    groups
}

/// Accounts that share text which the list names; of a wire's text printed by hundreds the rest is counted.
const COPIES: usize = 5;

fn listed(record: &Record, number: AccountNumber) -> Listed {
    let account = record.account(number);
    let mut notes = Vec::new();
    if !account.is_read() {
        let language = account.document.language.as_deref().unwrap_or("unknown");
        notes.push(format!("not in English (language: {language}): listed and kept, not read"));
    }
    for copy in account.copies.iter().take(COPIES) {
        let share = (copy.containment * 100.0).round();
        notes.push(if copy.same_text {
            format!("same text as [{}] ({share} % of the shorter)", copy.with.0 + 1)
        } else {
            format!("shares text with [{}] ({share} % of the shorter)", copy.with.0 + 1)
        });
    }
    let more = account.copies.len().saturating_sub(COPIES);
    if more > 0 {
        notes.push(format!("shares text with {more} more"));
    }
    notes.extend(account.credits.iter().map(|(agency, _)| format!("credits {agency}")));
    Listed {
        number,
        outlet: outlet(account),
        date: published(account).map_or_else(|| "no date".to_owned(), dates::full),
        day: published(account).map_or_else(|| "no date".to_owned(), dates::day),
        title: account.document.title.as_ref().map(|title| title.value.clone()),
        source: account.document.source.clone(),
        notes,
    }
}
