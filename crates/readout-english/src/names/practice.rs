//! Practice documents for the model of names: invented news sentences with slots, filled from the lists and with
//! names made up of them. The sets that may be trained on hold little news; these teach how news names people, in
//! full first and by family name after.

use super::formats::GoldNames;
use super::knowledge::Knowledge;
use super::{Kinds, NameClass};
use crate::{Sentence, Token};
use readout_document::Span;
use std::ops::Range;

/// Chance that is the same on every machine (xorshift).
pub(super) struct Chance(pub u64);

impl Chance {
    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number below `end` (0 when `end` is).
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    /// A number from 0 to 1.
    pub fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    fn pick<'t>(&mut self, from: &[&'t str]) -> &'t str {
        from.get(self.below(from.len())).copied().unwrap_or_default()
    }
}

const TITLES: &[&str] = &[
    "President",
    "Prime Minister",
    "Foreign Minister",
    "Finance Minister",
    "Defence Minister",
    "Health Minister",
    "Interior Minister",
    "Secretary of State",
    "Governor",
    "Gov.",
    "Senator",
    "Sen.",
    "Rep.",
    "Gen.",
    "General",
    "Colonel",
    "Col.",
    "Captain",
    "Lt.",
    "Judge",
    "Justice",
    "Chief Justice",
    "Ambassador",
    "Professor",
    "Prof.",
    "Dr",
    "Dr.",
    "Mayor",
    "King",
    "Prince",
    "Sheikh",
    "Imam",
    "Bishop",
    "Archbishop",
    "Pope",
    "Inspector",
    "Commissioner",
    "Minister",
    "Chancellor",
    "Attorney General",
    "Secretary-General",
    "Vice President",
    "MP",
    "Chief",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "director",
    "coach",
    "opposition leader",
    "defender",
    "lawyer",
    "chairman",
    "minister",
    "actor",
    "singer",
    "President",
    "Mr",
    "Ms",
    "Mrs",
    "Sir",
    "Rev.",
    "Hon.",
    "Pastor",
    "His Majesty King",
    "HH Sheikh",
    "Her Majesty Queen",
    "HRH Prince",
    "H E Dr",
    "Crown Prince",
    "Chief Executive",
    "CEO",
    "First Lady",
];
const TOPICS: &[&str] = &[
    "Health",
    "Education",
    "Finance",
    "Trade",
    "Agriculture",
    "Justice",
    "Energy",
    "Water",
    "Transport",
    "Fisheries",
    "Tourism",
    "Culture",
    "Labour",
    "Labor",
    "Defence",
    "Defense",
    "Foreign Affairs",
    "Home Affairs",
    "Women",
    "Youth",
    "Sports",
    "Science",
    "Technology",
    "Environment",
    "Mines",
    "Lands",
    "Housing",
    "Planning",
    "Statistics",
    "Human Rights",
    "Elections",
    "Railways",
    "Civil Aviation",
    "Climate Change",
    "Social Development",
    "Works",
    "Information",
    "Commerce",
    "Industry",
    "Development",
    "Teachers",
    "Farmers",
    "Workers",
    "Nurses",
    "Lawyers",
];
const KINDS_OF_BODY: &[&str] = &[
    "Commission",
    "Authority",
    "Agency",
    "Council",
    "Association",
    "Union",
    "Board",
    "Institute",
    "Foundation",
    "Federation",
    "Committee",
    "Bureau",
    "Centre",
    "Center",
    "Trust",
    "Fund",
    "Society",
    "Network",
    "Corporation",
    "Service",
    "Forum",
    "Alliance",
    "Department",
    "Tribunal",
    "Court",
    "Congress",
    "Movement",
    "Party",
    "Front",
];
const COMPANY_ENDS: &[&str] = &[
    "Group",
    "Ltd",
    "Inc.",
    "Industries",
    "Bank",
    "Airways",
    "Airlines",
    "Holdings",
    "Energy",
    "Motors",
    "Telecom",
    "Times",
    "News",
    "Herald",
    "Post",
    "TV",
    "Steel",
    "Foods",
    "Capital",
    "Partners",
    "Technologies",
    "Systems",
];
const PLACE_ENDS: &[&str] = &[
    "River",
    "Island",
    "Islands",
    "Lake",
    "Bay",
    "Airport",
    "Bridge",
    "Province",
    "District",
    "County",
    "State",
    "Road",
    "Street",
    "Square",
    "Park",
    "National Park",
    "Valley",
    "Hills",
    "Stadium",
    "Port",
    "Beach",
    "Mountains",
    "City",
    "Village",
    "Canal",
    "Dam",
    "Region",
    "Governorate",
    "Peninsula",
    "Desert",
    "International Airport",
];
const DAYS: &[&str] = &[
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "January",
    "February",
    "March",
    "April",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const NO_NAMES: &[&str] = &[
    "World Cup",
    "Nobel Peace Prize",
    "Nobel Prize",
    "Booker Prize",
    "Olympic Games",
    "Olympics",
    "Grammy",
    "Champions League",
    "Africa Cup",
    "Super Bowl",
    "Oscar",
    "Golden Globe",
    "Paris Agreement",
    "Cold War",
    "Second World War",
    "Constitution",
    "Bill of Rights",
    "Independence Day",
    "Labour Day",
    "Ramadan",
    "Easter",
    "Christmas",
    "Diwali",
    "Eid",
    "Film Festival",
    "Book Fair",
    "Climate Summit",
    "Summit",
    "Annual Meeting",
    "State of Emergency",
    "Data Protection Act",
    "Finance Bill",
    "Clean Air Plan",
    "Journal of Physics",
    "GDP",
    "Peace Agreement",
    "Convention",
    "Declaration",
    "Charter",
    "Exclusive",
    "Opinion",
    "Breaking News",
    "How To Live",
    "What Happened",
    "The Long Road Home",
];
const PARTICLES: &[&str] =
    &["al", "el", "bin", "de", "van", "von", "da", "dos", "Abu", "Ben", "Ould", "della", "de la"];

/// Parts of the sentences: those that introduce, and those that follow.
struct Sentences<'t> {
    first: Vec<&'t str>,
    then: Vec<&'t str>,
}

fn sentences(text: &str) -> Sentences<'_> {
    let mut sentences = Sentences { first: Vec::new(), then: Vec::new() };
    let mut following = false;
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line {
            "[first]" => following = false,
            "[then]" => following = true,
            _ if following => sentences.then.push(line),
            _ => sentences.first.push(line),
        }
    }
    sentences
}

/// Names of the lists, by kind, in order of the alphabet so that chance is the same everywhere.
struct Stock<'k> {
    given: Vec<&'k str>,
    family: Vec<&'k str>,
    cities: Vec<&'k str>,
    countries: Vec<&'k str>,
    regions: Vec<&'k str>,
    people: Vec<&'k str>,
    bodies: Vec<&'k str>,
    companies: Vec<&'k str>,
}

impl<'k> Stock<'k> {
    fn of(knowledge: &'k Knowledge) -> Self {
        let of = |kinds: Kinds| knowledge.names_of(kinds);
        Self {
            given: of(Kinds::GIVEN),
            family: of(Kinds::FAMILY),
            cities: of(Kinds::CITY.with(Kinds::CAPITAL)),
            countries: of(Kinds::COUNTRY),
            regions: of(Kinds::REGION.with(Kinds::STATE)),
            people: of(Kinds::PEOPLE),
            bodies: of(Kinds::INTERNATIONAL.with(Kinds::GOVERNMENT)),
            companies: of(Kinds::COMPANY.with(Kinds::OUTLET).with(Kinds::AGENCY)),
        }
    }
}

/// Who and what one document is about.
struct Cast {
    given: Vec<String>,
    family: Vec<String>,
    bodies: Vec<String>,
    short: Vec<String>,
}

/// `count` practice documents.
pub(super) fn practice(knowledge: &Knowledge, count: usize) -> Vec<GoldNames> {
    let sentences = sentences(include_str!("../../data/practice.txt"));
    let stock = Stock::of(knowledge);
    let mut chance = Chance(0x005e_ed0f_7a1e_5eed);
    (0..count)
        .map(|_| {
            let cast = cast(&stock, &mut chance);
            let mut gold = GoldNames::default();
            for number in 0..3 + chance.below(8) {
                let from = if number < 2 { &sentences.first } else { &sentences.then };
                let sentence = chance.pick(from);
                fill(&mut gold, sentence, &cast, &stock, &mut chance);
            }
            gold
        })
        .collect()
}

/// A name from the list, or one made of the head of one and the tail of another.
fn made_up(from: &[&str], chance: &mut Chance) -> String {
    let first = chance.pick(from);
    if chance.share() < 0.45 {
        return first.to_owned();
    }
    let second = chance.pick(from);
    let letters: Vec<char> = first.chars().collect();
    let tail: Vec<char> = second.chars().collect();
    if first.contains([' ', '-', '.', '\'']) || second.contains([' ', '-', '.', '\'']) || tail.len() < 4 {
        return first.to_owned();
    }
    let keep = 1 + chance.below(letters.len().saturating_sub(1));
    let skip = 1 + chance.below(tail.len() - 2);
    letters[..keep].iter().chain(tail[skip..].iter()).collect::<String>()
}

fn cast(stock: &Stock, chance: &mut Chance) -> Cast {
    let mut cast = Cast { given: Vec::new(), family: Vec::new(), bodies: Vec::new(), short: Vec::new() };
    for _ in 0..3 {
        let mut given = made_up(&stock.given, chance);
        match chance.below(12) {
            0 => given.push_str(&format!(" {}.", (b'A' + chance.below(26) as u8) as char)),
            1 => given.push_str(&format!(" {}", made_up(&stock.given, chance))),
            _ => {}
        }
        let mut family = made_up(if chance.share() < 0.8 { &stock.family } else { &stock.given }, chance);
        match chance.below(17) {
            0 => family = format!("{} {family}", chance.pick(PARTICLES)),
            1 => family = format!("{family} - {}", made_up(&stock.family, chance)),
            2 => family = format!("al - {family}"),
            3 => given = format!("{given} - {}", chance.pick(&stock.given)),
            4 | 5 => {
                if chance.share() < 0.5 {
                    given.clear();
                }
                let half = chance.pick(&stock.given).to_lowercase();
                let half: String =
                    half.chars().filter(|c| c.is_alphabetic()).take(2 + chance.below(3)).collect();
                family = format!("{family} {} - {half}", chance.pick(&stock.family));
            }
            _ => {}
        }
        cast.given.push(given);
        cast.family.push(family);
    }
    for _ in 0..2 {
        let body = body(stock, chance);
        let initials: String =
            body.split(' ').filter_map(|word| word.chars().next().filter(|c| c.is_uppercase())).collect();
        cast.short.push(if initials.len() >= 2 { initials } else { body.clone() });
        cast.bodies.push(body);
    }
    cast
}

fn body(stock: &Stock, chance: &mut Chance) -> String {
    let topic = chance.pick(TOPICS);
    let kind = chance.pick(KINDS_OF_BODY);
    let own = made_up(if chance.share() < 0.5 { &stock.cities } else { &stock.family }, chance);
    match chance.below(16) {
        0 | 1 => format!("Ministry of {topic}"),
        2 => format!("Ministry of {topic} and {}", chance.pick(TOPICS)),
        3 => format!("National {topic} {kind}"),
        4 => format!("{} {topic} {kind}", chance.pick(&stock.people)),
        5 => format!("{kind} of {topic}"),
        6 => format!("{own} University"),
        7 => format!("University of {}", chance.pick(&stock.cities)),
        8 => format!("Bank of {}", chance.pick(&stock.countries)),
        9 => format!("{own} {kind}"),
        10 => format!("{} {kind} of {}", topic, chance.pick(&stock.countries)),
        11 => format!("International {kind} for {topic}"),
        12 => format!("{own} {topic} {kind}"),
        13 => format!("{topic} and {} {kind}", chance.pick(TOPICS)),
        _ => chance.pick(&stock.bodies).to_owned(),
    }
}

fn company(stock: &Stock, chance: &mut Chance) -> String {
    match chance.below(4) {
        0 => made_up(&stock.family, chance),
        1 => format!("{} {}", made_up(&stock.cities, chance), chance.pick(COMPANY_ENDS)),
        2 => format!("{} {}", made_up(&stock.family, chance), chance.pick(COMPANY_ENDS)),
        _ => chance.pick(&stock.companies).to_owned(),
    }
}

/// What a slot is filled with, and what that names.
fn filling(slot: &str, cast: &Cast, stock: &Stock, chance: &mut Chance) -> (String, Option<NameClass>) {
    let number = slot.bytes().last().map_or(0, |last| usize::from(last.saturating_sub(b'1')));
    let of = |from: &[String]| from.get(number).cloned().unwrap_or_default();
    match slot.as_bytes().first() {
        Some(b'P') => (format!("{} {}", of(&cast.given), of(&cast.family)), Some(NameClass::Person)),
        Some(b'S') => (of(&cast.family), Some(NameClass::Person)),
        Some(b'F') => (of(&cast.given), Some(NameClass::Person)),
        Some(b'O') => (of(&cast.bodies), Some(NameClass::Organisation)),
        Some(b'A') => (of(&cast.short), Some(NameClass::Organisation)),
        Some(b'B') => (company(stock, chance), Some(NameClass::Organisation)),
        Some(b'T') => (chance.pick(TITLES).to_owned(), None),
        Some(b'M') => (chance.pick(&["Mr", "Ms", "Mrs", "Dr", "Mr.", "Ms.", "Mrs.", "Dr."]).to_owned(), None),
        Some(b'C') => (made_up(&stock.cities, chance), Some(NameClass::Place)),
        Some(b'N') => (chance.pick(&stock.countries).to_owned(), Some(NameClass::Place)),
        Some(b'R') => (chance.pick(&stock.regions).to_owned(), Some(NameClass::Place)),
        Some(b'G') => (chance.pick(&stock.people).to_owned(), Some(NameClass::Norp)),
        Some(b'L') => {
            let own = made_up(if chance.share() < 0.5 { &stock.cities } else { &stock.family }, chance);
            (format!("{own} {}", chance.pick(PLACE_ENDS)), Some(NameClass::Place))
        }
        Some(b'D') => (chance.pick(DAYS).to_owned(), None),
        _ => (chance.pick(NO_NAMES).to_owned(), None),
    }
}

fn fill(gold: &mut GoldNames, sentence: &str, cast: &Cast, stock: &Stock, chance: &mut Chance) {
    let first = gold.analysis.tokens.len();
    let shouted_dateline = chance.share() < 0.3;
    for (place, piece) in sentence.split(' ').enumerate() {
        let slot = piece.strip_prefix('{').and_then(|slot| slot.strip_suffix('}'));
        let (mut words, class) = match slot {
            Some(slot) => filling(slot, cast, stock, chance),
            None => (piece.to_owned(), None),
        };
        if place == 0 && shouted_dateline && slot == Some("C") {
            words = words.to_uppercase();
        }
        let tokens = push(gold, &words);
        if let Some(class) = class.filter(|_| !tokens.is_empty()) {
            gold.names.push((tokens, class));
        }
    }
    let last = gold.analysis.tokens.len();
    if let [head, .., tail] | [head @ tail] = &gold.analysis.tokens[first..] {
        let span = head.span.cover(tail.span);
        gold.analysis.sentences.push(Sentence { span, tokens: first..last, heading: false });
    }
}

/// Appends words as tokens; hyphens and possessives are tokens of their own.
fn push(gold: &mut GoldNames, words: &str) -> Range<usize> {
    let first = gold.analysis.tokens.len();
    for word in words.split(' ').filter(|word| !word.is_empty()) {
        let from = gold.text.len();
        gold.text.push_str(word);
        gold.analysis.tokens.push(Token::new(Span::new(from, gold.text.len())));
        gold.text.push(' ');
    }
    first..gold.analysis.tokens.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn practice_is_the_same_every_time_and_its_names_stand_in_it() {
        let (one, two) = (practice(Knowledge::built_in(), 20), practice(Knowledge::built_in(), 20));
        for (one, two) in one.iter().zip(&two) {
            assert_eq!(one.text, two.text);
            assert!(!one.names.is_empty());
            assert!(one.names.iter().all(|(tokens, _)| tokens.end <= one.analysis.tokens.len()));
            assert!(!one.text.contains('{'), "{}", one.text);
        }
    }
}
