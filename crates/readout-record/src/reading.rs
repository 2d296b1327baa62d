//! An account seen word by word: which tokens a stretch holds, and their dictionary forms.

use readout_document::Span;
use readout_english::{Analysis, Knowledge, Relation, Upos, lemma};
use readout_statement::{Account, Statement};
use readout_story::words::fold;
use std::cell::OnceCell;
use std::ops::Range;

/// The words of one account.
pub struct Reading<'a> {
    /// The account.
    pub account: &'a Account,
    /// By token, each worked out when it is first asked for.
    lemmas: OnceCell<Vec<OnceCell<String>>>,
    folded: OnceCell<Vec<OnceCell<String>>>,
}

impl<'a> Reading<'a> {
    /// The account's words.
    pub fn of(account: &'a Account) -> Self {
        Self { account, lemmas: OnceCell::new(), folded: OnceCell::new() }
    }

    /// The account's sentences and tokens.
    pub fn english(&self) -> &'a Analysis {
        &self.account.english
    }

    /// The account's text.
    pub fn text(&self) -> &'a str {
        &self.account.document.text
    }

    /// The tokens that stand in `span`.
    pub fn tokens(&self, span: Span) -> Range<usize> {
        let tokens = &self.english().tokens;
        let start = tokens.partition_point(|token| token.span.end() <= span.start());
        let end = tokens.partition_point(|token| token.span.start() < span.end());
        start..end.max(start)
    }

    /// A token as it stands.
    pub fn word(&self, token: usize) -> &'a str {
        self.english().tokens[token].span.of(self.text())
    }

    /// The dictionary form of a token, folded.
    pub fn lemma(&self, token: usize) -> &str {
        let lemmas = self.lemmas.get_or_init(|| self.blank());
        lemmas[token].get_or_init(|| fold(&lemma(self.word(token), self.upos(token))))
    }

    /// A token as it stands, folded.
    pub fn folded(&self, token: usize) -> &str {
        let folded = self.folded.get_or_init(|| self.blank());
        folded[token].get_or_init(|| fold(self.word(token)))
    }

    fn blank(&self) -> Vec<OnceCell<String>> {
        vec![OnceCell::new(); self.english().tokens.len()]
    }

    /// The universal part of speech of a token.
    pub fn upos(&self, token: usize) -> Upos {
        self.english().tokens[token].upos
    }

    /// As what a token hangs on its head.
    pub fn relation(&self, token: usize) -> Relation {
        self.english().tokens[token].relation
    }

    /// The token that a token hangs on.
    pub fn head(&self, token: usize) -> Option<usize> {
        self.english().tokens[token].head
    }

    /// The words from the first to the last of some tokens.
    pub fn span(&self, tokens: &Range<usize>) -> Option<Span> {
        let all = &self.english().tokens;
        let first = all.get(tokens.start)?;
        let last = all.get(tokens.end.checked_sub(1)?)?;
        (!tokens.is_empty()).then(|| first.span.cover(last.span))
    }

    /// The stretches of tokens that a statement's content holds, one for each sentence that it goes through.
    pub fn clauses(&self, statement: &Statement) -> Vec<Range<usize>> {
        let mut clauses = Vec::new();
        for piece in &statement.content {
            let mut tokens = self.tokens(*piece);
            while let Some(sentence) = self.english().sentence_of(tokens.start).filter(|_| !tokens.is_empty())
            {
                let end = sentence.tokens.end.min(tokens.end);
                clauses.push(tokens.start..end);
                tokens.start = end;
            }
        }
        clauses
    }

    /// Whether a clause has a subject and a verb of its own, at its head and not in a clause below: "the crowns **that they
    /// gave** the islands" has none.
    pub fn is_finite(&self, clause: &Range<usize>) -> bool {
        clause.clone().any(|at| {
            self.relation(at).universal() == Relation::Nsubj
                && self.head(at).is_some_and(|head| {
                    let below =
                        matches!(self.relation(head), Relation::AclRelcl | Relation::Advcl | Relation::Acl);
                    let within = self.head(head).is_some_and(|above| clause.contains(&above));
                    clause.contains(&head) && !(below && within)
                })
        })
    }

    /// The party that a token names: a country by any of its names, or the folded name.
    pub fn party(&self, token: usize) -> Option<String> {
        let word = self.word(token);
        if !word.starts_with(char::is_uppercase) || !matches!(self.upos(token), Upos::Propn | Upos::Adj) {
            return None;
        }
        let country = Knowledge::built_in().country_of(word).map(|(country, _)| fold(country));
        country.or_else(|| Some(fold(word)))
    }
}
