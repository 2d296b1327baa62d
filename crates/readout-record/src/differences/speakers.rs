//! Who said it: the same quoted words from different speakers. The Gazette: “We sail at dawn,” Solberg said. The Post:
//! “We sail at dawn,” said Brekke.

use super::{Difference, DifferenceKind, Scene, Side};
use crate::record::{ActorNumber, SameWords, Wording};
use readout_statement::ActorKind;

/// One difference for each quotation that accounts give to different persons. A person here and a body there may be one
/// who speaks for the other.
pub(super) fn find(scene: &Scene) -> Vec<Difference> {
    let persons = |same: &&SameWords| {
        same.speakers.len() > 1
            && same.speakers.iter().all(|actor| {
                let actor = &scene.actors[actor.0];
                actor.kind == ActorKind::Person && actor.name.contains(' ')
            })
    };
    scene.same_words.iter().filter(persons).filter_map(|same| told(scene, same)).collect()
}

fn told(scene: &Scene, same: &SameWords) -> Option<Difference> {
    let speaker = |wording: &Wording| -> Option<ActorNumber> {
        scene.statements[wording.statement?.0].speaker.as_ref()?.actor
    };
    let sides: Vec<Side> = same
        .speakers
        .iter()
        .filter_map(|actor| {
            let own = same.wordings.iter().filter(|wording| speaker(wording) == Some(*actor));
            let evidence: Vec<_> = own.map(|wording| wording.evidence.clone()).collect();
            (!evidence.is_empty()).then_some(Side { evidence, turning: Vec::new(), actor: Some(*actor) })
        })
        .collect();
    let accounts = |actor: ActorNumber| {
        same.wordings.iter().filter(move |it| speaker(it) == Some(actor)).map(|it| it.account.0)
    };
    let texts = scene.texts(same.speakers.iter().flat_map(|actor| accounts(*actor)));
    (sides.len() > 1 && texts > 1).then_some(Difference {
        kind: DifferenceKind::Speaker,
        actor: None,
        sides,
        texts,
    })
}
