//! A journey on which somebody is: Solberg, **on her first trip to Geneva** as minister, said it would sail; she told the
//! pilots **in Geneva, where she is travelling**; Pell was **dispatched to Geneva** and **returned from Geneva**.

use super::anchor::Anchor;
use super::clause::Clauses;
use super::list::List;
use super::place::is_place;
use super::who::party::{Found, is_reduced_passive, name_at};
use crate::{EventDate, EventKind, EventStatus, Role};
use readout_document::Span;
use readout_english::{NameClass, Relation, Upos};

/// A journey "on" which something is said has not ended, unless its day has passed.
pub(super) fn going_on(
    clauses: &Clauses,
    anchor: &Anchor,
    date: Option<&EventDate>,
    status: EventStatus,
) -> EventStatus {
    let published = clauses.scene.document.published.as_ref().map(|known| known.value);
    let over = date.zip(published).is_some_and(|(date, published)| (published - date.end).get_days() > 1);
    let on = anchor.kind == EventKind::Visit
        && anchor.noun
        && clauses.case(anchor.token).is_some_and(|case| case == "on");
    if on && !over && status == EventStatus::Held { EventStatus::UnderWay } else { status }
}

/// The place in which somebody is told to be travelling: **Geneva** of "in Geneva, where she is travelling", whatever the
/// tree has the clause hang on.
pub(super) fn whither(clauses: &Clauses, verb: usize) -> Option<usize> {
    let lead =
        clauses.children_as(verb, Relation::Advmod).find(|at| *at > 0 && clauses.small(*at) == "where")?;
    let start = clauses.scene.english.sentence_of(verb)?.tokens.start;
    let before = (start..lead).rev().find(|at| clauses.upos(*at) != Upos::Punct)?;
    Some(name_at(clauses, before).map_or(before, |name| name.tokens.start))
}

/// "invited Adeyle **to visit** Geneva", "the invitation **to come** to Geneva": it is told with what is asked.
pub(super) fn is_asked_of(clauses: &Clauses, anchor: &Anchor) -> bool {
    let invites = |head: usize| {
        let lemma = clauses.lemma(head);
        let word = clauses.lexicon.verb(&lemma).or_else(|| clauses.lexicon.noun(None, &lemma));
        word.is_some_and(|word| word.kind == EventKind::Invitation)
    };
    let accepted = |head: usize| clauses.lemma(head) == "accept";
    let asks = |head: usize| {
        let extends = clauses.is_verb(head) && clauses.object(head).is_some_and(invites);
        let by_noun = !clauses.is_verb(head) && clauses.head(head).is_some_and(accepted);
        (invites(head) || extends) && !accepted(head) && !by_noun
    };
    let tied = |at: usize| {
        matches!(clauses.relation(at).universal(), Relation::Xcomp | Relation::Acl | Relation::Advcl)
    };
    anchor.kind == EventKind::Visit && tied(anchor.token) && clauses.head(anchor.token).is_some_and(asks)
}

/// Whom a verb of sending makes travel: "dispatched **Pell** to Geneva", "**Pell** was dispatched to Geneva".
pub(super) fn sent(found: &mut Found, verb: usize) {
    let clauses = found.clauses;
    let traveller = match is_reduced_passive(clauses, verb) {
        true => clauses.head(verb),
        false if clauses.is_passive(verb) => clauses.subject(verb),
        false => clauses.object(verb),
    };
    if let Some(traveller) = traveller {
        found.note(traveller, Role::Initiator, Some(0));
    }
}

/// Whether it is a person who is sent, no troops and no letter.
pub(super) fn sends_somebody(clauses: &Clauses, verb: usize) -> bool {
    let sent = match is_reduced_passive(clauses, verb) {
        true => clauses.head(verb),
        false if clauses.is_passive(verb) => clauses.subject(verb),
        false => clauses.object(verb),
    };
    sent.is_some_and(|sent| {
        let person = name_at(clauses, sent).is_some_and(|name| name.class == NameClass::Person);
        let armed = clauses.lexicon.has(List::Armed, &clauses.lemma(sent));
        let who = matches!(&*clauses.small(sent), "he" | "she" | "him" | "her" | "who");
        person || who || !armed && clauses.lexicon.is_party(&clauses.lemma(sent))
    })
}

/// Where somebody comes back from: "returned to Vell **from Geneva**".
pub(super) fn whence(clauses: &Clauses, verb: usize) -> Option<Span> {
    let from = clauses
        .children(verb)
        .find(|child| clauses.case(*child).is_some_and(|case| case == "from") && is_place(clauses, *child));
    from.map(|place| clauses.phrase_span(place))
}

/// "welcomed **home** three pilots": there is no need to tell where.
pub(super) fn is_home(clauses: &Clauses, verb: usize) -> bool {
    verb + 1 < clauses.scene.english.tokens.len() && matches!(&*clauses.small(verb + 1), "home" | "back")
}
