//! An attribution set off by a comma: **The ferry will sail**, Solberg said. **The talks**, he said, **are over**.
//! **The pier is closed**, said Orla Venn, who runs the port.

use super::aside::is_dash;
use super::content::{clause_end, strip_end};
use super::syntax::{
    addressee_end, begins_clause, has_subject_and_verb, is_finite, is_inverted, occasion_end,
};
use super::{Finding, Site};
use crate::cues::Form;
use crate::speech::closed_class::{Class, begins_adjunct, is, is_adverb, is_connective, is_determiner};
use crate::speech::phrase;
use crate::speech::scene::Scene;
use readout_english::{Upos, Xpos};
use std::ops::Range;

/// The most tokens of "NP said" between the commas.
const LONGEST: usize = 40;

pub(super) fn find(scene: Scene, site: &Site) -> Option<Finding> {
    if !matches!(site.found.form, Form::Past | Form::Third | Form::Base | Form::Participle) {
        return None;
    }
    let clause = clause_around(scene, site)?;
    let before = content_before(scene, site.start, clause.start)?;
    let open = is_open(scene, &before);
    let whole = !open && (is_whole(scene, &before) || before.len() > SHORT && closes(scene, site, &clause));
    let after = content_after(scene, site, &clause, whole);
    if open && after.is_none() && before.len() <= SHORT {
        return None;
    }
    if !whole && after.is_none() && !has_quotation(scene, &before) {
        return None;
    }
    let content = [Some(before), after].into_iter().flatten().collect();
    Some(Finding {
        pattern: "parenthetical",
        content,
        cue: site.verb..site.past(),
        act: site.found.verb.act,
        speaker: inverted_speaker(scene, site, &clause),
    })
}

/// So many tokens before an attribution that ends the sentence are what is said, whatever the tags make of them.
const SHORT: usize = 3;

/// "**That’s why**, Solberg said, the pier closed", "the hull, **which**, Venn said, leaks": what is said has only begun.
fn is_open(scene: Scene, before: &Range<usize>) -> bool {
    is(scene.word(before.end - 1), Class::LeavesOpen)
}

/// Whether nothing but the full stop follows the attribution.
fn closes(scene: Scene, site: &Site, clause: &Range<usize>) -> bool {
    let past = site.past();
    let alone = past >= clause.end || site.found.verb.lemma == "tell" || begins_adjunct(scene.word(past));
    alone && (clause.end..site.end).all(|at| !scene.word(at).contains(char::is_alphanumeric))
}

/// "Solberg said" or "said Solberg" with its adjuncts, from after the comma before it to the mark after it.
fn clause_around(scene: Scene, site: &Site) -> Option<Range<usize>> {
    if is_inverted(scene, site) {
        let speaker = phrase::after(scene, site.past(), site.end)?;
        let end = mark_from(scene, speaker.end, site.end);
        return (site.verb > site.start).then_some(site.verb..end);
    }
    let subject = phrase::subject(scene, site.start, site.verb)?;
    let mut start = subject.start;
    // "…, as Solberg put it", "…, Dorn and Solberg said".
    if start > site.start && scene.word(start - 1) == "as" {
        start -= 1;
    }
    let before = start.checked_sub(1).filter(|before| *before > site.start)?;
    if !is_comma(scene, before) {
        return None;
    }
    let past = site.past();
    let end = mark_from(scene, past, site.end);
    (end - start < LONGEST && ends_clause(scene, site, past, end)).then_some(start..end)
}

/// The first mark at `from` or later.
fn mark_from(scene: Scene, from: usize, end: usize) -> usize {
    (from..end)
        .find(|at| {
            let word = scene.word(*at);
            matches!(word, "," | "." | ";" | "!" | "?" | ")" | ":" | "“" | "\"") || is_dash(scene, *at)
        })
        .unwrap_or(end)
}

fn is_comma(scene: Scene, at: usize) -> bool {
    scene.word(at) == ","
        || is_dash(scene, at)
        || matches!(scene.word(at), "”" | "\"" | "’" | "''")
            && at > 0
            && matches!(scene.word(at - 1), "," | "?" | "!" | "." | "”" | "\"")
}

/// Whether nothing is said after the verb but to whom, where and when.
fn ends_clause(scene: Scene, site: &Site, past: usize, end: usize) -> bool {
    if past >= end {
        return end >= site.end || !matches!(scene.word(end), ":" | "“" | "\"");
    }
    let verb_follows = |at: usize| at < end && scene.english.tokens[at].upos == Upos::Verb;
    let mut at = past;
    if site.found.verb.addressee {
        at = addressee_end(scene, at, end).unwrap_or(at);
    }
    if at >= end {
        return true;
    }
    let word = scene.word(at);
    let infinitive = word == "to" && verb_follows(at + 1);
    let clause = scene.words(at..end).any(|word| matches!(word, "that" | "whether" | "how"));
    let about = matches!(word, "about" | "with" | "for" | "against");
    begins_adjunct(word) && !infinitive && !clause && (!about || site.found.verb.lemma == "say")
}

/// What is said before the attribution: from the start of the sentence, or after a semicolon or an opening bracket.
fn content_before(scene: Scene, start: usize, clause: usize) -> Option<Range<usize>> {
    let mut end = clause;
    while end > start && (scene.word(end - 1) == "," || is_dash(scene, end - 1)) {
        end -= 1;
    }
    // "the hall, which, Venn said, leaks"
    let relative = end >= start + 2 && matches!(scene.word(end - 1), "which" | "who");
    if relative && (scene.word(end - 2) == "," || is_dash(scene, end - 2)) {
        return Some(end - 1..end);
    }
    let mut from = (start..end)
        .rev()
        .find(|at| {
            matches!(scene.word(*at), ";" | "(") && !scene.is_quoted(*at) && !closes_later(scene, *at, end)
        })
        .map_or(start, |at| at + 1);
    while from < end
        && (is_connective(scene.word(from)) && from + 1 < end && followed_by_clause(scene, from)
            || matches!(scene.word(from), "," | "—" | "–" | "-"))
    {
        from += 1;
    }
    // "(TNA) The pier is closed, Solberg said": the name of an agency before the first sentence.
    if from + 3 < end
        && scene.word(from) == "("
        && scene.word(from + 2) == ")"
        && scene.word(from + 1).chars().all(char::is_uppercase)
    {
        from += 3;
    }
    // A quotation that opened in a sentence before belongs to what is said with all of it.
    let from = scene.quotation_at(from).map_or(from, |quotation| {
        let opening = scene.opening(quotation);
        let same = !scene.english.quotations[quotation].content.of(scene.text()).contains('\n');
        if same && opening < from {
            scene.english.sentence_of(opening).map_or(from, |sentence| sentence.tokens.start.min(opening))
        } else {
            from
        }
    });
    (end > from).then_some(from..end)
}

fn closes_later(scene: Scene, at: usize, end: usize) -> bool {
    scene.word(at) == "(" && scene.words(at..end).any(|word| word == ")")
}

/// "But the ferry", "Still, the ferry": a connective that the account adds; not "For years", "A ferry".
fn followed_by_clause(scene: Scene, at: usize) -> bool {
    matches!(
        scene.word(at),
        "But" | "And" | "Yet" | "Still" | "So" | "However" | "Instead" | "Meanwhile" | "Nor"
    ) || scene.word(at + 1) == ","
}

/// Whether the words are a clause of their own and no adjunct: "After the vote" is none.
fn is_whole(scene: Scene, content: &Range<usize>) -> bool {
    let mut opening = content.start;
    while opening + 1 < content.end
        && (matches!(scene.word(opening), "Even" | "even" | "Just" | "Only" | "But" | "And" | "So")
            && scene.word(opening + 1) != ",")
    {
        opening += 1;
    }
    let first = scene.word(opening);
    let token = &scene.english.tokens[opening];
    let participle = token.upos == Upos::Verb && matches!(token.xpos, Xpos::Vbg | Xpos::Vbn)
        || first.eq_ignore_ascii_case("asked");
    let adjunct = is(first, Class::Subordinator) || is(first, Class::OpeningAdjunct) || participle;
    if adjunct {
        let mut commas = (content.start..content.end).filter(|at| scene.word(*at) == ",");
        return commas
            .any(|comma| comma + 1 < content.end && has_subject_and_verb(scene, comma + 1, content.end))
            || !participle
                && !is(first, Class::Subordinator)
                && has_subject_and_verb(scene, content.start + 1, content.end)
                && !commas_in(scene, content);
    }
    let relative = scene.words(content.clone()).take(6).any(|word| matches!(word, "who" | "which"));
    let mut finite = content.clone().filter(|at| is_finite(scene, *at));
    let verbs = finite.by_ref().take(2).count();
    verbs > usize::from(relative) || !relative && content.len() > LONG
}

/// So many tokens are no mere noun phrase, though no verb was found in them.
const LONG: usize = 14;

fn commas_in(scene: Scene, content: &Range<usize>) -> bool {
    scene.words(content.clone()).any(|word| word == ",")
}

fn has_quotation(scene: Scene, content: &Range<usize>) -> bool {
    content.clone().any(|at| scene.is_quoted(at))
}

/// What is said after the attribution: "The talks, he said, **are over**"; not ", clutching the rail", ", a plan that".
fn content_after(scene: Scene, site: &Site, clause: &Range<usize>, whole: bool) -> Option<Range<usize>> {
    let mark = (clause.end < site.end).then(|| scene.word(clause.end))?;
    let continues = mark == "," || is_dash(scene, clause.end) || mark == ";" && whole;
    if !continues {
        return None;
    }
    let from = clause.end + 1;
    let end = clause_end(scene, from.min(site.end), site.end);
    if end < from + 2 || scene.verb(from, site.end).is_some_and(|found| found.form == Form::Gerund) {
        return None;
    }
    let word = scene.word(from);
    if matches!(word, "who" | "whose" | "while" | "as" | "according" | "though" | "although") {
        return None;
    }
    // "…, says Venn, in an interview at the yard": where it was said.
    let occasion = matches!(word, "in" | "at" | "during" | "on") && occasion_end(scene, from, end).is_some();
    if whole && occasion {
        return None;
    }
    // The plan would “end it all,” Venn said, **in the latest turn of the row**: behind a mark the reporter goes on.
    let closed = clause.start.checked_sub(1).is_some_and(|at| matches!(scene.word(at), "”" | "\"" | "''"));
    let quoted = || (from..end).any(|at| scene.is_quoted(at));
    if whole && closed && matches!(word, "in" | "with" | "by" | "on" | "at" | "from" | "for") && !quoted() {
        return None;
    }
    let gerund = scene.english.tokens[from].xpos == Xpos::Vbg;
    let goes_on = matches!(
        word,
        "and"
            | "but"
            | "because"
            | "if"
            | "with"
            | "in"
            | "by"
            | "from"
            | "that"
            | "to"
            | "even"
            | "rather"
            | "or"
            | "so"
            | "unless"
            | "for"
            | "perhaps"
            | "especially"
            | "not"
            | "when"
            | "where"
            | "on"
            | "at"
            | "until"
            | "since"
            | "including"
            | "despite"
            | "without"
            | "than"
    );
    let says = |at: usize| scene.verb(at, end).is_some() && is_finite(scene, at);
    let second = matches!(word, "and" | "but") && (from + 1..end.min(from + 8)).any(says);
    let admitted = if whole {
        let verb = (from..end).find(|at| !is_adverb(scene.word(*at))).unwrap_or(from);
        goes_on && !second
            || is_finite(scene, verb) && scene.verb(verb, end).is_none()
            || mark == ";" && begins_clause(scene, from, end)
    } else {
        (!gerund || has_subject_and_verb(scene, from, end))
            && (!is_determiner(word) || end > from + SHORT + 1 || has_finite(scene, from, end))
    };
    admitted.then(|| from..strip_end(scene, from, end))
}

fn has_finite(scene: Scene, from: usize, end: usize) -> bool {
    (from..end).any(|at| is_finite(scene, at))
}

/// "said **Orla Venn, who runs the port**".
fn inverted_speaker(scene: Scene, site: &Site, clause: &Range<usize>) -> Option<Range<usize>> {
    (clause.start == site.verb).then(|| phrase::after(scene, site.past(), site.end)).flatten()
}
