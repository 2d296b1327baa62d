//! Statements inside statements, and the tense of the saying.

use readout_document::Document;
use readout_statement::{Account, Statement, Tense};

fn read(text: &str) -> Account {
    let after = "The harbour was quiet in the morning, and nobody was there when the boats came in.";
    readout_statement::read(Document::from_text("case", format!("{text}\n\n{after}")))
}

fn words<'a>(account: &'a Account, statement: &Statement) -> &'a str {
    statement.content[0].of(&account.document.text)
}

#[test]
fn what_one_says_that_another_says_came_through_the_first() {
    let account =
        read("Radio Skarn said the ministry confirmed the telephone call between the two presidents.");
    let [outer, inner] = &account.statements[..] else { panic!("{:?}", account.statements) };
    assert_eq!(words(&account, inner), "the telephone call between the two presidents");
    assert_eq!((outer.inside, inner.inside), (None, Some(0)));
    assert!(outer.chain.is_empty());
    let through: Vec<&str> = inner.chain.iter().map(|span| span.of(&account.document.text)).collect();
    assert_eq!(through, ["Radio Skarn"]);
}

#[test]
fn two_statements_side_by_side_stand_in_none() {
    let account = read("Mira Solberg said the ferry would sail. Tomas Venn said the pier was closed.");
    assert_eq!(account.statements.len(), 2);
    assert!(account.statements.iter().all(|said| said.inside.is_none() && said.chain.is_empty()));
}

#[test]
fn the_tense_of_the_saying_is_told() {
    let cases = [
        ("Mira Solberg said that the ferry would sail.", Tense::Past),
        ("Mira Solberg says that the ferry will sail.", Tense::Present),
        ("Mira Solberg has said that the ferry will sail.", Tense::Perfect),
        ("Mira Solberg had said that the ferry would sail.", Tense::PastPerfect),
        ("Mira Solberg will say that the ferry is late.", Tense::Future),
        ("Mira Solberg did not say that the ferry was late.", Tense::Past),
    ];
    for (text, tense) in cases {
        let account = read(text);
        assert_eq!(account.statements.first().and_then(|said| said.tense), Some(tense), "{text}");
    }
}

#[test]
fn a_second_verb_without_a_finite_one_has_the_tense_of_the_first() {
    let account = read("Mira Solberg has said that the ferry will sail, adding that it may be late.");
    let tenses: Vec<_> = account.statements.iter().map(|said| said.tense).collect();
    assert_eq!(tenses, [Some(Tense::Perfect), Some(Tense::Perfect)]);
}

#[test]
fn a_possessive_speaker_is_whom_it_means_and_who_is_told_ends_where_the_clause_begins() {
    let account = read("Jon Pell left the yard. He repeated his view that the dock was “rotten”.");
    let said = account.statements.last().expect("a view");
    let actor = said.speaker.and_then(|speaker| speaker.actor).expect("it is told whose");
    assert_eq!(account.actors[actor.0].name, "Jon Pell");
    let account = read("Mira Solberg told reporters Norrland would pay for the ferry.");
    let told = account.statements[0].addressee.expect("it is told to whom");
    assert_eq!(told.of(&account.document.text), "reporters");
}
