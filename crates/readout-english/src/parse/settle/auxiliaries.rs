//! What helps a verb: perfects and voices.

use super::rehang;
use crate::parse::Relation;
use crate::tag::Tagged;
use crate::tag::form::Form;
use crate::{Analysis, Upos, Xpos};
use std::ops::Range;
use std::sync::LazyLock;

/// The forms of "have".
static HAVE: LazyLock<[u64; 4]> =
    LazyLock::new(|| ["had", "has", "have", "’ve"].map(|word| Form::new(word).lower));

/// "She **had** at first **dismissed** it": a "have" without an object helps the participle that follows.
pub(super) fn perfects(analysis: &mut Analysis, tagged: &Tagged, range: Range<usize>) {
    for at in range.clone() {
        let is_have = tagged.lexemes.get(at).is_some_and(|it| HAVE.contains(&it.form.lower));
        if !is_have || analysis.tokens[at].upos != Upos::Verb {
            continue;
        }
        let clause = |child: &usize| {
            let token = &analysis.tokens[*child];
            token.head == Some(at)
                && matches!(token.relation, Relation::Ccomp | Relation::Xcomp)
                && token.upos == Upos::Verb
                && matches!(token.xpos, Xpos::Vbn | Xpos::Vbd)
        };
        let Some(participle) = (at + 1..range.end.min(at + 6)).find(clause) else { continue };
        let between = (at + 1..participle).map(|between| analysis.tokens[between].upos);
        let mut children = range.clone().filter(|child| analysis.tokens[*child].head == Some(at));
        if between.into_iter().any(|upos| !matches!(upos, Upos::Adp | Upos::Adv | Upos::Adj | Upos::Part))
            || children.any(|child| analysis.tokens[child].relation == Relation::Obj)
        {
            continue;
        }
        let (head, relation) = (analysis.tokens[at].head, analysis.tokens[at].relation);
        let others = range.clone().filter(|&child| analysis.tokens[child].head == Some(at));
        let mut changes: Vec<_> =
            others.map(|child| (child, Some(participle), analysis.tokens[child].relation)).collect();
        changes.extend([(participle, head, relation), (at, Some(participle), Relation::Aux)]);
        if rehang(analysis, &range, &changes) {
            analysis.tokens[at].upos = Upos::Aux;
        }
    }
}

/// A clause with auxiliaries of which none is passive has no passive subject: "the office **has** not confirmed".
pub(super) fn voices(analysis: &mut Analysis, range: Range<usize>) {
    for at in range.clone() {
        let Some(head) =
            analysis.tokens[at].head.filter(|_| analysis.tokens[at].relation == Relation::NsubjPass)
        else {
            continue;
        };
        let helps = |relation| {
            range.clone().any(|aux| {
                analysis.tokens[aux].head == Some(head) && analysis.tokens[aux].relation == relation
            })
        };
        if helps(Relation::Aux) && !helps(Relation::AuxPass) {
            analysis.tokens[at].relation = Relation::Nsubj;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::Relation::*;
    use crate::parse::asserted::{assert_arc, read};

    #[test]
    fn a_have_without_an_object_helps_its_participle() {
        let text = "The minister, Mira Solberg, had at first dismissed the date as reckless.";
        assert_arc(text, "minister", Some("dismissed"), Nsubj);
        assert_arc(text, "had", Some("dismissed"), Aux);
        assert_arc("The crew had the boat repaired.", "crew", Some("had"), Nsubj);
    }

    #[test]
    fn a_perfect_is_no_passive() {
        let text = "The office in Aldhaven has not confirmed that a meeting took place.";
        let analysis = read(text);
        assert_eq!(analysis.tokens[1].relation, Nsubj);
        assert!(analysis.tokens.iter().all(|token| !token.feats.passive));
    }
}
