//! What happened and what is to happen, day by day, with how far each account says it has come.

use super::marked::marked;
use super::section::{Entry, Group, Section};
use super::{Line, Part};
use crate::citation::Citations;
use crate::dates;
use readout_document::{Evidence, Span};
use readout_record::{Happening, Record, RecordedAccount, ToldOf};
use readout_statement::{EventKind, EventStatus};
use rustc_hash::FxHashSet;
use std::cmp::Reverse;

/// Happenings printed, beside those that several texts tell.
const LINES: usize = 24;
/// Words of a mention that is printed whole.
const LENGTH: usize = 40;

/// What stands in the margin of a happening without a day.
const NO_DAY: &str = "no day";

/// Whether the words of an account that one entry prints stand in those of another.
fn holds(one: &Entry, other: &Entry) -> bool {
    let theirs = |entry: &Entry| -> String {
        let theirs = entry.line.parts.iter().filter_map(|part| match part {
            Part::Theirs(theirs) => Some(theirs.text.trim_matches(|it: char| !it.is_alphanumeric())),
            _ => None,
        });
        theirs.collect::<Vec<_>>().join(" ")
    };
    theirs(one).contains(&theirs(other))
}

/// The happenings that several texts tell or that have a day, by day.
pub fn section(record: &Record, citations: &mut Citations) -> Option<Section> {
    let mut chosen: Vec<&Happening> = record.happenings.iter().collect();
    chosen.sort_by_key(|it| (it.day.is_none(), Reverse(it.texts)));
    chosen.truncate(LINES.max(record.happenings.iter().filter(|it| it.texts > 1).count()));
    // What one text only names ("after the summit") is told nowhere.
    let outright = |it: &Happening| it.told.iter().any(|told| told.outright > 0);
    chosen.retain(|it| it.texts > 1 || it.day.is_some() && outright(it));
    chosen.sort_by_key(|it| (it.day.is_none(), it.day, Reverse(it.texts)));
    let mut entries: Vec<Entry> = Vec::new();
    for entry in chosen.iter().map(|it| entry(record, it, citations)) {
        // Of two happenings that one sentence tells, the sentence stands under the one with a day, and once.
        let same = |known: &Entry| entry.margin == NO_DAY || entry.margin == known.margin;
        if entries.iter().any(|known| same(known) && holds(known, &entry)) {
            continue;
        }
        entries.retain(|known| known.margin != entry.margin || !holds(&entry, known));
        entries.push(entry);
    }
    let note = "Each line is the accounts’ own words for it; how far it had come is our word for what they say. Later \
        accounts come later.";
    let group = Group { heading: Line::default(), entries };
    (!group.entries.is_empty()).then_some(Section { heading: "Timeline", note, groups: vec![group] })
}

/// Happenings whose status moved from one account to the next, a group each.
pub fn moves(record: &Record, citations: &mut Citations) -> Vec<Group> {
    let moved = record.happenings.iter().filter(|it| it.texts > 1 && it.moved() && over_time(record, it));
    moved
        .map(|happening| {
            let names: Vec<&str> =
                happening.participants.iter().take(4).map(|it| record.actors[it.0].name.as_str()).collect();
            let who = if names.is_empty() { String::new() } else { format!(": {}", names.join(", ")) };
            let heading = Line::default().ours(format!("{}{who}", kind_word(happening.kind)));
            let mut entries = Vec::new();
            for (status, told) in happening.steps() {
                let mut line = words(record, told[0], citations);
                for other in &told[1..] {
                    line = line.cite(citations.cite(record, other.evidence[0].clone()));
                }
                let by = published(record, told[0]).map_or_else(String::new, |day| format!("{day} · "));
                entries.push(Entry { margin: format!("{by}{}", status_word(happening.kind, status)), line });
            }
            Group { heading, entries }
        })
        .collect()
}

/// Whether its statuses were told on different days: those of one day are a difference and no change.
fn over_time(record: &Record, happening: &Happening) -> bool {
    let days: FxHashSet<Option<String>> = happening.told.iter().map(|told| published(record, told)).collect();
    days.len() > 1
}

/// One happening: its words in the account that tells most directly, then each status with its accounts.
fn entry(record: &Record, happening: &Happening, citations: &mut Citations) -> Entry {
    let steps = happening.steps();
    let told = steps.iter().map(|(_, told)| told[0]).max_by_key(|told| {
        let held = matches!(told.status, EventStatus::Held | EventStatus::UnderWay);
        let length = told.evidence[0].exact().split_whitespace().count();
        (told.outright > 0, held, length <= LENGTH, Reverse(told.account))
    });
    let mut line = match told {
        Some(told) => words(record, told, citations),
        None => Line::default(),
    };
    for (status, told) in &steps {
        line.parts.push(Part::Ours(format!(" · {}", status_word(happening.kind, *status))));
        let mut known = FxHashSet::default();
        for told in told.iter().filter(|told| known.insert(told.account)) {
            line = line.cite(citations.cite(record, told.evidence[0].clone()));
        }
    }
    Entry { margin: happening.day.map_or_else(|| NO_DAY.to_owned(), dates::day), line }
}

/// The words of an account for a happening.
fn words(record: &Record, told: &ToldOf, citations: &mut Citations) -> Line {
    let short = |evidence: &&Evidence| evidence.exact().split_whitespace().count() <= LENGTH;
    let outright = &told.evidence[..told.outright.max(1)];
    let fullest =
        |evidence: &[Evidence]| evidence.iter().filter(short).max_by_key(|it| it.exact().len()).cloned();
    let evidence =
        fullest(outright).or_else(|| fullest(&told.evidence)).unwrap_or_else(|| told.evidence[0].clone());
    let account = record.account(told.account);
    let span = whole_clause(account, evidence.span());
    let mut line = Line::default();
    line.parts.push(Part::Theirs(marked(account, span, &[], false)));
    line.cite(citations.cite(record, Evidence::of(&account.document, span)))
}

/// The words with what they would be cut off from: "his visit" has its sentence before it, "amid reports" what follows.
fn whole_clause(account: &RecordedAccount, span: Span) -> Span {
    let text = &account.document.text;
    let Some(sentence) = account.sentences.iter().map(|it| it.span).find(|it| it.contains(span)) else {
        return span;
    };
    let short = |span: &Span| span.of(text).split_whitespace().count() <= LENGTH;
    let first = span.of(text).split_whitespace().next().unwrap_or_default();
    let leans = matches!(first, "his" | "her" | "their" | "its" | "which" | "who");
    let near = span.start() - sentence.start() <= NEAR;
    let start = if leans || near { sentence.start() } else { span.start() };
    let fuller = Some(Span::new(start, span.end())).filter(short).unwrap_or(span);
    let ends = text[span.end()..sentence.end()].starts_with([',', ';', '.', '—', '–', ':', '(']);
    if ends || span.end() == sentence.end() {
        return balanced(text, fuller);
    }
    let stop = text[..sentence.end()].trim_end().trim_end_matches('.').len().max(span.end());
    balanced(text, Some(Span::new(fuller.start(), stop)).filter(short).unwrap_or(fuller))
}

/// The words without a quotation mark at their edge that opens or closes outside of them.
fn balanced(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let (mut start, mut end) = (span.start(), span.end());
    if words.starts_with('“') && !words.contains('”') {
        start += '“'.len_utf8();
    }
    if words.ends_with('”') && !words.contains('“') {
        end -= '”'.len_utf8();
    }
    Span::new(start, end)
}

/// Bytes at the beginning of a sentence that are not left out before words from it.
const NEAR: usize = 24;

fn published(record: &Record, told: &ToldOf) -> Option<String> {
    record.account(told.account).document.published.as_ref().map(|published| dates::day(published.value))
}

/// How far it has come, in a word of ours.
pub fn status_word(kind: EventKind, status: EventStatus) -> &'static str {
    match status {
        EventStatus::Held if is_made(kind) => "made",
        EventStatus::Held if kind == EventKind::Visit => "took place",
        EventStatus::Held => "held",
        EventStatus::UnderWay => "under way",
        EventStatus::Planned => "planned",
        EventStatus::Announced => "announced",
        EventStatus::Proposed => "proposed",
        EventStatus::Postponed => "postponed",
        EventStatus::Cancelled => "cancelled",
        EventStatus::Denied => "denied",
        EventStatus::Unconfirmed => "not confirmed",
    }
}

/// Whether such a thing is made and not held.
fn is_made(kind: EventKind) -> bool {
    matches!(kind, EventKind::Invitation | EventKind::Appointment | EventKind::Agreement | EventKind::Measure)
}

/// What it is, in a word of ours.
fn kind_word(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Call => "A call",
        EventKind::Meeting => "A meeting",
        EventKind::Visit => "A visit",
        EventKind::Conference => "A conference",
        EventKind::Talks => "Talks",
        EventKind::Invitation => "An invitation",
        EventKind::Appointment => "An appointment",
        EventKind::Release => "A release",
        EventKind::Agreement => "An agreement",
        EventKind::Vote => "A vote",
        EventKind::Measure => "A measure",
        EventKind::Attack => "An attack",
        EventKind::Ceasefire => "A ceasefire",
        EventKind::Remarks => "Remarks",
        EventKind::Other => "A happening",
    }
}
