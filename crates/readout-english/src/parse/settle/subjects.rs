//! What stands before a verb: subjects joined by "and", and subjects with a clause of their own.

use super::{child, rehang};
use crate::parse::Relation;
use crate::{Analysis, Upos};
use std::ops::Range;

/// "His claim that the ferry was late **angered** the crew": what is taken for a passive with an object, behind a noun that
/// would be all the sentence, is its verb.
pub(super) fn claims(analysis: &mut Analysis, range: Range<usize>) {
    let Some(noun) = range.clone().find(|&at| analysis.tokens[at].head.is_none()) else { return };
    let Some(verb) = child(analysis, noun, Relation::Acl, noun + 1..range.end) else { return };
    let (state, before) = (verb - 1, noun + 1..verb);
    let Some(was) = child(analysis, verb, Relation::AuxPass, before.clone()) else { return };
    let has = |relation, tokens| child(analysis, verb, relation, tokens).is_some();
    let is_state = state > was
        && analysis.tokens[state].head == Some(verb)
        && matches!(analysis.tokens[state].upos, Upos::Adj | Upos::Adv);
    if analysis.tokens[noun].upos != Upos::Noun
        || !is_state
        || !has(Relation::Mark, before.clone())
        || !has(Relation::Obj, verb + 1..range.end)
    {
        return;
    }
    let tokens = &analysis.tokens;
    let of = |head: usize| range.clone().filter(move |&at| tokens[at].head == Some(head));
    let mut changes: Vec<_> = Vec::new();
    for at in of(verb).filter(|&at| before.contains(&at) && at != state) {
        let relation = match tokens[at].relation {
            Relation::NsubjPass => Relation::Nsubj,
            Relation::AuxPass => Relation::Cop,
            other => other,
        };
        changes.push((at, Some(state), relation));
    }
    changes.extend(of(noun).filter(|&at| at > verb).map(|at| (at, Some(verb), tokens[at].relation)));
    changes.extend([
        (state, Some(noun), Relation::Acl),
        (noun, Some(verb), Relation::Nsubj),
        (verb, None, Relation::Root),
    ]);
    rehang(analysis, &range, &changes);
}

/// Of two subjects of one verb the second, with an "and" of its own, belongs to the first: "he **and Mr. Pell** walked".
pub(super) fn subjects(analysis: &mut Analysis, range: Range<usize>) {
    for and in range.clone() {
        let token = &analysis.tokens[and];
        let Some(second) = token.head.filter(|&head| token.relation == Relation::Cc && and < head) else {
            continue;
        };
        let Some(verb) = analysis.tokens[second].head.filter(|&verb| second < verb) else { continue };
        if analysis.tokens[second].relation != Relation::Nsubj {
            continue;
        }
        if let Some(first) = child(analysis, verb, Relation::Nsubj, range.start..and) {
            rehang(analysis, &range, &[(second, Some(first), Relation::Conj)]);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::Relation::*;
    use crate::parse::asserted::assert_arc;

    #[test]
    fn two_that_talk_are_one_subject() {
        let text = "Ms. Venn said he and Mr. Pell walked largely in silence.";
        assert_arc(text, "he", Some("walked"), Nsubj);
        assert_arc(text, "Pell", Some("he"), Conj);
    }

    #[test]
    fn a_claim_with_a_clause_of_its_own_is_the_subject() {
        let text = "His claim that the ferry was late angered the crew.";
        assert_arc(text, "claim", Some("angered"), Nsubj);
        assert_arc(text, "angered", None, Root);
    }
}
