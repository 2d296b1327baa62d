//! Where the words of a subject begin and end.

use super::is_pronoun;
use crate::speech::closed_class::{Class, ends_noun_phrase, is, is_determiner};
use crate::speech::phrase;
use crate::speech::scene::Scene;
use readout_english::{Upos, Xpos};
use std::ops::Range;

/// Without the time or adverb behind it: "Harbour master Pell **on Tuesday**", "the guild**, meanwhile**".
pub(super) fn without_adjunct(scene: Scene, mut tokens: Range<usize>) -> Range<usize> {
    if tokens.len() > 2
        && is(scene.word(tokens.end - 1), Class::Connective)
        && scene.word(tokens.end - 2) == ","
    {
        tokens.end -= 2;
    }
    if let Some(from) = phrase::time_before(scene, tokens.end)
        && from > tokens.start + 1
        && matches!(scene.word(from - 1), "on" | "late" | "early")
    {
        tokens.end = from - 1;
    }
    tokens
}

/// The words that hang on a noun, up to the verb and without a comma at the edge or a quotation that ends before it: "It
/// would be a “reckless plan,” **Solberg** said".
pub(super) fn noun_phrase(scene: Scene, head: usize, verb: usize) -> Range<usize> {
    let mut range = scene.english.subtree(head);
    let ends = |at: &usize| {
        matches!(scene.word(*at), "”" | "\"") && matches!(scene.word(*at - 1), "," | "?" | "!" | "…")
    };
    if let Some(mark) = (range.start + 1..head).rev().find(ends) {
        range.start = mark + 1;
    }
    if range.start < verb {
        range.end = range.end.min(verb);
    }
    while range.end > head + 1 && matches!(scene.word(range.end - 1), "," | "—" | "–" | "-") {
        range.end -= 1;
    }
    while range.start < head && matches!(scene.word(range.start), "," | "“" | "\"" | "—") {
        range.start += 1;
    }
    range
}

/// Without the preposition, conjunction or dateline before it: "as **the polls**", "VELL, Norrland — **Solberg**".
pub(super) fn without_front(scene: Scene, mut tokens: Range<usize>) -> Range<usize> {
    if let Some(dash) = dateline_dash(scene, &tokens) {
        tokens.start = dash + 1;
    }
    while tokens.len() > 1 {
        let word = scene.word(tokens.start);
        // "something **Solberg’s statement** said it had"
        let pronoun = matches!(word, "something" | "anything" | "nothing" | "everything")
            && scene.english.tokens[tokens.start + 1].upos == Upos::Propn;
        // "**Even** the guild, which seldom speaks, said"
        let even = matches!(word, "Even" | "even");
        // "told **reporters** Minister Mira Solberg has asked": whom somebody else told.
        let told = tokens.start > 0
            && matches!(scene.word(tokens.start - 1), "told" | "tells" | "tell" | "telling")
            && scene.english.tokens[tokens.start].xpos == Xpos::Nns
            && scene.word(tokens.start + 1).starts_with(char::is_uppercase);
        // "On the **pier, keepers** booed": the place in front of the subject.
        let comma = tokens.clone().find(|at| scene.word(*at) == ",");
        let led = tokens.start > 0 && matches!(scene.word(tokens.start - 1), "On" | "In" | "At" | "Across");
        if let Some(comma) = comma.filter(|comma| led && comma + 1 < tokens.end) {
            tokens.start = comma + 1;
            continue;
        }
        let front = is(word, Class::Subordinator)
            || pronoun
            || even
            || told
            || ends_noun_phrase(word) && !is_determiner(word) && !is_pronoun(word)
            || matches!(
                word,
                "," | "and"
                    | "But"
                    | "And"
                    | "but"
                    | "for"
                    | "For"
                    | "of"
                    | "that"
                    | "That"
                    | "—"
                    | "–"
                    | "-"
                    | "“"
                    | "\""
            );
        if !front {
            break;
        }
        tokens.start += 1;
    }
    tokens
}

/// "**His** recent comments suggest", "**Solberg**’s remarks imply": whose words they are speaks.
pub(super) fn speaker_of_words(scene: Scene, tokens: Range<usize>) -> Range<usize> {
    let words = is(scene.word(tokens.end - 1), Class::Words) && tokens.len() > 1;
    let possessive = matches!(scene.word(tokens.start), "His" | "Her" | "Their" | "his" | "her" | "their");
    let owner = tokens.clone().find(|at| matches!(scene.word(*at), "’s" | "'s"));
    match owner {
        _ if !words => tokens,
        Some(mark) if mark > tokens.start => tokens.start..mark,
        _ if possessive => tokens.start..tokens.start + 1,
        _ => tokens,
    }
}

/// "VELL, Norrland —" at the front of a paragraph.
pub(super) fn dateline_dash(scene: Scene, tokens: &Range<usize>) -> Option<usize> {
    let first = scene.word(tokens.start);
    let capitals = first.len() > 2 && first.chars().all(char::is_uppercase);
    let dash = tokens.clone().take(8).find(|at| matches!(scene.word(*at), "—" | "–" | "-" | "--" | "―"))?;
    (capitals && dash + 1 < tokens.end).then_some(dash)
}
