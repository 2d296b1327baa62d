//! Statements inside statements: Radio Skarn said **the ministry confirmed *the call***. The inner one is the ministry's, and
//! came to the account through Radio Skarn.

use crate::Statement;
use readout_document::Span;

/// Marks what stands inside another's content, and whom it came through.
pub(crate) fn nest(statements: &mut [Statement]) {
    for at in 0..statements.len() {
        let Some(outer) = outer(statements, at) else { continue };
        statements[at].inside = Some(outer);
        let inner = &statements[at];
        let same = match (&inner.speaker, &statements[outer].speaker) {
            (Some(inner), Some(outer)) => inner.actor.is_some() && inner.actor == outer.actor,
            _ => true,
        };
        if !same {
            let speaker = statements[outer].speaker.map(|speaker| speaker.span);
            let chain = speaker.into_iter().chain(statements[outer].chain.iter().copied()).collect();
            statements[at].chain = chain;
        }
    }
}

/// The statement whose content holds both the words that attribute the one at `at` and what they attribute; of several
/// the innermost.
fn outer(statements: &[Statement], at: usize) -> Option<usize> {
    let inner = &statements[at];
    let content = *inner.content.first()?;
    let told = inner.cue.as_ref().map_or(content, |cue| cue.span);
    let holds =
        |piece: &&Span| piece.contains(content) && piece.contains(told) && piece.len() > content.len();
    let holders = statements.iter().enumerate().filter(|(other, _)| *other != at);
    holders
        .filter_map(|(other, outer)| outer.content.iter().find(holds).map(|piece| (piece.len(), other)))
        .min()
        .map(|(_, other)| other)
}
