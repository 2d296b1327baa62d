//! How sure a reading is: of the statements given .9, nine in ten are right. The shares stand in
//! `data/confidence.toml`, as they were measured.

use crate::{Statement, StatementKind};
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::LazyLock;

const BUILT_IN: &str = include_str!("../data/confidence.toml");

/// What the table holds.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    /// Share of right ones a pattern finds where none of the facts below holds.
    direct: HashMap<String, f64>,
    mixed: HashMap<String, f64>,
    indirect: HashMap<String, f64>,
    /// Such shares where a pattern is too rare to be measured.
    other: HashMap<StatementKind, f64>,
    /// What a fact makes of the odds, by the kind of what is said.
    fact: HashMap<StatementKind, HashMap<Fact, f64>>,
}

/// Something easily told that makes a reading more or less sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Fact {
    /// The verb is "say".
    Say,
    /// "that" or "whether" leads to the content.
    Led,
    /// The speaker is a pronoun.
    Pronoun,
    /// The speaker is named by a description.
    Described,
    /// Nobody is said to have said it.
    Unattributed,
    /// At most three words.
    Short,
    /// At most seven.
    Brief,
    /// More than 35.
    Long,
}

static TABLE: LazyLock<Table> =
    LazyLock::new(|| toml::from_str(BUILT_IN).expect("a test reads the table that is built in"));

/// The most and the least that is ever claimed.
const BOUNDS: (f64, f64) = (0.05, 0.98);

/// The share of statements read like this one that are right; `pattern` is what found it.
pub(crate) fn of(text: &str, statement: &Statement, pattern: &str) -> f32 {
    let shares = match statement.kind {
        StatementKind::Direct => &TABLE.direct,
        StatementKind::Mixed => &TABLE.mixed,
        StatementKind::Indirect => &TABLE.indirect,
    };
    let share = shares.get(pattern).or_else(|| TABLE.other.get(&statement.kind)).copied().unwrap_or(0.5);
    let factor =
        |fact| TABLE.fact.get(&statement.kind).and_then(|table| table.get(&fact)).copied().unwrap_or(1.0);
    let odds = facts(text, statement)
        .into_iter()
        .flatten()
        .fold(share / (1.0 - share), |odds, fact| odds * factor(fact));
    let confidence = (odds / (1.0 + odds)).clamp(BOUNDS.0, BOUNDS.1);
    // Two digits are all that was measured.
    ((confidence * 100.0).round() / 100.0) as f32
}

fn facts(text: &str, statement: &Statement) -> [Option<Fact>; 4] {
    let say = statement.cue.as_ref().is_some_and(|cue| cue.lemma == "say").then_some(Fact::Say);
    let before = text[..statement.content[0].start()].trim_end();
    let led = (before.ends_with(" that") || before.ends_with(" whether")).then_some(Fact::Led);
    let speaker = statement.speaker.map(|speaker| speaker.span.of(text));
    let named = match speaker {
        None => Some(Fact::Unattributed),
        Some(words) if !words.contains(' ') && PRONOUNS.contains(&words.to_lowercase().as_str()) => {
            Some(Fact::Pronoun)
        }
        Some(words) => (!words.starts_with(char::is_uppercase)).then_some(Fact::Described),
    };
    let words: usize = statement.content.iter().map(|piece| piece.of(text).split_whitespace().count()).sum();
    let length = match words {
        0..=3 => Some(Fact::Short),
        4..=7 => Some(Fact::Brief),
        8..=35 => None,
        _ => Some(Fact::Long),
    };
    [say, led, named, length]
}

const PRONOUNS: [&str; 7] = ["he", "she", "they", "it", "i", "we", "who"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_share_of_the_table_is_one() {
        let shares = [&TABLE.direct, &TABLE.mixed, &TABLE.indirect];
        assert!(shares.iter().flat_map(|shares| shares.values()).all(|share| (0.01..1.0).contains(share)));
        assert!(TABLE.fact.values().flat_map(HashMap::values).all(|factor| *factor > 0.0));
        assert_eq!((TABLE.other.len(), TABLE.fact.len()), (3, 3));
    }
}
