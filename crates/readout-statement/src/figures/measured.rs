//! What a figure measures, and of whom or where: **The call** lasted nearly 40 minutes; $12 billion in **cranes**;
//! a 40-minute **phone call**; a sentence of 20 years **for Brandt**.

use super::{Found, Reading};
use crate::Quantity;
use readout_english::{Relation, Upos};
use std::ops::Range;

/// The words that tell what is measured and of whom.
#[derive(Debug, Default)]
pub(super) struct About {
    pub what: Option<Range<usize>>,
    pub of: Option<Range<usize>>,
}

/// Reads them for one figure.
pub(super) fn measured(reading: &Reading, found: &Found) -> About {
    let tokens = &found.tokens;
    let subject = subject(reading, tokens);
    let own = found.measured.what.clone();
    let what = own
        .or_else(|| modified(reading, tokens))
        .or_else(|| complement(reading, found))
        .or_else(|| governing_noun(reading, tokens))
        .or_else(|| subject.clone().filter(|_| is_measuring(reading, found)));
    let end = what.as_ref().map_or(tokens.end, |what| what.end.max(tokens.end));
    let of = place_after(reading, end)
        .or_else(|| subject.filter(|subject| what.as_ref().is_none_or(|what| !overlap(subject, what))));
    About { what, of: of.filter(|of| !overlap(of, tokens)) }
}

fn overlap(one: &Range<usize>, two: &Range<usize>) -> bool {
    one.start < two.end && two.start < one.end
}

/// The noun that a figure stands before: "a 40-minute phone call".
fn modified(reading: &Reading, tokens: &Range<usize>) -> Option<Range<usize>> {
    let (head, relation) = reading.governor(tokens)?;
    let modifies = matches!(
        relation.universal(),
        Relation::Compound | Relation::Amod | Relation::Nummod | Relation::Nmod
    );
    if !modifies || head < tokens.end || head > tokens.end + 5 || !reading.is_noun(head) {
        return None;
    }
    let phrase = reading.noun_phrase(tokens.end)?;
    phrase.contains(&head).then_some(phrase)
}

/// What money or a length goes to: "$12 billion in cranes", "three days of talks".
fn complement(reading: &Reading, found: &Found) -> Option<Range<usize>> {
    let at = found.tokens.end;
    if reading.is(at, "worth") && reading.is(at + 1, "of") {
        return reading.noun_phrase(at + 2);
    }
    let money = found.measured.quantity == Quantity::Money;
    let joins = reading.is(at, "of") || reading.is(at, "in");
    if !joins || found.measured.quantity == Quantity::Share {
        return None;
    }
    let phrase =
        reading.noun_phrase(at + 1).filter(|phrase| !phrase.clone().any(|at| reading.is_any_time(at)))?;
    let is_place = reading.scene.english.names.iter().any(|name| phrase.contains(&name.tokens.start));
    (money && !is_place || reading.is(at, "of")).then_some(phrase)
}

/// The noun a figure hangs on: "a sentence of 20 years", "a fine of $2 million".
fn governing_noun(reading: &Reading, tokens: &Range<usize>) -> Option<Range<usize>> {
    let (head, _) = reading.governor(tokens)?;
    let of = tokens.start.checked_sub(1).filter(|at| reading.is(*at, "of"))?;
    (head < of && of - head <= 3 && reading.is_noun(head)).then(|| reading.around(head))
}

/// Whether the verb says that its subject measures the figure: "lasted", "cost", "is".
fn is_measuring(reading: &Reading, found: &Found) -> bool {
    let Some((verb, _)) = reading.governor(&found.tokens) else { return false };
    const MEASURING: [&str; 22] = [
        "last", "cost", "be", "take", "weigh", "cover", "total", "reach", "rise", "fall", "grow", "run",
        "measure", "lie", "stand", "drop", "increase", "exceed", "amount", "extend", "climb", "span",
    ];
    let lemma = readout_english::lemma(reading.scene.word(verb), Upos::Verb);
    MEASURING.contains(&lemma.as_ref()) || reading.token(verb).upos != Upos::Verb
}

/// The subject of the verb that a figure hangs on.
fn subject(reading: &Reading, tokens: &Range<usize>) -> Option<Range<usize>> {
    let english = reading.scene.english;
    let subject_of = |at: usize| english.child(at, Relation::Nsubj);
    let root = tokens.clone().find(|at| reading.token(*at).head.is_none());
    let mut at = match root {
        Some(root) => root,
        None => reading.governor(tokens).filter(|(_, relation)| relation.universal() != Relation::Nsubj)?.0,
    };
    // Up to the verb, past the nouns between.
    for _ in 0..4 {
        if let Some(subject) = subject_of(at).filter(|subject| !tokens.contains(subject)) {
            return reading.is_noun(subject).then(|| reading.around(subject));
        }
        if reading.token_is(at, Upos::Verb)
            && !matches!(reading.token(at).relation, Relation::Conj | Relation::Xcomp)
        {
            return None;
        }
        at = reading.token(at).head?;
    }
    None
}

/// A name that follows after "from", "of", "in": "from Norrland", "in the Skarn Islands".
fn place_after(reading: &Reading, at: usize) -> Option<Range<usize>> {
    let joins = ["from", "of", "in", "by", "for", "to", "on", "across", "among", "at"];
    if !joins.iter().any(|word| reading.is(at, word)) {
        return None;
    }
    let phrase = reading.noun_phrase(at + 1)?;
    let named = reading.scene.english.names.iter().any(|name| phrase.contains(&name.tokens.start));
    named.then_some(phrase)
}

#[cfg(test)]
mod tests {
    use crate::figures::sample::only;

    #[test]
    fn what_is_measured_stands_beside_the_figure_or_is_its_subject() {
        for (words, what) in [
            ("The call lasted nearly 40 minutes.", "The call"),
            ("They had a 40-minute phone call.", "phone call"),
            ("They gave $12 billion in cranes and harbour repairs.", "cranes and harbour repairs"),
            ("They signed a $3.5-billion deal.", "deal"),
            ("The court asked for a fine of 40,000 euros.", "a fine"),
            ("They sent 40 tanks to the border.", "tanks"),
        ] {
            assert_eq!(only(words).what.as_deref(), Some(what), "{words}");
        }
    }

    #[test]
    fn of_whom_is_a_name_after_it_or_the_subject() {
        assert_eq!(only("They got more than $7.5 billion from Norrland.").of.as_deref(), Some("Norrland"));
        assert_eq!(only("Norrland sent 40 tanks.").of.as_deref(), Some("Norrland"));
    }
}
