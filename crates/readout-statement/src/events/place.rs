//! Where it happened: they met **in Sundholm**; the **Calder** conference; Solberg visited **Tarvia**.

use super::anchor::Anchor;
use super::clause::Clauses;
use super::journey;
use super::who::of_noun::adjunct;
use super::who::party::name_at;
use readout_document::Span;
use readout_english::{Name, NameClass, Relation};

/// The words that say where.
pub(super) fn place(clauses: &Clauses, anchor: &Anchor) -> Option<Span> {
    let token = anchor.token;
    let frame = anchor.word.frame;
    if let Some(appearance) = anchor.appearance.filter(|said| !anchor.noun || said.place.is_some()) {
        return appearance.place;
    }
    if frame.place && !anchor.noun {
        let object = clauses.object(token);
        return object.filter(|object| is_place(clauses, *object)).map(|object| clauses.phrase_span(object));
    }
    // "fired at Denmark": whom, not where.
    if frame.arms {
        return None;
    }
    if frame.to_place
        && let Some(there) = journey::whither(clauses, token).filter(|there| is_place(clauses, *there))
    {
        return Some(clauses.phrase_span(there));
    }
    // "are in Geneva for talks"
    if let Some(there) = clauses.head(token).filter(|head| clauses.is_there_for(token, *head)) {
        return is_place(clauses, there).then(|| clauses.phrase_span(there));
    }
    if frame.from_place {
        return journey::whence(clauses, token);
    }
    let to = frame.place || frame.to_place;
    let direct = beside(clauses, token, to);
    direct
        .or_else(|| anchor.verb.filter(|verb| *verb != token).and_then(|verb| beside(clauses, verb, false)))
        .or_else(|| {
            // "postponed her visit to Geneva"
            let verb = clauses.head(token).filter(|_| frame.place && clauses.is(token, Relation::Obj))?;
            beside(clauses, verb, true)
        })
        .or_else(|| if anchor.noun { before(clauses, token) } else { None })
        .or_else(|| {
            let verb = clauses.head(token).filter(|head| {
                (clauses.is_verb(*head) || clauses.child_as(*head, Relation::Cop).is_some())
                    && (clauses.is(token, Relation::Nsubj) || clauses.relation(token) == Relation::Obl)
            })?;
            beside(clauses, verb, false)
        })
        // "plans to meet in Sundholm" may hang on "plans".
        .or_else(|| {
            let head = clauses.head(token).filter(|_| clauses.is(token, Relation::Xcomp))?;
            beside(clauses, head, false)
        })
        .or_else(|| adjunct(clauses, token).and_then(|(_, verb)| beside(clauses, verb, false)))
}

/// "in Sundholm", "at the White House", "aboard the ferry", and "to Sundholm" where `to` counts.
fn beside(clauses: &Clauses, at: usize, to: bool) -> Option<Span> {
    let tied = |at: usize| {
        clauses
            .children(at)
            .filter(|child| matches!(clauses.relation(*child).universal(), Relation::Obl | Relation::Nmod))
    };
    let mut near: Vec<usize> = tied(at).collect();
    // "will host officials in Geneva" may hang on the officials.
    let object = clauses.child_as(at, Relation::Obj).filter(|_| clauses.is_verb(at));
    let deeper: Vec<usize> = near.iter().copied().chain(object).flat_map(tied).collect();
    near.extend(deeper);
    near.into_iter().find_map(|child| {
        let case = clauses.case(child)?;
        let fits = matches!(&*case, "in" | "at" | "inside" | "near")
            || !to && case == "aboard"
            || to && matches!(&*case, "to" | "for");
        if !fits {
            return None;
        }
        if is_place(clauses, child) { Some(without_day(clauses, child)) } else { named_first(clauses, child) }
    })
}

/// "to **Sundholm** Tuesday": the words for a place without those for a time behind them.
pub(super) fn without_day(clauses: &Clauses, head: usize) -> Span {
    let mut tokens = clauses.phrase(head);
    while tokens.end > head + 1 && clauses.is_time(tokens.end - 1) {
        tokens.end -= 1;
    }
    clauses.scene.span(&tokens)
}

/// "in **Sundholm** next week", read as if the week were the noun.
fn named_first(clauses: &Clauses, child: usize) -> Option<Span> {
    let first = clauses.child_as(child, Relation::Case)? + 1;
    let names = &clauses.scene.english.names;
    let name = names.get(names.partition_point(|name| name.tokens.start < first))?;
    (name.class == NameClass::Place && name.tokens.start == first && name.tokens.end <= child)
        .then_some(name.span)
}

/// "the **Calder** conference", "the **Geneva** talks".
fn before(clauses: &Clauses, token: usize) -> Option<Span> {
    let tokens = clauses.phrase(token);
    clauses.scene.english.names
        [clauses.scene.english.names.partition_point(|name| name.tokens.start < tokens.start)..]
        .iter()
        .take_while(|name| name.tokens.start < token)
        .find_map(|name| {
            let alone =
                name.class == NameClass::Place && name.tokens.end <= token && belongs(clauses, name, token);
            let first = readout_english::Knowledge::built_in();
            let word = clauses.scene.english.tokens[name.tokens.start].span;
            let inside = name.tokens.contains(&token)
                && first.kinds_of(word.of(clauses.scene.text())).any(readout_english::Kinds::PLACE);
            alone.then_some(name.span).or(inside.then_some(word))
        })
        .filter(|_| !names_a_pair(clauses, tokens.start, token))
}

/// Whether a name hangs on the noun itself, not on an owner or a title before it.
fn belongs(clauses: &Clauses, name: &Name, token: usize) -> bool {
    let mut heads = name.tokens.clone().filter_map(|at| clauses.head(at).map(|head| (at, head)));
    heads.any(|(at, head)| head == token && clauses.relation(at) != Relation::NmodPoss)
}

/// "Norrland-Tarvia talks" are held in neither.
fn names_a_pair(clauses: &Clauses, from: usize, to: usize) -> bool {
    (from..to).any(|at| matches!(clauses.scene.word(at), "-" | "–" | "/"))
}

/// Whether the noun names a place.
pub(super) fn is_place(clauses: &Clauses, head: usize) -> bool {
    let named = name_at(clauses, head).is_some_and(|name| name.class == NameClass::Place);
    // "they toured each other’s countries"
    let ground = matches!(&*clauses.lemma(head), "nation" | "country" | "capital" | "region" | "area");
    named || ground || clauses.lexicon.is_venue(clauses.phrase_span(head).of(clauses.scene.text()))
}
