//! The words that say that something happened, as data: `data/events.toml`, which a user's own table can extend.

use super::list::List;
use crate::{EventKind, EventMode, EventStatus};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::sync::LazyLock;

/// The table that Readout ships.
const BUILT_IN: &str = include_str!("../../data/events.toml");

/// What words say of happenings, by dictionary form.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    nouns: FxHashMap<String, Word>,
    /// The first words of nouns of two.
    before: FxHashSet<String>,
    verbs: FxHashMap<String, Word>,
    light: FxHashMap<String, FxHashSet<String>>,
    verb_status: FxHashMap<String, EventStatus>,
    noun_status: FxHashMap<String, EventStatus>,
    adjective_status: FxHashMap<String, EventStatus>,
    predicate_status: FxHashMap<String, EventStatus>,
    lists: Vec<FxHashSet<String>>,
    hearsay: Hearsay,
    parties: FxHashSet<String>,
    bodies: FxHashSet<String>,
    both: FxHashSet<String>,
    venues: Vec<String>,
    press: FxHashSet<String>,
    writing: FxHashSet<String>,
}

/// A noun or verb that names a happening.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    pub kind: EventKind,
    pub mode: Option<EventMode>,
    /// What the plural names, where that is something else ("discussions").
    pub plural: Option<EventKind>,
    pub frame: Frame,
    /// Words that must not follow.
    pub not: Vec<String>,
    /// Words that must not stand before it.
    pub unless: Vec<String>,
    /// The particle that must follow ("touched down").
    pub particle: Option<String>,
}

/// Which words beside it name whom or where; the table explains each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Frame {
    pub parties: bool,
    pub with: bool,
    pub to: bool,
    pub object: bool,
    pub place: bool,
    pub to_place: bool,
    pub mutual: bool,
    pub named: bool,
    pub office: bool,
    pub body: bool,
    pub loose: bool,
    pub weak: bool,
    pub host: bool,
    pub placed: bool,
    pub alone: bool,
    pub matter: bool,
    pub known: bool,
    pub said: bool,
    pub policy: bool,
    pub audience: bool,
    pub arms: bool,
    pub armed: bool,
    pub means: bool,
    pub awaited: bool,
    pub guests: bool,
    pub gives_up: bool,
    pub sends: bool,
    pub from_place: bool,
}

#[derive(Debug, Default)]
struct Hearsay {
    subjects: FxHashSet<String>,
    adverbs: FxHashSet<String>,
}

/// A table that cannot be used, and why.
#[derive(Debug, thiserror::Error)]
#[error("the table of events cannot be used: {0}")]
pub(crate) struct BadTable(String);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    noun: FxHashMap<String, Line>,
    verb: FxHashMap<String, Line>,
    light: FxHashMap<String, String>,
    verb_status: FxHashMap<EventStatus, String>,
    noun_status: FxHashMap<EventStatus, String>,
    adjective_status: FxHashMap<EventStatus, String>,
    predicate_status: FxHashMap<EventStatus, String>,
    words: FxHashMap<List, String>,
    hearsay: FxHashMap<String, String>,
    party: FxHashMap<String, String>,
    venue: FxHashMap<String, String>,
    press: FxHashMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    kind: EventKind,
    mode: Option<EventMode>,
    plural: Option<EventKind>,
    #[serde(default)]
    frame: String,
    #[serde(default)]
    not: String,
    #[serde(default)]
    unless: String,
    particle: Option<String>,
}

impl Lexicon {
    /// The table that Readout ships.
    pub fn built_in() -> &'static Lexicon {
        static LEXICON: LazyLock<Lexicon> =
            LazyLock::new(|| Lexicon::parse(BUILT_IN).expect("a test reads the table that is built in"));
        &LEXICON
    }

    /// A table of its own.
    pub fn parse(toml: &str) -> Result<Lexicon, BadTable> {
        let table: Table = toml::from_str(toml).map_err(|why| BadTable(why.to_string()))?;
        let list =
            |lists: &FxHashMap<String, String>, name: &str| words(lists.get(name).map_or("", |list| list));
        let first = |name: &String| name.split_once(' ').map(|(first, _)| first.to_owned());
        Ok(Lexicon {
            before: table.noun.keys().filter_map(first).collect(),
            nouns: entries(table.noun)?,
            verbs: entries(table.verb)?,
            light: table.light.iter().map(|(name, list)| (name.clone(), words(list))).collect(),
            verb_status: statuses(&table.verb_status),
            noun_status: statuses(&table.noun_status),
            adjective_status: statuses(&table.adjective_status),
            predicate_status: statuses(&table.predicate_status),
            lists: lists(&table.words),
            hearsay: Hearsay {
                subjects: list(&table.hearsay, "subjects"),
                adverbs: list(&table.hearsay, "adverbs"),
            },
            parties: list(&table.party, "nouns"),
            bodies: list(&table.party, "bodies"),
            both: list(&table.party, "both"),
            press: list(&table.press, "words"),
            writing: list(&table.press, "writing"),
            venues: table.venue.get("places").map_or_else(Vec::new, |places| {
                places.split('|').map(|place| place.trim().to_owned()).collect()
            }),
        })
    }

    /// Whether a word stands in a list.
    pub fn has(&self, list: List, word: &str) -> bool {
        self.lists.get(list as usize).is_some_and(|words| words.contains(word))
    }

    /// The noun with the word before it, or by itself.
    pub fn noun(&self, before: Option<&str>, lemma: &str) -> Option<&Word> {
        let before = before.filter(|before| self.before.contains(&before.to_lowercase()));
        let both = before.and_then(|before| self.nouns.get(&format!("{} {lemma}", before.to_lowercase())));
        both.or_else(|| self.nouns.get(lemma))
    }

    pub fn verb(&self, lemma: &str) -> Option<&Word> {
        self.verbs.get(lemma)
    }

    /// Whether a verb makes an event of that kind of its object.
    pub fn is_light(&self, lemma: &str, kind: EventKind) -> bool {
        let in_list = |name: &str| self.light.get(name).is_some_and(|list| list.contains(lemma));
        match kind {
            EventKind::Agreement | EventKind::Ceasefire => in_list("sign"),
            EventKind::Measure => in_list("impose"),
            EventKind::Attack => in_list("strike"),
            EventKind::Other => in_list("strike") || in_list("hold"),
            EventKind::Invitation => in_list("issue"),
            EventKind::Release => in_list("hold") || in_list("sign"),
            EventKind::Talks => in_list("hold") || in_list("phase"),
            _ => in_list("hold"),
        }
    }

    /// "start", "resume": what they govern is told to begin.
    pub fn is_phase(&self, lemma: &str) -> bool {
        self.light.get("phase").is_some_and(|list| list.contains(lemma))
    }

    pub fn verb_status(&self, lemma: &str) -> Option<EventStatus> {
        self.verb_status.get(lemma).copied()
    }

    pub fn noun_status(&self, lemma: &str) -> Option<EventStatus> {
        self.noun_status.get(lemma).copied()
    }

    pub fn adjective_status(&self, word: &str) -> Option<EventStatus> {
        self.adjective_status.get(word).copied()
    }

    /// "is **due** to meet", "was **eager** to meet".
    pub fn predicate_status(&self, lemma: &str) -> Option<EventStatus> {
        self.predicate_status.get(lemma).copied()
    }

    pub fn is_hearsay_subject(&self, lemma: &str) -> bool {
        self.hearsay.subjects.contains(lemma)
    }

    pub fn is_hearsay_adverb(&self, word: &str) -> bool {
        self.hearsay.adverbs.contains(word)
    }

    /// "leader", "delegation": a noun for those who take part.
    pub fn is_party(&self, lemma: &str) -> bool {
        self.parties.contains(lemma)
    }

    /// "parliament", "lawmakers": who votes.
    pub fn is_body(&self, lemma: &str) -> bool {
        self.bodies.contains(lemma)
    }

    /// "leaders" in "the two leaders".
    pub fn is_both(&self, lemma: &str) -> bool {
        self.both.contains(lemma)
    }

    /// "reporter", and the last word of many a newspaper's name.
    pub fn is_press(&self, word: &str) -> bool {
        self.press.contains(word)
    }

    /// "statement", "email": what is said there is no appearance.
    pub fn is_writing(&self, word: &str) -> bool {
        self.writing.contains(word)
    }

    /// "the White House", "NATO headquarters": where one speaks, with no name on a map.
    pub fn is_venue(&self, words: &str) -> bool {
        self.venues.iter().any(|venue| words.ends_with(venue.as_str()))
    }
}

fn lists(table: &FxHashMap<List, String>) -> Vec<FxHashSet<String>> {
    let mut all = vec![FxHashSet::default(); List::COUNT];
    for (list, line) in table {
        all[*list as usize] = words(line);
    }
    all
}

fn words(list: &str) -> FxHashSet<String> {
    list.split_whitespace().map(str::to_owned).collect()
}

fn statuses(table: &FxHashMap<EventStatus, String>) -> FxHashMap<String, EventStatus> {
    let lines = table.iter().flat_map(|(status, list)| list.split_whitespace().map(|word| (word, *status)));
    let mut all: Vec<(&str, EventStatus)> = lines.collect();
    // A word that stands in two lists counts as the later of them, whatever the order of the table in memory.
    all.sort_unstable();
    all.into_iter().map(|(word, status)| (word.to_owned(), status)).collect()
}

fn entries(lines: FxHashMap<String, Line>) -> Result<FxHashMap<String, Word>, BadTable> {
    lines.into_iter().map(|(name, line)| Ok((name.clone(), word(&name, line)?))).collect()
}

fn word(name: &str, line: Line) -> Result<Word, BadTable> {
    let mut frame = Frame::default();
    for part in line.frame.split_whitespace() {
        let field = match part {
            "parties" => &mut frame.parties,
            "with" => &mut frame.with,
            "to" => &mut frame.to,
            "object" => &mut frame.object,
            "place" => &mut frame.place,
            "to-place" => &mut frame.to_place,
            "mutual" => &mut frame.mutual,
            "named" => &mut frame.named,
            "office" => &mut frame.office,
            "body" => &mut frame.body,
            "loose" => &mut frame.loose,
            "weak" => &mut frame.weak,
            "host" => &mut frame.host,
            "placed" => &mut frame.placed,
            "alone" => &mut frame.alone,
            "matter" => &mut frame.matter,
            "known" => &mut frame.known,
            "said" => &mut frame.said,
            "policy" => &mut frame.policy,
            "audience" => &mut frame.audience,
            "arms" => &mut frame.arms,
            "armed" => &mut frame.armed,
            "means" => &mut frame.means,
            "awaited" => &mut frame.awaited,
            "guests" => &mut frame.guests,
            "gives-up" => &mut frame.gives_up,
            "sends" => &mut frame.sends,
            "from-place" => &mut frame.from_place,
            unknown => {
                return Err(BadTable(format!(
                    "\"{name}\" has the frame \"{unknown}\", which does not exist"
                )));
            }
        };
        *field = true;
    }
    Ok(Word {
        kind: line.kind,
        mode: line.mode,
        plural: line.plural,
        frame,
        not: line.not.split_whitespace().map(str::to_owned).collect(),
        unless: line.unless.split_whitespace().map(str::to_owned).collect(),
        particle: line.particle,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_before_tells_a_press_conference_from_a_conference() {
        let lexicon = Lexicon::built_in();
        let kind = |before, lemma| lexicon.noun(before, lemma).map(|word| word.kind);
        assert_eq!(kind(Some("Press"), "conference"), Some(EventKind::Remarks));
        assert_eq!(kind(Some("security"), "conference"), Some(EventKind::Conference));
        assert_eq!(kind(None, "boat"), None);
    }

    #[test]
    fn a_frame_that_does_not_exist_is_named() {
        let table = BUILT_IN.replace("frame = \"object named\"", "frame = \"objekt\"");
        let why = Lexicon::parse(&table).expect_err("the frame is misspelt").to_string();
        assert!(why.contains("objekt"), "{why}");
    }
}
