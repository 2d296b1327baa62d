//! Quotations looked for in an invented story, and what has changed in it since a day.

mod told;

use jiff::civil::date;
use readout_record::{Codebook, changes, check, record, record_with};
use readout_statement::ActorKind;
use told::{lighthouse, told};

#[test]
fn given_the_very_words_when_checked_then_they_are_found_first_with_their_speaker() {
    let record = record(&lighthouse());
    let found = check(&record, "“Kept this lamp burning for a hundred and forty years”");
    assert!(found[0].is_exact() && found[0].quoted);
    assert_eq!(found[0].evidence.exact(), "kept this lamp burning for a hundred and forty years");
    let statement = &record.statements[found[0].statement.unwrap().0];
    assert_eq!(record.actors[statement.speaker.as_ref().unwrap().actor.unwrap().0].name, "Mira Solberg");
}

#[test]
fn given_words_that_drifted_when_checked_then_each_place_tells_what_is_other() {
    let record = record(&lighthouse());
    let question = "We have kept this lamp burning for a hundred and forty years";
    let drifted: Vec<_> = check(&record, question).into_iter().filter(|found| !found.is_exact()).collect();
    assert_eq!(drifted.len(), 2);
    for found in drifted {
        let text = &record.account(found.account).document.text;
        let put_in: Vec<&str> = found.put_in.iter().map(|span| span.of(text)).collect();
        let left_out: Vec<&str> = found.left_out.iter().map(|span| span.of(question)).collect();
        assert_eq!((put_in, left_out), (vec!["light"], vec!["lamp"]));
    }
}

#[test]
fn given_words_that_nobody_said_when_checked_then_nothing_is_found() {
    let record = record(&lighthouse());
    for words in ["The lighthouse will be painted blue and white in the summer", "keepers", "", "…"] {
        let found = check(&record, words);
        assert!(found.is_empty() || words == "keepers", "{words}");
    }
    assert!(check(&record, "keepers are unhappy").is_empty());
}

#[test]
fn given_a_day_between_the_accounts_when_compared_then_what_came_later_is_new_or_told_again() {
    let record = record(&lighthouse());
    let changes = changes(&record, date(2031, 3, 4));
    assert_eq!(changes.new_accounts.len(), 2);
    assert_eq!(changes.new_statements, []);
    let carried: Vec<(bool, usize)> = changes.carried.iter().map(|it| (it.reworded, it.now.len())).collect();
    // The reprint prints the text that was known and is no further witness.
    assert_eq!(carried, [(true, 1), (false, 1)]);
    assert_eq!(changes.withdrawn, []);
}

#[test]
fn given_a_later_version_without_a_quotation_when_compared_then_it_is_withdrawn() {
    let version = |id: &str, day: &str, text: &str| {
        let mut account = told(id, "Vessby Post", day, text).title("The ferry").person("Mira Solberg");
        for words in ["The ferry will sail,", "The crew was drunk,"] {
            if text.contains(words) {
                account = account.says("Mira Solberg", "Mira Solberg said", words);
            }
        }
        account.build()
    };
    let record = record(&[
        version(
            "a",
            "2031-01-01",
            "“The ferry will sail,” Mira Solberg said. “The crew was drunk,” she added.",
        ),
        version("b", "2031-01-02", "“The ferry will sail,” Mira Solberg said."),
    ]);
    let changes = changes(&record, date(2031, 1, 1));
    let withdrawn: Vec<&str> =
        changes.withdrawn.iter().map(|it| record.statements[it.statement.0].content[0].exact()).collect();
    assert_eq!(withdrawn, ["The crew was drunk,"]);
}

#[test]
fn given_a_codebook_when_recorded_then_it_joins_parts_and_names_actors() {
    let accounts = [
        told("a", "A", "2031-01-01", "Mira Solberg sang.").person("Mira Solberg").build(),
        told("b", "B", "2031-01-02", "The Skylark danced.")
            .actor("The Skylark", ActorKind::Organisation, "The Skylark")
            .build(),
        told("c", "C", "2031-01-03", "M. Solberg slept.")
            .actor("M. Solberg", ActorKind::Person, "M. Solberg")
            .build(),
    ];
    let names = |codebook: &str| {
        let record = record_with(&accounts, &Codebook::read(codebook).unwrap());
        record.actors.iter().map(|actor| (actor.name.clone(), actor.mentions.len())).collect::<Vec<_>>()
    };
    let pair = |name: &str, mentions| (name.to_owned(), mentions);
    assert_eq!(names(""), [pair("Mira Solberg", 2), pair("The Skylark", 1)]);
    assert_eq!(
        names("[[actor]]\nname = \"Mira Solberg (singer)\"\nalso = [\"Mira Solberg\", \"The Skylark\"]"),
        [pair("Mira Solberg (singer)", 3)]
    );
    assert_eq!(
        names(
            "[[actor]]\nname = \"Mira Solberg\"\n[[actor]]\nname = \"Maria Solberg\"\nalso = [\"M. Solberg\"]"
        ),
        [pair("Maria Solberg", 1), pair("Mira Solberg", 1), pair("The Skylark", 1)]
    );
}
