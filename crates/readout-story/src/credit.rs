//! Wire agencies that an account names as where its text comes from: "Reuters", "AP contributed to this report".

use readout_document::{BlockKind, FurnitureKind, Span};
use readout_statement::Account;

/// An agency that the account's credits name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    /// The agency's usual name.
    pub agency: &'static str,
    /// Where the account names it.
    pub span: Span,
}

/// Wire agencies with the names they go by.
const AGENCIES: &[(&str, &[&str])] = &[
    ("Agence France-Presse", &["Agence France-Presse", "AFP"]),
    ("Associated Press", &["Associated Press", "AP"]),
    ("dpa", &["Deutsche Presse-Agentur", "dpa"]),
    ("EFE", &["Agencia EFE", "EFE"]),
    ("Interfax", &["Interfax"]),
    ("Kyodo", &["Kyodo News", "Kyodo"]),
    ("Press Association", &["PA Media", "Press Association"]),
    ("Reuters", &["Thomson Reuters", "Reuters"]),
    ("Tass", &["TASS", "Tass"]),
    ("United Press International", &["United Press International", "UPI"]),
    ("Xinhua", &["Xinhua News Agency", "Xinhua"]),
];

/// The agencies named in the credit lines and datelines of `account`, in order of the text, each once. Words of the
/// body ("AP reported") are no credit: they tell the source of one sentence, not of the text.
pub fn credits(account: &Account) -> Vec<Credit> {
    let document = &account.document;
    let mut found: Vec<Credit> = Vec::new();
    for block in document.blocks() {
        let BlockKind::Furniture(FurnitureKind::Credit | FurnitureKind::Dateline) = block.kind else {
            continue;
        };
        for (agency, names) in AGENCIES {
            let named = names.iter().find_map(|name| find_word(block.span.of(&document.text), name));
            if let Some((start, end)) = named
                && found.iter().all(|credit| credit.agency != *agency)
            {
                let span = Span::new(block.span.start() + start, block.span.start() + end);
                found.push(Credit { agency, span });
            }
        }
    }
    found.sort_by_key(|credit| credit.span);
    found
}

/// The wire agency that words of the body name as a source, by any of its names: "AP", "the Associated Press".
pub fn agency(words: &str) -> Option<&'static str> {
    let names = |names: &[&str]| names.iter().any(|name| find_word(words, name).is_some());
    AGENCIES.iter().find(|(_, known)| names(known)).map(|(agency, _)| *agency)
}

/// Where `name` stands in `text` as a word of its own.
fn find_word(text: &str, name: &str) -> Option<(usize, usize)> {
    text.match_indices(name).map(|(at, _)| (at, at + name.len())).find(|(start, end)| {
        !text[..*start].ends_with(char::is_alphanumeric) && !text[*end..].starts_with(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use readout_document::{Document, Furniture};
    use readout_english::Analysis;

    fn account(text: &str, furniture: &str, kind: FurnitureKind) -> Account {
        let mut document = Document::from_text("a", text);
        let start = text.find(furniture).unwrap();
        document.furniture.push(Furniture { span: Span::new(start, start + furniture.len()), kind });
        Account {
            document,
            english: Analysis::default(),
            actors: Vec::new(),
            statements: Vec::new(),
            events: Vec::new(),
            figures: Vec::new(),
        }
    }

    #[test]
    fn an_agency_is_known_by_any_of_its_names_as_a_word() {
        assert_eq!(agency("the Associated Press"), Some("Associated Press"));
        assert_eq!(agency("according to Reuters"), Some("Reuters"));
        assert_eq!(agency("the MAP of the harbour"), None);
    }

    #[test]
    fn given_a_credit_line_that_names_an_agency_when_read_then_the_agency_is_credited() {
        let text = "The ferry sailed.\nReuters contributed to this report.";
        let account = account(text, "Reuters contributed to this report.", FurnitureKind::Credit);
        let credits = credits(&account);
        assert_eq!(credits[0].agency, "Reuters");
        assert_eq!(credits[0].span.of(text), "Reuters");
    }

    #[test]
    fn given_an_agency_inside_another_word_or_in_the_body_when_read_then_nothing_is_credited() {
        let text = "APRIL, Vessby\nThe ferry sailed, AP reported.";
        assert_eq!(credits(&account(text, "APRIL, Vessby", FurnitureKind::Dateline)), []);
    }
}
