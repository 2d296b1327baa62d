//! Days as a reader writes them.

use jiff::civil::Date;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn month(date: Date) -> &'static str {
    MONTHS[(date.month() - 1) as usize]
}

/// "12 Feb".
pub fn day(date: Date) -> String {
    format!("{} {}", date.day(), &month(date)[..3])
}

/// "12 February 2025".
pub fn full(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

/// "10–14 February 2025", "28 February – 2 March 2025", or one day.
pub fn range(first: Date, last: Date) -> String {
    let same_month = first.year() == last.year() && first.month() == last.month();
    if first == last {
        full(first)
    } else if same_month {
        format!("{}–{}", first.day(), full(last))
    } else if first.year() == last.year() {
        format!("{} {} – {}", first.day(), month(first), full(last))
    } else {
        format!("{} – {}", full(first), full(last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_range_repeats_no_more_than_it_must() {
        assert_eq!(range(date(2031, 3, 4), date(2031, 3, 4)), "4 March 2031");
        assert_eq!(range(date(2031, 3, 4), date(2031, 3, 9)), "4–9 March 2031");
        assert_eq!(range(date(2031, 2, 27), date(2031, 3, 4)), "27 February – 4 March 2031");
        assert_eq!(range(date(2030, 12, 31), date(2031, 1, 2)), "31 December 2030 – 2 January 2031");
    }
}
