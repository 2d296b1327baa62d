//! The record as JSON: the shape other programs build on, versioned. Offsets are characters, end exclusive.

use crate::Options;
use crate::brief::{Brief, Line, Part};
use readout_document::{CharIndex, CharSpan, Evidence, KnownFrom, Span};
use readout_record as record;
use readout_record::{AccountNumber, ActorNumber, Record};
use readout_statement::{
    Act, ActorKind, Bound, DateBasis, EventKind, EventStatus, MediumKind, MentionForm, Polarity, Quantity,
    StatementKind,
};
use schemars::JsonSchema;
use serde::Serialize;

/// What the `schema` field of every record says.
pub const VERSION: &str = "readout/record/1";

/// The JSON Schema (draft 2020-12) of a record, made from the types that are written.
pub fn schema() -> schemars::Schema {
    schemars::schema_for!(RecordLine)
}

/// The record of one story.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Record", title = "readout/record/1")]
struct RecordLine {
    /// Always "readout/record/1".
    #[schemars(extend("const" = VERSION))]
    schema: &'static str,
    /// The day the record is as of, `YYYY-MM-DD`: what was published by then; absent when it is of all accounts given.
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<String>,
    /// Accounts that may be independent of each other, at most.
    independent_at_most: usize,
    /// The accounts by date of publication, outlet and id.
    accounts: Vec<AccountLine>,
    /// Who is named.
    actors: Vec<ActorLine>,
    /// Who said what, by account and place.
    statements: Vec<StatementLine>,
    /// The same quoted words in several accounts.
    same_words: Vec<SameWordsLine>,
    /// What is argued about, by actors and texts.
    issues: Vec<IssueLine>,
    /// What each actor has said of each issue, by issue, then actor.
    positions: Vec<PositionLine>,
    /// The same statement in several accounts, quoted or told in other words.
    same_statements: Vec<SameStatementLine>,
    /// Positions that moved, by actor and day.
    shifts: Vec<ShiftLine>,
    /// What accounts give differently, what matters most first.
    differences: Vec<DifferenceLine>,
    /// Where parties, not accounts, disagree, in the order of the issues.
    disagreements: Vec<DisagreementLine>,
    /// What happened, by day; what has no day last.
    happenings: Vec<HappeningLine>,
    /// What is counted and measured, that of most texts first.
    measures: Vec<MeasureLine>,
    /// What each account carries of what several texts tell.
    coverage: CoverageLine,
    /// The lines of the quick look.
    quick_look: Vec<QuickLine>,
}

/// One account.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Account")]
struct AccountLine {
    id: String,
    source: String,
    outlet: Option<KnownText>,
    title: Option<KnownText>,
    bylines: Vec<String>,
    /// The day it was published, `YYYY-MM-DD`.
    published: Option<KnownText>,
    address: Option<KnownText>,
    /// ISO 639-1 code.
    language: Option<String>,
    /// Whether it was read; accounts in other languages than English are listed and kept.
    read: bool,
    /// Length of its text in characters.
    characters: usize,
    /// Number of the text it prints: accounts with the same number are copies of one.
    text_number: usize,
    /// Accounts it shares text with.
    copies: Vec<CopyLine>,
    /// Wire agencies its credits name.
    credits: Vec<CreditLine>,
}

/// A fact about an account and where it is known from.
#[derive(Serialize, JsonSchema)]
struct KnownText {
    value: String,
    known_from: KnownFrom,
}

/// Text shared with another account.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Copy")]
struct CopyLine {
    /// Id of the other account.
    with: String,
    /// Share of the shorter one's own text that stands in the other, from 0 to 1.
    containment: f32,
    /// Whether that is enough to count the two as one text.
    same_text: bool,
}

/// A wire agency that the account credits.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Credit")]
struct CreditLine {
    agency: String,
    evidence: EvidenceLine,
}

/// Words with their place.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Evidence")]
struct EvidenceLine {
    /// Id of the account.
    account: String,
    /// First character.
    start: usize,
    /// One past the last character.
    end: usize,
    /// The words.
    exact: String,
    /// Up to 40 characters before them.
    prefix: String,
    /// Up to 40 characters after them.
    suffix: String,
}

/// Somebody the accounts name.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Actor")]
struct ActorLine {
    /// Stands for the actor in this record.
    id: String,
    name: String,
    /// Other spellings and forms of the name.
    also: Vec<String>,
    kind: ActorKind,
    /// Titles and offices, most frequent first.
    offices: Vec<EvidenceLine>,
    mentions: Vec<MentionLine>,
}

/// Words that name an actor.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Mention")]
struct MentionLine {
    account: String,
    start: usize,
    end: usize,
    form: MentionForm,
}

/// One thing said, as one account tells it.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Statement")]
struct StatementLine {
    /// Stands for the statement in this record.
    id: String,
    account: String,
    kind: StatementKind,
    content: Vec<EvidenceLine>,
    quoted: Vec<EvidenceLine>,
    speaker: Option<SpeakerLine>,
    cue: Option<CueLine>,
    act: Act,
    polarity: Polarity,
    addressee: Option<EvidenceLine>,
    medium: Option<MediumLine>,
    date: Option<DateLine>,
    /// Whom it came through besides the outlet, nearest first.
    chain: Vec<EvidenceLine>,
    /// Share of statements with this confidence that are right, from 0 to 1.
    confidence: f32,
}

/// Who said it.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Speaker")]
struct SpeakerLine {
    /// Id of the actor, when known.
    actor: Option<String>,
    evidence: EvidenceLine,
}

/// The words that say it was said.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Cue")]
struct CueLine {
    lemma: String,
    evidence: EvidenceLine,
}

/// By what means it was said.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Medium")]
struct MediumLine {
    kind: MediumKind,
    evidence: EvidenceLine,
}

/// When it was said.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Date")]
struct DateLine {
    /// The day, `YYYY-MM-DD`.
    value: String,
    basis: DateBasis,
    evidence: EvidenceLine,
}

/// The same quoted words in several accounts.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "SameWords")]
struct SameWordsLine {
    /// Ids of the actors the accounts give as the speaker; more than one when they do not agree.
    speakers: Vec<String>,
    /// Texts that carry the words, copies counted once.
    texts: usize,
    /// The fullest wording first.
    wordings: Vec<WordingLine>,
}

/// One utterance as several accounts tell it.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "SameStatement")]
struct SameStatementLine {
    /// Ids of the actors whom the accounts give as its speaker.
    speakers: Vec<String>,
    /// How many texts carry it; copies of one text count once, so this is an upper bound of independent ones.
    texts: usize,
    /// The tellings, the fullest in the most direct words first.
    tellings: Vec<TellingLine>,
}

/// One account's telling of a statement.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Telling")]
struct TellingLine {
    /// Id of the statement.
    statement: String,
    /// Id of the account.
    account: String,
    /// How it stands to the fullest telling.
    kind: record::TellingKind,
    /// What in its content the fullest telling has not; for the fullest, what none of the others has.
    differing: Vec<CharSpan>,
}

/// One account's wording.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Wording")]
struct WordingLine {
    /// Id of the statement it is part of, if any.
    statement: Option<String>,
    kind: WordingKind,
    evidence: EvidenceLine,
    /// What differs from the fullest wording; for the fullest, what others have otherwise.
    differing: Vec<CharSpan>,
}

/// How a wording stands to the fullest one.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum WordingKind {
    /// It is the fullest.
    Fullest,
    /// Word for word the same.
    Equal,
    /// The same words, but not all of them.
    Cut,
    /// Some words are others.
    Drifted,
}

/// Something argued about.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Issue")]
struct IssueLine {
    /// Stands for the issue in this record.
    id: String,
    /// The words of an account that name it.
    name: EvidenceLine,
    /// What the user's codebook calls it; null when the codebook does not define it.
    called: Option<String>,
    /// Texts with a statement on it, copies counted once.
    texts: usize,
}

/// What one actor has said of one issue.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Position")]
struct PositionLine {
    /// Id of the actor.
    actor: String,
    /// Id of the issue.
    issue: String,
    /// In order of time.
    said: Vec<SaidLine>,
}

/// A statement that bears on an issue.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Said")]
struct SaidLine {
    /// Id of the statement; none when the account tells itself what the actor wants.
    statement: Option<String>,
    /// The words that tell it.
    evidence: EvidenceLine,
    /// The day it was said, or by which it had been said, `YYYY-MM-DD`.
    by: Option<String>,
    /// The stance that its words carry, if they carry one.
    stance: Option<record::Stance>,
    /// The words that carry it.
    words: Option<EvidenceLine>,
}

/// A dated change in what an actor says.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Shift")]
struct ShiftLine {
    /// Id of the actor.
    actor: String,
    /// What was said before.
    from: Vec<EvidenceLine>,
    /// The day of that, as far as an account tells, `YYYY-MM-DD`.
    from_day: Option<String>,
    /// What was said then.
    to: Vec<EvidenceLine>,
    /// The day of that, as far as an account tells.
    to_day: Option<String>,
    /// The words by which accounts say themselves that it moved.
    asserted: Vec<EvidenceLine>,
}

/// Something that accounts give differently.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Difference")]
struct DifferenceLine {
    kind: record::DifferenceKind,
    /// Id of the actor whose words or doings they are, when known.
    actor: Option<String>,
    /// Texts that have a part in it, copies counted once.
    texts: usize,
    /// At least two.
    sides: Vec<SideLine>,
}

/// One way to tell it.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Side")]
struct SideLine {
    evidence: Vec<EvidenceLine>,
    /// Id of who says so, when the sides are speakers.
    actor: Option<String>,
}

/// Parties that do not say the same of an issue.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Disagreement")]
struct DisagreementLine {
    /// Id of the issue.
    issue: String,
    /// By stance, then actor.
    sides: Vec<PartyLine>,
}

/// What one party says.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Party")]
struct PartyLine {
    stance: record::Stance,
    /// Id of the actor.
    actor: String,
    /// What it has said, in order of time.
    said: Vec<SaidLine>,
}

/// Something that happened or is to happen, as the accounts tell it together.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Happening")]
struct HappeningLine {
    kind: EventKind,
    /// Ids of the actors that take part.
    participants: Vec<String>,
    /// The first day that an account gives for it, `YYYY-MM-DD`.
    day: Option<String>,
    /// Texts that tell it, copies counted once.
    texts: usize,
    /// What each account tells, by day of publication.
    told: Vec<ToldLine>,
}

/// What one account tells of a happening.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Told")]
struct ToldLine {
    account: String,
    status: EventStatus,
    evidence: Vec<EvidenceLine>,
    /// The words for the day.
    day: Option<EvidenceLine>,
    place: Option<EvidenceLine>,
}

/// One thing measured.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Measure")]
struct MeasureLine {
    quantity: Quantity,
    unit: String,
    /// Texts that give it, copies counted once.
    texts: usize,
    given: Vec<GivenLine>,
}

/// What one account gives.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Given")]
struct GivenLine {
    figure: EvidenceLine,
    clause: EvidenceLine,
    value: Option<f64>,
    bound: Bound,
}

/// What the accounts carry of what several texts tell.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Coverage")]
struct CoverageLine {
    /// Statements that several texts tell.
    statements: usize,
    /// Happenings that several texts tell.
    happenings: usize,
    /// Figures that several texts give.
    figures: usize,
    accounts: Vec<AccountCoverageLine>,
}

/// What one account carries.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "AccountCoverage")]
struct AccountCoverageLine {
    account: String,
    statements: usize,
    happenings: usize,
    figures: usize,
    /// Ids of quoted statements that no other text has.
    only: Vec<String>,
}

/// A line of the quick look.
#[derive(Serialize, JsonSchema)]
struct QuickLine {
    /// The line as printed, without its citations.
    text: String,
    /// The places it rests on.
    evidence: Vec<EvidenceLine>,
}

/// Writes the record as one JSON object.
pub fn render(record: &Record, brief: &Brief, options: &Options) -> String {
    let writer = Writer {
        record,
        indexes: record.accounts.iter().map(|account| CharIndex::new(&account.document.text)).collect(),
    };
    let line = RecordLine {
        schema: VERSION,
        as_of: options.as_of.map(|day| day.to_string()),
        independent_at_most: record.independent_at_most,
        accounts: record.accounts.iter().map(|account| writer.account(account)).collect(),
        actors: record
            .actors
            .iter()
            .enumerate()
            .map(|(at, actor)| writer.actor(ActorNumber(at), actor))
            .collect(),
        statements: record.statements.iter().enumerate().map(|(at, it)| writer.statement(at, it)).collect(),
        same_words: record.same_words.iter().map(|same| writer.same_words(same)).collect(),
        issues: record.issues.iter().enumerate().map(|(at, issue)| writer.issue(at, issue)).collect(),
        positions: record.positions.iter().map(|position| writer.position(position)).collect(),
        same_statements: record.same_statements.iter().map(|same| writer.same_statement(same)).collect(),
        shifts: record.shifts.iter().map(|shift| writer.shift(shift)).collect(),
        differences: record.differences.iter().map(|difference| writer.difference(difference)).collect(),
        disagreements: record.disagreements.iter().map(|it| writer.disagreement(it)).collect(),
        happenings: record.happenings.iter().map(|it| writer.happening(it)).collect(),
        measures: record.measures.iter().map(|measure| writer.measure(measure)).collect(),
        coverage: writer.coverage(),
        quick_look: brief.quick_look.iter().map(|(_, line)| writer.quick_line(line, brief)).collect(),
    };
    serde_json::to_string_pretty(&line).unwrap_or_default()
}

struct Writer<'a> {
    record: &'a Record,
    indexes: Vec<CharIndex>,
}

fn actor_id(number: ActorNumber) -> String {
    format!("actor-{}", number.0 + 1)
}

fn statement_id(number: usize) -> String {
    format!("statement-{}", number + 1)
}

fn issue_id(number: usize) -> String {
    format!("issue-{}", number + 1)
}

fn known<T: ToString>(known: &Option<readout_document::Known<T>>) -> Option<KnownText> {
    known.as_ref().map(|known| KnownText { value: known.value.to_string(), known_from: known.from })
}

impl Writer<'_> {
    fn chars(&self, account: AccountNumber, span: Span) -> CharSpan {
        self.indexes[account.0].to_chars(&self.record.account(account).document.text, span)
    }

    fn id(&self, account: AccountNumber) -> String {
        self.record.account(account).document.id.clone()
    }

    fn evidence(&self, evidence: &Evidence) -> EvidenceLine {
        let place = self.chars(self.record.number_of(evidence), evidence.span());
        EvidenceLine {
            account: evidence.document().to_owned(),
            start: place.start,
            end: place.end,
            exact: evidence.exact().to_owned(),
            prefix: evidence.prefix().to_owned(),
            suffix: evidence.suffix().to_owned(),
        }
    }

    fn all(&self, evidence: &[Evidence]) -> Vec<EvidenceLine> {
        evidence.iter().map(|it| self.evidence(it)).collect()
    }

    fn account(&self, account: &record::RecordedAccount) -> AccountLine {
        let document = &account.document;
        let copy = |copy: &record::Copy| CopyLine {
            with: self.id(copy.with),
            containment: copy.containment,
            same_text: copy.same_text,
        };
        AccountLine {
            id: document.id.clone(),
            source: document.source.clone(),
            outlet: known(&document.outlet),
            title: known(&document.title),
            bylines: document.bylines.clone(),
            published: known(&document.published),
            address: known(&document.address),
            language: document.language.clone(),
            read: account.is_read(),
            characters: document.text.chars().count(),
            text_number: account.text,
            copies: account.copies.iter().map(copy).collect(),
            credits: account
                .credits
                .iter()
                .map(|(agency, evidence)| CreditLine {
                    agency: agency.clone(),
                    evidence: self.evidence(evidence),
                })
                .collect(),
        }
    }

    fn actor(&self, number: ActorNumber, actor: &record::Actor) -> ActorLine {
        let mention = |mention: &record::ActorMention| {
            let place = self.chars(mention.account, mention.evidence.span());
            MentionLine {
                account: self.id(mention.account),
                start: place.start,
                end: place.end,
                form: mention.form,
            }
        };
        ActorLine {
            id: actor_id(number),
            name: actor.name.clone(),
            also: actor.also.clone(),
            kind: actor.kind,
            offices: self.all(&actor.offices),
            mentions: actor.mentions.iter().map(mention).collect(),
        }
    }

    fn statement(&self, number: usize, statement: &record::Statement) -> StatementLine {
        StatementLine {
            id: statement_id(number),
            account: self.id(statement.account),
            kind: statement.kind,
            content: self.all(&statement.content),
            quoted: self.all(&statement.quoted),
            speaker: statement.speaker.as_ref().map(|speaker| SpeakerLine {
                actor: speaker.actor.map(actor_id),
                evidence: self.evidence(&speaker.evidence),
            }),
            cue: statement
                .cue
                .as_ref()
                .map(|cue| CueLine { lemma: cue.lemma.clone(), evidence: self.evidence(&cue.evidence) }),
            act: statement.act,
            polarity: statement.polarity,
            addressee: statement.addressee.as_ref().map(|it| self.evidence(it)),
            medium: statement
                .medium
                .as_ref()
                .map(|medium| MediumLine { kind: medium.kind, evidence: self.evidence(&medium.evidence) }),
            date: statement.date.as_ref().map(|date| DateLine {
                value: date.value.to_string(),
                basis: date.basis,
                evidence: self.evidence(&date.evidence),
            }),
            chain: self.all(&statement.chain),
            confidence: statement.confidence,
        }
    }

    fn same_words(&self, same: &record::SameWords) -> SameWordsLine {
        SameWordsLine {
            speakers: same.speakers.iter().copied().map(actor_id).collect(),
            texts: same.texts,
            wordings: same.wordings.iter().map(|wording| self.wording(wording)).collect(),
        }
    }

    fn same_statement(&self, same: &record::SameStatement) -> SameStatementLine {
        SameStatementLine {
            speakers: same.speakers.iter().copied().map(actor_id).collect(),
            texts: same.texts,
            tellings: same.tellings.iter().map(|telling| self.telling(telling)).collect(),
        }
    }

    fn telling(&self, telling: &record::Telling) -> TellingLine {
        let account = self.record.statements[telling.statement.0].account;
        TellingLine {
            statement: statement_id(telling.statement.0),
            account: self.id(account),
            kind: telling.kind,
            differing: telling.differing.iter().map(|span| self.chars(account, *span)).collect(),
        }
    }

    fn wording(&self, wording: &record::Wording) -> WordingLine {
        WordingLine {
            statement: wording.statement.map(|number| statement_id(number.0)),
            kind: match wording.kind {
                record::WordingKind::Fullest => WordingKind::Fullest,
                record::WordingKind::Equal => WordingKind::Equal,
                record::WordingKind::Cut => WordingKind::Cut,
                record::WordingKind::Drifted => WordingKind::Drifted,
            },
            evidence: self.evidence(&wording.evidence),
            differing: wording.differing.iter().map(|span| self.chars(wording.account, *span)).collect(),
        }
    }

    fn issue(&self, number: usize, issue: &record::Issue) -> IssueLine {
        IssueLine {
            id: issue_id(number),
            name: self.evidence(&issue.name),
            called: issue.called.clone(),
            texts: issue.texts,
        }
    }

    fn position(&self, position: &record::Position) -> PositionLine {
        PositionLine {
            actor: actor_id(position.actor),
            issue: issue_id(position.issue.0),
            said: position.said.iter().map(|said| self.said(said)).collect(),
        }
    }

    fn said(&self, said: &record::Said) -> SaidLine {
        SaidLine {
            statement: said.statement.map(|number| statement_id(number.0)),
            evidence: self.evidence(&said.evidence),
            by: said.by.map(|day| day.to_string()),
            stance: said.stance,
            words: said.words.as_ref().map(|words| self.evidence(words)),
        }
    }

    fn disagreement(&self, disagreement: &record::Disagreement) -> DisagreementLine {
        let party = |party: &record::Party| PartyLine {
            stance: party.stance,
            actor: actor_id(party.actor),
            said: party.said.iter().map(|said| self.said(said)).collect(),
        };
        DisagreementLine {
            issue: issue_id(disagreement.issue.0),
            sides: disagreement.sides.iter().map(party).collect(),
        }
    }

    fn shift(&self, shift: &record::Shift) -> ShiftLine {
        ShiftLine {
            actor: actor_id(shift.actor),
            from: self.all(&shift.from),
            from_day: shift.from_day.map(|day| day.to_string()),
            to: self.all(&shift.to),
            to_day: shift.to_day.map(|day| day.to_string()),
            asserted: self.all(&shift.asserted),
        }
    }

    fn difference(&self, difference: &record::Difference) -> DifferenceLine {
        let side = |side: &record::Side| SideLine {
            evidence: self.all(&side.evidence),
            actor: side.actor.map(actor_id),
        };
        DifferenceLine {
            kind: difference.kind,
            actor: difference.actor.map(actor_id),
            texts: difference.texts,
            sides: difference.sides.iter().map(side).collect(),
        }
    }

    fn happening(&self, happening: &record::Happening) -> HappeningLine {
        let told = |told: &record::ToldOf| ToldLine {
            account: self.id(told.account),
            status: told.status,
            evidence: self.all(&told.evidence),
            day: told.day.as_ref().map(|(_, words)| self.evidence(words)),
            place: told.place.as_ref().map(|place| self.evidence(place)),
        };
        HappeningLine {
            kind: happening.kind,
            participants: happening.participants.iter().copied().map(actor_id).collect(),
            day: happening.day.map(|day| day.to_string()),
            texts: happening.texts,
            told: happening.told.iter().map(told).collect(),
        }
    }

    fn measure(&self, measure: &record::Measure) -> MeasureLine {
        let given = |given: &record::Given| GivenLine {
            figure: self.evidence(&given.figure),
            clause: self.evidence(&given.clause),
            value: given.value,
            bound: given.bound,
        };
        MeasureLine {
            quantity: measure.quantity,
            unit: measure.unit.clone(),
            texts: measure.texts,
            given: measure.given.iter().map(given).collect(),
        }
    }

    fn coverage(&self) -> CoverageLine {
        let coverage = &self.record.coverage;
        let carried = |carried: &record::AccountCoverage| AccountCoverageLine {
            account: self.id(carried.account),
            statements: carried.statements,
            happenings: carried.happenings,
            figures: carried.figures,
            only: carried.only.iter().map(|number| statement_id(number.0)).collect(),
        };
        CoverageLine {
            statements: coverage.statements,
            happenings: coverage.happenings,
            figures: coverage.figures,
            accounts: coverage.accounts.iter().map(carried).collect(),
        }
    }

    fn quick_line(&self, line: &Line, brief: &Brief) -> QuickLine {
        let mut text = String::new();
        let mut evidence = Vec::new();
        for part in &line.parts {
            match part {
                Part::Ours(words) => text.push_str(words),
                Part::Theirs(theirs) if theirs.spoken => text.push_str(&format!("“{}”", theirs.text)),
                Part::Theirs(theirs) => text.push_str(&theirs.text),
                Part::Account(_) => {}
                Part::Cite(number) => evidence.push(self.evidence(&brief.citations.get(*number).evidence)),
            }
        }
        QuickLine { text: text.trim().to_owned(), evidence }
    }
}
