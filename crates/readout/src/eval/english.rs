//! Sentences, tokens, tags, parse, names and times against treebanks and marked texts.

use super::errors::{Errors, place};
use super::gold;
use super::scores::{Scores, Table, percent};
use anyhow::Context;
use readout_document::{Document, Known, KnownFrom};
use readout_english::conllu::{self, GoldDocument};
use readout_english::names::{self, GoldNames, NameScore};
use readout_english::score::{self, Counts, SyntaxScore};
use readout_english::times::score as times;
use readout_english::{Analysis, Token};
use std::fmt;
use std::path::{Path, PathBuf};

/// What an evaluation of English gave: the parts that the gold has.
#[derive(Default)]
pub struct Scored {
    syntax: Option<SyntaxScore>,
    names: Option<NameScore>,
    times: Option<times::Tally>,
    /// Times that were missed, made up or misread.
    pub errors: Errors,
}

/// Reads the texts of each gold, from its sentences and tokens when `gold_tokens`, and scores what was read.
pub fn evaluate(paths: &[PathBuf], gold_tokens: bool) -> anyhow::Result<Scored> {
    let mut scored = Scored::default();
    for path in paths {
        let text = gold::read_text(path)?;
        let first =
            text.lines().find(|line| !line.trim().is_empty() && !line.starts_with('#')).unwrap_or_default();
        if first.starts_with('{') {
            scored.add_times(path, &text)?;
        } else if first.split('\t').count() == 10 {
            scored.add_treebank(path, &text, gold_tokens)?;
        } else if is_tagged(first) {
            scored.add_names(path, &text)?;
        } else {
            anyhow::bail!(
                "{} is in no format of gold that is known: CoNLL-U has ten columns, names have a word and its tag \
                 (B-PER, I-ORG, O) a line, times a JSON object a line",
                path.display()
            );
        }
    }
    Ok(scored)
}

/// Whether a line of columns has a tag of names: "O", "B-PER", "S-LOC".
fn is_tagged(line: &str) -> bool {
    let mut columns = line.split_whitespace().skip(1);
    columns.any(|column| {
        column == "O" || matches!(column.split_once('-'), Some(("B" | "I" | "E" | "S" | "L" | "U", _)))
    })
}

impl Scored {
    fn add_treebank(&mut self, path: &Path, text: &str, gold_tokens: bool) -> anyhow::Result<()> {
        let treebank = conllu::read(&path.display().to_string(), text)?;
        let sum = self.syntax.get_or_insert_default();
        for gold in conllu::documents(&treebank) {
            let read =
                if gold_tokens { from_gold_tokens(&gold) } else { readout_english::read(&gold.document) };
            *sum += score::syntax(&gold, &read);
        }
        Ok(())
    }

    /// Names are scored on the gold's own sentences and tokens, which its tags are given by.
    fn add_names(&mut self, path: &Path, text: &str) -> anyhow::Result<()> {
        let sum = self.names.get_or_insert_default();
        for gold in names::read_gold(&path.display().to_string(), text)? {
            let read = names_on_gold_tokens(&gold);
            *sum += names::score_names(&gold, &read.names);
        }
        Ok(())
    }

    fn add_times(&mut self, path: &Path, text: &str) -> anyhow::Result<()> {
        let golds =
            times::read_gold(text).with_context(|| format!("cannot read the gold {}", path.display()))?;
        let tally = self.times.get_or_insert_default();
        for gold in &golds {
            let mut document = Document::from_text(gold.doc.clone(), gold.text.clone());
            document.published = gold.day().map(|value| Known { value, from: KnownFrom::Field });
            let read = readout_english::read(&document);
            let pairs = tally.add(gold, &read.times);
            note_times(gold, &read, &pairs, &mut self.errors);
        }
        Ok(())
    }

    /// Scores under dotted names.
    pub fn scores(&self) -> Scores {
        let mut scores = Scores::default();
        if let Some(syntax) = &self.syntax {
            scores.put("upos", Some(syntax.upos.f()));
            scores.put("uas", Some(syntax.uas.f()));
            scores.put("las", Some(syntax.las.f()));
            for (name, counts) in
                [("sentence", syntax.sentences), ("token", syntax.tokens), ("word", syntax.words)]
            {
                scores.put(format!("{name}.f"), Some(counts.f()));
                scores.put(format!("{name}.precision"), Some(counts.precision()));
                scores.put(format!("{name}.recall"), Some(counts.recall()));
            }
        }
        if let Some(names) = &self.names {
            for (name, counts) in name_rows(names) {
                scores.put(format!("names{name}.f"), Some(counts.f()));
                scores.put(format!("names{name}.precision"), Some(counts.precision()));
                scores.put(format!("names{name}.recall"), Some(counts.recall()));
            }
        }
        if let Some(times) = &self.times {
            scores.put("times.relaxed", Some(times.relaxed_f()));
            scores.put("times.strict", Some(times.strict_f()));
            scores.put("times.value", Some(times.value_f()));
            scores.put("times.gold", Some(times.gold as f64));
            scores.put("times.found", Some(times.found as f64));
        }
        scores
    }
}

/// The reading of a treebank's text from its own sentences and tokens: nothing else of the gold is seen.
pub fn from_gold_tokens(gold: &GoldDocument) -> Analysis {
    let mut analysis = Analysis {
        tokens: gold.analysis.tokens.iter().map(|token| Token::new(token.span)).collect(),
        sentences: gold.analysis.sentences.clone(),
        quotations: readout_english::quotations(&gold.document.text, &gold.document.blocks()),
        ..Analysis::default()
    };
    readout_english::annotate(&gold.document, &mut analysis);
    analysis
}

/// The reading of a text whose sentences and tokens are given by the tags of its names.
fn names_on_gold_tokens(gold: &GoldNames) -> Analysis {
    let mut analysis = gold.analysis.clone();
    readout_english::annotate(&Document::from_text("names", gold.text.clone()), &mut analysis);
    analysis
}

/// What stands after "names" in the name of each figure, and the counts it is made from.
fn name_rows(names: &NameScore) -> [(&'static str, Counts); 4] {
    [
        ("", names.all()),
        (".person", names.person),
        (".organisation", names.organisation),
        (".place", names.place),
    ]
}

fn note_times(gold: &times::GoldDocument, read: &Analysis, pairs: &[(usize, usize)], errors: &mut Errors) {
    let text: Vec<char> = gold.text.chars().collect();
    let words = |start: usize, end: usize| {
        text[start.min(text.len())..end.min(text.len())].iter().collect::<String>()
    };
    for (at, wanted) in gold.times.iter().enumerate() {
        let stands = place(&gold.doc, &text, wanted.start);
        let marked = format!("{} ({})", words(wanted.start, wanted.end), wanted.value);
        match pairs.iter().find(|(gold, _)| *gold == at).map(|(_, found)| &read.times[*found]) {
            None => errors.note("missed time", stands, &marked),
            Some(found) if found.value != wanted.value => {
                errors.note("wrong value", stands, &format!("{marked}, read {}", found.value));
            }
            Some(_) => {}
        }
    }
    for (at, found) in read.times.iter().enumerate() {
        if !pairs.iter().any(|(_, paired)| *paired == at) {
            let start = gold.text[..found.span.start()].chars().count();
            let marked = format!("{} ({})", found.span.of(&gold.text), found.value);
            errors.note("false alarm time", place(&gold.doc, &text, start), &marked);
        }
    }
}

impl fmt::Display for Scored {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(syntax) = &self.syntax {
            let mut table = Table::new(&["syntax", "gold", "read", "right", "recall", "precision", "F"]);
            let rows: [(&str, Counts); 6] = [
                ("sentences", syntax.sentences),
                ("tokens", syntax.tokens),
                ("words", syntax.words),
                ("UPOS", syntax.upos),
                ("UAS", syntax.uas),
                ("LAS", syntax.las),
            ];
            for (name, counts) in rows {
                table.row([
                    name.to_owned(),
                    counts.gold.to_string(),
                    counts.read.to_string(),
                    counts.both.to_string(),
                    percent(Some(counts.recall())),
                    percent(Some(counts.precision())),
                    percent(Some(counts.f())),
                ]);
            }
            write!(out, "{table}")?;
        }
        if let Some(names) = &self.names {
            let mut table = Table::new(&["names", "gold", "read", "right", "recall", "precision", "F"]);
            for (name, counts) in name_rows(names) {
                table.row([
                    if name.is_empty() { "all" } else { &name[1..] }.to_owned(),
                    counts.gold.to_string(),
                    counts.read.to_string(),
                    counts.both.to_string(),
                    percent(Some(counts.recall())),
                    percent(Some(counts.precision())),
                    percent(Some(counts.f())),
                ]);
            }
            write!(out, "{table}")?;
        }
        if let Some(times) = &self.times {
            let mut table = Table::new(&["times", "gold", "read", "right", "F"]);
            for (name, right, f) in [
                ("relaxed", times.relaxed, times.relaxed_f()),
                ("strict", times.strict, times.strict_f()),
                ("value", times.value, times.value_f()),
            ] {
                let counts = [times.gold, times.found, right].map(|count| count.to_string());
                table.row([name.to_owned()].into_iter().chain(counts).chain([percent(Some(f))]));
            }
            write!(out, "{table}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn evaluated(name: &str, gold: &str, gold_tokens: bool) -> anyhow::Result<Scored> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join(name);
        std::fs::write(&path, gold)?;
        evaluate(&[path], gold_tokens)
    }

    const TREEBANK: &str = "# newdoc id = pier
# text = Ferries sail.
1\tFerries\tferry\tNOUN\tNNS\t_\t2\tnsubj\t_\t_
2\tsail\tsail\tVERB\tVBP\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

";

    #[test]
    fn a_treebank_is_scored_from_raw_text_and_from_its_own_tokens() {
        for gold_tokens in [false, true] {
            let scores = evaluated("pier.conllu", TREEBANK, gold_tokens).unwrap().scores();
            assert_eq!((scores.get("sentence.f"), scores.get("token.f")), (Some(1.0), Some(1.0)));
            assert!(scores.get("las").is_some());
        }
    }

    #[test]
    fn the_tags_of_the_gold_are_not_seen_by_what_reads_its_tokens() {
        let treebank = conllu::read("pier", &TREEBANK.replace("NOUN", "INTJ")).unwrap();
        let gold = &conllu::documents(&treebank)[0];
        assert_eq!(gold.analysis.tokens[0].upos.to_string(), "INTJ");
        assert_ne!(from_gold_tokens(gold).tokens[0].upos.to_string(), "INTJ");
    }

    #[test]
    fn times_are_scored_and_their_errors_placed() {
        let gold = r#"{"doc":"fog","dct":"2031-05-07","text":"They met on Monday.","times":[{"start":12,"end":18,"type":"DATE","value":"2031-05-06"}]}"#;
        let scored = evaluated("times.jsonl", gold, false).unwrap();
        assert_eq!(scored.scores().get("times.relaxed"), Some(1.0));
        assert_eq!(scored.scores().get("times.value"), Some(0.0));
        assert!(
            scored
                .errors
                .to_string()
                .contains("wrong value (1)\n  fog:1:13  Monday (2031-05-06), read 2031-05-05")
        );
    }

    #[test]
    fn names_are_scored_on_the_tokens_of_the_gold() {
        let gold = "Mira\tB-PER\nSolberg\tI-PER\nleft\tO\nNorway\tB-LOC\n.\tO\n";
        let scores = evaluated("names.tsv", gold, false).unwrap().scores();
        assert_eq!(scores.get("names.person.f"), Some(1.0));
        assert!(scores.get("names.f").is_some());
    }

    #[test]
    fn an_unknown_format_is_named() {
        let error = evaluated("x.txt", "just words", false).map(|_| ()).unwrap_err().to_string();
        assert!(error.contains("no format of gold that is known"), "{error}");
    }
}
