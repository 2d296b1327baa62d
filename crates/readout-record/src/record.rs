//! The record's types, and how it is put together.

use crate::codebook::Codebook;
use crate::coverage::{self, Coverage};
use crate::differences::{self, Difference, Disagreement};
use crate::issues::Issue;
use crate::measures::{self, Measure};
use crate::positions::shifts::Shift;
use crate::positions::{self, Position};
use crate::reading::Reading;
use crate::timeline::{self, Happening};
use crate::{actors, same_statement, same_words};
use readout_document::{BlockKind, Document, Evidence, Span};
use readout_statement::{
    Account, Act, ActorKind, DateBasis, MediumKind, MentionForm, Polarity, StatementKind,
};
use rustc_hash::FxHashMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Everything the accounts of one story say, with the words each item rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// The accounts by date of publication, outlet and id; undated ones last. [`AccountNumber`] points here.
    pub accounts: Vec<RecordedAccount>,
    /// How many of the accounts that were read may be independent of each other: an upper bound, for who copies
    /// whom without sharing text cannot be seen.
    pub independent_at_most: usize,
    /// Who is named, by number of accounts that name them, then number of mentions. [`ActorNumber`] points here.
    pub actors: Vec<Actor>,
    /// Every statement of every account, by account and place. [`StatementNumber`] points here.
    pub statements: Vec<Statement>,
    /// The same quoted words in several accounts, those in most independent accounts first.
    pub same_words: Vec<SameWords>,
    /// What is argued about, by actors and texts. [`IssueNumber`](crate::IssueNumber) points here.
    pub issues: Vec<Issue>,
    /// What each actor has said of each issue, by issue, then actor.
    pub positions: Vec<Position>,
    /// The same statement in several accounts, quoted or told in other words, those in most independent accounts first.
    pub same_statements: Vec<SameStatement>,
    /// Positions that moved, by actor and day.
    pub shifts: Vec<Shift>,
    /// What accounts give differently, what matters most first.
    pub differences: Vec<Difference>,
    /// Where parties, not accounts, disagree, in the order of the issues.
    pub disagreements: Vec<Disagreement>,
    /// What happened, by day; what has no day last.
    pub happenings: Vec<Happening>,
    /// What is counted and measured, that of most texts first.
    pub measures: Vec<Measure>,
    /// Which account carries what.
    pub coverage: Coverage,
    /// The account of each id.
    numbers: FxHashMap<String, AccountNumber>,
}

/// Index of an account in its record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AccountNumber(pub usize);

/// Index of an actor in its record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ActorNumber(pub usize);

/// Index of a statement in its record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StatementNumber(pub usize);

/// One account of the story.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordedAccount {
    /// What was published.
    pub document: Document,
    /// Its sentences, without headings, in order; none when it is not in English.
    pub sentences: Vec<Sentence>,
    /// Number of the text it prints: accounts with the same number are copies of one text.
    pub text: usize,
    /// The accounts it shares text with.
    pub copies: Vec<Copy>,
    /// Wire agencies its credits name.
    pub credits: Vec<(String, Evidence)>,
}

/// A sentence of the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// Which paragraph of the body it stands in, from 0.
    pub paragraph: usize,
}

/// Text that two accounts share.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Copy {
    /// The other account.
    pub with: AccountNumber,
    /// Share of the shorter one's own text that stands in the other, from 0 to 1.
    pub containment: f32,
    /// Whether that is enough to count the two as one text.
    pub same_text: bool,
}

/// Somebody the accounts name.
#[derive(Clone, Debug, PartialEq)]
pub struct Actor {
    /// The name most accounts give in full.
    pub name: String,
    /// Other spellings and forms of the name, sorted.
    pub also: Vec<String>,
    /// What it is.
    pub kind: ActorKind,
    /// Titles and offices the accounts give, each wording once, most frequent first.
    pub offices: Vec<Evidence>,
    /// Every place it is named, by account and place.
    pub mentions: Vec<ActorMention>,
}

/// Words that name an actor.
#[derive(Clone, Debug, PartialEq)]
pub struct ActorMention {
    /// In which account.
    pub account: AccountNumber,
    /// The words.
    pub evidence: Evidence,
    /// Whether they are a name, a description or a pronoun.
    pub form: MentionForm,
}

/// One thing said, as one account tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// The account that tells it.
    pub account: AccountNumber,
    /// Direct, indirect or mixed.
    pub kind: StatementKind,
    /// What was said, in one or more pieces.
    pub content: Vec<Evidence>,
    /// The pieces that stand between quotation marks.
    pub quoted: Vec<Evidence>,
    /// Who said it, when the account tells.
    pub speaker: Option<Speaker>,
    /// The words that say it was said.
    pub cue: Option<Cue>,
    /// What kind of saying it was.
    pub act: Act,
    /// Whether it was said or expressly not said.
    pub polarity: Polarity,
    /// To whom.
    pub addressee: Option<Evidence>,
    /// By what means.
    pub medium: Option<Medium>,
    /// When, if the account tells.
    pub date: Option<Date>,
    /// Whom it came through besides the outlet, nearest first.
    pub chain: Vec<Evidence>,
    /// Whether what was said stands as a clause ("the ferry would sail"), and not as what a word of saying has for its
    /// object ("the toll", "it a folly").
    pub is_clause: bool,
    /// Share of statements with this confidence that are right, from 0 to 1.
    pub confidence: f32,
}

/// Who said it.
#[derive(Clone, Debug, PartialEq)]
pub struct Speaker {
    /// The words that tell.
    pub evidence: Evidence,
    /// Whom they name, when known.
    pub actor: Option<ActorNumber>,
}

/// The words that say something was said.
#[derive(Clone, Debug, PartialEq)]
pub struct Cue {
    /// The words.
    pub evidence: Evidence,
    /// Dictionary form of the verb or noun.
    pub lemma: String,
}

/// By what means it was said.
#[derive(Clone, Debug, PartialEq)]
pub struct Medium {
    /// The means.
    pub kind: MediumKind,
    /// The words that tell.
    pub evidence: Evidence,
}

/// When it was said.
#[derive(Clone, Debug, PartialEq)]
pub struct Date {
    /// The day.
    pub value: jiff::civil::Date,
    /// How it is known.
    pub basis: DateBasis,
    /// The words it rests on.
    pub evidence: Evidence,
}

/// The same quoted words in several accounts.
#[derive(Clone, Debug, PartialEq)]
pub struct SameWords {
    /// Whom the accounts give as the speaker, in order of number; more than one when they do not agree. Where an
    /// account names the speaker, those who are not named elsewhere are left out.
    pub speakers: Vec<ActorNumber>,
    /// The wordings: the fullest first, then by account and place.
    pub wordings: Vec<Wording>,
    /// How many texts carry the words: copies of one text count once.
    pub texts: usize,
}

/// One account's wording of words that others quote too.
#[derive(Clone, Debug, PartialEq)]
pub struct Wording {
    /// The account.
    pub account: AccountNumber,
    /// The statement it is part of, if any.
    pub statement: Option<StatementNumber>,
    /// The words between the quotation marks.
    pub evidence: Evidence,
    /// How it stands to the fullest wording.
    pub kind: WordingKind,
    /// What in it differs from the fullest wording; for the fullest, what others have otherwise. Sorted.
    pub differing: Vec<Span>,
}

/// One utterance as several accounts tell it.
#[derive(Clone, Debug, PartialEq)]
pub struct SameStatement {
    /// Whom the accounts give as the speaker, in order of number: more than one where one account names a person and
    /// another the government that the person speaks for.
    pub speakers: Vec<ActorNumber>,
    /// The tellings: the fullest in the most direct words first, then by account and place.
    pub tellings: Vec<Telling>,
    /// How many texts carry it: copies of one text count once.
    pub texts: usize,
}

/// One account's telling of a statement that others tell too.
#[derive(Clone, Debug, PartialEq)]
pub struct Telling {
    /// The statement.
    pub statement: StatementNumber,
    /// How it stands to the fullest telling.
    pub kind: TellingKind,
    /// What in its content the fullest telling has not; for the fullest, what none of the others has. Sorted.
    pub differing: Vec<Span>,
}

/// How a telling stands to the fullest one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TellingKind {
    /// It is the fullest.
    Fullest,
    /// Word for word the same.
    Equal,
    /// The same words, but not all of them.
    Cut,
    /// The same quotation with some other words.
    Drifted,
    /// The same content in other words.
    Paraphrase,
}

/// How a wording stands to the fullest one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum WordingKind {
    /// It is the fullest.
    Fullest,
    /// Word for word the same.
    Equal,
    /// The same words, but not all of them.
    Cut,
    /// Some words are others.
    Drifted,
}

impl Record {
    /// The account with this number.
    pub fn account(&self, number: AccountNumber) -> &RecordedAccount {
        &self.accounts[number.0]
    }

    /// The account that `evidence` is taken from.
    pub fn number_of(&self, evidence: &Evidence) -> AccountNumber {
        self.numbers.get(evidence.document()).copied().unwrap_or(AccountNumber(0))
    }
}

impl RecordedAccount {
    /// Whether Readout read it: accounts that are not in English are only listed.
    pub fn is_read(&self) -> bool {
        self.document.is_english()
    }

    /// The words at `span` as a reader wants them: without citation digits and marks of Markdown, white space
    /// evened out.
    pub fn shown(&self, span: Span) -> String {
        let text = &self.document.text;
        let mut words = String::with_capacity(span.len());
        let mut start = span.start();
        for piece in self.document.inline_furniture(span) {
            words.push_str(&text[start..piece.span.start().max(start)]);
            start = start.max(piece.span.end().min(span.end()));
        }
        words.push_str(&text[start..span.end()]);
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Holds the accounts of one story against each other.
pub fn record(accounts: &[Account]) -> Record {
    record_with(accounts, &Codebook::default())
}

/// Holds the accounts of one story against each other, with what a user knows of the actors.
pub fn record_with(accounts: &[Account], codebook: &Codebook) -> Record {
    let mut accounts: Vec<&Account> = accounts.iter().collect();
    accounts.sort_by_cached_key(|account| order(&account.document));
    let copies = readout_story::copies(&accounts);
    let recorded: Vec<RecordedAccount> =
        accounts.iter().enumerate().map(|(number, account)| recorded(account, number, &copies)).collect();
    let joined = actors::join(&accounts, &copies.group, codebook);
    let statements: Vec<Statement> = accounts
        .iter()
        .enumerate()
        .flat_map(|(number, account)| statements(account, number, &joined))
        .collect();
    // Three readings that need nothing of each other.
    let (positions, (happenings, measures), (same_words, same_statements)) = std::thread::scope(|scope| {
        let positions =
            scope.spawn(|| positions::find(&accounts, &recorded, &joined, &statements, codebook.lexicon()));
        let told = scope.spawn(|| {
            let happenings = timeline::happenings(&accounts, &recorded, &joined);
            (happenings, measures::measures(&accounts, &recorded))
        });
        let same_words = same_words::find(&accounts, &recorded, &joined.actors, &statements);
        let same = same_statement::find(&accounts, &recorded, &joined, &statements, &same_words);
        (finished(positions), finished(told), (same_words, same))
    });
    let coverage = coverage::coverage(&recorded, &statements, &same_statements, &happenings, &measures);
    let scene = differences::Scene {
        happenings: &happenings,
        measures: &measures,
        accounts: &accounts,
        recorded: &recorded,
        actors: &joined.actors,
        joined: &joined,
        statements: &statements,
        same_words: &same_words,
        positions: &positions.positions,
    };
    let (differences, disagreements) = (differences::differences(&scene), differences::disagreements(&scene));
    let mut texts: Vec<usize> =
        recorded.iter().filter(|account| account.is_read()).map(|account| account.text).collect();
    texts.sort_unstable();
    texts.dedup();
    let mut numbers = FxHashMap::default();
    for (number, account) in recorded.iter().enumerate() {
        numbers.entry(account.document.id.clone()).or_insert(AccountNumber(number));
    }
    Record {
        independent_at_most: texts.len(),
        accounts: recorded,
        actors: joined.actors,
        statements,
        same_words,
        issues: positions.issues,
        positions: positions.positions,
        same_statements,
        numbers,
        shifts: positions.shifts,
        differences,
        disagreements,
        happenings,
        measures,
        coverage,
    }
}

/// What a reading on a thread of its own gave.
fn finished<T>(reading: std::thread::ScopedJoinHandle<T>) -> T {
    reading.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// By date, then outlet, then id; accounts without a date come last.
fn order(document: &Document) -> (bool, Option<jiff::civil::Date>, String, String, String) {
    let published = document.published.as_ref().map(|published| published.value);
    let outlet = document.outlet.as_ref().map(|outlet| outlet.value.clone()).unwrap_or_default();
    (published.is_none(), published, outlet, document.id.clone(), document.source.clone())
}

fn recorded(account: &Account, number: usize, copies: &readout_story::Copies) -> RecordedAccount {
    let document = &account.document;
    let shared = copies.shared.iter().filter_map(|pair| {
        let with = match pair.accounts {
            (first, second) if first == number => second,
            (first, second) if second == number => first,
            _ => return None,
        };
        let same_text = copies.group[with] == copies.group[number];
        Some(Copy { with: AccountNumber(with), containment: pair.containment, same_text })
    });
    let credits = readout_story::credits(account);
    RecordedAccount {
        sentences: sentences(account),
        text: copies.group[number],
        copies: shared.collect(),
        credits: credits.iter().map(|it| (it.agency.to_owned(), Evidence::of(document, it.span))).collect(),
        document: document.clone(),
    }
}

/// The sentences of the body with the paragraph each begins in.
fn sentences(account: &Account) -> Vec<Sentence> {
    let blocks = account.document.blocks();
    let starts: Vec<usize> = blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Paragraph)
        .map(|block| block.span.start())
        .collect();
    let body =
        account.english.sentences.iter().filter(|sentence| !sentence.heading && !sentence.span.is_empty());
    body.map(|sentence| {
        let paragraph = starts.partition_point(|start| *start <= sentence.span.start()).saturating_sub(1);
        Sentence { span: sentence.span, paragraph }
    })
    .collect()
}

fn statements(account: &Account, number: usize, joined: &actors::Joined) -> Vec<Statement> {
    let of = |span: Span| Evidence::of(&account.document, span);
    let all = |spans: &[Span]| spans.iter().copied().map(of).collect();
    let reading = Reading::of(account);
    account
        .statements
        .iter()
        .map(|statement| Statement {
            account: AccountNumber(number),
            kind: statement.kind,
            content: all(&statement.content),
            quoted: all(&statement.quoted),
            speaker: statement.speaker.map(|speaker| Speaker {
                evidence: of(speaker.span),
                actor: speaker.actor.and_then(|actor| joined.number_of(number, actor)),
            }),
            cue: statement.cue.as_ref().map(|cue| Cue { evidence: of(cue.span), lemma: cue.lemma.clone() }),
            act: statement.act,
            polarity: statement.polarity,
            addressee: statement.addressee.map(of),
            medium: statement.medium.map(|medium| Medium { kind: medium.kind, evidence: of(medium.span) }),
            date: statement.date.map(|date| Date {
                value: date.value,
                basis: date.basis,
                evidence: of(date.span),
            }),
            chain: all(&statement.chain),
            is_clause: reading.clauses(statement).iter().any(|clause| reading.is_finite(clause)),
            confidence: statement.confidence,
        })
        .collect()
}
