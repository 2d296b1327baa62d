//! The lists of words under `[words]` in `data/events.toml`, which says what each is for.

use serde::Deserialize;

/// A list of words in dictionary form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub(super) enum List {
    Another,
    Armed,
    Attending,
    Audience,
    Captives,
    Company,
    Counting,
    Disclosing,
    Doing,
    Failing,
    Guests,
    Happening,
    Hosting,
    Implicative,
    Joining,
    Lacking,
    Lasting,
    Listing,
    Matters,
    Motion,
    Naming,
    Offering,
    Presence,
    Reluctant,
    Roughly,
    Rosters,
    Several,
    States,
    Targets,
    Uncertain,
    Urging,
    Wishing,
}

impl List {
    /// How many there are.
    pub const COUNT: usize = List::Wishing as usize + 1;
}
