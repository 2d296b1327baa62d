//! For how long: a **40-minute** call; the talks lasted **nearly two hours**.

use crate::events::anchor::Anchor;
use crate::events::clause::Clauses;
use crate::events::list::List;
use readout_document::Span;
use readout_english::Relation;
use readout_english::times::TimeKind;

/// The words that say for how long.
pub(in crate::events) fn duration(clauses: &Clauses, anchor: &Anchor) -> Option<Span> {
    let phrase = clauses.phrase(anchor.token);
    let lasts = clauses
        .head(anchor.token)
        .filter(|_| clauses.is(anchor.token, Relation::Nsubj))
        .filter(|verb| clauses.lexicon.has(List::Lasting, &clauses.lemma(*verb)));
    let own = anchor.noun.then_some(phrase);
    let within = lasts.map(|verb| verb..clauses.extent(verb).end);
    let verb = (!anchor.noun).then(|| anchor.token..clauses.extent(anchor.token).end);
    let times = &clauses.scene.english.times;
    own.into_iter().chain(within).chain(verb).find_map(|tokens| {
        let span = clauses.scene.span(&tokens);
        let from = times.partition_point(|time| time.span.start() < span.start());
        times[from..]
            .iter()
            .take_while(|time| time.span.start() < span.end())
            .filter(|time| time.kind == TimeKind::Duration && time.value.starts_with("PT"))
            .map(|time| with_modifier(clauses, time.span))
            .next()
    })
}

/// "nearly", "more than", "about" before it.
fn with_modifier(clauses: &Clauses, span: Span) -> Span {
    let tokens = clauses.scene.tokens_in(span);
    let mut start = tokens.start;
    while start > 0 && clauses.lexicon.has(List::Roughly, &clauses.small(start - 1)) {
        start -= 1;
    }
    if start < tokens.end { clauses.scene.span(&(start..tokens.end)) } else { span }
}
