//! What is said of a person right after the name: "Orla Venn, **a top adviser to Solberg**, will lead the delegation."

use super::Cast;
use crate::ActorKind;
use readout_document::Span;
use readout_english::{Relation, Upos};

/// Finds the noun phrases that stand in apposition to a person's name.
pub(super) fn bind(cast: &mut Cast) {
    let scene = cast.scene;
    let english = scene.english;
    let mut found = Vec::new();
    for (name, actor) in cast.names.iter().zip(&cast.named) {
        let tokens = scene.tokens_in(name.span);
        if name.kind != ActorKind::Person || tokens.is_empty() {
            continue;
        }
        let comma = tokens.end;
        let Some(first) = (comma + 1 < english.tokens.len()).then_some(comma + 1) else { continue };
        let article = matches!(scene.word(first).to_lowercase().as_str(), "a" | "an" | "the" | "his" | "her");
        if scene.word(comma) != "," || !article {
            continue;
        }
        let apposition = tokens.clone().find_map(|at| {
            english.children(at).find(|child| {
                *child > comma && english.tokens[*child].relation.universal() == Relation::Appos
            })
        });
        if let Some(head) = apposition.filter(|head| english.tokens[*head].upos == Upos::Noun)
            && let Some(span) = phrase(cast, first, head)
        {
            found.push((*actor, span));
        }
    }
    for (actor, span) in found {
        if !cast.described.contains_key(&span) {
            cast.describe(actor, span);
        }
    }
}

/// From the article to the comma after the head, or the end of what hangs on it.
fn phrase(cast: &Cast, first: usize, head: usize) -> Option<Span> {
    let scene = cast.scene;
    let end = scene.english.subtree(head).end;
    let comma = (head + 1..end).find(|at| matches!(scene.word(*at), "," | "—" | "–" | "." | "who"));
    let end = comma.unwrap_or(end);
    (first < end && head < end).then(|| scene.span(&(first..end)))
}
