//! The days that an account gives in its own words, outside of what is said: on which somebody spoke or did something.
//! Not those of what is only planned: The council is to meet **on Friday**.

use crate::speech::is_ahead_word;
use crate::speech::scene::Scene;
use crate::{DateBasis, Event, EventStatus, Statement};
use jiff::civil::Date;
use readout_document::Span;
use readout_english::times::Basis;
use readout_english::{Upos, Xpos};

/// How many days before publication a day without its year may lie: "on 30 June" in a text of March is no day of
/// saying.
const FRESH: i32 = 60;

/// A day that the account gives outside of what is said.
#[derive(Clone, Copy, Debug)]
pub(super) struct Day {
    pub value: Date,
    pub span: Span,
    pub basis: DateBasis,
    /// The sentence it stands in.
    pub sentence: usize,
}

/// The days of an account, in order of the text.
#[derive(Debug)]
pub(super) struct Days(Vec<Day>);

impl Days {
    pub fn iter(&self) -> impl Iterator<Item = &Day> {
        self.0.iter()
    }

    /// The day on which was said what the words at `place` report: of several in the sentence the nearest.
    pub fn of_sentence(&self, sentence: usize, place: Span) -> Option<&Day> {
        let from = self.0.partition_point(|day| day.sentence < sentence);
        let here = self.0[from..].iter().take_while(|day| day.sentence == sentence);
        here.min_by_key(|day| match day.span.start() < place.start() {
            true => place.start().saturating_sub(day.span.end()),
            false => day.span.start().saturating_sub(place.end()),
        })
    }

    /// The last day that a sentence before this one gives; of one with several the first.
    pub fn before(&self, sentence: usize) -> Option<&Day> {
        let end = self.0.partition_point(|day| day.sentence < sentence);
        let last = self.0[..end].last()?.sentence;
        self.0[..end].iter().find(|day| day.sentence == last)
    }
}

/// The days of the account that stand in no content and lie not after publication.
pub(super) fn days(scene: Scene, statements: &[Statement], events: &[Event]) -> Days {
    let published = scene.document.published.as_ref().map(|known| known.value);
    let said = said(scene, statements);
    let mut days: Vec<Day> = Vec::new();
    for time in &scene.english.times {
        let Some((value, end)) = time.range() else { continue };
        let basis = match time.basis {
            Basis::Stated => DateBasis::Stated,
            Basis::Resolved => DateBasis::Resolved,
            Basis::Vague => continue,
        };
        let future = published.is_some_and(|published| value > published);
        let dated = has_year(time.span.of(scene.text()));
        let stale = published.is_some_and(|published| (published - value).get_days() > FRESH) && !dated;
        let inside = said.iter().any(|content| content.overlaps(time.span));
        if value == end
            && !future
            && !stale
            && !inside
            && !is_planned(events, time.span)
            && !is_ahead(scene, time.span)
        {
            let sentence = sentence_at(scene, time.span.start());
            days.push(Day { value, span: time.span, basis, sentence });
        }
    }
    Days(days)
}

/// What is said, in statements or between marks.
fn said(scene: Scene, statements: &[Statement]) -> Vec<Span> {
    let content = statements.iter().flat_map(|statement| statement.content.iter().copied());
    content.chain(scene.english.quotations.iter().map(|quotation| quotation.content)).collect()
}

/// Whether the words are the day of a happening that has not come to pass.
fn is_planned(events: &[Event], words: Span) -> bool {
    events.iter().any(|event| {
        let ahead = !matches!(event.status, EventStatus::Held | EventStatus::UnderWay);
        ahead && event.date.is_some_and(|date| date.span == words)
    })
}

/// Whether the clause that the words stand in tells of what is still to come: "were expected to meet on Friday".
fn is_ahead(scene: Scene, words: Span) -> bool {
    let at = scene.tokens_in(words).start;
    let start = scene.english.sentence_of(at).map_or(at, |sentence| sentence.tokens.start);
    let told = |i: &usize| {
        let done = scene.english.tokens[*i].xpos == Xpos::Vbd && scene.english.tokens[*i].upos == Upos::Verb;
        (done || is_ahead_word(scene.word(*i))).then_some(done)
    };
    (start..at).rev().find_map(|i| told(&i)) == Some(false)
}

/// Whether the words hold a year: four digits in a row.
fn has_year(words: &str) -> bool {
    words.as_bytes().windows(4).any(|four| four.iter().all(u8::is_ascii_digit))
}

/// The sentence that the byte at `start` stands in.
pub(super) fn sentence_at(scene: Scene, start: usize) -> usize {
    let sentences = &scene.english.sentences;
    sentences.partition_point(|sentence| sentence.span.start() <= start).saturating_sub(1)
}
