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
use super::who::party::{self, Party};
use super::who::resolve::{resolve, with_speaker};
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

    pub fn pair(&self, at: usize) -> Option<[ActorId; 2]> {
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
