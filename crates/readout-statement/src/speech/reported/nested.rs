//! A statement inside what another says: Radio Skarn said **the ministry confirmed *the call***. The inner one counts where it is
//! all that the outer one tells; what is only mentioned inside it ("he said a plan they had criticised was dead") is none.

use super::Reported;
use crate::Act;
use crate::speech::scene::Scene;
use readout_document::Span;

/// Without the statements that are only details of others.
pub(super) fn without_details(scene: Scene, found: Vec<Reported>) -> Vec<Reported> {
    let kept: Vec<bool> = (0..found.len()).map(|at| is_kept(scene, at, &found)).collect();
    found.into_iter().zip(kept).filter_map(|(statement, kept)| kept.then_some(statement)).collect()
}

fn is_kept(scene: Scene, at: usize, all: &[Reported]) -> bool {
    let inner = &all[at];
    let Some(cue) = inner.attribution.cue.as_ref().map(|cue| cue.span) else { return true };
    let others = all[..at].iter().chain(&all[at + 1..]);
    let outer = others.flat_map(|outer| &outer.content).find(|content| content.contains(cue));
    let Some(outer) = outer else { return true };
    let chain = is_chain(scene, inner, *outer);
    if tells_a_clause(inner) {
        return chain || inner.attribution.speaker.start() > outer.start() + FRONT;
    }
    chain
        && matches!(
            inner.attribution.act,
            Act::Confirm | Act::Deny | Act::Announce | Act::Decline | Act::Refuse
        )
}

/// The most bytes between the start of a content and the speaker with whom it begins: "that the".
const FRONT: usize = 5;

/// "Radio Skarn said the ministry confirmed the call": the outer content begins with the inner speaker, who is another.
fn is_chain(scene: Scene, inner: &Reported, outer: Span) -> bool {
    let speaker = inner.attribution.speaker;
    let pronoun =
        matches!(speaker.of(scene.text()).to_lowercase().as_str(), "he" | "she" | "they" | "it" | "i" | "we");
    speaker.start() <= outer.start() + FRONT && !pronoun
}

fn tells_a_clause(inner: &Reported) -> bool {
    matches!(inner.attribution.pattern, "clause" | "parenthetical" | "according to")
}
