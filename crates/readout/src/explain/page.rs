//! Words set in lines, with colour or without.

use super::Layout;
use super::marks::What;
use anstyle::{AnsiColor, Color, Style};
use readout_brief::wrap::{Edge, Wrap};
use unicode_width::UnicodeWidthStr;

const PLAIN: Style = Style::new();
const OURS: Style = Style::new().dimmed();
const HEADING: Style = Style::new().bold();

const fn coloured(colour: AnsiColor) -> Style {
    Style::new().fg_color(Some(Color::Ansi(colour)))
}

fn colour_of(what: What) -> Style {
    coloured(match what {
        What::Statement(_) => AnsiColor::Cyan,
        What::Event(_) => AnsiColor::Yellow,
        What::Figure(_) => AnsiColor::Green,
    })
}

/// Words in one style.
#[derive(Clone, Debug)]
pub struct Run {
    words: String,
    style: Style,
}

impl Run {
    /// Words of ours.
    pub fn ours(words: impl Into<String>) -> Self {
        Self { words: words.into(), style: OURS }
    }

    /// A heading of the account.
    pub fn heading(words: &str) -> Self {
        Self { words: inert(words), style: HEADING }
    }

    /// Words of the account, which may belong to something that was read.
    pub fn theirs(what: Option<What>, words: &str) -> Self {
        Self { words: inert(words), style: what.map_or(PLAIN, colour_of) }
    }

    /// The mark that opens or closes something that was read.
    pub fn mark(what: What, mark: &str) -> Self {
        Self { words: mark.to_owned(), style: colour_of(what).bold() }
    }

    /// Words of a note, the first of which stand out.
    pub fn note(what: What, first: bool, words: String) -> Self {
        Self { words: inert(&words), style: if first { colour_of(what) } else { OURS } }
    }
}

/// Words with white space as single spaces, and what a terminal would obey taken out.
fn inert(words: &str) -> String {
    let mut line = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            _ if letter.is_whitespace() => line.push_str(if line.ends_with(' ') { "" } else { " " }),
            _ if letter.is_control() => line.push('\u{fffd}'),
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                line.push('\u{fffd}')
            }
            _ => line.push(letter),
        }
    }
    line
}

/// Lines as they are set.
#[derive(Debug)]
pub struct Page {
    out: String,
    layout: Layout,
}

impl Page {
    pub fn new(layout: Layout) -> Self {
        Self { out: String::new(), layout }
    }

    /// An empty line.
    pub fn blank(&mut self) {
        self.out.push('\n');
    }

    /// Words broken at the width, `first` before the first line and `rest` before the others.
    pub fn paragraph(&mut self, first: &str, rest: &str, runs: Vec<Run>) {
        let edge = Edge { first: (first, OURS), rest };
        let runs = runs.iter().map(|run| (run.words.as_str(), run.style));
        self.wrap().paragraph(&mut self.out, edge, runs);
    }

    /// Words of which only the first line is shown.
    pub fn cut_short(&mut self, first: &str, label: &str, words: &str) {
        let words = inert(words);
        let room = self.layout.width.saturating_sub(first.width() + label.width() + 1);
        let mut shown = String::new();
        for letter in words.chars() {
            if shown.width() >= room {
                shown.push('…');
                break;
            }
            shown.push(letter);
        }
        self.styled(&format!("{first}{label}{shown}"), OURS);
        self.out.push('\n');
    }

    fn styled(&mut self, words: &str, style: Style) {
        self.wrap().styled(&mut self.out, words, style);
    }

    fn wrap(&self) -> Wrap {
        Wrap { width: self.layout.width, colour: self.layout.colour }
    }

    pub fn finish(self) -> String {
        self.out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAYOUT: Layout = Layout { width: 20, colour: false };

    #[test]
    fn lines_break_at_the_width_and_keep_marks_with_their_words() {
        let mut page = Page::new(LAYOUT);
        let what = What::Statement(0);
        let runs = vec![
            Run::theirs(None, "She said "),
            Run::mark(what, "[s1 "),
            Run::theirs(Some(what), "they would sail"),
        ];
        page.paragraph("   1  ", "      ", runs);
        assert_eq!(page.finish(), "   1  She said [s1\n      they would\n      sail\n");
    }

    #[test]
    fn what_a_terminal_would_obey_is_taken_out() {
        assert_eq!(inert("a\u{1b}[31m\n\n b\u{202e}"), "a\u{fffd}[31m b\u{fffd}");
    }

    #[test]
    fn colour_is_written_only_when_asked_for() {
        let run = || vec![Run::mark(What::Figure(0), "<f1 ")];
        let mut plain = Page::new(LAYOUT);
        plain.paragraph("", "", run());
        assert!(!plain.finish().contains('\u{1b}'));
        let mut coloured = Page::new(Layout { colour: true, ..LAYOUT });
        coloured.paragraph("", "", run());
        assert!(coloured.finish().contains('\u{1b}'));
    }
}
