//! The verb or noun that names a happening: Solberg **met** Adeyle. They had a **call**.
//!
//! Not every such word is one: "called for", "called him a liar", "the meeting room". What a noun must not be is told in
//! `noun`, what a verb must not be in `verb`, and what its frame asks of the words beside it in `frame`.

mod frame;
mod noun;
mod verb;

use super::clause::Clauses;
use super::lexicon::Word;
use super::remarks::{self, Appearance};
use crate::{EventKind, EventMode};
pub(super) use noun::announced_by;
use noun::noun;
use readout_english::{Relation, Upos};
use verb::verb;

/// A word that names a happening.
#[derive(Clone, Copy, Debug)]
pub(super) struct Anchor {
    pub token: usize,
    pub word: &'static Word,
    pub kind: EventKind,
    pub mode: Option<EventMode>,
    /// The verb that tells it: the anchor itself, or what makes a noun an event ("held" a call).
    pub verb: Option<usize>,
    /// Whether the anchor is a noun.
    pub noun: bool,
    /// Who speaks where, when the anchor is a verb of saying or the occasion of one.
    pub appearance: Option<Appearance>,
}

/// Every anchor of the account, in order of the text.
pub(super) fn anchors(clauses: &Clauses) -> Vec<Anchor> {
    let tokens = 0..clauses.scene.english.tokens.len();
    let found = tokens
        .filter_map(|token| match clauses.upos(token) {
            Upos::Noun | Upos::Propn => noun(clauses, token),
            // "a defence ministerial"
            Upos::Adj if !clauses.is(token, Relation::Amod) && clauses.children(token).next().is_some() => {
                noun(clauses, token)
            }
            Upos::Verb => after_article(clauses, token)
                .or_else(|| spoken(clauses, token))
                .or_else(|| verb(clauses, token)),
            _ => None,
        })
        .collect();
    on_one_occasion(clauses, found)
}

/// "**told** Reuters in an **interview**": what a verb and a noun tell of one appearance, in one.
fn on_one_occasion(clauses: &Clauses, mut anchors: Vec<Anchor>) -> Vec<Anchor> {
    let spoken: Vec<(usize, Appearance)> =
        anchors.iter().filter_map(|anchor| Some((anchor.token, anchor.appearance?))).collect();
    for (verb, appearance) in spoken {
        let Some(sentence) = clauses.scene.english.sentence_of(verb) else { continue };
        let inside = |anchor: &&Anchor| sentence.tokens.contains(&anchor.token);
        let nouns: Vec<usize> = anchors
            .iter()
            .filter(inside)
            .filter(|anchor| anchor.noun && anchor.kind == EventKind::Remarks)
            .map(|anchor| anchor.token)
            .collect();
        let Some(noun) = remarks::occasion(clauses, &nouns, verb) else { continue };
        anchors.retain(|anchor| anchor.token != verb);
        if let Some(anchor) = anchors.iter_mut().find(|anchor| anchor.token == noun) {
            anchor.appearance = Some(appearance);
        }
    }
    anchors
}

/// "the **call** Solberg and Adeyle held": a noun that was taken for a verb.
fn after_article(clauses: &Clauses, token: usize) -> Option<Anchor> {
    let before = token.checked_sub(1)?;
    matches!(clauses.upos(before), Upos::Det).then(|| noun(clauses, token)).flatten()
}

/// A verb of saying that tells of an appearance before the press.
fn spoken(clauses: &Clauses, token: usize) -> Option<Anchor> {
    let appearance = remarks::appearance(clauses, token)?;
    let word = remarks::word(clauses)?;
    Some(Anchor {
        token,
        word,
        kind: EventKind::Remarks,
        mode: None,
        verb: Some(token),
        noun: false,
        appearance: Some(appearance),
    })
}

/// Whether one of `words` comes next, an adverb between them or not: "spoke warmly **of** him".
fn is_followed_by(clauses: &Clauses, token: usize, words: &[String]) -> bool {
    let count = clauses.scene.english.tokens.len();
    // "a call on Sunday" is not a call on somebody.
    let of_time = |at: usize| clauses.upos(at) == Upos::Adp && at + 1 < count && clauses.is_time(at + 1);
    let one_of = |at: usize| words.iter().any(|word| *word == clauses.small(at)) && !of_time(at);
    let end = count.min(token + 3);
    !words.is_empty()
        && (token + 1..end).find(|at| one_of(*at) || clauses.upos(*at) != Upos::Adv).is_some_and(one_of)
}
