//! A box that tells an account in points before it begins: "Story highlights The ferry sailed again".
//!
//! Its lines stand at the head, end without a stop, and say what the paragraphs say: they are headings.

use super::lines::{Kind, Line};

/// What such a box is headed by.
const HEADS: [&str; 3] = ["story highlights", "highlights", "key points"];

/// Points that a box can have.
const MOST: usize = 7;

/// Words of one point.
const LONGEST: usize = 24;

/// Marks them.
pub(super) fn mark(lines: &mut [Line]) {
    for at in 0..lines.len() {
        if !matches!(lines[at].kind, Kind::Open) || !opens(&lines[at]) {
            continue;
        }
        let points = lines[at..].iter_mut().take(MOST);
        for line in points.take_while(|line| line.is_open() && is_point(line)) {
            line.kind = Kind::Heading;
        }
    }
}

/// The head alone, or, where its line ran into the first point, with that point behind it.
fn opens(line: &Line) -> bool {
    HEADS.contains(&line.key.as_str())
        || line.key.strip_prefix(HEADS[0]).is_some_and(|point| point.starts_with(' ') && is_point(line))
}

fn is_point(line: &Line) -> bool {
    line.words <= LONGEST && !line.bare.ends_with(['.', '!', ':', ',']) && !line.bare.ends_with(".\"")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::furniture::lines::cut;

    fn headings(text: &str) -> Vec<bool> {
        let mut lines = cut(text, 0);
        mark(&mut lines);
        lines.into_iter().map(|line| line.kind == Kind::Heading).collect()
    }

    #[test]
    fn the_points_before_the_first_paragraph() {
        let text = "Story highlights Pell says he sails\nCrew: \"We wait\"\nGulls back in town\nPell sailed at dawn.\n\
                    The ferry\nShe slept.";
        assert_eq!(headings(text), [true, true, true, false, false, false]);
        assert_eq!(headings("Key points\nPell says he sails\nShe slept."), [true, true, false]);
    }

    #[test]
    fn a_sentence_on_highlights_is_the_account() {
        assert_eq!(headings("Story highlights are what readers read first.\nPell slept"), [false, false]);
        assert_eq!(headings("Highlights of the day came at noon"), [false]);
    }
}
