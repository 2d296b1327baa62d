//! A name given to something: Venn called **the plan a “farce”**, dismissed **it as unworkable**, described **the talks
//! as useful**.

use super::aside::noun_phrase_end;
use super::content::content_end;
use super::{Finding, Site};
use crate::speech::closed_class::{Class, is, is_determiner};
use crate::speech::scene::Scene;
use readout_english::{Upos, Xpos};

/// The most tokens between the verb and "as".
const REACH: usize = 20;

pub(super) fn find(scene: Scene, site: &Site) -> Option<Finding> {
    let frames = site.found.verb.frames;
    let as_ = if frames.as_ { with_as(scene, site) } else { None };
    as_.or_else(|| if frames.called { called(scene, site) } else { None })
}

fn with_as(scene: Scene, site: &Site) -> Option<Finding> {
    let past = site.past();
    let limit = site.end.min(past + REACH);
    let as_ = (past..limit).find(|at| scene.word(*at) == "as")?;
    let broken = scene.words(past..as_).any(|word| matches!(word, "." | ";" | "that" | "," | "said"));
    let end = noun_phrase_end(scene, (as_ + 2).min(site.end), content_end(scene, site, past));
    (!broken && end > as_ + 1).then(|| Finding::new("described as", site, past..end))
}

/// "called the plan a farce": an object and, with a determiner, mark or adjective, what it is called.
fn called(scene: Scene, site: &Site) -> Option<Finding> {
    let past = site.past();
    let first = (past < site.end).then(|| scene.word(past))?;
    if matches!(
        first,
        "for" | "on" | "in" | "to" | "off" | "up" | "out" | "upon" | "by" | "at" | "." | "," | "into"
    ) {
        return None;
    }
    let end = content_end(scene, site, past);
    let name = (end > past + 1).then(|| name(scene, past, end)).flatten()?;
    let end = noun_phrase_end(scene, (name + 1).min(end), end);
    Some(Finding::new("called", site, past..end))
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
        let mark = mark || quality && last && !tied;
        let found = noun && (article && !tied || mark);
        noun |= matches!(scene.english.tokens[at].upos, Upos::Noun | Upos::Propn);
        found
    });
    named.or_else(|| matches!(scene.word(from), "“" | "\"").then_some(from))
}
