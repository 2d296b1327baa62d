//! Whom a pronoun or "the minister" means: the most salient person who fits.

use super::Cast;
use super::fold::fold;
use super::home;
use super::office::{self, Office};
use crate::{ActorId, ActorKind};
use readout_document::Span;
use readout_english::{Relation, Xpos};

/// Who spoke, in order.
#[derive(Debug, Default)]
pub(super) struct Spoken {
    turns: Vec<(ActorId, Span)>,
}

impl Spoken {
    pub fn note(&mut self, actor: Option<ActorId>, span: Span) {
        if let Some(actor) = actor {
            self.turns.push((actor, span));
        }
    }

    /// The last speaker before `offset`, and where he is named.
    fn last_before(&self, offset: usize) -> Option<(ActorId, Span)> {
        self.turns.iter().rev().find(|(_, span)| span.start() < offset).copied()
    }
}

/// How far back, in sentences, an antecedent is sought.
const REACH: usize = 10;

/// The person whom the pronoun at `pronoun` means, as the speaker of `content`.
pub(super) fn resolve(cast: &Cast, pronoun: Span, content: Span) -> Option<ActorId> {
    let words = fold(pronoun.of(cast.scene.text()));
    resolve_but(cast, as_subject(&words)?, pronoun, content, &[])
}

/// A pronoun of the third person as a subject has it: "him" is "he".
pub(super) fn as_subject(pronoun: &str) -> Option<&'static str> {
    Some(match pronoun {
        "he" | "him" | "his" => "he",
        "she" | "her" => "she",
        "it" | "its" => "it",
        "they" | "them" | "their" => "they",
        _ => return None,
    })
}

/// The person, none of `except`, whom `words` means at `pronoun`.
pub(super) fn resolve_but(
    cast: &Cast,
    words: &str,
    pronoun: Span,
    content: Span,
    except: &[ActorId],
) -> Option<ActorId> {
    let mut best: Option<(f32, ActorId)> = None;
    for id in (0..cast.actors.len()).map(ActorId) {
        if except.contains(&id) || !fits(cast, id, words) {
            continue;
        }
        let score = salience(cast, id, pronoun, content);
        if score > 0.0 && best.is_none_or(|(top, _)| score > top) {
            best = Some((score, id));
        }
    }
    best.map(|(_, id)| id)
}

fn fits(cast: &Cast, id: ActorId, pronoun: &str) -> bool {
    let actor = &cast.actors[id.0];
    let plural = || {
        let name = fold(&actor.name);
        name.contains(" and ") || name.split(' ').next_back().is_some_and(|word| word.ends_with('s'))
    };
    match pronoun {
        "they" => {
            matches!(actor.kind, ActorKind::Organisation | ActorKind::Group)
                || actor.kind == ActorKind::Unnamed && plural()
        }
        "it" => {
            let body = matches!(actor.kind, ActorKind::Organisation | ActorKind::Government);
            body || actor.kind == ActorKind::Unnamed && is_body(&actor.name)
        }
        _ => {
            let person = actor.kind == ActorKind::Person
                || actor.kind == ActorKind::Unnamed && !plural() && !is_body(&actor.name);
            person && cast.genders[id.0].is_none_or(|female| female == (pronoun == "she"))
        }
    }
}

/// "Varenskiy’s office", "the company": nobody's "he" or "she".
fn is_body(name: &str) -> bool {
    let name = fold(name);
    let head = name.split(" of ").next().unwrap_or(&name);
    matches!(
        head.rsplit(' ').next().unwrap_or(head),
        "office"
            | "government"
            | "ministry"
            | "department"
            | "company"
            | "agency"
            | "party"
            | "union"
            | "court"
            | "commission"
            | "council"
            | "committee"
            | "administration"
            | "army"
            | "police"
            | "team"
            | "group"
            | "campaign"
            | "statement"
            | "report"
            | "letter"
            | "study"
            | "poll"
            | "survey"
            | "newspaper"
            | "state"
            | "city"
            | "university"
            | "bank"
            | "board"
            | "embassy"
            | "coalition"
            | "alliance"
            | "post"
            | "message"
    )
}

/// How present an actor is at `pronoun`; 0 when not at all.
fn salience(cast: &Cast, id: ActorId, pronoun: Span, content: Span) -> f32 {
    let scene = cast.scene;
    let sentence_at =
        |offset: usize| scene.english.sentences.partition_point(|sentence| sentence.span.start() <= offset);
    let here = sentence_at(pronoun.start());
    let mut score = 0.0_f32;
    let mut times = 0;
    for mention in &cast.actors[id.0].mentions {
        if mention.span.start() >= pronoun.start() || in_quotation(cast, mention.span) {
            continue;
        }
        times += 1;
        let distance = here.saturating_sub(sentence_at(mention.span.start()));
        if distance > REACH {
            continue;
        }
        let near = 10.0 - distance as f32;
        let role = if is_subject(cast, mention.span) { 4.0 } else { 0.0 };
        score = score.max(near + role);
    }
    if score == 0.0 {
        return 0.0;
    }
    if let Some((last, at)) = cast.spoken.last_before(pronoun.start())
        && last == id
        && here.saturating_sub(sentence_at(at.start())) <= 4
    {
        // Somebody else has taken the stage since: "Dorn answered her. He said …".
        score += if overtaken(cast, id, at, pronoun) { 0.0 } else { 5.0 };
    }
    if cast.actors[id.0].kind == ActorKind::Unnamed {
        score -= 1.0;
    }
    // A bare word named once may be no person at all: "Fog had closed the pier."
    let actor = &cast.actors[id.0];
    if actor.kind == ActorKind::Person && times == 1 && actor.office.is_none() && !actor.name.contains(' ') {
        score -= 5.0;
    }
    let spoken_of = cast.actors[id.0].mentions.iter().any(|mention| content.contains(mention.span));
    score + (times.min(5) as f32) * 0.2 - if spoken_of { 7.0 } else { 0.0 }
}

/// Whether another person has been the subject of a sentence between two places.
fn overtaken(cast: &Cast, id: ActorId, from: Span, to: Span) -> bool {
    let others =
        cast.actors.iter().enumerate().filter(|(at, actor)| *at != id.0 && actor.kind == ActorKind::Person);
    let mut mentions = others.flat_map(|(_, actor)| &actor.mentions);
    // Whoever is named in the sentence of the speech itself is spoken of in it.
    let sentences = &cast.scene.english.sentences;
    let at = sentences.partition_point(|sentence| sentence.span.end() <= from.start());
    let spoken = sentences.get(at).map_or(from.end(), |sentence| sentence.span.end());
    mentions.any(|mention| {
        let between = mention.span.start() > spoken && mention.span.end() < to.start();
        between && !in_quotation(cast, mention.span) && is_subject(cast, mention.span)
    })
}

fn in_quotation(cast: &Cast, span: Span) -> bool {
    cast.scene.english.quotations.iter().any(|quotation| {
        quotation.content.contains(span) && quotation.content.of(cast.scene.text()).split(' ').count() > 3
    })
}

/// Whether the words are a subject: by the parse where there is one, else by standing first in their sentence or right
/// before a verb.
fn is_subject(cast: &Cast, span: Span) -> bool {
    let english = cast.scene.english;
    let tokens = cast.scene.tokens_in(span);
    let parsed = tokens.clone().any(|at| {
        let relation = english.tokens[at].relation.universal();
        english.tokens[at].head.is_some() && relation == Relation::Nsubj
    });
    let first = english
        .sentence_of(tokens.start.min(english.tokens.len().saturating_sub(1)))
        .is_some_and(|sentence| tokens.start.saturating_sub(sentence.tokens.start) <= 1);
    // "Solberg **last year** widened the pier"
    let past = cast.scene.time_at(tokens.end).map_or(tokens.end, |time| time.end);
    let verb_after = english.tokens.get(past).is_some_and(|next| {
        let word = next.span.of(cast.scene.text());
        let behind_time = past > tokens.end && matches!(next.xpos, Xpos::Vbd | Xpos::Vbz);
        matches!(word, "was" | "has" | "had" | "is" | "will" | "would" | "did")
            || behind_time
            || cast.scene.verb(past, past + 1).is_some()
    });
    parsed || first || verb_after
}

/// The person whose office "the minister", "the harbour minister", "the president" names.
pub(super) fn office_holder(cast: &Cast, described: Span) -> Option<ActorId> {
    let words = described.of(cast.scene.text());
    let office = Office::read(words).filter(|_| office::is_definite(words))?;
    let mut best: Option<(f32, ActorId)> = None;
    for (at, actor) in cast.actors.iter().enumerate() {
        let held = cast.offices[at].iter().filter(|held| office.may_be(held));
        let Some(extra) = held.map(|held| held.details.len().saturating_sub(office.details.len())).min()
        else {
            continue;
        };
        let before = actor.mentions.iter().filter(|mention| mention.span.start() < described.start());
        let times = before.clone().count();
        let Some(last) = before.map(|mention| mention.span.start()).max() else { continue };
        let near = 1.0 / (1.0 + (described.start() - last) as f32 / 400.0);
        // "the president" without more is the one whose title has no more, or who is named most.
        let exact = if extra == 0 { 1.0 } else { 0.0 };
        let score = near + exact + times as f32 * 0.15;
        if best.is_none_or(|(top, _)| score > top) {
            best = Some((score, ActorId(at)));
        }
    }
    best.map(|(_, id)| id)
}

/// "the Tarvian president" in an account whose only president without a country is Solberg: hers is the one left. Of whom
/// it is known what state he led on the day of publication, it is that one and no other.
pub(super) fn only_holder(cast: &Cast, described: Span) -> Option<ActorId> {
    let words = described.of(cast.scene.text());
    let office =
        Office::read(words).filter(|office| office.details.len() == 1 && office::is_definite(words))?;
    let holds = |at: &usize| {
        let leads = |held: &Office| office.head == "leader" && held.head == "president";
        let plain = |held: &Office| (held.head == office.head || leads(held)) && held.details.is_empty();
        cast.actors[*at].kind == ActorKind::Person && cast.offices[*at].iter().any(plain)
    };
    let bound =
        |at: usize| cast.offices[at].iter().any(|held| held.head == office.head && !held.details.is_empty());
    let state = office.details.first().filter(|detail| office::is_country(detail))?;
    let led = |at: usize| home::state_led(cast.scene, &cast.actors[at].name).map(|led| fold(&led) == *state);
    let holders: Vec<(usize, Option<bool>)> =
        (0..cast.actors.len()).filter(holds).map(|at| (at, led(at))).collect();
    let known = holders.iter().find(|(_, leads)| *leads == Some(true));
    let mut others = holders.iter().filter(|(at, leads)| leads.is_none() && !bound(*at));
    let only = || others.next().filter(|_| others.next().is_none());
    known.or_else(only).map(|(at, _)| ActorId(*at))
}
