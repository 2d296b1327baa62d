//! The fine tags that the tagger chooses between.

use super::{Case, Degree, Feats, Gender, Mood, Number, Person, PronType, Tense, Upos, VerbForm, Xpos};
use crate::model::label_set;

label_set! {
    /// What a tag says beyond its two parts of speech.
    #[derive(Default)]
    pub enum Kind {
        /// Nothing.
        #[default]
        Plain = "",
        /// A gerund: "-ing" form that is no participle.
        Gerund = "Ger",
        /// An imperative.
        Imperative = "Imp",
        /// A relative word: "the man *who* left".
        Relative = "Rel",
        /// A word that asks: "*who* left?".
        Interrogative = "Int",
    }
}

/// One of the classes of the tagger.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FineTag {
    /// Universal part of speech.
    pub upos: Upos,
    /// Penn tag.
    pub xpos: Xpos,
    /// What it says beyond.
    pub kind: Kind,
}

impl FineTag {
    /// The tag of a treebank's word.
    pub fn of(upos: Upos, xpos: Xpos, feats: &Feats) -> Self {
        let kind = match (feats.verb_form, feats.mood, feats.pron_type) {
            (Some(VerbForm::Ger), ..) if xpos == Xpos::Vbg => Kind::Gerund,
            (_, Some(Mood::Imp), _) => Kind::Imperative,
            (.., Some(PronType::Rel)) => Kind::Relative,
            (.., Some(PronType::Int)) => Kind::Interrogative,
            _ => Kind::Plain,
        };
        Self { upos, xpos, kind }
    }

    /// Three bytes, for the model.
    pub fn to_bytes(self) -> [u8; 3] {
        [self.upos as u8, self.xpos as u8, self.kind as u8]
    }

    /// Back from three bytes.
    pub fn from_bytes([upos, xpos, kind]: [u8; 3]) -> Option<Self> {
        Some(Self {
            upos: *Upos::ALL.get(upos as usize)?,
            xpos: *Xpos::ALL.get(xpos as usize)?,
            kind: *Kind::ALL.get(kind as usize)?,
        })
    }

    /// The features of `word` under this tag. Agreement of finite verbs other than "-s" forms is left open.
    pub fn feats(self, word: &str) -> Feats {
        let mut feats = Feats::default();
        match self.xpos {
            Xpos::Nn | Xpos::Nnp => feats.number = Some(Number::Sing),
            Xpos::Nns | Xpos::Nnps => feats.number = Some(Number::Plur),
            Xpos::Jj | Xpos::Rb if self.upos == Upos::Adj => feats.degree = Some(Degree::Pos),
            Xpos::Jjr | Xpos::Rbr => feats.degree = Some(Degree::Cmp),
            Xpos::Jjs | Xpos::Rbs => feats.degree = Some(Degree::Sup),
            Xpos::Prp | Xpos::PrpPoss | Xpos::WpPoss => return personal(word, self.xpos),
            Xpos::Dt | Xpos::Pdt => determiner(word, &mut feats),
            Xpos::Md => feats.verb_form = Some(VerbForm::Fin),
            Xpos::Rb => feats.negative = self.upos == Upos::Part,
            _ => self.verb(&mut feats),
        }
        if self.upos == Upos::Pron && matches!(self.xpos, Xpos::Nn) {
            feats.pron_type = Some(PronType::Ind);
        }
        match self.kind {
            Kind::Relative => feats.pron_type = Some(PronType::Rel),
            Kind::Interrogative => feats.pron_type = Some(PronType::Int),
            _ => {}
        }
        feats
    }

    fn verb(self, feats: &mut Feats) {
        let (form, tense) = match self.xpos {
            Xpos::Vb if self.kind == Kind::Imperative => (VerbForm::Fin, None),
            Xpos::Vb => (VerbForm::Inf, None),
            Xpos::Vbd => (VerbForm::Fin, Some(Tense::Past)),
            Xpos::Vbg if self.kind == Kind::Gerund => (VerbForm::Ger, None),
            Xpos::Vbg => (VerbForm::Part, Some(Tense::Pres)),
            Xpos::Vbn => (VerbForm::Part, Some(Tense::Past)),
            Xpos::Vbp | Xpos::Vbz => (VerbForm::Fin, Some(Tense::Pres)),
            _ => return,
        };
        (feats.verb_form, feats.tense) = (Some(form), tense);
        if form == VerbForm::Fin {
            let imperative = self.kind == Kind::Imperative;
            feats.mood = Some(if imperative { Mood::Imp } else { Mood::Ind });
        }
        if self.xpos == Xpos::Vbz {
            (feats.number, feats.person) = (Some(Number::Sing), Some(Person::Third));
        }
    }
}

fn determiner(word: &str, feats: &mut Feats) {
    (feats.pron_type, feats.number) = match word.to_ascii_lowercase().as_str() {
        "the" | "a" | "an" => (Some(PronType::Art), None),
        "this" | "that" => (Some(PronType::Dem), Some(Number::Sing)),
        "these" | "those" => (Some(PronType::Dem), Some(Number::Plur)),
        "no" | "neither" => (Some(PronType::Neg), None),
        "all" | "every" | "each" | "both" => (Some(PronType::Tot), None),
        _ => (Some(PronType::Ind), None),
    };
}

/// Personal, possessive and reflexive pronouns by their form.
fn personal(word: &str, xpos: Xpos) -> Feats {
    use {Gender::*, Number::*, Person::*};
    let word = word.to_ascii_lowercase();
    let (number, person, gender) = match word.as_str() {
        "i" | "me" | "my" | "mine" | "myself" => (Some(Sing), Some(First), None),
        "we" | "us" | "our" | "ours" | "ourselves" => (Some(Plur), Some(First), None),
        "you" | "your" | "yours" => (None, Some(Second), None),
        "yourself" => (Some(Sing), Some(Second), None),
        "yourselves" => (Some(Plur), Some(Second), None),
        "he" | "him" | "his" | "himself" => (Some(Sing), Some(Third), Some(Masc)),
        "she" | "her" | "hers" | "herself" => (Some(Sing), Some(Third), Some(Fem)),
        "it" | "its" | "itself" => (Some(Sing), Some(Third), Some(Neut)),
        "they" | "them" | "their" | "theirs" | "themselves" => (Some(Plur), Some(Third), None),
        _ => (None, None, None),
    };
    let poss = xpos != Xpos::Prp;
    let case = match word.as_str() {
        _ if poss => Some(Case::Gen),
        "i" | "he" | "she" | "we" | "they" => Some(Case::Nom),
        "me" | "him" | "her" | "us" | "them" => Some(Case::Acc),
        _ => None,
    };
    let reflex = word.ends_with("self") || word.ends_with("selves");
    let pron_type = Some(if xpos == Xpos::WpPoss { PronType::Rel } else { PronType::Prs });
    Feats { number, person, gender, case, pron_type, poss, reflex, ..Feats::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_past_tense_and_a_past_participle_are_told_apart() {
        let tag = |xpos| FineTag { upos: Upos::Verb, xpos, kind: Kind::Plain };
        assert_eq!(tag(Xpos::Vbd).feats("said").to_conllu(), "Mood=Ind|Tense=Past|VerbForm=Fin");
        assert_eq!(tag(Xpos::Vbn).feats("said").to_conllu(), "Tense=Past|VerbForm=Part");
    }

    #[test]
    fn pronouns_have_their_features_by_form() {
        let tag = |xpos| FineTag { upos: Upos::Pron, xpos, kind: Kind::Plain };
        assert_eq!(
            tag(Xpos::Prp).feats("She").to_conllu(),
            "Case=Nom|Gender=Fem|Number=Sing|Person=3|PronType=Prs"
        );
        assert_eq!(
            tag(Xpos::PrpPoss).feats("their").to_conllu(),
            "Case=Gen|Number=Plur|Person=3|Poss=Yes|PronType=Prs"
        );
    }

    #[test]
    fn a_tag_survives_its_three_bytes() {
        let tag = FineTag { upos: Upos::Pron, xpos: Xpos::Wdt, kind: Kind::Relative };
        assert_eq!(FineTag::from_bytes(tag.to_bytes()), Some(tag));
        assert_eq!(FineTag::from_bytes([99, 0, 0]), None);
    }
}
