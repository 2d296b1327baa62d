//! The harbour's planted cases, read from `examples/harbour` by the program as a user runs it.

use assert_cmd::Command;
use serde_json::Value;
use std::path::Path;

/// The record of the harbour.
fn record() -> Value {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/harbour");
    let output = Command::cargo_bin("readout")
        .expect("it is built")
        .arg("brief")
        .arg(folder)
        .args(["--format", "json"])
        .output()
        .expect("it runs");
    serde_json::from_slice(&output.stdout).expect("it prints JSON")
}

/// The exact words of every piece of evidence in `value`.
fn words(value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        found.extend(value.get("exact").and_then(Value::as_str).map(str::to_owned));
        open.extend(value.as_array().into_iter().flatten());
        open.extend(value.as_object().into_iter().flat_map(|object| object.values()));
    }
    found
}

/// Whether some evidence in `value` has these words.
fn tells(value: &Value, wanted: &str) -> bool {
    words(value).iter().any(|words| words.contains(wanted))
}

/// The items of a list of the record.
fn items<'a>(record: &'a Value, list: &str) -> &'a [Value] {
    record[list].as_array().map_or(&[], Vec::as_slice)
}

/// The items of a list of the record that are of a kind.
fn of_kind<'a>(record: &'a Value, list: &str, kind: &str) -> Vec<&'a Value> {
    items(record, list).iter().filter(|item| item["kind"] == kind).collect()
}

#[test]
fn one_wire_text_in_two_accounts_is_one_origin() {
    let record = record();
    assert_eq!(items(&record, "accounts").len(), 7);
    assert_eq!(record["independent_at_most"], 6);
}

#[test]
fn the_quotation_that_drifted_by_a_word_is_the_only_one() {
    let record = record();
    let [drifted] = of_kind(&record, "differences", "wording")[..] else { panic!("one difference") };
    assert!(tells(drifted, "a coin to be spent twice") && tells(drifted, "a coin to be paid twice"));
}

#[test]
fn the_word_quoted_of_two_things_is_told_with_both() {
    let record = record();
    let [reckless] = of_kind(&record, "differences", "said-of")[..] else { panic!("one difference") };
    assert!(tells(reckless, "plan to close the night berths") && tells(reckless, "the date of 30 June"));
}

#[test]
fn the_number_told_differently_is_the_only_one() {
    let record = record();
    let [people] = of_kind(&record, "differences", "number")[..] else { panic!("one difference") };
    assert!(tells(people, "1,200 people") && tells(people, "1,400 people"));
}

#[test]
fn nothing_else_is_said_to_differ_between_the_accounts() {
    let record = record();
    assert_eq!(items(&record, "differences").len(), 3, "{:?}", words(&record["differences"]));
}

#[test]
fn the_call_first_unconfirmed_then_confirmed_is_one_call() {
    let record = record();
    let calls = of_kind(&record, "happenings", "call");
    let call = calls.iter().find(|call| call["texts"].as_u64() > Some(1)).expect("a call in several texts");
    let statuses: Vec<&str> = items(call, "told").iter().filter_map(|told| told["status"].as_str()).collect();
    assert!(statuses.contains(&"unconfirmed") && statuses.contains(&"held"), "{statuses:?}");
}

#[test]
fn the_meeting_planned_for_one_place_and_held_at_another_is_a_change() {
    let record = record();
    let meetings = of_kind(&record, "happenings", "meeting");
    let moved = meetings.iter().find(|meeting| tells(meeting, "Calder") && tells(meeting, "Sundholm"));
    assert_eq!(moved.expect("planned and held")["day"], "2031-03-06");
    assert!(of_kind(&record, "differences", "place").is_empty());
}

#[test]
fn the_minister_who_says_the_opposite_a_day_later_has_moved() {
    let record = record();
    let [shift] = items(&record, "shifts") else { panic!("one shift: {:?}", words(&record["shifts"])) };
    assert!(tells(&shift["from"], "not give back a single berth"));
    assert!(tells(&shift["to"], "no quay we cannot talk about"));
    assert!(tells(&shift["asserted"], "appeared to retreat"));
    assert_eq!(shift["from_day"], "2031-03-04");
}

#[test]
fn the_parties_who_disagree_on_the_lease_are_told_apart_from_the_accounts() {
    let record = record();
    let lease = items(&record, "disagreements").iter().find(|it| tells(it, "could not outlive 30 June"));
    assert!(tells(lease.expect("on the lease"), "the lease extended by ten years"));
}

#[test]
fn the_weighty_statement_of_one_account_is_known_to_be_in_one_only() {
    let record = record();
    let together =
        items(&record, "statements").iter().find(|it| tells(it, "We would run it together with Port Hallen"));
    let id = &together.expect("it was read")["id"];
    let radio = items(&record["coverage"], "accounts").iter().find(|it| it["account"] == "radio-skarn");
    assert!(items(radio.expect("it was read"), "only").contains(id));
}

#[test]
fn one_name_in_three_spellings_is_one_actor() {
    let record = record();
    let varenskiy = items(&record, "actors").iter().filter(|it| {
        it["kind"] == "person" && it["name"].as_str().is_some_and(|name| name.contains("Varensk"))
    });
    assert_eq!(varenskiy.count(), 1);
}

#[test]
fn sources_without_a_name_are_not_made_one_person() {
    let record = record();
    let speakers: Vec<(&str, &str)> = items(&record, "statements")
        .iter()
        .filter_map(|it| {
            Some((it["speaker"]["evidence"]["exact"].as_str()?, it["speaker"]["actor"].as_str()?))
        })
        .collect();
    let actor =
        |words: &str| speakers.iter().find(|(exact, _)| exact.contains(words)).map(|(_, actor)| *actor);
    let (official, member) = (actor("the official"), actor("One member of the Tarvian delegation"));
    assert!(official.is_some() && member.is_some() && official != member, "{speakers:?}");
    let spokesman = actor("A spokesman for the League of Harbour Cities").expect("he speaks");
    let spokesman = items(&record, "actors").iter().find(|it| it["id"] == spokesman).expect("he is listed");
    assert_eq!(spokesman["kind"], "unnamed");
}

#[test]
fn the_joint_statement_is_one_statement_of_three_accounts_and_a_letter_has_two_who_wrote_it() {
    let record = record();
    let open = "every berth at Brennavik open until 30 September";
    let told: Vec<&str> = items(&record, "statements")
        .iter()
        .filter(|it| tells(&it["content"], open))
        .filter_map(|it| it["id"].as_str())
        .collect();
    let joint = items(&record, "same_statements").iter().find(|same| {
        items(same, "tellings").iter().any(|telling| telling["statement"].as_str() == told.first().copied())
    });
    let joint = joint.expect("several accounts have it");
    assert_eq!((items(joint, "tellings").len(), joint["texts"].as_u64()), (3, Some(3)));
    let letter =
        items(&record, "statements").iter().find(|it| tells(&it["content"], "Put the wages in writing"));
    assert!(tells(&letter.expect("it was read")["speaker"], "Mostrand and the pilot Jonas Pell"));
}
