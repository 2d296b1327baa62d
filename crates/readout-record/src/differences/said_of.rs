//! What a quoted word was said of. The Gazette: Solberg called **the plan** “reckless”; the Post: she dismissed **the
//! date** as “reckless”.

use super::{Difference, DifferenceKind, Scene, Side};
use crate::reading::Reading;
use crate::record::{ActorNumber, StatementNumber};
use readout_document::Span;
use readout_english::{Relation, Upos};
use readout_statement::ActorId;
use readout_story::words::is_function_word;
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;

/// Words of a quotation that is one judgement and not a sentence.
const FEW: usize = 4;

/// A quoted word and what it is said of.
struct Judgement {
    /// Where it was said as a whole.
    said: Span,
    account: usize,
    /// From what it is said of to the word.
    place: Span,
    /// What it is said of.
    target: Span,
    /// Its nouns.
    of: FxHashSet<String>,
}

/// Every word that accounts quote from one speaker of different things.
pub(super) fn find(scene: &Scene) -> Vec<Difference> {
    let mut judgements: BTreeMap<(ActorNumber, String), Vec<Judgement>> = BTreeMap::new();
    for (number, statement) in scene.statements.iter().enumerate() {
        let Some(actor) = statement.speaker.as_ref().and_then(|speaker| speaker.actor) else { continue };
        let reading = Reading::of(scene.accounts[statement.account.0]);
        for piece in &statement.quoted {
            let tokens = reading.tokens(piece.span());
            let words = tokens.clone().filter(|at| reading.upos(*at) != Upos::Punct);
            if words.clone().count() > FEW {
                continue;
            }
            for token in words.filter(|at| matches!(reading.upos(*at), Upos::Adj | Upos::Noun)) {
                let word = reading.lemma(token);
                let Some(target) = target(&reading, token).filter(|_| !is_function_word(word)) else {
                    continue;
                };
                let of = nouns(&reading, &target);
                let Some(span) = reading.span(&target).filter(|_| !of.is_empty()) else { continue };
                judgements.entry((actor, word.to_owned())).or_default().push(Judgement {
                    said: scene.whole(StatementNumber(number)).span(),
                    account: statement.account.0,
                    place: span.cover(piece.span()),
                    target: span,
                    of,
                });
            }
        }
    }
    for (number, account) in scene.accounts.iter().enumerate() {
        named(scene, number, &Reading::of(account), &mut judgements);
    }
    judgements
        .into_iter()
        .filter_map(|((actor, _), judgements)| difference(scene, actor, judgements))
        .collect()
}

/// Verbs that give their object a name: "she **called** the plan “reckless”".
const NAMING: &[&str] = &["call", "brand", "deem", "dub", "label", "term"];

/// Adds words by which somebody names a thing, also where they were not read as something said because the thing stands
/// in many words between: "called the islands’ plan to close the berths from April “reckless”".
fn named(
    scene: &Scene,
    account: usize,
    reading: &Reading,
    judgements: &mut BTreeMap<(ActorNumber, String), Vec<Judgement>>,
) {
    let english = reading.english();
    let known: Vec<Span> =
        judgements.values().flatten().filter(|it| it.account == account).map(|it| it.place).collect();
    for quotation in english.quotations.iter().filter(|it| it.inside.is_none()) {
        let tokens = reading.tokens(quotation.content);
        if tokens.len() > FEW || known.iter().any(|place| place.overlaps(quotation.content)) {
            continue;
        }
        let Some(sentence) = english.sentence_of(tokens.start) else { continue };
        let naming = (sentence.tokens.start..tokens.start)
            .rev()
            .find(|at| reading.upos(*at) == Upos::Verb && NAMING.contains(&reading.lemma(*at)));
        let Some(verb) = naming else { continue };
        let actor =
            english.child(verb, Relation::Nsubj).and_then(|subject| actor_at(scene, account, subject));
        let object = english.child(verb, Relation::Obj).filter(|object| *object < tokens.start);
        let (Some(actor), Some(object)) = (actor, object) else { continue };
        let target = english.subtree(object).start..tokens.start.saturating_sub(1).max(object + 1);
        let (of, Some(span)) = (nouns(reading, &target), reading.span(&target)) else { continue };
        for token in tokens.filter(|at| matches!(reading.upos(*at), Upos::Adj | Upos::Noun)) {
            judgements.entry((actor, reading.lemma(token).to_owned())).or_default().push(Judgement {
                said: span,
                account,
                place: span.cover(quotation.content),
                target: span,
                of: of.clone(),
            });
        }
    }
}

/// The actor whom the words at a token name.
fn actor_at(scene: &Scene, account: usize, token: usize) -> Option<ActorNumber> {
    let own = scene.accounts[account];
    let span = own.english.tokens[token].span;
    let found =
        own.actors.iter().position(|it| it.mentions.iter().any(|mention| mention.span.contains(span)))?;
    scene.joined.number_of(account, ActorId(found))
}

/// Parts what one word was said of by the nouns; a difference when the parts stand in different texts.
fn difference(scene: &Scene, actor: ActorNumber, judgements: Vec<Judgement>) -> Option<Difference> {
    let mut sides: Vec<(FxHashSet<String>, Vec<Judgement>)> = Vec::new();
    for judgement in judgements {
        match sides.iter_mut().find(|(of, _)| !of.is_disjoint(&judgement.of)) {
            Some((of, side)) => {
                of.extend(judgement.of.iter().cloned());
                side.push(judgement);
            }
            None => sides.push((judgement.of.clone(), vec![judgement])),
        }
    }
    let texts_of = |side: &[Judgement]| -> FxHashSet<usize> {
        side.iter().map(|it| scene.recorded[it.account].text).collect()
    };
    let all: Vec<FxHashSet<usize>> = sides.iter().map(|(_, side)| texts_of(side)).collect();
    let apart =
        all.iter().enumerate().all(|(at, texts)| all[at + 1..].iter().all(|it| it.is_disjoint(texts)));
    let texts: FxHashSet<usize> = all.iter().flatten().copied().collect();
    (sides.len() > 1 && apart).then(|| Difference {
        kind: DifferenceKind::SaidOf,
        actor: Some(actor),
        sides: sides.into_iter().map(|(_, side)| side_of(scene, &side)).collect(),
        texts: texts.len(),
    })
}

fn side_of(scene: &Scene, side: &[Judgement]) -> Side {
    let evidence = side.iter().map(|it| {
        let document = &scene.recorded[it.account].document;
        let near = if it.place.overlaps(it.said) { it.place.cover(it.said) } else { it.place };
        readout_document::Evidence::of(document, near)
    });
    Side { evidence: evidence.collect(), turning: vec![side[0].target], actor: None }
}

/// The nouns of what a word is said of; names alone tell nothing.
fn nouns(reading: &Reading, tokens: &std::ops::Range<usize>) -> FxHashSet<String> {
    tokens
        .clone()
        .filter(|at| reading.upos(*at) == Upos::Noun)
        .map(|at| reading.lemma(at).to_owned())
        .collect()
}

/// The "be" just before a quoted judgement: "would **be** an “insult”".
fn copula_before(reading: &Reading, token: usize) -> Option<usize> {
    let between = |at: &usize| matches!(reading.upos(*at), Upos::Punct | Upos::Det | Upos::Adv | Upos::Adj);
    let first = (token.saturating_sub(6)..token).rev().take_while(between).last().unwrap_or(token);
    first.checked_sub(1).filter(|at| reading.lemma(*at) == "be")
}

/// The noun phrase that begins the sentence, when an aside between commas parts it from the copula and the subject was
/// not read: "**a return to the old fares**, before the islands pay, would be an “insult”".
fn before_an_aside(reading: &Reading, copula: usize) -> Option<std::ops::Range<usize>> {
    let sentence = reading.english().sentence_of(copula)?;
    let is_comma = |at: usize| reading.word(at) == ",";
    let verb = |at: usize| matches!(reading.upos(at), Upos::Verb | Upos::Aux);
    let first = (sentence.tokens.start..copula).rev().take_while(|at| verb(*at) || *at == copula).last();
    let after_aside = first.unwrap_or(copula).checked_sub(1).filter(|at| is_comma(*at))?;
    let start = sentence.tokens.clone().find(|at| reading.upos(*at) != Upos::Punct)?;
    let end = (start..after_aside).find(|at| is_comma(*at))?;
    let plain =
        !(start..end).any(verb) && !matches!(reading.upos(start), Upos::Sconj | Upos::Adp | Upos::Adv);
    (plain && (start..end).any(|at| reading.upos(at) == Upos::Noun)).then_some(start..end)
}

/// The tokens that a judging word is said of: the subject of "is", the object of "called", "dismissed ... as".
fn target(reading: &Reading, token: usize) -> Option<std::ops::Range<usize>> {
    let english = reading.english();
    let judging = match reading.head(token) {
        Some(head) if reading.relation(token) == Relation::Amod => head,
        _ => token,
    };
    let nominal = |at: usize| {
        let subtree = english.subtree(at);
        let end = english
            .children(at)
            .find(|child| {
                *child > at && matches!(reading.relation(*child), Relation::Appos | Relation::AclRelcl)
            })
            .map_or(subtree.end, |child| english.subtree(child).start);
        matches!(reading.upos(at), Upos::Noun | Upos::Propn).then_some(subtree.start..end)
    };
    if let Some(copula) = english.child(judging, Relation::Cop).or_else(|| copula_before(reading, token)) {
        let subject = english.child(judging, Relation::Nsubj).and_then(nominal);
        return subject.or_else(|| before_an_aside(reading, copula));
    }
    let verb = reading.head(judging)?;
    let after_as = english.children(judging).any(|child| {
        matches!(reading.relation(child), Relation::Case | Relation::Mark) && reading.lemma(child) == "as"
    });
    let named = matches!(
        reading.relation(judging).universal(),
        Relation::Xcomp | Relation::Obj | Relation::Obl | Relation::Advcl
    );
    if !(after_as || named) {
        return None;
    }
    let object = english.children(verb).find(|child| {
        *child != judging && *child < judging && reading.relation(*child).universal() == Relation::Obj
    });
    match object {
        Some(object) => nominal(object),
        None if after_as => nominal(verb),
        None => None,
    }
}
