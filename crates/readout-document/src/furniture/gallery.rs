//! Pictures with their captions in one line, each under the gallery's name, which is printed twice or with a count:
//! "Photos: The quay Photos: The quay The ferry at dawn. Hide Caption 1 of 9".

use super::lines::{Kind, Line};
use crate::FurnitureKind;

/// What stands between two pictures, before their count.
const COUNT: &str = "hide caption ";

/// Labels that the name of a gallery begins with.
const LABELS: [&str; 3] = ["photos: ", "photo gallery: ", "gallery: "];

/// Marks them.
pub(super) fn mark(lines: &mut [Line], text: &str) {
    for line in lines.iter_mut().filter(|line| line.is_open()) {
        if is_gallery(line.span.of(text)) {
            line.kind = Kind::Furniture(FurnitureKind::Caption);
        }
    }
}

fn is_gallery(line: &str) -> bool {
    let line = line.to_lowercase();
    let counted = line.match_indices(COUNT).any(|(at, _)| is_count(&line[at + COUNT.len()..]));
    counted || LABELS.iter().any(|label| line.strip_prefix(label).is_some_and(|name| is_twice(name, label)))
}

/// "3 of 12".
fn is_count(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let is_number =
        |word: Option<&str>| word.is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    is_number(words.next()) && words.next() == Some("of") && is_number(words.next())
}

/// Whether a name stands before the label and again behind it.
fn is_twice(name: &str, label: &str) -> bool {
    name.split_once(label.trim_end()).is_some_and(|(first, again)| {
        let first = first.trim();
        again.trim_start().starts_with(first)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::furniture::lines::cut;

    fn marked(text: &str) -> bool {
        let mut lines = cut(text, 0);
        mark(&mut lines, text);
        lines[0].kind != Kind::Open
    }

    #[test]
    fn galleries_in_one_line() {
        for text in [
            "Photos: The quay Photos: The quay The ferry at dawn. Pell says \"no\" to it.",
            "Photos: Photos: The quay Photos: Photos: The quay Gulls – They came back.",
            "\"We sail,\" Pell told the crew. Hide Caption 2 of 14 Photos: The quay Gulls at noon.",
        ] {
            assert!(marked(text), "{text}");
        }
    }

    #[test]
    fn sentences_on_photos_are_the_account() {
        for text in [
            "Photos: a risk, Pell says, that no harbour can take.",
            "They hide caption and picture alike, 2 of 14 say.",
            "He asked for photos: photos were taken.",
        ] {
            assert!(!marked(text), "{text}");
        }
    }
}
