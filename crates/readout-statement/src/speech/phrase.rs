//! The noun phrases beside an attribution: who stands before a verb, and who after it.

use super::closed_class::{
    Class, ends_noun_phrase, is, is_adverb, is_auxiliary, is_determiner, is_subject_pronoun, is_time_word,
    joins, ties_to_description,
};
use super::scene::Scene;
use readout_english::{Knowledge, NameClass, Relation, Upos};
use std::ops::Range;

/// The most tokens of a speaker's noun phrase without what is set off by commas.
const LONGEST: usize = 16;
/// The most tokens set off by commas between a speaker and the verb.
const LONGEST_ASIDE: usize = 32;

pub(super) fn is_name_like(word: &str) -> bool {
    word.starts_with(char::is_uppercase) || word.starts_with(|c: char| c.is_ascii_digit())
}

fn is_word(word: &str) -> bool {
    word == "%" || word.chars().any(char::is_alphanumeric)
}

/// The noun phrase that begins at `from`: “…,” said **a spokesman for the port** on Tuesday.
pub(super) fn after(scene: Scene, from: usize, limit: usize) -> Option<Range<usize>> {
    let first = (from < limit).then(|| scene.word(from))?;
    if is_subject_pronoun(first) && !is_determiner(first) {
        return Some(from..from + 1);
    }
    if !is_word(first) || ends_noun_phrase(first) && !is_determiner(first) || is_time_word(first) {
        return None;
    }
    let described = !is_name_like(first) || is_determiner(first);
    let mut at = from + 1;
    while at < limit && at - from < LONGEST {
        let word = scene.word(at);
        let next = (at + 1 < limit).then(|| scene.word(at + 1));
        let goes_on = match word {
            "of" | "for" => true,
            // "told reporters he was late"
            "he" | "she" | "they" | "we" | "I" | "it" => false,
            _ if is_time_word(word) => false,
            "and" | "&" => next.is_some_and(|next| is_name_like(next) || is_determiner(next)),
            _ if described && ties_to_description(word) => next.is_some_and(|next| tie(scene, at + 1, next)),
            _ if ends_noun_phrase(word) => false,
            _ if is_adverb(word) && !is_name_like(word) => false,
            _ if !is_word(word) => is_inner_mark(word),
            _ => true,
        };
        if !goes_on {
            break;
        }
        at += 1;
    }
    let end = trim_end(scene, from, at);
    Some(from..if described { apposed_name(scene, end, limit) } else { end })
}

/// Where the name ends that a description is followed by: "said the club’s president, **Rafa Oyelaran-Pitt**".
fn apposed_name(scene: Scene, end: usize, limit: usize) -> usize {
    let name = end + 1;
    let follows = name < limit && scene.word(end) == "," && scene.word(name).starts_with(char::is_uppercase);
    let person = scene.english.names.iter().find(|found| found.tokens.contains(&name));
    match person.filter(|found| follows && matches!(found.class, NameClass::Person | NameClass::Title)) {
        Some(_) => (name..limit)
            .find(|at| !is_name_like(scene.word(*at)) && !is_inner_mark(scene.word(*at)))
            .unwrap_or(limit),
        None => end,
    }
}

/// Marks that stand inside a noun phrase: hyphens, possessive apostrophes, full stops of initials.
fn is_inner_mark(word: &str) -> bool {
    matches!(word, "-" | "‑" | "’" | "'" | "/")
}

/// Whether what follows "at", "in", "from" belongs to a description and is no time or medium.
fn tie(scene: Scene, at: usize, next: &str) -> bool {
    if is_time_word(next) || next.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let mut words = scene.words(at..(at + 4).min(scene.english.tokens.len()));
    !words.any(|word| is_time_word(word) || is(word, Class::Occasion))
}

fn trim_end(scene: Scene, from: usize, mut end: usize) -> usize {
    while end > from + 1 {
        let word = scene.word(end - 1);
        if is_word(word) && word != "of" && word != "for" && !joins(word) {
            break;
        }
        end -= 1;
    }
    end
}

/// The noun phrase that is the subject of the verb at `verb`, not before `start`:
/// **Mira Solberg, the harbour minister,** told reporters, “…”
pub(super) fn subject(scene: Scene, start: usize, verb: usize) -> Option<Range<usize>> {
    let end = before_times(scene, start, before_auxiliaries(scene, start, verb));
    if end <= start {
        return None;
    }
    // "the widow, who said": the relative pronoun stands for what is before it.
    if matches!(scene.word(end - 1), "who" | "which" | "that") {
        let past = end;
        let end = (end - 1).checked_sub(usize::from(end >= start + 2 && scene.word(end - 2) == ","))?;
        let end = before_times(scene, start, end);
        let from = (end > start).then(|| start_of(scene, start, end)).flatten()?;
        // The nearest noun phrase: "a break from the last government, which had insisted".
        let from = (from..end).rev().find(|at| is_determiner(scene.word(*at))).unwrap_or(from);
        return (from < end).then_some(from..past);
    }
    let dash = scene.word(end - 1) == "-" && scene.stands_apart(end - 1);
    if dash || matches!(scene.word(end - 1), "," | ")" | "—" | "–") {
        return with_aside(scene, start, end);
    }
    let from = start_of(scene, start, end)?;
    (from < end).then_some(from..end)
}

/// Where a subject ends that a day or time of day parts from its verb: "Solberg **on Tuesday** said", "the yard **only
/// last week** unveiled". A time is nobody who speaks.
fn before_times(scene: Scene, start: usize, mut end: usize) -> usize {
    while end > start
        && let Some(from) = time_before(scene, end)
        && from > start
        && !is_surname(scene, start, end - 1)
    {
        end = from;
        if matches!(scene.word(end - 1), "on" | "in" | "since" | "by" | "early" | "late") {
            end -= 1;
        }
        end = before_auxiliaries(scene, start, end);
    }
    end
}

/// Where the day or time of day begins that ends at `end`; an account without a date has only words to tell it by: "this
/// month".
pub(super) fn time_before(scene: Scene, end: usize) -> Option<usize> {
    let last = end.checked_sub(1)?;
    let read = scene.time_at(last).filter(|time| time.end == end).map(|time| time.start);
    let worded = || {
        let led = matches!(scene.word(last.checked_sub(1)?), "this" | "last" | "next");
        (led && is(scene.word(last), Class::Period)).then_some(last - 1)
    };
    read.or_else(worded)
}

/// Where the auxiliaries and adverbs before a verb begin: "Solberg **has since** said", "Pell **is said to have**
/// answered", "Pell **was quoted as** saying".
pub(super) fn before_auxiliaries(scene: Scene, start: usize, verb: usize) -> usize {
    let mut end = verb;
    while end > start {
        let word = scene.word(end - 1);
        let hearsay =
            matches!(word, "said" | "reported" | "quoted" | "heard" | "alleged" | "understood" | "believed")
                && end < verb
                && matches!(scene.word(end), "to" | "as");
        let linking = matches!(word, "as" | "kept" | "began" | "started") && end == verb;
        // "has **yet** to say", "**failed** to mention"
        let fails = is(word, Class::FailsTo) && end < verb && scene.word(end) == "to";
        // "has **long** said"
        let long =
            word == "long" && end >= start + 2 && matches!(scene.word(end - 2), "has" | "had" | "have");
        if !is_auxiliary(word) && !is_adverb(word) && !hearsay && !linking && !fails && !long {
            break;
        }
        end -= 1;
    }
    end
}

/// A subject with something set off between it and the verb: "Solberg, who chairs the board, said".
fn with_aside(scene: Scene, start: usize, end: usize) -> Option<Range<usize>> {
    let mark = scene.word(end - 1);
    let opens = |word: &str| match mark {
        ")" => word == "(",
        _ => word == mark,
    };
    let floor = start.max((end - 1).saturating_sub(LONGEST_ASIDE));
    let mut comma = (floor..end - 1).rev().find(|at| opens(scene.word(*at)))?;
    // "Solberg, the minister, who chairs the board, said": each aside may follow another.
    while let Some(earlier) = (floor..comma).rev().find(|at| opens(scene.word(*at))) {
        let between = scene.word(earlier + 1);
        // "… in times of crisis, a spokeswoman, Orla Venn, said": what is before is no part of the speaker.
        let clause =
            || (start..earlier).any(|at| matches!(scene.english.tokens[at].upos, Upos::Verb | Upos::Aux));
        let apart = is_determiner(between) && !is_name_like(scene.word(earlier.max(1) - 1)) && clause();
        if apart
            || !(is_determiner(between)
                || matches!(between, "who" | "which" | "whose" | "of" | "a" | "an" | "including"))
        {
            break;
        }
        comma = earlier;
    }
    let from = start_of(scene, start, comma)?;
    (from < comma).then_some(from..end - 1)
}

/// Where the noun phrase that ends at `end` begins.
fn start_of(scene: Scene, start: usize, end: usize) -> Option<usize> {
    if end <= start {
        return None;
    }
    let last = scene.word(end - 1);
    if is_subject_pronoun(last) && !is_name_like(last)
        || matches!(last, "He" | "She" | "They" | "It" | "I" | "We")
    {
        return Some(end - 1);
    }
    let mut at = end;
    while at > start && end - at < LONGEST {
        let word = scene.word(at - 1);
        if at != end && is_boundary(scene, start, at - 1, end) {
            break;
        }
        if at == end
            && (!is_word(word) && !matches!(word, "”" | "\"" | "’")
                || is_time_word(word) && !is_surname(scene, start, at - 1))
        {
            return None;
        }
        at -= 1;
    }
    while at < end && skips_at_start(scene.word(at)) {
        at += 1;
    }
    (at < end).then_some(at)
}

/// "Theresa **May**": a month's name after a given name.
fn is_surname(scene: Scene, start: usize, at: usize) -> bool {
    let given = at.checked_sub(1).filter(|before| *before >= start);
    given.is_some_and(|before| {
        let token = &scene.english.tokens[before];
        token.upos == Upos::Propn && !is_time_word(scene.word(before))
    })
}

fn skips_at_start(word: &str) -> bool {
    joins(word)
        || matches!(word, "But" | "And" | "Yet" | "So" | "Then" | "Still" | "Later" | "While" | "As" | "When")
        || is_adverb(word) && !is_name_like(word)
        || is_time_word(word)
        || !is_word(word)
}

/// Whether the noun phrase that reaches to `end` cannot hold token `at`.
fn is_boundary(scene: Scene, start: usize, at: usize, end: usize) -> bool {
    let word = scene.word(at);
    let after = scene.word(at + 1);
    if joins(word) {
        // "Dorn and Solberg said" is joint; "… was late, and Solberg said" is not.
        let before = at.checked_sub(1).filter(|before| *before >= start).map(|before| scene.word(before));
        let both_names = is_name_like(after) && before.is_some_and(is_name_like);
        let both_described =
            before.is_some_and(is_word) && !is_subject_pronoun(after) && !is_name_like(after);
        return !(both_names || both_described);
    }
    if matches!(word, "of" | "for" | "-" | "‑" | "’s" | "'s" | "’" | "'" | "/" | "&") {
        return false;
    }
    // "advisers to the minister", "those close to her"
    let stands = |at: usize| is(scene.word(at), Class::StandsTo);
    if word == "to" && at > start && stands(at - 1) || after == "to" && stands(at) {
        return false;
    }
    if ties_to_description(word) {
        let ties = (start..at).rev().take(6).any(|before| is_determiner(scene.word(before)));
        let noun = at > start && !is_name_like(scene.word(at - 1)) && is_word(scene.word(at - 1));
        return !(ties && noun) || scene.words(at..end).any(is_time_word);
    }
    !is_word(word)
        || ends_noun_phrase(word)
        || is_time_word(word)
        || is_auxiliary(word)
        || is_subject_pronoun(word) && !is_determiner(word)
        || scene.verb(at, end).is_some() && !is_name_like(word)
}

/// Past what stands before the subject and a comma: "**In an interview with the Vell Courier,** Solberg", "**Hours later,**
/// Solberg", "**Perhaps,** he", "**At a hearing in Vell, N.T., on Monday,** Solberg".
fn past_front(scene: Scene, start: usize, end: usize) -> Option<usize> {
    let mut from = start;
    // "But during a long hearing, Solberg …"
    while from + 1 < end && matches!(scene.word(from), "But" | "And" | "Yet" | "So" | "Still" | "Then") {
        from += 1;
    }
    while from < end {
        let word = scene.word(from);
        let stretch = || {
            let later =
                |at: usize| matches!(scene.word(at), "later" | "earlier" | "ago" | "before" | "after");
            (from + 1..end.min(from + 5)).any(|at| later(at) && at + 1 < end && scene.word(at + 1) == ",")
        };
        let led = is(word, Class::OpeningAdjunct) || matches!(word, "To" | "Of" | "Upon" | "Unlike");
        let adverb = || {
            let set_off = from + 1 < end && scene.word(from + 1) == ",";
            set_off && scene.english.tokens[from].upos == Upos::Adv
        };
        // "in Vell, N.T., on Tuesday": the place's second name.
        let place = || from > start && closes_place(scene, from, end);
        if !(led || scene.time_at(from).is_some() || stretch() || adverb() || place()) {
            break;
        }
        match (from..end).find(|at| scene.word(*at) == ",") {
            Some(comma) => from = comma + 1,
            None if led => return None,
            None => break,
        }
    }
    Some(from)
}

/// "N.T.," behind "in Vell,": the name of a place and a comma.
fn closes_place(scene: Scene, from: usize, end: usize) -> bool {
    let word = scene.word(from);
    let abbreviated = word.len() > 2 && word.ends_with('.') && from + 1 < end && scene.word(from + 1) == ",";
    abbreviated
        || scene.english.names.iter().any(|name| {
            let past = name.tokens.end;
            name.tokens.start == from
                && name.class == NameClass::Place
                && past < end
                && scene.word(past) == ","
        })
}

/// Where the person spoken to ends who begins at `from`, when nothing but the tree tells him from the clause behind him:
/// told **reporters** Minister Pell had left.
pub(super) fn addressee_in_tree(scene: Scene, from: usize) -> Option<usize> {
    let english = scene.english;
    let verb = from.checked_sub(1).filter(|verb| english.tokens.get(from).is_some() && *verb < from)?;
    let is_object = |at: &usize| matches!(english.tokens[*at].relation, Relation::Obj | Relation::Iobj);
    let object = english.children(verb).find(is_object).map(|at| english.subtree(at))?;
    let clause = english.child(verb, Relation::Ccomp).map(|at| english.subtree(at))?;
    let bare = !matches!(scene.word(clause.start), "that" | "whether" | "if");
    (bare && object.start == from && clause.start == object.end).then_some(object.end)
}

/// "House **speaker** Pell".
fn is_office(word: &str) -> bool {
    Knowledge::built_in().is_office(word)
}

/// The subject of a clause that a gerund belongs to: **Solberg** raised the stakes on Friday, saying, “…”
pub(super) fn clause_subject(scene: Scene, start: usize, end: usize) -> Option<Range<usize>> {
    let mut from = past_front(scene, start, end)?;
    while from < end && (skips_at_start(scene.word(from)) || scene.word(from) == ",") {
        from += 1;
    }
    let mut at = from;
    while at < end && at - from < LONGEST {
        let word = scene.word(at);
        let inside = at == from
            || is_name_like(word) && !is_time_word(word)
            || matches!(word, "of" | "’s" | "'s" | "-" | "’" | "'")
            || (joins(word) || is_office(word)) && at + 1 < end && is_name_like(scene.word(at + 1))
            || at - from < 4
                && is_determiner(scene.word(from))
                && is_word(word)
                && !ends_noun_phrase(word)
                && !is_auxiliary(word)
                && !is_adverb(word)
                && !(word.ends_with("ed") && at > from + 1)
                && scene.verb(at, end).is_none();
        if !inside || is_subject_pronoun(scene.word(from)) && at > from && !is_determiner(scene.word(from)) {
            break;
        }
        at += 1;
    }
    let first = scene.word(from.min(end.saturating_sub(1)));
    let usable = is_name_like(first) || is_determiner(first) || is_subject_pronoun(first);
    (at > from && usable).then(|| from..apposed_name(scene, trim_end(scene, from, at), end))
}

/// Whether the words can be a noun phrase at all: they hold a noun, name or pronoun, and do not break off after a
/// preposition or conjunction ("an age of").
pub(super) fn is_closed(scene: Scene, tokens: &Range<usize>) -> bool {
    let Some(last) = tokens.clone().next_back() else { return false };
    let open =
        matches!(scene.word(last), "of" | "or" | "and" | "in" | "for" | "to" | "with" | "that" | "the" | "a");
    let nominal = |at: usize| {
        let upos = scene.english.tokens[at].upos;
        !matches!(
            upos,
            Upos::Verb | Upos::Aux | Upos::Adv | Upos::Adp | Upos::Sconj | Upos::Cconj | Upos::Punct
        ) || is_name_like(scene.word(at))
    };
    !open && tokens.clone().any(nominal)
}
