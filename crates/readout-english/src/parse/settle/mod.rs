//! Constructions that treebanks have too few of, or that a tree gives away: put right after the parse.

mod auxiliaries;
mod nouns;
mod objects;
mod subjects;
mod weekdays;

use super::Relation;
use super::stage::PIECE;
use crate::Analysis;
use crate::tag::Tagged;
use std::ops::Range;

/// Puts the tree of one sentence right.
pub(super) fn settle(analysis: &mut Analysis, tagged: &Tagged, range: Range<usize>) {
    auxiliaries::perfects(analysis, tagged, range.clone());
    auxiliaries::voices(analysis, range.clone());
    objects::addressees(analysis, tagged, range.clone());
    objects::compounds(analysis, range.clone());
    objects::objects(analysis, range.clone());
    subjects::claims(analysis, range.clone());
    nouns::chains(analysis, range.clone());
    subjects::subjects(analysis, range.clone());
    objects::places(analysis, tagged, range.clone());
    nouns::firsts(analysis, tagged, range.clone());
    weekdays::weekdays(analysis, tagged, range);
}

/// Hangs tokens of a sentence anew, each with its head and relation; unless the tree would not stay a
/// projective one. Gives whether it does.
fn rehang(
    analysis: &mut Analysis,
    range: &Range<usize>,
    changes: &[(usize, Option<usize>, Relation)],
) -> bool {
    // Longer ones are no sentences, and to look at all of one again and again would take long.
    if range.len() > PIECE {
        return false;
    }
    let before: Vec<(Option<usize>, Relation)> =
        analysis.tokens[range.clone()].iter().map(|token| (token.head, token.relation)).collect();
    for &(at, head, relation) in changes {
        (analysis.tokens[at].head, analysis.tokens[at].relation) = (head, relation);
    }
    let stays = is_projective(analysis, range);
    if !stays {
        for (at, old) in range.clone().zip(before) {
            (analysis.tokens[at].head, analysis.tokens[at].relation) = old;
        }
    }
    stays
}

/// Whether every token lies below the one root, and what stands between it and its head below that head.
fn is_projective(analysis: &Analysis, range: &Range<usize>) -> bool {
    let Some(root) = range.clone().find(|&at| analysis.tokens[at].head.is_none()) else { return false };
    range.clone().all(|at| match analysis.tokens[at].head {
        Some(head) => {
            analysis.is_below(at, root)
                && (at.min(head) + 1..at.max(head)).all(|between| analysis.is_below(between, head))
        }
        None => at == root,
    })
}

/// The first token of `tokens` that hangs on `head` as `relation`.
fn child(analysis: &Analysis, head: usize, relation: Relation, tokens: Range<usize>) -> Option<usize> {
    let is = |at: &usize| {
        let token = &analysis.tokens[*at];
        (token.head, token.relation) == (Some(head), relation)
    };
    tokens.into_iter().find(is)
}
