//! What only a caption tells: "Mira Solberg meets Tomas Adeyle in Geneva on 6 March. Photograph: Ada Quist".
//!
//! Captions are no part of the account, and a picture is often of another day. Each is read by itself, and what the
//! account tells too is left to it.

use super::events;
use super::place_actors;
use crate::actors::{Cast, NameFound};
use crate::cues::Cues;
use crate::speech::scene::Scene;
use crate::{Actor, ActorId, Event, EventDate, EventMention, Participant};
use readout_document::{Document, FurnitureKind, Span};
use std::collections::HashMap;

/// The most captions of one account that are read.
const MOST: usize = 200;

/// The events that stand in captions and not among `told`. `names` reads the names of a text.
pub(crate) fn of_captions(
    document: &Document,
    actors: &[Actor],
    told: &[Event],
    names: fn(Scene) -> Vec<NameFound>,
) -> Vec<Event> {
    let by_name: HashMap<&str, usize> =
        actors.iter().enumerate().rev().map(|(at, actor)| (actor.name.as_str(), at)).collect();
    let mut found: Vec<Event> = Vec::new();
    let captions = document.furniture.iter().filter(|piece| {
        piece.kind == FurnitureKind::Caption && !piece.span.of(&document.text).starts_with("![")
    });
    for piece in captions.take(MOST) {
        let mut caption = Document::from_text("caption", piece.span.of(&document.text));
        caption.published.clone_from(&document.published);
        let english = readout_english::read(&caption);
        let scene = Scene { document: &caption, english: &english, cues: Cues::built_in() };
        let mut cast = Cast::new(scene, names(scene));
        let mut read = events(scene, &mut cast, &[]);
        let (own, place) = cast.finish();
        place_actors(&mut read, &place);
        for event in read {
            let event = in_account(event, piece.span.start(), &own, &by_name);
            if !told.iter().chain(&found).any(|other| is_told(other, &event)) {
                found.push(event);
            }
        }
    }
    found
}

/// An event of a caption with the offsets and actors of the account.
fn in_account(event: Event, start: usize, own: &[Actor], by_name: &HashMap<&str, usize>) -> Event {
    let moved = |span: Span| Span::new(span.start() + start, span.end() + start);
    let known = |actor: ActorId| by_name.get(own[actor.0].name.as_str()).map(|at| ActorId(*at));
    Event {
        participants: event
            .participants
            .iter()
            .map(|party| Participant {
                span: moved(party.span),
                actor: party.actor.and_then(known),
                ..*party
            })
            .collect(),
        place: event.place.map(moved),
        date: event.date.map(|date| EventDate { span: moved(date.span), ..date }),
        duration: event.duration.map(moved),
        mentions: event
            .mentions
            .iter()
            .map(|mention| EventMention {
                span: moved(mention.span),
                anchor: moved(mention.anchor),
                ..*mention
            })
            .collect(),
        caption_only: true,
        ..event
    }
}

/// Whether one event is told by the other: the same sort, nobody else, and no other day.
fn is_told(told: &Event, event: &Event) -> bool {
    let dates = match (told.date, event.date) {
        (Some(one), Some(two)) => one.start <= two.end && two.start <= one.end,
        _ => true,
    };
    let known = |party: &Participant| {
        party.actor.is_some() && told.participants.iter().any(|other| other.actor == party.actor)
    };
    told.kind == event.kind && dates && event.participants.iter().all(known)
}

#[cfg(test)]
mod tests {
    use readout_document::{Document, Furniture, FurnitureKind, Known, KnownFrom, Span};

    #[test]
    fn what_only_a_caption_tells_is_marked_and_points_into_the_text() {
        let caption = "Åse Vik meets Tomas Adeyle in Geneva on Feb. 4, 2031.";
        let text = format!("Mira Solberg called Tomas Adeyle on Thursday.\n\n{caption}\n\nThe fog lifted.");
        let start = text.find("Åse").expect("it stands there");
        let mut document = Document::from_text("case", text.clone());
        document.published = Some(Known { value: jiff::civil::date(2031, 3, 7), from: KnownFrom::Manifest });
        let span = Span::new(start, start + caption.len());
        document.furniture = vec![Furniture { span, kind: FurnitureKind::Caption }];
        let account = crate::read(document);
        let marks: Vec<bool> = account.events.iter().map(|event| event.caption_only).collect();
        assert_eq!(marks, [false, true]);
        let event = &account.events[1];
        assert_eq!(event.mentions[0].anchor.of(&text), "meets");
        assert_eq!(event.place.map(|place| place.of(&text)), Some("Geneva"));
        let adeyle = event.participants.iter().find(|party| party.span.of(&text) == "Tomas Adeyle");
        assert!(adeyle.is_some_and(|party| party.actor.is_some()), "he is an actor of the account");
    }
}
