//! What stands in a text but is not the account, told by what it looks like and where it stands.
//!
//! Each phenomenon is one module; [`lay_out`] asks them in turn. A line that one has claimed is left alone by the next.

mod caption;
mod citation;
mod credit;
mod dateline;
mod gallery;
mod heading;
mod highlights;
mod lines;
mod markup;
mod menu;
mod phrases;
mod pointer;
mod references;
mod run_on_titles;
mod widget;

use crate::{Facts, Furniture, FurnitureKind, Span};
use lines::{Kind, Line};

/// What is known before the lines are looked at.
pub(crate) struct Hints<'a> {
    /// The title, when it is known.
    pub title: Option<&'a str>,
    /// The outlet, when it is known.
    pub outlet: Option<&'a str>,
    /// Whether the file is Markdown.
    pub markdown: bool,
    /// Where the text begins, after front matter.
    pub from: usize,
    /// Lines known to be headings (of a page).
    pub headings: &'a [Span],
    /// Lines known to stand under pictures (of a page).
    pub captions: &'a [Span],
    /// Whether headings are to be found by their looks.
    pub find_headings: bool,
}

/// A text with its furniture and headings told apart, and the facts that they give.
#[derive(Debug, Default)]
pub(crate) struct Layout {
    pub furniture: Vec<Furniture>,
    pub headings: Vec<Span>,
    pub facts: Facts,
}

/// Tells furniture and headings of `text` apart.
pub(crate) fn lay_out(text: &str, hints: &Hints) -> Layout {
    let mut lines = lines::cut(text, hints.from);
    let mut facts = Facts::default();
    for line in &mut lines {
        if hints.captions.binary_search(&line.span).is_ok() {
            line.kind = Kind::Furniture(FurnitureKind::Caption);
        }
    }
    let markdown = hints.markdown || (hints.find_headings && markup::looks_like_markdown(text));
    markup::mark_rules(&mut lines);
    phrases::mark(&mut lines);
    pointer::mark(&mut lines);
    gallery::mark(&mut lines, text);
    caption::mark(&mut lines);
    credit::mark(&mut lines, &mut facts);
    let mut inside = dateline::mark(text, &mut lines, hints.title, &mut facts);
    widget::mark(&mut lines);
    references::mark(&mut lines);
    menu::mark(&mut lines, hints.outlet.or(facts.outlet.as_deref()));
    let citations = citation::find(text, lines.iter().filter(|line| line.is_open()));
    for line in &mut lines {
        line.cites_at_end =
            citations.binary_search_by_key(&line.span.end(), |piece| piece.span.end()).is_ok();
    }
    highlights::mark(&mut lines);
    mark_headings(&mut lines, hints, &mut facts);
    menu::mark_tail(&mut lines);
    for line in lines.iter().filter(|line| !matches!(line.kind, Kind::Furniture(_))) {
        markup::inside(text, line, markdown, &mut inside);
        run_on_titles::inside(text, line, &mut inside);
        inside.extend(credit::at_end_of_paragraph(text, line));
    }
    inside.extend(citations);
    compile(&lines, inside, facts)
}

fn mark_headings(lines: &mut [Line], hints: &Hints, facts: &mut Facts) {
    for line in lines.iter_mut().filter(|line| line.is_open()) {
        if hints.headings.binary_search(&line.span).is_ok() {
            line.kind = Kind::Heading;
        }
    }
    if hints.find_headings {
        facts.title = heading::mark(lines, hints.title);
    }
}

/// Puts the pieces in order: lines, then what stands inside the lines that are left.
fn compile(lines: &[Line], mut inside: Vec<Furniture>, facts: Facts) -> Layout {
    let mut layout = Layout { facts, ..Layout::default() };
    let mut furniture: Vec<Furniture> = Vec::new();
    for line in lines {
        match line.kind {
            Kind::Furniture(kind) => furniture.push(Furniture { span: line.span, kind }),
            Kind::Heading => {
                layout.headings.push(Span::new(line.bare_at, line.bare_at + line.bare.len()));
            }
            Kind::Open | Kind::Item => {}
        }
    }
    inside.sort_by_key(|piece| (piece.span.start(), std::cmp::Reverse(piece.span.end())));
    furniture.extend(inside);
    furniture.sort_by_key(|piece| (piece.span.start(), std::cmp::Reverse(piece.span.end())));
    let mut end = 0;
    furniture.retain(|piece| {
        let keep = piece.span.start() >= end && !piece.span.is_empty();
        end = if keep { piece.span.end() } else { end };
        keep
    });
    layout.furniture = furniture;
    layout.headings.retain(|heading| !heading.is_empty());
    layout
}
