//! Which characters of a paragraph are quotation marks, and which way each one faces.

use readout_document::Span;

/// Which way a mark faces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Opens,
    Closes,
    /// A straight mark between two letters or two blanks: it closes what is open, else opens.
    Either,
}

/// A double mark, whatever way it is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub span: Span,
    pub side: Side,
}

/// The double marks of a block, in order.
pub(super) fn double_marks(text: &str, block: Span) -> Vec<Mark> {
    let words = block.of(text);
    let mut marks = Vec::new();
    let mut chars = words.char_indices().peekable();
    let mut before = None;
    while let Some((at, mark)) = chars.next() {
        if !matches!(mark, '“' | '”' | '„' | '‟' | '«' | '»' | '"' | '＂' | '\'' | '`' | '’' | '‘')
        {
            before = Some(mark);
            continue;
        }
        let single = matches!(mark, '\'' | '`' | '’' | '‘');
        if single && chars.peek().is_none_or(|(_, next)| *next != mark) {
            before = Some(mark);
            continue;
        }
        // ''She told me 'not now,''' he said: the first of three closes the quotation inside.
        let three = single && words[at..].chars().filter(|_| true).take(3).all(|next| next == mark);
        if three && words[at..].chars().nth(2).is_some() && before.is_some_and(|before| !leaves_room(before))
        {
            before = Some(mark);
            continue;
        }
        if single {
            chars.next();
        }
        let end = chars.peek().map_or(words.len(), |(next, _)| *next);
        let after = chars.peek().map(|(_, next)| *next);
        if let Some(side) = facing(mark, before, after) {
            marks.push(Mark { span: Span::new(block.start() + at, block.start() + end), side });
        }
        before = Some(mark);
    }
    marks
}

/// Which way a mark faces by how it is written and what stands beside it; `None` when it is no quotation mark.
fn facing(mark: char, before: Option<char>, after: Option<char>) -> Option<Side> {
    let room_before = before.is_none_or(leaves_room);
    let word_after =
        after.is_some_and(|next| next.is_alphanumeric() || matches!(next, '$' | '[' | '…' | '‘' | '\''));
    match mark {
        '“' | '„' | '‟' | '«' | '`' if room_before || word_after => Some(Side::Opens),
        '“' | '„' | '‟' | '«' | '`' => Some(Side::Closes),
        '”' | '»' if before.is_none_or(char::is_whitespace) && word_after => Some(Side::Opens),
        '”' | '»' => Some(Side::Closes),
        _ => straight(before, after, room_before),
    }
}

fn straight(before: Option<char>, after: Option<char>, room_before: bool) -> Option<Side> {
    let room_after = after.is_none_or(|next| next.is_whitespace() || ends_a_clause(next));
    match (room_before, room_after) {
        (true, false) => Some(Side::Opens),
        (false, true) => Some(Side::Closes),
        // `." ` is closed even where a dash or bracket follows; a lone mark between blanks waits for its partner.
        (true, true) if before.is_none() => Some(Side::Opens),
        (true, true) if after.is_none() => Some(Side::Closes),
        _ => Some(Side::Either),
    }
}

/// Characters after which an opening mark may stand without a blank.
fn leaves_room(before: char) -> bool {
    before.is_whitespace() || matches!(before, '(' | '[' | '{' | '—' | '–' | '-' | '/' | '‘' | '“' | '…')
}

fn ends_a_clause(next: char) -> bool {
    matches!(next, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '—' | '–' | '”' | '’')
}
