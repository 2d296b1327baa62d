//! Joins the names of persons: "Mira Solberg", "Ms. Solberg", "Solberg" are one; "Jon Solberg" is another.

use super::NameFound;
use super::fold::fold;
use crate::ActorKind;
use readout_document::Span;

/// Which names are one person's.
pub(super) struct People {
    /// The person of each name; `None` for what is no person.
    pub person: Vec<Option<usize>>,
    /// The full form of each person's name that the account uses most.
    pub fullest: Vec<String>,
}

struct Person {
    /// The longest form, folded.
    words: Vec<String>,
    female: Option<bool>,
    /// Every full form and how often it stands in the account.
    forms: Vec<(String, usize)>,
}

impl Person {
    fn count(&mut self, form: &str) {
        match self.forms.iter_mut().find(|(known, _)| known == form) {
            Some((_, times)) => *times += 1,
            None => self.forms.push((form.to_owned(), 1)),
        }
    }

    /// The full form used most, the first of equals.
    fn usual(self) -> String {
        let most = self.forms.iter().map(|(_, times)| *times).max();
        self.forms
            .into_iter()
            .find(|(_, times)| Some(*times) == most)
            .map(|(form, _)| form)
            .unwrap_or_default()
    }
}

/// Joins `names`. Full names are read first, so that a surname finds its bearer even where it stands earlier; of two
/// bearers the one named last before it is meant.
pub(super) fn join(text: &str, names: &[NameFound]) -> People {
    let mut persons: Vec<Person> = Vec::new();
    let mut person = vec![None; names.len()];
    let people = || names.iter().enumerate().filter(|(_, name)| name.kind == ActorKind::Person);
    for (at, name) in people() {
        let words = words_of(text, name.span);
        if words.len() > 1 {
            person[at] = Some(full(&mut persons, words, name, text));
        }
    }
    for (at, name) in people() {
        let words = words_of(text, name.span);
        if words.len() == 1 {
            let before = person[..at].iter().rev().flatten().copied();
            let after = person[at + 1..].iter().flatten().copied();
            let bearer = before.chain(after).find(|id| {
                bears(&persons[*id], &words[0]) && agree_in_gender(persons[*id].female, name.female)
            });
            person[at] = Some(bearer.unwrap_or_else(|| add(&mut persons, words, name, text)));
        }
    }
    People { person, fullest: persons.into_iter().map(Person::usual).collect() }
}

fn words_of(text: &str, span: Span) -> Vec<String> {
    let folded = fold(span.of(text));
    let words = folded.split([' ', '.']).filter(|word| !word.is_empty());
    let mut words: Vec<String> =
        words.filter(|word| !matches!(*word, "jr" | "sr" | "ii" | "iii")).map(str::to_owned).collect();
    // "van Aalsmark" is a surname and no full name.
    if words.len() == 2 && is_particle(&words[0]) {
        words.remove(0);
    }
    words
}

fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "van"
            | "von"
            | "de"
            | "der"
            | "den"
            | "da"
            | "di"
            | "del"
            | "della"
            | "dos"
            | "du"
            | "la"
            | "le"
            | "al"
            | "el"
            | "bin"
            | "ibn"
            | "ter"
            | "ten"
    )
}

fn full(persons: &mut Vec<Person>, words: Vec<String>, name: &NameFound, text: &str) -> usize {
    match persons.iter().position(|person| same(&person.words, &words)) {
        Some(id) => {
            let person = &mut persons[id];
            person.count(name.span.of(text));
            person.female = person.female.or(name.female);
            if words.len() > person.words.len() {
                person.words = words;
            }
            id
        }
        None => add(persons, words, name, text),
    }
}

fn add(persons: &mut Vec<Person>, words: Vec<String>, name: &NameFound, text: &str) -> usize {
    persons.push(Person { words, female: name.female, forms: vec![(name.span.of(text).to_owned(), 1)] });
    persons.len() - 1
}

/// "Ms. Lindgaard" is not Tor Lindgaard.
fn agree_in_gender(one: Option<bool>, other: Option<bool>) -> bool {
    one.is_none() || other.is_none() || one == other
}

/// Same surname and first names that agree: equal, one the beginning of the other ("J.", "Jon", "Jonathan").
fn same(one: &[String], other: &[String]) -> bool {
    let (Some(last), Some(other_last)) = (one.last(), other.last()) else { return false };
    let (first, other_first) = (&one[0], &other[0]);
    last == other_last && one.len() > 1 && other.len() > 1 && agree(first, other_first)
}

fn agree(first: &str, other: &str) -> bool {
    first == other
        || (first.starts_with(other) || other.starts_with(first)) && first.len().min(other.len()) != 2
        || is_short_for(first, other)
        || is_short_for(other, first)
}

/// Short forms that are no beginning of the long one.
fn is_short_for(short: &str, long: &str) -> bool {
    matches!(
        (short, long),
        ("mike", "michael")
            | ("bill", "william")
            | ("bob", "robert")
            | ("dick", "richard")
            | ("jim", "james")
            | ("ted", "edward")
            | ("tony", "anthony")
            | ("liz", "elizabeth")
            | ("peggy", "margaret")
            | ("jack", "john")
            | ("harry", "henry")
            | ("andy", "andrew")
            | ("kate", "catherine")
            | ("kate", "katherine")
            | ("charlie", "charles")
            | ("rick", "richard")
            | ("chuck", "charles")
            | ("betty", "elizabeth")
    )
}

/// Whether a single word names a person: the surname, or the given name of somebody whose surname is not used.
fn bears(person: &Person, word: &str) -> bool {
    person.words.last().is_some_and(|last| last == word)
        || person.words.len() > 2 && person.words[1..].iter().any(|part| part == word)
        || person.words.first().is_some_and(|first| first == word)
}
