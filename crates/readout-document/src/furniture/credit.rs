//! Who wrote, edited and contributed: bylines at the head, lines on the author at the end.

use super::lines::{Kind, Line, is_all_capitals, is_capital};
use crate::facts::split_byline;
use crate::{Facts, Furniture, FurnitureKind, Span};

const CREDIT: Kind = Kind::Furniture(FurnitureKind::Credit);

/// Paragraphs that can stand before a byline (a standfirst).
const HEAD: usize = 2;

/// Words a byline can have.
const SHORT: usize = 16;

/// Marks bylines and lines about authors, and gives the names of the bylines.
pub(super) fn mark(lines: &mut [Line], facts: &mut Facts) {
    let mut paragraphs = 0;
    for line in lines.iter_mut() {
        if line.is_open() && line.is_paragraph() {
            paragraphs += 1;
        }
        if paragraphs > HEAD {
            break;
        }
        if line.is_open() && (is_byline(line.bare) || is_stationed(line.bare)) {
            line.kind = CREDIT;
            add_names(line.bare, facts);
        }
    }
    for at in (0..lines.len()).rev() {
        if lines[at].is_open() && is_about_author(&lines[at]) {
            lines[at].kind = CREDIT;
        } else if lines[at].is_open() && lines[at].words >= 12 {
            break;
        }
    }
}

/// "By Oda Rasmin, harbour correspondent", "By ODA RASMIN and JOSS EMMERLING · 4 March 2031".
fn is_byline(bare: &str) -> bool {
    let Some(rest) = ["By ", "BY ", "by "].iter().find_map(|by| bare.strip_prefix(by)) else {
        return bare
            .strip_prefix("From ")
            .is_some_and(|rest| rest.ends_with("Agency") && rest.split(' ').count() <= 5);
    };
    let names = rest.split(['·', '|', '•', '—', '–']).next().unwrap_or(rest).trim();
    let head = names.split(',').next().unwrap_or(names);
    let words: Vec<&str> = head.split_whitespace().collect();
    let small = ["and", "of", "de", "van", "von", "der", "al", "bin", "the", "in", "for", "with", "&"];
    !words.is_empty()
        && rest.split_whitespace().count() <= SHORT
        && is_capital(words[0])
        && words.iter().all(|word| is_capital(word) || small.contains(word))
        && !words.iter().any(|word| word.starts_with(|letter: char| letter.is_ascii_digit()))
        && !names.ends_with(['?', '!', '”', '"'])
        && (!rest.ends_with('.') || rest.ends_with("Jr.") || rest.ends_with("Sr."))
}

/// "Lucan Ferreby in Sundholm and Amina Strøm in Lindmora".
fn is_stationed(bare: &str) -> bool {
    let parts: Vec<&str> = bare.split(" and ").flat_map(|part| part.split(", ")).collect();
    parts.len() >= 2
        && bare.contains(" and ")
        && parts.iter().all(|part| {
            part.split_once(" in ").is_some_and(|(name, place)| {
                (2..=4).contains(&name.split(' ').count())
                    && (1..=3).contains(&place.split(' ').count())
                    && name.split(' ').chain(place.split(' ')).all(is_capital)
            })
        })
}

fn add_names(bare: &str, facts: &mut Facts) {
    let names = bare.split(['·', '|', '•']).next().unwrap_or(bare);
    for name in split_byline(names) {
        let name = name.split(" in ").next().unwrap_or(&name).trim();
        let is_name = (2..=5).contains(&name.split(' ').count()) && name.split(' ').all(is_capital);
        if is_name {
            facts.bylines.push(if name.split(' ').all(is_all_capitals) {
                title_case(name)
            } else {
                name.to_owned()
            });
        }
    }
}

/// "ODA RASMIN" as "Oda Rasmin".
fn title_case(name: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().map(String::from).unwrap_or_default();
        first + &letters.as_str().to_lowercase()
    };
    name.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// A last line on who the author is: "• Oda Rasmin is the harbour correspondent of the Gazette."
fn is_about_author(line: &Line) -> bool {
    const TRADES: [&str; 16] = [
        "reporter",
        "correspondent",
        "columnist",
        "editor",
        "staff writer",
        "journalist",
        "contributor",
        "fellow at",
        "fellow with",
        "professor",
        "author of",
        "commentator",
        "syndicated",
        "anchor",
        "analyst for",
        "host of",
    ];
    let marked = line.bullet.is_some() || line.bare_at > line.span.start();
    let follows =
        line.key.starts_with("follow ") && (line.key.contains('@') || line.key.contains(" on twitter"));
    if follows || is_contribution(line) {
        return true;
    }
    let is_one = line.key.split(' ').skip(1).take(4).any(|word| word == "is" || word == "was");
    marked
        && line.words <= 60
        && !line.is_quoting()
        && is_one
        && line.bare.split_whitespace().take(2).all(is_capital)
        && TRADES.iter().any(|trade| line.key.contains(trade))
}

/// "Oda Rasmin and Joss Emmerling contributed.", "Oda Rasmin in Sundholm contributed from the pier".
fn is_contribution(line: &Line) -> bool {
    let Some(at) = line.bare.find(" contributed") else { return false };
    let names = &line.bare[..at];
    let rest = line.bare[at + " contributed".len()..].trim_end_matches('.');
    let small = ["and", "of", "in", "at", "the", "for", "also", "staff", "writer", "writers", "reporter"];
    line.words <= 24
        && names.split_whitespace().count() >= 2
        && names.split_whitespace().all(|word| is_capital(word) || small.contains(&word))
        && (rest.is_empty() || rest.strip_prefix(" from ").is_some_and(is_capital))
}

/// "(Reporting by Ann Lee; Editing by Bo Dahl)" at the end of a paragraph.
pub(super) fn at_end_of_paragraph(text: &str, line: &Line) -> Option<Furniture> {
    const STARTS: [&str; 6] = [
        "(Reporting by",
        "(Additional reporting",
        "(Editing by",
        "(Writing by",
        "Reporting by ",
        "(This story",
    ];
    let words = line.span.of(text);
    let at = STARTS.iter().filter_map(|start| words.rfind(start)).min()?;
    let tail = &words[at..];
    let before = words[..at].trim_end();
    let whole = tail.ends_with(')') || tail.contains("diting by");
    (at > 0 && whole && tail.len() <= 300 && before.ends_with(['.', '”', '"', '!', '?', ')'])).then(|| {
        Furniture { span: Span::new(line.span.start() + at, line.span.end()), kind: FurnitureKind::Credit }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::furniture::lines::cut;

    fn read(text: &str) -> (Vec<bool>, Vec<String>) {
        let (mut lines, mut facts) = (cut(text, 0), Facts::default());
        mark(&mut lines, &mut facts);
        (lines.into_iter().map(|line| line.kind == CREDIT).collect(), facts.bylines)
    }

    #[test]
    fn bylines_give_names() {
        for (text, names) in [
            ("By Oda Rasmin, harbour correspondent", vec!["Oda Rasmin"]),
            ("*By Oda Rasmin · 4 March 2031 · 4 min read*", vec!["Oda Rasmin"]),
            ("BY ODA RASMIN AND JOSS EMMERLING", vec![]),
            ("By Oda Rasmin and Joss Emmerling", vec!["Oda Rasmin", "Joss Emmerling"]),
            ("Lucan Ferreby in Sundholm and Amina Strøm in Lindmora", vec!["Lucan Ferreby", "Amina Strøm"]),
            ("From Halyard News Agency", vec![]),
        ] {
            let (kinds, found) = read(text);
            assert_eq!(kinds, [true], "{text}");
            if !names.is_empty() {
                assert_eq!(found, names, "{text}");
            }
        }
    }

    #[test]
    fn sentences_that_begin_with_by_are_the_account() {
        for text in [
            "By Friday the ferry had sailed.",
            "By Friday, the ferry had sailed and the crew was asleep in Brennavik.",
            "By then nobody slept",
            "Talks in Sundholm",
            "From Brennavik the ferry sailed north",
        ] {
            assert_eq!(read(text).0, [false], "{text}");
        }
    }

    #[test]
    fn a_last_line_on_the_author_is_a_credit() {
        let long = "The ferry sailed at dawn on Friday, the minister said, and came back at noon with nobody on board.";
        let (kinds, _) = read(&format!(
            "{long}\n• Oda Rasmin is the harbour correspondent of the Gazette.\nFollow her @rasmin"
        ));
        assert_eq!(kinds, [false, true, true]);
        for text in ["Oda Rasmin and Joss Emmerling contributed.", "Oda Rasmin contributed from Sundholm."] {
            assert_eq!(read(&format!("{long}\n{text}")).0, [false, true], "{text}");
        }
        assert_eq!(
            read(&format!("{long}\nOda Rasmin contributed from her own purse to it.")).0,
            [false, false]
        );
        assert_eq!(read(&format!("{long}\nOda Rasmin is the editor who left.")).0, [false, false]);
    }
}
