//! Whether it happened: one happening that accounts of the same day tell to different ends. The Gazette: the ministers met
//! in Vessby; the Post of the same day: the meeting in Vessby was called off. Accounts of different days tell a change.

use super::{Difference, DifferenceKind, Scene, Side};
use crate::record::AccountNumber;
use crate::timeline::{Happening, ToldOf};
use readout_document::Evidence;
use readout_statement::EventStatus;
use rustc_hash::FxHashSet;

/// How far a happening has come, as far as two accounts of one day can contradict each other in it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// It takes or took place.
    Held,
    /// It is still to come.
    Coming,
    /// It did not take place, or is said not to.
    Off,
    /// Nobody has confirmed it.
    Unknown,
}

/// One difference for each happening of which two accounts of one day tell different ends.
pub(super) fn find(scene: &Scene) -> Vec<Difference> {
    scene.happenings.iter().filter_map(|happening| told(scene, happening)).collect()
}

fn told(scene: &Scene, happening: &Happening) -> Option<Difference> {
    // An account that tells both knows how it went on.
    let both = |account: AccountNumber| {
        let ends = || happening.told.iter().filter(|it| it.account == account).map(|it| end(it.status));
        ends().any(|one| ends().any(|two| one != two))
    };
    let single: Vec<&ToldOf> = happening.told.iter().filter(|it| !both(it.account)).collect();
    let (one, two) = single.iter().enumerate().find_map(|(at, one)| {
        single[at + 1..].iter().find(|two| contradict(scene, one, two)).map(|two| (*one, *two))
    })?;
    let day = published(scene, one);
    let side = |of: &ToldOf| Side {
        evidence: single
            .iter()
            .filter(|it| end(it.status) == end(of.status) && published(scene, it) == day)
            .map(|it| sentence(scene, it))
            .collect(),
        turning: Vec::new(),
        actor: None,
    };
    let texts: FxHashSet<usize> = single.iter().map(|it| scene.recorded[it.account.0].text).collect();
    Some(Difference {
        kind: DifferenceKind::Status,
        actor: None,
        sides: vec![side(one), side(two)],
        texts: texts.len(),
    })
}

/// The sentence that tells it: the word on which the status turns may stand outside the happening's own clause.
fn sentence(scene: &Scene, told: &ToldOf) -> Evidence {
    let account = &scene.recorded[told.account.0];
    let span = told.evidence[0].span();
    let holds = account.sentences.iter().find(|sentence| sentence.span.contains(span));
    holds.map_or_else(|| told.evidence[0].clone(), |it| Evidence::of(&account.document, it.span))
}

fn published(scene: &Scene, told: &ToldOf) -> Option<jiff::civil::Date> {
    scene.recorded[told.account.0].document.published.as_ref().map(|known| known.value)
}

fn contradict(scene: &Scene, one: &ToldOf, two: &ToldOf) -> bool {
    let same_day = published(scene, one).is_some() && published(scene, one) == published(scene, two);
    let own = scene.recorded[one.account.0].text != scene.recorded[two.account.0].text;
    let ends = (end(one.status), end(two.status));
    same_day
        && own
        && matches!(
            ends,
            (End::Held, End::Off | End::Unknown)
                | (End::Off | End::Unknown, End::Held)
                | (End::Coming, End::Off)
                | (End::Off, End::Coming)
        )
}

fn end(status: EventStatus) -> End {
    match status {
        EventStatus::Held | EventStatus::UnderWay => End::Held,
        EventStatus::Planned | EventStatus::Announced | EventStatus::Proposed => End::Coming,
        EventStatus::Postponed | EventStatus::Cancelled | EventStatus::Denied => End::Off,
        EventStatus::Unconfirmed => End::Unknown,
    }
}
