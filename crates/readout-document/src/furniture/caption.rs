//! Pictures and what stands under them: image Markdown, the lines that follow, "FILE – ...", "Ann Lee/Quay Images".

use super::lines::{Kind, Line, ends_sentence, is_capital};
use super::phrases::table;
use crate::FurnitureKind;
use crate::date::find_date;

/// Lines after a picture that can belong to it.
const UNDER: usize = 3;

const CAPTION: Kind = Kind::Furniture(FurnitureKind::Caption);

/// Marks pictures and their captions.
pub(super) fn mark(lines: &mut [Line]) {
    for at in 0..lines.len() {
        if is_image(lines[at].bare) {
            lines[at].kind = CAPTION;
            mark_under(lines, at);
        }
    }
    for at in 0..lines.len() {
        if !lines[at].is_open() {
            continue;
        }
        if is_photo_credit(lines[at].bare) {
            lines[at].kind = CAPTION;
            if let Some(before) = at.checked_sub(1)
                && !lines[at].gap_before
                && lines[before].is_open()
                && describes_picture(&lines[before])
            {
                lines[before].kind = CAPTION;
            }
        } else if ends_with_credit(&lines[at]) || has_credit_behind_bar(&lines[at]) || has_button(&lines[at])
        {
            lines[at].kind = CAPTION;
        }
    }
}

/// "The ferry at dawn. | Ann Lee/The Quay Ferry sails again": a caption, a bar, who took the picture, and often the
/// title of what the picture leads to.
fn has_credit_behind_bar(line: &Line) -> bool {
    line.words <= 90
        && line.bare.match_indices(" | ").any(|(at, bar)| {
            ends_sentence(&line.bare[..at]) && begins_with_credit(&line.bare[at + bar.len()..])
        })
}

/// "AP Photos Ferry sails again", "Ann Lee/The Quay Ferry sails again".
fn begins_with_credit(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().take(4).collect();
    let is_agency = |name: &str| table("agencies").has_line(name.trim_end_matches([',', '.']));
    let known = (1..=words.len().min(3)).any(|count| is_agency(&words[..count].join(" ").to_lowercase()));
    let slashed = |word: &&str| {
        word.split_once('/').is_some_and(|(taker, outlet)| is_capital(taker) && is_capital(outlet))
    };
    let taker = words.iter().position(slashed);
    known || taker.is_some_and(|at| words[..at].iter().all(|word| is_capital(word)))
}

/// The button of a picture or film that ran into its caption: "CLOSE The ferry at dawn. (Feb. 11) AP",
/// "Image The ferry at dawn. Credit... Ann Lee".
fn has_button(line: &Line) -> bool {
    let closes = line
        .bare
        .strip_prefix("CLOSE ")
        .is_some_and(|rest| is_capital(rest) && rest.chars().any(char::is_lowercase) && line.words <= 110);
    let credits = line.words <= 110
        && line.bare.starts_with("Image ")
        && (line.bare.contains("Credit...") || line.bare.contains("Credit…"));
    closes || credits
}

/// A line that is one image in Markdown, or several.
fn is_image(bare: &str) -> bool {
    let mut rest = bare.trim_start_matches('[');
    if !rest.starts_with("![") {
        return false;
    }
    while let Some(at) = rest.strip_prefix("![").and_then(|inner| inner.find("](")) {
        let target = at + "![](".len();
        let Some(end) = rest[target..].find(')') else { return false };
        rest = rest[target + end + 1..].trim_start();
    }
    rest.len() < 4 || rest.starts_with("](")
}

/// The lines under the picture at `image`, up to the line that says who took it; without one, a line that can only
/// describe a picture.
fn mark_under(lines: &mut [Line], image: usize) {
    let mut last = image;
    let reach = (image + 1..lines.len().min(image + 1 + UNDER))
        .take_while(|at| !is_image(lines[*at].bare) && (*at == image + 1 || !lines[*at].gap_before));
    for at in reach {
        let line = &lines[at];
        let credit = is_photo_credit(line.bare) || ends_with_credit(line) || line.kind == CAPTION;
        let describes = at == image + 1 && (describes_picture(line) || is_alt_text(&lines[image], line));
        if credit {
            last = at;
            break;
        }
        if describes || (at == image + 1 && is_emphasised(line) && line.words <= 60) {
            last = at;
        }
    }
    for line in &mut lines[image + 1..=last] {
        line.kind = CAPTION;
    }
}

/// Whether the line repeats what the image says in its square brackets.
fn is_alt_text(image: &Line, line: &Line) -> bool {
    let alt = image.bare.trim_start_matches(['!', '[']).split("](").next().unwrap_or_default();
    alt.len() > 10 && line.bare.starts_with(alt)
}

/// Whether the whole line is set in italics.
fn is_emphasised(line: &Line) -> bool {
    line.bare_at > line.span.start()
        && line.bullet.is_none()
        && line.hashes == 0
        && line.span.end() > line.bare_at + line.bare.len()
}

/// Whether a sentence is what captions are: short, without a quotation, with the full day of the picture.
fn describes_picture(line: &Line) -> bool {
    line.words <= 60 && !line.is_quoting() && find_date(line.bare).is_some()
}

/// "Ann Lee/Quay Images", "AP/EPA-EFE/Shutterstock", "Ann Lee via Reuters", "Photo: Ann Lee".
pub(super) fn is_photo_credit(text: &str) -> bool {
    let text = text.trim_matches(['(', ')', '[', ']', ' ']);
    if text.is_empty() || text.len() > 120 || text.contains("://") {
        return false;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() > 12 || ends_sentence(text) && !text.ends_with("Jr.") && !text.ends_with("Inc.") {
        return false;
    }
    let named = words.iter().all(|word| {
        *word == "—"
            || is_capital(word)
            || ["of", "the", "for", "via", "de", "van", "von", "and", "al"].contains(word)
    });
    let is_agency = |name: &str| table("agencies").has_line(&name.trim().to_lowercase());
    if let Some((taker, agency)) = text.rsplit_once(['/', '—']) {
        let takers =
            taker.split(['/', ',', '—']).all(|name| (1..=5).contains(&name.split_whitespace().count()));
        let slashed = text.contains('/');
        let known =
            is_agency(agency) || is_agency(taker) || (slashed && is_name(taker) && !agency.is_empty());
        return named && takers && known;
    }
    if let Some((taker, agency)) = text.rsplit_once(" via ").or_else(|| text.rsplit_once(", ")) {
        return named && is_agency(agency) && words.len() <= 8 && is_name(taker);
    }
    false
}

/// Whether `text` is written like a person's name: two to four capitalised words.
fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    (2..=5).contains(&words.len())
        && words.iter().all(|word| is_capital(word) && !word.contains(|letter: char| letter.is_ascii_digit()))
}

/// Whether a caption ends with who took the picture: "... on Tuesday. Photo: Ann Lee/The Quay",
/// "... at dawn. Ann Lee/The Quay", "... at dawn. (Ann Lee/Quay Images)".
fn ends_with_credit(line: &Line) -> bool {
    const LABELS: [&str; 8] = [
        "Photo: ",
        "Photograph: ",
        "Picture: ",
        "Image: ",
        "Photo by ",
        "Photograph by ",
        "Credit: ",
        "Photo credit: ",
    ];
    if line.words > 80 || line.is_quoting() {
        return false;
    }
    let bare = line.bare.trim_end_matches(['*', '_']);
    let label = LABELS.iter().filter_map(|label| Some((bare.rfind(label)?, label))).max_by_key(|(at, _)| *at);
    if let Some((at, label)) = label {
        let taker = &bare[at + label.len()..];
        return taker.split_whitespace().count() <= 8
            && !taker.is_empty()
            && taker.split_whitespace().next().is_some_and(is_capital);
    }
    let in_brackets = bare.rsplit_once(['(', '[']).and_then(|(_, credit)| credit.strip_suffix([')', ']']));
    if let Some(credit) = in_brackets {
        return is_photo_credit(credit) && credit.contains(['/', ' ']);
    }
    let last = bare.rfind(". ").map(|at| &bare[at + 2..]);
    last.is_some_and(|last| last.contains('/') && is_photo_credit(last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::furniture::lines::cut;

    fn captions(text: &str) -> Vec<bool> {
        let mut lines = cut(text, 0);
        mark(&mut lines);
        lines.into_iter().map(|line| line.kind == CAPTION).collect()
    }

    #[test]
    fn a_picture_takes_its_caption_and_credit_and_not_the_paragraph_after_them() {
        let text = "![](https://img.quay.example/a.jpg)\nThe ferry at Brennavik, Feb. 11, 2031.\nAP/EPA-EFE/Shutterstock\n\
                    In the hours that followed, the minister spoke of the ferry.\n";
        assert_eq!(captions(text), [true, true, true, false]);
        let text = "![](https://img.quay.example/a.jpg)\nThe minister meets the captain ahead of the talks\n\
                    Joss Emmerling/Getty Images\nThe talks were long.";
        assert_eq!(captions(text), [true, true, true, false]);
        assert_eq!(
            captions("![](a.jpg)\nThe talks were long, she said.\nNobody slept."),
            [true, false, false]
        );
        assert_eq!(
            captions("![Ferry](a.jpg)\n*The ferry on Tuesday.*\n\nNobody slept."),
            [true, true, false]
        );
    }

    #[test]
    fn captions_without_a_picture_are_known_by_who_took_it() {
        for text in [
            "The north quay on Saturday. Photograph: Joss Emmerling/Brennavik Gazette",
            "The pilots’ station on Thursday evening. Wim Ostrander/The Sound Observer",
            "Wim Ostrander/Reuters",
            "Wim Ostrander/Agence France-Presse — Getty Images",
            "The minister at the pier. (Joss Emmerling/Getty Images)",
            "The ferry, Pell says, will sail. | AP Photos Pell: We sail",
            "Pell (“Joe”) at noon. | Joss Emmerling/The Quay",
            "CLOSE Pell says the ferry will sail. (Feb. 11) AP",
            "Image The ferry at dawn. Credit...Joss Emmerling for The Quay",
        ] {
            assert_eq!(captions(text), [true], "{text}");
        }
    }

    #[test]
    fn sentences_with_slashes_brackets_and_days_are_the_account() {
        for text in [
            "The ferry sailed on Feb. 11, 2031, the minister said.",
            "The war between Tarvia/Skarn and the islands is over, he said.",
            "He was born in 1950 (1951 by other accounts).",
            "She asked for a yes/no answer",
            "Ann Lee — The Captain",
            "The Photo: a story of one picture",
            "CLOSE THE HARBOUR, THEY CRY",
            "Close the harbour, she said.",
            "She read it twice. | It was long.",
            "Image and Credit were the two boats.",
        ] {
            assert_eq!(captions(text), [false], "{text}");
        }
    }
}
