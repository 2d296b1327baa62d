//! What happened, joined across accounts: one happening with what each account tells of it, and how far it had come by
//! the day each was published.

use crate::actors::Joined;
use crate::record::{AccountNumber, ActorNumber, RecordedAccount};
use jiff::civil::Date;
use readout_document::{Evidence, Span};
use readout_statement::{
    Account, ActorKind, Event, EventAuxiliary, EventKind, EventMention, EventStatus, Role,
};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;

/// Something that happened or is to happen, as the accounts tell it together.
#[derive(Clone, Debug, PartialEq)]
pub struct Happening {
    /// What.
    pub kind: EventKind,
    /// Who takes part, in order of number.
    pub participants: Vec<ActorNumber>,
    /// The first day that an account gives for it.
    pub day: Option<Date>,
    /// What each account tells, by day of publication.
    pub told: Vec<ToldOf>,
    /// How many texts tell it: copies of one text count once.
    pub texts: usize,
}

/// What one account tells of a happening.
#[derive(Clone, Debug, PartialEq)]
pub struct ToldOf {
    /// The account.
    pub account: AccountNumber,
    /// How far it has come.
    pub status: EventStatus,
    /// The words that tell it, those that bear the status first.
    pub evidence: Vec<Evidence>,
    /// How many of them, from the first on, tell it outright and do not only name it ("after the call").
    pub outright: usize,
    /// The day it gives.
    pub day: Option<(Date, Evidence)>,
    /// The place it gives.
    pub place: Option<Evidence>,
    /// Who took part or is to, with the words that tell.
    pub present: Vec<(ActorNumber, Evidence)>,
    /// Who is said not to have been there.
    pub absent: Vec<(ActorNumber, Evidence)>,
}

/// Members of a bucket beyond which it tells nothing.
const COMMONPLACE: usize = 60;

/// Members of a group that are held against those of another.
const ENOUGH: usize = 8;

/// One account's event with what joins it to others.
struct Single<'a> {
    account: usize,
    event: &'a Event,
    class: u8,
    actors: Vec<ActorNumber>,
    day: Option<Date>,
    published: Option<Date>,
    place: Option<String>,
}

/// The happenings, those with a day first, by day; then by number of texts.
pub fn happenings(accounts: &[&Account], recorded: &[RecordedAccount], joined: &Joined) -> Vec<Happening> {
    let mut singles: Vec<Single> = Vec::new();
    for (number, account) in accounts.iter().enumerate() {
        singles.extend(account.events.iter().filter_map(|event| single(account, number, event, joined)));
    }
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut group_of: Vec<usize> = Vec::new();
    for at in 0..singles.len() {
        group_of.push(groups.len());
        groups.push(vec![at]);
    }
    for (one, two) in candidates(&singles) {
        let (one, two) = (group_of[one].min(group_of[two]), group_of[one].max(group_of[two]));
        if one != two && one_happening(&singles, &groups[one], &groups[two]) {
            let moved = std::mem::take(&mut groups[two]);
            moved.iter().for_each(|at| group_of[*at] = one);
            groups[one].extend(moved);
        }
    }
    let mut found: Vec<Happening> = groups
        .iter()
        .filter(|group| !group.is_empty())
        .map(|group| happening(accounts, recorded, joined, &singles, group))
        .collect();
    found.sort_by_cached_key(|it| {
        let first = it.told.first().map(|told| (told.account, told.evidence.first().map(Evidence::span)));
        (it.day.is_none(), it.day, Reverse(it.texts), first)
    });
    found
}

fn single<'a>(account: &'a Account, number: usize, event: &'a Event, joined: &Joined) -> Option<Single<'a>> {
    let class = match event.kind {
        EventKind::Call => 0,
        EventKind::Meeting | EventKind::Talks => 1,
        EventKind::Conference => 2,
        EventKind::Visit => 3,
        EventKind::Invitation => 4,
        EventKind::Appointment => 5,
        EventKind::Release => 6,
        EventKind::Agreement => 7,
        EventKind::Vote => 8,
        EventKind::Measure => 9,
        EventKind::Attack => 10,
        EventKind::Ceasefire => 11,
        // That somebody spoke is told by what was said.
        EventKind::Remarks | EventKind::Other => return None,
    };
    // What was called off is told; what is only said not to be is not.
    let off = matches!(event.status, EventStatus::Cancelled | EventStatus::Postponed | EventStatus::Denied);
    let aside = match event.auxiliary {
        Some(EventAuxiliary::Historical | EventAuxiliary::Hypothetical) => true,
        Some(EventAuxiliary::Negated) => !off,
        _ => false,
    };
    if event.caption_only || aside {
        return None;
    }
    let named = |index: usize| account.actors.get(index).is_some_and(|it| it.kind != ActorKind::Unnamed);
    let participants = event.participants.iter().filter_map(|it| it.actor).filter(|it| named(it.0));
    let mut actors: Vec<ActorNumber> =
        participants.filter_map(|actor| joined.number_of(number, actor)).collect();
    actors.sort_unstable();
    actors.dedup();
    let text = &account.document.text;
    Some(Single {
        account: number,
        event,
        class,
        actors,
        day: given_day(event),
        published: account.document.published.as_ref().map(|known| known.value),
        place: event.place.map(|place| readout_story::words::fold(place.of(text))),
    })
}

/// The day an account gives, or the first of a few days; "in November" gives none.
fn given_day(event: &Event) -> Option<Date> {
    let date = event.date.as_ref()?;
    let last = date.start.checked_add(jiff::Span::new().days(FEW_DAYS)).ok()?;
    (date.end <= last).then_some(date.start)
}

/// Days that a happening may go over and still have a day.
const FEW_DAYS: i64 = 5;

/// Pairs of events of one kind that share a participant, a day or a place, in order.
fn candidates(singles: &[Single]) -> Vec<(usize, usize)> {
    let mut buckets: FxHashMap<(u8, String), Vec<usize>> = FxHashMap::default();
    for (at, single) in singles.iter().enumerate() {
        let actors = single.actors.iter().map(|actor| format!("a{}", actor.0));
        let day = single.day.map(|day| format!("d{day}"));
        let place = single.place.iter().map(|place| format!("p{place}"));
        let class = if single.class == 2 { 1 } else { single.class };
        for key in actors.chain(day).chain(place) {
            buckets.entry((class, key)).or_default().push(at);
        }
    }
    let mut pairs = Vec::new();
    for bucket in buckets.values().filter(|bucket| bucket.len() <= COMMONPLACE) {
        for (at, one) in bucket.iter().enumerate() {
            pairs.extend(bucket[at + 1..].iter().map(|two| (*one, *two)));
        }
    }
    // In a large story what everybody tells is joined along the order of the accounts.
    for bucket in buckets.values().filter(|bucket| bucket.len() > COMMONPLACE) {
        pairs.extend(bucket.windows(2).map(|pair| (pair[0], pair[1])));
        pairs.extend(bucket.windows(3).map(|pair| (pair[0], pair[2])));
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Whether two groups of events tell one happening: enough in common and nothing that speaks against it.
fn one_happening(singles: &[Single], one: &[usize], two: &[usize]) -> bool {
    let days =
        |group: &[usize]| -> FxHashSet<Date> { group.iter().filter_map(|at| singles[*at].day).collect() };
    let (first, second) = (days(one), days(two));
    if !first.is_empty() && !second.is_empty() && first.is_disjoint(&second) {
        return false;
    }
    let impossible = |one: &[usize], day: &FxHashSet<Date>| {
        one.iter().any(|at| {
            let single = &singles[*at];
            let over = matches!(single.event.status, EventStatus::Held | EventStatus::UnderWay);
            over && single.day.is_none() && single.published.is_some_and(|by| day.iter().any(|day| *day > by))
        })
    };
    if impossible(one, &second) || impossible(two, &first) {
        return false;
    }
    let first = |group: &[usize]| group.iter().take(ENOUGH).copied().collect::<Vec<usize>>();
    let (one, two) = (first(one), first(two));
    one.iter().any(|one| two.iter().any(|two| alike(&singles[*one], &singles[*two])))
}

/// Whether two events have enough in common.
fn alike(one: &Single, two: &Single) -> bool {
    let shared = one.actors.iter().filter(|actor| two.actors.contains(actor)).count();
    let same_day = one.day.is_some() && one.day == two.day;
    let same_place = one.place.is_some() && one.place == two.place;
    let all = shared > 0 && (shared == one.actors.len() || shared == two.actors.len());
    // Talks that are agreed on are not the meeting that is; a summit is a meeting where day and parties say so.
    if one.event.kind != two.event.kind {
        // An account that has a word for each has two: the conference, and who met on its sidelines.
        let both = one.account != two.account
            && shared >= 2
            && shared == one.actors.len()
            && shared == two.actors.len();
        return same_day && (both || one.class == two.class && (all || same_place));
    }
    // On one day one meets several: "Solberg and the League", "Solberg and the pilots".
    if one.class == 1 && !same_place && shared < 2 && others(one, two) && others(two, one) {
        return false;
    }
    match one.class {
        // A call is between two.
        0 => shared >= 2,
        1 => {
            shared >= 2 && (same_day || same_place || one.day.is_none() || two.day.is_none())
                || same_day
                    && (shared > 0
                        || one.actors.is_empty()
                        || two.actors.is_empty()
                        || one.account != two.account && !in_person(one, two))
        }
        2 => {
            let elsewhere = one.place.is_some() && two.place.is_some();
            same_place
                || same_day
                    && (shared > 0 || one.account != two.account && !elsewhere && !in_person(one, two))
        }
        3 => shared > 0 && (same_place || same_day && one.place.is_none()),
        _ => {
            shared >= 2
                || all
                    && (same_day
                        || same_place
                        || one.account != two.account && shared == one.actors.len().max(two.actors.len()))
        }
    }
}

/// Whether the first names somebody beside those whom both name.
fn others(one: &Single, two: &Single) -> bool {
    let shared = one.actors.iter().any(|actor| two.actors.contains(actor));
    shared && one.actors.iter().any(|actor| !two.actors.contains(actor))
}

/// Whether both name persons, and not one of them in common.
fn in_person(one: &Single, two: &Single) -> bool {
    !one.actors.is_empty()
        && !two.actors.is_empty()
        && one.actors.iter().all(|actor| !two.actors.contains(actor))
        && one.actors.len() + two.actors.len() > 3
}

fn happening(
    accounts: &[&Account],
    recorded: &[RecordedAccount],
    joined: &Joined,
    singles: &[Single],
    group: &[usize],
) -> Happening {
    let mut members: Vec<&Single> = group.iter().map(|at| &singles[*at]).collect();
    members.sort_by_key(|it| (it.account, it.event.mentions.first().map(|mention| mention.span)));
    let mut told: Vec<ToldOf> = Vec::new();
    for member in &members {
        let document = &accounts[member.account].document;
        let of = |span: Span| Evidence::of(document, span);
        let mut mentions = member.event.mentions.clone();
        mentions
            .sort_by_key(|mention| (mention.status != member.event.status, !mention.stated, mention.span));
        let outright = |mention: &&EventMention| mention.status == member.event.status && mention.stated;
        let one = ToldOf {
            account: AccountNumber(member.account),
            status: member.event.status,
            evidence: mentions.iter().map(|mention| of(mention.span)).collect(),
            outright: mentions.iter().take_while(outright).count(),
            day: given_day(member.event).zip(member.event.date.as_ref().map(|date| of(date.span))),
            place: member.event.place.map(of),
            present: parties(accounts, joined, member, |role| role != Role::Absent),
            absent: parties(accounts, joined, member, |role| role == Role::Absent),
        };
        match told.last_mut().filter(|last| last.account == one.account && last.status == one.status) {
            Some(last) => {
                let (told, named) = one.evidence.split_at(one.outright);
                last.evidence.splice(last.outright..last.outright, told.iter().cloned());
                last.evidence.extend(named.iter().cloned());
                last.outright += one.outright;
                last.day = last.day.take().or(one.day);
                last.place = last.place.take().or(one.place);
                last.present.extend(one.present);
                last.absent.extend(one.absent);
            }
            None => told.push(one),
        }
    }
    let mut participants: Vec<ActorNumber> = members.iter().flat_map(|it| it.actors.clone()).collect();
    participants.sort_unstable();
    participants.dedup();
    let texts: FxHashSet<usize> = members.iter().map(|it| recorded[it.account].text).collect();
    Happening {
        kind: members[0].event.kind,
        participants,
        day: members.iter().filter_map(|it| it.day).min(),
        told,
        texts: texts.len(),
    }
}

/// The parties of an account's event that have such a role.
fn parties(
    accounts: &[&Account],
    joined: &Joined,
    member: &Single,
    has: impl Fn(Role) -> bool,
) -> Vec<(ActorNumber, Evidence)> {
    let document = &accounts[member.account].document;
    let such = member.event.participants.iter().filter(|it| has(it.role));
    such.filter_map(|it| {
        let actor = joined.number_of(member.account, it.actor?)?;
        Some((actor, Evidence::of(document, it.span)))
    })
    .collect()
}

impl Happening {
    /// How far it had come, step by step in the order in which the accounts were published: each status once, with the
    /// accounts that tell it.
    pub fn steps(&self) -> Vec<(EventStatus, Vec<&ToldOf>)> {
        let mut steps: Vec<(EventStatus, Vec<&ToldOf>)> = Vec::new();
        for told in &self.told {
            match steps.iter_mut().find(|(status, _)| *status == told.status) {
                Some((_, own)) => own.push(told),
                None => steps.push((told.status, vec![told])),
            }
        }
        steps
    }

    /// Whether accounts give it different statuses.
    pub fn moved(&self) -> bool {
        let settled = |status: EventStatus| matches!(status, EventStatus::Held | EventStatus::UnderWay);
        let first = self.told.first().map(|told| settled(told.status));
        self.told.iter().any(|told| Some(settled(told.status)) != first)
            && self.told.iter().map(|told| told.account).collect::<FxHashSet<AccountNumber>>().len() > 1
    }
}
