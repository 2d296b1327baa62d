//! `readout eval`: each stage scored against gold.

use crate::eval::errors::Errors;
use crate::eval::scores::Scores;
use crate::eval::{body, english, events, figures, gate, record, statements};
use crate::outcome::Outcome;
use crate::output::Output;
use crate::story;
use clap::{Args, Subcommand, ValueEnum};
use std::fmt::Display;
use std::io::Write;
use std::path::PathBuf;

/// Score a stage against gold
///
/// Every evaluation prints a table, or with `--format json` one flat object of dotted names. It takes any file in the
/// same format as the gold named below, packed with gzip or not.
#[derive(Args)]
pub struct Eval {
    #[command(subcommand)]
    stage: Stage,
}

#[derive(Subcommand)]
enum Stage {
    Statements(Statements),
    Figures(Figures),
    Body(Body),
    English(English),
    Events(Events),
    Record(Record),
    Gate(Gate),
}

const STATEMENTS: &str = "\
A statement of the gold is found when a statement read has the same content: intersection over
union of their characters >= .5, one to one, closest pairs first. White space does not count, nor
do quotation marks at the edges.

  recall     of the gold's statements of a kind, the share found, whatever kind they were called
  precision  of the statements read of a kind, the share that is any statement of the gold
  F          of these two
  speaker    of those found, the share with the right speaker
  same kind  of those found, the share called by the gold's kind

Two formats are known.
  quotes.jsonl  A statement a line, its texts in the folder above. Entries marked optional count
                neither way. A speaker is right when the actor bears one of the names of the
                gold's speaker (a relations.json beside it tells their forms), an unnamed one when
                the words stand in the same place.
  PolNeAR       A document a line. Attributions marked `speech` are to be found; finding another
                one is right as well. A speaker is right when the words overlap the source. It makes
                one attribution of a quotation that is split or runs over paragraphs; here, as in
                quotes.jsonl, each stretch between marks counts as one, unless --whole is given.

Examples:
  readout eval statements seeds/gold/quotes.jsonl
  readout eval statements polnear/dev.jsonl.gz --errors | less
  readout eval statements polnear/dev.jsonl.gz --format json | jq '.\"direct.f\"'";

/// Score who said what (direct, mixed, indirect)
#[derive(Args)]
#[command(after_help = STATEMENTS)]
struct Statements {
    #[command(flatten)]
    gold: Gold,
    /// Count each attribution of PolNeAR as one, as it is marked, also where it is a split quotation
    #[arg(long)]
    whole: bool,
    /// Print how many statements of each sort are right, as the table of confidences
    #[arg(long, conflicts_with_all = ["format", "errors"])]
    shares: bool,
}

const FIGURES: &str = "\
The gold is a figures.json: `figures`, each with value, unit, qualifier and the places (evidence)
that give it. Entries marked optional count neither way; each place of the others is to be found.

  recall       of the gold's places, the share found: same value (or vague as well), same unit, and
               words that overlap the evidence
  precision    of the figures read, the share that is one of the gold
  bound        of those found by value and place, the share with the bound of the gold's qualifier
  unit         the same for the unit: a word of the gold's unit or of its evidence, in the singular
  who says so  the same for the source: the account itself, or the speaker of the statement

Example:
  readout eval figures seeds/gold/figures.json --errors";

/// Score the figures: value, unit, bound, and who says so
#[derive(Args)]
#[command(after_help = FIGURES)]
struct Figures {
    #[command(flatten)]
    gold: Gold,
}

const BODY: &str = "\
The gold is a body.json: for each document `body`, the stretches of its text that are the account,
`other`, those that are not, and `citation_marks`, which count neither way. Its texts lie in the
folder above. Characters are counted, white space apart. A statement touches furniture when a
character of its content lies in `other`.

Example:
  readout eval body seeds/gold/body.json --errors";

/// Score the body told apart from the furniture
#[derive(Args)]
#[command(after_help = BODY)]
struct Body {
    #[command(flatten)]
    gold: Gold,
}

const ENGLISH: &str = "\
Two formats are known.
  CoNLL-U   Sentences, tokens (a word with its clitics), words, and F of the universal tag (UPOS), the
            head (UAS), and head and relation (LAS) over words, as in the CoNLL 2018 shared task:
            punctuation counts, subtypes of relations do not. The text is read raw, or with
            --gold-tokens from the sentences and tokens of the treebank.
  times     A document a line: text, dct (its day) and times with start, end, type and TIMEX3 value. As
            in TempEval-3: relaxed F counts any overlap, strict F the same bounds, value F an overlap
            with the same value.

Examples:
  readout eval english ewt-dev.conllu.gz
  readout eval english ewt-dev.conllu.gz --gold-tokens --format json | jq .las
  readout eval english times.jsonl.gz --errors";

/// Score the reading of English: sentences, tokens, tags, parse, times
#[derive(Args)]
#[command(after_help = ENGLISH)]
struct English {
    #[command(flatten)]
    gold: Gold,
    /// Read from the sentences and tokens of the gold
    #[arg(long)]
    gold_tokens: bool,
}

const RECORD: &str = "\
The gold is a relations.json, with the quotes.jsonl whose lines it speaks of beside it and its texts
in the folder above.

  actors           B-cubed over the gold's mentions in body and headings. A mention is found when one
                   of the record stands in its place: one of the two holds the other, or they share
                   half their characters; one to one, closest first. Precision is taken over the
                   mentions found, recall over all. Of a loose group (\"European leaders\",
                   \"European allies\") each wording is an actor of its own.
  same statement   Pairs of statements of different accounts that are joined, against those of the
                   groups of kind cross_doc. Pairs of weak groups, of groups of other kinds and of
                   optional statements count neither way.
  copies           Pairs of accounts counted as one text, against `copies` of the gold (none when it
                   names none).

Example:
  readout eval record seeds/gold/relations.json --errors | less";

/// Score the record: actors across accounts, the same statement in several accounts, copies
#[derive(Args)]
#[command(after_help = RECORD)]
struct Record {
    #[command(flatten)]
    gold: Gold,
    /// Read with a codebook, as `readout brief` does
    #[arg(long, value_name = "FILE")]
    codebook: Option<PathBuf>,
}

const EVENTS: &str = "\
The gold is an events.json: a list of happenings, each with its type, participants, date, and for
each account its status and evidence. Its texts lie in the folder above. An event of the gold is
found in an account when an event read there, one to one, is of the same family of types and
  - has at least two thirds of its participants and its date, where the gold gives one, or
  - shares characters with its evidence and has its status.

  recall        of the gold's events, the share found
  precision     of the events read, the share that is one of the gold
  status        of those found, the share with the status that the account gives
  participants  F of the names of those found; a relations.json beside the gold tells their forms
  date          of those found, the share with the same first and last day, none for none

Entries marked background, caption_only or optional count neither way.

Example:
  readout eval events seeds/gold/events.json --errors";

/// Score what happened: calls, meetings, visits, talks and how far they have come
#[derive(Args)]
#[command(after_help = EVENTS)]
struct Events {
    #[command(flatten)]
    gold: Gold,
}

const GATE: &str = "\
The file of floors is TOML:

  [[gate]]
  stage = \"statements\"                   # or \"events\", \"figures\", \"body\", \"record\", \"english\" (with gold_tokens = true)
  gold = [\"seeds/gold/quotes.jsonl\"]     # below DATA; below the working folder with ./
  at_least = { \"direct.f\" = 0.95 }       # names as printed by --format json
  at_most = { \"direct.predicted\" = 60 }

A figure under its floor is named and gives exit code 3. Missing data are an error: exit code 2.

Example:
  readout eval gate eval/floors.toml ../shared/data";

/// Measure everything that a file of floors names, and fail when a figure has fallen
#[derive(Args)]
#[command(after_help = GATE)]
struct Gate {
    /// The file of floors
    floors: PathBuf,
    /// The folder that holds the gold
    data: PathBuf,
}

#[derive(Args)]
struct Gold {
    /// Files of gold, or folders that hold them
    #[arg(required = true, value_name = "GOLD")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    how: How,
}

#[derive(Args)]
struct How {
    /// What to print
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Also list every error with its place, by class (not with `--format json`)
    #[arg(long)]
    errors: bool,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A table
    #[default]
    Text,
    /// One flat object of dotted names
    Json,
}

impl Eval {
    pub fn run(self) -> anyhow::Result<Outcome> {
        match self.stage {
            Stage::Statements(Statements { gold, whole, shares }) => {
                let scored = statements::evaluate(&gold.paths, whole)?;
                if shares {
                    let names: Vec<_> =
                        gold.paths.iter().filter_map(|path| path.file_name()?.to_str()).collect();
                    let command = format!("# readout eval statements {} --shares", names.join(" "));
                    return print(&format_args!("{command}\n{}", scored.tally.shares));
                }
                gold.how.print(&scored.tally, &scored.scores(), &scored.errors)
            }
            Stage::Figures(Figures { gold }) => {
                let scored = figures::evaluate(&gold.paths)?;
                gold.how.print(&scored, &scored.scores(), &scored.errors)
            }
            Stage::Body(Body { gold }) => {
                let scored = body::evaluate(&gold.paths)?;
                gold.how.print(&scored, &scored.scores(), &scored.errors)
            }
            Stage::English(English { gold, gold_tokens }) => {
                let scored = english::evaluate(&gold.paths, gold_tokens)?;
                gold.how.print(&scored, &scored.scores(), &scored.errors)
            }
            Stage::Record(Record { gold, codebook }) => {
                let codebook = story::codebook(codebook.as_deref())?;
                let scored = record::evaluate(&gold.paths, &codebook)?;
                gold.how.print(&scored, &scored.scores(), &scored.errors)
            }
            Stage::Events(Events { gold }) => {
                let scored = events::evaluate(&gold.paths)?;
                gold.how.print(&scored, &scored.scores(), &scored.errors)
            }
            Stage::Gate(Gate { floors, data }) => {
                let passed = gate::pass(&floors, &data)?;
                print(&passed)?;
                Ok(if passed.all() { Outcome::Done } else { Outcome::BelowFloor })
            }
        }
    }
}

fn print(table: &impl Display) -> anyhow::Result<Outcome> {
    let mut output = Output::open(None)?;
    write!(output, "{table}")?;
    output.finish()?;
    Ok(Outcome::Done)
}

impl How {
    fn print(&self, table: &impl Display, scores: &Scores, errors: &Errors) -> anyhow::Result<Outcome> {
        let mut output = Output::open(None)?;
        match self.format {
            Format::Json => write!(output, "{}", scores.to_json())?,
            Format::Text => write!(output, "{table}")?,
        }
        if self.errors && self.format == Format::Text {
            write!(output, "{errors}")?;
        }
        output.finish()?;
        Ok(Outcome::Done)
    }
}
