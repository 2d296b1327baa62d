//! Where a content ends, and who the subject of its verb is: from the parse where there is one, else from the words.

use super::{Finding, Site};
use crate::cues::Form;
use crate::speech::closed_class::{is_adverb, is_auxiliary, is_subject_pronoun};
use crate::speech::phrase;
use crate::speech::scene::Scene;
use readout_english::{Relation, Upos};
use std::ops::Range;

/// Where the content that begins at `from` ends: with the words, and by the parse before a verb that the speaker does
/// next: she said it would sail *and left the room*.
pub(super) fn content_end(scene: Scene, site: &Site, from: usize) -> usize {
    let worded = clause_end(scene, from, site.end);
    let english = scene.english;
    let next = english.children(site.verb).filter(|child| *child > from + 1).find(|child| {
        let token = &english.tokens[*child];
        let verb = token.relation.universal() == Relation::Conj && token.upos == Upos::Verb;
        verb && !in_quotation(scene, *child) && !goes_on_in_content(scene, from, *child)
    });
    let cut = next.map(|verb| strip_end(scene, from, english.subtree(verb).start));
    cut.filter(|end| *end > from + 1).map_or(worded, |end| end.min(worded))
}

/// Whether a second clause belongs to what is said after "that": "… must end, but that membership must not …".
fn goes_on_in_content(scene: Scene, from: usize, verb: usize) -> bool {
    let clause = from > 0 && matches!(scene.word(from - 1), "that" | "whether" | "if" | ",");
    let subject = scene.english.child(verb, Relation::Nsubj);
    let own = subject.is_some_and(|subject| !matches!(scene.word(subject), "he" | "she" | "they"));
    clause && own
}

/// Where the clause that begins at `from` ends: before another attribution, a gerund of saying, or the full stop.
pub(super) fn clause_end(scene: Scene, from: usize, end: usize) -> usize {
    let mut at = from;
    while at < end {
        let word = scene.word(at);
        let last = at + 1 == end;
        if last && matches!(word, "." | "!" | "?" | "”" | "\"" | ";") {
            return strip_end(scene, from, at);
        }
        let inside = matches!(word, "”" | "\"") && at > from && scene.word(at - 1) == ",";
        if (inside || matches!(word, "," | "—" | "–") && !in_quotation(scene, at))
            && breaks(scene, at + 1, end)
        {
            return if inside { at + 1 } else { at };
        }
        // "said he would sail and warned against fog": the speaker's next verb ends what the first reports.
        if word == "and" && at > from + 1 && !in_quotation(scene, at) && next_verb(scene, at + 1, end) {
            return at;
        }
        at += 1;
    }
    strip_end(scene, from, end)
}

fn strip_end(scene: Scene, from: usize, mut end: usize) -> usize {
    while end > from + 1 && matches!(scene.word(end - 1), "." | "," | ";" | "—" | "–") {
        end -= 1;
    }
    end
}

fn in_quotation(scene: Scene, at: usize) -> bool {
    let span = scene.english.tokens[at].span;
    scene.english.quotations.iter().any(|quotation| quotation.content.contains(span))
}

/// Whether what follows a comma goes on with the account: ", adding that", ", according to", ", but he declined".
fn breaks(scene: Scene, from: usize, end: usize) -> bool {
    let mut at = from;
    while at < end
        && (is_adverb(scene.word(at)) || matches!(scene.word(at), "and" | "but" | "while" | "before"))
    {
        at += 1;
    }
    if at >= end {
        return false;
    }
    let word = scene.word(at);
    let gerund = scene.verb(at, end).is_some_and(|found| {
        found.form == Form::Gerund
            && (found.verb.frames.that || found.verb.frames.quote || found.verb.frames.called)
    });
    let joined = at > from;
    let own_subject = joined
        && matches!(scene.word(from), "but" | "and" | "while")
        && matches!(word, "he" | "she" | "they")
        && goes_on_saying(scene, at + 1, end);
    gerund || own_subject || word == "according"
}

/// A past reporting verb right after "and", where the clause before it has a verb of its own that is no such past.
fn next_verb(scene: Scene, at: usize, end: usize) -> bool {
    scene.verb(at, end).is_some_and(|found| {
        found.form == Form::Past
            && (found.verb.frames.that || found.verb.frames.oblige || found.verb.frames.against)
            && found.verb.lemma != "agree"
    })
}

/// "said", "later declined", "did not give a date": what a speaker does next rather than says.
fn goes_on_saying(scene: Scene, from: usize, end: usize) -> bool {
    let verb = |at: usize| at < end && scene.verb(at, end).is_some();
    let does = from < end && matches!(scene.word(from), "did" | "declined" | "refused" | "stopped" | "gave");
    does || verb(from) || verb(from + 1)
}

/// Who is said to speak: the subject of the verb.
pub(super) fn speaker(scene: Scene, site: &Site, finding: &Finding) -> Option<Range<usize>> {
    finding
        .speaker
        .clone()
        .or_else(|| parsed_subject(scene, site))
        .or_else(|| worded_subject(scene, site, finding))
}

/// The subject by the parse; of a gerund or a second verb, the subject of the one it hangs on.
fn parsed_subject(scene: Scene, site: &Site) -> Option<Range<usize>> {
    let english = scene.english;
    let mut verb = site.verb;
    english.tokens[verb].head.or_else(|| english.child(verb, Relation::Nsubj))?;
    for _ in 0..4 {
        if let Some(subject) = english.child(verb, Relation::Nsubj) {
            return Some(noun_phrase(scene, subject, site.verb));
        }
        let relation = english.tokens[verb].relation.universal();
        let head = english.tokens[verb].head?;
        match relation {
            Relation::Acl => return Some(noun_phrase(scene, head, site.verb)),
            Relation::Conj | Relation::Xcomp | Relation::Advcl | Relation::Parataxis => verb = head,
            _ => return None,
        }
    }
    None
}

/// The words that hang on a noun, up to the verb and without a comma at the edge.
fn noun_phrase(scene: Scene, head: usize, verb: usize) -> Range<usize> {
    let mut range = scene.english.subtree(head);
    if range.start < verb {
        range.end = range.end.min(verb);
    }
    while range.end > head + 1 && matches!(scene.word(range.end - 1), "," | "—" | "–" | "-") {
        range.end -= 1;
    }
    while range.start < head && matches!(scene.word(range.start), "," | "“" | "\"" | "—") {
        range.start += 1;
    }
    range
}

fn worded_subject(scene: Scene, site: &Site, finding: &Finding) -> Option<Range<usize>> {
    let start = clause_start(scene, site, finding);
    let verb = site.verb;
    let before = if verb > start { scene.word(verb - 1) } else { "" };
    if site.found.form == Form::Gerund {
        return match before {
            "," | "and" | "by" | "while" | "—" | "–" | "" => phrase::clause_subject(scene, start, verb),
            _ => phrase::subject(scene, start, verb),
        };
    }
    let first = phrase::before_auxiliaries(scene, start, verb);
    let joined = first > start && matches!(scene.word(first - 1), "and" | "but" | "then" | "or");
    if joined {
        return phrase::clause_subject(scene, start, first - 1);
    }
    phrase::subject(scene, start, verb)
}

/// Where the clause of a verb begins: after the content of a parenthetical, else with the sentence.
fn clause_start(scene: Scene, site: &Site, finding: &Finding) -> usize {
    let content = finding.content.iter().filter(|piece| piece.end <= site.verb).map(|piece| piece.end).max();
    let mut start = content.unwrap_or(site.start);
    while start < site.verb && matches!(scene.word(start), "," | "”" | "\"" | "’" | "—" | "–") {
        start += 1;
    }
    start
}

/// Whether a clause can begin at `at`: with a noun phrase, and with a finite verb after it.
pub(super) fn can_begin_clause(scene: Scene, at: usize, end: usize) -> bool {
    let word = scene.word(at);
    let subject = is_subject_pronoun(word)
        || crate::speech::closed_class::is_determiner(word)
        || phrase::is_name_like(word)
        || matches!(
            word,
            "“" | "\"" | "there" | "if" | "while" | "because" | "although" | "when" | "after" | "under"
        )
        || word.starts_with(char::is_lowercase) && !crate::speech::closed_class::ends_noun_phrase(word);
    subject && (at + 1..end.min(at + 40)).any(|later| is_finite(scene, later))
}

fn is_finite(scene: Scene, at: usize) -> bool {
    match scene.english.tokens[at].upos {
        Upos::Verb | Upos::Aux => true,
        Upos::X => {
            let word = scene.word(at);
            is_auxiliary(word) && word != "to" && word != "’s" && word != "'s"
                || word.ends_with("ed")
                || scene.verb(at, at + 1).is_some()
        }
        _ => false,
    }
}
