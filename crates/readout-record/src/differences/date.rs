//! When: one happening that is past, on different days. The Gazette: they met in Vessby on Monday; the Post: they met in
//! Vessby on Tuesday.
//!
//! Happenings of different days are kept apart, so that two are held to be one only when the same parties are told to
//! have met at the same place within two days, each in other accounts and no account telling both.

use super::{Difference, DifferenceKind, Scene, Side};
use crate::timeline::{Happening, ToldOf};
use readout_document::Evidence;
use readout_statement::{EventKind, EventStatus};
use readout_story::words::fold;
use rustc_hash::{FxHashMap, FxHashSet};

/// Days between two accounts' days for one happening.
const APART: i32 = 2;

/// One difference for each pair of happenings that differ in nothing but the day.
pub(super) fn find(scene: &Scene) -> Vec<Difference> {
    let mut alike: FxHashMap<(EventKind, &[crate::record::ActorNumber], String), Vec<&Happening>> =
        FxHashMap::default();
    for happening in scene.happenings {
        if let Some(place) = place(happening).filter(|_| happening.participants.len() > 1) {
            alike.entry((happening.kind, &happening.participants, place)).or_default().push(happening);
        }
    }
    let mut found: Vec<Difference> = alike
        .values()
        .filter_map(|of_place| match of_place[..] {
            [one, two] => told(scene, one, two),
            // Who meets more than twice at a place meets there often.
            _ => None,
        })
        .collect();
    found.sort_by_cached_key(|it| {
        (it.sides[0].evidence[0].document().to_owned(), it.sides[0].evidence[0].span())
    });
    found
}

/// The place that all tellings of a happening give that give one.
fn place(happening: &Happening) -> Option<String> {
    let mut places: Vec<String> =
        happening.told.iter().filter_map(|told| told.place.as_ref()).map(|it| fold(it.exact())).collect();
    places.sort_unstable();
    places.dedup();
    let [place] = &places[..] else { return None };
    (!place.is_empty()).then(|| place.clone())
}

fn told(scene: &Scene, one: &Happening, two: &Happening) -> Option<Difference> {
    let days = (one.day?, two.day?);
    let apart = days.0.until(days.1).ok()?.get_days();
    let past = |it: &Happening| it.told.iter().all(|told| told.status == EventStatus::Held);
    let text = |told: &ToldOf| scene.recorded[told.account.0].text;
    let first: FxHashSet<usize> = one.told.iter().map(text).collect();
    let second: FxHashSet<usize> = two.told.iter().map(text).collect();
    let apart = apart != 0 && apart.abs() <= APART && first.is_disjoint(&second);
    (apart && past(one) && past(two)).then(|| Difference {
        kind: DifferenceKind::Date,
        actor: None,
        sides: vec![side(one), side(two)],
        texts: first.len() + second.len(),
    })
}

fn side(happening: &Happening) -> Side {
    let dated: Vec<(&ToldOf, &Evidence)> =
        happening.told.iter().filter_map(|told| told.day.as_ref().map(|(_, words)| (told, words))).collect();
    let evidence = dated.iter().map(|(told, words)| {
        let whole = told.evidence.iter().find(|it| it.span().contains(words.span()));
        whole.map_or_else(|| told.evidence[0].clone(), Clone::clone)
    });
    Side {
        evidence: evidence.collect(),
        turning: dated.iter().take(1).map(|it| it.1.span()).collect(),
        actor: None,
    }
}
