//! The gender of a person whose name does not tell it, from the pronouns that can mean nobody else: "Amsel opened
//! **her** notebook", "Varenskiy laughed. **He** had not moved".

use super::Cast;
use super::fold::fold;
use crate::{ActorId, ActorKind};
use std::collections::BTreeSet;

/// How often "he" or "she" in a text means one person only.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    female: u32,
    male: u32,
}

/// Fills in the genders that are unknown.
pub(super) fn infer(cast: &mut Cast) {
    let mut counts = vec![Count::default(); cast.actors.len()];
    let english = cast.scene.english;
    let mut alone: Option<ActorId> = None;
    for sentence in &english.sentences {
        let here = people_in(cast, sentence.span);
        let first = gender_of(&fold(cast.scene.word(sentence.tokens.start)));
        if let (Some(ActorId(at)), Some(female)) = (alone.filter(|_| here.is_empty()), first) {
            count(&mut counts[at], female);
        }
        alone = None;
        if here.len() == 1
            && let Some((ActorId(at), from)) = here.first().copied()
        {
            alone = Some(ActorId(at));
            let after = sentence.tokens.clone().filter(|token| english.tokens[*token].span.start() > from);
            for token in after.filter(|token| !in_quotation(cast, *token) && !attributes(cast, *token)) {
                if let Some(female) = gender_of(&fold(cast.scene.word(token))) {
                    count(&mut counts[at], female);
                }
            }
        }
    }
    for (gender, count) in cast.genders.iter_mut().zip(counts) {
        if gender.is_none() && count.female != count.male {
            *gender = Some(count.female > count.male);
        }
    }
}

fn count(count: &mut Count, female: bool) {
    if female {
        count.female += 1;
    } else {
        count.male += 1;
    }
}

fn gender_of(word: &str) -> Option<bool> {
    match word {
        "she" | "her" | "herself" | "hers" => Some(true),
        "he" | "his" | "him" | "himself" => Some(false),
        _ => None,
    }
}

/// "Varenskiy’s plan was late, **she** said": who speaks at the end of a sentence is seldom whom it tells of.
fn attributes(cast: &Cast, token: usize) -> bool {
    let scene = cast.scene;
    let behind = token > 0 && matches!(scene.word(token - 1), "," | "”" | "\"" | "’");
    let end = scene.english.tokens.len().min(token + 3);
    behind && scene.verb(token + 1, end.max(token + 1)).is_some_and(|found| found.verb.frames.quote)
}

/// The persons named in a stretch outside quotations, each with the place of its first mention.
fn people_in(cast: &Cast, span: readout_document::Span) -> BTreeSet<(ActorId, usize)> {
    let mut people: Vec<(ActorId, usize)> = Vec::new();
    for (name, actor) in cast.names.iter().zip(&cast.named) {
        let inside = name.kind == ActorKind::Person && span.contains(name.span);
        if inside && !people.iter().any(|(known, _)| known == actor) {
            people.push((*actor, name.span.start()));
        }
    }
    people.into_iter().collect()
}

fn in_quotation(cast: &Cast, token: usize) -> bool {
    let span = cast.scene.english.tokens[token].span;
    cast.scene.english.quotations.iter().any(|quotation| quotation.content.contains(span))
}
