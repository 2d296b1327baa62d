//! What a statement is about, as it is compared: whom it names, its numbers, and its words by family, each with the
//! weight of its rarity in the story.

use super::words::{concept, is_light, is_negation, is_negative};
use crate::actors::Joined;
use crate::record::{ActorNumber, Statement};
use readout_document::Span;
use readout_english::{Upos, lemma};
use readout_statement::{Account, Act, ActorKind, MentionForm, Polarity};
use readout_story::words::{fold, is_function_word};
use rustc_hash::FxHashMap;

/// Number of a concept in the story.
pub type Concept = u32;

/// The content of one statement.
#[derive(Clone, Debug, Default)]
pub struct Content {
    /// Its concepts, each once, sorted.
    pub concepts: Vec<Concept>,
    /// Them as they stand, for words in a row.
    pub sequence: Vec<Concept>,
    /// Sum of their weights.
    pub weight: f32,
    /// Whether it says that something is not so or will not be; unknown after "warned against", "questioned".
    pub negative: Option<bool>,
    /// How many words it has.
    pub words: usize,
}

/// The contents of all statements and what each concept weighs.
pub struct Contents {
    pub of: Vec<Content>,
    pub weights: Vec<f32>,
    /// What a concept weighs that one statement has.
    pub rarest: f32,
}

impl Contents {
    /// Reads the contents of the statements, which are in the record's order.
    pub fn read(accounts: &[&Account], joined: &Joined, statements: &[Statement]) -> Self {
        let mut reader = Reader { numbers: FxHashMap::default() };
        let mut of = Vec::with_capacity(statements.len());
        let mut from = 0;
        for (number, account) in accounts.iter().enumerate() {
            let own = statements[from..].partition_point(|statement| statement.account.0 == number);
            let named = named(account, number, joined);
            for statement in &statements[from..from + own] {
                of.push(reader.content(account, &named, statement));
            }
            from += own;
        }
        let weights = weights(&of, reader.numbers.len());
        for content in &mut of {
            content.weight = content.concepts.iter().map(|concept| weights[*concept as usize]).sum();
        }
        let rarest = weight(of.len(), 1);
        Self { of, weights, rarest }
    }

    /// Weight of what two contents share.
    pub fn common(&self, one: usize, two: usize) -> (f32, usize) {
        let (first, second) = (&self.of[one].concepts, &self.of[two].concepts);
        let (mut at, mut by) = (0, 0);
        let (mut weight, mut count) = (0.0, 0);
        while at < first.len() && by < second.len() {
            match first[at].cmp(&second[by]) {
                std::cmp::Ordering::Less => at += 1,
                std::cmp::Ordering::Greater => by += 1,
                std::cmp::Ordering::Equal => {
                    weight += self.weights[first[at] as usize];
                    count += 1;
                    at += 1;
                    by += 1;
                }
            }
        }
        (weight, count)
    }
}

/// Weight of each concept: how rare it is among the statements.
fn weights(of: &[Content], concepts: usize) -> Vec<f32> {
    let mut held = vec![0_u32; concepts];
    for concept in of.iter().flat_map(|content| &content.concepts) {
        held[*concept as usize] += 1;
    }
    held.into_iter().map(|held| weight(of.len(), held)).collect()
}

/// Inverse document frequency (Spärck Jones 1972), smoothed for stories of few statements.
fn weight(statements: usize, held: u32) -> f32 {
    (1.0 + (statements as f32 + 20.0) / (held as f32 + 1.0)).ln()
}

/// Where an account gives actors a name, in order; parties and sources without one are compared by their words.
fn named(account: &Account, number: usize, joined: &Joined) -> Vec<(Span, ActorNumber)> {
    let mut named = Vec::new();
    let own_words = |kind| matches!(kind, ActorKind::Group | ActorKind::Unnamed);
    for (index, actor) in account.actors.iter().enumerate().filter(|(_, actor)| !own_words(actor.kind)) {
        let Some(joined) = joined.number_of(number, readout_statement::ActorId(index)) else { continue };
        let mentions = actor.mentions.iter().filter(|mention| mention.form != MentionForm::Pronoun);
        named.extend(mentions.map(|mention| (mention.span, joined)));
    }
    named.sort_unstable();
    named
}

struct Reader {
    numbers: FxHashMap<String, Concept>,
}

impl Reader {
    fn number(&mut self, concept: String) -> Concept {
        let next = self.numbers.len() as Concept;
        *self.numbers.entry(concept).or_insert(next)
    }

    fn content(
        &mut self,
        account: &Account,
        named: &[(Span, ActorNumber)],
        statement: &Statement,
    ) -> Content {
        let denies = matches!(statement.act, Act::Deny | Act::Refuse | Act::Reject | Act::Decline);
        let open = matches!(statement.act, Act::Warn | Act::Doubt | Act::Ask);
        let negative = statement.polarity == Polarity::Negative || denies;
        let mut content = Content { negative: (!open).then_some(negative), ..Content::default() };
        let speaker = statement.speaker.as_ref().and_then(|speaker| speaker.actor);
        for piece in &statement.content {
            self.piece(account, named, piece.span(), speaker, &mut content);
        }
        content.sequence = content.concepts.clone();
        if !matches!(statement.act, Act::Assert | Act::Ask) {
            let act = self.number(format!("act {:?}", statement.act));
            content.concepts.push(act);
        }
        content.concepts.sort_unstable();
        content.concepts.dedup();
        content
    }

    fn piece(
        &mut self,
        account: &Account,
        named: &[(Span, ActorNumber)],
        span: Span,
        speaker: Option<ActorNumber>,
        content: &mut Content,
    ) {
        let tokens = &account.english.tokens;
        let text = &account.document.text;
        let from = tokens.partition_point(|token| token.span.end() <= span.start());
        let mut past = span.start();
        for token in tokens[from..].iter().take_while(|token| token.span.start() < span.end()) {
            if token.span.start() < past {
                continue;
            }
            content.words += usize::from(token.upos != Upos::Punct);
            if let Some((mention, actor)) = named_at(named, token.span) {
                past = mention.end();
                if Some(actor) != speaker {
                    let concept = self.number(format!("actor {}", actor.0));
                    content.concepts.push(concept);
                }
                continue;
            }
            let folded = fold(token.span.of(text));
            if is_negation(&folded) {
                content.negative = content.negative.map(|_| true);
            }
            let carries = !matches!(token.upos, Upos::Punct | Upos::Pron | Upos::Det | Upos::Adp | Upos::Sym);
            if folded.is_empty() || !carries || is_function_word(&folded) {
                continue;
            }
            let dictionary = fold(&lemma(token.span.of(text), token.upos));
            if is_function_word(&dictionary) || is_light(&dictionary) && token.upos != Upos::Noun {
                continue;
            }
            if is_negative(&dictionary) {
                content.negative = content.negative.map(|_| true);
            }
            let concept = self.number(concept(&dictionary));
            content.concepts.push(concept);
        }
    }
}

/// The mention that a token begins or stands in.
fn named_at(named: &[(Span, ActorNumber)], token: Span) -> Option<(Span, ActorNumber)> {
    let after = named.partition_point(|(span, _)| span.start() <= token.start());
    let near = named[..after].iter().rev().take(4);
    near.filter(|(span, _)| span.contains(token)).max_by_key(|(span, _)| span.len()).copied()
}
