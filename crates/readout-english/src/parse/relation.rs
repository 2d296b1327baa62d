//! The relations of a dependency to its head.

use crate::model::label_set;

label_set! {
    /// Universal dependency relation, with the English subtypes that later stages ask for.
    ///
    /// ```
    /// use readout_english::Relation;
    /// assert_eq!("nsubj:pass".parse(), Ok(Relation::NsubjPass));
    /// assert_eq!(Relation::NsubjPass.universal(), Relation::Nsubj);
    /// ```
    #[derive(Default)]
    pub enum Relation {
        /// Clause that modifies a noun.
        Acl = "acl",
        /// Relative clause.
        AclRelcl = "acl:relcl",
        /// Clause that modifies a verb.
        Advcl = "advcl",
        /// Relative clause on a whole clause.
        AdvclRelcl = "advcl:relcl",
        /// Adverb that modifies.
        Advmod = "advmod",
        /// Adjective that modifies a noun.
        Amod = "amod",
        /// Apposition.
        Appos = "appos",
        /// Auxiliary.
        Aux = "aux",
        /// Auxiliary of the passive.
        AuxPass = "aux:pass",
        /// Preposition, possessive ending.
        Case = "case",
        /// Conjunction.
        Cc = "cc",
        /// "both", "either" before the first conjunct.
        CcPreconj = "cc:preconj",
        /// Clause as an object: what was said.
        Ccomp = "ccomp",
        /// Noun before a noun.
        Compound = "compound",
        /// Particle of a verb.
        CompoundPrt = "compound:prt",
        /// Second and later conjunct.
        Conj = "conj",
        /// Copula.
        Cop = "cop",
        /// Clause as a subject.
        Csubj = "csubj",
        /// Clause as a passive subject.
        CsubjPass = "csubj:pass",
        /// Unclear; every token before parsing.
        #[default]
        Dep = "dep",
        /// Determiner.
        Det = "det",
        /// "all", "both", "such" before a determiner.
        DetPredet = "det:predet",
        /// Interjection, filler.
        Discourse = "discourse",
        /// Part moved out of its clause.
        Dislocated = "dislocated",
        /// Expletive.
        Expl = "expl",
        /// Later word of a fixed expression.
        Fixed = "fixed",
        /// Later word of a name.
        Flat = "flat",
        /// Part of a word that was written apart.
        Goeswith = "goeswith",
        /// Indirect object.
        Iobj = "iobj",
        /// Item of a list.
        List = "list",
        /// Word that introduces a clause: "that", "if", "to".
        Mark = "mark",
        /// Nominal that modifies a noun.
        Nmod = "nmod",
        /// Descriptor of a name.
        NmodDesc = "nmod:desc",
        /// Possessor.
        NmodPoss = "nmod:poss",
        /// Nominal that modifies a noun without a preposition.
        NmodUnmarked = "nmod:unmarked",
        /// Subject.
        Nsubj = "nsubj",
        /// Subject outside a clausal predicate.
        NsubjOuter = "nsubj:outer",
        /// Subject of a passive.
        NsubjPass = "nsubj:pass",
        /// Number.
        Nummod = "nummod",
        /// Object.
        Obj = "obj",
        /// Oblique nominal.
        Obl = "obl",
        /// Agent of a passive.
        OblAgent = "obl:agent",
        /// Oblique nominal without a preposition: "Wednesday", "last year".
        OblUnmarked = "obl:unmarked",
        /// Dependent of an elided head.
        Orphan = "orphan",
        /// Clause beside its sentence: a quotation before "he said".
        Parataxis = "parataxis",
        /// Punctuation.
        Punct = "punct",
        /// What the speaker took back.
        Reparandum = "reparandum",
        /// Head of the sentence.
        Root = "root",
        /// Somebody addressed.
        Vocative = "vocative",
        /// Clause without a subject of its own.
        Xcomp = "xcomp",
    }
}

impl Relation {
    /// The relation without its subtype: `nsubj:pass` is an `nsubj`.
    pub fn universal(self) -> Self {
        match self {
            Self::AclRelcl => Self::Acl,
            Self::AdvclRelcl => Self::Advcl,
            Self::AuxPass => Self::Aux,
            Self::CcPreconj => Self::Cc,
            Self::CompoundPrt => Self::Compound,
            Self::CsubjPass => Self::Csubj,
            Self::DetPredet => Self::Det,
            Self::NmodDesc | Self::NmodPoss | Self::NmodUnmarked => Self::Nmod,
            Self::NsubjOuter | Self::NsubjPass => Self::Nsubj,
            Self::OblAgent | Self::OblUnmarked => Self::Obl,
            other => other,
        }
    }

    /// The relation of a treebank's label; a subtype that is not kept falls back to its universal relation.
    pub fn from_treebank(label: &str) -> Option<Self> {
        let universal = label.split(':').next().unwrap_or(label);
        label.parse().or_else(|_| universal.parse()).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subtypes_strip_to_what_stands_before_the_colon() {
        for relation in Relation::ALL {
            let name = relation.as_str().split(':').next().unwrap();
            assert_eq!(relation.universal().as_str(), name);
        }
        assert_eq!(Relation::from_treebank("csubj:outer"), Some(Relation::Csubj));
        assert_eq!(Relation::from_treebank("no-such"), None);
    }
}
