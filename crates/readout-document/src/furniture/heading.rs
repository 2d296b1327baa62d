//! Headings of the body: the title, lines of Markdown with `#`, short lines between paragraphs.

use super::lines::{Kind, Line, key};
use crate::FurnitureKind;

/// Words that a heading can have.
const LONGEST: usize = 18;

/// Words that a heading which asks can have.
const QUESTION: usize = 10;

/// Headings in a row, from which it is a list.
const ROW: usize = 4;

/// Marks lists and headings, and gives the title that the text itself shows.
pub(super) fn mark(lines: &mut [Line], title: Option<&str>) -> Option<String> {
    mark_title(lines, title);
    mark_items(lines);
    let last = lines.iter().rposition(|line| matches!(line.kind, Kind::Open | Kind::Item) && line.words >= 6);
    let leads = |at: usize| last.is_some_and(|last| at < last);
    let wrapped = is_wrapped(lines);
    let apart = |at: usize| lines[at].gap_before && lines.get(at + 1).is_none_or(|next| next.gap_before);
    let candidates: Vec<bool> = lines
        .iter()
        .enumerate()
        .map(|(at, line)| is_candidate(line, leads(at)) && (!wrapped || at == 0 || apart(at)))
        .collect();
    let mut at = 0;
    while at < lines.len() {
        let row = candidates[at..].iter().take_while(|candidate| **candidate).count();
        if row == 0 {
            at += 1;
            continue;
        }
        let tight = (at + 1..at + row).filter(|next| !lines[*next].gap_before).count();
        let is_list = row >= ROW || tight >= 2;
        for line in &mut lines[at..at + row] {
            line.kind = if is_list { Kind::Item } else { Kind::Heading };
        }
        at += row;
    }
    first_title(lines)
}

/// Lines that go on in the middle of a sentence, from which a text counts as cut at a column.
const RUN_ON: usize = 4;

/// Whether lines are cut at a column: several go on with a small letter on the next. A heading then stands apart.
fn is_wrapped(lines: &[Line]) -> bool {
    let goes_on = |pair: &&[Line]| {
        !pair[1].gap_before && !pair[0].ends_sentence() && pair[1].bare.starts_with(char::is_lowercase)
    };
    lines.windows(2).filter(goes_on).count() >= RUN_ON
}

/// The lines that say the title again.
fn mark_title(lines: &mut [Line], title: Option<&str>) {
    let Some(title) = title.map(key).filter(|title| !title.is_empty()) else { return };
    for line in
        lines.iter_mut().filter(|line| line.is_open() || line.kind == Kind::Furniture(FurnitureKind::Menu))
    {
        if line.key == title {
            line.kind = Kind::Heading;
        }
    }
}

/// Lines after one that ends in a colon, as long as they look like items; lines with the mark of a list.
fn mark_items(lines: &mut [Line]) {
    let mut announced = false;
    let mut last_item: Option<usize> = None;
    for at in 0..lines.len() {
        let line = &lines[at];
        if !line.is_open() {
            continue;
        }
        let spaced_alike = last_item.is_none_or(|last| lines[last].gap_before || !line.gap_before);
        let follows = announced && !line.ends_sentence() && spaced_alike;
        let is_item = line.hashes == 0 && (line.bullet.is_some() || follows);
        let opens = line.bare.trim_end_matches(['*', '_']).ends_with(':');
        if is_item {
            lines[at].kind = Kind::Item;
        }
        last_item = is_item.then_some(at).filter(|_| !opens);
        announced = opens || (announced && is_item);
    }
}

/// Whether the line may be a heading, by itself and by whether it `leads` to words of the account.
fn is_candidate(line: &Line, leads: bool) -> bool {
    if !line.is_open() || line.cites_at_end {
        return false;
    }
    if line.hashes > 0 {
        return leads || line.words <= LONGEST;
    }
    leads && looks_like_heading(line)
}

fn looks_like_heading(line: &Line) -> bool {
    let bare = line.bare;
    let starts = bare.trim_start_matches(['“', '‘', '"', '\'', '$', '£', '€', '(', '¿']).chars().next();
    if line.words > LONGEST
        || bare.len() > 160
        || !starts.is_some_and(|first| first.is_uppercase() || first.is_numeric())
    {
        return false;
    }
    if bare.ends_with([',', ';', ':', '—', '–', '-', '…', ')']) || bare.ends_with("...") {
        return false;
    }
    if bare.ends_with(['?', '!']) {
        let spoken =
            line.is_quoting() || ["But", "And", "So", "Or", "Then", "Yet"].contains(&first_word(bare));
        return !spoken && line.words <= QUESTION;
    }
    let abbreviated =
        ["U.S.", "U.K.", "U.N.", "E.U.", "Jr.", "Inc.", "D.C."].iter().any(|end| bare.ends_with(end));
    let has_letters = bare.chars().any(char::is_alphabetic);
    has_letters && (!line.ends_sentence() || abbreviated) && is_balanced(bare)
}

fn first_word(text: &str) -> &str {
    text.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default()
}

/// Whether every double quotation mark that opens is closed.
fn is_balanced(text: &str) -> bool {
    let count = |mark: char| text.matches(mark).count();
    count('“') == count('”') && count('"') % 2 == 0
}

/// The title that the text shows: a heading before the first paragraph, one with `#` before all others.
fn first_title(lines: &[Line]) -> Option<String> {
    let head =
        lines.iter().take_while(|line| !(matches!(line.kind, Kind::Open | Kind::Item) && line.words >= 6));
    let headings: Vec<&Line> = head.filter(|line| line.kind == Kind::Heading).collect();
    let first = headings
        .iter()
        .find(|line| line.hashes == 1)
        .or_else(|| headings.iter().find(|line| line.words >= 4))
        .or_else(|| headings.first())?;
    Some(first.bare.replace("**", "").trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::furniture::lines::cut;

    const LONG: &str = "The ferry sailed at dawn on Friday, the harbour minister said, after a week in which the crew had \
                        refused to board it.";

    fn headings(text: &str) -> Vec<bool> {
        let mut lines = cut(text, 0);
        mark(&mut lines, Some("Ferry sails again"));
        lines.into_iter().map(|line| line.kind == Kind::Heading).collect()
    }

    #[test]
    fn short_lines_between_paragraphs() {
        for line in [
            "A dose of salt?",
            "Redrawing the map",
            "‘Stark realities’",
            "Why They Sail",
            "Talks With the U.S.",
            "“No more tenants”: island waits",
            "## What comes next",
        ] {
            assert_eq!(headings(&format!("{LONG}\n{line}\n{LONG}")), [false, true, false], "{line}");
            assert_eq!(headings(&format!("{LONG}\n\n{line}\n\n{LONG}")), [false, true, false], "{line}");
        }
    }

    #[test]
    fn short_paragraphs_are_none() {
        for line in [
            "It was a tall order.",
            "“No,” she said.",
            "So what now?",
            "“Why?”",
            "And then:",
            "“We will sail",
            "But — and here she paused —",
            "he said",
            "“We sail.”",
        ] {
            assert_eq!(headings(&format!("{LONG}\n{line}\n{LONG}")), [false; 3], "{line}");
        }
        assert_eq!(headings(&format!("{LONG}\nThe last line has no stop")), [false, false]);
    }

    #[test]
    fn items_of_a_list_are_none() {
        let text =
            format!("{LONG}\nThe team includes:\nHarbour Minister Mira Solberg\nDirector Jonas Pell\n{LONG}");
        assert_eq!(headings(&text), [false; 5]);
        let text = format!("{LONG}\nMinister Mira Solberg\nDirector Jonas Pell\nCaptain Ann Lee\n{LONG}");
        assert_eq!(headings(&text), [false; 5]);
        assert_eq!(headings(&format!("{LONG}\n  • Solberg will meet the captain\n{LONG}")), [false; 3]);
    }

    #[test]
    fn a_line_that_cites_is_none() {
        let text = format!("{LONG}\nA warning about the end of the talks1\n{LONG}");
        let mut lines = cut(&text, 0);
        lines[1].cites_at_end = true;
        mark(&mut lines, None);
        assert_eq!(lines[1].kind, Kind::Open);
    }

    #[test]
    fn the_title_is_one_wherever_it_stands_and_is_found_when_unknown() {
        assert_eq!(
            headings(&format!("Ferry Sails Again\n\n{LONG}\n\nFERRY SAILS AGAIN\n\n{LONG}")),
            [true, false, true, false]
        );
        let mut lines = cut(LONG, 0);
        assert_eq!(mark(&mut lines, None), None);
        let text = format!("# The harbour **opens**\n\n{LONG}");
        assert_eq!(mark(&mut cut(&text, 0), None).as_deref(), Some("The harbour opens"));
    }
}
