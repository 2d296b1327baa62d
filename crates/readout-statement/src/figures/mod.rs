//! Figures: numbers that measure something, with what is measured, the bound, and who says so.
//!
//! A figure is read in four steps: a number ([`number`]) with its range ([`amount`]); what it is counted in, one
//! module a quantity; whether it is none after all ([`none`]: dates, ages, names, ways of speaking); and what the words
//! around it tell ([`bound`], [`measured`], [`given_by`]). The words are data: `data/figures.toml`.

mod amount;
mod anniversary;
mod bound;
mod compared;
mod counted;
mod currency;
mod elided;
mod fraction;
mod given_by;
mod lexicon;
mod long;
mod measure;
mod measured;
mod money;
mod none;
mod number;
mod one_of_a_unit;
mod percent;
mod phrase;
mod poll;
#[cfg(test)]
mod sample;
mod shared_unit;
mod subject;
mod tally;
mod votes;

use crate::speech::scene::Scene;
use crate::{Actor, Bound, CurrencyFrom, Figure, Quantity, Statement};
use amount::Amount;
use lexicon::{Lexicon, Scale};
use readout_english::{Relation, Token, Upos, Xpos};
use rustc_hash::FxHashSet;
use std::borrow::Cow;
use std::ops::Range;

/// The figures of an account, in order of the text. Headings give none: they repeat what the body says.
pub(crate) fn figures(scene: Scene, actors: &[Actor], statements: &[Statement]) -> Vec<Figure> {
    let lexicon = Lexicon::built_in();
    let speakers: Vec<_> =
        statements.iter().filter_map(|said| said.speaker.map(|speaker| speaker.span)).collect();
    let mut found = Vec::new();
    let mut poll = poll::Last::default();
    let mut last = 0;
    for sentence in scene.english.sentences.iter().filter(|sentence| !sentence.heading) {
        let reading =
            Reading { scene, lexicon, sentence: sentence.tokens.clone(), speakers: &speakers, actors };
        let between = &scene.text()[last.min(sentence.span.start())..sentence.span.start()];
        poll.read(&reading, between.contains('\n'));
        last = sentence.span.end();
        reading.sentence(statements, &poll, &mut found);
    }
    found
}

/// The unit of people of whom no more is told.
const PEOPLE: &str = "people";

/// What a module made of an amount: the unit it is counted in, and the words it takes.
#[derive(Clone, Debug, PartialEq)]
struct Measured {
    /// From the number to the last word of the unit.
    tokens: Range<usize>,
    quantity: Quantity,
    unit: String,
    /// What the currency is inferred from, where the words tell none.
    currency_from: Option<CurrencyFrom>,
    /// What one of its units is in `unit`: a cent is .01 of a dollar.
    times: f64,
    /// What it is reckoned by: "barrel" in "$50 a barrel".
    per: Option<String>,
    /// The words for what is measured, where they are part of it ("allies and partners").
    what: Option<Range<usize>>,
}

impl Measured {
    fn new(tokens: Range<usize>, quantity: Quantity, unit: impl Into<String>) -> Self {
        Self { tokens, quantity, unit: unit.into(), currency_from: None, times: 1.0, per: None, what: None }
    }
}

/// A way of giving an amount together with its unit: what begins at a token.
type Whole = fn(&Reading, usize) -> Option<(Amount, Measured)>;

/// Ways of giving an amount together with its unit, in the order in which they are tried.
const WHOLES: [Whole; 9] = [
    votes::votes,
    anniversary::anniversary,
    long::long,
    long::two_units,
    fraction::majority,
    fraction::one_in,
    fraction::half_of_a_unit,
    fraction::fraction,
    one_of_a_unit::one_of_a_unit,
];

/// The quantities an amount is tried for, in this order.
const QUANTITIES: [fn(&Reading, &Amount) -> Option<Measured>; 4] =
    [percent::percent, money::money, measure::measure, counted::counted];

/// One sentence, as the modules see it.
struct Reading<'a> {
    scene: Scene<'a>,
    lexicon: &'static Lexicon,
    sentence: Range<usize>,
    /// Where the speakers of the statements stand.
    speakers: &'a [readout_document::Span],
    /// Who is named in the account.
    actors: &'a [Actor],
}

/// A figure as far as it is known within its sentence.
#[derive(Clone, Debug)]
struct Found {
    amount: Amount,
    measured: Measured,
    bound: Bound,
    /// Its tokens, with those of the bound.
    tokens: Range<usize>,
}

impl Reading<'_> {
    fn sentence(&self, statements: &[Statement], poll: &poll::Last, figures: &mut Vec<Figure>) {
        let mut here: Vec<Found> = Vec::new();
        let mut at = self.sentence.start;
        while at < self.sentence.end {
            if !self.may_begin(at) {
                at += 1;
                continue;
            }
            let (to, found) = self.figure(at, &here);
            here.extend(found);
            at = to.max(at + 1);
        }
        for found in here {
            figures.push(self.finish(found, statements, poll));
        }
    }

    /// What begins at token `at`, if it is a figure, and where to go on.
    fn figure(&self, at: usize, before: &[Found]) -> (usize, Option<Found>) {
        if let Some((amount, measured)) = WHOLES.iter().find_map(|whole| whole(self, at)) {
            let found = self.bounded(amount, measured);
            return (found.tokens.end, (!none::is_none(self, &found)).then_some(found));
        }
        let Some(amount) = self.amount(at) else { return (at + 1, None) };
        let to = amount.tokens.end;
        if none::is_number_of_something_else(self, &amount) {
            return (to, None);
        }
        let measured = QUANTITIES.iter().find_map(|quantity| quantity(self, &amount));
        let measured = measured
            .or_else(|| shared_unit::shared_unit(self, &amount, before))
            .or_else(|| elided::elided(self, &amount, before))
            .or_else(|| tally::tally(self, &amount))
            .or_else(|| compared::compared(self, &amount, before))
            .or_else(|| subject::subject(self, &amount, before))
            .or_else(|| elided::crowd(self, &amount));
        let Some(mut measured) = measured else { return (to, None) };
        if measured.unit == "other" {
            measured.unit = elided::unit_of_others(before);
        }
        let to = measured.tokens.end;
        let found = self.bounded(amount, measured);
        if none::is_none(self, &found) {
            return (to, None);
        }
        (found.tokens.end.max(to), Some(found))
    }

    fn finish(&self, found: Found, statements: &[Statement], poll: &poll::Last) -> Figure {
        let span = self.scene.span(&found.tokens);
        let times = found.measured.times;
        let measured = measured::measured(self, &found);
        let slight = none::is_slight(self, &found);
        let statement = given_by::statement(self, span, statements);
        let source = poll.source(self, &found).filter(|_| statement.is_none());
        Figure {
            span,
            value: found.amount.value.map(|value| rounded(value * times)),
            upper: found.amount.upper.map(|value| rounded(value * times)),
            bound: found.bound,
            quantity: found.measured.quantity,
            unit: found.measured.unit,
            currency_from: found.measured.currency_from,
            per: found.measured.per,
            what: measured.what.map(|tokens| self.scene.span(&tokens)),
            of: measured.of.map(|tokens| self.scene.span(&tokens)),
            statement,
            source,
            as_of: given_by::as_of(self, span, statement.map(|at| &statements[at])),
            slight,
        }
    }

    /// Whether an amount may begin at token `at`: a quick look that most words fail.
    fn may_begin(&self, at: usize) -> bool {
        let Some(word) = self.word(at) else { return false };
        let first = word.as_bytes()[0];
        if first.is_ascii_digit() || self.token(at).upos == Upos::Num || self.token(at).upos == Upos::Sym {
            return true;
        }
        let long = self.is(at + 2, "long") && self.is_hyphen(at + 1);
        let article = matches!(first, b'a' | b'A') && matches!(word.len(), 1 | 2);
        let before_sign =
            word.len() <= 3 && first.is_ascii_uppercase() && self.is(at + 1, "$") && self.is_glued(at + 1);
        if article || before_sign || long {
            return true;
        }
        self.lower(at).is_some_and(|word| {
            self.lexicon.may_begin(&word) || matches!(&*word, "several" | "between" | "its" | "the" | "their")
        })
    }

    fn token(&self, at: usize) -> &Token {
        &self.scene.english.tokens[at]
    }

    /// The words of token `at` of the sentence.
    fn word(&self, at: usize) -> Option<&str> {
        self.sentence.contains(&at).then(|| self.scene.word(at))
    }

    /// The same in lower case.
    fn lower(&self, at: usize) -> Option<Cow<'_, str>> {
        let word = self.word(at)?;
        if word.chars().any(char::is_uppercase) {
            return Some(Cow::Owned(word.to_lowercase()));
        }
        Some(Cow::Borrowed(word))
    }

    fn is(&self, at: usize, word: &str) -> bool {
        self.word(at).is_some_and(|found| found.eq_ignore_ascii_case(word))
    }

    fn is_any(&self, at: usize, words: &FxHashSet<String>) -> bool {
        self.lower(at).is_some_and(|word| words.contains(word.as_ref()))
    }

    /// Whether token `at` is a hyphen or dash that stands between two words without a space.
    fn is_hyphen(&self, at: usize) -> bool {
        let is_dash = self.word(at).is_some_and(|word| matches!(word, "-" | "–" | "‑" | "‐" | "—"));
        is_dash && self.is_glued(at) && self.is_glued(at + 1)
    }

    /// Whether no space stands before token `at`.
    fn is_glued(&self, at: usize) -> bool {
        at > self.sentence.start
            && at < self.sentence.end
            && self.token(at - 1).span.end() == self.token(at).span.start()
    }

    fn scale(&self, at: usize) -> Option<Scale> {
        let word = self.lower(at)?;
        self.lexicon.scales.get(word.as_ref()).copied()
    }

    /// Whether token `at` is a noun in the plural.
    fn is_plural(&self, at: usize) -> bool {
        self.word(at).is_some()
            && (matches!(self.token(at).xpos, Xpos::Nns | Xpos::Nnps)
                || self.is_any(at, &self.lexicon.words.plural))
    }

    fn is_noun(&self, at: usize) -> bool {
        self.word(at).is_some() && matches!(self.token(at).upos, Upos::Noun | Upos::Propn)
    }

    /// Whether nothing stands at token `at` that a number before it would count: "rose to **21**," but "21 ships".
    fn nothing_counted_at(&self, at: usize) -> bool {
        let goes_on = [Upos::Noun, Upos::Propn, Upos::Adj, Upos::Num, Upos::Sym];
        !goes_on.iter().any(|upos| self.token_is(at, *upos)) && !self.is_hyphen(at) && !self.is(at, "percent")
    }

    /// The words from token `at` to the end of the sentence.
    fn words_from(&self, at: usize) -> impl Iterator<Item = &str> + Clone {
        self.scene.words(at.min(self.sentence.end)..self.sentence.end)
    }

    /// The dictionary form of a noun: "ally" of "allies"; names of peoples lose their plural s as well.
    fn singular(&self, at: usize) -> String {
        let word = self.word(at).unwrap_or_default();
        if self.token(at).upos == Upos::Propn
            || word.starts_with(char::is_uppercase) && at > self.sentence.start
        {
            let singular = word.strip_suffix('s').filter(|rest| rest.len() > 3 && !rest.ends_with('s'));
            return singular.unwrap_or(word).to_owned();
        }
        match readout_english::lemma(word, Upos::Noun).as_ref() {
            "people" | "person" => PEOPLE.to_owned(),
            lemma => lemma.to_owned(),
        }
    }

    /// The verb or noun that token `at` hangs on, past other tokens of `within`.
    fn governor(&self, within: &Range<usize>) -> Option<(usize, Relation)> {
        let outer = within.clone().find_map(|at| {
            let head = self.token(at).head?;
            (!within.contains(&head) && self.sentence.contains(&head))
                .then_some((head, self.token(at).relation))
        });
        outer.filter(|(head, _)| self.sentence.contains(head))
    }
}

/// Without the dust of floating point: 7.3 × 1e9 is 7300000000.
fn rounded(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let digits = 12 - value.abs().log10().ceil() as i32;
    format!("{value:.*}", digits.clamp(0, 15) as usize).parse().unwrap_or(value)
}
