//! Where what was read stands in the text.

use readout_document::Span;
use readout_statement::Account;

/// Something that was read, by its place in the account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Statement(usize),
    Event(usize),
    Figure(usize),
}

/// One place of it.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    pub span: Span,
    pub what: What,
    /// Whether it is the first place of what was read.
    pub first: bool,
}

impl Mark {
    /// "s1", "e2", "f3": the ids of the contract.
    pub fn label(&self) -> String {
        match self.what {
            What::Statement(at) => format!("s{}", at + 1),
            What::Event(at) => format!("e{}", at + 1),
            What::Figure(at) => format!("f{}", at + 1),
        }
    }

    pub fn opening(&self) -> String {
        let mark = match self.what {
            What::Statement(_) => '[',
            What::Event(_) => '{',
            What::Figure(_) => '<',
        };
        format!("{mark}{} ", self.label())
    }

    pub fn closing(&self) -> &'static str {
        match self.what {
            What::Statement(_) => "]",
            What::Event(_) => "}",
            What::Figure(_) => ">",
        }
    }
}

/// All of an account, the outer before those inside it.
#[derive(Debug)]
pub struct Marks {
    marks: Vec<Mark>,
}

impl Marks {
    pub fn of(account: &Account) -> Self {
        let mut marks = Vec::new();
        let mut add = |what, spans: &mut dyn Iterator<Item = Span>| {
            marks.extend(spans.enumerate().map(|(at, span)| Mark { span, what, first: at == 0 }));
        };
        for (at, said) in account.statements.iter().enumerate() {
            add(What::Statement(at), &mut said.content.iter().copied());
        }
        for (at, event) in account.events.iter().enumerate() {
            add(What::Event(at), &mut event.mentions.iter().map(|mention| mention.anchor));
        }
        for (at, figure) in account.figures.iter().enumerate() {
            add(What::Figure(at), &mut std::iter::once(figure.span));
        }
        marks.sort_by_key(|mark| (mark.span.start(), std::cmp::Reverse(mark.span.end())));
        Self { marks }
    }

    /// Those that begin in `block`, ends beyond it cut off.
    pub fn within(&self, block: Span) -> Vec<Mark> {
        let from = self.marks.partition_point(|mark| mark.span.start() < block.start());
        self.marks[from..]
            .iter()
            .take_while(|mark| mark.span.start() < block.end())
            .map(|mark| {
                let end = mark.span.end().min(block.end());
                Mark { span: Span::new(mark.span.start(), end), ..*mark }
            })
            .collect()
    }
}
