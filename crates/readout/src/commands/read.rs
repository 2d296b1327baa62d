//! `readout read`: what each account says, one account a line.

use crate::explain::{self, Layout};
use crate::outcome::Outcome;
use crate::output::{Colour, Output};
use crate::reading::{self, Input};
use clap::{Args, ValueEnum};
use readout_statement::{Account, Statement, StatementKind, contract};
use std::io::{self, Write};
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  readout read story/                                what each account says, for people
  readout read story/ --format jsonl > story.jsonl   the same for programs, one account a line
  readout read - --format jsonl < page.html          one account from standard input
  readout read --explain wire.txt | less             what was read marked in the text, and which pattern fired

The shape of a line is readout/account/1, described by `readout schema account`. Offsets are
characters (Unicode scalar values) into the account's text, end exclusive. Within a version fields
are only ever added.";

/// Read accounts and print what each of them says
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Read {
    #[command(flatten)]
    input: Input,
    /// What to print
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Print the text itself, with statements, events and figures marked in place and how each was read
    #[arg(long, conflicts_with = "format")]
    explain: bool,
    /// File to write, instead of standard output; it is replaced only when all is written
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// When to use colour
    #[arg(long, alias = "color", value_enum, default_value_t, value_name = "WHEN")]
    colour: Colour,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Statements with their speakers, for people
    #[default]
    Text,
    /// One JSON object a line: readout/account/1
    Jsonl,
}

impl Read {
    pub fn run(self) -> anyhow::Result<Outcome> {
        let mut output = Output::open(self.output.as_deref())?;
        let colour = output.has_colour(self.colour);
        let style = Style::new(colour);
        let layout = Layout { width: output.width(), colour };
        let intake = self.input.documents()?;
        let unread = intake.unread;
        let faults = reading::each_account(intake.documents, |_, account| {
            match self.format {
                Format::Text if self.explain => {
                    write_heading(&mut output, &account, style)?;
                    explain::write(&mut output, &account, layout)?;
                    writeln!(output)?;
                }
                Format::Text => write_text(&mut output, &account, style)?,
                Format::Jsonl => {
                    serde_json::to_writer(&mut output, &contract::Account::from(&account))
                        .map_err(io::Error::from)?;
                    writeln!(output)?;
                }
            }
            Ok(())
        })?;
        output.finish()?;
        Ok(Outcome::of_failures(unread + faults))
    }
}

/// An account for people: its heading, then its statements in order, each with its speaker and place.
fn write_text(out: &mut impl Write, account: &Account, style: Style) -> io::Result<()> {
    write_heading(out, account, style)?;
    for statement in &account.statements {
        write_statement(out, account, statement, style)?;
    }
    writeln!(out)
}

/// The account's id, outlet, day, source and title.
fn write_heading(out: &mut impl Write, account: &Account, style: Style) -> io::Result<()> {
    let document = &account.document;
    let bold = style.bold;
    let outlet = document.outlet.as_ref().map_or("outlet not known", |known| &known.value);
    let published = document.published.as_ref().map_or("undated".to_owned(), |known| known.value.to_string());
    writeln!(
        out,
        "{bold}{}{bold:#}  {} · {published} · {}",
        plain(&document.id),
        plain(outlet),
        plain(&document.source)
    )?;
    if let Some(title) = &document.title {
        writeln!(out, "  {}", plain(&title.value))?;
    }
    if !document.is_english() {
        let language = document.language.as_deref().unwrap_or_default();
        writeln!(out, "  not read: its language is {}, and only English is read", plain(language))?;
    }
    Ok(())
}

fn write_statement(
    out: &mut impl Write,
    account: &Account,
    said: &Statement,
    style: Style,
) -> io::Result<()> {
    let text = &account.document.text;
    let speaker = said.speaker.map_or("speaker not known".to_owned(), |speaker| {
        let words = plain(speaker.span.of(text));
        match speaker.actor {
            Some(actor) if account.actors[actor.0].name != words => {
                format!("{} ({words})", plain(&account.actors[actor.0].name))
            }
            _ => words,
        }
    });
    let kind = match said.kind {
        StatementKind::Direct => "direct",
        StatementKind::Mixed => "mixed",
        StatementKind::Indirect => "indirect",
    };
    let line = said.content.first().map_or(1, |piece| 1 + text[..piece.start()].matches('\n').count());
    let pieces: Vec<String> = said.content.iter().map(|piece| plain(piece.of(text))).collect();
    let (bold, dim) = (style.bold, style.dim);
    writeln!(out, "  {bold}{speaker}{bold:#}  {dim}{kind}, line {line}{dim:#}")?;
    writeln!(out, "    {}", pieces.join(" … "))
}

/// How an account for people is set off.
#[derive(Clone, Copy, Default)]
struct Style {
    bold: anstyle::Style,
    dim: anstyle::Style,
}

impl Style {
    fn new(colour: bool) -> Self {
        match colour {
            true => Self { bold: anstyle::Style::new().bold(), dim: anstyle::Style::new().dimmed() },
            false => Self::default(),
        }
    }
}

/// Words on one line, with what a terminal would obey taken out.
fn plain(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    words.chars().map(|letter| if letter.is_control() { '\u{fffd}' } else { letter }).collect()
}
