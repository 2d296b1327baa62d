//! When a clause puts what it tells: they **met**, **are meeting**, **will meet**, **would meet**, **could meet**.

use crate::events::clause::Clauses;
use readout_english::{Tense, Upos, VerbForm};

/// When a clause puts what it tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::events) enum When {
    Past,
    Present,
    Progressive,
    Future,
    /// "would"
    FutureInPast,
    /// "may", "could"
    Possible,
    /// "should", "must"
    Wanted,
}

/// The modal that follows a noun and what hangs on it, where the tree has lost it: "a visit by Mr. Adeyle,
/// “perhaps”, **would** come in May".
pub(in crate::events) fn verb_after(clauses: &Clauses, noun: usize) -> Option<When> {
    let end = clauses.scene.english.sentence_of(noun)?.tokens.end.min(noun + 13);
    let mut modal = None;
    for at in noun + 1..end {
        match clauses.upos(at) {
            Upos::Aux => modal = Some(at),
            Upos::Adp | Upos::Propn | Upos::Noun | Upos::Det | Upos::Adv | Upos::Adj | Upos::Part => {}
            Upos::Punct if matches!(clauses.scene.word(at), "“" | "”" | "\"" | "." | "-") => {}
            _ => return None,
        }
        if let Some(modal) = modal {
            return match &*clauses.small(modal) {
                "will" => Some(When::Future),
                "would" => Some(When::FutureInPast),
                _ => None,
            };
        }
    }
    None
}

/// When the clause of a verb puts what it tells, as far as the verb shows it.
pub(in crate::events) fn when(clauses: &Clauses, verb: usize) -> Option<When> {
    let mut have = false;
    let mut be: Option<bool> = None;
    for aux in clauses.auxiliaries(verb) {
        match &*clauses.small(aux) {
            "will" | "’ll" | "'ll" | "shall" | "wo" => return Some(When::Future),
            "would" | "’d" | "'d" => return Some(When::FutureInPast),
            "may" | "might" | "could" | "can" => return Some(When::Possible),
            "should" | "must" | "ought" => return Some(When::Wanted),
            "did" | "was" | "were" => be = Some(true),
            "is" | "are" | "am" | "’s" | "'s" | "’re" | "'re" => be = Some(be.unwrap_or(false)),
            "have" | "has" | "had" | "having" => have = true,
            _ => {}
        }
    }
    let feats = clauses.scene.english.tokens[verb].feats;
    let gerund = feats.verb_form == Some(VerbForm::Ger)
        || feats.verb_form == Some(VerbForm::Part) && feats.tense == Some(Tense::Pres);
    match (have, be) {
        (true, _) | (_, Some(true)) => Some(When::Past),
        (_, Some(false)) if gerund => Some(When::Progressive),
        (_, Some(false)) => Some(When::Present),
        _ if feats.verb_form == Some(VerbForm::Fin) => match feats.tense {
            Some(Tense::Past) => Some(When::Past),
            Some(Tense::Pres) => Some(When::Present),
            None => None,
        },
        _ => None,
    }
}
