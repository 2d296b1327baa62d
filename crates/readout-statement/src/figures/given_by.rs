//! Who gives a figure, and as of when: the statement whose content holds it, and the day that goes with it.
//!
//! Whoever doubts, refuses or praises "the 40 million crowns spent" has not named the sum: the account has. So has it
//! when it tells what somebody did by saying so: they agreed to **a two-year study**, announced **a 40-minute call**.

use super::Reading;
use crate::{Act, Statement, StatementKind};
use jiff::civil::Date;
use readout_document::Span;
use readout_english::Upos;

/// The innermost statement whose content holds `span`.
pub(super) fn statement(reading: &Reading, span: Span, statements: &[Statement]) -> Option<usize> {
    statements
        .iter()
        .enumerate()
        .filter(|(_, said)| names_it(reading, said, span))
        .flat_map(|(at, said)| said.content.iter().map(move |piece| (at, *piece)))
        .filter(|(_, piece)| piece.contains(span) || piece.holds(span.start()) && piece.holds(span.end() - 1))
        .min_by_key(|(_, piece)| piece.len())
        .map(|(at, _)| at)
        .or_else(|| put_between(reading, span, statements))
}

/// The statement whose content a dash parts: "argued for a lease to win time – perhaps **six months** – to talk". What
/// stands between dashes before a content ("told the captains – **six pilots** – that") is the account’s.
fn put_between(reading: &Reading, span: Span, statements: &[Statement]) -> Option<usize> {
    let at = reading.scene.tokens_in(span).start;
    let dash = |at: usize| reading.word(at).is_some_and(|word| matches!(word, "–" | "—" | "--" | "-"));
    let first =
        at.checked_sub(1).filter(|at| dash(*at)).or_else(|| at.checked_sub(2).filter(|at| dash(*at)))?;
    let before = reading.scene.english.tokens.get(first.checked_sub(1)?)?.span;
    statements.iter().position(|said| {
        said.cue.as_ref().is_some_and(|cue| cue.span.end() <= before.start())
            && said.kind != StatementKind::Direct
            && said.content.iter().any(|content| content.end() == before.end())
    })
}

/// Whether the speaker, and not only the account, gives what stands in the content.
fn names_it(reading: &Reading, said: &Statement, span: Span) -> bool {
    let takes_up =
        [Act::Doubt, Act::Reject, Act::Refuse, Act::Decline, Act::Praise, Act::Thank].contains(&said.act);
    let does = [Act::Agree, Act::Announce, Act::Reveal].contains(&said.act)
        && said.kind == StatementKind::Indirect
        && said.content.first().is_some_and(|content| is_a_deed(reading, *content));
    !(takes_up || does || is_share(reading, said)) || said.quoted.iter().any(|quoted| quoted.contains(span))
}

/// Whether those who are counted speak, as in a poll: "45 percent said that they would stay, 35 percent that they would go".
fn is_share(reading: &Reading, said: &Statement) -> bool {
    let Some(speaker) = said.speaker else { return false };
    let percents = &reading.lexicon.percents;
    reading
        .scene
        .tokens_in(speaker.span)
        .any(|at| percents.longest(reading.scene.words(at..at + 1)).is_some())
}

/// Whether a content is no clause but a thing or something to do: "a 40-minute call", "to launch a study".
fn is_a_deed(reading: &Reading, content: Span) -> bool {
    let english = reading.scene.english;
    let tokens = reading.scene.tokens_in(content);
    if tokens.is_empty() {
        return false;
    }
    let infinitive = reading.scene.word(tokens.start).eq_ignore_ascii_case("to");
    let head = tokens.clone().find(|at| english.tokens[*at].head.is_none_or(|head| !tokens.contains(&head)));
    let thing = head.is_some_and(|head| {
        let noun = matches!(english.tokens[head].upos, Upos::Noun | Upos::Propn | Upos::Num);
        noun && english.child(head, readout_english::Relation::Cop).is_none()
    });
    infinitive || thing
}

/// The day that "as of" gives, and else the day of the statement.
pub(super) fn as_of(reading: &Reading, span: Span, statement: Option<&Statement>) -> Option<Date> {
    let text = reading.scene.text();
    let sentence = reading.scene.span(&reading.sentence);
    let times = &reading.scene.english.times;
    let from = times.partition_point(|time| time.span.start() < sentence.start());
    let stated = times[from..].iter().take_while(|time| time.span.end() <= sentence.end()).find(|time| {
        let before = text[sentence.start()..time.span.start()].trim_end().to_lowercase();
        !time.span.overlaps(span) && (before.ends_with("as of") || before.ends_with("as at"))
    });
    let day = stated.and_then(readout_english::Time::range).map(|(_, last)| last);
    day.or_else(|| statement?.date.map(|date| date.value))
}

#[cfg(test)]
mod tests {
    use crate::figures::sample::{account, only};

    #[test]
    fn a_figure_belongs_to_the_statement_that_holds_it() {
        let account = account("The harbour minister said that 40 ships were lost. The port has 50 berths.");
        let by: Vec<_> = account.figures.iter().map(|figure| figure.statement).collect();
        assert_eq!(by, [Some(0), None]);
    }

    #[test]
    fn what_stands_between_dashes_is_the_speakers_within_what_is_said() {
        let account =
            account("Mira Solberg argued for a lease to win time – perhaps six months – to mend the quay.");
        assert_eq!(account.figures[0].statement, Some(0));
        assert_eq!(account.figures[0].bound, crate::Bound::About);
    }

    #[test]
    fn what_stands_between_dashes_before_it_is_the_accounts() {
        let account = account("Mira Solberg told the captains – 60 pilots – that new fees were no answer.");
        assert_eq!(account.figures[0].statement, None);
    }

    #[test]
    fn who_takes_up_a_sum_has_not_named_it() {
        let account = account("Mira Solberg rejected the 40 million crowns offered by Norrland.");
        assert_eq!(account.figures[0].statement, None);
    }

    #[test]
    fn who_does_something_by_saying_so_is_told_of_by_the_account() {
        for (words, statement) in [
            ("Norrland announced a 40-minute call with Tarvia.", None),
            ("The captains agreed to launch a two-year study of the quay.", None),
            ("Norrland announced that 40 ships were lost.", Some(0)),
            ("Norrland promised to pay 40 million crowns.", Some(0)),
        ] {
            assert_eq!(account(words).figures[0].statement, statement, "{words}");
        }
    }

    #[test]
    fn those_who_are_counted_give_no_figure() {
        let account = account("In the poll, 45 percent said that they would pay 20 crowns.");
        assert!(account.figures.iter().all(|figure| figure.statement.is_none()));
    }

    #[test]
    fn the_day_stands_after_as_of() {
        let found = only("As of 3 May 2031, some 40 ships were lost.");
        assert_eq!(found.as_of, Some(jiff::civil::date(2031, 5, 3)));
        assert_eq!(only("Some 40 ships were lost.").as_of, None);
    }
}
