//! What a document's words look like to the model: shapes, lists, and where else in the document a word stands.

use super::knowledge::Kinds;
use super::lookup::Found;
use super::statistics::WordLevels;
use crate::Analysis;
use crate::model::hash;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// How a token is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Case {
    /// No letters with case: marks, digits.
    #[default]
    None,
    /// "ferry".
    Lower,
    /// "Ferry".
    Title,
    /// "UN", "U.N.".
    Upper,
    /// "A", "J.".
    Initial,
    /// "McLeod", "iPhone", "al-Bahr".
    Mixed,
}

/// A token as the model sees it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Word {
    /// Hash of the form.
    pub form: u64,
    /// Hash of the form in lower case.
    pub lower: u64,
    /// Hash of the shape: "Xx", "X.X.", "Xx-Xx".
    pub shape: u64,
    /// How it is written.
    pub case: Case,
    /// What the lists say.
    pub found: Found,
    /// How the word is used in news: levels of [`super::statistics`].
    pub levels: u32,
    /// Whether a sentence begins with it, also inside what is held for one sentence: after "." or an opening mark.
    pub opens: bool,
    /// What the rest of the document says of the form: bits of [`evidence`].
    pub evidence: u16,
}

impl Word {
    /// Whether a name may hold it without it standing between other words of the name.
    pub fn may_be_name(&self) -> bool {
        matches!(self.case, Case::Title | Case::Upper | Case::Initial | Case::Mixed)
    }

    /// Whether it is in capitals throughout.
    pub fn is_shouted(&self) -> bool {
        self.case == Case::Upper
    }
}

/// What one place in a document says of a form, for all other places.
pub(super) mod evidence {
    /// It follows a title.
    pub const TITLED: u16 = 1;
    /// It ends a run of capitals that begins with a given name.
    pub const FAMILY: u16 = 1 << 1;
    /// It begins such a run.
    pub const GIVEN: u16 = 1 << 2;
    /// It says something.
    pub const SPEAKS: u16 = 1 << 3;
    /// It follows "in", "from", "at", ...
    pub const LOCATED: u16 = 1 << 4;
    /// It is part of a run that ends as organisations do.
    pub const ORGANISED: u16 = 1 << 5;
    /// It stands in brackets after a run of capitals whose initials it has.
    pub const ACRONYM: u16 = 1 << 6;
    /// It is written in lower case elsewhere.
    pub const LOWER: u16 = 1 << 7;
    /// It has a capital in the middle of a sentence.
    pub const CAPITAL: u16 = 1 << 8;
    /// "the" stands before it.
    pub const THE: u16 = 1 << 9;
    /// It is part of a run of two or more.
    pub const LONG: u16 = 1 << 10;
    /// It stands alone between lower-case words in the middle of a sentence.
    pub const ALONE: u16 = 1 << 11;
}

/// Whether a name may go on over this word: "Ministry of Tides and Harbours", "Abd al - Karim".
pub(super) fn connects(word: &str) -> bool {
    matches!(
        word,
        "of" | "the"
            | "and"
            | "for"
            | "&"
            | "-"
            | "–"
            | "'"
            | "’"
            | "'s"
            | "’s"
            | "."
            | ","
            | "/"
            | "de"
            | "la"
            | "del"
            | "da"
            | "do"
            | "dos"
            | "das"
            | "di"
            | "du"
            | "des"
            | "le"
            | "les"
            | "van"
            | "von"
            | "der"
            | "den"
            | "ter"
            | "bin"
            | "bint"
            | "ibn"
            | "al"
            | "el"
            | "ul"
            | "y"
            | "e"
            | "in"
            | "on"
            | "to"
            | "at"
            | "with"
            | "against"
            | "'n'"
            | "ben"
            | "abu"
            | "af"
            | "av"
            | "i"
    ) || word.starts_with(|c: char| c.is_ascii_digit())
}

/// The words of a document.
pub(super) fn words(
    analysis: &Analysis,
    text: &str,
    found: &[Found],
    levels: Option<WordLevels>,
) -> Vec<Word> {
    let mut words: Vec<Word> = analysis
        .tokens
        .iter()
        .zip(found)
        .map(|(token, found)| Word { found: *found, ..written(token.span.of(text)) })
        .collect();
    mark_openings(analysis, text, &mut words);
    let known = gather(analysis, text, &words);
    for word in &mut words {
        if word.case != Case::None {
            word.levels = levels.map_or(0, |levels| levels.of(word.lower));
            word.evidence = known.get(&word.lower).copied().unwrap_or(0);
        }
    }
    words
}

/// Marks the words that begin a sentence.
fn mark_openings(analysis: &Analysis, text: &str, words: &mut [Word]) {
    for sentence in &analysis.sentences {
        let mut opens = true;
        for at in sentence.tokens.clone() {
            words[at].opens = opens;
            let form = analysis.tokens[at].span.of(text);
            opens = match form {
                "." => at > sentence.tokens.start && words[at - 1].case != Case::Initial,
                "!" | "?" | "“" | "‘" | ":" | "•" | "…" => true,
                // A mark that opens stands where a sentence may begin or after a comma.
                "\"" | "''" | "``" | "'" | "”" | ")" | "(" | "-" | "–" | "—" | "*" | "[" => opens,
                _ => false,
            };
        }
    }
}

/// A token by its letters alone.
fn written(form: &str) -> Word {
    let (mut lower, mut shape) = (hash::EMPTY, hash::EMPTY);
    let (mut capitals, mut smalls, mut digits, mut last) = (0, 0, 0, 0u8);
    let mut first_is_capital = false;
    let mut see = |class: u8| {
        if class != last {
            shape = hash::push(shape, class);
        }
        last = class;
    };
    for (at, c) in form.chars().enumerate() {
        if c.is_uppercase() {
            first_is_capital |= at == 0;
            capitals += 1;
            see(if capitals > 1 && smalls == 0 { b'Y' } else { b'X' });
        } else if c.is_alphabetic() {
            smalls += 1;
            see(b'x');
        } else if c.is_ascii_digit() {
            digits += 1;
            see(b'0');
        } else {
            see(c as u32 as u8);
        }
    }
    // "Mr." and "Mr" are one word.
    for c in form.strip_suffix('.').filter(|bare| bare.len() > 1).unwrap_or(form).chars() {
        if c.is_ascii() {
            lower = hash::push(lower, c.to_ascii_lowercase() as u8);
        } else {
            for c in c.to_lowercase() {
                let mut bytes = [0; 4];
                lower = c.encode_utf8(&mut bytes).bytes().fold(lower, hash::push);
            }
        }
    }
    let case = match (capitals, smalls) {
        (0, 0) => Case::None,
        (0, _) => Case::Lower,
        (1, 0) if digits == 0 => Case::Initial,
        (_, 0) => Case::Upper,
        (1, _) if first_is_capital => Case::Title,
        _ => Case::Mixed,
    };
    Word {
        form: hash::text(form),
        lower: hash::spread(lower),
        shape: hash::spread(shape),
        case,
        ..Word::default()
    }
}

/// The maximal stretch of words with capitals around `at`.
pub(super) fn run_around(words: &[Word], at: usize, sentence: &Range<usize>) -> Range<usize> {
    let before = words[sentence.start..at].iter().rev().take_while(|word| word.may_be_name()).count();
    let after = words[at..sentence.end].iter().take_while(|word| word.may_be_name()).count();
    at - before..(at + after).max(at + 1)
}

/// Gathers what each form's places say of it.
fn gather(analysis: &Analysis, text: &str, words: &[Word]) -> FxHashMap<u64, u16> {
    let mut known: FxHashMap<u64, u16> = FxHashMap::default();
    let form = |at: usize| analysis.tokens[at].span.of(text);
    for sentence in &analysis.sentences {
        let range = sentence.tokens.clone();
        let shouted = is_shouted(&words[range.clone()]);
        let mut at = range.start;
        while at < range.end {
            let word = &words[at];
            if word.case == Case::Lower {
                if form(at).len() > 3 {
                    *known.entry(word.lower).or_default() |= evidence::LOWER;
                }
                at += 1;
                continue;
            }
            if !word.may_be_name() || shouted {
                at += 1;
                continue;
            }
            let run = run_around(words, at, &range);
            note_run(&mut known, words, &form, &run, &range);
            at = run.end;
        }
    }
    known
}

/// A sentence most of whose longer words have capitals: a heading, whose capitals say little.
pub(super) fn is_shouted(words: &[Word]) -> bool {
    let lettered = words.iter().filter(|word| word.case != Case::None).count();
    let capital = words.iter().filter(|word| word.may_be_name()).count();
    lettered >= 4 && capital * 3 >= lettered * 2
}

fn note_run<'t>(
    known: &mut FxHashMap<u64, u16>,
    words: &[Word],
    form: &impl Fn(usize) -> &'t str,
    run: &Range<usize>,
    sentence: &Range<usize>,
) {
    let title = Kinds::ANY_TITLE.with(Kinds::OFFICE_HEAD);
    let mut start = run.start;
    let mut common = 0;
    while start + 1 < run.end && words[start].found.word.any(title) {
        start += 1;
        common |= evidence::TITLED;
    }
    let before = run.start.checked_sub(1).filter(|before| *before >= sentence.start);
    let after = (run.end < sentence.end).then_some(run.end);
    if before.is_some_and(|before| words[before].found.word.any(Kinds::ANY_TITLE)) {
        common |= evidence::TITLED;
    }
    if before.is_some_and(|before| is_locating(form(before))) {
        common |= evidence::LOCATED;
    }
    if before.is_some_and(|before| form(before) == "the") {
        common |= evidence::THE;
    }
    if after.is_some_and(|after| is_saying(form(after)))
        || before.is_some_and(|before| is_saying(form(before)))
    {
        common |= evidence::SPEAKS;
    }
    if run.end - start > 1 {
        common |= evidence::LONG;
        if words[run.end - 1].found.word.any(Kinds::ORGANISATION_LAST) {
            common |= evidence::ORGANISED;
        }
    } else if !words[start].opens && run.len() == 1 {
        common |= evidence::ALONE;
    }
    for (at, word) in words.iter().enumerate().take(run.end).skip(start) {
        let mut bits = common & !(evidence::LOCATED | evidence::THE);
        if at == start {
            bits |= common;
        }
        if !word.opens {
            bits |= evidence::CAPITAL;
        }
        *known.entry(word.lower).or_default() |= bits;
    }
    if run.end - start >= 2 && run.end - start <= 4 && words[start].found.word.any(Kinds::GIVEN) {
        *known.entry(words[start].lower).or_default() |= evidence::GIVEN;
        *known.entry(words[run.end - 1].lower).or_default() |= evidence::FAMILY;
    }
    note_acronym(known, words, form, &(start..run.end), sentence);
}

/// "the Northern Harbour Authority ( NHA )".
fn note_acronym<'t>(
    known: &mut FxHashMap<u64, u16>,
    words: &[Word],
    form: &impl Fn(usize) -> &'t str,
    run: &Range<usize>,
    sentence: &Range<usize>,
) {
    let acronym = run.end + 1;
    if acronym >= sentence.end || form(run.end) != "(" || words[acronym].case != Case::Upper {
        return;
    }
    // Small words inside the name stand before the run: "Ministry of Tides" is two runs.
    let from = run.end.saturating_sub(12).max(sentence.start);
    let letters = form(acronym);
    let first = letters.chars().next();
    let begins = (from..run.end).any(|at| words[at].may_be_name() && form(at).chars().next() == first);
    if begins && letters.len() >= 2 && letters.len() <= 8 {
        *known.entry(words[acronym].lower).or_default() |= evidence::ACRONYM;
    }
}

pub(super) fn is_locating(word: &str) -> bool {
    matches!(
        word,
        "in" | "from" | "near" | "at" | "across" | "to" | "around" | "outside" | "inside" | "throughout"
    )
}

pub(super) fn is_saying(word: &str) -> bool {
    matches!(
        word,
        "said"
            | "says"
            | "told"
            | "added"
            | "tweeted"
            | "asked"
            | "replied"
            | "explained"
            | "insisted"
            | "argued"
            | "continued"
            | "recalled"
            | "noted"
            | "wrote"
            | "stated"
            | "warned"
            | "stressed"
            | "admitted"
            | "claimed"
            | "declared"
            | "announced"
    )
}
