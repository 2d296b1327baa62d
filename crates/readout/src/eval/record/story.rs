//! A story with its gold, read and recorded.

use crate::eval::errors::place;
use crate::eval::gold;
use crate::eval::matching::{self, Characters};
use crate::reading;
use anyhow::Context;
use readout_document::{CharIndex, CharSpan, Document, Evidence, Span};
use readout_record::{AccountNumber, Codebook, Record, StatementNumber};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A story's record and what the gold says of it.
pub struct Story {
    path: PathBuf,
    relations: String,
    /// The record of the accounts that the gold speaks of.
    pub record: Record,
    /// The texts, in the order of the record's accounts.
    pub texts: Vec<Text>,
    /// The statements of the gold, in the order of their lines: the first stands on line 1.
    pub quotes: Vec<Quote>,
}

/// An account's text as the gold counts it.
pub struct Text {
    /// What the gold calls the account.
    pub doc: String,
    source: String,
    characters: Vec<char>,
    bytes: CharIndex,
}

/// A statement of the gold.
#[derive(Deserialize)]
pub struct Quote {
    doc: String,
    start: usize,
    end: usize,
    /// Whether it counts neither way.
    #[serde(default)]
    pub optional: bool,
    /// Where the speaker's words stand.
    #[serde(default)]
    pub speaker_span: Option<(usize, usize)>,
}

impl Story {
    /// Reads the gold at `path`, the statements beside it and the accounts, and makes their record.
    pub fn read(path: &Path, codebook: &Codebook) -> anyhow::Result<Self> {
        let relations = gold::read_text(path)?;
        let quotes = read_quotes(&path.with_file_name("quotes.jsonl"))?;
        let ids: BTreeSet<&str> = quotes.iter().map(|quote| quote.doc.as_str()).collect();
        let ids: Vec<&str> = ids.into_iter().collect();
        let documents = gold::documents(path, &ids)?;
        let named: BTreeMap<String, String> = documents
            .iter()
            .zip(&ids)
            .map(|(document, id)| (document.id.clone(), (*id).to_owned()))
            .collect();
        let mut accounts = Vec::with_capacity(documents.len());
        let faults = reading::each_account(documents, |_, account| {
            accounts.push(account);
            Ok(())
        })?;
        anyhow::ensure!(faults == 0, "{faults} documents of {} could not be read", path.display());
        let record = readout_record::record_with(&accounts, codebook);
        let texts = record.accounts.iter().map(|account| Text::of(&account.document, &named)).collect();
        Ok(Self { path: path.to_owned(), relations, record, texts, quotes })
    }

    /// A part of the gold, in the shape that the caller knows.
    pub fn gold<'a, T: Deserialize<'a>>(&'a self) -> anyhow::Result<T> {
        serde_json::from_str(&self.relations)
            .with_context(|| format!("{} is not in the format of relations.json", self.path.display()))
    }

    /// The account that the gold calls `doc`.
    pub fn account(&self, doc: &str) -> Option<AccountNumber> {
        self.texts.iter().position(|text| text.doc == doc).map(AccountNumber)
    }

    /// Where evidence stands, in characters.
    pub fn chars(&self, evidence: &Evidence) -> CharSpan {
        self.span(self.record.number_of(evidence), evidence.span())
    }

    /// Where a span of an account stands, in characters.
    pub fn span(&self, account: AccountNumber, span: Span) -> CharSpan {
        let text = &self.record.account(account).document.text;
        self.texts[account.0].bytes.to_chars(text, span)
    }

    /// File, line and column of a character of an account.
    pub fn place(&self, account: AccountNumber, at: usize) -> String {
        let text = &self.texts[account.0];
        place(&text.source, &text.characters, at)
    }

    /// The words of an account at `span`.
    pub fn words(&self, account: AccountNumber, span: CharSpan) -> String {
        let characters = &self.texts[account.0].characters;
        let end = span.end.min(characters.len());
        characters[span.start.min(end)..end].iter().collect()
    }

    /// File, line and column of a statement of the gold (an index into `quotes`), and its words.
    pub fn quote_place(&self, quote: usize) -> (String, String) {
        let quote = &self.quotes[quote];
        let span = CharSpan { start: quote.start, end: quote.end };
        self.account(&quote.doc).map_or_else(
            || (quote.doc.clone(), String::new()),
            |account| (self.place(account, span.start), self.words(account, span)),
        )
    }

    /// The account that tells a statement of the gold.
    pub fn account_of_quote(&self, quote: usize) -> Option<AccountNumber> {
        self.account(&self.quotes.get(quote)?.doc)
    }

    /// For each statement of the record that the gold has too, its index in `quotes`: contents matched one to one.
    pub fn matched(&self) -> BTreeMap<StatementNumber, usize> {
        let mut matched = BTreeMap::new();
        for (account, text) in self.texts.iter().enumerate() {
            let gold = self.quotes.iter().enumerate().filter(|(_, quote)| quote.doc == text.doc);
            let (quotes, wanted): (Vec<usize>, Vec<Characters>) = gold
                .map(|(at, quote)| {
                    let content = CharSpan { start: quote.start, end: quote.end };
                    (at, Characters::of(&text.characters, &[content]))
                })
                .unzip();
            let own = self.record.statements.iter().enumerate().filter(|(_, it)| it.account.0 == account);
            let (statements, found): (Vec<usize>, Vec<Characters>) = own
                .map(|(at, statement)| {
                    let content: Vec<CharSpan> =
                        statement.content.iter().map(|piece| self.chars(piece)).collect();
                    (at, Characters::of(&text.characters, &content))
                })
                .unzip();
            let pairs = matching::one_to_one(&wanted, &found);
            matched.extend(pairs.into_iter().map(|(at, by)| (StatementNumber(statements[by]), quotes[at])));
        }
        matched
    }
}

impl Text {
    fn of(document: &Document, named: &BTreeMap<String, String>) -> Self {
        Self {
            doc: named.get(&document.id).cloned().unwrap_or_default(),
            source: document.source.clone(),
            characters: document.text.chars().collect(),
            bytes: CharIndex::new(&document.text),
        }
    }
}

fn read_quotes(path: &Path) -> anyhow::Result<Vec<Quote>> {
    let text = gold::read_text(path)?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(at, line)| {
            serde_json::from_str(line)
                .with_context(|| format!("cannot read the gold {}:{}", path.display(), at + 1))
        })
        .collect()
}
