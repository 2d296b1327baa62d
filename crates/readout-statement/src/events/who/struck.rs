//! Whom it hits that is told to hit a thing: tariffs on **Tarvian** steel; a ban on steel from **Tarvia**; airstrikes on
//! targets in **Tarvia**.

use super::party::name_at;
use crate::events::clause::Clauses;
use crate::events::list::List;
use crate::{EventKind, Role};
use readout_english::{NameClass, Relation};

/// The states that a measure against a thing or an attack on targets hits; none where they are not named.
pub(in crate::events) fn whose(
    clauses: &Clauses,
    head: usize,
    (kind, role, thing): (EventKind, Role, bool),
) -> Vec<usize> {
    let aims = || kind == EventKind::Attack && clauses.lexicon.has(List::Aims, &clauses.lemma(head));
    let cases: &[&str] = match role {
        Role::Recipient if thing => &["from"],
        Role::Recipient if aims() => &["in", "inside", "across"],
        _ => return Vec::new(),
    };
    let before = states_before(clauses, head);
    if before.is_empty() { state_behind(clauses, head, cases).into_iter().collect() } else { before }
}

/// "**Tarvian** steel", "the **Tarvian** and **Norse** fleets".
fn states_before(clauses: &Clauses, noun: usize) -> Vec<usize> {
    let before = clauses.phrase(noun).start..noun;
    let state = |at: &usize| {
        let name = name_at(clauses, *at).filter(|name| name.tokens.end == at + 1);
        name.is_some_and(|name| matches!(name.class, NameClass::Norp | NameClass::Place))
    };
    before.filter(state).collect()
}

fn state_behind(clauses: &Clauses, noun: usize, cases: &[&str]) -> Option<usize> {
    clauses.children_as(noun, Relation::Nmod).find(|child| {
        let named = name_at(clauses, *child).is_some_and(|name| name.class == NameClass::Place);
        named && clauses.case(*child).is_some_and(|case| cases.contains(&&*case))
    })
}
