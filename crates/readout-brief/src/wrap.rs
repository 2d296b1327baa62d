//! Lines of a terminal: words in styles, broken at a width.

use anstyle::Style;
use unicode_width::UnicodeWidthStr;

/// How lines are set.
#[derive(Clone, Copy, Debug)]
pub struct Wrap {
    /// Columns of a line.
    pub width: usize,
    /// Whether styles are written.
    pub colour: bool,
}

/// What stands before words that are broken into lines.
#[derive(Clone, Copy, Debug)]
pub struct Edge<'a> {
    /// Before the first line, in this style.
    pub first: (&'a str, Style),
    /// Before the others.
    pub rest: &'a str,
}

impl Wrap {
    /// Adds words to `out`, broken at the width: a word may go through several runs, and only spaces part words.
    pub fn paragraph<'a>(
        self,
        out: &mut String,
        edge: Edge,
        runs: impl IntoIterator<Item = (&'a str, Style)>,
    ) {
        self.styled(out, edge.first.0, edge.first.1);
        let mut column = edge.first.0.width();
        for (number, word) in words_of(runs).into_iter().enumerate() {
            let width: usize = word.iter().map(|(piece, _)| piece.width()).sum();
            if number > 0 && column + 1 + width > self.width {
                out.push('\n');
                out.push_str(edge.rest);
                column = edge.rest.width();
            } else if number > 0 {
                out.push(' ');
                column += 1;
            }
            column += width;
            word.iter().for_each(|(piece, style)| self.styled(out, piece, *style));
        }
        out.push('\n');
    }

    /// Adds words in a style.
    pub fn styled(self, out: &mut String, words: &str, style: Style) {
        if self.colour && style != Style::new() && !words.trim().is_empty() {
            out.push_str(&format!("{style}{words}{style:#}"));
        } else {
            out.push_str(words);
        }
    }
}

/// The words of runs, each with its pieces.
fn words_of<'a>(runs: impl IntoIterator<Item = (&'a str, Style)>) -> Vec<Vec<(&'a str, Style)>> {
    let mut words = Vec::new();
    let mut word: Vec<(&str, Style)> = Vec::new();
    for (text, style) in runs {
        for (number, piece) in text.split(' ').enumerate() {
            if number > 0 && !word.is_empty() {
                words.push(std::mem::take(&mut word));
            }
            if !piece.is_empty() {
                word.push((piece, style));
            }
        }
    }
    words.extend((!word.is_empty()).then_some(word));
    words
}
