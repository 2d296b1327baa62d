//! What the rules read, and what they leave alone, sentence by sentence. Published on Friday, 14 February 2025.

use super::*;
use jiff::civil::date;
use proptest::prelude::*;

fn read(text: &str) -> Vec<(String, String)> {
    times(text, &Analysis::default(), Some(date(2025, 2, 14)))
        .into_iter()
        .map(|time| (time.span.of(text).to_owned(), time.value))
        .collect()
}

#[track_caller]
fn reads(text: &str, expected: &[(&str, &str)]) {
    let found = read(text);
    let found: Vec<(&str, &str)> =
        found.iter().map(|(words, value)| (words.as_str(), value.as_str())).collect();
    assert_eq!(found, expected, "in {text:?}");
}

#[track_caller]
fn reads_nothing(text: &str) {
    reads(text, &[]);
}

#[test]
fn a_weekday_lies_behind_unless_its_verb_looks_ahead() {
    reads("The envoys met on Wednesday.", &[("Wednesday", "2025-02-12")]);
    reads("The envoys will meet on Wednesday.", &[("Wednesday", "2025-02-19")]);
    reads("The harbour was closed Friday.", &[("Friday", "2025-02-14")]);
    reads("Talks are scheduled for Monday.", &[("Monday", "2025-02-17")]);
    reads("On Wednesday, she would not say when.", &[("Wednesday", "2025-02-12")]);
    reads("On Wednesday, they would meet again.", &[("Wednesday", "2025-02-19")]);
    reads("She spoke Thursday night.", &[("Thursday night", "2025-02-13TNI")]);
}

#[test]
fn dates_are_read_in_american_and_british_order() {
    reads("It sank on Feb. 13, 2025, off Norrland.", &[("Feb. 13, 2025", "2025-02-13")]);
    reads("It sank on 13 February.", &[("13 February", "2025-02-13")]);
    reads("It sank on Thursday, Feb. 6.", &[("Thursday, Feb. 6", "2025-02-06")]);
    reads("It sank in December.", &[("December", "2024-12")]);
    reads("It sank in June 1998.", &[("June 1998", "1998-06")]);
    reads("It opened 2024-11-03.", &[("2024-11-03", "2024-11-03")]);
}

#[test]
fn a_stretch_of_days_is_one_time() {
    let text = "The fair runs June 24-26 in Aldhaven.";
    let found = times(text, &Analysis::default(), Some(date(2025, 2, 14)));
    assert_eq!(found[0].span.of(text), "June 24-26");
    assert_eq!(found[0].range(), Some((date(2025, 6, 24), date(2025, 6, 26))));
}

#[test]
fn years_decades_and_centuries() {
    reads("The pier was built in 1931.", &[("1931", "1931")]);
    reads(
        "It thrived in the 1990s and the early 1980s.",
        &[("the 1990s", "199"), ("the early 1980s", "198")],
    );
    reads("The bridge opened in mid-2017.", &[("mid-2017", "2017")]);
    reads("Profit fell in fiscal 2018.", &[("fiscal 2018", "2018")]);
    reads("It was the fashion of the 19th century.", &[("the 19th century", "18")]);
    reads("The 9/11 attacks changed that.", &[("9/11", "2001-09-11")]);
}

#[test]
fn relative_dates_count_from_publication() {
    reads("Fares rose last month.", &[("last month", "2025-01")]);
    reads("Fares rose this week.", &[("this week", "2025-W07")]);
    reads("Fares rose earlier this year.", &[("earlier this year", "2025")]);
    reads("Fares rose three years ago.", &[("three years ago", "2022")]);
    reads("Fares rose last spring.", &[("last spring", "2024-SP")]);
    reads("Fares rose yesterday.", &[("yesterday", "2025-02-13")]);
    reads("Fares rose at the end of November.", &[("the end of November", "2024-11")]);
}

#[test]
fn others_count_from_the_date_named_last() {
    reads(
        "He landed on Jan. 6. A day later he left.",
        &[("Jan. 6", "2025-01-06"), ("A day later", "2025-01-07")],
    );
    reads(
        "They met on Jan. 6 and again the following Monday.",
        &[("Jan. 6", "2025-01-06"), ("the following Monday", "2025-01-13")],
    );
    reads("In 1994 she won. The next year she lost.", &[("1994", "1994"), ("The next year", "1995")]);
}

#[test]
fn quarters_are_those_a_firm_reports() {
    reads("Earnings rose in the fourth quarter.", &[("the fourth quarter", "2024-Q4")]);
    reads("It reported third-quarter profit.", &[("third-quarter", "2024-Q3")]);
    reads("It grew in the second quarter of 2023.", &[("the second quarter of 2023", "2023-Q2")]);
}

#[test]
fn lengths_take_their_modifiers_along() {
    reads("The war lasted nearly three years.", &[("nearly three years", "P3Y")]);
    reads("It fell for the past two decades.", &[("the past two decades", "P20Y")]);
    reads("He stayed for 2 1/2 hours.", &[("2 1/2 hours", "PT2H30M")]);
    reads("A two-week strike began.", &[("two-week", "P2W")]);
    reads("They waited for weeks.", &[("weeks", "PXW")]);
    reads("A three-and-a-half-year siege.", &[("three-and-a-half-year", "P3Y6M")]);
    reads("It grew over the last half century.", &[("the last half century", "P50Y")]);
    let found = times("It took more than four hours.", &Analysis::default(), None);
    assert_eq!(found[0].modifier, Some(Modifier::MoreThan));
}

#[test]
fn times_of_day_join_their_day() {
    reads("The polls close at 8 p.m. EST Tuesday.", &[("8 p.m. EST Tuesday", "2025-02-11T20:00")]);
    reads("He arrived at noon Thursday.", &[("noon Thursday", "2025-02-13T12:00")]);
    reads("She spoke this morning.", &[("this morning", "2025-02-14TMO")]);
    reads("They dine tonight.", &[("tonight", "2025-02-14TNI")]);
}

#[test]
fn hours_are_read_as_britain_and_armies_write_them() {
    reads("They sailed at 1.30pm.", &[("1.30pm", "2025-02-14T13:30")]);
    reads("They sailed at 14:05 on Monday.", &[("14:05 on Monday", "2025-02-10T14:05")]);
    reads("They sailed at 0900 on Monday.", &[("0900 on Monday", "2025-02-10T09:00")]);
    reads("They sailed at five o’clock.", &[("five o’clock", "2025-02-14T05:00")]);
    reads_nothing("Norrland won 24:36 and ate 1.30 loaves.");
}

#[test]
fn seasons_and_fiscal_years() {
    reads("It opened in winter 2011.", &[("winter 2011", "2011-WI")]);
    reads("The 2012 fiscal year was poor.", &[("2012 fiscal year", "2012")]);
    reads("The 2008-2009 crisis.", &[("2008", "2008"), ("2009", "2009")]);
    reads("They left the day before.", &[("the day before", "2025-02-13")]);
}

#[test]
fn repetitions_are_sets() {
    reads("They meet twice a week.", &[("twice a week", "P1W")]);
    reads("They meet 10 times a day.", &[("10 times a day", "P1D")]);
    reads("They meet every week.", &[("every week", "P1W")]);
    reads("The ferry sails each Thursday.", &[("each Thursday", "XXXX-WXX-4")]);
    reads("A daily paper.", &[("daily", "P1D")]);
}

#[test]
fn vague_words_are_references() {
    reads("He is now at sea.", &[("now", "PRESENT_REF")]);
    reads("She recently retired.", &[("recently", "PAST_REF")]);
    reads("It may happen in the near future.", &[("the near future", "FUTURE_REF")]);
}

#[test]
fn holidays_fall_on_their_day() {
    reads("They met on Christmas Day 2023.", &[("Christmas Day 2023", "2023-12-25")]);
    reads("The truce began on Thanksgiving.", &[("Thanksgiving", "2024-11-28")]);
}

#[test]
fn a_deadline_ahead_is_not_one_of_last_year() {
    reads("The bond is to be repaid on March 1.", &[("March 1", "2025-03-01")]);
    reads("The unsigned bond matures March 1.", &[("March 1", "2025-03-01")]);
    reads("They signed the bond on Nov. 3.", &[("Nov. 3", "2024-11-03")]);
    reads("It had been due to sail Monday.", &[("Monday", "2025-02-10")]);
}

#[test]
fn over_is_more_than_only_where_no_preposition_is_meant() {
    reads("He has sailed for over two years.", &[("over two years", "P2Y")]);
    reads("Taxes rise, over two years, by a third.", &[("two years", "P2Y")]);
    reads("Fares fell over the past three months.", &[("the past three months", "P3M")]);
}

#[test]
fn days_that_share_a_month_and_years_that_share_a_hyphen_are_two() {
    reads("Polls open April 24 and 25.", &[("April 24", "2025-04-24"), ("25", "2025-04-25")]);
    reads("In the 2001-2003 cuts.", &[("2001", "2001"), ("2003", "2003")]);
    reads("They want the pre-2014 borders.", &[("pre-2014", "2014")]);
}

#[test]
fn a_year_earlier_is_the_same_quarter_in_a_report_of_earnings() {
    reads(
        "Profit rose in the fourth quarter. It had lost money a year earlier.",
        &[("the fourth quarter", "2024-Q4"), ("a year earlier", "2023-Q4")],
    );
    reads(
        "Third-quarter profit beat the year-earlier figure.",
        &[("Third-quarter", "2024-Q3"), ("year-earlier", "2023-Q3")],
    );
}

#[test]
fn names_of_programmes_and_papers_are_not_times() {
    reads_nothing("He told the Sunday Times so.");
    reads_nothing("She was on 60 Minutes.");
    reads_nothing("He reads the Daily Courier in his 30s.");
    reads_nothing("He spoke on “This Week”.");
}

#[test]
fn the_digits_of_a_citation_do_not_belong_to_a_year() {
    use readout_document::{Document, Furniture, FurnitureKind};
    let text = "The strait was closed in 2014.12 It stayed so until 2016.3";
    let mut document = Document::from_text("note", text);
    let citation = |start, end| Furniture { span: Span::new(start, end), kind: FurnitureKind::Citation };
    document.furniture = vec![citation(30, 32), citation(57, 58)];
    let times = crate::read(&document).times;
    let found: Vec<&str> = times.iter().map(|time| time.span.of(text)).collect();
    assert_eq!(found, ["2014", "2016"]);
}

#[test]
fn a_scheduled_present_looks_ahead() {
    reads("The summit, which was called in haste, kicks off Monday.", &[("Monday", "2025-02-17")]);
    reads("The storm is projected to land on Saturday.", &[("Saturday", "2025-02-15")]);
    reads("It may reopen a few years from now.", &[("a few years from now", "FUTURE_REF")]);
    reads("The ferry is to sail Tuesday.", &[("Tuesday", "2025-02-18")]);
}

#[test]
fn words_that_are_not_times_here() {
    reads_nothing("Theresa May said the march was long.");
    reads_nothing("Protesters March on parliament.");
    reads_nothing("The Second Army moved under a hot sun.");
    reads_nothing("Only a minute amount was found.");
    reads_nothing("Prices fall when the state may spring a surprise.");
    reads_nothing("Some 2,000 people and 2000 troops came.");
    reads_nothing("The 44-year-old mayor is 37 years old.");
    reads_nothing("In the wake of the storm, the port closed.");
    reads_nothing("More than a quarter of the fleet sank.");
    reads_nothing("The score was 24-36.");
    reads_nothing("It cost $2014 in Room 1987.");
    reads_nothing("Give me a second chance.");
    reads_nothing("A child aged 14 months ate three quarters of the cake.");
    reads_nothing("Every second counts.");
}

#[test]
fn without_a_day_of_publication_the_open_part_stays_open() {
    let found = times("They met on Wednesday and on Feb. 12.", &Analysis::default(), None);
    let values: Vec<&str> = found.iter().map(|time| time.value.as_str()).collect();
    assert_eq!(values, ["XXXX-WXX-3", "XXXX-02-12"]);
}

fn wordy() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "the",
        "a",
        "last",
        "next",
        "this",
        "past",
        "three",
        "2",
        "24",
        "2014",
        "99",
        "0",
        "9999",
        "May",
        "March",
        "Feb",
        ".",
        ",",
        "-",
        "/",
        ":",
        "'",
        "s",
        "’",
        "week",
        "years",
        "quarter",
        "third",
        "Monday",
        "night",
        "ago",
        "later",
        "of",
        "and",
        "half",
        "hundred",
        "thousand",
        "early",
        "mid",
        "end",
        "every",
        "p.m.",
        "EST",
        "noon",
        "now",
        "\n",
        "½",
        "“",
        "fiscal",
        "nineteen",
        "pre",
        "2001",
        "ended",
        "comparable",
        "recent",
        "full",
        "ninety",
        "couple",
        "some",
        "December",
        "31",
        "decade",
        "Easter",
        "in",
        "earlier",
        "year",
        "1000000000000",
    ]);
    prop::collection::vec((words, prop::bool::weighted(0.8)), 0..24).prop_map(|words| {
        words
            .into_iter()
            .map(|(word, space)| if space { format!("{word} ") } else { word.to_owned() })
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_words_give_spans_in_order_inside_the_text(text in wordy(), year in 1i16..9999, known in any::<bool>()) {
        let found = times(&text, &Analysis::default(), known.then(|| date(year, 1, 31)));
        let mut end = 0;
        for time in found {
            prop_assert!(time.span.start() >= end && time.span.end() <= text.len());
            prop_assert!(!time.span.of(&text).trim().is_empty());
            if let Some((first, last)) = time.range() {
                prop_assert!(first <= last);
            }
            end = time.span.end();
        }
    }

    #[test]
    fn any_text_at_all_is_read_without_a_panic(text in "\\PC*") {
        times(&text, &Analysis::default(), Some(date(2025, 2, 14)));
    }
}
