//! Chunks: what stands between blanks.

use super::token;
use readout_document::Span;

/// Whether a character separates tokens and belongs to none: white space, and characters without width that web
/// pages strew between words.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{202a}'..='\u{202e}'
        )
        || (c.is_control() && c.is_ascii())
}

/// Cuts a stretch of text without furniture into chunks, and every chunk into tokens.
pub(super) fn tokens_of_stretch(text: &str, stretch: Span, spans: &mut Vec<Span>) {
    let bytes = text.as_bytes();
    let mut at = stretch.start();
    while at < stretch.end() {
        let blank = blank_at(text, at);
        if blank > 0 {
            at += blank;
            continue;
        }
        let start = at;
        let mut plain = true;
        while at < stretch.end() {
            let byte = bytes[at];
            if byte.is_ascii_alphabetic() {
                at += 1;
            } else if byte.is_ascii() {
                if byte <= b' ' || byte == 0x7f {
                    break;
                }
                plain = false;
                at += 1;
            } else if blank_at(text, at) > 0 {
                break;
            } else {
                plain = false;
                at += width(byte);
            }
        }
        token::tokens_of_chunk(text, Span::new(start, at), plain, spans);
    }
}

/// Bytes of the blank at `at`; 0 when another character stands there.
fn blank_at(text: &str, at: usize) -> usize {
    let byte = text.as_bytes()[at];
    if byte.is_ascii() {
        return usize::from(byte <= b' ' || byte == 0x7f);
    }
    match text[at..].chars().next() {
        Some(c) if is_blank(c) => c.len_utf8(),
        _ => 0,
    }
}

/// Bytes of the character that begins with `byte`.
fn width(byte: u8) -> usize {
    match byte {
        0xf0.. => 4,
        0xe0.. => 3,
        0xc0.. => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_end_at_blanks_of_every_kind() {
        let text = "a\u{a0}b\u{200b}c \t d\u{2003}é";
        let mut spans = Vec::new();
        tokens_of_stretch(text, Span::new(0, text.len()), &mut spans);
        let words: Vec<_> = spans.iter().map(|span| span.of(text)).collect();
        assert_eq!(words, ["a", "b", "c", "d", "é"]);
    }
}
