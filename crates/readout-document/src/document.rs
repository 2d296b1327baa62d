//! What an outlet published, as the rest of Readout sees it.

use crate::{Span, wrapped};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One published text with its furniture told apart.
///
/// For plain text and Markdown, `text` is the decoded input itself, so that spans hold in the user's own file;
/// for HTML it is the page's readable text, one paragraph a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Short name, unique among the documents read together ("abc", "abc-2").
    pub id: String,
    /// Where the bytes came from: a path, `-` for standard input, a line of a file ("wire.jsonl:3").
    pub source: String,
    /// Who published it.
    pub outlet: Option<Known<String>>,
    /// Its title.
    pub title: Option<Known<String>>,
    /// Its authors, as printed.
    pub bylines: Vec<String>,
    /// The day it was published, as `YYYY-MM-DD`.
    pub published: Option<Known<jiff::civil::Date>>,
    /// Its address on the web.
    pub address: Option<Known<String>>,
    /// ISO 639-1 code of its language ("en"), or `None` when there is too little text to tell.
    pub language: Option<String>,
    /// The whole text, furniture included.
    pub text: String,
    /// What stands in the text but is not the account: sorted, never overlapping.
    pub furniture: Vec<Furniture>,
    /// Headings of the body: sorted, never overlapping, none inside furniture.
    pub headings: Vec<Span>,
}

/// A fact about a document and where it is known from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known<T> {
    /// The fact.
    pub value: T,
    /// Where it is known from.
    pub from: KnownFrom,
}

/// Where a fact about a document is known from, surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum KnownFrom {
    /// The user said so on the command line.
    Option,
    /// A `manifest.json` beside the file.
    Manifest,
    /// A field of the JSON line.
    Field,
    /// Front matter at the head of a text or Markdown file.
    FrontMatter,
    /// JSON-LD in the page.
    JsonLd,
    /// A `meta`, `time` or `title` element of the page.
    HtmlMetadata,
    /// The text itself: a dateline, a heading.
    Text,
    /// The address or file name.
    Address,
}

/// A stretch of the text that is not the account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Furniture {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: FurnitureKind,
}

/// What a stretch of furniture is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FurnitureKind {
    /// "Advertisement", "Story continues below".
    Advertisement,
    /// What stands under a picture, and who took it; image Markdown.
    Caption,
    /// Place, day and desk before the text begins.
    Dateline,
    /// Who wrote, contributed, can be reached.
    Credit,
    /// A list of sources after the text.
    References,
    /// Digits of a citation glued to a word: `talks.12`.
    Citation,
    /// Star ratings, vote counts, share buttons.
    Widget,
    /// Menus, "Latest News", "Previous Article", copyright lines.
    Menu,
    /// Front matter of the file.
    FrontMatter,
    /// Marks of Markdown that are no words of the account: `#`, `**`, link targets.
    Markup,
}

/// A paragraph-like stretch of a document: no line of the text belongs to two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where it stands, without surrounding white space.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// Words of the account.
    Paragraph,
    /// A heading of the body.
    Heading,
    /// Not the account.
    Furniture(FurnitureKind),
}

impl Document {
    /// A document of nothing but `text`: what tests and `readout parse` begin with.
    pub fn from_text(id: impl Into<String>, text: impl Into<String>) -> Self {
        let id = id.into();
        Self {
            source: id.clone(),
            id,
            outlet: None,
            title: None,
            bylines: Vec::new(),
            published: None,
            address: None,
            language: Some("en".to_owned()),
            text: text.into(),
            furniture: Vec::new(),
            headings: Vec::new(),
        }
    }

    /// The lines of the text as blocks, in order; lines that only a column has parted are one block. Furniture *inside* a paragraph (a citation mark) makes no block
    /// of its own: see [`Document::inline_furniture`].
    pub fn blocks(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        for line in wrapped::lines(self) {
            self.cut_line(line, &mut blocks);
        }
        blocks
    }

    /// Cuts one line at the furniture and headings that begin or end it.
    fn cut_line(&self, line: Span, blocks: &mut Vec<Block>) {
        let mut rest = line;
        let mut push = |span: Span, kind| {
            let span = span.trim(&self.text);
            if !span.is_empty() {
                blocks.push(Block { span, kind });
            }
        };
        while !rest.is_empty() {
            if let Some(piece) = self.furniture_at(rest.start()) {
                let end = piece.span.end().min(rest.end());
                push(Span::new(rest.start(), end), BlockKind::Furniture(piece.kind));
                rest = Span::new(end, rest.end()).trim(&self.text);
            } else if let Some(heading) = self.heading_at(rest.start()) {
                let end = heading.end().min(rest.end());
                push(Span::new(rest.start(), end), BlockKind::Heading);
                rest = Span::new(end, rest.end()).trim(&self.text);
            } else {
                let end = self.end_of_words(rest);
                push(Span::new(rest.start(), end), BlockKind::Paragraph);
                rest = Span::new(end, rest.end()).trim(&self.text);
            }
        }
    }

    /// Where the words that begin at `rest` stop: at furniture that fills the line to its end, else with the line.
    fn end_of_words(&self, rest: Span) -> usize {
        let from = self.furniture.partition_point(|piece| piece.span.start() < rest.start());
        self.furniture[from..]
            .iter()
            .take_while(|piece| piece.span.start() < rest.end())
            .find(|piece| {
                piece.kind != FurnitureKind::Citation
                    && piece.kind != FurnitureKind::Markup
                    && Span::new(piece.span.end().min(rest.end()), rest.end()).trim(&self.text).is_empty()
            })
            .map_or(rest.end(), |piece| piece.span.start())
    }

    /// The heading that holds the byte at `offset`.
    pub fn heading_at(&self, offset: usize) -> Option<Span> {
        let after = self.headings.partition_point(|heading| heading.start() <= offset);
        self.headings[..after].last().filter(|heading| heading.holds(offset)).copied()
    }

    /// The furniture that holds the byte at `offset`.
    pub fn furniture_at(&self, offset: usize) -> Option<Furniture> {
        let after = self.furniture.partition_point(|piece| piece.span.start() <= offset);
        self.furniture[..after].last().filter(|piece| piece.span.holds(offset)).copied()
    }

    /// The furniture inside `block`, such as citation digits: what a reader of its words skips.
    pub fn inline_furniture(&self, block: Span) -> &[Furniture] {
        let from = self.furniture.partition_point(|piece| piece.span.end() <= block.start());
        let to = self.furniture.partition_point(|piece| piece.span.start() < block.end());
        &self.furniture[from..to.max(from)]
    }

    /// Whether Readout reads this document's language; others are listed and kept, not read.
    pub fn is_english(&self) -> bool {
        self.language.as_deref().is_none_or(|code| code == "en")
    }
}
