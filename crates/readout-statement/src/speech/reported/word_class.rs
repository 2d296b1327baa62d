//! Whether a reporting word is a verb where it stands: "the **pledged** delegates", "the final **say**" and "his
//! **claim**" are none.

use crate::cues::{Form, Found};
use crate::speech::closed_class::{is_adverb, is_auxiliary, is_determiner, is_subject_pronoun};
use crate::speech::phrase;
use crate::speech::scene::Scene;
use readout_english::{Relation, Upos};
use std::ops::Range;

pub(super) fn is_verb_here(scene: Scene, sentence: &Range<usize>, at: usize, found: &Found) -> bool {
    let token = &scene.english.tokens[at];
    let before = if at > sentence.start { scene.word(at - 1) } else { "" };
    let past = at + found.words;
    let that_follows = past < sentence.end && scene.word(past) == "that";
    match token.upos {
        Upos::Verb => !modifies_noun(scene, sentence, at, found, before),
        Upos::X => !is_noun_by_words(scene, sentence, at, found, before),
        // The tagger is not believed where a subject and "that" stand around the word.
        Upos::Noun | Upos::Adj | Upos::Propn | Upos::Adv => {
            let gerund = found.form == Form::Gerund && before == "," && that_follows;
            let subject = is_subject_pronoun(before) && !is_determiner(before)
                || at >= sentence.start + 2
                    && is_auxiliary(before)
                    && found.form == Form::Past
                    && that_follows
                || at > sentence.start
                    && found.form != Form::Base
                    && that_follows
                    && scene.english.tokens[at - 1].upos == Upos::Propn;
            gerund
                || at > sentence.start && subject && token.upos != Upos::Propn
                || token.upos != Upos::Propn && tells_somebody(scene, sentence, at, found)
        }
        // "67 percent, say they will vote": no interjection.
        Upos::Intj => {
            let next = scene.english.tokens.get(past).map(|next| next.upos);
            at > sentence.start && matches!(next, Some(Upos::Pron | Upos::Det | Upos::Propn | Upos::Sconj))
        }
        _ => false,
    }
}

/// "the pledged delegates", "seven announced candidates": a participle before its noun, a noun after an article.
fn modifies_noun(scene: Scene, sentence: &Range<usize>, at: usize, found: &Found, before: &str) -> bool {
    let token = &scene.english.tokens[at];
    if tells_of(scene, sentence, at, found, before)
        || tells_somebody(scene, sentence, at, found)
        || accuses(scene, sentence, at, found)
    {
        return false;
    }
    if matches!(token.relation.universal(), Relation::Amod | Relation::Compound) && !is_auxiliary(before) {
        return true;
    }
    let has = at > sentence.start && scene.english.tokens[at - 1].upos == Upos::Aux;
    let article = !has
        && matches!(
            before,
            "the"
                | "The"
                | "a"
                | "A"
                | "an"
                | "An"
                | "his"
                | "her"
                | "its"
                | "their"
                | "my"
                | "our"
                | "your"
                | "’s"
                | "'s"
        );
    let next_is_noun = at + 1 < sentence.end
        && matches!(scene.english.tokens[at + 1].upos, Upos::Noun | Upos::Propn | Upos::Adj);
    let after_adjective = at > sentence.start
        && matches!(scene.english.tokens[at - 1].upos, Upos::Adj | Upos::Num)
        && matches!(token.relation.universal(), Relation::Acl | Relation::Dep)
        && next_is_noun;
    // "seven announced candidates"
    let numbered = at > sentence.start
        && scene.english.tokens[at - 1].upos == Upos::Num
        && at + 1 < sentence.end
        && scene.english.tokens[at + 1].upos == Upos::Noun;
    // "her promised", "its reported": only a form that can stand before or be a noun.
    article && found.form != Form::Gerund && !(found.form == Form::Third && before.ends_with(['s', 'S']))
        || article && next_is_noun
        || after_adjective
        || numbered
        || before == "-"
}

/// "Venn, head of the yard, **informed** the board that it leaks": a past form with its addressee and "that".
fn tells_somebody(scene: Scene, sentence: &Range<usize>, at: usize, found: &Found) -> bool {
    let past = at + found.words;
    found.form == Form::Past
        && found.verb.addressee
        && found.verb.frames.that
        && at > sentence.start
        && super::syntax::addressee_end(scene, past, sentence.end)
            .is_some_and(|end| end < sentence.end && scene.word(end) == "that")
}

/// "**Some** accused Venn of haste": a pronoun as subject and a name as object around a past form.
fn accuses(scene: Scene, sentence: &Range<usize>, at: usize, found: &Found) -> bool {
    let past = at + found.words;
    let of = || (past..sentence.end.min(past + 6)).any(|at| scene.word(at) == "of");
    found.verb.frames.of
        && found.form == Form::Past
        && at > sentence.start
        && is_determiner(&scene.word(at - 1).to_lowercase())
        && past < sentence.end
        && scene.english.tokens[past].upos == Upos::Propn
        && of()
}

/// "praised the crew but **told** league leaders that it was late": a verb with its addressee, whatever the parse makes of
/// it.
fn tells_of(scene: Scene, sentence: &Range<usize>, at: usize, found: &Found, before: &str) -> bool {
    let that_follows = |noun: usize| noun > at && noun + 1 < sentence.end && scene.word(noun + 1) == "that";
    matches!(before, "and" | "but" | "then")
        && found.verb.frames.that
        && scene.english.tokens[at].head.is_some_and(that_follows)
}

/// "the claim", "his promise", "a report": the same form as a noun, where no tag tells.
fn is_noun_by_words(scene: Scene, sentence: &Range<usize>, at: usize, found: &Found, before: &str) -> bool {
    // "the United States": a capital inside a sentence is a name.
    if at > sentence.start && scene.word(at).starts_with(char::is_uppercase) {
        return true;
    }
    // "the reported call": a participle before its noun.
    if !matches!(found.form, Form::Base | Form::Third) {
        return is_determiner(before);
    }
    let preposition = matches!(
        before,
        "’s" | "'s"
            | "of"
            | "in"
            | "for"
            | "with"
            | "on"
            | "by"
            | "from"
            | "and"
            | "amid"
            | "despite"
            | "about"
            | "after"
            | "following"
            | "to"
            | ""
    );
    let after_noun = found.form == Form::Base
        && before.ends_with(|c: char| c.is_alphabetic())
        && !before.ends_with('s')
        && !is_auxiliary(before)
        && !is_subject_pronoun(before)
        && !is_adverb(before);
    is_determiner(before)
        || preposition
        || found.form == Form::Base && phrase::is_name_like(before)
        || after_noun
}
