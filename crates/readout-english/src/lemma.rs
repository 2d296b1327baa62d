//! Lemmas: dictionary forms by exception table, then by rule.
//!
//! Three tables stand in `data/`: irregular forms (`irregular.txt`), forms that the treebanks' conventions decide
//! (`lemmas.txt`), and the dictionary forms of verbs and adjectives that tell "hoped" from "hopped".

mod inflection;

use crate::{Token, Upos};
use inflection::{comparison, plural, verb_form};
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::sync::LazyLock;

/// Forms of [`Upos`] and word with their lemmas.
static EXCEPTIONS: LazyLock<FxHashMap<(Upos, &'static str), &'static str>> = LazyLock::new(|| {
    let mut table = FxHashMap::default();
    for line in lines(include_str!("../data/irregular.txt")) {
        let mut words = line.split(' ');
        let (Some(class), Some(lemma)) = (words.next(), words.next()) else { continue };
        let classes: &[Upos] = match class {
            "verb" => &[Upos::Verb, Upos::Aux],
            "noun" => &[Upos::Noun],
            _ => &[Upos::Adj],
        };
        for form in words.chain([lemma]) {
            classes.iter().for_each(|class| _ = table.entry((*class, form)).or_insert(lemma));
        }
    }
    for line in lines(include_str!("../data/lemmas.txt")) {
        if let [class, form, lemma] = line.split(' ').collect::<Vec<_>>()[..]
            && let Ok(class) = class.parse()
        {
            table.insert((class, form), lemma);
        }
    }
    table
});

static VERBS: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| lines(include_str!("../data/verbs.txt")).collect());

static ADJECTIVES: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| lines(include_str!("../data/adjectives.txt")).collect());

fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("# "))
}

/// The lemma of a word form, as Universal Dependencies gives it: nouns in the singular, verbs in the infinitive,
/// adjectives in the positive; names keep their capitals.
///
/// ```
/// use readout_english::{Upos, lemma};
/// assert_eq!(lemma("told", Upos::Verb), "tell");
/// assert_eq!(lemma("Ferries", Upos::Noun), "ferry");
/// assert_eq!(lemma("n’t", Upos::Part), "not");
/// assert_eq!(lemma("Norrland", Upos::Propn), "Norrland");
/// ```
pub fn lemma(form: &str, upos: Upos) -> Cow<'_, str> {
    let small = small(form);
    if let Some(lemma) = EXCEPTIONS.get(&(upos, small.as_ref())) {
        return Cow::Borrowed(lemma);
    }
    let by_rule = match upos {
        Upos::Propn | Upos::Punct | Upos::Sym | Upos::X => return Cow::Borrowed(form),
        Upos::Noun => plural(&small),
        Upos::Verb | Upos::Aux => verb_form(&small, |word| VERBS.contains(word)),
        Upos::Adj => comparison(&small, |word| ADJECTIVES.contains(word)),
        _ => None,
    };
    by_rule.map_or(small, Cow::Owned)
}

/// The form in small letters and with plain apostrophes.
fn small(form: &str) -> Cow<'_, str> {
    let plain = |c: char| !c.is_uppercase() && c != '’';
    if form.chars().all(plain) {
        Cow::Borrowed(form)
    } else {
        Cow::Owned(form.to_lowercase().replace('’', "'"))
    }
}

impl Token {
    /// The token's lemma: see [`lemma`]. It is worked out when it is asked for.
    pub fn lemma<'a>(&self, text: &'a str) -> Cow<'a, str> {
        lemma(self.span.of(text), self.upos)
    }
}

#[cfg(test)]
mod tests {
    use super::lemma;
    use crate::Upos::{Adj, Aux, Noun, Part, Propn, Verb};

    #[test]
    fn verbs_lose_their_endings() {
        let cases = [
            ("hoped", "hope"),
            ("hopped", "hop"),
            ("stopping", "stop"),
            ("making", "make"),
            ("agreed", "agree"),
            ("tries", "try"),
            ("tried", "try"),
            ("passes", "pass"),
            ("goes", "go"),
            ("vowed", "vow"),
            ("visited", "visit"),
            ("negotiating", "negotiate"),
            ("calls", "call"),
            ("lying", "lie"),
            ("said", "say"),
            ("winning", "win"),
            ("quarrelled", "quarrel"),
            ("resumed", "resume"),
            ("pausing", "pause"),
            ("eroded", "erode"),
        ];
        for (form, expected) in cases {
            assert_eq!(lemma(form, Verb), expected);
        }
    }

    #[test]
    fn verbs_that_no_list_has_go_by_their_shape() {
        let cases = [
            ("greenlighting", "greenlight"),
            ("zonified", "zonify"),
            ("trebucheting", "trebuchet"),
            ("crubbed", "crub"),
            ("crubes", "crube"),
        ];
        for (form, expected) in cases {
            assert_eq!(lemma(form, Verb), expected);
        }
    }

    #[test]
    fn nouns_are_singular() {
        let cases = [
            ("ferries", "ferry"),
            ("talks", "talk"),
            ("women", "woman"),
            ("crises", "crisis"),
            ("ministries", "ministry"),
            ("boxes", "box"),
            ("churches", "church"),
            ("politics", "politics"),
            ("pass", "pass"),
            ("houses", "house"),
            ("spokesmen", "spokesman"),
            ("heroes", "hero"),
            ("knives", "knife"),
            ("axes", "axis"),
        ];
        for (form, expected) in cases {
            assert_eq!(lemma(form, Noun), expected);
        }
    }

    #[test]
    fn adjectives_are_positive_and_clitics_whole() {
        let cases = [
            ("larger", "large"),
            ("biggest", "big"),
            ("easier", "easy"),
            ("better", "good"),
            ("proper", "proper"),
        ];
        for (form, expected) in cases {
            assert_eq!(lemma(form, Adj), expected);
        }
        assert_eq!(lemma("’re", Aux), "be");
        assert_eq!(lemma("wo", Aux), "will");
        assert_eq!(lemma("n’t", Part), "not");
        assert_eq!(lemma("Solberg", Propn), "Solberg");
    }
}
