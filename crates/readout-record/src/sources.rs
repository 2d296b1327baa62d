//! How far the words that an account has for a source name somebody: in "European pilots **include**" and "the council
//! **on Thursday**" a part of them does, in "his", "never" and "just days after" none.

use crate::reading::Reading;
use readout_english::Upos;
use readout_statement::{Account, Actor, ActorKind};
use std::ops::Range;

/// The name of a source without a name of its own as far as it names somebody; none when it names nobody. The names of
/// others stand as they are.
pub fn named<'a>(account: &'a Account, actor: &'a Actor) -> Option<&'a str> {
    let Some(mention) = actor.mentions.first().filter(|_| actor.kind == ActorKind::Unnamed) else {
        return Some(&actor.name);
    };
    let reading = Reading::of(account);
    let tokens = reading.tokens(mention.span);
    if tokens.is_empty() {
        return Some(&actor.name);
    }
    let kept = without_what_follows(&reading, tokens.clone());
    let names = kept.clone().any(|at| is_somebody(&reading, at));
    let clause = matches!(reading.upos(tokens.start), Upos::Sconj | Upos::Adp | Upos::Cconj)
        || matches!(reading.lemma(tokens.start), "that" | "which" | "who" | "when" | "what");
    // "depending on the weather", "the fact the harbour": the head of another clause, and nobody.
    let first = kept.clone().find(|at| reading.upos(*at) != Upos::Det).unwrap_or(kept.start);
    let gerund = reading.upos(first) == Upos::Verb && reading.word(first).ends_with("ing");
    let two =
        first + 1 < kept.end && reading.upos(first) == Upos::Noun && reading.upos(first + 1) == Upos::Det;
    let span = reading.span(&kept).filter(|_| names && !clause && !gerund && !two)?;
    // A mention may end inside a token, as where a page lost a space.
    if span.end() >= mention.span.end() || !mention.span.of(reading.text()).ends_with(&actor.name) {
        return Some(&actor.name);
    }
    let cut = mention.span.end() - span.end();
    actor.name.get(..actor.name.len().checked_sub(cut)?).map(str::trim_end)
}

/// The tokens of a name without the verb, the "who" or the time that was read as its end.
fn without_what_follows(reading: &Reading, mut tokens: Range<usize>) -> Range<usize> {
    let english = reading.english();
    while let Some(last) = tokens.clone().next_back() {
        let time = english.times.iter().find(|time| time.span.contains(english.tokens[last].span));
        let participle = reading.word(last).ends_with("ed") || reading.word(last).ends_with("ing");
        match (time, reading.upos(last)) {
            (Some(time), _) => tokens.end = tokens.end.min(reading.tokens(time.span).start).max(tokens.start),
            (None, Upos::Verb) if participle => return tokens,
            (
                None,
                Upos::Verb
                | Upos::Aux
                | Upos::Pron
                | Upos::Adp
                | Upos::Sconj
                | Upos::Cconj
                | Upos::Adv
                | Upos::Punct,
            ) if tokens.len() > 1 => tokens.end -= 1,
            _ => return tokens,
        }
    }
    tokens
}

/// Whether a token is a noun, or counts people: "many", "others".
fn is_somebody(reading: &Reading, token: usize) -> bool {
    let counts = || {
        matches!(
            reading.lemma(token),
            "other"
                | "others"
                | "many"
                | "some"
                | "most"
                | "both"
                | "several"
                | "few"
                | "all"
                | "one"
                | "another"
        )
    };
    matches!(reading.upos(token), Upos::Noun | Upos::Propn | Upos::Adj) || counts()
}

#[cfg(test)]
mod tests {
    use super::*;
    use readout_document::{Document, Span};
    use readout_statement::{Mention, MentionForm};

    /// What is left of `words`, taken for a source in `text`.
    fn left(text: &str, words: &str) -> Option<String> {
        let account = readout_statement::read(Document::from_text("a", text));
        let start = text.find(words).expect("words of the text");
        let mention = Mention { span: Span::new(start, start + words.len()), form: MentionForm::Description };
        let actor = Actor {
            name: words.trim_start_matches("the ").to_owned(),
            kind: ActorKind::Unnamed,
            office: None,
            mentions: vec![mention],
        };
        named(&account, &actor).map(str::to_owned)
    }

    #[test]
    fn a_source_is_named_as_far_as_its_words_name_somebody() {
        let cases = [
            (
                "Demands raised by European pilots include a second tug.",
                "European pilots include",
                Some("European pilots"),
            ),
            ("They asked the pilots who say they are tired.", "the pilots who", Some("pilots")),
            ("The words of the council on Thursday were plain.", "the council on Thursday", Some("council")),
            (
                "Several officials briefed on the lease spoke.",
                "Several officials briefed",
                Some("Several officials briefed"),
            ),
            ("Many in the port doubt it.", "Many", Some("Many")),
            ("His first words were plain.", "His", None),
            ("Never was the harbour so quiet.", "Never", None),
            ("More telling was the fact the harbour was empty.", "the fact the harbour", None),
            ("It sails on Monday, depending on weather and tide.", "depending on weather", None),
        ];
        for (text, words, wanted) in cases {
            assert_eq!(left(text, words).as_deref(), wanted, "{text}");
        }
    }
}
