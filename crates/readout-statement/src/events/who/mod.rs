//! Who takes part: the words of a verb or a noun, those beside them, and those told of before or after.

pub(super) mod before_verb;
pub(super) mod company;
pub(super) mod handed_on;
pub(super) mod of_noun;
pub(super) mod party;
pub(super) mod resolve;
pub(super) mod roster;
pub(super) mod speaking;
pub(super) mod struck;
