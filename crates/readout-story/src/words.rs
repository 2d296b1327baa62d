//! Words folded for comparison: case, accents, kinds of apostrophe and the full stops of "U.S." make no difference.

use readout_document::Span;
use std::iter::once;
use unicode_normalization::UnicodeNormalization;

/// A word and the form of it that is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// Lower case, without accents, apostrophes and inner full stops.
    pub folded: String,
}

/// The words of `text` inside `span`, passing over the stretches in `skip` (sorted, such as citation digits).
///
/// ```
/// use readout_document::Span;
/// use readout_story::words::words;
/// let text = "The U.S. won’t.";
/// let folded: Vec<_> = words(text, Span::new(0, text.len()), &[]).into_iter().map(|word| word.folded).collect();
/// assert_eq!(folded, ["the", "us", "wont"]);
/// ```
pub fn words(text: &str, span: Span, skip: &[Span]) -> Vec<Word> {
    let mut found = Vec::new();
    let mut start = None;
    let skipped = |at: usize| {
        let after = skip.partition_point(|piece| piece.start() <= at);
        skip[..after].last().is_some_and(|piece| piece.holds(at))
    };
    let mut characters = span.of(text).char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let at = span.start() + at;
        let next = characters.peek().map(|(_, next)| *next);
        if !skipped(at) && (character.is_alphanumeric() || start.is_some() && joins(character, next)) {
            start.get_or_insert(at);
        } else if let Some(from) = start.take() {
            found.push(word(text, Span::new(from, at)));
        }
    }
    if let Some(from) = start {
        found.push(word(text, Span::new(from, span.end())));
    }
    found
}

/// Whether `character` holds a word together when `next` follows it.
fn joins(character: char, next: Option<char>) -> bool {
    matches!(character, '\'' | '’' | '.' | ',')
        && next.is_some_and(char::is_alphanumeric)
        && (!matches!(character, ',') || next.is_some_and(|next| next.is_ascii_digit()))
        || is_mark(character)
}

/// A combining mark belongs to the letter before it.
fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}')
}

fn word(text: &str, span: Span) -> Word {
    Word { span, folded: fold(span.of(text)) }
}

/// `text` in lower case without accents, and without anything that is neither letter, digit nor space.
///
/// ```
/// assert_eq!(readout_story::words::fold("Zelenskyy’s Ærø, Łódź"), "zelenskyys aero, lodz".replace(',', ""));
/// ```
pub fn fold(text: &str) -> String {
    if text.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_ascii() {
            push(character.to_ascii_lowercase(), &mut folded);
        } else {
            once(character).nfkd().flat_map(char::to_lowercase).for_each(|small| push(small, &mut folded));
        }
    }
    folded
}

fn push(character: char, folded: &mut String) {
    match character {
        ' ' | 'a'..='z' | '0'..='9' => folded.push(character),
        'ø' => folded.push('o'),
        'ł' => folded.push('l'),
        'đ' | 'ð' => folded.push('d'),
        'þ' => folded.push_str("th"),
        'ß' => folded.push_str("ss"),
        'æ' => folded.push_str("ae"),
        'œ' => folded.push_str("oe"),
        'ı' => folded.push('i'),
        character if character.is_alphanumeric() => folded.push(character),
        _ => {}
    }
}

/// Words that carry no content of their own: function words, auxiliaries and the commonest verbs of reporting.
pub fn is_function_word(folded: &str) -> bool {
    FUNCTION_WORDS.binary_search(&folded).is_ok()
}

/// Sorted.
const FUNCTION_WORDS: &[&str] = &[
    "a",
    "about",
    "above",
    "added",
    "adding",
    "after",
    "again",
    "against",
    "all",
    "also",
    "am",
    "among",
    "an",
    "and",
    "any",
    "are",
    "arent",
    "as",
    "at",
    "be",
    "because",
    "been",
    "before",
    "being",
    "between",
    "both",
    "but",
    "by",
    "called",
    "can",
    "cannot",
    "cant",
    "could",
    "couldnt",
    "did",
    "didnt",
    "do",
    "does",
    "doesnt",
    "doing",
    "dont",
    "down",
    "during",
    "each",
    "even",
    "every",
    "few",
    "for",
    "from",
    "further",
    "get",
    "go",
    "going",
    "got",
    "had",
    "has",
    "hasnt",
    "have",
    "havent",
    "having",
    "he",
    "hed",
    "hell",
    "her",
    "here",
    "hers",
    "herself",
    "hes",
    "him",
    "himself",
    "his",
    "how",
    "i",
    "id",
    "if",
    "ill",
    "im",
    "in",
    "including",
    "into",
    "is",
    "isnt",
    "it",
    "its",
    "itself",
    "ive",
    "just",
    "let",
    "lets",
    "like",
    "made",
    "make",
    "many",
    "may",
    "me",
    "might",
    "more",
    "most",
    "mr",
    "mrs",
    "ms",
    "much",
    "must",
    "my",
    "myself",
    "no",
    "nor",
    "not",
    "now",
    "of",
    "off",
    "on",
    "once",
    "one",
    "only",
    "or",
    "other",
    "our",
    "ours",
    "ourselves",
    "out",
    "over",
    "own",
    "said",
    "same",
    "say",
    "saying",
    "says",
    "she",
    "shell",
    "shes",
    "should",
    "shouldnt",
    "so",
    "some",
    "still",
    "such",
    "take",
    "than",
    "that",
    "thats",
    "the",
    "their",
    "theirs",
    "them",
    "themselves",
    "then",
    "there",
    "theres",
    "these",
    "they",
    "theyll",
    "theyre",
    "theyve",
    "this",
    "those",
    "through",
    "to",
    "told",
    "too",
    "two",
    "under",
    "until",
    "up",
    "upon",
    "us",
    "very",
    "want",
    "wants",
    "was",
    "wasnt",
    "we",
    "well",
    "were",
    "werent",
    "weve",
    "what",
    "when",
    "where",
    "whether",
    "which",
    "while",
    "who",
    "whom",
    "whose",
    "why",
    "will",
    "with",
    "within",
    "without",
    "wont",
    "would",
    "wouldnt",
    "yes",
    "yet",
    "you",
    "youd",
    "youll",
    "your",
    "youre",
    "yours",
    "yourself",
    "youve",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        words(text, Span::new(0, text.len()), &[]).into_iter().map(|word| word.folded).collect()
    }

    #[test]
    fn function_words_are_sorted_so_that_they_can_be_searched() {
        assert!(FUNCTION_WORDS.is_sorted());
    }

    #[test]
    fn numbers_keep_their_inner_marks_in_one_word() {
        assert_eq!(
            folded("$7.5 billion, 1,200 men, 40-minute call"),
            ["75", "billion", "1200", "men", "40", "minute", "call"]
        );
    }

    #[test]
    fn curly_and_straight_apostrophes_fold_to_the_same_word() {
        assert_eq!(folded("didn’t"), folded("didn't"));
    }

    #[test]
    fn a_letter_and_its_combining_accent_are_one_word() {
        assert_eq!(folded("Bogota\u{301} Bogotá"), ["bogota", "bogota"]);
    }

    #[test]
    fn skipped_stretches_end_a_word() {
        let text = "talks12 resumed";
        let skip = [Span::new(5, 7)];
        let found = words(text, Span::new(0, text.len()), &skip);
        assert_eq!(found.iter().map(|word| word.span.of(text)).collect::<Vec<_>>(), ["talks", "resumed"]);
    }
}
