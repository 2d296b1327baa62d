//! The trees of an account's sentences, as the patterns of events ask them.

use super::lexicon::Lexicon;
use super::list::List;
use super::when::gathering::{self, Named};
use crate::speech::scene::Scene;
use crate::{EventStatus, Statement};
use readout_document::Span;
use readout_english::{Relation, Upos, lemma};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::ops::Range;

/// Every tree of the account, with the children and the extent of each token at hand.
pub(super) struct Clauses<'a> {
    pub scene: Scene<'a>,
    pub lexicon: &'static Lexicon,
    first_child: Vec<u32>,
    next_sibling: Vec<u32>,
    extent: Vec<(u32, u32)>,
    /// Who speaks, for the verbs that are known to attribute a statement.
    speakers: FxHashMap<usize, usize>,
    /// The gatherings of known days that the account names.
    pub gatherings: Vec<Named>,
}

const NONE: u32 = u32::MAX;

/// The longest way up a tree that is walked.
const HEIGHT: usize = 12;

impl<'a> Clauses<'a> {
    pub fn new(scene: Scene<'a>, statements: &[Statement]) -> Self {
        let count = scene.english.tokens.len();
        let mut clauses = Self {
            scene,
            lexicon: Lexicon::built_in(),
            first_child: vec![NONE; count],
            next_sibling: vec![NONE; count],
            extent: (0..count as u32).map(|at| (at, at + 1)).collect(),
            speakers: FxHashMap::default(),
            gatherings: gathering::named(scene),
        };
        for at in (0..count).rev() {
            if let Some(head) = scene.english.tokens[at].head {
                clauses.next_sibling[at] = clauses.first_child[head];
                clauses.first_child[head] = at as u32;
            }
        }
        for sentence in &scene.english.sentences {
            clauses.measure(sentence.tokens.clone());
        }
        clauses.speakers = statements.iter().filter_map(|statement| clauses.attribution(statement)).collect();
        clauses
    }

    /// The verb that attributes a statement and the head of who speaks, in one sentence.
    fn attribution(&self, statement: &Statement) -> Option<(usize, usize)> {
        let cue = self.scene.tokens_in(statement.cue.as_ref()?.span);
        let verb = cue.clone().find(|at| self.upos(*at) == Upos::Verb)?;
        let speaker = self.scene.tokens_in(statement.speaker?.span);
        let outside = |at: &usize| self.head(*at).is_none_or(|head| !speaker.contains(&head));
        // Of "General Adeyle" behind a title that a tree parts, the one that hangs on the verb.
        let own = speaker.clone().find(|at| self.head(*at) == Some(verb));
        let head = own.or_else(|| speaker.clone().find(outside))?;
        let sentence = self.scene.english.sentence_of(verb)?;
        sentence.tokens.contains(&head).then_some((verb, head))
    }

    /// The extents of a sentence's tokens: children before their heads.
    fn measure(&mut self, tokens: Range<usize>) {
        let mut order: Vec<usize> =
            tokens.filter(|at| self.scene.english.tokens[*at].head.is_none()).collect();
        let mut next = 0;
        while next < order.len() {
            let at = order[next];
            order.extend(self.children(at));
            next += 1;
        }
        for at in order.into_iter().rev() {
            if let Some(head) = self.scene.english.tokens[at].head {
                let (start, end) = self.extent[at];
                let above = &mut self.extent[head];
                *above = (above.0.min(start), above.1.max(end));
            }
        }
    }

    pub fn children(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let mut next = self.first_child[at];
        std::iter::from_fn(move || {
            let child = (next != NONE).then_some(next as usize)?;
            next = self.next_sibling[child];
            Some(child)
        })
    }

    /// The children that hang there as `relation`, subtypes included.
    pub fn children_as(&self, at: usize, relation: Relation) -> impl Iterator<Item = usize> + '_ {
        self.children(at).filter(move |child| self.is(*child, relation))
    }

    pub fn child_as(&self, at: usize, relation: Relation) -> Option<usize> {
        self.children_as(at, relation).next()
    }

    /// Whether `at` hangs on its head as `relation`, subtypes included.
    pub fn is(&self, at: usize, relation: Relation) -> bool {
        let found = self.relation(at);
        found == relation || found.universal() == relation
    }

    pub fn relation(&self, at: usize) -> Relation {
        self.scene.english.tokens[at].relation
    }

    pub fn upos(&self, at: usize) -> Upos {
        self.scene.english.tokens[at].upos
    }

    pub fn head(&self, at: usize) -> Option<usize> {
        self.scene.english.tokens[at].head
    }

    /// `at` and what it hangs on, upwards.
    pub fn upwards(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(at), |at| self.head(*at)).take(HEIGHT)
    }

    /// From the first to the last token that hangs on `at`.
    pub fn extent(&self, at: usize) -> Range<usize> {
        let (start, end) = self.extent[at];
        start as usize..end as usize
    }

    /// Dictionary form in small letters, of names too.
    pub fn lemma(&self, at: usize) -> Cow<'a, str> {
        let word = self.scene.word(at);
        match self.upos(at) {
            Upos::Propn => Cow::Owned(lemma(&word.to_lowercase(), Upos::Noun).into_owned()),
            upos => lemma(word, upos),
        }
    }

    /// What a verb says of how far something has come, with its particle: "**called off**", "**put off**".
    pub fn verb_status(&self, verb: usize) -> Option<EventStatus> {
        let lemma = self.lemma(verb);
        let next = (verb + 1 < self.scene.english.tokens.len()).then_some(verb + 1);
        let particle = self.children_as(verb, Relation::CompoundPrt).next().or(next);
        let phrasal = particle.and_then(|particle| {
            let word = self.small(particle);
            matches!(&*word, "off" | "back" | "out").then(|| format!("{lemma}-{word}"))
        });
        phrasal.and_then(|verb| self.lexicon.verb_status(&verb)).or_else(|| self.lexicon.verb_status(&lemma))
    }

    /// The word in small letters.
    pub fn small(&self, at: usize) -> Cow<'a, str> {
        let word = self.scene.word(at);
        if word.chars().any(char::is_uppercase) {
            Cow::Owned(word.to_lowercase())
        } else {
            Cow::Borrowed(word)
        }
    }

    pub fn is_verb(&self, at: usize) -> bool {
        matches!(self.upos(at), Upos::Verb | Upos::Aux)
    }

    pub fn is_nominal(&self, at: usize) -> bool {
        matches!(self.upos(at), Upos::Noun | Upos::Propn | Upos::Pron)
            || matches!(self.upos(at), Upos::Num | Upos::Det | Upos::Adj | Upos::X)
                && !self.is(at, Relation::Amod)
                && !self.is(at, Relation::Det)
    }

    /// "**ahead of** the meeting"
    pub fn is_ahead(&self, noun: usize) -> bool {
        let from = self.phrase(noun).start;
        let start = self.children_as(noun, Relation::Case).min().map_or(from, |case| case.min(from));
        let ahead = |at: usize| self.small(at) == "ahead";
        (start.saturating_sub(1)..from).any(ahead)
    }

    /// Whether a token stands in the words for a time.
    pub fn is_time(&self, at: usize) -> bool {
        let span = self.scene.english.tokens[at].span;
        let times = &self.scene.english.times;
        let found = times.partition_point(|time| time.span.end() <= span.start());
        times.get(found).is_some_and(|time| time.span.overlaps(span))
    }

    /// The preposition before a noun.
    pub fn case(&self, at: usize) -> Option<Cow<'a, str>> {
        let child = self.children_as(at, Relation::Case).find(|case| *case < at)?;
        Some(self.small(child))
    }

    /// Whether what hangs there is a clause of its own, or the next in a row.
    fn leaves_phrase(&self, child: usize) -> bool {
        !matches!(
            self.relation(child).universal(),
            Relation::Det
                | Relation::Amod
                | Relation::Compound
                | Relation::Flat
                | Relation::Nummod
                | Relation::Goeswith
                | Relation::Fixed
                | Relation::Nmod
        )
    }

    /// The noun phrase around its head: articles, titles, owners and what "of" adds, nothing else.
    pub fn phrase(&self, head: usize) -> Range<usize> {
        let mut tokens = head..head + 1;
        for child in self.children(head) {
            let after = child > head;
            let keeps = !self.leaves_phrase(child)
                && (!after
                    || !self.is(child, Relation::Nmod)
                    || self.case(child).is_some_and(|case| case == "of"));
            let near = self.extent(child);
            if keeps && (near.end == tokens.start || near.start == tokens.end || !after) {
                tokens = tokens.start.min(near.start)..tokens.end.max(if after { near.end } else { 0 });
            }
        }
        tokens
    }

    pub fn phrase_span(&self, head: usize) -> Span {
        self.scene.span(&self.phrase(head))
    }

    /// `head` and what is joined to it by "and" or a comma.
    pub fn joined(&self, head: usize) -> Vec<usize> {
        let mut all = vec![head];
        let mut next = 0;
        while next < all.len() {
            let found: Vec<usize> = self
                .children_as(all[next], Relation::Conj)
                .filter(|child| self.is_nominal(*child) && !self.has_own_place(*child))
                .collect();
            all.extend(found);
            next += 1;
        }
        all.sort_unstable();
        all
    }

    /// "met Adeyle and **in Geneva**": read as joined, and told of the place.
    fn has_own_place(&self, noun: usize) -> bool {
        self.case(noun).is_some_and(|case| matches!(&*case, "in" | "at" | "on"))
    }

    /// The noun that "many of", "one of", "members of" count: of "many of his officials" the officials.
    pub fn counted(&self, head: usize) -> usize {
        let counts = self.lexicon.has(List::Counting, &self.small(head));
        let of = self
            .children_as(head, Relation::Nmod)
            .find(|child| self.case(*child).is_some_and(|case| case == "of"));
        of.filter(|_| counts).unwrap_or(head)
    }

    /// The subjects of a verb and of the verbs that it depends on: of "**the mayors** promised to let **their crews**
    /// start work" both.
    pub fn subjects(&self, verb: usize) -> Vec<usize> {
        let mut found: Vec<usize> = self.subject(verb).into_iter().collect();
        let mut at = verb;
        while let Some(head) = self.head(at).filter(|_| self.is(at, Relation::Xcomp)) {
            found.extend(self.child_as(head, Relation::Nsubj).filter(|subject| !found.contains(subject)));
            at = head;
        }
        found
    }

    /// The subject of a verb: its own, that of the verb it is tied to, or the noun it is said of.
    pub fn subject(&self, verb: usize) -> Option<usize> {
        let mut at = verb;
        for _ in 0..HEIGHT {
            // Who speaks is known better than the tree of a long sentence tells.
            if let Some(speaker) = self.speakers.get(&at) {
                return Some(self.antecedent(at, *speaker));
            }
            if let Some(subject) = self.own_subject(at).or_else(|| self.lost_subject(at)) {
                return Some(self.antecedent(at, subject));
            }
            let head = self.head(at)?;
            at = match self.relation(at).universal() {
                // "Pell became the first envoy to visit Vell": of whom that is said.
                Relation::Acl if self.is_first_to(at) => {
                    let above = self.head(head).filter(|_| self.is(head, Relation::Xcomp));
                    return self
                        .own_subject(head)
                        .or_else(|| above.and_then(|above| self.own_subject(above)))
                        .or(Some(head));
                }
                Relation::Acl if self.invited(at, head).is_some() => return self.invited(at, head),
                Relation::Acl => {
                    let noun = self.is_nominal(head);
                    if noun && self.lexicon.is_party(&self.lemma(head)) || self.upos(head) == Upos::Propn {
                        return Some(head);
                    }
                    // "his readiness to host", "plans to meet": of whoever has them.
                    if let Some(owner) =
                        self.children(head).find(|child| self.relation(*child) == Relation::NmodPoss)
                    {
                        return Some(owner);
                    }
                    self.governor(head)?
                }
                Relation::Xcomp
                | Relation::Conj
                | Relation::Advcl
                | Relation::Ccomp
                | Relation::Parataxis => {
                    // "asked Dorn to come": he who is asked.
                    let object = self.child_as(head, Relation::Obj).or(self.child_as(head, Relation::Iobj));
                    let asked = object.filter(|object| *object < at && self.is_person_like(*object));
                    // "thanked Dorn for freeing them": he who did it.
                    if self.is(at, Relation::Advcl) && asked.is_some() && self.is_reason(at) {
                        return asked;
                    }
                    // "quoted Dorn as saying": he who is quoted.
                    let quoted = || {
                        self.is(at, Relation::Advcl)
                            && !self.is_finite(at)
                            && self.children_as(at, Relation::Mark).any(|mark| self.small(mark) == "as")
                    };
                    if (self.is(at, Relation::Xcomp) || quoted()) && self.is_verb(head) && asked.is_some() {
                        return asked;
                    }
                    if self.is(at, Relation::Ccomp) && (!self.is_bare(at) || self.is_finite(at)) {
                        return None;
                    }
                    head
                }
                _ => return None,
            };
        }
        None
    }

    /// "**for freeing** them": what somebody is thanked or blamed for.
    fn is_reason(&self, verb: usize) -> bool {
        self.children(verb).any(|mark| {
            mark < verb
                && self.small(mark) == "for"
                && matches!(self.relation(mark).universal(), Relation::Mark | Relation::Case)
        })
    }

    /// The noun right before a verb with a tense that is joined to another verb by no word or comma: "came after the
    /// **council** approved it", where the tree has the council for an object of "came".
    fn lost_subject(&self, verb: usize) -> Option<usize> {
        let joined = self.relation(verb) == Relation::Conj && self.is_finite(verb);
        let linked = || self.children(verb).any(|child| self.is(child, Relation::Cc));
        let head = self.head(verb).filter(|head| joined && *head < verb && !linked())?;
        let before = (head + 1..verb).rev().find(|at| !matches!(self.upos(*at), Upos::Adv | Upos::Aux))?;
        let noun = matches!(self.upos(before), Upos::Noun | Upos::Propn) && !self.is_time(before);
        // The head of the words that end there.
        let whole = self.upwards(before).take_while(|at| *at > head).last().filter(|at| *at <= before);
        whole.filter(|_| noun)
    }

    /// The subject that hangs on the verb itself. Where a tree has two, the one beside the verb: of "it changed that on
    /// Monday when **she** held a call" not "that".
    fn own_subject(&self, verb: usize) -> Option<usize> {
        let before = self.children_as(verb, Relation::Nsubj).filter(|child| *child < verb).max();
        before.or_else(|| self.child_as(verb, Relation::Nsubj))
    }

    /// Whether a verb tells what somebody is the first, the last or the highest to have done.
    pub fn is_first_to(&self, verb: usize) -> bool {
        let to = self.children_as(verb, Relation::Mark).any(|mark| self.small(mark) == "to");
        let noun = self.head(verb).filter(|_| to && self.is(verb, Relation::Acl));
        noun.is_some_and(|noun| {
            let one_of_a_kind = |at: usize| {
                let word = self.small(at);
                matches!(
                    &*word,
                    "first" | "last" | "latest" | "only" | "second" | "third" | "most" | "highest"
                ) || word.contains("highest-")
            };
            one_of_a_kind(noun) || self.children(noun).any(one_of_a_kind)
        })
    }

    /// Whether a verb has neither subject nor tense of its own.
    fn is_bare(&self, at: usize) -> bool {
        self.child_as(at, Relation::Nsubj).is_none()
    }

    /// Who is to do what an invitation asks for: "an invitation **to Adeyle** to address the council".
    fn invited(&self, verb: usize, noun: usize) -> Option<usize> {
        let asks = matches!(&*self.lemma(noun), "invitation" | "order" | "appeal" | "plea");
        self.children_as(noun, Relation::Nmod).find(|child| {
            asks && *child < verb && self.case(*child).is_some_and(|case| matches!(&*case, "to" | "for"))
        })
    }

    /// The verb over a noun, through other nouns.
    pub fn governor(&self, noun: usize) -> Option<usize> {
        self.upwards(noun).skip(1).find(|at| self.is_verb(*at) || self.child_as(*at, Relation::Cop).is_some())
    }

    /// What "who", "which" or "that" stands for.
    fn antecedent(&self, verb: usize, subject: usize) -> usize {
        let relative = matches!(&*self.small(subject), "who" | "which" | "that");
        match self.head(verb) {
            Some(head) if relative && self.is(verb, Relation::Acl) => head,
            _ => subject,
        }
    }

    /// Whether a noun tells what somebody is somewhere for: "delegations are in Geneva **for talks**".
    pub fn is_there_for(&self, noun: usize, head: usize) -> bool {
        self.case(noun).is_some_and(|case| case == "for")
            && self.child_as(head, Relation::Cop).is_some()
            && self.upos(head) == Upos::Propn
            && self.case(head).is_some_and(|case| matches!(&*case, "in" | "at"))
    }

    fn is_person_like(&self, at: usize) -> bool {
        matches!(self.upos(at), Upos::Propn | Upos::Pron) || self.lexicon.is_party(&self.lemma(at))
    }

    /// Auxiliaries of a verb, its copula too.
    pub fn auxiliaries(&self, verb: usize) -> impl Iterator<Item = usize> + '_ {
        self.children(verb)
            .filter(|child| matches!(self.relation(*child).universal(), Relation::Aux | Relation::Cop))
    }

    /// The object of a verb; a name right after it may have been read as a complement.
    pub fn object(&self, verb: usize) -> Option<usize> {
        let complement = || {
            let named = |child: &usize| {
                matches!(self.upos(*child), Upos::Propn | Upos::Pron) && !self.is_time(*child)
            };
            self.children_as(verb, Relation::Xcomp).filter(|child| *child > verb).find(named)
        };
        let whom = || self.child_as(verb, Relation::Iobj);
        let object = self.children_as(verb, Relation::Obj).find(|child| !self.is_time(*child));
        object.or_else(complement).or_else(whom)
    }

    /// Whether a verb has a tense: "told", "has told", not "telling".
    pub fn is_finite(&self, verb: usize) -> bool {
        self.scene.english.tokens[verb].feats.verb_form == Some(readout_english::VerbForm::Fin)
            || self.auxiliaries(verb).next().is_some()
    }

    /// "**no** plans": whether a noun is told not to be.
    pub fn has_no(&self, noun: usize) -> bool {
        self.children_as(noun, Relation::Det).any(|det| self.small(det) == "no")
    }

    /// Whether "not" or "never" hangs on it.
    pub fn is_negated(&self, at: usize) -> bool {
        self.children(at).any(|child| {
            matches!(
                &*self.small(child),
                "not" | "n’t" | "n't" | "never" | "no" | "without" | "neither" | "nor"
            ) && !self.is(child, Relation::Cc)
        })
    }

    /// Where the words for a noun begin that "followed by" stands before, on whatever the tree has it hang: "a call,
    /// followed by **a harbour ministers’ meeting**".
    pub fn follows(&self, noun: usize) -> Option<usize> {
        let of_phrase = |at: &usize| {
            let nominal = matches!(
                self.upos(*at),
                Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num | Upos::Part
            );
            nominal || matches!(self.scene.word(*at), "’" | "'" | "’s" | "'s" | "-")
        };
        let first = (noun.saturating_sub(8)..noun).rev().take_while(of_phrase).last().unwrap_or(noun);
        let by = first.checked_sub(1).filter(|by| *by > 0 && self.small(*by) == "by")?;
        (self.small(by - 1) == "followed").then_some(first)
    }

    /// Whether a passive auxiliary or subject stands by it.
    pub fn is_passive(&self, verb: usize) -> bool {
        self.children(verb)
            .any(|child| matches!(self.relation(child), Relation::AuxPass | Relation::NsubjPass))
    }
}
