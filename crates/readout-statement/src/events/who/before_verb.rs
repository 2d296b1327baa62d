//! Who stands right before a verb, whatever a tree makes of it: after **Solberg and Tarvian leader Tomas Adeyle**
//! reached a truce.
//!
//! Only where the clause is seen to begin before them, and all of them are names.

use super::party::name_at;
use crate::events::clause::Clauses;
use readout_english::{NameClass, Relation, Upos};

/// The most tokens that such words have.
const LONGEST: usize = 14;

/// The subjects of a verb: those its tree gives, or the names right before it where the tree passes over them.
pub(in crate::events) fn subjects(clauses: &Clauses, verb: usize) -> Vec<usize> {
    let given = clauses.subjects(verb);
    let Some((first, named)) = named_before(clauses, verb) else { return given };
    let inside =
        given.iter().any(|subject| (first..verb).contains(subject) && name_at(clauses, *subject).is_some());
    if inside { given } else { named }
}

/// Where the clause begins and the names between its first word and its finite verb.
fn named_before(clauses: &Clauses, verb: usize) -> Option<(usize, Vec<usize>)> {
    if clauses.upos(verb) != Upos::Verb || !clauses.is_finite(verb) {
        return None;
    }
    let start = clauses.scene.english.sentence_of(verb)?.tokens.start;
    let end = (start..verb).rev().find(|at| !matches!(clauses.upos(*at), Upos::Aux | Upos::Adv))? + 1;
    let low = start.max(end.saturating_sub(LONGEST));
    let part = |at: usize| {
        matches!(clauses.upos(at), Upos::Noun | Upos::Propn | Upos::Adj | Upos::Det | Upos::Num)
            || matches!(clauses.scene.word(at), "and" | "-" | ".")
    };
    let first = (low..end).rev().take_while(|at| part(*at)).last()?;
    // "the harbour of Solberg and Adeyle closed" begins before "of".
    let opens = first > start
        && matches!(
            &*clauses.small(first - 1),
            "after" | "before" | "as" | "when" | "while" | "because" | "since"
        )
        && !matches!(clauses.relation(first - 1), Relation::Case if clauses.small(first - 1) == "as");
    let mut heads = Vec::new();
    for conjunct in (first..end).collect::<Vec<_>>().split(|at| clauses.small(*at) == "and") {
        let last = *conjunct.last()?;
        let name = name_at(clauses, last).filter(|name| name.tokens.end == last + 1)?;
        let whole = matches!(name.class, NameClass::Person | NameClass::Place | NameClass::Organisation);
        heads.push(whole.then_some(name.tokens.start)?);
    }
    opens.then_some((first, heads))
}

/// The noun right before "who" or "which" where the tree has the clause hang on another: "to the Harbour Ministry,
/// **which** was to hold its briefing".
pub(in crate::events) fn antecedent(clauses: &Clauses, pronoun: usize) -> Option<usize> {
    let relative = clauses.upos(pronoun) == Upos::Pron && matches!(&*clauses.small(pronoun), "who" | "which");
    let hung =
        clauses.head(pronoun).is_some_and(|verb| clauses.relation(verb).universal() == Relation::Advcl);
    let start = clauses.scene.english.sentence_of(pronoun).filter(|_| relative && hung)?.tokens.start;
    let before = (start..pronoun).rev().find(|at| clauses.upos(*at) != Upos::Punct)?;
    name_at(clauses, before)
        .map(|name| name.tokens.end - 1)
        .filter(|at| *at < pronoun)
        .or_else(|| clauses.is_nominal(before).then_some(before))
}
