//! Menus that no word list can hold: entries side by side, labels that ran together, titles of other accounts.

use super::lines::{Kind, Line};
use super::phrases::{body_of, table};
use crate::FurnitureKind;

const MENU: Kind = Kind::Furniture(FurnitureKind::Menu);

/// Words that a title of another account can have.
const TITLE: usize = 18;

/// Titles in one list.
const TITLES: usize = 12;

/// Marks menus. `outlet` is the name of the outlet, when it is known.
pub(super) fn mark(lines: &mut [Line], outlet: Option<&str>) {
    let outlet = outlet.map(super::lines::key);
    let body = body_of(lines);
    for (at, line) in lines.iter_mut().enumerate().filter(|(_, line)| line.is_open()) {
        let outside = body.as_ref().is_none_or(|body| !body.contains(&at));
        let is_outlet = outside && outlet.as_ref().is_some_and(|outlet| *outlet == line.key);
        if is_outlet
            || is_entries(line, outside)
            || (outside && are_glued(line.bare))
            || is_only_links(line)
            || is_more_on(line)
        {
            line.kind = MENU;
        }
    }
    mark_titles(lines, body_of(lines).map_or(0, |body| body.end));
}

/// "Home | Island | Harbour", "Sign in   Subscribe   E-edition": short entries side by side.
fn is_entries(line: &Line, outside: bool) -> bool {
    if line.words > 30 || line.ends_sentence() || line.is_quoting() {
        return false;
    }
    let parts: Vec<&str> = parts_of(line.bare);
    let known = parts.iter().any(|part| {
        let key = super::lines::key(part);
        ["menu", "widget", "advertisement"]
            .iter()
            .any(|name| table(name).has_line(&key) || table(name).has_edge(&key))
    });
    let short = parts
        .iter()
        .all(|part| (1..=4).contains(&part.split_whitespace().count()) && !part.ends_with(['.', ',', ';']));
    parts.len() >= 2 && short && (known || (outside && parts.len() >= 4))
}

/// The entries of a line: between bars, dots or wide gaps.
fn parts_of(bare: &str) -> Vec<&str> {
    let bars = bare.split(['|', '·', '•', '»', '›', '\t']);
    bars.flat_map(|part| part.split("  ")).map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// "Top StoryUS": known labels without a blank between them.
fn are_glued(bare: &str) -> bool {
    if bare.len() > 60 || !bare.contains(|letter: char| letter.is_uppercase()) {
        return false;
    }
    let is_label = |text: &str| {
        let key = super::lines::key(text);
        table("menu").has_line(&key) || table("menu").has_edge(&key)
    };
    let seams = bare.char_indices().skip(1).filter(|(at, letter)| {
        letter.is_uppercase() && bare[..*at].ends_with(|before: char| before.is_lowercase())
    });
    let mut from = 0;
    let mut labels = 0;
    for (at, _) in seams.collect::<Vec<_>>() {
        if is_label(&bare[from..at]) {
            labels += 1;
            from = at;
        }
    }
    labels >= 1 && is_label(&bare[from..])
}

/// A line of Markdown in which every word is the text of a link.
fn is_only_links(line: &Line) -> bool {
    let mut rest = line.bare;
    let mut links = 0;
    while let Some(at) = rest.find('[') {
        if !is_separator(&rest[..at]) {
            return false;
        }
        let Some(middle) = rest[at..].find("](") else { return false };
        let Some(end) = rest[at + middle..].find(')') else { return false };
        rest = &rest[at + middle + end + 1..];
        links += 1;
    }
    links >= 1 && is_separator(rest) && !line.ends_sentence()
}

fn is_separator(text: &str) -> bool {
    text.chars().all(|letter| !letter.is_alphanumeric())
}

/// "Most read", "Previous Article", and the titles that follow; over empty lines only where no paragraph comes any more.
fn mark_titles(lines: &mut [Line], after_body: usize) {
    for at in 0..lines.len() {
        if lines[at].kind != MENU || !introduces_titles(&lines[at]) {
            continue;
        }
        let one = ["previous", "next"].iter().any(|word| lines[at].key.starts_with(word));
        let listed = lines.get(at + 1).is_some_and(|line| line.bullet.is_some());
        for next in at + 1..lines.len().min(at + 1 + if one { 1 } else { TITLES }) {
            let line = &lines[next];
            let apart = line.gap_before && (next > at + 1 || one) && !(listed && line.bullet.is_some());
            let is_title = line.words <= TITLE
                && (!line.bare.ends_with('.') || line.bullet.is_some())
                && !line.is_paragraph();
            if apart || !is_title || !matches!(line.kind, Kind::Open) {
                break;
            }
            if line.gap_before && !one && !listed && next < after_body {
                break;
            }
            lines[next].kind = MENU;
        }
    }
}

fn introduces_titles(line: &Line) -> bool {
    table("titles").has_line(&line.key) || is_more_on(line)
}

/// "More on Harbour News".
fn is_more_on(line: &Line) -> bool {
    (3..=6).contains(&line.words)
        && line.key.starts_with("more on ")
        && !line.is_quoting()
        && line.bare.split_whitespace().skip(2).all(super::lines::is_capital)
}

/// Marks what is left after the body's last paragraph once a menu has begun there: titles of other accounts.
pub(super) fn mark_tail(lines: &mut [Line]) {
    let Some(body) = body_of(lines) else { return };
    let mut begun = false;
    for line in &mut lines[body.end..] {
        if matches!(
            line.kind,
            Kind::Furniture(FurnitureKind::Menu | FurnitureKind::Widget | FurnitureKind::Advertisement)
        ) {
            begun = true;
        } else if begun
            && line.is_open()
            && !line.ends_sentence()
            && !line.is_quoting()
            && line.words <= TITLE
        {
            line.kind = MENU;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::furniture::lines::cut;
    use crate::furniture::phrases;

    const LONG: &str = "The ferry sailed at dawn on Friday, the harbour minister said, after a week in which the crew had \
                        refused to board it.";

    fn menus(text: &str) -> Vec<bool> {
        let mut lines = cut(text, 0);
        phrases::mark(&mut lines);
        mark(&mut lines, Some("The Quay"));
        mark_tail(&mut lines);
        lines.into_iter().map(|line| line.kind == MENU).collect()
    }

    #[test]
    fn entries_side_by_side_and_labels_run_together() {
        for line in [
            "Home | Island | Harbour | Tides",
            "Sign in   Subscribe   E-edition",
            "Top StoryUS",
            "THE QUAY",
            "NewsPolitics",
            "[Share](https://a.example) · [Send](mailto:x)",
        ] {
            assert_eq!(menus(&format!("{line}\n{LONG}")), [true, false], "{line}");
        }
        for line in [
            "McDonald",
            "YouTube wins",
            "The Quay wins",
            "Berths | boats",
            "He read [the letter](https://a.example) twice.",
        ] {
            assert_eq!(menus(&format!("{line}\n{LONG}")), [false, false], "{line}");
        }
    }

    #[test]
    fn titles_of_other_accounts_follow_their_heading() {
        let text = format!(
            "{LONG}\n\nMore on Harbour News\n\nPrevious Article\nLamp posts on Ropewalk\nNext Article\nHerring falls\n\nMost read\n1. Gulls\n2. Snow.\n\nLatest News\n\nMenu"
        );
        assert_eq!(menus(&text), [vec![false], vec![true; 10]].concat());
    }

    #[test]
    fn a_related_title_in_the_body_costs_no_heading_and_no_paragraph() {
        let text = format!("{LONG}\nRelated:\nHerring falls again\n\nThe boats\n\n{LONG}");
        assert_eq!(menus(&text), [false, true, true, false, false]);
    }
}
