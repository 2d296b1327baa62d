//! A list of sources after the text: "References" and its entries, or a run of addresses.

use super::lines::{Kind, Line};
use super::phrases::table;
use crate::FurnitureKind;

const REFERENCES: Kind = Kind::Furniture(FurnitureKind::References);

/// Words from which a line without any sign of an entry is a paragraph again.
const PROSE: usize = 30;

/// Marks lists of sources.
pub(super) fn mark(lines: &mut [Line]) {
    if let Some(head) = (0..lines.len()).rev().find(|at| is_head(lines, *at)) {
        lines[head].kind = REFERENCES;
        mark_from(lines, head + 1);
    }
    for at in (0..lines.len()).rev() {
        match lines[at].kind {
            Kind::Open if is_address(&lines[at]) => lines[at].kind = REFERENCES,
            Kind::Open | Kind::Item | Kind::Heading => break,
            Kind::Furniture(_) => {}
        }
    }
}

/// "References" before lines of which at least half are entries.
fn is_head(lines: &[Line], at: usize) -> bool {
    let line = &lines[at];
    let rest = &lines[at + 1..];
    let entries = rest.iter().take(10).filter(|line| is_entry(line)).count();
    matches!(line.kind, Kind::Open | Kind::Heading)
        && line.words <= 5
        && table("references").has_line(&line.key)
        && entries > 0
        && entries * 2 >= rest.len().min(10)
}

fn mark_from(lines: &mut [Line], from: usize) {
    for line in &mut lines[from..] {
        if matches!(line.kind, Kind::Furniture(_)) {
            continue;
        }
        if !is_entry(line) && line.words >= PROSE {
            return;
        }
        line.kind = REFERENCES;
    }
}

/// An address, a number before it, "(n.d.)", a year in brackets, or a mark of a list.
fn is_entry(line: &Line) -> bool {
    let text = line.bare;
    let year = || {
        text.match_indices('(').any(|(at, _)| {
            let inside = text.as_bytes().get(at + 1..at + 5);
            inside.is_some_and(|digits| digits.iter().all(u8::is_ascii_digit))
        })
    };
    text.contains("://")
        || text.contains("www.")
        || text.contains("(n.d.")
        || (text.starts_with('[') && text[1..].starts_with(|letter: char| letter.is_ascii_digit()))
        || line.bullet.is_some()
        || year()
}

/// A line that is an address and little else.
fn is_address(line: &Line) -> bool {
    line.bare.split_whitespace().any(|word| word.trim_start_matches(['<', '(', '[']).starts_with("http"))
        && line.words <= 4
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::furniture::lines::cut;

    fn found(text: &str) -> Vec<bool> {
        let mut lines = cut(text, 0);
        mark(&mut lines);
        lines.into_iter().map(|line| line.kind == REFERENCES).collect()
    }

    #[test]
    fn a_list_of_sources_to_the_end() {
        let text = "The ferry sailed.\nReferences\n- Quay, A. (n.d.). https://quay.example/a\n1. The Sound. (2031, March 7). Ferry.\nhttps://a.example";
        assert_eq!(found(text), [false, true, true, true, true]);
        assert_eq!(
            found("The ferry sailed.\nhttps://quay.example/a\nhttps://quay.example/b"),
            [false, true, true]
        );
    }

    #[test]
    fn a_heading_of_that_name_before_prose_is_no_list() {
        let text = "The ferry sailed.\nSources\nThree people who know the minister spoke of it.\nNobody would be named.";
        assert_eq!(found(text), [false; 4]);
    }
}
