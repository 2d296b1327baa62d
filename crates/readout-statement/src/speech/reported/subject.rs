//! Who is said to speak: the subject of the reporting verb, by the parse, else by the words.

mod edges;
mod parsed;
mod relative;

use super::syntax::{is_finite, main_clause_comma};
use super::{Finding, Site};
use crate::cues::Form;
use crate::speech::closed_class::{Class, is};
use crate::speech::phrase;
use crate::speech::scene::Scene;
use edges::{noun_phrase, speaker_of_words, without_adjunct, without_front};
use parsed::parsed_subject;
use readout_english::{Relation, Upos};
use relative::{before_aside, telling};
use std::ops::Range;

/// Who is said to speak: the subject of the verb.
pub(super) fn speaker(scene: Scene, site: &Site, finding: &Finding) -> Option<Range<usize>> {
    let found = finding
        .speaker
        .clone()
        .or_else(|| main_subject(scene, site))
        .or_else(|| object_of_blame(scene, site))
        .or_else(|| telling(scene, site))
        .or_else(|| before_aside(scene, site))
        .or_else(|| super::actuality::driven(scene, site))
        .or_else(|| speaker_before(scene, site))
        .or_else(|| {
            let parsed = parsed_subject(scene, site)
                .filter(|tokens| names_somebody(scene, tokens) && !is_mute(scene, tokens));
            parsed.filter(|tokens| !is_in_content(tokens, site, finding))
        })
        .or_else(|| worded_subject(scene, site, finding).filter(|tokens| !is_mute(scene, tokens)))
        .or_else(|| worded_subject(scene, site, finding).and_then(|_| past_mute(scene, site)))
        .map(|tokens| speaker_of_words(scene, without_front(scene, tokens)))?;
    let found = without_adjunct(scene, found);
    (names_somebody(scene, &found) && phrase::is_closed(scene, &found) && !is_mute(scene, &found))
        .then_some(found)
}

/// "**Towns** that make fat profits say": the subject at the front, where the words beside the verb cannot
/// speak.
fn past_mute(scene: Scene, site: &Site) -> Option<Range<usize>> {
    phrase::clause_subject(scene, site.start, site.verb)
}

/// "Towns that make **fat profits** say": what cannot speak, whatever the parse hung the verb on.
fn is_mute(scene: Scene, tokens: &Range<usize>) -> bool {
    let english = &scene.english.tokens;
    let ends = |at: &usize| {
        let hyphen = scene.word(*at) == "-" && !scene.stands_apart(*at);
        let to = english[*at].upos == Upos::Part && scene.word(*at) == "to";
        to || matches!(english[*at].upos, Upos::Adp | Upos::Punct | Upos::Verb | Upos::Aux | Upos::Sconj)
            && !hyphen
            || matches!(scene.word(*at), "who" | "which" | "that")
    };
    let end = (tokens.start + 1..tokens.end).find(ends).unwrap_or(tokens.end);
    let head = end - 1;
    if end < tokens.end && matches!(scene.word(end), "’s" | "'s") || english[head].upos != Upos::Noun {
        return false;
    }
    let word = scene.word(head).to_lowercase();
    let state = word.len() > 5 && ["ness", "ism", "hood"].iter().any(|ending| word.ends_with(ending));
    is(&word, Class::Mute)
        || state
            && !matches!(
                word.as_str(),
                "witness" | "business" | "neighborhood" | "neighbourhood" | "governess"
            )
}

/// "In addition to saying that it leaks, **Solberg** has left": a gerund in an adjunct at the front has the subject of the
/// main clause.
fn main_subject(scene: Scene, site: &Site) -> Option<Range<usize>> {
    let front = is(scene.word(site.start), Class::OpeningAdjunct)
        && site.verb > site.start
        && !(site.start..site.verb).any(|at| {
            let nominal = matches!(scene.english.tokens[at].upos, Upos::Propn | Upos::Pron);
            nominal || is_finite(scene, at) || scene.word(at) == ","
        });
    if site.found.form != Form::Gerund || !front {
        return None;
    }
    let comma = main_clause_comma(scene, site.past(), site.end)?;
    phrase::clause_subject(scene, comma + 1, site.end)
}

/// "The board scolded **Solberg** for saying that it leaks": who is blamed or praised for saying is the object of that verb.
fn object_of_blame(scene: Scene, site: &Site) -> Option<Range<usize>> {
    let tokens = &scene.english.tokens;
    let for_ = site.verb.checked_sub(1).filter(|at| *at > site.start && scene.word(*at) == "for")?;
    if site.found.form != Form::Gerund {
        return None;
    }
    let parted = |at: &usize| !matches!(scene.word(*at), "," | ";" | "—");
    let object = (site.start..for_)
        .rev()
        .take_while(parted)
        .find(|&at| matches!(tokens[at].relation, Relation::Obj | Relation::Iobj))?;
    let blames = tokens[object].head.is_some_and(|verb| verb < object && tokens[verb].upos == Upos::Verb);
    let found = noun_phrase(scene, object, for_);
    let speaks =
        matches!(scene.word(object), "him" | "her" | "them") || crate::speech::can_speak(scene, &found);
    (blames && speaks).then_some(found)
}

/// "**The crew**, who asked for a pilot, got one on Monday, the port said": what stands in the content says nothing.
fn is_in_content(tokens: &Range<usize>, site: &Site, finding: &Finding) -> bool {
    let before = |piece: &Range<usize>| piece.end <= site.verb && piece.contains(&tokens.start);
    finding.pattern == "parenthetical" && finding.content.iter().any(before)
}

/// "Solberg said it would sail, **adding** that it was late": who speaks in the attribution before the comma.
fn speaker_before(scene: Scene, site: &Site) -> Option<Range<usize>> {
    let comma = site.verb.checked_sub(1).filter(|comma| *comma > site.start && scene.word(*comma) == ",")?;
    if site.found.form != Form::Gerund {
        return None;
    }
    let (verb, found) = (site.start + 1..comma).rev().find_map(|at| {
        let found = scene.verb(at, comma)?;
        let said = matches!(found.form, Form::Past | Form::Participle | Form::Third);
        let verb = scene.english.tokens[at].upos == Upos::Verb && !scene.is_quoted(at);
        (said && verb && found.verb.frames.that && found.verb.frames.quote).then_some((at, found))
    })?;
    let before = Site { verb, found, ..*site };
    let parsed = parsed_subject(scene, &before).filter(|tokens| tokens.end <= verb);
    parsed.or_else(|| phrase::subject(scene, site.start, verb))
}

fn is_pronoun(word: &str) -> bool {
    matches!(word, "who" | "which" | "whose" | "whom")
}

/// Whether the words hold a noun, a name, a pronoun or a quantity.
fn names_somebody(scene: Scene, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|at| {
        let token = &scene.english.tokens[at];
        let nominal = matches!(token.upos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::X);
        nominal
            || token.upos == Upos::Det && !matches!(scene.word(at), "the" | "a" | "an" | "The" | "A" | "An")
            || token.upos == Upos::Adj
            || scene.word(at).starts_with(char::is_uppercase)
    })
}

fn worded_subject(scene: Scene, site: &Site, finding: &Finding) -> Option<Range<usize>> {
    let start = clause_start(scene, site, finding);
    let verb = site.verb;
    let before = if verb > start { scene.word(verb - 1) } else { "" };
    if site.found.form == Form::Gerund {
        return match before {
            "," | "and" | "by" | "while" | "—" | "–" | "" => phrase::clause_subject(scene, start, verb),
            _ => phrase::subject(scene, start, verb),
        };
    }
    let first = phrase::before_auxiliaries(scene, start, verb);
    let joined = first > start && matches!(scene.word(first - 1), "and" | "but" | "then" | "or");
    if joined {
        return phrase::clause_subject(scene, start, first - 1);
    }
    phrase::subject(scene, start, verb)
}

/// Where the clause of a verb begins: after the content of a parenthetical, else with the sentence.
fn clause_start(scene: Scene, site: &Site, finding: &Finding) -> usize {
    let content = finding.content.iter().filter(|piece| piece.end <= site.verb).map(|piece| piece.end).max();
    let mut start = content.unwrap_or(site.start);
    while start < site.verb && matches!(scene.word(start), "," | "”" | "\"" | "’" | "—" | "–") {
        start += 1;
    }
    start
}

/// Whether the words name somebody who can speak: a person, a body, an office.
pub(super) fn names_speaker(scene: Scene, tokens: &Range<usize>) -> bool {
    crate::speech::can_speak(scene, tokens)
        || names_somebody(scene, tokens) && !scene.word(tokens.start).eq_ignore_ascii_case("it")
}
