//! How one happening stands to another: the call, **their first contact**; they met **on the sidelines of the
//! conference**; **before Solberg spoke**, Adeyle told the Courier.

use super::anchor::Anchor;
use super::clause::Clauses;
use super::list::List;
use crate::ActorId;
use crate::actors::Cast;
use readout_english::Relation;

/// How many tokens before a noun an apposition's head may stand.
const NEAR: usize = 8;

/// The happening that a noun is another word for: "confirmed the **conversation**, the first contact between them".
pub(super) fn apposed(clauses: &Clauses, anchor: &Anchor) -> Option<usize> {
    let head = clauses.head(anchor.token).filter(|_| clauses.is(anchor.token, Relation::Appos))?;
    let near = head < anchor.token && anchor.token - head <= NEAR;
    (near && clauses.lexicon.noun(None, &clauses.lemma(head)).is_some()).then_some(head)
}

/// The gathering at which it happens: "met **at the summit**", "on the sidelines of **the conference**".
pub(super) fn within(clauses: &Clauses, anchor: &Anchor) -> Option<usize> {
    let verb = anchor.verb.unwrap_or(anchor.token);
    let sides = [verb, anchor.token];
    let near = sides.iter().flat_map(|at| clauses.children(*at)).filter(|child| {
        matches!(clauses.relation(*child).universal(), Relation::Obl | Relation::Nmod)
            && clauses.case(*child).is_some_and(|case| matches!(&*case, "on" | "at" | "during"))
    });
    near.into_iter().find_map(|child| {
        let of = || {
            let sideline = matches!(&*clauses.lemma(child), "sideline" | "margin");
            clauses.children_as(child, Relation::Nmod).find(|_| sideline)
        };
        let gathers = |noun: usize| {
            use crate::EventKind::{Conference, Meeting};
            let word = clauses.lexicon.noun(None, &clauses.lemma(noun));
            noun != anchor.token && word.is_some_and(|word| matches!(word.kind, Conference | Meeting))
        };
        of().into_iter().chain([child]).find(|noun| gathers(*noun))
    })
}

/// Those whose doings a clause with "before" or "after" puts it beside.
pub(super) fn beside(clauses: &Clauses, anchor: &Anchor, cast: &Cast) -> Vec<ActorId> {
    let verb = anchor.verb.unwrap_or(anchor.token);
    let marked = |clause: &usize| {
        clauses
            .children_as(*clause, Relation::Mark)
            .any(|mark| matches!(&*clauses.small(mark), "before" | "after" | "as" | "while"))
    };
    let acts = |clause: &usize| clauses.lexicon.has(List::Doing, &clauses.lemma(*clause));
    let clauses_beside =
        clauses.children_as(verb, Relation::Advcl).filter(|clause| marked(clause) && acts(clause));
    let subjects = clauses_beside.filter_map(|clause| clauses.child_as(clause, Relation::Nsubj));
    subjects.filter_map(|subject| cast.named_at(clauses.scene.english.tokens[subject].span)).collect()
}
