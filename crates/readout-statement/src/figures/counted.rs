//! People and things that are counted: **some 30 ports and islands**, **thousands of residents**, a **27-nation** bloc,
//! a **3,000-strong** force.

use super::amount::Amount;
use super::{Measured, PEOPLE, Reading};
use crate::Quantity;
use readout_english::{NameClass, Upos, Xpos};
use std::ops::Range;

/// Words between a number and its noun at most.
const REACH: usize = 7;

pub(super) fn counted(reading: &Reading, amount: &Amount) -> Option<Measured> {
    let end = reading.past_bound_after(amount.tokens.end);
    if reading.is_hyphen(end) {
        return hyphened(reading, amount);
    }
    if reading.is(end, "of") || reading.is(end, "out") && reading.is(end + 1, "of") {
        return of_some(reading, amount);
    }
    let head = reading.counted_noun(amount, end).or_else(|| reading.one_person(amount, end))?;
    Some(reading.things(amount, end, head))
}

/// "a 27-nation bloc", "a 3,000-strong force".
fn hyphened(reading: &Reading, amount: &Amount) -> Option<Measured> {
    let at = amount.tokens.end + 1;
    if !reading.is_any(at, &reading.lexicon.words.hyphened) {
        return None;
    }
    let strong = reading.is(at, "strong");
    let unit = if strong { PEOPLE.to_owned() } else { reading.singular(at) };
    let people = strong || reading.lexicon.words.people.contains(&unit);
    let quantity = if people { Quantity::People } else { Quantity::Count };
    let mut measured = Measured::new(amount.tokens.start..at + 1, quantity, unit);
    measured.what = reading.noun_phrase(at + 1).map(|phrase| at + 1..phrase.end);
    measured.what.as_ref()?;
    Some(measured)
}

/// "thousands of residents", "12 of the 40 ships", "two of which".
fn of_some(reading: &Reading, amount: &Amount) -> Option<Measured> {
    if amount.value == Some(1.0) {
        return None;
    }
    let at = amount.tokens.end + 1 + usize::from(reading.is(amount.tokens.end, "out"));
    if ["which", "whom", "them"].iter().any(|word| reading.is(at, word)) {
        return of_those(reading, amount, at);
    }
    let phrase = reading.noun_phrase(at)?;
    let vague = amount.value.is_none();
    let head = (phrase.start..phrase.end).find(|at| reading.is_plural(*at) && !reading.is_plural(at + 1));
    let head = head.or_else(|| vague.then(|| reading.head_of(&phrase)))?;
    if !reading.is_noun(head) && !reading.is_plural(head) {
        return None;
    }
    if vague {
        return Some(reading.things(amount, at, head));
    }
    // "two of the ships", "two of Norrland's ships", "two of four ships".
    let possessor = (at..head).any(|at| ["'s", "’s", "’"].iter().any(|mark| reading.is(at, mark)));
    let definite =
        reading.is_any(at, &reading.lexicon.words.definite) || possessor || reading.token_is(at, Upos::Num);
    let mut measured = reading.things(amount, at, head);
    // The number of all of them is read on its own.
    measured.tokens = amount.tokens.clone();
    let out = reading.is(amount.tokens.end, "out");
    ((definite || out) && amount.currency.is_none()).then_some(measured)
}

/// "They launched rockets, two of which hit the quay": some of the things named last.
fn of_those(reading: &Reading, amount: &Amount, pronoun: usize) -> Option<Measured> {
    let relative = !reading.is(pronoun, "them");
    let named = |at: &usize| reading.is_plural(*at) && !reading.is_in_time(*at);
    // "comments by two of them": not the comments.
    let of = amount.tokens.start.checked_sub(1).is_some_and(|at| reading.token_is(at, Upos::Adp));
    let last = amount.tokens.start.saturating_sub(if of { 2 } else { 0 });
    let noun = (reading.sentence.start..last.max(reading.sentence.start)).rev().find(named)?;
    let unit = reading.singular(noun);
    let people = reading.lexicon.words.people.contains(&unit) || reading.is_group(noun);
    let quantity = if people { Quantity::People } else { Quantity::Count };
    let measured = Measured::new(amount.tokens.start..pronoun + 1, quantity, unit);
    (relative || amount.tokens.start > reading.sentence.start).then_some(measured)
}

impl Reading<'_> {
    /// The things counted, from token `from` to their noun `head`, and those joined to it by "and".
    pub(super) fn things(&self, amount: &Amount, from: usize, head: usize) -> Measured {
        let mut unit = self.singular(head);
        // "two New Valers"
        if let Some(start) = self.group(head).filter(|start| *start < head) {
            unit = format!("{} {unit}", self.scene.span(&(start..head)).of(self.scene.text()));
        }
        if matches!(unit.as_str(), "dead" | "wounded" | "injured" | "missing" | "killed") {
            unit = PEOPLE.to_owned();
        }
        let people = self.is_any(head, &self.lexicon.words.people)
            || self.lexicon.words.people.contains(&unit)
            || self.is_group(head);
        let quantity = if people { Quantity::People } else { Quantity::Count };
        let mut measured = Measured::new(amount.tokens.start..head + 1, quantity, unit);
        let mut what = from..head + 1;
        let is_joined = |phrase: &Range<usize>| {
            let last = phrase.end - 1;
            let of_a_kind = !people || self.is_any(last, &self.lexicon.words.people) || self.is_group(last);
            phrase.end > head + 1 && self.is(head + 1, "and") && of_a_kind
        };
        if let Some(phrase) = self.noun_phrase(from).filter(is_joined) {
            what.end = phrase.end;
            measured.tokens.end = phrase.end;
        }
        measured.what = Some(what);
        self.reckoned_by(&mut measured);
        measured
    }

    /// The plural noun that a number before token `from` counts.
    pub(super) fn counted_noun(&self, amount: &Amount, from: usize) -> Option<usize> {
        for at in from..(from + REACH).min(self.sentence.end) {
            // "40 daily sailings": how often, and no date.
            let often = self.token_is(at, Upos::Adj) && at + 1 < self.sentence.end;
            if self.is_in_time(at) && !often {
                return None;
            }
            let token = self.token(at);
            // "two Tarvian island ports", "three Norrland northern ports".
            let before_noun = self.is_noun(at + 1)
                || self.is_hyphen(at + 1)
                || self.token_is(at + 1, Upos::Adj) && (self.is_noun(at + 2) || self.is_plural(at + 2));
            let is_group = self.is_group(at) && !before_noun;
            if self.is_plural(at) || is_group || at > from && self.is_plural_taken_for_a_verb(amount, at) {
                let another =
                    self.word(at + 1).is_some() && matches!(self.token(at + 1).xpos, Xpos::Nns | Xpos::Nnps);
                let goes_on =
                    another && !self.is_in_time(at + 1) || token.upos == Upos::Adj && self.is_noun(at + 1);
                if !goes_on {
                    return Some(at);
                }
                continue;
            }
            let may_stand_between = match token.upos {
                Upos::Noun | Upos::Propn | Upos::Adj => true,
                Upos::Verb => matches!(token.xpos, Xpos::Vbn | Xpos::Vbg) && at + 1 < self.sentence.end,
                Upos::Adv => at == from,
                Upos::Punct | Upos::Sym => {
                    self.is_hyphen(at) || ["“", "\"", "[", "]"].iter().any(|mark| self.is(at, mark))
                }
                // "four T-90 tanks": the number of a model.
                // "2,646 one-year leases": the length of each.
                Upos::Num if amount.digits && self.is_hyphen(at + 1) => self.is_noun(at + 2),
                Upos::Num => self.is_hyphen(at - 1) && self.is_noun(at - 2),
                Upos::Cconj => at > from && self.token(at - 1).upos == Upos::Adj,
                _ => false,
            };
            if !may_stand_between {
                return None;
            }
        }
        None
    }

    /// Whether token `at` is a plural noun that was taken for a verb: in "two peace offers" the number and the noun in
    /// the singular leave nothing else.
    fn is_plural_taken_for_a_verb(&self, amount: &Amount, at: usize) -> bool {
        let several = amount.value.is_some_and(|value| value > 1.0);
        let short = ["is", "has", "does", "was"].iter().any(|word| self.is(at, word));
        several && !short && self.token(at).xpos == Xpos::Vbz && self.token_is(at - 1, Upos::Noun)
    }

    /// "One person was killed": a single one of people, who count in a toll.
    fn one_person(&self, amount: &Amount, from: usize) -> Option<usize> {
        let noun = (from..from + 3).find(|at| self.is_noun(*at) && !self.is_noun(at + 1))?;
        let between =
            (from..noun).all(|at| matches!(self.token(at).upos, Upos::Adj | Upos::Noun | Upos::Propn));
        // "by 1 point", "1 vote short".
        let in_digits = amount.digits && self.is_any(noun, &self.lexicon.words.stock);
        let person = in_digits || self.is_any(noun, &self.lexicon.words.people);
        let is_one = amount.value == Some(1.0) && between && person;
        is_one.then_some(noun)
    }

    /// Whether token `at` names members of a people, faith or party.
    pub(super) fn is_group(&self, at: usize) -> bool {
        self.group(at).is_some()
    }

    /// Where the name of a people begins that ends at token `at`.
    fn group(&self, at: usize) -> Option<usize> {
        let names = &self.scene.english.names;
        let from = names.partition_point(|name| name.tokens.end <= at);
        names[from..]
            .iter()
            .take_while(|name| name.tokens.start <= at)
            .find(|name| name.class == NameClass::Norp && name.tokens.end == at + 1)
            .filter(|_| self.token(at).upos != Upos::Adj)
            .map(|name| name.tokens.start)
    }

    /// Whether words of a toll stand in or around a range of tokens: killed, missing, freed, lost.
    pub(super) fn is_of_toll(&self, near: &Range<usize>) -> bool {
        let from = self.sentence.start.max(near.start.saturating_sub(4));
        let to = self.sentence.end.min(near.end + 4);
        let verb = self.governor(near).map(|(verb, _)| verb);
        (from..near.start)
            .chain(verb)
            .chain(near.clone())
            .chain(near.end..to)
            .any(|at| self.is_any(at, &self.lexicon.words.toll) || self.is_any(at, &self.lexicon.words.loss))
    }
}

#[cfg(test)]
mod tests {
    use crate::figures::sample::{account, all, none, only};
    use crate::{Bound, Quantity};

    #[test]
    fn things_and_people_are_counted() {
        for (words, value, quantity, unit) in [
            ("The group has some 30 ports and islands.", Some(30.0), Quantity::Count, "port"),
            ("They sent 40 tanks to the border.", Some(40.0), Quantity::Count, "tank"),
            ("They closed 12 naval bases on the coast.", Some(12.0), Quantity::Count, "base"),
            ("They sent 3,000 soldiers to the border.", Some(3000.0), Quantity::People, "soldier"),
            ("At least 12 people were killed.", Some(12.0), Quantity::People, "people"),
            ("They sent two dozen armed soldiers.", Some(24.0), Quantity::People, "soldier"),
            ("The 27-nation bloc met.", Some(27.0), Quantity::Count, "nation"),
            ("A 3,000-strong force crossed the sound.", Some(3000.0), Quantity::People, "people"),
            ("Tens of thousands of people fled.", None, Quantity::People, "people"),
            ("The fire caused millions of deaths.", None, Quantity::Count, "death"),
            ("They sank dozens of Norrland's ships.", None, Quantity::Count, "ship"),
            ("Two soldiers were killed.", Some(2.0), Quantity::People, "soldier"),
            ("The storm killed one person.", Some(1.0), Quantity::People, "people"),
            ("They freed three hostages.", Some(3.0), Quantity::People, "hostage"),
        ] {
            let found = only(words);
            assert_eq!((found.value, found.unit.as_str()), (value, unit), "{words}");
            assert_eq!(found.quantity, quantity, "{words}");
        }
    }

    #[test]
    fn so_often_within_a_while_is_counted() {
        let found = only("Solberg met the captains four times during the visit.");
        assert_eq!((found.value, found.unit.as_str()), (Some(4.0), "time"));
        none("They came three times as often in May.");
        none("The new quay is four times the size.");
    }

    #[test]
    fn what_is_counted_may_last_so_long_each() {
        let found = only("They sold 2,646 one-year leases.");
        assert_eq!((found.value, found.unit.as_str()), (Some(2646.0), "lease"));
        none("It is based on 2030 census data.");
    }

    #[test]
    fn all_of_a_body_are_counted() {
        let found = only("The envoys came from the four permanent members of the Sound Council.");
        assert_eq!((found.value, found.unit.as_str()), (Some(4.0), "member"));
        none("The envoys came from the five members.");
    }

    #[test]
    fn what_is_counted_is_told_whole() {
        let found = only("The group has some 30 ports and islands.");
        assert_eq!(found.words, "some 30 ports and islands");
        assert_eq!((found.what.as_deref(), found.bound), (Some("ports and islands"), Bound::About));
    }

    #[test]
    fn a_part_of_a_number_and_the_number_are_two() {
        let found = all("Twelve of the 40 ships were lost.");
        assert_eq!(found.iter().map(|one| one.value).collect::<Vec<_>>(), [Some(12.0), Some(40.0)]);
    }

    #[test]
    fn few_things_are_counted_when_they_are_new() {
        for (words, value, unit) in [
            ("Two Tarvian ministers met the harbour master.", 2.0, "minister"),
            ("The council is split into three camps.", 3.0, "camp"),
            ("She has two sons.", 2.0, "son"),
            ("Four island states signed it.", 4.0, "state"),
            ("They lost two of their ferries.", 2.0, "ferry"),
            ("They freed the two hostages.", 2.0, "hostage"),
            ("They lost two of Norrland's oldest ferries.", 2.0, "ferry"),
            ("He won by just 1 point.", 1.0, "point"),
            ("They fired rockets from the shore, two of which fell short.", 2.0, "rocket"),
            ("Twelve Harbour Line captains were on board.", 12.0, "captain"),
            ("The port has 40 daily sailings.", 40.0, "sailing"),
            ("They have two lease offers on the desk.", 2.0, "offer"),
            ("They sent four T-90 tanks to the pier.", 4.0, "tank"),
            ("They called more than 40 times.", 40.0, "time"),
            ("The letter asked 14 questions.", 14.0, "question"),
        ] {
            let found = only(words);
            assert_eq!((found.value, found.unit.as_str()), (Some(value), unit), "{words}");
        }
        let found = all("They froze 20 grants and lost 10 captains, eight of them from Calder.");
        assert_eq!(found[2].unit, "captain");
        let found = all("They won three of four lease cases.");
        assert_eq!(found.iter().filter_map(|one| one.value).collect::<Vec<_>>(), [3.0, 4.0]);
        let found = all("Two of the five ministers were late.");
        assert_eq!(found.iter().filter_map(|one| one.value).collect::<Vec<_>>(), [2.0, 5.0]);
        let found = all("The line lost 175 out of 291 captains.");
        assert_eq!((found[0].value, found[0].unit.as_str()), (Some(175.0), "captain"));
    }

    #[test]
    fn few_things_tell_little_unless_somebody_is_hurt() {
        for (words, slight) in [
            ("Two Tarvian ministers met the harbour master.", true),
            ("Four ministers said that it was late.", true),
            ("The council is split into three camps.", true),
            ("Two ministers were wounded.", false),
            ("They have three submarines.", false),
            ("They have 12 cranes.", false),
            ("They have at least two cranes.", false),
        ] {
            assert_eq!(account(words).figures[0].slight, slight, "{words}");
        }
    }

    #[test]
    fn small_numbers_that_measure_nothing_are_none() {
        none("The two leaders met in Calder.");
        none("Our two countries must talk.");
        none("Both of the two sides were late.");
        none("It is one of the main ports.");
        none("One Tarvian official was there.");
        none("One official said that it was late.");
        none("There are three ways to go on.");
        none("They asked for a two-state solution.");
        none("He warned of one-party rule.");
        assert_eq!(only("They kept their one-seat majority.").unit, "seat");
        none("The quay is four times as long as the pier.");
        none("They came three times.");
    }

    #[test]
    fn numbers_in_names_are_none() {
        none("The Group of Seven met in Calder.");
        none("Some Group of 20 members met in Calder.");
        none("He works for the show 40 Minutes in Calder.");
        none("Channel 4 showed the ferry.");
        none("The COVID-19 patients stayed on board.");
        none("They flew in F-16 fighters.");
        none("They spoke of Article 5 guarantees.");
        none("They want back the pre-2014 borders.");
    }
}
