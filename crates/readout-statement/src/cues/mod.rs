//! The words that say that something was said, as data: `data/cues.toml`, which a user's own table can extend.

mod inflection;

use crate::{Act, MediumKind};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The table that Readout ships.
const BUILT_IN: &str = include_str!("../../data/cues.toml");

/// Reporting verbs and nouns, looked up by any of their forms.
#[derive(Debug, Default)]
pub struct Cues {
    verbs: Vec<Verb>,
    /// First word of every form of a verb, in lower case.
    forms: FxHashMap<String, Vec<Inflected>>,
    nouns: FxHashMap<String, Noun>,
}

/// A reporting verb.
#[derive(Debug)]
pub struct Verb {
    /// Dictionary form; of more than one word where the verb has a particle ("point out").
    pub lemma: String,
    /// What saying it does.
    pub act: Act,
    /// Where its content may stand.
    pub frames: Frames,
    /// Whether its object is the person spoken to.
    pub addressee: bool,
    /// The medium that it carries in itself.
    pub medium: Option<MediumKind>,
}

/// Where the content of a reporting verb may stand; the table explains each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Frames {
    pub quote: bool,
    pub that: bool,
    pub whether: bool,
    pub object: bool,
    pub as_: bool,
    pub called: bool,
    pub to: bool,
    pub oblige: bool,
    pub against: bool,
    pub weak: bool,
    pub strict: bool,
    pub of: bool,
    pub cites: bool,
    pub mutual: bool,
    pub withheld: bool,
    pub gerund: bool,
}

/// A noun that says.
#[derive(Debug)]
pub struct Noun {
    /// What saying it does.
    pub act: Act,
    /// Words with which what is said follows it: "that", "for", "to".
    pub leads: Vec<String>,
    /// Such words where the noun opens an item of a list: "Emphasis on".
    pub items: Vec<String>,
    /// Whether it is its own source, when nobody else is named: "reports that".
    pub source: bool,
}

/// Which form of a verb stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// say
    Base,
    /// says
    Third,
    /// said, wrote
    Past,
    /// said, written
    Participle,
    /// saying
    Gerund,
}

/// One form of one verb: its first word is the key of the table, `rest` are those that follow.
#[derive(Debug)]
struct Inflected {
    verb: usize,
    form: Form,
    rest: Vec<String>,
}

impl Inflected {
    /// Whether the words after the first follow, and how many adverbs stand before the last of them: "spoke **warmly**
    /// of", "commented **Tuesday** on".
    fn follows<'w>(&self, mut words: impl Iterator<Item = &'w str>) -> Option<usize> {
        let mut skipped = 0;
        for (place, rest) in self.rest.iter().enumerate() {
            let mut word = words.next()?;
            let last = place + 1 == self.rest.len();
            while last && skipped < MOST_ADVERBS && is_between(word) && !word.eq_ignore_ascii_case(rest) {
                skipped += 1;
                word = words.next()?;
            }
            if !word.eq_ignore_ascii_case(rest) {
                return None;
            }
        }
        // "insisted on Friday": the preposition belongs to the day.
        let on_a_day = self.rest.last().is_some_and(|last| last == "on") && words.next().is_some_and(is_day);
        (!on_a_day).then_some(skipped)
    }
}

/// "Friday", "Mondays".
fn is_day(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.trim_end_matches('s').ends_with("day")
}

/// The most words between a verb and its preposition: "spoke more often of".
const MOST_ADVERBS: usize = 2;

/// Words that may stand between a verb and its preposition.
fn is_between(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ly")
        || matches!(
            word,
            "more" | "less" | "often" | "again" | "also" | "publicly" | "later" | "today" | "briefly"
        )
        || is_day(word)
}

/// A verb found in a text.
#[derive(Clone, Copy, Debug)]
pub struct Found<'a> {
    /// The verb.
    pub verb: &'a Verb,
    /// Its form.
    pub form: Form,
    /// How many words it takes.
    pub words: usize,
}

/// A table that cannot be used, and why.
#[derive(Debug, thiserror::Error)]
#[error("the table of cues cannot be used: {0}")]
pub struct BadTable(String);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    #[serde(default)]
    verb: BTreeMap<String, VerbLine>,
    #[serde(default)]
    noun: BTreeMap<String, NounLine>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VerbLine {
    act: Act,
    frames: String,
    form: Option<String>,
    past: Option<String>,
    participle: Option<String>,
    gerund: Option<String>,
    #[serde(default)]
    addressee: bool,
    medium: Option<MediumKind>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NounLine {
    act: Act,
    #[serde(default)]
    leads: String,
    #[serde(default)]
    items: String,
    #[serde(default)]
    source: bool,
}

impl Cues {
    /// The table that Readout ships.
    pub fn built_in() -> &'static Cues {
        static CUES: LazyLock<Cues> =
            LazyLock::new(|| Cues::parse(BUILT_IN).expect("a test reads the table that is built in"));
        &CUES
    }

    /// A table of its own.
    ///
    /// # Errors
    /// When `toml` is no TOML, or a line has an act or frame that does not exist.
    pub fn parse(toml: &str) -> Result<Cues, BadTable> {
        let table: Table = toml::from_str(toml).map_err(|why| BadTable(why.to_string()))?;
        let mut cues = Cues::default();
        for (key, line) in table.verb {
            let lemma = line.form.clone().unwrap_or_else(|| key.replace('_', " "));
            for (form, words) in inflection::forms(
                &lemma,
                line.past.as_deref(),
                line.participle.as_deref(),
                line.gerund.as_deref(),
            ) {
                let mut words = words.split(' ').map(str::to_owned);
                let first = words.next().unwrap_or_default();
                let inflected = Inflected { verb: cues.verbs.len(), form, rest: words.collect() };
                cues.forms.entry(first).or_default().push(inflected);
            }
            let frames = Frames::parse(&line.frames).map_err(|frame| {
                BadTable(format!("\"{key}\" has the frame \"{frame}\", which does not exist"))
            })?;
            cues.verbs.push(Verb {
                lemma,
                act: line.act,
                frames,
                addressee: line.addressee,
                medium: line.medium,
            });
        }
        cues.nouns = table
            .noun
            .into_iter()
            .map(|(noun, line)| {
                let words = |line: &str| line.split_whitespace().map(str::to_owned).collect();
                let (leads, items) = (words(&line.leads), words(&line.items));
                (noun, Noun { act: line.act, leads, items, source: line.source })
            })
            .collect();
        for forms in cues.forms.values_mut() {
            forms.sort_by_key(|form| std::cmp::Reverse(form.rest.len()));
        }
        Ok(cues)
    }

    /// The verb whose form begins with the first of `words`; the longest where several do.
    pub fn verb<'w>(&self, mut words: impl Iterator<Item = &'w str> + Clone) -> Option<Found<'_>> {
        let first = words.next()?;
        let forms = match self.forms.get(first) {
            Some(forms) => forms,
            None => self.forms.get(&first.to_lowercase())?,
        };
        forms.iter().find_map(|form| {
            let skipped = form.follows(words.clone())?;
            let words = 1 + skipped + form.rest.len();
            Some(Found { verb: &self.verbs[form.verb], form: form.form, words })
        })
    }

    /// A reporting noun, singular or plural.
    pub fn noun(&self, word: &str) -> Option<&Noun> {
        let word = word.to_lowercase();
        let singular = word.strip_suffix('s').unwrap_or(&word);
        self.nouns.get(singular).or_else(|| self.nouns.get(&word))
    }
}

impl Frames {
    fn parse(words: &str) -> Result<Frames, String> {
        let mut frames = Frames::default();
        for word in words.split_whitespace() {
            let frame = match word {
                "quote" => &mut frames.quote,
                "that" => &mut frames.that,
                "whether" => &mut frames.whether,
                "object" => &mut frames.object,
                "as" => &mut frames.as_,
                "called" => &mut frames.called,
                "to" => &mut frames.to,
                "oblige" => &mut frames.oblige,
                "against" => &mut frames.against,
                "weak" => &mut frames.weak,
                "strict" => &mut frames.strict,
                "of" => &mut frames.of,
                "cites" => &mut frames.cites,
                "mutual" => &mut frames.mutual,
                "withheld" => &mut frames.withheld,
                "gerund" => &mut frames.gerund,
                unknown => return Err(unknown.to_owned()),
            };
            *frame = true;
        }
        Ok(frames)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(words: &str) -> Option<(String, Form, usize)> {
        let found = Cues::built_in().verb(words.split(' '))?;
        Some((found.verb.lemma.clone(), found.form, found.words))
    }

    #[test]
    fn every_form_of_a_verb_is_found() {
        assert_eq!(find("said"), Some(("say".into(), Form::Past, 1)));
        assert_eq!(find("Says"), Some(("say".into(), Form::Third, 1)));
        assert_eq!(find("replied"), Some(("reply".into(), Form::Past, 1)));
        assert_eq!(find("quipping"), Some(("quip".into(), Form::Gerund, 1)));
        assert_eq!(find("pointed out that"), Some(("point out".into(), Form::Past, 2)));
        assert_eq!(find("went on"), Some(("go on".into(), Form::Past, 2)));
        assert_eq!(find("pointed to").map(|found| found.0), Some("point to".into()));
        assert_eq!(find("sailed"), None);
    }

    #[test]
    fn a_frame_that_does_not_exist_is_named() {
        let table = "[verb]\nsay = { act = \"assert\", frames = \"qoute\" }";
        let why = Cues::parse(table).expect_err("the frame is misspelt").to_string();
        assert!(why.contains("\"say\"") && why.contains("qoute"), "{why}");
    }
}
