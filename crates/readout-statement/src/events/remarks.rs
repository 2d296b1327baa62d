//! Remarks to the press that no noun names: Solberg **told reporters at the White House** …; she **told The Associated
//! Press** …; he spoke **from the palace**.

use super::clause::Clauses;
use super::lexicon::Word;
use super::party::name_at;
use super::place::is_place;
use readout_document::Span;
use readout_english::{Kinds, Knowledge, NameClass, Relation, Upos};

/// What a verb of saying tells of an appearance.
#[derive(Clone, Copy, Debug)]
pub(super) struct Appearance {
    /// Who speaks.
    pub speaker: usize,
    /// The outlet spoken to.
    pub outlet: Option<usize>,
    /// Where.
    pub place: Option<Span>,
}

/// Whether the verb at `token` tells of an appearance before the press.
pub(super) fn appearance(clauses: &Clauses, token: usize) -> Option<Appearance> {
    if clauses.upos(token) != Upos::Verb || clauses.is_negated(token) {
        return None;
    }
    let lemma = clauses.lemma(token);
    let told = matches!(&*lemma, "tell" | "speak" | "talk" | "brief");
    let cue = |token: usize| clauses.scene.verb(token, token + 1).is_some();
    // "declined to confirm"
    let declines =
        matches!(&*lemma, "decline" | "refuse") && clauses.child_as(token, Relation::Xcomp).is_some_and(cue);
    if let Some(asked) = asked(clauses, token, &lemma) {
        return Some(asked);
    }
    let says = told || cue(token) || declines || &*lemma == "double";
    // "**Speaking with reporters** in Vell, Solberg said …"
    let speaking = matches!(&*lemma, "speak" | "talk") && clauses.is(token, Relation::Advcl);
    if !says || !(clauses.is_finite(token) || speaking) {
        return None;
    }
    let speaker = clauses.subject(token)?;
    let heard: Vec<usize> = clauses
        .children(token)
        .filter(|child| *child > token)
        .filter(|child| {
            matches!(clauses.relation(*child).universal(), Relation::Obj | Relation::Iobj | Relation::Obl)
        })
        .collect();
    let outlet = heard
        .iter()
        .copied()
        .find(|child| {
            told && clauses.case(*child).is_none_or(|case| case == "to") && is_outlet(clauses, *child)
        })
        .or_else(|| heard.iter().copied().find_map(|child| on_air(clauses, child)))
        .filter(|_| is_named(clauses, speaker) && !in_writing(clauses, token));
    let press = heard.iter().copied().find(|child| {
        matches!(&*clauses.lemma(*child), "reporter" | "journalist" | "press" | "audience" | "crowd")
    });
    let place = place(clauses, token, press);
    let at_venue = place.is_some_and(|place| clauses.lexicon.is_venue(place.of(clauses.scene.text())));
    let occasion = is_named(clauses, speaker) && press.is_some_and(|press| has_occasion(clauses, press));
    let counts = outlet.is_some()
        || occasion
        || press.is_some() && place.is_some()
        || at_venue && is_person(clauses, speaker);
    counts.then_some(Appearance { speaker, outlet, place })
}

/// "**Asked by the Courier** if it would sail, Solberg said no": an interview.
fn asked(clauses: &Clauses, token: usize, lemma: &str) -> Option<Appearance> {
    let by = |child: &usize| clauses.case(*child).is_some_and(|case| case == "by");
    let asked = lemma == "ask" && clauses.is(token, Relation::Advcl) && !clauses.is_finite(token);
    let outlet = clauses
        .children(token)
        .filter(|_| asked)
        .filter(by)
        .find_map(|child| outlet_in(clauses, child).filter(|_| !in_writing(clauses, token)))?;
    let speaker = clauses.head(token).and_then(|verb| clauses.subject(verb))?;
    is_named(clauses, speaker).then_some(Appearance { speaker, outlet: Some(outlet), place: None })
}

/// "told reporters **after the meeting**", "**ahead of** the vote", "**upon** leaving": there was an occasion.
fn has_occasion(clauses: &Clauses, press: usize) -> bool {
    let next = press + 1;
    clauses.scene.english.sentence_of(press).is_some_and(|sentence| sentence.tokens.contains(&next))
        && matches!(
            &*clauses.small(next),
            "after" | "before" | "ahead" | "during" | "upon" | "following" | "outside" | "aboard"
        )
}

/// "said **on the Norrland Radio** morning show": the broadcaster.
fn on_air(clauses: &Clauses, child: usize) -> Option<usize> {
    clauses.case(child).filter(|case| case == "on").and_then(|_| outlet_in(clauses, child))
}

/// "told the Courier **in a statement**": no appearance.
fn in_writing(clauses: &Clauses, token: usize) -> bool {
    let end = clauses.scene.english.sentence_of(token).map_or(token, |sentence| sentence.tokens.end);
    (token..end.min(token + 14)).any(|at| clauses.lexicon.is_writing(&clauses.small(at)))
}

/// "at the White House", tied to the verb or to those who listen.
fn place(clauses: &Clauses, verb: usize, press: Option<usize>) -> Option<Span> {
    let tied = |at: usize| {
        clauses.children(at).filter(|child| {
            matches!(clauses.relation(*child).universal(), Relation::Obl | Relation::Nmod | Relation::Advcl)
        })
    };
    let beside = tied(verb)
        .chain(press.into_iter().flat_map(tied))
        .find(|child| clauses.case(*child).is_some_and(|case| is_where(&case)) && is_place(clauses, *child));
    opening(clauses, verb).or_else(|| beside.map(|child| clauses.phrase_span(child)))
}

/// "While **aboard the presidential plane**, …": a phrase that opens the sentence, whatever the tree makes of it.
fn opening(clauses: &Clauses, verb: usize) -> Option<Span> {
    let start = clauses.scene.english.sentence_of(verb)?.tokens.start;
    let first = (start..verb.min(start + 4)).find(|at| is_where(&clauses.small(*at)))? + 1;
    let spans = (first..verb.min(first + 5)).map(|at| clauses.scene.span(&(first..at + 1)));
    spans.into_iter().find(|span| {
        let words = span.of(clauses.scene.text());
        clauses.lexicon.is_venue(words)
            && (words.starts_with(char::is_uppercase) || words.starts_with("the "))
    })
}

fn is_where(preposition: &str) -> bool {
    matches!(preposition, "in" | "at" | "from" | "aboard" | "outside" | "on")
}

/// A newspaper, agency or broadcaster: one that is known, or by the last word of its name.
fn is_outlet(clauses: &Clauses, head: usize) -> bool {
    let text = clauses.scene.text();
    let named = name_at(clauses, head).filter(|name| name.class == NameClass::Organisation);
    named.is_some_and(|name| {
        let words = name.span.of(text);
        let words = words.strip_prefix("The ").or_else(|| words.strip_prefix("the ")).unwrap_or(words);
        let last = words.rsplit(' ').next().unwrap_or(words);
        Knowledge::built_in().kinds_of(words).any(Kinds::OUTLET) || clauses.lexicon.is_press(last)
    })
}

/// The outlet among the words that hang on `head`: **Reuters** of "Reuters’ morning show".
pub(super) fn outlet_in(clauses: &Clauses, head: usize) -> Option<usize> {
    clauses.extent(head).find(|at| {
        name_at(clauses, *at)
            .is_some_and(|name| name.class == NameClass::Organisation && name.tokens.end == at + 1)
            && is_outlet(clauses, *at)
    })
}

/// An outlet, or "reporters".
pub(super) fn is_press(clauses: &Clauses, head: usize) -> bool {
    is_outlet(clauses, head) || clauses.lexicon.is_press(&clauses.lemma(head))
}

fn is_person(clauses: &Clauses, head: usize) -> bool {
    matches!(&*clauses.small(head), "he" | "she")
        || name_at(clauses, head).is_some_and(|name| name.class == NameClass::Person)
        || clauses.lexicon.is_party(&clauses.lemma(head))
}

/// Somebody with a name, not "one official".
fn is_named(clauses: &Clauses, head: usize) -> bool {
    matches!(&*clauses.small(head), "he" | "she")
        || name_at(clauses, head).is_some_and(|name| name.class == NameClass::Person)
        || clauses.children_as(head, Relation::Appos).any(|beside| name_at(clauses, beside).is_some())
}

/// The word under which an appearance is drafted.
pub(super) fn word(clauses: &Clauses) -> Option<&'static Word> {
    clauses.lexicon.noun(Some("press"), "conference")
}
