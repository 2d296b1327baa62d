//! What words tell of issues and stances: the built-in tables, with what a user's codebook adds to them.

use crate::issues::matters::{Matter, Matters};
use crate::positions::words::{StanceEntry, Words};
use std::sync::LazyLock;

/// The words that name a matter or carry a stance.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    pub matters: Matters,
    pub words: Words,
}

impl Lexicon {
    /// The built-in tables.
    pub fn built_in() -> &'static Self {
        static LEXICON: LazyLock<Lexicon> =
            LazyLock::new(|| Lexicon { matters: Matters::built_in(), words: Words::built_in() });
        &LEXICON
    }

    /// The built-in tables with a user's issues and stances; without the built-in synonyms of issues when told so.
    pub fn extended(issues: Vec<Matter>, stances: Vec<StanceEntry>, built_in_issues: bool) -> Self {
        let mut lexicon = Self::built_in().clone();
        if !built_in_issues {
            lexicon.matters.forget_synonyms();
        }
        lexicon.matters.define(issues);
        lexicon.words.add(stances);
        lexicon
    }
}
