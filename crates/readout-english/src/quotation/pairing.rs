//! Pairs the double marks of one paragraph, supplying those that are missing.

use super::Pair;
use super::marks::{Mark, Side, double_marks};
use readout_document::Span;

/// The pairs of `block`. `next_opens` says whether the next paragraph begins with an opening mark.
pub(super) fn pair(text: &str, block: Span, next_opens: bool) -> Vec<Pair> {
    let marks = double_marks(text, block);
    let mut pairs: Vec<Pair> = Vec::new();
    let mut open: Vec<Mark> = Vec::new();
    for (at, mark) in marks.iter().enumerate() {
        match (mark.side, open.last()) {
            (Side::Closes | Side::Either, Some(_)) => {
                let opening = open.pop().map(|opening| opening.span);
                let start = opening.map_or(block.start(), Span::end);
                push(text, &mut pairs, opening, Some(mark.span), Span::new(start, mark.span.start()), false);
            }
            (Side::Opens | Side::Either, None) => open.push(*mark),
            (Side::Opens, Some(_)) if nests(&marks[at..]) => open.push(*mark),
            (Side::Opens, Some(_)) => {
                if let Some(unclosed) = open.pop() {
                    let reach = Span::new(unclosed.span.end(), mark.span.start());
                    let end = end_before_next(text, reach);
                    push(text, &mut pairs, Some(unclosed.span), None, Span::new(reach.start(), end), false);
                }
                open.push(*mark);
            }
            (Side::Closes, None) => {
                if let Some(start) = missing_opening(text, block, mark.span.start(), &pairs) {
                    push(text, &mut pairs, None, Some(mark.span), Span::new(start, mark.span.start()), false);
                }
            }
        }
    }
    // Only the outermost open mark can run on; those inside it lost their partner and are no quotations.
    if let Some(unclosed) = open.first() {
        let reach = Span::new(unclosed.span.end(), block.end());
        let end = if next_opens { block.end() } else { attribution(text, reach).unwrap_or(block.end()) };
        push(text, &mut pairs, Some(unclosed.span), None, Span::new(reach.start(), end), next_opens);
    }
    pairs
}

fn push(
    text: &str,
    pairs: &mut Vec<Pair>,
    opening: Option<Span>,
    closing: Option<Span>,
    between: Span,
    runs_on: bool,
) {
    let content = between.trim(text);
    if content.of(text).chars().any(char::is_alphanumeric) {
        pairs.push(Pair { content, opening, closing, runs_on });
    }
}

/// Whether an opening mark inside an open quotation begins a nested one: both are then closed before another opens.
fn nests(from_here: &[Mark]) -> bool {
    let mut depth = 1;
    for mark in from_here {
        match mark.side {
            Side::Opens => depth += 1,
            Side::Closes | Side::Either => depth -= 1,
        }
        if depth == 0 {
            return true;
        }
    }
    false
}

/// Where a quotation without closing mark ends when another one opens after it.
fn end_before_next(text: &str, reach: Span) -> usize {
    attribution(text, reach).or_else(|| last_sentence_end(text, reach)).unwrap_or(reach.end())
}

/// Where a quotation without opening mark starts, or `None` when its closing mark stands in the middle of a clause
/// and nothing tells what it was to close.
fn missing_opening(text: &str, block: Span, closing: usize, pairs: &[Pair]) -> Option<usize> {
    let before = text[block.start()..closing].trim_end();
    if !before.ends_with(['.', ',', '!', '?', '…']) {
        return None;
    }
    let told = pairs
        .iter()
        .filter_map(|pair| pair.closing)
        .filter_map(|mark| sentence_end(text, Span::new(mark.end(), closing)).map(|end| (mark.end(), end)))
        .filter(|(from, end)| has_reporting_verb(&text[*from..*end]))
        .map(|(_, end)| end)
        .next_back();
    let start = told.unwrap_or(block.start());
    let words = &text[start..closing];
    (!words.trim().is_empty() && (told.is_some() || !has_attribution_before(words)))
        .then(|| Span::new(start, closing).trim(text).start())
}

/// Whether reported speech is already introduced in `words`, so that the stray mark closes only the end of it.
fn has_attribution_before(words: &str) -> bool {
    words.split(['.', '!', '?', ',']).any(|clause| {
        let mut clause = clause.split_whitespace();
        clause.by_ref().take(5).any(is_reporting_verb)
    })
}

/// The end of the words before ", she said" in `reach`, the comma included.
fn attribution(text: &str, reach: Span) -> Option<usize> {
    let words = reach.of(text);
    words
        .match_indices([',', '?', '!'])
        .find(|(at, _)| {
            let clause = words[at + 1..].split([',', '.', ';', '?', '!']).next().unwrap_or_default();
            clause.split_whitespace().count() <= 6 && has_reporting_verb(clause)
        })
        .map(|(at, mark)| reach.start() + at + mark.len())
}

/// The end of the first sentence in `reach`.
fn sentence_end(text: &str, reach: Span) -> Option<usize> {
    let words = reach.of(text);
    words
        .match_indices(['.', '!', '?'])
        .map(|(at, _)| at + 1)
        .find(|end| words[*end..].starts_with(char::is_whitespace))
        .map(|end| reach.start() + end)
}

/// The end of the last sentence in `reach`.
fn last_sentence_end(text: &str, reach: Span) -> Option<usize> {
    reach.of(text).rfind(['.', '!', '?']).map(|at| reach.start() + at + 1)
}

fn has_reporting_verb(words: &str) -> bool {
    words.split_whitespace().any(is_reporting_verb)
}

/// The verbs that alone make an attribution likely; the full table belongs to the reading of statements.
fn is_reporting_verb(word: &str) -> bool {
    matches!(
        word.trim_matches(|c: char| !c.is_alphanumeric()),
        "said"
            | "says"
            | "told"
            | "tells"
            | "added"
            | "adds"
            | "wrote"
            | "writes"
            | "stated"
            | "replied"
            | "asked"
            | "continued"
            | "responded"
            | "tweeted"
            | "posted"
            | "declared"
            | "explained"
            | "noted"
            | "insisted"
            | "warned"
            | "argued"
            | "answered"
            | "announced"
            | "concluded"
            | "saying"
            | "adding"
    )
}
