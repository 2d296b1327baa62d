//! Who is meant by the occasion of a statement that names nobody: Solberg told the pilots **during a visit to Geneva**
//! that it would sail; “We sail,” said Venn, the deputy mayor, **in a speech at the ferry club**.
//!
//! Whoever says it is there, whatever a tree makes of a long attribution.

use crate::events::anchor::Anchor;
use crate::events::clause::Clauses;
use crate::{EventKind, Participant, Role, Speaker, Statement};
use readout_english::Relation;

/// How many tokens may lie between the words that say it and the occasion.
const REACH: usize = 40;

/// How many tokens behind "Asked" the occasion may stand.
const ASKED: usize = 6;

/// Notes the speaker of the statement whose occasion an anchor is, where nobody is known to take part.
pub(in crate::events) fn fill(
    participants: &mut Vec<Participant>,
    clauses: &Clauses,
    statements: &[Statement],
    anchor: &Anchor,
) {
    let alone = participants.iter().all(|party| party.side == Some(1));
    let speaks = matches!(anchor.kind, EventKind::Visit | EventKind::Remarks);
    if !(anchor.noun && alone && speaks && is_occasion(clauses, anchor.token)) {
        return;
    }
    let Some(speaker) = speaker(clauses, statements, anchor.token) else { return };
    let role = role(anchor.kind);
    if !participants.iter().any(|party| party.actor == speaker.actor) {
        participants.insert(0, Participant { span: speaker.span, actor: speaker.actor, role, side: Some(0) });
    }
}

/// The traveller is told apart from whom he visits; who speaks only takes part.
pub(in crate::events) fn role(kind: EventKind) -> Role {
    if kind == EventKind::Visit { Role::Initiator } else { Role::Participant }
}

/// "**during** a visit", "**on** a trip", "**in** a speech": something else happened there.
pub(in crate::events) fn is_occasion(clauses: &Clauses, noun: usize) -> bool {
    // "in a news conference **broadcast** on the radio", read as a broadcast of that sort.
    let carried = clauses.head(noun).filter(|head| {
        clauses.is(noun, Relation::Compound) && *head == noun + 1 && clauses.small(*head) == "broadcast"
    });
    clauses.case(carried.unwrap_or(noun)).is_some_and(|case| matches!(&*case, "during" | "on" | "in" | "at"))
}

/// "**in** an appearance on the radio", "**in** comments to reporters": never "dismay at her remarks".
pub(in crate::events) fn is_said_there(clauses: &Clauses, noun: usize) -> bool {
    clauses.case(noun).is_some_and(|case| matches!(&*case, "during" | "in"))
}

/// Who says what is said in the sentence of `token`, outside of its own words.
pub(in crate::events) fn speaker(
    clauses: &Clauses,
    statements: &[Statement],
    token: usize,
) -> Option<Speaker> {
    let scene = clauses.scene;
    let here = scene.english.tokens[token].span;
    let sentence = scene.english.sentence_of(token)?.span;
    let outside = |said: &&Statement| !said.content.iter().any(|content| content.overlaps(here));
    let away = |said: &Statement| {
        let cue = said.cue.as_ref().filter(|cue| sentence.contains(cue.span))?;
        let at = scene.tokens_in(cue.span).start;
        Some(at.abs_diff(token)).filter(|away| *away <= REACH)
    };
    // "he was found dead during a visit": what stands behind another verb is no occasion of what is said.
    let own = |said: &&Statement| {
        said.cue.as_ref().is_none_or(|cue| {
            let at = scene.tokens_in(cue.span).end;
            !(at.min(token)..at.max(token))
                .any(|between| clauses.is_verb(between) && clauses.is_finite(between))
        })
    };
    // "**Asked** in an interview whether it would sail, Solberg said": all that is asked stands between.
    let first = scene.english.sentence_of(token)?.tokens.start;
    let asked = token - first <= ASKED && clauses.small(first) == "asked";
    let own = |said: &&Statement| asked || own(said);
    let found = statements.iter().filter(outside).filter(own).filter_map(|said| Some((away(said)?, said)));
    found.min_by_key(|(away, _)| *away)?.1.speaker
}
