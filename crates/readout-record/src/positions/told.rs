//! What an account tells itself of what somebody wants, without a word of saying: "Norrland **wants** the lease extended",
//! "the islands have long **sought** a say".

use super::Reader;
use super::stance::stances;
use crate::issues::terms::terms;
use crate::reading::Reading;
use crate::record::ActorNumber;
use readout_document::Span;
use readout_english::{Relation, Upos};
use readout_statement::{ActorId, ActorKind};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Adds what the account tells to what its statements bear on.
pub(super) fn read(reader: &mut Reader) {
    let reading = reader.reading;
    let english = reading.english();
    let words = &reader.lexicon.words;
    let mut named: Option<FxHashMap<usize, ActorId>> = None;
    let mut taken: Option<Vec<Span>> = None;
    for sentence in english.sentences.iter().filter(|sentence| !sentence.heading) {
        for verb in sentence.tokens.clone().filter(|at| reading.upos(*at) == Upos::Verb) {
            if !words.wanting.contains(reading.lemma(verb)) {
                continue;
            }
            let Some(subject) = subject(reader, verb) else { continue };
            let span = english.tokens[verb].span;
            if taken.get_or_insert_with(|| said(reader)).iter().any(|said| said.contains(span)) {
                continue;
            }
            let named = named.get_or_insert_with(|| heads(reader));
            let Some(actor) = named.get(&english.tokens[subject].span.start()).copied() else { continue };
            let Some(actor) = reader.joined.number_of(reader.account, actor) else { continue };
            let clause = clause(reading, verb, subject + 1);
            let first = clause.start;
            let aside = (subject + 1..first).any(|at| reading.word(at) == ",");
            let start = if aside { first } else { english.subtree(subject).start.min(verb) };
            let whole = start..clause.end;
            tell(reader, actor, clause, whole);
        }
    }
}

/// A verb with what hangs on it. What stands between commas after the subject is no part of it: the clause begins with the
/// verb's own words.
pub(super) fn clause(reading: &Reading, verb: usize, from: usize) -> Range<usize> {
    let below = reading.english().subtree(verb);
    let of_verb = |at: &usize| matches!(reading.upos(*at), Upos::Aux | Upos::Adv | Upos::Part);
    let first = (below.start.max(from)..verb).rev().take_while(of_verb).last().unwrap_or(verb);
    first..below.end
}

/// Adds what one clause bears on.
fn tell(reader: &mut Reader, actor: ActorNumber, clause: Range<usize>, mut whole: Range<usize>) {
    let reading = reader.reading;
    while whole.end > whole.start + 1 && reading.upos(whole.end - 1) == Upos::Punct {
        whole.end -= 1;
    }
    let carried = stances(reader.reading, &reader.lexicon.words, &clause, &|_| true);
    let Some(place) = reading.span(&whole) else { return };
    let terms = terms(reader.reading, reader.lexicon, &clause, &carried, None);
    let told: Vec<_> = terms.into_iter().filter(|term| term.stance.is_some()).collect();
    let bearings: Vec<_> = told.into_iter().map(|term| reader.bearing((None, place), actor, term)).collect();
    reader.bearings.extend(bearings);
}

/// The subject of a verb of the account's own, in the main clause or after "who" or "which".
fn subject(reader: &Reader, verb: usize) -> Option<usize> {
    let reading = reader.reading;
    let aside = matches!(reading.relation(verb), Relation::Advcl | Relation::Ccomp | Relation::AclRelcl);
    let own = reading.english().child(verb, Relation::Nsubj).filter(|_| !aside);
    let subject = own.or_else(|| before_an_aside(reader, verb))?;
    let supposed = reading.english().children(verb).any(|child| {
        matches!(reading.lemma(child), "not" | "never" | "may" | "might" | "could" | "would" | "will")
    });
    (!supposed && matches!(reading.upos(subject), Upos::Noun | Upos::Propn | Upos::Pron)).then_some(subject)
}

/// The subject that an aside between commas parts from its verb: "**the pilots**, hailed for their calm, have long sought a
/// second tug".
fn before_an_aside(reader: &Reader, verb: usize) -> Option<usize> {
    let reading = reader.reading;
    let sentence = reading.english().sentence_of(verb)?;
    let is_comma = |at: usize| reading.word(at) == ",";
    let of_verb = |at: usize| matches!(reading.upos(at), Upos::Aux | Upos::Adv);
    let first = (sentence.tokens.start..verb).rev().take_while(|at| of_verb(*at)).last()?;
    let has = (first..verb).any(|at| matches!(reading.lemma(at), "have" | "be"));
    let after = first.checked_sub(1).filter(|at| has && is_comma(*at))?;
    let start = sentence.tokens.start;
    let end = (start..after).find(|at| is_comma(*at) || reading.upos(*at) == Upos::Verb)?;
    let noun = (start..end).rev().find(|at| matches!(reading.upos(*at), Upos::Noun | Upos::Propn))?;
    (is_comma(end) && noun + 1 == end).then_some(noun)
}

/// The actor of every mention of a name or description, by each of its words.
fn heads(reader: &Reader) -> FxHashMap<usize, ActorId> {
    let account = reader.reading.account;
    let mut heads = FxHashMap::default();
    for (index, actor) in account.actors.iter().enumerate() {
        if actor.kind == ActorKind::Unnamed {
            continue;
        }
        for mention in &actor.mentions {
            for token in reader.reading.tokens(mention.span) {
                heads.insert(account.english.tokens[token].span.start(), ActorId(index));
            }
        }
    }
    heads
}

/// Where words of saying and what was said stand.
fn said(reader: &Reader) -> Vec<Span> {
    let account = reader.reading.account;
    let mut said: Vec<Span> = account.english.quotations.iter().map(|quotation| quotation.content).collect();
    for statement in &account.statements {
        said.extend(statement.cue.iter().map(|cue| cue.span));
        said.extend(&statement.content);
    }
    said
}
