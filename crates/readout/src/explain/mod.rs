//! `readout read --explain`: an account with what was read marked in place, and why, for finding errors.
//!
//! The text is printed line by line with its numbers. `[s1 …]` is what was said, `{e1 …}` names a happening, `<f1 …>` is a
//! figure; under each paragraph stands what was made of them. Furniture is shown cut short, so that what was taken for
//! it can be checked as well.

mod marks;
mod notes;
mod page;

use marks::{Mark, Marks};
use page::{Page, Run};
use readout_document::{Block, BlockKind, Span};
use readout_statement::Account;
use std::io::{self, Write};

/// What the marks mean, printed above each account.
const LEGEND: &str = "[s1 what was said] · {e1 what happened} · <f1 how much>";

/// How a page is set.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// Columns of a line.
    pub width: usize,
    /// Whether it has colour.
    pub colour: bool,
}

/// Prints an account with its statements, events and figures marked, each with how it was read.
pub fn write(out: &mut impl Write, account: &Account, layout: Layout) -> io::Result<()> {
    let text = &account.document.text;
    let marks = Marks::of(account);
    let mut page = Page::new(layout);
    page.paragraph("  ", "  ", vec![Run::ours(format!("{LEGEND} · {}", counts(account)))]);
    let mut line = 1;
    let mut seen = 0;
    let mut furniture = false;
    for block in account.document.blocks() {
        line += text[seen..block.span.start()].matches('\n').count();
        seen = block.span.start();
        let was_furniture = std::mem::replace(&mut furniture, matches!(block.kind, BlockKind::Furniture(_)));
        if !(was_furniture && furniture) {
            page.blank();
        }
        set_block(&mut page, account, block, line, &marks);
    }
    out.write_all(page.finish().as_bytes())
}

fn counts(account: &Account) -> String {
    let (said, happened, how_much) = (account.statements.len(), account.events.len(), account.figures.len());
    format!("{said} statements, {happened} events, {how_much} figures")
}

/// One block of the text, and under it the notes of what begins in it.
fn set_block(page: &mut Page, account: &Account, block: Block, line: usize, marks: &Marks) {
    let number = format!("{line:>4}  ");
    let here = marks.within(block.span);
    match block.kind {
        BlockKind::Furniture(kind) if here.is_empty() => {
            page.cut_short(
                &number,
                &format!("({}) ", notes::name_of(&kind)),
                block.span.of(&account.document.text),
            );
        }
        BlockKind::Furniture(kind) => {
            let mut runs = vec![Run::ours(format!("({}) ", notes::name_of(&kind)))];
            runs.extend(marked(account, block.span, &here));
            page.paragraph(&number, "      ", runs);
        }
        BlockKind::Heading => {
            page.paragraph(&number, "      ", vec![Run::heading(block.span.of(&account.document.text))]);
        }
        BlockKind::Paragraph => page.paragraph(&number, "      ", marked(account, block.span, &here)),
    }
    for mark in here.iter().filter(|mark| mark.first) {
        page.paragraph(&format!("      {:<5}", mark.label()), "           ", notes::note(account, mark.what));
    }
}

/// The words of a block with their marks.
fn marked(account: &Account, block: Span, marks: &[Mark]) -> Vec<Run> {
    let text = &account.document.text;
    let mut edges: Vec<usize> = marks.iter().flat_map(|mark| [mark.span.start(), mark.span.end()]).collect();
    edges.extend([block.start(), block.end()]);
    edges.retain(|edge| (block.start()..=block.end()).contains(edge));
    edges.sort_unstable();
    edges.dedup();
    let mut runs = Vec::new();
    for pair in edges.windows(2) {
        let opening = marks.iter().filter(|mark| mark.span.start() == pair[0]);
        runs.extend(opening.map(|mark| Run::mark(mark.what, &mark.opening())));
        let inside = |mark: &&Mark| mark.span.start() <= pair[0] && pair[1] <= mark.span.end();
        let style = marks.iter().filter(inside).min_by_key(|mark| mark.span.len()).map(|mark| mark.what);
        runs.push(Run::theirs(style, &text[pair[0]..pair[1]]));
        let closing = marks.iter().rev().filter(|mark| mark.span.end() == pair[1]);
        runs.extend(closing.map(|mark| Run::mark(mark.what, mark.closing())));
    }
    runs
}
