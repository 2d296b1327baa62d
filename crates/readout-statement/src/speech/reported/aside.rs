//! What the reporter adds behind a content: Venn said the pier was closed**, a jab at the council**. Solberg promised a
//! bridge **- though she gave no date**. They called him a “clown” **and left the room**.

use super::syntax::{has_subject_and_verb, is_finite};
use crate::speech::closed_class::{Class, is, is_adverb, is_article, is_subject_pronoun, is_time_word};
use crate::speech::scene::Scene;
use readout_english::{Upos, Xpos};

/// The most tokens from an article to the noun that sums a content up: "a rare public rebuke".
const REACH: usize = 5;

/// Whether the mark at `at` begins a comment on the clause before it: a noun that sums it up ("a move", "a jab"), or an
/// afterthought behind a dash that no second dash closes.
pub(super) fn of_reporter(scene: Scene, at: usize, end: usize) -> bool {
    let word = scene.word(at);
    let dash = is_dash(scene, at);
    if !(dash || word == ",") || scene.is_quoted_inside(at) || at + 2 >= end {
        return false;
    }
    let next = at + 1;
    let sums_up = is_article(scene.word(next))
        && (next + 1..end.min(next + REACH)).any(|at| {
            // ", the line would need a hull": the subject of a clause.
            is(scene.word(at), Class::SumsUp) && !(at + 1 < end && is_finite(scene, at + 1))
        })
        && !scene.words(next + 1..end.min(next + 3)).any(|word| word == "of");
    let alone = || !(next..end).any(|at| is_dash(scene, at));
    // "membership, an old wish of Venn, is not": an aside, after which the content goes on.
    let enclosed = (next..end.saturating_sub(1)).any(|at| scene.word(at) == "," && is_finite(scene, at + 1));
    let afterthought = dash
        && alone()
        && matches!(
            scene.word(next),
            "though" | "although" | "something" | "despite" | "a" | "an" | "but" | "who" | "which"
        );
    sums_up && !enclosed || afterthought
}

/// Where a noun phrase that is said ends, before what the account goes on with: "endorsed Venn**, who left**", "called
/// her a “clown” **and left**", "praised the plan **- a first**". What stands up to `past` belongs to it.
pub(super) fn noun_phrase_end(scene: Scene, past: usize, end: usize) -> usize {
    let free = |at: &usize| !scene.is_quoted(*at);
    (past..end).filter(free).find(|at| ends_noun_phrase(scene, *at, end)).unwrap_or(end)
}

fn ends_noun_phrase(scene: Scene, at: usize, end: usize) -> bool {
    let word = scene.word(at);
    let next = at + 1;
    if next >= end {
        return false;
    }
    if is_dash(scene, at) || word == ";" {
        return true;
    }
    let token = &scene.english.tokens[next];
    let gerund = token.xpos == Xpos::Vbg && token.upos == Upos::Verb;
    let verb = |at: usize| at < end && scene.english.tokens[at].upos == Upos::Verb && is_finite(scene, at);
    let list = || (next..end).any(|at| matches!(scene.word(at), "and" | "or") && scene.word(at - 1) == ",");
    match word {
        "," => {
            let goes_on = matches!(
                scene.word(next),
                "who"
                    | "which"
                    | "whose"
                    | "whom"
                    | "where"
                    | "when"
                    | "while"
                    | "but"
                    | "though"
                    | "although"
                    | "despite"
                    | "even"
                    | "as"
                    | "with"
                    | "after"
                    | "before"
                    | "because"
                    | "so"
            );
            let clause =
                matches!(scene.word(next), "and" | "or") && has_subject_and_verb(scene, next + 1, end);
            let apposed = matches!(scene.word(next), "a" | "an") && !list();
            goes_on || clause || apposed || gerund || verb(next)
        }
        "and" | "but" | "or" => {
            let mut at = next;
            while at < end && is_adverb(scene.word(at)) {
                at += 1;
            }
            verb(at) || is_subject_pronoun(scene.word(at.min(end - 1))) && verb(at + 1)
        }
        "although" | "though" => true,
        // "the tolls while saying", "the tolls while Venn was away"; not "the tolls while harbour master"
        "while" => {
            let said = || (next..end.min(next + 2)).any(|at| scene.verb(at, end).is_some());
            has_subject_and_verb(scene, next, end) || said() || matches!(scene.word(next), "at" | "in" | "on")
        }
        // "endorsed Venn on Friday", "endorsed Venn last week"; not "the attacks of Friday".
        "in" | "on" => is_time_word(scene.word(next)) && !is_article(scene.word(at.max(1) - 1)),
        "last" | "this" => {
            is(scene.word(next), Class::Period)
                && !matches!(scene.word(at.max(1) - 1), "the" | "of" | "for" | "from" | "since")
        }
        _ => false,
    }
}

/// Whether a token is a dash, however it is typed.
pub(super) fn is_dash(scene: Scene, at: usize) -> bool {
    matches!(scene.word(at), "—" | "–" | "--" | "―") || scene.word(at) == "-" && scene.stands_apart(at)
}
