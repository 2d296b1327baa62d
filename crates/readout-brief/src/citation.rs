//! Citations: numbered by account, lettered by place in the order the brief first uses them.

use readout_document::{CharIndex, CharSpan, Evidence};
use readout_record::{AccountNumber, Record};
use rustc_hash::FxHashMap;

/// Index of a citation in its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CitationNumber(pub usize);

/// A place in an account that a line of the brief rests on.
pub struct Citation {
    /// The account.
    pub account: AccountNumber,
    /// How many places of that account were cited before it.
    pub place: usize,
    /// The words.
    pub evidence: Evidence,
}

/// The citations of a brief, each place once.
#[derive(Default)]
pub struct Citations {
    list: Vec<Citation>,
    known: FxHashMap<(usize, readout_document::Span), CitationNumber>,
    places: FxHashMap<usize, usize>,
}

impl Citations {
    /// The number of the citation of `evidence`, new or known.
    pub fn cite(&mut self, record: &Record, evidence: Evidence) -> CitationNumber {
        let account = record.number_of(&evidence);
        *self.known.entry((account.0, evidence.span())).or_insert_with(|| {
            let place = self.places.entry(account.0).or_default();
            self.list.push(Citation { account, place: *place, evidence });
            *place += 1;
            CitationNumber(self.list.len() - 1)
        })
    }

    /// The citation with this number.
    pub fn get(&self, number: CitationNumber) -> &Citation {
        &self.list[number.0]
    }
}

/// A citation as listed.
pub struct ListedCitation<'a> {
    /// Its number.
    pub number: CitationNumber,
    /// Account and letter: "2a".
    pub label: String,
    /// Where the words stand, in characters.
    pub place: CharSpan,
    /// The words.
    pub evidence: &'a Evidence,
}

impl Citations {
    /// The citations by account and letter, with their places in characters.
    pub fn listed(&self, record: &Record) -> Vec<ListedCitation<'_>> {
        let mut listed = Vec::with_capacity(self.list.len());
        for (account, entry) in record.accounts.iter().enumerate() {
            let text = &entry.document.text;
            let index = CharIndex::new(text);
            let own = self.list.iter().enumerate().filter(|(_, citation)| citation.account.0 == account);
            listed.extend(own.map(|(number, citation)| ListedCitation {
                number: CitationNumber(number),
                label: format!("{}{}", citation.account_label(), citation.letter()),
                place: index.to_chars(text, citation.evidence.span()),
                evidence: &citation.evidence,
            }));
        }
        listed
    }
}

impl Citation {
    /// The account's number as printed: "2".
    pub fn account_label(&self) -> String {
        (self.account.0 + 1).to_string()
    }

    /// The letter of the place: "a" to "z", then "aa".
    pub fn letter(&self) -> String {
        let mut letters = Vec::new();
        let mut rest = self.place + 1;
        while rest > 0 {
            letters.push((b'a' + ((rest - 1) % 26) as u8) as char);
            rest = (rest - 1) / 26;
        }
        letters.iter().rev().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use readout_document::{Document, Span};

    #[test]
    fn letters_go_on_after_z() {
        let document = Document::from_text("a", "words");
        let letter = |place| {
            let evidence = Evidence::of(&document, Span::new(0, 5));
            Citation { account: AccountNumber(0), place, evidence }.letter()
        };
        assert_eq!(
            [letter(0), letter(25), letter(26), letter(51), letter(52), letter(702)],
            ["a", "z", "aa", "az", "ba", "aaa"]
        );
    }
}
