//! Accounts that print the same text, by containment of word shingles (Broder 1997, "On the resemblance and
//! containment of documents").

use crate::words::words;
use readout_document::{BlockKind, Span};
use readout_statement::Account;
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};

/// Words in a shingle: long enough that two writers do not share them by chance, short enough to survive a sub-editor.
const SHINGLE: usize = 5;
/// Share of the shorter account's own text that must stand in the other for the two to count as one text.
pub const COPY: f32 = 0.5;
/// Share below which common text is not worth a word.
const WORTH_TELLING: f32 = 0.15;
/// An account with less text of its own than this is never called a copy: there is too little to tell by.
const LEAST_SHINGLES: usize = 15;

/// Which accounts share text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Copies {
    /// For each account, in the order given, the group of the same text it belongs to. Groups are numbered in
    /// order of their first account.
    pub group: Vec<usize>,
    /// Pairs of accounts that share text worth telling of, smaller index first.
    pub shared: Vec<Shared>,
}

/// Text that two accounts share.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shared {
    /// The two accounts, as indices into the slice given, in order.
    pub accounts: (usize, usize),
    /// Share of the shorter one's own text that stands in the other, from 0 to 1.
    pub containment: f32,
}

impl Copies {
    /// How many texts there are: an upper bound on how many accounts are independent of each other.
    pub fn texts(&self) -> usize {
        self.group.iter().max().map_or(0, |last| last + 1)
    }
}

/// Finds the accounts that print the same text. Time grows with the text and with the number of pairs that share
/// some of it.
pub fn copies(accounts: &[&Account]) -> Copies {
    let shingles: Vec<Vec<u64>> = accounts.iter().map(|account| shingles(account)).collect();
    let mut holders: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
    let mut shared = Vec::new();
    let mut common = vec![0_u32; accounts.len()];
    for (later, own) in shingles.iter().enumerate() {
        let mut met = Vec::new();
        for shingle in own {
            let holders = holders.entry(*shingle).or_default();
            for earlier in &*holders {
                if common[*earlier as usize] == 0 {
                    met.push(*earlier as usize);
                }
                common[*earlier as usize] += 1;
            }
            holders.push(later as u32);
        }
        met.sort_unstable();
        for earlier in met {
            let shorter = own.len().min(shingles[earlier].len());
            let containment = common[earlier] as f32 / shorter as f32;
            common[earlier] = 0;
            if shorter >= LEAST_SHINGLES && containment >= WORTH_TELLING {
                shared.push(Shared { accounts: (earlier, later), containment });
            }
        }
    }
    shared.sort_by_key(|pair| pair.accounts);
    Copies { group: groups(accounts.len(), &shared), shared }
}

/// Numbers the groups that copying ties together.
fn groups(accounts: usize, shared: &[Shared]) -> Vec<usize> {
    let mut first: Vec<usize> = (0..accounts).collect();
    for pair in shared.iter().filter(|pair| pair.containment >= COPY) {
        let (a, b) = (first[pair.accounts.0], first[pair.accounts.1]);
        let (low, high) = (a.min(b), a.max(b));
        first.iter_mut().filter(|first| **first == high).for_each(|first| *first = low);
    }
    let mut numbers = FxHashMap::default();
    first
        .into_iter()
        .map(|first| {
            let next = numbers.len();
            *numbers.entry(first).or_insert(next)
        })
        .collect()
}

/// Hashes of the account's own shingles, each once, sorted.
fn shingles(account: &Account) -> Vec<u64> {
    let mut hashes = Vec::new();
    for stretch in own_text(account) {
        let words = words(&account.document.text, stretch, &[]);
        let words: Vec<u64> = words.iter().map(|word| hash(&word.folded)).collect();
        hashes.extend(words.windows(SHINGLE).map(hash));
    }
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

fn hash(what: &(impl Hash + ?Sized)) -> u64 {
    let mut hasher = FxHasher::default();
    what.hash(&mut hasher);
    hasher.finish()
}

/// The account's paragraphs without their quotations and inline furniture, in order.
fn own_text(account: &Account) -> Vec<Span> {
    let document = &account.document;
    let mut own = Vec::new();
    let outermost = account.english.quotations.iter().filter(|quotation| quotation.inside.is_none());
    let quoted: Vec<Span> = outermost.map(|quotation| quotation.content).collect();
    for block in document.blocks().into_iter().filter(|block| block.kind == BlockKind::Paragraph) {
        let mut holes: Vec<Span> =
            document.inline_furniture(block.span).iter().map(|piece| piece.span).collect();
        let from = quoted.partition_point(|quote| quote.end() <= block.span.start());
        holes.extend(quoted[from..].iter().take_while(|quote| quote.start() < block.span.end()));
        holes.sort_unstable();
        let mut start = block.span.start();
        for hole in holes {
            if hole.start() > start {
                own.push(Span::new(start, hole.start().min(block.span.end())));
            }
            start = start.max(hole.end());
        }
        if start < block.span.end() {
            own.push(Span::new(start, block.span.end()));
        }
    }
    own
}

#[cfg(test)]
mod tests {
    use super::*;
    use readout_document::Document;
    use readout_english::{Analysis, Quotation};

    const WIRE: &str = "The ferry company of Norrland will halt its night crossings from Monday after two engines \
        failed within a week, the harbour office in Vessby told passengers. Repairs are expected to last until the \
        end of the month, and tickets already bought can be used on any morning boat.";

    fn account(text: &str) -> Account {
        let quotations = text
            .match_indices('“')
            .map(|(open, _)| {
                let content = Span::new(open + '“'.len_utf8(), open + text[open..].find('”').unwrap());
                Quotation { content, opening: None, closing: None, inside: None, continues: false }
            })
            .collect();
        Account {
            document: Document::from_text("a", text),
            english: Analysis { quotations, ..Analysis::default() },
            actors: Vec::new(),
            statements: Vec::new(),
            events: Vec::new(),
            figures: Vec::new(),
        }
    }

    #[test]
    fn given_a_wire_text_with_a_new_lead_and_a_cut_tail_when_compared_then_it_is_a_copy() {
        let reprint = format!("Travellers face longer days.\n{}", &WIRE[..WIRE.len() - 40]);
        let (wire, reprint) = (account(WIRE), account(&reprint));
        assert_eq!(copies(&[&wire, &reprint]).texts(), 1);
    }

    #[test]
    fn given_two_reports_that_quote_the_same_speech_when_compared_then_they_are_two_texts() {
        let speech = "“We have two engines that nobody makes any more, we have a crew that has not slept, and we will \
            not put a single passenger at risk for the sake of a timetable that was drawn up in a better year.”";
        let first = account(&format!("The head of the line spoke in Vessby on Friday evening. {speech}"));
        let second = account(&format!("At a crowded meeting the company's chief gave her reasons. {speech}"));
        assert_eq!(copies(&[&first, &second]).texts(), 2);
    }

    #[test]
    fn given_a_reprint_of_a_reprint_when_compared_then_all_three_are_one_text() {
        let second = format!(
            "{WIRE} The mayor of Vessby asked for a bus instead, and the company said it would think."
        );
        let accounts = [account(WIRE), account(&second), account(&second[60..])];
        let copies = copies(&accounts.iter().collect::<Vec<_>>());
        assert_eq!(copies.group, [0, 0, 0]);
        assert!(copies.shared.iter().all(|pair| pair.accounts.0 < pair.accounts.1));
    }

    #[test]
    fn given_accounts_with_hardly_any_text_when_compared_then_none_is_called_a_copy() {
        let short = account("The ferry stays in port.");
        assert_eq!(copies(&[&short, &short]).texts(), 2);
    }
}
