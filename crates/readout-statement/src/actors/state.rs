//! States, their capitals and who speaks for them: "**Skarholm** rejected the offer" is Norrland's government, "she
//! flew to **Skarholm**" is a place; "**Norrland’s delegation**" and "**the Norrlanders**" are Norrland.

use super::parties::Parties;
use super::{Cast, NameFound};
use crate::speech::scene::Scene;
use crate::{ActorId, ActorKind};
use readout_english::{CountryRelation, Knowledge, NameClass, Relation, Upos};

/// What a name of a place names there: a state or body that acts, or the place.
pub(super) fn kind(scene: Scene, name: &NameFound) -> ActorKind {
    let words = name.span.of(scene.text());
    match Knowledge::built_in().country_of(words).map(|(_, relation)| relation) {
        Some(CountryRelation::Name | CountryRelation::StandsFor | CountryRelation::People) => {
            ActorKind::Government
        }
        Some(CountryRelation::Capital) if !is_place(scene, name) => ActorKind::Government,
        Some(CountryRelation::Capital) => ActorKind::Place,
        None if acts(scene, name) => ActorKind::Government,
        None => ActorKind::Place,
    }
}

/// The state or body that a name stands for, in the form in which names are compared; nothing when it is its own.
pub(super) fn stands_for(name: &str) -> Option<&str> {
    if let Some(body) = Parties::built_in().stands_for.get(name) {
        return Some(body);
    }
    match Knowledge::built_in().country_of(name)? {
        (country, CountryRelation::Name | CountryRelation::Capital) => Some(country),
        _ => None,
    }
}

/// The fuller of two names of one state: its own before its capital's, and the longer.
pub(super) fn fuller<'a>(one: &'a str, two: &'a str) -> &'a str {
    let own = |name: &str| matches!(Knowledge::built_in().country_of(name), Some((_, CountryRelation::Name)));
    if (own(two), two.len()) > (own(one), one.len()) { two } else { one }
}

/// Whether a capital is named as a place: "in Skarholm", "flew to Skarholm", "visited Skarholm", "Skarholm suburbs".
fn is_place(scene: Scene, name: &NameFound) -> bool {
    let english = scene.english;
    let words = &Parties::built_in().place;
    let tokens = scene.tokens_in(name.span);
    let Some(last) = tokens.clone().next_back() else { return true };
    let lemma = |at: usize| readout_english::lemma(scene.word(at), english.tokens[at].upos).into_owned();
    let mut head = last;
    // "in Norrvik, Skarholm and Vik": the first of them has the preposition.
    while english.tokens[head].relation.universal() == Relation::Conj {
        match english.tokens[head].head {
            Some(up) if up < head => head = up,
            _ => break,
        }
    }
    let case = english.child(head, Relation::Case).map(|at| scene.word(at).to_lowercase());
    let governor = english.tokens[head].head.map(lemma);
    match case.as_deref() {
        Some("to" | "from") => return governor.is_some_and(|it| words.motion.contains(&it)),
        Some("’s" | "'s" | "’" | "'") => {
            return governor.is_some_and(|it| words.parts.contains(&it));
        }
        Some(case) if words.prepositions.contains(case) => return true,
        Some(_) => return false,
        None => {}
    }
    let next = tokens.end;
    let part = english.tokens.get(next).is_some_and(|token| token.upos != Upos::Punct)
        && words.parts.contains(&scene.word(next).to_lowercase());
    let object = english.tokens[head].relation.universal() == Relation::Obj
        && governor.is_some_and(|it| words.visiting.contains(&it));
    part || object
}

/// Whether a place acts: "Norrvik refused to pay".
fn acts(scene: Scene, name: &NameFound) -> bool {
    let english = scene.english;
    let last = scene.tokens_in(name.span).next_back();
    last.is_some_and(|at| {
        let token = &english.tokens[at];
        let verb = token.head.is_some_and(|head| english.tokens[head].upos == Upos::Verb);
        token.relation == Relation::Nsubj && verb
    })
}

/// Binds "Tarvian officials", "Tarvia’s delegation" and "the Tarvians" to Tarvia, where the account names it or not.
pub(super) fn bind(cast: &mut Cast) {
    let scene = cast.scene;
    let parties = Parties::built_in();
    let word = |at: usize| (at < scene.english.tokens.len()).then(|| scene.word(at).to_lowercase());
    let names = scene.english.names.iter();
    for name in names.filter(|name| matches!(name.class, NameClass::Norp | NameClass::Place)) {
        let words = name.span.of(scene.text());
        let Some((country, relation)) = Knowledge::built_in().country_of(words) else { continue };
        let article =
            name.tokens.start.checked_sub(1).filter(|at| scene.word(*at).eq_ignore_ascii_case("the"));
        let start = article.unwrap_or(name.tokens.start);
        let end = name.tokens.end;
        let span = match relation {
            CountryRelation::People | CountryRelation::Name => {
                let clitic = matches!(word(end).as_deref(), Some("’s" | "'s"));
                let noun = end + usize::from(clitic);
                let adjective =
                    relation == CountryRelation::People || clitic || name.class == NameClass::Norp;
                let governs = word(noun).is_some_and(|word| parties.government.contains(&word));
                let plural = name.class == NameClass::Norp && article.is_some() && words.ends_with('s');
                if governs && (adjective || words.ends_with('.')) {
                    Some(scene.span(&(start..noun + 1)))
                } else {
                    (plural && !clitic).then(|| scene.span(&(start..end)))
                }
            }
            _ => None,
        };
        if let Some(span) = span {
            let actor = cast.state(country);
            cast.describe(actor, span);
        }
    }
}

impl Cast<'_> {
    /// The actor that is the state, a new one when the account has not named it.
    pub(super) fn state(&mut self, country: &str) -> ActorId {
        let known = self.actors.iter().position(|actor| {
            actor.kind == ActorKind::Government && stands_for(&actor.name) == Some(country)
        });
        known.map_or_else(|| self.add_actor(country, ActorKind::Government), ActorId)
    }
}
