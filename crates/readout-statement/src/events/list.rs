//! The lists of words under `[words]` in `data/events.toml`, which says what each is for.

use serde::Deserialize;

/// A list of words in dictionary form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub(super) enum List {
    Aims,
    Announcing,
    Another,
    Armed,
    Attending,
    Audience,
    Ballots,
    Captives,
    Carrying,
    Closing,
    Company,
    Counting,
    Disclosing,
    Doing,
    Engaged,
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
    Outlets,
    Opening,
    Policies,
    Presence,
    Reluctant,
    Roughly,
    Rosters,
    Several,
    States,
    Striking,
    Targets,
    Treaties,
    Uncertain,
    Urging,
    Weapons,
    Wishing,
}

impl List {
    /// How many there are.
    pub const COUNT: usize = List::Wishing as usize + 1;
}
