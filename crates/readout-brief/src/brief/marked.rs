//! Words of an account with some of them marked.

use super::{Theirs, spoken};
use readout_document::Span;
use readout_record::RecordedAccount;

/// The words of an account at `whole` as shown, with those at `marks` marked; `quoted` sets them in quotation marks.
pub fn marked(account: &RecordedAccount, whole: Span, marks: &[Span], quoted: bool) -> Theirs {
    let mut text = String::new();
    let mut differing = Vec::new();
    let mut start = whole.start();
    for span in marks.iter().filter(|span| whole.contains(**span)) {
        if span.start() < start {
            continue;
        }
        add_shown(&mut text, account, Span::new(start, span.start()));
        let from = text.len();
        add_shown(&mut text, account, *span);
        differing.push(Span::new(from, text.len()));
        start = span.end();
    }
    add_shown(&mut text, account, Span::new(start, whole.end()));
    let shown = text.trim_end();
    let text = if quoted { spoken(shown) } else { shown.to_owned() };
    Theirs { text, spoken: quoted, differing }
}

/// Adds words of the account to `text`, keeping the spaces at their edges.
fn add_shown(text: &mut String, account: &RecordedAccount, span: Span) {
    let raw = span.of(&account.document.text);
    if raw.starts_with(char::is_whitespace) && !text.is_empty() {
        text.push(' ');
    }
    let shown = account.shown(span);
    text.push_str(&shown);
    if raw.ends_with(char::is_whitespace) && !shown.is_empty() {
        text.push(' ');
    }
}
