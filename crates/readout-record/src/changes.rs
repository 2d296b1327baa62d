//! What has changed since a day: what is new, what further accounts carry, what an account no longer says.

use crate::measures::Given;
use crate::record::{AccountNumber, Record, RecordedAccount, StatementNumber};
use crate::timeline::ToldOf;
use jiff::civil::Date;
use readout_story::words::fold;
use rustc_hash::{FxHashMap, FxHashSet};

/// What the accounts published after a day add to those before.
#[derive(Clone, Debug, PartialEq)]
pub struct Changes {
    /// The day up to which everything was known.
    pub since: Date,
    /// Accounts published after it, in the record's order.
    pub new_accounts: Vec<AccountNumber>,
    /// Statements that no account published by then tells, one for each utterance: the fullest telling.
    pub new_statements: Vec<StatementNumber>,
    /// Statements that were known by then and that other texts tell now, in the words of the first account.
    pub carried: Vec<Carried>,
    /// Statements of an account that a later version of it, published after the day, no longer has.
    pub withdrawn: Vec<Withdrawn>,
    /// Happenings that no account published by then tells, as indices into [`Record::happenings`].
    pub new_happenings: Vec<usize>,
    /// Happenings that were known by then and are told to have come further since, or less far.
    pub moved: Vec<Moved>,
    /// Figures that no account published by then gives, as indices into [`Record::measures`].
    pub new_figures: Vec<usize>,
    /// Figures that were known by then and for which an account gives another value since.
    pub revised: Vec<Revised>,
}

/// A happening whose status is told otherwise since.
#[derive(Clone, Debug, PartialEq)]
pub struct Moved {
    /// Index into [`Record::happenings`].
    pub happening: usize,
    /// As it was last told by then.
    pub was: ToldOf,
    /// As it is told since, by account.
    pub now: Vec<ToldOf>,
}

/// A figure that is given otherwise since.
#[derive(Clone, Debug, PartialEq)]
pub struct Revised {
    /// Index into [`Record::measures`].
    pub measure: usize,
    /// As it was last given by then.
    pub was: Given,
    /// As it is given since, by account.
    pub now: Vec<Given>,
}

/// A statement that further accounts carry.
#[derive(Clone, Debug, PartialEq)]
pub struct Carried {
    /// As it was known.
    pub known: StatementNumber,
    /// As the new accounts tell it, by account and place.
    pub now: Vec<StatementNumber>,
    /// Whether a new telling has other words than the fullest that was known.
    pub reworded: bool,
}

/// A statement that the account's later version has no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Withdrawn {
    /// The statement of the earlier version.
    pub statement: StatementNumber,
    /// The later version.
    pub by: AccountNumber,
}

/// What is new, carried further and withdrawn in `record` after `since`. Accounts without a date tell nothing of when,
/// and count as known before.
pub fn changes(record: &Record, since: Date) -> Changes {
    let is_new = |account: AccountNumber| published(record.account(account)).is_some_and(|day| day > since);
    let accounts = (0..record.accounts.len()).map(AccountNumber);
    let new_accounts: Vec<AccountNumber> = accounts.filter(|account| is_new(*account)).collect();
    let replaced = versions(record, &new_accounts);
    let account_of = |statement: StatementNumber| record.statements[statement.0].account;
    let mut grouped: FxHashSet<StatementNumber> = FxHashSet::default();
    let mut new_statements = Vec::new();
    let mut carried = Vec::new();
    for same in &record.same_statements {
        let told: Vec<StatementNumber> = same.tellings.iter().map(|telling| telling.statement).collect();
        let (now, before): (Vec<StatementNumber>, Vec<StatementNumber>) =
            told.iter().copied().partition(|statement| is_new(account_of(*statement)));
        grouped.extend(told);
        match (before.first(), now.first()) {
            (None, Some(fullest)) => new_statements.push(*fullest),
            (Some(known), Some(_)) => {
                let texts: FxHashSet<usize> =
                    before.iter().map(|it| record.account(account_of(*it)).text).collect();
                let now: Vec<StatementNumber> = now
                    .into_iter()
                    .filter(|it| !texts.contains(&record.account(account_of(*it)).text))
                    .collect();
                let telling =
                    |it: &StatementNumber| same.tellings.iter().find(|telling| telling.statement == *it);
                let reworded = now.iter().filter_map(telling).any(|telling| !telling.differing.is_empty());
                if !now.is_empty() {
                    carried.push(Carried { known: *known, now, reworded });
                }
            }
            _ => {}
        }
    }
    let alone = (0..record.statements.len()).map(StatementNumber);
    new_statements.extend(alone.filter(|it| !grouped.contains(it) && is_new(account_of(*it))));
    new_statements.sort_unstable();
    new_statements.dedup();
    let (new_happenings, moved) = happenings(record, is_new);
    let (new_figures, revised) = figures(record, is_new);
    Changes {
        since,
        withdrawn: withdrawn(record, &replaced),
        new_accounts,
        new_statements,
        carried,
        new_happenings,
        moved,
        new_figures,
        revised,
    }
}

/// Happenings that are new, and those of which new accounts tell another status than was told last.
fn happenings(record: &Record, is_new: impl Fn(AccountNumber) -> bool) -> (Vec<usize>, Vec<Moved>) {
    let (mut new, mut moved) = (Vec::new(), Vec::new());
    for (number, happening) in record.happenings.iter().enumerate() {
        let (since, before): (Vec<&ToldOf>, Vec<&ToldOf>) =
            happening.told.iter().partition(|told| is_new(told.account));
        let Some(last) = before.last() else {
            new.push(number);
            continue;
        };
        let now: Vec<ToldOf> = since.into_iter().filter(|told| told.status != last.status).cloned().collect();
        if !now.is_empty() {
            moved.push(Moved { happening: number, was: (*last).clone(), now });
        }
    }
    (new, moved)
}

/// Figures that are new, and those for which new accounts give another value than was given last.
fn figures(record: &Record, is_new: impl Fn(AccountNumber) -> bool) -> (Vec<usize>, Vec<Revised>) {
    let (mut new, mut revised) = (Vec::new(), Vec::new());
    for (number, measure) in record.measures.iter().enumerate() {
        let (since, before): (Vec<&Given>, Vec<&Given>) =
            measure.given.iter().partition(|given| is_new(given.account));
        let Some(last) = before.last() else {
            new.push(number);
            continue;
        };
        let now: Vec<Given> = since
            .into_iter()
            .filter(|given| given.value.is_some() && given.value != last.value)
            .cloned()
            .collect();
        if !now.is_empty() && last.value.is_some() {
            revised.push(Revised { measure: number, was: (*last).clone(), now });
        }
    }
    (new, revised)
}

fn published(account: &RecordedAccount) -> Option<Date> {
    account.document.published.as_ref().map(|published| published.value)
}

/// For each account that was published again, its latest version: the same address, or the same title of one outlet.
fn versions(record: &Record, new_accounts: &[AccountNumber]) -> FxHashMap<AccountNumber, AccountNumber> {
    let mut latest: FxHashMap<String, AccountNumber> = FxHashMap::default();
    for account in new_accounts {
        latest.extend(identities(record.account(*account)).into_iter().map(|identity| (identity, *account)));
    }
    let mut replaced = FxHashMap::default();
    for number in 0..record.accounts.len() {
        let mut by =
            identities(&record.accounts[number]).into_iter().filter_map(|it| latest.get(&it).copied());
        if let Some(by) = by.find(|by| by.0 > number) {
            replaced.insert(AccountNumber(number), by);
        }
    }
    replaced
}

fn identities(account: &RecordedAccount) -> Vec<String> {
    let document = &account.document;
    let address = document.address.as_ref().map(|it| format!("at {}", it.value));
    let title = document.title.as_ref().zip(document.outlet.as_ref());
    let title = title.map(|(title, outlet)| format!("{}: {}", fold(&outlet.value), fold(&title.value)));
    address.into_iter().chain(title).collect()
}

/// Statements of accounts that were replaced which their later version does not tell.
fn withdrawn(record: &Record, replaced: &FxHashMap<AccountNumber, AccountNumber>) -> Vec<Withdrawn> {
    if replaced.is_empty() {
        return Vec::new();
    }
    let mut told: FxHashSet<(AccountNumber, usize)> = FxHashSet::default();
    let mut groups: FxHashMap<StatementNumber, Vec<usize>> = FxHashMap::default();
    for (group, same) in record.same_statements.iter().enumerate() {
        for telling in &same.tellings {
            told.insert((record.statements[telling.statement.0].account, group));
            groups.entry(telling.statement).or_default().push(group);
        }
    }
    let words = |number: usize| -> String {
        record.statements[number]
            .content
            .iter()
            .map(|piece| fold(piece.exact()))
            .collect::<Vec<_>>()
            .join(" ")
    };
    let mut found = Vec::new();
    for (number, statement) in record.statements.iter().enumerate() {
        let Some(by) = replaced.get(&statement.account) else { continue };
        let number = StatementNumber(number);
        let again =
            groups.get(&number).is_some_and(|own| own.iter().any(|group| told.contains(&(*by, *group))));
        let from = record.statements.partition_point(|other| other.account < *by);
        let mut later =
            (from..record.statements.len()).take_while(|at| record.statements[*at].account == *by);
        if !again && !later.any(|at| words(at) == words(number.0)) {
            found.push(Withdrawn { statement: number, by: *by });
        }
    }
    found
}
