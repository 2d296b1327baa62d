//! The two tag sets of the English treebanks.

use crate::model::label_set;

label_set! {
    /// Universal part of speech.
    ///
    /// ```
    /// use readout_english::Upos;
    /// assert_eq!("PROPN".parse(), Ok(Upos::Propn));
    /// assert_eq!(Upos::Propn.as_str(), "PROPN");
    /// ```
    #[derive(Default)]
    pub enum Upos {
        /// Adjective.
        Adj = "ADJ",
        /// Preposition or postposition.
        Adp = "ADP",
        /// Adverb.
        Adv = "ADV",
        /// Auxiliary and copula.
        Aux = "AUX",
        /// Coordinating conjunction.
        Cconj = "CCONJ",
        /// Determiner.
        Det = "DET",
        /// Interjection.
        Intj = "INTJ",
        /// Common noun.
        Noun = "NOUN",
        /// Numeral.
        Num = "NUM",
        /// Particle: "to", "not", the possessive "'s".
        Part = "PART",
        /// Pronoun.
        Pron = "PRON",
        /// Proper noun.
        Propn = "PROPN",
        /// Punctuation.
        Punct = "PUNCT",
        /// Subordinating conjunction.
        Sconj = "SCONJ",
        /// Symbol.
        Sym = "SYM",
        /// Verb that is no auxiliary.
        Verb = "VERB",
        /// Anything else, and every token before tagging.
        #[default]
        X = "X",
    }
}

label_set! {
    /// Penn Treebank tag, as the English treebanks of Universal Dependencies use it.
    #[derive(Default)]
    pub enum Xpos {
        /// Currency sign.
        Dollar = "$",
        /// Closing quotation mark.
        CloseQuote = "''",
        /// Comma.
        Comma = ",",
        /// Opening bracket.
        OpenBracket = "-LRB-",
        /// Closing bracket.
        CloseBracket = "-RRB-",
        /// Mark that ends a sentence.
        Stop = ".",
        /// Colon, semicolon, dash.
        Colon = ":",
        /// Opening quotation mark.
        OpenQuote = "``",
        /// Web or mail address.
        Add = "ADD",
        /// Affix.
        Afx = "AFX",
        /// Coordinating conjunction.
        Cc = "CC",
        /// Cardinal number.
        Cd = "CD",
        /// Determiner.
        Dt = "DT",
        /// Existential "there".
        Ex = "EX",
        /// Foreign word.
        Fw = "FW",
        /// Part of a word that was written apart.
        Gw = "GW",
        /// Hyphen inside a word.
        Hyph = "HYPH",
        /// Preposition or subordinating conjunction.
        In = "IN",
        /// Adjective.
        Jj = "JJ",
        /// Comparative adjective.
        Jjr = "JJR",
        /// Superlative adjective.
        Jjs = "JJS",
        /// Mark of a list item.
        Ls = "LS",
        /// Modal.
        Md = "MD",
        /// Punctuation that has no place in the sentence.
        Nfp = "NFP",
        /// Singular noun.
        Nn = "NN",
        /// Singular proper noun.
        Nnp = "NNP",
        /// Plural proper noun.
        Nnps = "NNPS",
        /// Plural noun.
        Nns = "NNS",
        /// Predeterminer.
        Pdt = "PDT",
        /// Possessive ending.
        Pos = "POS",
        /// Personal pronoun.
        Prp = "PRP",
        /// Possessive pronoun.
        PrpPoss = "PRP$",
        /// Adverb.
        Rb = "RB",
        /// Comparative adverb.
        Rbr = "RBR",
        /// Superlative adverb.
        Rbs = "RBS",
        /// Verb particle.
        Rp = "RP",
        /// Symbol.
        Sym = "SYM",
        /// "to" before an infinitive.
        To = "TO",
        /// Interjection.
        Uh = "UH",
        /// Base form of a verb.
        Vb = "VB",
        /// Past tense.
        Vbd = "VBD",
        /// "-ing" form.
        Vbg = "VBG",
        /// Past participle.
        Vbn = "VBN",
        /// Present tense, not third person singular.
        Vbp = "VBP",
        /// Present tense, third person singular.
        Vbz = "VBZ",
        /// Determiner that asks or relates.
        Wdt = "WDT",
        /// Pronoun that asks or relates.
        Wp = "WP",
        /// "whose".
        WpPoss = "WP$",
        /// Adverb that asks or relates.
        Wrb = "WRB",
        /// Unknown: every token before tagging.
        #[default]
        Xx = "XX",
    }
}
