//! The brief for a terminal.

use crate::Options;
use crate::brief::section::Section;
use crate::brief::{Brief, Line, Listed, Part, Theirs};
use crate::citation::{CitationNumber, Citations};
use crate::inert::printable;
use crate::wrap::{Edge, Wrap};
use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr;

const HEADING: Style = Style::new().bold().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Cyan)));
const TITLE: Style = Style::new().bold();
const OURS: Style = Style::new().dimmed();
const NUMBER: Style = Style::new().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Green)));
const DIFFERS: Style = Style::new().bold().underline();
const PLAIN: Style = Style::new();

/// Renders the brief.
pub fn render(brief: &Brief, options: &Options) -> String {
    let mut page = Page { out: String::new(), options, citations: &brief.citations };
    page.title(brief);
    page.quick_look(brief);
    brief.sections.iter().for_each(|section| page.section(section));
    page.voices(brief);
    page.same_words(brief);
    page.unattributed(brief);
    brief.coverage.iter().for_each(|section| page.section(section));
    page.accounts(brief);
    if options.citations {
        page.citation_list(brief);
    }
    page.out
}

struct Page<'a> {
    out: String,
    options: &'a Options,
    citations: &'a Citations,
}

/// Text in one style.
struct Run {
    text: String,
    style: Style,
}

fn run(text: impl Into<String>, style: Style) -> Run {
    Run { text: text.into(), style }
}

impl Page<'_> {
    fn title(&mut self, brief: &Brief) {
        let title = self.runs(&brief.title).into_iter().map(|piece| run(piece.text, TITLE)).collect();
        self.paragraph("", "", title);
        self.paragraph("", "", vec![run(&brief.summary, PLAIN)]);
        let outlets: Vec<String> = brief.accounts.iter().map(short).collect();
        self.paragraph("", "", vec![run(outlets.join(" · "), OURS)]);
        self.paragraph("", "", vec![run(LEGEND, OURS)]);
    }

    fn quick_look(&mut self, brief: &Brief) {
        self.heading("Quick look");
        self.dated("• ", &brief.quick_look);
        if brief.quick_look.is_empty() {
            self.paragraph(
                "",
                "",
                vec![run("No account that was read has a sentence that can stand alone.", OURS)],
            );
        }
    }

    fn section(&mut self, section: &Section) {
        self.heading(section.heading);
        self.paragraph("", "", vec![run(section.note, OURS)]);
        for group in &section.groups {
            if !group.heading.parts.is_empty() {
                let heading: Vec<Run> = self.runs(&group.heading);
                self.paragraph("• ", "  ", heading);
            }
            let width = group.entries.iter().map(|entry| entry.margin.width()).max().unwrap_or(0);
            let gap = if width > 0 { width + 2 } else { 0 };
            let rest = " ".repeat(4 + gap);
            for entry in &group.entries {
                let margin = format!("    {}{}", entry.margin, " ".repeat(gap - entry.margin.width()));
                self.paragraph(&margin, &rest, self.runs(&entry.line));
            }
        }
    }

    fn voices(&mut self, brief: &Brief) {
        if brief.voices.is_empty() {
            return;
        }
        self.heading("Who said what");
        for (number, voice) in brief.voices.iter().enumerate() {
            if number > 0 {
                self.out.push('\n');
            }
            let mut name = vec![run(printable(&voice.name), TITLE)];
            if let Some((office, number)) = &voice.office {
                name.push(run(format!(" · {} ", printable(office)), PLAIN));
                name.push(self.label(*number));
            }
            self.paragraph("", "", name);
            self.dated("  ", &voice.lines);
        }
    }

    /// Lines with the day of each at the margin.
    fn dated(&mut self, bullet: &str, lines: &[(String, Line)]) {
        let width = lines.iter().map(|(when, _)| when.width()).max().unwrap_or(0);
        let gap = if width > 0 { width + 2 } else { 0 };
        let rest = " ".repeat(bullet.width() + gap);
        for (when, line) in lines {
            let day = format!("{bullet}{when}{}", " ".repeat(gap - when.width()));
            self.paragraph(&day, &rest, self.runs(line));
        }
    }

    fn same_words(&mut self, brief: &Brief) {
        if brief.same_words.is_empty() {
            return;
        }
        self.heading("The same statement in several accounts");
        for same in &brief.same_words {
            let heading = vec![run(printable(&same.heading), TITLE), run(format!(" · {}", same.note), OURS)];
            self.paragraph("", "", heading);
            for line in &same.lines {
                self.paragraph("  ", "    ", self.runs(line));
            }
        }
    }

    fn unattributed(&mut self, brief: &Brief) {
        if brief.unattributed.is_empty() {
            return;
        }
        self.heading("Quoted, speaker not known");
        for line in &brief.unattributed {
            self.paragraph("• ", "  ", self.runs(line));
        }
    }

    fn accounts(&mut self, brief: &Brief) {
        self.heading("Accounts");
        for account in &brief.accounts {
            let mut about =
                vec![run(printable(&account.outlet), TITLE), run(format!(" · {}", account.date), PLAIN)];
            if let Some(title) = &account.title {
                about.push(run(format!(" · {}", printable(title)), PLAIN));
            }
            let number = format!("[{}] ", account.number.0 + 1);
            let rest = " ".repeat(number.width());
            self.paragraph(&number, &rest, about);
            for note in std::iter::once(&account.source).chain(&account.notes) {
                self.paragraph(&rest, &rest, vec![run(printable(note), OURS)]);
            }
        }
    }

    fn citation_list(&mut self, brief: &Brief) {
        self.heading("Citations");
        for citation in self.citations.listed(brief.record) {
            let evidence = citation.evidence;
            let words = vec![
                run(format!("characters {}–{}: ", citation.place.start, citation.place.end), OURS),
                run(format!("{}«", printable(evidence.prefix()).trim_start()), OURS),
                run(printable(evidence.exact()), TITLE),
                run(format!("»{}", printable(evidence.suffix()).trim_end()), OURS),
            ];
            self.paragraph(&format!("[{}] ", citation.label), "     ", words);
        }
    }

    fn heading(&mut self, text: &str) {
        self.out.push('\n');
        self.paragraph("", "", vec![run(text, HEADING)]);
    }

    fn label(&self, number: CitationNumber) -> Run {
        let citation = self.citations.get(number);
        let letter = if self.options.citations { citation.letter() } else { String::new() };
        run(format!("[{}{letter}]", citation.account_label()), NUMBER)
    }

    fn runs(&self, line: &Line) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        for part in &line.parts {
            match part {
                Part::Ours(text) => runs.push(run(printable(text), OURS)),
                Part::Theirs(theirs) => self.theirs(&mut runs, theirs),
                Part::Account(number) => runs.push(run(format!(" [{}]", number.0 + 1), NUMBER)),
                Part::Cite(number) => {
                    let label = self.label(*number);
                    let after_citation = runs.last().is_some_and(|last| last.style == NUMBER);
                    if after_citation && runs.last().is_some_and(|last| last.text == label.text) {
                        continue;
                    }
                    if !after_citation {
                        runs.push(run(" ", PLAIN));
                    }
                    runs.push(label);
                }
            }
        }
        runs
    }

    /// Without colour, words that differ stand between asterisks.
    fn theirs(&self, runs: &mut Vec<Run>, theirs: &Theirs) {
        let (open, close) = if theirs.spoken { ("“", "”") } else { ("", "") };
        let star = if self.options.colour { "" } else { "*" };
        runs.push(run(open, PLAIN));
        let mut start = 0;
        for span in &theirs.differing {
            runs.push(run(printable(&theirs.text[start..span.start()]), PLAIN));
            runs.push(run(format!("{star}{}{star}", printable(span.of(&theirs.text))), DIFFERS));
            start = span.end();
        }
        runs.push(run(printable(&theirs.text[start..]), PLAIN));
        runs.push(run(close, PLAIN));
    }

    /// Sets runs with a hanging indent.
    fn paragraph(&mut self, first: &str, rest: &str, runs: Vec<Run>) {
        let edge = Edge { first: (first, OURS), rest };
        let runs = runs.iter().map(|run| (run.text.as_str(), run.style));
        self.wrap().paragraph(&mut self.out, edge, runs);
    }

    fn wrap(&self) -> Wrap {
        Wrap { width: self.options.width, colour: self.options.colour }
    }
}

/// What tells our words from theirs.
pub const LEGEND: &str = "Each line is an account's own sentence or a speaker's quoted words. Numbers name the \
    accounts; names before a colon, days at the margin and what stands in round brackets after a number are ours.";

fn short(account: &Listed) -> String {
    format!("[{}] {} {}", account.number.0 + 1, printable(&account.outlet), account.day)
}
