//! Sentences that can be read without the one before them.

/// Words a line of the quick look may have.
const LENGTH: std::ops::RangeInclusive<usize> = 8..=40;

/// First words that lean on the sentence before. Sorted.
const LEANING: &[&str] = &[
    "also",
    "and",
    "another",
    "both",
    "but",
    "earlier",
    "he",
    "her",
    "here",
    "his",
    "however",
    "i",
    "instead",
    "it",
    "its",
    "just",
    "later",
    "meanwhile",
    "my",
    "nevertheless",
    "only",
    "or",
    "our",
    "she",
    "so",
    "still",
    "such",
    "that",
    "their",
    "then",
    "there",
    "therefore",
    "these",
    "they",
    "this",
    "those",
    "we",
    "yet",
    "you",
];

/// Whether `text`, a sentence of `length` words, can be read alone: it is whole, does not begin by leaning on what
/// came before, names whom its pronouns stand for, and tells who speaks when it quotes.
pub fn stands_alone(text: &str, length: usize) -> bool {
    LENGTH.contains(&length)
        && is_whole(text)
        && !leans(text)
        && names_its_pronouns(text)
        && tells_who_speaks(text)
}

/// Begins like a sentence, ends like one, and its quotation marks pair.
fn is_whole(text: &str) -> bool {
    let begins = text.trim_start_matches(['“', '"']).starts_with(char::is_uppercase);
    let last = text.trim_end_matches(['”', '"', '’', '\'', ')']);
    // Citation digits may follow the full stop.
    let ends = last.trim_end_matches(|character: char| character.is_ascii_digit()).ends_with(['.', '!']);
    let marks_pair =
        text.matches('“').count() == text.matches('”').count() && text.matches('"').count().is_multiple_of(2);
    begins && ends && marks_pair && !last.ends_with("...")
}

fn leans(text: &str) -> bool {
    let Some(first) = text.split_whitespace().next() else { return true };
    let quotes = first.starts_with(['“', '"']);
    let first: String = bare(first).to_lowercase();
    !quotes && LEANING.binary_search(&first.as_str()).is_ok()
}

/// Every third person pronoun has a name before it that it can stand for.
fn names_its_pronouns(text: &str) -> bool {
    let mut named = false;
    for (number, word) in text.split_whitespace().enumerate() {
        let word = bare(word);
        match word.to_lowercase().as_str() {
            "he" | "she" | "they" | "him" | "his" | "her" | "their" | "them" => {
                if !named {
                    return false;
                }
            }
            "i" | "we" | "it" | "the" | "a" => {}
            _ => named |= number > 0 && word.starts_with(char::is_uppercase),
        }
    }
    true
}

/// A sentence that begins with a quotation names the speaker outside the marks.
fn tells_who_speaks(text: &str) -> bool {
    if !text.starts_with(['“', '"']) {
        return true;
    }
    let mut quoted = false;
    let outside: String = text
        .chars()
        .filter(|character| {
            match character {
                '“' => quoted = true,
                '”' => quoted = false,
                '"' => quoted = !quoted,
                _ => {}
            }
            !quoted
        })
        .collect();
    outside.split_whitespace().any(|word| bare(word).starts_with(char::is_uppercase))
}

fn bare(word: &str) -> &str {
    word.trim_matches(|character: char| !character.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alone(text: &str) -> bool {
        stands_alone(text, text.split_whitespace().count())
    }

    #[test]
    fn the_words_to_search_are_sorted() {
        assert!(LEANING.is_sorted());
    }

    #[test]
    fn a_sentence_that_names_what_it_speaks_of_stands_alone() {
        assert!(alone("Mira Solberg said on Monday that she would close the harbour."));
        assert!(alone("“We will close the harbour before winter,” Mira Solberg told reporters."));
        assert!(alone("The council voted for the sale of the tower.12"));
    }

    #[test]
    fn a_sentence_that_leans_on_the_one_before_does_not() {
        assert!(!alone("She said on Monday that the harbour would be closed."));
        assert!(!alone("But the council voted against the sale of the tower."));
        assert!(!alone("After the vote he left the hall without a word to Solberg."));
        assert!(!alone("“We will close the harbour before the winter,” she told reporters."));
    }

    #[test]
    fn a_sentence_that_is_not_whole_does_not() {
        assert!(!alone("• Mira Solberg, who will lead the talks on the harbour"));
        assert!(!alone("Mira Solberg said: “We will close the harbour before winter."));
        assert!(!alone("Will Mira Solberg close the harbour before winter comes?"));
    }
}
