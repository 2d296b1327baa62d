//! How much, as one account tells it.

use readout_document::Span;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A number that measures something.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The words that give it, with bound and unit ("more than $12 billion").
    pub span: Span,
    /// The number in its unit with the scale worked out (12e9); none for a vague one ("tens of billions").
    pub value: Option<f64>,
    /// The upper end, where two are given ("between 40 and 50").
    pub upper: Option<f64>,
    /// What the words around it make of it.
    pub bound: Bound,
    /// What kind of unit it is counted in.
    pub quantity: Quantity,
    /// The unit: an ISO 4217 code for money ("USD"; "XXX" when the currency is not told, a common name such as
    /// "crown" when it is not told whose), "%" for a share in hundredths, "people" where no more is told of them, a
    /// singular noun for the rest ("minute", "ally"; for a share told by a fraction, the noun that it is a share of,
    /// or "share").
    pub unit: String,
    /// What the currency is inferred from, where the words themselves give money without one.
    pub currency_from: Option<CurrencyFrom>,
    /// What it is reckoned by, as a singular noun: "barrel" in "$50 a barrel".
    pub per: Option<String>,
    /// What is measured.
    pub what: Option<Span>,
    /// Of whom, or where.
    pub of: Option<Span>,
    /// Index of the statement of the account that gives it; none when the account gives it itself.
    pub statement: Option<usize>,
    /// The poll it is taken from, where no statement gives it ("a new Courier poll").
    pub source: Option<Span>,
    /// As of which day, when the words tell.
    pub as_of: Option<jiff::civil::Date>,
    /// Whether it is a small count that tells little by itself ("two camps"), and not one of a toll or of arms.
    pub slight: bool,
}

/// What the currency of money is inferred from whose own words tell none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CurrencyFrom {
    /// How.
    pub basis: CurrencyBasis,
    /// The words it rests on.
    pub span: Span,
}

/// How the currency of money is inferred.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CurrencyBasis {
    /// It is the only currency that the account names.
    Account,
    /// It is that of the one state whose government or officials pay the money or want it.
    State,
}

/// What the words around a number make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    /// "90 minutes".
    Exact,
    /// "more than", "at least", "over".
    AtLeast,
    /// "up to", "less than", "nearly".
    AtMost,
    /// "about", "some", "roughly".
    About,
    /// "between 40 and 50".
    Between,
    /// "tens of billions", "a majority".
    Vague,
}

/// What kind of unit a figure is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Quantity {
    Money,
    People,
    Share,
    Distance,
    Area,
    Weight,
    Volume,
    Duration,
    /// A speed: "80 miles per hour".
    Rate,
    /// Any other unit of measure: degrees, megawatts, magnitude.
    Measure,
    /// Any other things that are counted.
    Count,
}
