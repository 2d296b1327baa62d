//! What the reporter puts into what somebody else said: Venn said the second pier**, an old wish of the pilots,** would
//! be built; the ferry **(a gift of the crown)** would sail. It stays in the content, and is marked in it.
//!
//! Only the sure cases count: what two commas or dashes part from the verb of its noun, and what stands in brackets. The
//! speaker’s own words are never the reporter’s.

use super::aside::is_dash;
use super::syntax::is_finite;
use crate::speech::closed_class::{is_adverb, is_article};
use crate::speech::scene::Scene;
use readout_document::Span;
use readout_english::{Upos, Xpos};

/// The most tokens of an insertion.
const LONGEST: usize = 40;

/// The insertions of a content, marks left out, in order of the text.
pub(crate) fn find(scene: Scene, content: &[Span]) -> Vec<Span> {
    let mut found = Vec::new();
    for piece in content {
        let tokens = scene.tokens_in(*piece);
        let mut at = tokens.start + 1;
        while at < tokens.end {
            match close(scene, at, tokens.end) {
                Some(closing) => {
                    found.push(scene.span(&(at + 1..closing)));
                    at = closing;
                }
                None => at += 1,
            }
        }
    }
    found
}

/// The mark that closes the insertion which the mark at `at` opens.
fn close(scene: Scene, at: usize, end: usize) -> Option<usize> {
    let opening = scene.word(at);
    let bracket = opening == "(";
    let dash = is_dash(scene, at);
    if !(bracket || dash || opening == ",") || scene.is_quoted(at) {
        return None;
    }
    let closes = |later: &usize| {
        if bracket {
            scene.word(*later) == ")"
        } else if dash {
            is_dash(scene, *later)
        } else {
            scene.word(*later) == ","
        }
    };
    let closing = (at + 2..end.min(at + LONGEST)).find(closes)?;
    let plain = !(at..=closing).any(|at| scene.is_quoted(at));
    let parts = || closing + 1 < end && is_nominal(scene, at - 1) && resumes(scene, closing + 1, end);
    (plain && (bracket || explains(scene, at + 1, closing) && parts())).then_some(closing)
}

fn is_nominal(scene: Scene, at: usize) -> bool {
    matches!(scene.english.tokens[at].upos, Upos::Noun | Upos::Propn | Upos::Pron)
}

/// "an old wish of the pilots", "who runs the port", "built in a year": an apposition, a relative or a participle clause.
fn explains(scene: Scene, from: usize, end: usize) -> bool {
    let word = scene.word(from);
    if matches!(word, "who" | "which" | "whose" | "whom" | "where") {
        return (from..end).any(|at| is_finite(scene, at));
    }
    let token = &scene.english.tokens[from];
    let participle = token.upos == Upos::Verb && matches!(token.xpos, Xpos::Vbn | Xpos::Vbg);
    let apposed = is_article(word) || matches!(word, "one" | "another") || participle;
    apposed && !(from..end).any(|at| is_finite(scene, at) && !(participle && at == from))
}

/// Whether the verb of the noun before the insertion follows it, so that the insertion is no item of a list.
fn resumes(scene: Scene, mut at: usize, end: usize) -> bool {
    while at + 1 < end && is_adverb(scene.word(at)) {
        at += 1;
    }
    is_finite(scene, at)
}

#[cfg(test)]
mod tests {
    use crate::{StatementKind, read};
    use readout_document::Document;

    /// The insertions of the statements of a text in the account’s own words.
    fn insertions(text: &str) -> Vec<String> {
        let text = format!(
            "{text}\n\nThe harbour was quiet in the morning, and nobody was there when the boats came in."
        );
        let account = read(Document::from_text("t", text));
        let said = account.statements.iter().filter(|said| said.kind != StatementKind::Direct);
        said.flat_map(|said| &said.insertions)
            .map(|span| span.of(&account.document.text).to_owned())
            .collect()
    }

    #[test]
    fn an_apposition_that_parts_subject_and_verb_is_the_reporters() {
        let text = "Orla Venn said that a second pier, an old wish of the pilots, would be built in spring.";
        assert_eq!(insertions(text), ["an old wish of the pilots"]);
    }

    #[test]
    fn so_is_a_relative_clause_and_what_stands_in_brackets() {
        let text = "Orla Venn said that Mira Solberg, who runs the port, was late.";
        assert_eq!(insertions(text), ["who runs the port"]);
        let text = "Orla Venn said that the ferry (a gift of the crown) would sail at dawn.";
        assert_eq!(insertions(text), ["a gift of the crown"]);
    }

    #[test]
    fn so_is_a_participle_clause_between_dashes() {
        let text =
            "Orla Venn said that the new crane – built in a single winter – was too heavy for the pier.";
        assert_eq!(insertions(text), ["built in a single winter"]);
    }

    #[test]
    fn a_list_is_none() {
        let text = "Orla Venn said that the ferry, a tug, a crane and a lighter would be sold in spring.";
        assert_eq!(insertions(text), [""; 0]);
    }

    #[test]
    fn a_condition_or_an_adjunct_is_none() {
        let text = "Orla Venn said that the ferry, if the weather held, would sail at dawn.";
        assert_eq!(insertions(text), [""; 0]);
        let text = "Orla Venn said that the ferry, after a long winter, would sail at dawn.";
        assert_eq!(insertions(text), [""; 0]);
    }

    #[test]
    fn what_stands_between_quotation_marks_is_the_speakers() {
        let text = "Orla Venn said that “the pier, an old wish of the pilots, is a danger” to the town and its boats.";
        assert_eq!(insertions(text), [""; 0]);
    }
}
