//! Whether words name who speaks, or those for whom he does: in "the minister said **Norrland** wants the toll" the wish
//! is his when he is Norrland's minister, in "the analyst said **Solberg** wants the toll" it is not.

use super::Reader;
use crate::record::{ActorNumber, Statement};
use readout_english::{Person, Upos};
use readout_statement::{ActorId, StatementKind};
use readout_story::words::fold;

/// Who speaks, and for whom.
pub(super) struct Side<'a, 'b> {
    pub reader: &'b Reader<'a>,
    pub speaker: ActorNumber,
    /// The country or part of the world that the speaker speaks for.
    pub party: Option<String>,
    /// Whether "he" in what is said may be the speaker.
    told: bool,
    /// The words of the speaker's name and offices, folded.
    words: Vec<String>,
}

impl<'a, 'b> Side<'a, 'b> {
    pub fn of(reader: &'b Reader<'a>, statement: &Statement, speaker: ActorNumber) -> Self {
        let actor = &reader.actors[speaker.0];
        let evidence = statement.speaker.as_ref().map(|speaker| speaker.evidence.exact());
        let offices = actor.offices.iter().map(|office| office.exact());
        let words = evidence.into_iter().chain([actor.name.as_str()]).chain(offices);
        let words = words.flat_map(str::split_whitespace).filter(|word| word.starts_with(char::is_uppercase));
        Self {
            reader,
            speaker,
            party: reader.party(statement),
            told: statement.kind != StatementKind::Direct,
            words: words.map(fold).collect(),
        }
    }

    /// Whether the subject of a wish is the speaker, or speaks for the same side.
    pub fn has(&self, token: usize) -> bool {
        let reading = &self.reader.reading;
        let english = reading.english();
        match reading.upos(token) {
            Upos::Pron => self.has_pronoun(token),
            Upos::Noun | Upos::Propn => {
                let near: Vec<usize> = english.children(token).filter(|child| *child < token).collect();
                let house = || {
                    self.reader.lexicon.words.houses.contains(reading.lemma(token))
                        && !near.iter().any(|child| self.names_another(*child))
                };
                self.is_speaker(token)
                    || self.is_party(token)
                    || house()
                    || near.iter().any(|child| self.is_owner(*child) || self.is_party(*child))
            }
            // "The **two** agreed".
            _ => true,
        }
    }

    fn has_pronoun(&self, token: usize) -> bool {
        let reading = &self.reader.reading;
        let feats = reading.english().tokens[token].feats;
        match reading.lemma(token) {
            "he" | "she" | "it" | "they" | "his" | "her" | "their" | "its" => {
                self.told && self.named(token).is_none_or(|actor| actor == self.speaker)
            }
            "who" | "which" | "that" => reading
                .head(token)
                .and_then(|verb| reading.head(verb))
                .filter(|noun| *noun < token && reading.upos(*noun) != Upos::Pron)
                .is_none_or(|noun| self.has(noun)),
            // "Nobody wants a bridge" is what the speaker holds of all.
            _ => feats.person != Some(Person::Second),
        }
    }

    /// "**our** government", "**his** party", and the speaker's own name.
    fn is_owner(&self, token: usize) -> bool {
        let reading = &self.reader.reading;
        let own = reading.upos(token) == Upos::Pron && self.has_pronoun(token);
        own || self.is_speaker(token) || reading.upos(token) == Upos::Num
    }

    fn names_another(&self, token: usize) -> bool {
        let reading = &self.reader.reading;
        let named = reading.upos(token) == Upos::Propn || reading.party(token).is_some();
        named && !self.is_party(token) && !self.is_speaker(token)
    }

    fn is_party(&self, token: usize) -> bool {
        let reading = &self.reader.reading;
        let party = || reading.party(token).map(|party| self.reader.lexicon.matters.party(party));
        self.party.is_some() && self.party == party()
    }

    fn is_speaker(&self, token: usize) -> bool {
        match self.named(token) {
            Some(actor) => actor == self.speaker,
            None => {
                let reading = &self.reader.reading;
                reading.upos(token) == Upos::Propn
                    && self.words.iter().any(|word| word == reading.folded(token))
            }
        }
    }

    /// The actor whom a token names, in the record.
    fn named(&self, token: usize) -> Option<ActorNumber> {
        let account = self.reader.reading.account;
        let span = account.english.tokens[token].span;
        let found = account.actors.iter().position(|actor| {
            let at = actor.mentions.partition_point(|mention| mention.span.end() <= span.start());
            actor.mentions.get(at).is_some_and(|mention| mention.span.contains(span))
        })?;
        self.reader.joined.number_of(self.reader.account, ActorId(found))
    }
}
