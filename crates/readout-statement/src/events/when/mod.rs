//! When it happened, and for how long: by its own words, by what it is told beside, by the calendar of yearly gatherings.

pub(super) mod apart;
pub(super) mod date;
pub(super) mod duration;
pub(super) mod gathering;
pub(super) mod neighbour;
pub(super) mod stretch;
