//! Counting statements that were found, were right, and have the right speaker.

use super::calibration::{Calibration, Shares};
use super::{Counts, GoldStatement};
use crate::eval::errors::{Errors, place};
use crate::eval::matching::{Characters, SAME, one_to_one};
use crate::eval::scores::{Scores, Table, f_score, percent, share};
use readout_statement::{StatementKind, contract};
use std::fmt;

/// Counts over any number of documents.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    direct: Kind,
    mixed: Kind,
    indirect: Kind,
    pronouns: Share,
    dates: Share,
    calibration: Calibration,
    /// How many were right, by sort.
    pub shares: Shares,
}

/// Counts of one kind of statement.
#[derive(Clone, Copy, Debug, Default)]
struct Kind {
    /// Statements of this kind that were to be found.
    gold: usize,
    /// Those of them that were, whatever kind they were called.
    found: usize,
    /// Those of them that were called by this kind.
    same_kind: usize,
    /// Statements that were called by this kind and count.
    predicted: usize,
    /// Those of them that the gold has.
    right: usize,
    /// Right speakers of those found.
    speaker: Share,
}

/// Some of all.
#[derive(Clone, Copy, Debug, Default)]
struct Share {
    some: usize,
    all: usize,
}

impl Share {
    fn count(&mut self, is_so: bool) {
        self.all += 1;
        self.some += usize::from(is_so);
    }

    fn share(self) -> Option<f64> {
        share(self.some, self.all)
    }
}

impl Kind {
    fn recall(&self) -> Option<f64> {
        share(self.found, self.gold)
    }

    fn precision(&self) -> Option<f64> {
        share(self.right, self.predicted)
    }

    fn f(&self) -> Option<f64> {
        f_score(self.precision(), self.recall())
    }

    fn plus(self, other: Self) -> Self {
        Self {
            gold: self.gold + other.gold,
            found: self.found + other.found,
            same_kind: self.same_kind + other.same_kind,
            predicted: self.predicted + other.predicted,
            right: self.right + other.right,
            speaker: Share {
                some: self.speaker.some + other.speaker.some,
                all: self.speaker.all + other.speaker.all,
            },
        }
    }
}

/// The sorts of one statement, as [`readout_statement::sorts`] names them.
type Sorts = [String; 5];

impl Tally {
    /// Counts one document: what the gold has against what was read, each statement of one of the `sorts`.
    pub(super) fn add(
        &mut self,
        name: &str,
        gold: &[GoldStatement],
        account: &contract::Account,
        sorts: &[Sorts],
        errors: &mut Errors,
    ) {
        let text: Vec<char> = account.document.text.chars().collect();
        let wanted: Vec<Characters> = gold.iter().map(|gold| Characters::of(&text, &gold.content)).collect();
        let read: Vec<Characters> =
            account.statements.iter().map(|said| Characters::of(&text, &said.content)).collect();
        let mut by_gold = vec![None; gold.len()];
        let mut by_read = vec![None; read.len()];
        for (at, by) in one_to_one(&wanted, &read) {
            by_gold[at] = Some(by);
            by_read[by] = Some(at);
        }
        let page = Page { name, text: &text, account };
        for (statement, found) in gold.iter().zip(by_gold) {
            if statement.counts == Counts::Required {
                self.count_required(statement, found.map(|by| &account.statements[by]), &page, errors);
            }
        }
        for (by, said) in account.statements.iter().enumerate() {
            let counts = by_read[by].map(|at: usize| gold[at].counts);
            if counts != Some(Counts::Neither) && (counts.is_some() || !skipped(gold, &wanted, &read[by])) {
                let speaker = by_read[by].and_then(|at| gold[at].speaker.as_ref());
                let claimed = speaker.filter(|_| said.speaker.is_some());
                let known = claimed.is_none_or(|gold| gold.is(said.speaker.as_ref(), &account.actors));
                let is_right = counts.is_some() && known;
                self.calibration.count(said.confidence, is_right);
                self.shares.count(&sorts[by], is_right);
            }
            match counts {
                Some(Counts::Neither) => {}
                Some(_) => self.count_predicted(said, true, &page, errors),
                None if skipped(gold, &wanted, &read[by]) => {}
                None => self.count_predicted(said, false, &page, errors),
            }
        }
    }

    fn count_required(
        &mut self,
        gold: &GoldStatement,
        found: Option<&contract::Statement>,
        page: &Page,
        errors: &mut Errors,
    ) {
        let kind = self.kind(gold.kind);
        kind.gold += 1;
        let words = page.words(&gold.content);
        let at = page.place(&gold.content);
        let Some(said) = found else {
            errors.note(format!("missed {}", label(gold.kind)), at, &words);
            return;
        };
        kind.found += 1;
        kind.same_kind += usize::from(said.kind == gold.kind);
        if let Some(speaker) = &gold.speaker {
            let is_right = speaker.is(said.speaker.as_ref(), &page.account.actors);
            kind.speaker.count(is_right);
            if speaker.by_pronoun {
                self.pronouns.count(is_right);
            }
            if !is_right {
                let class = format!("wrong speaker of {}", label(gold.kind));
                errors.note(class, at.clone(), &format!("{} | {words}", page.speakers(speaker, said)));
            }
        }
        if let Some(date) = &gold.date {
            let read = said.date.as_ref().map_or("none", |date| &date.value);
            self.dates.count(read == date);
            if read != date {
                errors.note("wrong date", at, &format!("{date}, read {read} | {words}"));
            }
        }
    }

    fn count_predicted(&mut self, said: &contract::Statement, right: bool, page: &Page, errors: &mut Errors) {
        let kind = self.kind(said.kind);
        kind.predicted += 1;
        kind.right += usize::from(right);
        if !right {
            let class = format!("false alarm {}", label(said.kind));
            errors.note(class, page.place(&said.content), &page.words(&said.content));
        }
    }

    fn kind(&mut self, kind: StatementKind) -> &mut Kind {
        match kind {
            StatementKind::Direct => &mut self.direct,
            StatementKind::Mixed => &mut self.mixed,
            StatementKind::Indirect => &mut self.indirect,
        }
    }

    fn rows(&self) -> [(&'static str, Kind); 4] {
        let all = self.direct.plus(self.mixed).plus(self.indirect);
        [("direct", self.direct), ("mixed", self.mixed), ("indirect", self.indirect), ("all", all)]
    }

    /// Scores under dotted names.
    pub fn scores(&self) -> Scores {
        let mut scores = Scores::default();
        for (name, kind) in self.rows() {
            scores.put(format!("{name}.recall"), kind.recall());
            scores.put(format!("{name}.precision"), kind.precision());
            scores.put(format!("{name}.f"), kind.f());
            scores.put(format!("{name}.speaker"), kind.speaker.share());
            scores.put(format!("{name}.same_kind"), share(kind.same_kind, kind.found));
            scores.put(format!("{name}.gold"), Some(kind.gold as f64));
            scores.put(format!("{name}.found"), Some(kind.found as f64));
            scores.put(format!("{name}.predicted"), Some(kind.predicted as f64));
            scores.put(format!("{name}.right"), Some(kind.right as f64));
        }
        scores.put("pronouns.speaker", self.pronouns.share());
        scores.put("dates.right", self.dates.share());
        scores.put("calibration.error", self.calibration.error());
        scores
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut table = Table::new(&[
            "statements",
            "gold",
            "found",
            "recall",
            "read",
            "right",
            "precision",
            "F",
            "speaker",
            "same kind",
        ]);
        for (name, kind) in self.rows() {
            table.row([
                name.to_owned(),
                kind.gold.to_string(),
                kind.found.to_string(),
                percent(kind.recall()),
                kind.predicted.to_string(),
                kind.right.to_string(),
                percent(kind.precision()),
                percent(kind.f()),
                percent(kind.speaker.share()),
                percent(share(kind.same_kind, kind.found)),
            ]);
        }
        write!(out, "{table}")?;
        for (what, counted) in [("pronoun speakers resolved", self.pronouns), ("dates right", self.dates)] {
            if counted.all > 0 {
                writeln!(out, "{what}: {} ({} of {})", percent(counted.share()), counted.some, counted.all)?;
            }
        }
        write!(out, "{}", self.calibration)
    }
}

/// Whether what was read is another reading of a statement that counts neither way.
fn skipped(gold: &[GoldStatement], wanted: &[Characters], read: &Characters) -> bool {
    let optional = |(gold, wanted): (&GoldStatement, &Characters)| {
        gold.counts == Counts::Neither && wanted.iou(read) >= SAME
    };
    gold.iter().zip(wanted).any(optional)
}

fn label(kind: StatementKind) -> &'static str {
    match kind {
        StatementKind::Direct => "direct",
        StatementKind::Mixed => "mixed",
        StatementKind::Indirect => "indirect",
    }
}

/// One document, for telling where an error stands.
struct Page<'a> {
    name: &'a str,
    text: &'a [char],
    account: &'a contract::Account,
}

impl Page<'_> {
    fn place(&self, pieces: &[readout_document::CharSpan]) -> String {
        place(self.name, self.text, pieces.first().map_or(0, |piece| piece.start))
    }

    fn words(&self, pieces: &[readout_document::CharSpan]) -> String {
        let piece = |piece: &readout_document::CharSpan| self.stretch(piece.start, piece.end);
        pieces.iter().map(piece).collect::<Vec<_>>().join(" … ")
    }

    fn stretch(&self, start: usize, end: usize) -> String {
        let end = end.min(self.text.len());
        self.text[start.min(end)..end].iter().collect()
    }

    fn speakers(&self, gold: &super::GoldSpeaker, said: &contract::Statement) -> String {
        let read = said.speaker.as_ref().map_or("nobody".to_owned(), |speaker| {
            let name = self.account.actors.iter().find(|actor| Some(&actor.id) == speaker.actor.as_ref());
            let words = self.stretch(speaker.start, speaker.end);
            name.map_or(format!("“{words}”"), |actor| format!("{} (“{words}”)", actor.name))
        });
        let wanted: Vec<String> =
            gold.spans().iter().map(|span| self.stretch(span.start, span.end)).collect();
        format!("{} (“{}”), read {read}", gold.label, wanted.join(" … "))
    }
}
