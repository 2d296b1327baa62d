//! Who is named in an account, and whom a speaker's words name.
//!
//! Names are joined to their fullest form; an office or description is bound to the person whom a title or apposition
//! gives it; a pronoun goes to the most salient person who fits. What cannot be told stays unknown.

mod administration;
mod apposition;
mod body;
mod collective;
mod compound;
mod fold;
mod gender;
pub(crate) mod home;
mod key;
mod majority;
mod office;
mod participant;
mod parties;
mod people;
mod salience;
mod state;

use crate::speech::scene::Scene;
use crate::{Actor, ActorId, ActorKind, Mention, MentionForm};
use fold::fold;
use readout_document::Span;
use readout_english::{NameClass, Upos};
use std::collections::HashMap;

pub use key::name_key;
pub use office::Office;

/// A name as the reading of English found it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NameFound {
    /// The name without title.
    pub span: Span,
    pub kind: ActorKind,
    /// Title or office that stands before it.
    pub title: Option<Span>,
    /// Office that an apposition gives.
    pub office: Option<Span>,
    /// `Some(true)` for a name borne by women, `Some(false)` by men.
    pub female: Option<bool>,
}

/// The actors of one account while it is read.
pub(crate) struct Cast<'a> {
    scene: Scene<'a>,
    names: Vec<NameFound>,
    /// The actor of each name, in the order of `names`.
    named: Vec<ActorId>,
    actors: Vec<Actor>,
    genders: Vec<Option<bool>>,
    /// The offices that titles and appositions give each actor.
    offices: Vec<Vec<Office>>,
    descriptions: HashMap<String, ActorId>,
    /// The actor of each description that is bound by what it says, wherever it stands.
    described: HashMap<Span, ActorId>,
    spoken: salience::Spoken,
}

impl<'a> Cast<'a> {
    /// Joins the names of an account to actors.
    pub fn new(scene: Scene<'a>, names: Vec<NameFound>) -> Self {
        let text = scene.text();
        let mut names = compound::split(text, names);
        majority::settle(text, &mut names);
        let mut names = administration::read(scene, names);
        for name in names.iter_mut().filter(|name| name.kind == ActorKind::Government) {
            name.kind = state::kind(scene, name);
        }
        let mut cast = Self {
            scene,
            named: Vec::with_capacity(names.len()),
            names,
            actors: Vec::new(),
            genders: Vec::new(),
            offices: Vec::new(),
            descriptions: HashMap::new(),
            described: HashMap::new(),
            spoken: salience::Spoken::default(),
        };
        let people = people::join(text, &cast.names);
        let mut by_person: HashMap<usize, ActorId> = HashMap::new();
        let mut by_name: HashMap<String, ActorId> = HashMap::new();
        for at in 0..cast.names.len() {
            let found = cast.names[at];
            let name = strip_article(found.span.of(text));
            let known = match people.person[at] {
                Some(person) => by_person.get(&person).copied(),
                None => by_name.get(&name_key(name, found.kind)).copied(),
            };
            let actor = known.unwrap_or_else(|| match people.person[at] {
                Some(person) => {
                    let actor = cast.add_actor(&people.fullest[person], found.kind);
                    *by_person.entry(person).or_insert(actor)
                }
                None => {
                    let actor = cast.add_actor(name, found.kind);
                    *by_name.entry(name_key(name, found.kind)).or_insert(actor)
                }
            });
            cast.add_name(actor, found);
        }
        gender::infer(&mut cast);
        cast.bind_offices();
        state::bind(&mut cast);
        collective::bind(&mut cast);
        administration::bind(&mut cast);
        body::bind(&mut cast);
        apposition::bind(&mut cast);
        cast
    }

    /// Notes every "the Tarvian prime minister" that names a person of the account.
    fn bind_offices(&mut self) {
        let scene = self.scene;
        for name in scene.english.names.iter().filter(|name| name.class == NameClass::Office) {
            // "the" belongs to the description, whether or not the name holds it.
            let article = name
                .tokens
                .start
                .checked_sub(1)
                .filter(|at| matches!(scene.word(*at), "the" | "The" | "his" | "her" | "His" | "Her"));
            let tokens = article.unwrap_or(name.tokens.start)..name.tokens.end;
            let span = scene.span(&tokens);
            let apposed =
                self.actors.iter().any(|actor| actor.office.is_some_and(|office| office.overlaps(span)));
            if apposed {
                continue;
            }
            let holder = salience::office_holder(self, span).or_else(|| salience::only_holder(self, span));
            if let Some(actor) = holder {
                self.describe(actor, span);
            } else if office::is_definite(span.of(scene.text()))
                && Office::read(span.of(scene.text())).is_some_and(|office| !office.details.is_empty())
            {
                self.unknown_holder(span);
            }
        }
    }

    /// Notes "the Tarvian president" of whom the account gives no name: another account may.
    fn unknown_holder(&mut self, span: Span) {
        let words = strip_article(span.of(self.scene.text()));
        let known = self.descriptions.get(&fold(words)).copied();
        let actor = known.unwrap_or_else(|| self.add_actor(words, ActorKind::Unnamed));
        self.descriptions.insert(fold(words), actor);
        self.describe(actor, span);
    }

    /// A new actor, without mention yet.
    fn add_actor(&mut self, name: &str, kind: ActorKind) -> ActorId {
        self.actors.push(Actor { name: name.to_owned(), kind, office: None, mentions: Vec::new() });
        self.genders.push(None);
        self.offices.push(Vec::new());
        ActorId(self.actors.len() - 1)
    }

    fn add_name(&mut self, actor: ActorId, found: NameFound) {
        self.named.push(actor);
        let text = self.scene.text();
        let span = found.title.map_or(found.span, |title| title.cover(found.span));
        let held = &mut self.actors[actor.0];
        if held.kind == ActorKind::Place && found.kind == ActorKind::Government {
            held.kind = ActorKind::Government;
        }
        if held.kind == ActorKind::Government {
            let name = state::fuller(&held.name, strip_article(found.span.of(text))).to_owned();
            held.name = name;
        }
        held.mentions.push(Mention { span, form: MentionForm::Name });
        held.office =
            held.office.or(found.office).or(found.title.filter(|title| !is_form_of_address(title.of(text))));
        self.genders[actor.0] = self.genders[actor.0].or(found.female);
        for office in found.office.into_iter().chain(found.title) {
            self.offices[actor.0].extend(Office::read(office.of(text)));
            self.offices[actor.0].extend(Office::rank(office.of(text)));
        }
    }

    /// Whom the words of an attribution name, and notes the mention. `content` is what was said.
    pub fn speaker(&mut self, span: Span, content: Span) -> Option<ActorId> {
        let actor = self.named_in(span).or_else(|| {
            let words = span.of(self.scene.text());
            match fold(words).as_str() {
                pronoun if salience::as_subject(pronoun).is_some() => self.pronoun(span, content),
                "i" | "we" | "you" | "who" | "one" | "others" | "another" | "both" => None,
                _ => self.described(span),
            }
        });
        self.spoken.note(actor, span);
        actor
    }

    /// A name inside the words: of "his deputy, Orla Venn" and "Orla Venn, who runs the Port Authority" it is Venn.
    fn named_in(&self, span: Span) -> Option<ActorId> {
        let text = self.scene.text();
        let head = head_segment(span, text);
        let inside = |segment: Span| {
            self.names.iter().enumerate().filter(move |(_, name)| segment.contains(name.span))
        };
        let person = |segment: Span| {
            inside(segment).find(|(_, name)| {
                name.kind == ActorKind::Person
                    && !possesses(text, name.span, segment)
                    && !self.modifies(name.span, segment)
            })
        };
        let whole = |segment: Span| inside(segment).find(|(_, name)| fills(text, name.span, segment));
        person(head)
            .or_else(|| whole(head))
            .or_else(|| (head != span).then(|| person(apposition(span, head, text))).flatten())
            .map(|(at, _)| self.named[at])
    }

    /// "a **Solberg** campaign official", "**Venn** supporter Orla Pell": a name before a common noun is nobody who speaks.
    fn modifies(&self, name: Span, segment: Span) -> bool {
        let rest = self.scene.tokens_in(Span::new(name.end(), segment.end().max(name.end())));
        let next = (!rest.is_empty()).then(|| &self.scene.english.tokens[rest.start]);
        next.is_some_and(|next| {
            next.upos == Upos::Noun && self.scene.text()[next.span.start()..].starts_with(char::is_lowercase)
        })
    }

    fn pronoun(&mut self, span: Span, content: Span) -> Option<ActorId> {
        let actor = salience::resolve(self, span, content)?;
        let mentions = &mut self.actors[actor.0].mentions;
        mentions.push(Mention { span, form: MentionForm::Pronoun });
        Some(actor)
    }

    /// "the minister", "a spokesman for the port", "one official": bound by office, else an unnamed source.
    fn described(&mut self, span: Span) -> Option<ActorId> {
        let text = self.scene.text();
        let head = head_segment(span, text);
        if let Some(actor) = self.described_at(head) {
            return Some(actor);
        }
        let key = fold(strip_article(head.of(text)));
        let definite = office::is_definite(head.of(text));
        if let Some((actor, document)) = self.maker(head) {
            self.descriptions.insert(document, actor);
            self.actors[actor.0].mentions.push(Mention { span: head, form: MentionForm::Description });
            return Some(actor);
        }
        let bound = if definite { salience::office_holder(self, head) } else { None };
        let known = bound.or_else(|| self.descriptions.get(&key).copied().filter(|_| definite));
        let actor = known.unwrap_or_else(|| self.add_actor(strip_article(head.of(text)), ActorKind::Unnamed));
        self.descriptions.insert(key, actor);
        self.actors[actor.0].mentions.push(Mention { span: head, form: MentionForm::Description });
        Some(actor)
    }

    /// "a report by **the Vell Courier**": whose the document is, and what it is called from then on ("report").
    fn maker(&self, span: Span) -> Option<(ActorId, String)> {
        const DOCUMENTS: [&str; 7] =
            ["report", "study", "survey", "poll", "analysis", "investigation", "review"];
        let text = self.scene.text();
        let document = span.of(text).split(" by ").next()?;
        let from = span.start() + document.len();
        let by = text.get(from..)?.strip_prefix(" by ").map(|_| from + " by ".len())?;
        let last = fold(document.split_whitespace().next_back()?);
        let at = self.names.iter().position(|name| {
            let article = text.get(by..name.span.start());
            name.kind == ActorKind::Organisation && article.is_some_and(|words| matches!(words, "" | "the "))
        })?;
        DOCUMENTS.contains(&last.as_str()).then(|| (self.named[at], last))
    }

    /// The actor that a description at `span` is bound to, with its article or without.
    fn described_at(&self, span: Span) -> Option<ActorId> {
        let article = span.of(self.scene.text()).len() - strip_article(span.of(self.scene.text())).len();
        let bare = Span::new(span.start() + article, span.end());
        self.described.get(&span).or_else(|| self.described.get(&bare)).copied()
    }

    /// The actors in order of first mention, with the place of each old id among them.
    pub fn finish(self) -> (Vec<Actor>, Vec<ActorId>) {
        let mut order: Vec<usize> = (0..self.actors.len()).collect();
        let mut actors = self.actors;
        for actor in &mut actors {
            actor.mentions.sort_by_key(|mention| mention.span);
            actor.mentions.dedup_by_key(|mention| mention.span);
        }
        order.sort_by_key(|at| actors[*at].mentions.first().map(|mention| mention.span));
        let mut place = vec![ActorId(0); order.len()];
        for (new, old) in order.iter().enumerate() {
            place[*old] = ActorId(new);
        }
        let mut slots: Vec<Option<Actor>> = actors.into_iter().map(Some).collect();
        (order.into_iter().filter_map(|old| slots[old].take()).collect(), place)
    }
}

/// Whether a word names those who speak and act for a state: "officials", "government".
pub(crate) fn speaks_for_state(word: &str) -> bool {
    let parties = parties::Parties::built_in();
    parties.government.contains(word)
        || parties.administration.contains(word)
        || parties.ministries.contains(word)
}

/// "Mr.", "Ms.", "Dr.": no office.
fn is_form_of_address(title: &str) -> bool {
    matches!(
        title.trim_end_matches('.').to_lowercase().as_str(),
        "mr" | "mrs"
            | "ms"
            | "miss"
            | "dr"
            | "prof"
            | "sir"
            | "dame"
            | "lady"
            | "lord"
            | "mx"
            | "mister"
            | "rev"
    )
}

/// The words up to the first comma, bracket, dash or relative pronoun.
fn head_segment(span: Span, text: &str) -> Span {
    let words = span.of(text);
    let cut = words.find([',', '(', '—', '–']).unwrap_or(words.len());
    let cut = words[..cut].find(" who ").unwrap_or(cut);
    Span::new(span.start(), span.start() + cut).trim(text)
}

/// The words after the head up to the next comma: "Orla Venn" of "his deputy, Orla Venn, who …".
fn apposition(span: Span, head: Span, text: &str) -> Span {
    let rest = Span::new(head.end(), span.end());
    let words = rest.of(text);
    let from = words.find(char::is_alphanumeric).unwrap_or(words.len());
    let to = words[from..].find([',', '(', '—', '–']).map_or(words.len(), |to| from + to);
    Span::new(rest.start() + from, rest.start() + to)
}

/// Whether a name is only the owner of what the words name: "Venn’s lawyer".
fn possesses(text: &str, name: Span, segment: Span) -> bool {
    let rest = &text[name.end()..segment.end()];
    let own = ["’s ", "'s ", "’ ", "' "].iter().any(|mark| rest.starts_with(mark));
    let before = &text[segment.start()..name.start()];
    own || before.split_whitespace().any(|word| matches!(word, "of" | "for" | "to" | "with" | "from" | "at"))
}

/// Whether a name is all that the words hold, articles and titles apart.
fn fills(text: &str, name: Span, segment: Span) -> bool {
    let before = text[segment.start()..name.start()].trim();
    let after = text[name.end()..segment.end()].trim();
    (before.is_empty() || before.eq_ignore_ascii_case("the")) && after.is_empty()
}

fn strip_article(words: &str) -> &str {
    ["the ", "The ", "a ", "A ", "an ", "An "]
        .iter()
        .find_map(|article| words.strip_prefix(article))
        .unwrap_or(words)
}
