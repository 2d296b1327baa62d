//! Errors of an evaluation, grouped by class, each with the place where it can be looked at.

use std::collections::BTreeMap;
use std::fmt;

/// Errors by class, classes with most errors first.
#[derive(Clone, Debug, Default)]
pub struct Errors {
    classes: BTreeMap<String, Vec<Error>>,
}

/// One error.
#[derive(Clone, Debug)]
struct Error {
    place: String,
    words: String,
}

/// Characters of an error's words that are shown.
const SHOWN: usize = 160;

impl Errors {
    /// Notes one error of `class` at `place` ("pier.txt:3:17"): `words` tell what was wanted or found there.
    pub fn note(&mut self, class: impl Into<String>, place: String, words: &str) {
        let one_line = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut shown: String = one_line.chars().take(SHOWN).collect();
        if shown.len() < one_line.len() {
            shown.push('…');
        }
        self.classes.entry(class.into()).or_default().push(Error { place, words: shown });
    }
}

impl fmt::Display for Errors {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut classes: Vec<_> = self.classes.iter().collect();
        classes.sort_by_key(|(_, errors)| std::cmp::Reverse(errors.len()));
        for (class, errors) in classes {
            writeln!(out, "\n{class} ({})", errors.len())?;
            for error in errors {
                writeln!(out, "  {}  {}", error.place, error.words)?;
            }
        }
        Ok(())
    }
}

/// Line and column (both from 1) of character `at` of a text, as editors count them.
pub fn place(name: &str, text: &[char], at: usize) -> String {
    let before = &text[..at.min(text.len())];
    let line = before.iter().filter(|character| **character == '\n').count() + 1;
    let column = before.iter().rev().take_while(|character| **character != '\n').count() + 1;
    format!("{name}:{line}:{column}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_line_and_column_from_one() {
        let text: Vec<char> = "Åse\nVik".chars().collect();
        assert_eq!(place("fog.txt", &text, 0), "fog.txt:1:1");
        assert_eq!(place("fog.txt", &text, 5), "fog.txt:2:2");
        assert_eq!(place("fog.txt", &text, 99), "fog.txt:2:4");
    }

    #[test]
    fn the_greatest_class_comes_first_and_long_words_are_cut() {
        let mut errors = Errors::default();
        errors.note("missed", "a:1:1".to_owned(), "one\n two");
        errors.note("false alarm", "a:2:1".to_owned(), &"x".repeat(200));
        errors.note("false alarm", "a:3:1".to_owned(), "three");
        let text = errors.to_string();
        assert!(text.find("false alarm (2)").unwrap() < text.find("missed (1)").unwrap());
        assert!(text.contains("a:1:1  one two\n"));
        assert!(text.contains("x…"));
    }
}
