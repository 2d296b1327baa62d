//! Quotations: the stretches between quotation marks, over paragraphs and around marks that are missing.
//!
//! “We sail,” she wrote. ‘We stay.’ "Both," he said, 'or neither.'
//!
//! Marks are paired within a paragraph. A paragraph that opens a quotation and does not close it is continued by the
//! next one when that opens too, as English typography has it; otherwise the missing mark is supplied at the nearest
//! place that makes sense, so that one lost mark never swallows the rest of the text.

mod marks;
mod pairing;
mod singles;

use crate::Quotation;
use readout_document::{Block, BlockKind, Span};

/// Finds every quotation in the paragraphs and headings among `blocks`, in order of their start; a nested quotation
/// follows the one it stands in.
pub fn quotations(text: &str, blocks: &[Block]) -> Vec<Quotation> {
    let readable: Vec<Block> =
        blocks.iter().filter(|block| !matches!(block.kind, BlockKind::Furniture(_))).copied().collect();
    let mut found = Vec::new();
    let mut running_on = false;
    for (at, block) in readable.iter().enumerate() {
        let next = readable.get(at + 1).filter(|next| next.kind == block.kind).map(|next| next.span);
        let mut here = pairing::pair(text, block.span, next.is_some_and(|next| opens(text, next)));
        singles::add(text, block.span, &mut here);
        here.sort_by_key(|pair| (pair.content.start(), std::cmp::Reverse(pair.content.end())));
        let first = found.len();
        let continues = running_on;
        running_on = here.iter().any(|pair| pair.runs_on);
        for (place, pair) in here.iter().enumerate() {
            let inside = (0..place).rev().find(|outer| here[*outer].content.contains(pair.content));
            found.push(Quotation {
                content: pair.content,
                opening: pair.opening,
                closing: pair.closing,
                inside: inside.map(|outer| first + outer),
                continues: continues
                    && place == 0
                    && pair.content.start() <= block.span.start() + MARK_AND_BLANK,
            });
        }
    }
    found
}

/// The most bytes that a mark and a no-break space after it take.
const MARK_AND_BLANK: usize = 6;

/// Whether a paragraph begins with an opening mark.
fn opens(text: &str, block: Span) -> bool {
    matches!(block.of(text).chars().next(), Some('“' | '"' | '‘' | '«' | '„'))
        || block.of(text).starts_with("``")
        || block.of(text).starts_with("''")
}

/// Two marks that belong together, or one of them and the place where the other should stand.
#[derive(Clone, Copy, Debug)]
struct Pair {
    content: Span,
    opening: Option<Span>,
    closing: Option<Span>,
    /// Whether the next paragraph continues it.
    runs_on: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use readout_document::Document;

    fn read(text: &str) -> Vec<Quotation> {
        quotations(text, &Document::from_text("t", text).blocks())
    }

    fn words(text: &str) -> Vec<&str> {
        read(text).iter().map(|quotation| quotation.content.of(text)).collect()
    }

    #[test]
    fn curly_and_straight_marks_are_paired() {
        assert_eq!(words("“We sail,” she said. “At dawn.”"), ["We sail,", "At dawn."]);
        assert_eq!(words("\"We sail,\" she said. \"At dawn.\""), ["We sail,", "At dawn."]);
        assert_eq!(words("``We sail,'' she said."), ["We sail,"]);
        assert_eq!(words("He called it (\"a farce\") twice—\"a bad farce\"."), ["a farce", "a bad farce"]);
    }

    #[test]
    fn british_single_marks_are_quotations_and_apostrophes_are_not() {
        assert_eq!(
            words("‘We sail,’ she said. ‘The islands’ ferries won’t.’"),
            ["We sail,", "The islands’ ferries won’t."]
        );
        assert_eq!(
            words("The islanders’ boats weren’t there in ’98, and rock ’n’ roll wasn’t either."),
            [""; 0]
        );
        assert_eq!(words("'It's over,' he said of the crews' strike."), ["It's over,"]);
    }

    #[test]
    fn a_nested_quotation_knows_the_one_it_stands_in() {
        let text = "“She told me ‘not now’ and left,” he said.";
        let found = read(text);
        assert_eq!(found.len(), 2);
        assert_eq!(found[1].content.of(text), "not now");
        assert_eq!(found[1].inside, Some(0));
    }

    #[test]
    fn of_three_single_marks_the_one_beside_the_words_is_the_inner() {
        let text = "''She told me 'not now,''' he said. ''And left.''";
        assert_eq!(words(text), ["She told me 'not now,'", "not now,", "And left."]);
    }

    #[test]
    fn a_quotation_runs_over_paragraphs_that_open_again() {
        let text = "“The first day was calm.\n\n“The second was not,” Orla Venn said.";
        let found = read(text);
        assert_eq!(words(text), ["The first day was calm.", "The second was not,"]);
        assert!(found[0].closing.is_none());
        assert!(found[1].continues);
    }

    #[test]
    fn a_missing_closing_mark_ends_before_the_attribution() {
        let text = "“We never signed it, Orla Venn said. The ferry left at noon.\n\nNobody waved.";
        assert_eq!(words(text), ["We never signed it,"]);
    }

    #[test]
    fn a_missing_closing_mark_never_swallows_the_next_quotation() {
        let text = "“We never signed it, Venn said. “And we never will,” she added.";
        assert_eq!(words(text), ["We never signed it,", "And we never will,"]);
    }

    #[test]
    fn a_missing_opening_mark_is_supplied_at_the_paragraph() {
        let text = "Venn wants a “clean deal” and will get it,” Dorn said.\n\n“Yes,” he added.";
        assert_eq!(words(text), ["Venn wants a “clean deal” and will get it,", "clean deal", "Yes,"]);
        assert_eq!(read(text)[0].opening, None);
        assert_eq!(read(text)[1].inside, Some(0));
    }

    #[test]
    fn a_missing_opening_mark_is_supplied_after_the_last_attribution() {
        let text = "“It is late,” Dorn said. We must go home,” he added.";
        assert_eq!(words(text), ["It is late,", "We must go home,"]);
    }

    #[test]
    fn a_stray_closing_mark_in_a_clause_opens_nothing() {
        assert_eq!(words("The two discussed ways to keep peace” and more, she wrote."), [""; 0]);
    }

    #[test]
    fn inches_open_nothing() {
        assert_eq!(words("The 5\" gun was old. The crew was not."), [""; 0]);
    }

    #[test]
    fn brackets_and_blanks_inside_the_marks_stay_in_place() {
        assert_eq!(
            words("“ If it [the ferry] sails … we go. ” he said."),
            ["If it [the ferry] sails … we go."]
        );
    }
}
