//! Whether confidences hold: of the statements given .9, nine in ten should be right: the content, and the speaker
//! where one is named.

use crate::eval::scores::{Table, percent, share};
use std::collections::BTreeMap;
use std::fmt;

/// Bounds of the bins, from above.
const BINS: [f64; 6] = [0.95, 0.9, 0.8, 0.7, 0.5, 0.0];

/// Confidences stated against shares measured, bin by bin.
#[derive(Clone, Debug, Default)]
pub struct Calibration {
    bins: [Bin; BINS.len()],
}

#[derive(Clone, Copy, Debug, Default)]
struct Bin {
    read: usize,
    right: usize,
    stated: f64,
}

impl Calibration {
    /// Counts a statement.
    pub fn count(&mut self, confidence: f64, is_right: bool) {
        let bin = BINS.iter().position(|from| confidence >= *from).unwrap_or(BINS.len() - 1);
        self.bins[bin].read += 1;
        self.bins[bin].right += usize::from(is_right);
        self.bins[bin].stated += confidence;
    }

    /// The mean distance between confidence stated and share measured, bins weighed by their statements (the expected
    /// calibration error of Guo et al. 2017).
    pub fn error(&self) -> Option<f64> {
        let all: usize = self.bins.iter().map(|bin| bin.read).sum();
        let off = |bin: &Bin| (bin.stated - bin.right as f64).abs();
        (all > 0).then(|| self.bins.iter().map(off).sum::<f64>() / all as f64)
    }
}

impl fmt::Display for Calibration {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut table = Table::new(&["confidence", "read", "stated", "right"]);
        for (at, (bin, from)) in self.bins.iter().zip(BINS).enumerate().filter(|(_, (bin, _))| bin.read > 0) {
            let below = at.checked_sub(1).map_or(1.0, |above| BINS[above]);
            table.row([
                format!("{from:.2} to {below:.2}"),
                bin.read.to_string(),
                percent(Some(bin.stated / bin.read as f64)),
                percent(share(bin.right, bin.read)),
            ]);
        }
        write!(out, "{table}")
    }
}

/// Of so many statements of a sort the share says something.
const ENOUGH: u32 = 50;

/// How many of the statements of each sort ([`readout_statement::sorts`]) were right, and how many there were. Printed, it is
/// the table that confidences are read from.
#[derive(Clone, Debug, Default)]
pub struct Shares {
    of: BTreeMap<String, (u32, u32)>,
}

/// What the table says of itself.
const HEADER: &str = "\
# How many of the statements of a sort were right, and how many there were: the content, with half of its letters or more in
# common, and the speaker where one is named. Sorts of fewer than 50 are left out; a statement has the share of its
# narrowest sort that is here. Nothing is fitted.
";

impl Shares {
    /// Counts a statement for each of its sorts.
    pub fn count(&mut self, sorts: &[String], is_right: bool) {
        for sort in sorts {
            let (right, all) = self.of.entry(sort.clone()).or_default();
            *right += u32::from(is_right);
            *all += 1;
        }
    }
}

impl fmt::Display for Shares {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "{HEADER}[share]")?;
        let is_kind = |sort: &str| !sort.contains(',');
        let measured = self.of.iter().filter(|(sort, (_, all))| *all >= ENOUGH || is_kind(sort));
        for (sort, (right, all)) in measured {
            writeln!(out, "{sort:?} = [{right}, {all}]")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_error_is_the_distance_of_stated_and_measured() {
        let mut calibration = Calibration::default();
        assert_eq!(calibration.error(), None);
        for right in [true, true, true, false] {
            calibration.count(0.75, right);
        }
        assert_eq!(calibration.error(), Some(0.0));
        calibration.count(0.95, false);
        assert!((calibration.error().unwrap() - 0.19).abs() < 1e-9);
        assert!(calibration.to_string().contains("75.0 %"));
    }

    #[test]
    fn a_sort_that_is_rare_has_no_share_of_its_own() {
        let mut shares = Shares::default();
        for at in 0..60 {
            let narrow = if at < 10 { "direct, turn" } else { "direct, clause" };
            shares.count(&[narrow.to_owned(), "direct".to_owned()], at % 3 > 0);
        }
        let table = shares.to_string();
        let (header, shares) = table.split_at(HEADER.len());
        assert_eq!(header, HEADER);
        assert_eq!(shares, "[share]\n\"direct\" = [40, 60]\n\"direct, clause\" = [34, 50]\n");
    }
}
