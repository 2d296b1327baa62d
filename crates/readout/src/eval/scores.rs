//! What an evaluation found: figures under dotted names, and a table of them for people.

use std::collections::BTreeMap;
use std::fmt;

/// Scores under dotted names ("direct.recall"), in the order in which they were put.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scores {
    scores: Vec<(String, f64)>,
}

impl Scores {
    /// Puts a figure. One that cannot be computed because there was nothing to count is left out, not made up.
    pub fn put(&mut self, name: impl Into<String>, figure: Option<f64>) {
        if let Some(figure) = figure {
            self.scores.push((name.into(), figure));
        }
    }

    /// The figure of that name.
    pub fn get(&self, name: &str) -> Option<f64> {
        self.scores.iter().find(|(known, _)| known == name).map(|(_, figure)| *figure)
    }

    /// One flat JSON object, in order, with shares to five decimals.
    pub fn to_json(&self) -> String {
        let fields: Vec<String> = self
            .scores
            .iter()
            .map(|(name, figure)| format!("{}:{}", serde_json::Value::from(name.as_str()), round(*figure)))
            .collect();
        format!("{{{}}}\n", fields.join(","))
    }
}

/// To five decimals, whole numbers without a point.
fn round(figure: f64) -> f64 {
    (figure * 1e5).round() / 1e5
}

/// `part / whole`, or nothing when there is no whole.
pub fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// The harmonic mean of precision and recall.
pub fn f_score(precision: Option<f64>, recall: Option<f64>) -> Option<f64> {
    let (precision, recall) = (precision?, recall?);
    let sum = precision + recall;
    Some(if sum == 0.0 { 0.0 } else { 2.0 * precision * recall / sum })
}

/// A share as people read it.
pub fn percent(share: Option<f64>) -> String {
    share.map_or("-".to_owned(), |share| format!("{:.1} %", share * 100.0))
}

/// Rows of words under a heading: the first column to the left, the others to the right.
#[derive(Clone, Debug, Default)]
pub struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table under `heading`.
    pub fn new(heading: &[&str]) -> Self {
        Self { rows: vec![heading.iter().map(|&cell| cell.to_owned()).collect()] }
    }

    /// One row more.
    pub fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }
}

impl fmt::Display for Table {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut widths: BTreeMap<usize, usize> = BTreeMap::new();
        for (column, cell) in self.rows.iter().flat_map(|row| row.iter().enumerate()) {
            let width = widths.entry(column).or_default();
            *width = (*width).max(cell.chars().count());
        }
        for row in &self.rows {
            let mut line = String::new();
            for (column, cell) in row.iter().enumerate() {
                let width = widths[&column];
                line += &if column == 0 { format!("{cell:<width$}") } else { format!("  {cell:>width$}") };
            }
            writeln!(out, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_print_as_one_flat_object_in_order() {
        let mut scores = Scores::default();
        scores.put("direct.recall", share(2, 3));
        scores.put("direct.precision", share(0, 0));
        scores.put("direct.gold", Some(3.0));
        assert_eq!(scores.to_json(), "{\"direct.recall\":0.66667,\"direct.gold\":3}\n");
        assert_eq!(scores.get("direct.gold"), Some(3.0));
    }

    #[test]
    fn f_is_the_harmonic_mean_and_zero_when_nothing_is_right() {
        assert_eq!(f_score(Some(1.0), Some(0.5)), Some(2.0 / 3.0));
        assert_eq!(f_score(Some(0.0), Some(0.0)), Some(0.0));
        assert_eq!(f_score(None, Some(0.5)), None);
    }

    #[test]
    fn a_table_lines_its_columns_up() {
        let mut table = Table::new(&["kind", "found"]);
        table.row(["direct".to_owned(), "7".to_owned()]);
        assert_eq!(table.to_string(), "kind    found\ndirect      7\n");
    }
}
