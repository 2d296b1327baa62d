//! Numbers that are no figures: dates, ages, parts of names, windows of the calendar, ways of speaking; and counts so
//! small that they tell little.

use super::amount::Amount;
use super::{Found, Reading, one_of_a_unit};
use crate::{Bound, Quantity};
use readout_document::Span;
use readout_english::times::TimeKind;
use readout_english::{Relation, Time, Upos};

/// Largest number that is written down for other reasons than to measure.
const SMALL: f64 = 4.0;
/// Largest number that a definite article makes one spoken of before.
const FEW: f64 = 9.0;

/// Whether an amount is a number of something else, whatever follows: a date, a name, an age, a result.
pub(super) fn is_number_of_something_else(reading: &Reading, amount: &Amount) -> bool {
    let span = reading.scene.span(&amount.tokens);
    (amount.currency.is_none() && reading.time_over(span).is_some())
        || is_of_name(reading, amount)
        || is_joined(reading, amount)
        || is_label(reading, amount)
        || is_age(reading, amount)
}

/// Whether what was found is none after all.
pub(super) fn is_none(reading: &Reading, found: &Found) -> bool {
    // "to one degree or another".
    let end = found.tokens.end;
    let or_another = reading.is(end, "or") && reading.is(end + 1, "another");
    if one_of_a_unit::is_bare(reading, found) || or_another {
        return true;
    }
    match found.measured.quantity {
        Quantity::Duration => is_of_calendar(reading, found),
        Quantity::Count | Quantity::People => is_way_of_speaking(reading, found),
        _ => false,
    }
}

/// Whether a count is small and of nothing that is worth counting for itself: "two camps", and not "two soldiers were
/// killed".
pub(super) fn is_slight(reading: &Reading, found: &Found) -> bool {
    let counts = matches!(found.measured.quantity, Quantity::Count | Quantity::People);
    let few = found.amount.value.is_some_and(|value| value <= FEW) && found.bound == Bound::Exact;
    if !counts || !few || is_worth_counting(reading, found) {
        return counts && is_speaker(reading, found);
    }
    let small = found.amount.value.is_some_and(|value| value <= SMALL);
    let hyphened = reading.is_hyphen(found.amount.tokens.end);
    let party =
        head_of(reading, found).is_some_and(|head| reading.is_any(head, &reading.lexicon.words.party));
    small && !hyphened || party || is_speaker(reading, found)
}

impl Reading<'_> {
    /// The date or time of day that holds any of `span`.
    pub(super) fn time_over(&self, span: Span) -> Option<&Time> {
        let times = &self.scene.english.times;
        let from = times.partition_point(|time| time.span.end() <= span.start());
        times[from..]
            .iter()
            .take_while(|time| time.span.start() < span.end())
            .find(|time| time.kind != TimeKind::Duration)
    }
}

/// "Group of Seven", "Channel 4", "the 1st Fleet".
fn is_of_name(reading: &Reading, amount: &Amount) -> bool {
    let at = amount.tokens.start;
    let first = reading.word(at).is_some_and(|word| word.starts_with(char::is_uppercase));
    let begins = at == reading.sentence.start
        || matches!(reading.token(at - 1).upos, Upos::Punct)
        || reading.word(at - 1).is_some_and(|word| word.ends_with(':'));
    let names = &reading.scene.english.names;
    let from = names.partition_point(|name| name.tokens.end <= at);
    let in_name = names[from..].iter().take_while(|name| name.tokens.start <= at).any(|name| {
        // At the start of a sentence any number has a capital: "Twelve Harbour Line captains".
        let more = name.tokens.start < at || !amount.digits && !begins && name.tokens.end > amount.tokens.end;
        name.class.is_name() && more
    });
    // "40 Minutes", a programme.
    let unit = reading.unit(amount.tokens.end, amount).is_some_and(|(_, unit)| {
        let word = reading.word(amount.tokens.end).unwrap_or_default();
        unit.quantity == Quantity::Duration && word.starts_with(char::is_uppercase)
    });
    if unit && !begins && !reading.is_in_capitals() {
        return true;
    }
    in_name && amount.currency.is_none() || first && !begins && !amount.digits && amount.currency.is_none()
}

impl Reading<'_> {
    /// Whether the sentence is written in capitals, as headlines are: "Twelve Days Lost At Sea".
    fn is_in_capitals(&self) -> bool {
        let is_small = |at: &usize| self.word(*at).is_some_and(|word| word.starts_with(char::is_lowercase));
        self.sentence.clone().filter(is_small).count() * 3 < self.sentence.len()
    }
}

/// "COVID-19", "52-48", "9/11", "3:2", "mid-30s".
fn is_joined(reading: &Reading, amount: &Amount) -> bool {
    let (start, end) = (amount.tokens.start, amount.tokens.end);
    let is_mark =
        |at: usize| reading.word(at).is_some_and(|word| matches!(word, "/" | ":" | "." | "#" | "_"));
    let before = start > reading.sentence.start
        && (reading.is_hyphen(start - 1) || is_mark(start - 1) && reading.is_glued(start));
    let digits = |at: usize| reading.word(at).is_some_and(|word| word.as_bytes()[0].is_ascii_digit());
    let after = (reading.is_hyphen(end) || is_mark(end) && reading.is_glued(end))
        && digits(end + 1)
        && reading.is_glued(end + 1);
    // The number of a list stands alone before its item.
    let item =
        start == reading.sentence.start && (reading.is(end, ")") || reading.is(end, ".") && amount.digits);
    amount.currency.is_none() && (before || after || item)
}

/// "phase 2 trials", "Article 5 guarantees", "Boeing 737 jets".
fn is_label(reading: &Reading, amount: &Amount) -> bool {
    let at = amount.tokens.start;
    let Some(before) = at.checked_sub(1).filter(|before| reading.sentence.contains(before)) else {
        return false;
    };
    if amount.currency.is_some() {
        return false;
    }
    let label =
        |at: usize| reading.sentence.contains(&at) && reading.is_any(at, &reading.lexicon.words.label);
    // "Group of 20 members".
    if before >= 1
        && reading.is(before, "of")
        && reading.word(before - 1).is_some_and(|word| matches!(word, "Group" | "Gang" | "Committee"))
    {
        return true;
    }
    // "Caption 3", "Caption 3 of 10".
    if label(before) || reading.is(before, "of") && before >= 2 && label(before - 2) {
        return true;
    }
    let token = reading.token(at);
    let name = reading.token(before);
    let is_name = name.upos == Upos::Propn && !reading.is_in_time(before);
    let hangs_together = token.head == Some(before)
        || name.head.is_some() && name.head == token.head && matches!(name.relation, Relation::Compound);
    is_name && amount.digits && hangs_together && !amount.scaled
}

/// "a 45-year-old sailor", "aged 45", "Solberg, 45,".
fn is_age(reading: &Reading, amount: &Amount) -> bool {
    let (start, end) = (amount.tokens.start, amount.tokens.end);
    let before = |words: &[&str]| words.iter().any(|word| start > 0 && reading.is(start - 1, word));
    if before(&["aged", "age", "ages"]) {
        return true;
    }
    let at = end + usize::from(reading.is_hyphen(end));
    let Some((words, unit)) = reading.unit(at, amount) else { return false };
    let past = at + words;
    let old = past + usize::from(reading.is_hyphen(past));
    let of_age = reading.is(past, "of") && reading.is(past + 1, "age");
    let is_old = ["old", "older", "younger", "olds"].iter().any(|word| reading.is(old, word)) || of_age;
    unit.quantity == Quantity::Duration && is_old && super::measure::aged(reading, past).is_none()
}

/// "the first three years", "two weeks after", "one day".
fn is_of_calendar(reading: &Reading, found: &Found) -> bool {
    let words = &reading.lexicon.words;
    let before = found.tokens.start.checked_sub(1).filter(|at| reading.sentence.contains(at));
    let number = found.amount.tokens.start.checked_sub(1).filter(|at| reading.sentence.contains(at));
    let end = found.tokens.end;
    let window = [before, number].into_iter().flatten().any(|at| reading.is_any(at, &words.window));
    let from_now = reading.is(end, "from") && (reading.is(end + 1, "now") || reading.is(end + 1, "then"));
    let one = found.amount.value == Some(1.0) && !found.amount.digits && found.bound == Bound::Exact;
    let someday = one
        && matches!(found.measured.unit.as_str(), "day" | "night" | "minute" | "second" | "week")
        && found.tokens.len() == 2;
    // "for two hours before the call" is how long, "two hours before the call" is when.
    let lasts = before.is_some_and(|at| ["for", "lasted", "took"].iter().any(|word| reading.is(at, word)));
    window || from_now || someday || !lasts && reading.is_any(end, &words.relative)
}

/// "the two leaders", "one of them", "three ways".
fn is_way_of_speaking(reading: &Reading, found: &Found) -> bool {
    let words = &reading.lexicon.words;
    // "at one point", but "by 1 point".
    let score = found.amount.digits && is_of_note(reading, found);
    if !score && head_of(reading, found).is_some_and(|head| reading.is_any(head, &words.not_counted)) {
        return true;
    }
    if is_multiple(reading, found) || is_year(reading, found) {
        return true;
    }
    let of_speaking = head_of(reading, found).is_some_and(|head| reading.is_any(head, &words.of_speaking));
    let Some(value) = found.amount.value else { return of_speaking };
    if of_speaking && value <= FEW {
        return true;
    }
    if value > FEW || found.bound != Bound::Exact {
        return false;
    }
    // "its five-page letter" is new in what it counts, "its five letters" are spoken of before.
    let hyphened = reading.is_hyphen(found.amount.tokens.end);
    let held = found.measured.quantity == Quantity::People && is_in_stock(reading, found);
    let is_definite = !hyphened && !held && is_spoken_of(reading, found);
    is_definite
        || value == 0.0
        || is_model(reading, found)
        || value <= 1.0 && !hyphened && (!is_worth_counting(reading, found) || is_speaker(reading, found))
}

/// "the two leaders", "our two countries": spoken of before; not "two of the five leaders", which tells how many there are.
fn is_spoken_of(reading: &Reading, found: &Found) -> bool {
    let before = |by: usize| found.tokens.start.checked_sub(by).filter(|at| reading.sentence.contains(at));
    let part = before(2).is_some_and(|at| reading.is(at, "of"))
        && before(3).is_some_and(|at| reading.token_is(at, Upos::Num));
    !part
        && !is_all_of(reading, found)
        && before(1).is_some_and(|at| reading.is_any(at, &reading.lexicon.words.definite))
}

/// "the four permanent members **of the League**": it is told how many there are.
fn is_all_of(reading: &Reading, found: &Found) -> bool {
    let end = found.measured.tokens.end;
    let of = reading.is(end, "of") && reading.is(end + 1, "the") && reading.token_is(end + 2, Upos::Propn);
    let told_apart = found.measured.tokens.end - found.amount.tokens.end >= 2;
    of && told_apart && found.amount.value.is_some_and(|value| value > 2.0)
}

/// Whether several are counted of what is worth counting for itself, such as hostages and arms.
fn is_in_stock(reading: &Reading, found: &Found) -> bool {
    found.amount.value.is_none_or(|value| value > 1.0) && is_of_note(reading, found)
}

/// Whether what is counted stands in the list of things that are worth it.
fn is_of_note(reading: &Reading, found: &Found) -> bool {
    head_of(reading, found).is_some_and(|head| reading.is_any(head, &reading.lexicon.words.stock))
}

/// "based on 2030 census data": the year of what stands there, and no number of it.
fn is_year(reading: &Reading, found: &Found) -> bool {
    let word = reading.word(found.amount.tokens.start).unwrap_or_default();
    let year = word.len() == 4 && found.amount.value.is_some_and(|value| (1900.0..2060.0).contains(&value));
    let compound = found.measured.what.as_ref().is_some_and(|what| what.len() >= 2);
    let exact = found.bound == Bound::Exact && found.amount.tokens.len() == 1;
    year && exact && compound && found.measured.quantity == Quantity::Count
}

/// "four times as long", "three times": how much more, or a few occasions.
fn is_multiple(reading: &Reading, found: &Found) -> bool {
    const THAN: [&str; 12] = [
        "as", "more", "less", "fewer", "higher", "lower", "larger", "greater", "bigger", "the", "that", "its",
    ];
    let end = found.measured.tokens.end;
    let few = found.amount.value.is_some_and(|value| value < FEW) && !is_so_often(reading, end);
    found.measured.unit == "time" && (few || THAN.iter().any(|word| reading.is(end, word)))
}

/// "met **four times** during the visit", "five times since May": so often within a while.
fn is_so_often(reading: &Reading, end: usize) -> bool {
    ["during", "since", "in", "last", "this", "between", "over", "within"]
        .iter()
        .any(|word| reading.is(end, word))
}

/// "a two-state solution", "one-party rule": a compound that names an order of things and counts nothing.
fn is_model(reading: &Reading, found: &Found) -> bool {
    let hyphened = reading.is_hyphen(found.amount.tokens.end);
    hyphened && head_of(reading, found).is_some_and(|head| reading.is_any(head, &reading.lexicon.words.model))
}

/// Whether people or things are counted that are worth it however few they are: of a toll, arms, votes.
fn is_worth_counting(reading: &Reading, found: &Found) -> bool {
    let what = found.measured.what.as_ref();
    let near = found.tokens.start..found.measured.tokens.end.max(what.map_or(0, |what| what.end));
    let several = found.amount.value.is_none_or(|value| value > 1.0);
    let score = found.amount.digits && is_of_note(reading, found);
    reading.is_of_toll(&near)
        || score
        || is_in_stock(reading, found)
        || several && found.measured.quantity == Quantity::People && is_voting(reading, &near)
}

/// The noun of what is counted.
fn head_of(reading: &Reading, found: &Found) -> Option<usize> {
    found.measured.what.as_ref().map(|what| reading.head_of(what))
}

/// Whether people are counted as votes: "two Democrats voted against it".
fn is_voting(reading: &Reading, near: &std::ops::Range<usize>) -> bool {
    let votes = |at: usize| ["voted", "vote", "votes", "voting"].iter().any(|word| reading.is(at, word));
    let verb = reading.governor(near).map(|(verb, _)| verb);
    verb.into_iter().chain(near.end..near.end + 2).any(votes)
}

/// "Two officials said": who speaks.
fn is_speaker(reading: &Reading, found: &Found) -> bool {
    let few = found.amount.value.is_some_and(|value| value < 20.0);
    let span = reading.scene.span(&found.tokens);
    few && reading.speakers.iter().any(|speaker| speaker.overlaps(span) && speaker.len() < span.len() + 60)
}
