//! Who took part: somebody whom one account tells to have been there and another to have been left out or away. The
//! Gazette: Norrland and the islands met with Tarvia; the Post: they met without Tarvia.
//!
//! That one account names more of those who took part than another is no difference.

use super::{Difference, DifferenceKind, Scene, Side};
use crate::record::ActorNumber;
use crate::timeline::{Happening, ToldOf};
use readout_document::Evidence;
use readout_statement::EventStatus;
use rustc_hash::FxHashSet;

/// One difference for each happening and party of which texts tell both.
pub(super) fn find(scene: &Scene) -> Vec<Difference> {
    scene.happenings.iter().flat_map(|happening| told(scene, happening)).collect()
}

fn told<'a>(scene: &'a Scene, happening: &'a Happening) -> impl Iterator<Item = Difference> + 'a {
    let past: Vec<&ToldOf> = happening.told.iter().filter(|it| it.status == EventStatus::Held).collect();
    let mut absent: Vec<ActorNumber> =
        past.iter().flat_map(|told| &told.absent).map(|(actor, _)| *actor).collect();
    absent.sort_unstable();
    absent.dedup();
    absent.into_iter().filter_map(move |actor| {
        let side = |of: fn(&ToldOf) -> &[(ActorNumber, Evidence)]| -> (Vec<Evidence>, FxHashSet<usize>) {
            let tells =
                |told: &&ToldOf| of(told).iter().find(|(it, _)| *it == actor).map(|(_, words)| words.clone());
            let tellings = past.iter().filter_map(|told| tells(told).map(|words| (told, words)));
            let mut texts = FxHashSet::default();
            let evidence = tellings.map(|(told, words)| {
                texts.insert(scene.recorded[told.account.0].text);
                let whole = told.evidence.iter().find(|it| it.span().contains(words.span()));
                whole.cloned().unwrap_or(words)
            });
            (evidence.collect(), texts)
        };
        let (there, those) = side(|told| &told.present);
        let (away, others) = side(|told| &told.absent);
        let apart = !there.is_empty() && !away.is_empty() && those.is_disjoint(&others);
        apart.then(|| Difference {
            kind: DifferenceKind::Participants,
            actor: Some(actor),
            sides: [there, away]
                .into_iter()
                .map(|evidence| Side { evidence, turning: Vec::new(), actor: None })
                .collect(),
            texts: those.len() + others.len(),
        })
    })
}
