//! Who takes part beside the subject, in words that stand between commas: Solberg, **accompanied by Venn**, flew to Vell. She
//! met Adeyle on Monday, **along with her deputy**.

use super::party::{Found, is_mutual};
use crate::events::anchor::Anchor;
use crate::events::clause::Clauses;
use crate::events::list::List;
use crate::{EventKind, Role};
use readout_english::Upos;

/// How many tokens after such words the name may stand.
const TITLE: usize = 8;

/// Adds those who come along with the subject of the clause that tells it.
pub(in crate::events) fn company(found: &mut Found, anchor: &Anchor) {
    let clauses = found.clauses;
    let mutual =
        is_mutual(anchor.kind) && anchor.kind != EventKind::Vote && anchor.kind != EventKind::Agreement;
    if !mutual && anchor.kind != EventKind::Visit {
        return;
    }
    let verb = anchor.verb.unwrap_or(anchor.token);
    if clauses.is_passive(verb) {
        return;
    }
    let Some(sentence) = clauses.scene.english.sentence_of(anchor.token) else { return };
    let Some(subject) = clauses.subject(verb).filter(|subject| *subject < verb) else { return };
    let from = subject.max(sentence.tokens.start);
    for at in from + 1..sentence.tokens.end {
        let Some(first) = opens(clauses, at) else { continue };
        let own = if at < verb { is_beside(clauses, from, at) } else { is_behind(clauses, verb, at) };
        if !own {
            continue;
        }
        let end = sentence.tokens.end.min(first + TITLE);
        let stops = |at: &usize| clauses.upos(*at) != Upos::Punct && !clauses.is_verb(*at);
        let head = (first..end).take_while(stops).find(|at| {
            let above = clauses.head(*at);
            clauses.is_nominal(*at) && above.is_none_or(|above| above < first || above >= end)
        });
        if let Some(head) = head {
            let role = if anchor.kind == EventKind::Visit { Role::Initiator } else { Role::Participant };
            found.note(head, role, Some(0));
        }
    }
}

/// The first token after "accompanied by", "along with", "together with".
fn opens(clauses: &Clauses, at: usize) -> Option<usize> {
    let next = || (at + 1 < clauses.scene.english.tokens.len()).then(|| clauses.small(at + 1));
    let by = clauses.lexicon.has(List::Company, &clauses.small(at)) && next().as_deref() == Some("by");
    let with = matches!(&*clauses.small(at), "along" | "together") && next().as_deref() == Some("with");
    (by || with).then_some(at + 2)
}

/// Whether such words stand right behind the subject's own: "Solberg**,** accompanied by".
fn is_beside(clauses: &Clauses, subject: usize, at: usize) -> bool {
    let between = subject + 1..at;
    let name = |at: &usize| matches!(clauses.upos(*at), Upos::Propn | Upos::Noun | Upos::Punct);
    between.clone().all(|at| name(&at)) && between.filter(|at| clauses.upos(*at) == Upos::Punct).count() <= 1
}

/// Whether they stand behind the verb, with no other verb between.
fn is_behind(clauses: &Clauses, verb: usize, at: usize) -> bool {
    !(verb + 1..at).any(|at| clauses.is_verb(at))
}
