//! One place of the text that tells of a happening, before the places are joined.

use super::anchor::Anchor;
use super::announcement;
use super::ballot;
use super::clause::Clauses;
use super::journey;
use super::list::List;
use super::occasion;
use super::place;
use super::status::{Told, told};
use super::when::date;
use super::when::duration;
use super::when::gathering;
use super::who::before_verb;
use super::who::party::{self, Party};
use super::who::speaking;
use crate::actors::Cast;
use crate::{
    ActorId, ActorKind, Event, EventAuxiliary, EventDate, EventKind, EventMention, EventStatus, Participant,
    Role, Statement,
};
use readout_document::Span;
use readout_english::{NameClass, Relation, Upos};

/// A happening as one place tells it.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub event: Event,
    pub told: Told,
    /// "the call", "their meeting": one that has been told of.
    pub definite: bool,
    /// "a conference": one that is told of for the first time.
    pub indefinite: bool,
    /// The noun or verb that names it, in dictionary form.
    pub words: Vec<String>,
    /// A noun that says little by itself.
    pub loose: bool,
    /// An election or a referendum.
    pub ballot: bool,
    /// Whether a noun names it.
    pub noun: bool,
    /// Whether its day stands before it: "**Tuesday’s** meeting".
    pub own_day: bool,
    /// Happens also where nobody is named who did it.
    pub alone: bool,
    /// Whether what is told of it is told of days past: "called it off **on May 3**".
    pub stale: bool,
    /// A noun that a verb makes happen: "launched a strike".
    pub made: bool,
    /// A journey to which somebody is invited or urged: "invited Adeyle **to visit** Vell".
    pub invited: bool,
    /// Whether the account comes back to it, wherever it is told.
    pub turned_on: bool,
    /// Whether it stands in a heading.
    pub heading: bool,
    /// "another meeting", "meet again": not the one before.
    pub again: bool,
    /// Whether nothing but the sort of happening is told ("peace talks").
    pub bare: bool,
    /// Tells only that somebody takes part in what has been told of ("will attend").
    pub known: bool,
    /// The place of its sentence.
    pub sentence: usize,
    /// The token that named it last.
    pub last: usize,
    /// Every token that names it.
    pub tokens: Vec<usize>,
    /// The token of a happening that this one is said to be: "the **conversation**, their first contact".
    pub apposed: Option<usize>,
    /// The tokens of happenings that it is a part of: "met on the sidelines of the **conference**".
    pub within: Vec<usize>,
    /// Those beside whose doings it is put: "before **Solberg** spoke".
    pub beside: Vec<ActorId>,
    /// The token of what somebody travels or meets for: "flew to Geneva for **talks**".
    pub visit_for: Option<usize>,
    /// The names that are part of it ("Sundholm Harbour"), in small letters.
    pub names: Vec<String>,
}

/// What has been read before.
#[derive(Default)]
pub(super) struct Memory {
    /// The last two who were parties to one thing, and where.
    pair: Option<([ActorId; 2], usize)>,
}

/// How far a pair is remembered, in bytes.
const REACH: usize = 3000;

impl Memory {
    pub fn note(&mut self, draft: &Draft, cast: &Cast) {
        let mut actors: Vec<ActorId> = Vec::new();
        for party in &draft.event.participants {
            let Some(actor) = party.actor.filter(|_| party.role != Role::Absent) else { continue };
            if cast.kind(actor) != ActorKind::Unnamed && !actors.contains(&actor) {
                actors.push(actor);
            }
        }
        let mutual =
            !matches!(draft.event.kind, EventKind::Visit | EventKind::Remarks | EventKind::Appointment);
        if let ([first, second], true) = (&actors[..], mutual) {
            self.pair = Some(([*first, *second], draft.event.mentions[0].span.start()));
        }
    }

    fn pair(&self, at: usize) -> Option<[ActorId; 2]> {
        self.pair.filter(|(_, from)| at.saturating_sub(*from) < REACH).map(|(pair, _)| pair)
    }
}

/// Reads what stands around an anchor; nothing when it is told not to be.
pub(super) fn draft(
    clauses: &Clauses,
    cast: &mut Cast,
    statements: &[Statement],
    memory: &Memory,
    anchor: &Anchor,
) -> Option<Draft> {
    let told = told(clauses, anchor)?;
    let scene = clauses.scene;
    let parties = party::parties(clauses, anchor);
    let span = span_of(clauses, anchor, &parties);
    let statement = statements.iter().rposition(|statement| {
        statement.content.iter().any(|content| content.contains(scene.english.tokens[anchor.token].span))
    });
    let mut participants = resolve(clauses, cast, statements, memory, (anchor, &parties));
    speaking::fill(&mut participants, clauses, statements, anchor);
    with_speaker(&mut participants, cast, statements.get(statement.unwrap_or(usize::MAX)), anchor);
    let kind = kind_among(anchor, &participants, cast);
    if kind != anchor.kind {
        participants.iter_mut().for_each(|party| party.role = Role::Participant);
    }
    let published = scene.document.published.as_ref().map(|known| known.value);
    let own = date::date(clauses, anchor, &told);
    let date = match own {
        Some(own) if !gathering::may_be_told_closer(&own) => Some(own),
        own => gathering::date(clauses, anchor, &told, own).or(own),
    };
    let date = date.filter(|date| !(told.past && published.is_some_and(|published| date.start > published)));
    let status = with_calendar(clauses, &told, date.as_ref(), anchor);
    let (status, date) = announcement::announced(clauses, anchor, status, date);
    let status = journey::going_on(clauses, anchor, date.as_ref(), status);
    let date = date.map(|date| date::to_come(clauses, anchor, date, (status, &told)));
    let stale = told.undone_before || date::is_of_the_past(clauses, anchor);
    let heading = scene.english.sentence_of(anchor.token).is_some_and(|sentence| sentence.heading);
    let place = place::place(clauses, anchor);
    let names = names(clauses, anchor);
    let known = anchor.word.frame.known;
    let definite = known || anchor.noun && is_definite(clauses, anchor.token);
    Some(Draft {
        known,
        sentence: scene.english.sentences.partition_point(|sentence| sentence.tokens.end <= anchor.token),
        last: anchor.token,
        tokens: vec![anchor.token],
        apposed: occasion::apposed(clauses, anchor),
        within: occasion::within(clauses, anchor).into_iter().collect(),
        beside: occasion::beside(clauses, anchor, cast),
        visit_for: visit_for(clauses, anchor),
        bare: participants.is_empty() && place.is_none() && date.is_none() && names.is_empty(),
        event: Event {
            kind,
            mode: anchor.mode,
            status,
            auxiliary: auxiliary(status, &told),
            participants,
            place,
            date,
            duration: duration::duration(clauses, anchor),
            statement,
            caption_only: false,
            mentions: vec![EventMention {
                span,
                anchor: scene.english.tokens[anchor.token].span,
                status,
                stated: told.stated,
            }],
        },
        told,
        made: anchor.noun && anchor.verb.is_some(),
        stale,
        invited: journey::is_asked_of(clauses, anchor),
        turned_on: false,
        noun: anchor.noun,
        own_day: anchor.noun && ballot::has_day(clauses, anchor.token),
        ballot: anchor.noun && clauses.lexicon.has(List::Ballots, &clauses.lemma(anchor.token))
            || anchor.kind == EventKind::Vote && ballot::is_told(clauses, anchor.token),
        alone: anchor.word.frame.alone && !is_of_many(clauses, anchor, date.is_some()),
        definite,
        indefinite: anchor.noun
            && clauses
                .children_as(anchor.token, Relation::Det)
                .any(|at| matches!(&*clauses.small(at), "a" | "an")),
        words: vec![clauses.lemma(anchor.token).into_owned()],
        loose: anchor.word.frame.loose,
        heading,
        again: is_again(clauses, anchor) || anchor.noun && clauses.follows(anchor.token).is_some(),
        names,
    })
}

/// "Tarvia is willing to **talk** with Norrland": states that talk hold talks, persons may call each other.
fn kind_among(anchor: &Anchor, participants: &[Participant], cast: &Cast) -> EventKind {
    let states = participants.len() >= 2
        && participants
            .iter()
            .all(|party| party.actor.is_some_and(|actor| cast.kind(actor) == ActorKind::Government));
    let talks = anchor.kind == EventKind::Call && anchor.mode.is_none() && anchor.word.frame.loose;
    if talks && states { EventKind::Talks } else { anchor.kind }
}

/// "a meeting with Adeyle would be in Geneva, **Solberg** said": whoever speaks of it takes part.
fn with_speaker(
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

fn auxiliary(status: EventStatus, told: &Told) -> Option<EventAuxiliary> {
    match status {
        _ if told.supposed => Some(EventAuxiliary::Hypothetical),
        EventStatus::Planned | EventStatus::Announced | EventStatus::Postponed => {
            Some(EventAuxiliary::Future)
        }
        EventStatus::Proposed => Some(EventAuxiliary::Hypothetical),
        EventStatus::Denied | EventStatus::Cancelled => Some(EventAuxiliary::Negated),
        EventStatus::Held | EventStatus::UnderWay | EventStatus::Unconfirmed => None,
    }
}

/// What lies after the day of publication is planned, whatever the tense: "are travelling this week", "meets on Friday".
fn with_calendar(clauses: &Clauses, told: &Told, date: Option<&EventDate>, anchor: &Anchor) -> EventStatus {
    let published = clauses.scene.document.published.as_ref().map(|known| known.value);
    let (Some(date), Some(published)) = (date, published) else { return told.status };
    let moves = anchor.word.frame.to_place;
    match told.status {
        EventStatus::Held if date.start > published => EventStatus::Planned,
        EventStatus::UnderWay if date.start > published || moves && date.end > published => {
            EventStatus::Planned
        }
        status => status,
    }
}

/// From the subject of what tells it to the last of those who take part, or the noun phrase alone.
fn span_of(clauses: &Clauses, anchor: &Anchor, parties: &[Party]) -> Span {
    let sentence =
        clauses.scene.english.sentence_of(anchor.token).map_or(0..0, |sentence| sentence.tokens.clone());
    let mut tokens = if anchor.noun { clauses.phrase(anchor.token) } else { anchor.token..anchor.token + 1 };
    let verb = anchor.verb.unwrap_or(anchor.token);
    tokens = tokens.start.min(verb)..tokens.end.max(verb + 1);
    let near = parties.iter().map(|party| clauses.phrase(party.head)).chain(
        clauses
            .children(anchor.token)
            .filter(|child| {
                matches!(clauses.relation(*child).universal(), Relation::Obl | Relation::Obj | Relation::Nmod)
            })
            .map(|child| clauses.phrase(child)),
    );
    for phrase in near {
        if sentence.contains(&phrase.start) && phrase.end <= sentence.end {
            tokens = tokens.start.min(phrase.start)..tokens.end.max(phrase.end);
        }
    }
    if let Some(first) = clauses.follows(anchor.token).filter(|first| tokens.contains(first)) {
        tokens.start = first;
    }
    clauses.scene.span(&tokens)
}

fn is_definite(clauses: &Clauses, token: usize) -> bool {
    clauses.children(token).any(|child| {
        let word = clauses.small(child);
        match clauses.relation(child) {
            Relation::Det => matches!(&*word, "the" | "that" | "this" | "these" | "those"),
            Relation::NmodPoss => true,
            _ => false,
        }
    })
}

/// "attacks in the north", of no day: many of them, and none in particular.
fn is_of_many(clauses: &Clauses, anchor: &Anchor, dated: bool) -> bool {
    let told_apart = clauses
        .children(anchor.token)
        .any(|child| matches!(clauses.relation(child).universal(), Relation::Det | Relation::Nummod));
    clauses.small(anchor.token).ends_with('s') && !told_apart && !dated
}

/// "another", "a second", "next", "again": told apart from the one before.
fn is_again(clauses: &Clauses, anchor: &Anchor) -> bool {
    let word = |at: usize| clauses.lexicon.has(List::Another, &clauses.small(at));
    // "a second Norrland-Tarvia summit", whatever the tree has "second" hang on.
    let before = || {
        let phrase = clauses.phrase(anchor.token);
        let det = phrase.start;
        anchor.noun
            && det + 1 < anchor.token
            && clauses.upos(det) == Upos::Det
            && matches!(clauses.upos(det + 1), Upos::Adj | Upos::Det)
            && word(det + 1)
    };
    before()
        || clauses.children(anchor.token).any(|child| {
            matches!(clauses.relation(child).universal(), Relation::Det | Relation::Amod | Relation::Advmod)
                && word(child)
        })
}

/// The capitalised words of the noun phrase that stand before the anchor: "Sundholm Harbour" of the conference.
fn names(clauses: &Clauses, anchor: &Anchor) -> Vec<String> {
    if !anchor.noun || anchor.kind != EventKind::Conference {
        return Vec::new();
    }
    let tokens = clauses.phrase(anchor.token);
    tokens
        .filter(|at| {
            *at < anchor.token
                && clauses.upos(*at) == Upos::Propn
                && party::name_at(clauses, *at).is_none_or(|name| name.class != NameClass::Person)
        })
        .map(|at| clauses.small(at).into_owned())
        .collect()
}

/// What a journey is for: "flew to Geneva for **talks**", "visiting Vell for a **conference**"; and what people meet for:
/// "met in Vell for a **summit**", "will meet to resume **talks**".
fn visit_for(clauses: &Clauses, anchor: &Anchor) -> Option<usize> {
    let journey = anchor.kind == EventKind::Visit;
    if !journey && (anchor.kind != EventKind::Meeting || anchor.noun) {
        return None;
    }
    let gathers = |child: &usize| {
        let word = clauses.lexicon.noun(None, &clauses.lemma(*child));
        word.is_some_and(|word| {
            let kind = word.plural.unwrap_or(word.kind);
            journey || matches!(kind, EventKind::Conference | EventKind::Talks)
        })
    };
    let meant = clauses.children(anchor.token).find(|child| {
        matches!(clauses.relation(*child).universal(), Relation::Obl | Relation::Nmod)
            && clauses.case(*child).is_some_and(|case| case == "for")
            && gathers(child)
    });
    let begun = || {
        let purpose = clauses
            .children(anchor.token)
            .filter(|child| matches!(clauses.relation(*child), Relation::Advcl | Relation::Xcomp))
            .filter(|verb| clauses.lexicon.is_light(&clauses.lemma(*verb), EventKind::Talks));
        purpose.filter_map(|verb| clauses.object(verb)).find(gathers)
    };
    meant.or_else(|| if journey { None } else { begun() })
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
fn resolve(
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
