//! Clitics: "do|n’t", "it|’s", "can|not", "gon|na".

use super::token::Chunk;
use readout_document::Span;

/// What may follow an apostrophe as a clitic.
const AFTER_APOSTROPHE: [&str; 6] = ["s", "re", "ve", "ll", "d", "m"];

/// Words of two without an apostrophe, and how many bytes the first one has. All but the first lines are misspelt
/// as the web misspells them; words that also mean something else ("its", "ill", "were") are not here.
const FUSED: [(&str, usize); 43] = [
    ("cannot", 3),
    ("gonna", 3),
    ("gotta", 3),
    ("wanna", 3),
    ("outta", 3),
    ("gimme", 3),
    ("lemme", 3),
    ("dunno", 2),
    ("alot", 1),
    ("dont", 2),
    ("didnt", 3),
    ("doesnt", 4),
    ("cant", 2),
    ("wont", 2),
    ("couldnt", 5),
    ("wouldnt", 5),
    ("shouldnt", 6),
    ("isnt", 2),
    ("wasnt", 3),
    ("arent", 3),
    ("arnt", 2),
    ("werent", 4),
    ("havent", 4),
    ("hasnt", 3),
    ("hadnt", 3),
    ("aint", 2),
    ("im", 1),
    ("ive", 1),
    ("youre", 3),
    ("youve", 3),
    ("youll", 3),
    ("theyre", 4),
    ("theyve", 4),
    ("theyll", 4),
    ("weve", 2),
    ("thats", 4),
    ("whats", 4),
    ("theres", 5),
    ("heres", 4),
    ("hes", 2),
    ("shes", 3),
    ("wheres", 5),
    ("whos", 3),
];

/// Words that are misspelt for two where a certain word follows and are right elsewhere ("its the best", "its owner"), and
/// how many bytes the first one has.
const FUSED_BEFORE: [(&str, usize, &[&str]); 3] =
    [("its", 2, NEVER_OWNED), ("your", 3, NEVER_OWNED), ("lets", 3, DONE_TOGETHER)];

/// What never follows a possessive.
const NEVER_OWNED: &[&str] = &[
    "a", "an", "the", "not", "been", "gonna", "my", "our", "his", "her", "their", "this", "that", "there",
    "me", "him", "us", "them", "what", "how", "why", "where", "because", "if", "nothing",
];

/// What "let's" proposes.
const DONE_TOGETHER: &[&str] = &[
    "be", "call", "do", "face", "find", "get", "give", "go", "have", "hope", "just", "keep", "look", "make",
    "not", "say", "see", "start", "stop", "take", "talk", "think", "try",
];

/// Pushes a word and its clitics as tokens.
pub(super) fn push_word(text: &str, span: Span, spans: &mut Vec<Span>) {
    match cut(span.of(text)).or_else(|| cut_before(text, span)) {
        Some(at) => {
            spans.push(Span::new(span.start(), span.start() + at));
            spans.push(Span::new(span.start() + at, span.end()));
        }
        None => spans.push(span),
    }
}

/// Where the clitic of `word` begins.
fn cut(word: &str) -> Option<usize> {
    let bytes = word.as_bytes();
    let last = *bytes.last()?;
    if !word.is_ascii() || !bytes.iter().all(u8::is_ascii_alphabetic) {
        return cut_negation(word).or_else(|| cut_apostrophe(word));
    }
    // Few words end in a letter that a fused form ends in, and fewer have its length.
    if bytes.len() < 2
        || bytes.len() > 8
        || !matches!(last | 0x20, b't' | b'a' | b'e' | b'o' | b'm' | b's' | b'l')
    {
        return None;
    }
    FUSED
        .iter()
        .find(|(form, _)| form.len() == word.len() && word.eq_ignore_ascii_case(form))
        .map(|(_, at)| *at)
}

/// Where the clitic of a word begins that is misspelt for two, as what follows it tells.
fn cut_before(text: &str, span: Span) -> Option<usize> {
    let word = span.of(text);
    if !matches!(word.len(), 3..=4) || !word.ends_with(['s', 'r']) {
        return None;
    }
    let (_, at, before) = FUSED_BEFORE.iter().find(|(form, ..)| word.eq_ignore_ascii_case(form))?;
    let mut next = text[span.end()..].strip_prefix(' ')?.split(' ');
    let (first, second) = (next.next()?, next.next().unwrap_or_default());
    let first = first.trim_end_matches([',', '.', '!', '?']);
    // "its not inconsiderable debt" is no misspelling.
    let litotes = first == "not" && ["in", "un", "im"].iter().any(|prefix| second.starts_with(prefix));
    (before.contains(&first) && !litotes).then_some(*at)
}

/// "don’t" is "do" and "n’t".
fn cut_negation(word: &str) -> Option<usize> {
    let before = word.strip_suffix(['t', 'T'])?;
    let before = before.strip_suffix(is_apostrophe)?;
    let stem = before.strip_suffix(['n', 'N'])?;
    (!stem.is_empty()).then_some(stem.len())
}

/// "it’s" is "it" and "’s".
fn cut_apostrophe(word: &str) -> Option<usize> {
    let at = word.rfind(is_apostrophe)?;
    let clitic = word[at..].trim_start_matches(is_apostrophe);
    (at > 0 && is_clitic(clitic)).then_some(at)
}

fn is_clitic(letters: &str) -> bool {
    AFTER_APOSTROPHE.iter().any(|clitic| letters.eq_ignore_ascii_case(clitic))
}

/// Whether a character can be an apostrophe.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '`' | '‘' | '´' | 'ʼ')
}

/// Whether the apostrophe at `at` belongs to the word that began at `start`: before a clitic, or inside a name
/// ("O’Rourke"). A mark before a long word after a lower-case word closes or opens a quotation instead.
pub(super) fn apostrophe_joins(chunk: Chunk, start: usize, at: usize, after: usize) -> bool {
    let letters = letters_at(chunk, after);
    if is_clitic(letters) || letters.eq_ignore_ascii_case("t") {
        return true;
    }
    let before = &chunk.text[start..at];
    !matches!(chunk.char_before(after), Some('‘' | '`')) || before.len() <= 2
}

/// The ASCII letters at `at`.
fn letters_at<'a>(chunk: Chunk<'a>, at: usize) -> &'a str {
    let rest = chunk.rest(at);
    &rest[..rest.bytes().take_while(u8::is_ascii_alphabetic).count()]
}

/// Whether `form`, glued to the token `before` it, is a clitic of that token: the two are then one orthographic word,
/// as CoNLL-U's multiword tokens say ("don’t", "Norrland’s", "islands’").
pub(crate) fn is_glued_clitic(before: &str, form: &str) -> bool {
    if !before.ends_with(char::is_alphanumeric) {
        return false;
    }
    let letters = form.trim_start_matches(is_apostrophe);
    if letters.len() < form.len() {
        return is_clitic(letters) || (letters.is_empty() && before.ends_with(['s', 'S', 'z', 'x']));
    }
    let lower = before.len() + form.len();
    is_negation(form)
        || fused_forms().any(|(fused, at)| {
            fused.len() == lower
                && fused[..at].eq_ignore_ascii_case(before)
                && fused[at..].eq_ignore_ascii_case(form)
        })
}

/// All words of two without an apostrophe.
fn fused_forms() -> impl Iterator<Item = (&'static str, usize)> {
    FUSED.into_iter().chain(FUSED_BEFORE.map(|(form, at, _)| (form, at)))
}

fn is_negation(form: &str) -> bool {
    form.strip_prefix(['n', 'N'])
        .and_then(|rest| rest.strip_suffix(['t', 'T']))
        .is_some_and(|mark| mark.chars().all(is_apostrophe))
}

#[cfg(test)]
mod tests {
    use super::is_glued_clitic;
    use crate::segment::token::tokens;

    #[test]
    fn clitics_are_tokens() {
        assert_eq!(tokens("don't It’s Norrland’s"), ["do", "n't", "It", "’s", "Norrland", "’s"]);
        assert_eq!(tokens("we'll I’d you’ve can’t"), ["we", "'ll", "I", "’d", "you", "’ve", "ca", "n’t"]);
        assert_eq!(tokens("CAN'T cannot gonna"), ["CA", "N'T", "can", "not", "gon", "na"]);
        assert_eq!(tokens("islands’ harbour"), ["islands", "’", "harbour"]);
    }

    #[test]
    fn a_misspelling_is_known_by_what_follows() {
        assert_eq!(tokens("its the fog"), ["it", "s", "the", "fog"]);
        assert_eq!(tokens("Your not alone"), ["You", "r", "not", "alone"]);
        assert_eq!(tokens("Lets go"), ["Let", "s", "go"]);
        assert_eq!(tokens("alot of fog"), ["a", "lot", "of", "fog"]);
        assert_eq!(tokens("its owner lets them sail"), ["its", "owner", "lets", "them", "sail"]);
        assert_eq!(tokens("its not inconsiderable debt"), ["its", "not", "inconsiderable", "debt"]);
        assert!(is_glued_clitic("it", "s"));
    }

    #[test]
    fn a_clitic_is_known_from_a_closing_mark() {
        assert!(is_glued_clitic("do", "n’t"));
        assert!(is_glued_clitic("islands", "’"));
        assert!(is_glued_clitic("can", "not"));
        assert!(!is_glued_clitic("sail", "’"));
        assert!(!is_glued_clitic("sail", ","));
        assert!(!is_glued_clitic("sail", "ed"));
    }
}
