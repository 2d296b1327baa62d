//! Morphological features, as far as later stages ask for them.

use crate::model::label_set;

/// Universal features of one token. Only what reading news needs is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Feats {
    /// Finite, infinitive, participle, gerund.
    pub verb_form: Option<VerbForm>,
    /// Tense of a verb form: a finite past ("said") has `Past` and `Fin`, a past participle `Past` and `Part`.
    pub tense: Option<Tense>,
    /// Mood of a finite verb.
    pub mood: Option<Mood>,
    /// Whether a participle is passive ("was *told*"); set after parsing.
    pub passive: bool,
    /// Singular or plural.
    pub number: Option<Number>,
    /// Person of a pronoun or verb.
    pub person: Option<Person>,
    /// Gender of a pronoun.
    pub gender: Option<Gender>,
    /// Case of a pronoun.
    pub case: Option<Case>,
    /// Kind of a pronoun, determiner or pronominal adverb.
    pub pron_type: Option<PronType>,
    /// Degree of an adjective or adverb.
    pub degree: Option<Degree>,
    /// Possessive.
    pub poss: bool,
    /// Reflexive.
    pub reflex: bool,
    /// Negation.
    pub negative: bool,
}

label_set! {
    /// Form of a verb.
    pub enum VerbForm {
        /// Finite.
        Fin = "Fin",
        /// Gerund.
        Ger = "Ger",
        /// Infinitive.
        Inf = "Inf",
        /// Participle.
        Part = "Part",
    }
}

label_set! {
    /// Tense.
    pub enum Tense {
        /// Past.
        Past = "Past",
        /// Present.
        Pres = "Pres",
    }
}

label_set! {
    /// Mood of a finite verb.
    pub enum Mood {
        /// Imperative.
        Imp = "Imp",
        /// Indicative.
        Ind = "Ind",
        /// Subjunctive.
        Sub = "Sub",
    }
}

label_set! {
    /// Grammatical number.
    pub enum Number {
        /// Plural.
        Plur = "Plur",
        /// Singular.
        Sing = "Sing",
    }
}

label_set! {
    /// Grammatical person.
    pub enum Person {
        /// "I", "we".
        First = "1",
        /// "you".
        Second = "2",
        /// Anybody else.
        Third = "3",
    }
}

label_set! {
    /// Gender of a pronoun.
    pub enum Gender {
        /// "she".
        Fem = "Fem",
        /// "he".
        Masc = "Masc",
        /// "it".
        Neut = "Neut",
    }
}

label_set! {
    /// Case of a pronoun.
    pub enum Case {
        /// "him".
        Acc = "Acc",
        /// "his".
        Gen = "Gen",
        /// "he".
        Nom = "Nom",
    }
}

label_set! {
    /// Kind of a pronoun, determiner or adverb.
    pub enum PronType {
        /// Article.
        Art = "Art",
        /// Demonstrative.
        Dem = "Dem",
        /// Indefinite.
        Ind = "Ind",
        /// Interrogative.
        Int = "Int",
        /// Negative.
        Neg = "Neg",
        /// Personal.
        Prs = "Prs",
        /// Reciprocal.
        Rcp = "Rcp",
        /// Relative.
        Rel = "Rel",
        /// Total: "all", "every".
        Tot = "Tot",
    }
}

label_set! {
    /// Degree of comparison.
    pub enum Degree {
        /// Comparative.
        Cmp = "Cmp",
        /// Positive.
        Pos = "Pos",
        /// Superlative.
        Sup = "Sup",
    }
}

impl Feats {
    /// The features as CoNLL-U writes them (`_` when there are none).
    ///
    /// ```
    /// use readout_english::{Feats, Number, Person};
    /// let feats = Feats { number: Some(Number::Sing), person: Some(Person::Third), ..Feats::default() };
    /// assert_eq!(feats.to_conllu(), "Number=Sing|Person=3");
    /// assert_eq!(Feats::default().to_conllu(), "_");
    /// ```
    pub fn to_conllu(&self) -> String {
        let yes = |flag: bool| flag.then_some("Yes");
        let pairs = [
            ("Case", self.case.map(Case::as_str)),
            ("Degree", self.degree.map(Degree::as_str)),
            ("Gender", self.gender.map(Gender::as_str)),
            ("Mood", self.mood.map(Mood::as_str)),
            ("Number", self.number.map(Number::as_str)),
            ("Person", self.person.map(Person::as_str)),
            ("Polarity", self.negative.then_some("Neg")),
            ("Poss", yes(self.poss)),
            ("PronType", self.pron_type.map(PronType::as_str)),
            ("Reflex", yes(self.reflex)),
            ("Tense", self.tense.map(Tense::as_str)),
            ("VerbForm", self.verb_form.map(VerbForm::as_str)),
            ("Voice", self.passive.then_some("Pass")),
        ];
        let written: Vec<String> =
            pairs.iter().filter_map(|(name, value)| value.map(|value| format!("{name}={value}"))).collect();
        if written.is_empty() { "_".to_owned() } else { written.join("|") }
    }

    /// The features of a CoNLL-U field; those that are not kept are passed over.
    pub fn from_conllu(field: &str) -> Self {
        let mut feats = Self::default();
        for (name, value) in field.split('|').filter_map(|pair| pair.split_once('=')) {
            match name {
                "Case" => feats.case = value.parse().ok(),
                "Degree" => feats.degree = value.parse().ok(),
                "Gender" => feats.gender = value.parse().ok(),
                "Mood" => feats.mood = value.parse().ok(),
                "Number" => feats.number = value.parse().ok(),
                "Person" => feats.person = value.parse().ok(),
                "Polarity" => feats.negative = value == "Neg",
                "Poss" => feats.poss = true,
                "PronType" => feats.pron_type = value.parse().ok(),
                "Reflex" => feats.reflex = true,
                "Tense" => feats.tense = value.parse().ok(),
                "VerbForm" => feats.verb_form = value.parse().ok(),
                "Voice" => feats.passive = value == "Pass",
                _ => {}
            }
        }
        feats
    }
}
