//! Remarks to the press that no noun names: Solberg **told reporters** …; she **told The Associated Press** …; officials
//! **briefed the media**; he spoke **from the palace**.

use super::clause::Clauses;
use super::lexicon::Word;
use super::list::List;
use super::place::{is_place, without_day};
use super::who::party::{is_party, name_at};
use super::who::speaking::is_occasion;
use readout_document::Span;
use readout_english::{Kinds, Knowledge, NameClass, Relation, Upos};

/// How many tokens behind a verb of saying its occasion may stand.
const REACH: usize = 12;

/// What a verb of saying tells of an appearance.
#[derive(Clone, Copy, Debug)]
pub(super) struct Appearance {
    /// Who speaks.
    pub speaker: usize,
    /// The outlet spoken to, or who asked for it: "told the Courier’s **Ada Brook**".
    pub outlet: Option<usize>,
    /// Where.
    pub place: Option<Span>,
}

/// Whether the verb at `token` tells of an appearance before the press.
pub(super) fn appearance(clauses: &Clauses, token: usize) -> Option<Appearance> {
    if clauses.upos(token) != Upos::Verb || clauses.is_negated(token) {
        return None;
    }
    let lemma = clauses.lemma(token);
    let told = matches!(&*lemma, "tell" | "speak" | "talk" | "brief");
    let cue = |token: usize| clauses.scene.verb(token, token + 1).is_some();
    // "declined to confirm"
    let declines =
        matches!(&*lemma, "decline" | "refuse") && clauses.child_as(token, Relation::Xcomp).is_some_and(cue);
    if let Some(asked) = asked(clauses, token, &lemma) {
        return Some(asked);
    }
    let says = told || cue(token) || declines || &*lemma == "double";
    // "**Speaking with reporters** in Vell, Solberg said …"
    let speaking = matches!(&*lemma, "speak" | "talk") && clauses.is(token, Relation::Advcl);
    if !says || !(clauses.is_finite(token) || speaking) {
        return None;
    }
    // "after senior officials **briefed** the media", where the tree has them hang on what stands before.
    let beside = token.checked_sub(1).filter(|at| &*lemma == "brief" && is_party(clauses, *at));
    let subject = clauses.subject(token).filter(|subject| beside.is_none() || is_party(clauses, *subject));
    let speaker = subject.or(beside)?;
    let heard: Vec<usize> = clauses
        .children(token)
        .filter(|child| *child > token)
        .filter(|child| {
            matches!(clauses.relation(*child).universal(), Relation::Obj | Relation::Iobj | Relation::Obl)
        })
        .collect();
    let named = is_named(clauses, speaker) && !in_writing(clauses, token);
    let outlet = if named {
        spoken_to(clauses, token, &heard, told).or_else(|| titled_outlet(clauses, token).filter(|_| told))
    } else {
        None
    };
    let on_show = named && on_behind(clauses, token).is_some_and(|on| is_title(clauses, on + 1));
    // "told **reporters** that the pilots were well", whatever the tree has them hang on.
    let next = clauses.scene.english.sentence_of(token)?.tokens.contains(&(token + 1)).then_some(token + 1);
    let right_behind = next.filter(|next| told && clauses.upos(*next) == Upos::Noun && hears(clauses, *next));
    let press = heard.iter().copied().find(|child| hears(clauses, *child)).or(right_behind);
    let place = place(clauses, token, press);
    let at_venue = place.is_some_and(|place| clauses.lexicon.is_venue(place.of(clauses.scene.text())));
    let briefed = &*lemma == "brief" && is_party(clauses, speaker);
    let counts = outlet.is_some()
        || on_show
        || press.is_some_and(|press| briefed || place.is_some() || named && has_occasion(clauses, press))
        || told && named && heard.iter().any(|child| is_unnamed_outlet(clauses, *child))
        || at_venue && is_person(clauses, speaker);
    counts.then_some(Appearance { speaker, outlet, place })
}

/// Whom the words after a verb of saying name: "told **the Courier**", "told the Courier’s **Ada Brook**", "told **Ada
/// Brook** on Norrland Radio", "said on **Norrland Radio**".
fn spoken_to(clauses: &Clauses, verb: usize, heard: &[usize], told: bool) -> Option<usize> {
    let aired =
        heard.iter().find_map(|child| on_air(clauses, *child)).or_else(|| aired_behind(clauses, verb));
    let asks = |child: usize| {
        let of_outlet = clauses
            .children(child)
            .any(|owner| clauses.relation(owner) == Relation::NmodPoss && is_outlet(clauses, owner));
        let person = name_at(clauses, child).is_some_and(|name| name.class == NameClass::Person);
        of_outlet || person && aired.is_some()
    };
    let direct = heard.iter().copied().find(|child| {
        told && clauses.case(*child).is_none_or(|case| case == "to")
            && (is_outlet(clauses, *child) || asks(*child))
    });
    direct.or(aired)
}

/// "reporters", "the media", "the crowd".
fn hears(clauses: &Clauses, child: usize) -> bool {
    let lemma = clauses.lemma(child);
    clauses.lexicon.is_press(&lemma) || matches!(&*lemma, "audience" | "crowd")
}

/// "told reporters **after the meeting**", "**at the depot**", "**on Thursday**": there was an occasion.
fn has_occasion(clauses: &Clauses, press: usize) -> bool {
    let next = press + 1;
    clauses.scene.english.sentence_of(press).is_some_and(|sentence| sentence.tokens.contains(&next))
        && (clauses.is_time(next)
            || matches!(
                &*clauses.small(next),
                "after"
                    | "before"
                    | "ahead"
                    | "during"
                    | "upon"
                    | "following"
                    | "outside"
                    | "aboard"
                    | "at"
                    | "on"
                    | "in"
                    | "from"
                    | "as"
                    | "while"
                    | "when"
                    | "shortly"
                    | "late"
                    | "later"
            ))
}

/// "told **the newspaper**": one that has been named.
fn is_unnamed_outlet(clauses: &Clauses, child: usize) -> bool {
    clauses.upos(child) == Upos::Noun && clauses.lexicon.has(List::Outlets, &clauses.lemma(child))
}

/// "told **The Lantern**": a capital article within a sentence is part of a title, whatever the tree makes of it.
fn titled_outlet(clauses: &Clauses, verb: usize) -> Option<usize> {
    let end = clauses.scene.english.sentence_of(verb)?.tokens.end;
    let title = (verb + 2..end.min(verb + 6)).take_while(|at| {
        matches!(clauses.upos(*at), Upos::Propn | Upos::Noun)
            && clauses.scene.word(*at).starts_with(char::is_uppercase)
    });
    let last = title.last().filter(|_| clauses.scene.word(verb + 1) == "The")?;
    name_at(clauses, last).is_none_or(|name| name.class != NameClass::Person).then_some(last)
}

/// "**Asked by the Courier** if it would sail, Solberg said no", "**asked by reporters**": an interview.
fn asked(clauses: &Clauses, token: usize, lemma: &str) -> Option<Appearance> {
    let by = |child: &usize| clauses.case(*child).is_some_and(|case| case == "by");
    let asked = lemma == "ask" && clauses.is(token, Relation::Advcl) && !clauses.is_finite(token);
    let asks = clauses.children(token).filter(|_| asked).find(by)?;
    let outlet = outlet_in(clauses, asks).filter(|_| !in_writing(clauses, token));
    let speaker = clauses.head(token).and_then(|verb| clauses.subject(verb))?;
    let heard = outlet.is_some() || hears(clauses, asks);
    (heard && is_named(clauses, speaker)).then_some(Appearance { speaker, outlet, place: None })
}

/// "said **on the Norrland Radio** morning show": the broadcaster.
fn on_air(clauses: &Clauses, child: usize) -> Option<usize> {
    clauses.case(child).filter(|case| case == "on").and_then(|_| outlet_in(clauses, child))
}

/// Where "on" stands behind a verb, with nothing but words for a time between: "said Wednesday **on** Norrland Radio".
fn on_behind(clauses: &Clauses, verb: usize) -> Option<usize> {
    let end = clauses.scene.english.sentence_of(verb)?.tokens.end;
    let on = |at: usize| clauses.small(at) == "on";
    let mut between =
        (verb + 1..end.saturating_sub(1).min(verb + 6)).take_while(|at| on(*at) || clauses.is_time(*at));
    between.find(|at| on(*at) && !clauses.is_time(*at) && !clauses.is_time(at + 1))
}

/// The broadcaster behind that "on", whatever a tree hangs it on.
fn aired_behind(clauses: &Clauses, verb: usize) -> Option<usize> {
    let on = on_behind(clauses, verb)?;
    let end = clauses.scene.english.sentence_of(verb)?.tokens.end;
    let last = |at: usize| name_at(clauses, at).map_or(at, |name| name.tokens.end - 1);
    (on + 1..end.min(on + 3)).map(last).find(|last| is_outlet(clauses, *last))
}

/// "said on **“Sound Morning”**": the title of a broadcast begins.
fn is_title(clauses: &Clauses, at: usize) -> bool {
    at + 1 < clauses.scene.english.tokens.len()
        && clauses.scene.word(at).starts_with(['“', '"', '‘'])
        && clauses.scene.word(at + 1).starts_with(char::is_uppercase)
}

/// The outlet behind the noun for an interview: "an interview **on Norrland Radio**", "an interview aired Sunday **on
/// Norrland Radio**", "an interview published **in the Courier**".
pub(super) fn carrier(clauses: &Clauses, noun: usize) -> Option<usize> {
    if !matches!(&*clauses.lemma(noun), "interview" | "appearance") {
        return None;
    }
    let end = clauses.scene.english.sentence_of(noun)?.tokens.end.min(noun + 9);
    let carries = |at: usize| clauses.lexicon.has(List::Carrying, &clauses.lemma(at));
    let mut within = (noun + 1..end)
        .take_while(|at| clauses.upos(*at) != Upos::Punct && (!clauses.is_verb(*at) || carries(*at)));
    within.find_map(|at| {
        let leads = matches!(&*clauses.small(at), "on" | "by" | "in" | "for" | "to");
        let last = |at: usize| name_at(clauses, at).map_or(at, |name| name.tokens.end - 1);
        (at + 1..end.min(at + 3)).filter(|_| leads).map(last).find(|last| is_outlet(clauses, *last))
    })
}

/// "the speeches from leaders": many of them, and none in particular.
pub(super) fn is_of_many(clauses: &Clauses, noun: usize) -> bool {
    let plural = !clauses.lemma(noun).eq_ignore_ascii_case(clauses.scene.word(noun));
    let whose = |at: usize| {
        name_at(clauses, at)
            .is_some_and(|name| matches!(name.class, NameClass::Person | NameClass::Organisation))
    };
    plural && !clauses.extent(noun).any(whose)
}

/// "told the Courier **in a statement**": no appearance.
pub(super) fn in_writing(clauses: &Clauses, token: usize) -> bool {
    let end = clauses.scene.english.sentence_of(token).map_or(token, |sentence| sentence.tokens.end);
    (token..end.min(token + 14)).any(|at| clauses.lexicon.is_writing(&clauses.small(at)))
}

/// "at the White House", tied to the verb or to those who listen.
fn place(clauses: &Clauses, verb: usize, press: Option<usize>) -> Option<Span> {
    let tied = |at: usize| {
        clauses.children(at).filter(|child| {
            matches!(clauses.relation(*child).universal(), Relation::Obl | Relation::Nmod | Relation::Advcl)
        })
    };
    let beside = tied(verb)
        .chain(press.into_iter().flat_map(tied))
        .find(|child| clauses.case(*child).is_some_and(|case| is_where(&case)) && is_place(clauses, *child));
    // "told reporters in the **Rose Garden** Thursday"
    let behind = || {
        let lead = press.map(|press| press + 1).filter(|at| *at < clauses.scene.english.tokens.len())?;
        let end = clauses.scene.english.sentence_of(verb)?.tokens.end.min(lead + 6);
        let spans = (lead + 1..end).map(|at| clauses.scene.span(&(lead + 1..at + 1)));
        let venue = |span: &Span| clauses.lexicon.is_venue(span.of(clauses.scene.text()));
        spans.into_iter().find(venue).filter(|_| is_where(&clauses.small(lead)))
    };
    opening(clauses, verb).or_else(behind).or_else(|| beside.map(|child| without_day(clauses, child)))
}

/// "While **aboard the presidential plane**, …": a phrase that opens the sentence, whatever the tree makes of it.
fn opening(clauses: &Clauses, verb: usize) -> Option<Span> {
    let start = clauses.scene.english.sentence_of(verb)?.tokens.start;
    let first = (start..verb.min(start + 4)).find(|at| is_where(&clauses.small(*at)))? + 1;
    let spans = (first..verb.min(first + 5)).map(|at| clauses.scene.span(&(first..at + 1)));
    // "At the **White House meeting**" is no place.
    let alone = |span: &Span| {
        let past = clauses.scene.tokens_in(*span).end;
        let lemma = clauses.lemma(past);
        past >= verb || clauses.lexicon.noun(None, &lemma).is_none() && !clauses.lexicon.is_party(&lemma)
    };
    spans.into_iter().filter(alone).find(|span| {
        let words = span.of(clauses.scene.text());
        clauses.lexicon.is_venue(words)
            && (words.starts_with(char::is_uppercase) || words.starts_with("the "))
    })
}

fn is_where(preposition: &str) -> bool {
    matches!(preposition, "in" | "at" | "from" | "aboard" | "outside" | "on")
}

/// A newspaper, agency or broadcaster: one that is known, one whose name ends like many of them, or one that is told to
/// be ("the newspaper Havnen").
fn is_outlet(clauses: &Clauses, head: usize) -> bool {
    let text = clauses.scene.text();
    let known = Knowledge::built_in();
    let Some(name) = name_at(clauses, head) else {
        let word = clauses.scene.word(head);
        return clauses.upos(head) == Upos::Propn && known.kinds_of(word).any(Kinds::OUTLET);
    };
    let words = name.span.of(text);
    let words = words.strip_prefix("The ").or_else(|| words.strip_prefix("the ")).unwrap_or(words);
    let last = words.rsplit(' ').next().unwrap_or(words);
    let by_name = known.kinds_of(words).any(Kinds::OUTLET)
        || name.class == NameClass::Organisation && known.kinds_of(words).any(Kinds::AGENCY)
        || clauses.lexicon.is_press(last);
    name.class != NameClass::Person && (by_name || is_told_outlet(clauses, name.tokens.start))
}

/// "the **newspaper** Havnen", "the **news site** Havnen": what stands before a name tells what it is.
fn is_told_outlet(clauses: &Clauses, start: usize) -> bool {
    let Some(before) = start.checked_sub(1) else { return false };
    let lemma = clauses.lemma(before);
    let news = || before > 0 && matches!(&*clauses.small(before - 1), "news" | "media");
    clauses.lexicon.has(List::Outlets, &lemma)
        || matches!(&*lemma, "site" | "website" | "agency" | "outlet" | "service") && news()
}

/// The outlet among the words that hang on `head`: **Reuters** of "Reuters’ morning show".
pub(super) fn outlet_in(clauses: &Clauses, head: usize) -> Option<usize> {
    clauses.extent(head).find(|at| {
        name_at(clauses, *at).is_none_or(|name| name.tokens.end == at + 1) && is_outlet(clauses, *at)
    })
}

/// An outlet, or "reporters".
pub(super) fn is_press(clauses: &Clauses, head: usize) -> bool {
    is_outlet(clauses, head) || clauses.lexicon.is_press(&clauses.lemma(head))
}

fn is_person(clauses: &Clauses, head: usize) -> bool {
    matches!(&*clauses.small(head), "he" | "she")
        || name_at(clauses, head).is_some_and(|name| name.class == NameClass::Person)
        || clauses.lexicon.is_party(&clauses.lemma(head))
}

/// Somebody with a name, not "one official"; "the Vell Republican" has been named.
fn is_named(clauses: &Clauses, head: usize) -> bool {
    let the = || clauses.children_as(head, Relation::Det).any(|at| clauses.small(at) == "the");
    matches!(&*clauses.small(head), "he" | "she")
        || name_at(clauses, head).is_some_and(|name| name.class == NameClass::Person)
        || clauses.upos(head) == Upos::Propn && name_at(clauses, head).is_none() && the()
        || clauses.children_as(head, Relation::Appos).any(|beside| name_at(clauses, beside).is_some())
}

/// The noun that tells on what occasion the verb of an appearance says it: "told reporters **in an interview**", "said
/// **at a news conference** at the palace". Both are one.
pub(super) fn occasion(clauses: &Clauses, nouns: &[usize], verb: usize) -> Option<usize> {
    let near = |noun: usize| {
        let other = |at: usize| at != verb && clauses.is_verb(at) && clauses.is_finite(at);
        noun > verb && noun - verb <= REACH && !(verb + 1..noun).any(other)
            || clauses.upwards(noun).any(|at| at == verb)
    };
    nouns.iter().copied().find(|noun| is_occasion(clauses, *noun) && near(*noun))
}

/// The word under which an appearance is drafted.
pub(super) fn word(clauses: &Clauses) -> Option<&'static Word> {
    clauses.lexicon.noun(Some("press"), "conference")
}
