//! What is argued about: the words that several statements of several actors turn on.
//!
//! A term is a noun (or a verb of a matter that goes under several words) on which a statement's words carry a stance.
//! Terms that several actors speak of make an issue, named in the words that most texts have for it.

pub mod matters;
pub(crate) mod reach;
pub mod terms;

use crate::lexicon::Lexicon;
use crate::positions::Stance;
use crate::record::{ActorNumber, RecordedAccount, StatementNumber};
use readout_document::{Evidence, Span};
use readout_story::words::fold;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;
use terms::{Form, kind_of};

/// Something argued about.
#[derive(Clone, Debug, PartialEq)]
pub struct Issue {
    /// The words of an account that name it.
    pub name: Evidence,
    /// What a user's codebook calls it.
    pub called: Option<String>,
    /// How many texts have a statement on it: copies of one text count once.
    pub texts: usize,
}

/// Index of an issue in its record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct IssueNumber(pub usize);

/// One statement's bearing on one thing.
#[derive(Clone, Debug)]
pub struct Bearing {
    /// What it bears on.
    pub key: String,
    /// As what the word names it.
    pub form: Form,
    /// The family of the word.
    pub family: String,
    /// The statement; none when the account tells itself what the actor wants.
    pub statement: Option<StatementNumber>,
    /// Where what is said or wanted stands.
    pub place: Span,
    pub actor: ActorNumber,
    /// Index of the account.
    pub account: usize,
    /// Number of the text the account prints.
    pub text: usize,
    /// The words that name it there; none when they stand in what came before.
    pub phrase: Option<Span>,
    /// The noun of them.
    pub head: Option<Span>,
    /// The party whose it is, where that matters.
    pub of: Option<String>,
    pub stance: Option<Stance>,
    /// The words that carry the stance.
    pub words: Option<Span>,
    /// Whether it is left open that there be none of it.
    pub spared: bool,
}

impl Bearing {
    /// What tells one statement from another.
    pub fn id(&self) -> StatementKey {
        (self.account, self.place)
    }
}

/// Account and place of a statement.
type StatementKey = (usize, Span);

/// Statements from which an issue may be so broad that a statement counts under it only when it counts under no narrower
/// one, and the share of all that bear on anything that it then has at least, as one in so many.
const BROAD: usize = 10;
const BROAD_SHARE: usize = 6;
/// Statements beyond which what is spoken of is an issue when one actor takes a stance on it.
const SPOKEN_OF: usize = 3;
/// Texts in which one actor takes a stance on something, so that it is an issue when nobody else speaks of it.
const TEXTS_OF_ONE: usize = 3;
/// Issues that a statement may be counted under.
const ISSUES_OF_A_STATEMENT: usize = 2;
/// Share of a smaller issue's statements in a larger one from which the two are one.
const SAME_ISSUE: f32 = 0.7;

/// The issues among what the statements bear on, those of most actors first, with the bearings on each.
pub fn issues(
    recorded: &[RecordedAccount],
    lexicon: &Lexicon,
    bearings: Vec<Bearing>,
) -> Vec<(Issue, Vec<Bearing>)> {
    let statements = count(&bearings, Bearing::id);
    let mut by_key: FxHashMap<String, Vec<Bearing>> = FxHashMap::default();
    for bearing in bearings {
        by_key.entry(bearing.key.clone()).or_default().push(bearing);
    }
    let defined = |key: &str| kind_of(&lexicon.matters, key).and_then(|kind| kind.called.clone());
    let mut groups: Vec<(String, Vec<Bearing>, bool)> = Vec::new();
    for (key, mut bearings) in by_key {
        let nouns: FxHashSet<String> =
            bearings.iter().filter(|it| it.form == Form::Deverbal).map(|it| it.family.clone()).collect();
        bearings.retain(|it| it.form != Form::Verb || nouns.contains(&it.family));
        if defined(&key).is_some() && !bearings.is_empty() || is_argued(&bearings) {
            let held = count(&bearings, Bearing::id);
            let broad = held >= BROAD && held * BROAD_SHARE >= statements;
            groups.push((key, bearings, broad));
        }
    }
    groups.sort_by_cached_key(|(key, bearings, broad)| {
        let first = defined(key).is_none();
        (first, *broad, Reverse((weight(bearings), bearings.len())), key.clone())
    });
    let mut taken: FxHashMap<StatementKey, usize> = FxHashMap::default();
    let mut kept: Vec<(FxHashSet<StatementKey>, Issue, Vec<Bearing>)> = Vec::new();
    for (key, bearings, broad) in groups {
        let most = if broad { 1 } else { ISSUES_OF_A_STATEMENT };
        let called = defined(&key);
        let own: FxHashSet<StatementKey> = bearings.iter().map(Bearing::id).collect();
        let within = |other: &FxHashSet<StatementKey>| {
            own.intersection(other).count() as f32 >= SAME_ISSUE * own.len() as f32
        };
        if called.is_none() && kept.iter().any(|(other, _, _)| within(other)) {
            continue;
        }
        let free = |it: &Bearing| taken.get(&it.id()).copied().unwrap_or(0) < most;
        let open: Vec<Bearing> =
            bearings.into_iter().filter(|it| free(it) && !(broad && it.form == Form::Aside)).collect();
        if called.is_none() && !is_argued(&open) {
            continue;
        }
        let Some(name) = name(recorded, &open) else { continue };
        for statement in open.iter().map(Bearing::id).collect::<FxHashSet<_>>() {
            *taken.entry(statement).or_default() += 1;
        }
        kept.push((own, Issue { name, called, texts: count(&open, |it| it.text) }, open));
    }
    kept.sort_by_cached_key(|(_, issue, bearings)| {
        (Reverse((weight(bearings), bearings.len())), recorded_order(issue, bearings))
    });
    kept.into_iter().map(|(_, issue, bearings)| (issue, bearings)).collect()
}

/// Where an issue's first statement stands.
fn recorded_order(issue: &Issue, bearings: &[Bearing]) -> (Option<StatementKey>, Span) {
    (bearings.iter().map(Bearing::id).min(), issue.name.span())
}

/// How many a group has of something.
fn count<T: std::hash::Hash + Eq>(bearings: &[Bearing], of: impl Fn(&Bearing) -> T) -> usize {
    bearings.iter().map(of).collect::<FxHashSet<T>>().len()
}

/// Whether it is argued about: several actors take a stance on it; one does, and several statements of several actors
/// turn on it; or one does in many texts.
fn is_argued(bearings: &[Bearing]) -> bool {
    let heads: Vec<Bearing> = bearings.iter().filter(|it| it.form != Form::Aside).cloned().collect();
    let (actors, said) = (count(&heads, |it| it.actor), count(&heads, Bearing::id));
    let spoken_of = count(bearings, |it| it.actor) > 1
        && count(bearings, Bearing::id) > SPOKEN_OF
        && count(bearings, |it| it.text) > 1;
    let taken: Vec<Bearing> = heads.into_iter().filter(|it| it.stance.is_some()).collect();
    match stand(&taken) {
        0 => false,
        1 => actors > 1 && said > 2 || spoken_of || count(&taken, |it| it.text) >= TEXTS_OF_ONE,
        _ => actors > 1,
    }
}

/// How many actors take a stance.
fn stand(bearings: &[Bearing]) -> usize {
    let taken = bearings.iter().filter(|it| it.stance.is_some_and(|stance| stance != Stance::Declined));
    taken.map(|it| it.actor).collect::<FxHashSet<ActorNumber>>().len()
}

/// How much is argued about it: actors and texts.
fn weight(bearings: &[Bearing]) -> usize {
    count(bearings, |it| it.actor.0) * count(bearings, |it| it.text)
}

/// The words for it that most texts have, where two to four words count as much as two texts more; of those equally
/// good, the shortest and earliest. Where a stance is taken the words are better than where it is only spoken of; what
/// is several parties' goes by the noun alone.
fn name(recorded: &[RecordedAccount], bearings: &[Bearing]) -> Option<Evidence> {
    let parties: FxHashSet<&String> = bearings.iter().filter_map(|it| it.of.as_ref()).collect();
    let several = parties.len() > 1;
    let words = |bearing: &Bearing| bearing.phrase.and(if several { bearing.head } else { bearing.phrase });
    let telling = |bearing: &Bearing| {
        let many =
            |span: Span| span.of(&recorded[bearing.account].document.text).contains(char::is_whitespace);
        bearing.stance.is_some() && words(bearing).is_some_and(|span| several || many(span))
    };
    let taken = bearings.iter().any(telling);
    let mut names: FxHashMap<String, (FxHashSet<usize>, usize, Span)> = FxHashMap::default();
    for bearing in bearings.iter().filter(|it| !taken || it.stance.is_some()) {
        let Some(span) = words(bearing) else { continue };
        let words = recorded[bearing.account].document.text.get(span.start()..span.end())?;
        if words.contains('\n') {
            continue;
        }
        let entry = names.entry(fold(words)).or_insert_with(|| (FxHashSet::default(), bearing.account, span));
        entry.0.insert(bearing.text);
        if (bearing.account, span) < (entry.1, entry.2) {
            (entry.1, entry.2) = (bearing.account, span);
        }
    }
    let mut names: Vec<(String, usize, usize, Span)> =
        names.into_iter().map(|(name, (texts, account, span))| (name, texts.len(), account, span)).collect();
    names.sort_by_cached_key(|(name, texts, account, span)| {
        let words = name.split_whitespace().count();
        let telling = usize::from((2..=4).contains(&words));
        (Reverse(*texts + 2 * telling), words, *account, *span)
    });
    let (_, _, account, span) = names.first()?;
    Some(Evidence::of(&recorded[*account].document, *span))
}
