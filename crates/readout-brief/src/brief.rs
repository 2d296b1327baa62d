//! What the brief says, in which order, before any rendering: lines of the accounts' words, words of ours and
//! citations.

use crate::Options;
use crate::citation::{CitationNumber, Citations};
use crate::{dates, quick_look};
use jiff::civil::Date;
use readout_document::{Evidence, Span};
use readout_record::{
    AccountNumber, ActorNumber, Record, RecordedAccount, SameWords, Statement, StatementNumber, Wording,
    WordingKind,
};
use readout_statement::StatementKind;
use rustc_hash::FxHashMap;

/// A brief.
pub struct Brief<'a> {
    pub record: &'a Record,
    pub title: Line,
    /// "5 accounts, 10–14 February 2025, at most 5 independent".
    pub summary: String,
    pub quick_look: Vec<Line>,
    pub voices: Vec<Voice>,
    pub same_words: Vec<Wordings>,
    pub unattributed: Vec<Line>,
    pub accounts: Vec<Listed>,
    pub citations: Citations,
}

/// One line.
#[derive(Default)]
pub struct Line {
    pub parts: Vec<Part>,
}

/// A piece of a line.
pub enum Part {
    /// Words of ours.
    Ours(String),
    /// Words of an account.
    Theirs(Theirs),
    /// Where they stand.
    Cite(CitationNumber),
}

/// Words of an account as shown.
pub struct Theirs {
    pub text: String,
    /// Whether to set them in quotation marks: they are a speaker's own words.
    pub spoken: bool,
    /// What differs from other wordings, as bytes of `text`, sorted.
    pub differing: Vec<Span>,
}

/// What one actor said.
pub struct Voice {
    pub name: String,
    pub office: Option<(String, CitationNumber)>,
    /// With the day each was said, or the day by which it had been.
    pub lines: Vec<(String, Line)>,
}

/// The same words in several accounts, side by side.
pub struct Wordings {
    /// Whose they are, in words of ours and names.
    pub heading: String,
    /// How they agree.
    pub note: String,
    pub lines: Vec<Line>,
}

/// An account in the list at the end.
pub struct Listed {
    pub number: AccountNumber,
    pub outlet: String,
    pub date: String,
    pub title: Option<String>,
    pub source: String,
    pub notes: Vec<String>,
}

impl Line {
    fn ours(mut self, text: impl Into<String>) -> Self {
        self.parts.push(Part::Ours(text.into()));
        self
    }

    fn theirs(mut self, text: impl Into<String>) -> Self {
        self.parts.push(Part::Theirs(Theirs { text: text.into(), spoken: false, differing: Vec::new() }));
        self
    }

    fn spoken(mut self, text: impl Into<String>) -> Self {
        self.parts.push(Part::Theirs(Theirs { text: text.into(), spoken: true, differing: Vec::new() }));
        self
    }

    fn cite(mut self, number: CitationNumber) -> Self {
        self.parts.push(Part::Cite(number));
        self
    }
}

impl<'a> Brief<'a> {
    /// Lays the record out.
    pub fn of(record: &'a Record, options: &Options) -> Self {
        let mut citations = Citations::default();
        let chosen = quick_look::choose(record);
        let quick_look = chosen.iter().map(|point| quick_line(record, point, &mut citations)).collect();
        let voices = voices(record, &mut citations);
        let same_words =
            record.same_words.iter().map(|same| wordings(record, same, &mut citations)).collect();
        let unattributed = unattributed(record, &mut citations);
        Self {
            title: title(record, options),
            summary: summary(record),
            quick_look,
            voices,
            same_words,
            unattributed,
            accounts: (0..record.accounts.len())
                .map(|number| listed(record, AccountNumber(number)))
                .collect(),
            citations,
            record,
        }
    }
}

/// The outlet, or the source when it is not known.
pub fn outlet(account: &RecordedAccount) -> String {
    account
        .document
        .outlet
        .as_ref()
        .map_or_else(|| account.document.source.clone(), |outlet| outlet.value.clone())
}

fn published(account: &RecordedAccount) -> Option<Date> {
    account.document.published.as_ref().map(|published| published.value)
}

fn title(record: &Record, options: &Options) -> Line {
    if let Some(title) = &options.title {
        return Line::default().ours(title);
    }
    match quick_look::title(record) {
        Some((number, title)) => Line::default().theirs(title).ours(format!(" [{}]", number.0 + 1)),
        None => Line::default().ours("One story, as told by its accounts"),
    }
}

fn summary(record: &Record) -> String {
    let count = record.accounts.len();
    let mut summary = if count == 1 { "1 account".to_owned() } else { format!("{count} accounts") };
    let days: Vec<Date> = record.accounts.iter().filter_map(published).collect();
    if let (Some(first), Some(last)) = (days.iter().min(), days.iter().max()) {
        summary.push_str(&format!(", {}", dates::range(*first, *last)));
    }
    let unread = record.accounts.iter().filter(|account| !account.is_read()).count();
    if unread > 0 {
        summary.push_str(&format!(", {unread} not read"));
    }
    if count > 1 {
        summary.push_str(&format!(", at most {} independent", record.independent_at_most));
    }
    summary
}

fn quick_line(record: &Record, point: &quick_look::Point, citations: &mut Citations) -> Line {
    let account = record.account(point.account);
    let mut line = Line::default();
    if let Some(speaker) = &point.speaker {
        line = line.ours(format!("{speaker}: ")).spoken(spoken(&account.shown(point.span)));
    } else {
        line = line.theirs(account.shown(point.span));
    }
    line = line.cite(citations.cite(record, Evidence::of(&account.document, point.span)));
    for (number, span) in &point.also {
        line = line.cite(citations.cite(record, Evidence::of(&record.account(*number).document, *span)));
    }
    if point.alone && record.accounts.len() > 1 { line.ours(" (one account)") } else { line }
}

/// A quotation as set in marks of its own: without the comma that led over to the attribution.
fn spoken(words: &str) -> String {
    words.strip_suffix(',').unwrap_or(words).to_owned()
}

/// Who said what, those first whom most texts let speak.
fn voices(record: &Record, citations: &mut Citations) -> Vec<Voice> {
    let groups = groups_of_statements(record);
    let mut by_actor: FxHashMap<ActorNumber, Vec<Vec<StatementNumber>>> = FxHashMap::default();
    let mut group_at: FxHashMap<(ActorNumber, usize), usize> = FxHashMap::default();
    for (number, statement) in record.statements.iter().enumerate() {
        let Some(actor) = statement.speaker.as_ref().and_then(|speaker| speaker.actor) else { continue };
        let number = StatementNumber(number);
        let utterances = by_actor.entry(actor).or_default();
        let group = groups.get(&number).map(|group| (actor, *group));
        match group.and_then(|group| group_at.get(&group).copied()) {
            Some(at) => utterances[at].push(number),
            None => {
                utterances.push(vec![number]);
                if let Some(group) = group {
                    group_at.insert(group, utterances.len() - 1);
                }
            }
        }
    }
    let mut actors: Vec<(ActorNumber, Vec<Vec<StatementNumber>>)> = by_actor.into_iter().collect();
    actors.sort_by_cached_key(|(actor, utterances)| {
        let mut texts: Vec<usize> = utterances.iter().flatten().map(|it| text_of(record, *it)).collect();
        texts.sort_unstable();
        texts.dedup();
        (std::cmp::Reverse((texts.len(), utterances.len())), *actor)
    });
    actors.into_iter().map(|(actor, utterances)| voice(record, actor, utterances, citations)).collect()
}

fn text_of(record: &Record, statement: StatementNumber) -> usize {
    record.account(record.statements[statement.0].account).text
}

/// For each statement that shares its words with others, the group it is in.
fn groups_of_statements(record: &Record) -> FxHashMap<StatementNumber, usize> {
    let mut groups = FxHashMap::default();
    for (group, same) in record.same_words.iter().enumerate() {
        for statement in same.wordings.iter().filter_map(|wording| wording.statement) {
            groups.entry(statement).or_insert(group);
        }
    }
    groups
}

fn voice(
    record: &Record,
    actor: ActorNumber,
    mut utterances: Vec<Vec<StatementNumber>>,
    citations: &mut Citations,
) -> Voice {
    let of = |number: &StatementNumber| &record.statements[number.0];
    utterances.iter_mut().for_each(|tellings| {
        tellings.sort_by_key(|number| (std::cmp::Reverse(length(of(number))), *number));
    });
    let day = |tellings: &[StatementNumber]| {
        tellings.iter().filter_map(|it| of(it).date.as_ref()).map(|it| it.value).min()
    };
    let by = |tellings: &[StatementNumber]| {
        tellings.iter().filter_map(|number| published(record.account(of(number).account))).min()
    };
    utterances.sort_by_cached_key(|tellings| {
        let when = day(tellings).or_else(|| by(tellings));
        (when.is_none(), when, tellings.iter().min().copied())
    });
    let who = &record.actors[actor.0];
    let office = who.offices.first().map(|office| {
        let account = record.account(record.number_of(office));
        (account.shown(office.span()), citations.cite(record, office.clone()))
    });
    let lines = utterances.iter().map(|tellings| {
        let when = match (day(tellings), by(tellings)) {
            (Some(day), _) => dates::day(day),
            (None, Some(by)) => format!("by {}", dates::day(by)),
            (None, None) => String::new(),
        };
        (when, utterance(record, tellings, citations))
    });
    Voice { name: who.name.clone(), office, lines: lines.collect() }
}

fn length(statement: &Statement) -> usize {
    statement.content.iter().map(|piece| piece.span().len()).sum()
}

/// One thing said, in its fullest wording, with every account that tells it.
fn utterance(record: &Record, tellings: &[StatementNumber], citations: &mut Citations) -> Line {
    let fullest = &record.statements[tellings[0].0];
    let mut line = said(record, fullest, Line::default());
    for telling in tellings {
        let statement = &record.statements[telling.0];
        for place in places(record, statement) {
            line = line.cite(citations.cite(record, place));
        }
    }
    line
}

/// The words of a statement: a speaker's own in marks, what is told of them as the account tells it.
fn said(record: &Record, statement: &Statement, mut line: Line) -> Line {
    let account = record.account(statement.account);
    if statement.kind != StatementKind::Direct {
        return line.theirs(account.shown(told(record, statement)));
    }
    for (number, piece) in statement.content.iter().enumerate() {
        let gap = if number > 0 { " " } else { "" };
        line = line.ours(gap).spoken(spoken(&account.shown(piece.span())));
    }
    line
}

/// The whole of what the account tells of a statement that is not in the speaker's own words, speaker and cue with it.
fn told(record: &Record, statement: &Statement) -> Span {
    let text = &record.account(statement.account).document.text;
    let content = statement.content.iter().map(Evidence::span).reduce(Span::cover).unwrap_or(Span::new(0, 0));
    let speaker = statement.speaker.iter().map(|speaker| speaker.evidence.span());
    let cue = statement.cue.iter().map(|cue| cue.evidence.span());
    let whole = speaker.chain(cue).fold(content, Span::cover);
    if whole.of(text).contains('\n') || whole.len() > content.len() + 200 { content } else { whole }
}

/// Where a statement stands: in one place when only its attribution parts its pieces.
fn places(record: &Record, statement: &Statement) -> Vec<Evidence> {
    let document = &record.account(statement.account).document;
    if statement.kind != StatementKind::Direct {
        return vec![Evidence::of(document, told(record, statement))];
    }
    let mut places: Vec<Span> = Vec::new();
    for piece in statement.content.iter().map(Evidence::span) {
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
    places.into_iter().map(|place| Evidence::of(document, place)).collect()
}

fn wordings(record: &Record, same: &SameWords, citations: &mut Citations) -> Wordings {
    let names: Vec<&str> = same.speakers.iter().map(|actor| record.actors[actor.0].name.as_str()).collect();
    let heading = match &names[..] {
        [] => "Speaker not given".to_owned(),
        [name] => (*name).to_owned(),
        several => format!("The accounts give different speakers: {}", several.join("; ")),
    };
    let drifted = same.wordings.iter().any(|wording| wording.kind == WordingKind::Drifted);
    let cut = same.wordings.iter().any(|wording| wording.kind == WordingKind::Cut);
    let note = match (drifted, cut) {
        (true, _) => "the wordings differ",
        (false, true) => "the same words, not all of them everywhere",
        (false, false) => "word for word the same",
    };
    let mut lines = Vec::new();
    let mut line = wording_line(record, &same.wordings[0], citations);
    let (equal, others): (Vec<&Wording>, Vec<&Wording>) =
        same.wordings[1..].iter().partition(|wording| wording.kind == WordingKind::Equal);
    for wording in equal {
        line = line.cite(citations.cite(record, wording.evidence.clone()));
    }
    lines.push(line);
    lines.extend(others.iter().map(|wording| wording_line(record, wording, citations)));
    Wordings { heading, note: note.to_owned(), lines }
}

fn wording_line(record: &Record, wording: &Wording, citations: &mut Citations) -> Line {
    let account = record.account(wording.account);
    let whole = wording.evidence.span();
    let mut text = String::new();
    let mut differing = Vec::new();
    let mut start = whole.start();
    let add = |text: &mut String, from: usize, to: usize| {
        let piece = account.shown(Span::new(from, to));
        let raw = &account.document.text[from..to];
        if raw.starts_with(char::is_whitespace) && !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&piece);
        if raw.ends_with(char::is_whitespace) && !piece.is_empty() {
            text.push(' ');
        }
    };
    for span in &wording.differing {
        add(&mut text, start, span.start());
        let from = text.len();
        add(&mut text, span.start(), span.end());
        differing.push(Span::new(from, text.len()));
        start = span.end();
    }
    add(&mut text, start, whole.end());
    let text = spoken(text.trim_end());
    let mut line = Line::default();
    line.parts.push(Part::Theirs(Theirs { text, spoken: true, differing }));
    line.cite(citations.cite(record, wording.evidence.clone()))
}

/// Direct speech that no account gives a speaker for.
fn unattributed(record: &Record, citations: &mut Citations) -> Vec<Line> {
    let open = record
        .statements
        .iter()
        .filter(|statement| statement.speaker.as_ref().is_none_or(|speaker| speaker.actor.is_none()));
    open.map(|statement| {
        let mut line = said(record, statement, Line::default());
        for place in places(record, statement) {
            line = line.cite(citations.cite(record, place));
        }
        match &statement.speaker {
            Some(speaker) => {
                let words = record.account(statement.account).shown(speaker.evidence.span());
                line.ours(" (the account says: ").theirs(words).ours(")")
            }
            None => line,
        }
    })
    .collect()
}

fn listed(record: &Record, number: AccountNumber) -> Listed {
    let account = record.account(number);
    let mut notes = Vec::new();
    if !account.is_read() {
        let language = account.document.language.as_deref().unwrap_or("unknown");
        notes.push(format!("not in English (language: {language}): listed and kept, not read"));
    }
    for copy in &account.copies {
        let share = (copy.containment * 100.0).round();
        notes.push(if copy.same_text {
            format!("same text as [{}] ({share} % of the shorter)", copy.with.0 + 1)
        } else {
            format!("shares text with [{}] ({share} % of the shorter)", copy.with.0 + 1)
        });
    }
    notes.extend(account.credits.iter().map(|(agency, _)| format!("credits {agency}")));
    Listed {
        number,
        outlet: outlet(account),
        date: published(account).map_or_else(|| "no date".to_owned(), dates::full),
        title: account.document.title.as_ref().map(|title| title.value.clone()),
        source: account.document.source.clone(),
        notes,
    }
}
