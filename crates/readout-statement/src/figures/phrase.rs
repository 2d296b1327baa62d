//! Noun phrases, as far as a figure needs them: **the Norrland fleet**, **weapons and military assistance**.

use super::Reading;
use readout_english::{Relation, Upos, Xpos};
use std::ops::Range;

/// Tokens a noun phrase may have at most.
const LONGEST: usize = 12;

impl Reading<'_> {
    /// The noun phrase that begins at token `at`, up to its noun, and over "and" to another noun that stands right
    /// after it.
    pub(super) fn noun_phrase(&self, at: usize) -> Option<Range<usize>> {
        let end = self.run_of_nouns(at)?;
        if self.is(end, "and")
            && !self.is_any(end + 1, &self.lexicon.words.definite)
            && !["a", "an"].iter().any(|article| self.is(end + 1, article))
            && self.number(end + 1, false).is_none()
            && self.joined(end)
            && let Some(second) = self.run_of_nouns(end + 1)
            && !(end + 1..second).any(|at| self.token_is(at, Upos::Num))
        {
            return Some(at..second);
        }
        Some(at..end)
    }

    /// Whether "and" at token `at` joins two nouns and not two clauses.
    fn joined(&self, at: usize) -> bool {
        let Some(conjunct) = self.token(at).head.filter(|head| *head > at) else { return false };
        self.token(conjunct).relation == Relation::Conj
            && self.is_noun(conjunct)
            && self.token(conjunct).head.is_some_and(|head| head < at && at - head <= LONGEST)
    }

    /// Where the run of articles, adjectives and nouns from token `at` ends, after its last noun.
    fn run_of_nouns(&self, at: usize) -> Option<usize> {
        let mut last = None;
        for here in at..(at + LONGEST).min(self.sentence.end) {
            let token = self.token(here);
            let begins = last.is_none();
            match token.upos {
                Upos::Noun | Upos::Propn => {
                    if !begins && self.is_in_time(here) {
                        break;
                    }
                    last = Some(here + 1);
                }
                Upos::Det if begins => {}
                Upos::Pron if begins && matches!(token.xpos, Xpos::PrpPoss) => {}
                Upos::Pron if begins && here == at => return Some(here + 1),
                Upos::Adj | Upos::Num if begins || self.goes_on(here) => {}
                Upos::Adv if begins => {}
                Upos::Verb if begins && matches!(token.xpos, Xpos::Vbn | Xpos::Vbg) => {}
                // "of state-run harbours".
                Upos::Verb if self.is_hyphen(here - 1) => {}
                _ if self.is_hyphen(here - 1) && self.is_hyphen(here + 1) => {}
                Upos::Part if self.is(here, "'s") || self.is(here, "’s") || self.is(here, "’") => {}
                Upos::Punct | Upos::Sym if self.is_hyphen(here) => {}
                Upos::Cconj if begins && here > at => {}
                _ => break,
            }
        }
        last
    }

    /// Whether an adjective after a noun belongs to the same phrase: "Norrland's northern border".
    fn goes_on(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|at| self.word(at));
        before.is_some_and(|word| matches!(word, "'s" | "’s" | "’")) || self.is_hyphen(at - 1)
    }

    /// The noun of a phrase: the last one, or the last before "and".
    pub(super) fn head_of(&self, phrase: &Range<usize>) -> usize {
        let and = phrase.clone().skip(1).find(|at| self.is(*at, "and") && self.is_noun(at - 1));
        and.map_or(phrase.end, |at| at).saturating_sub(1)
    }

    /// A noun with what stands before it: articles, adjectives, compounds and possessors.
    pub(super) fn around(&self, noun: usize) -> Range<usize> {
        const BEFORE: [Relation; 6] = [
            Relation::Det,
            Relation::Amod,
            Relation::Compound,
            Relation::NmodPoss,
            Relation::Nummod,
            Relation::NmodDesc,
        ];
        let english = self.scene.english;
        let mut tokens = noun..noun + 1;
        for child in english.children(noun) {
            let relation = english.tokens[child].relation;
            if child < noun && BEFORE.contains(&relation) {
                tokens.start = tokens.start.min(english.subtree(child).start);
            } else if child == tokens.end && matches!(relation, Relation::Flat | Relation::Compound) {
                tokens.end = child + 1;
            }
        }
        let comma = tokens.clone().rev().find(|at| self.is(*at, ","));
        comma.map_or(tokens.clone(), |at| at + 1..tokens.end)
    }

    /// Whether token `at` lies in any expression of time, lengths included.
    pub(super) fn is_any_time(&self, at: usize) -> bool {
        let span = self.token(at).span;
        let times = &self.scene.english.times;
        let from = times.partition_point(|time| time.span.end() <= span.start());
        times.get(from).is_some_and(|time| time.span.start() < span.end())
    }

    /// Whether token `at` lies in a date or time of day.
    pub(super) fn is_in_time(&self, at: usize) -> bool {
        let span = self.token(at).span;
        self.time_over(span).is_some()
    }
}
