//! The published shape of an account, `readout/account/1`: one JSON object, one account a line.
//!
//! This is what other programs build on. Within version 1 fields may be added, never renamed, removed or given another
//! meaning. Offsets are Unicode scalar values ("characters") into `document.text`, end exclusive; days are
//! `YYYY-MM-DD`. A field whose stage is not built yet is empty, never invented. [`schema`] describes it in JSON
//! Schema; the same is committed as `schema/account-1.json`.
//!
//! ```
//! use readout_document::Document;
//! use readout_statement::{contract, read};
//!
//! let account = read(Document::from_text("log", "The ferry sailed."));
//! let line = serde_json::to_string(&contract::Account::from(&account)).unwrap();
//! assert!(line.starts_with(r#"{"schema":"readout/account/1","document":{"id":"log""#));
//! ```

mod event;
mod figure;

pub use event::{Event, EventDate, EventMention, Participant};
pub use figure::Figure;

use crate::{Act, ActorKind, DateBasis, MediumKind, MentionForm, Polarity, StatementKind, Tense};
use readout_document::{CharIndex, CharSpan, FurnitureKind, Known, KnownFrom, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What the `schema` field of every account says.
pub const VERSION: &str = "readout/account/1";

/// The JSON Schema (draft 2020-12) of [`Account`].
pub fn schema() -> schemars::Schema {
    schemars::schema_for!(Account)
}

/// One account as read: what was published, who is named in it and who said what.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(title = "readout/account/1")]
pub struct Account {
    /// Always "readout/account/1".
    #[schemars(extend("const" = VERSION))]
    pub schema: String,
    /// What was published. All offsets of the account count characters of its `text`.
    pub document: Document,
    /// Who is named, in order of first mention.
    pub actors: Vec<Actor>,
    /// Who said what, in order of the text.
    pub statements: Vec<Statement>,
    /// What happened, in order of first mention.
    pub events: Vec<Event>,
    /// The figures given, in order of the text.
    pub figures: Vec<Figure>,
}

/// What an outlet published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Document {
    /// Short name, unique among the accounts read together.
    pub id: String,
    /// Where the bytes came from: a path, "-" for standard input, a line of a file ("wire.jsonl:3").
    pub source: String,
    /// Who published it; null when unknown.
    pub outlet: Option<String>,
    /// Its title; null when unknown.
    pub title: Option<String>,
    /// Its authors, as printed.
    pub bylines: Vec<String>,
    /// The day it was published; null when unknown.
    pub published: Option<Published>,
    /// ISO 639-1 code of its language; null when there is too little text to tell. Only "en" and null are read.
    pub language: Option<String>,
    /// The whole text, furniture included. For plain text and Markdown it is the decoded input itself.
    pub text: String,
    /// What stands in the text but is not the account: sorted, never overlapping.
    pub furniture: Vec<Furniture>,
    /// Headings of the body: sorted, never overlapping, none inside furniture.
    pub headings: Vec<CharSpan>,
    /// Its address on the web; null when unknown.
    #[serde(default)]
    pub address: Option<String>,
    /// Where outlet, title and address are known from.
    #[serde(default)]
    pub known_from: Sources,
}

/// The day of publication.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Published {
    /// `YYYY-MM-DD`.
    #[schemars(extend("format" = "date"))]
    pub value: String,
    /// Where it is known from.
    pub known_from: KnownFrom,
}

/// Where facts about a document are known from; null for a fact that is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Sources {
    /// Of `outlet`.
    pub outlet: Option<KnownFrom>,
    /// Of `title`.
    pub title: Option<KnownFrom>,
    /// Of `address`.
    pub address: Option<KnownFrom>,
}

/// A stretch of the text that is not the account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Furniture {
    /// First character.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// What it is.
    pub kind: FurnitureKind,
}

/// Somebody the account names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Actor {
    /// "a1", "a2" and so on; unique within the account.
    pub id: String,
    /// The fullest form of the name that stands in the account, without titles.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// Every place it is named, in order of the text.
    pub mentions: Vec<Mention>,
    /// Title or office the account gives; null when it gives none.
    #[serde(default)]
    pub office: Option<Words>,
}

/// Words that name an actor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Mention {
    /// First character.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// The words, as they stand.
    pub form: String,
    /// Whether they are a name, a description or a pronoun.
    #[serde(rename = "type")]
    pub kind: MentionForm,
}

/// Words of the account with their place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Words {
    /// First character.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// The words, as they stand.
    pub text: String,
}

/// One thing said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Statement {
    /// "s1", "s2" and so on, in order of the text; unique within the account.
    pub id: String,
    /// How much of it is given in the speaker's own words.
    pub kind: StatementKind,
    /// What was said, in one or more pieces: without the quotation marks when direct, with them when mixed.
    pub content: Vec<CharSpan>,
    /// The pieces that stand between quotation marks, without the marks.
    pub quoted: Vec<CharSpan>,
    /// Who said it; null when the account does not tell.
    pub speaker: Option<Speaker>,
    /// The words that say it was said; null when there are none.
    pub cue: Option<Cue>,
    /// What kind of saying it was.
    pub act: Act,
    /// "negative" when the account says that it was not said ("has not confirmed").
    pub polarity: Polarity,
    /// To whom; null when the account does not tell.
    pub addressee: Option<Words>,
    /// By what means; null when the account does not tell.
    pub medium: Option<Medium>,
    /// When; null when the account does not tell.
    pub date: Option<Date>,
    /// Whom it came through besides the outlet, nearest first.
    pub chain: Vec<Words>,
    /// Tense of the words that say it was said; null where no verb does. What is "future" or "conditional" may never
    /// have been said.
    #[serde(default)]
    pub tense: Option<Tense>,
    /// `id` of the statement in whose content this one stands; null when the account itself tells it.
    #[serde(default)]
    pub inside: Option<String>,
    /// What the reporter put into the content to explain it ("a goal of many years"), without the marks around it: these
    /// words are not the speaker's. Only the sure cases are marked.
    #[serde(default)]
    pub insertions: Vec<CharSpan>,
    /// From 0 to 1: the share of statements with this confidence that are right.
    pub confidence: f64,
}

/// Who said something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Speaker {
    /// `id` of the actor that the words name; null when that is not known.
    pub actor: Option<String>,
    /// First character of the noun phrase or pronoun.
    pub start: usize,
    /// One past its last character.
    pub end: usize,
}

/// The words that say something was said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Cue {
    /// First character.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// Dictionary form ("tell").
    pub lemma: String,
}

/// By what means something was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Medium {
    /// The means.
    pub kind: MediumKind,
    /// First character of the words that tell.
    pub start: usize,
    /// One past their last character.
    pub end: usize,
}

/// When something was said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Date {
    /// The day, `YYYY-MM-DD`.
    #[schemars(extend("format" = "date"))]
    pub value: String,
    /// How it is known.
    pub basis: DateBasis,
    /// First character of the words it rests on.
    pub start: usize,
    /// One past their last character.
    pub end: usize,
}

impl From<&crate::Account> for Account {
    fn from(account: &crate::Account) -> Self {
        let text = &account.document.text;
        let places = Places { text, index: CharIndex::new(text) };
        Self {
            schema: VERSION.to_owned(),
            document: places.document(&account.document),
            actors: account.actors.iter().enumerate().map(|(at, actor)| places.actor(at, actor)).collect(),
            statements: account
                .statements
                .iter()
                .enumerate()
                .map(|(at, said)| places.statement(at, said))
                .collect(),
            events: account.events.iter().enumerate().map(|(at, event)| places.event(at, event)).collect(),
            figures: account.figures.iter().enumerate().map(|(at, found)| places.figure(at, found)).collect(),
        }
    }
}

/// Turns the byte spans of one text into the characters of the contract.
struct Places<'a> {
    text: &'a str,
    index: CharIndex,
}

impl Places<'_> {
    fn chars(&self, span: Span) -> CharSpan {
        self.index.to_chars(self.text, span)
    }

    fn words(&self, span: Span) -> Words {
        let CharSpan { start, end } = self.chars(span);
        Words { start, end, text: span.of(self.text).to_owned() }
    }

    fn document(&self, document: &readout_document::Document) -> Document {
        let furniture = |piece: &readout_document::Furniture| {
            let CharSpan { start, end } = self.chars(piece.span);
            Furniture { start, end, kind: piece.kind }
        };
        Document {
            id: document.id.clone(),
            source: document.source.clone(),
            outlet: value(&document.outlet),
            title: value(&document.title),
            bylines: document.bylines.clone(),
            published: document
                .published
                .as_ref()
                .map(|day| Published { value: day.value.to_string(), known_from: day.from }),
            language: document.language.clone(),
            text: document.text.clone(),
            furniture: document.furniture.iter().map(furniture).collect(),
            headings: document.headings.iter().map(|heading| self.chars(*heading)).collect(),
            address: value(&document.address),
            known_from: Sources {
                outlet: from(&document.outlet),
                title: from(&document.title),
                address: from(&document.address),
            },
        }
    }

    fn actor(&self, at: usize, actor: &crate::Actor) -> Actor {
        let mention = |mention: &crate::Mention| {
            let Words { start, end, text } = self.words(mention.span);
            Mention { start, end, form: text, kind: mention.form }
        };
        Actor {
            id: actor_id(at),
            name: actor.name.clone(),
            kind: actor.kind,
            mentions: actor.mentions.iter().map(mention).collect(),
            office: actor.office.map(|span| self.words(span)),
        }
    }

    fn statement(&self, at: usize, statement: &crate::Statement) -> Statement {
        Statement {
            id: format!("s{}", at + 1),
            kind: statement.kind,
            content: statement.content.iter().map(|span| self.chars(*span)).collect(),
            quoted: statement.quoted.iter().map(|span| self.chars(*span)).collect(),
            speaker: statement.speaker.map(|speaker| {
                let CharSpan { start, end } = self.chars(speaker.span);
                Speaker { actor: speaker.actor.map(|actor| actor_id(actor.0)), start, end }
            }),
            cue: statement.cue.as_ref().map(|cue| {
                let CharSpan { start, end } = self.chars(cue.span);
                Cue { start, end, lemma: cue.lemma.clone() }
            }),
            act: statement.act,
            polarity: statement.polarity,
            addressee: statement.addressee.map(|span| self.words(span)),
            medium: statement.medium.map(|medium| {
                let CharSpan { start, end } = self.chars(medium.span);
                Medium { kind: medium.kind, start, end }
            }),
            date: statement.date.map(|date| {
                let CharSpan { start, end } = self.chars(date.span);
                Date { value: date.value.to_string(), basis: date.basis, start, end }
            }),
            chain: statement.chain.iter().map(|span| self.words(*span)).collect(),
            tense: statement.tense,
            inside: statement.inside.map(|outer| format!("s{}", outer + 1)),
            insertions: statement.insertions.iter().map(|span| self.chars(*span)).collect(),
            confidence: (f64::from(statement.confidence) * 1000.0).round() / 1000.0,
        }
    }
}

fn actor_id(at: usize) -> String {
    format!("a{}", at + 1)
}

fn value(known: &Option<Known<String>>) -> Option<String> {
    known.as_ref().map(|known| known.value.clone())
}

fn from(known: &Option<Known<String>>) -> Option<KnownFrom> {
    known.as_ref().map(|known| known.from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ActorId;
    use readout_document::Document;
    use readout_english::Analysis;

    /// Where `words` first stand in `text`.
    fn find(text: &str, words: &str) -> Span {
        let start = text.find(words).unwrap();
        Span::new(start, start + words.len())
    }

    fn account() -> crate::Account {
        let text = "“Tåken letter,” sa – “The fog lifts,” Åse Vik said on 3 May.";
        let mut document = Document::from_text("fog", text);
        document.published = Some(Known { value: jiff::civil::date(2031, 5, 4), from: KnownFrom::Manifest });
        let speaker = find(text, "Åse Vik");
        crate::Account {
            document,
            english: Analysis::default(),
            actors: vec![crate::Actor {
                name: "Åse Vik".to_owned(),
                kind: ActorKind::Person,
                office: None,
                mentions: vec![crate::Mention { span: speaker, form: MentionForm::Name }],
            }],
            statements: vec![crate::Statement {
                kind: StatementKind::Direct,
                content: vec![find(text, "The fog lifts,")],
                quoted: vec![find(text, "The fog lifts,")],
                speaker: Some(crate::Speaker { span: speaker, actor: Some(ActorId(0)) }),
                cue: Some(crate::Cue { span: find(text, "said"), lemma: "say".to_owned() }),
                act: Act::Assert,
                polarity: Polarity::Positive,
                addressee: None,
                medium: None,
                date: Some(crate::StatementDate {
                    value: jiff::civil::date(2031, 5, 3),
                    basis: DateBasis::Stated,
                    span: find(text, "on 3 May"),
                }),
                chain: Vec::new(),
                tense: Some(Tense::Past),
                inside: None,
                insertions: Vec::new(),
                pattern: "speaker after quotation",
                confidence: 0.9,
            }],
            events: Vec::new(),
            figures: Vec::new(),
        }
    }

    #[test]
    fn offsets_are_characters_of_the_text() {
        let contract = Account::from(&account());
        let characters: Vec<char> = contract.document.text.chars().collect();
        let words = |start: usize, end: usize| characters[start..end].iter().collect::<String>();
        let said = &contract.statements[0];
        assert_eq!(words(said.content[0].start, said.content[0].end), "The fog lifts,");
        let speaker = said.speaker.as_ref().unwrap();
        assert_eq!(words(speaker.start, speaker.end), "Åse Vik");
        assert_eq!(speaker.actor.as_deref(), Some("a1"));
        let mention = &contract.actors[0].mentions[0];
        assert_eq!(words(mention.start, mention.end), mention.form);
    }

    #[test]
    fn the_fields_stand_in_the_order_of_the_contract_and_unknown_is_null() {
        let json = serde_json::to_string(&Account::from(&account())).unwrap();
        let order = [
            "schema",
            "document",
            "id",
            "source",
            "outlet",
            "title",
            "bylines",
            "published",
            "language",
            "text",
            "furniture",
            "headings",
            "actors",
            "statements",
            "kind",
            "content",
            "quoted",
            "speaker",
            "cue",
            "act",
            "polarity",
            "addressee",
            "medium",
            "date",
            "chain",
            "tense",
            "inside",
            "confidence",
            "events",
            "figures",
        ];
        let mut at = 0;
        for field in order {
            let found = json[at..].find(&format!("\"{field}\":"));
            at += found.unwrap_or_else(|| panic!("{field} is missing after character {at} of {json}"));
        }
        assert!(
            json.contains(r#""addressee":null,"medium":null,"date":{"value":"2031-05-03","basis":"stated""#)
        );
        assert!(json.contains(r#""published":{"value":"2031-05-04","known_from":"manifest"}"#));
        assert!(json.contains(r#""confidence":0.9}"#));
    }

    #[test]
    fn what_is_written_can_be_read_back() {
        let contract = Account::from(&account());
        let json = serde_json::to_string(&contract).unwrap();
        assert_eq!(serde_json::from_str::<Account>(&json).unwrap(), contract);
    }
}
