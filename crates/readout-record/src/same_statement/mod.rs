//! The same statement in several accounts: one utterance quoted whole, cut or with words that drifted, or told in
//! other words. “We sail at dawn,” Solberg said | Solberg promised **to leave at first light**.
//!
//! Each statement is held against the fullest tellings of each utterance, those in direct speech first: the speaker
//! must be the same, and what is shared of the content, weighed by its rarity in the story, must be most of the
//! shorter telling. Words are compared by family and by what reporters put for each other; names by whom they name.

mod content;
mod origins;
mod speakers;
pub mod words;

use crate::actors::Joined;
use crate::align::align;
use crate::record::{
    Actor, ActorNumber, RecordedAccount, SameStatement, SameWords, Statement, StatementNumber, Telling,
    TellingKind,
};
use content::{Concept, Contents};
use origins::Origin;
use readout_document::{Evidence, Span};
use readout_statement::{Account, Act, ActorKind, StatementKind};
use readout_story::words::{Word, words as words_of};
use rustc_hash::{FxHashMap, FxHashSet};
use speakers::{Agreement, Speakers};
use std::cmp::Reverse;

/// Share of a telling's content that must be shared, when the speaker is the same.
const ENOUGH: f32 = 0.42;
/// How much less the fullest telling may share of a statement that is like another telling of the group.
const THROUGH_ANOTHER: f32 = 0.1;
/// Tellings of a group that a statement is held against, besides the fullest.
const HELD_AGAINST: usize = 6;
/// Weight that must be shared, as a multiple of what the rarest concept weighs.
const LEAST: f32 = 1.6;
/// Concepts of a statement that lead to the tellings it may belong to: its rarest.
const LEADS: usize = 12;
/// Tellings that one concept may lead to: what is in more tells nothing.
const COMMONPLACE: usize = 48;
/// Utterances that one statement may tell at once: "he said they had spoken and would meet".
const AT_ONCE: usize = 2;

/// Finds the statements that several accounts tell.
pub fn find(
    accounts: &[&Account],
    recorded: &[RecordedAccount],
    joined: &Joined,
    statements: &[Statement],
    same_words: &[SameWords],
) -> Vec<SameStatement> {
    let contents = Contents::read(accounts, joined, statements);
    let speakers = Speakers::of(&joined.actors);
    let quoted = Quoted::of(same_words);
    let mut order: Vec<usize> = (0..statements.len()).collect();
    order.sort_by_cached_key(|at| (directness(&statements[*at]), Reverse(contents.of[*at].words), *at));
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut leaders = Leaders::default();
    for at in order {
        let mut near: Vec<(f32, usize)> = leaders
            .near(&contents, at)
            .into_iter()
            .chain(quoted.with(at).iter().filter_map(|other| leaders.group_of.get(other).copied()))
            .filter_map(|group| {
                let members = &groups[group];
                if nested(&statements[members[0]], &statements[at]) {
                    return None;
                }
                if quoted.same(members[0], at) {
                    return Some((2.0, group));
                }
                let like = |member: usize| likeness(&contents, &speakers, statements, member, at);
                let leader = like(members[0]).filter(|score| *score >= ENOUGH - THROUGH_ANOTHER)?;
                let others = members.iter().skip(1).take(HELD_AGAINST).filter_map(|member| like(*member));
                let best = others.fold(leader, f32::max);
                (best >= ENOUGH).then_some((best, group))
            })
            .collect();
        near.sort_by(|one, two| two.0.total_cmp(&one.0).then(one.1.cmp(&two.1)));
        near.dedup_by_key(|(_, group)| *group);
        for (_, group) in near.iter().take(AT_ONCE) {
            groups[*group].push(at);
        }
        if near.is_empty() {
            leaders.add(&contents, at, groups.len());
            groups.push(vec![at]);
        }
    }
    let alike = |one: usize, two: usize| likeness(&contents, &speakers, statements, one, two);
    let groups = merged(groups, statements.len(), alike);
    let origin_of = origins::of(recorded, statements);
    let several = groups.into_iter().filter(|members| {
        members.iter().any(|member| statements[*member].account != statements[members[0]].account)
    });
    let mut found: Vec<SameStatement> = several
        .map(|members| same_statement(recorded, &joined.actors, statements, &quoted, &origin_of, members))
        .collect();
    found.sort_by_cached_key(|same| (Reverse(same.texts), same.tellings[0].statement));
    found
}

/// Makes one of groups that have a telling in common, when their fullest tellings are nearly enough alike.
fn merged(
    mut groups: Vec<Vec<usize>>,
    statements: usize,
    alike: impl Fn(usize, usize) -> Option<f32>,
) -> Vec<Vec<usize>> {
    let mut first: Vec<Option<usize>> = vec![None; statements];
    for group in 0..groups.len() {
        let tied = groups[group].iter().filter_map(|member| first[*member]);
        let leader = groups[group][0];
        let into = tied.min().filter(|other| {
            alike(groups[*other][0], leader).is_some_and(|score| score >= ENOUGH - THROUGH_ANOTHER)
        });
        let members = groups[group].clone();
        let at = into.unwrap_or(group);
        for member in members {
            first[member].get_or_insert(at);
            if at != group && !groups[at].contains(&member) {
                groups[at].push(member);
            }
        }
        if at != group {
            groups[group].truncate(1);
        }
    }
    groups
}

/// The speaker's own words come first, then some of them, then what is told of them.
fn directness(statement: &Statement) -> u8 {
    match statement.kind {
        StatementKind::Direct => 0,
        StatementKind::Mixed => 1,
        StatementKind::Indirect => 2,
    }
}

/// The fullest telling of each utterance, by the concepts it holds.
#[derive(Default)]
struct Leaders {
    by_concept: FxHashMap<Concept, Vec<usize>>,
    group_of: FxHashMap<usize, usize>,
}

impl Leaders {
    fn add(&mut self, contents: &Contents, statement: usize, group: usize) {
        self.group_of.insert(statement, group);
        for concept in &contents.of[statement].concepts {
            self.by_concept.entry(*concept).or_default().push(group);
        }
    }

    /// Groups that share two or more of the statement's rarest concepts.
    fn near(&self, contents: &Contents, statement: usize) -> Vec<usize> {
        let mut concepts: Vec<Concept> = contents.of[statement].concepts.clone();
        concepts.sort_by(|one, two| {
            contents.weights[*two as usize].total_cmp(&contents.weights[*one as usize]).then(one.cmp(two))
        });
        let mut met: FxHashMap<usize, u32> = FxHashMap::default();
        let lists = concepts.iter().take(LEADS).filter_map(|concept| self.by_concept.get(concept));
        for group in lists.filter(|list| list.len() <= COMMONPLACE).flatten() {
            *met.entry(*group).or_default() += 1;
        }
        let mut near: Vec<usize> =
            met.into_iter().filter(|(_, times)| *times > 1).map(|(group, _)| group).collect();
        near.sort_unstable();
        near
    }
}

/// How alike two statements are, when they may be one: about 1 when all of the shorter stands in the longer.
fn likeness(
    contents: &Contents,
    speakers: &Speakers,
    statements: &[Statement],
    one: usize,
    two: usize,
) -> Option<f32> {
    let (first, second) = (&statements[one], &statements[two]);
    if matches!(speakers.agree(actor(first), actor(second)), Agreement::Unknown | Agreement::Different) {
        return None;
    }
    let (own, other) = (&contents.of[one], &contents.of[two]);
    let (common, count) = contents.common(one, two);
    let shorter = own.weight.min(other.weight);
    let longer = own.weight.max(other.weight);
    let opposed = first.polarity != second.polarity || asks(first) != asks(second);
    if count < 2 || common < LEAST * contents.rarest || opposed {
        return None;
    }
    // A long telling may hold a short one by chance: part of the longer must be shared too.
    let mut score = common / shorter - 0.12 * (1.0 - common / longer);
    if own.negative.zip(other.negative).is_some_and(|(one, other)| one != other) {
        score -= 0.15;
    }
    if let (Some(day), Some(other)) = (&first.date, &second.date) {
        let apart = day.value.since(other.value).map_or(0, |span| span.get_days().abs());
        score -= if apart > 1 { 0.3 } else { 0.0 };
    }
    if let (Some(medium), Some(other)) = (&first.medium, &second.medium) {
        score -= if medium.kind == other.kind { 0.0 } else { 0.1 };
    }
    // Two quotations that are not in the same words are two utterances, unless hardly a word is another.
    if first.kind == StatementKind::Direct && second.kind == StatementKind::Direct {
        score -= 0.25;
    }
    if longest_run(&own.sequence, &other.sequence) >= IN_A_ROW {
        score += 0.2;
    }
    Some(score)
}

/// Words in a row that two writers do not choose by chance.
const IN_A_ROW: usize = 4;

/// How many words in a row stand in both.
fn longest_run(one: &[Concept], two: &[Concept]) -> usize {
    let (mut longest, mut runs) = (0, vec![0_usize; two.len() + 1]);
    for word in one {
        for at in (0..two.len()).rev() {
            runs[at + 1] = if two[at] == *word { runs[at] + 1 } else { 0 };
            longest = longest.max(runs[at + 1]);
        }
    }
    longest
}

/// Whether one of two statements stands inside the other: "he said they had agreed to talk".
fn nested(one: &Statement, two: &Statement) -> bool {
    let within = |inner: &Evidence| one.content.iter().any(|piece| piece.span().overlaps(inner.span()));
    one.account == two.account && two.content.iter().any(within)
}

fn actor(statement: &Statement) -> Option<ActorNumber> {
    statement.speaker.as_ref().and_then(|speaker| speaker.actor)
}

fn asks(statement: &Statement) -> bool {
    statement.act == Act::Ask
}

/// Which statements quote the same words.
struct Quoted {
    groups: FxHashMap<usize, Vec<usize>>,
    members: Vec<Vec<usize>>,
}

impl Quoted {
    fn of(same_words: &[SameWords]) -> Self {
        let mut groups: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
        let mut members = Vec::with_capacity(same_words.len());
        for (number, same) in same_words.iter().enumerate() {
            let told: Vec<usize> =
                same.wordings.iter().filter_map(|wording| wording.statement).map(|it| it.0).collect();
            for statement in &told {
                groups.entry(*statement).or_default().push(number);
            }
            members.push(told);
        }
        Self { groups, members }
    }

    /// The statements that quote words of this one.
    fn with(&self, statement: usize) -> Vec<usize> {
        let groups = self.groups.get(&statement).map_or(&[][..], Vec::as_slice);
        groups.iter().flat_map(|group| &self.members[*group]).copied().collect()
    }

    fn same(&self, one: usize, two: usize) -> bool {
        let (Some(first), Some(second)) = (self.groups.get(&one), self.groups.get(&two)) else {
            return false;
        };
        first.iter().any(|group| second.contains(group))
    }
}

fn same_statement(
    recorded: &[RecordedAccount],
    actors: &[Actor],
    statements: &[Statement],
    quoted: &Quoted,
    origin_of: &[Origin],
    members: Vec<usize>,
) -> SameStatement {
    let leader = members[0];
    let mut others = members[1..].to_vec();
    others.sort_unstable();
    let fullest = told_words(recorded, &statements[leader]);
    let mut tellings: Vec<Telling> = others
        .iter()
        .map(|at| telling(recorded, statements, &fullest, *at, quoted.same(leader, *at)))
        .collect();
    let alone = otherwise(recorded, statements, &fullest, &tellings);
    tellings.insert(
        0,
        Telling {
            statement: StatementNumber(leader),
            kind: TellingKind::Fullest,
            differing: runs(&fullest, &alone),
        },
    );
    let mut speakers: Vec<ActorNumber> = members.iter().filter_map(|at| actor(&statements[*at])).collect();
    speakers.sort_unstable();
    speakers.dedup();
    let is_named = |it: &ActorNumber| !matches!(actors[it.0].kind, ActorKind::Unnamed | ActorKind::Group);
    if speakers.iter().any(is_named) {
        speakers.retain(is_named);
    }
    let origins: FxHashSet<Origin> = members.iter().map(|at| origin_of[*at]).collect();
    SameStatement { speakers, tellings, texts: origins.len() }
}

/// The words of the fullest telling that a quotation which drifted has otherwise, and, where one is in other words
/// altogether, those that no telling has.
fn otherwise(
    recorded: &[RecordedAccount],
    statements: &[Statement],
    fullest: &[Word],
    tellings: &[Telling],
) -> Vec<usize> {
    let mut heard: FxHashSet<usize> = FxHashSet::default();
    let mut drifted: FxHashSet<usize> = FxHashSet::default();
    for told in tellings {
        let words = told_words(recorded, &statements[told.statement.0]);
        let alignment = align(&folded(fullest), &folded(&words));
        let matched: FxHashSet<usize> = alignment.matched.iter().map(|(at, _)| *at).collect();
        if told.kind == TellingKind::Drifted {
            drifted.extend(alignment.covered.filter(|at| !matched.contains(at)));
        }
        heard.extend(matched);
    }
    let retold = tellings.iter().any(|told| told.kind == TellingKind::Paraphrase);
    (0..fullest.len()).filter(|at| drifted.contains(at) || retold && !heard.contains(at)).collect()
}

/// Lays a telling against the fullest one.
fn telling(
    recorded: &[RecordedAccount],
    statements: &[Statement],
    fullest: &[Word],
    at: usize,
    quoted: bool,
) -> Telling {
    let words = told_words(recorded, &statements[at]);
    let alignment = align(&folded(fullest), &folded(&words));
    let matched = alignment.matched.len();
    let kind = if matched == words.len() && alignment.covered.len() == words.len() {
        if words.len() == fullest.len() { TellingKind::Equal } else { TellingKind::Cut }
    } else if quoted {
        TellingKind::Drifted
    } else {
        TellingKind::Paraphrase
    };
    let known: FxHashSet<usize> = alignment.matched.iter().map(|(_, own)| *own).collect();
    let differing: Vec<usize> = (0..words.len()).filter(|word| !known.contains(word)).collect();
    Telling { statement: StatementNumber(at), kind, differing: runs(&words, &differing) }
}

/// Words beyond which a telling is not laid against another.
const LONGEST: usize = 150;

fn told_words(recorded: &[RecordedAccount], statement: &Statement) -> Vec<Word> {
    let document = &recorded[statement.account.0].document;
    let pieces = statement.content.iter().map(Evidence::span);
    let mut words: Vec<Word> = pieces
        .flat_map(|span| {
            let skip: Vec<Span> = document.inline_furniture(span).iter().map(|piece| piece.span).collect();
            words_of(&document.text, span, &skip)
        })
        .collect();
    words.truncate(LONGEST);
    words
}

fn folded(words: &[Word]) -> Vec<&str> {
    words.iter().map(|word| word.folded.as_str()).collect()
}

/// The spans of the numbered words, neighbours in one.
fn runs(words: &[Word], numbers: &[usize]) -> Vec<Span> {
    let mut runs: Vec<(usize, Span)> = Vec::new();
    for number in numbers {
        let span = words[*number].span;
        match runs.last_mut() {
            Some((last, run)) if *last + 1 == *number && run.end() <= span.start() => {
                *last = *number;
                *run = run.cover(span);
            }
            _ => runs.push((*number, span)),
        }
    }
    runs.into_iter().map(|(_, span)| span).collect()
}
