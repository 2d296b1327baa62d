//! The brief as CommonMark.

use crate::Options;
use crate::brief::section::Section;
use crate::brief::{Brief, Line, Part, Theirs};
use crate::citation::CitationNumber;
use crate::inert::markdown as inert;
use crate::text::LEGEND;
use std::fmt::Write;

/// Renders the brief.
pub fn render(brief: &Brief, options: &Options) -> String {
    let mut page = Page { out: String::new(), brief, options };
    page.head();
    page.quick_look();
    brief.sections.iter().for_each(|section| page.section(section));
    page.voices();
    page.same_words();
    page.list("Quoted, speaker not known", &brief.unattributed);
    brief.coverage.iter().for_each(|section| page.section(section));
    page.accounts();
    if options.citations {
        page.citations();
    }
    page.out
}

struct Page<'a> {
    out: String,
    brief: &'a Brief<'a>,
    options: &'a Options,
}

impl Page<'_> {
    fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn head(&mut self) {
        let title = self.set(&self.brief.title);
        self.line(&format!("# {title}\n\n{}\n", self.brief.summary));
        let outlets: Vec<String> = self
            .brief
            .accounts
            .iter()
            .map(|account| format!("[{}] {} {}", account.number.0 + 1, inert(&account.outlet), account.day))
            .collect();
        self.line(&format!("{}\n\n*{LEGEND}*", outlets.join(" · ")));
    }

    fn quick_look(&mut self) {
        self.line("\n## Quick look\n");
        self.dated(&self.brief.quick_look);
        if self.brief.quick_look.is_empty() {
            self.line("*No account that was read has a sentence that can stand alone.*");
        }
    }

    fn list(&mut self, heading: &str, lines: &[Line]) {
        if lines.is_empty() {
            return;
        }
        self.line(&format!("\n## {heading}\n"));
        for line in lines {
            let text = self.set(line);
            self.line(&format!("- {text}"));
        }
    }

    fn section(&mut self, section: &Section) {
        self.line(&format!("\n## {}\n\n*{}*\n", section.heading, inert(section.note)));
        for group in &section.groups {
            let headed = !group.heading.parts.is_empty();
            if headed {
                let heading = self.set(&group.heading);
                self.line(&format!("- **{heading}**"));
            }
            let indent = if headed { "  " } else { "" };
            for entry in &group.entries {
                let text = self.set(&entry.line);
                let margin = if entry.margin.is_empty() {
                    String::new()
                } else {
                    format!("*{}* · ", inert(&entry.margin))
                };
                self.line(&format!("{indent}- {margin}{text}"));
            }
        }
    }

    fn voices(&mut self) {
        if self.brief.voices.is_empty() {
            return;
        }
        self.line("\n## Who said what");
        for voice in &self.brief.voices {
            let mut name = format!("\n### {}", inert(&voice.name));
            if let Some((office, number)) = &voice.office {
                let _ = write!(name, " · {} {}", inert(office), self.label(*number));
            }
            self.line(&format!("{name}\n"));
            self.dated(&voice.lines);
        }
    }

    /// Lines with the day of each before it.
    fn dated(&mut self, lines: &[(String, Line)]) {
        for (when, line) in lines {
            let when = if when.is_empty() { String::new() } else { format!("*{when}* · ") };
            let text = self.set(line);
            self.line(&format!("- {when}{text}"));
        }
    }

    fn same_words(&mut self) {
        if self.brief.same_words.is_empty() {
            return;
        }
        self.line("\n## The same statement in several accounts\n");
        for same in &self.brief.same_words {
            self.line(&format!("- **{}** *({})*", inert(&same.heading), same.note));
            for line in &same.lines {
                let text = self.set(line);
                self.line(&format!("  - {text}"));
            }
        }
    }

    fn accounts(&mut self) {
        self.line("\n## Accounts\n");
        for account in &self.brief.accounts {
            let mut text =
                format!("- [{}] **{}** · {}", account.number.0 + 1, inert(&account.outlet), account.date);
            if let Some(title) = &account.title {
                let _ = write!(text, " · {}", inert(title));
            }
            let _ = write!(text, " · {}", inert(&account.source));
            for note in &account.notes {
                let _ = write!(text, " · *{}*", inert(note));
            }
            self.line(&text);
        }
    }

    fn citations(&mut self) {
        self.line("\n## Citations\n");
        for citation in self.brief.citations.listed(self.brief.record) {
            let evidence = citation.evidence;
            let text = format!(
                "- [{}] characters {}–{}: {}**{}**{}",
                citation.label,
                citation.place.start,
                citation.place.end,
                inert(evidence.prefix()),
                inert(evidence.exact()),
                inert(evidence.suffix()),
            );
            self.line(&text);
        }
    }

    fn label(&self, number: CitationNumber) -> String {
        let citation = self.brief.citations.get(number);
        let letter = if self.options.citations { citation.letter() } else { String::new() };
        format!("[{}{letter}]", citation.account_label())
    }

    fn set(&self, line: &Line) -> String {
        let mut out = String::new();
        let mut last = String::new();
        for part in &line.parts {
            match part {
                Part::Ours(text) => out.push_str(&inert(text)),
                Part::Theirs(theirs) => out.push_str(&set_theirs(theirs)),
                Part::Account(number) => {
                    let _ = write!(out, " [{}]", number.0 + 1);
                }
                Part::Cite(number) => {
                    let label = self.label(*number);
                    if label == last {
                        continue;
                    }
                    if last.is_empty() {
                        out.push(' ');
                    }
                    out.push_str(&label);
                    last = label;
                    continue;
                }
            }
            last.clear();
        }
        out.trim().to_owned()
    }
}

/// Words that differ stand in bold.
fn set_theirs(theirs: &Theirs) -> String {
    let mut out = String::new();
    let mut start = 0;
    for span in &theirs.differing {
        let _ =
            write!(out, "{}**{}**", inert(&theirs.text[start..span.start()]), inert(span.of(&theirs.text)));
        start = span.end();
    }
    out.push_str(&inert(&theirs.text[start..]));
    if theirs.spoken { format!("“{out}”") } else { out }
}
