//! Numbers: "12,400", "3.5", "9:30", "11/28/2000", "1990s"; "24-26" and "5m" are cut.

use super::token::Chunk;

/// Units that are tokens of their own after a number.
const UNITS: [&str; 46] = [
    "k", "m", "mm", "b", "bn", "tn", "am", "pm", "a.m.", "p.m.", "cm", "km", "kg", "g", "mg", "lb", "lbs",
    "oz", "ft", "in", "mph", "kph", "hz", "khz", "mhz", "ghz", "kb", "mb", "gb", "tb", "kw", "mw", "gw",
    "kwh", "mwh", "min", "mins", "hr", "hrs", "yr", "yrs", "sq", "percent", "years", "days", "x",
];

/// Where the number that begins at `at` ends; `None` when none does.
pub(super) fn end_of_number(chunk: Chunk, at: usize) -> Option<usize> {
    let rest = chunk.rest(at).as_bytes();
    let begins_with_point = rest[0] == b'.' && rest.get(1).is_some_and(u8::is_ascii_digit);
    if !(rest[0].is_ascii_digit()
        || begins_with_point && !chunk.char_before(at).is_some_and(char::is_alphanumeric))
    {
        return None;
    }
    let digits = joined_digits(rest);
    let whole = after_digits(&rest[..digits], &chunk.text[at + digits..chunk.span.end()]);
    Some(at + digits + whole)
}

/// Length of the digits and the marks between them.
fn joined_digits(bytes: &[u8]) -> usize {
    let mut end = 0;
    let hyphens = hyphens_join(bytes);
    loop {
        end += count_digits(&bytes[end..]);
        let Some(mark) = bytes.get(end) else { return end };
        let after = count_digits(&bytes[end + 1..]);
        let joins = match mark {
            b'.' | b':' | b'/' => after > 0,
            b',' => after == 3,
            b'-' => after > 0 && hyphens,
            _ => false,
        };
        if !joins {
            return end;
        }
        end += 1;
    }
}

fn count_digits(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| byte.is_ascii_digit()).count()
}

/// Whether the hyphens between digits belong to one number: a telephone number or a date ("2024-12-26"), not a range.
fn hyphens_join(bytes: &[u8]) -> bool {
    let length =
        bytes.iter().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'/' | b'.')).count();
    let groups: Vec<usize> = bytes[..length].split(|byte| *byte == b'-').map(<[u8]>::len).collect();
    match groups[..] {
        [first, second] => second == 4 && matches!(first, 1 | 3 | 7),
        [_, _, _, ..] => groups.iter().all(|group| *group > 0),
        _ => false,
    }
}

/// Length of the letters after a number that belong to it: "20th", "1990s", "3D", but not "5m".
fn after_digits(digits: &[u8], rest: &str) -> usize {
    let length = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    let letters = &rest[..length];
    if length == 0 {
        return decade_clitic(digits, rest);
    }
    let is_unit = UNITS.iter().any(|unit| letters.eq_ignore_ascii_case(unit));
    let is_long_word = length > 3 && letters.bytes().all(|b| b.is_ascii_lowercase());
    if is_unit || is_long_word || letters.starts_with(['º', '°']) { 0 } else { length }
}

/// Length of the "'s" of a decade: "the 60's".
fn decade_clitic(digits: &[u8], rest: &str) -> usize {
    let is_decade = digits.ends_with(b"0") && matches!(digits.len(), 2 | 4);
    let clitic = ["'s", "’s"].into_iter().find(|clitic| rest.starts_with(clitic));
    match clitic {
        Some(clitic) if is_decade && !rest[clitic.len()..].starts_with(char::is_alphanumeric) => clitic.len(),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use crate::segment::token::tokens;

    #[test]
    fn numbers_keep_their_marks() {
        assert_eq!(tokens("12,400 3.5 9:30 11/28/2000 .25"), ["12,400", "3.5", "9:30", "11/28/2000", ".25"]);
        assert_eq!(tokens("20th 1990s 3D 60's"), ["20th", "1990s", "3D", "60's"]);
        assert_eq!(tokens("555-0134 020-555-0134 2024-12-26"), ["555-0134", "020-555-0134", "2024-12-26"]);
    }

    #[test]
    fn money_percent_units_and_ranges_are_cut() {
        assert_eq!(tokens("$5m €12.5bn 40%"), ["$", "5", "m", "€", "12.5", "bn", "40", "%"]);
        assert_eq!(tokens("24-26 1969-1970"), ["24", "-", "26", "1969", "-", "1970"]);
        assert_eq!(tokens("11am 15-year"), ["11", "am", "15", "-", "year"]);
        assert_eq!(tokens("2024."), ["2024", "."]);
    }
}
