//! Two surnames joined by a hyphen, as headlines write a meeting of two: "the **Solberg-Adeyle** call" names both,
//! when the account names both elsewhere; "Anna Berg-Holm" is one person.

use super::NameFound;
use super::fold::fold;
use crate::ActorKind;
use readout_document::Span;
use std::collections::HashSet;

/// The names with such compounds taken apart.
pub(super) fn split(text: &str, names: Vec<NameFound>) -> Vec<NameFound> {
    let whole = |name: &NameFound| !name.span.of(text).contains(['-', '–']);
    let known: HashSet<String> = names
        .iter()
        .filter(|name| name.kind != ActorKind::Place && whole(name))
        .filter_map(|name| name.span.of(text).split_whitespace().next_back().map(fold))
        .collect();
    let mut parted = Vec::with_capacity(names.len());
    for name in names {
        match halves(text, name.span) {
            Some(halves) if halves.iter().all(|half| known.contains(&fold(half.of(text)))) => {
                let kind_of = |half: Span| {
                    let same = |other: &&NameFound| other.span.of(text).ends_with(half.of(text));
                    let mut kinds = parted.iter().filter(same).map(|other: &NameFound| other.kind);
                    kinds.next_back().unwrap_or(name.kind)
                };
                let found = halves.map(|half| NameFound {
                    span: half,
                    kind: kind_of(half),
                    title: None,
                    office: None,
                    female: None,
                });
                parted.extend(found);
            }
            _ => parted.push(name),
        }
    }
    parted
}

/// The two words on the sides of the one hyphen of a name that has no blank.
fn halves(text: &str, span: Span) -> Option<[Span; 2]> {
    let words = span.of(text);
    let (at, hyphen) = words.match_indices(['-', '–']).next()?;
    let after = at + hyphen.len();
    let sides = [&words[..at], &words[after..]];
    let names = sides.iter().all(|side| side.starts_with(char::is_uppercase) && side.chars().count() > 2);
    let plain = !words.contains(char::is_whitespace) && !words[after..].contains(['-', '–']);
    (names && plain)
        .then(|| [Span::new(span.start(), span.start() + at), Span::new(span.start() + after, span.end())])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str, words: &[&str]) -> Vec<String> {
        let found = words.iter().map(|word| {
            let at = text.find(word).expect("a name of the text");
            let span = Span::new(at, at + word.len());
            NameFound { span, kind: ActorKind::Person, title: None, office: None, female: None }
        });
        split(text, found.collect()).iter().map(|name| name.span.of(text).to_owned()).collect()
    }

    #[test]
    fn a_hyphen_joins_two_who_are_named_elsewhere() {
        let text = "The Solberg-Adeyle call lasted an hour. Mira Solberg thanked Tomas Adeyle.";
        assert_eq!(
            names(text, &["Solberg-Adeyle", "Mira Solberg", "Tomas Adeyle"]),
            ["Solberg", "Adeyle", "Mira Solberg", "Tomas Adeyle"]
        );
    }

    #[test]
    fn a_double_surname_stays_whole() {
        let text = "Berg-Holm left. Anna Berg-Holm said so.";
        assert_eq!(names(text, &["Berg-Holm", "Anna Berg-Holm"]), ["Berg-Holm", "Anna Berg-Holm"]);
    }
}
