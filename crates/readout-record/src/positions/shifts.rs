//! A position that moved, told as a change and not as a contradiction.
//!
//! An account may say so itself: "a day later the minister **appeared to walk back** her words", "before **cutting**
//! that delay to ten days". Or it sets what somebody said on two days side by side in one sentence, and the words
//! carry different stances. Words that are merely older and newer are not held to be a shift.

use super::Stance;
use crate::actors::Joined;
use crate::reading::Reading;
use crate::record::{ActorNumber, Statement, StatementNumber};
use jiff::civil::Date;
use jiff::{Span as Time, ToSpan};
use readout_document::{Evidence, Span};
use readout_english::{Relation, Sentence, Upos, lemma};
use readout_statement::{Account, ActorId};
use readout_story::words::fold;
use rustc_hash::FxHashSet;
use serde::Deserialize;
use std::ops::Range;
use std::sync::LazyLock;

/// A dated change in what an actor says.
#[derive(Clone, Debug, PartialEq)]
pub struct Shift {
    /// Whose position moved.
    pub actor: ActorNumber,
    /// What was said before.
    pub from: Vec<Evidence>,
    /// The day of that, as far as an account tells.
    pub from_day: Option<Date>,
    /// What was said then.
    pub to: Vec<Evidence>,
    /// The day of that.
    pub to_day: Option<Date>,
    /// The words by which accounts say themselves that it moved; none when one only sets both side by side.
    pub asserted: Vec<Evidence>,
    /// The statements of `from` and of `to`.
    pub statements: (Vec<StatementNumber>, Vec<StatementNumber>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    verbs: FxHashSet<String>,
    particles: FxHashSet<String>,
    moves: FxHashSet<String>,
    objects: FxHashSet<String>,
    seeming: FxHashSet<String>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    toml::from_str(include_str!("../../data/shifts.toml")).unwrap_or(Table {
        verbs: FxHashSet::default(),
        particles: FxHashSet::default(),
        moves: FxHashSet::default(),
        objects: FxHashSet::default(),
        seeming: FxHashSet::default(),
    })
});

/// Characters before a shift within which what was said before is looked for.
const NEAR: usize = 900;

/// The statements of one account, as the search for shifts sees them.
pub struct Told<'a> {
    pub account: &'a Account,
    /// Index of the account.
    pub number: usize,
    pub joined: &'a Joined,
    /// The statements of the account in the record, and the number of the first.
    pub statements: &'a [Statement],
    pub first: usize,
    /// The stance that the words of each carry on anything.
    pub stances: &'a [Option<Stance>],
}

/// The shifts that an account tells.
pub fn told(told: &Told) -> Vec<Shift> {
    let mut shifts = Vec::new();
    for sentence in told.account.english.sentences.iter().filter(|sentence| !sentence.heading) {
        let own = told.within(sentence.span);
        if let Some((verb, span)) = asserted(told, sentence)
            && let Some(shift) = told.around(sentence, verb, span, &own)
        {
            shifts.push(shift);
            continue;
        }
        shifts.extend(told.side_by_side(&own));
    }
    shifts
}

/// The verb by which a sentence says that a position moved, and the words of it.
fn asserted(told: &Told, sentence: &Sentence) -> Option<(usize, Span)> {
    let reading = Reading::of(told.account);
    let english = reading.english();
    let quoted = |token: usize| {
        let span = english.tokens[token].span;
        english.quotations.iter().any(|quotation| quotation.content.contains(span))
    };
    let verb = sentence.tokens.clone().find(|at| {
        is_verb(&reading, *at) && moves(&reading, *at) && !negated(&reading, *at) && !quoted(*at)
    })?;
    let seeming = reading.head(verb).filter(|head| {
        reading.relation(verb) == Relation::Xcomp && TABLE.seeming.contains(reading.lemma(*head))
    });
    let first = seeming.unwrap_or(verb);
    let last = english.child(verb, Relation::Obj).or(english.child(verb, Relation::Obl));
    let last = last.map_or(verb + 1, |object| english.subtree(object).end.min(object + 1)).max(verb + 1);
    let last = last.max(english.child(verb, Relation::CompoundPrt).map_or(0, |particle| particle + 1));
    let next = || format!("{} {}", fold(&lemma(reading.word(verb), Upos::Verb)), reading.folded(verb + 1));
    let particle = verb + 1 < sentence.tokens.end && TABLE.particles.contains(&next());
    let last = if particle { last.max(verb + 2) } else { last };
    Some((verb, reading.span(&(first..last))?))
}

/// Verbs, and gerunds that were read as adjectives.
fn is_verb(reading: &Reading, token: usize) -> bool {
    let word = reading.word(token);
    reading.upos(token) == Upos::Verb || reading.upos(token) == Upos::Adj && word.ends_with("ing")
}

/// The noun that a verb moves: its object, or for a gerund the noun just after it.
fn object(reading: &Reading, verb: usize) -> Option<usize> {
    let english = reading.english();
    let near = || {
        let after = verb + 1..(verb + 4).min(english.tokens.len());
        let noun = after.clone().find(|at| reading.upos(*at) == Upos::Noun)?;
        reading.word(verb).ends_with("ing").then_some(noun)
    };
    english.child(verb, Relation::Obj).or_else(near)
}

fn moves(reading: &Reading, verb: usize) -> bool {
    let english = reading.english();
    let lemma = fold(&lemma(reading.word(verb), Upos::Verb));
    let object = object(reading, verb);
    let names_a_position = object.is_some_and(|object| TABLE.objects.contains(reading.lemma(object)));
    let particle = english
        .child(verb, Relation::CompoundPrt)
        .or(Some(verb + 1).filter(|next| *next < english.tokens.len()))
        .is_some_and(|particle| TABLE.particles.contains(&format!("{lemma} {}", reading.folded(particle))));
    let from_words = english.children(verb).any(|child| {
        reading.relation(child) == Relation::Obl && TABLE.objects.contains(reading.lemma(child))
    });
    particle && (names_a_position || from_words || object.is_none())
        || TABLE.verbs.contains(&lemma) && (names_a_position || from_words)
        || TABLE.moves.contains(&lemma) && names_a_position
}

fn negated(reading: &Reading, verb: usize) -> bool {
    reading.english().children(verb).any(|child| matches!(reading.lemma(child), "not" | "never"))
}

/// The subject of a verb, or of the verb above it: "**Adeyle** said ten days before cutting that delay".
fn subject(reading: &Reading, verb: usize) -> Option<usize> {
    let mut at = verb;
    for _ in 0..5 {
        if let Some(subject) = reading.english().child(at, Relation::Nsubj) {
            return Some(subject);
        }
        if !matches!(
            reading.relation(at).universal(),
            Relation::Xcomp | Relation::Advcl | Relation::Conj | Relation::Ccomp
        ) {
            return None;
        }
        at = reading.head(at)?;
    }
    None
}

impl Told<'_> {
    /// The statements whose words of saying, or else whose content, stand in `span`.
    fn within(&self, span: Span) -> Range<usize> {
        let place = |statement: &Statement| match &statement.cue {
            Some(cue) => cue.evidence.span().start(),
            None => statement.content.first().map_or(0, |piece| piece.span().start()),
        };
        let inside: Vec<usize> = (0..self.statements.len())
            .filter(|at| (span.start()..span.end()).contains(&place(&self.statements[*at])))
            .collect();
        inside.first().copied().unwrap_or(0)..inside.last().map_or(0, |last| last + 1)
    }

    /// The actor that a token names, in the record.
    fn actor_at(&self, token: usize) -> Option<ActorNumber> {
        let span = self.account.english.tokens[token].span;
        let found = self.account.actors.iter().enumerate().find_map(|(index, actor)| {
            actor.mentions.iter().any(|mention| mention.span.contains(span)).then_some(ActorId(index))
        })?;
        self.joined.number_of(self.number, found)
    }

    fn by(&self, at: usize, actor: ActorNumber) -> bool {
        self.statements[at].speaker.as_ref().and_then(|speaker| speaker.actor) == Some(actor)
    }

    /// What stands before and after a shift that the account asserts.
    fn around(&self, sentence: &Sentence, verb: usize, words: Span, own: &Range<usize>) -> Option<Shift> {
        let reading = Reading::of(self.account);
        let said: Vec<usize> = own.clone().collect();
        // What somebody says of another's course is no shift that the account tells.
        let seems = reading.relation(verb) == Relation::Xcomp || self.leads_to(&reading, verb);
        let mut contents = self.account.statements.iter().flat_map(|it| &it.content);
        if !seems && contents.any(|piece| piece.contains(words)) {
            return None;
        }
        let actor = subject(&reading, verb).and_then(|subject| self.actor_at(subject)).or_else(|| {
            let before = said.iter().rev().find(|at| start(&self.statements[**at]) < words.start());
            self.statements[*before.or(said.first())?].speaker.as_ref()?.actor
        })?;
        let mine: Vec<usize> = said.into_iter().filter(|at| self.by(*at, actor)).collect();
        let cue = |at: &usize| self.statements[*at].cue.as_ref().map_or(0, |cue| cue.evidence.span().start());
        // What the shift itself names as "comments" was read as said, too: it is no statement of its own.
        let real = |at: &usize| {
            !self.statements[*at].cue.as_ref().is_some_and(|cue| words.contains(cue.evidence.span()))
        };
        let before: Vec<usize> = mine.iter().copied().filter(|at| cue(at) < words.start()).collect();
        let after: Vec<usize> =
            mine.iter().copied().filter(|at| cue(at) >= words.end()).filter(real).collect();
        let moved_to = object(&reading, verb).filter(|_| self.leads_to(&reading, verb)).and_then(|object| {
            let end = reading.english().subtree(object).end.max(reading.english().subtree(verb).end);
            reading.span(&(verb..end.min(sentence.tokens.end)))
        });
        if let (Some(moved_to), Some(last)) = (moved_to, before.last()) {
            let to = Evidence::of(&self.account.document, moved_to);
            return Some(self.shift(actor, vec![*last], Vec::new(), vec![to], words));
        }
        let recalled = after.first().copied().filter(|at| self.recalls(words, *at));
        let (from, to) = match recalled {
            Some(recalled) => (vec![recalled], self.last_before(sentence.span.start(), actor, recalled)),
            None => {
                let earlier: Vec<usize> = if before.is_empty() {
                    self.last_before(sentence.span.start(), actor, usize::MAX)
                } else {
                    before
                };
                let next = own.end..(own.end + 2).min(self.statements.len());
                let later = if after.is_empty() {
                    next.filter(|at| self.by(*at, actor)).take(1).collect()
                } else {
                    after
                };
                (earlier, later)
            }
        };
        (!from.is_empty() && !to.is_empty()).then(|| self.shift(actor, from, to, Vec::new(), words))
    }

    /// Whether a verb tells what a position became: "**before** later **cutting** that delay to ten days".
    fn leads_to(&self, reading: &Reading, verb: usize) -> bool {
        (verb.saturating_sub(2)..verb).any(|at| reading.lemma(at) == "before")
    }

    /// Whether what follows a shift is what was said before it: "retreated from her words of Tuesday, **when she said**".
    fn recalls(&self, words: Span, at: usize) -> bool {
        let Some(cue) = &self.statements[at].cue else { return false };
        let between = &self.account.document.text[words.end()..cue.evidence.span().start().max(words.end())];
        between.split_whitespace().any(|word| matches!(fold(word).as_str(), "when" | "that" | "where"))
    }

    /// The actor's last statements before a place, those that stand together.
    fn last_before(&self, place: usize, actor: ActorNumber, except: usize) -> Vec<usize> {
        let near = |at: &usize| {
            let start = start(&self.statements[*at]);
            start < place && place - start <= NEAR
        };
        let mut found: Vec<usize> = (0..self.statements.len())
            .rev()
            .filter(|at| *at != except && self.by(*at, actor))
            .filter(near)
            .take(2)
            .collect();
        let day = |at: &usize| self.statements[*at].date.as_ref().map(|date| date.value);
        if found.len() == 2 && day(&found[0]) != day(&found[1]) {
            found.pop();
        }
        found.reverse();
        found
    }

    fn shift(
        &self,
        actor: ActorNumber,
        from: Vec<usize>,
        to: Vec<usize>,
        named: Vec<Evidence>,
        words: Span,
    ) -> Shift {
        let evidence = |at: &usize| whole(self.account, &self.statements[*at]);
        let from_day = self.day(&from);
        let to_day = self.told_day(&to, words, from_day).or_else(|| self.day(&to));
        let number = |at: &usize| StatementNumber(self.first + at);
        Shift {
            actor,
            from: from.iter().map(evidence).collect(),
            from_day,
            to: to.iter().map(evidence).chain(named).collect(),
            to_day,
            asserted: vec![Evidence::of(&self.account.document, words)],
            statements: (from.iter().map(number).collect(), to.iter().map(number).collect()),
        }
    }

    fn day(&self, said: &[usize]) -> Option<Date> {
        said.iter().filter_map(|at| self.statements[*at].date.as_ref()).map(|date| date.value).max()
    }

    /// The day that the words before a shift tell: "**a day later** she appeared to retreat".
    fn told_day(&self, to: &[usize], words: Span, from: Option<Date>) -> Option<Date> {
        let cue = to.first().and_then(|at| self.statements[*at].cue.as_ref())?;
        if cue.evidence.span().start() < words.start() {
            return None;
        }
        let text = &self.account.document.text;
        let before = text[..words.start()].rfind(['.', '\n', ';']).map_or(0, |at| at + 1);
        let lead: Vec<String> = text[before..words.start()].split_whitespace().map(fold).collect();
        lead.windows(3).find_map(|three| {
            let [count, unit, "later"] = three.iter().map(String::as_str).collect::<Vec<_>>()[..] else {
                return None;
            };
            let step: Time = later(count, unit)?;
            from?.checked_add(step).ok()
        })
    }

    /// Two days of one actor in one sentence, with different stances: "on Tuesday she said they would not; on Wednesday
    /// she said they might".
    fn side_by_side(&self, own: &Range<usize>) -> Option<Shift> {
        let mut pairs = own.clone().zip(own.clone().skip(1));
        let (one, two) = pairs.find(|(one, two)| {
            let speaker = |at: usize| self.statements[at].speaker.as_ref().and_then(|speaker| speaker.actor);
            let day = |at: usize| self.statements[at].date.as_ref().map(|date| date.value);
            let opposed = matches!(
                (self.stances[*one], self.stances[*two]),
                (Some(Stance::For), Some(Stance::Against))
                    | (Some(Stance::Against), Some(Stance::For | Stance::Open))
            );
            speaker(*one).is_some()
                && speaker(*one) == speaker(*two)
                && opposed
                && day(*one).zip(day(*two)).is_some_and(|(one, two)| one < two)
        })?;
        let actor = self.statements[one].speaker.as_ref()?.actor?;
        let mut shift = self.shift(actor, vec![one], vec![two], Vec::new(), Span::new(0, 0));
        shift.asserted.clear();
        shift.to_day = self.day(&[two]);
        Some(shift)
    }
}

/// How long after something: "a day later", "three weeks later".
fn later(count: &str, unit: &str) -> Option<Time> {
    let count: i64 = match count {
        "a" | "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        _ => count.parse().ok().filter(|count| (1..1000).contains(count))?,
    };
    match unit.trim_end_matches('s') {
        "day" => Some(count.days()),
        "week" => Some(count.weeks()),
        "month" => Some(count.months()),
        _ => None,
    }
}

fn start(statement: &Statement) -> usize {
    statement.content.first().map_or(0, |piece| piece.span().start())
}

/// From the first to the last word of what was said.
fn whole(account: &Account, statement: &Statement) -> Evidence {
    let spans = statement.content.iter().map(Evidence::span);
    Evidence::of(&account.document, spans.reduce(Span::cover).unwrap_or_else(|| Span::new(0, 0)))
}

/// Tells a shift that several accounts tell once: the same actor on the same days.
pub fn joined(mut shifts: Vec<Shift>) -> Vec<Shift> {
    shifts.sort_by(|one, two| {
        let key = |it: &Shift| (it.actor, it.from_day, it.to_day, it.statements.clone());
        key(one).cmp(&key(two))
    });
    let mut joined: Vec<Shift> = Vec::new();
    for shift in shifts {
        let words = |it: &Shift| it.from.first().map(|from| fold(from.exact()));
        match joined.last_mut() {
            Some(last)
                if last.actor == shift.actor && words(last) == words(&shift)
                    || last.actor == shift.actor
                        && last.from_day == shift.from_day
                        && last.to_day == shift.to_day
                        && shift.from_day.is_some()
                        && shift.to_day.is_some() =>
            {
                last.from.extend(shift.from);
                last.to.extend(shift.to);
                last.asserted.extend(shift.asserted);
                last.statements.0.extend(shift.statements.0);
                last.statements.1.extend(shift.statements.1);
            }
            _ => joined.push(shift),
        }
    }
    joined
}
