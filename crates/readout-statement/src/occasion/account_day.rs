//! The day that the whole account tells of: Solberg announced **Wednesday** that the ferry would sail. […] Venn said he
//! would sue.
//!
//! News of a day names it once, at its head, and then reports in the past tense what else was said that day. It is taken
//! only where something was said on the first day that is named, in the head, as one names a day of this week ("on
//! Wednesday", "today"), where that is the day of publication or the one before, and where nothing in the account is
//! dated otherwise within the week.

use super::day::Days;
use super::{day, other_time, place, tense};
use crate::speech::scene::Scene;
use crate::speech::tense::Tense;
use crate::{Actor, ActorKind, DateBasis, Statement, StatementDate};
use readout_english::NameClass;

/// How many of the first sentences of the body are its head.
const HEAD: usize = 4;

/// How many days back a second day would make it an account of more than one.
const WEEK: i32 = 7;

/// Gives that day to what has none and was said by somebody with a name.
pub(super) fn date(scene: Scene, actors: &[Actor], days: &Days, statements: &mut [Statement]) {
    let Some(told) = told(scene, days, statements) else { return };
    for statement in statements.iter_mut().filter(|statement| statement.date.is_none()) {
        let sentence = day::sentence_at(scene, place(statement).start());
        let past = matches!(tense(scene, statement), None | Some(Tense::Past));
        if past && is_named(scene, actors, statement) && !other_time::is_told(scene, statement, sentence) {
            statement.date = Some(told);
        }
    }
}

/// The one day of the account.
fn told(scene: Scene, days: &Days, statements: &[Statement]) -> Option<StatementDate> {
    let published = scene.document.published.as_ref()?.value;
    let head: Vec<usize> = (0..scene.english.sentences.len())
        .filter(|at| !scene.english.sentences[*at].heading)
        .take(HEAD)
        .collect();
    let first = days.iter().find(|day| head.contains(&day.sentence))?;
    let age = |value: jiff::civil::Date| (published - value).get_days();
    let alone = days.iter().filter(|day| age(day.value) <= WEEK).all(|day| day.value == first.value);
    let said = |statement: &Statement| statement.date.is_some_and(|date| date.span == first.span);
    let news = first.basis == DateBasis::Resolved && age(first.value) <= 1 && alone;
    (news && statements.iter().any(said)).then_some(StatementDate {
        value: first.value,
        basis: DateBasis::Account,
        span: first.span,
    })
}

/// Whether the account says who spoke: what "analysts" or "one official" said may be of any day.
fn is_named(scene: Scene, actors: &[Actor], statement: &Statement) -> bool {
    let Some(speaker) = statement.speaker else { return false };
    let Some(actor) = speaker.actor.map(|id| &actors[id.0]) else { return false };
    match actor.kind {
        ActorKind::Person | ActorKind::Organisation | ActorKind::Government => true,
        ActorKind::Place | ActorKind::Group => false,
        // "Solberg’s office", "the Norrland news service": not "a Norrland official", "Tarvian diplomats".
        ActorKind::Unnamed => {
            let words = scene.words(scene.tokens_in(speaker.span));
            let bare = |word: &str| matches!(word, "one" | "One" | "a" | "A" | "an" | "An" | "some" | "Some");
            let one = words.clone().next().is_some_and(|first| !bare(first));
            let singular = words.clone().last().is_some_and(|last| !last.ends_with('s'));
            let name_like =
                words.clone().count() > 1 && words.clone().all(|word| word.starts_with(char::is_uppercase));
            one && name_like
                || one
                    && singular
                    && scene.english.names.iter().any(|name| {
                        matches!(name.class, NameClass::Person | NameClass::Organisation | NameClass::Place)
                            && speaker.span.contains(name.span)
                    })
        }
    }
}
