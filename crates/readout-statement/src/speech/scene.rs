//! A paragraph as the reader of speech sees it: its quotations and the words around each.

use crate::cues::{Cues, Found};
use readout_document::{BlockKind, Document, Span};
use readout_english::times::TimeKind;
use readout_english::{Analysis, Quotation};
use std::ops::Range;

/// An account's text with everything a pattern may look at.
#[derive(Clone, Copy)]
pub(crate) struct Scene<'a> {
    pub document: &'a Document,
    pub english: &'a Analysis,
    pub cues: &'a Cues,
}

/// One paragraph of the body.
#[derive(Clone, Debug)]
pub(crate) struct Paragraph {
    pub tokens: Range<usize>,
    pub passages: Vec<Passage>,
}

/// A quotation that stands in no other, with the words of its sentence on either side (marks left out).
#[derive(Clone, Debug)]
pub(crate) struct Passage {
    /// Index of the quotation.
    pub quotation: usize,
    /// From the start of the sentence, or the end of the quotation before it, to the opening mark.
    pub before: Range<usize>,
    /// From the closing mark to the end of the sentence, or the next quotation.
    pub after: Range<usize>,
    /// Whether `after` begins a sentence of its own.
    pub after_is_new: bool,
}

impl<'a> Scene<'a> {
    pub fn text(&self) -> &'a str {
        &self.document.text
    }

    /// The words of token `i`.
    pub fn word(&self, i: usize) -> &'a str {
        self.english.tokens[i].span.of(self.text())
    }

    pub fn words(&self, range: Range<usize>) -> impl DoubleEndedIterator<Item = &'a str> + Clone + use<'a> {
        let scene = *self;
        range.map(move |i| scene.word(i))
    }

    /// From the first to the last token of a range that is not empty.
    pub fn span(&self, range: &Range<usize>) -> Span {
        let tokens = &self.english.tokens;
        tokens[range.start].span.cover(tokens[range.end - 1].span)
    }

    /// The tokens that lie in `span`.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let tokens = &self.english.tokens;
        let start = tokens.partition_point(|token| token.span.start() < span.start());
        let end = tokens.partition_point(|token| token.span.end() <= span.end());
        start..end.max(start)
    }

    /// The first token of a passage's quotation, its opening mark included.
    pub fn quotation_start(&self, passage: &Passage) -> usize {
        self.opening(passage.quotation)
    }

    pub fn quotation(&self, passage: &Passage) -> &'a Quotation {
        &self.english.quotations[passage.quotation]
    }

    /// The quotation whose content token `i` stands in, the innermost.
    pub fn quotation_at(&self, i: usize) -> Option<usize> {
        let quotations = &self.english.quotations;
        let span = self.english.tokens.get(i)?.span;
        let mut at = quotations
            .partition_point(|quotation| quotation.content.start() <= span.start())
            .checked_sub(1)?;
        while !quotations[at].content.contains(span) {
            at = quotations[at].inside?;
        }
        Some(at)
    }

    /// Whether token `i` stands between quotation marks.
    pub fn is_quoted(&self, i: usize) -> bool {
        self.quotation_at(i).is_some()
    }

    /// Whether token `i` stands between quotation marks and more of the quotation follows.
    pub fn is_quoted_inside(&self, i: usize) -> bool {
        self.quotation_at(i).is_some_and(|quotation| {
            self.english.quotations[quotation].content.end() > self.english.tokens[i].span.end()
        })
    }

    /// Whether blanks stand on both sides of token `i`: " - " is a dash, "-" a hyphen.
    pub fn stands_apart(&self, i: usize) -> bool {
        let tokens = &self.english.tokens;
        let before = i.checked_sub(1).is_none_or(|before| tokens[before].span.end() < tokens[i].span.start());
        before && tokens.get(i + 1).is_none_or(|after| tokens[i].span.end() < after.span.start())
    }

    /// The tokens of the day or time of day that token `i` stands in: "late Wednesday", "this month".
    pub fn time_at(&self, i: usize) -> Option<Range<usize>> {
        let span = self.english.tokens.get(i)?.span;
        let times = &self.english.times;
        let time = times.get(times.partition_point(|time| time.span.end() <= span.start()))?;
        let dated = matches!(time.kind, TimeKind::Date | TimeKind::Time) && time.span.contains(span);
        dated.then(|| self.tokens_in(time.span))
    }

    /// The reporting verb that begins at token `i`.
    pub fn verb(&self, i: usize, end: usize) -> Option<Found<'a>> {
        let found = self.cues.verb(self.words(i..end))?;
        // "the Vell **Post**’s critic": the end of a name.
        let owns = || {
            let past = i + found.words;
            past < end
                && matches!(self.word(past), "’s" | "'s")
                && self.word(i).starts_with(char::is_uppercase)
        };
        (!owns()).then_some(found)
    }

    /// The paragraphs of the body, in order.
    pub fn paragraphs(&self) -> Vec<Paragraph> {
        let blocks = self.document.blocks();
        blocks
            .iter()
            .filter(|block| block.kind == BlockKind::Paragraph)
            .map(|block| self.paragraph(block.span))
            .filter(|paragraph| !paragraph.tokens.is_empty())
            .collect()
    }

    fn paragraph(&self, block: Span) -> Paragraph {
        let tokens = self.tokens_in(block);
        let quotations = &self.english.quotations;
        let from = quotations.partition_point(|quotation| quotation.content.start() < block.start());
        let here: Vec<usize> = (from..quotations.len())
            .take_while(|q| quotations[*q].content.start() < block.end())
            .filter(|q| quotations[*q].inside.is_none())
            .collect();
        let mut passages = Vec::with_capacity(here.len());
        for (place, quotation) in here.iter().enumerate() {
            let left = place.checked_sub(1).map_or(tokens.start, |before| self.past(here[before]));
            let right = here.get(place + 1).map_or(tokens.end, |after| self.opening(*after));
            passages.push(self.passage(*quotation, left, right));
        }
        Paragraph { tokens, passages }
    }

    fn passage(&self, quotation: usize, left: usize, right: usize) -> Passage {
        let opening = self.opening(quotation);
        let past = self.past(quotation);
        let starts = |i: usize| self.english.sentence_of(i).map(|sentence| sentence.tokens.clone());
        let before = starts(opening.min(self.english.tokens.len().saturating_sub(1)))
            .map_or(left, |sentence| sentence.start.max(left))
            .min(opening);
        // A sentence may end right before the mark, whatever the splitter made of it.
        let ends = |i: usize| matches!(self.word(i), "." | "!" | "?");
        let before = if opening > before && ends(opening - 1) { opening } else { before };
        let last = past.saturating_sub(1);
        let mut end = starts(last).map_or(right, |sentence| sentence.end);
        let after_is_new = end <= past && past < right;
        if after_is_new {
            end = starts(past).map_or(right, |sentence| sentence.end);
        }
        Passage { quotation, before: before..opening, after: past..end.min(right).max(past), after_is_new }
    }

    /// The token of the opening mark, or the first of the content where the account misses it.
    pub fn opening(&self, quotation: usize) -> usize {
        let quotation = &self.english.quotations[quotation];
        let start = quotation.opening.unwrap_or(quotation.content).start();
        self.english.tokens.partition_point(|token| token.span.end() <= start)
    }

    /// The first token after the closing mark.
    fn past(&self, quotation: usize) -> usize {
        let quotation = &self.english.quotations[quotation];
        let end = quotation.closing.unwrap_or(quotation.content).end();
        self.english.tokens.partition_point(|token| token.span.start() < end)
    }
}
