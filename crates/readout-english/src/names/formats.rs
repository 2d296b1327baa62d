//! Gold of names in the formats it comes in: columns with IOB, IOB2 or BIOES tags, and GUM's CoNLL-U with entities.
//!
//! Every reader makes the same thing: documents with gold sentences and tokens, and the names as ranges of tokens. The
//! text of a document in columns is its words with a blank between any two.

use super::NameClass;
use super::entities;
use crate::{Analysis, Sentence, Token, conllu};
use readout_document::Span;
use std::ops::Range;

/// A document with gold names.
#[derive(Clone, Debug, Default)]
pub struct GoldNames {
    /// The text.
    pub text: String,
    /// Its gold sentences and tokens.
    pub analysis: Analysis,
    /// Its persons, organisations and places, as ranges of tokens, in order.
    pub names: Vec<(Range<usize>, NameClass)>,
    /// Tokens of names of kinds that are not measured (products, works, money); whatever else they are, they are no
    /// person, organisation or place.
    pub others: Vec<Range<usize>>,
}

/// A file of gold names cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum FormatError {
    /// A line has no tag.
    #[error(
        "{file}, line {line}: {text:?} is no gold name: a word and its tag were expected (\"Solberg<TAB>B-PER\")"
    )]
    NoTag {
        /// The file.
        file: String,
        /// Number of the line, from 1.
        line: usize,
        /// What stands there.
        text: String,
    },
    /// It is CoNLL-U, and broken.
    #[error(transparent)]
    Conllu(#[from] conllu::ConlluError),
}

/// Reads gold names in any of the formats; `file` is named in errors.
///
/// # Errors
/// When a line has no tag, or CoNLL-U is broken.
pub fn read_gold(file: &str, text: &str) -> Result<Vec<GoldNames>, FormatError> {
    let is_conllu = text.lines().find(|line| !line.starts_with('#') && !line.is_empty());
    if is_conllu.is_some_and(|line| line.split('\t').count() == 10) {
        return Ok(entities::read(&conllu::read(file, text)?));
    }
    read_columns(file, text)
}

fn read_columns(file: &str, text: &str) -> Result<Vec<GoldNames>, FormatError> {
    let mut documents = Vec::new();
    let mut document = Builder::default();
    let mut words: Vec<(&str, &str)> = Vec::new();
    for (number, line) in text.lines().chain([""]).enumerate() {
        let line = line.trim_end();
        if line.is_empty() || line.starts_with("# newdoc") || line.starts_with("-DOCSTART-") {
            // The set from outside the West divides its documents by their addresses.
            let address = words.first().is_some_and(|(word, _)| word.starts_with("http"));
            if !line.is_empty() || address && document.sentences() > 0 {
                document.sentence(&words[..if address { 0 } else { words.len() }]);
                documents.extend(std::mem::take(&mut document).finish());
            }
            document.sentence(&words);
            words.clear();
        } else if !is_comment(line) {
            let word = columns(line);
            words.push(word.ok_or_else(|| FormatError::NoTag {
                file: file.to_owned(),
                line: number + 1,
                text: line.to_owned(),
            })?);
        }
    }
    documents.extend(document.finish());
    Ok(documents)
}

/// A comment, not a token "#" in columns.
fn is_comment(line: &str) -> bool {
    line.starts_with("# ") && !line.contains('\t')
}

/// Word and tag of a line: "3<TAB>Solberg<TAB>B-PER<TAB>-<TAB>-", "Solberg<TAB>B-Person" or "Solberg I-PER".
fn columns(line: &str) -> Option<(&str, &str)> {
    let columns: Vec<&str> = line.split('\t').collect();
    match columns[..] {
        [number, word, tag, ..] if number.bytes().all(|byte| byte.is_ascii_digit()) => Some((word, tag)),
        [word, tag] => Some((word, tag)),
        [both] => both.rsplit_once(' '),
        _ => None,
    }
    .filter(|(word, _)| !word.trim().is_empty())
}

/// What a tag's kind names; nothing for the kinds that are not measured.
///
/// A facility is a place, as where the nine classes of the set from outside the West are mapped to CoNLL's four.
fn class_of(kind: &str) -> Option<NameClass> {
    match kind {
        "PER" | "PERSON" | "Person" => Some(NameClass::Person),
        "ORG" | "ORGANIZATION" | "Organization" => Some(NameClass::Organisation),
        "LOC" | "LOCATION" | "GPE" | "FAC" | "Location" | "Facility" => Some(NameClass::Place),
        _ => None,
    }
}

/// Collects one document.
#[derive(Default)]
struct Builder {
    gold: GoldNames,
}

impl Builder {
    fn sentences(&self) -> usize {
        self.gold.analysis.sentences.len()
    }

    fn sentence(&mut self, words: &[(&str, &str)]) {
        let GoldNames { text, analysis, names, others } = &mut self.gold;
        let first = analysis.tokens.len();
        let mut open: Option<(usize, &str)> = None;
        let mut close = |open: &mut Option<(usize, &str)>, end: usize| {
            if let Some((start, kind)) = open.take() {
                match class_of(kind) {
                    Some(class) => names.push((start..end, class)),
                    None => others.push(start..end),
                }
            }
        };
        for (word, tag) in words {
            let from = text.len();
            text.push_str(word);
            let at = analysis.tokens.len();
            analysis.tokens.push(Token::new(Span::new(from, text.len())));
            text.push(' ');
            let (place, kind) = tag.split_once('-').unwrap_or(("O", ""));
            let goes_on = matches!(place, "I" | "E") && open.is_some_and(|(_, open)| open == kind);
            if !goes_on {
                close(&mut open, at);
                open = (place != "O").then_some((at, kind));
            }
            if matches!(place, "E" | "S") {
                close(&mut open, at + 1);
            }
        }
        close(&mut open, analysis.tokens.len());
        if let [head, .., last] | [head @ last] = &analysis.tokens[first..] {
            let span = head.span.cover(last.span);
            let tokens = first..analysis.tokens.len();
            analysis.sentences.push(Sentence { span, tokens, heading: false });
        }
    }

    fn finish(self) -> Option<GoldNames> {
        (self.sentences() > 0).then_some(self.gold)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(gold: &str) -> Vec<Vec<(String, NameClass)>> {
        let documents = read_gold("gold", gold).unwrap();
        let words = |document: &GoldNames, tokens: &Range<usize>| {
            let tokens = &document.analysis.tokens[tokens.clone()];
            tokens[0].span.cover(tokens[tokens.len() - 1].span).of(&document.text).to_owned()
        };
        documents
            .iter()
            .map(|document| document.names.iter().map(|(at, class)| (words(document, at), *class)).collect())
            .collect()
    }

    #[test]
    fn three_formats_say_the_same() {
        let want = [[
            ("Mira Solberg".to_owned(), NameClass::Person),
            ("Skarholm".to_owned(), NameClass::Place),
            ("Tide Board".to_owned(), NameClass::Organisation),
        ]];
        let iob2 = "# newdoc id = a\n# text = x\n1\tMira\tB-PER\t-\t-\n2\tSolberg\tI-PER\t-\t-\n3\tleft\tO\t-\t-\n\
                    4\tSkarholm\tB-LOC\t-\t-\n5\tTide\tB-ORG\t-\t-\n6\tBoard\tI-ORG\t-\t-\n";
        let iob = "Mira I-PER\nSolberg I-PER\nleft O\nSkarholm I-LOC\nTide I-ORG\nBoard I-ORG\n\n";
        let bioes = "http://tide.example/1\tO\n\nMira\tB-Person\nSolberg\tE-Person\nleft\tO\nSkarholm\tS-Location\n\
                     Tide\tB-Organization\nBoard\tE-Organization\n";
        for gold in [iob2, iob, bioes] {
            assert_eq!(names(gold), want, "{gold}");
        }
    }

    #[test]
    fn an_address_begins_a_document() {
        let gold = "http://tide.example/1\tO\n\nSkarholm\tB-Location\n\nhttp://tide.example/2\tO\n\nMira\tB-Person\n";
        assert_eq!(names(gold).len(), 2);
    }

    #[test]
    fn a_line_without_a_tag_is_named() {
        let error = read_gold("names.tsv", "Mira\tB-PER\nSolberg\n").unwrap_err();
        assert!(error.to_string().starts_with("names.tsv, line 2"), "{error}");
    }
}
