//! Parties that do not say the same of one issue: Solberg says that the lease must be extended, Varenskiy that it must
//! not. This is no difference between accounts.

use super::{Disagreement, Party, Scene};
use crate::positions::{Position, Stance};
use crate::record::StatementNumber;

/// One for each issue on which actors stand against each other.
pub(super) fn find(scene: &Scene) -> Vec<Disagreement> {
    let mut found: Vec<Disagreement> = Vec::new();
    for of_issue in scene.positions.chunk_by(|one, two| one.issue == two.issue) {
        let mut sides: Vec<Party> = of_issue.iter().flat_map(parties).collect();
        sides.sort_by_key(|party| (party.stance, party.actor));
        let opposed = sides.iter().any(|one| {
            sides.iter().any(|two| one.actor != two.actor && stand_against(one.stance, two.stance))
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
        let statements: Vec<StatementNumber> = own.map(|said| said.statement).collect();
        Party { stance, actor: position.actor, statements }
    });
    parties.filter(|party| !party.statements.is_empty()).collect()
}

/// Whether who takes the one stance contradicts who takes the other.
fn stand_against(one: Stance, two: Stance) -> bool {
    matches!((one, two), (Stance::For | Stance::Open, Stance::Against) | (Stance::For, Stance::Doubtful))
}
