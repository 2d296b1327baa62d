//! One word is one kind of name in an account: “Tarvia” read once as a person, among many readings as a place, is a
//! place. A word with a title, or one that is part of a person's full name, is a person's.

use super::NameFound;
use super::fold::fold;
use crate::ActorKind;
use std::collections::{HashMap, HashSet};

/// Gives single words that were read as persons the kind that most of their readings have.
pub(super) fn settle(text: &str, names: &mut [NameFound]) {
    let word = |name: &NameFound| {
        let words = name.span.of(text);
        (!words.contains(char::is_whitespace)).then(|| fold(words))
    };
    let mut persons: HashSet<String> = HashSet::new();
    let mut readings: HashMap<String, (usize, Option<(ActorKind, usize)>)> = HashMap::new();
    for name in names.iter() {
        let is_person = name.kind == ActorKind::Person;
        match word(name) {
            None if is_person => persons.extend(name.span.of(text).split_whitespace().map(fold)),
            None => {}
            Some(word) if is_person && (name.title.is_some() || name.office.is_some()) => {
                persons.insert(word);
            }
            Some(word) => {
                let (as_person, other) = readings.entry(word).or_default();
                if is_person {
                    *as_person += 1;
                } else {
                    *other = Some((
                        other.map_or(name.kind, |(kind, _)| kind),
                        other.map_or(1, |(_, times)| times + 1),
                    ));
                }
            }
        }
    }
    for name in names.iter_mut().filter(|name| name.kind == ActorKind::Person && name.title.is_none()) {
        let Some(word) = word(name).filter(|word| !persons.contains(word)) else { continue };
        if let Some((as_person, Some((kind, times)))) = readings.get(&word)
            && times > as_person
        {
            name.kind = *kind;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use readout_document::Span;

    fn settled(kinds: &[(&str, ActorKind)]) -> Vec<ActorKind> {
        let text: String = kinds.iter().map(|(name, _)| format!("{name}. ")).collect();
        let mut at = 0;
        let mut names: Vec<NameFound> = kinds
            .iter()
            .map(|(name, kind)| {
                let span = Span::new(at, at + name.len());
                at += name.len() + 2;
                NameFound { span, kind: *kind, title: None, office: None, female: None }
            })
            .collect();
        settle(&text, &mut names);
        names.iter().map(|name| name.kind).collect()
    }

    #[test]
    fn a_place_read_once_as_a_person_is_a_place() {
        use ActorKind::{Government, Person};
        let names = [("Tarvia", Government), ("Tarvia", Person), ("Tarvia", Government)];
        assert_eq!(settled(&names), [Government, Government, Government]);
    }

    #[test]
    fn a_surname_stays_a_persons() {
        use ActorKind::{Organisation, Person};
        let names = [("Mira Vale", Person), ("Vale", Organisation), ("Vale", Person), ("Vale", Organisation)];
        assert_eq!(settled(&names)[2], Person);
    }
}
