//! The figures, with who gives them.

use super::marked::marked;
use super::section::{Entry, Group, Section};
use super::{Line, Part};
use crate::citation::Citations;
use readout_record::{Measure, Record};
use readout_statement::{Bound, Quantity};

/// Figures printed.
const LINES: usize = 20;

/// The figures, those that most texts give first.
pub fn section(record: &Record, citations: &mut Citations) -> Option<Section> {
    let own = record.measures.iter().filter(|measure| tells(measure)).take(LINES);
    let entries: Vec<Entry> =
        own.map(|measure| Entry { margin: String::new(), line: line(record, measure, citations) }).collect();
    let note = "In the clause it stands in, the figure marked; accounts that give the same figure behind it.";
    let group = Group { heading: Line::default(), entries };
    (!group.entries.is_empty()).then_some(Section { heading: "Figures", note, groups: vec![group] })
}

/// Whether a figure is worth a line: several texts give it, or it is a sum, a share, a number of people or of things; and
/// it is no small count that tells little ("two camps").
fn tells(measure: &Measure) -> bool {
    let first = &measure.given[0];
    if measure.slight {
        return false;
    }
    measure.texts > 1
        || first.value.is_some() && first.bound != Bound::Vague && measure.quantity != Quantity::Duration
}

fn line(record: &Record, measure: &Measure, citations: &mut Citations) -> Line {
    let mut line = Line::default();
    let mut values: Vec<(Option<f64>, usize)> = Vec::new();
    for given in &measure.given {
        let cited = citations.cite(record, given.figure.clone());
        if values.iter().any(|(value, _)| *value == given.value) {
            line.parts.push(Part::Cite(cited));
            continue;
        }
        if !values.is_empty() {
            line = line.ours(" / ");
        }
        values.push((given.value, given.account.0));
        let account = record.account(given.account);
        line.parts.push(Part::Theirs(marked(account, given.clause.span(), &[given.figure.span()], false)));
        line.parts.push(Part::Cite(cited));
    }
    line
}
