//! Which account carries which of the statements, happenings and figures that several texts tell, and what only one
//! has.

use crate::measures::Measure;
use crate::record::{AccountNumber, RecordedAccount, SameStatement, Statement, StatementNumber};
use crate::timeline::Happening;
use readout_statement::StatementKind;
use rustc_hash::FxHashSet;

/// What one account carries.
#[derive(Clone, Debug, PartialEq)]
pub struct AccountCoverage {
    /// The account.
    pub account: AccountNumber,
    /// Of the statements that several texts tell, how many it has.
    pub statements: usize,
    /// Of the happenings that several texts tell, how many it has.
    pub happenings: usize,
    /// Of the figures that several texts give, how many it has.
    pub figures: usize,
    /// Quoted statements that no other text has, the longest first.
    pub only: Vec<StatementNumber>,
}

/// What several texts tell, and what each account has of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Coverage {
    /// Statements that several texts tell.
    pub statements: usize,
    /// Happenings that several texts tell.
    pub happenings: usize,
    /// Figures that several texts give.
    pub figures: usize,
    /// By account; those that were not read are left out.
    pub accounts: Vec<AccountCoverage>,
}

/// Counts what each account carries.
pub fn coverage(
    recorded: &[RecordedAccount],
    statements: &[Statement],
    same: &[SameStatement],
    happenings: &[Happening],
    measures: &[Measure],
) -> Coverage {
    let account_of = |number: StatementNumber| statements[number.0].account;
    let several = || same.iter().filter(|same| same.texts > 1);
    let elsewhere: FxHashSet<StatementNumber> =
        several().flat_map(|same| &same.tellings).map(|telling| telling.statement).collect();
    let same: Vec<FxHashSet<AccountNumber>> = several()
        .map(|same| same.tellings.iter().map(|telling| account_of(telling.statement)).collect())
        .collect();
    let happenings: Vec<FxHashSet<AccountNumber>> = happenings
        .iter()
        .filter(|it| it.texts > 1)
        .map(|it| it.told.iter().map(|told| told.account).collect())
        .collect();
    let figures: Vec<FxHashSet<AccountNumber>> = measures
        .iter()
        .filter(|it| it.texts > 1)
        .map(|it| it.given.iter().map(|given| given.account).collect())
        .collect();
    let mut accounts: Vec<AccountCoverage> = (0..recorded.len())
        .filter(|at| recorded[*at].is_read())
        .map(|at| {
            let account = AccountNumber(at);
            let carries =
                |sets: &[FxHashSet<AccountNumber>]| sets.iter().filter(|it| it.contains(&account)).count();
            AccountCoverage {
                account,
                statements: carries(&same),
                happenings: carries(&happenings),
                figures: carries(&figures),
                only: Vec::new(),
            }
        })
        .collect();
    only(recorded, statements, elsewhere, &mut accounts);
    Coverage { statements: same.len(), happenings: happenings.len(), figures: figures.len(), accounts }
}

/// Gives each account the quoted statements of named speakers that no other text has.
fn only(
    recorded: &[RecordedAccount],
    statements: &[Statement],
    mut elsewhere: FxHashSet<StatementNumber>,
    accounts: &mut [AccountCoverage],
) {
    let mut of_words: rustc_hash::FxHashMap<String, Vec<StatementNumber>> = rustc_hash::FxHashMap::default();
    for (number, statement) in statements.iter().enumerate() {
        let words: String = statement.content.iter().map(|piece| piece.exact()).collect();
        let key: String = words.split_whitespace().take(6).map(readout_story::words::fold).collect();
        of_words.entry(key).or_default().push(StatementNumber(number));
    }
    let text = |number: &StatementNumber| recorded[statements[number.0].account.0].text;
    for same in of_words.values() {
        if same.iter().any(|number| text(number) != text(&same[0])) {
            elsewhere.extend(same);
        }
    }
    for account in accounts {
        let own = statements.iter().enumerate().filter(|(number, statement)| {
            statement.account == account.account
                && statement.kind == StatementKind::Direct
                && statement.speaker.as_ref().is_some_and(|speaker| speaker.actor.is_some())
                && !elsewhere.contains(&StatementNumber(*number))
        });
        let mut own: Vec<StatementNumber> = own.map(|(number, _)| StatementNumber(number)).collect();
        let length = |number: &StatementNumber| -> usize {
            statements[number.0].content.iter().map(|piece| piece.span().len()).sum()
        };
        own.sort_by_key(|number| (std::cmp::Reverse(length(number)), *number));
        account.only = own;
    }
}
