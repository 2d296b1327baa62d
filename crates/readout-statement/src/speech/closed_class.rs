//! Words of closed classes, by which the edges of a noun phrase or a clause beside an attribution are told. The words
//! stand in `data/words.toml`.

use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::sync::LazyLock;

const BUILT_IN: &str = include_str!("../../data/words.toml");

/// A class of words; the table explains each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Class {
    SubjectPronoun,
    Determiner,
    EndsNounPhrase,
    TiesToDescription,
    Auxiliary,
    Adverb,
    NotAdverb,
    Connective,
    Time,
    Day,
    Joins,
    OpeningAdjunct,
    Occasion,
    Adjunct,
    Tells,
    Shows,
    Subordinator,
    Carrier,
    HeadlineSource,
    OtherTimes,
    Ahead,
    SaidWord,
    SumsUp,
    Period,
    GoesToSay,
    Words,
    FailsTo,
    DrivesTo,
    StandsTo,
    LeavesOpen,
    Convened,
    Question,
    Turn,
    Mute,
    Broadcast,
}

/// The classes of every word of the table, one bit a class.
static CLASSES: LazyLock<FxHashMap<String, u64>> = LazyLock::new(|| {
    let table: FxHashMap<Class, Vec<String>> =
        toml::from_str(BUILT_IN).expect("a test reads the table that is built in");
    let mut classes = FxHashMap::default();
    for (class, words) in table {
        for word in words {
            *classes.entry(word).or_default() |= 1_u64 << class as u32;
        }
    }
    classes
});

/// The longest word of the table in bytes, with room to spare.
const LONGEST: usize = 24;

/// Whether a word belongs to a class, in whatever case it stands.
pub(super) fn is(word: &str, class: Class) -> bool {
    if word.len() > LONGEST {
        return false;
    }
    let mut lower = [0_u8; LONGEST];
    let lower = &mut lower[..word.len()];
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    let known = std::str::from_utf8(lower).ok().and_then(|word| CLASSES.get(word));
    known.is_some_and(|classes| classes & (1_u64 << class as u32) != 0)
}

/// Pronouns that can be the subject of an attribution.
pub(super) fn is_subject_pronoun(word: &str) -> bool {
    is(word, Class::SubjectPronoun)
}

/// Articles, possessives, quantifiers: words with which a description begins.
pub(super) fn is_determiner(word: &str) -> bool {
    is(word, Class::Determiner)
}

/// Prepositions and subordinating words that end a noun phrase, "of" and "for" apart.
pub(super) fn ends_noun_phrase(word: &str) -> bool {
    is(word, Class::EndsNounPhrase)
}

/// Prepositions that may tie a place or house to a description: "a spokesman at the port", "an official in Vell".
pub(super) fn ties_to_description(word: &str) -> bool {
    is(word, Class::TiesToDescription)
}

/// "was", "has", "will": what may stand between a speaker and the verb.
pub(super) fn is_auxiliary(word: &str) -> bool {
    is(word, Class::Auxiliary)
}

/// Adverbs that may stand beside a reporting verb.
pub(super) fn is_adverb(word: &str) -> bool {
    let manner = word.len() > 4
        && word.ends_with("ly")
        && word.starts_with(char::is_lowercase)
        && !is(word, Class::NotAdverb);
    manner || is(word, Class::Adverb)
}

/// Words that may stand alone before a quotation without making it part of a clause.
pub(super) fn is_connective(word: &str) -> bool {
    is(word, Class::Connective)
}

/// Days, months and the like: "said Solberg Tuesday". "May" is a month, "may" is none.
pub(super) fn is_time_word(word: &str) -> bool {
    is(word, Class::Day) || word.starts_with(char::is_uppercase) && is(word, Class::Time)
}

/// "expected", "scheduled", "will": what follows is still to come.
pub(crate) fn is_ahead_word(word: &str) -> bool {
    is(word, Class::Ahead)
}

/// "once", "repeatedly": said at another time than what stands around it, or more than once.
pub(crate) fn is_at_other_times(word: &str) -> bool {
    is(word, Class::OtherTimes)
}

/// "the", "its": what a noun phrase begins with that is no quantity.
pub(super) fn is_article(word: &str) -> bool {
    matches!(word, "the" | "a" | "an" | "his" | "her" | "their" | "its")
}

/// "and", "&".
pub(super) fn joins(word: &str) -> bool {
    is(word, Class::Joins)
}

/// "in", "on", "when": a word with which something follows a verb of saying that is not what was said.
pub(super) fn begins_adjunct(word: &str) -> bool {
    is_time_word(word) || is_adverb(word) || is(word, Class::Adjunct)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_in_its_classes_in_any_case() {
        assert!(is_determiner("The") && is_determiner("the") && !is_determiner("ferry"));
        assert!(is_subject_pronoun("another") && is_determiner("another"));
        assert!(is_adverb("flatly") && !is_adverb("family"));
        assert!(is_auxiliary("n’t"));
    }

    #[test]
    fn a_month_is_told_by_its_capital() {
        assert!(is_time_word("May") && !is_time_word("may"));
        assert!(is_time_word("today") && is_time_word("Sat") && !is_time_word("sat"));
    }
}
