//! The article of a page as text: one paragraph, heading, list item or caption a line.

use crate::Span;
use dom_query::NodeRef;
use dom_smoothie::{Config, Readability};

/// The readable text of a page.
#[derive(Debug, Default)]
pub(super) struct Article {
    /// One block a line.
    pub text: String,
    /// Lines that are headings.
    pub headings: Vec<Span>,
    /// Lines that stand under pictures.
    pub captions: Vec<Span>,
}

/// What a line is, by the element that holds it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Line {
    Words,
    Heading,
    Caption,
}

/// Characters of an article below which the whole page is looked at instead.
const SHORT: usize = 200;

/// The article in `page`; the page's own paragraphs when none is found; why not when there are no words.
pub(super) fn article(page: dom_query::Document) -> Result<Article, String> {
    let whole = paragraphs_of(&page);
    let config = Config { disable_json_ld: true, ..Config::default() };
    let found = Readability::with_document(page, None, Some(config))
        .and_then(|mut readability| readability.parse())
        .map(|article| lines_of(&dom_query::Document::fragment(article.content)));
    match found {
        Ok(article) if article.text.len() >= SHORT => Ok(article),
        Ok(article) if !article.text.is_empty() && article.text.len() >= whole.text.len() => Ok(article),
        _ if !whole.text.is_empty() => Ok(whole),
        Ok(_) => Err("it has no words".to_owned()),
        Err(cause) => Err(cause.to_string()),
    }
}

/// Every paragraph of a page that is in no menu, header or footer.
fn paragraphs_of(page: &dom_query::Document) -> Article {
    let mut writer = Writer::default();
    if let Some(body) = page.body() {
        writer.walk(body, &["nav", "header", "footer", "aside", "form", "button", "select", "menu"]);
    }
    writer.finish()
}

/// The lines of a cleaned article.
fn lines_of(content: &dom_query::Document) -> Article {
    let mut writer = Writer::default();
    writer.walk(content.root(), &["button", "select", "form"]);
    writer.finish()
}

/// Writes text line by line, as the blocks of the page come.
#[derive(Default)]
struct Writer {
    article: Article,
    line: String,
    blank: bool,
    heading: usize,
    caption: usize,
}

/// One step of a walk over a tree without recursion.
enum Step<'a> {
    Enter(NodeRef<'a>),
    Leave(NodeRef<'a>),
}

impl Writer {
    fn walk(&mut self, from: NodeRef, skipped: &[&str]) {
        let mut steps = vec![Step::Enter(from)];
        while let Some(step) = steps.pop() {
            match step {
                Step::Enter(node) if node.is_text() => self.words(&node.text()),
                Step::Enter(node) => {
                    let name = node.node_name().unwrap_or_default();
                    if is_silent(&name) || skipped.contains(&&*name) || is_hidden(&node) {
                        continue;
                    }
                    self.enter(&name);
                    steps.push(Step::Leave(node));
                    steps.extend(node.children_it(true).map(Step::Enter));
                }
                Step::Leave(node) => self.leave(&node.node_name().unwrap_or_default()),
            }
        }
        self.end_line();
    }

    fn words(&mut self, text: &str) {
        if text.starts_with(char::is_whitespace) {
            self.blank = true;
        }
        for word in text.split_whitespace() {
            if self.blank && !self.line.is_empty() {
                self.line.push(' ');
            }
            self.line.push_str(word);
            self.blank = true;
        }
        if !text.ends_with(char::is_whitespace) && !text.is_empty() {
            self.blank = false;
        }
    }

    fn enter(&mut self, name: &str) {
        if name == "br" || is_block(name) {
            self.end_line();
        }
        self.heading += usize::from(is_heading(name));
        self.caption += usize::from(name == "figcaption");
    }

    fn leave(&mut self, name: &str) {
        if is_block(name) {
            self.end_line();
        } else if matches!(name, "td" | "th") {
            self.blank = true;
        }
        self.heading -= usize::from(is_heading(name));
        self.caption -= usize::from(name == "figcaption");
    }

    fn end_line(&mut self) {
        self.blank = false;
        let line = std::mem::take(&mut self.line);
        if line.is_empty() {
            return;
        }
        let text = &mut self.article.text;
        let start = text.len();
        text.push_str(&line);
        let span = Span::new(start, text.len());
        text.push('\n');
        match self.kind() {
            Line::Words => {}
            Line::Heading => self.article.headings.push(span),
            Line::Caption => self.article.captions.push(span),
        }
    }

    fn kind(&self) -> Line {
        match (self.caption, self.heading) {
            (0, 0) => Line::Words,
            (0, _) => Line::Heading,
            _ => Line::Caption,
        }
    }

    fn finish(mut self) -> Article {
        self.end_line();
        self.article
    }
}

fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// Elements whose content is never read.
fn is_silent(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "noscript"
            | "template"
            | "head"
            | "svg"
            | "math"
            | "iframe"
            | "object"
            | "video"
            | "audio"
            | "canvas"
            | "textarea"
            | "title"
    )
}

fn is_hidden(node: &NodeRef) -> bool {
    node.is_element()
        && (node.has_attr("hidden") || node.attr("aria-hidden").is_some_and(|value| &*value == "true"))
}

/// Elements that stand on lines of their own.
fn is_block(name: &str) -> bool {
    is_heading(name)
        || matches!(
            name,
            "p" | "div"
                | "section"
                | "article"
                | "main"
                | "ul"
                | "ol"
                | "li"
                | "dl"
                | "dt"
                | "dd"
                | "blockquote"
                | "figure"
                | "figcaption"
                | "table"
                | "tr"
                | "thead"
                | "tbody"
                | "tfoot"
                | "caption"
                | "pre"
                | "address"
                | "header"
                | "footer"
                | "aside"
                | "nav"
                | "form"
                | "fieldset"
                | "details"
                | "summary"
                | "hr"
                | "body"
                | "center"
                | "td"
                | "th"
        )
}
