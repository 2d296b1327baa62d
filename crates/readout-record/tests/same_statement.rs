//! Statements told in several accounts, read from invented texts.

use readout_document::{Document, Known, KnownFrom};
use readout_record::{Record, TellingKind, record};
use readout_statement::{Account, read};

fn account(id: &str, day: &str, text: &str) -> Account {
    let mut document = Document::from_text(id, text);
    document.outlet = Some(Known { value: id.to_owned(), from: KnownFrom::Manifest });
    document.published = day.parse().ok().map(|value| Known { value, from: KnownFrom::Manifest });
    read(document)
}

/// What fills a story up, so that its words have a rarity.
const REST: &str = "Harbour Minister Mira Solberg arrived in Skarholm on Monday. Fishermen waited at the quay. Jon Brekke, \
    who leads the ferry union, said the crews had not been paid since April. “Nobody has told us why,” Brekke said.";

fn told(one: &str, two: &str) -> Record {
    record(&[
        account("post", "2031-05-04", &format!("{REST}\n{one}")),
        account("herald", "2031-05-04", &format!("{REST}\n{two}")),
    ])
}

/// The tellings of statements in which `words` stand, as kinds and words.
fn tellings(record: &Record, words: &str) -> Vec<(TellingKind, String)> {
    let of = |statement: readout_record::StatementNumber| {
        let content = &record.statements[statement.0].content;
        content.iter().map(|piece| piece.exact()).collect::<Vec<_>>().join(" ")
    };
    let same = record
        .same_statements
        .iter()
        .find(|same| same.tellings.iter().any(|telling| of(telling.statement).contains(words)));
    let tellings = same.map_or(&[][..], |same| same.tellings.as_slice());
    tellings.iter().map(|telling| (telling.kind, of(telling.statement))).collect()
}

#[test]
fn given_one_utterance_in_other_words_when_recorded_then_it_is_one_with_the_direct_words_first() {
    let record = told(
        "“We will start talks with the Tarvian government on fishing rights immediately,” Solberg said.",
        "Solberg said that negotiations were planned. She said Norrland would launch immediate talks on fishing \
         rights with Tarvia.",
    );
    let found = tellings(&record, "fishing rights");
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].1.starts_with("We will start"), "{found:?}");
    assert_eq!(found[1].0, TellingKind::Paraphrase);
}

#[test]
fn given_two_speakers_of_like_content_when_recorded_then_they_stay_apart() {
    let record = told(
        "Solberg said that the night ferry to Vessby would be cancelled before the winter.",
        "Brekke said that the night ferry to Vessby would be cancelled before the winter.",
    );
    assert_eq!(tellings(&record, "night ferry"), []);
}

#[test]
fn given_two_utterances_of_one_speaker_on_one_theme_when_recorded_then_they_stay_apart() {
    let record = told(
        "Solberg said that the port would buy two ferries from a yard in Tarvia.",
        "Solberg said that the old ferries had served the port well since the flood.",
    );
    assert_eq!(tellings(&record, "ferries from a yard"), []);
}

#[test]
fn given_a_quotation_that_is_plain_words_elsewhere_when_recorded_then_it_is_one() {
    let record = told(
        "Solberg said that “ferry captains must answer for delays” in the northern sounds and harbours.",
        "The ministry will publish figures every month, Solberg said, and a fairer contract means ferry captains \
         must answer for delays.",
    );
    assert_eq!(tellings(&record, "must answer for delays").len(), 2);
}

#[test]
fn given_the_accounts_in_any_order_when_recorded_then_the_statements_are_the_same() {
    let accounts = [
        account(
            "post",
            "2031-05-04",
            &format!("{REST}\n“We will start talks with Tarvia on fishing rights,” Solberg said."),
        ),
        account(
            "herald",
            "2031-05-04",
            &format!("{REST}\nSolberg promised to open negotiations on fishing rights with Tarvia."),
        ),
        account(
            "quay",
            "2031-05-05",
            &format!("{REST}\nTalks with Tarvia on fishing rights will start, Solberg said."),
        ),
    ];
    let first = record(&accounts);
    for order in [[1, 0, 2], [2, 1, 0], [0, 2, 1]] {
        assert_eq!(record(&order.map(|at| accounts[at].clone())), first);
    }
}

#[test]
fn given_a_quotation_that_hundreds_print_when_recorded_then_all_of_them_carry_it() {
    let words = "“The night ferry will not sail again before the ice has left the fjord,” Solberg said.";
    let accounts: Vec<Account> = (0..90)
        .map(|number| {
            account(
                &format!("post{number:03}"),
                "2031-05-04",
                &format!("Mira Solberg spoke in hall {number}.\n{words}"),
            )
        })
        .collect();
    let record = record(&accounts);
    assert_eq!(record.same_statements[0].tellings.len(), 90);
}
