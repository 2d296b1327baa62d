//! Money whose words tell no currency ("part of the **billions** paid for the quay"): it is that of the one state which
//! pays it or wants it, or the only one that the account names. It is inferred, and the words that it is inferred from go
//! with it.
//!
//! Danish officials want to claw back part of the **billions** paid for the quay: in crowns of Denmark. Norway and Denmark
//! have spent **billions** on it: not known.

use super::Reading;
use super::amount::Amount;
use super::lexicon::Lexicon;
use crate::actors::{home, speaks_for_state};
use crate::{ActorKind, CurrencyBasis, CurrencyFrom};
use readout_english::{Relation, Upos};
use std::collections::BTreeSet;

/// What ISO 4217 calls money without a currency: nobody tells which.
const NOT_TOLD: &str = "XXX";

/// The most steps from an amount up to the verb whose subject pays.
const STEPS: usize = 10;

/// The currency of an amount whose words tell none, and what it is inferred from.
pub(super) fn inferred(reading: &Reading, amount: &Amount) -> (String, Option<CurrencyFrom>) {
    if let Some((code, at)) = only_named(reading) {
        let span = reading.scene.english.tokens[at].span;
        return (code.to_owned(), Some(CurrencyFrom { basis: CurrencyBasis::Account, span }));
    }
    of_payer(reading, amount).unwrap_or_else(|| (NOT_TOLD.to_owned(), None))
}

/// The only currency that the account names, and the first token that names it.
pub(super) fn only_named<'a>(reading: &'a Reading) -> Option<(&'a str, usize)> {
    let mut found: Option<(&str, usize)> = None;
    let mut codes: BTreeSet<&str> = BTreeSet::new();
    for (at, token) in reading.scene.english.tokens.iter().enumerate() {
        let word = token.span.of(reading.scene.text());
        let sign = word.chars().next().is_some_and(|first| !first.is_ascii() || first == '$');
        let code = match reading.lexicon.currency_signs.get(word).filter(|_| sign) {
            Some(code) => code,
            None if word.ends_with('s') && word != "pounds" => {
                match reading.lexicon.currency_nouns.longest(std::iter::once(word)) {
                    Some((1, (code, _))) => code,
                    _ => continue,
                }
            }
            None => continue,
        };
        found = found.or(Some((code, at)));
        codes.insert(code);
    }
    found.filter(|_| codes.len() == 1)
}

/// The currency of the state that pays: who is told to have spent it, else whose clause it stands in.
fn of_payer(reading: &Reading, amount: &Amount) -> Option<(String, Option<CurrencyFrom>)> {
    let payer = match told_payer(reading, amount) {
        Some(payer) => payer,
        None => agent(reading, amount)?,
    };
    let (state, tokens) = state_of(reading, payer)?;
    let code = Lexicon::built_in().state_currencies.get(&state)?;
    let span = reading.scene.span(&tokens);
    Some((code.clone(), Some(CurrencyFrom { basis: CurrencyBasis::State, span })))
}

/// "billions spent **by Denmark**", "the billions that **Denmark** spent".
fn told_payer(reading: &Reading, amount: &Amount) -> Option<usize> {
    let english = reading.scene.english;
    let after = || amount.tokens.end..reading.sentence.end;
    let clause = after().find(|at| matches!(english.tokens[*at].upos, Upos::Verb | Upos::Aux))?;
    let head = english.tokens[clause].head;
    let said_of = english.tokens[clause].relation.universal() == Relation::Acl
        && head.is_some_and(|head| (amount.tokens.start..clause).contains(&head));
    let subject = children(reading, clause)
        .find(|at| english.tokens[*at].relation == Relation::Nsubj && *at >= amount.tokens.end)
        .filter(|at| !is_relative(reading, *at));
    // "praised the billions that Denmark pledged", whatever the tree has "pledged" hang on.
    let alone = (amount.tokens.end..clause).all(|at| english.tokens[at].upos != Upos::Punct);
    let pays = alone && reading.is_any(clause, &reading.lexicon.words.money);
    match said_of {
        true => subject.or_else(|| by(reading, clause)),
        false => subject.filter(|at| pays && *at < clause),
    }
}

/// Whom a passive verb has after "by".
fn by(reading: &Reading, verb: usize) -> Option<usize> {
    let english = reading.scene.english;
    children(reading, verb).find(|at| {
        let oblique = english.tokens[*at].relation.universal() == Relation::Obl;
        oblique && children(reading, *at).any(|case| reading.is(case, "by"))
    })
}

/// The subject of the clause that an amount stands in, or the owner of the plan that it stands in: "**Denmark’s** plans to
/// claw back the billions".
fn agent(reading: &Reading, amount: &Amount) -> Option<usize> {
    let english = reading.scene.english;
    let relation = |at: usize| english.tokens[at].relation;
    let (mut at, mut below) = reading.governor(&amount.tokens)?;
    for _ in 0..STEPS {
        let token = &english.tokens[at];
        let is_other = |child: &usize| relation(*child) == Relation::Nsubj && !amount.tokens.contains(child);
        let subject = || children(reading, at).find(is_other);
        if matches!(token.upos, Upos::Verb | Upos::Aux) {
            let passive = children(reading, at)
                .any(|child| matches!(relation(child), Relation::NsubjPass | Relation::AuxPass));
            // An object that was taken for the subject stands behind its verb.
            let is_subject = below.universal() == Relation::Nsubj && amount.tokens.start < at;
            match (passive, is_subject) {
                (true, _) => return by(reading, at),
                (false, true) => return None,
                _ => {}
            }
            if let Some(subject) = subject() {
                return match is_relative(reading, subject) {
                    true => token.head,
                    false => Some(subject),
                };
            }
            let goes_on = matches!(
                token.relation.universal(),
                Relation::Xcomp | Relation::Advcl | Relation::Conj | Relation::Acl
            );
            if !goes_on {
                return None;
            }
        } else if let Some(owner) = children(reading, at).find(|child| relation(*child) == Relation::NmodPoss)
            && below.universal() == Relation::Acl
        {
            return Some(owner);
        }
        below = token.relation;
        at = token.head?;
    }
    None
}

fn children<'a>(reading: &'a Reading, at: usize) -> impl Iterator<Item = usize> + 'a {
    reading.sentence.clone().filter(move |child| reading.scene.english.tokens[*child].head == Some(at))
}

fn is_relative(reading: &Reading, at: usize) -> bool {
    reading.is(at, "who") || reading.is(at, "which") || reading.is(at, "that")
}

/// The one state for which somebody acts, and the words that name him; nothing where another is named beside him.
fn state_of(reading: &Reading, head: usize) -> Option<(String, std::ops::Range<usize>)> {
    let english = reading.scene.english;
    let joined = |at: &usize| english.tokens[*at].relation == Relation::Conj;
    let heads: Vec<usize> = std::iter::once(head).chain(children(reading, head).filter(joined)).collect();
    let mut states = heads.iter().map(|head| state_of_one(reading, *head));
    let (first, tokens) = states.next()??;
    states.all(|other| other.is_some_and(|(state, _)| state == first)).then_some((first, tokens))
}

/// The same of one who is joined to nobody: a state, a person or an administration of one, "Danish officials".
fn state_of_one(reading: &Reading, head: usize) -> Option<(String, std::ops::Range<usize>)> {
    let scene = reading.scene;
    let tokens = phrase(reading, head);
    let span = scene.span(&tokens);
    let here = scene.english.tokens[head].span;
    let named = reading.actors.iter().filter(|actor| {
        matches!(actor.kind, ActorKind::Government | ActorKind::Person | ActorKind::Organisation)
            && actor.mentions.iter().any(|mention| mention.span.contains(here))
    });
    let mut states: BTreeSet<String> =
        named.filter_map(|actor| home::state(scene, reading.actors, actor)).collect();
    if speaks_for_state(&scene.word(head).to_lowercase()) {
        states.extend(home::states_in(scene, span).into_iter().map(str::to_owned));
    }
    if states.is_empty() && speaks_for_state(&scene.word(head).to_lowercase()) {
        states.extend(home::of_administration(scene, reading.actors, span.of(scene.text())));
    }
    let only = states.pop_first()?;
    states.is_empty().then_some((only, tokens))
}

/// The noun phrase around its head, up to what is joined to it or said of it.
fn phrase(reading: &Reading, head: usize) -> std::ops::Range<usize> {
    let english = reading.scene.english;
    let mut tokens = english.subtree(head);
    let leaves = |at: &usize| {
        let token = &english.tokens[*at];
        *at > head
            && (token.upos == Upos::Punct
                || token.upos == Upos::Cconj
                || matches!(
                    token.relation.universal(),
                    Relation::Acl | Relation::Appos | Relation::Conj | Relation::Parataxis
                ))
    };
    tokens.end = tokens.clone().find(leaves).unwrap_or(tokens.end);
    let case = |at: &usize| english.tokens[*at].relation == Relation::Case && *at < head;
    tokens.start = tokens.clone().take_while(case).last().map_or(tokens.start, |case| case + 1);
    tokens
}

#[cfg(test)]
mod tests {
    use super::super::sample::{account, account_of, only};
    use crate::CurrencyBasis;

    /// The unit of the only figure, and the words that it is inferred from.
    fn read(text: &str) -> (String, Option<String>) {
        let account = account(text);
        let [figure] = &account.figures[..] else { panic!("{text}: {:#?}", account.figures) };
        let from = figure.currency_from.map(|from| {
            assert_eq!(from.basis, CurrencyBasis::State);
            from.span.of(text).to_owned()
        });
        (figure.unit.clone(), from)
    }

    #[test]
    fn money_is_that_of_the_one_state_that_pays_it_or_wants_it() {
        for (text, unit, from) in [
            (
                "Danish officials want to claw back part of the billions paid for the quay.",
                "DKK",
                "Danish officials",
            ),
            (
                "The Norwegian government is seeking ways to recover the billions paid for the quay.",
                "NOK",
                "The Norwegian government",
            ),
            ("Norway pledged billions in aid for the pilots.", "NOK", "Norway"),
            ("Jon Pell praised the billions in aid that Norway pledged.", "NOK", "Norway"),
            ("Mira Solberg questioned the billions spent by Denmark on the quay.", "DKK", "Denmark"),
            ("Norway’s plan to claw back the billions paid for the quay came late.", "NOK", "Norway’s"),
            (
                "Danish Prime Minister Orla Venn met the pilots. Venn wants to claw back the billions paid for the quay.",
                "DKK",
                "Venn",
            ),
            (
                "Danish Prime Minister Orla Venn came. The Venn administration wants the billions paid for the quay.",
                "DKK",
                "The Venn administration",
            ),
        ] {
            assert_eq!(read(text), (unit.to_owned(), Some(from.to_owned())), "{text}");
        }
    }

    #[test]
    fn it_is_not_known_of_two_states_of_bodies_of_many_or_of_nobody() {
        for text in [
            "Norway and Denmark want to claw back the billions paid for the quay.",
            "The United Nations wants to claw back the billions paid for the quay.",
            "NATO officials want to claw back the billions paid for the quay.",
            "The pilots want to claw back the billions paid for the quay.",
            "Norway and the World Bank pledged billions in aid for the quay.",
            "Danish companies want to claw back the billions paid for the quay.",
            "Jon Pell, the Danish envoy of Norway, wants the billions paid for the quay.",
            "They want back the billions paid for the quay.",
        ] {
            assert_eq!(read(text), ("XXX".to_owned(), None), "{text}");
        }
    }

    #[test]
    fn who_led_a_state_on_the_day_of_publication_is_of_that_state() {
        let text = "The Bachelet administration and its critics met. Bachelet officials wanted the billions paid for the quay.";
        let unit = |day: jiff::civil::Date| account_of(text, day).figures[0].unit.clone();
        assert_eq!(unit(jiff::civil::date(2015, 5, 1)), "XXX", "no currency of Chile stands in the table");
        let text = "The Modi administration wants back the billions paid for the quay.";
        let unit = |day: jiff::civil::Date| account_of(text, day).figures[0].unit.clone();
        assert_eq!(unit(jiff::civil::date(2015, 5, 1)), "INR");
        assert_eq!(unit(jiff::civil::date(2012, 5, 1)), "XXX");
    }

    #[test]
    fn what_the_account_names_alone_comes_first_and_what_is_told_is_not_inferred() {
        let account = account("The fare is 40 euros. Norway wants back the billions paid for the quay.");
        assert_eq!(account.figures[0].currency_from, None);
        let from = account.figures[1].currency_from.expect("it is inferred");
        assert_eq!((account.figures[1].unit.as_str(), from.basis), ("EUR", CurrencyBasis::Account));
        assert_eq!(only("They gave hundreds of millions of euros.").unit, "EUR");
    }
}
