//! A line in brackets that points to another account: "( Also on The Quay: Ferry sails again)".

use super::lines::{Kind, Line, is_capital};
use super::phrases::table;
use crate::FurnitureKind;

/// Words that such a line can have.
const LONGEST: usize = 24;

/// Words of the label before its colon.
const LABEL: usize = 6;

/// Marks them.
pub(super) fn mark(lines: &mut [Line]) {
    for line in lines.iter_mut().filter(|line| line.is_open() && line.words <= LONGEST) {
        if points_elsewhere(line.bare) {
            line.kind = Kind::Furniture(FurnitureKind::Menu);
        }
    }
}

fn points_elsewhere(bare: &str) -> bool {
    let Some(inside) = bare.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) else { return false };
    // A blank behind the bracket is what is left of a link's mark.
    let set_apart = inside.starts_with([' ', '\u{a0}']);
    let inside = inside.trim();
    if inside.is_empty() || inside.ends_with(['.', '!']) || inside.contains(['(', ')']) {
        return false;
    }
    let key = super::lines::key(inside);
    if table("pointers").has_beginning(&key) {
        return true;
    }
    let label = inside.split_once(": ").map(|(label, _)| label);
    let labelled = label.is_some_and(|label| {
        label.split_whitespace().count() <= LABEL
            && (set_apart || label.chars().all(|letter| !letter.is_lowercase()))
    });
    labelled && is_capital(inside)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::furniture::lines::cut;

    fn marked(text: &str) -> bool {
        let mut lines = cut(text, 0);
        mark(&mut lines);
        lines[0].kind != Kind::Open
    }

    #[test]
    fn lines_that_point_to_another_account() {
        for text in [
            "( Also on The Quay: Pell says he sails)",
            "(Also on The Quay: Pell ‘not afraid’ of gulls)",
            "( Herring counts: The Quay’s guide)",
            "(SEE RELATED: Pell blames the gulls)",
            "(CARTOON: Gulls at noon)",
            "( See all of our tide tables)",
            "(Full coverage: the harbour)",
        ] {
            assert!(marked(text), "{text}");
        }
    }

    #[test]
    fn asides_in_brackets_are_the_account() {
        for text in [
            "(Pell says he sails at dawn.)",
            "(He was asked twice: no answer came.)",
            "(Pell: a man of few words)",
            "(seen from the pier)",
            "(Watch out for gulls!)",
            "The ferry (see: the old one)",
            "( The ferry sailed at dawn )",
        ] {
            assert!(!marked(text), "{text}");
        }
    }
}
