//! The record as a whole.

mod told;

use proptest::prelude::*;
use readout_document::Evidence;
use readout_record::{Record, WordingKind, record};
use readout_statement::{Account, ActorKind};
use told::{lighthouse, told};

/// Every piece of evidence in the record.
fn evidence(record: &Record) -> Vec<&Evidence> {
    let mut all: Vec<&Evidence> = Vec::new();
    all.extend(record.accounts.iter().flat_map(|account| &account.credits).map(|(_, evidence)| evidence));
    for actor in &record.actors {
        all.extend(&actor.offices);
        all.extend(actor.mentions.iter().map(|mention| &mention.evidence));
    }
    for statement in &record.statements {
        all.extend(statement.content.iter().chain(&statement.quoted).chain(&statement.chain));
        all.extend(statement.speaker.iter().map(|speaker| &speaker.evidence));
        all.extend(statement.cue.iter().map(|cue| &cue.evidence));
        all.extend(statement.addressee.iter());
    }
    all.extend(record.same_words.iter().flat_map(|same| &same.wordings).map(|wording| &wording.evidence));
    all
}

fn assert_evidence_stands_in_its_account(record: &Record) {
    for evidence in evidence(record) {
        let text = &record.account(record.number_of(evidence)).document.text;
        assert_eq!(evidence.span().of(text), evidence.exact());
    }
    for wording in record.same_words.iter().flat_map(|same| &same.wordings) {
        assert!(wording.differing.iter().all(|span| wording.evidence.span().contains(*span)));
    }
}

#[test]
fn given_a_reprint_when_recorded_then_it_is_not_counted_as_independent() {
    let record = record(&lighthouse());
    assert_eq!(record.accounts.len(), 4);
    assert_eq!(record.independent_at_most, 2);
    let reprint = &record.accounts[2];
    assert!(reprint.copies.iter().any(|copy| copy.same_text && copy.with.0 == 0));
}

#[test]
fn given_accounts_when_recorded_then_they_stand_by_date_and_undated_ones_last() {
    let record = record(&lighthouse());
    let ids: Vec<&str> = record.accounts.iter().map(|account| account.document.id.as_str()).collect();
    assert_eq!(ids, ["post", "herald", "reprint", "phare"]);
}

#[test]
fn given_a_surname_here_and_a_full_name_there_when_recorded_then_they_are_one_actor() {
    let record = record(&lighthouse());
    let names: Vec<&str> = record.actors.iter().map(|actor| actor.name.as_str()).collect();
    assert_eq!(names, ["Jon Brekke", "Mira Solberg"]);
    assert_eq!(record.actors[0].mentions.len(), 3);
}

#[test]
fn given_a_name_here_and_an_office_there_when_recorded_then_the_name_is_the_actors() {
    let account = |id: &str, day: &str| {
        told(id, id, day, "“No,” the Tarvian president said.")
            .actor("Tarvian president", ActorKind::Unnamed, "the Tarvian president")
            .described()
            .build()
    };
    let named = told("n", "N", "2031-01-03", "Tarvian President Jo Ek spoke.")
        .actor("Jo Ek", ActorKind::Person, "Jo Ek")
        .office("Tarvian President")
        .build();
    let record = record(&[account("a", "2031-01-01"), account("b", "2031-01-02"), named]);
    let names: Vec<&str> = record.actors.iter().map(|actor| actor.name.as_str()).collect();
    assert_eq!(names, ["Jo Ek"]);
}

#[test]
fn given_two_persons_of_one_surname_when_a_third_account_gives_only_it_then_it_joins_neither() {
    let record = record(&[
        told("a", "A", "2031-01-01", "Mira Solberg sang.").person("Mira Solberg").build(),
        told("b", "B", "2031-01-02", "Jon Solberg danced.").person("Jon Solberg").build(),
        told("c", "C", "2031-01-03", "Solberg slept.").person("Solberg").build(),
    ]);
    assert_eq!(record.actors.len(), 3);
}

#[test]
fn given_unnamed_sources_in_the_same_words_when_recorded_then_they_stay_apart() {
    let account = |id, day| {
        told(id, id, day, "One official spoke.")
            .actor("One official", ActorKind::Unnamed, "One official")
            .build()
    };
    assert_eq!(record(&[account("a", "2031-01-01"), account("b", "2031-01-02")]).actors.len(), 2);
}

#[test]
fn given_an_acronym_here_and_the_full_name_there_when_recorded_then_they_are_one_organisation() {
    let full = "Norrland Harbour Authority";
    let record = record(&[
        told("a", "A", "2031-01-01", "The Norrland Harbour Authority met.")
            .actor(full, ActorKind::Organisation, full)
            .build(),
        told("b", "B", "2031-01-02", "The NHA met.").actor("NHA", ActorKind::Organisation, "NHA").build(),
    ]);
    assert_eq!(record.actors.len(), 1);
    assert_eq!(
        (record.actors[0].name.as_str(), record.actors[0].also.as_slice()),
        (full, &["NHA".to_owned()][..])
    );
}

#[test]
fn given_a_quotation_that_drifted_by_a_word_when_recorded_then_both_wordings_mark_it() {
    let record = record(&lighthouse());
    let same =
        record.same_words.iter().find(|same| same.wordings[0].evidence.exact().contains("burning")).unwrap();
    assert_eq!((same.texts, same.wordings.len(), same.speakers.len()), (2, 3, 1));
    let words: Vec<(WordingKind, Vec<&str>)> = same
        .wordings
        .iter()
        .map(|wording| {
            let text = &record.account(wording.account).document.text;
            (wording.kind, wording.differing.iter().map(|span| span.of(text)).collect())
        })
        .collect();
    assert_eq!(
        words,
        [
            (WordingKind::Fullest, vec!["light"]),
            (WordingKind::Drifted, vec!["lamp"]),
            (WordingKind::Equal, vec![]),
        ]
    );
}

#[test]
fn given_a_quotation_cut_short_when_recorded_then_the_fullest_comes_first_and_nothing_is_marked() {
    let record = record(&lighthouse());
    let same =
        record.same_words.iter().find(|same| same.wordings[0].evidence.exact().contains("keepers")).unwrap();
    let kinds: Vec<WordingKind> = same.wordings.iter().map(|wording| wording.kind).collect();
    assert_eq!(kinds, [WordingKind::Fullest, WordingKind::Cut, WordingKind::Equal]);
    assert!(same.wordings.iter().all(|wording| wording.differing.is_empty()));
}

#[test]
fn given_a_commonplace_in_two_mouths_when_recorded_then_it_is_not_the_same_words() {
    let account = |id, day, name: &str| {
        let text = format!("“We want peace and security,” {name} said.");
        told(id, id, day, &text)
            .person(name)
            .says(name, &format!("{name} said"), "We want peace and security,")
            .build()
    };
    let accounts = [account("a", "2031-01-01", "Mira Solberg"), account("b", "2031-01-02", "Jon Brekke")];
    assert_eq!(record(&accounts).same_words, []);
}

#[test]
fn given_long_words_in_two_mouths_when_recorded_then_both_speakers_are_told() {
    let words = "There will be no night crossing from Vessby before the ice has left the fjord,";
    let account = |id, day, name: &str| {
        let text = format!("“{words}” {name} said.");
        told(id, id, day, &text).person(name).says(name, &format!("{name} said"), words).build()
    };
    let accounts = [account("a", "2031-01-01", "Mira Solberg"), account("b", "2031-01-02", "Jon Brekke")];
    assert_eq!(record(&accounts).same_words[0].speakers.len(), 2);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn given_any_order_of_arrival_when_recorded_then_the_record_is_the_same(accounts in shuffled()) {
        prop_assert_eq!(record(&accounts), record(&lighthouse()));
    }

    #[test]
    fn given_any_text_when_recorded_then_every_evidence_stands_in_its_account(
        texts in proptest::collection::vec("([“”\"’. \n]|[a-eé東]|night crossing |Mira Solberg said ){0,40}", 1..5)
    ) {
        let accounts: Vec<Account> = texts
            .iter()
            .enumerate()
            .map(|(number, text)| {
                told(&format!("t{number}"), "T", "2031-01-01", text)
                    .actor("Mira Solberg", ActorKind::Person, "Mira Solberg")
                    .actor("é", ActorKind::Organisation, "é")
                    .build()
            })
            .collect();
        assert_evidence_stands_in_its_account(&record(&accounts));
    }
}

fn shuffled() -> impl Strategy<Value = Vec<Account>> {
    Just((0..lighthouse().len()).collect::<Vec<_>>()).prop_shuffle().prop_map(|order| {
        let accounts = lighthouse();
        order.into_iter().map(|at| accounts[at].clone()).collect()
    })
}

#[test]
fn given_the_lighthouse_when_recorded_then_every_evidence_stands_in_its_account() {
    assert_evidence_stands_in_its_account(&record(&lighthouse()));
}
