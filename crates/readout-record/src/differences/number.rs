//! How much: one thing with different numbers. The Gazette: the harbour employs **1,200 people**; the Digest: the harbour
//! employs **1,400 people**.

use super::{Difference, DifferenceKind, Scene, Side};
use crate::measures::{Given, Measure};
use readout_statement::Bound;

/// Share by which two numbers may differ and be the same, told more or less exactly.
const ROUNDING: f64 = 0.02;
/// The same for a number told as "about".
const ABOUT: f64 = 0.1;

/// One difference for each figure of which texts give values that exclude each other.
pub(super) fn find(scene: &Scene) -> Vec<Difference> {
    // Three ministers resigned, eight members did: two things, as far as small counts tell.
    let is_telling = |measure: &&Measure| measure.given.iter().all(|given| !given.slight);
    scene.measures.iter().filter(is_telling).filter_map(|measure| told(scene, measure)).collect()
}

fn told(scene: &Scene, measure: &Measure) -> Option<Difference> {
    let mut sides: Vec<(f64, Vec<&Given>)> = Vec::new();
    for given in &measure.given {
        let value = given.value?;
        match sides.iter_mut().find(|(_, side)| !excludes(side[0], given)) {
            Some((_, side)) => side.push(given),
            None => sides.push((value, vec![given])),
        }
    }
    // An account that gives both knows of two things.
    let apart = sides.iter().enumerate().all(|(at, (_, one))| {
        sides[at + 1..].iter().all(|(_, two)| {
            let text = |given: &&Given| scene.recorded[given.account.0].text;
            one.iter().all(|one| two.iter().all(|two| text(one) != text(two)))
        })
    });
    let texts = scene.texts(measure.given.iter().map(|given| given.account.0));
    (sides.len() > 1 && apart).then(|| Difference {
        kind: DifferenceKind::Number,
        actor: None,
        sides: sides.iter().map(|(_, side)| side_of(side)).collect(),
        texts,
    })
}

fn side_of(side: &[&Given]) -> Side {
    Side {
        evidence: side.iter().map(|given| given.clause.clone()).collect(),
        turning: vec![side[0].figure.span()],
        actor: None,
    }
}

/// Whether two values cannot both hold: "more than 100" and 120 can.
fn excludes(one: &Given, two: &Given) -> bool {
    let (Some(first), Some(second)) = (one.value, two.value) else { return false };
    let near = |share: f64| (first - second).abs() <= share * first.abs().max(second.abs());
    match (one.bound, two.bound) {
        (Bound::Vague, _) | (_, Bound::Vague) => false,
        (Bound::AtLeast, _) if first <= second => false,
        (_, Bound::AtLeast) if second <= first => false,
        (Bound::AtMost, _) if first >= second => false,
        (_, Bound::AtMost) if second >= first => false,
        (Bound::About, _) | (_, Bound::About) => !near(ABOUT),
        _ => !near(ROUNDING),
    }
}
