//! Where sentences end: a linear model judges every gap between two tokens that could end one.

use super::case::{self, CaseTable};
use super::context::{Context, FEATURES, Open};
use readout_document::Span;

/// The model that `train` wrote.
static BUILT_IN: &[u8] = include_bytes!("../../models/segment.bin");

const MAGIC: [u8; 8] = *b"RDseg 2\n";
const HEADER: usize = 16;
const LINE: usize = 64;
const SLOT: usize = 4;

/// Weights and word statistics, in place in a byte string.
///
/// Layout, little-endian: a header of 16 bytes (magic, number of lines, bias); lines of 64 bytes with 16 slots each (16
/// bits of the feature's key and a weight of 16 bits), where a feature stands in the line that its key names; the table
/// of [`case`].
#[derive(Clone, Copy)]
pub(super) struct Model<'a> {
    lines: &'a [[u8; LINE]],
    mask: usize,
    bias: i32,
    pub cases: CaseTable<'a>,
}

impl<'a> Model<'a> {
    /// The model inside the binary.
    pub fn built_in() -> Model<'static> {
        Model::read(BUILT_IN)
    }

    /// Reads a model in place. Bytes that are none judge every gap alike: no sentence ends inside a block.
    pub fn read(bytes: &'a [u8]) -> Self {
        Self::parts(bytes).unwrap_or(Self {
            lines: &[[0; LINE]],
            mask: 0,
            bias: 0,
            cases: CaseTable::new(&[]),
        })
    }

    fn parts(bytes: &'a [u8]) -> Option<Self> {
        let body = bytes.strip_prefix(&MAGIC)?;
        let (count, body) = body.split_first_chunk::<4>()?;
        let (bias, body) = body.split_first_chunk::<4>()?;
        let count = u32::from_le_bytes(*count) as usize;
        if !count.is_power_of_two() || body.len() != count * LINE + case::BYTES {
            return None;
        }
        let (lines, cases) = body.split_at(count * LINE);
        let bias = i32::from_le_bytes(*bias);
        Some(Self { lines: lines.as_chunks().0, mask: count - 1, bias, cases: CaseTable::new(cases) })
    }

    /// The score of a gap; above 0 a sentence ends there.
    fn score(&self, features: &[u64; FEATURES]) -> i32 {
        let mut score = self.bias;
        for key in features {
            let wanted = u32::from(fingerprint(*key));
            let mut found = 0;
            for slot in self.lines[*key as usize & self.mask].as_chunks::<SLOT>().0 {
                let slot = u32::from_le_bytes(*slot);
                found |= if slot & 0xffff == wanted { slot } else { 0 };
            }
            score += i32::from((found >> 16) as i16);
        }
        score
    }
}

fn fingerprint(key: u64) -> u16 {
    ((key >> 48) as u16).max(1)
}

/// Writes a model. Of the features that would not fit into their line, the lightest are left out.
pub(super) fn write(weights: &[(u64, f32)], bias: f32, cases: &[u8]) -> Vec<u8> {
    let per_line = LINE / SLOT;
    let count = (weights.len() * 3 / 2 / per_line + 1).next_power_of_two();
    let largest = weights.iter().fold(bias.abs(), |largest, (_, weight)| largest.max(weight.abs())).max(1e-6);
    let scale = f32::from(i16::MAX) / largest;
    let mut heaviest_first = weights.to_vec();
    heaviest_first.sort_unstable_by(|(key, a), (other, b)| b.abs().total_cmp(&a.abs()).then(key.cmp(other)));
    let mut lines = vec![[0u32; LINE / SLOT]; count];
    for (key, weight) in heaviest_first {
        let line = &mut lines[key as usize & (count - 1)];
        let wanted = fingerprint(key);
        let weight = (weight * scale).round() as i16;
        let taken = line.iter().any(|slot| *slot as u16 == wanted);
        if let Some(free) = line.iter_mut().find(|slot| **slot == 0).filter(|_| !taken && weight != 0) {
            *free = u32::from(wanted) | u32::from(weight as u16) << 16;
        }
    }
    let mut bytes = MAGIC.to_vec();
    bytes.extend((count as u32).to_le_bytes());
    bytes.extend(((bias * scale).round() as i32).to_le_bytes());
    debug_assert_eq!(bytes.len(), HEADER);
    lines.iter().flatten().for_each(|slot| bytes.extend(slot.to_le_bytes()));
    bytes.extend(cases);
    bytes
}

/// The ends of the sentences of one block, as counts of its tokens; the last is the block's end.
pub(super) fn sentence_ends(model: Model, context: &mut Context, text: &str, spans: &[Span]) -> Vec<usize> {
    let mut ends = Vec::new();
    if spans.is_empty() {
        return ends;
    }
    context.read(text, spans);
    let mut open = Open { start: 0, last_length: 0 };
    for gap in 1..spans.len() {
        let ends_here = is_glued(text, spans, gap)
            || context.is_candidate(gap) && model.score(&context.features(model.cases, gap, open)) > 0;
        if ends_here {
            ends.push(gap);
            open = Open { start: gap, last_length: gap - open.start };
        }
    }
    ends.push(spans.len());
    ends
}

/// Whether a sentence follows the full stop before it without a space, as where a page lost a line break: "the pier is
/// shut**.The** ferries". Addresses are one token and never come here.
fn is_glued(text: &str, spans: &[Span], gap: usize) -> bool {
    let (Some(before), stop, next) = (gap.checked_sub(2).map(|at| spans[at]), spans[gap - 1], spans[gap])
    else {
        return false;
    };
    let (word, first) = (before.of(text), next.of(text));
    let lower = |word: &str| word.chars().rev().take(3).filter(|letter| letter.is_lowercase()).count() == 3;
    let mut letters = first.chars();
    stop.of(text) == "."
        && before.end() == stop.start()
        && stop.end() == next.start()
        && lower(word)
        && letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_none_or(char::is_lowercase)
        && text[next.end()..].starts_with(|after: char| after.is_whitespace() || after == ',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_that_follows_a_full_stop_without_a_space_is_one_of_its_own() {
        let glued = |text: &str, word: &str, next: &str| {
            let end = text.find(word).expect("it stands there") + word.len();
            let spans = [
                Span::new(end - word.len(), end),
                Span::new(end, end + 1),
                Span::new(end + 1, end + 1 + next.len()),
            ];
            is_glued(text, &spans, 2)
        };
        assert!(glued("the pier is shut.The ferries sail", "shut", "The"));
        assert!(!glued("the ship U.S.Grant sails", "S", "Grant"));
        assert!(!glued("see Quay.Board.example now", "Quay", "Board"));
    }

    #[test]
    fn a_weight_written_is_read_back_and_another_feature_is_nothing() {
        let weights: Vec<(u64, f32)> =
            (0..3000).map(|n| (crate::model::hash::number(n), n as f32 - 1000.0)).collect();
        let bytes = write(&weights, -500.0, &[0; case::BYTES]);
        let model = Model::read(&bytes);
        let scale = f32::from(i16::MAX) / 1999.0;
        for (key, weight) in weights {
            let mut features = [crate::model::hash::number(9999); FEATURES];
            features[3] = key;
            let wanted = (weight * scale).round() as i32 + (-500.0 * scale).round() as i32;
            assert_eq!(model.score(&features), wanted);
        }
    }

    #[test]
    fn bytes_that_are_no_model_end_no_sentence() {
        assert_eq!(Model::read(b"something else").score(&[7; FEATURES]), 0);
    }
}
