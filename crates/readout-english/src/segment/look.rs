//! How tokens look: the coarse classes that sentence ends are judged by.

use super::mark;
use readout_document::Span;

/// What a token looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub(super) enum Look {
    /// Before the first and after the last token of a block.
    Edge,
    /// "ferry".
    Lower,
    /// "Ferry".
    Capitalised,
    /// "NATO".
    Capitals,
    /// "A", an initial without its period.
    Letter,
    /// "McLeod", "iPhone".
    Mixed,
    /// "’s", "n’t", "'em".
    Clitic,
    /// "12,400".
    Number,
    /// "20th", "3D", "A19".
    Alphanumeric,
    /// "Mr.", "U.S.".
    Abbreviation,
    /// "J."
    Initial,
    /// "norrland.gov", "press@harbour.example".
    Address,
    /// ".".
    Period,
    /// "?" and runs with it.
    Question,
    /// "!" and runs of it.
    Exclamation,
    /// "...", "…".
    Ellipsis,
    /// ",".
    Comma,
    /// ":".
    Colon,
    /// ";".
    Semicolon,
    /// "(", "[".
    OpeningBracket,
    /// ")", "]".
    ClosingBracket,
    /// An opening quotation mark.
    OpeningQuote,
    /// A closing quotation mark.
    ClosingQuote,
    /// "-", "–", "—", "--".
    Dash,
    /// "*", "•", ">", "#": what lists and quoted mail begin with.
    Bullet,
    /// "=====", "-----", "*****".
    Rule,
    /// ":-)".
    Emoticon,
    /// "$", "€".
    Currency,
    /// "/", "&", "%" and all others.
    Sign,
}

impl Look {
    /// Whether it is a word of letters.
    pub fn is_word(self) -> bool {
        matches!(
            self,
            Self::Lower | Self::Capitalised | Self::Capitals | Self::Letter | Self::Mixed | Self::Clitic
        )
    }

    /// Whether it is a mark that ends sentences.
    pub fn is_final(self) -> bool {
        matches!(self, Self::Period | Self::Question | Self::Exclamation | Self::Ellipsis)
    }

    /// Whether it begins with a capital letter.
    pub fn is_capital(self) -> bool {
        matches!(self, Self::Capitalised | Self::Capitals | Self::Letter | Self::Mixed)
    }
}

/// How the token at `span` looks; `open` says whether a straight quotation mark has been opened before it.
pub(super) fn look(text: &str, span: Span, before: Option<Span>, after: Option<Span>, open: bool) -> Look {
    let form = span.of(text);
    let bytes = form.as_bytes();
    match bytes[0] {
        b'a'..=b'z' => look_of_word(form),
        b'A'..=b'Z' => look_of_word(form),
        b'0'..=b'9' => look_of_number(form),
        b'.' if bytes.len() > 1 && bytes[1].is_ascii_alphanumeric() => look_of_number(form),
        b'.' | b'!' | b'?' => look_of_final(form),
        b'"' | b'\'' | b'`' if form.len() <= 2 => quote_of_place(form, span, before, after, open),
        0x80.. => look_of_others(form, span, before, after, open),
        _ => look_of_mark(form),
    }
}

fn look_of_final(form: &str) -> Look {
    if form.contains('?') {
        Look::Question
    } else if form.contains('!') {
        Look::Exclamation
    } else if form == "." {
        Look::Period
    } else {
        Look::Ellipsis
    }
}

fn look_of_number(form: &str) -> Look {
    if form.contains('@') || form.contains("//") {
        Look::Address
    } else if form.bytes().any(|byte| byte.is_ascii_alphabetic()) {
        Look::Alphanumeric
    } else {
        Look::Number
    }
}

fn look_of_word(form: &str) -> Look {
    let bytes = form.as_bytes();
    let (mut lower, mut upper, mut digits, mut marks) = (0, 0, 0, 0);
    for byte in bytes {
        match byte {
            b'a'..=b'z' | 0x80.. => lower += 1,
            b'A'..=b'Z' => upper += 1,
            b'0'..=b'9' => digits += 1,
            b'-' | b'\'' => {}
            _ => marks += 1,
        }
    }
    if marks > 0 {
        return look_of_marked_word(form, bytes);
    }
    match (lower, upper, digits) {
        (_, _, 1..) => Look::Alphanumeric,
        (_, 0, _) if matches!(bytes, [b'n', b'\'', b't']) => Look::Clitic,
        (_, 0, _) => Look::Lower,
        (0, 1, _) => Look::Letter,
        (0, ..) => Look::Capitals,
        (_, 1, _) if bytes[0].is_ascii_uppercase() => Look::Capitalised,
        _ => Look::Mixed,
    }
}

fn look_of_marked_word(form: &str, bytes: &[u8]) -> Look {
    if form.contains(['@', '/']) {
        Look::Address
    } else if bytes.ends_with(b".") {
        if bytes.len() == 2 { Look::Initial } else { Look::Abbreviation }
    } else if form.contains('.') && form.len() > 4 {
        Look::Address
    } else {
        Look::Mixed
    }
}

fn look_of_mark(form: &str) -> Look {
    match form {
        "," => Look::Comma,
        ":" => Look::Colon,
        ";" => Look::Semicolon,
        "(" | "[" | "{" => Look::OpeningBracket,
        ")" | "]" | "}" => Look::ClosingBracket,
        "-" | "--" => Look::Dash,
        "$" => Look::Currency,
        "*" | ">" | ">>" | "#" | "|" | "+" | "~" | "<" | "<<" => Look::Bullet,
        _ if mark::is_emoticon(form) => Look::Emoticon,
        _ if form.len() > 2 && form.bytes().all(|byte| byte == form.as_bytes()[0]) => Look::Rule,
        _ if form.starts_with(['@', '#']) && form.len() > 1 => Look::Address,
        _ if form.starts_with('\'') => Look::Clitic,
        _ => Look::Sign,
    }
}

/// Tokens that begin with a character beyond ASCII.
fn look_of_others(form: &str, span: Span, before: Option<Span>, after: Option<Span>, open: bool) -> Look {
    let mut characters = form.chars();
    let Some(first) = characters.next() else { return Look::Sign };
    match first {
        '“' | '«' | '„' | '‘' => Look::OpeningQuote,
        '”' | '»' => Look::ClosingQuote,
        '’' if form.len() > first.len_utf8() => Look::Clitic,
        '’' | '´' => quote_of_place(form, span, before, after, open),
        '–' | '—' | '‒' | '―' => Look::Dash,
        '…' => Look::Ellipsis,
        '•' | '·' | '●' | '▪' | '►' | '→' => Look::Bullet,
        '€' | '£' | '¥' | '₴' | '₽' => Look::Currency,
        c if c.is_uppercase() && characters.all(char::is_uppercase) => Look::Capitals,
        c if c.is_uppercase() => Look::Capitalised,
        c if c.is_alphabetic() => Look::Lower,
        c if c.is_numeric() => Look::Number,
        _ => Look::Sign,
    }
}

/// Whether a straight mark opens or closes, by the side on which it is glued.
fn quote_of_place(form: &str, span: Span, before: Option<Span>, after: Option<Span>, open: bool) -> Look {
    if form == "``" {
        return Look::OpeningQuote;
    }
    let glued_before = before.is_some_and(|before| before.end() == span.start());
    let glued_after = after.is_some_and(|after| after.start() == span.end());
    match (glued_before, glued_after) {
        (true, false) => Look::ClosingQuote,
        (false, true) => Look::OpeningQuote,
        _ if open => Look::ClosingQuote,
        _ => Look::OpeningQuote,
    }
}
