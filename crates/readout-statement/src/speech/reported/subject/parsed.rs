//! The subject that the parse gives a verb: its own, or that of the verb it hangs on.

use super::edges::noun_phrase;
use super::relative::{antecedent, named_before, nearest, predicate};
use super::{is_mute, is_pronoun};
use crate::cues::Form;
use crate::speech::closed_class::{Class, is};
use crate::speech::phrase;
use crate::speech::reported::Site;
use crate::speech::scene::Scene;
use readout_english::{Relation, Upos, Xpos};
use std::ops::Range;

/// The subject by the parse; of a gerund or a second verb, the subject of the one it hangs on.
pub(super) fn parsed_subject(scene: Scene, site: &Site) -> Option<Range<usize>> {
    let english = scene.english;
    let mut verb = site.verb;
    english.tokens[verb].head.or_else(|| english.child(verb, Relation::Nsubj))?;
    for _ in 0..4 {
        if let Some(subject) = subject_of(scene, verb) {
            let antecedent = is_pronoun(scene.word(subject))
                .then(|| {
                    nearest(scene, site, subject)
                        .or_else(|| named_before(scene, site, subject))
                        .or_else(|| antecedent(scene, verb, subject))
                        .or_else(|| predicate(scene, site, subject))
                })
                .flatten();
            if antecedent.is_some() {
                return antecedent;
            }
            let found = noun_phrase(scene, subject, site.verb);
            let outer = (verb != site.verb).then(|| outer_subject(scene, site, verb, &found)).flatten();
            return Some(outer.unwrap_or(found));
        }
        if verb == site.verb && has_subject_beside(scene, site) {
            return None;
        }
        let relation = english.tokens[verb].relation.universal();
        let head = english.tokens[verb].head?;
        match relation {
            Relation::Acl if verb == site.verb && is_occasion(scene, head) => verb = head,
            // "took turns urging", "took the step of criticizing": whose turn and step it was.
            Relation::Acl if verb == site.verb && is_turn(scene, site, head) => verb = head,
            // "The keeper drew fire for his map, **calling** it art": who drew it, whatever noun the gerund was hung on.
            Relation::Acl if verb == site.verb && behind_comma(scene, site) => {
                let outer = subject_around(scene, site, head);
                return Some(outer.unwrap_or_else(|| noun_phrase(scene, head, site.verb)));
            }
            Relation::Acl => return Some(noun_phrase(scene, head, site.verb)),
            Relation::Obl | Relation::Nmod | Relation::Obj if verb != site.verb => verb = head,
            // "Solberg nodded, **going** on to say": a gerund behind a comma is nothing said.
            Relation::Ccomp
                if english.tokens[verb].xpos == Xpos::Vbg
                    && verb > site.start
                    && scene.word(verb - 1) == "," =>
            {
                verb = head;
            }
            Relation::Conj | Relation::Xcomp | Relation::Advcl | Relation::Parataxis => verb = head,
            _ => return None,
        }
    }
    None
}

/// Whether the verb is a gerund behind a comma.
pub(super) fn behind_comma(scene: Scene, site: &Site) -> bool {
    site.found.form == Form::Gerund && site.verb > site.start && scene.word(site.verb - 1) == ","
}

/// The subject of the verb that `noun` belongs to, when that speaks and the noun is nothing that tells.
pub(super) fn subject_around(scene: Scene, site: &Site, noun: usize) -> Option<Range<usize>> {
    let english = scene.english;
    let word = scene.word(noun).to_lowercase();
    if english.tokens[noun].upos == Upos::Noun && is(&word, Class::Tells) {
        return None;
    }
    let mut at = noun;
    for _ in 0..5 {
        if english.tokens[at].relation.universal() == Relation::Nsubj {
            return None;
        }
        at = english.tokens[at].head.filter(|head| *head < site.verb)?;
        if english.tokens[at].upos == Upos::Verb
            && let Some(subject) = subject_of(scene, at).filter(|subject| *subject < at)
        {
            let found = noun_phrase(scene, subject, at);
            let thing = english.tokens[noun].upos == Upos::Noun && !is_mute(scene, &found);
            let said = !is_pronoun(scene.word(subject)) && (thing || names_speaker_of(scene, &found));
            return said.then_some(found);
        }
    }
    None
}

/// "Solberg said the pier would close and **suggested** that it leaks": a verb that the parse joins to what is said, whose
/// subject is nobody who speaks, goes on with the verb of saying.
pub(super) fn outer_subject(
    scene: Scene,
    site: &Site,
    inner: usize,
    subject: &Range<usize>,
) -> Option<Range<usize>> {
    let english = scene.english;
    let said = english.tokens[inner].head.filter(|head| *head < subject.start)?;
    let relation = english.tokens[inner].relation.universal();
    // "disputed the notion that the hull is sound and said": the clause hangs on the object of the verb.
    let (said, content) = match relation {
        Relation::Acl if english.tokens[said].upos == Upos::Noun => {
            (english.tokens[said].head.filter(|head| *head < said)?, !speaks_of(scene, said))
        }
        _ => (said, relation == Relation::Ccomp),
    };
    let reports = || {
        relation == Relation::Acl || scene.verb(said, site.end).is_some_and(|found| found.verb.frames.that)
    };
    let speaks = || {
        let last = scene.word(subject.end - 1).to_lowercase();
        names_speaker_of(scene, subject) || is(&last, Class::Tells)
    };
    // "would close and suggested": the verbs are no pair.
    let unlike = || {
        let modal = english.children(inner).any(|child| english.tokens[child].xpos == Xpos::Md);
        modal && matches!(site.found.form, Form::Past | Form::Third)
    };
    let outer =
        (content && reports() && (unlike() || !speaks())).then(|| subject_of(scene, said)).flatten()?;
    (outer < said).then(|| noun_phrase(scene, outer, said))
}

/// Whether a noun is somebody or something that may speak.
pub(super) fn speaks_of(scene: Scene, noun: usize) -> bool {
    let word = scene.word(noun).to_lowercase();
    is(&word, Class::Tells)
        || is(word.strip_suffix('s').unwrap_or(&word), Class::Tells)
        || readout_english::Knowledge::built_in().is_office(&word)
}

pub(super) fn names_speaker_of(scene: Scene, tokens: &Range<usize>) -> bool {
    crate::speech::can_speak(scene, tokens)
        || matches!(scene.word(tokens.start), "I" | "we" | "We" | "who") && tokens.len() == 1
}

/// "a leak **the harbour master said** is small": a finite verb with a noun phrase right before it has its subject there,
/// whatever the parse hung it on.
pub(super) fn has_subject_beside(scene: Scene, site: &Site) -> bool {
    let english = scene.english;
    let finite = matches!(site.found.form, Form::Past | Form::Third)
        && english.tokens[site.verb].relation.universal() != Relation::Acl;
    let first = phrase::before_auxiliaries(scene, site.start, site.verb);
    let beside = first.checked_sub(1).filter(|before| *before >= site.start);
    finite
        && beside.is_some_and(|before| {
            matches!(english.tokens[before].upos, Upos::Noun | Upos::Propn | Upos::Pron)
        })
}

/// "said at a **briefing** announcing": an occasion at which somebody speaks, that says nothing itself.
pub(super) fn is_occasion(scene: Scene, noun: usize) -> bool {
    let word = scene.word(noun).to_lowercase();
    is(&word, Class::Occasion) && !is(&word, Class::Tells)
}

/// "Solberg took **turns** urging": the object of a verb that is nobody who speaks.
pub(super) fn is_turn(scene: Scene, site: &Site, noun: usize) -> bool {
    let tokens = &scene.english.tokens;
    let object = matches!(tokens[noun].relation.universal(), Relation::Obj | Relation::Obl);
    site.found.form == Form::Gerund
        && object
        && tokens[noun].upos == Upos::Noun
        && is(scene.word(noun), Class::Turn)
}

/// The subject that stands nearest before the verb, else the first after it: "which **he** said were late". Of a noun and
/// the pronoun that stands for it the noun: "**Dorn**, who ran the port, said".
pub(super) fn subject_of(scene: Scene, verb: usize) -> Option<usize> {
    let is_subject = |child: &usize| {
        scene.english.tokens[*child].relation.universal() == Relation::Nsubj && !is_time(scene, *child)
    };
    let before = scene.english.children(verb).filter(is_subject).take_while(|child| *child < verb);
    let before: Vec<usize> = before.collect();
    match before[..] {
        [.., noun, pronoun] if scene.word(pronoun) == "who" && scene.word(pronoun - 1) == "," => Some(noun),
        // "bodies **that** have backed him say": of the two that the parse hung on the verb the noun.
        [.., noun, pronoun]
            if matches!(scene.word(pronoun), "who" | "that" | "which") && noun + 1 == pronoun =>
        {
            Some(noun)
        }
        _ => before.last().copied().or_else(|| {
            let after = scene.english.children(verb).find(is_subject);
            // "she called for a refund, the yard **reported losses**": no subject of the verb before the comma.
            after.filter(|subject| !(verb..*subject).any(|at| scene.word(at) == ","))
        }),
    }
}

/// "Solberg **next week** opens": a day is no subject, whatever the parse makes of it; "Theresa **May**" is no day.
pub(super) fn is_time(scene: Scene, at: usize) -> bool {
    let named = || scene.english.names.iter().any(|name| name.tokens.contains(&at));
    (scene.time_at(at).is_some() || phrase::time_before(scene, at + 1).is_some()) && !named()
}
