//! Where invented accounts differ, where a position moved, and where parties disagree.

use readout_document::{Document, Known, KnownFrom};
use readout_record::{DifferenceKind, Record, record};
use readout_statement::Account;

/// An account read as the program reads it.
fn read(id: &str, day: &str, text: &str) -> Account {
    let mut document = Document::from_text(id, text);
    document.language = Some("en".to_owned());
    document.outlet = Some(Known { value: id.to_owned(), from: KnownFrom::Manifest });
    document.published = day.parse().ok().map(|value| Known { value, from: KnownFrom::Manifest });
    readout_statement::read(document)
}

/// The first words of the evidence of every side.
fn sides(record: &Record, kind: DifferenceKind) -> Vec<Vec<&str>> {
    let own = record.differences.iter().filter(|difference| difference.kind == kind);
    own.map(|difference| difference.sides.iter().map(|side| side.evidence[0].exact()).collect()).collect()
}

#[test]
fn given_a_word_quoted_of_two_things_when_recorded_then_both_are_told() {
    let record = record(&[
        read("herald", "2031-03-04", "Mira Solberg said the plan to close the ferry was “reckless”."),
        read("post", "2031-03-05", "Mira Solberg dismissed the deadline of June as “reckless”."),
    ]);
    let found = sides(&record, DifferenceKind::SaidOf);
    assert_eq!(found.len(), 1, "{:?}", record.statements);
    assert!(found[0][0].contains("the plan") && found[0][1].contains("the deadline"), "{found:?}");
}

#[test]
fn given_a_quoted_word_after_an_aside_when_recorded_then_what_it_is_said_of_stands_before_the_aside() {
    let record = record(&[
        read(
            "herald",
            "2031-03-04",
            "A return to the old lease, before the islands closed the quay, would be a “reckless step,” Mira Solberg \
             said.",
        ),
        read("post", "2031-03-05", "Mira Solberg dismissed the deadline of June as “reckless”."),
    ]);
    let found = sides(&record, DifferenceKind::SaidOf);
    assert_eq!(found.len(), 1, "{:?}", record.statements);
    assert!(found[0].iter().any(|words| words.contains("the old lease")), "{found:?}");
}

#[test]
fn given_a_word_quoted_of_one_thing_twice_when_recorded_then_nothing_differs() {
    let record = record(&[
        read("herald", "2031-03-04", "Mira Solberg said the plan to close the ferry was “reckless”."),
        read("post", "2031-03-05", "Mira Solberg dismissed the plan as “reckless”."),
    ]);
    assert!(sides(&record, DifferenceKind::SaidOf).is_empty());
}

#[test]
fn given_a_quotation_that_drifted_when_recorded_then_the_wordings_are_told() {
    let record = record(&[
        read("herald", "2031-03-04", "“A harbour is not a coin to be spent twice,” Mira Solberg said."),
        read("post", "2031-03-05", "“A harbour is not a coin to be paid twice,” Mira Solberg said."),
    ]);
    assert_eq!(sides(&record, DifferenceKind::Wording).len(), 1);
}

#[test]
fn given_a_quotation_that_was_only_cut_when_recorded_then_nothing_differs() {
    let record = record(&[
        read("herald", "2031-03-04", "“A harbour is not a coin to be spent twice,” Mira Solberg said."),
        read("post", "2031-03-05", "Mira Solberg said “a harbour is not a coin”."),
    ]);
    assert_eq!(record.differences, []);
}

#[test]
fn given_an_account_that_says_a_minister_retreated_when_recorded_then_both_words_and_days_are_told() {
    let record = record(&[read(
        "herald",
        "2031-03-06",
        "Mira Solberg said on Tuesday that the islands must not keep the toll.\n\
         A day later, Solberg appeared to walk back her words, saying that “the whole lease is on the table”.",
    )]);
    let [shift] = &record.shifts[..] else { panic!("{:?}", record.shifts) };
    assert!(shift.from[0].exact().contains("must not keep") && shift.to[0].exact().contains("on the table"));
    assert_eq!(
        (shift.from_day.map(|day| day.to_string()), shift.to_day.map(|day| day.to_string())),
        (Some("2031-03-04".to_owned()), Some("2031-03-05".to_owned()))
    );
    assert_eq!(shift.asserted[0].exact(), "appeared to walk back her words");
}

#[test]
fn given_parties_that_contradict_each_other_when_recorded_then_no_account_is_said_to_differ() {
    let record = record(&[
        read("herald", "2031-03-04", "Mira Solberg said the bridge toll was unacceptable."),
        read("post", "2031-03-05", "Jon Brekke said the islands must keep the bridge toll."),
    ]);
    assert_eq!(record.disagreements.len(), 1);
    assert_eq!(record.differences, []);
}

#[test]
fn given_a_meeting_held_and_called_off_in_accounts_of_one_day_when_recorded_then_the_status_differs() {
    let held = "Mira Solberg met Jon Brekke in Vessby on Tuesday.";
    let off = "A meeting between Mira Solberg and Jon Brekke in Vessby on Tuesday was cancelled.";
    let same_day = record(&[read("herald", "2031-03-05", held), read("post", "2031-03-05", off)]);
    let found = sides(&same_day, DifferenceKind::Status);
    assert_eq!(found.len(), 1, "{:?}", same_day.happenings);
    assert!(found[0].iter().any(|words| words.contains("cancelled")), "{found:?}");
    let later = record(&[read("herald", "2031-03-06", held), read("post", "2031-03-05", off)]);
    assert!(sides(&later, DifferenceKind::Status).is_empty(), "a change in time");
}

#[test]
fn given_a_meeting_on_two_days_when_recorded_then_the_day_differs() {
    let record = record(&[
        read("herald", "2031-03-07", "Mira Solberg met Jon Brekke in Vessby on Tuesday."),
        read("post", "2031-03-07", "Mira Solberg met Jon Brekke in Vessby on Wednesday."),
    ]);
    let found = sides(&record, DifferenceKind::Date);
    assert_eq!(found.len(), 1, "{:?}", record.happenings);
    assert!(found[0][0].contains("Tuesday") && found[0][1].contains("Wednesday"), "{found:?}");
}

#[test]
fn given_a_party_there_and_left_out_when_recorded_then_who_took_part_differs() {
    let record = record(&[
        read("herald", "2031-03-07", "Mira Solberg, Jon Brekke and Anton Velde met in Vessby on Tuesday."),
        read("post", "2031-03-07", "Mira Solberg met Jon Brekke in Vessby on Tuesday without Anton Velde."),
    ]);
    let found = sides(&record, DifferenceKind::Participants);
    assert_eq!(found.len(), 1, "{:?}", record.happenings);
}

#[test]
fn given_one_agency_as_the_source_of_two_accounts_when_recorded_then_they_are_one_origin() {
    let record = record(&[
        read(
            "herald",
            "2031-03-05",
            "The night ferry to Vessby must sail all winter, Mira Solberg said, Reuters reported.",
        ),
        read(
            "post",
            "2031-03-05",
            "Mira Solberg said the night ferry to Vessby must sail through the winter, according to Reuters.",
        ),
        read(
            "mirror",
            "2031-03-05",
            "“The night ferry to Vessby must sail all winter,” Mira Solberg said at the quay.",
        ),
    ]);
    let same = record.same_statements.iter().find(|same| same.tellings.len() == 3);
    let same = same.unwrap_or_else(|| panic!("{:?}", record.same_statements));
    assert_eq!(same.texts, 2, "{:?}", record.statements);
}

#[test]
fn given_a_later_account_when_compared_then_happenings_and_figures_are_told_that_are_new_or_otherwise() {
    let record = record(&[
        read(
            "herald",
            "2031-03-03",
            "Mira Solberg and Jon Brekke will meet in Vessby on Tuesday. The harbour employs 1,200 people.",
        ),
        read(
            "post",
            "2031-03-05",
            "Mira Solberg met Jon Brekke in Vessby on Tuesday. The harbour employs 1,400 people.\n\
             Anton Velde visited Skarholm on Wednesday.",
        ),
    ]);
    let changes = readout_record::changes(&record, "2031-03-03".parse().expect("a day"));
    let [moved] = &changes.moved[..] else { panic!("{:?}", record.happenings) };
    assert!(
        moved.was.evidence[0].exact().contains("will meet")
            && moved.now[0].evidence[0].exact().contains("met")
    );
    let [revised] = &changes.revised[..] else { panic!("{:?}", record.measures) };
    assert_eq!((revised.was.value, revised.now[0].value), (Some(1200.0), Some(1400.0)));
    let new: Vec<&str> =
        changes.new_happenings.iter().map(|it| record.happenings[*it].told[0].evidence[0].exact()).collect();
    assert!(new.iter().any(|words| words.contains("Skarholm")), "{new:?}");
}
