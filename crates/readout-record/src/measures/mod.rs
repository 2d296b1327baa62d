//! The same figure in several accounts: what is counted, how, and the values the accounts give.

use crate::reading::Reading;
use crate::record::{AccountNumber, RecordedAccount};
use readout_document::{Evidence, Span};
use readout_english::Upos;
use readout_statement::{Account, Bound, Figure, Quantity};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;

/// One thing measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// The unit.
    pub unit: String,
    /// What it is counted in.
    pub quantity: Quantity,
    /// What each account gives, by account and place.
    pub given: Vec<Given>,
    /// How many texts give it: copies of one text count once.
    pub texts: usize,
    /// Whether all that is given are counts so small that they tell little by themselves ("two camps").
    pub slight: bool,
}

/// What one account gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    /// The account.
    pub account: AccountNumber,
    /// The words of the figure.
    pub figure: Evidence,
    /// The clause it stands in.
    pub clause: Evidence,
    /// The number, when there is one.
    pub value: Option<f64>,
    /// What the words around it make of it.
    pub bound: Bound,
    /// Whether it is a count so small that it tells little by itself ("two camps").
    pub slight: bool,
}

/// Tokens on each side of a figure that tell what it measures.
const WINDOW: usize = 9;
/// Holders of a word beyond which it joins nothing.
const COMMONPLACE: usize = 40;

/// A figure with the words that tell what it measures.
struct Single<'a> {
    account: usize,
    figure: &'a Figure,
    about: FxHashSet<String>,
}

/// The figures, those of most texts first.
pub fn measures(accounts: &[&Account], recorded: &[RecordedAccount]) -> Vec<Measure> {
    let mut singles: Vec<Single> = Vec::new();
    for (number, account) in accounts.iter().enumerate() {
        let reading = Reading::of(account);
        singles.extend(account.figures.iter().map(|figure| Single {
            account: number,
            figure,
            about: about(&reading, figure),
        }));
    }
    let mut group: Vec<usize> = (0..singles.len()).collect();
    for (one, two) in candidates(&singles) {
        if same(&singles[one], &singles[two]) {
            let (one, two) = (root(&group, one), root(&group, two));
            group[one.max(two)] = one.min(two);
        }
    }
    let mut groups: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for at in 0..group.len() {
        groups.entry(root(&group, at)).or_default().push(at);
    }
    let mut found: Vec<Measure> =
        groups.values().map(|members| measure(accounts, recorded, &singles, members)).collect();
    found.sort_by_cached_key(|measure| {
        let first = &measure.given[0];
        (Reverse(measure.texts), first.account, first.figure.span())
    });
    found
}

fn root(group: &[usize], mut at: usize) -> usize {
    while group[at] != at {
        at = group[at];
    }
    at
}

/// The words of content around a figure, in its sentence.
fn about(reading: &Reading, figure: &Figure) -> FxHashSet<String> {
    let tokens = reading.tokens(figure.span);
    let Some(sentence) = reading.english().sentence_of(tokens.start) else { return FxHashSet::default() };
    let from = tokens.start.saturating_sub(WINDOW).max(sentence.tokens.start);
    let to = (tokens.end + WINDOW).min(sentence.tokens.end);
    let content = |at: &usize| matches!(reading.upos(*at), Upos::Noun | Upos::Verb | Upos::Propn);
    let words = (from..tokens.start).chain(tokens.end..to).filter(content);
    words
        .map(|at| reading.lemma(at).to_owned())
        .filter(|word| *word != figure.unit && word.len() > 2)
        .collect()
}

/// Pairs of figures in one unit from two accounts that share a word, in order.
fn candidates(singles: &[Single]) -> Vec<(usize, usize)> {
    let mut holders: FxHashMap<(Quantity, &str, &str), Vec<usize>> = FxHashMap::default();
    for (at, single) in singles.iter().enumerate() {
        for word in &single.about {
            let key = (single.figure.quantity, single.figure.unit.as_str(), word.as_str());
            holders.entry(key).or_default().push(at);
        }
    }
    let mut pairs = Vec::new();
    for bucket in holders.into_values() {
        let reach = if bucket.len() <= COMMONPLACE { bucket.len() } else { 3 };
        for (at, one) in bucket.iter().enumerate() {
            let near = &bucket[at + 1..bucket.len().min(at + reach)];
            pairs.extend(near.iter().map(|two| (*one, *two)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Whether two figures measure one thing, as far as the words around them tell.
fn same(one: &Single, two: &Single) -> bool {
    let shared = one.about.intersection(&two.about).count();
    let fewer = one.about.len().min(two.about.len());
    let equal = one.figure.value.is_some() && one.figure.value == two.figure.value;
    let enough = if equal { shared >= 1 && shared * 3 >= fewer } else { shared >= 2 && shared * 2 >= fewer };
    enough && one.figure.per == two.figure.per && (equal || one.account != two.account)
}

fn measure(
    accounts: &[&Account],
    recorded: &[RecordedAccount],
    singles: &[Single],
    members: &[usize],
) -> Measure {
    let mut members: Vec<&Single> = members.iter().map(|at| &singles[*at]).collect();
    members.sort_by_key(|it| (it.account, it.figure.span));
    let given = members.iter().map(|it| {
        let document = &accounts[it.account].document;
        Given {
            account: AccountNumber(it.account),
            figure: Evidence::of(document, it.figure.span),
            clause: Evidence::of(document, clause(accounts[it.account], it.figure)),
            value: it.figure.value,
            bound: it.figure.bound,
            slight: it.figure.slight,
        }
    });
    let texts: FxHashSet<usize> = members.iter().map(|it| recorded[it.account].text).collect();
    Measure {
        unit: members[0].figure.unit.clone(),
        quantity: members[0].figure.quantity,
        given: given.collect(),
        texts: texts.len(),
        slight: members.iter().all(|it| it.figure.slight),
    }
}

/// The part of its sentence that a figure stands in: up to the next comma or semicolon on each side.
fn clause(account: &Account, figure: &Figure) -> Span {
    let text = &account.document.text;
    let tokens = Reading::of(account).tokens(figure.span);
    let Some(sentence) = account.english.sentence_of(tokens.start) else { return figure.span };
    let parts = |at: &usize| matches!(text[*at..].chars().next(), Some(',' | ';' | '—' | '“' | '”' | '"'));
    let before: Vec<usize> = text[sentence.span.start()..figure.span.start()]
        .char_indices()
        .map(|(at, _)| sentence.span.start() + at)
        .filter(parts)
        .collect();
    let start = before
        .last()
        .map_or(sentence.span.start(), |at| at + text[*at..].chars().next().map_or(1, char::len_utf8));
    let end = text[figure.span.end()..sentence.span.end()]
        .char_indices()
        .map(|(at, _)| figure.span.end() + at)
        .find(parts)
        .unwrap_or(sentence.span.end());
    Span::new(start, end.max(figure.span.end())).trim(text).cover(figure.span)
}
