//! The lines of a text, with what the rules ask of them.

use crate::{FurnitureKind, Span};

/// Words of a line from which it can be a paragraph of the body by its length alone.
const LONG: usize = 20;

/// What a line was found to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing yet: words of the account, if it stays so.
    Open,
    /// An item of a list, which is never a heading.
    Item,
    Heading,
    Furniture(FurnitureKind),
}

/// One line that is not empty.
#[derive(Debug)]
pub(super) struct Line<'t> {
    /// The line without white space around it.
    pub span: Span,
    /// Its words, without the marks of lists, headings, quotations and emphasis around them.
    pub bare: &'t str,
    /// Where those words begin.
    pub bare_at: usize,
    /// The words in lower case with straight apostrophes and single blanks, without punctuation at the ends; empty
    /// when the line is too long for any rule that asks.
    pub key: String,
    /// How many words it has.
    pub words: usize,
    /// Whether an empty line stands before it.
    pub gap_before: bool,
    /// How many `#` stand before it.
    pub hashes: usize,
    /// Whether a mark of a list stands before it, and where the mark ends.
    pub bullet: Option<Span>,
    /// Whether it ends with the mark of a citation, as no heading does.
    pub cites_at_end: bool,
    pub kind: Kind,
}

impl Line<'_> {
    /// Whether nothing has been found of it.
    pub fn is_open(&self) -> bool {
        self.kind == Kind::Open
    }

    /// Whether it ends as a sentence does.
    pub fn ends_sentence(&self) -> bool {
        ends_sentence(self.bare)
    }

    /// Whether it can only be a paragraph: long, and ended like a sentence.
    pub fn is_paragraph(&self) -> bool {
        self.words >= LONG && (self.ends_sentence() || self.words >= 2 * LONG)
    }

    /// Whether it holds double quotation marks.
    pub fn is_quoting(&self) -> bool {
        self.bare.contains(['“', '”', '"', '«', '»'])
    }
}

/// Whether `text` ends with a full stop or the like, be it inside a closing mark or before citation digits.
pub(super) fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['”', '"', '’', '\'', ')', ']', '*', '_', '»']);
    let text = match text.trim_end_matches(|letter: char| letter.is_ascii_digit()) {
        cut if text.len() - cut.len() <= 6 && cut.ends_with(['.', '!', '?', '”', '"']) => cut,
        _ => text,
    };
    let text = text.trim_end_matches(['”', '"', '’', '\'', ')', ']']);
    text.ends_with(['.', '!', '?', '…', '。', '！', '？', '।', '؟', '۔'])
}

/// Cuts `text` from byte `from` into its lines.
pub(super) fn cut(text: &str, from: usize) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut at = 0;
    let mut gap = true;
    for piece in text.split_inclusive('\n') {
        let span = Span::new(at, at + piece.len()).trim(text);
        at += piece.len();
        if span.is_empty() {
            gap = true;
        } else if span.start() >= from {
            lines.push(line(text, span, gap));
            gap = false;
        }
    }
    lines
}

fn line(text: &str, span: Span, gap_before: bool) -> Line<'_> {
    let full = span.of(text);
    let mut bare = full;
    let (mut hashes, mut bullet) = (0, None);
    loop {
        let before = bare.len();
        bare = bare.trim_start_matches('>').trim_start();
        let without = bare.trim_start_matches('#');
        if hashes == 0 && without.len() < bare.len() && without.starts_with([' ', '\t']) {
            hashes = bare.len() - without.len();
            bare = without.trim_start();
        }
        if bullet.is_none()
            && let Some(length) = bullet_length(bare)
        {
            let at = span.end() - bare.len();
            bullet = Some(Span::new(at, at + length));
            bare = bare[length..].trim_start();
        }
        if bare.len() == before {
            break;
        }
    }
    let emphasis = ['*', '_'];
    let inner = bare.trim_start_matches(emphasis);
    let bare_at = span.end() - inner.len();
    let bare = inner.trim_end_matches(emphasis).trim_end();
    let words = bare.split_whitespace().count();
    let key = if words <= 60 && bare.len() <= 600 { key(bare) } else { String::new() };
    Line {
        span,
        bare,
        bare_at,
        key,
        words,
        gap_before,
        hashes,
        bullet,
        cites_at_end: false,
        kind: Kind::Open,
    }
}

/// Length of the mark of a list that `text` begins with, without the blank after it.
fn bullet_length(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let length = first.len_utf8();
    let is_mark = "•·▪●◦‣⁃*–—-○■□►▸".contains(first);
    if is_mark && text[length..].starts_with([' ', '\t', '\u{a0}']) {
        return Some(length);
    }
    if "•▪●◦‣⁃".contains(first) && text[length..].starts_with(char::is_alphabetic) {
        return Some(length);
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = (1..=2).contains(&digits) && text[digits..].starts_with(['.', ')']);
    (numbered && text[digits + 1..].starts_with(' ')).then_some(digits + 1)
}

/// A text as the word lists have it.
pub(super) fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !key.is_empty() {
            key.push(' ');
        }
        for letter in word.chars() {
            match letter {
                '’' | '‘' => key.push('\''),
                _ if letter.is_ascii() => key.push(letter.to_ascii_lowercase()),
                _ => key.extend(letter.to_lowercase()),
            }
        }
    }
    let ends = [
        '.', ':', '!', '?', '…', '»', '>', '→', '*', '_', '|', '·', '-', '–', '—', '+', '▼', '▾', '›', ' ',
        ',',
    ];
    let cut =
        key.trim_end_matches(ends).trim_start_matches(['«', '<', '←', '|', '·', '→', '▶', '►', ' ', '‹']);
    if cut.len() == key.len() { key } else { cut.to_owned() }
}

/// The last place at or before byte `at` where a letter of `text` begins or the text ends.
pub(super) fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// Whether `word` begins as a name does.
pub(super) fn is_capital(word: &str) -> bool {
    word.chars().find(|letter| letter.is_alphanumeric()).is_some_and(|letter| !letter.is_lowercase())
}

/// Whether `word` is written in capitals alone, and has at least two of them.
pub(super) fn is_all_capitals(word: &str) -> bool {
    let mut letters = word.chars().filter(|letter| letter.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.clone().count() >= 2 && letters.all(char::is_uppercase)
}
