//! Where: one happening that is past, at different places. The Gazette: they met in Vessby; the Post: they met in
//! Skarholm. A meeting planned for one place and held at another changed, and is told as a change.

use super::{Difference, DifferenceKind, Scene, Side};
use crate::timeline::{Happening, ToldOf};
use readout_document::Evidence;
use readout_statement::EventStatus;
use readout_story::words::fold;

/// A telling with the place it gives.
type Placed<'a> = (&'a ToldOf, &'a Evidence);

/// One difference for each happening whose accounts name places that have no word in common.
pub(super) fn find(scene: &Scene) -> Vec<Difference> {
    scene.happenings.iter().filter_map(|happening| told(scene, happening)).collect()
}

fn told(scene: &Scene, happening: &Happening) -> Option<Difference> {
    let held = |told: &&ToldOf| told.status == EventStatus::Held;
    let mut sides: Vec<(Vec<String>, Vec<Placed>)> = Vec::new();
    for told in happening.told.iter().filter(held) {
        let Some(place) = &told.place else { continue };
        let words: Vec<String> =
            place.exact().split_whitespace().map(fold).filter(|word| word.len() > 3).collect();
        match sides.iter_mut().find(|(known, _)| known.iter().any(|word| words.contains(word))) {
            Some((known, side)) => {
                known.extend(words);
                side.push((told, place));
            }
            None => sides.push((words, vec![(told, place)])),
        }
    }
    let texts = scene.texts(sides.iter().flat_map(|(_, side)| side).map(|(told, _)| told.account.0));
    let dated = happening.day.is_some() && happening.participants.len() > 1;
    (sides.len() > 1 && texts > 1 && dated).then(|| Difference {
        kind: DifferenceKind::Place,
        actor: None,
        sides: sides.into_iter().map(|(_, side)| side_of(&side)).collect(),
        texts,
    })
}

fn side_of(side: &[Placed]) -> Side {
    let evidence = side.iter().map(|(told, place)| {
        let whole = told.evidence.iter().find(|words| words.span().contains(place.span()));
        whole.unwrap_or(place).clone()
    });
    Side { evidence: evidence.collect(), turning: vec![side[0].1.span()], actor: None }
}
