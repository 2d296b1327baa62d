//! Where sentences end.

use readout_document::Span;

/// The ends of the sentences of one block, as counts of its tokens; the last is the block's end.
pub(super) fn sentence_ends(text: &str, spans: &[Span]) -> Vec<usize> {
    let mut ends = Vec::new();
    for end in 1..spans.len() {
        if ends_sentence(text, spans, end) {
            ends.push(end);
        }
    }
    if !spans.is_empty() {
        ends.push(spans.len());
    }
    ends
}

/// Whether a sentence ends between the token before `gap` and the one after.
fn ends_sentence(text: &str, spans: &[Span], gap: usize) -> bool {
    let next = spans[gap].of(text);
    let mut last = gap - 1;
    while last > 0 && is_closing(spans[last].of(text)) && spans[last - 1].end() == spans[last].start() {
        last -= 1;
    }
    let form = spans[last].of(text);
    let final_mark = form.ends_with(['!', '?', '…']) || form == "." || form == "..." || form == "....";
    final_mark
        && !is_closing(next)
        && next.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "\"“‘'([".contains(c))
}

/// Marks that belong to the sentence before them.
fn is_closing(form: &str) -> bool {
    matches!(form, "\"" | "”" | "’" | "'" | ")" | "]" | "''" | "»")
}
