//! Names of persons and organisations: which two may name the same one.
//!
//! Persons are one when the surname is the same and the given names do not speak against it; how a surname is
//! spelled in our letters depends on who transliterated it, so endings and vowels that vary by convention
//! (Zelensky, Zelenskyy, Zelenskiy; Sergei, Sergey) fold to one form.

use readout_story::words::fold;

/// A person's name taken apart and folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonName {
    /// Given names and initials, in order.
    pub given: Vec<String>,
    /// The surname with its particles left out ("salman" of "bin Salman").
    pub surname: String,
    /// Whether it is the father's: "bin Salman" is not called "Salman".
    pub fathers: bool,
}

/// Words before a name that are no part of it. Sorted.
const TITLES: &[&str] = &[
    "admiral",
    "adviser",
    "advisor",
    "ambassador",
    "analyst",
    "archbishop",
    "attorney",
    "baroness",
    "bishop",
    "brig",
    "capt",
    "captain",
    "cardinal",
    "chairman",
    "chairwoman",
    "chancellor",
    "chief",
    "col",
    "colonel",
    "commander",
    "commissioner",
    "crown",
    "defence",
    "defense",
    "deputy",
    "director",
    "doctor",
    "dr",
    "emir",
    "envoy",
    "father",
    "foreign",
    "gen",
    "general",
    "gov",
    "governor",
    "judge",
    "justice",
    "king",
    "lady",
    "leader",
    "lieutenant",
    "lord",
    "lt",
    "madam",
    "maj",
    "major",
    "mayor",
    "minister",
    "miss",
    "mr",
    "mrs",
    "ms",
    "mx",
    "pope",
    "premier",
    "president",
    "prime",
    "prince",
    "princess",
    "prof",
    "professor",
    "queen",
    "rabbi",
    "rep",
    "rev",
    "reverend",
    "secretary",
    "sen",
    "senator",
    "sergeant",
    "sgt",
    "sheikh",
    "sir",
    "sister",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "sultan",
    "vice",
];

/// Words that begin a sentence and are written like a name there. Sorted.
const OPENERS: &[&str] = &[
    "after", "although", "and", "as", "because", "before", "but", "despite", "for", "from", "her", "his",
    "if", "since", "the", "their", "though", "when", "whether", "while", "with",
];

/// What may follow a surname. Sorted.
const SUFFIXES: &[&str] =
    &["esq", "ii", "iii", "iv", "jr", "junior", "kbe", "md", "mp", "obe", "phd", "qc", "senior", "sr"];

/// Short forms and the given names they stand for. Sorted by the short form.
const SHORT_FORMS: &[(&str, &str)] = &[
    ("abby", "abigail"),
    ("al", "albert"),
    ("alex", "alexander"),
    ("andy", "andrew"),
    ("ben", "benjamin"),
    ("bernie", "bernard"),
    ("bill", "william"),
    ("bob", "robert"),
    ("bobby", "robert"),
    ("cathy", "catherine"),
    ("charlie", "charles"),
    ("chris", "christopher"),
    ("chuck", "charles"),
    ("dan", "daniel"),
    ("danny", "daniel"),
    ("dave", "david"),
    ("dick", "richard"),
    ("don", "donald"),
    ("doug", "douglas"),
    ("ed", "edward"),
    ("fred", "frederick"),
    ("greg", "gregory"),
    ("jack", "john"),
    ("jeff", "jeffrey"),
    ("jen", "jennifer"),
    ("jim", "james"),
    ("jimmy", "james"),
    ("joe", "joseph"),
    ("jon", "jonathan"),
    ("josh", "joshua"),
    ("kate", "katherine"),
    ("kathy", "katherine"),
    ("ken", "kenneth"),
    ("larry", "lawrence"),
    ("liz", "elizabeth"),
    ("maggie", "margaret"),
    ("matt", "matthew"),
    ("max", "maximilian"),
    ("mike", "michael"),
    ("nick", "nicholas"),
    ("pat", "patrick"),
    ("pete", "peter"),
    ("phil", "philip"),
    ("ray", "raymond"),
    ("rick", "richard"),
    ("rob", "robert"),
    ("ron", "ronald"),
    ("sam", "samuel"),
    ("steve", "steven"),
    ("stu", "stuart"),
    ("sue", "susan"),
    ("ted", "edward"),
    ("tim", "timothy"),
    ("tom", "thomas"),
    ("tony", "anthony"),
    ("vic", "victor"),
    ("will", "william"),
];

impl PersonName {
    /// Takes a name as printed apart; `None` when nothing but titles is left.
    pub fn parse(name: &str) -> Option<Self> {
        let mut parts: Vec<String> = name
            .split(|character: char| character.is_whitespace() || character == '.' || character == '-')
            .map(|part| without_possessive(part).to_owned())
            .flat_map(|part| split_initials(&part))
            .filter(|part| !part.is_empty())
            .collect();
        while parts.len() > 1
            && parts.last().is_some_and(|last| SUFFIXES.binary_search(&last.as_str()).is_ok())
        {
            parts.pop();
        }
        if parts.iter().all(|part| is_title(part)) {
            return None;
        }
        let mut parts = parts.split_off(words_before_name(&parts));
        // "Venn of the HCA": the body is no part of the name.
        if let Some(of) = parts.iter().position(|part| part == "of").filter(|of| *of > 0) {
            parts.truncate(of);
        }
        let surname = spelling_folded(&parts.pop()?);
        let fathers = parts.last().is_some_and(|part| matches!(part.as_str(), "bin" | "ibn" | "bint"));
        let given =
            parts.into_iter().filter(|part| !is_particle(part)).map(|part| given_name(&part)).collect();
        Some(Self { given, surname, fathers })
    }

    /// How much of the person's name it gives.
    pub fn fullness(&self) -> usize {
        self.given.iter().map(|given| if given.chars().count() > 1 { 3 } else { 1 }).sum()
    }

    /// Whether both may name one person: the surname is the same and no given name speaks against it.
    pub fn may_be(&self, other: &Self) -> bool {
        if self.surname != other.surname {
            // Names that put the family first are called by it: "Xi" of "Xi Jinping".
            return self.given.is_empty() && other.given.first() == Some(&self.surname)
                || other.given.is_empty() && self.given.first() == Some(&other.surname);
        }
        let bare = |it: &Self| it.given.is_empty() && !it.fathers;
        if self.fathers && bare(other) || other.fathers && bare(self) {
            return false;
        }
        self.given.iter().zip(&other.given).all(|(one, two)| same_given(one, two))
    }
}

/// How many of the folded words stand before the name: openers, and all up to the last title that has words after it.
fn words_before_name<S: AsRef<str>>(words: &[S]) -> usize {
    let opener = |word: &S| OPENERS.binary_search(&word.as_ref()).is_ok();
    let openers = words.iter().take(words.len().saturating_sub(1)).take_while(|word| opener(word)).count();
    let inner = &words[..words.len().saturating_sub(1)];
    let titles = inner.iter().rposition(|word| is_title(word.as_ref())).map_or(0, |last| last + 1);
    // "Secretary of State Orla Venn": what the title is of goes with it, and a name of two words is left.
    let of = titles > 0 && words.get(titles).is_some_and(|word| matches!(word.as_ref(), "of" | "for"));
    let titles = if of { titles.max(words.len().saturating_sub(2)) } else { titles };
    openers.max(titles)
}

fn is_title(folded: &str) -> bool {
    TITLES.binary_search(&folded).is_ok()
}

/// A person's name as printed, without the titles and other words before it.
///
/// "National Security Advisor Mike Walden" is Mike Walden.
pub fn without_titles(name: &str) -> &str {
    let words: Vec<&str> = name.split_whitespace().collect();
    let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
    let before = words_before_name(&folded);
    // Words are slices of `name`: the first that stays tells where the name begins.
    let own =
        words.get(before).and_then(|first| name.find(first).map(|at| name[at..].trim_end())).unwrap_or(name);
    // "Venn of the Harbour Council" is Venn.
    own.split_once(" of ").map_or(own, |(own, _)| own)
}

/// "jd" of "JD Vance" and "J.D." are two initials; an all-capital short word before a surname is read so.
fn split_initials(part: &str) -> Vec<String> {
    let capitals = part.chars().count() == 2 && part.chars().all(|character| character.is_ascii_uppercase());
    if capitals {
        part.chars().map(|initial| initial.to_ascii_lowercase().to_string()).collect()
    } else {
        vec![fold(part)]
    }
}

fn without_possessive(part: &str) -> &str {
    ["'s", "’s", "'", "’"].iter().find_map(|ending| part.strip_suffix(ending)).unwrap_or(part)
}

fn is_particle(part: &str) -> bool {
    matches!(
        part,
        "al" | "bin"
            | "da"
            | "de"
            | "del"
            | "den"
            | "der"
            | "di"
            | "el"
            | "ibn"
            | "la"
            | "le"
            | "ten"
            | "van"
            | "von"
    )
}

fn given_name(folded: &str) -> String {
    let long = SHORT_FORMS.binary_search_by_key(&folded, |(short, _)| short).map(|at| SHORT_FORMS[at].1);
    spelling_folded(long.unwrap_or(folded))
}

fn same_given(one: &str, two: &str) -> bool {
    let initial = |name: &str| name.chars().count() == 1;
    if initial(one) || initial(two) { one.chars().next() == two.chars().next() } else { one == two }
}

/// One form for the spellings that transliteration conventions give one name.
pub fn spelling_folded(folded: &str) -> String {
    let mut name = folded.to_owned();
    for (from, to) in [
        ("yo", "io"),
        ("ye", "e"),
        ("ie", "e"),
        ("kh", "h"),
        ("ks", "x"),
        ("ou", "u"),
        ("oo", "u"),
        ("ph", "f"),
        ("tch", "ch"),
        ("zh", "j"),
        ("dj", "j"),
        ("w", "v"),
        ("ij", "i"),
        ("y", "i"),
    ] {
        name = name.replace(from, to);
    }
    let mut single = String::with_capacity(name.len());
    for character in name.chars() {
        if !single.ends_with(character) {
            single.push(character);
        }
    }
    single
}

/// The acronym a name gives in brackets: "North Atlantic Treaty Organization (NATO)".
pub fn stated_acronym(name: &str) -> Option<String> {
    let (_, rest) = name.split_once(" (")?;
    let acronym = rest.strip_suffix(')')?;
    is_acronym(acronym).then(|| fold(acronym))
}

/// Whether `name` is written as an acronym: "NATO", "U.N.".
pub fn is_acronym(name: &str) -> bool {
    let letters: Vec<char> = name.chars().filter(|character| *character != '.').collect();
    (2..=8).contains(&letters.len()) && letters.iter().all(char::is_ascii_uppercase)
}

/// First letters of the capitalised words of `name`, folded; `None` for a single word.
pub fn initials(name: &str) -> Option<String> {
    let name = name.split(" (").next().unwrap_or(name);
    let capitals: Vec<char> = name
        .split_whitespace()
        .filter_map(|word| word.chars().next())
        .filter(|first| first.is_uppercase())
        .collect();
    let capitals = if name.starts_with("The ") { &capitals[1..] } else { &capitals[..] };
    (capitals.len() > 1).then(|| fold(&capitals.iter().collect::<String>()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn may_be(one: &str, two: &str) -> bool {
        PersonName::parse(one).unwrap().may_be(&PersonName::parse(two).unwrap())
    }

    #[test]
    fn tables_are_sorted_so_that_they_can_be_searched() {
        assert!(TITLES.is_sorted() && OPENERS.is_sorted() && SUFFIXES.is_sorted() && SHORT_FORMS.is_sorted());
    }

    #[test]
    fn transliterations_of_one_name_are_one() {
        for (one, two) in [
            ("Volodymyr Zelenskyy", "Volodymyr Zelensky"),
            ("Zelenskiy", "Zelenskyy"),
            ("Sergei Lavrov", "Sergey Lavrov"),
            ("Ilya Varenskiy", "Ilia Varensky"),
            ("Andriy Yermak", "Andrii Yermak"),
            ("Dmitry Orlov", "Dmitri Orlov"),
            ("Dmitriy Orlov", "Dmitry Orlov"),
            ("Łukasz Dąb", "Lukasz Dab"),
            ("Aleksandr Petrov", "Alexandr Petrov"),
        ] {
            assert!(may_be(one, two), "{one} and {two}");
        }
    }

    #[test]
    fn titles_initials_and_short_forms_do_not_part_a_person() {
        for (one, two) in [
            ("Mr. Solberg", "Mira Solberg"),
            ("President Donald J. Tarn", "Donald Tarn"),
            ("Mike Walden", "Michael Walden"),
            ("J.D. Vane", "JD Vane"),
            ("M. Solberg", "Mira Solberg"),
            ("Mira Solberg Jr.", "Mira Solberg"),
            ("Mohammed bin Sarmad", "Mohammed Sarmad"),
            ("Li", "Li Wenshan"),
            ("National Security Advisor Mike Walden", "Michael Walden"),
            ("Secretary of State Orla Venn", "Orla Venn"),
            ("The Solberg", "Mira Solberg"),
            ("Solberg of the HCA", "Mira Solberg"),
        ] {
            assert!(may_be(one, two), "{one} and {two}");
        }
    }

    #[test]
    fn a_title_that_is_a_surname_stays() {
        assert_eq!(PersonName::parse("Martin King Jr.").unwrap().surname, "king");
        assert_eq!(without_titles("Stephen King"), "Stephen King");
        assert_eq!(without_titles("Harbour Minister Mira Solberg"), "Mira Solberg");
    }

    #[test]
    fn different_given_names_part_two_persons_of_one_surname() {
        for (one, two) in [
            ("Mohammed bin Sarmad", "King Sarmad"),
            ("Mira Solberg", "Jon Solberg"),
            ("M. Solberg", "Jon Solberg"),
            ("Ann B. Lee", "Ann C. Lee"),
        ] {
            assert!(!may_be(one, two), "{one} and {two}");
        }
    }

    #[test]
    fn an_organisation_is_known_by_its_acronym() {
        assert_eq!(stated_acronym("Norrland Harbour Authority (NHA)").as_deref(), Some("nha"));
        assert_eq!(initials("the Norrland Harbour Authority").as_deref(), Some("nha"));
    }
}
