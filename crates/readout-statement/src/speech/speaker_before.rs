//! The attribution that stands before a quotation: **Solberg told reporters:** “We sail.” **Dorn insisted, saying,**
//! “We stay.”

use super::closed_class::{Class, is, is_auxiliary, is_connective, is_subject_pronoun};
use super::scene::{Passage, Scene};
use super::{Attribution, is_title, phrase};
use crate::cues::{Form, Found};
use readout_english::{Relation, Upos, Xpos};
use std::ops::Range;

/// The most tokens between the verb and the quotation: "told a crowd of dock workers in Vell on Friday night,".
const REACH: usize = 22;

/// The most tokens from "that" to the colon.
const CLAUSE: usize = 14;

/// Whether the colon before the quotation stands in what is already said: she added **that there were two ways:** “…”
fn in_clause(scene: Scene, words: &Range<usize>) -> bool {
    let floor = words.start.max(words.end.saturating_sub(CLAUSE));
    (floor + 1..words.end).any(|at| {
        let said = || scene.verb(at - 1, words.end).is_some_and(|found| found.verb.frames.that);
        scene.word(at) == "that" && said()
    })
}

/// Whether the quotation goes on with a clause that began before the attribution: **The plan**, Solberg said, “is dead.”
fn goes_on(scene: Scene, words: &Range<usize>, found: &Attribution, content: &str) -> bool {
    let speaker = found.speaker_tokens.start;
    let before = speaker.checked_sub(1).filter(|comma| *comma > words.start && scene.word(*comma) == ",");
    let Some(comma) = before.filter(|_| content.starts_with(char::is_lowercase)) else { return false };
    let beside = found.cue_tokens.end + 1 >= words.end;
    let front = scene.words(words.start..comma).find(|word| !is_connective(word));
    beside
        && front.is_some_and(|word| word.chars().any(char::is_alphabetic) && !is(word, Class::OpeningAdjunct))
}

/// How the words before a quotation lead up to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lead {
    /// Nothing stands before it, or only "But", "Still,".
    None,
    /// An attribution, and the quotation stands on its own after it.
    Attribution,
    /// The quotation is part of a clause: an “unrealistic objective”.
    Clause,
}

/// Finds who is said to say the quotation in the words of its sentence before it.
pub(super) fn find(scene: Scene, passage: &Passage) -> Option<Attribution> {
    let words = passage.before.clone();
    let last = words.end.checked_sub(1).filter(|last| words.contains(last)).map(|last| scene.word(last))?;
    let content = scene.quotation(passage).content.of(scene.text());
    match last {
        ":" if in_clause(scene, &words) => None,
        ":" => {
            verb(scene, &words, false).or_else(|| noun(scene, &words)).or_else(|| announced(scene, &words))
        }
        "," if scene.word(words.start) == "According" && !says_besides(scene, &words) => {
            according(scene, &words)
        }
        "," | "—" | "–" | "-" => {
            let title = |found: &Attribution| found.cue_tokens.end + 3 < words.end && is_title(content);
            verb(scene, &words, false)
                .filter(|found| !goes_on(scene, &words, found, content) && !title(found))
        }
        "that" => None,
        // "said on NBC’s “Morning Tide.”": the name of a programme.
        "on" | "in" | "at" | "of" | "with" | "’s" | "'s" | "called" | "titled" if is_title(content) => None,
        _ => verb(scene, &words, true).filter(|found| stands_alone(scene, passage, content, found)),
    }
}

/// Who says what the next paragraph quotes, by the sentence that ends with the colon at `colon`.
pub(super) fn announcing(scene: Scene, colon: usize) -> Option<Attribution> {
    let words = scene.english.sentence_of(colon)?.tokens.start..colon + 1;
    let found = verb(scene, &words, false).filter(|found| found.quotes)?;
    let clause =
        scene.words(found.cue_tokens.end..colon).any(|word| matches!(word, "that" | "whether" | "how"));
    (!clause).then_some(found)
}

/// How the words before a quotation lead up to it, when no attribution was found in them.
pub(super) fn lead(scene: Scene, passage: &Passage) -> Lead {
    let words = passage.before.clone();
    if words.is_empty() {
        return Lead::None;
    }
    let mut plain = 0;
    let mut set_off = false;
    for word in scene.words(words.clone()) {
        set_off = matches!(word, "," | ":" | "—" | "–");
        if !set_off && !is_connective(word) {
            plain += 1;
        }
    }
    let short = words.len() <= 7;
    if plain == 0 || set_off && short && !has_verb(scene, &words) {
        return Lead::None;
    }
    let own = scene.word(words.end - 1) == ":" && !in_clause(scene, &words);
    if own { Lead::Attribution } else { Lead::Clause }
}

fn has_verb(scene: Scene, words: &Range<usize>) -> bool {
    words.clone().any(|at| is_auxiliary(scene.word(at)) || scene.verb(at, words.end).is_some())
}

/// The last reporting verb before the quotation that nothing but its addressee, place and time parts from it.
fn verb(scene: Scene, words: &Range<usize>, adjacent: bool) -> Option<Attribution> {
    let floor = words.start.max(words.end.saturating_sub(REACH));
    let (at, found) = (floor..words.end).rev().find_map(|at| {
        let found = scene.verb(at, words.end)?;
        let usable = (found.verb.frames.quote || found.verb.frames.that && found.form != Form::Base)
            && !is_noun_here(scene, words, at, &found)
            && !(adjacent && is_to_be_done(scene, words, at, &found));
        usable.then_some((at, found))
    })?;
    let past = at + found.words;
    let between = past..words.end;
    // "did not say “…”": nobody has said it.
    let first = phrase::before_auxiliaries(scene, words.start, at);
    if scene.words(first..at).any(|word| matches!(word, "not" | "n’t" | "n't" | "never")) {
        return None;
    }
    if adjacent && !reaches(scene, &found, &between) || !adjacent && says_something(scene, &found, &between) {
        return None;
    }
    // The subject may stand before another quotation: Solberg called it “late,” adding, “We wait.”
    let sentence =
        scene.english.sentence_of(words.start).map_or(words.start, |sentence| sentence.tokens.start);
    let (pattern, speaker) = match found.form {
        Form::Gerund => ("gerund before quotation", gerund_subject(scene, sentence, at)?),
        _ => (
            "speaker before quotation",
            speaker(scene, words.start, at).or_else(|| joined(scene, sentence, at))?,
        ),
    };
    phrase::is_closed(scene, &speaker).then(|| Attribution::new(scene, pattern, &found, at..past, speaker))
}

/// According to **Pell**, “the water has not noticed.”
fn according(scene: Scene, words: &Range<usize>) -> Option<Attribution> {
    let (cue, from) = (words.start..words.start + 2, words.start + 2);
    let speaker = (from < words.end && scene.word(cue.start + 1) == "to")
        .then(|| phrase::after(scene, from, words.end));
    Some(Attribution::according_to(scene, cue, speaker.flatten()?))
}

/// According to the Courier, Pell **said** that if the tide turns, “we sail.”: somebody else says it.
fn says_besides(scene: Scene, words: &Range<usize>) -> bool {
    let comma = words.clone().find(|at| scene.word(*at) == ",").unwrap_or(words.end);
    (comma + 1..words.end).any(|at| {
        let found = scene.verb(at, words.end);
        found.is_some_and(|found| found.verb.frames.quote && matches!(found.form, Form::Past | Form::Third))
    })
}

/// **Solberg** was blunt: “No.”
fn announced(scene: Scene, words: &Range<usize>) -> Option<Attribution> {
    let speaker = phrase::clause_subject(scene, words.start, words.end)?;
    let known = super::carried::can_speak(scene, &speaker);
    known.then(|| Attribution::without_cue(scene, "subject before a colon", speaker))
}

/// The subject of a finite verb; of "Solberg nodded and said", the subject of the first verb.
fn speaker(scene: Scene, start: usize, verb: usize) -> Option<Range<usize>> {
    let mut before = verb;
    while before > start && super::closed_class::is_adverb(scene.word(before - 1)) {
        before -= 1;
    }
    if before > start && matches!(scene.word(before - 1), "and" | "but" | "then" | "to" | "by") {
        return phrase::clause_subject(scene, start, before - 1);
    }
    phrase::subject(scene, start, verb).or_else(|| phrase::clause_subject(scene, start, verb))
}

/// Solberg called it “late” **but said**, “We wait.”: the subject stands before another quotation.
fn joined(scene: Scene, sentence: usize, verb: usize) -> Option<Range<usize>> {
    let and = verb
        .checked_sub(1)
        .filter(|and| *and > sentence && matches!(scene.word(*and), "and" | "but" | "then"))?;
    phrase::clause_subject(scene, sentence, and)
}

/// "…, with the minister stating, “…”" has its subject beside it; "Solberg stood firm, saying, “…”" at the front.
fn gerund_subject(scene: Scene, start: usize, verb: usize) -> Option<Range<usize>> {
    let beside = verb.checked_sub(1).filter(|before| *before > start).map(|before| scene.word(before));
    let first = || phrase::clause_subject(scene, start, verb);
    match beside {
        Some(",") => attribution_beside(scene, start, verb).or_else(first),
        Some("and") => attended(scene, start, verb).or_else(first),
        Some("by" | "upon" | "after" | "before" | "while" | "—" | "–") | None => first(),
        Some("as") if quoted(scene, start, verb).is_some() => quoted(scene, start, verb),
        Some(_) => phrase::subject(scene, start, verb)
            .map(|tokens| nearest(scene, tokens))
            .or_else(|| phrase::clause_subject(scene, start, verb)),
    }
}

/// "The Courier quoted **Venn** as saying, “…”"; never "was quoted by the Courier as saying".
fn quoted(scene: Scene, start: usize, gerund: usize) -> Option<Range<usize>> {
    let end = gerund.checked_sub(1)?;
    let quotes = |at: &usize| matches!(scene.word(*at), "quoted" | "quotes" | "quoting" | "cited" | "cites");
    let who = (start..end).rev().find(quotes)? + 1..end;
    let named = !who.is_empty() && !matches!(scene.word(who.start), "by" | "in" | "on" | "at");
    (named && who.len() <= CLAUSE).then_some(who)
}

/// "The port hung **a card on its door** saying", "sailed with **a label** reading": behind a finite verb and a
/// preposition.
fn nearest(scene: Scene, mut tokens: Range<usize>) -> Range<usize> {
    let verb = tokens.clone().skip(1).rev().find(|at| {
        let token = &scene.english.tokens[*at];
        token.upos == Upos::Verb && matches!(token.xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp)
    });
    if let Some(verb) = verb.filter(|verb| verb + 1 < tokens.end) {
        tokens.start = verb + 1;
    }
    if tokens.len() > 1 && matches!(scene.word(tokens.start), "with" | "With") {
        tokens.start += 1;
    }
    tokens
}

/// "The hall emptied, **Solberg** said, adding: “…”": the subject of the verb of saying right before the comma.
fn attribution_beside(scene: Scene, start: usize, gerund: usize) -> Option<Range<usize>> {
    let verb = gerund.checked_sub(2).filter(|verb| *verb > start)?;
    let found = scene.verb(verb, gerund).filter(|found| found.words == 1 && found.verb.frames.quote)?;
    let said = matches!(found.form, Form::Past | Form::Third);
    said.then(|| phrase::subject(scene, start, verb)).flatten()
}

/// "with **Venn** posting that it leaks and asking, “…”": the subject of an earlier gerund of saying, after "with".
fn attended(scene: Scene, start: usize, gerund: usize) -> Option<Range<usize>> {
    let verb = (start + 2..gerund.saturating_sub(1))
        .rev()
        .find(|at| scene.verb(*at, gerund).is_some_and(|found| found.form == Form::Gerund))?;
    let subject = phrase::subject(scene, start, verb)?;
    let with = subject.start.checked_sub(1).filter(|with| *with >= start)?;
    (scene.word(with) == "with").then_some(subject)
}

/// "His answer", "a statement", "the post": the same word as a noun.
fn is_noun_here(scene: Scene, words: &Range<usize>, at: usize, found: &Found) -> bool {
    // "told the Vell Post": part of a name.
    if at > words.start
        && scene.word(at).starts_with(char::is_uppercase)
        && scene.english.tokens[at].upos == Upos::Propn
    {
        return true;
    }
    // "on **state** television"
    let token = &scene.english.tokens[at];
    if token.upos == Upos::Noun && token.relation.universal() == Relation::Compound {
        return true;
    }
    let before =
        at.checked_sub(1).filter(|before| *before >= words.start).map_or("", |before| scene.word(before));
    let determined = super::closed_class::is_determiner(before) || matches!(before, "’s" | "'s");
    determined && matches!(found.form, Form::Base | Form::Third) && found.verb.lemma != "say"
        || matches!(found.form, Form::Base) && matches!(before, "in" | "of" | "a" | "the" | "for")
}

/// "said the ship must **add** “a second deck”": the word is part of what is said.
fn is_to_be_done(scene: Scene, words: &Range<usize>, at: usize, found: &Found) -> bool {
    let before = at.checked_sub(1).filter(|before| *before >= words.start).map(|before| scene.word(before));
    let modal =
        matches!(before, Some("must" | "should" | "may" | "might" | "could" | "can" | "would" | "will"));
    found.form == Form::Base && modal && (words.start..at).any(|at| scene.verb(at, words.end).is_some())
}

/// Whether a verb without comma reaches a quotation that begins at once: said “…”, told reporters “…”.
fn reaches(scene: Scene, found: &Found, between: &Range<usize>) -> bool {
    match between.len() {
        0 => true,
        length => {
            let adjuncts = length <= 8 && !says_something(scene, found, between);
            adjuncts
                && (found.verb.addressee
                    || matches!(scene.word(between.start), "in" | "on" | "at" | "of" | "to"))
        }
    }
}

/// Whether something is already said between the verb and the quotation: said *the ferry was late*, “…”.
fn says_something(scene: Scene, found: &Found, between: &Range<usize>) -> bool {
    let Some(first) = (!between.is_empty()).then(|| scene.word(between.start)) else { return false };
    if scene.word(between.end - 1) == ":" {
        return false;
    }
    if matches!(first, "that" | "they" | "he" | "she" | "it" | "we" | "there" | "how" | "why" | "whether") {
        return true;
    }
    // "threatened to strike “until dawn”": the quotation is part of what was threatened.
    let infinitive =
        first == "to" && between.clone().nth(1).is_some_and(|at| scene.english.tokens[at].upos == Upos::Verb);
    if infinitive {
        return true;
    }
    let clause = between
        .clone()
        .any(|at| is_auxiliary(scene.word(at)) && !matches!(scene.word(at), "to" | "’s" | "'s"));
    clause && !found.verb.addressee || states(scene, found, between)
}

/// "says no matter how the council **votes**, “…”", "told the crew **that if** it wants the hull, “…”": a clause of
/// what is said, and none that tells of the person or occasion ("told a crowd that had waited", "when asked").
fn states(scene: Scene, found: &Found, between: &Range<usize>) -> bool {
    let opens = |at: usize| {
        let next = (at + 1 < between.end).then(|| scene.word(at + 1));
        scene.word(at) == "that"
            && next.is_some_and(|next| {
                matches!(next, "if" | "when" | "while" | "the" | "a" | "no" | "any" | "all")
                    || is_subject_pronoun(next) && next != "who"
            })
    };
    let first = scene.word(between.start);
    let led = first == "no" || is(first, Class::Subordinator) && !matches!(first, "as" | "when" | "after");
    let finite = || between.clone().any(|at| is_finite_word(scene, at));
    between.clone().any(opens) || !found.verb.addressee && led && finite()
}

fn is_finite_word(scene: Scene, at: usize) -> bool {
    let token = &scene.english.tokens[at];
    let verb = token.upos == Upos::Verb && matches!(token.xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
    verb || token.upos == Upos::Aux
}

/// Whether a quotation right after its verb is a sentence and no part of one: said “We sail at dawn.”
fn stands_alone(scene: Scene, passage: &Passage, content: &str, found: &Attribution) -> bool {
    let upper = content.starts_with(|c: char| c.is_uppercase() || c == '[' || c == '…');
    let words = content.split_whitespace().count();
    let to_the_end = passage.after.clone().all(|at| matches!(scene.word(at), "." | "!" | "?"));
    let closed = content.ends_with(['.', '!', '?']);
    found.quotes && (upper && words > 2 || (to_the_end || closed) && words > 4 || to_the_end && words == 1)
}

/// Officials repeated a common **refrain**: “…”. Solberg had one **answer**: “…”.
fn noun(scene: Scene, words: &Range<usize>) -> Option<Attribution> {
    let floor = words.start.max(words.end.saturating_sub(REACH));
    let (at, act) =
        (floor..words.end).rev().find_map(|at| scene.cues.noun(scene.word(at)).map(|noun| (at, noun.act)))?;
    // "Consider this comment from **Venn**, head of the guild: “…”"
    let from = (at + 2 < words.end && matches!(scene.word(at + 1), "from" | "by"))
        .then(|| phrase::after(scene, at + 2, words.end))
        .flatten();
    let speaker = from.or_else(|| phrase::clause_subject(scene, words.start, at))?;
    Some(Attribution::by_noun(scene, at, act, speaker))
}
