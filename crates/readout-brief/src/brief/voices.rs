//! Who said what, and what nobody is known to have said.

use super::from_cue::from_cue;
use super::{Line, Voice, published, spoken};
use crate::citation::Citations;
use crate::dates;
use jiff::civil::Date;
use readout_document::{Evidence, Span};
use readout_record::{AccountNumber, ActorNumber, Record, RecordedAccount, Statement, StatementNumber};
use readout_statement::{ActorKind, StatementKind};
use readout_story::words::fold;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// For each statement that shares its words with others, the group it is in.
pub type Groups = FxHashMap<StatementNumber, usize>;

/// One thing said.
struct Utterance {
    /// The statements it is printed from: the fullest wording, or one account's quotations that follow each other in a
    /// paragraph.
    parts: Vec<StatementNumber>,
    /// The same words elsewhere.
    elsewhere: Vec<StatementNumber>,
}

impl Utterance {
    fn statements(&self) -> impl Iterator<Item = StatementNumber> {
        self.parts.iter().chain(&self.elsewhere).copied()
    }

    /// The day it was said, as far as an account tells.
    fn day(&self, record: &Record) -> Option<Date> {
        let dates = self.statements().filter_map(|number| record.statements[number.0].date.as_ref());
        dates.map(|date| date.value).min()
    }

    /// The day by which it had been said: the earliest publication.
    fn by(&self, record: &Record) -> Option<Date> {
        self.statements().filter_map(|it| published(record.account(record.statements[it.0].account))).min()
    }
}

/// Who said what, those first whom most texts let speak.
pub fn voices(record: &Record, groups: &Groups, citations: &mut Citations) -> Vec<Voice> {
    let mut by_actor: FxHashMap<ActorNumber, Vec<StatementNumber>> = FxHashMap::default();
    let mut of_kind: FxHashMap<String, ActorNumber> = FxHashMap::default();
    for (number, statement) in record.statements.iter().enumerate() {
        if let Some(actor) = statement.speaker.as_ref().and_then(|speaker| speaker.actor) {
            let actor = match kind_of_source(record, actor) {
                Some(kind) => *of_kind.entry(kind).or_insert(actor),
                None => actor,
            };
            by_actor.entry(actor).or_default().push(StatementNumber(number));
        }
    }
    let mut actors: Vec<(ActorNumber, Vec<StatementNumber>)> = by_actor.into_iter().collect();
    actors.sort_by_cached_key(|(actor, statements)| {
        let mut texts: Vec<usize> =
            statements.iter().map(|it| record.account(record.statements[it.0].account).text).collect();
        texts.sort_unstable();
        texts.dedup();
        (Reverse((texts.len(), statements.len())), *actor)
    });
    actors
        .into_iter()
        .map(|(actor, statements)| voice(record, groups, actor, &statements, citations))
        .collect()
}

/// What kind of people or papers a source is of which no more is known: "analysts", "reports". Those of one kind stand
/// under one heading; "an official" here and "an official" there stay two.
fn kind_of_source(record: &Record, actor: ActorNumber) -> Option<String> {
    let actor = &record.actors[actor.0];
    let unnamed = matches!(actor.kind, ActorKind::Unnamed | ActorKind::Group);
    let words = fold(&actor.name);
    let many = words.ends_with('s') && !words.ends_with("ss");
    (unnamed && many && actor.offices.is_empty()).then_some(words)
}

fn voice(
    record: &Record,
    groups: &Groups,
    actor: ActorNumber,
    statements: &[StatementNumber],
    citations: &mut Citations,
) -> Voice {
    let mut utterances = outermost(record, utterances(record, groups, statements));
    utterances.sort_by_cached_key(|utterance| {
        let when = utterance.day(record).or_else(|| utterance.by(record));
        (when.is_none(), when, utterance.statements().min())
    });
    let who = &record.actors[actor.0];
    let office = who.offices.first().map(|office| {
        let account = record.account(record.number_of(office));
        (account.shown(office.span()), citations.cite(record, office.clone()))
    });
    let lines = utterances.iter().map(|utterance| {
        let when = match (utterance.day(record), utterance.by(record)) {
            (Some(day), _) => dates::day(day),
            (None, Some(by)) => format!("by {}", dates::day(by)),
            (None, None) => String::new(),
        };
        (when, line(record, utterance, citations))
    });
    Voice { name: who.name.clone(), office, lines: lines.collect() }
}

/// Joins statements in the same words, then quotations that follow each other in one paragraph.
fn utterances(record: &Record, groups: &Groups, statements: &[StatementNumber]) -> Vec<Utterance> {
    let mut utterances: Vec<Utterance> = Vec::new();
    let mut of_group: FxHashMap<usize, usize> = FxHashMap::default();
    let mut of_words: FxHashMap<(usize, String), usize> = FxHashMap::default();
    for number in statements {
        let group = groups.get(number);
        let words = words_in_text(record, *number);
        let known = group.and_then(|group| of_group.get(group)).or_else(|| of_words.get(&words));
        let at = known.copied().unwrap_or(utterances.len());
        match utterances.get_mut(at) {
            Some(utterance) => utterance.elsewhere.push(*number),
            None => utterances.push(Utterance { parts: vec![*number], elsewhere: Vec::new() }),
        }
        of_group.extend(group.map(|group| (*group, at)));
        of_words.insert(words, at);
    }
    utterances.iter_mut().for_each(|utterance| fullest_first(record, utterance));
    let mut runs: Vec<Utterance> = Vec::new();
    for utterance in utterances {
        match runs.last_mut() {
            Some(last) if follows(record, last, &utterance) => {
                last.parts.extend(utterance.parts);
                last.elsewhere.extend(utterance.elsewhere);
            }
            _ => runs.push(utterance),
        }
    }
    runs
}

/// The utterances that are not printed whole within another: "said he was glad, adding that she was" has both.
fn outermost(record: &Record, utterances: Vec<Utterance>) -> Vec<Utterance> {
    let places: Vec<Vec<(AccountNumber, Span)>> = utterances.iter().map(|it| printed(record, it)).collect();
    let within = |inner: usize, outer: usize| {
        let holds = |place: &(AccountNumber, Span)| {
            places[outer].iter().any(|(account, span)| *account == place.0 && span.contains(place.1))
        };
        inner != outer
            && utterances[inner].elsewhere.is_empty()
            && places[inner].iter().all(holds)
            && (places[inner] != places[outer] || outer < inner)
    };
    let keep: Vec<bool> =
        (0..utterances.len()).map(|inner| !(0..utterances.len()).any(|outer| within(inner, outer))).collect();
    utterances.into_iter().zip(keep).filter_map(|(utterance, keep)| keep.then_some(utterance)).collect()
}

/// The places that the line of an utterance prints.
fn printed(record: &Record, utterance: &Utterance) -> Vec<(AccountNumber, Span)> {
    let parts = utterance.parts.iter().map(|number| &record.statements[number.0]);
    parts
        .flat_map(|statement| pieces(record, statement).into_iter().map(|span| (statement.account, span)))
        .collect()
}

/// What is printed of a statement: the speaker's own words, or the whole of what is told of them.
fn pieces(record: &Record, statement: &Statement) -> Vec<Span> {
    match (statement.kind, introduced(record, statement)) {
        (StatementKind::Direct, Some(whole)) => vec![whole],
        (StatementKind::Direct, None) => statement.content.iter().map(Evidence::span).collect(),
        _ => vec![told(record, statement)],
    }
}

/// The sentence up to the end of a quotation that it leads to, where nobody is named for it: "Throughout the strike
/// captains said one thing: “The harbour is ours.”" tells more than "captains" does.
fn introduced(record: &Record, statement: &Statement) -> Option<Span> {
    let [content] = &statement.content[..] else { return None };
    let speaker = statement.speaker.as_ref()?;
    let unnamed = matches!(record.actors[speaker.actor?.0].kind, ActorKind::Unnamed | ActorKind::Group);
    let (content, speaker) = (content.span(), speaker.evidence.span());
    if !unnamed || speaker.end() > content.start() || statement.kind != StatementKind::Direct {
        return None;
    }
    let account = record.account(statement.account);
    let sentence =
        account.sentences.iter().map(|it| it.span).find(|span| span.contains(speaker.cover(content)))?;
    let closing = account.document.text[content.end()..].chars().next().filter(|it| matches!(it, '”' | '"'));
    let whole = Span::new(sentence.start(), content.end() + closing.map_or(0, char::len_utf8));
    (whole.len() <= content.len() + LEAD).then_some(whole)
}

/// The words of a statement with the text it stands in: the copies of a text tell the same thing.
fn words_in_text(record: &Record, number: StatementNumber) -> (usize, String) {
    let statement = &record.statements[number.0];
    let account = record.account(statement.account);
    let words: Vec<String> = match statement.kind {
        StatementKind::Direct => statement.content.iter().map(|piece| fold(piece.exact())).collect(),
        _ => vec![fold(told(record, statement).of(&account.document.text))],
    };
    (account.text, words.join(" "))
}

/// Whether the second of two utterances follows the first in its paragraph, in the same accounts.
fn follows(record: &Record, before: &Utterance, after: &Utterance) -> bool {
    let (Some(one), Some(two)) = (before.parts.last(), after.parts.first()) else { return false };
    let (one, two) = (&record.statements[one.0], &record.statements[two.0]);
    let (Some(last), Some(first)) = (one.content.last(), two.content.first()) else { return false };
    let (end, start) = (last.span().end(), first.span().start());
    one.account == two.account
        && one.kind == StatementKind::Direct
        && two.kind == StatementKind::Direct
        && one.date.as_ref().map(|date| date.value) == two.date.as_ref().map(|date| date.value)
        && accounts(record, before) == accounts(record, after)
        && end <= start
        && !record.account(one.account).document.text[end..start].contains('\n')
}

fn accounts(record: &Record, utterance: &Utterance) -> BTreeSet<AccountNumber> {
    utterance.statements().map(|number| record.statements[number.0].account).collect()
}

/// Prints an utterance told in several accounts from the one that gives most of it in the speaker's own words.
fn fullest_first(record: &Record, utterance: &mut Utterance) {
    if utterance.elsewhere.is_empty() {
        return;
    }
    let length = |number: &StatementNumber| -> usize {
        record.statements[number.0].content.iter().map(|piece| piece.span().len()).sum()
    };
    let mut tellings: Vec<StatementNumber> = utterance.statements().collect();
    let told = |number: &StatementNumber| record.statements[number.0].kind != StatementKind::Direct;
    tellings.sort_by_key(|number| (told(number), Reverse(length(number)), *number));
    utterance.parts = vec![tellings.remove(0)];
    tellings.sort_unstable();
    utterance.elsewhere = tellings;
}

fn line(record: &Record, utterance: &Utterance, citations: &mut Citations) -> Line {
    let mut line = Line::default();
    for (number, part) in utterance.parts.iter().enumerate() {
        line = said(record, &record.statements[part.0], if number > 0 { line.ours(" ") } else { line });
    }
    for place in places(record, &utterance.parts) {
        line = line.cite(citations.cite(record, place));
    }
    for account in accounts(record, utterance) {
        let told: Vec<StatementNumber> = utterance
            .elsewhere
            .iter()
            .copied()
            .filter(|it| record.statements[it.0].account == account)
            .collect();
        for place in places(record, &told) {
            line = line.cite(citations.cite(record, place));
        }
    }
    line
}

/// The words of a statement: a speaker's own in marks, what is told of them as the account tells it.
fn said(record: &Record, statement: &Statement, mut line: Line) -> Line {
    let account = record.account(statement.account);
    if let Some(whole) = introduced(record, statement) {
        return line.theirs(account.shown(whole));
    }
    if statement.kind != StatementKind::Direct {
        return line.theirs(account.shown(told(record, statement)));
    }
    for (number, piece) in statement.content.iter().enumerate() {
        if number > 0 {
            line = line.ours(" ");
        }
        line = line.spoken(spoken(&account.shown(piece.span())));
    }
    line
}

/// The whole of what the account tells of a statement that is not in the speaker's own words, speaker and cue with it.
fn told(record: &Record, statement: &Statement) -> Span {
    let account = record.account(statement.account);
    let text = &account.document.text;
    let content = statement.content.iter().map(Evidence::span).reduce(Span::cover).unwrap_or(Span::new(0, 0));
    let speaker = statement.speaker.iter().map(|speaker| speaker.evidence.span());
    let cue = statement.cue.iter().map(|cue| cue.evidence.span());
    let whole = speaker.chain(cue).fold(content, Span::cover);
    if whole.of(text).contains('\n') || whole.len() > content.len() + 200 {
        return from_cue(record, statement);
    }
    // "Solberg wrote that it “sails,” Solberg wrote": once is enough.
    let words = whole.of(text);
    let attribution = statement
        .speaker
        .iter()
        .zip(&statement.cue)
        .map(|(speaker, cue)| format!("{} {}", speaker.evidence.exact(), cue.evidence.exact()));
    let again =
        attribution.into_iter().find(|it| words.starts_with(it.as_str()) && words.len() > 2 * it.len());
    let end =
        again.and_then(|it| words.strip_suffix(it.as_str())).map_or(words.len(), |it| it.trim_end().len());
    Span::new(beginning(account, whole.start()), whole.start() + end)
}

/// Where words that begin in the middle of others do begin: "**Secretary-**General Solberg". "**Only then did** the minister
/// say" and what hangs on a "which" begin with their sentence.
fn beginning(account: &RecordedAccount, start: usize) -> usize {
    let before = &account.document.text[..start];
    let word = before.trim_end().rsplit(|it: char| it.is_whitespace()).next().unwrap_or_default();
    if before.ends_with(['-', '‑']) {
        return start - word.len();
    }
    let gap = before.len() - before.trim_end().len();
    match word {
        "did" | "does" | "do" | "Did" | "Does" | "which" | "whom" if gap == 1 => {
            let sentence = account
                .sentences
                .iter()
                .map(|it| it.span)
                .find(|span| span.contains(Span::new(start, start)));
            let begins = sentence.map_or(start, |span| span.start());
            let inverted = !matches!(word, "which" | "whom");
            let least = if inverted { start - gap - word.len() } else { start };
            if start - begins <= LEAD { begins } else { least }
        }
        _ => start,
    }
}

/// Bytes of a sentence that may go before the words by which somebody is told to have said something.
const LEAD: usize = 160;

/// Where statements of one account stand: in one place when only their attribution parts them.
fn places(record: &Record, statements: &[StatementNumber]) -> Vec<Evidence> {
    let Some(first) = statements.first() else { return Vec::new() };
    let document = &record.account(record.statements[first.0].account).document;
    let mut places: Vec<Span> = Vec::new();
    for statement in statements.iter().map(|number| &record.statements[number.0]) {
        for piece in pieces(record, statement) {
            match places.last_mut() {
                Some(last)
                    if last.end() <= piece.start()
                        && !document.text[last.end()..piece.start()].contains('\n') =>
                {
                    *last = last.cover(piece);
                }
                _ => places.push(piece),
            }
        }
    }
    places.into_iter().map(|place| Evidence::of(document, place)).collect()
}

/// Quoted words whose speaker no account makes known, the same words once.
pub fn unattributed(record: &Record, groups: &Groups, citations: &mut Citations) -> Vec<Line> {
    let unknown = record.statements.iter().enumerate().filter(|(_, statement)| {
        statement.kind != StatementKind::Indirect
            && statement.speaker.as_ref().is_none_or(|speaker| speaker.actor.is_none())
    });
    let open: Vec<StatementNumber> = unknown.map(|(number, _)| StatementNumber(number)).collect();
    let known_elsewhere = |number: &StatementNumber| {
        groups.get(number).is_some_and(|group| !record.same_words[*group].speakers.is_empty())
    };
    let open: Vec<StatementNumber> = open.into_iter().filter(|number| !known_elsewhere(number)).collect();
    utterances(record, groups, &open)
        .iter()
        .map(|utterance| {
            let line = line(record, utterance, citations);
            let first = &record.statements[utterance.parts[0].0];
            match &first.speaker {
                Some(speaker) => {
                    let words = record.account(first.account).shown(speaker.evidence.span());
                    line.ours(" (speaker given as ").theirs(words).ours(")")
                }
                None => line,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use readout_document::Document;

    /// What is printed of the first statement of `text`.
    fn printed_of(text: &str) -> Vec<String> {
        let record = readout_record::record(&[readout_statement::read(Document::from_text("a", text))]);
        let spans = pieces(&record, &record.statements[0]);
        spans.into_iter().map(|span| span.of(text).to_owned()).collect()
    }

    #[test]
    fn a_quotation_of_nobody_in_particular_stands_with_what_leads_to_it() {
        let led = "Throughout the strike, several captains said: “The harbour is ours.” It rained.";
        assert_eq!(printed_of(led), ["Throughout the strike, several captains said: “The harbour is ours.”"]);
        let named = "On Monday Mira Solberg said: “The harbour is ours.” It rained.";
        assert_eq!(printed_of(named), ["The harbour is ours."]);
        let behind = "“The harbour is ours,” several captains said. It rained on the islands all day.";
        assert_eq!(printed_of(behind), ["The harbour is ours,"]);
    }

    #[test]
    fn an_attribution_given_twice_is_printed_once() {
        let text = "Mira Solberg wrote that she and the pilots “agreed that the harbour is open,” Mira Solberg wrote. It \
            rained on the islands all day.";
        assert!(printed_of(text).iter().all(|it| !it.ends_with("wrote")), "{:?}", printed_of(text));
    }
}
