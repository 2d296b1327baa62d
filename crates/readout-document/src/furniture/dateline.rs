//! Outlet, place and day before the text begins: a line of its own, or words before the first sentence.

use super::lines::{Kind, Line, is_all_capitals, is_capital, key};
use crate::date::{find_date, month};
use crate::{Facts, Furniture, FurnitureKind, Span};

const DATELINE: Kind = Kind::Furniture(FurnitureKind::Dateline);

/// Paragraphs among which a dateline can stand.
const HEAD: usize = 3;

/// Marks lines that say outlet and day, and gives the datelines inside first paragraphs.
pub(super) fn mark(text: &str, lines: &mut [Line], title: Option<&str>, facts: &mut Facts) -> Vec<Furniture> {
    let mut inside = Vec::new();
    let mut paragraphs = 0;
    for line in lines.iter_mut() {
        if paragraphs > HEAD {
            break;
        }
        if matches!(line.kind, Kind::Open | Kind::Furniture(FurnitureKind::Credit | FurnitureKind::Widget))
            && mark_day(line, facts)
        {
            continue;
        }
        if line.is_open() && line.words >= 8 {
            let length = slashes(line, title, facts).or_else(|| place(line.bare));
            if let Some(length) = length {
                let span = Span::new(line.span.start(), line.bare_at + length).trim(text);
                inside.push(Furniture { span, kind: FurnitureKind::Dateline });
            }
            paragraphs += usize::from(line.is_paragraph() || length.is_some());
        }
    }
    inside
}

/// Words that stand beside a day in a line of its own.
const BESIDE: [&str; 44] = [
    "published",
    "updated",
    "posted",
    "on",
    "at",
    "last",
    "first",
    "modified",
    "date",
    "min",
    "mins",
    "minute",
    "minutes",
    "read",
    "sources",
    "source",
    "am",
    "pm",
    "a.m",
    "p.m",
    "et",
    "est",
    "edt",
    "gmt",
    "utc",
    "bst",
    "cet",
    "pst",
    "pdt",
    "by",
    "the",
    "of",
    "and",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "from",
    "issue",
    "hours",
    "ago",
];

/// Marks a line that says little more than a day: "- The Quay - Wednesday, February 12, 2025",
/// "Published Monday, 3 March 2031, 6.40 a.m.", "6 years ago". A byline that gives the day stays a byline.
fn mark_day(line: &mut Line, facts: &mut Facts) -> bool {
    if line.words > 16 || line.is_quoting() {
        return false;
    }
    if is_age(&line.key) {
        line.kind = DATELINE;
        return true;
    }
    let Some((day, place)) = find_date(line.bare) else { return mark_stamp(line) };
    if line.kind == Kind::Open {
        let rest = [&line.bare[..place.start], &line.bare[place.end..]];
        if !rest.iter().flat_map(|part| part.split_whitespace()).all(stands_beside) {
            return false;
        }
        facts.outlet = facts.outlet.take().or_else(|| outlet_beside(line.bare));
        line.kind = DATELINE;
    }
    facts.published = facts.published.or(Some(day));
    true
}

/// Marks "Updated 2:02 pm ET, 12/7/2013" and the like: what the line is for, and no word besides a time.
fn mark_stamp(line: &mut Line) -> bool {
    const STAMPS: [&str; 5] = ["updated", "published", "posted", "last updated", "first published"];
    let stamped = line.is_open()
        && STAMPS.iter().any(|stamp| line.key.starts_with(stamp))
        && line.bare.contains(|letter: char| letter.is_ascii_digit())
        && !line.ends_sentence()
        && line.bare.split_whitespace().skip(1).all(stands_beside);
    if stamped {
        line.kind = DATELINE;
    }
    stamped
}

/// Whether a word can stand beside a day: a name, a number, "updated".
fn stands_beside(word: &str) -> bool {
    let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
    bare.is_empty() || BESIDE.contains(&bare.as_str()) || (is_capital(word) && !word.ends_with('?'))
}

/// "6 years ago", "this article is more than 2 years old".
fn is_age(key: &str) -> bool {
    let words: Vec<&str> = key.split(' ').collect();
    let units = [
        "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year",
        "years",
    ];
    let is_ago =
        words.len() == 3 && words[0].parse::<u32>().is_ok() && units.contains(&words[1]) && words[2] == "ago";
    is_ago || (key.starts_with("this article is more than") && key.ends_with("old"))
}

/// The outlet in "- The Quay - Wednesday, February 12, 2025": a part between dashes or bars that is a name and no day.
fn outlet_beside(bare: &str) -> Option<String> {
    let parts = bare.split([',', '|', '·', '•', '—', '–', '/']).flat_map(|part| part.split(" - "));
    let names =
        parts.map(|part| part.trim().trim_start_matches("- ").trim_end_matches(" -").trim()).filter(|part| {
            let words: Vec<&str> = part.split_whitespace().collect();
            (1..=5).contains(&words.len())
                && words.iter().all(|word| is_capital(word) || ["of", "the", "and"].contains(word))
                && !words.iter().any(|word| {
                    month(word).is_some() || word.contains(|letter: char| letter.is_ascii_digit())
                })
                && !words.iter().any(|word| {
                    BESIDE.contains(&key(word).as_str()) && key(word) != "the" && key(word) != "of"
                })
        });
    let found = names.map(str::to_owned).next();
    found.filter(|name| name.len() > 2 && bare.trim() != name.as_str())
}

/// Length of "LINDMORA, 5 March (Halyard) — " and the like at the head of a paragraph.
fn place(bare: &str) -> Option<usize> {
    let head_end = bare.char_indices().nth(90).map_or(bare.len(), |(at, _)| at);
    let head = &bare[..head_end];
    let dashes = ["—", "–", "--", " - ", "― "];
    let (at, dash) =
        dashes.iter().filter_map(|dash| Some((head.find(dash)?, dash))).min_by_key(|(at, _)| *at)?;
    let end = at + dash.len();
    let rest = bare[end..].trim_start_matches(['-', '—', '*', '_', ' ', '\u{a0}']);
    let length = bare.len() - rest.len();
    let starts = rest.trim_start_matches(['“', '"', '‘', '\'', '[', '(', '$']).chars().next()?;
    (is_place_and_agency(head[..at].trim().trim_end_matches(['*', '_'])) && !starts.is_lowercase())
        .then_some(length)
}

/// "LINDMORA, 5 March (Halyard)", "WASHINGTON (AP)", "Lindmora (Halyard)", "(Halyard)", "LINDMORA, Tarvia".
fn is_place_and_agency(prefix: &str) -> bool {
    let (place, agency) = match prefix.split_once('(') {
        Some((place, rest)) => match rest.trim().split_once(')') {
            Some((agency, after)) if after.trim().trim_matches([',', '*']).is_empty() => {
                (place.trim(), Some(agency))
            }
            _ => return false,
        },
        None => (prefix, None),
    };
    if agency.is_some_and(|agency| {
        agency.split_whitespace().count() > 4 || !agency.split_whitespace().all(is_capital)
    }) {
        return false;
    }
    if place.is_empty() {
        return agency.is_some();
    }
    let mut parts = place.split(',').map(str::trim);
    let town: Vec<&str> = parts.next().unwrap_or_default().split_whitespace().collect();
    let capitals = town.iter().all(|word| is_all_capitals(word) || ["of", "de", "la", "del"].contains(word));
    let small = ["of", "and", "the", "de"];
    let rest =
        parts.clone().flat_map(str::split_whitespace).all(|word| is_capital(word) || small.contains(&word));
    let is_letter = |letter: char| letter.is_alphabetic() || ".'’-/".contains(letter);
    !town.is_empty()
        && town.iter().all(|word| word.chars().all(is_letter))
        && town.len() <= 5
        && rest
        && parts.count() <= 3
        && (capitals || (agency.is_some() && town.iter().all(|word| is_capital(word))))
}

/// Length of "Title/ Outlet/ PLACE/ A. Author/ Morning Edition/ " at the head of a paragraph.
fn slashes(line: &Line, title: Option<&str>, facts: &mut Facts) -> Option<usize> {
    let bare = line.bare;
    let mut parts = Vec::new();
    let mut at = 0;
    while let Some(next) = bare[at..].find("/ ") {
        let part = bare[at..at + next].trim();
        if next > 150 || !is_label(part) {
            break;
        }
        parts.push(part);
        at += next + 2;
    }
    let places = parts.iter().any(|part| part.split(' ').all(is_all_capitals));
    if parts.len() < 3 || (parts.len() < 4 && !places) {
        return None;
    }
    let is_title = |part: &&str| title.is_some_and(|title| key(title) == key(part));
    let first = usize::from(parts[0].split(' ').count() > 5 || is_title(&parts[0]));
    if let Some(name) = parts.get(first).filter(|part| !part.split(' ').all(is_all_capitals)) {
        facts.outlet = facts.outlet.take().or_else(|| Some((*name).to_owned()));
    }
    if let Some(author) = parts.iter().skip(first + 1).find(|part| is_author(part)) {
        facts.bylines.push((*author).to_owned());
    }
    Some(at + (bare[at..].len() - bare[at..].trim_start().len()))
}

/// Whether a part between slashes is a label: mostly capitalised words, no sentence.
fn is_label(part: &str) -> bool {
    let words: Vec<&str> = part.split_whitespace().collect();
    let capitals = words.iter().filter(|word| is_capital(word)).count();
    !words.is_empty()
        && words.len() <= 20
        && !part.ends_with(['.', ',', ';'])
        && capitals * 3 >= words.len() * 2
}

/// "J. Rasmin".
fn is_author(part: &str) -> bool {
    let words: Vec<&str> = part.split_whitespace().collect();
    (2..=3).contains(&words.len())
        && words[0].len() <= 3
        && words[0].ends_with('.')
        && words.iter().all(|word| is_capital(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::furniture::lines::cut;
    use jiff::civil::date;

    fn read(text: &str) -> (Vec<Kind>, Vec<&str>, Facts) {
        let (mut lines, mut facts) = (cut(text, 0), Facts::default());
        let inside = mark(text, &mut lines, None, &mut facts);
        let kinds = lines.into_iter().map(|line| line.kind).collect();
        (kinds, inside.into_iter().map(|piece| piece.span.of(text)).collect(), facts)
    }

    #[test]
    fn lines_of_outlet_and_day_give_both() {
        for text in [
            "- The Quay Times - Wednesday, February 12, 2025",
            "The Quay Times | 12 February 2025",
            "The Quay Times, Feb. 12, 2025",
        ] {
            let (kinds, _, facts) = read(text);
            assert_eq!(kinds, [DATELINE], "{text}");
            assert_eq!(facts.outlet.as_deref(), Some("The Quay Times"), "{text}");
            assert_eq!(facts.published, Some(date(2025, 2, 12)));
        }
        for text in [
            "Published Monday, 3 March 2031, 6.40 a.m.",
            "Updated March 7, 2031 · 6 sources · 2 min read",
            "6 years ago",
        ] {
            assert_eq!(read(text).0, [DATELINE], "{text}");
            assert_eq!(read(text).2.outlet, None, "{text}");
        }
        assert_eq!(read("Updated 2:02 pm ET, 12/7/2031").0, [DATELINE]);
        assert_eq!(read("The ferry sailed on 12 February 2025").0, [Kind::Open]);
        assert_eq!(read("Updated 2 plans for ferries").0, [Kind::Open]);
    }

    #[test]
    fn places_before_the_first_sentence() {
        for (text, dateline) in [
            ("LINDMORA (Halyard) — The ferry sailed at dawn, the minister said.", "LINDMORA (Halyard) —"),
            (
                "LINDMORA, 5 March (Halyard) - The ferry sailed at dawn, she said.",
                "LINDMORA, 5 March (Halyard) -",
            ),
            ("PORT HALLEN, Tarvia — “We sail,” the minister said to the crew.", "PORT HALLEN, Tarvia —"),
            ("Lindmora (CNN) -- The ferry sailed at dawn, the minister said.", "Lindmora (CNN) --"),
            ("(Halyard) - The ferry sailed at dawn, the harbour minister said.", "(Halyard) -"),
            ("**LINDMORA** — The ferry sailed at dawn, the minister said.", "**LINDMORA** —"),
        ] {
            assert_eq!(read(text).1, [dateline], "{text}");
        }
    }

    #[test]
    fn sentences_with_dashes_have_no_dateline() {
        for text in [
            "The ferry — the last of its kind — sailed at dawn on Friday.",
            "NATO — which has no harbour — said nothing about the ferry.",
            "Mira Solberg (Lindmora) said that the ferry — a good one — sailed.",
            "He (the minister) – The captain, that is – sailed at dawn.",
        ] {
            assert_eq!(read(text).1, Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn a_head_between_slashes_gives_outlet_and_author() {
        let text = "Ferry Sails Again After Talks in Port/ Quaylooks/ LINDMORA/ J. Rasmin/ Morning Edition/ The ferry sailed at dawn.";
        let (_, inside, facts) = read(text);
        assert_eq!(
            inside,
            ["Ferry Sails Again After Talks in Port/ Quaylooks/ LINDMORA/ J. Rasmin/ Morning Edition/"]
        );
        assert_eq!(facts.outlet.as_deref(), Some("Quaylooks"));
        assert_eq!(facts.bylines, ["J. Rasmin"]);
        assert_eq!(
            read("The Tarvia/ Skarn talks and the and/ or question stalled on Friday.").1,
            Vec::<&str>::new()
        );
    }
}
