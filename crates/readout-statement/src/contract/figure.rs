//! The figures of an account.

use super::{Places, Words};
use crate::{Bound, CurrencyBasis, Quantity};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A number that measures something.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Figure {
    /// "f1", "f2" and so on, in order of the text; unique within the account.
    pub id: String,
    /// First character of the words that give it, with bound and unit ("more than $12 billion").
    pub start: usize,
    /// One past their last character.
    pub end: usize,
    /// The words, as they stand.
    pub text: String,
    /// The number in its unit, with the scale worked out (12000000000); null for a vague one ("tens of billions").
    pub value: Option<f64>,
    /// The upper end, where two are given ("between 40 and 50"); null otherwise.
    pub upper: Option<f64>,
    /// What the words around the number make of it.
    pub bound: Bound,
    /// What kind of unit it is counted in.
    pub quantity: Quantity,
    /// The unit: an ISO 4217 code for money ("USD"; "XXX" when the currency is not told, a common name such as
    /// "crown" when it is not told whose), "%" for a share in hundredths, "people" where no more is told of them, a
    /// singular noun for the rest ("minute", "ally"; for a share told by a fraction, the noun that it is a share of,
    /// or "share").
    pub unit: String,
    /// What the currency is inferred from, where the words give money without one: nobody has told it. Null where the
    /// words tell it, where it is not known ("XXX"), and of all that is no money.
    pub currency_from: Option<CurrencyFrom>,
    /// What it is reckoned by, as a singular noun: "barrel" in "$50 a barrel"; null otherwise.
    pub per: Option<String>,
    /// What is measured; null when the words do not tell.
    pub what: Option<Words>,
    /// Of whom, or where; null when the words do not tell.
    pub of: Option<Words>,
    /// `id` of the statement that gives it; null when the account or a poll gives it.
    pub statement: Option<String>,
    /// The poll it is taken from, where no statement gives it; null otherwise.
    #[serde(default)]
    pub source: Option<Words>,
    /// As of which day, `YYYY-MM-DD`; null when the words do not tell.
    #[schemars(extend("format" = "date"))]
    pub as_of: Option<String>,
}

/// What the currency of money is inferred from whose own words tell none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CurrencyFrom {
    /// How.
    pub basis: CurrencyBasis,
    /// First character of the words it rests on.
    pub start: usize,
    /// One past their last character.
    pub end: usize,
    /// The words, as they stand.
    pub text: String,
}

impl Places<'_> {
    pub(super) fn figure(&self, at: usize, figure: &crate::Figure) -> Figure {
        let Words { start, end, text } = self.words(figure.span);
        Figure {
            id: format!("f{}", at + 1),
            start,
            end,
            text,
            value: figure.value,
            upper: figure.upper,
            bound: figure.bound,
            quantity: figure.quantity,
            unit: figure.unit.clone(),
            currency_from: figure.currency_from.map(|from| {
                let Words { start, end, text } = self.words(from.span);
                CurrencyFrom { basis: from.basis, start, end, text }
            }),
            per: figure.per.clone(),
            what: figure.what.map(|span| self.words(span)),
            of: figure.of.map(|span| self.words(span)),
            statement: figure.statement.map(|at| format!("s{}", at + 1)),
            source: figure.source.map(|span| self.words(span)),
            as_of: figure.as_of.map(|day| day.to_string()),
        }
    }
}
