//! Actors across accounts: one for "Mr. Zelenskyy" here and "Volodymyr Zelensky" there.

use crate::codebook::Codebook;
use crate::names::{PersonName, initials, is_acronym, stated_acronym, without_titles};
use crate::record::{AccountNumber, Actor, ActorMention, ActorNumber};
use crate::sources::named;
use readout_document::{Evidence, Span};
use readout_statement::{Account, ActorId, ActorKind, MentionForm, Office, name_key};
use readout_story::words::fold;
use rustc_hash::FxHashMap;

/// The actors of all accounts and where each account's own went.
pub struct Joined {
    pub actors: Vec<Actor>,
    numbers: FxHashMap<(usize, ActorId), ActorNumber>,
}

impl Joined {
    /// The actor that `actor` of the account became part of.
    pub fn number_of(&self, account: usize, actor: ActorId) -> Option<ActorNumber> {
        self.numbers.get(&(account, actor)).copied()
    }
}

/// One account's actor: account and index there.
type Member = (usize, ActorId);

/// Joins the actors of the accounts, which are in the record's order; `texts` gives the text each of them prints.
///
/// What `codebook` says goes before every rule.
pub fn join(accounts: &[&Account], texts: &[usize], codebook: &Codebook) -> Joined {
    let mut persons = Vec::new();
    let mut organisations = Vec::new();
    let mut unnamed = Vec::new();
    let mut groups: Vec<Vec<Member>> = Vec::new();
    for (number, account) in accounts.iter().enumerate() {
        for (index, actor) in account.actors.iter().enumerate() {
            let member = (number, ActorId(index));
            match actor.kind {
                ActorKind::Person => match PersonName::parse(&actor.name) {
                    Some(name) => persons.push((name, member)),
                    None => groups.push(vec![member]),
                },
                ActorKind::Organisation | ActorKind::Government | ActorKind::Place | ActorKind::Group => {
                    organisations.push(member);
                }
                ActorKind::Unnamed => unnamed.extend(named(account, actor).map(|name| (name, member))),
            }
        }
    }
    let mut known = join_persons(persons);
    known.extend(join_organisations(accounts, &organisations));
    groups.extend(join_unnamed(accounts, texts, &unnamed, &mut known));
    groups.extend(known);
    let groups = codebook.regroup(groups, |member| entry(accounts, codebook, member));
    let mut joined: Vec<(Actor, Vec<Member>)> = groups
        .into_iter()
        .map(|(entry, members)| {
            let mut actor = actor(accounts, &members);
            if let Some(entry) = entry.map(|entry| codebook.entry(entry)) {
                actor.also.push(std::mem::replace(&mut actor.name, entry.name.clone()));
                actor.also.retain(|form| *form != entry.name);
                actor.also.sort_unstable();
                actor.also.dedup();
                actor.kind = entry.kind.unwrap_or(actor.kind);
            }
            (actor, members)
        })
        .collect();
    joined.sort_by_cached_key(|(actor, members)| {
        (std::cmp::Reverse(weight(actor)), actor.name.clone(), members.clone())
    });
    let mut numbers = FxHashMap::default();
    for (number, (_, members)) in joined.iter().enumerate() {
        numbers.extend(members.iter().map(|member| (*member, ActorNumber(number))));
    }
    Joined { actors: joined.into_iter().map(|(actor, _)| actor).collect(), numbers }
}

/// The entry of a codebook that has the name of an account's actor, or one of its mentions.
fn entry(accounts: &[&Account], codebook: &Codebook, member: Member) -> Option<usize> {
    if codebook.is_empty() {
        return None;
    }
    let actor = &accounts[member.0].actors[member.1.0];
    let text = &accounts[member.0].document.text;
    let named = actor.mentions.iter().filter(|mention| mention.form != MentionForm::Pronoun);
    let words = std::iter::once(actor.name.as_str()).chain(named.map(|mention| mention.span.of(text)));
    words.flat_map(|words| [words, without_titles(words)]).find_map(|words| codebook.entry_of(words))
}

/// Accounts that name the actor, then mentions.
fn weight(actor: &Actor) -> (usize, usize) {
    let mut accounts: Vec<AccountNumber> = actor.mentions.iter().map(|mention| mention.account).collect();
    accounts.dedup();
    (accounts.len(), actor.mentions.len())
}

/// Groups persons: fullest names first, each joining the one group it can be part of. A name that could be one of
/// two persons joins neither.
fn join_persons(mut persons: Vec<(PersonName, Member)>) -> Vec<Vec<Member>> {
    persons.sort_by_cached_key(|(name, member)| {
        (std::cmp::Reverse(name.fullness()), name.surname.clone(), name.given.clone(), *member)
    });
    let mut groups: Vec<(Vec<PersonName>, Vec<Member>)> = Vec::new();
    let mut of_surname: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (name, member) in persons {
        let known = of_surname.get(&name.surname).map_or(&[][..], Vec::as_slice);
        let mut possible: Vec<usize> = known
            .iter()
            .copied()
            .filter(|group| groups[*group].0.iter().all(|other| name.may_be(other)))
            .collect();
        // A surname before a family name that stands first: "Xi" is Xi Wenshan only when nobody else is called Xi.
        let by_surname = |group: &usize| groups[*group].0.iter().any(|other| other.surname == name.surname);
        if possible.iter().any(by_surname) {
            possible.retain(by_surname);
        }
        let group = match possible[..] {
            [group] => group,
            _ => {
                groups.push(Default::default());
                groups.len() - 1
            }
        };
        let (names, members) = &mut groups[group];
        for key in std::iter::once(&name.surname).chain(name.given.first()) {
            let of_surname = of_surname.entry(key.clone()).or_default();
            if !of_surname.contains(&group) {
                of_surname.push(group);
            }
        }
        if !names.contains(&name) {
            names.push(name);
        }
        members.push(member);
    }
    groups.into_iter().map(|(_, members)| members).collect()
}

/// Groups organisations and governments by folded name, then gives acronyms to the one full name they stand for.
fn join_organisations(accounts: &[&Account], organisations: &[Member]) -> Vec<Vec<Member>> {
    let name = |member: &Member| accounts[member.0].actors[member.1.0].name.as_str();
    let mut groups: FxHashMap<String, Vec<Member>> = FxHashMap::default();
    let mut full_names: FxHashMap<String, Vec<String>> = FxHashMap::default();
    for member in organisations {
        let actor = &accounts[member.0].actors[member.1.0];
        let name = actor.name.as_str();
        let folded = key(actor);
        for acronym in [stated_acronym(name), initials(name)].into_iter().flatten() {
            let full = full_names.entry(acronym).or_default();
            if !full.contains(&folded) {
                full.push(folded.clone());
            }
        }
        groups.entry(folded).or_default().push(*member);
    }
    for (acronym, full) in full_names {
        let written =
            groups.get(&acronym).is_some_and(|members| members.iter().any(|member| is_acronym(name(member))));
        if let [full] = &full[..]
            && *full != acronym
            && written
            && let Some(members) = groups.remove(&acronym)
        {
            groups.entry(full.clone()).or_default().extend(members);
        }
    }
    let mut groups: Vec<Vec<Member>> = groups.into_values().collect();
    groups.iter_mut().for_each(|members| members.sort_unstable());
    groups.sort_unstable();
    groups
}

/// Gives actors that an account does not know as somebody named, but whose words are exactly another's name, to the
/// one they name. The others stay apart, but for copies: their sources are those of the one text.
fn join_unnamed(
    accounts: &[&Account],
    texts: &[usize],
    unnamed: &[(&str, Member)],
    named: &mut [Vec<Member>],
) -> Vec<Vec<Member>> {
    let by_key = groups_by_key(accounts, named);
    let holders = Holders::of(accounts, named);
    let mut of_text: FxHashMap<(usize, String, usize), Vec<Member>> = FxHashMap::default();
    let mut met: FxHashMap<(usize, String), Vec<Option<Span>>> = FxHashMap::default();
    for (name, member) in unnamed {
        let folded = fold(name);
        let bare = without_time(name);
        let whose = bare.starts_with(char::is_uppercase)
            && name_key(bare, ActorKind::Organisation).ends_with(" administration");
        let small = |word: &str| matches!(word, "of" | "for" | "and" | "the");
        let named_so = |word: &str| word.starts_with(char::is_uppercase) || small(word);
        let is_name = whose || name.starts_with(char::is_uppercase) && name.split_whitespace().all(named_so);
        let namesakes = if is_name { namesakes(accounts, &by_key, named, bare) } else { Vec::new() };
        let holder = || holders.of_description(&accounts[member.0].actors[member.1.0]);
        if let Some(group) = if let [group] = namesakes[..] { Some(group) } else { holder() } {
            named[group].push(*member);
            continue;
        }
        // Two sources of one account with one mention are one; others in the same words are counted apart.
        let mention = accounts[member.0].actors[member.1.0].mentions.first().map(|mention| mention.span);
        let before = met.entry((member.0, folded.clone())).or_default();
        let place = before.iter().position(|other| *other == mention).unwrap_or_else(|| {
            before.push(mention);
            before.len() - 1
        });
        of_text.entry((texts[member.0], folded, place)).or_default().push(*member);
    }
    let mut groups: Vec<Vec<Member>> = of_text.into_values().collect();
    groups.sort_unstable();
    groups
}

/// A name without the word before it that tells when: "the **previous** Solberg administration".
fn without_time(name: &str) -> &str {
    let times = ["previous ", "former ", "outgoing ", "incoming ", "current ", "then-", "last "];
    times.iter().find_map(|time| name.strip_prefix(time)).unwrap_or(name)
}

/// The offices that titles and appositions give persons, by their last word.
struct Holders {
    by_head: FxHashMap<String, Vec<(Office, usize)>>,
}

impl Holders {
    fn of(accounts: &[&Account], named: &[Vec<Member>]) -> Self {
        let mut by_head: FxHashMap<String, Vec<(Office, usize)>> = FxHashMap::default();
        for (number, group) in named.iter().enumerate() {
            for member in group {
                let actor = &accounts[member.0].actors[member.1.0];
                let printed = actor.office.filter(|_| actor.kind == ActorKind::Person);
                let office = printed.and_then(|it| Office::read(it.of(&accounts[member.0].document.text)));
                let Some(office) = office.filter(|office| !office.details.is_empty()) else { continue };
                let held = by_head.entry(office.head.clone()).or_default();
                if !held.contains(&(office.clone(), number)) {
                    held.push((office, number));
                }
            }
        }
        Self { by_head }
    }

    /// The one who holds the office that an account describes without a name: "the Tarvian president".
    fn of_description(&self, actor: &readout_statement::Actor) -> Option<usize> {
        let described = actor.mentions.iter().all(|mention| mention.form != MentionForm::Name);
        let office = Office::read(&actor.name).filter(|office| described && !office.details.is_empty())?;
        let heads = self.by_head.iter().filter(|(head, _)| **head == office.head || office.head == "leader");
        let mut groups: Vec<usize> = heads
            .flat_map(|(_, held)| held)
            .filter(|(held, _)| office.may_be(held))
            .map(|(_, group)| *group)
            .collect();
        groups.sort_unstable();
        groups.dedup();
        if let [group] = groups[..] { Some(group) } else { None }
    }
}

/// For each surname and each name of an organisation or government, the groups that have it.
fn groups_by_key(accounts: &[&Account], named: &[Vec<Member>]) -> FxHashMap<String, Vec<usize>> {
    let mut by_key: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (number, group) in named.iter().enumerate() {
        for member in group {
            let actor = &accounts[member.0].actors[member.1.0];
            let key = match actor.kind {
                ActorKind::Person => PersonName::parse(&actor.name).map(|name| name.surname),
                _ => Some(key(actor)),
            };
            let groups = by_key.entry(key.unwrap_or_default()).or_default();
            if groups.last() != Some(&number) {
                groups.push(number);
            }
        }
    }
    by_key
}

/// The groups that `words` may name.
fn namesakes(
    accounts: &[&Account],
    by_key: &FxHashMap<String, Vec<usize>>,
    named: &[Vec<Member>],
    words: &str,
) -> Vec<usize> {
    let surname = PersonName::parse(words).map(|name| name.surname).unwrap_or_default();
    let keys = [surname, name_key(words, ActorKind::Organisation), name_key(words, ActorKind::Government)];
    let mut groups: Vec<usize> = keys.iter().filter_map(|key| by_key.get(key)).flatten().copied().collect();
    groups.sort_unstable();
    groups.dedup();
    groups.retain(|group| named[*group].iter().any(|member| named_by(accounts, *member, words)));
    groups
}

/// Whether `words` are an actor's name, or a person's surname.
fn named_by(accounts: &[&Account], member: Member, words: &str) -> bool {
    let actor = &accounts[member.0].actors[member.1.0];
    match actor.kind {
        ActorKind::Person => match (PersonName::parse(&actor.name), PersonName::parse(words)) {
            (Some(own), Some(other)) => own.surname == other.surname && own.may_be(&other),
            _ => false,
        },
        ActorKind::Organisation | ActorKind::Government => key(actor) == name_key(words, actor.kind),
        ActorKind::Place | ActorKind::Group | ActorKind::Unnamed => false,
    }
}

/// The form in which names of what is no person are compared, without an acronym in brackets.
fn key(actor: &readout_statement::Actor) -> String {
    let name = actor.name.split(" (").next().unwrap_or(&actor.name);
    match actor.kind {
        ActorKind::Group => format!("group {}", name_key(name, actor.kind)),
        kind => name_key(name, kind),
    }
}

/// What the members' accounts say of the actor together.
fn actor(accounts: &[&Account], members: &[Member]) -> Actor {
    let own = |member: &Member| &accounts[member.0].actors[member.1.0];
    let mut members = members.to_vec();
    members.sort_unstable();
    let mut forms: Vec<(&str, usize)> = Vec::new();
    let mut described: Vec<&str> = Vec::new();
    let mut offices: Vec<(Evidence, usize)> = Vec::new();
    let mut mentions = Vec::new();
    for member in &members {
        let document = &accounts[member.0].document;
        let actor = own(member);
        let is_person = actor.kind == ActorKind::Person;
        let name = named(accounts[member.0], actor).unwrap_or(&actor.name);
        count(&mut forms, if is_person { without_titles(name) } else { name });
        if actor.kind == ActorKind::Unnamed {
            described.push(name);
        }
        if let Some(office) = actor.office {
            let office = Evidence::of(document, office);
            match offices.iter_mut().find(|(other, _)| other.exact() == office.exact()) {
                Some((_, times)) => *times += 1,
                None => offices.push((office, 1)),
            }
        }
        mentions.extend(actor.mentions.iter().map(|mention| ActorMention {
            account: AccountNumber(member.0),
            evidence: Evidence::of(document, mention.span),
            form: mention.form,
        }));
    }
    mentions.sort_by_key(|mention| (mention.account, mention.evidence.span()));
    mentions.dedup();
    offices.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
    let words = |form: &str| form.split_whitespace().count().min(2);
    forms.sort_by(|one, two| {
        (words(two.0), two.1, two.0.len(), one.0).cmp(&(words(one.0), one.1, one.0.len(), two.0))
    });
    // Whom some account names is not called "the Tarvian president".
    forms.sort_by_key(|(form, _)| described.contains(form));
    let name = forms.first().map(|(form, _)| (*form).to_owned()).unwrap_or_default();
    let mut also: Vec<String> = forms.iter().skip(1).map(|(form, _)| (*form).to_owned()).collect();
    also.extend(other_names(&mentions, &name));
    also.sort_unstable();
    also.dedup();
    let kinds = members.iter().map(|member| own(member).kind);
    Actor {
        name,
        also,
        kind: kinds.min_by_key(|kind| *kind as u8).unwrap_or(ActorKind::Unnamed),
        offices: offices.into_iter().map(|(office, _)| office).collect(),
        mentions,
    }
}

/// Names in the mentions that are spelled otherwise than `name` and its last word.
fn other_names(mentions: &[ActorMention], name: &str) -> Vec<String> {
    let named = mentions.iter().filter(|mention| mention.form == MentionForm::Name);
    named
        .map(|mention| mention.evidence.exact())
        .filter(|form| !name.contains(form) && !form.contains('\n'))
        .map(str::to_owned)
        .collect()
}

fn count<'a>(forms: &mut Vec<(&'a str, usize)>, form: &'a str) {
    match forms.iter_mut().find(|(other, _)| *other == form) {
        Some((_, times)) => *times += 1,
        None => forms.push((form, 1)),
    }
}
