//! Cuts a text into the pieces the rules read: runs of letters, runs of digits, single marks.
//!
//! They are finer than tokens ("mid-2017", "24-26", "8pm" fall apart), so the rules need not know how a tokeniser
//! treats hyphens.

use super::lexicon::{Class, Classes, lexicon};
use readout_document::Span;

/// The mark "½", which has no ASCII form.
pub(super) const HALF_SIGN: u8 = 0xBD;

/// A run of letters, a number, or a mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub(super) start: u32,
    pub(super) end: u32,
    /// What the word may be.
    pub(super) classes: Classes,
    /// Its unit, place or number: see [`super::lexicon::Entry`]; for digits, `number` is their value.
    pub(super) unit: u8,
    pub(super) place: u8,
    pub(super) number: u32,
    /// What it is made of.
    pub(super) form: Form,
    /// Whether it follows the piece before without a space.
    pub(super) glued: bool,
    /// Whether it begins with a capital letter.
    pub(super) capital: bool,
}

/// What a piece is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Letters.
    Word,
    /// Digits, at most nine: how many there are.
    Digits(u8),
    /// Digits with a decimal point or grouping commas, or too many to be a number of interest.
    Figure,
    /// One mark.
    Mark(u8),
}

impl Piece {
    /// Ends a number where `token` ends.
    pub(super) fn cut(&mut self, token: Span, text: &str) {
        let words = token.of(text);
        self.end = token.end() as u32;
        if (1..=9).contains(&words.len()) && words.bytes().all(|byte| byte.is_ascii_digit()) {
            self.form = Form::Digits(words.len() as u8);
            self.number = value_of(words.as_bytes());
            self.classes = Classes::of(Class::Digits);
        }
    }
}

fn value_of(digits: &[u8]) -> u32 {
    digits.iter().fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0'))
}

/// Cuts `text[from..]`, naming start, end and form of each piece.
pub(super) fn cut(text: &str, from: usize, found: &mut dyn FnMut(usize, usize, Form)) {
    let bytes = text.as_bytes();
    let mut at = from;
    while at < bytes.len() {
        let (end, form) = piece_at(bytes, at);
        if let Some(form) = form {
            found(at, end, form);
        }
        at = end;
    }
}

/// The piece that begins at byte `at`: where it ends, and its form unless it is white space.
fn piece_at(bytes: &[u8], at: usize) -> (usize, Option<Form>) {
    let first = bytes[at];
    if first.is_ascii_whitespace() {
        return (at + 1, None);
    }
    if first.is_ascii_digit() {
        return number_at(bytes, at);
    }
    if first.is_ascii_alphabetic() || first >= 0x80 {
        // Marks beyond ASCII (dashes, curly quotation marks) are pieces of their own; letters beyond it belong to words.
        if let Some((width, mark)) = mark_at(&bytes[at..]) {
            return (at + width, mark.map(Form::Mark));
        }
        let mut end = at;
        while end < bytes.len()
            && (bytes[end].is_ascii_alphabetic() || bytes[end] >= 0x80 && mark_at(&bytes[end..]).is_none())
        {
            end += 1;
        }
        return (end, Some(Form::Word));
    }
    (at + 1, Some(Form::Mark(first)))
}

/// A mark or space beyond ASCII: its width in bytes, and the ASCII mark it stands for (`None` for a space).
fn mark_at(bytes: &[u8]) -> Option<(usize, Option<u8>)> {
    match bytes {
        [0xE2, 0x80, last, ..] => match last {
            0x80..=0x8F | 0xA8..=0xAF => Some((3, None)),
            0x90..=0x95 => Some((3, Some(b'-'))),
            0x98 | 0x99 => Some((3, Some(b'\''))),
            _ => Some((3, Some(b'"'))),
        },
        [0xC2, 0xA0, ..] => Some((2, None)),
        [0xC2, 0xBD, ..] => Some((2, Some(HALF_SIGN))),
        _ => None,
    }
}

fn number_at(bytes: &[u8], at: usize) -> (usize, Option<Form>) {
    let run = |mut end: usize| {
        while end < bytes.len() && bytes[end].is_ascii_digit() {
            end += 1;
        }
        end
    };
    let mut end = run(at);
    let digits = end - at;
    let mut figure = digits > 9;
    while end + 1 < bytes.len() && matches!(bytes[end], b',' | b'.') && bytes[end + 1].is_ascii_digit() {
        let next = run(end + 1);
        if bytes[end] == b',' && next - end != 4 {
            break;
        }
        figure = true;
        end = next;
    }
    (end, Some(if figure { Form::Figure } else { Form::Digits(digits as u8) }))
}

/// Appends the pieces of `text[from..to]` to `pieces`.
pub(super) fn pieces(text: &str, from: usize, to: usize, pieces: &mut Vec<Piece>) {
    let lexicon = lexicon();
    let bytes = text.as_bytes();
    let mut before = usize::MAX;
    cut(&text[..to], from, &mut |start, end, form| {
        let mut piece = Piece {
            start: start as u32,
            end: end as u32,
            classes: Classes::default(),
            unit: 0,
            place: 0,
            number: 0,
            form,
            glued: before == start,
            capital: bytes[start].is_ascii_uppercase(),
        };
        before = end;
        match form {
            Form::Word => {
                if let Some(entry) = lexicon.entry(&bytes[start..end]) {
                    piece.classes = entry.classes;
                    (piece.unit, piece.place, piece.number) =
                        (entry.unit, entry.place, u32::from(entry.number));
                }
            }
            Form::Digits(_) => {
                piece.classes = Classes::of(Class::Digits);
                piece.number = value_of(&bytes[start..end]);
            }
            Form::Figure | Form::Mark(_) => {}
        }
        pieces.push(piece);
    });
}
