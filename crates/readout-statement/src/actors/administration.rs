//! A person's government, which is not the person: "**The Solberg administration** will pay." "**Solberg officials**
//! agreed." Where only one is named, "**the administration**" and "**his administration**" are that one.

use super::Cast;
use super::NameFound;
use super::fold::fold;
use super::parties::Parties;
use crate::speech::scene::Scene;
use crate::{ActorId, ActorKind, Mention, MentionForm};
use readout_document::Span;

/// Makes of each surname before such a word the body it names.
pub(super) fn read(scene: Scene, names: Vec<NameFound>) -> Vec<NameFound> {
    names.into_iter().map(|name| with_administration(scene, name)).collect()
}

fn with_administration(scene: Scene, name: NameFound) -> NameFound {
    if name.kind != ActorKind::Person {
        return name;
    }
    let tokens = scene.tokens_in(name.span);
    let parties = Parties::built_in();
    let word = |at: usize| (at < scene.english.tokens.len()).then(|| scene.word(at).to_lowercase());
    let mut end = tokens.end;
    let is = |at: usize, words: &std::collections::HashSet<String>| {
        word(at).is_some_and(|word| words.contains(&word)) && same_line(scene, at)
    };
    if tokens.len() > 1 && is(end - 1, &parties.administration) {
        // Read as part of the name: "Solberg Admin".
    } else if is(end, &parties.administration) {
        end += 1 + usize::from(is(end + 1, &parties.its_people));
    } else if is(end, &parties.its_people) && name.title.is_none() {
        end += 1;
    } else {
        return name;
    }
    let span = scene.span(&(tokens.start..end));
    let span = name.title.map_or(span, |title| title.cover(span));
    NameFound { span, kind: ActorKind::Organisation, title: None, office: None, female: None }
}

fn same_line(scene: Scene, at: usize) -> bool {
    let before = scene.english.tokens[at - 1].span.end();
    !scene.text()[before..scene.english.tokens[at].span.start()].contains('\n')
}

/// The name of an administration in the form in which names are compared: "solberg administration" of "Solberg
/// administration officials", "Mira Solberg’s government" and "Solberg Admin".
pub(super) fn key(name: &str) -> Option<String> {
    let folded = fold(name);
    let parties = Parties::built_in();
    let mut words: Vec<&str> = folded.split(' ').collect();
    let people = words.last().is_some_and(|last| parties.its_people.contains(*last));
    if people {
        words.pop();
    }
    let governs = words.last().is_some_and(|last| parties.administration.contains(*last));
    if governs {
        words.pop();
    }
    let whose = words.last().filter(|_| (people || governs) && name.starts_with(char::is_uppercase))?;
    Some(format!("{} administration", whose.trim_end_matches("'s").trim_end_matches('\'')))
}

/// Binds "Solberg’s administration" to the one of the account, or a new one.
fn bind_owned(cast: &mut Cast) {
    let scene = cast.scene;
    let parties = Parties::built_in();
    let mut found = Vec::new();
    for name in cast.names.iter().filter(|name| name.kind == ActorKind::Person) {
        let tokens = scene.tokens_in(name.span);
        if tokens.end + 1 >= scene.english.tokens.len() || !matches!(scene.word(tokens.end), "’s" | "'s") {
            continue;
        }
        let noun = scene.word(tokens.end + 1).to_lowercase();
        if noun != "cabinet" && parties.administration.contains(&noun) {
            found.push(scene.span(&(tokens.start..tokens.end + 2)));
        }
    }
    for span in found {
        let words = span.of(scene.text());
        let key = key(words);
        let known = cast
            .actors
            .iter()
            .position(|actor| actor.kind == ActorKind::Organisation && self::key(&actor.name) == key);
        let actor = known.map_or_else(|| cast.add_actor(words, ActorKind::Organisation), ActorId);
        cast.describe(actor, span);
    }
}

/// Binds "the administration" and its like, which name none, to the one of the account.
pub(super) fn bind(cast: &mut Cast) {
    bind_owned(cast);
    let named: Vec<(ActorId, usize)> = cast
        .actors
        .iter()
        .enumerate()
        .filter(|(_, actor)| actor.kind == ActorKind::Organisation && key(&actor.name).is_some())
        .map(|(at, actor)| (ActorId(at), actor.mentions.len()))
        .collect();
    let Some((usual, most)) = named.iter().copied().max_by_key(|(id, times)| (*times, usize::MAX - id.0))
    else {
        return;
    };
    let others: Vec<ActorId> = named.iter().map(|(id, _)| *id).filter(|id| *id != usual).collect();
    let alone = named.iter().filter(|(_, times)| *times == most).count() == 1;
    let scene = cast.scene;
    for at in 1..scene.english.tokens.len() {
        if !scene.word(at).eq_ignore_ascii_case("administration") {
            continue;
        }
        let before = scene.word(at - 1).to_lowercase();
        let earlier = matches!(before.as_str(), "previous" | "last" | "former" | "outgoing");
        let start = if earlier { at.saturating_sub(2) } else { at - 1 };
        let determiner = scene.word(start).to_lowercase();
        if !matches!(determiner.as_str(), "the" | "his" | "her" | "this") {
            continue;
        }
        let span = scene.span(&(start..at + 1));
        let owned = matches!(determiner.as_str(), "his" | "her");
        let actor = match (earlier, &others[..]) {
            (true, [other]) => *other,
            (false, _) if owned => match of_person_before(cast, start) {
                Some(actor) => actor,
                None => continue,
            },
            (false, _) if alone => usual,
            _ => continue,
        };
        cast.describe(actor, span);
    }
}

/// The administration of the person named last before token `at` in its sentence, when the account has one.
fn of_person_before(cast: &Cast, at: usize) -> Option<ActorId> {
    let scene = cast.scene;
    let sentence = scene.english.sentence_of(at)?.span;
    let before = scene.english.tokens[at].span;
    let named = cast.names.iter().rev().filter(|name| name.kind == ActorKind::Person);
    let mut named = named.filter(|name| sentence.contains(name.span) && name.span.end() <= before.start());
    let surname = named.next()?.span.of(scene.text()).split_whitespace().next_back()?;
    let wanted = format!("{} administration", fold(surname));
    let of = |actor: &crate::Actor| {
        actor.kind == ActorKind::Organisation && key(&actor.name).as_ref() == Some(&wanted)
    };
    cast.actors.iter().position(of).map(ActorId)
}

impl Cast<'_> {
    /// Notes that a description names an actor.
    pub(super) fn describe(&mut self, actor: ActorId, span: Span) {
        self.described.insert(span, actor);
        self.actors[actor.0].mentions.push(Mention { span, form: MentionForm::Description });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_administration_has_one_key_in_all_its_forms() {
        for name in [
            "Solberg administration officials",
            "Mira Solberg’s government",
            "Solberg Admin",
            "Solberg officials",
        ] {
            assert_eq!(key(name).as_deref(), Some("solberg administration"), "{name}");
        }
        assert_eq!(key("Norrland Harbour Administration Office"), None);
        assert_eq!(key("officials"), None);
    }
}
