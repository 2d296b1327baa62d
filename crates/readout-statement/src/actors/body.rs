//! An organisation by what it is: "NATO ... **the alliance**", "the Vessby Harbour Contact Group ... **the group**",
//! "... **the Contact Group**".

use super::Cast;
use super::fold::fold;
use super::parties::Parties;
use crate::{ActorId, ActorKind};
use std::collections::HashMap;

/// Binds each "the" with the last words of an organisation's name, or the word for what it is, to the one named last
/// before it.
pub(super) fn bind(cast: &mut Cast) {
    let scene = cast.scene;
    let tails = tails(cast);
    if tails.is_empty() {
        return;
    }
    let tokens = &scene.english.tokens;
    let mut found = Vec::new();
    for at in 0..tokens.len().saturating_sub(1) {
        if !scene.word(at).eq_ignore_ascii_case("the") {
            continue;
        }
        for length in [3, 2, 1] {
            let end = at + 1 + length;
            if end > tokens.len() {
                continue;
            }
            let span = scene.span(&(at + 1..end));
            let Some(bearers) = tails.get(&fold(span.of(scene.text()))) else { continue };
            let named = cast.names.iter().any(|name| name.span.overlaps(span) && name.span != span);
            let bearer = bearers.iter().rev().find(|(from, _)| *from < span.start()).filter(|_| !named);
            let goes_on = tokens.get(end).is_some_and(|token| {
                let next = token.span.of(scene.text());
                next.starts_with(char::is_uppercase)
            });
            if let Some((_, actor)) = bearer.filter(|_| !goes_on) {
                found.push((*actor, scene.span(&(at..end))));
            }
            break;
        }
    }
    for (actor, span) in found {
        if !cast.described.contains_key(&span) {
            cast.describe(actor, span);
        }
    }
}

/// For each word or two that may stand for an organisation, where and which.
fn tails(cast: &Cast) -> HashMap<String, Vec<(usize, ActorId)>> {
    let text = cast.scene.text();
    let parties = Parties::built_in();
    let mut tails: HashMap<String, Vec<(usize, ActorId)>> = HashMap::new();
    for (name, actor) in cast.names.iter().zip(&cast.named) {
        if name.kind != ActorKind::Organisation || super::administration::key(name.span.of(text)).is_some() {
            continue;
        }
        let words = name.span.of(text);
        let at = name.span.start();
        if let Some(kind) = parties.kind_of_body(words) {
            tails.entry(kind.to_owned()).or_default().push((at, *actor));
        }
        let parts: Vec<&str> = words.split_whitespace().collect();
        // Of "Harbour Group" only "the group" is short for it; one word of one is the name itself.
        for from in 1..parts.len() {
            let tail = fold(&parts[from..].join(" "));
            if parties.body_words.contains(&fold(parts[parts.len() - 1])) {
                tails.entry(tail).or_default().push((at, *actor));
            }
        }
    }
    tails
}
