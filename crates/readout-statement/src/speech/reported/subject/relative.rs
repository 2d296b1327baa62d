//! The subject of a verb whose pronoun stands for somebody: **Venn, who** said; **a letter that** says.

use crate::cues::Form;
use crate::speech::closed_class::{Class, is};
use crate::speech::phrase;
use crate::speech::reported::Site;
use crate::speech::reported::syntax::is_finite;
use crate::speech::scene::Scene;
use readout_english::{Relation, Upos, Xpos};
use std::ops::Range;

/// "She released **a letter** from the yard that says the hull leaks": what tells, with a "which" that stands for it.
pub(super) fn telling(scene: Scene, site: &Site) -> Option<Range<usize>> {
    let tokens = &scene.english.tokens;
    let that = site.verb.checked_sub(1).filter(|at| matches!(scene.word(*at), "that" | "which"))?;
    let finite = matches!(site.found.form, Form::Past | Form::Third);
    let near = |at: &usize| !is_finite(scene, *at) && !matches!(scene.word(*at), "," | ";" | "—" | "”");
    let noun = (site.start.max(that.saturating_sub(12))..that)
        .rev()
        .take_while(near)
        .find(|&at| tokens[at].upos == Upos::Noun && is(&scene.word(at).to_lowercase(), Class::Tells))?;
    let start = scene.english.subtree(noun).start.max(site.start);
    let end = if scene.word(that) == "which" { that + 1 } else { noun + 1 };
    finite.then_some(start.min(noun)..end)
}

/// "Dorn angered **the leaders, who**, on a call, blamed him": the noun phrase before a "who" with an aside behind it.
pub(super) fn before_aside(scene: Scene, site: &Site) -> Option<Range<usize>> {
    let closing = site.verb.checked_sub(1).filter(|at| *at > site.start && scene.word(*at) == ",")?;
    let opening = (site.start..closing).rev().find(|at| scene.word(*at) == ",")?;
    let who = opening.checked_sub(1).filter(|at| *at > site.start && scene.word(*at) == "who")?;
    phrase::subject(scene, site.start, who + 1)
}

/// "the last government, which had insisted": the noun that the pronoun stands for, with the pronoun.
pub(super) fn antecedent(scene: Scene, verb: usize, pronoun: usize) -> Option<Range<usize>> {
    let english = scene.english;
    let mut at = verb;
    while english.tokens[at].relation.universal() == Relation::Conj {
        at = english.tokens[at].head?;
    }
    let noun = english.tokens[at].head.filter(|head| *head < pronoun)?;
    let relative = english.tokens[at].relation.universal() == Relation::Acl;
    let nominal = matches!(english.tokens[noun].upos, Upos::Noun | Upos::Propn | Upos::Pron);
    let start = english.subtree(noun).start;
    (relative && nominal && pronoun - noun < 20).then_some(start..pronoun + 1)
}

/// "a break from **the last government, which** had insisted": after such a preposition the nearest noun phrase is meant,
/// whatever the pronoun was hung on.
pub(super) fn nearest(scene: Scene, site: &Site, pronoun: usize) -> Option<Range<usize>> {
    if scene.word(pronoun) != "which" {
        return None;
    }
    let found = phrase::subject(scene, site.start, site.verb)?;
    let before = found.start.checked_sub(1).filter(|before| *before >= site.start)?;
    let parted = matches!(scene.word(before), "from" | "to" | "with" | "than");
    (parted && found.end <= pronoun + 1).then_some(found.start..pronoun + 1)
}

/// "a lecture from **Venn, who** said": the person named right before the comma, where the noun the name hangs on is
/// nobody who speaks ("a friend of Venn, who said").
pub(super) fn named_before(scene: Scene, site: &Site, pronoun: usize) -> Option<Range<usize>> {
    let tokens = &scene.english.tokens;
    let comma = pronoun.checked_sub(1).filter(|at| *at > site.start && scene.word(*at) == ",")?;
    if scene.word(pronoun) != "who" {
        return None;
    }
    let names = &scene.english.names;
    let name = names.iter().find(|name| name.tokens.end == comma)?;
    let title = names.iter().find(|title| title.tokens.end == name.tokens.start);
    let start = title.map_or(name.tokens.start, |title| title.tokens.start);
    let before = start.checked_sub(2).filter(|at| *at >= site.start)?;
    let noun = &tokens[before];
    let word = scene.word(before).to_lowercase();
    let thing = (noun.upos == Upos::Noun || noun.xpos == Xpos::Vbg)
        && matches!(scene.word(before + 1), "from" | "by")
        && !is(&word, Class::Tells)
        && !is(word.strip_suffix('s').unwrap_or(&word), Class::Tells)
        && !readout_english::Knowledge::built_in().is_office(&word);
    (name.class == readout_english::NameClass::Person && thing).then_some(start..pronoun + 1)
}

/// "**Venn** was the sailor who praised it": of a predicate its subject, else the noun phrase before the pronoun.
pub(super) fn predicate(scene: Scene, site: &Site, pronoun: usize) -> Option<Range<usize>> {
    let english = scene.english;
    if scene.word(pronoun) != "who" {
        return None;
    }
    let noun = pronoun.checked_sub(1).filter(|at| *at > site.start)?;
    let nominal = matches!(english.tokens[noun].upos, Upos::Noun | Upos::Propn);
    let be = (site.start..noun)
        .rev()
        .take(5)
        .find(|at| matches!(scene.word(*at), "is" | "was" | "are" | "were"))?;
    let found = nominal.then(|| phrase::subject(scene, site.start, be)).flatten()?;
    crate::speech::can_speak(scene, &found).then_some(found)
}
