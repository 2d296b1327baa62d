//! Days as outlets print them.

use jiff::civil::Date;
use std::ops::Range;

/// Years that a news account can be of; "0001-01-01" and the like are gaps in somebody's database.
const YEARS: Range<i16> = 1700..2200;

/// The day that `text` gives, when it is a date: ISO 8601, RFC 2822, "12 February 2025", "Feb. 12, 2025",
/// "Wednesday, February 12, 2025 at 3:14 PM", "14/02/2025" when only one reading is possible.
///
/// The day is the one that is printed, in whatever time zone.
///
/// ```
/// use jiff::civil::date;
/// assert_eq!(readout_document::parse_date("Wed, 12 Feb 2025 18:02:11 GMT"), Some(date(2025, 2, 12)));
/// assert_eq!(readout_document::parse_date("02/12/2025"), None);
/// ```
pub fn parse_date(text: &str) -> Option<Date> {
    let text = text.trim();
    numeric(text).or_else(|| find_date(text).map(|(date, _)| date))
}

/// A year, month and day that can be.
fn day(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok().filter(|_| YEARS.contains(&year))
}

/// `2025-02-12...`, `2025/02/12`, `20250212`, `14/02/2025`, `14.2.2025`.
fn numeric(text: &str) -> Option<Date> {
    let head = text.split(['T', ' ', ',']).next()?;
    if head.len() == 8 && head.bytes().all(|byte| byte.is_ascii_digit()) {
        return day(head[..4].parse().ok()?, head[4..6].parse().ok()?, head[6..].parse().ok()?);
    }
    let separator = head.chars().find(|letter| !letter.is_ascii_digit())?;
    if !"-/.".contains(separator) {
        return None;
    }
    let mut parts = head.split(separator);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    if first.len() == 4 {
        let third = third.get(..2.min(third.len()))?;
        return day(first.parse().ok()?, second.parse().ok()?, third.parse().ok()?);
    }
    let (a, b): (i8, i8) = (first.parse().ok()?, second.parse().ok()?);
    let year = if third.len() == 4 { third.parse().ok()? } else { return None };
    match (a > 12, b > 12, separator) {
        (true, false, _) => day(year, b, a),
        (false, true, _) => day(year, a, b),
        (false, false, '.') => day(year, b, a),
        (false, false, _) if a == b => day(year, a, b),
        _ => None,
    }
}

/// A month's number by its name or its usual short form.
pub(crate) fn month(word: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.strip_suffix('.').unwrap_or(word);
    if word.len() < 3 || word.len() > 9 || !word.is_ascii() || !word.starts_with(|c: char| c.is_alphabetic())
    {
        return None;
    }
    let lower = word.to_ascii_lowercase();
    if lower == "sept" {
        return Some(9);
    }
    let at =
        MONTHS.iter().position(|name| *name == lower || (lower.len() == 3 && name.starts_with(&lower)))?;
    i8::try_from(at + 1).ok()
}

/// A word of a text with its place.
type Word<'t> = (Range<usize>, &'t str);

/// The first full date (day, month by name, year) in `text`, and where it stands.
pub(crate) fn find_date(text: &str) -> Option<(Date, Range<usize>)> {
    let words: Vec<Word> = words_of(text);
    (0..words.len()).find_map(|at| {
        let month = month(words[at].1)?;
        month_first(&words, at, month).or_else(|| day_first(&words, at, month))
    })
}

/// The first date in `text` in any form that can be read in one way only.
pub(crate) fn find_any_date(text: &str) -> Option<Date> {
    let by_name = || find_date(text).map(|(date, _)| date);
    parse_date(text).or_else(by_name).or_else(|| text.split_whitespace().find_map(numeric))
}

/// Words of a text: stretches without white space and brackets, with `,` and `;` taken off their ends.
fn words_of(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut start = 0;
    let is_gap = |letter: char| letter.is_whitespace() || "()[]|/–—".contains(letter);
    for piece in text.split_inclusive(is_gap) {
        let word = piece.trim_end_matches(is_gap);
        let bare = word.trim_end_matches([',', ';', ':']);
        if !bare.is_empty() {
            words.push((start..start + bare.len(), bare));
        }
        start += piece.len();
    }
    words
}

/// "Feb. 12, 2025", "February 12th 2025".
fn month_first(words: &[Word], at: usize, month: i8) -> Option<(Date, Range<usize>)> {
    let number = day_of_month(words.get(at + 1)?.1)?;
    let (place, year) = year_of(words.get(at + 2)?)?;
    Some((day(year, month, number)?, words[at].0.start..place))
}

/// "12 February 2025", "12th of Feb., 2025".
fn day_first(words: &[Word], at: usize, month: i8) -> Option<(Date, Range<usize>)> {
    let (place, year) = year_of(words.get(at + 1)?)?;
    let mut from = at.checked_sub(1)?;
    if words[from].1.eq_ignore_ascii_case("of") {
        from = from.checked_sub(1)?;
    }
    let number = day_of_month(words[from].1)?;
    Some((day(year, month, number)?, words[from].0.start..place))
}

/// "12", "12th".
fn day_of_month(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let suffix = &word[digits.len()..];
    if !(suffix.is_empty() || ["st", "nd", "rd", "th"].contains(&suffix)) || digits.len() > 2 {
        return None;
    }
    digits.parse().ok().filter(|number| (1..=31).contains(number))
}

/// A year in four digits, and where it ends.
fn year_of((place, word): &Word) -> Option<(usize, i16)> {
    let digits = word.trim_end_matches(['.', '"', '”']);
    (digits.len() == 4).then(|| digits.parse().ok())?.map(|year| (place.start + 4, year))
}

/// The day that an address carries: `/2025/02/12/`, `/2025/feb/12/`, `-2025-02-12`, `/20250212`.
pub(crate) fn date_in_address(address: &str) -> Option<Date> {
    let path = address.split(['?', '#']).next()?;
    let parts: Vec<&str> = path.split(['/', '-', '_', '.']).collect();
    let three = parts.windows(3).find_map(|three| {
        let year = (three[0].len() == 4).then(|| three[0].parse().ok())??;
        let month = three[1].parse().ok().or_else(|| month(three[1]))?;
        let number = (three[2].len() <= 2).then(|| three[2].parse().ok())??;
        day(year, month, number)
    });
    three.or_else(|| parts.iter().filter(|part| part.len() == 8).find_map(|part| numeric(part)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn printed_forms_of_one_day() {
        for text in [
            "2025-02-12",
            "2025-02-12T23:30:00-05:00",
            "2025-02-12 08:00:01",
            "20250212",
            "2025/02/12",
            "Wed, 12 Feb 2025 18:02:11 GMT",
            "12 February 2025",
            "12th of February 2025",
            "Feb. 12, 2025",
            "FEBRUARY 12, 2025",
            "Updated 3:14 PM EST, Wed February 12, 2025",
            "Wednesday, February 12th, 2025 at 7pm",
            "12.2.2025",
        ] {
            assert_eq!(parse_date(text), Some(date(2025, 2, 12)), "{text}");
        }
        assert_eq!(parse_date("14/02/2025"), Some(date(2025, 2, 14)));
        assert_eq!(parse_date("2/14/2025"), Some(date(2025, 2, 14)));
        assert_eq!(parse_date("Sept. 3, 2024"), Some(date(2024, 9, 3)));
    }

    #[test]
    fn what_is_no_day_or_could_be_two_is_none() {
        for text in [
            "02/12/2025",
            "0001-11-30",
            "Feb 30, 2025",
            "February 2025",
            "May 2025",
            "soon",
            "",
            "2025",
            "12",
        ] {
            assert_eq!(parse_date(text), None, "{text}");
        }
    }

    #[test]
    fn addresses_carry_days() {
        for address in [
            "https://harbour.example/2025/02/12/ferry-sails",
            "https://harbour.example/news/2025/feb/12/ferry",
            "https://harbour.example/ferry-2025-02-12.html",
            "https://harbour.example/20250212/ferry",
            "https://harbour.example/news/2025/2/12/ferry?id=3",
        ] {
            assert_eq!(date_in_address(address), Some(date(2025, 2, 12)), "{address}");
        }
        assert_eq!(date_in_address("https://harbour.example/news/12345678/ferry"), None);
        assert_eq!(date_in_address("https://harbour.example/2025/ferry-12-sails"), None);
    }
}
