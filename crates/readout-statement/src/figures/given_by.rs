//! Who gives a figure, and as of when: the statement whose content holds it, and the day that goes with it.
//!
//! Whoever doubts, refuses or praises "the 40 million crowns spent" has not named the sum: the account has.

use super::Reading;
use crate::{Act, Statement};
use jiff::civil::Date;
use readout_document::Span;

/// The innermost statement whose content holds `span`.
pub(super) fn statement(span: Span, statements: &[Statement]) -> Option<usize> {
    statements
        .iter()
        .enumerate()
        .filter(|(_, said)| names_it(said, span))
        .flat_map(|(at, said)| said.content.iter().map(move |piece| (at, *piece)))
        .filter(|(_, piece)| piece.contains(span) || piece.holds(span.start()) && piece.holds(span.end() - 1))
        .min_by_key(|(_, piece)| piece.len())
        .map(|(at, _)| at)
}

/// Whether the speaker, and not only the account, gives what stands in the content.
fn names_it(said: &Statement, span: Span) -> bool {
    let takes_up =
        [Act::Doubt, Act::Reject, Act::Refuse, Act::Decline, Act::Praise, Act::Thank].contains(&said.act);
    !takes_up || said.quoted.iter().any(|quoted| quoted.contains(span))
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
    fn who_takes_up_a_sum_has_not_named_it() {
        let account = account("Mira Solberg rejected the 40 million crowns offered by Norrland.");
        assert_eq!(account.figures[0].statement, None);
    }

    #[test]
    fn the_day_stands_after_as_of() {
        let found = only("As of 3 May 2031, some 40 ships were lost.");
        assert_eq!(found.as_of, Some(jiff::civil::date(2031, 5, 3)));
        assert_eq!(only("Some 40 ships were lost.").as_of, None);
    }
}
