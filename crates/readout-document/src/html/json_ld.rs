//! JSON-LD: what a page says of its article in schema.org's words.

use crate::Facts;
use crate::date::parse_date;
use serde_json::{Map, Value};

/// Bytes of JSON-LD that are read.
const MAX_BLOCK: usize = 1 << 20;

/// Objects looked at for an article.
const MAX_OBJECTS: usize = 500;

/// What the page's JSON-LD says of its article.
pub(super) fn facts(page: &dom_query::Document) -> Facts {
    for script in page.select("script[type='application/ld+json' i]").nodes() {
        let text = script.text();
        let text = text.trim().trim_start_matches("<![CDATA[").trim_end_matches("]]>");
        if text.len() > MAX_BLOCK {
            continue;
        }
        let Some(value) = parse(text) else { continue };
        if let Some(article) = article_in(&value) {
            return facts_of(article);
        }
    }
    Facts::default()
}

/// JSON as pages have it: line breaks inside strings are common and forgiven.
fn parse(text: &str) -> Option<Value> {
    serde_json::from_str(text)
        .ok()
        .or_else(|| serde_json::from_str(&text.replace(['\n', '\r', '\t'], " ")).ok())
}

/// The first object that is an article, in lists and graphs too.
fn article_in(value: &Value) -> Option<&Map<String, Value>> {
    let mut queue = std::collections::VecDeque::from([value]);
    let mut seen = 0;
    while let Some(value) = queue.pop_front() {
        seen += 1;
        if seen > MAX_OBJECTS {
            return None;
        }
        match value {
            Value::Array(values) => queue.extend(values),
            Value::Object(object) if is_article(object) => return Some(object),
            Value::Object(object) => {
                queue.extend(
                    ["@graph", "mainEntity", "mainEntityOfPage"].iter().filter_map(|key| object.get(*key)),
                );
            }
            _ => {}
        }
    }
    None
}

/// Whether an object's `@type` names an article or a posting.
fn is_article(object: &Map<String, Value>) -> bool {
    let named = |value: &Value| {
        value.as_str().is_some_and(|name| {
            name.ends_with("Article") || name.ends_with("BlogPosting") || name == "Report"
        })
    };
    match object.get("@type") {
        Some(Value::Array(types)) => types.iter().any(named),
        Some(one) => named(one),
        None => false,
    }
}

fn facts_of(article: &Map<String, Value>) -> Facts {
    let text = |key: &str| article.get(key).and_then(Value::as_str).map(unescaped);
    let names = |key: &str| article.get(key).map(names).unwrap_or_default();
    let address = || {
        article.get("mainEntityOfPage").and_then(|page| match page {
            Value::String(text) => Some(text.clone()),
            other => other.get("@id").and_then(Value::as_str).map(str::to_owned),
        })
    };
    Facts {
        outlet: names("publisher").into_iter().next(),
        title: text("headline").or_else(|| text("name")),
        bylines: names("author"),
        published: ["datePublished", "dateCreated", "uploadDate"]
            .iter()
            .find_map(|key| parse_date(&text(key)?)),
        address: text("url").or_else(address).filter(|address| address.starts_with("http")),
        language: text("inLanguage"),
        id: None,
    }
}

/// Names of persons or organisations: strings, objects with a `name`, or lists of those.
fn names(value: &Value) -> Vec<String> {
    match value {
        Value::String(name) => vec![unescaped(name)],
        Value::Object(object) => match object.get("name") {
            Some(Value::String(name)) => vec![unescaped(name)],
            Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).map(unescaped).collect(),
            _ => Vec::new(),
        },
        Value::Array(values) => {
            values.iter().take(50).filter(|value| !value.is_array()).flat_map(names).collect()
        }
        _ => Vec::new(),
    }
}

/// Text as JSON-LD has it in the wild: with HTML entities.
fn unescaped(text: &str) -> String {
    if !text.contains('&') && !text.contains('<') {
        return text.to_owned();
    }
    if text.len() > 2000 {
        return text.to_owned();
    }
    dom_query::Document::fragment(text).text().to_string()
}
