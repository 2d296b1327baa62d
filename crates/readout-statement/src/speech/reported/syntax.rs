//! What of the syntax around a reporting verb the patterns ask for: from the tags and the parse, and from the words
//! where these may be wrong.

use super::Site;
use crate::cues::Form;
use crate::speech::closed_class::{
    Class, ends_noun_phrase, is, is_adverb, is_article, is_auxiliary, is_determiner, is_subject_pronoun,
    is_time_word,
};
use crate::speech::phrase;
use crate::speech::scene::Scene;
use readout_english::{Relation, Upos, Xpos};

/// The most tokens from the beginning of a clause to its verb.
const SUBJECT: usize = 32;
/// The most tokens of a person spoken to.
const ADDRESSEE: usize = 14;

/// Whether token `at` is a finite verb or auxiliary.
pub(super) fn is_finite(scene: Scene, at: usize) -> bool {
    let token = &scene.english.tokens[at];
    match token.upos {
        Upos::Aux => match token.xpos {
            Xpos::Vbg | Xpos::Vbn => false,
            // "insists that she be heard"; not "to be heard", "would be heard".
            Xpos::Vb => {
                let before = (0..at).rev().find(|before| !is_adverb(scene.word(*before)));
                !before.is_some_and(|before| is_auxiliary(scene.word(before)))
            }
            _ => true,
        },
        Upos::Verb => is_finite_form(scene, at),
        Upos::X => {
            let word = scene.word(at);
            is_auxiliary(word) && !matches!(word, "to" | "’s" | "'s" | "not")
                || word.ends_with("ed")
                || scene.verb(at, at + 1).is_some()
        }
        _ => false,
    }
}

/// By its tag; and whatever its tag, after a pronoun in the nominative ("it determined") or as the clause that hangs on
/// a reporting verb.
fn is_finite_form(scene: Scene, at: usize) -> bool {
    let token = &scene.english.tokens[at];
    let before = if at > 0 { scene.word(at - 1) } else { "" };
    let nominative =
        matches!(before, "he" | "she" | "it" | "they" | "we" | "I" | "He" | "She" | "It" | "They");
    match token.xpos {
        Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md => true,
        Xpos::Vbg => false,
        // "should be closed", "was found"
        Xpos::Vbn if is_auxiliary(before) => false,
        Xpos::Vbn if nominative || is_past_between(scene, at) => true,
        _ => token.relation == Relation::Ccomp && before != "to",
    }
}

/// "raiders **emptied** the stores", "Solberg **restricted** her remarks": between a noun and an object a regular form is
/// the past, whatever its tag; "the ship **painted** by them", "a leak **reported** Monday" are none.
fn is_past_between(scene: Scene, at: usize) -> bool {
    let tokens = &scene.english.tokens;
    let Some(before) = at.checked_sub(1).filter(|_| scene.word(at).ends_with("ed")) else { return false };
    let Some(next) = tokens.get(at + 1) else { return false };
    let names = scene.verb(at, at + 1).is_some_and(|found| found.verb.frames.called);
    let subject = matches!(tokens[before].upos, Upos::Noun | Upos::Propn) && scene.time_at(before).is_none();
    let several = tokens[before].xpos == Xpos::Nns || tokens[before].upos == Upos::Propn;
    let object = match next.upos {
        Upos::Det => true,
        Upos::Pron => !matches!(scene.word(at + 1), "that" | "which" | "who" | "whose" | "what"),
        Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num => several,
        _ => false,
    };
    subject && object && !names && scene.time_at(at + 1).is_none()
}

/// Whether the words from `at` on are a clause: a noun phrase and its finite verb, perhaps after an adjunct.
pub(super) fn begins_clause(scene: Scene, at: usize, end: usize) -> bool {
    // "said even if it rained, they would sail"
    let at = if matches!(scene.word(at), "even" | "just" | "only") && at + 1 < end { at + 1 } else { at };
    let word = scene.word(at);
    if matches!(word, "," | "." | ";" | ":" | "—" | "–" | "-" | ")") {
        return false;
    }
    // "said about half of it was lost"
    if matches!(word, "about" | "over" | "under" | "around" | "between") && is_quantity(scene, at + 1, end) {
        return has_subject_and_verb(scene, at + 1, end);
    }
    if word == "if" {
        return (at + 1..end.min(at + SUBJECT)).any(|later| is_finite(scene, later));
    }
    if is(word, Class::Subordinator) || ends_noun_phrase(word) && !is_determiner(word) {
        // "said when it rained, they would sail"; "said under the plan they would".
        let comma =
            (at + 1..end.min(at + SUBJECT)).find(|at| scene.word(*at) == "," && !scene.is_quoted(*at));
        let subordinate =
            is(word, Class::Subordinator) || matches!(word, "under" | "despite" | "in" | "over" | "among");
        // "said Tuesday in Vell, noting that it leaks": the gerund begins no main clause.
        let main =
            |at: usize| at < end && !token_is_gerund(scene, at) && has_subject_and_verb(scene, at, end);
        return subordinate && comma.is_some_and(|comma| main(comma + 1));
    }
    has_subject_and_verb(scene, at, end)
}

/// "half", "40", "a third".
pub(super) fn is_quantity(scene: Scene, at: usize, end: usize) -> bool {
    let number =
        |at: usize| scene.english.tokens[at].upos == Upos::Num || matches!(scene.word(at), "half" | "$");
    at < end && (number(at) || scene.word(at) == "a" && at + 1 < end && number(at + 1))
}

/// Whether a noun phrase begins at `from` whose finite verb follows it.
pub(super) fn has_subject_and_verb(scene: Scene, from: usize, end: usize) -> bool {
    let mut at = from;
    let mut relative = 0_u32;
    let mut nominal = false;
    while at < end && at - from < SUBJECT {
        let word = scene.word(at);
        if is_finite(scene, at) {
            if relative == 0 {
                return at > from && nominal;
            }
            relative -= 1;
            at = past_verbs(scene, at, end);
            continue;
        }
        match word {
            "who" | "which" | "that" | "whose" if at > from => relative += 1,
            "-" if !scene.stands_apart(at) => {}
            "," | "—" | "–" | "-" | "(" => {
                let close = if word == "(" { ")" } else { word };
                let Some(closing) = (at + 1..end.min(at + SUBJECT)).find(|later| scene.word(*later) == close)
                else {
                    return false;
                };
                at = closing;
            }
            ";" | ":" | "." | "?" | "!" => return false,
            "as" if scene.english.tokens[at].upos == Upos::Adp => {}
            _ if at > from && relative == 0 && is(word, Class::Subordinator) => return false,
            _ => nominal |= is_nominal(scene, at),
        }
        at += 1;
    }
    false
}

/// Past the auxiliaries, the adverbs and the verb that begin at `at`; not past a second finite verb.
fn past_verbs(scene: Scene, from: usize, end: usize) -> usize {
    let mut at = from;
    while at < end {
        let upos = scene.english.tokens[at].upos;
        if upos == Upos::Verb {
            return at + 1;
        }
        if !matches!(upos, Upos::Aux | Upos::Part) && !is_adverb(scene.word(at)) {
            break;
        }
        at += 1;
    }
    at.max(from + 1)
}

fn is_nominal(scene: Scene, at: usize) -> bool {
    let token = &scene.english.tokens[at];
    matches!(token.upos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Det | Upos::X)
        || token.upos == Upos::Adj
        || token.xpos == Xpos::Vbg
}

/// Where the person spoken to ends, who begins at `from`: told **the Vell Courier** it sails, told **reporters** that.
pub(super) fn addressee_end(scene: Scene, from: usize, end: usize) -> Option<usize> {
    let first = (from < end).then(|| scene.word(from))?;
    if let Some(told) = phrase::addressee_in_tree(scene, from).filter(|told| *told < end) {
        return Some(told);
    }
    if matches!(
        first,
        "him" | "her" | "them" | "me" | "us" | "you" | "it" | "everyone" | "everybody" | "anyone"
    ) {
        let possessive =
            first == "her" && from + 1 < end && scene.english.tokens[from + 1].upos == Upos::Noun;
        if !possessive {
            return Some(from + 1);
        }
    }
    let tokens = &scene.english.tokens;
    // "told reporters Harbour Minister Mira Solberg has left": a bare plural is the whole of whom was told.
    let plural = tokens[from].upos == Upos::Noun && tokens[from].xpos == Xpos::Nns;
    if plural
        && from + 1 < end
        && tokens[from + 1].upos == Upos::Propn
        && !is_time_word(scene.word(from + 1))
        && has_subject_and_verb(scene, from + 1, end)
    {
        return Some(from + 1);
    }
    let (mut at, mut noun) = (from, false);
    while at < end && at - from < ADDRESSEE {
        let (word, upos) = (scene.word(at), tokens[at].upos);
        let named_before = at > from && tokens[at - 1].upos == Upos::Propn;
        let tied = at > from
            && matches!(scene.word(at - 1), "of" | "from" | "at" | "in" | "for" | "and" | "&" | "with");
        let goes_on = match upos {
            Upos::Det | Upos::Pron if noun => tied && is_determiner(word),
            Upos::Pron => is_determiner(word) || matches!(word, "others" | "those"),
            Upos::Propn if is_time_word(word) => false,
            Upos::Propn => !noun || named_before || tied || names_follow(scene, at),
            Upos::Noun if named_before && !tied => !(at + 1 < end && is_finite(scene, at + 1)),
            Upos::Noun | Upos::Det | Upos::Num | Upos::X => !is_time_word(word),
            Upos::Adj => !noun || tied,
            // "told a gathering in Vell": a noun in -ing that was taken for a verb.
            Upos::Verb => {
                token_is_gerund(scene, at) && at > from && !is_finite(scene, at) && !noun_ends(scene, at)
            }
            Upos::Part => matches!(word, "’s" | "'s" | "’" | "'"),
            Upos::Adp => noun && matches!(word, "of" | "from" | "at" | "in" | "for" | "with"),
            Upos::Cconj => noun && at + 1 < end && !is_subject_pronoun(scene.word(at + 1)),
            Upos::Punct => matches!(word, "-" | "‑" | "&" | "."),
            _ => false,
        };
        if !goes_on || at > from && is_subject_pronoun(word) && !is_determiner(word) {
            break;
        }
        noun |= matches!(upos, Upos::Noun | Upos::Propn | Upos::X | Upos::Verb) || matches!(word, "others");
        at += 1;
    }
    while at > from
        && (matches!(scene.word(at - 1), "of" | "from" | "at" | "in" | "for" | "and" | "with" | ".")
            || is_article(scene.word(at - 1)))
    {
        at -= 1;
    }
    // What a finite verb follows is the subject of what is said.
    (at > from && noun && !(at < end && is_finite(scene, at))).then_some(at)
}

fn token_is_gerund(scene: Scene, at: usize) -> bool {
    scene.word(at).ends_with("ing") && scene.english.tokens[at].xpos == Xpos::Vbg
}

/// "told reporters including": a noun in the plural before a gerund is all of the person spoken to.
fn noun_ends(scene: Scene, at: usize) -> bool {
    scene.word(at - 1).ends_with('s') || scene.english.tokens[at - 1].upos == Upos::Pron
}

/// "Fox News host Jake Tapper": a name after a common noun that is no sentence's subject yet.
fn names_follow(scene: Scene, at: usize) -> bool {
    let person = scene.english.names.iter().find(|name| name.tokens.start == at);
    person.is_some_and(|name| {
        let past = name.tokens.end;
        past < scene.english.tokens.len() && !is_finite(scene, past)
    })
}

/// Where "in an interview with the Courier", "on Twitter", "at a rally in Vell" ends, which begins at `from`; nothing
/// when the words name no occasion of saying.
pub(super) fn occasion_end(scene: Scene, from: usize, end: usize) -> Option<usize> {
    let stop = end.min(from + 14);
    let occasion = (from + 1..stop.min(from + 7)).find(|at| {
        let word = scene.word(*at);
        is(word, Class::Occasion) || crate::speech::medium::is_named(word)
    })?;
    let broken = (from + 1..occasion).any(|at| is_finite(scene, at) || scene.word(at) == ",");
    if broken {
        return None;
    }
    let mut at = occasion + 1;
    // "in a radio message for the guild", "on Venn’s radio programme on Monday"
    while at < stop && (is(scene.word(at), Class::Occasion) || is(scene.word(at), Class::Broadcast)) {
        at += 1;
    }
    while at < stop {
        let word = scene.word(at);
        if matches!(word, "with" | "to" | "in" | "at" | "on" | "of" | "for" | "from") {
            match addressee_end(scene, at + 1, end) {
                Some(past) if past > at + 1 => at = past,
                _ if at + 1 < end && is_time_word(scene.word(at + 1)) => at += 2,
                _ => break,
            }
        } else if is_time_word(word) {
            at += 1;
        } else {
            break;
        }
    }
    Some(at)
}

/// Whether the verb stands before its subject: “…, **said Mira Solberg**, who runs the port.”
pub(super) fn is_inverted(scene: Scene, site: &Site) -> bool {
    let (verb, past) = (site.verb, site.past());
    if past >= site.end || !matches!(site.found.form, Form::Past | Form::Third | Form::Participle) {
        return false;
    }
    // "Venn, the harbour master, said that": what follows is said.
    if matches!(scene.word(past), "that" | "whether" | "if" | "how" | "what" | "why" | "to") {
        return false;
    }
    // "Venn, master of the harbour, told reporters": who is told stands behind the verb, and never who tells.
    if site.found.verb.lemma == "tell" {
        return false;
    }
    let set_off = verb == site.start
        || matches!(scene.word(verb - 1), "," | "—" | "–" | "”" | "\"" | "’’" | "''" | ")");
    if !set_off || !clause_before(scene, site) && is_noun_phrase_before(scene, site) {
        return false;
    }
    // "the guild, who, in a call on Monday, said": what the commas enclose is an aside of "who".
    let opening = (site.start..verb.saturating_sub(1)).rev().find(|at| scene.word(*at) == ",");
    let aside = |opening: usize| opening > site.start && matches!(scene.word(opening - 1), "who" | "which");
    if scene.word(verb.max(site.start + 1) - 1) == "," && opening.is_some_and(aside) {
        return false;
    }
    let Some(phrase) = phrase::after(scene, past, site.end) else { return false };
    let next = phrase.end.min(site.end);
    // "…, said he and the crew would sail": a pronoun behind the verb is its subject only where nothing follows.
    let pronoun = phrase.len() == 1
        && is_subject_pronoun(scene.word(phrase.start))
        && !is_determiner(scene.word(phrase.start));
    if pronoun && next < site.end && scene.word(next).contains(char::is_alphanumeric) {
        return false;
    }
    // "the host, suggested Venn’s refusal to sail could cost her": a clause.
    if site.found.verb.lemma != "say"
        && has_subject_and_verb(scene, past, site.end)
        && !clause_before(scene, site)
    {
        return false;
    }
    let closed = next >= site.end
        || !is_finite(scene, next)
            && !phrase.clone().any(|at| {
                let word = scene.word(at);
                is_auxiliary(word) && word != "to" && scene.english.tokens[at].upos != Upos::Part
            });
    closed && !has_subject_and_verb(scene, past, next)
}

/// Whether a clause stands before the verb, that may be what is said: "**The race will be tight**, said Orla Venn"; not
/// "Solberg, who runs the port, said".
fn clause_before(scene: Scene, site: &Site) -> bool {
    let commas = (site.start..site.verb).filter(|at| matches!(scene.word(*at), "," | "—" | "–" | "(" | ")"));
    let mut from = site.start;
    commas.chain([site.verb]).any(|end| {
        let segment = std::mem::replace(&mut from, end + 1)..end;
        let first = if segment.is_empty() { "" } else { scene.word(segment.start) };
        let hangs = matches!(first, "who" | "which" | "whose" | "that" | "where" | "when")
            || is(first, Class::Subordinator)
            || token_is_gerund(scene, segment.start.min(site.verb));
        // "Solberg, head of the board which runs the port, said": the verb of "which" makes no clause.
        let relative = |at: usize| {
            let words = || scene.words(segment.start..at);
            words().any(|word| matches!(word, "who" | "which" | "that" | "whose"))
                && !(segment.start..at).any(|before| is_finite(scene, before))
        };
        !hangs && segment.clone().skip(1).any(|at| is_finite(scene, at) && at != site.verb && !relative(at))
    })
}

/// "Solberg, the harbour minister, said": what the comma before the verb closes is an aside of the subject.
fn is_noun_phrase_before(scene: Scene, site: &Site) -> bool {
    phrase::subject(scene, site.start, site.verb).is_some()
}

/// The word that opens the subordinate clause that the verb stands in, when its main clause is still to come:
/// **While** Solberg said it would sail, Venn doubted it.
pub(super) fn subordinate_clause(scene: Scene, site: &Site) -> Option<usize> {
    let mut opening = site.start;
    while opening < site.verb
        && (is(scene.word(opening), Class::Connective) && scene.word(opening + 1) == ","
            || matches!(
                scene.word(opening),
                "But" | "And" | "Yet" | "So" | "," | "“" | "\"" | "even" | "Even" | "just" | "Just"
            )
            || is_adverb(scene.word(opening)) && !is(scene.word(opening), Class::Subordinator))
    {
        opening += 1;
    }
    let opens = |at: usize| is(scene.word(at), Class::Subordinator);
    // "Two days after Solberg said it would sail, …"
    let stretch =
        (opening..site.verb.min(opening + 4)).find(|at| matches!(scene.word(*at), "after" | "before"));
    if let Some(at) = stretch.filter(|at| (opening..*at).all(|before| is_stretch(scene, before))) {
        opening = at;
    }
    if opening < site.verb && opens(opening) {
        let main = (opening + 1..site.verb)
            .any(|at| scene.word(at) == "," && has_subject_and_verb(scene, at + 1, site.verb + 1));
        return (!main || is_aside(scene, opening, site.verb)).then_some(opening);
    }
    // "…, and though she has said it would sail, the crew doubts it".
    let floor = site.start.max(site.verb.saturating_sub(10));
    let inner = (floor..site.verb).rev().find(|at| opens(*at))?;
    let led = inner > site.start
        && (matches!(scene.word(inner - 1), "and" | "but" | "—" | "–" | ",")
            || matches!(scene.word(inner - 1), "even" | "just"));
    let bare = !scene.words(inner..site.verb).any(|word| matches!(word, "," | ";"));
    (led && bare && matches!(scene.word(inner - 1), "and" | "but" | "even")).then_some(inner)
}

/// "two days", "shortly", "a year": words of a stretch of time.
fn is_stretch(scene: Scene, at: usize) -> bool {
    matches!(scene.english.tokens[at].upos, Upos::Num | Upos::Noun | Upos::Adv | Upos::Det | Upos::Adj)
}

/// "While Solberg, who runs the port, said": the commas before the verb enclose an aside.
fn is_aside(scene: Scene, opening: usize, verb: usize) -> bool {
    scene.words(opening..verb).filter(|word| *word == ",").count() == 2 && scene.word(verb - 1) == ","
}

/// Where the main clause begins after a subordinate one whose verb is at `from` or later: the comma before it.
pub(super) fn main_clause_comma(scene: Scene, from: usize, end: usize) -> Option<usize> {
    (from + 1..end).find(|at| {
        let comma = scene.word(*at) == "," || matches!(scene.word(*at), "—" | "–");
        comma && !scene.is_quoted_inside(*at) && *at + 1 < end && begins_main(scene, *at + 1, end)
    })
}

fn begins_main(scene: Scene, mut at: usize, end: usize) -> bool {
    while at < end && matches!(scene.word(at), "”" | "\"" | "’") {
        at += 1;
    }
    if at >= end || matches!(scene.word(at), "and" | "but" | "or" | "who" | "which" | "whose" | "that") {
        return false;
    }
    has_subject_and_verb(scene, at, end)
}
