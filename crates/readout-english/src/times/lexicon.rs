//! The words that tell time: `data/times.toml`, read once and turned into a table from word to what it may be.

use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::sync::LazyLock;

/// What a word may be. A word is often several of them: "second" is an ordinal and a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[repr(u8)]
pub(super) enum Class {
    Unit,
    Plural,
    Weekday,
    Weekdays,
    ShortWeekday,
    Month,
    ShortMonth,
    Season,
    NamedDecade,
    Part,
    Cardinal,
    Tens,
    Ordinal,
    Hundred,
    Thousand,
    PhraseStart,
    ApproximatorStart,
    HolidayStart,
    Digits,
    The,
    Indefinite,
    Possessive,
    This,
    These,
    That,
    Last,
    Previous,
    Next,
    Following,
    Current,
    Coming,
    Recent,
    Latest,
    Same,
    Vague,
    Dozens,
    Between,
    Ago,
    Later,
    Earlier,
    Early,
    Late,
    Mid,
    Every,
    Prefix,
    Meridiem,
    Often,
    Fiscal,
    Period,
    Half,
    Zone,
    YearCue,
    MonthCue,
    StretchCue,
    PastVerb,
    FutureVerb,
    Scheduled,
    Be,
    To,
    PresentBe,
}

/// A set of classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Classes(u64);

impl Classes {
    pub(super) const fn of(class: Class) -> Self {
        Self(1 << class as u8)
    }

    pub(super) const fn and(self, class: Class) -> Self {
        Self(self.0 | 1 << class as u8)
    }

    pub(super) fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u8) != 0
    }

    pub(super) fn any(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }

    fn insert(&mut self, class: Class) {
        self.0 |= 1 << class as u8;
    }
}

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Entry {
    pub(super) classes: Classes,
    /// Index of its unit in [`Lexicon::units`].
    pub(super) unit: u8,
    /// Its place among the weekdays, months, seasons or parts of the day (from 0).
    pub(super) place: u8,
    /// The number it says.
    pub(super) number: u16,
}

/// A unit of time.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Unit {
    pub(super) code: String,
    #[serde(default)]
    pub(super) clock: bool,
    #[serde(default)]
    pub(super) name: String,
    #[serde(default = "one")]
    pub(super) times: u32,
    singular: Vec<String>,
    plural: Vec<String>,
}

fn one() -> u32 {
    1
}

/// A phrase with a fixed value.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Phrase {
    words: Vec<String>,
    #[serde(default)]
    pub(super) value: String,
    #[serde(default)]
    pub(super) kind: String,
    #[serde(default)]
    pub(super) not_before: Vec<String>,
    #[serde(default)]
    pub(super) after: Vec<String>,
    #[serde(default)]
    pub(super) not_past: bool,
    #[serde(default)]
    pub(super) not_time: bool,
}

/// Words before an amount that belong to it.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Approximator {
    words: Vec<String>,
    pub(super) modifier: String,
}

/// A holiday and the rule for its day.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Holiday {
    words: Vec<String>,
    pub(super) on: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Calendar {
    weekdays: Vec<String>,
    weekdays_plural: Vec<String>,
    weekdays_short: Vec<Vec<String>>,
    months: Vec<String>,
    months_short: Vec<Vec<String>>,
    seasons: Vec<Vec<String>>,
    decades: Vec<String>,
}

#[derive(Deserialize)]
struct Numbers {
    cardinals: Vec<String>,
    tens: Vec<String>,
    ordinals: Vec<String>,
    hundred: Vec<String>,
    thousand: Vec<String>,
}

#[derive(Deserialize)]
struct Table {
    unit: Vec<Unit>,
    calendar: Calendar,
    parts: FxHashMap<String, Vec<String>>,
    numbers: Numbers,
    words: FxHashMap<Class, Vec<String>>,
    phrase: Vec<Phrase>,
    approximator: Vec<Approximator>,
    holiday: Vec<Holiday>,
}

/// A list of word sequences, longest first, under their first word.
pub(super) type Sequences = FxHashMap<String, Vec<(Vec<String>, usize)>>;

/// Longest word the table holds, in bytes.
const LONGEST: usize = 15;

/// Everything `data/times.toml` says.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    entries: FxHashMap<u128, Entry>,
    pub(super) units: Vec<Unit>,
    pub(super) seasons: Vec<String>,
    pub(super) parts: Vec<String>,
    pub(super) phrases: Vec<Phrase>,
    pub(super) phrase_words: Sequences,
    pub(super) approximators: Vec<Approximator>,
    pub(super) approximator_words: Sequences,
    pub(super) holidays: Vec<Holiday>,
    pub(super) holiday_words: Sequences,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    // The table is part of the program: a test reads it, so a fault in it never reaches a user.
    toml::from_str::<Table>(include_str!("../../data/times.toml")).map(Lexicon::of).unwrap_or_default()
});

/// The built-in table.
pub(super) fn lexicon() -> &'static Lexicon {
    &LEXICON
}

/// A word as one number, lower case: no allocation and one comparison a look-up. `None` when it is too long to be known.
fn key(word: &[u8]) -> Option<u128> {
    if word.len() > LONGEST {
        return None;
    }
    let mut bytes = [0; 16];
    for (slot, byte) in bytes.iter_mut().zip(word) {
        *slot = byte.to_ascii_lowercase();
    }
    Some(u128::from_le_bytes(bytes))
}

impl Lexicon {
    /// What is known of `word`.
    pub(super) fn entry(&self, word: &[u8]) -> Option<&Entry> {
        self.entries.get(&key(word)?)
    }

    fn of(table: Table) -> Self {
        let mut lexicon = Self::default();
        lexicon.add_calendar(&table.calendar);
        lexicon.add_numbers(&table.numbers);
        for (place, unit) in table.unit.iter().enumerate() {
            for word in &unit.singular {
                lexicon.add(word, Class::Unit).unit = place as u8;
            }
            for word in &unit.plural {
                lexicon.add(word, Class::Unit).unit = place as u8;
                lexicon.add(word, Class::Plural);
            }
        }
        let mut parts: Vec<_> = table.parts.into_iter().collect();
        parts.sort();
        for (place, (code, words)) in parts.into_iter().enumerate() {
            for word in &words {
                lexicon.add(word, Class::Part).place = place as u8;
            }
            lexicon.parts.push(code);
        }
        for (class, words) in &table.words {
            for word in words {
                lexicon.add(word, *class);
            }
        }
        lexicon.phrase_words = lexicon.sequences(table.phrase.iter().map(|it| &it.words), Class::PhraseStart);
        lexicon.approximator_words =
            lexicon.sequences(table.approximator.iter().map(|it| &it.words), Class::ApproximatorStart);
        lexicon.holiday_words =
            lexicon.sequences(table.holiday.iter().map(|it| &it.words), Class::HolidayStart);
        lexicon.units = table.unit;
        lexicon.phrases = table.phrase;
        lexicon.approximators = table.approximator;
        lexicon.holidays = table.holiday;
        lexicon
    }

    fn add(&mut self, word: &str, class: Class) -> &mut Entry {
        let entry = self.entries.entry(key(word.as_bytes()).unwrap_or_default()).or_default();
        entry.classes.insert(class);
        entry
    }

    fn add_calendar(&mut self, calendar: &Calendar) {
        let lists = [
            (&calendar.weekdays, Class::Weekday),
            (&calendar.weekdays_plural, Class::Weekdays),
            (&calendar.months, Class::Month),
        ];
        for (words, class) in lists {
            for (place, word) in words.iter().enumerate() {
                self.add(word, class).place = place as u8;
            }
        }
        for (words, class) in
            [(&calendar.weekdays_short, Class::ShortWeekday), (&calendar.months_short, Class::ShortMonth)]
        {
            for (place, words) in words.iter().enumerate() {
                for word in words {
                    self.add(word, class).place = place as u8;
                }
            }
        }
        for (place, words) in calendar.seasons.iter().enumerate() {
            let (code, words) = words.split_first().unwrap_or((&calendar.months[0], &[]));
            self.seasons.push(code.clone());
            for word in words {
                self.add(word, Class::Season).place = place as u8;
            }
        }
        for (place, word) in calendar.decades.iter().enumerate() {
            self.add(word, Class::NamedDecade).number = 2 + place as u16;
        }
    }

    fn add_numbers(&mut self, numbers: &Numbers) {
        for (number, word) in numbers.cardinals.iter().enumerate() {
            self.add(word, Class::Cardinal).number = number as u16;
        }
        for (place, word) in numbers.tens.iter().enumerate() {
            self.add(word, Class::Tens).number = 20 + 10 * place as u16;
        }
        for (place, word) in numbers.ordinals.iter().enumerate() {
            self.add(word, Class::Ordinal).number = 1 + place as u16;
        }
        for (words, class, number) in
            [(&numbers.hundred, Class::Hundred, 100), (&numbers.thousand, Class::Thousand, 1000)]
        {
            for word in words {
                self.add(word, class).number = number;
            }
        }
    }

    /// Files word sequences under their first word, and marks that word with `class`.
    fn sequences<'a>(&mut self, lists: impl Iterator<Item = &'a Vec<String>>, class: Class) -> Sequences {
        let mut sequences = Sequences::default();
        for (place, words) in lists.enumerate() {
            for phrase in words {
                let pieces: Vec<String> = pieces_of(phrase);
                if let Some(first) = pieces.first() {
                    self.add(first, class);
                    sequences.entry(first.clone()).or_default().push((pieces, place));
                }
            }
        }
        for list in sequences.values_mut() {
            list.sort_by_key(|(pieces, _)| std::cmp::Reverse(pieces.len()));
        }
        sequences
    }
}

/// A phrase of the table cut the way the text is cut.
fn pieces_of(phrase: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    super::piece::cut(phrase, 0, &mut |start, end, _| pieces.push(phrase[start..end].to_owned()));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_that_is_built_in_can_be_read() {
        let table = toml::from_str::<Table>(include_str!("../../data/times.toml"));
        assert!(table.is_ok(), "{:?}", table.err());
    }

    #[test]
    fn a_word_may_be_several_things() {
        let second = lexicon().entry(b"Second").expect("it is in the table");
        assert!(second.classes.has(Class::Ordinal) && second.classes.has(Class::Unit));
        assert!(lexicon().entry(b"harbour").is_none());
    }
}
