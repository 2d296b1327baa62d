//! The word lists of `words.toml`.

use super::lines::{Kind, Line};
use crate::FurnitureKind;
use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

/// Words of a line beyond which only its whole is looked at.
const SHORT: usize = 40;

/// Words of a title behind a label and its colon.
const LABELLED: usize = 24;

/// Bytes of a line in which the words that open it are looked for.
const OPENING: usize = 60;

/// Words from which a line that ends like a sentence is no line of a menu.
const SENTENCE: usize = 14;

/// One table of the file.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Phrases {
    #[serde(default)]
    line: HashSet<String>,
    #[serde(default)]
    edge: HashSet<String>,
    #[serde(default)]
    begins: Vec<String>,
    #[serde(default)]
    ends: Vec<String>,
    #[serde(default)]
    together: Vec<Vec<String>>,
    #[serde(default)]
    opens: Vec<String>,
    #[serde(default)]
    holds: Vec<String>,
}

static TABLES: LazyLock<BTreeMap<String, Phrases>> =
    LazyLock::new(|| toml::from_str(include_str!("words.toml")).unwrap_or_default());

static NONE: LazyLock<Phrases> = LazyLock::new(Phrases::default);

/// The table of that name.
pub(super) fn table(name: &str) -> &'static Phrases {
    TABLES.get(name).unwrap_or(&NONE)
}

impl Phrases {
    /// Whether a line of these words is in the list, wherever it stands.
    pub fn has_line(&self, key: &str) -> bool {
        self.line.contains(key)
    }

    /// Whether a line of these words is in the list, standing before or after the body.
    pub fn has_edge(&self, key: &str) -> bool {
        self.edge.contains(key)
    }

    /// Whether a line of these words begins with a phrase of the list.
    pub fn has_beginning(&self, key: &str) -> bool {
        self.begins.iter().any(|phrase| key.starts_with(phrase.as_str()))
    }

    /// Whether a line of these words begins with a label that ends in a colon.
    fn has_label(&self, key: &str) -> bool {
        self.begins.iter().any(|phrase| phrase.ends_with(':') && key.starts_with(phrase.as_str()))
    }

    fn is_opened_by(&self, opening: &str) -> bool {
        self.opens.iter().any(|phrase| opening.starts_with(phrase.as_str()))
    }

    fn is_held_by(&self, key: &str) -> bool {
        self.holds.iter().any(|phrase| key.contains(phrase.as_str()))
    }

    fn has_ending(&self, key: &str) -> bool {
        self.ends.iter().any(|phrase| key.ends_with(phrase.as_str()))
    }

    fn has_together(&self, key: &str) -> bool {
        self.together.iter().any(|phrases| phrases.iter().all(|phrase| key.contains(phrase.as_str())))
    }
}

/// Tables with the furniture they tell, in the order they are asked.
const KINDS: [(&str, FurnitureKind); 5] = [
    ("advertisement", FurnitureKind::Advertisement),
    ("widget", FurnitureKind::Widget),
    ("caption", FurnitureKind::Caption),
    ("credit", FurnitureKind::Credit),
    ("menu", FurnitureKind::Menu),
];

/// Marks the lines that the word lists know.
pub(super) fn mark(lines: &mut [Line]) {
    let body = body_of(lines);
    for (at, line) in lines.iter_mut().enumerate().filter(|(_, line)| line.is_open()) {
        let outside = body.as_ref().is_none_or(|body| !body.contains(&at));
        if let Some(kind) = kind_of(line, outside) {
            line.kind = Kind::Furniture(kind);
        }
    }
}

/// The lines from the first to the last that can only be a paragraph.
pub(super) fn body_of(lines: &[Line]) -> Option<std::ops::Range<usize>> {
    let is_body = |line: &Line| line.is_open() && line.is_paragraph();
    let first = lines.iter().position(is_body)?;
    let last = lines.iter().rposition(is_body)?;
    Some(first..last + 1)
}

fn kind_of(line: &Line, outside: bool) -> Option<FurnitureKind> {
    let key = line.key.as_str();
    let speaks = line.words > SHORT || line.is_quoting();
    let is_sentence = line.words >= SENTENCE && line.ends_sentence();
    let opening = super::lines::key(&line.bare[..super::lines::boundary(line.bare, OPENING)]);
    KINDS.iter().find_map(|(name, kind)| {
        let table = table(name);
        let whole = table.has_line(key) || (outside && table.has_edge(key));
        let is_prose = is_sentence && *kind == FurnitureKind::Menu;
        let may_begin = !speaks && !is_prose;
        let part = (may_begin && table.has_beginning(key))
            || (!speaks && (table.has_ending(key) || table.has_together(key)))
            || (line.words <= LABELLED && table.has_label(key));
        let any = table.is_opened_by(&opening) || table.is_held_by(key);
        (whole || part || any).then_some(*kind)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::furniture::lines::cut;

    fn kinds(text: &str) -> Vec<Kind> {
        let mut lines = cut(text, 0);
        mark(&mut lines);
        lines.into_iter().map(|line| line.kind).collect()
    }

    #[test]
    fn the_word_lists_are_sound() {
        let tables: BTreeMap<String, Phrases> = toml::from_str(include_str!("words.toml")).unwrap();
        assert!(KINDS.iter().all(|(name, _)| tables.contains_key(*name)));
        for (name, table) in &tables {
            let one = table.line.iter().chain(&table.edge).chain(&table.begins).chain(&table.ends);
            for phrase in one.chain(table.together.iter().flatten()) {
                assert_eq!(phrase, &phrase.to_lowercase(), "{name}");
                assert!(!phrase.contains('’'), "{name}: {phrase}");
            }
            for phrase in table.line.iter().chain(&table.edge) {
                assert_eq!(phrase, &crate::furniture::lines::key(phrase), "{name}");
            }
        }
    }

    #[test]
    fn lines_known_by_their_words() {
        for (text, kind) in [
            ("Advertisement", FurnitureKind::Advertisement),
            ("STORY CONTINUES BELOW ADVERTISEMENT", FurnitureKind::Advertisement),
            ("Oda Rasmin and Joss Emmerling contributed to this report.", FurnitureKind::Credit),
            ("• Oda Rasmin can be reached at orasmin@gazette.example.", FurnitureKind::Credit),
            ("Click on a star to rate it!", FurnitureKind::Widget),
            ("Copyright © 2031 The Quay, LLC. Click here for reprint permission.", FurnitureKind::Menu),
            ("Read more: Ferries stay in port", FurnitureKind::Menu),
            ("Sign up for our newsletter and never miss a tide.", FurnitureKind::Menu),
            (
                "FILE – The ferry at Brennavik, Dec. 26, 2030. (Joss Emmerling, Pool Photo via AP, File)",
                FurnitureKind::Caption,
            ),
        ] {
            assert_eq!(kinds(text), [Kind::Furniture(kind)], "{text}");
        }
    }

    #[test]
    fn sentences_with_such_words_are_the_account() {
        for text in [
            "The advertisement ran for three weeks before the harbour board took it down.",
            "“Sign up for our newsletter and you will be told,” the captain said, laughing at the board.",
            "“Menu,” he said.",
            "Related to that, she said, is the question who pays for the boats that were lost.",
            "More on that later, the minister said as she boarded, and did not come back to it all day.",
            "Follow the money, the captain said.",
            "The union contributed to this outcome.",
            "He had no comments.",
        ] {
            assert_eq!(kinds(text), [Kind::Open], "{text}");
        }
    }

    #[test]
    fn section_names_are_menus_only_outside_the_body() {
        let long = "The ferry sailed at dawn on Friday, the harbour minister said, after a week in which the crew had \
                    refused to board it.";
        let kinds = kinds(&format!("Politics\n{long}\nSecurity\n{long}\nOpinion"));
        let menu = Kind::Furniture(FurnitureKind::Menu);
        assert_eq!(kinds, [menu, Kind::Open, Kind::Open, Kind::Open, menu]);
    }
}
