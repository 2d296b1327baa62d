//! The brief as one HTML page that needs nothing from outside and works without its few lines of script.
//!
//! A citation is a link to the account's text further down, where the words are marked; opening the link opens the
//! text. Everything that is not written here goes through [`inert::html`](crate::inert::html).

mod account_text;

use crate::brief::section::Section;
use crate::brief::{Brief, Line, Listed, Part, Theirs, Voice, Wordings};
use crate::citation::{CitationNumber, ListedCitation};
use crate::inert::html as inert;
use crate::text::LEGEND;
use std::fmt::Write;

const STYLE: &str = include_str!("html/brief.css");
const SCRIPT: &str = include_str!("html/brief.js");
/// What of the page may run: the style and the script that are ours, known by their digests, and nothing else.
const POLICY: &str = concat!(
    "default-src 'none'; style-src 'sha256-s32qhr8BKEXggzbl5NbplvY0/MNGsakAnyT4+Rth9uk='; script-src 'sha256-jQ/E/Hqlh1nbOCVUXDXX9jdz+n5GW2HTRBaoh/i/QMM='; ",
    "base-uri 'none'; form-action 'none'"
);

/// Renders the brief.
pub fn render(brief: &Brief) -> String {
    let citations = brief.citations.listed(brief.record);
    let mut page = Page { out: String::new(), brief };
    page.head();
    page.quick_look();
    brief.sections.iter().for_each(|section| page.section(section));
    page.voices();
    page.same_words();
    page.unattributed();
    brief.coverage.iter().for_each(|section| page.section(section));
    page.accounts(&citations);
    page.printed_citations(&citations);
    let _ = write!(page.out, "</main>\n<script>{SCRIPT}</script>\n</body>\n</html>\n");
    page.out
}

struct Page<'a> {
    out: String,
    brief: &'a Brief<'a>,
}

impl Page<'_> {
    fn push(&mut self, markup: impl AsRef<str>) {
        self.out.push_str(markup.as_ref());
        self.out.push('\n');
    }

    fn head(&mut self) {
        let title: String = self
            .brief
            .title
            .parts
            .iter()
            .map(|part| match part {
                Part::Ours(text) => text.as_str(),
                Part::Theirs(theirs) => theirs.text.as_str(),
                Part::Cite(_) | Part::Account(_) => "",
            })
            .collect();
        self.push(format!(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
             <title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<header id=\"top\">\n<h1>{}</h1>\n\
             <p class=\"ours\">{}</p>",
            inert(&title),
            self.set(&self.brief.title),
            inert(&self.brief.summary)
        ));
        let outlets: Vec<String> = self.brief.accounts.iter().map(short).collect();
        self.push(format!("<p class=\"ours outlets\">{}</p>", outlets.join(" <span>·</span> ")));
        self.push(format!("<p class=\"ours legend\">{}</p>\n</header>", inert(LEGEND)));
    }

    fn quick_look(&mut self) {
        self.push("<section>\n<h2>Quick look</h2>");
        if self.brief.quick_look.is_empty() {
            self.push("<p class=\"ours\">No account that was read has a sentence that can stand alone.</p>");
        } else {
            self.dated(&self.brief.quick_look);
        }
        self.push("</section>");
    }

    fn lines(&mut self, lines: &[Line]) {
        self.push("<ul>");
        for line in lines {
            self.push(format!("<li>{}</li>", self.set(line)));
        }
        self.push("</ul>");
    }

    fn section(&mut self, section: &Section) {
        self.push(format!(
            "<section>\n<h2>{}</h2>\n<p class=\"ours\">{}</p>",
            section.heading,
            inert(section.note)
        ));
        for group in &section.groups {
            if !group.heading.parts.is_empty() {
                let heading = self.set(&group.heading);
                self.push(format!("<h3 class=\"group\">{heading}</h3>"));
            }
            let marked = group.entries.iter().any(|entry| !entry.margin.is_empty());
            self.push(if marked { "<ul class=\"dated\">" } else { "<ul>" });
            for entry in &group.entries {
                let (margin, line) = (inert(&entry.margin), self.set(&entry.line));
                self.push(if marked {
                    format!("<li><span class=\"when ours\">{margin}</span><span>{line}</span></li>")
                } else {
                    format!("<li>{line}</li>")
                });
            }
            self.push("</ul>");
        }
        self.push("</section>");
    }

    fn voices(&mut self) {
        if self.brief.voices.is_empty() {
            return;
        }
        self.push("<section>\n<h2>Who said what</h2>");
        for voice in &self.brief.voices {
            self.voice(voice);
        }
        self.push("</section>");
    }

    fn voice(&mut self, voice: &Voice) {
        let office = voice.office.as_ref().map_or_else(String::new, |(office, number)| {
            format!(" <span class=\"office\">{} {}</span>", inert(office), self.link(*number))
        });
        self.push(format!("<h3>{}{office}</h3>", inert(&voice.name)));
        self.dated(&voice.lines);
    }

    /// Lines with the day of each at the margin.
    fn dated(&mut self, lines: &[(String, Line)]) {
        let dated = lines.iter().any(|(when, _)| !when.is_empty());
        self.push(if dated { "<ul class=\"dated\">" } else { "<ul>" });
        for (when, line) in lines {
            let line = self.set(line);
            self.push(if dated {
                format!("<li><span class=\"when ours\">{}</span><span>{line}</span></li>", inert(when))
            } else {
                format!("<li>{line}</li>")
            });
        }
        self.push("</ul>");
    }

    fn same_words(&mut self) {
        if self.brief.same_words.is_empty() {
            return;
        }
        self.push("<section>\n<h2>The same statement in several accounts</h2>");
        for same in &self.brief.same_words {
            self.wordings(same);
        }
        self.push("</section>");
    }

    fn wordings(&mut self, same: &Wordings) {
        let note = inert(&same.note);
        self.push(format!(
            "<h3>{} <span class=\"ours\">{note}</span></h3>\n<div class=\"side\">",
            inert(&same.heading)
        ));
        for line in &same.lines {
            self.push(format!("<p>{}</p>", self.set(line)));
        }
        self.push("</div>");
    }

    fn unattributed(&mut self) {
        if self.brief.unattributed.is_empty() {
            return;
        }
        self.push("<section>\n<h2>Quoted, speaker not known</h2>");
        self.lines(&self.brief.unattributed);
        self.push("</section>");
    }

    fn accounts(&mut self, citations: &[ListedCitation]) {
        self.push("<section>\n<h2>Accounts</h2>");
        for account in &self.brief.accounts {
            self.account(account, citations);
        }
        self.push("</section>");
    }

    fn account(&mut self, account: &Listed, citations: &[ListedCitation]) {
        let number = account.number.0 + 1;
        let title = account.title.as_ref().map_or_else(String::new, |title| format!(" · {}", inert(title)));
        self.push(format!(
            "<article id=\"account-{number}\">\n<h3>[{number}] {} <span class=\"ours\">{}</span>{title}</h3>\n\
             <p class=\"ours source\">{}</p>",
            inert(&account.outlet),
            inert(&account.date),
            inert(&account.source)
        ));
        for note in &account.notes {
            self.push(format!("<p class=\"ours\">{}</p>", inert(note)));
        }
        let recorded = self.brief.record.account(account.number);
        let own: Vec<&ListedCitation> = citations
            .iter()
            .filter(|it| self.brief.citations.get(it.number).account == account.number)
            .collect();
        let text = account_text::marked(&recorded.document, &own);
        self.push(format!(
            "<details>\n<summary>Text of [{number}], {} marked</summary>\n<p class=\"back\"><a href=\"#top\">Back to \
             the brief</a></p>\n{text}</details>\n</article>",
            if own.len() == 1 { "1 place".to_owned() } else { format!("{} places", own.len()) }
        ));
    }

    /// On paper nothing can be opened: the cited words follow at the end, account by account.
    fn printed_citations(&mut self, citations: &[ListedCitation]) {
        self.push("<section class=\"paper\">\n<h2>Citations</h2>");
        for account in &self.brief.accounts {
            let own = |it: &&ListedCitation| self.brief.citations.get(it.number).account == account.number;
            let lines: Vec<String> = citations.iter().filter(own).map(printed).collect();
            if lines.is_empty() {
                continue;
            }
            let (number, outlet, date) = (account.number.0 + 1, inert(&account.outlet), inert(&account.date));
            self.push(format!("<h3>[{number}] {outlet} <span class=\"ours\">{date}</span></h3>\n<ul>"));
            self.push(lines.join("\n"));
            self.push("</ul>");
        }
        self.push("</section>");
    }

    /// A citation: on the screen the account's number, on paper its letter too; the words in place as its tooltip.
    fn link(&self, number: CitationNumber) -> String {
        let citation = self.brief.citations.get(number);
        let (account, letter, evidence) = (citation.account_label(), citation.letter(), &citation.evidence);
        let context = inert(&format!("…{}«{}»{}…", evidence.prefix(), evidence.exact(), evidence.suffix()));
        format!(
            "<a class=\"cite\" href=\"#c{account}{letter}\" title=\"{context}\">[{account}<i>{letter}</i>]</a>"
        )
    }

    fn set(&self, line: &Line) -> String {
        let mut out = String::new();
        let mut parts = line.parts.iter().peekable();
        while let Some(part) = parts.next() {
            match part {
                Part::Ours(text) if text.trim().is_empty() => out.push_str(text),
                Part::Ours(text) => {
                    let _ = write!(out, "<span class=\"ours\">{}</span>", inert(text));
                }
                Part::Theirs(theirs) => out.push_str(&set_theirs(theirs)),
                Part::Account(number) => {
                    let number = number.0 + 1;
                    let _ = write!(out, " <a class=\"cite\" href=\"#account-{number}\">[{number}]</a>");
                }
                Part::Cite(first) => {
                    let mut links = vec![self.link(*first)];
                    while let Some(Part::Cite(next)) = parts.next_if(|next| matches!(next, Part::Cite(_))) {
                        links.push(self.link(*next));
                    }
                    out.push(' ');
                    for row in links.chunks(CITATIONS_IN_A_ROW) {
                        let _ = write!(out, "<span class=\"cites\">{}</span>", row.concat());
                    }
                }
            }
        }
        out
    }
}

/// A cited place with the whole words around it.
fn printed(citation: &ListedCitation) -> String {
    let evidence = citation.evidence;
    let before = evidence.prefix().split_once(char::is_whitespace).map_or("", |(_, words)| words);
    let after = evidence.suffix().rsplit_once(char::is_whitespace).map_or("", |(words, _)| words);
    let cut = if before.is_empty() { "" } else { "… " };
    format!(
        "<li><span class=\"ours\">[{}] characters {}–{}: {cut}{}</span><b>{}</b><span class=\"ours\">{} …</span></li>",
        citation.label,
        citation.place.start,
        citation.place.end,
        inert(before),
        inert(evidence.exact()),
        inert(after)
    )
}

/// Citations that stay on one line together.
const CITATIONS_IN_A_ROW: usize = 4;

fn short(account: &Listed) -> String {
    let number = account.number.0 + 1;
    format!("<a href=\"#account-{number}\">[{number}]</a> {} {}", inert(&account.outlet), inert(&account.day))
}

fn set_theirs(theirs: &Theirs) -> String {
    let mut out = String::new();
    let mut start = 0;
    for span in &theirs.differing {
        let (same, differs) = (inert(&theirs.text[start..span.start()]), inert(span.of(&theirs.text)));
        let _ = write!(out, "{same}<b class=\"differs\">{differs}</b>");
        start = span.end();
    }
    out.push_str(&inert(&theirs.text[start..]));
    if theirs.spoken { format!("“{out}”") } else { out }
}
