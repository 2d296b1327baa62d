//! When something was said: by the day its own sentence gives, else by the day given last for the same speaker.
//!
//! **On Wednesday** Solberg said that the ferry would sail. She added that it would be late.

use crate::speech::scene::Scene;
use crate::{Actor, ActorId, DateBasis, Statement, StatementDate};
use jiff::civil::Date;
use readout_document::Span;
use readout_english::times::Basis;

/// A day that the account gives outside of what is said.
#[derive(Clone, Copy, Debug)]
struct Day {
    value: Date,
    span: Span,
    basis: DateBasis,
    /// The sentence it stands in.
    sentence: usize,
}

/// How many days before publication a day without its year may lie: "on 30 June" in a text of March is no day of
/// saying.
const FRESH: i32 = 60;

/// How many sentences back a day goes for a sentence that names the same person.
const NEAR: usize = 8;

/// Dates the statements, in order of the text.
pub(crate) fn date(scene: Scene, actors: &[Actor], statements: &mut [Statement]) {
    let days = days(scene, statements);
    let mut last: Vec<Option<StatementDate>> = vec![None; actors.len()];
    for statement in statements.iter_mut() {
        let place = statement.cue.as_ref().map_or(statement.content[0], |cue| cue.span);
        let sentence = sentence_at(scene, place);
        let speaker = statement.speaker.and_then(|speaker| speaker.actor);
        let own = days.iter().find(|day| day.sentence == sentence);
        let near = || speaker.and_then(|speaker| near(scene, &days, sentence, &actors[speaker.0]));
        let before = || speaker.and_then(|ActorId(at)| last[at]);
        statement.date = own
            .map(|day| StatementDate { value: day.value, basis: day.basis, span: day.span })
            .or_else(near)
            .or_else(before);
        if let (Some(ActorId(at)), Some(date)) = (speaker, statement.date) {
            last[at] = Some(StatementDate { basis: DateBasis::Carried, ..date });
        }
    }
}

/// The day of a sentence not far before that names the speaker.
fn near(scene: Scene, days: &[Day], sentence: usize, speaker: &Actor) -> Option<StatementDate> {
    let day = days.iter().rev().find(|day| day.sentence < sentence && sentence - day.sentence <= NEAR)?;
    let span = scene.english.sentences[day.sentence].span;
    let named = speaker.mentions.iter().any(|mention| span.contains(mention.span));
    named.then_some(StatementDate { value: day.value, basis: DateBasis::Carried, span: day.span })
}

/// The days of the account that stand in no content, one a sentence at most, none after publication.
fn days(scene: Scene, statements: &[Statement]) -> Vec<Day> {
    let published = scene.document.published.as_ref().map(|known| known.value);
    let said = |span: Span| {
        let content = statements.iter().flat_map(|statement| &statement.content);
        let quoted = scene.english.quotations.iter().map(|quotation| &quotation.content);
        content.chain(quoted).any(|content| content.overlaps(span))
    };
    let mut days: Vec<Day> = Vec::new();
    for time in &scene.english.times {
        let Some((value, end)) = time.range() else { continue };
        let basis = match time.basis {
            Basis::Stated => DateBasis::Stated,
            Basis::Resolved => DateBasis::Resolved,
            Basis::Vague => continue,
        };
        let sentence = sentence_at(scene, time.span);
        let known = days.last().is_some_and(|day| day.sentence == sentence);
        let future = published.is_some_and(|published| value > published);
        let dated = has_year(time.span.of(scene.text()));
        let stale = published.is_some_and(|published| (published - value).get_days() > FRESH) && !dated;
        if value == end && !known && !future && !stale && !said(time.span) {
            days.push(Day { value, span: time.span, basis, sentence });
        }
    }
    days
}

/// Whether the words hold a year: four digits in a row.
fn has_year(words: &str) -> bool {
    words.as_bytes().windows(4).any(|four| four.iter().all(u8::is_ascii_digit))
}

fn sentence_at(scene: Scene, span: Span) -> usize {
    scene
        .english
        .sentences
        .partition_point(|sentence| sentence.span.start() <= span.start())
        .saturating_sub(1)
}
