//! Differences between accounts, disagreements between parties and shifts, against the gold's conflicts and shifts.
//!
//! What the record prints (a difference, a disagreement, a happening whose status changed, a shift) is right when two of its sides rest on the evidence of
//! two sides of one conflict or shift of the gold, whatever its strength: evidence is shared when the two stretches have
//! half the characters of the shorter in common. A conflict is found when something printed is right for it. Precision
//! is of what is printed as a difference or a disagreement, shifts being counted by themselves: what is true but not in
//! the gold counts as false here and is listed among the errors, to be read.
//!
//! A shift is found when its two sides rest on those of one of the gold's; its dates are right when the days that the
//! gold's words begin with ("12 Feb: ...") are the ones read.

use super::positions::{GoldEvidence, same_actor};
use super::story::Story;
use crate::eval::errors::Errors;
use crate::eval::scores::{Scores, Table, percent, share};
use jiff::civil::Date;
use readout_document::Evidence;
use readout_record::{Disagreement, Party, Shift};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

#[derive(Deserialize)]
struct Relations {
    #[serde(default)]
    conflicts: Vec<Conflict>,
    #[serde(default)]
    shifts: Vec<GoldShift>,
}

#[derive(Deserialize)]
struct Conflict {
    kind: String,
    strength: String,
    topic: String,
    sides: Vec<GoldSide>,
}

#[derive(Deserialize)]
struct GoldSide {
    evidence: Vec<GoldEvidence>,
}

#[derive(Deserialize)]
struct GoldShift {
    actor: String,
    issue: String,
    from: String,
    to: String,
    evidence_from: Vec<GoldEvidence>,
    evidence_to: Vec<GoldEvidence>,
}

/// Counts.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    strong: usize,
    strong_found: usize,
    all: usize,
    found: usize,
    read: usize,
    right: usize,
    shifts: usize,
    shifts_found: usize,
    shifts_dated: usize,
    shifts_false: usize,
}

/// Something printed, with the places each of its sides rests on.
struct Printed {
    kind: String,
    sides: Vec<Vec<Evidence>>,
}

impl Tally {
    /// Adds the differences of one story.
    pub fn add(&mut self, story: &Story, errors: &mut Errors) -> anyhow::Result<()> {
        let relations: Relations = story.gold()?;
        let printed = printed(story);
        let mut found = BTreeSet::new();
        for item in &printed {
            let right: Vec<usize> = (0..relations.conflicts.len())
                .filter(|at| is_conflict(story, item, &relations.conflicts[*at]))
                .collect();
            let shifted = relations
                .shifts
                .iter()
                .any(|shift| two_sides(story, &item.sides, &[&shift.evidence_from, &shift.evidence_to]));
            if item.kind != "shift" {
                self.read += 1;
                self.right += usize::from(!right.is_empty() || shifted);
                if right.is_empty() && !shifted {
                    note(story, &format!("not in the gold: {}", item.kind), item, errors);
                }
            }
            found.extend(right);
        }
        for (at, conflict) in relations.conflicts.iter().enumerate() {
            let strong = conflict.strength == "strong";
            self.all += 1;
            self.strong += usize::from(strong);
            self.found += usize::from(found.contains(&at));
            self.strong_found += usize::from(strong && found.contains(&at));
            if !found.contains(&at) {
                let place = conflict.sides.first().and_then(|side| side.evidence.first());
                let place = place.and_then(|it| it.place(story)).unwrap_or_default();
                let words = format!("{} | {}", conflict.kind, conflict.topic);
                errors.note(format!("{} conflict not found", conflict.strength), place, &words);
            }
        }
        self.shifts(story, &relations, errors);
        Ok(())
    }

    fn shifts(&mut self, story: &Story, relations: &Relations, errors: &mut Errors) {
        self.shifts += relations.shifts.len();
        let mut found: BTreeMap<usize, bool> = BTreeMap::new();
        for shift in &story.record.shifts {
            let sides = [shift.from.clone(), shift.to.clone()];
            let right = relations.shifts.iter().position(|gold| {
                two_sides(story, &sides, &[&gold.evidence_from, &gold.evidence_to])
                    && is_actor(story, shift, gold)
            });
            match right {
                Some(at) => {
                    let dated = is_dated(shift, &relations.shifts[at]);
                    *found.entry(at).or_default() |= dated;
                }
                None => {
                    self.shifts_false += 1;
                    let item = Printed { kind: "shift".to_owned(), sides: sides.to_vec() };
                    note(story, "no such shift", &item, errors);
                }
            }
        }
        self.shifts_found += found.len();
        self.shifts_dated += found.values().filter(|dated| **dated).count();
        for (at, gold) in relations.shifts.iter().enumerate().filter(|(at, _)| !found.contains_key(at)) {
            let place =
                relations.shifts[at].evidence_to.first().and_then(|it| it.place(story)).unwrap_or_default();
            errors.note("shift not found", place, &format!("{} | {} | {}", gold.actor, gold.issue, gold.to));
        }
    }

    /// Puts the figures.
    pub fn put(&self, scores: &mut Scores) {
        scores.put("differences.strong", Some(self.strong as f64));
        scores.put("differences.strong_found", Some(self.strong_found as f64));
        scores.put("differences.found", Some(self.found as f64));
        scores.put("differences.printed", Some(self.read as f64));
        scores.put("differences.precision", share(self.right, self.read));
        scores.put("shifts.gold", Some(self.shifts as f64));
        scores.put("shifts.found", Some(self.shifts_found as f64));
        scores.put("shifts.dated", Some(self.shifts_dated as f64));
        scores.put("shifts.false", Some(self.shifts_false as f64));
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut table =
            Table::new(&["differences", "gold", "found", "strong", "found", "printed", "in the gold"]);
        table.row([
            "and disagreements".to_owned(),
            self.all.to_string(),
            self.found.to_string(),
            self.strong.to_string(),
            self.strong_found.to_string(),
            self.read.to_string(),
            percent(share(self.right, self.read)),
        ]);
        writeln!(out, "{table}")?;
        let mut table = Table::new(&["shifts", "gold", "found", "with dates", "false"]);
        table.row([
            String::new(),
            self.shifts.to_string(),
            self.shifts_found.to_string(),
            self.shifts_dated.to_string(),
            self.shifts_false.to_string(),
        ]);
        write!(out, "{table}")
    }
}

/// Everything the record prints as differing.
fn printed(story: &Story) -> Vec<Printed> {
    let record = &story.record;
    let mut printed: Vec<Printed> = record
        .differences
        .iter()
        .map(|difference| Printed {
            kind: format!("{:?}", difference.kind),
            sides: difference.sides.iter().map(|side| side.evidence.clone()).collect(),
        })
        .collect();
    printed.extend(
        record.disagreements.iter().map(|it| Printed { kind: "disagreement".to_owned(), sides: parties(it) }),
    );
    let moved = record.happenings.iter().filter(|it| it.texts > 1 && it.moved());
    printed.extend(moved.map(|happening| {
        Printed {
            kind: "change of status".to_owned(),
            sides: happening
                .steps()
                .into_iter()
                .map(|(_, told)| told.iter().flat_map(|told| told.evidence.clone()).collect())
                .collect(),
        }
    }));
    printed.extend(record.shifts.iter().map(|shift| Printed {
        kind: "shift".to_owned(),
        sides: vec![shift.from.clone(), shift.to.clone()],
    }));
    printed
}

fn parties(disagreement: &Disagreement) -> Vec<Vec<Evidence>> {
    let evidence = |party: &Party| party.said.iter().map(|said| said.evidence.clone()).collect();
    disagreement.sides.iter().map(evidence).collect()
}

fn is_conflict(story: &Story, item: &Printed, conflict: &Conflict) -> bool {
    let sides: Vec<&[GoldEvidence]> = conflict.sides.iter().map(|side| side.evidence.as_slice()).collect();
    two_sides(story, &item.sides, &sides)
}

/// Whether two sides of what is printed rest on two different sides of the gold.
fn two_sides(story: &Story, printed: &[Vec<Evidence>], gold: &[&[GoldEvidence]]) -> bool {
    let rests = |side: &[Evidence], gold: &[GoldEvidence]| {
        side.iter().any(|evidence| {
            let (account, span) = (story.record.number_of(evidence), story.chars(evidence));
            gold.iter().any(|it| it.overlaps(story, account, span))
        })
    };
    printed.iter().enumerate().any(|(at, one)| {
        printed.iter().skip(at + 1).any(|two| {
            gold.iter().enumerate().any(|(left, one_gold)| {
                rests(one, one_gold)
                    && gold.iter().enumerate().any(|(right, two_gold)| left != right && rests(two, two_gold))
            })
        })
    })
}

fn is_actor(story: &Story, shift: &Shift, gold: &GoldShift) -> bool {
    let first = shift.statements.0.iter().chain(&shift.statements.1).next();
    first.is_some_and(|statement| {
        gold.evidence_from
            .iter()
            .chain(&gold.evidence_to)
            .any(|it| same_actor(story, *statement, &gold.actor, it))
    })
}

/// Whether both days that the gold names are read.
fn is_dated(shift: &Shift, gold: &GoldShift) -> bool {
    let agrees = |read: Option<Date>, words: &str| match day(words) {
        Some((day, month)) => read.is_some_and(|read| (read.day(), month_name(read)) == (day, month)),
        None => true,
    };
    agrees(shift.from_day, &gold.from) && agrees(shift.to_day, &gold.to)
}

/// The day that words such as "12 Feb: ..." begin with.
fn day(words: &str) -> Option<(i8, String)> {
    let (day, rest) = words.split_once(' ')?;
    Some((day.parse().ok()?, rest.get(..3)?.to_owned()))
}

fn month_name(date: Date) -> String {
    date.strftime("%b").to_string()
}

fn note(story: &Story, class: &str, item: &Printed, errors: &mut Errors) {
    let first = item.sides.first().and_then(|side| side.first());
    let place =
        first.map_or_else(String::new, |it| story.place(story.record.number_of(it), story.chars(it).start));
    let short = |side: &Vec<Evidence>| -> String {
        side.first().map_or("", |it| it.exact()).chars().take(50).collect()
    };
    let words: Vec<String> = item.sides.iter().map(short).collect();
    errors.note(class, place, &words.join(" / "));
}
