//! Actors across accounts: B-cubed over the gold's mentions (Bagga & Baldwin 1998), which are matched by place.

use super::story::Story;
use crate::eval::errors::Errors;
use crate::eval::scores::{Scores, Table, f_score, percent};
use readout_document::CharSpan;
use readout_record::{AccountNumber, ActorNumber};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

#[derive(Deserialize)]
struct Relations {
    #[serde(default)]
    name_variants: Vec<GoldActor>,
}

#[derive(Deserialize)]
struct GoldActor {
    canonical: String,
    #[serde(rename = "type")]
    kind: String,
    mentions: Vec<GoldMention>,
}

#[derive(Deserialize)]
struct GoldMention {
    doc: String,
    start: usize,
    end: usize,
    text: String,
    zone: String,
}

/// Sums over the mentions.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tally {
    gold: usize,
    found: usize,
    precision: f64,
    recall: f64,
}

/// A mention of the gold with its cluster there and the actor it was read as.
struct Mention {
    account: AccountNumber,
    span: CharSpan,
    words: String,
    gold: usize,
    actor: Option<ActorNumber>,
}

impl Tally {
    /// Adds the mentions of one story.
    pub fn add(&mut self, story: &Story, errors: &mut Errors) -> anyhow::Result<()> {
        let relations: Relations = story.gold()?;
        let (mut mentions, names) = clusters(story, &relations);
        find(story, &mut mentions);
        *self += b_cubed(&mentions);
        note(story, &mentions, &names, errors);
        Ok(())
    }

    /// Of the mentions found, the share that are joined with those of the same actor only.
    fn precision(&self) -> Option<f64> {
        (self.found > 0).then(|| self.precision / self.found as f64)
    }

    /// Of each actor's mentions, the share that are joined; a mention that was not found is joined with none.
    fn recall(&self) -> Option<f64> {
        (self.gold > 0).then(|| self.recall / self.gold as f64)
    }

    /// Puts the figures.
    pub fn put(&self, scores: &mut Scores) {
        scores.put("actors.mentions", Some(self.gold as f64));
        scores.put("actors.found", Some(self.found as f64));
        scores.put("actors.bcubed_precision", self.precision());
        scores.put("actors.bcubed_recall", self.recall());
        scores.put("actors.bcubed_f", f_score(self.precision(), self.recall()));
    }
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.gold += other.gold;
        self.found += other.found;
        self.precision += other.precision;
        self.recall += other.recall;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut table = Table::new(&["actors", "mentions", "found", "precision", "recall", "F (B-cubed)"]);
        table.row([
            "across accounts".to_owned(),
            self.gold.to_string(),
            self.found.to_string(),
            percent(self.precision()),
            percent(self.recall()),
            percent(f_score(self.precision(), self.recall())),
        ]);
        write!(out, "{table}")
    }
}

/// The mentions that stand in body and headings, with the name of each cluster. Where the gold has a loose group
/// ("European allies", "European leaders"), each wording is a cluster of its own: the sets overlap.
fn clusters(story: &Story, relations: &Relations) -> (Vec<Mention>, Vec<String>) {
    let mut names = Vec::new();
    let mut mentions = Vec::new();
    for actor in &relations.name_variants {
        let mut cluster: BTreeMap<String, usize> = BTreeMap::new();
        for mention in actor.mentions.iter().filter(|it| matches!(it.zone.as_str(), "body" | "heading")) {
            let Some(account) = story.account(&mention.doc) else { continue };
            let wording = if actor.kind == "group" {
                mention.text.to_lowercase().replace("the ", "")
            } else {
                String::new()
            };
            let gold = *cluster.entry(wording).or_insert_with(|| {
                names.push(actor.canonical.clone());
                names.len() - 1
            });
            let span = CharSpan { start: mention.start, end: mention.end };
            mentions.push(Mention { account, span, words: mention.text.clone(), gold, actor: None });
        }
    }
    (mentions, names)
}

/// Gives each mention of the gold the actor of the record's mention in its place: one of the two holds the other or
/// they share half their characters; closest pairs first, each mention in one pair.
fn find(story: &Story, mentions: &mut [Mention]) {
    let mut read: Vec<(AccountNumber, CharSpan, ActorNumber)> = Vec::new();
    for (number, actor) in story.record.actors.iter().enumerate() {
        let places = actor.mentions.iter();
        read.extend(places.map(|it| (it.account, story.chars(&it.evidence), ActorNumber(number))));
    }
    read.sort_by_key(|(account, span, actor)| (*account, span.start, span.end, *actor));
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (at, mention) in mentions.iter().enumerate() {
        let near = read.iter().enumerate().filter(|(_, (account, ..))| *account == mention.account);
        pairs.extend(near.filter_map(|(by, (_, span, _))| Some((closeness(mention.span, *span)?, at, by))));
    }
    pairs.sort_by(|one, two| two.0.total_cmp(&one.0).then((one.1, one.2).cmp(&(two.1, two.2))));
    let mut taken = BTreeSet::new();
    for (_, at, by) in pairs {
        if mentions[at].actor.is_none() && taken.insert(by) {
            mentions[at].actor = Some(read[by].2);
        }
    }
}

/// Intersection over union of two places that may be one mention.
fn closeness(one: CharSpan, two: CharSpan) -> Option<f64> {
    let common = one.end.min(two.end).saturating_sub(one.start.max(two.start)) as f64;
    let (first, second) = ((one.end - one.start) as f64, (two.end - two.start) as f64);
    let union = first + second - common;
    let one_mention = common > 0.0 && (common == first || common == second || common / union >= 0.5);
    one_mention.then(|| common / union)
}

fn b_cubed(mentions: &[Mention]) -> Tally {
    let mut tally = Tally { gold: mentions.len(), ..Tally::default() };
    for mention in mentions.iter().filter(|mention| mention.actor.is_some()) {
        let actor = mentions.iter().filter(|other| other.actor == mention.actor);
        let both = actor.clone().filter(|other| other.gold == mention.gold).count() as f64;
        let gold = mentions.iter().filter(|other| other.gold == mention.gold).count() as f64;
        tally.found += 1;
        tally.precision += both / actor.count() as f64;
        tally.recall += both / gold;
    }
    tally
}

fn note(story: &Story, mentions: &[Mention], names: &[String], errors: &mut Errors) {
    for mention in mentions {
        let place = story.place(mention.account, mention.span.start);
        let wanted = format!("{} ({})", mention.words, names[mention.gold]);
        let Some(actor) = mention.actor else {
            errors.note("actor not mentioned here", place, &wanted);
            continue;
        };
        let share = |others: &dyn Fn(&&Mention) -> bool| mentions.iter().filter(others).count();
        let own = share(&|other| other.actor == mention.actor && other.gold == mention.gold);
        let name = &story.record.actors[actor.0].name;
        if own * 2 < share(&|other| other.actor == mention.actor) {
            errors.note("mention of another actor", place, &format!("{wanted} taken for {name}"));
        } else if own * 2 < share(&|other| other.gold == mention.gold && other.actor.is_some()) {
            errors.note("actor not joined", place, &format!("{wanted} stands apart as {name}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mention(at: usize, gold: usize, actor: Option<usize>) -> Mention {
        Mention {
            account: AccountNumber(0),
            span: CharSpan { start: at, end: at + 1 },
            words: String::new(),
            gold,
            actor: actor.map(ActorNumber),
        }
    }

    #[test]
    fn given_two_actors_read_as_one_when_scored_then_precision_falls_and_recall_stays() {
        let mentions = [mention(0, 0, Some(7)), mention(1, 0, Some(7)), mention(2, 1, Some(7))];
        let tally = b_cubed(&mentions);
        assert_eq!(tally.recall(), Some(1.0));
        assert!((tally.precision().unwrap() - (2.0 / 3.0 + 2.0 / 3.0 + 1.0 / 3.0) / 3.0).abs() < 1e-9);
    }

    #[test]
    fn given_a_mention_that_is_not_found_when_scored_then_only_recall_falls() {
        let mentions = [mention(0, 0, Some(1)), mention(1, 0, None)];
        let tally = b_cubed(&mentions);
        assert_eq!((tally.precision(), tally.recall()), (Some(1.0), Some(0.25)));
    }

    #[test]
    fn a_name_inside_its_noun_phrase_is_the_same_mention() {
        let span = |start, end| CharSpan { start, end };
        assert!(closeness(span(0, 30), span(18, 30)).is_some());
        assert!(closeness(span(0, 30), span(25, 60)).is_none());
        assert!(closeness(span(0, 3), span(3, 6)).is_none());
    }
}
