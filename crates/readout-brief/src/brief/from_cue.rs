//! What is told of a statement, with the words of saying where what was said would mislead without them: "**ruled out**
//! more berths", "**warnings against** a strike", "**has not confirmed** the sale".

use readout_document::{Evidence, Span};
use readout_record::{Record, Statement};
use readout_statement::{Act, Polarity, StatementKind};

/// Bytes that may stand between words of saying and what was said.
const NEAR: usize = 24;

/// Where what was said stands, from the words of saying on where they turn it round or govern it.
pub fn from_cue(record: &Record, statement: &Statement) -> Span {
    let pieces = statement.content.iter().map(Evidence::span);
    let content = pieces.reduce(Span::cover).unwrap_or_else(|| Span::new(0, 0));
    let text = &record.account(statement.account).document.text;
    let Some(cue) = &statement.cue else { return content };
    let cue = cue.evidence.span();
    let near = |from: usize, to: usize| from <= to && to - from <= NEAR && !text[from..to].contains('\n');
    if statement.kind == StatementKind::Direct || !near(cue.end(), content.start()) {
        return content;
    }
    let between = text[cue.end()..content.start()].trim();
    // The cue may end in the preposition itself: "called for".
    let last = if between.is_empty() { cue.of(text).rsplit(' ').next().unwrap_or_default() } else { between };
    let governs = matches!(last, "for" | "on" | "of" | "against" | "about" | "over" | "to" | "at" | "with");
    let turns = match statement.act {
        Act::Deny | Act::Refuse | Act::Reject | Act::Decline | Act::Doubt => true,
        Act::Warn => between != "that",
        _ => false,
    };
    let negative = statement.polarity == Polarity::Negative;
    // "calling **it a folly**": what a word of saying has for its object says nothing without it.
    let says = statement.cue.as_ref().is_some_and(|cue| cue.lemma == "say");
    let word = cue.of(text).chars().all(char::is_alphabetic);
    let alone = between.is_empty() && !statement.is_clause && word && !says;
    if !(governs || turns || negative || alone) {
        return content;
    }
    // "has not" stands between who speaks and "confirmed".
    let speaker = statement.speaker.as_ref().map(|speaker| speaker.evidence.span().end());
    let start = match speaker.filter(|end| negative && near(*end, cue.start())) {
        Some(end) => cue.start() - text[end..cue.start()].trim_start().len(),
        None => cue.start(),
    };
    Span::new(start, content.end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use readout_document::Document;

    /// What is shown of the first statement of `text`.
    fn shown(text: &str) -> String {
        let record = readout_record::record(&[readout_statement::read(Document::from_text("a", text))]);
        from_cue(&record, &record.statements[0]).of(text).to_owned()
    }

    #[test]
    fn words_of_saying_stand_with_what_they_turn_round() {
        let cases = [
            ("Mira Solberg ruled out more berths on Monday.", "ruled out more berths"),
            ("Mira Solberg dismissed the deadline as “reckless”.", "dismissed the deadline"),
            ("The ministry has not confirmed that the lease was sold.", "has not confirmed that the lease"),
            ("Mira Solberg called for a second tug.", "called for a second tug"),
        ];
        for (text, wanted) in cases {
            assert!(shown(text).starts_with(wanted), "{text}: {}", shown(text));
        }
        let plain = "Mira Solberg said that the ferry would sail.";
        assert!(shown(plain).starts_with("the ferry would sail"), "{}", shown(plain));
    }
}
