//! The poll a share is taken from: **A Courier poll** found that 42 percent of islanders want the lease to end. **Just 31
//! percent** would pay more for it.
//!
//! A share belongs to the poll that its sentence names, else to the one named before it in the paragraph; in a paragraph
//! that follows, only where people are told to answer ("said", "approve").

use super::{Found, Reading};
use crate::Quantity;
use readout_document::Span;
use readout_english::{Relation, Upos, Xpos};
use std::ops::Range;

/// How many paragraphs after the one that names it a poll may be told of.
const PARAGRAPHS: usize = 4;
/// Words between a share and what its people answer at most.
const REACH: usize = 12;

/// The poll that was named last.
#[derive(Default)]
pub(super) struct Last {
    poll: Option<Span>,
    /// Paragraphs begun since.
    paragraphs: usize,
}

impl Last {
    /// Takes in the next sentence, which begins a paragraph or not.
    pub fn read(&mut self, reading: &Reading, begins: bool) {
        self.paragraphs += usize::from(begins);
        if let Some(poll) = named(reading) {
            // "The poll" is the one whose name is told already.
            let again = self.poll.filter(|_| self.paragraphs < PARAGRAPHS && is_bare(reading, &poll));
            self.poll = again.or_else(|| Some(reading.scene.span(&poll)));
            self.paragraphs = 0;
        }
    }

    /// The poll that a share of the sentence is taken from.
    pub fn source(&self, reading: &Reading, found: &Found) -> Option<Span> {
        let share = found.measured.quantity == Quantity::Share;
        let poll = self.poll.filter(|_| share && !in_brackets(reading, found.tokens.start))?;
        let told = self.paragraphs == 0 || self.paragraphs <= PARAGRAPHS && is_answered(reading, found);
        told.then_some(poll)
    }
}

/// The words for the poll that a sentence names.
fn named(reading: &Reading) -> Option<Range<usize>> {
    let word = reading.sentence.clone().find(|at| is_poll(reading, *at))?;
    let mut start = word;
    while start > reading.sentence.start && word - start < 8 && belongs(reading, start - 1) {
        start -= 1;
    }
    Some(start..word + 1)
}

/// "poll", "survey": never "the polls closed", "poll workers", "survey the damage".
fn is_poll(reading: &Reading, at: usize) -> bool {
    let several = reading.is(at, "polls") || reading.is(at, "surveys");
    let one = reading.is(at, "poll") || reading.is(at, "survey");
    let noun = reading.token_is(at, Upos::Noun) || reading.token_is(at, Upos::Propn);
    let alone = !reading.is_noun(at + 1) && reading.token(at).relation.universal() != Relation::Compound;
    let shows = ["show", "showed", "suggest", "suggested", "indicate", "indicated", "find", "found"];
    let shown = || shows.iter().any(|word| reading.is(at + 1, word));
    noun && (one && alone || several && shown())
}

/// Whether a token before "poll" is part of its name: "a new CNN/ORC poll".
fn belongs(reading: &Reading, at: usize) -> bool {
    matches!(reading.token(at).upos, Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num)
        || reading.is_hyphen(at)
        || reading.word(at).is_some_and(|word| matches!(word, "/" | "&" | "'s" | "’s" | "."))
        || reading.token(at).xpos == Xpos::PrpPoss
}

/// "The poll", "the survey": no name, no maker.
fn is_bare(reading: &Reading, poll: &Range<usize>) -> bool {
    poll.len() == 1 || poll.len() == 2 && reading.is(poll.start, "the")
}

/// "(the share among pilots is 99 percent)": the account’s own.
fn in_brackets(reading: &Reading, at: usize) -> bool {
    let before = reading.sentence.start..at;
    let open = before.clone().filter(|at| reading.is(*at, "(")).count();
    open > before.filter(|at| reading.is(*at, ")")).count()
}

/// Whether people answer behind the share: "31 percent **said** no", "42 percent of pilots **approve**".
fn is_answered(reading: &Reading, found: &Found) -> bool {
    let after = found.tokens.end..found.tokens.end + REACH;
    after.into_iter().any(|at| reading.is_any(at, &reading.lexicon.words.answer))
}

#[cfg(test)]
mod tests {
    use crate::figures::sample::account;

    /// The words of the source of each figure.
    fn sources(text: &str) -> Vec<String> {
        let account = account(text);
        let words = |figure: &crate::Figure| {
            let source = figure.source.map(|span| span.of(&account.document.text).to_owned());
            source.unwrap_or_else(|| "-".to_owned())
        };
        account.figures.iter().map(words).collect()
    }

    #[test]
    fn a_share_is_the_polls_that_its_sentence_names() {
        assert_eq!(
            sources(
                "The lease worries many, with two-thirds of islanders calling it a mistake in a new Courier poll."
            ),
            ["a new Courier poll"]
        );
        assert_eq!(
            sources("In a Norrland Radio survey, 44 percent of islanders had no view."),
            ["a Norrland Radio survey"]
        );
    }

    #[test]
    fn a_share_is_the_polls_that_was_named_before() {
        let text = "The Courier’s poll came out on Monday. Just 31 percent of islanders would pay more for the ferry. \
            The poll showed 12 percent had no view.";
        assert_eq!(sources(text), ["The Courier’s poll", "The Courier’s poll"]);
    }

    #[test]
    fn in_a_later_paragraph_people_must_answer() {
        let text = "The Courier poll came out on Monday.\n\nSome 31 percent of islanders said they would pay more.\n\n\
            Trade with Tarvia grew by 12 percent last year.";
        assert_eq!(sources(text), ["The Courier poll", "-"]);
    }

    #[test]
    fn what_is_no_poll_gives_no_share() {
        assert_eq!(sources("The polls closed early, and 40 percent of the islanders had voted."), ["-"]);
        assert_eq!(sources("Poll workers counted 40 percent of the votes."), ["-"]);
        assert_eq!(sources("In the Courier poll (the guild has 40 percent women), it was tight."), ["-"]);
        assert_eq!(sources("The Courier poll asked 900 islanders."), ["-"]);
    }
}
