//! Offices as they are compared: "the Tarvian president", "Tarvia’s President" and "President of Tarvia" are one.

use super::fold::fold;
use super::parties::Parties;
use readout_english::Knowledge;

/// An office: its last word, and what else is said of it.
///
/// ```
/// use readout_statement::Office;
/// let described = Office::read("the French leader").unwrap();
/// assert!(described.may_be(&Office::read("French President").unwrap()));
/// assert!(!described.may_be(&Office::read("President").unwrap()));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    /// "minister" of "defence minister".
    pub head: String,
    /// "defence", the country, and whatever else tells it from others of the kind.
    pub details: Vec<String>,
}

impl Office {
    /// Reads "the Tarvian defence minister", "chief spokesperson of the Tarvian Council", "Iceland’s president".
    pub fn read(words: &str) -> Option<Office> {
        let folded = fold(words);
        let (before, after) = folded.split_once(" of ").unwrap_or((&folded, ""));
        let mut parts: Vec<String> = pieces(before);
        let head = parts.pop()?;
        let mut details = parts;
        details.extend(pieces(after));
        details.retain(|detail| !is_grammar(detail));
        let details = details.into_iter().map(|detail| country(&detail)).collect();
        Some(Office { head: same_word(&head).to_owned(), details })
    }

    /// The rank at the end of a title that names an office too: "general" of "Chief of the Staff Gen.".
    pub(super) fn rank(words: &str) -> Option<Office> {
        let (office, last) = words.trim().rsplit_once(' ')?;
        let rank = last.ends_with('.') && office.contains(' ');
        rank.then(|| Office::read(last)).flatten()
    }

    /// Whether an office named this way can be `other`: nothing is said of it that is not said of the other.
    pub fn may_be(&self, other: &Office) -> bool {
        let head = self.head == other.head || self.head == "leader" && other.leads(self.details.len());
        head && self.details.iter().all(|detail| other.details.contains(detail))
    }

    /// Whether it is that of a state's leader, with no more than `details` said of it but that a minister is prime.
    fn leads(&self, details: usize) -> bool {
        let prime = self.details.iter().any(|detail| detail == "prime");
        details > 0
            && Parties::built_in().leader.contains(&self.head)
            && (self.head != "minister" || prime)
            && self.details.len() <= details + usize::from(prime)
    }
}

fn pieces(words: &str) -> Vec<String> {
    words
        .split([' ', '-', ','])
        .map(|word| word.trim_end_matches("'s").trim_end_matches('\'').to_owned())
        .collect()
}

fn is_grammar(word: &str) -> bool {
    word.is_empty()
        || matches!(
            word,
            "the" | "a" | "an" | "his" | "her" | "their" | "its" | "of" | "for" | "new" | "s" | "this"
        )
}

/// The country that "tarvian" stands for, else the word itself.
fn country(word: &str) -> String {
    let mut capital = word.chars();
    let named: String = capital.next().into_iter().flat_map(char::to_uppercase).chain(capital).collect();
    match word {
        "us" | "u.s." | "american" => return "united states".to_owned(),
        "uk" | "u.k." | "british" => return "united kingdom".to_owned(),
        _ => {}
    }
    Knowledge::built_in().country_of(&named).map_or_else(|| word.to_owned(), |(country, _)| fold(country))
}

/// Whether a detail of an office is the name of a country.
pub(super) fn is_country(detail: &str) -> bool {
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect::<String>()
    };
    let named: Vec<String> = detail.split(' ').map(capital).collect();
    Knowledge::built_in().country_of(&named.join(" ")).is_some()
}

/// One word for each office that has several.
fn same_word(head: &str) -> &str {
    match head {
        "spokesman" | "spokeswoman" => "spokesperson",
        "chairman" | "chairwoman" | "chairperson" => "chair",
        "premier" => "premier",
        "sen" | "sen." => "senator",
        "rep" | "rep." | "congressman" | "congresswoman" => "representative",
        "gov" | "gov." => "governor",
        "gen" | "gen." => "general",
        "adm" | "adm." => "admiral",
        "col" | "col." => "colonel",
        "capt" | "capt." => "captain",
        "sgt" | "sgt." => "sergeant",
        "prof" | "prof." => "professor",
        other => other,
    }
}

/// Whether a description points to somebody known: "the minister", "his defence minister", "Tarvia’s president".
pub(super) fn is_definite(words: &str) -> bool {
    let folded = fold(words);
    let first = folded.split(' ').next().unwrap_or_default();
    matches!(first, "the" | "his" | "her" | "their" | "its") || first.ends_with("'s")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rank_is_one_however_it_is_written() {
        let general = Office::read("the general").expect("an office");
        assert!(general.may_be(&Office::read("Gen.").expect("an office")));
        assert!(general.may_be(&Office::rank("Chief of the Guard Gen.").expect("a rank")));
        assert!(Office::rank("Harbour Minister").is_none());
        let member = Office::read("the congresswoman").expect("an office");
        assert!(member.may_be(&Office::read("Rep.").expect("an office")));
    }

    #[test]
    fn one_office_is_one_however_its_country_is_named() {
        let one = Office::read("The Icelandic president").expect("an office");
        assert!(one.may_be(&Office::read("Iceland’s President").expect("an office")));
        assert!(!one.may_be(&Office::read("Russian President").expect("an office")));
        assert!(
            Office::read("the Icelandic leader")
                .expect("an office")
                .may_be(&Office::read("Iceland’s president").expect("an office"))
        );
        assert!(
            !Office::read("the Icelandic leader")
                .expect("an office")
                .may_be(&Office::read("Icelandic vice president").expect("an office"))
        );
        assert!(!Office::read("the president").expect("an office").details.contains(&"the".to_owned()));
    }
}
