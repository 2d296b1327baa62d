//! Positions: what each actor has said of each issue, against the gold's.
//!
//! A statement that the record counts under an issue for an actor is right when a position of the gold has the same
//! actor, its evidence shares half the characters of the shorter of the two, and the stances do not contradict each
//! other. Actors are the same when the speaker's words overlap those of the gold's statement or the last word of one of
//! the gold's names for the actor ("European allies / diplomats" has two) stands in the record's. A stance of the gold
//! that begins with "for", "against" or "open" must be the one read, when one was read. Statements that the gold marks
//! optional and has under no position count neither way. A position of the gold is found when one statement is right
//! for it.

use super::story::Story;
use crate::eval::errors::Errors;
use crate::eval::scores::{Scores, Table, percent, share};
use readout_document::CharSpan;
use readout_record::{AccountNumber, ActorNumber, Said, Stance, StatementNumber};
use readout_story::words::fold;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

#[derive(Deserialize)]
struct Relations {
    #[serde(default)]
    positions: Vec<GoldPosition>,
}

#[derive(Deserialize)]
struct GoldPosition {
    issue: String,
    actor: String,
    stance: String,
    evidence: Vec<GoldEvidence>,
}

/// Words of an account that the gold rests on.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldEvidence {
    /// The account.
    pub doc: String,
    start: usize,
    end: usize,
    /// Line of the statement, from 1.
    #[serde(default)]
    quote: Option<usize>,
}

impl GoldEvidence {
    /// File, line and column where the words begin.
    pub fn place(&self, story: &Story) -> Option<String> {
        Some(story.place(story.account(&self.doc)?, self.start))
    }

    /// Whether these words and those at `span` of an account share half the characters of the shorter.
    pub fn overlaps(&self, story: &Story, account: AccountNumber, span: CharSpan) -> bool {
        let common = self.end.min(span.end).saturating_sub(self.start.max(span.start));
        let shorter = (self.end - self.start).min(span.end.saturating_sub(span.start));
        story.account(&self.doc) == Some(account) && common > 0 && common * 2 >= shorter
    }
}

/// Whether the speaker of a statement is the actor whom the gold calls `name`, given the evidence of the gold.
pub fn same_actor(story: &Story, statement: StatementNumber, name: &str, evidence: &GoldEvidence) -> bool {
    let statement = &story.record.statements[statement.0];
    let Some(speaker) = &statement.speaker else { return false };
    let gold = evidence.quote.and_then(|line| story.quotes.get(line.checked_sub(1)?));
    let span = story.chars(&speaker.evidence);
    if gold
        .and_then(|quote| quote.speaker_span)
        .is_some_and(|(start, end)| span.start < end && start < span.end)
    {
        return true;
    }
    let actor = speaker.actor.map(|actor| &story.record.actors[actor.0]);
    let mut words: Vec<String> = speaker.evidence.exact().split_whitespace().map(fold).collect();
    words.extend(actor.iter().flat_map(|actor| actor.name.split_whitespace().map(fold)));
    let names = name.split(['/', '(', ')', ',']).map(str::trim).filter(|name| !name.is_empty());
    names.filter_map(|name| name.split_whitespace().last()).any(|last| words.contains(&fold(last)))
}

/// Counts.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    gold: usize,
    found: usize,
    read: usize,
    right: usize,
    stances: usize,
    of_main_issue: usize,
}

impl Tally {
    /// Adds the positions of one story.
    pub fn add(&mut self, story: &Story, errors: &mut Errors) -> anyhow::Result<()> {
        let relations: Relations = story.gold()?;
        let matched = story.matched();
        let mut found = BTreeSet::new();
        for issue in 0..story.record.issues.len() {
            let mut issues: BTreeMap<&str, usize> = BTreeMap::new();
            let mut hits = 0;
            for (actor, said) in said_of(story, issue) {
                let right: Vec<usize> = (0..relations.positions.len())
                    .filter(|at| is_right(story, said, actor, &relations.positions[*at]))
                    .collect();
                let optional = said
                    .statement
                    .and_then(|number| matched.get(&number))
                    .is_some_and(|quote| story.quotes[*quote].optional);
                if right.is_empty() && optional {
                    continue;
                }
                self.read += 1;
                if right.is_empty() {
                    note_false(story, issue, (actor, said), errors);
                    continue;
                }
                self.right += 1;
                self.stances += usize::from(said.stance.is_some());
                hits += 1;
                let names: BTreeSet<&str> =
                    right.iter().map(|at| relations.positions[*at].issue.as_str()).collect();
                names.into_iter().for_each(|name| *issues.entry(name).or_default() += 1);
                found.extend(right);
            }
            self.of_main_issue += issues.values().copied().max().unwrap_or(0).min(hits);
        }
        self.gold += relations.positions.len();
        self.found += found.len();
        for at in (0..relations.positions.len()).filter(|at| !found.contains(at)) {
            note_missed(story, &relations.positions[at], errors);
        }
        Ok(())
    }

    /// Puts the figures.
    pub fn put(&self, scores: &mut Scores) {
        scores.put("positions.recall", share(self.found, self.gold));
        scores.put("positions.precision", share(self.right, self.read));
        scores.put("positions.with_stance", share(self.stances, self.right));
        scores.put("positions.issue_purity", share(self.of_main_issue, self.right));
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut table = Table::new(&[
            "positions",
            "gold",
            "found",
            "recall",
            "statements",
            "precision",
            "with stance",
            "one issue",
        ]);
        table.row([
            "by actor and issue".to_owned(),
            self.gold.to_string(),
            self.found.to_string(),
            percent(share(self.found, self.gold)),
            self.read.to_string(),
            percent(share(self.right, self.read)),
            percent(share(self.stances, self.right)),
            percent(share(self.of_main_issue, self.right)),
        ]);
        write!(out, "{table}")
    }
}

/// Where a statement's content stands, from its first to its last character.
pub fn content(story: &Story, statement: StatementNumber) -> CharSpan {
    let pieces = story.record.statements[statement.0].content.iter().map(|piece| story.chars(piece));
    let whole =
        pieces.reduce(|one, two| CharSpan { start: one.start.min(two.start), end: one.end.max(two.end) });
    whole.unwrap_or(CharSpan { start: 0, end: 0 })
}

fn is_right(story: &Story, said: &Said, actor: ActorNumber, gold: &GoldPosition) -> bool {
    let account = story.record.number_of(&said.evidence);
    let content = story.chars(&said.evidence);
    let stances_agree = match (said.stance, stance(&gold.stance)) {
        (Some(read), Some(wanted)) => read == wanted,
        _ => true,
    };
    let by = |evidence: &GoldEvidence| match said.statement {
        Some(statement) => same_actor(story, statement, &gold.actor, evidence),
        None => bears_name(&story.record.actors[actor.0].name, &gold.actor),
    };
    stances_agree && gold.evidence.iter().any(|it| it.overlaps(story, account, content) && by(it))
}

/// Whether the last word of one of the gold's names stands in an actor's name.
fn bears_name(name: &str, gold: &str) -> bool {
    let words: Vec<String> = name.split_whitespace().map(fold).collect();
    let names = gold.split(['/', '(', ')', ',']).map(str::trim).filter(|name| !name.is_empty());
    names.filter_map(|name| name.split_whitespace().last()).any(|last| words.contains(&fold(last)))
}

/// The stance that the gold's words begin with.
fn stance(words: &str) -> Option<Stance> {
    let first = words.split([' ', ':', ',']).next()?;
    match first {
        "for" => Some(Stance::For),
        "against" => Some(Stance::Against),
        "open" => Some(Stance::Open),
        _ => None,
    }
}

/// What is said of an issue, and by whom.
fn said_of(story: &Story, issue: usize) -> impl Iterator<Item = (ActorNumber, &Said)> {
    let own = story.record.positions.iter().filter(move |it| it.issue.0 == issue);
    own.flat_map(|it| it.said.iter().map(|said| (it.actor, said)))
}

fn note_false(story: &Story, issue: usize, (actor, said): (ActorNumber, &Said), errors: &mut Errors) {
    let (account, span) = (story.record.number_of(&said.evidence), story.chars(&said.evidence));
    let words = format!(
        "{} | {} | {:?} | {}",
        story.record.issues[issue].name.exact(),
        story.record.actors[actor.0].name,
        said.stance,
        said.evidence.exact()
    );
    errors.note("no such position", story.place(account, span.start), &words);
}

fn note_missed(story: &Story, gold: &GoldPosition, errors: &mut Errors) {
    let mut told = "no statement read";
    for (number, statement) in story.record.statements.iter().enumerate() {
        let span = content(story, StatementNumber(number));
        for evidence in gold.evidence.iter().filter(|it| it.overlaps(story, statement.account, span)) {
            let same = same_actor(story, StatementNumber(number), &gold.actor, evidence);
            if same {
                told = "statement read, no position";
            } else if told == "no statement read" {
                told = "statement of another actor";
            }
        }
    }
    let first = gold.evidence.first();
    let place = first.and_then(|it| it.place(story)).unwrap_or_default();
    let words = format!("{} | {} | {}", gold.issue, gold.actor, gold.stance);
    errors.note(format!("position missed: {told}"), place, &words);
}
