//! When a predicted stretch is the one the gold has: share of common characters, one to one.

use readout_document::CharSpan;

/// The characters of a content that count: without white space, and without quotation marks at its edges.
///
/// Positions are sorted and each stands once, so that pieces may overlap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Characters {
    positions: Vec<usize>,
}

/// Intersection over union from which two contents are one.
pub const SAME: f64 = 0.5;

impl Characters {
    /// The characters of `pieces` of `text` (given as its characters).
    pub fn of(text: &[char], pieces: &[CharSpan]) -> Self {
        let mut positions: Vec<usize> = pieces
            .iter()
            .flat_map(|piece| edges_off(text, *piece))
            .filter(|at| !text[*at].is_whitespace())
            .collect();
        positions.sort_unstable();
        positions.dedup();
        Self { positions }
    }

    /// Intersection over union, from 0 to 1.
    pub fn iou(&self, other: &Self) -> f64 {
        let common = self.common(other);
        let union = self.positions.len() + other.positions.len() - common;
        if union == 0 { 0.0 } else { common as f64 / union as f64 }
    }

    /// How many characters stand in both.
    fn common(&self, other: &Self) -> usize {
        let (mut ours, mut theirs) = (self.positions.iter().peekable(), other.positions.iter().peekable());
        let mut common = 0;
        while let (Some(one), Some(two)) = (ours.peek(), theirs.peek()) {
            let order = one.cmp(two);
            common += usize::from(order.is_eq());
            if order.is_le() {
                ours.next();
            }
            if order.is_ge() {
                theirs.next();
            }
        }
        common
    }
}

/// The places of a piece without quotation marks and white space at its edges.
fn edges_off(text: &[char], piece: CharSpan) -> std::ops::Range<usize> {
    let end = piece.end.min(text.len());
    let start = piece.start.min(end);
    let is_edge = |at: &usize| text[*at].is_whitespace() || "\"'“”‘’«»„‚‹›".contains(text[*at]);
    let from = (start..end).find(|at| !is_edge(at)).unwrap_or(end);
    let to = (from..end).rev().find(|at| !is_edge(at)).map_or(from, |at| at + 1);
    from..to
}

/// Whether two stretches share a character.
pub fn overlap(one: CharSpan, two: CharSpan) -> bool {
    one.start < two.end && two.start < one.end
}

/// Pairs of (gold, predicted) whose contents are the same, each in one pair at most: closest pairs first, and of
/// equally close ones the earlier in the text.
pub fn one_to_one(gold: &[Characters], predicted: &[Characters]) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (at, wanted) in gold.iter().enumerate() {
        for (by, found) in predicted.iter().enumerate() {
            let iou = wanted.iou(found);
            if iou >= SAME {
                pairs.push((iou, at, by));
            }
        }
    }
    pairs.sort_by(|one, two| two.0.total_cmp(&one.0).then((one.1, one.2).cmp(&(two.1, two.2))));
    let (mut gold_taken, mut predicted_taken) = (vec![false; gold.len()], vec![false; predicted.len()]);
    let mut chosen = Vec::new();
    for (_, at, by) in pairs {
        if !gold_taken[at] && !predicted_taken[by] {
            gold_taken[at] = true;
            predicted_taken[by] = true;
            chosen.push((at, by));
        }
    }
    chosen.sort_unstable();
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    fn characters(text: &str, pieces: &[(usize, usize)]) -> Characters {
        let text: Vec<char> = text.chars().collect();
        let pieces: Vec<CharSpan> = pieces.iter().map(|&(start, end)| CharSpan { start, end }).collect();
        Characters::of(&text, &pieces)
    }

    #[test]
    fn white_space_and_marks_at_the_edges_do_not_count() {
        let text = "“We sail,” he said.";
        assert_eq!(characters(text, &[(0, 10)]), characters(text, &[(1, 9)]));
        assert_eq!(characters(text, &[(1, 9)]).positions.len(), 7);
        assert_eq!(characters(text, &[(1, 9)]).iou(&characters(text, &[(0, 10)])), 1.0);
    }

    #[test]
    fn pieces_are_one_set_of_characters() {
        let text = "“We sail,” he said, “at dawn.”";
        let both = characters(text, &[(1, 9), (21, 29)]);
        assert_eq!(both.positions.len(), 14);
        assert_eq!(both.iou(&characters(text, &[(1, 9)])), 0.5);
        assert_eq!(both.iou(&characters(text, &[(10, 18)])), 0.0);
    }

    #[test]
    fn spans_beyond_the_text_are_cut_not_a_panic() {
        assert_eq!(characters("sail", &[(2, 99), (50, 60)]).positions.len(), 2);
        assert_eq!(characters("", &[(0, 4)]).positions.len(), 0);
    }

    #[test]
    fn the_closest_pair_is_made_first_and_nobody_is_paired_twice() {
        let text = "abcdefghij";
        let gold = [characters(text, &[(0, 10)]), characters(text, &[(0, 6)])];
        let predicted =
            [characters(text, &[(0, 7)]), characters(text, &[(0, 9)]), characters(text, &[(0, 8)])];
        assert_eq!(one_to_one(&gold, &predicted), [(0, 1), (1, 0)]);
    }
}
