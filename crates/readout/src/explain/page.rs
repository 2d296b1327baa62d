//! Words set in lines, with colour or without.

use super::Layout;
use super::marks::What;
use anstyle::{AnsiColor, Color, Style};
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
        self.styled(first, OURS);
        let mut column = first.width();
        for (number, word) in words_of(&runs).into_iter().enumerate() {
            let width: usize = word.iter().map(|(piece, _)| piece.width()).sum();
            if number > 0 && column + 1 + width > self.layout.width {
                self.out.push('\n');
                self.out.push_str(rest);
                column = rest.width();
            } else if number > 0 {
                self.out.push(' ');
                column += 1;
            }
            column += width;
            word.iter().for_each(|(piece, style)| self.styled(piece, *style));
        }
        self.out.push('\n');
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
        if self.layout.colour && style != PLAIN {
            self.out.push_str(&format!("{style}{words}{style:#}"));
        } else {
            self.out.push_str(words);
        }
    }

    pub fn finish(self) -> String {
        self.out
    }
}

/// The words of runs: one may go through several runs, and only white space parts them.
fn words_of(runs: &[Run]) -> Vec<Vec<(&str, Style)>> {
    let mut words = Vec::new();
    let mut word: Vec<(&str, Style)> = Vec::new();
    for run in runs {
        for (number, piece) in run.words.split(' ').enumerate() {
            if number > 0 && !word.is_empty() {
                words.push(std::mem::take(&mut word));
            }
            if !piece.is_empty() {
                word.push((piece, run.style));
            }
        }
    }
    words.extend((!word.is_empty()).then_some(word));
    words
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
