//! Whether two accounts may mean one speaker: the same actor, or somebody and the government he speaks for.

use crate::record::{Actor, ActorNumber};
use readout_statement::{ActorKind, Office, name_key};
use rustc_hash::FxHashMap;

/// What is known of who speaks for whom.
pub struct Speakers {
    /// For each actor, the states and administrations he belongs to.
    belongs: Vec<Vec<ActorNumber>>,
}

/// How two speakers stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// One actor.
    Same,
    /// A person and the government or administration of that person.
    OneSide,
    /// No account tells the one or the other.
    Unknown,
    /// Two actors.
    Different,
}

impl Speakers {
    /// Reads the offices of the actors: "Tarvian Defence Minister" belongs to Tarvia.
    pub fn of(actors: &[Actor]) -> Self {
        let mut states: FxHashMap<String, ActorNumber> = FxHashMap::default();
        for (number, actor) in actors.iter().enumerate() {
            if matches!(actor.kind, ActorKind::Government | ActorKind::Organisation) {
                states.entry(name_key(&actor.name, actor.kind)).or_insert(ActorNumber(number));
            }
        }
        let belongs = actors.iter().map(|actor| {
            if actor.kind != ActorKind::Person {
                return Vec::new();
            }
            let offices = actor.offices.iter().filter_map(|office| Office::read(office.exact()));
            let details = offices.flat_map(|office| office.details);
            let mut belongs: Vec<ActorNumber> =
                details.filter_map(|detail| states.get(&detail).copied()).collect();
            let surname = actor.name.rsplit(' ').next().unwrap_or_default().to_lowercase();
            belongs.extend(states.get(&format!("{surname} administration")));
            belongs.sort_unstable();
            belongs.dedup();
            belongs
        });
        Self { belongs: belongs.collect() }
    }

    /// How the speakers of two statements stand to each other.
    pub fn agree(&self, one: Option<ActorNumber>, two: Option<ActorNumber>) -> Agreement {
        let (Some(one), Some(two)) = (one, two) else { return Agreement::Unknown };
        if one == two {
            return Agreement::Same;
        }
        let belongs = |who: ActorNumber, to: ActorNumber| self.belongs[who.0].binary_search(&to).is_ok();
        if belongs(one, two) || belongs(two, one) { Agreement::OneSide } else { Agreement::Different }
    }
}
