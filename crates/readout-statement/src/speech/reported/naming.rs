//! A name given to something: Venn called **the plan a “farce”**, dismissed **it as unworkable**, described **the talks
//! as useful**.

use super::aside::noun_phrase_end;
use super::content::content_end;
use super::syntax::{is_finite, occasion_end};
use super::{Finding, Site};
use crate::cues::Form;
use crate::speech::closed_class::{Class, is, is_article, is_determiner};
use crate::speech::phrase;
use crate::speech::scene::Scene;
use readout_english::{Relation, Upos, Xpos};

/// The most tokens between the verb and "as".
const REACH: usize = 20;

pub(super) fn find(scene: Scene, site: &Site) -> Option<Finding> {
    let frames = site.found.verb.frames;
    let as_ = if frames.as_ { what_as(scene, site).or_else(|| with_as(scene, site)) } else { None };
    as_.or_else(|| if frames.called { called(scene, site) } else { None })
}

fn with_as(scene: Scene, site: &Site) -> Option<Finding> {
    let past = site.past();
    let limit = site.end.min(past + REACH);
    // "praised Venn, who left the port last year, as a pilot": an aside of who is praised.
    let aside = aside_before_as(scene, past, site.end.min(past + 2 * REACH));
    let as_ = aside.or_else(|| (past..limit).find(|at| scene.word(*at) == "as"))?;
    let broken = aside.is_none()
        && scene.words(past..as_).any(|word| matches!(word, "." | ";" | "that" | "," | "said"));
    let end = noun_phrase_end(scene, (as_ + 2).min(site.end), content_end(scene, site, past));
    let end = if end > as_ + 1 { before_occasion(scene, as_ + 1, end) } else { end };
    let end = closed_name(scene, past, as_ + 1, end);
    (!broken && end > as_ + 1).then(|| Finding::new("described as", site, past..end))
}

/// The "as" behind ", who …,".
fn aside_before_as(scene: Scene, past: usize, limit: usize) -> Option<usize> {
    let comma = (past..limit).find(|at| matches!(scene.word(*at), "," | "as" | "that" | ";"))?;
    let relative = scene.word(comma) == ","
        && comma + 1 < limit
        && matches!(scene.word(comma + 1), "who" | "which" | "whose");
    let closing = relative.then(|| (comma + 1..limit).find(|at| scene.word(*at) == ",")).flatten()?;
    (closing + 1 < limit && scene.word(closing + 1) == "as").then_some(closing + 1)
}

/// "what officials described as **a rout**": the name alone follows the verb.
fn what_as(scene: Scene, site: &Site) -> Option<Finding> {
    let from = site.past() + 1;
    let named = from < site.end && scene.word(site.past()) == "as" && is_named_thing(scene, site);
    let end = named.then(|| name_alone(scene, from, content_end(scene, site, from)))?;
    (end > from).then(|| Finding::new("described as", site, from..end))
}

/// Whether the verb stands in "what she called", "what officials described as".
fn is_named_thing(scene: Scene, site: &Site) -> bool {
    let subject = phrase::subject(scene, site.start, site.verb);
    let what = |at: usize| scene.word(at).eq_ignore_ascii_case("what");
    subject
        .is_some_and(|subject| what(subject.start) || subject.start > site.start && what(subject.start - 1))
}

/// Up to the first comma or the end of the quotation that begins the name: a “sermon**,” a bundle of notes**.
fn name_alone(scene: Scene, from: usize, end: usize) -> usize {
    let mark = (from + 1..end).find(|at| matches!(scene.word(*at), "," | ":" | ";"));
    // "what sailors call a “widow maker” has sunk": the verb behind the closing mark is the sentence's.
    let closed = (from + 2..mark.unwrap_or(end)).find(|at| {
        let closing = matches!(scene.word(*at - 1), "”" | "\"" | "''") && scene.is_quoted(*at - 2);
        closing && is_finite(scene, *at)
    });
    if let Some(closed) = closed {
        return closed;
    }
    let Some(mark) = mark.filter(|mark| *mark > from) else { return end };
    // The comma may stand inside the closing mark.
    let closing = mark + 1 < end && matches!(scene.word(mark + 1), "”" | "\"" | "''");
    if closing { mark + 2 } else { mark }
}

/// Up to the mark that closes a name in the speaker’s own words, where the account goes on by itself: a “farce” **that
/// nobody saw**, a “farce” **and sailed**, a “farce,” **one of many**. "A “step” toward peace", "“late” and “unsafe”" go on.
fn closed_name(scene: Scene, object: usize, from: usize, end: usize) -> usize {
    let closing = |at: &usize| matches!(scene.word(*at), "”" | "\"" | "''") && scene.is_quoted(*at - 1);
    let Some(mark) = (from + 1..end.saturating_sub(1)).find(closing) else { return end };
    let past = mark + 1;
    let word = scene.word(past);
    let more = (past..end.min(past + 4)).any(|at| matches!(scene.word(at), "“" | "\"" | "''" | "``"));
    // "called it “vital” that she sail": what is vital.
    let vital = word == "that" && scene.word(object) == "it" && !is_article(scene.word(from));
    let clause = matches!(
        word,
        "that" | "which" | "who" | "whose" | "as" | "while" | "when" | "since" | "if" | "though" | "although"
    );
    let joined = matches!(word, "and" | "but" | "or") && (past + 1..end).any(|at| is_finite(scene, at));
    let apposed = scene.word(mark - 1) == "," || word == ",";
    if !more && !vital && (clause || joined || apposed) { past } else { end }
}

/// "called the plan a farce": an object and, with a determiner, mark or adjective, what it is called.
fn called(scene: Scene, site: &Site) -> Option<Finding> {
    let past = site.past();
    // "declared that the plan was “dead”": a clause, and nothing is called so.
    if past < site.end && matches!(scene.word(past), "that" | "whether") {
        return None;
    }
    let first = (past < site.end).then(|| scene.word(past))?;
    if matches!(
        first,
        "for" | "on" | "in" | "to" | "off" | "up" | "out" | "upon" | "by" | "at" | "." | "," | "into"
    ) {
        return None;
    }
    let end = content_end(scene, site, past);
    let name = (end > past + 1).then(|| name(scene, past, end)).flatten()?;
    if convenes(scene, past, end) || is_title_of(scene, site, name) || is_named_so(scene, past, end) {
        return None;
    }
    let end = noun_phrase_end(scene, (name + 1).min(end), end);
    let end = if is_named_thing(scene, site) { name_alone(scene, past, end) } else { end };
    let end = before_occasion(scene, name.min(end - 1), end);
    let end = closed_name(scene, past, name, end);
    Some(Finding::new("called", site, past..end))
}

/// "called a second **hearing** on it": no name is given; "called the meeting a farce" gives one.
fn convenes(scene: Scene, from: usize, end: usize) -> bool {
    let inside = |at: &usize| {
        let upos = scene.english.tokens[*at].upos;
        matches!(upos, Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num)
            || matches!(scene.word(*at), "’s" | "'s")
            || *at == from
    };
    let past = (from..end).find(|at| !inside(at) || *at > from && is_article(scene.word(*at))).unwrap_or(end);
    let named = past < end && (is_article(scene.word(past)) || matches!(scene.word(past), "“" | "\""));
    let definite = is_article(scene.word(from)) && !matches!(scene.word(from), "a" | "an");
    !named && !definite && is(scene.word(past - 1), Class::Convened)
}

/// "a ferry called “The Gull”": the participle behind its noun gives a title, and nobody says so.
fn is_title_of(scene: Scene, site: &Site, name: usize) -> bool {
    let token = &scene.english.tokens[site.verb];
    let behind = token.relation.universal() == Relation::Acl && site.found.form == Form::Past;
    name == site.past() && behind && !is_named_thing(scene, site)
}

/// "A new board called **Harbour 45 ran** its first ship": the name is the subject of the sentence's verb.
fn is_named_so(scene: Scene, from: usize, end: usize) -> bool {
    let named = |at: &usize| {
        matches!(scene.english.tokens[*at].upos, Upos::Propn | Upos::Num)
            || scene.word(*at).starts_with(char::is_uppercase)
    };
    let past = (from..end).find(|at| !named(at)).unwrap_or(end);
    past > from && past < end && is_finite(scene, past) && !scene.word(past).ends_with("ing")
}

/// Before the occasion on which the name was given: called it a farce **at a rally in Vell**.
fn before_occasion(scene: Scene, from: usize, end: usize) -> usize {
    let occasion = (from + 1..end).find(|at| {
        let led = matches!(scene.word(*at), "during" | "in" | "at") && !scene.is_quoted(*at);
        led && (scene.word(*at) == "during" || occasion_end(scene, *at, end).is_some())
    });
    occasion.unwrap_or(end)
}

/// Where the name begins that follows the object: an article after a noun ("the plan **a** farce"), a quotation, an adjective after
/// a pronoun ("them **weak**").
fn name(scene: Scene, from: usize, end: usize) -> Option<usize> {
    let pronoun = matches!(
        scene.word(from),
        "it" | "him" | "her" | "them" | "himself" | "herself" | "me" | "us" | "this" | "that"
    );
    if pronoun {
        let named = end > from + 1
            && !matches!(scene.word(from + 1), "to" | "in" | "on" | "at" | "for" | "," | "and");
        return named.then_some(from + 1);
    }
    let mut noun = matches!(scene.english.tokens[from].upos, Upos::Noun | Upos::Propn | Upos::Pron);
    let named = (from + 1..end).find(|at| {
        let at = *at;
        let word = scene.word(at);
        let before = scene.word(at - 1);
        let tied = is(before, Class::TiesToDescription)
            || matches!(before, "of" | "for" | "and" | "by" | "to" | "as" | "or" | "after")
            || before == "," && scene.words(from..at - 1).all(|word| word != ",");
        let article = is_determiner(word)
            && matches!(word, "a" | "an" | "the" | "one" | "his" | "her" | "their" | "its" | "another");
        let mark = matches!(word, "“" | "\"" | "‘" | "''" | "``");
        let token = &scene.english.tokens[at];
        let quality = matches!(token.upos, Upos::Adj) || token.xpos == Xpos::Vbn;
        let last = at + 1 >= end
            || !matches!(scene.english.tokens[at + 1].upos, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Adp);
        // "call sailors who were left ashore"
        let auxiliary = is(before, Class::Auxiliary);
        let mark = mark || quality && last && !tied && !auxiliary;
        let found = noun && (article && !tied || mark);
        noun |= matches!(scene.english.tokens[at].upos, Upos::Noun | Upos::Propn);
        found
    });
    named.or_else(|| matches!(scene.word(from), "“" | "\"").then_some(from))
}
