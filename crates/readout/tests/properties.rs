//! What holds of every text, however odd.

use proptest::prelude::*;
use readout_document::{Document, Evidence, Span};
use readout_statement::{Account, contract, read};

/// Texts that look like news often enough to be read as such: words of attribution, names and marks of every kind, in
/// any order, with anything between them.
fn text() -> impl Strategy<Value = String> {
    let pieces = [
        "“",
        "”",
        "\"",
        "'",
        "’",
        "‘",
        " said",
        " told reporters",
        "Mira Solberg",
        "Mr. Varenskiy",
        " he ",
        " she ",
        ", ",
        ". ",
        "? ",
        "\n\n",
        "\n",
        " — ",
        "according to ",
        "the minister",
        "The ferry sailed",
        "We sail at dawn",
        " on Tuesday",
        "12",
        "3 May 2031",
        "[1]",
        "(",
        ")",
        "…",
        "...",
        " that ",
        "has not confirmed",
        " declined to ",
        "東京",
        "Ærø",
        "\u{202e}",
        "\u{301}",
        "🚢",
        "\t",
        "\r\n",
        "Advertisement\n",
        "# ",
        "![",
        "](",
        "www.",
        "U.S. ",
    ];
    let piece = prop_oneof![
        8 => prop::sample::select(pieces.to_vec()).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Every span that an account has.
fn spans(account: &Account) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for actor in &account.actors {
        spans.extend(actor.office);
        spans.extend(actor.mentions.iter().map(|mention| mention.span));
    }
    for said in &account.statements {
        spans.extend(said.content.iter().chain(&said.quoted).chain(&said.chain));
        spans.extend(said.speaker.map(|speaker| speaker.span));
        spans.extend(said.cue.as_ref().map(|cue| cue.span));
        spans.extend(said.addressee);
        spans.extend(said.medium.map(|medium| medium.span));
        spans.extend(said.date.map(|date| date.span));
    }
    spans
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_piece_of_evidence_is_the_documents_text(text in text()) {
        let account = read(Document::from_text("any", text.clone()));
        prop_assert_eq!(&account.document.text, &text);
        for span in spans(&account) {
            prop_assert!(text.get(span.start()..span.end()).is_some(), "{span:?} does not lie in {text:?}");
            let evidence = Evidence::of(&account.document, span);
            prop_assert_eq!(evidence.exact(), &text[span.start()..span.end()]);
        }
    }

    #[test]
    fn the_contract_counts_characters_and_can_be_read_back(text in text()) {
        let account = contract::Account::from(&read(Document::from_text("any", text.clone())));
        let characters: Vec<char> = text.chars().collect();
        for mention in account.actors.iter().flat_map(|actor| &actor.mentions) {
            let words: String = characters[mention.start..mention.end].iter().collect();
            prop_assert_eq!(&words, &mention.form);
        }
        for piece in account.statements.iter().flat_map(|said| &said.content) {
            prop_assert!(piece.start < piece.end && piece.end <= characters.len());
        }
        for speaker in account.statements.iter().filter_map(|said| said.speaker.as_ref()) {
            if let Some(id) = &speaker.actor {
                prop_assert!(account.actors.iter().any(|actor| actor.id == *id));
            }
        }
        let json = serde_json::to_string(&account).expect("it is JSON");
        prop_assert_eq!(serde_json::from_str::<contract::Account>(&json).expect("it is an account"), account);
    }

    #[test]
    fn any_accounts_can_be_briefed_in_any_format(texts in prop::collection::vec(text(), 1..4)) {
        let accounts: Vec<Account> = texts
            .iter()
            .enumerate()
            .map(|(at, text)| read(Document::from_text(format!("a{at}"), text.clone())))
            .collect();
        let record = readout_record::record(&accounts);
        let options = readout_brief::Options::default();
        for render in [readout_brief::text, readout_brief::markdown, readout_brief::html, readout_brief::json] {
            prop_assert!(!render(&record, &options).is_empty());
        }
    }
}
