//! CoNLL-U out.

use crate::segment::is_glued_clitic;
use crate::{Analysis, Relation, Sentence, Token, Upos, Xpos};
use readout_document::{Document, Span};
use std::fmt::Write;

/// Writes what was read as CoNLL-U, with `# text`, paragraphs, `SpaceAfter=No`, and multiwords for words with
/// clitics. What no stage has filled in is `_`.
pub fn write(document: &Document, analysis: &Analysis) -> String {
    let mut out = String::new();
    let mut paragraph_end = 0;
    for (number, sentence) in analysis.sentences.iter().enumerate() {
        if number == 0 {
            let _ = writeln!(out, "# newdoc id = {}", document.id);
        }
        let gap = &document.text[paragraph_end..sentence.span.start()];
        if number == 0 || gap.contains('\n') {
            out.push_str("# newpar\n");
        }
        paragraph_end = sentence.span.end();
        let _ = writeln!(out, "# sent_id = {}-{}", document.id, number + 1);
        let _ = writeln!(out, "# text = {}", one_line(sentence.span.of(&document.text)));
        let after = analysis.sentences.get(number + 1).map(|next| next.span.start());
        write_words(document, analysis, sentence, after, &mut out);
        out.push('\n');
    }
    out
}

/// Writes the words of a sentence; `next` is where the sentence after it begins.
fn write_words(
    document: &Document,
    analysis: &Analysis,
    sentence: &Sentence,
    next: Option<usize>,
    out: &mut String,
) {
    let text = &document.text;
    let tokens = &analysis.tokens[sentence.tokens.clone()];
    let mut multiword_end = 0;
    for (index, token) in tokens.iter().enumerate() {
        let next_start = tokens.get(index + 1).map(|next| next.span.start()).or(next);
        let glued = next_start == Some(token.span.end());
        if index >= multiword_end {
            let end = end_of_multiword(text, tokens.iter().map(|token| token.span), index);
            if end > index + 1 {
                multiword_end = end;
                let whole = token.span.cover(tokens[end - 1].span);
                let after = tokens.get(end).map(|next| next.span.start()).or(next);
                let misc = if after == Some(whole.end()) { "SpaceAfter=No" } else { "_" };
                let _ = writeln!(
                    out,
                    "{}-{}\t{}\t_\t_\t_\t_\t_\t_\t_\t{misc}",
                    index + 1,
                    end,
                    one_line(whole.of(text))
                );
            }
        }
        let misc = if glued && index >= multiword_end { "SpaceAfter=No" } else { "_" };
        let form = one_line(token.span.of(text));
        let _ = write!(out, "{}\t{form}\t", index + 1);
        write_tags(text, token, out);
        write_head(tokens, token, sentence.tokens.start, out);
        let _ = writeln!(out, "\t_\t{misc}");
    }
}

/// Lemma, tags and features; `_` before tagging.
fn write_tags(text: &str, token: &Token, out: &mut String) {
    if token.upos == Upos::default() && token.xpos == Xpos::default() {
        out.push_str("_\t_\t_\t_\t");
        return;
    }
    let _ =
        write!(out, "{}\t{}\t{}\t{}\t", token.lemma(text), token.upos, token.xpos, token.feats.to_conllu());
}

/// Head and relation; `_` when the sentence is not parsed.
fn write_head(tokens: &[Token], token: &Token, first: usize, out: &mut String) {
    let parsed = tokens.iter().any(|token| token.head.is_some() || token.relation == Relation::Root);
    if !parsed {
        out.push_str("_\t_");
        return;
    }
    let head = token.head.map_or(0, |head| head.saturating_sub(first) + 1);
    let _ = write!(out, "{head}\t{}", token.relation);
}

/// One past the last word of the orthographic word that begins with word `first`.
fn end_of_multiword(text: &str, spans: impl Iterator<Item = Span>, first: usize) -> usize {
    let mut end = first + 1;
    let mut spans = spans.skip(first);
    let Some(mut last) = spans.next() else { return end };
    for span in spans {
        if span.start() != last.end() || !is_glued_clitic(last.of(text), span.of(text)) {
            break;
        }
        end += 1;
        last = span;
    }
    end
}

/// The words with every blank as one plain blank: a line of CoNLL-U holds no other.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use crate::conllu::{documents, read};
    use readout_document::Document;

    #[test]
    fn what_is_written_reads_back_as_the_same_text_and_tokens() {
        let text = "“They didn’t sail,” Norrland’s mayor said. Why?\n\nNobody cannot say.";
        let document = Document::from_text("note", text);
        let english = crate::read(&document);
        let written = super::write(&document, &english);
        let gold = documents(&read("written", &written).expect("valid CoNLL-U"));
        assert_eq!(gold.len(), 1);
        assert_eq!(gold[0].document.text, text);
        let spans =
            |analysis: &crate::Analysis| analysis.tokens.iter().map(|token| token.span).collect::<Vec<_>>();
        assert_eq!(spans(&gold[0].analysis), spans(&english));
        assert!(written.contains("3-4\tdidn’t"), "{written}");
    }
}
