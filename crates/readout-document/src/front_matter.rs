//! Facts at the head of a text or Markdown file: a block between `---` lines, or `Title: ...` lines.

use crate::date::parse_date;
use crate::{Facts, Span};

/// Lines that a head may have.
const LINES: usize = 60;

/// A head of facts, and the stretch of the text it fills.
pub(crate) struct FrontMatter {
    pub facts: Facts,
    pub span: Span,
}

/// The front matter of `text`, when it begins with some.
pub(crate) fn find(text: &str) -> Option<FrontMatter> {
    fenced(text).or_else(|| header_lines(text))
}

/// `---`, lines of `key: value`, `---`.
fn fenced(text: &str) -> Option<FrontMatter> {
    let mut at = 0;
    let mut entries = Entries::default();
    for (number, line) in text.split_inclusive('\n').enumerate().take(LINES) {
        at += line.len();
        let bare = line.trim_end();
        match (number, bare) {
            (0, "---" | "+++") => {}
            (0, _) => return None,
            (_, "---" | "..." | "+++") => {
                let span = Span::new(0, at).trim(text);
                return (!entries.pairs.is_empty()).then(|| FrontMatter { facts: entries.facts(), span });
            }
            (_, bare) => entries.read_line(bare)?,
        }
    }
    None
}

/// `Title: ...` and the like, before the first empty line; at least two, of which one is known to us.
fn header_lines(text: &str) -> Option<FrontMatter> {
    let mut at = 0;
    let mut entries = Entries::default();
    for line in text.split_inclusive('\n').take(LINES) {
        let bare = line.trim_end();
        if bare.is_empty() {
            break;
        }
        let (key, _) = bare.split_once(": ")?;
        if !is_known_key(key) {
            return None;
        }
        entries.read_line(bare)?;
        at += line.len();
    }
    let facts = entries.facts();
    (entries.pairs.len() >= 2 && !facts.is_empty())
        .then(|| FrontMatter { facts, span: Span::new(0, at).trim(text) })
}

/// Keys and their values, in order; a list has one pair an item.
#[derive(Default)]
struct Entries {
    pairs: Vec<(String, String)>,
    key: String,
}

impl Entries {
    /// Reads one line; `None` when it is no line of front matter.
    fn read_line(&mut self, line: &str) -> Option<()> {
        let bare = line.trim();
        if bare.is_empty() || bare.starts_with('#') {
            return Some(());
        }
        if let Some(item) = bare.strip_prefix("- ") {
            self.pairs.push((self.key.clone(), unquoted(item)));
            return Some(());
        }
        if line.starts_with([' ', '\t']) {
            if let Some(last) = self.pairs.last_mut() {
                last.1 = format!("{} {}", last.1, unquoted(bare)).trim().to_owned();
            }
            return Some(());
        }
        let (key, value) = bare.split_once([':', '='])?;
        self.key = key.trim().to_ascii_lowercase();
        let value = value.trim();
        match value.strip_prefix('[').and_then(|list| list.strip_suffix(']')) {
            Some(list) => {
                self.pairs.extend(list.split(',').map(|item| (self.key.clone(), unquoted(item))));
            }
            None => self.pairs.push((self.key.clone(), unquoted(value))),
        }
        Some(())
    }

    fn facts(&self) -> Facts {
        let mut facts = Facts::default();
        for (key, value) in self.pairs.iter().filter(|(_, value)| !value.is_empty()) {
            give(&mut facts, key, value);
        }
        facts
    }
}

/// Whether a header line may have this key.
fn is_known_key(key: &str) -> bool {
    let mut probe = Facts::default();
    give(&mut probe, &key.trim().to_ascii_lowercase(), "2000-01-01");
    !probe.is_empty()
}

/// Puts `value` where `key` says. Also used for the fields of a JSON line: the names are the same.
pub(crate) fn give(facts: &mut Facts, key: &str, value: &str) {
    let text = || Some(value.to_owned());
    match key {
        "source" | "publisher" | "site" if value.contains("://") => give(facts, "url", value),
        "id" | "doc" => facts.id = facts.id.take().or_else(text),
        "title" | "headline" => facts.title = facts.title.take().or_else(text),
        "outlet" | "publisher" | "site" | "site_name" | "publication" | "newspaper" | "source" => {
            facts.outlet = facts.outlet.take().or_else(text);
        }
        "published" | "date" | "published_at" | "publish_date" | "pubdate" | "date_published"
        | "datepublished" => {
            facts.published = facts.published.or_else(|| parse_date(value));
        }
        "address" | "url" | "link" | "canonical" | "permalink" => {
            facts.address = facts.address.take().or_else(text);
        }
        "byline" | "bylines" | "author" | "authors" => facts.bylines.push(value.to_owned()),
        "language" | "lang" => facts.language = facts.language.take().or_else(text),
        _ => {}
    }
}

/// A value without the quotation marks around it.
fn unquoted(value: &str) -> String {
    let value = value.trim();
    let inner = ['"', '\''].iter().find_map(|mark| value.strip_prefix(*mark)?.strip_suffix(*mark));
    inner.unwrap_or(value).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_fenced_block_gives_its_facts_and_its_place() {
        let text = "---\ntitle: \"Ferry sails: at last\"\noutlet: The Quay\ndate: 12 February 2025\n\
                    authors:\n  - Ann Lee\n  - Bo Dahl\ntags: [sea, ships]\n---\n\nThe ferry sailed.\n";
        let found = find(text).unwrap();
        assert_eq!(found.facts.title.as_deref(), Some("Ferry sails: at last"));
        assert_eq!(found.facts.outlet.as_deref(), Some("The Quay"));
        assert_eq!(found.facts.published, Some(date(2025, 2, 12)));
        assert_eq!(found.facts.bylines, ["Ann Lee", "Bo Dahl"]);
        assert!(found.span.of(text).ends_with("---"));
        assert_eq!(text[found.span.end()..].trim(), "The ferry sailed.");
    }

    #[test]
    fn header_lines_before_the_text_are_front_matter() {
        let text =
            "Title: Ferry sails\nDate: 2025-02-12\nURL: https://quay.example/ferry\n\nThe ferry sailed.";
        let found = find(text).unwrap();
        assert_eq!(found.facts.address.as_deref(), Some("https://quay.example/ferry"));
        assert_eq!(text[found.span.end()..].trim(), "The ferry sailed.");
    }

    #[test]
    fn prose_and_rules_are_no_front_matter() {
        for text in [
            "The ferry sailed.\n---\nMore.",
            "---\nThe ferry sailed\n---\n",
            "Minister: the ferry will sail\n\nShe said so.",
            "Title: one line is too few\n\nText",
            "---\ntitle: never closed\n",
        ] {
            assert!(find(text).is_none(), "{text}");
        }
    }
}
