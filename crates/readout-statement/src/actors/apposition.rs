//! What is said of a person right beside the name: "Orla Venn, **a top adviser to Solberg**, will lead the delegation",
//! "spoke with **Tarvia’s prime minister**, Tomas Adeyle, about it".

use super::Cast;
use crate::ActorKind;
use readout_document::Span;
use readout_english::{Knowledge, Relation, Upos};

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
        found.extend(office_before(cast, tokens.clone()).map(|span| (*actor, span)));
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

/// The office that stands before a name between commas, however far the tree has hung the name.
fn office_before(cast: &Cast, name: std::ops::Range<usize>) -> Option<Span> {
    let scene = cast.scene;
    let english = scene.english;
    let office = name.start.checked_sub(2).filter(|_| scene.word(name.start - 1) == ",")?;
    let closed =
        name.end < english.tokens.len() && matches!(scene.word(name.end), "," | "." | "—" | "–" | ")");
    let is_office = english.tokens[office].upos == Upos::Noun
        && Knowledge::built_in().is_office(&scene.word(office).to_lowercase());
    let case =
        |at: &usize| english.tokens[*at].relation == Relation::Case && english.tokens[*at].upos == Upos::Adp;
    let first = (english.subtree(office).start..=office).find(|at| !case(at))?;
    (closed && is_office).then(|| scene.span(&(first..office + 1)))
}

/// From the article to the comma after the head, or the end of what hangs on it.
fn phrase(cast: &Cast, first: usize, head: usize) -> Option<Span> {
    let scene = cast.scene;
    let end = scene.english.subtree(head).end;
    let comma = (head + 1..end).find(|at| matches!(scene.word(*at), "," | "—" | "–" | "." | "who"));
    let end = comma.unwrap_or(end);
    (first < end && head < end).then(|| scene.span(&(first..end)))
}
