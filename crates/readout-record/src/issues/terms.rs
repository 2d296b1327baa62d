//! The words of a clause that an issue may turn on, and how a stance of the clause reaches them.

use super::matters::{Kind, Matters, Whose};
use crate::lexicon::Lexicon;
use crate::positions::Stance;
use crate::positions::stance::Carried;
use crate::positions::words::Words;
use crate::reading::Reading;
use crate::same_statement::words::{concept, family, has_synonyms};
use readout_document::Span;
use readout_english::{Kinds, Knowledge, Relation, Upos};
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
        let judges = reading.english().child(token, Relation::Cop).is_some();
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
        let governing = governing(reading, carried, token);
        let flips = reach + usize::from(contrary);
        let of_party = key.contains('/');
        let known = key.starts_with(|first: char| first.is_ascii_digit());
        let about = |it: &Carried| {
            is_about(reading, words, clause, it, token)
                && (known || !it.modal || brings(reading, words, it, token))
        };
        let direct = of_party || governing.is_none_or(about);
        let flipped = |stance: Stance| match stance {
            // "Talks may go on without Norrland": it need not take part.
            Stance::Open if flips % 2 == 1 && of_party => Stance::Against,
            stance if flips % 2 == 1 => stance.contrary(),
            stance => stance,
        };
        let governing = governing.filter(|_| direct);
        let of_whom = kind_of(matters, &key).is_some_and(|kind| kind.of_whom);
        let of = of_whom.then(|| party(reading, matters, clause, token, speaker)).flatten();
        // Who will not give something back says nothing for or against it.
        let stance =
            governing.filter(|_| !is_handed_over(reading, token)).and_then(|it| it.stance).map(flipped);
        let form = match form {
            // A verb on which nothing is said only tells what is done.
            Form::Verb | Form::Listed if stance.is_none() => continue,
            _ if carried.is_empty() => Form::Aside,
            form => form,
        };
        terms.push(Term {
            key,
            form,
            family: family(&reading.lemma(token)),
            token,
            phrase: phrase(reading, clause, token).filter(|_| !contrary),
            words: governing.map(|it| it.words),
            of,
            stance,
        });
    }
    terms
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
    // The oil of an oil price is no issue, but the peace of a peace deal is.
    let is_matter = |at: usize| matters.word(&reading.lemma(at), reading.upos(at) == Upos::Noun).is_some();
    if reading.relation(token) == Relation::Compound && !reading.head(token).is_some_and(is_matter) {
        return None;
    }
    if let Some(word) = matters.word(&lemma, reading.upos(token) == Upos::Noun) {
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
    if lemma.len() < 3 || matters.is_left_out(&lemma) || !lemma.chars().all(char::is_alphabetic) {
        return None;
    }
    let form = match reading.upos(token) {
        Upos::Noun if matches!(reading.relation(token), Relation::Amod | Relation::NmodPoss) => return None,
        Upos::Noun if DEVERBAL.iter().any(|ending| lemma.len() > 5 && lemma.ends_with(ending)) => {
            Form::Deverbal
        }
        Upos::Noun => Form::Head,
        Upos::Verb if has_synonyms(&lemma) && !lexicon.words.is_told(&lemma) => Form::Listed,
        Upos::Verb if !lexicon.words.is_told(&lemma) => Form::Verb,
        _ => return None,
    };
    let concept = concept(&lemma);
    // Who takes part is one issue for each party.
    let key = if concept == part() {
        format!("{concept}/{}", party(reading, matters, clause, token, speaker)?)
    } else {
        concept
    };
    Some(Named { key, contrary: false, form })
}

/// The concept of taking part in something, which "without" a party speaks of too.
fn part() -> String {
    concept("participate")
}

/// Endings of nouns that are made from verbs.
const DEVERBAL: &[&str] = &["ion", "ment", "al", "ance", "ence", "ing"];

/// Whether a noun names who does something to something: in "**the islands** must keep the toll" the toll is argued about,
/// and nobody argues about the islands.
fn acts(reading: &Reading, words: &Words, token: usize) -> bool {
    let english = reading.english();
    let verb = reading.head(token).filter(|_| reading.relation(token) == Relation::Nsubj);
    verb.is_some_and(|verb| {
        let lemma = reading.lemma(verb);
        let judges = words.harm.contains(&lemma) || words.taking_away.contains(&lemma);
        let object = english.children(verb).any(|child| {
            child > verb
                && matches!(reading.relation(child), Relation::Obj | Relation::Ccomp | Relation::Xcomp)
        });
        reading.upos(verb) == Upos::Verb && object && !judges && !words.ending.contains(&lemma)
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
        let own = matches!(reading.lemma(at).as_str(), "we" | "us" | "our" | "they" | "their");
        let own = speaker.filter(|_| own && reading.upos(at) == Upos::Pron).map(str::to_owned);
        own.or_else(|| reading.party(at).map(|party| matters.party(party)))
    };
    let below = english.subtree(token);
    let own = below.filter(|at| clause.contains(at) && *at != token).find_map(named);
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
    reading.english().subtree(token).find(is_body).map(|at| readout_story::words::fold(reading.word(at)))
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
    let no =
        |at: &usize| matches!(reading.lemma(*at).as_str(), "no" | "nothing" | "not" | "never" | "cannot");
    let no = (clause.start..case).find(no);
    let words = no.or(Some(case)).and_then(|from| reading.span(&(from..token + 1)));
    let stance = match (no, carried.first().and_then(|it| it.stance)) {
        (Some(_), _) => Some(Stance::For),
        (None, Some(_)) => Some(Stance::Against),
        (None, None) => return None,
    };
    let key = match matters.without() {
        Some(matter) => format!("{matter}/{party}"),
        None => format!("{}/{party}", part()),
    };
    Some(Term { key, form: Form::Head, family: String::new(), token, phrase: None, words, of: None, stance })
}

/// Whether a word only explains the noun by which the clause judges: "no realistic outcome **of the talks**".
fn explains_a_judgement(reading: &Reading, clause: &Range<usize>, carried: &[Carried], token: usize) -> bool {
    let english = reading.english();
    carried.iter().any(|it| {
        let Some(judgement) = english.tokens.get(it.predicate) else { return false };
        let judges = judgement.upos == Upos::Noun && english.child(it.predicate, Relation::Cop).is_some();
        let mut at = token;
        while judges && at != it.predicate {
            let Some(head) = reading.head(at).filter(|head| clause.contains(head)) else { return false };
            if head == it.predicate {
                return reading.relation(at).universal() == Relation::Nmod;
            }
            at = head;
        }
        false
    })
}

/// How often what the clause says of it is turned into its contrary on the way up from a token ("**without** Norrland’s
/// consent", "the **end** of the lease"); none when it stands aside of what the clause says.
fn reach(reading: &Reading, words: &Words, clause: &Range<usize>, token: usize) -> Option<usize> {
    let mut flips = case_flips(reading, words, token);
    let mut at = token;
    for _ in 0..64 {
        let relation = reading.relation(at);
        let beside = matches!(relation, Relation::Appos | Relation::AclRelcl | Relation::Parataxis)
            || relation == Relation::Advcl && !is_wanted(reading, at);
        if beside {
            return (!clause.contains(&reading.head(at)?)).then_some(flips);
        }
        let Some(head) = reading.head(at).filter(|head| clause.contains(head)) else { break };
        let alone = words.ending.contains(&reading.lemma(head))
            && relation == Relation::Nsubj
            && reading.english().child(head, Relation::Obj).is_none();
        let is_object = alone
            || matches!(
                relation.universal(),
                Relation::Obj | Relation::Nmod | Relation::Ccomp | Relation::Xcomp | Relation::Compound
            )
            || relation == Relation::NsubjPass;
        if is_object && words.taking_away.contains(&reading.lemma(head)) {
            flips += 1;
        }
        flips += case_flips(reading, words, head);
        at = head;
    }
    Some(flips)
}

/// Whether a thing is what somebody gives up, away or back: "they will not give back **the berths**".
fn is_handed_over(reading: &Reading, token: usize) -> bool {
    let away = |at: usize| matches!(reading.lemma(at).as_str(), "back" | "up" | "away" | "over");
    let verb = |at: usize| reading.upos(at) == Upos::Verb;
    let of_noun = |at: &usize| {
        matches!(reading.upos(*at), Upos::Det | Upos::Adj | Upos::Num | Upos::Noun) && !away(*at)
    };
    let first = (token.saturating_sub(4)..token).rev().take_while(of_noun).last().unwrap_or(token);
    let after_verb = first >= 2 && away(first - 1) && verb(first - 2);
    let before_particle = token + 1 < reading.english().tokens.len()
        && away(token + 1)
        && reading.head(token).is_some_and(|head| head < token && verb(head));
    after_verb || before_particle
}

/// "without", "against" before a noun.
fn case_flips(reading: &Reading, words: &Words, token: usize) -> usize {
    let cases = reading.english().children(token).filter(|child| reading.relation(*child) == Relation::Case);
    cases.filter(|case| words.taking_away.contains(&reading.lemma(*case))).count()
}

/// The stance that governs a token: the nearest one above it, or else the one that governs the clause.
fn governing<'a>(reading: &Reading, carried: &'a [Carried], token: usize) -> Option<&'a Carried> {
    let english = reading.english();
    let above =
        |it: &&Carried| !it.of_subject && english.is_below(token, it.predicate) && it.predicate != token;
    let nearest = carried.iter().filter(above).max_by_key(|it| it.depth);
    nearest.filter(|it| !it.weak).or_else(|| carried.iter().find(|it| !it.aside).or(nearest))
}

/// Whether a clause below another tells what that one is to bring about: "they must act **to save the harbour**". A
/// clause with a conjunction of its own ("because", "while") does not; one that follows its head with neither a
/// conjunction nor "to" is what the head speaks of, hung on the wrong word.
fn is_wanted(reading: &Reading, verb: usize) -> bool {
    let mut marks = reading.english().children(verb).filter(|child| *child < verb);
    let marked = marks.any(|child| reading.relation(child) == Relation::Mark && reading.lemma(child) != "to");
    let finite = !reading.word(verb).ends_with("ing") && !reading.word(verb).ends_with("ed");
    !marked && finite && reading.head(verb).is_some_and(|head| head < verb)
}

/// Whether what carries a stance is about a token, and not about something that it only stands beside: "they must be
/// heard **in the talks**" is not about the talks.
fn is_about(
    reading: &Reading,
    words: &Words,
    clause: &Range<usize>,
    carried: &Carried,
    token: usize,
) -> bool {
    let mut at = token;
    for _ in 0..64 {
        let Some(head) = reading.head(at).filter(|head| clause.contains(head)) else { return true };
        if at == carried.predicate {
            return true;
        }
        let own = head == carried.predicate && !carried.modal;
        let aside = match reading.relation(at) {
            Relation::Obl => true,
            Relation::Acl | Relation::Advcl => !is_wanted(reading, at),
            _ => false,
        };
        if aside && !own && case_flips(reading, words, at) == 0 {
            return false;
        }
        at = head;
    }
    true
}

/// Whether the verb of a modal brings a thing or takes it away, so that the stance is one on the thing.
fn brings(reading: &Reading, words: &Words, carried: &Carried, token: usize) -> bool {
    let verb = reading.lemma(carried.predicate);
    carried.predicate == token
        || words.bringing.contains(&verb)
        || words.taking_away.contains(&verb)
        || words.ending.contains(&verb)
        || reading.english().child(carried.predicate, Relation::Cop).is_some()
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
