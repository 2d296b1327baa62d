//! Whether what a verb of saying tells has been said: "might say", "if he says" and "to say" tell nothing; "went on to
//! say" and "was forced to admit" do; "would not say", "has yet to say" and "failed to say" tell that it was not said.

use super::{Site, syntax};
use crate::cues::Form;
use crate::speech::closed_class::{Class, is};
use crate::speech::phrase;
use crate::speech::scene::Scene;
use readout_english::Upos;
use std::ops::Range;

/// "might say", "if he says", "to say": nothing has been said.
pub(super) fn is_hypothetical(scene: Scene, site: &Site) -> bool {
    let first = phrase::before_auxiliaries(scene, site.start, site.verb);
    // "in addition to saying", "turned to arguing": a gerund tells what was done.
    let gerund = site.found.form == Form::Gerund;
    let modal = scene.words(first..site.verb).any(|word| {
        matches!(
            word.to_lowercase().as_str(),
            "would" | "could" | "might" | "may" | "should" | "can" | "must"
        ) || word == "to" && !gerund
    }) && !is_done(scene, site, first)
        && !is_left_unsaid(scene, site, first);
    let conditional = syntax::subordinate_clause(scene, site)
        .is_some_and(|at| matches!(scene.word(at), "If" | "if" | "unless" | "Unless"));
    modal || conditional && site.found.form != Form::Past
}

/// Whether the account tells that it was not said: "has not said", "would not say", "has yet to say".
pub(super) fn is_withheld(scene: Scene, site: &Site) -> bool {
    let first = phrase::before_auxiliaries(scene, site.start, site.verb);
    let mut before = scene.words(first..site.verb);
    before.any(|word| is_no(word) || is(word, Class::FailsTo))
}

fn is_no(word: &str) -> bool {
    matches!(word, "not" | "n’t" | "n't" | "never")
}

/// "would not say", "could not confirm", "has yet to answer", "failed to mention": it was to be said, and was not.
fn is_left_unsaid(scene: Scene, site: &Site, first: usize) -> bool {
    let words = || scene.words(first..site.verb);
    let open = words().any(|word| matches!(word, "might" | "may" | "should" | "must"));
    let refused = words().any(|word| matches!(word, "would" | "could" | "can" | "ca" | "wo"))
        && words().any(is_no)
        && !words().any(|word| word == "to");
    !open && (refused || words().any(|word| is(word, Class::FailsTo)))
}

/// "went on to say", "used the visit to underline": what the infinitive tells has happened.
fn is_done(scene: Scene, site: &Site, first: usize) -> bool {
    let to = site.verb > site.start && scene.word(site.verb - 1) == "to";
    let before = |word: &str| (site.start..first).any(|at| scene.word(at) == word);
    let went_on = first >= site.start + 2
        && scene.word(first - 1) == "on"
        && matches!(scene.word(first - 2), "went" | "goes" | "going" | "gone");
    let continued = first > site.start
        && matches!(scene.word(first - 1), "continued" | "continues" | "began" | "seemed" | "appeared");
    let last = (site.start..first).rev().find(|at| scene.english.tokens[*at].upos == Upos::Verb);
    let went_to = last.is_some_and(|at| is(scene.word(at), Class::GoesToSay) && syntax::is_finite(scene, at));
    let driven = last.is_some_and(|at| is(scene.word(at), Class::DrivesTo));
    to && (went_on || continued || went_to || driven || before("used") && !before(","))
}

/// "forced **the yard** to admit", "prompted **Venn** to say": who was made to say it.
pub(super) fn driven(scene: Scene, site: &Site) -> Option<Range<usize>> {
    let to = site.verb.checked_sub(1).filter(|to| *to > site.start && scene.word(*to) == "to")?;
    let drives = (site.start..to).rev().find(|at| scene.english.tokens[*at].upos == Upos::Verb)?;
    let active = is(scene.word(drives), Class::DrivesTo) && drives + 1 < to;
    let someone = active.then(|| phrase::after(scene, drives + 1, to)).flatten()?;
    let plain = (someone.end..to).all(|at| scene.word(at) != "by");
    plain.then_some(someone)
}
