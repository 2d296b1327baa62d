//! Quotations and brackets as units: what stands in one is parsed by itself, and the rest of the sentence with no more of
//! it than its root. "He said “**we sail at dawn**” and left": nothing but the quotation's own root hangs outside of it.

use super::Parser;
use super::input::Input;
use super::labels::Tree;
use super::parser::Unnamed;
use crate::tag::{FineTag, Lexeme, Tagged};
use crate::{Analysis, Upos, VerbForm, Xpos};
use readout_document::Span;
use std::ops::Range;

/// A unit has so many tokens at least.
const LEAST: usize = 3;

/// The units of each sentence, an outer one before those inside it. A stretch without a finite verb is none: it is a part
/// of what stands around it ("a “very good” plan", "the song “Leaving Port”"); so is a quotation in the middle of a clause
/// ("Mira Solberg “was never asked”").
pub(super) fn units(analysis: &Analysis) -> Vec<Vec<Range<usize>>> {
    let mut units = vec![Vec::new(); analysis.sentences.len()];
    for quotation in &analysis.quotations {
        let inside = tokens_in(analysis, quotation.content);
        let first = analysis.sentences.partition_point(|sentence| sentence.tokens.end <= inside.start);
        for (at, sentence) in analysis.sentences.iter().enumerate().skip(first) {
            if sentence.tokens.start >= inside.end {
                break;
            }
            let own = inside.start.max(sentence.tokens.start)..inside.end.min(sentence.tokens.end);
            if begins_a_clause(analysis, own.start, &sentence.tokens) {
                units[at].extend(unit(analysis, own, &sentence.tokens));
            }
        }
    }
    for (sentence, units) in analysis.sentences.iter().zip(&mut units) {
        units.extend(brackets(analysis, sentence.tokens.clone()));
        units.sort_by_key(|unit| (unit.start, std::cmp::Reverse(unit.end)));
        keep_nested(units);
    }
    units
}

/// The tokens that lie in a span.
fn tokens_in(analysis: &Analysis, span: Span) -> Range<usize> {
    let start = analysis.tokens.partition_point(|token| token.span.start() < span.start());
    let end = analysis.tokens.partition_point(|token| token.span.end() <= span.end());
    start..end.max(start)
}

/// Whether a clause can begin at the token, by what stands before it and its marks: nothing, a mark, "that" or a verb.
fn begins_a_clause(analysis: &Analysis, at: usize, sentence: &Range<usize>) -> bool {
    let mut before = (sentence.start..at).rev().map(|at| &analysis.tokens[at]);
    let last = before.find(|token| !matches!(token.xpos, Xpos::OpenQuote | Xpos::CloseQuote));
    last.is_none_or(|token| matches!(token.upos, Upos::Punct | Upos::Sconj | Upos::Verb))
}

/// The stretch without the marks at its ends, when it is a unit of the sentence.
fn unit(analysis: &Analysis, mut inside: Range<usize>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let upos = |at: usize| analysis.tokens[at].upos;
    while !inside.is_empty() && upos(inside.end - 1) == Upos::Punct {
        inside.end -= 1;
    }
    while !inside.is_empty() && upos(inside.start) == Upos::Punct {
        inside.start += 1;
    }
    let outside = (sentence.start..inside.start).chain(inside.end..sentence.end);
    let is_unit = inside.len() >= LEAST
        && inside.clone().any(|at| analysis.tokens[at].feats.verb_form == Some(VerbForm::Fin))
        && outside.into_iter().any(|at| upos(at) != Upos::Punct);
    is_unit.then_some(inside)
}

/// The brackets of a sentence that are units.
fn brackets(analysis: &Analysis, sentence: Range<usize>) -> Vec<Range<usize>> {
    let (mut open, mut units) = (Vec::new(), Vec::new());
    for at in sentence.clone() {
        match analysis.tokens[at].xpos {
            Xpos::OpenBracket => open.push(at),
            Xpos::CloseBracket => {
                units.extend(open.pop().and_then(|start| unit(analysis, start + 1..at, &sentence)));
            }
            _ => {}
        }
    }
    units
}

/// Leaves out units that cross one before them, or are the same.
fn keep_nested(units: &mut Vec<Range<usize>>) {
    let mut open: Vec<Range<usize>> = Vec::new();
    units.retain(|unit| {
        while open.last().is_some_and(|outer| outer.end <= unit.start) {
            open.pop();
        }
        let fits = open.last().is_none_or(|outer| unit.end <= outer.end && unit != outer);
        if fits {
            open.push(unit.clone());
        }
        fits
    });
}

/// The tree of a sentence whose units are parsed by themselves.
pub(super) fn tree(
    parser: &Parser,
    analysis: &Analysis,
    tagged: &Tagged,
    sentence: &Range<usize>,
    units: &[Range<usize>],
) -> Option<Unnamed> {
    let mut growing = Growing { parser, tagged, start: sentence.start, heads: vec![None; sentence.len()] };
    growing.grow(sentence, units)?;
    for unit in units {
        growing.hang_marks(analysis, unit, sentence);
    }
    let heads =
        growing.heads.into_iter().map(|head| head.map_or(sentence.len(), |head| head - sentence.start));
    let of = sentence.clone();
    let input = Input::new(&tagged.lexemes[of.clone()], &tagged.tags[of.clone()], &tagged.seconds[of]);
    Some(Unnamed { tree: Tree::new(heads.collect()), input })
}

/// A tree that is being put together.
struct Growing<'a> {
    parser: &'a Parser<'a>,
    tagged: &'a Tagged,
    /// The first token of the sentence.
    start: usize,
    /// The heads of its tokens so far.
    heads: Vec<Option<usize>>,
}

impl Growing<'_> {
    /// Hangs the tokens of a stretch on each other, those of its units first; gives the one that is left.
    fn grow(&mut self, stretch: &Range<usize>, units: &[Range<usize>]) -> Option<usize> {
        let mut tokens = Vec::with_capacity(stretch.len());
        let (mut at, mut left) = (stretch.start, units);
        while let Some((unit, rest)) = left.split_first() {
            tokens.extend(at..unit.start);
            let inside = rest.partition_point(|inner| inner.start < unit.end);
            tokens.extend(self.grow(unit, &rest[..inside]));
            (at, left) = (unit.end, &rest[inside..]);
        }
        tokens.extend(at..stretch.end);
        let heads = self.heads_of(&tokens, stretch.len() < self.heads.len());
        let end = tokens.len();
        let root = (0..end).find(|&at| heads[at] > end).or_else(|| (0..end).find(|&at| heads[at] == end))?;
        for (at, &token) in tokens.iter().enumerate() {
            let head = tokens.get(heads[at]).or((at != root).then_some(&tokens[root]));
            self.heads[token - self.start] = head.copied();
        }
        Some(tokens[root])
    }

    /// Where the parser hangs tokens; a unit ends with a stop like any sentence. The stop, or the root without one, is as
    /// many as there are tokens; the root behind a stop is one more.
    fn heads_of(&self, tokens: &[usize], is_unit: bool) -> Vec<usize> {
        let Tagged { stop, .. } = self.tagged;
        let stop = stop.as_ref().filter(|_| is_unit);
        let of = |tags: &[FineTag]| -> Vec<FineTag> {
            tokens.iter().map(|&at| tags[at]).chain(stop.map(|(_, tag)| *tag)).collect()
        };
        let lexemes = tokens.iter().map(|&at| self.tagged.lexemes[at]).chain(stop.map(|(lexeme, _)| *lexeme));
        let lexemes: Vec<Lexeme> = lexemes.collect();
        self.parser.heads(&Input::new(&lexemes, &of(&self.tagged.tags), &of(&self.tagged.seconds)))
    }

    /// Hangs the marks about a unit, with the punctuation before the closing one, on its root.
    fn hang_marks(&mut self, analysis: &Analysis, unit: &Range<usize>, sentence: &Range<usize>) {
        let heads = |at: usize| self.heads[at - self.start];
        let Some(root) = unit.clone().find(|&at| heads(at).is_none_or(|head| !unit.contains(&head))) else {
            return;
        };
        let opening = unit.start.checked_sub(1).filter(|at| sentence.contains(at) && is_mark(analysis, *at));
        let mut behind = (unit.end..sentence.end).take_while(|&at| analysis.tokens[at].upos == Upos::Punct);
        let closing =
            behind.find(|&at| is_mark(analysis, at)).map_or(unit.end..unit.end, |at| unit.end..at + 1);
        let marks: Vec<usize> = opening.into_iter().chain(closing).collect();
        if sentence.clone().all(|at| heads(at).is_none_or(|head| !marks.contains(&head))) {
            marks.into_iter().for_each(|at| self.heads[at - self.start] = Some(root));
        }
    }
}

fn is_mark(analysis: &Analysis, at: usize) -> bool {
    use Xpos::{CloseBracket, CloseQuote, OpenBracket, OpenQuote};
    matches!(analysis.tokens[at].xpos, OpenQuote | CloseQuote | OpenBracket | CloseBracket)
}

#[cfg(test)]
mod tests {
    use crate::parse::Relation::*;
    use crate::parse::asserted::{assert_arc, read};

    #[test]
    fn a_quotation_hangs_on_the_rest_by_its_root_alone() {
        let text = "“Stopping the boats and building a lasting port is the highest task,” Mira Solberg said.";
        assert_arc(text, "task", Some("said"), Ccomp);
        assert_arc(text, "Stopping", Some("task"), Csubj);
        assert_arc(text, "“", Some("task"), Punct);
        assert_arc(text, "”", Some("task"), Punct);
        assert_arc(text, "said", None, Root);
    }

    #[test]
    fn what_brackets_hold_is_parsed_by_itself() {
        let text = "The ferry (which the crew had painted in spring) sank.";
        assert_arc(text, "ferry", Some("sank"), Nsubj);
        assert_arc(text, "painted", Some("ferry"), Acl);
    }

    #[test]
    fn words_quoted_from_the_middle_of_a_clause_belong_to_it() {
        let text = "Solberg said that the minister “was never asked to sail” with them.";
        assert_arc(text, "minister", Some("asked"), Nsubj);
    }

    #[test]
    fn units_lie_inside_each_other_or_apart() {
        let text = "Dorn said: “He told me, ‘the port is lost,’ and left (nobody had asked him).”";
        let analysis = read(text);
        let units = super::units(&analysis).concat();
        assert_eq!(units.len(), 3);
        for (at, unit) in units.iter().enumerate() {
            for other in &units[at + 1..] {
                assert!(other.start >= unit.end || other.end <= unit.end, "{units:?}");
            }
        }
    }
}
