//! What happened, against a gold of events: one entry a happening, with its status in each account.

use super::errors::{Errors, place};
use super::gold;
use super::matching;
use super::scores::{Scores, Table, f_score, percent, share};
use super::statements::NameForms;
use crate::reading;
use anyhow::Context;
use readout_document::CharSpan;
use readout_statement::{EventKind, EventStatus, Role, contract};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

/// A happening of the gold.
#[derive(Clone, Debug, Deserialize)]
struct GoldEvent {
    id: String,
    #[serde(rename = "type")]
    kind: String,
    participants: Vec<String>,
    date: Option<String>,
    date_end: Option<String>,
    accounts: Vec<GoldAccount>,
    evidence: Vec<GoldEvidence>,
    #[serde(default)]
    background: bool,
    #[serde(default)]
    caption_only: bool,
    #[serde(default)]
    optional: bool,
}

#[derive(Clone, Debug, Deserialize)]
struct GoldAccount {
    doc: String,
    status: String,
}

#[derive(Clone, Debug, Deserialize)]
struct GoldEvidence {
    doc: String,
    start: usize,
    end: usize,
}

/// What the gold has of one happening in one account.
struct Wanted<'a> {
    event: &'a GoldEvent,
    status: &'a str,
    evidence: Vec<CharSpan>,
}

impl Wanted<'_> {
    /// Whether it counts neither way.
    fn is_neither(&self) -> bool {
        self.event.background || self.event.caption_only || self.event.optional
    }

    /// "under way" and "under-way" are one.
    fn has_status(&self, status: EventStatus) -> bool {
        let name = serde_json::to_value(status).unwrap_or_default();
        name.as_str().is_some_and(|name| name == self.status.replace(' ', "-"))
    }

    /// First and last day, as far as the gold knows them: "2014" is a year.
    fn days(&self) -> Option<(String, String)> {
        let first = self.event.date.clone()?;
        let last = self.event.date_end.clone().unwrap_or_else(|| first.clone());
        Some((first, last))
    }
}

/// What an evaluation of events gave.
#[derive(Default)]
pub struct Scored {
    documents: Vec<(String, Count)>,
    /// Events missed, made up, and wrong in a part.
    pub errors: Errors,
}

#[derive(Clone, Copy, Default)]
struct Count {
    gold: usize,
    read: usize,
    found: usize,
    status: usize,
    date: usize,
    parties_gold: usize,
    parties_read: usize,
    parties_both: usize,
}

impl Count {
    fn recall(self) -> Option<f64> {
        share(self.found, self.gold)
    }

    fn precision(self) -> Option<f64> {
        share(self.found, self.read)
    }

    fn participants(self) -> Option<f64> {
        f_score(share(self.parties_both, self.parties_read), share(self.parties_both, self.parties_gold))
    }

    fn plus(self, other: Count) -> Count {
        Count {
            gold: self.gold + other.gold,
            read: self.read + other.read,
            found: self.found + other.found,
            status: self.status + other.status,
            date: self.date + other.date,
            parties_gold: self.parties_gold + other.parties_gold,
            parties_read: self.parties_read + other.parties_read,
            parties_both: self.parties_both + other.parties_both,
        }
    }
}

/// Reads the documents of each gold and compares what is told to have happened in each.
pub fn evaluate(paths: &[PathBuf]) -> anyhow::Result<Scored> {
    let mut scored = Scored::default();
    for path in paths {
        let path = gold::in_folder(path, "events.json");
        let text = gold::read_text(&path)?;
        let gold: Vec<GoldEvent> = serde_json::from_str(&text)
            .with_context(|| format!("{} is not in the format of events.json", path.display()))?;
        scored.add(&path, &gold)?;
    }
    Ok(scored)
}

impl Scored {
    fn add(&mut self, path: &Path, gold: &[GoldEvent]) -> anyhow::Result<()> {
        let forms = NameForms::beside(path)?;
        let mut by_document: BTreeMap<&str, Vec<Wanted>> = BTreeMap::new();
        for event in gold {
            for account in &event.accounts {
                let here = event.evidence.iter().filter(|evidence| evidence.doc == account.doc);
                let evidence =
                    here.map(|evidence| CharSpan { start: evidence.start, end: evidence.end }).collect();
                let wanted = Wanted { event, status: &account.status, evidence };
                by_document.entry(&account.doc).or_default().push(wanted);
            }
        }
        let ids: Vec<&str> = by_document.keys().copied().collect();
        let wanted: Vec<&Vec<Wanted>> = by_document.values().collect();
        let documents = gold::documents(path, &ids)?;
        let names: Vec<String> = documents.iter().map(|document| document.source.clone()).collect();
        let faults = reading::each_account(documents, |at, account| {
            let account = contract::Account::from(&account);
            let page = Page::new(&names[at], &account, &forms);
            self.documents.push((names[at].clone(), page.count(wanted[at], &mut self.errors)));
            Ok(())
        })?;
        anyhow::ensure!(faults == 0, "{faults} documents of {} could not be read", path.display());
        Ok(())
    }

    fn total(&self) -> Count {
        self.documents.iter().fold(Count::default(), |sum, (_, count)| sum.plus(*count))
    }

    /// Scores under dotted names.
    pub fn scores(&self) -> Scores {
        let total = self.total();
        let mut scores = Scores::default();
        scores.put("events.recall", total.recall());
        scores.put("events.precision", total.precision());
        scores.put("events.f", f_score(total.precision(), total.recall()));
        scores.put("events.status", share(total.status, total.found));
        scores.put("events.participants", total.participants());
        scores.put("events.date", share(total.date, total.found));
        scores.put("events.gold", Some(total.gold as f64));
        scores.put("events.read", Some(total.read as f64));
        scores
    }
}

impl fmt::Display for Scored {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let heading =
            ["events", "gold", "read", "found", "recall", "precision", "status", "participants", "date"];
        let mut table = Table::new(&heading);
        let total = ("all".to_owned(), self.total());
        for (name, count) in self.documents.iter().chain([&total]) {
            table.row([
                name.clone(),
                count.gold.to_string(),
                count.read.to_string(),
                count.found.to_string(),
                percent(count.recall()),
                percent(count.precision()),
                percent(share(count.status, count.found)),
                percent(count.participants()),
                percent(share(count.date, count.found)),
            ]);
        }
        write!(out, "{table}")
    }
}

/// One account beside its gold.
struct Page<'a> {
    name: &'a str,
    text: Vec<char>,
    words: &'a str,
    events: &'a [contract::Event],
    /// Names of the participants of each event, the absent left out.
    parties: Vec<Vec<Vec<String>>>,
    forms: &'a NameForms,
}

impl<'a> Page<'a> {
    fn new(name: &'a str, account: &'a contract::Account, forms: &'a NameForms) -> Self {
        let named = |party: &contract::Participant| {
            let actor = account.actors.iter().find(|actor| Some(&actor.id) == party.actor.as_ref());
            actor.map(|actor| actor.name.clone()).into_iter().chain([party.text.clone()]).collect()
        };
        let parties = |event: &contract::Event| {
            event.participants.iter().filter(|party| party.role != Role::Absent).map(named).collect()
        };
        Self {
            name,
            text: account.document.text.chars().collect(),
            words: &account.document.text,
            events: &account.events,
            parties: account.events.iter().map(parties).collect(),
            forms,
        }
    }

    fn count(&self, wanted: &[Wanted], errors: &mut Errors) -> Count {
        let pairs = self.pairs(wanted);
        let mut count = Count::default();
        for (at, gold) in wanted.iter().enumerate() {
            let by = pairs.iter().find(|(gold, _)| *gold == at).map(|(_, by)| *by);
            if gold.is_neither() {
                continue;
            }
            count.gold += 1;
            match by {
                Some(by) => self.compare(gold, by, &mut count, errors),
                None => self.note("missed", gold.evidence.first(), &gold.event.id, errors),
            }
        }
        for (by, event) in self.events.iter().enumerate() {
            let paired = pairs.iter().find(|(_, paired)| *paired == by);
            let neither = match paired {
                Some((at, _)) => wanted[*at].is_neither(),
                None => {
                    event.caption_only || wanted.iter().any(|gold| gold.is_neither() && self.alike(gold, by))
                }
            };
            if neither {
                continue;
            }
            count.read += 1;
            if paired.is_none() {
                let span =
                    event.mentions.first().map(|mention| CharSpan { start: mention.start, end: mention.end });
                self.note("false alarm", span.as_ref(), &format!("{:?}", event.kind), errors);
            }
        }
        count
    }

    fn note(&self, class: &str, span: Option<&CharSpan>, label: &str, errors: &mut Errors) {
        let Some(span) = span else { return };
        let words: String = self.text[span.start..span.end.min(self.text.len())].iter().collect();
        errors.note(class, place(self.name, &self.text, span.start), &format!("{label}: {words}"));
    }

    /// Pairs of gold and read, one to one, the best first.
    fn pairs(&self, wanted: &[Wanted]) -> Vec<(usize, usize)> {
        let mut all: Vec<(usize, usize, usize)> = Vec::new();
        for (at, gold) in wanted.iter().enumerate() {
            for by in 0..self.events.len() {
                if let Some(score) = self.score(gold, by) {
                    all.push((score, at, by));
                }
            }
        }
        all.sort_by_key(|(score, at, by)| (std::cmp::Reverse(*score), *at, *by));
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        for (_, at, by) in all {
            if !pairs.iter().any(|(gold, read)| *gold == at || *read == by) {
                pairs.push((at, by));
            }
        }
        pairs
    }

    /// How well an event read is the one wanted; nothing when it is not.
    fn score(&self, gold: &Wanted, by: usize) -> Option<usize> {
        if !self.is_kin(gold, by) {
            return None;
        }
        let overlaps = self.overlaps(gold, by);
        let common = self.common(gold, by);
        let asked = self.participants(gold).len();
        let enough = asked > 0 && common * 3 >= asked * 2;
        let dated = gold.event.date.is_none() || self.date_is(gold, by);
        let status = gold.has_status(self.events[by].status);
        let found = enough && dated || overlaps > 0 && status;
        found.then_some(overlaps * 4 + common * 2 + usize::from(status) + usize::from(dated))
    }

    /// Whether an event read speaks of one that counts neither way.
    fn alike(&self, gold: &Wanted, by: usize) -> bool {
        self.overlaps(gold, by) > 0
            || self.is_kin(gold, by) && self.common(gold, by) == self.participants(gold).len()
    }

    /// Mentions read that share characters with the evidence.
    fn overlaps(&self, gold: &Wanted, by: usize) -> usize {
        let touches = |mention: &&contract::EventMention| {
            let span = CharSpan { start: mention.start, end: mention.end };
            gold.evidence.iter().any(|evidence| matching::overlap(*evidence, span))
        };
        self.events[by].mentions.iter().filter(touches).count()
    }

    /// The gold's participants whom this account names at all: it cannot be asked for others.
    fn participants<'g>(&self, gold: &'g Wanted) -> Vec<&'g str> {
        let named = gold.event.participants.iter().map(String::as_str);
        named.filter(|name| self.forms.stand_in(name, self.words)).collect()
    }

    fn is_kin(&self, gold: &Wanted, by: usize) -> bool {
        families(&gold.event.kind).contains(&family(self.events[by].kind))
    }

    /// How many of the gold's participants are read.
    fn common(&self, gold: &Wanted, by: usize) -> usize {
        self.participants(gold).into_iter().filter(|name| self.names(name, by)).count()
    }

    fn names(&self, name: &str, by: usize) -> bool {
        self.parties[by].iter().any(|party| party.iter().any(|ours| self.forms.bears(name, ours)))
    }

    fn date_is(&self, gold: &Wanted, by: usize) -> bool {
        match (gold.days(), &self.events[by].date) {
            (None, None) => true,
            (Some((first, last)), Some(date)) => {
                date.value.starts_with(&first) && date.last.starts_with(&last)
            }
            _ => false,
        }
    }

    fn compare(&self, gold: &Wanted, by: usize, count: &mut Count, errors: &mut Errors) {
        let event = &self.events[by];
        count.found += 1;
        let common = self.common(gold, by);
        let asked = self.participants(gold).len();
        count.parties_gold += asked;
        count.parties_read += self.parties[by].len().max(common);
        count.parties_both += common;
        let span = gold.evidence.first();
        if common < asked || self.parties[by].len() > common {
            let ours: Vec<&str> =
                self.parties[by].iter().filter_map(|names| names.first().map(String::as_str)).collect();
            let label = format!("{} {:?} read {ours:?}", gold.event.id, gold.event.participants);
            self.note("other participants", span, &label, errors);
        }
        if gold.has_status(event.status) {
            count.status += 1;
        } else {
            let label = format!("{} {:?} read {:?}", gold.event.id, gold.status, event.status);
            self.note("wrong status", span, &label, errors);
        }
        if self.date_is(gold, by) {
            count.date += 1;
        } else {
            let ours = event.date.as_ref().map(|date| date.value.as_str());
            let label = format!("{} {:?} read {ours:?}", gold.event.id, gold.event.date);
            self.note("wrong date", span, &label, errors);
        }
    }
}

/// What counts as one sort of happening: a summit is a meeting, an invasion an attack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Call,
    Meeting,
    Visit,
    Talks,
    Invitation,
    Appointment,
    Release,
    Agreement,
    Vote,
    Measure,
    Force,
    Ceasefire,
    Remarks,
}

fn family(kind: EventKind) -> Family {
    match kind {
        EventKind::Call => Family::Call,
        EventKind::Meeting | EventKind::Conference => Family::Meeting,
        EventKind::Visit => Family::Visit,
        EventKind::Talks => Family::Talks,
        EventKind::Invitation => Family::Invitation,
        EventKind::Appointment => Family::Appointment,
        EventKind::Release => Family::Release,
        EventKind::Agreement => Family::Agreement,
        EventKind::Vote => Family::Vote,
        EventKind::Measure => Family::Measure,
        EventKind::Attack | EventKind::Other => Family::Force,
        EventKind::Ceasefire => Family::Ceasefire,
        EventKind::Remarks => Family::Remarks,
    }
}

/// The families that a gold's own word for the sort of happening names: "visit / summit" names two.
fn families(words: &str) -> Vec<Family> {
    words.to_lowercase().split(" / ").map(family_named).collect()
}

fn family_named(words: &str) -> Family {
    let has = |any: &[&str]| any.iter().any(|word| words.contains(word));
    match () {
        () if has(&[
            "press conference",
            "news conference",
            "remarks",
            "interview",
            "address",
            "speech",
            "briefing",
        ]) =>
        {
            Family::Remarks
        }
        () if has(&["call"]) => Family::Call,
        () if has(&["invitation", "offer"]) => Family::Invitation,
        () if has(&["appointment", "nomination"]) => Family::Appointment,
        () if has(&["release", "exchange", "swap"]) => Family::Release,
        () if has(&["ceasefire", "truce"]) => Family::Ceasefire,
        () if has(&["agreement", "deal", "treaty", "signing", "pact"]) => Family::Agreement,
        () if has(&["meeting", "summit", "conference", "forum"]) => Family::Meeting,
        () if has(&["visit", "trip", "tour"]) => Family::Visit,
        () if has(&["negotiation", "talks", "round"]) => Family::Talks,
        () if has(&["vote", "referendum", "election"]) => Family::Vote,
        () if has(&["sanction", "tariff", "measure", "law", "order", "aid"]) => Family::Measure,
        () => Family::Force,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const TEXT: &str = "Mira Solberg met Tomas Adeyle in Geneva on Thursday. A ferry sank in 1962.";

    /// What a gold of one entry makes of `TEXT`.
    fn count(entry: serde_json::Value) -> (Count, String) {
        let gold: GoldEvent = serde_json::from_value(entry).unwrap();
        let mut document = readout_document::Document::from_text("pier", TEXT);
        document.published = Some(readout_document::Known {
            value: jiff::civil::date(2031, 3, 7),
            from: readout_document::KnownFrom::Manifest,
        });
        let account = contract::Account::from(&readout_statement::read(document));
        let forms = NameForms::default();
        let mut errors = Errors::default();
        let evidence =
            gold.evidence.iter().map(|part| CharSpan { start: part.start, end: part.end }).collect();
        let wanted = [Wanted { event: &gold, status: &gold.accounts[0].status, evidence }];
        let count = Page::new("pier.txt", &account, &forms).count(&wanted, &mut errors);
        (count, errors.to_string())
    }

    fn entry(kind: &str, date: &str, status: &str) -> serde_json::Value {
        json!({
            "id": "x1", "type": kind, "participants": ["Mira Solberg", "Tomas Adeyle"], "date": date, "date_end": null,
            "accounts": [{"doc": "pier", "status": status}], "evidence": [{"doc": "pier", "start": 13, "end": 29}]
        })
    }

    #[test]
    fn an_event_is_found_by_its_parties_and_day_whatever_its_status() {
        let (count, errors) = count(entry("in-person meeting", "2031-03-06", "planned"));
        assert_eq!((count.found, count.read, count.status, count.date), (1, 1, 0, 1), "{errors}");
        assert!(errors.contains("wrong status"), "{errors}");
    }

    #[test]
    fn or_by_its_words_and_status_whatever_its_day() {
        let (count, errors) = count(entry("summit", "2031-03-09", "held"));
        assert_eq!((count.found, count.date, count.participants()), (1, 0, Some(1.0)), "{errors}");
    }

    #[test]
    fn another_sort_of_happening_is_missed_and_what_was_read_is_a_false_alarm() {
        let (count, errors) = count(entry("phone call", "2031-03-06", "held"));
        assert_eq!((count.found, count.gold, count.read), (0, 1, 1));
        assert!(errors.contains("missed (1)") && errors.contains("false alarm (1)"), "{errors}");
    }

    #[test]
    fn background_counts_neither_way() {
        let mut gold = entry("meeting", "2031-03-06", "held");
        gold["background"] = json!(true);
        let (count, _) = count(gold);
        assert_eq!((count.gold, count.read), (0, 0));
    }
}
