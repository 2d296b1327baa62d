//! Whom the words for those who take part name: names, offices, "his deputy, Orla Venn", "the two leaders", "they".

use super::before_verb;
use super::party::{self, Party};
use crate::actors::Cast;
use crate::events::anchor::Anchor;
use crate::events::clause::Clauses;
use crate::events::draft::Memory;
use crate::events::list::List;
use crate::{ActorId, ActorKind, EventKind, Participant, Role, Statement};
use readout_document::Span;
use readout_english::{NameClass, Relation, Upos};

/// "a meeting with Adeyle would be in Geneva, **Solberg** said": whoever speaks of it takes part.
pub(in crate::events) fn with_speaker(
    participants: &mut Vec<Participant>,
    cast: &Cast,
    statement: Option<&Statement>,
    anchor: &Anchor,
) {
    let [only] = &participants[..] else { return };
    let mutual = anchor.noun && matches!(anchor.kind, EventKind::Call | EventKind::Meeting);
    let speaker = statement.and_then(|statement| statement.speaker);
    let Some(speaker) = speaker.filter(|_| mutual && only.side == Some(1)) else { return };
    let person =
        speaker.actor.filter(|actor| cast.kind(*actor) == ActorKind::Person && Some(*actor) != only.actor);
    if let Some(actor) = person {
        let role = if anchor.kind == EventKind::Call { Role::Initiator } else { Role::Participant };
        participants.insert(0, Participant { span: speaker.span, actor: Some(actor), role, side: Some(0) });
    }
}

/// Whom a possessive means: the subject of its clause, when that is no pronoun itself.
fn owner(clauses: &Clauses, head: usize) -> Option<usize> {
    if clauses.relation(head) != Relation::NmodPoss {
        return None;
    }
    let noun = clauses.head(head)?;
    let verb = clauses.governor(noun)?;
    let subject = clauses.subject(verb).map(|subject| clauses.counted(subject))?;
    let subject = before_verb::antecedent(clauses, subject).unwrap_or(subject);
    let before = subject < head && clauses.upos(subject) != Upos::Pron && subject != noun;
    (before && party::is_party(clauses, subject)).then_some(subject)
}

/// Whom the parties' words name.
pub(in crate::events) fn resolve(
    clauses: &Clauses,
    cast: &mut Cast,
    statements: &[Statement],
    memory: &Memory,
    (anchor, parties): (&Anchor, &[Party]),
) -> Vec<Participant> {
    let mut found: Vec<Participant> = Vec::new();
    let is_pronoun = |party: &Party| clauses.upos(party.head) == Upos::Pron;
    // Names first: who is named beside a pronoun is not meant by it.
    let (pronouns, names): (Vec<&Party>, Vec<&Party>) = parties.iter().partition(|party| is_pronoun(party));
    for party in names.into_iter().chain(pronouns) {
        // "it is said that they met" is nobody.
        let direct =
            clauses.head(party.head).is_some_and(|head| head == anchor.token || Some(head) == anchor.verb);
        if !direct && clauses.small(party.head) == "it" {
            continue;
        }
        // "in his BBC interview, Solberg said": it is hers.
        let appears = anchor.kind == EventKind::Remarks && anchor.noun;
        let owns = clauses.is(party.head, Relation::NmodPoss) && is_pronoun(party);
        if appears && owns && found.iter().any(|one| is_named_person(one, cast)) {
            continue;
        }
        let owned = Party { head: owner(clauses, party.head).unwrap_or(party.head), ..*party };
        let pronoun = is_pronoun(party) && owned.head == party.head;
        let party = if is_pronoun(party) { &owned } else { party };
        let head = clauses.scene.english.tokens[party.head].span;
        let phrase = clauses.phrase_span(party.head);
        let one = |actor| Participant { span: phrase, actor, role: party.role, side: party.side };
        let known: Vec<ActorId> = found.iter().filter_map(|party| party.actor).collect();
        if party::is_group(clauses, party.head) {
            let pronoun_group = clauses.upos(party.head) == Upos::Pron;
            let states = clauses.lexicon.has(List::States, &clauses.lemma(party.head));
            let fits = |pair: &[ActorId; 2]| {
                !states || pair.iter().all(|actor| cast.kind(*actor) != ActorKind::Person)
            };
            let one_sided = matches!(anchor.kind, EventKind::Appointment | EventKind::Release);
            let pair = actors_around(clauses, cast, anchor, party.head)
                .or_else(|| memory.pair(head.start()))
                .or_else(|| cast.last_two(head.start()))
                .filter(|pair| fits(pair) && !one_sided);
            match pair {
                Some(pair) => {
                    let all = pair.into_iter().filter(|actor| !known.contains(actor));
                    found.extend(all.map(|actor| Participant { side: None, ..one(Some(actor)) }));
                }
                None if pronoun_group => {}
                None => found.push(one(None)),
            }
            continue;
        }
        let actor = if pronoun {
            let speaks =
                || statements.iter().find_map(|statement| statement.speaker.filter(|one| one.span == head));
            let speaker = speaks().and_then(|speaker| speaker.actor);
            speaker.or_else(|| cast.participant_pronoun(head, speaker_around(statements, head), &known))
        } else {
            let beside = person_beside(clauses, party.head).or_else(|| titled(clauses, party.head));
            let head = beside.map_or(head, |beside| clauses.scene.english.tokens[beside].span);
            cast.participant(phrase, head)
        };
        if let Some(speaker) = actor.filter(|_| among_us(clauses, anchor, parties))
            && let Some(pair) = [cast.last_two(head.start()), memory.pair(head.start())]
                .into_iter()
                .flatten()
                .find(|pair| pair.contains(&speaker))
        {
            let other = if pair[0] == speaker { pair[1] } else { pair[0] };
            found.push(Participant { side: None, ..one(Some(other)) });
        }
        // A pronoun that means nobody known names no one.
        let tells = actor.is_some() || !is_pronoun(party);
        if tells && actor.is_none_or(|actor| !known.contains(&actor)) {
            found.push(one(actor));
        }
    }
    found.sort_by_key(|party| party.span);
    found
}

fn is_named_person(party: &Participant, cast: &Cast) -> bool {
    party.actor.is_some_and(|actor| cast.kind(actor) == ActorKind::Person)
}

/// "After **their** meeting, Solberg hosted Adeyle": those of whom the clause tells.
fn actors_around(clauses: &Clauses, cast: &Cast, anchor: &Anchor, pronoun: usize) -> Option<[ActorId; 2]> {
    if !anchor.noun || !clauses.is(pronoun, Relation::NmodPoss) || !party::is_mutual(anchor.kind) {
        return None;
    }
    let verb = clauses.governor(anchor.token).filter(|verb| *verb > anchor.token)?;
    let person = |head: usize| {
        let actor = cast.named_at(clauses.scene.english.tokens[head].span)?;
        (cast.kind(actor) == ActorKind::Person).then_some(actor)
    };
    let pair = [person(clauses.subject(verb)?)?, person(clauses.object(verb)?)?];
    (pair[0] != pair[1]).then_some(pair)
}

/// "**We** agreed to meet", "our visits to **each other’s** ports": nobody else is named, so the other is whoever was named with
/// the speaker before.
fn among_us(clauses: &Clauses, anchor: &Anchor, parties: &[Party]) -> bool {
    let [only] = parties else { return false };
    let we = matches!(&*clauses.small(only.head), "we" | "us" | "our");
    let mutual = party::is_mutual(anchor.kind) || anchor.kind == EventKind::Call;
    we && (mutual
        || clauses.extent(anchor.token).any(|at| {
            clauses.small(at) == "each"
                && at + 1 < clauses.scene.english.tokens.len()
                && clauses.small(at + 1) == "other"
        }))
}

/// "his deputy, **Orla Venn**".
fn person_beside(clauses: &Clauses, head: usize) -> Option<usize> {
    clauses
        .children_as(head, Relation::Appos)
        .find(|beside| party::name_at(clauses, *beside).is_some_and(|name| name.class == NameClass::Person))
}

/// "Secretary of State **Orla Venn**", where the tree has the title for the head.
fn titled(clauses: &Clauses, head: usize) -> Option<usize> {
    let tokens = clauses.phrase(head);
    let names = &clauses.scene.english.names;
    let from = names.partition_point(|name| name.tokens.start < tokens.start);
    let inside = || names[from..].iter().take_while(|name| name.tokens.start < tokens.end);
    if inside().any(|name| name.class == NameClass::Person && name.tokens.contains(&head)) {
        return None;
    }
    let goes_on = |at: usize| {
        matches!(clauses.upos(at), Upos::Noun | Upos::Propn) || matches!(clauses.scene.word(at), "-" | "of")
    };
    // "Vice President | Orla Venn", whatever the tree has the name hang on.
    let capital = clauses.scene.word(head).starts_with(char::is_uppercase) && head + 1 == tokens.end;
    let behind = || names.iter().find(|name| name.tokens.start == tokens.end).filter(|_| capital);
    let person = inside()
        .find(|name| name.class == NameClass::Person && name.tokens.start > head)
        .or_else(|| behind().filter(|name| name.class == NameClass::Person))?;
    let near = person.tokens.start - head <= 4 && (head + 1..person.tokens.start).all(goes_on);
    near.then_some(person.tokens.start)
}

/// The speaker of the innermost statement whose content holds the words.
fn speaker_around(statements: &[Statement], words: Span) -> Option<ActorId> {
    let around = statements
        .iter()
        .rfind(|statement| statement.content.iter().any(|content| content.contains(words)))?;
    around.speaker.and_then(|speaker| speaker.actor)
}
