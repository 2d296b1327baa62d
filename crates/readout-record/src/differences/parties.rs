//! Parties that do not say the same of one issue: Solberg says that the lease must be extended, Varenskiy that it must
//! not. This is no difference between accounts.

use super::{Disagreement, Party, Scene};
use crate::positions::{Position, Stance};

/// One for each issue on which actors stand against each other.
pub(super) fn find(scene: &Scene) -> Vec<Disagreement> {
    let mut found: Vec<Disagreement> = Vec::new();
    for of_issue in scene.positions.chunk_by(|one, two| one.issue == two.issue) {
        let mut sides: Vec<Party> = of_issue.iter().flat_map(parties).collect();
        sides.sort_by_key(|party| (party.stance, party.actor));
        let opposed = sides.iter().any(|one| {
            sides.iter().any(|two| {
                one.actor != two.actor
                    && (stand_against(one.stance, two.stance)
                        || one.stance == Stance::For && two.said.iter().any(|said| said.spared))
                    && of_one_party(one, two)
            })
        });
        if opposed {
            found.push(Disagreement { issue: of_issue[0].issue, sides });
        }
    }
    found
}

/// What one actor says of an issue, by stance.
fn parties(position: &Position) -> Vec<Party> {
    let stances = [Stance::For, Stance::Against, Stance::Doubtful, Stance::Conditional, Stance::Open];
    let parties = stances.into_iter().map(|stance| {
        let own = position.said.iter().filter(|said| said.stance == Some(stance));
        Party { stance, actor: position.actor, said: own.cloned().collect() }
    });
    parties.filter(|party| !party.said.is_empty()).collect()
}

/// Whether who takes the one stance contradicts who takes the other.
fn stand_against(one: Stance, two: Stance) -> bool {
    matches!((one, two), (Stance::For | Stance::Open, Stance::Against) | (Stance::For, Stance::Doubtful))
}

/// Whether two parties may speak of the same party's: who is for one's soldiers and who is against another's do not
/// contradict each other.
fn of_one_party(one: &Party, two: &Party) -> bool {
    one.said
        .iter()
        .any(|one| two.said.iter().any(|two| one.of.is_none() || two.of.is_none() || one.of == two.of))
}
