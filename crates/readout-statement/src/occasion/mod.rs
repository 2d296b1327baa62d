//! When something was said: by the day its own sentence gives, else by what happened there and is dated elsewhere, by
//! the day given last for the same speaker, or by the one day that the whole account tells of.
//!
//! **On Wednesday** Solberg said that the ferry would sail. She added that it would be late.
//!
//! What was said at another time, or time and again ("has long said", "once said", "said last year"), takes no day from
//! its neighbours.

mod account_day;
mod day;
mod gathering;
mod happening;
mod other_time;

use crate::speech::scene::Scene;
use crate::speech::tense::Tense;
use crate::{Actor, ActorId, DateBasis, Event, Statement, StatementDate};
use day::{Day, Days};

/// How many sentences back a day goes for a sentence that names the same person.
const NEAR: usize = 8;

/// Dates the statements, in order of the text; the events are those of the account, their parties being `actors`.
pub(crate) fn date(scene: Scene, actors: &[Actor], events: &[Event], statements: &mut [Statement]) {
    let days = day::days(scene, statements, events);
    let mut last: Vec<Option<StatementDate>> = vec![None; actors.len()];
    for statement in statements.iter_mut() {
        let speaker = statement.speaker.and_then(|speaker| speaker.actor);
        let sentence = day::sentence_at(scene, place(statement).start());
        let own = days.of_sentence(sentence, place(statement)).map(|day| StatementDate {
            value: day.value,
            basis: day.basis,
            span: day.span,
        });
        let here = own.or_else(|| happening::date(scene, events, statement, sentence));
        let here = here.or_else(|| gathering::date(scene, statement, sentence));
        let carries = || !other_time::is_told(scene, statement, sentence);
        statement.date = here.or_else(|| {
            let ActorId(at) = speaker.filter(|_| carries())?;
            near(scene, &days, sentence, &actors[at]).or(last[at])
        });
        if let (Some(ActorId(at)), Some(date)) = (speaker, statement.date) {
            last[at] = Some(StatementDate { basis: DateBasis::Carried, ..date });
        }
    }
    account_day::date(scene, actors, &days, statements);
}

/// The words that tell where a statement was made: its cue, or its content where nothing attributes it.
fn place(statement: &Statement) -> readout_document::Span {
    statement.cue.as_ref().map_or(statement.content[0], |cue| cue.span)
}

/// The tense of the verb that reports a statement; nothing where no verb does.
fn tense(scene: Scene, statement: &Statement) -> Option<Tense> {
    let cue = statement.cue.as_ref()?;
    Tense::of(scene, scene.tokens_in(cue.span).start)
}

/// The day of a sentence not far before that names the speaker.
fn near(scene: Scene, days: &Days, sentence: usize, speaker: &Actor) -> Option<StatementDate> {
    let day = days.before(sentence).filter(|day| sentence - day.sentence <= NEAR)?;
    let span = scene.english.sentences[day.sentence].span;
    let named = speaker.mentions.iter().any(|mention| span.contains(mention.span));
    named.then_some(carried(day))
}

fn carried(day: &Day) -> StatementDate {
    StatementDate { value: day.value, basis: DateBasis::Carried, span: day.span }
}
