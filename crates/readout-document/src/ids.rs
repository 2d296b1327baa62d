//! Short names for documents, the same whatever order they arrived in.

use crate::Document;
use std::collections::{BTreeMap, BTreeSet};

/// Gives every document a name of its own: the name it has (its file's stem, its manifest's `doc`, its line's `id`),
/// and for those that share one, "abc", "abc-2", "abc-3" in the order of their source and text.
///
/// The documents themselves stay in their order.
pub fn name_apart(documents: &mut [Document]) {
    let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, document) in documents.iter().enumerate() {
        by_name.entry(document.id.clone()).or_default().push(at);
    }
    let mut taken: BTreeSet<String> = by_name.keys().cloned().collect();
    for (name, mut bearers) in by_name {
        bearers.sort_by(|a, b| {
            let key = |at: &usize| (&documents[*at].source, &documents[*at].text);
            key(a).cmp(&key(b))
        });
        for at in bearers.into_iter().skip(1) {
            let mut number = 2usize;
            while !taken.insert(format!("{name}-{number}")) {
                number += 1;
            }
            documents[at].id = format!("{name}-{number}");
        }
    }
}

/// A short name out of a path, an address or a title: letters and digits and single hyphens.
pub(crate) fn short_name(source: &str) -> String {
    let file = source.trim_end_matches('/').rsplit(['/', '\\']).next().unwrap_or(source);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| if stem.is_empty() { file } else { stem });
    clean(stem)
}

/// A name given by somebody, made fit to be one.
pub(crate) fn clean(name: &str) -> String {
    let mut short = String::new();
    for letter in name.trim().chars().take(80) {
        if letter.is_alphanumeric() || letter == '_' {
            short.push(letter);
        } else if !short.ends_with('-') && !short.is_empty() {
            short.push('-');
        }
    }
    let short = short.trim_end_matches('-');
    if short.is_empty() { "document".to_owned() } else { short.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(names: &[(&str, &str)]) -> Vec<(String, String)> {
        let mut documents: Vec<Document> = names
            .iter()
            .map(|(id, source)| Document { source: (*source).to_owned(), ..Document::from_text(*id, "x") })
            .collect();
        name_apart(&mut documents);
        documents.into_iter().map(|document| (document.source, document.id)).collect()
    }

    #[test]
    fn names_do_not_depend_on_the_order_of_arrival() {
        let mut one = named(&[("abc", "b/abc.txt"), ("abc", "a/abc.txt"), ("abc-2", "c/abc-2.txt")]);
        let mut two = named(&[("abc-2", "c/abc-2.txt"), ("abc", "a/abc.txt"), ("abc", "b/abc.txt")]);
        one.sort();
        two.sort();
        assert_eq!(one, two);
        let ids: Vec<&str> = one.iter().map(|(_, id)| id.as_str()).collect();
        assert_eq!(ids, ["abc", "abc-3", "abc-2"]);
    }

    #[test]
    fn short_names() {
        assert_eq!(short_name("stories/The Ferry (1).html"), "The-Ferry-1");
        assert_eq!(short_name("-"), "document");
        assert_eq!(short_name(".hidden"), "hidden");
    }
}
