//! So many days from what is dated: on Sunday Solberg praised them, **a day after the council approved** the loan.
//!
//! Read from the words, for trees hang such a clause on many things.

use crate::events::anchor::Anchor;
use crate::events::clause::Clauses;
use crate::events::when::date::{of_time, times_in};
use crate::{DateBasis, EventDate};
use readout_english::Upos;

/// How many tokens before a happening such words may stand.
const REACH: usize = 20;

/// The day counted from the other one that its sentence gives.
pub(in crate::events) fn date(clauses: &Clauses, anchor: &Anchor) -> Option<EventDate> {
    let sentence = clauses.scene.english.sentence_of(anchor.token)?.tokens.clone();
    let from = sentence.start.max(anchor.token.saturating_sub(REACH));
    let parts = |at: &usize| clauses.upos(*at) == Upos::Punct;
    let mark = (from..anchor.token)
        .rev()
        .take_while(|at| !parts(at))
        .find(|at| matches!(&*clauses.small(*at), "after" | "before"))?;
    let days = days_before(clauses, mark)?;
    let end = (anchor.token..sentence.end).find(parts).unwrap_or(sentence.end);
    let own = clauses.scene.span(&(mark..end));
    let mut outside = times_in(clauses, sentence).filter(|time| !time.span.overlaps(own)).filter_map(of_time);
    let from = outside.find(|date| date.start == date.end)?;
    let sign = if clauses.small(mark) == "after" { -1 } else { 1 };
    let day = from.start.checked_add(jiff::Span::new().days(sign * days)).ok()?;
    Some(EventDate { start: day, end: day, basis: DateBasis::Resolved, ..from })
}

/// "**a day** after", "**two days** after", "**the day** before".
fn days_before(clauses: &Clauses, mark: usize) -> Option<i64> {
    let unit = mark.checked_sub(1).filter(|at| clauses.lemma(*at) == "day")?;
    match &*clauses.small(unit.checked_sub(1)?) {
        "a" | "one" | "the" => Some(1),
        "two" => Some(2),
        "three" => Some(3),
        "four" => Some(4),
        "five" => Some(5),
        _ => None,
    }
}
