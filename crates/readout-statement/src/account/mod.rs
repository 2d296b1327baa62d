//! What one account says, as the later stages see it. Spans are in bytes; [`crate::contract`] prints characters.

use readout_document::{Document, Span};
use readout_english::Analysis;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

mod event;
mod figure;

pub use event::{
    Event, EventAuxiliary, EventDate, EventKind, EventMention, EventMode, EventStatus, Participant, Role,
};
pub use figure::{Bound, CurrencyBasis, CurrencyFrom, Figure, Quantity};

/// A document as read.
#[derive(Clone, Debug)]
pub struct Account {
    /// What was published.
    pub document: Document,
    /// Its sentences, tokens and quotations; empty when the document is not in English.
    pub english: Analysis,
    /// Who is named in it, in order of first mention.
    pub actors: Vec<Actor>,
    /// Who said what, in order of the text.
    pub statements: Vec<Statement>,
    /// What happened, in order of first mention.
    pub events: Vec<Event>,
    /// How much, in order of the text.
    pub figures: Vec<Figure>,
}

/// Index of an actor in its account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ActorId(pub usize);

/// Somebody the account names.
#[derive(Clone, Debug, PartialEq)]
pub struct Actor {
    /// The fullest form of the name that stands in the account, without titles ("Mira Solberg"); a state that is only
    /// named by its people goes by its usual name.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// Title or office the account gives, as printed ("Harbour Minister").
    pub office: Option<Span>,
    /// Every place it is named, in order.
    pub mentions: Vec<Mention>,
}

/// What an actor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ActorKind {
    /// Somebody with a name.
    Person,
    /// A ministry, company, agency, newspaper, court, party.
    Organisation,
    /// A state, city or government, and the names that stand for one ("the Kremlin").
    Government,
    /// A city, region or sea, named as a place.
    Place,
    /// Several who go by what they have in common ("European leaders", "the Republicans").
    Group,
    /// A source without a name ("one European official", "residents").
    Unnamed,
}

/// Words that name an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where they stand.
    pub span: Span,
    /// Whether they are a name, a description or a pronoun.
    pub form: MentionForm,
}

/// How a mention names its actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MentionForm {
    /// "Mira Solberg", "Ms. Solberg".
    Name,
    /// "the minister", "the Norrland leader".
    Description,
    /// "she".
    Pronoun,
}

/// One thing said.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// Direct, indirect or mixed.
    pub kind: StatementKind,
    /// What was said, in one or more pieces; without the marks when direct, with them when mixed.
    pub content: Vec<Span>,
    /// The pieces that stand between quotation marks, without the marks.
    pub quoted: Vec<Span>,
    /// Who said it, when the account tells.
    pub speaker: Option<Speaker>,
    /// The words that say it was said.
    pub cue: Option<Cue>,
    /// What kind of saying it was.
    pub act: Act,
    /// Whether the account says that it was said or that it was not ("has not confirmed").
    pub polarity: Polarity,
    /// To whom.
    pub addressee: Option<Span>,
    /// By what means.
    pub medium: Option<Medium>,
    /// When.
    pub date: Option<StatementDate>,
    /// Whom it came through besides the outlet, nearest first ("Tass").
    pub chain: Vec<Span>,
    /// The tense of the words that say it was said; nothing where no verb does.
    pub tense: Option<Tense>,
    /// Index of the statement of the account in whose content this one stands: what the Courier said the harbour office confirmed.
    pub inside: Option<usize>,
    /// What the reporter put into its content to explain it, marks left out; never words between quotation marks.
    pub insertions: Vec<Span>,
    /// Which pattern found it ("inverted speaker"), for looking at errors; empty when no words attribute it.
    pub pattern: &'static str,
    /// From 0 to 1: the share of statements with this confidence that are right.
    pub confidence: f32,
}

/// Who said it: the words that tell, and whom they name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The full noun phrase or the pronoun of the attribution.
    pub span: Span,
    /// Whom it names, when known.
    pub actor: Option<ActorId>,
}

/// The words that say something was said.
#[derive(Clone, Debug, PartialEq)]
pub struct Cue {
    /// Where they stand.
    pub span: Span,
    /// Dictionary form of the verb or noun ("tell").
    pub lemma: String,
}

/// How much of a statement is given in the speaker's own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum StatementKind {
    /// All of it: “We will sail.”
    Direct,
    /// None of it: that they would sail.
    Indirect,
    /// Some of it: that they would “sail at dawn”.
    Mixed,
}

/// What kind of saying it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Act {
    Assert,
    Ask,
    Demand,
    Promise,
    Warn,
    Deny,
    Confirm,
    Decline,
    Refuse,
    Praise,
    Accuse,
    Predict,
    Doubt,
    Reveal,
    Announce,
    Propose,
    Agree,
    Reject,
    Apologise,
    Thank,
}

/// When, seen from the account, it was said, and whether it was said at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Tense {
    /// She says.
    Present,
    /// She said, did say.
    Past,
    /// She has said, has been saying.
    Perfect,
    /// She had said.
    PastPerfect,
    /// She will say: it is still to be said.
    Future,
    /// She would say, could have said: it may never have been said.
    Conditional,
}

/// Whether it was said or expressly not said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Polarity {
    /// The account says that it was said.
    Positive,
    /// The account says that it was not said ("has not confirmed").
    Negative,
}

/// By what means it was said, and the words that tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Medium {
    /// The means.
    pub kind: MediumKind,
    /// The words ("in a post on X").
    pub span: Span,
}

/// A means of saying.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum MediumKind {
    Post,
    PressConference,
    Interview,
    Speech,
    Statement,
    Call,
    Letter,
    Report,
    Broadcast,
    Meeting,
}

/// When something was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatementDate {
    /// The day.
    pub value: jiff::civil::Date,
    /// How it is known.
    pub basis: DateBasis,
    /// The words it rests on.
    pub span: Span,
}

/// How a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DateBasis {
    /// The sentence gives the day itself ("on February 12").
    Stated,
    /// Worked out from the day of publication ("on Wednesday").
    Resolved,
    /// Worked out from the days of a gathering that the account names, which stand in Readout's own calendar: the account
    /// itself tells no day.
    Calendar,
    /// Carried from a neighbouring sentence, or from the happening it was said at.
    Carried,
    /// The one day that the whole account tells of.
    Account,
}
