//! The attribution that follows a quotation: “We sail,” **Mira Solberg told reporters**. “We sail,” **said Solberg**.
//! “We sail,” **according to Solberg**.

use super::closed_class::{
    begins_adjunct, is_adverb, is_auxiliary, is_determiner, is_subject_pronoun, is_time_word, joins,
};
use super::scene::{Passage, Scene};
use super::{Attribution, phrase};
use crate::cues::{Form, Found};
use std::ops::Range;

/// Finds who is said to have said a quotation in the words after it.
pub(super) fn find(scene: Scene, passage: &Passage) -> Option<Attribution> {
    let mut words = passage.after.clone();
    if words.is_empty() {
        return None;
    }
    let content = scene.quotation(passage).content.of(scene.text());
    // “They call it ‘Tuesday,’” she said: the comma stands inside the inner marks.
    let content = content.trim_end_matches(['’', '\'', ' ']);
    let open_ended = content.ends_with([',', '—', '–', '-']);
    // The British comma stands outside: ‘We sail’, she said.
    let comma_outside = scene.word(words.start) == ",";
    let dash = matches!(scene.word(words.start), "—" | "–" | "-" | "--");
    if comma_outside || dash {
        words.start += 1;
    }
    if words.is_empty() || passage.after_is_new && begins_with_aside(scene, &words) {
        return None;
    }
    let settled = open_ended || comma_outside && !passage.after_is_new;
    let asked = content.ends_with(['?', '!', '…']) || content.ends_with("...");
    let closed = content.ends_with('.') || passage.after_is_new;
    if !settled && !asked && !closed && !dash && !lower_verb(scene, &words) {
        return None;
    }
    let found =
        inverted(scene, &words).or_else(|| plain(scene, &words)).or_else(|| according(scene, &words))?;
    (settled || ends_there(scene, &found, &words)).then_some(found)
}

/// “We sail.” **Maybe, he said,** the pier is closed: the next sentence has an attribution of its own.
fn begins_with_aside(scene: Scene, words: &Range<usize>) -> bool {
    let comma = words.len() > 2 && scene.word(words.start + 1) == ",";
    comma && scene.english.tokens[words.start].upos == readout_english::Upos::Adv
}

/// “We sail” said Solberg: no comma anywhere, but a verb at once.
fn lower_verb(scene: Scene, words: &Range<usize>) -> bool {
    scene
        .verb(words.start, words.end)
        .is_some_and(|found| found.verb.frames.quote && found.form == Form::Past)
}

/// “We sail,” said Mira Solberg, the harbour minister.
fn inverted(scene: Scene, words: &Range<usize>) -> Option<Attribution> {
    let mut at = words.start;
    // “We sail,” on Saturday said the harbour master.
    while at < words.end
        && (is_adverb(scene.word(at)) || scene.word(at) == "on" || is_time_word(scene.word(at)))
    {
        at += 1;
    }
    let found = scene.verb(at, words.end).filter(|found| introduces(found) && found.form != Form::Gerund)?;
    let past = at + found.words;
    let mut from = past;
    while from < words.end && is_adverb(scene.word(from)) && !phrase::is_name_like(scene.word(from)) {
        from += 1;
    }
    let speaker = phrase::after(scene, from, words.end)?;
    Some(Attribution::new(scene, "inverted speaker", &found, at..past, speaker))
}

/// “We sail,” Mira Solberg, the harbour minister, told reporters.
fn plain(scene: Scene, words: &Range<usize>) -> Option<Attribution> {
    let mut start = words.start;
    // “We sail,” as Solberg put it.
    if scene.word(start) == "as" {
        start += 1;
    }
    let first = (start < words.end).then(|| scene.word(start))?;
    if !begins_speaker(first) {
        return None;
    }
    let limit = words.end.min(start + LONGEST);
    let mut depth = 0_u32;
    for at in start + 1..limit {
        let word = scene.word(at);
        if depth == 0 && matches!(word, ";" | ":" | "." | "“" | "\"") && at + 1 < words.end && word != "." {
            return None;
        }
        if matches!(word, "," | "(" | ")" | "—" | "–") {
            depth = depth.saturating_add(1);
            continue;
        }
        let Some(found) = scene.verb(at, words.end).filter(introduces) else { continue };
        if !finite(scene, &found, at) || inside_relative(scene, start, at) {
            continue;
        }
        if found.verb.frames.weak && at - start > 4 {
            continue;
        }
        let cue = at..at + found.words;
        if let Some(agent) = agent(scene, &found, cue.clone(), words.end) {
            return Some(Attribution::new(scene, "agent after quotation", &found, cue, agent));
        }
        let speaker = speaker(scene, start, at)?;
        if depth == 0 && speaker.len() > LONGEST_BARE {
            return None;
        }
        return Some(Attribution::new(scene, "speaker after quotation", &found, cue, speaker));
    }
    None
}

/// The most tokens from a quotation to the verb that reports it.
const LONGEST: usize = 44;
/// The most tokens of a speaker's noun phrase in which nothing is set off by commas.
const LONGEST_BARE: usize = 18;

/// All that stands between the quotation and the verb, adverbs, auxiliaries and a closing comma apart.
fn speaker(scene: Scene, start: usize, verb: usize) -> Option<Range<usize>> {
    let mut end = phrase::before_auxiliaries(scene, start, verb);
    while end > start && matches!(scene.word(end - 1), "," | "—" | "–") {
        end -= 1;
    }
    let mut from = start;
    while from < end && (is_adverb(scene.word(from)) || is_time_word(scene.word(from))) {
        from += 1;
    }
    (from < end).then_some(from..end)
}

/// “Stay indoors,” residents were told by **the fire brigade**.
fn agent(scene: Scene, found: &Found, cue: Range<usize>, end: usize) -> Option<Range<usize>> {
    let passive = matches!(found.form, Form::Past | Form::Participle)
        && cue.start > 0
        && matches!(scene.word(cue.start - 1), "was" | "were" | "been" | "is" | "are");
    let by = cue.end < end && scene.word(cue.end) == "by";
    (passive && by).then(|| phrase::after(scene, cue.end + 1, end)).flatten()
}

fn begins_speaker(word: &str) -> bool {
    let lower_noun = word.starts_with(char::is_lowercase)
        && !super::closed_class::ends_noun_phrase(word)
        && !joins(word)
        && !word.ends_with("ing");
    is_subject_pronoun(word) || is_determiner(word) || phrase::is_name_like(word) || lower_noun
}

/// Whether the verb stands in "who …" and not in the attribution itself: "Solberg, who said in May that …, added".
fn inside_relative(scene: Scene, start: usize, at: usize) -> bool {
    let words = scene.words(start..at);
    let mut back = words.rev();
    let pronoun = back.find(|word| !is_auxiliary(word) && !is_adverb(word));
    pronoun.is_some_and(|word| matches!(word, "who" | "which" | "that"))
}

/// “We sail,” according to Solberg.
fn according(scene: Scene, words: &Range<usize>) -> Option<Attribution> {
    let at = words.start;
    (at + 2 < words.end && scene.word(at).eq_ignore_ascii_case("according") && scene.word(at + 1) == "to")
        .then_some(())?;
    let speaker = phrase::after(scene, at + 2, words.end)?;
    Some(Attribution::according_to(scene, at..at + 2, speaker))
}

fn introduces(found: &Found) -> bool {
    found.verb.frames.quote || found.verb.frames.weak
}

fn finite(scene: Scene, found: &Found, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| scene.word(before));
    let passive = matches!(before, "was" | "were" | "be" | "been" | "is" | "are");
    let by = at + found.words < scene.english.tokens.len() && scene.word(at + found.words) == "by";
    match found.form {
        Form::Base => {
            // "officials say", "I say", "the editorial read"; not "to say", "would say".
            let subject = found.verb.lemma == "read" && !matches!(before, "and" | "who")
                || before.ends_with('s')
                || is_subject_pronoun(before)
                || phrase::is_name_like(before);
            subject && !is_auxiliary(before)
        }
        Form::Third | Form::Past => {
            !matches!(before, "the" | "a" | "his" | "her" | "their") && (!passive || by)
        }
        Form::Participle => is_auxiliary(before) && (!passive || by) || is_adverb(before),
        // "he kept saying", "he was quoted as saying"
        Form::Gerund => matches!(before, "as" | "kept" | "began" | "started"),
    }
}

/// After “Why?” or “No.” the words are an attribution only when nothing is said in them: "he asked.", not
/// "he said the ferry was late."
fn ends_there(scene: Scene, found: &Attribution, words: &Range<usize>) -> bool {
    let past = found.cue_tokens.end.max(if found.pattern == "inverted speaker" {
        found.speaker_tokens.end
    } else {
        found.cue_tokens.end
    });
    if past >= words.end {
        return true;
    }
    let word = scene.word(past);
    let plain_end = matches!(word, "." | "," | "!" | "?" | ";" | ")" | "—" | "–");
    let adjunct = begins_adjunct(word);
    let quote_follows = matches!(word, ":" | "“" | "\"");
    let told = found.addressee && !matches!(word, "that") && !told_that(scene, past, words.end);
    !quote_follows && (plain_end || adjunct && !told_that(scene, past, words.end) || told)
}

fn told_that(scene: Scene, from: usize, end: usize) -> bool {
    scene.words(from..end).any(|word| matches!(word, "that" | ":" | "“" | "\""))
}
