//! What the accounts say each party wants, read from invented accounts.

use readout_document::{Document, Known, KnownFrom};
use readout_record::{Record, Stance, record};
use readout_statement::Account;

/// An account read as the program reads it.
fn read(id: &str, day: &str, text: &str) -> Account {
    let mut document = Document::from_text(id, text);
    document.language = Some("en".to_owned());
    document.outlet = Some(Known { value: id.to_owned(), from: KnownFrom::Manifest });
    document.published = day.parse().ok().map(|value| Known { value, from: KnownFrom::Manifest });
    readout_statement::read(document)
}

/// Issue, actor and stances of every position.
fn positions(record: &Record) -> Vec<(String, String, Vec<Option<Stance>>)> {
    record
        .positions
        .iter()
        .map(|position| {
            let issue = record.issues[position.issue.0].name.exact().to_owned();
            let actor = record.actors[position.actor.0].name.clone();
            (issue, actor, position.said.iter().map(|said| said.stance).collect())
        })
        .collect()
}

/// The stance of `actor` in an account that says `text`, beside one in which somebody else speaks of `other`.
fn stance(text: &str, other: &str) -> Option<Stance> {
    let record = record(&[read("herald", "2031-03-04", text), read("post", "2031-03-05", other)]);
    let found = positions(&record);
    found.iter().find(|(_, actor, _)| actor == "Mira Solberg").and_then(|(_, _, stances)| stances[0])
}

const OTHER: &str = "Jon Brekke said the islands must keep the toll.";

#[test]
fn a_stance_is_read_where_the_words_carry_it() {
    let cases = [
        ("Mira Solberg said the islands must keep the toll.", Some(Stance::For)),
        ("Mira Solberg said the islands must not keep the toll.", Some(Stance::Against)),
        ("Mira Solberg said the toll was unacceptable.", Some(Stance::Against)),
        ("Mira Solberg said the toll was not acceptable.", Some(Stance::Against)),
        ("Mira Solberg rejected the toll on Tuesday.", Some(Stance::Against)),
        ("Mira Solberg called for a toll on Tuesday.", Some(Stance::For)),
        ("“I don’t think the toll is practical,” Mira Solberg said.", Some(Stance::Against)),
        ("Mira Solberg doubted the toll.", Some(Stance::Doubtful)),
        ("Mira Solberg said the toll may stay in spring.", Some(Stance::Open)),
        ("“No one wants the toll more than our pilots,” Mira Solberg said.", Some(Stance::For)),
        ("Mira Solberg said she was not sure that the toll will stay in spring.", Some(Stance::Doubtful)),
        ("Mira Solberg welcomed the envoy, a pilot under the old toll.", None),
        ("Mira Solberg said the islands deserved the toll.", Some(Stance::For)),
        ("Mira Solberg said the islands would not give back the toll.", None),
        ("“I am open to a toll,” Mira Solberg said.", Some(Stance::Open)),
        ("“It is our job to find the crowns to keep the toll,” Mira Solberg said.", Some(Stance::For)),
        ("Mira Solberg, tired after a long night, has long sought the toll.", Some(Stance::For)),
        (
            "Mira Solberg said the islands would keep the toll only if the ferries sailed.",
            Some(Stance::Conditional),
        ),
    ];
    for (text, wanted) in cases {
        assert_eq!(stance(text, OTHER), wanted, "{text}");
    }
}

#[test]
fn what_somebody_else_wants_is_no_stance_of_the_speaker() {
    let cases = [
        ("Mira Solberg said Jon Pell wants the toll.", None),
        ("“He, like Mr. Pell, wants the toll,” Mira Solberg said.", None),
        ("Mira Solberg said Mr. Pell was ready to keep the toll.", None),
        ("Mira Solberg said she wants the toll.", Some(Stance::For)),
        ("“Mr. Pell may need a strike to get the toll,” Mira Solberg said.", None),
        ("“We want the toll,” Mira Solberg said.", Some(Stance::For)),
        ("“Our council wants the toll,” Mira Solberg said.", Some(Stance::For)),
        ("Mira Solberg said the government wants the toll.", Some(Stance::For)),
        ("“I think he wants the toll. I would like to see the toll,” Mira Solberg said.", Some(Stance::For)),
    ];
    for (text, wanted) in cases {
        assert_eq!(stance(text, OTHER), wanted, "{text}");
    }
}

#[test]
fn a_stance_stays_with_what_its_words_govern() {
    let cases = [
        // On talks, on a kind of toll, on what the toll is taken as, on what it becomes: not on the toll.
        ("“I want talks on the toll,” Mira Solberg said.", None),
        ("Mira Solberg feared an unjust toll.", None),
        ("Mira Solberg said the ferry must not be a toll guarantee.", None),
        ("“I do not want to see the toll become a habit,” Mira Solberg said.", None),
        ("Mira Solberg said the toll could bring nine crowns.", None),
        ("Mira Solberg called for a toll and a law to stop the ferries.", Some(Stance::For)),
        ("Mira Solberg said it was the way to get the crowns required for the toll.", None),
        (
            "“If the ferries do not sail, the toll cannot be kept,” Mira Solberg said.",
            Some(Stance::Conditional),
        ),
        // A supposition carries none, what follows from it does.
        ("“If the islands keep the toll, then we ought to get a bridge,” Mira Solberg said.", None),
        // Each of two clauses has what it says of its own.
        ("“There will be no bridge, and we will keep the toll,” Mira Solberg said.", Some(Stance::For)),
        ("Mira Solberg called for a plan that protects the toll.", Some(Stance::For)),
        ("Mira Solberg said her council was ready to discuss the toll.", Some(Stance::Open)),
        ("“We agreed to have our pilots keep the toll,” Mira Solberg said.", Some(Stance::For)),
        ("Mira Solberg declared the toll as “unlawful” following a vote.", Some(Stance::Against)),
    ];
    for (text, wanted) in cases {
        assert_eq!(stance(text, OTHER), wanted, "{text}");
    }
}

#[test]
fn a_poll_takes_no_stance() {
    let record = record(&[
        read("herald", "2031-03-04", "Polls indicate that most islanders want to keep the toll."),
        read("post", "2031-03-05", "Jon Brekke said the islands must keep the toll."),
    ]);
    assert!(positions(&record).iter().all(|(_, actor, _)| actor == "Jon Brekke"), "{:?}", positions(&record));
}

#[test]
fn who_speaks_of_less_speaks_of_what_was_wanted_before() {
    let text = "The council has long sought a toll.\n\nMira Solberg said that it will get by on less, and the islands may give in.";
    assert_eq!(stance(text, OTHER), Some(Stance::Against));
}

#[test]
fn what_stands_before_and_is_not_told_apart_by_the_next_word() {
    let text = "European captains called for a plan to keep the islands’ harbour and respect pilotage rules9";
    let accounts = [
        read("herald", "2031-03-04", text),
        read("post", "2031-03-05", "Jon Brekke said the islands must keep the harbour."),
    ];
    let found = positions(&record(&accounts));
    assert!(found.iter().any(|(issue, ..)| issue.contains("harbour")), "{found:?}");
}

#[test]
fn open_said_of_a_thing_is_no_stance() {
    let text = "Mira Solberg said the ferrymen would keep every berth open.";
    assert_eq!(stance(text, "Jon Brekke said the islands must give up the berths."), None);
}

#[test]
fn a_codebook_defines_an_issue_and_the_words_of_a_stance() {
    let codebook = readout_record::Codebook::read(
        "[[issue]]\nname = \"The night berths\"\nwords = [\"mooring\", \"berth\"]\n\
         [[stance]]\nstance = \"against\"\ncues = [\"torpedo\"]\nverbs = [\"torpedo\"]",
    )
    .expect("a codebook");
    let accounts = [
        read("herald", "2031-03-04", "Mira Solberg said the islands must torpedo the moorings."),
        read("post", "2031-03-05", "Jon Brekke said the islands must keep the berths."),
    ];
    let record = readout_record::record_with(&accounts, &codebook);
    let [issue] = &record.issues[..] else { panic!("{:?}", record.issues) };
    assert_eq!(issue.called.as_deref(), Some("The night berths"));
    assert_eq!(record.positions.len(), 2);
}

#[test]
fn an_issue_is_found_under_a_verb_and_the_noun_made_from_it() {
    let codebook = readout_record::Codebook::read("built_in_issues = false").expect("a codebook");
    let accounts = [
        read("herald", "2031-03-04", "Mira Solberg said the renovation of the pier was essential."),
        read("post", "2031-03-05", "Jon Brekke said the islands must not renovate the pier."),
    ];
    let record = readout_record::record_with(&accounts, &codebook);
    let stances: Vec<Option<Stance>> = record.positions.iter().map(|it| it.said[0].stance).collect();
    assert!(stances.contains(&Some(Stance::For)) && stances.contains(&Some(Stance::Against)), "{stances:?}");
}

#[test]
fn a_statement_that_only_tells_what_happened_is_no_position() {
    let record = record(&[
        read("herald", "2031-03-04", "Mira Solberg said the toll brought nine crowns on Monday."),
        read("post", "2031-03-05", OTHER),
    ]);
    assert!(positions(&record).is_empty());
}

#[test]
fn what_only_one_actor_speaks_of_is_no_issue() {
    let record = record(&[
        read("herald", "2031-03-04", "Mira Solberg said the islands must keep the toll."),
        read("post", "2031-03-05", "Mira Solberg said the toll was essential."),
    ]);
    assert_eq!(record.issues, []);
}

#[test]
fn an_issue_is_named_in_the_words_of_an_account() {
    let record = record(&[
        read("herald", "2031-03-04", "Mira Solberg said the bridge toll must go."),
        read("post", "2031-03-05", "Jon Brekke said the islands must keep the bridge toll."),
    ]);
    let names: Vec<&str> = record.issues.iter().map(|issue| issue.name.exact()).collect();
    assert_eq!(names, ["bridge toll"]);
}

#[test]
fn who_takes_part_is_one_issue_for_each_party() {
    let record = record(&[
        read("herald", "2031-03-04", "Mira Solberg said Norrland’s involvement in the talks was essential."),
        read("post", "2031-03-05", "Jon Brekke said the talks could go on without Norrland’s involvement."),
    ]);
    let found = positions(&record);
    let stances: Vec<Option<Stance>> = found.iter().map(|(_, _, stances)| stances[0]).collect();
    assert!(stances.contains(&Some(Stance::For)) && stances.contains(&Some(Stance::Open)), "{found:?}");
    // Who says that it must is contradicted by who says that it need not.
    assert_eq!(record.disagreements.len(), 1);
}
