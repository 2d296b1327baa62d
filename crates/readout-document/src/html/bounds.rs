//! Bounds on pages: how deep, how many. Two looks, since neither is enough alone: a scan of the tags before the tree
//! is built (building costs time in the square of the depth), and the depth of the tree that came out.

use crate::error::{Cause, Error};
use crate::{MAX_DEPTH, MAX_ELEMENTS};

/// Open tags that the scan lets pass. It cannot know which ones the tree builder will close, so it is generous; the
/// tree itself is then held to [`MAX_DEPTH`].
const OPEN: usize = 8 * MAX_DEPTH;

/// Sum of the depths of all nodes: what it costs to climb from each to the root.
const PATHS: usize = 40 * MAX_ELEMENTS;

/// Attributes of one tag.
const ATTRIBUTES: usize = 1000;

/// Elements that hold nothing.
const VOID: [&[u8]; 14] = [
    b"area", b"base", b"br", b"col", b"embed", b"hr", b"img", b"input", b"link", b"meta", b"param",
    b"source", b"track", b"wbr",
];

/// Elements that a following one of their kind closes.
const CLOSE_THEMSELVES: [&[u8]; 14] = [
    b"p",
    b"li",
    b"dt",
    b"dd",
    b"option",
    b"tr",
    b"td",
    b"th",
    b"thead",
    b"tbody",
    b"tfoot",
    b"colgroup",
    b"html",
    b"body",
];

/// Elements that are opened again in every paragraph while they are open.
const FORMATTING: [&[u8]; 14] = [
    b"a", b"b", b"big", b"code", b"em", b"font", b"i", b"nobr", b"s", b"small", b"strike", b"strong", b"tt",
    b"u",
];

/// Elements whose content is no markup.
const RAW: [&[u8]; 6] = [b"script", b"style", b"textarea", b"title", b"noframes", b"iframe"];

/// Leaves of drawings, closed by their own tag inside `svg`.
const DRAWING: [&[u8]; 10] =
    [b"path", b"circle", b"rect", b"line", b"polygon", b"polyline", b"ellipse", b"use", b"stop", b"image"];

/// Refuses pages that would cost too much to build a tree from.
pub(super) fn refuse_hostile(html: &str, source: &str) -> Result<(), Error> {
    let mut scan = Scan::default();
    let bytes = html.as_bytes();
    let mut at = 0;
    while let Some(next) = memchr::memchr(b'<', &bytes[at..]) {
        scan.cost += memchr::memchr_iter(b'&', &bytes[at..at + next]).count() / 4;
        at = scan.tag(bytes, at + next + 1);
        if scan.open > OPEN {
            return Err(Error::new(source, Cause::TooDeep { limit: MAX_DEPTH }));
        }
        if scan.cost > MAX_ELEMENTS || scan.attributes > ATTRIBUTES {
            return Err(Error::new(source, Cause::TooTangled { limit: MAX_ELEMENTS }));
        }
    }
    if memchr::memchr_iter(b'&', &bytes[at..]).count() / 4 > MAX_ELEMENTS {
        return Err(Error::new(source, Cause::TooTangled { limit: MAX_ELEMENTS }));
    }
    Ok(())
}

/// What the scan has seen.
#[derive(Default)]
struct Scan {
    /// Tags open now, at most.
    open: usize,
    /// Formatting tags open now, at most.
    formatting: usize,
    /// Elements the tree will have, at most.
    cost: usize,
    /// Attributes of the tag just read.
    attributes: usize,
    in_drawing: bool,
}

impl Scan {
    /// Reads what follows a `<` at `at` and says where to go on.
    fn tag(&mut self, bytes: &[u8], at: usize) -> usize {
        let rest = &bytes[at..];
        if rest.starts_with(b"!--") {
            return memchr::memmem::find(rest, b"-->").map_or(bytes.len(), |end| at + end + 3);
        }
        let closes = rest.starts_with(b"/");
        let name_at = at + usize::from(closes);
        let length = bytes[name_at..].iter().take(32).take_while(|byte| is_name(**byte)).count();
        let name = bytes[name_at..name_at + length].to_ascii_lowercase();
        if !name.first().is_some_and(u8::is_ascii_alphabetic) {
            self.cost += 1;
            return at;
        }
        let (end, closes_itself) = self.end_of_tag(bytes, name_at + length);
        if closes {
            self.close(&name);
            return end;
        }
        self.open(&name, closes_itself);
        if RAW.contains(&name.as_slice()) && !self.in_drawing {
            return end_of_raw(bytes, end, &name);
        }
        end
    }

    /// Counts attributes up to the `>` that ends a tag.
    fn end_of_tag(&mut self, bytes: &[u8], mut at: usize) -> (usize, bool) {
        self.attributes = 0;
        let mut quote = None;
        let mut after_equals = false;
        while at < bytes.len() {
            let byte = bytes[at];
            match quote {
                Some(mark) if byte == mark => quote = None,
                Some(_) => {}
                None if byte == b'>' => return (at + 1, bytes[at - 1] == b'/'),
                None if after_equals && (byte == b'"' || byte == b'\'') => quote = Some(byte),
                None if is_gap(bytes[at - 1]) && !is_gap(byte) && byte != b'=' => self.attributes += 1,
                None => {}
            }
            after_equals = byte == b'=' || (after_equals && byte.is_ascii_whitespace());
            at += 1;
        }
        (at, false)
    }

    fn open(&mut self, name: &[u8], closes_itself: bool) {
        self.cost += 1 + self.formatting;
        match name {
            b"svg" => self.in_drawing = true,
            name if self.in_drawing && DRAWING.contains(&name) && closes_itself => return,
            b"g" | b"defs" | b"symbol" | b"title" | b"path" => {}
            _ => self.in_drawing = false,
        }
        if !VOID.contains(&name) && !CLOSE_THEMSELVES.contains(&name) {
            self.open += 1;
        }
        if FORMATTING.contains(&name) {
            self.formatting += 1;
        }
    }

    fn close(&mut self, name: &[u8]) {
        if name == b"svg" {
            self.in_drawing = false;
        }
        if !VOID.contains(&name) && !CLOSE_THEMSELVES.contains(&name) {
            self.open = self.open.saturating_sub(1);
        }
        if FORMATTING.contains(&name) {
            self.formatting = self.formatting.saturating_sub(1);
        }
    }
}

fn is_name(byte: u8) -> bool {
    !byte.is_ascii_whitespace() && byte != b'>' && byte != b'/' && byte != b'<'
}

fn is_gap(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == b'/' || byte == b'"' || byte == b'\''
}

/// Where the content of a script and the like ends.
fn end_of_raw(bytes: &[u8], from: usize, name: &[u8]) -> usize {
    let mut at = from;
    while let Some(next) = memchr::memmem::find(&bytes[at..], b"</") {
        at += next;
        let tag = &bytes[at + 2..];
        if tag.len() >= name.len() && tag[..name.len()].eq_ignore_ascii_case(name) {
            return at;
        }
        at += 2;
    }
    bytes.len()
}

/// Refuses trees deeper than [`MAX_DEPTH`], before anything walks them that might do so by recursion.
pub(super) fn refuse_deep(page: &dom_query::Document, source: &str) -> Result<(), Error> {
    let (mut depth, mut total) = (0usize, 0usize);
    let mut node = page.root();
    loop {
        if let Some(child) = node.first_child() {
            depth += 1;
            total += depth;
            if total > PATHS {
                return Err(Error::new(source, Cause::TooTangled { limit: MAX_ELEMENTS }));
            }
            if depth > MAX_DEPTH {
                return Err(Error::new(source, Cause::TooDeep { limit: MAX_DEPTH }));
            }
            node = child;
            continue;
        }
        loop {
            if let Some(next) = node.next_sibling() {
                total += depth;
                node = next;
                break;
            }
            match node.parent() {
                Some(parent) if depth > 0 => {
                    depth -= 1;
                    node = parent;
                }
                _ => return Ok(()),
            }
        }
    }
}
