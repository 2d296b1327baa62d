//! CoNLL-U in.

use super::{Multiword, Sentence, Word};
use std::ops::Range;

/// Why a CoNLL-U file could not be read.
#[derive(Debug, thiserror::Error)]
#[error("{file}:{line}: {cause}")]
pub struct ConlluError {
    /// The file, as the caller named it.
    pub file: String,
    /// Line, counted from 1.
    pub line: usize,
    /// What is wrong with the line.
    pub cause: ConlluFault,
}

/// What can be wrong with a line of CoNLL-U.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ConlluFault {
    /// Not ten columns.
    #[error("{found} columns where CoNLL-U has 10, divided by tabs")]
    Columns {
        /// How many there are.
        found: usize,
    },
    /// The first column is no number in turn.
    #[error("word number {found:?} where {expected} is next")]
    Number {
        /// What the column says.
        found: String,
        /// What it should say.
        expected: usize,
    },
    /// The range of a multiword is no range that begins with the next word.
    #[error("range {found:?} does not begin with the next word, {expected}, and end after it")]
    Range {
        /// What the column says.
        found: String,
        /// The next word.
        expected: usize,
    },
    /// No form.
    #[error("the form, column 2, is empty")]
    Form,
    /// The head is no number, or no word of the sentence.
    #[error("head {found:?} is no word of the sentence and not 0")]
    Head {
        /// What the column says.
        found: String,
    },
}

/// Reads the text of a CoNLL-U file. `file` is what errors call it.
///
/// Multiwords are kept beside their words, empty nodes are left out.
///
/// # Errors
/// At the first line that is not CoNLL-U.
pub fn read(file: &str, text: &str) -> Result<Vec<Sentence>, ConlluError> {
    let mut sentences = Vec::new();
    let mut reading = Reading::default();
    for (number, line) in text.lines().enumerate() {
        let fail = |cause| ConlluError { file: file.to_owned(), line: number + 1, cause };
        if line.trim().is_empty() {
            reading.finish(&mut sentences).map_err(fail)?;
        } else if let Some(comment) = line.strip_prefix('#') {
            reading.comment(comment.strip_prefix(' ').unwrap_or(comment));
        } else {
            reading.line(line).map_err(fail)?;
        }
    }
    let last = text.lines().count();
    reading.finish(&mut sentences).map_err(|cause| ConlluError {
        file: file.to_owned(),
        line: last,
        cause,
    })?;
    Ok(sentences)
}

/// The sentence being read, and what waits for its end.
#[derive(Default)]
struct Reading {
    sentence: Sentence,
    /// Whether a blank follows the multiword that is open, which its last word takes over.
    open: Option<(Range<usize>, bool)>,
}

impl Reading {
    fn comment(&mut self, comment: &str) {
        if let Some(rest) = comment.strip_prefix("newdoc") {
            let id =
                rest.trim_start().strip_prefix("id").map_or("", |id| id.trim_start().trim_start_matches('='));
            self.sentence.new_document = Some(id.trim().to_owned());
            self.sentence.new_paragraph = true;
        } else if comment == "newpar" || comment.starts_with("newpar ") {
            self.sentence.new_paragraph = true;
        }
        self.sentence.comments.push(comment.to_owned());
    }

    fn line(&mut self, line: &str) -> Result<(), ConlluFault> {
        let columns: Vec<&str> = line.split('\t').collect();
        let [id, form, lemma, upos, xpos, feats, head, relation, _, misc] = columns[..] else {
            return Err(ConlluFault::Columns { found: columns.len() });
        };
        if id.contains('.') {
            return Ok(());
        }
        if form.is_empty() {
            return Err(ConlluFault::Form);
        }
        let space_after = !misc.split('|').any(|item| item == "SpaceAfter=No");
        if id.contains('-') {
            return self.multiword(id, form, space_after);
        }
        let expected = self.sentence.words.len() + 1;
        if id.parse() != Ok(expected) {
            return Err(ConlluFault::Number { found: id.to_owned(), expected });
        }
        let head = match head {
            "_" => 0,
            number => number.parse().map_err(|_| ConlluFault::Head { found: number.to_owned() })?,
        };
        let space_after = self.space_after_word(expected, space_after);
        self.sentence.words.push(Word {
            form: form.to_owned(),
            lemma: if form == "_" { lemma.to_owned() } else { filled(lemma) },
            upos: filled(upos),
            xpos: filled(xpos),
            feats: filled(feats),
            head,
            relation: filled(relation),
            misc: filled(misc),
            space_after,
        });
        Ok(())
    }

    fn multiword(&mut self, id: &str, form: &str, space_after: bool) -> Result<(), ConlluFault> {
        let expected = self.sentence.words.len() + 1;
        let fault = || ConlluFault::Range { found: id.to_owned(), expected };
        let (first, last) = id.split_once('-').ok_or_else(fault)?;
        let (first, last): (usize, usize) =
            (first.parse().map_err(|_| fault())?, last.parse().map_err(|_| fault())?);
        if first != expected || last <= first {
            return Err(fault());
        }
        self.open = Some((first - 1..last, space_after));
        self.sentence.multiwords.push(Multiword { words: first - 1..last, form: form.to_owned() });
        Ok(())
    }

    /// Inside a multiword no blank follows; after its last word, the multiword's own says.
    fn space_after_word(&self, number: usize, own: bool) -> bool {
        match &self.open {
            Some((words, _)) if number < words.end => false,
            Some((words, space_after)) if number == words.end => *space_after,
            _ => own,
        }
    }

    /// Ends the sentence, if any has begun.
    fn finish(&mut self, sentences: &mut Vec<Sentence>) -> Result<(), ConlluFault> {
        self.open = None;
        let sentence = std::mem::take(&mut self.sentence);
        if sentence.words.is_empty() {
            return Ok(());
        }
        let count = sentence.words.len();
        if let Some(word) = sentence.words.iter().find(|word| word.head > count) {
            return Err(ConlluFault::Head { found: word.head.to_string() });
        }
        if let Some(multiword) = sentence.multiwords.iter().find(|multiword| multiword.words.end > count) {
            let (first, last) = (multiword.words.start + 1, multiword.words.end);
            return Err(ConlluFault::Range { found: format!("{first}-{last}"), expected: first });
        }
        sentences.push(sentence);
        Ok(())
    }
}

/// A column, empty when the file leaves it open.
fn filled(column: &str) -> String {
    if column == "_" { String::new() } else { column.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conllu::tests::TWO_SENTENCES;

    #[test]
    fn multiwords_are_kept_beside_their_words_and_empty_nodes_left_out() {
        let treebank = read("note.conllu", TWO_SENTENCES).expect("valid");
        assert_eq!(treebank.len(), 2);
        assert_eq!(treebank[0].new_document.as_deref(), Some("note"));
        assert_eq!(treebank[0].multiwords, [Multiword { words: 1..3, form: "didn’t".into() }]);
        let spaces: Vec<_> = treebank[0].words.iter().map(|word| word.space_after).collect();
        assert_eq!(spaces, [true, false, true, false, true]);
        assert_eq!(treebank[1].words.len(), 2);
    }

    #[test]
    fn an_error_names_file_line_and_cause() {
        let error = read("bad.conllu", "1\tFerry\n").expect_err("two columns");
        assert_eq!(error.to_string(), "bad.conllu:1: 2 columns where CoNLL-U has 10, divided by tabs");
        let text = TWO_SENTENCES.replace("\t4\tnsubj", "\t9\tnsubj");
        let error = read("bad.conllu", &text).expect_err("no word 9");
        assert_eq!(error.cause, ConlluFault::Head { found: "9".into() });
        let error = read("bad.conllu", &TWO_SENTENCES.replace("\n4\t", "\n5\t")).expect_err("no word 4");
        assert_eq!((error.line, error.cause), (8, ConlluFault::Number { found: "5".into(), expected: 4 }));
    }
}
