//! Whom the words for somebody who takes part in a happening name.

use super::{Cast, fold::fold, office, salience, strip_article};
use crate::{ActorId, ActorKind, Mention, MentionForm};
use readout_document::Span;
use readout_english::{CountryRelation, Knowledge};

/// How far back, in bytes, the persons are sought whom "the two leaders" means.
const NEAR: usize = 500;

impl Cast<'_> {
    /// Whom the noun phrase `phrase` names, whose head is `head`: a name, an office, or a party without a name
    /// ("European leaders"), which becomes an actor of its own.
    pub fn participant(&mut self, phrase: Span, head: Span) -> Option<ActorId> {
        let text = self.scene.text();
        if let Some(actor) = self.named_at(head).or_else(|| self.described_at(phrase)) {
            return Some(actor);
        }
        // "Tarvian" of "Tarvian steel": the state.
        if let Some((country, CountryRelation::People)) = Knowledge::built_in().country_of(head.of(text)) {
            return Some(self.state(country));
        }
        let definite = office::is_definite(phrase.of(text));
        let bound = if definite {
            salience::office_holder(self, phrase).or_else(|| salience::only_holder(self, phrase))
        } else {
            None
        };
        let key = fold(strip_article(phrase.of(text)));
        let known = bound.or_else(|| self.descriptions.get(&key).copied());
        let several = head.of(text).ends_with('s') && !head.of(text).ends_with("ss");
        let kind = if several { ActorKind::Group } else { ActorKind::Unnamed };
        let actor = known.unwrap_or_else(|| self.add_actor(strip_article(phrase.of(text)), kind));
        self.descriptions.insert(key, actor);
        self.actors[actor.0].mentions.push(Mention { span: phrase, form: MentionForm::Description });
        Some(actor)
    }

    /// The actor whose name covers `head`.
    pub fn named_at(&self, head: Span) -> Option<ActorId> {
        let after = self.names.partition_point(|name| name.span.start() <= head.start());
        let near = after.saturating_sub(4)..after;
        near.rev().find(|at| self.names[*at].span.contains(head)).map(|at| self.named[at])
    }

    /// Whom "he" means at `pronoun`: in what somebody says, that speaker; else whoever is most present but for those in
    /// `except`.
    pub fn participant_pronoun(
        &mut self,
        pronoun: Span,
        speaker: Option<ActorId>,
        except: &[ActorId],
    ) -> Option<ActorId> {
        let word = fold(pronoun.of(self.scene.text()));
        if matches!(word.as_str(), "i" | "me" | "my" | "we" | "us" | "our") {
            return speaker;
        }
        let word = salience::as_subject(&word).filter(|word| *word != "they")?;
        if word == "it" {
            return salience::resolve_but(self, word, pronoun, pronoun, except);
        }
        let fits = |actor: &ActorId| {
            self.actors[actor.0].kind == ActorKind::Person
                && self.genders[actor.0].is_none_or(|female| female == (word == "she"))
                && !except.contains(actor)
        };
        let actor =
            speaker.filter(fits).or_else(|| salience::resolve_but(self, word, pronoun, pronoun, except))?;
        self.actors[actor.0].mentions.push(Mention { span: pronoun, form: MentionForm::Pronoun });
        Some(actor)
    }

    /// The two persons named last before `offset`, in order of the text.
    pub fn last_two(&self, offset: usize) -> Option<[ActorId; 2]> {
        let before = self.names.partition_point(|name| name.span.start() < offset);
        let mut found: Vec<ActorId> = Vec::new();
        for at in (0..before).rev().take_while(|at| offset - self.names[*at].span.start() < NEAR) {
            let actor = self.named[at];
            if self.names[at].kind == ActorKind::Person && !found.contains(&actor) {
                found.push(actor);
            }
            if let [second, first] = found[..] {
                return Some([first, second]);
            }
        }
        None
    }

    /// What an actor is.
    pub fn kind(&self, actor: ActorId) -> ActorKind {
        self.actors[actor.0].kind
    }
}
