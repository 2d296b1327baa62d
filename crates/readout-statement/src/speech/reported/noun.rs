//! A noun that says: his claim **that the ferry was late**, Venn’s call **for a second pier**, warnings from the port
//! **against sailing**. In a list under "Issues raised by the crew include:" the noun may open its item: Insistence on
//! **a new hull**.

use super::content::clause_end;
use super::syntax::{begins_clause, is_finite};
use super::{Claims, Reported, covers, quoted_in, with_marks};
use crate::cues::Noun;
use crate::speech::closed_class::{Class, is, is_determiner, is_time_word};
use crate::speech::scene::Scene;
use crate::speech::{Attribution, phrase};
use crate::{Polarity, StatementKind};
use readout_english::{Relation, Upos, Xpos};
use std::ops::Range;

/// The most tokens between the noun and what it says: "claim in a recent interview that".
const REACH: usize = 12;

pub(super) fn find(scene: Scene, sentence: Range<usize>, claims: Claims) -> Vec<Reported> {
    let mut found = Vec::new();
    for at in sentence.clone() {
        let token = &scene.english.tokens[at];
        if !matches!(token.upos, Upos::Noun | Upos::X | Upos::Propn)
            || token.upos == Upos::Propn && at > sentence.start
        {
            continue;
        }
        let Some(noun) =
            scene.cues.noun(scene.word(at)).filter(|noun| !noun.leads.is_empty() || !noun.items.is_empty())
        else {
            continue;
        };
        if !claims.holds(scene, at) && !scene.is_quoted(at) {
            found.extend(one(scene, &sentence, at, noun, claims));
        }
    }
    found
}

fn one(scene: Scene, sentence: &Range<usize>, at: usize, noun: &Noun, claims: Claims) -> Option<Reported> {
    let item = list_speaker(scene, sentence, at);
    let leads = Leads { noun, item: item.is_some() };
    let (lead, named) = lead(scene, at, sentence.end, leads)?;
    let subject = !(sentence.start..at).any(|at| is_finite(scene, at));
    let content = content(scene, lead, sentence.end, subject)?;
    let that = scene.word(lead) == "that";
    let speaker = named
        .or_else(|| possessor(scene, sentence.start, at))
        .or_else(|| giver(scene, at))
        .or_else(|| bringer(scene, sentence.start, at))
        .or_else(|| (noun.source && that).then(|| at..at + 1))
        .or(item)?;
    let span = with_marks(scene, scene.span(&content));
    if claims.quoted.iter().any(|quoted| quoted.overlaps(span) && quoted.len() * 2 > span.len()) {
        return None;
    }
    let quoted = quoted_in(scene, &[span]);
    let kind = match &quoted[..] {
        [] => StatementKind::Indirect,
        [whole] if covers(scene, *whole, span) => StatementKind::Direct,
        _ => StatementKind::Mixed,
    };
    let mut attribution = Attribution::by_noun(scene, at, noun.act, speaker);
    attribution.pattern = "noun that says";
    Some(Reported { kind, content: vec![span], quoted, attribution, polarity: Polarity::Positive })
}

/// The words that may lead from a noun to what is said.
#[derive(Clone, Copy)]
struct Leads<'a> {
    noun: &'a Noun,
    /// Whether the noun opens an item of a list.
    item: bool,
}

impl Leads<'_> {
    fn hold(self, word: &str) -> bool {
        let items = self.noun.items.iter().filter(|_| self.item);
        self.noun.leads.iter().chain(items).any(|lead| lead == word)
    }
}

/// The word that leads to what is said, and who is named before it: "a claim **by Venn** that".
fn lead(scene: Scene, at: usize, end: usize, words: Leads) -> Option<(usize, Option<Range<usize>>)> {
    let next = at + 1;
    let leads = |at: usize| at < end && words.hold(scene.word(at));
    if leads(next) && (scene.word(next) != "to" || infinitive(scene, next, end)) {
        return Some((next, None));
    }
    if next < end && matches!(scene.word(next), "by" | "from" | "of") {
        let named = phrase::after(scene, next + 1, end)?;
        return leads(named.end).then_some((named.end, Some(named)));
    }
    let adjunct = next < end
        && (matches!(scene.word(next), "in" | "on" | "last" | "this" | "during" | "at")
            || is_time_word(scene.word(next)));
    let that = (next..end.min(next + REACH)).find(|at| scene.word(*at) == "that" || is_finite(scene, *at))?;
    (adjunct && scene.word(that) == "that" && leads(that)).then_some((that, None))
}

fn infinitive(scene: Scene, to: usize, end: usize) -> bool {
    to + 1 < end && matches!(scene.english.tokens[to + 1].upos, Upos::Verb | Upos::Aux | Upos::X)
}

/// What is said: the clause after "that", or the noun phrase or infinitive after another lead up to the next verb.
/// `subject` tells that the noun is the subject of its sentence, whose verb is still to come.
fn content(scene: Scene, lead: usize, end: usize, subject: bool) -> Option<Range<usize>> {
    let that = scene.word(lead) == "that";
    let from = if scene.word(lead) == "to" { lead } else { lead + 1 };
    // "the demands that weigh on it": a relative clause.
    let relative = || matches!(scene.english.tokens[from].upos, Upos::Verb | Upos::Aux);
    if from >= end || that && (!begins_clause(scene, from, end) || relative()) {
        return None;
    }
    let whole = clause_end(scene, from, end);
    let cut = if that { second_verb(scene, from, whole, subject) } else { first_verb(scene, from, whole) };
    let comma = (from + 1..cut.unwrap_or(whole))
        .find(|at| scene.word(*at) == "," && !scene.is_quoted(*at) && ends_at_comma(scene, *at, whole));
    let mut end = comma.or(cut).unwrap_or(whole);
    // "pledges to drop the toll — and opens"
    while end > from + 1 && matches!(scene.word(end - 1), "and" | "—" | "–" | ",") {
        end -= 1;
    }
    (end > from + usize::from(that)).then_some(from..end)
}

/// "the call for a new pier **drew** applause": the verb of which the noun is the subject.
fn first_verb(scene: Scene, from: usize, end: usize) -> Option<usize> {
    let mut relative = false;
    (from + 1..end).find(|at| {
        if scene.english.tokens[*at].xpos == Xpos::Vb {
            return false;
        }
        relative |= matches!(scene.word(*at), "that" | "which" | "who" | "when" | "if" | "where" | "whose");
        !relative && is_finite(scene, *at) && !scene.is_quoted(*at)
    })
}

/// "the claim that it was late **was** denied": the verb after the clause's own, with no conjunction between.
pub(super) fn second_verb(scene: Scene, from: usize, end: usize, subject: bool) -> Option<usize> {
    let verbs: Vec<usize> = (from..end).filter(|at| is_finite(scene, *at) && !scene.is_quoted(*at)).collect();
    verbs.windows(2).map(|pair| (pair[0], pair[1])).find_map(|(one, two)| {
        let open = scene.words(one..two).any(|word| {
            matches!(
                word,
                "and"
                    | "or"
                    | "but"
                    | "that"
                    | "who"
                    | "which"
                    | "if"
                    | "what"
                    | "where"
                    | "as"
                    | "—"
                    | ","
                    | "because"
                    | "when"
                    | "while"
                    | "than"
                    | "how"
                    | "whether"
            )
        });
        let close = subject
            || two - one > 2
                && matches!(
                    scene.word(two),
                    "was"
                        | "were"
                        | "is"
                        | "are"
                        | "has"
                        | "have"
                        | "had"
                        | "can"
                        | "cannot"
                        | "will"
                        | "would"
                        | "could"
                        | "may"
                        | "might"
                        | "must"
                        | "should"
                );
        (!open && close).then_some(two)
    })
}

/// Whether the account goes on after a comma: "Despite the claim that it sails, the pier is empty".
fn ends_at_comma(scene: Scene, comma: usize, end: usize) -> bool {
    comma + 1 < end
        && (begins_clause(scene, comma + 1, end)
            || is_finite(scene, comma + 1)
            || matches!(scene.word(comma + 1), "with" | "as" | "but"))
}

/// "**his** repeated claim", "**the port’s** call".
fn possessor(scene: Scene, start: usize, at: usize) -> Option<Range<usize>> {
    let mut before = at;
    while before > start && at - before < 6 {
        let word = scene.word(before - 1);
        if matches!(word.to_lowercase().as_str(), "his" | "her" | "their" | "its" | "my" | "our") {
            return Some(before - 1..before);
        }
        if matches!(word, "’s" | "'s" | "’" | "'") {
            return owner(scene, start, before - 1);
        }
        let upos = scene.english.tokens[before - 1].upos;
        if !matches!(upos, Upos::Adj | Upos::Noun | Upos::Num | Upos::Adv | Upos::Verb) && word != "-" {
            return None;
        }
        before -= 1;
    }
    None
}

/// The noun phrase before a possessive ending.
fn owner(scene: Scene, start: usize, end: usize) -> Option<Range<usize>> {
    let mut from = end;
    while from > start && end - from < 8 {
        let token = &scene.english.tokens[from - 1];
        let inside = matches!(token.upos, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num)
            || scene.word(from - 1) == "-";
        if !inside {
            break;
        }
        from -= 1;
    }
    if from > start && is_determiner(scene.word(from - 1)) {
        from -= 1;
    }
    (from < end).then_some(from..end)
}

/// "**Venn** issued a warning that": the subject of the verb that the noun is the object of.
fn giver(scene: Scene, at: usize) -> Option<Range<usize>> {
    let english = scene.english;
    let token = &english.tokens[at];
    let verb = token.head.filter(|_| token.relation.universal() == Relation::Obj)?;
    let lemma = english.tokens[verb].lemma(scene.text());
    let subject = is(&lemma, Class::Carrier).then(|| english.child(verb, Relation::Nsubj)).flatten()?;
    let tokens = english.subtree(subject);
    (tokens.end <= verb).then_some(tokens)
}

/// "**Venn** opened with a call for": the subject of the verb that the noun stands behind with "with".
fn bringer(scene: Scene, start: usize, at: usize) -> Option<Range<usize>> {
    let floor = start.max(at.saturating_sub(5));
    let with = (floor + 1..at).rev().find(|at| scene.word(*at) == "with")?;
    let plain = (with + 1..at).all(|at| {
        matches!(scene.english.tokens[at].upos, Upos::Det | Upos::Adj | Upos::Noun | Upos::Num | Upos::Adv)
    });
    let verb = with - 1;
    let opens = matches!(
        scene.word(verb),
        "opened" | "began" | "closed" | "ended" | "responded" | "answered" | "replied" | "concluded" | "came"
    );
    (plain && opens && verb > start).then(|| phrase::subject(scene, start, verb)).flatten()
}

/// The speaker of an item of a list: who is named after "by" in the line that announces it, or whom the text before it
/// is about.
fn list_speaker(scene: Scene, sentence: &Range<usize>, at: usize) -> Option<Range<usize>> {
    let opens = at == sentence.start || at == sentence.start + 1 && is_determiner(scene.word(sentence.start));
    let sentences = &scene.english.sentences;
    let mut place = sentences.partition_point(|one| one.tokens.end <= sentence.start);
    if !opens {
        return None;
    }
    for _ in 0..LIST {
        place = place.checked_sub(1)?;
        let line = sentences[place].tokens.clone();
        if scene.word(line.end - 1) == ":" {
            let by = line.clone().find(|at| scene.word(*at) == "by");
            return match by {
                Some(by) => phrase::after(scene, by + 1, line.end),
                None => about(scene, place),
            };
        }
    }
    None
}

/// The most sentences of a list.
const LIST: usize = 16;

/// Whom the sentences before a list's announcement are about: the subject or its owner, of the paragraph's first.
fn about(scene: Scene, announcement: usize) -> Option<Range<usize>> {
    let sentences = &scene.english.sentences;
    let blocks = scene.document.blocks();
    let line = sentences[announcement].span;
    let before = blocks
        .iter()
        .rfind(|block| block.span.end() <= line.start() && !scene.tokens_in(block.span).is_empty())?;
    let tokens = scene.tokens_in(before.span);
    let first = scene.english.sentence_of(tokens.start)?.tokens.clone();
    let possessive = first.clone().take(8).find(|at| matches!(scene.word(*at), "’s" | "'s"));
    match possessive {
        Some(end) => owner(scene, first.start, end),
        None => phrase::clause_subject(scene, first.start, first.end),
    }
}
