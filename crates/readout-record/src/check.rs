//! Where a quotation stands: who said it, in which exact words, and how they differ word by word.

use crate::align::{Alignment, LONGEST, align};
use crate::record::{AccountNumber, Record, RecordedAccount, StatementNumber};
use readout_document::{BlockKind, Evidence, Span};
use readout_story::words::{Word, is_function_word, words};

/// A place that has the words asked for, or nearly.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// In which account.
    pub account: AccountNumber,
    /// The account's own words, from the first to the last that were asked for.
    pub evidence: Evidence,
    /// The statement they are part of, if any: it tells the speaker.
    pub statement: Option<StatementNumber>,
    /// Whether all of them stand between quotation marks.
    pub quoted: bool,
    /// Words of the account that were not asked for. Sorted.
    pub put_in: Vec<Span>,
    /// Words asked for that the account has not, as bytes of the question. Sorted.
    pub left_out: Vec<Span>,
}

impl Found {
    /// Whether the account has the very words.
    pub fn is_exact(&self) -> bool {
        self.put_in.is_empty() && self.left_out.is_empty()
    }
}

/// Share of the words asked for that a place must have, in hundredths.
const ENOUGH: usize = 60;

/// Where the accounts have these words: exact places first, then those with fewest words other, quoted ones first.
/// A place that has fewer than six words in ten of them, or hardly a word of content, is none.
pub fn check(record: &Record, quotation: &str) -> Vec<Found> {
    let mut asked = words(quotation, Span::new(0, quotation.len()), &[]);
    asked.truncate(LONGEST);
    if asked.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<Found> = Vec::new();
    for (number, account) in record.accounts.iter().enumerate() {
        let number = AccountNumber(number);
        let own = record.statements.partition_point(|statement| statement.account < number);
        let blocks = account.document.blocks();
        for block in blocks.iter().filter(|block| block.kind == BlockKind::Paragraph) {
            if let Some(stretch) = place(account, block.span, &asked) {
                found.push(stretch.found(record, number, own));
            }
        }
    }
    let other = |found: &Found| found.put_in.len() + found.left_out.len();
    found.sort_by(|one, two| {
        (other(one), !one.quoted, one.account, one.evidence.span()).cmp(&(
            other(two),
            !two.quoted,
            two.account,
            two.evidence.span(),
        ))
    });
    found
}

/// Where the words stand in a paragraph.
struct Place {
    span: Span,
    put_in: Vec<Span>,
    left_out: Vec<Span>,
}

impl Place {
    fn found(self, record: &Record, account: AccountNumber, from: usize) -> Found {
        let document = &record.account(account).document;
        let own = record.statements[from..].iter().take_while(|statement| statement.account == account);
        let holds = |pieces: &[Evidence]| pieces.iter().any(|piece| piece.span().overlaps(self.span));
        // Of a statement within another the inner one has the words.
        let mut holders = own.enumerate().filter(|(_, it)| holds(&it.content) || holds(&it.quoted));
        let length = |pieces: &[Evidence]| pieces.iter().map(|piece| piece.span().len()).sum::<usize>();
        let quoting = holders.clone().find(|(_, it)| holds(&it.quoted));
        let statement = quoting.or_else(|| {
            let first = holders.next()?;
            Some(holders.fold(first, |best, next| {
                if length(&next.1.content) < length(&best.1.content) { next } else { best }
            }))
        });
        let quoted = statement
            .as_ref()
            .is_some_and(|(_, it)| it.quoted.iter().any(|piece| piece.span().contains(self.span)));
        Found {
            account,
            evidence: Evidence::of(document, self.span),
            statement: statement.map(|(at, _)| StatementNumber(from + at)),
            quoted,
            put_in: self.put_in,
            left_out: self.left_out,
        }
    }
}

/// The places of a paragraph that have the words asked for.
fn place(account: &RecordedAccount, paragraph: Span, asked: &[Word]) -> Option<Place> {
    let document = &account.document;
    let skip: Vec<Span> = document.inline_furniture(paragraph).iter().map(|piece| piece.span).collect();
    let own = words(&document.text, paragraph, &skip);
    let (long, short): (Vec<&str>, Vec<&str>) = (
        own.iter().map(|word| word.folded.as_str()).collect(),
        asked.iter().map(|word| word.folded.as_str()).collect(),
    );
    let common = short.iter().filter(|word| long.contains(word)).count();
    if common * 100 < short.len() * ENOUGH {
        return None;
    }
    let Alignment { matched, covered } = align(&long, &short);
    let content =
        |words: &mut dyn Iterator<Item = &str>| words.filter(|word| !is_function_word(word)).count();
    let has = content(&mut matched.iter().map(|(_, word)| short[*word]));
    let wanted = content(&mut short.iter().copied());
    let enough = matched.len() * 100 >= short.len() * ENOUGH && has * 100 >= wanted * ENOUGH;
    // Of three words or fewer all must be there: fewer are anybody's.
    let whole = short.len() > 3 || matched.len() == short.len();
    if !enough || !whole || covered.len() > short.len() * 3 / 2 + 2 || has == 0 && wanted > 0 {
        return None;
    }
    let known = |at: &usize| matched.iter().any(|(own, _)| own == at);
    let put_in: Vec<Span> = covered.clone().filter(|at| !known(at)).map(|at| own[at].span).collect();
    let left_out = (0..short.len()).filter(|at| !matched.iter().any(|(_, word)| word == at));
    let left_out: Vec<Span> = left_out.map(|at| asked[at].span).collect();
    let span = own[covered.start].span.cover(own[covered.end - 1].span);
    Some(Place { span, put_in, left_out })
}
