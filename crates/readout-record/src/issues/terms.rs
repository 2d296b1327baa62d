//! The words of a clause that an issue may turn on, and how a stance of the clause reaches them.

use super::matters::{Kind, Matters, Whose, Word};
use super::reach::{
    brings, explains_a_judgement, goes_through, governing, is_about, is_handed_over, is_of_a_kind, is_role,
    reach, tells_which,
};
use crate::lexicon::Lexicon;
use crate::positions::Stance;
use crate::positions::stance::{Carried, supposed};
use crate::positions::words::Words;
use crate::reading::Reading;
use crate::same_statement::words::{concept, family, has_synonyms};
use readout_document::Span;
use readout_english::{Kinds, Knowledge, Relation, Upos, lemma};
use readout_story::words::fold;
use std::ops::Range;

/// As what a word names something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// It heads a noun phrase, or is a word with synonyms.
    Head,
    /// The same, and made from a verb: "extension".
    Deverbal,
    /// A verb: it names what a noun made from it names, when there is one.
    Verb,
    /// A verb for which reporters put nouns and other verbs: "join", "membership".
    Listed,
    /// It only modifies a noun ("the **toll** dispute"), or nothing in the clause carries a stance: alone it makes no
    /// issue.
    Aside,
}

/// A word that names what is argued about.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// What it names, the same in every account: the family of the word ("negotiation", "negotiate"), or the number of
    /// its synonyms with the party concerned.
    pub key: String,
    /// As what.
    pub form: Form,
    /// The family of the word.
    pub family: String,
    /// The word.
    pub token: usize,
    /// The noun phrase it heads, as far as it names the matter; none for a verb.
    pub phrase: Option<Span>,
    /// The words that carry a stance on it.
    pub words: Option<Span>,
    /// The party whose it is, where stances on different parties' do not contradict each other.
    pub of: Option<String>,
    /// Which, once negations and words that take away are reckoned in.
    pub stance: Option<Stance>,
    /// Whether it is left open that there be none of it: "talks may go on **without Norrland**".
    pub spared: bool,
}

impl Term {
    /// A term that stands in what came before.
    pub fn inherited(key: String, carried: &Carried) -> Self {
        Self {
            key,
            form: Form::Aside,
            family: String::new(),
            token: carried.predicate,
            phrase: None,
            words: Some(carried.words),
            of: None,
            stance: carried.stance,
            spared: false,
        }
    }
}

/// The terms of a clause with the stances that its words carry on them.
///
/// `speaker` is the party whom "we" and "their" stand for.
pub fn terms(
    reading: &Reading,
    lexicon: &Lexicon,
    clause: &Range<usize>,
    carried: &[Carried],
    speaker: Option<&str>,
) -> Vec<Term> {
    let Lexicon { matters, words } = lexicon;
    let mut terms = Vec::new();
    let supposed = supposed(reading, clause);
    for token in clause.clone() {
        if let Some(without) = without(reading, matters, clause, carried, token) {
            // "No talks without Norrland": what the clause says is this, and nothing of the talks.
            if without.stance == Some(Stance::For) {
                return vec![without];
            }
            terms.push(without);
        }
        let Some(Named { key, contrary, form }) = named(reading, lexicon, clause, token, speaker) else {
            continue;
        };
        let judges =
            reading.upos(token) == Upos::Noun && reading.english().child(token, Relation::Cop).is_some();
        let harmed = carried.iter().any(|it| it.of_subject && reading.head(token) == Some(it.predicate))
            && reading.relation(token) == Relation::Obj;
        if judges
            || harmed
            || form != Form::Verb && key.starts_with(char::is_alphabetic) && acts(reading, words, token)
            || explains_a_judgement(reading, clause, carried, token)
        {
            continue;
        }
        let Some(reach) = reach(reading, words, clause, token) else { continue };
        let governing = governing(reading, clause, carried, token);
        let flips = reach + usize::from(contrary);
        let of_party = key.contains('/');
        if of_party && tells_which(reading, token) {
            continue;
        }
        let known = key.starts_with(|first: char| first.is_ascii_digit());
        let about = |it: &Carried| {
            is_about(reading, words, clause, it, token)
                && goes_through(reading, words, clause, it, token)
                && (known || !it.modal || brings(reading, words, it, token))
        };
        let direct = of_party && flips > 0 || governing.is_none_or(about);
        let flipped = |stance: Stance| match stance {
            stance if flips % 2 == 1 => stance.contrary(),
            stance => stance,
        };
        let role = is_role(reading, clause, token);
        let only_told = role || supposed.contains(&token) || is_background(reading, token);
        let governing = governing.filter(|it| direct && !only_told && !is_of_a_kind(reading, it, token));
        let of_whom = kind_of(matters, &key).is_some_and(|kind| kind.of_whom);
        let of = of_whom.then(|| party(reading, matters, clause, token, speaker)).flatten();
        // Who will not give something back says nothing for or against it.
        let possible = |it: &Carried| !it.possible || of_party && flips % 2 == 1;
        let stance = governing
            .filter(|it| possible(it) && !is_handed_over(reading, token))
            .and_then(|it| it.stance)
            .map(flipped);
        let form = match form {
            // A verb on which nothing is said only tells what is done.
            Form::Verb | Form::Listed if stance.is_none() => continue,
            _ if carried.is_empty() || role => Form::Aside,
            form => form,
        };
        let spared = of_party && flips % 2 == 1 && stance == Some(Stance::Open);
        terms.push(Term {
            spared,
            key,
            form,
            family: family(reading.lemma(token)),
            token,
            phrase: phrase(reading, clause, token).filter(|_| !contrary),
            words: governing.map(|it| it.words),
            of,
            stance,
        });
    }
    terms
}

/// Whether a noun only tells under what, when or in spite of what something is: "the envoy, **under** the old sanctions".
fn is_background(reading: &Reading, token: usize) -> bool {
    reading.english().children(token).any(|case| {
        reading.relation(case) == Relation::Case
            && matches!(
                reading.lemma(case),
                "under"
                    | "amid"
                    | "despite"
                    | "during"
                    | "after"
                    | "since"
                    | "following"
                    | "besides"
                    | "unlike"
            )
    })
}

/// What makes one issue or several of what a key names.
pub fn kind_of<'a>(matters: &'a Matters, key: &str) -> Option<&'a Kind> {
    let number = key.split_once('/').map_or(key, |(number, _)| number);
    number.parse().ok().and_then(|matter: usize| matters.kind(matter))
}

/// What a token names.
struct Named {
    key: String,
    /// Whether it names the contrary.
    contrary: bool,
    form: Form,
}

fn named(
    reading: &Reading,
    lexicon: &Lexicon,
    clause: &Range<usize>,
    token: usize,
    speaker: Option<&str>,
) -> Option<Named> {
    let matters = &lexicon.matters;
    if !matches!(reading.upos(token), Upos::Noun | Upos::Verb | Upos::Adj) {
        return None;
    }
    let lemma = reading.lemma(token);
    // The oil of an oil price is no issue, but the peace of a peace deal is, and the deal names it.
    let is_matter = |at: usize| matter(reading, matters, at).is_some();
    let compound = reading.relation(token) == Relation::Compound && stands_before_noun(reading, token);
    let other = |at: usize| {
        let (own, its) = (matter(reading, matters, token), matter(reading, matters, at));
        own.zip(its).is_some_and(|(own, its)| own.matter != its.matter)
    };
    // "Aid talks" are about talks.
    if compound && reading.head(token).is_some_and(other) {
        return None;
    }
    if compound && !reading.head(token).is_some_and(is_matter) {
        return None;
    }
    let arranged = || {
        let before = token.checked_sub(1).filter(|before| clause.contains(before))?;
        let of = reading.head(before) == Some(token) && matters.arranges(lemma);
        matter(reading, matters, before).filter(|_| of)
    };
    if let Some(word) = matter(reading, matters, token).or_else(arranged) {
        let whose = match matters.kind(word.matter)?.whose {
            Whose::Nobody => {
                let key = format!("{}", word.matter);
                return Some(Named { key, contrary: word.contrary, form: Form::Head });
            }
            Whose::Party => party(reading, matters, clause, token, speaker)?,
            Whose::Body => body(reading, clause, token)?,
        };
        let key = format!("{}/{whose}", word.matter);
        return Some(Named { key, contrary: word.contrary, form: Form::Head });
    }
    if lemma.len() < 3 || matters.is_left_out(lemma) || !lemma.chars().all(char::is_alphabetic) {
        return None;
    }
    let form = match reading.upos(token) {
        Upos::Noun if matches!(reading.relation(token), Relation::Amod | Relation::NmodPoss) => return None,
        Upos::Noun if DEVERBAL.iter().any(|ending| lemma.len() > 5 && lemma.ends_with(ending)) => {
            Form::Deverbal
        }
        Upos::Noun => Form::Head,
        Upos::Verb if has_synonyms(lemma) && !lexicon.words.is_told(lemma) => Form::Listed,
        Upos::Verb if !lexicon.words.is_told(lemma) => Form::Verb,
        _ => return None,
    };
    let concept = concept(lemma);
    // Who takes part is one issue for each party.
    let key = if concept == part() {
        format!("{concept}/{}", party(reading, matters, clause, token, speaker)?)
    } else {
        concept
    };
    Some(Named { key, contrary: false, form })
}

/// The matter that a token names: in its dictionary form, as it stands ("boots"), or as the verb whose participle it is
/// ("the islands must be **involved**").
fn matter(reading: &Reading, matters: &Matters, token: usize) -> Option<Word> {
    let noun = reading.upos(token) == Upos::Noun;
    let word = reading.word(token);
    let participle = || {
        let is = reading.upos(token) == Upos::Adj && (word.ends_with("ed") || word.ends_with("ing"));
        is.then(|| fold(&lemma(word, Upos::Verb)))
    };
    let found = matters.word(reading.lemma(token), noun);
    let found = found.or_else(|| matters.word(&fold(word), noun).filter(|_| noun));
    let found = found.or_else(|| matters.word(&participle()?, false))?;
    let next = token + 1;
    let with_next = || format!("{} {}", reading.lemma(token), reading.folded(next));
    let other =
        next < reading.english().tokens.len() && matters.has_other_senses() && matters.is_other(&with_next());
    (!other).then_some(found)
}

/// Whether what follows a word may be the noun that it tells apart: in "steps for **the harbour** and the islands" the tree
/// may have the one tell apart the other.
fn stands_before_noun(reading: &Reading, token: usize) -> bool {
    let next = reading.english().tokens.get(token + 1).map(|next| next.upos);
    !matches!(next, Some(Upos::Cconj | Upos::Adp | Upos::Verb | Upos::Aux | Upos::Sconj) | None)
}

/// The concept of taking part in something, which "without" a party speaks of too.
fn part() -> String {
    concept("participate")
}

/// Endings of nouns that are made from verbs.
pub(super) const DEVERBAL: &[&str] = &["ion", "ment", "al", "ance", "ence", "ing"];

/// Whether a noun names who does something to something: in "**the islands** must keep the toll" the toll is argued about,
/// and nobody argues about the islands.
fn acts(reading: &Reading, words: &Words, token: usize) -> bool {
    let english = reading.english();
    let verb = reading.head(token).filter(|_| reading.relation(token) == Relation::Nsubj);
    verb.is_some_and(|verb| {
        let lemma = reading.lemma(verb);
        let judges = words.harm.contains(lemma) || words.taking_away.contains(lemma);
        let object = english.children(verb).any(|child| {
            child > verb
                && matches!(reading.relation(child), Relation::Obj | Relation::Ccomp | Relation::Xcomp)
        });
        reading.upos(verb) == Upos::Verb && object && !judges && !words.ending.contains(lemma)
    })
}

/// Whether a word is what a clause speaks of: it heads it, or is the subject or object of its verb.
pub fn is_topic(reading: &Reading, clause: &Range<usize>, token: usize) -> bool {
    let mut at = token;
    for _ in 0..3 {
        let Some(head) = reading.head(at).filter(|head| clause.contains(head)) else { return true };
        let central = matches!(
            reading.relation(at).universal(),
            Relation::Nsubj | Relation::Obj | Relation::Ccomp | Relation::Xcomp | Relation::Nmod
        );
        if !central {
            return false;
        }
        at = head;
    }
    false
}

/// The party that takes part or is kept out: whose involvement it is, or who must be involved.
fn party(
    reading: &Reading,
    matters: &Matters,
    clause: &Range<usize>,
    token: usize,
    speaker: Option<&str>,
) -> Option<String> {
    let english = reading.english();
    let named = |at: usize| {
        let own = matches!(reading.lemma(at), "we" | "us" | "our" | "they" | "their");
        let own = speaker.filter(|_| own && reading.upos(at) == Upos::Pron).map(str::to_owned);
        own.or_else(|| reading.party(at).map(|party| matters.party(party)))
    };
    // "A say in the islands’ future": whose future it is tells not who has the say.
    let in_what = |at: usize| {
        let part = std::iter::successors(Some(at), |at| reading.head(*at)).take(8);
        part.take_while(|at| *at != token).any(|at| {
            english.children(at).any(|case| {
                reading.relation(case) == Relation::Case
                    && matches!(reading.lemma(case), "in" | "at" | "on" | "over" | "into")
            })
        })
    };
    let below = english.subtree(token);
    let own = below.filter(|at| clause.contains(at) && *at != token && !in_what(*at)).find_map(named);
    own.or_else(|| {
        let mut at = token;
        for _ in 0..5 {
            let subject = english.child(at, Relation::Nsubj).filter(|subject| *subject != token);
            if let Some(party) = subject.and_then(|subject| english.subtree(subject).find_map(named)) {
                return Some(party);
            }
            at = english.tokens[at].head?;
        }
        None
    })
}

/// The alliance, union or club whose membership it is.
fn body(reading: &Reading, clause: &Range<usize>, token: usize) -> Option<String> {
    let is_body = |at: &usize| {
        let word = reading.word(*at);
        let kinds = Knowledge::built_in().kinds_of(word);
        let acronym = word.len() > 1 && word.chars().all(|it| it.is_uppercase() || it.is_ascii_digit());
        clause.contains(at)
            && reading.upos(*at) == Upos::Propn
            && !kinds.any(Kinds::PLACE)
            && (kinds.any(Kinds::ORGANISATION) || acronym)
    };
    reading.english().subtree(token).find(is_body).map(|at| reading.folded(at).to_owned())
}

/// "without" and a party: that it should take part, when there is to be nothing without it ("**no** talks **without
/// Norrland**"), and else that it need not.
fn without(
    reading: &Reading,
    matters: &Matters,
    clause: &Range<usize>,
    carried: &[Carried],
    token: usize,
) -> Option<Term> {
    let english = reading.english();
    let case = english
        .children(token)
        .find(|child| reading.relation(*child) == Relation::Case && reading.lemma(*child) == "without")?;
    let party = matters.party(reading.party(token)?);
    let no = |at: &usize| matches!(reading.lemma(*at), "no" | "nothing" | "not" | "never" | "cannot");
    let no = (clause.start..case).find(no);
    let words = no.or(Some(case)).and_then(|from| reading.span(&(from..token + 1)));
    let stance = match (no, carried.first().and_then(|it| it.stance)) {
        (Some(_), _) => Some(Stance::For),
        (None, Some(Stance::Open)) => Some(Stance::Open),
        (None, Some(_)) => Some(Stance::Against),
        (None, None) => return None,
    };
    let spared = stance == Some(Stance::Open);
    let key = match matters.without() {
        Some(matter) => format!("{matter}/{party}"),
        None => format!("{}/{party}", part()),
    };
    Some(Term {
        key,
        form: Form::Head,
        family: String::new(),
        token,
        phrase: None,
        words,
        of: None,
        stance,
        spared,
    })
}

/// The noun phrase around a token as far as it names the matter: its modifiers before it, and "of", "for", "in" with a
/// name after it.
fn phrase(reading: &Reading, clause: &Range<usize>, token: usize) -> Option<Span> {
    let english = reading.english();
    if reading.upos(token) != Upos::Noun {
        return None;
    }
    let mut first = token;
    let mut last = token + 1;
    for child in english.children(token).filter(|child| clause.contains(child)) {
        match reading.relation(child) {
            Relation::Compound | Relation::Amod | Relation::Nummod | Relation::NmodPoss if child < token => {
                first = first.min(english.subtree(child).start);
            }
            Relation::Nmod if child > token && reading.upos(child) == Upos::Propn && child - token <= 3 => {
                last = last.max(child + 1);
            }
            _ => {}
        }
    }
    let first = first.max(clause.start).max(token.saturating_sub(4));
    let leading = |at: &usize| {
        matches!(reading.upos(*at), Upos::Part | Upos::Det | Upos::Adp | Upos::Punct | Upos::Pron)
    };
    // The "person" of "in-person talks" begins no name.
    let hyphened = |at: &usize| {
        let start = english.tokens[*at].span.start();
        reading.text()[..start].ends_with(['-', '‑'])
    };
    let first = (first..=token).find(|at| !leading(at) && !hyphened(at))?;
    reading.span(&(first..last))
}
