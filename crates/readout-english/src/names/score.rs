//! Measuring names against gold: exact spans, exact classes.

use super::formats::GoldNames;
use super::{Name, NameClass};
use crate::score::Counts;

/// How many names are in the gold, in the reading and in both, by class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NameScore {
    /// Persons.
    pub person: Counts,
    /// Organisations.
    pub organisation: Counts,
    /// Places.
    pub place: Counts,
}

impl NameScore {
    /// All three classes together.
    pub fn all(&self) -> Counts {
        let mut all = self.person;
        all += self.organisation;
        all += self.place;
        all
    }
}

impl std::ops::AddAssign for NameScore {
    fn add_assign(&mut self, other: Self) {
        self.person += other.person;
        self.organisation += other.organisation;
        self.place += other.place;
    }
}

/// Scores the names read in a document whose tokens are the gold ones. Groups, titles and offices are not measured.
pub fn score_names(gold: &GoldNames, read: &[Name]) -> NameScore {
    let count = |class: NameClass| {
        let wanted = gold.names.iter().filter(|(_, other)| *other == class);
        let found: Vec<_> = read.iter().filter(|name| name.class == class).collect();
        let both = wanted.clone().filter(|(tokens, _)| found.iter().any(|name| name.tokens == *tokens));
        Counts { gold: wanted.clone().count(), read: found.len(), both: both.count() }
    };
    NameScore {
        person: count(NameClass::Person),
        organisation: count(NameClass::Organisation),
        place: count(NameClass::Place),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::{formats, name};

    #[test]
    fn only_the_exact_words_with_the_right_class_count() {
        let gold =
            formats::read_gold("gold", "Mira\tB-PER\nSolberg\tI-PER\nleft\tO\nSkarholm\tB-LOC\n").unwrap();
        let read = [
            name(&gold[0].analysis, 0..1, NameClass::Person),
            name(&gold[0].analysis, 3..4, NameClass::Place),
            name(&gold[0].analysis, 2..3, NameClass::Norp),
        ];
        let score = score_names(&gold[0], &read);
        assert_eq!(score.person, Counts { gold: 1, read: 1, both: 0 });
        assert_eq!(score.place, Counts { gold: 1, read: 1, both: 1 });
        assert!((score.all().f() - 0.5).abs() < 1e-9);
    }
}
