//! Two wordings laid word against word.

/// What became of the shorter wording's words in the longer one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alignment {
    /// Pairs of word numbers (longer, shorter) that are the same, in order.
    pub matched: Vec<(usize, usize)>,
    /// Words of the longer wording from the first matched to the last, end exclusive.
    pub covered: std::ops::Range<usize>,
}

/// Words of a wording beyond which it is not compared: no newspaper quotes more in one breath.
pub const LONGEST: usize = 600;

/// Aligns `shorter` inside `longer` with the fewest words put in, left out or replaced; words of `longer` before and
/// after the aligned stretch cost nothing (semi-global alignment, Sellers 1980).
pub fn align(longer: &[&str], shorter: &[&str]) -> Alignment {
    let (rows, columns) = (shorter.len() + 1, longer.len() + 1);
    let mut cost = vec![0_u32; rows * columns];
    for row in 1..rows {
        cost[row * columns] = row as u32 * GAP;
        for column in 1..columns {
            let diagonal =
                cost[(row - 1) * columns + column - 1] + replace(longer[column - 1], shorter[row - 1]);
            let above = cost[(row - 1) * columns + column] + GAP;
            let left = cost[row * columns + column - 1] + GAP;
            cost[row * columns + column] = diagonal.min(above).min(left);
        }
    }
    let last = &cost[(rows - 1) * columns..];
    let mut column = (0..columns).min_by_key(|column| last[*column]).unwrap_or(0);
    let mut row = rows - 1;
    let mut matched = Vec::new();
    while row > 0 && column > 0 {
        let here = cost[row * columns + column];
        let replaced = replace(longer[column - 1], shorter[row - 1]);
        if here == cost[(row - 1) * columns + column - 1] + replaced {
            if replaced == 0 {
                matched.push((column - 1, row - 1));
            }
            (row, column) = (row - 1, column - 1);
        } else if here == cost[(row - 1) * columns + column] + GAP {
            row -= 1;
        } else {
            column -= 1;
        }
    }
    matched.reverse();
    let covered = match (matched.first(), matched.last()) {
        (Some(first), Some(last)) => first.0..last.0 + 1,
        _ => 0..0,
    };
    Alignment { matched, covered }
}

/// Cost of a word too many or too few.
const GAP: u32 = 2;

/// Cost of one word in place of another: less than leaving one out and putting another in.
fn replace(one: &str, two: &str) -> u32 {
    if one == two { 0 } else { 3 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        text.split(' ').collect()
    }

    #[test]
    fn a_word_replaced_is_the_only_one_not_matched() {
        let alignment =
            align(&words("we will never close the harbour"), &words("we shall never close the harbour"));
        assert_eq!(alignment.matched, [(0, 0), (2, 2), (3, 3), (4, 4), (5, 5)]);
    }

    #[test]
    fn a_cut_wording_is_found_inside_the_longer_one() {
        let alignment = align(
            &words("so I say we will never close the harbour today"),
            &words("never close the harbour"),
        );
        assert_eq!(alignment.matched, [(5, 0), (6, 1), (7, 2), (8, 3)]);
        assert_eq!(alignment.covered, 5..9);
    }

    #[test]
    fn wordings_without_a_common_word_match_nowhere() {
        assert_eq!(align(&words("a b c"), &words("d e")).matched, []);
        assert_eq!(align(&[], &[]).matched, []);
    }
}
