//! How sure a reading is: of the statements given .9, nine in ten are right. What is stated is a share that was measured,
//! of the statements that are most like it; the shares stand in `data/confidence.toml`, as
//! `readout eval statements GOLD --shares` prints them.

use crate::{Statement, StatementKind};
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::LazyLock;

const BUILT_IN: &str = include_str!("../data/confidence.toml");

/// What the table holds.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    /// How many of the statements of a sort were right, and how many there were.
    share: HashMap<String, (u32, u32)>,
}

static TABLE: LazyLock<Table> =
    LazyLock::new(|| toml::from_str(BUILT_IN).expect("a test reads the table that is built in"));

/// The most and the least that is ever claimed.
const BOUNDS: (f64, f64) = (0.05, 0.98);

/// The share of statements read like this one that are right.
pub(crate) fn of(text: &str, statement: &Statement) -> f32 {
    let measured = sorts(text, statement).iter().find_map(|sort| TABLE.share.get(sort).copied());
    let share = measured.map_or(0.5, |(right, all)| f64::from(right) / f64::from(all));
    // Two digits are all that was measured.
    ((share.clamp(BOUNDS.0, BOUNDS.1) * 100.0).round() / 100.0) as f32
}

/// The sorts of statement that this one is of, by what is easily told of it: the narrowest first, its kind last.
pub fn sorts(text: &str, statement: &Statement) -> [String; 5] {
    let kind = match statement.kind {
        StatementKind::Direct => "direct",
        StatementKind::Mixed => "mixed",
        StatementKind::Indirect => "indirect",
    };
    let pattern = if statement.pattern.is_empty() { "no attribution" } else { statement.pattern };
    let verb =
        if statement.cue.as_ref().is_some_and(|cue| cue.lemma == "say") { "say" } else { "other verb" };
    let (speaker, length) = (speaker(text, statement), length(text, statement));
    let before = text[..statement.content[0].start()].trim_end();
    let led = before.ends_with(" that") || before.ends_with(" whether");
    let wide = format!("{kind}, {pattern}");
    let usual = format!("{wide}, {verb}, {speaker}{}", if led { ", led in" } else { "" });
    [format!("{usual}, {length}"), usual, format!("{wide}, {speaker}"), wide, kind.to_owned()]
}

fn speaker(text: &str, statement: &Statement) -> &'static str {
    match statement.speaker.map(|speaker| speaker.span.of(text)) {
        None => "nobody",
        Some(words) if PRONOUNS.contains(&words.to_lowercase().as_str()) => "pronoun",
        Some(words) if words.starts_with(char::is_uppercase) => "capital",
        Some(_) => "description",
    }
}

const PRONOUNS: [&str; 7] = ["he", "she", "they", "it", "i", "we", "who"];

fn length(text: &str, statement: &Statement) -> &'static str {
    match statement.content.iter().map(|piece| piece.of(text).split_whitespace().count()).sum() {
        0..=3 => "three words",
        4..=7 => "seven words",
        8..=35 => "a sentence",
        _ => "longer",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_share_and_every_share_is_one() {
        assert!(["direct", "mixed", "indirect"].iter().all(|kind| TABLE.share.contains_key(*kind)));
        assert!(TABLE.share.values().all(|(right, all)| right <= all && *all > 0));
    }
}
