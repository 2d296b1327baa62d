//! Scores of each stage against gold, in the formats that `readout eval --help` describes.

pub mod body;
pub mod english;
pub mod errors;
pub mod events;
pub mod figures;
pub mod gate;
pub mod gold;
pub mod matching;
pub mod record;
pub mod scores;
pub mod statements;
