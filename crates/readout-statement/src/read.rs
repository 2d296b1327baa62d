//! The front door: a document in, an account out.

use crate::actors::{Cast, NameFound};
use crate::confidence;
use crate::cues::Cues;
use crate::events;
use crate::occasion;
use crate::speech::reported::{Reported, insertion};
use crate::speech::scene::Scene;
use crate::speech::{self, Direct};
use crate::{Account, ActorKind, Polarity, Speaker, Statement, StatementKind, Tense, through};
use readout_document::{Document, Span};
use readout_english::{Analysis, Gender, Knowledge, Name, NameClass, Upos};
use std::collections::HashSet;

/// Reads what a document says. One that is not in English is kept as it is, with nothing read.
///
/// ```
/// use readout_document::Document;
/// let text = "“We sail at dawn,” Mira Solberg told reporters.";
/// let account = readout_statement::read(Document::from_text("t", text));
/// assert_eq!(account.statements[0].content[0].of(text), "We sail at dawn,");
/// ```
pub fn read(document: Document) -> Account {
    let english = english(&[&document]).pop().unwrap_or_default();
    read_with(document, english)
}

/// The English of several documents, for [`read_with`]: together they are read quicker than one by one. One that is not
/// in English has nothing read.
pub fn english(documents: &[&Document]) -> Vec<Analysis> {
    let own: Vec<&Document> = documents.iter().copied().filter(|document| document.is_english()).collect();
    let mut read = readout_english::read_all(&own).into_iter();
    let next =
        |document: &&Document| document.is_english().then(|| read.next()).flatten().unwrap_or_default();
    documents.iter().map(next).collect()
}

/// Reads what a document says whose English has been read.
pub fn read_with(document: Document, english: Analysis) -> Account {
    if !document.is_english() {
        return Account {
            document,
            english,
            actors: Vec::new(),
            statements: Vec::new(),
            events: Vec::new(),
            figures: Vec::new(),
        };
    }
    let scene = Scene { document: &document, english: &english, cues: Cues::built_in() };
    let mut direct = speech::direct(scene);
    let mut cast = Cast::new(scene, names(scene));
    let reported = speech::reported::reported(scene, &direct);
    speech::from_reported(scene, &mut direct, &reported);
    let mut said: Vec<Said> = reported.into_iter().map(Said::Reported).collect();
    said.extend(direct.into_iter().map(Said::Direct));
    said.sort_by_key(|said| said.start(scene));
    let mut statements: Vec<Statement> = said.into_iter().map(|said| said.state(scene, &mut cast)).collect();
    let mut events = events::events(scene, &mut cast, &statements);
    let (actors, place) = cast.finish();
    events::place_actors(&mut events, &place);
    for speaker in statements.iter_mut().filter_map(|statement| statement.speaker.as_mut()) {
        speaker.actor = speaker.actor.map(|old| place[old.0]);
    }
    through::nest(&mut statements);
    occasion::date(scene, &actors, &events, &mut statements);
    events::date_by_neighbours(scene, &actors, &mut events, &statements);
    events.extend(events::of_captions(&document, &actors, &events, names));
    events.sort_by_key(|event| event.mentions[0].span);
    let figures = crate::figures::figures(scene, &actors, &statements);
    Account { document, english, actors, statements, events, figures }
}

/// Something said, before its speaker is known as an actor.
enum Said {
    Direct(Direct),
    Reported(Reported),
}

impl Said {
    /// Where its content starts; an outer statement comes before those inside it.
    fn start(&self, scene: Scene) -> (usize, std::cmp::Reverse<usize>) {
        let span = match self {
            Said::Direct(direct) => scene.english.quotations[direct.quotation].content,
            Said::Reported(reported) => reported.content[0],
        };
        (span.start(), std::cmp::Reverse(span.end()))
    }

    fn state(self, scene: Scene, cast: &mut Cast) -> Statement {
        let mut carried = None;
        let (kind, content, quoted, attribution, polarity) = match self {
            Said::Direct(direct) => {
                let content = vec![without_name(scene, &direct)];
                let quoted = content.clone();
                carried = direct.carried;
                (StatementKind::Direct, content, quoted, direct.attribution, Polarity::Positive)
            }
            Said::Reported(Reported { kind, content, quoted, attribution, polarity, .. }) => {
                let content = if kind == StatementKind::Direct { quoted.clone() } else { content };
                (kind, content, quoted, Some(attribution), polarity)
            }
        };
        let attribution = attribution.as_ref();
        let speaker = attribution.map(|attribution| Speaker {
            span: attribution.speaker,
            actor: cast.speaker(attribution.speaker, content[0]),
        });
        let tense = attribution
            .filter(|attribution| attribution.cue.is_some())
            .and_then(|attribution| Tense::of(scene, attribution.cue_tokens.start));
        let pattern = carried.or(attribution.map(|attribution| attribution.pattern)).unwrap_or("");
        let own_words = kind == StatementKind::Direct;
        let insertions = if own_words { Vec::new() } else { insertion::find(scene, &content) };
        let mut statement = Statement {
            kind,
            content,
            quoted,
            speaker,
            cue: attribution.and_then(|attribution| attribution.cue.clone()),
            act: attribution.map_or(crate::Act::Assert, |attribution| attribution.act),
            polarity,
            addressee: attribution.and_then(|attribution| attribution.addressee(scene)),
            medium: attribution.and_then(|attribution| attribution.medium(scene)),
            date: None,
            chain: Vec::new(),
            tense,
            inside: None,
            insertions,
            pattern,
            confidence: 0.0,
        };
        statement.confidence = confidence::of(scene.text(), &statement);
        statement
    }
}

/// The words of a quotation; of a turn in a transcript, those after the colon.
fn without_name(scene: Scene, direct: &Direct) -> Span {
    let content = scene.english.quotations[direct.quotation].content;
    let turn = direct.attribution.as_ref().filter(|attribution| attribution.pattern == speech::TURN);
    match turn.filter(|turn| content.contains(turn.speaker)) {
        Some(turn) => {
            let rest = turn.speaker.end()..content.end();
            let words = scene.text()[rest.clone()].trim_start_matches([':', ' ', '\u{a0}']);
            Span::new(rest.end - words.len(), rest.end)
        }
        None => content,
    }
}

/// The names of the account with their titles, offices and what is known of their bearers.
fn names(scene: Scene) -> Vec<NameFound> {
    let text = scene.text();
    let all = &scene.english.names;
    let knowledge = Knowledge::built_in();
    let mut found = Vec::new();
    for (at, name) in all.iter().enumerate() {
        let (name, own_title) = without_title(scene, name);
        let name = &name;
        let kind = match name.class {
            NameClass::Person => ActorKind::Person,
            NameClass::Organisation => ActorKind::Organisation,
            NameClass::Place => ActorKind::Government,
            NameClass::Norp | NameClass::Title | NameClass::Office => continue,
        };
        let person = kind == ActorKind::Person;
        let titles = || all[..at].iter().rev().take(6).filter(|other| other.class == NameClass::Title);
        let title = titles().find(|title| title.tokens.end == name.tokens.start).filter(|_| person);
        let title = own_title.or(title.map(|title| title.span));
        let office = if person { apposed_office(scene, name) } else { None };
        let whole = title.map_or(name.span, |title| title.cover(name.span));
        let female = match knowledge.gender_of(whole.of(text)).filter(|_| person) {
            Some(Gender::Fem) => Some(true),
            Some(Gender::Masc) => Some(false),
            _ => None,
        };
        found.push(NameFound { span: name.span, kind, title, office, female });
    }
    let surnames: HashSet<&str> = found
        .iter()
        .filter(|name| name.kind == ActorKind::Person)
        .filter_map(|name| match name.span.of(text).split_once(' ') {
            Some((_, rest)) => Some(rest),
            None => name.title.map(|_| name.span.of(text)),
        })
        .collect();
    // "Tarvia wants the lease": a bare word that the account elsewhere knows as a place, and as nobody's surname.
    let places: HashSet<&str> = found
        .iter()
        .filter(|name| name.kind == ActorKind::Government)
        .map(|name| name.span.of(text))
        .collect();
    for name in found.iter_mut().filter(|name| name.kind == ActorKind::Person && name.title.is_none()) {
        let words = name.span.of(text);
        if places.contains(words) && !surnames.contains(words) {
            name.kind = ActorKind::Government;
        }
    }
    // What is a person's surname in one place is a person in the next.
    for name in found.iter_mut().filter(|name| name.kind == ActorKind::Organisation) {
        if surnames.contains(name.span.of(text)) {
            name.kind = ActorKind::Person;
        }
    }
    found
}

/// A person's name apart from an office that was read as part of it: "Tarvian Defence Secretary John" is a title, and
/// the name is "John Healy" when a name goes on.
fn without_title(scene: Scene, name: &Name) -> (Name, Option<Span>) {
    let words = |range: std::ops::Range<usize>| scene.span(&range).of(scene.text());
    // "many of Venn’s pilots": no part of the name.
    if name.tokens.len() > 1 && scene.word(name.tokens.start) == "of" {
        let tokens = name.tokens.start + 1..name.tokens.end;
        let name = Name { span: scene.span(&tokens), tokens, class: name.class };
        return without_title(scene, &name);
    }
    let knowledge = Knowledge::built_in();
    let office = (name.tokens.start + 1..name.tokens.end)
        .rev()
        .filter(|_| name.class == NameClass::Person)
        .find(|end| knowledge.is_office(words(end - 1..*end)));
    let Some(start) = office else { return (name.clone(), None) };
    let mut tokens = start..name.tokens.end;
    let goes_on = |at: usize| {
        scene.english.tokens.get(at).is_some_and(|token| token.upos == Upos::Propn)
            && scene.word(at).starts_with(char::is_uppercase)
    };
    while tokens.len() < 2 && goes_on(tokens.end) {
        tokens.end += 1;
    }
    let title = scene.span(&(name.tokens.start..start));
    (Name { span: scene.span(&tokens), tokens, class: name.class }, Some(title))
}

/// The office that stands beside a name: "Tomas Adeyle, **the Tarvian prime minister**," or "**his defense secretary**,
/// Orla Venn".
fn apposed_office(scene: Scene, name: &Name) -> Option<Span> {
    let comma = |at: Option<usize>| {
        at.filter(|at| *at < scene.english.tokens.len()).is_some_and(|at| scene.word(at) == ",")
    };
    scene.english.names.iter().filter(|other| other.class == NameClass::Office).find_map(|office| {
        let after = comma(Some(name.tokens.end)) && within(office.tokens.start, name.tokens.end + 1, 3);
        let before = comma(name.tokens.start.checked_sub(1)) && office.tokens.end + 1 == name.tokens.start;
        (after || before).then_some(office.span)
    })
}

/// Whether `at` lies at `from` or up to `reach` tokens after it.
fn within(at: usize, from: usize, reach: usize) -> bool {
    (from..from + reach).contains(&at)
}
