//! Parties of several members that have no name of their own: "**European allies** were not asked." "**The
//! Republicans** voted against."

use super::fold::fold;
use super::parties::Parties;
use super::{Cast, strip_article};
use crate::{ActorId, ActorKind};
use readout_document::Span;
use readout_english::{Kinds, Knowledge, NameClass};
use std::collections::HashMap;

/// Finds them; the same words are the same party.
pub(super) fn bind(cast: &mut Cast) {
    let scene = cast.scene;
    let mut known: HashMap<String, ActorId> = HashMap::new();
    let names = scene.english.names.iter().filter(|name| name.class == NameClass::Norp);
    let found: Vec<Span> = names
        .filter_map(|name| {
            let words = name.span.of(scene.text());
            let article =
                name.tokens.start.checked_sub(1).filter(|at| scene.word(*at).eq_ignore_ascii_case("the"));
            let end = name.tokens.end;
            let noun = (end < scene.english.tokens.len()).then(|| scene.word(end).to_lowercase());
            let members = noun.is_some_and(|noun| Parties::built_in().collective.contains(&noun));
            let plural = words.ends_with('s') && Knowledge::built_in().kinds_of(words).any(Kinds::GROUP);
            let start = article.unwrap_or(name.tokens.start);
            (members || plural).then(|| scene.span(&(start..end + usize::from(members))))
        })
        .filter(|span| !cast.described.contains_key(span))
        .collect();
    for span in found {
        let words = strip_article(span.of(scene.text()));
        let actor = *known.entry(fold(words)).or_insert_with(|| cast.add_actor(words, ActorKind::Group));
        cast.describe(actor, span);
    }
}
