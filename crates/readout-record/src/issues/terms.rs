//! The words of a clause that an issue may turn on, and how a stance of the clause reaches them.

use super::matters::{Matters, Whose};
use crate::positions::Stance;
use crate::positions::stance::Carried;
use crate::positions::words::Words;
use crate::reading::Reading;
use readout_document::Span;
use readout_english::{Kinds, Knowledge, Relation, Upos};
use std::ops::Range;

/// A word that names what is argued about.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// What it names, the same in every account: a matter of the table with the party concerned, or the noun itself.
    pub key: String,
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
    clause: &Range<usize>,
    carried: &[Carried],
    speaker: Option<&str>,
) -> Vec<Term> {
    let matters = Matters::built_in();
    let mut terms = Vec::new();
    for token in clause.clone() {
        if let Some(without) = without(reading, matters, clause, carried, token) {
            // "No talks without Norrland": what the clause says is this, and nothing of the talks.
            if without.stance == Some(Stance::For) {
                return vec![without];
            }
            terms.push(without);
        }
        let Some((key, contrary)) = key(reading, matters, clause, token, speaker) else { continue };
        let judges = reading.english().child(token, Relation::Cop).is_some();
        let harmed = carried.iter().any(|it| it.of_subject && reading.head(token) == Some(it.predicate))
            && reading.relation(token) == Relation::Obj;
        if judges || harmed || explains_a_judgement(reading, clause, carried, token) {
            continue;
        }
        let Some(reach) = reach(reading, clause, token) else { continue };
        let governing = governing(reading, carried, token);
        let flips = reach + usize::from(contrary);
        let of_party = key.contains('/');
        let of_matter = key.starts_with(|first: char| first.is_ascii_digit());
        let about = |it: &Carried| {
            is_about(reading, clause, it, token) && (of_matter || !it.modal || brings(reading, it, token))
        };
        let direct = of_party || governing.is_none_or(about);
        let flipped = |stance: Stance| match stance {
            // "Talks may go on without Norrland": it need not take part.
            Stance::Open if flips % 2 == 1 && of_party => Stance::Against,
            stance if flips % 2 == 1 => stance.contrary(),
            stance => stance,
        };
        let governing = governing.filter(|_| direct);
        let of_whom = key.parse().is_ok_and(|matter| matters.kind(matter).of_whom);
        let of = of_whom.then(|| party(reading, matters, clause, token, speaker)).flatten();
        terms.push(Term {
            key,
            token,
            phrase: phrase(reading, clause, token).filter(|_| !contrary),
            words: governing.map(|it| it.words),
            of,
            stance: governing.and_then(|it| it.stance).map(flipped),
        });
    }
    terms
}

/// What a token names, and whether it names the contrary.
fn key(
    reading: &Reading,
    matters: &Matters,
    clause: &Range<usize>,
    token: usize,
    speaker: Option<&str>,
) -> Option<(String, bool)> {
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
        let whose = match matters.kind(word.matter).whose {
            Whose::Nobody => return Some((format!("{}", word.matter), word.contrary)),
            Whose::Party => party(reading, matters, clause, token, speaker)?,
            Whose::Body => body(reading, clause, token)?,
        };
        return Some((format!("{}/{whose}", word.matter), word.contrary));
    }
    let modifies =
        matches!(reading.relation(token), Relation::Compound | Relation::Amod | Relation::NmodPoss);
    let noun = reading.upos(token) == Upos::Noun && lemma.len() > 2 && !modifies;
    let plain = noun && !matters.is_left_out(&lemma) && lemma.chars().all(char::is_alphabetic);
    plain.then_some((lemma, false))
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
    Some(Term {
        key: format!("{}/{party}", matters.without()?),
        token,
        phrase: None,
        words,
        of: None,
        stance,
    })
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
fn reach(reading: &Reading, clause: &Range<usize>, token: usize) -> Option<usize> {
    let words = Words::built_in();
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
        let given_away = reading.english().children(head).any(|child| {
            child > head
                && matches!(reading.lemma(child).as_str(), "back" | "up" | "away")
                && reading.upos(head) == Upos::Verb
        });
        if is_object && (given_away || words.taking_away.contains(&reading.lemma(head))) {
            flips += 1;
        }
        flips += case_flips(reading, words, head);
        at = head;
    }
    Some(flips)
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
fn is_about(reading: &Reading, clause: &Range<usize>, carried: &Carried, token: usize) -> bool {
    let words = Words::built_in();
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
fn brings(reading: &Reading, carried: &Carried, token: usize) -> bool {
    let words = Words::built_in();
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
    let first = (first..=token).find(|at| !leading(at))?;
    reading.span(&(first..last))
}
