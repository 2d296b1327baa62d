//! Words of closed classes, by which the edges of a noun phrase beside a quotation are told.

fn is_one_of(word: &str, list: &[&str]) -> bool {
    list.iter().any(|entry| entry.eq_ignore_ascii_case(word))
}

/// Pronouns that can be the subject of an attribution.
pub(super) fn is_subject_pronoun(word: &str) -> bool {
    is_one_of(word, &["he", "she", "they", "it", "i", "we", "you", "who", "another", "others", "one", "both"])
}

/// Articles, possessives, quantifiers: words with which a description begins.
pub(super) fn is_determiner(word: &str) -> bool {
    is_one_of(
        word,
        &[
            "the", "a", "an", "this", "that", "these", "those", "his", "her", "their", "its", "my", "our",
            "your", "one", "two", "three", "four", "five", "another", "some", "several", "many", "other",
            "both", "most", "each", "every", "no", "any", "few", "more",
        ],
    )
}

/// Prepositions and subordinating words that end a noun phrase, "of" and "for" apart.
pub(super) fn ends_noun_phrase(word: &str) -> bool {
    is_one_of(
        word,
        &[
            "in",
            "on",
            "at",
            "by",
            "from",
            "with",
            "to",
            "as",
            "about",
            "after",
            "before",
            "during",
            "when",
            "while",
            "because",
            "since",
            "if",
            "that",
            "which",
            "who",
            "whose",
            "whom",
            "where",
            "into",
            "over",
            "under",
            "through",
            "via",
            "against",
            "between",
            "among",
            "amid",
            "despite",
            "without",
            "within",
            "following",
            "until",
            "though",
            "although",
            "but",
            "or",
            "than",
            "whether",
            "last",
            "this",
            "earlier",
            "later",
            "today",
            "yesterday",
            "tonight",
            "tomorrow",
            "recently",
            "then",
            "also",
            "again",
            "once",
            "out",
            "up",
            "upon",
            "per",
            "regarding",
            "concerning",
            "toward",
            "towards",
            "so",
            "not",
        ],
    )
}

/// Prepositions that may tie a place or house to a description: "a spokesman at the port", "an official in Vell".
pub(super) fn ties_to_description(word: &str) -> bool {
    is_one_of(word, &["at", "from", "in", "with", "on"])
}

/// "was", "has", "will": what may stand between a speaker and the verb.
pub(super) fn is_auxiliary(word: &str) -> bool {
    is_one_of(
        word,
        &[
            "has", "had", "have", "is", "was", "were", "are", "be", "been", "would", "will", "could", "can",
            "did", "does", "do", "should", "may", "might", "must", "’s", "'s", "’d", "'d", "’ve", "'ve",
            "n’t", "n't", "not", "to",
        ],
    )
}

/// Adverbs that may stand beside a reporting verb.
pub(super) fn is_adverb(word: &str) -> bool {
    let manner = word.len() > 4
        && word.ends_with("ly")
        && word.starts_with(char::is_lowercase)
        && !is_one_of(word, &["family", "ally", "italy", "july"]);
    manner
        || is_one_of(
            word,
            &[
                "also",
                "then",
                "later",
                "once",
                "often",
                "even",
                "still",
                "first",
                "again",
                "always",
                "never",
                "ever",
                "just",
                "now",
                "further",
                "thus",
                "soon",
                "twice",
                "already",
                "sometimes",
                "himself",
                "herself",
                "themselves",
                "itself",
                "all",
                "instead",
                "too",
                "simply",
                "rather",
                "there",
                "famously",
                "today",
                "yesterday",
                "afterward",
                "afterwards",
                "earlier",
                "better",
                "back",
                "merely",
                "only",
            ],
        )
}

/// Words that may stand alone before a quotation without making it part of a clause.
pub(super) fn is_connective(word: &str) -> bool {
    is_one_of(
        word,
        &[
            "still",
            "but",
            "and",
            "yet",
            "so",
            "then",
            "or",
            "however",
            "besides",
            "moreover",
            "also",
            "instead",
            "meanwhile",
            "finally",
            "first",
            "second",
            "third",
            "next",
            "now",
            "well",
            "plus",
            "nevertheless",
            "again",
            "nor",
            "indeed",
            "thus",
            "therefore",
            "because",
            "for",
            "q",
            "a",
        ],
    )
}

/// Days, months and the like: "said Solberg Tuesday".
pub(super) fn is_time_word(word: &str) -> bool {
    is_one_of(
        word,
        &[
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "mon",
            "tue",
            "tues",
            "wed",
            "thu",
            "thurs",
            "fri",
            "sat",
            "sun",
            "today",
            "yesterday",
            "tonight",
            "tomorrow",
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
            "jan.",
            "feb.",
            "mar.",
            "apr.",
            "aug.",
            "sept.",
            "oct.",
            "nov.",
            "dec.",
        ],
    )
}

/// "and", "&".
pub(super) fn joins(word: &str) -> bool {
    is_one_of(word, &["and", "&"])
}
