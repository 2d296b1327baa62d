//! Who is said to speak: the subject of the reporting verb, by the parse, else by the words.

use super::syntax::{is_finite, main_clause_comma};
use super::{Finding, Site};
use crate::cues::Form;
use crate::speech::closed_class::{Class, ends_noun_phrase, is, is_determiner};
use crate::speech::phrase;
use crate::speech::scene::Scene;
use readout_english::{Relation, Upos, Xpos};
use std::ops::Range;

/// Who is said to speak: the subject of the verb.
pub(super) fn speaker(scene: Scene, site: &Site, finding: &Finding) -> Option<Range<usize>> {
    let found = finding
        .speaker
        .clone()
        .or_else(|| main_subject(scene, site))
        .or_else(|| object_of_blame(scene, site))
        .or_else(|| telling(scene, site))
        .or_else(|| before_aside(scene, site))
        .or_else(|| super::actuality::driven(scene, site))
        .or_else(|| speaker_before(scene, site))
        .or_else(|| {
            let parsed = parsed_subject(scene, site)
                .filter(|tokens| names_somebody(scene, tokens) && !is_mute(scene, tokens));
            parsed.filter(|tokens| !is_in_content(tokens, site, finding))
        })
        .or_else(|| worded_subject(scene, site, finding).filter(|tokens| !is_mute(scene, tokens)))
        .or_else(|| worded_subject(scene, site, finding).and_then(|_| past_mute(scene, site)))
        .map(|tokens| speaker_of_words(scene, without_front(scene, tokens)))?;
    let found = without_adjunct(scene, found);
    (names_somebody(scene, &found) && phrase::is_closed(scene, &found) && !is_mute(scene, &found))
        .then_some(found)
}

/// "**Towns** that make fat profits say": the subject at the front, where the words beside the verb cannot
/// speak.
fn past_mute(scene: Scene, site: &Site) -> Option<Range<usize>> {
    phrase::clause_subject(scene, site.start, site.verb)
}

/// "Towns that make **fat profits** say": what cannot speak, whatever the parse hung the verb on.
fn is_mute(scene: Scene, tokens: &Range<usize>) -> bool {
    let english = &scene.english.tokens;
    let ends = |at: &usize| {
        let hyphen = scene.word(*at) == "-" && !scene.stands_apart(*at);
        let to = english[*at].upos == Upos::Part && scene.word(*at) == "to";
        to || matches!(english[*at].upos, Upos::Adp | Upos::Punct | Upos::Verb | Upos::Aux | Upos::Sconj)
            && !hyphen
            || matches!(scene.word(*at), "who" | "which" | "that")
    };
    let end = (tokens.start + 1..tokens.end).find(ends).unwrap_or(tokens.end);
    let head = end - 1;
    if end < tokens.end && matches!(scene.word(end), "’s" | "'s") || english[head].upos != Upos::Noun {
        return false;
    }
    let word = scene.word(head).to_lowercase();
    let state = word.len() > 5 && ["ness", "ism", "hood"].iter().any(|ending| word.ends_with(ending));
    is(&word, Class::Mute)
        || state
            && !matches!(
                word.as_str(),
                "witness" | "business" | "neighborhood" | "neighbourhood" | "governess"
            )
}

/// Without the time or adverb behind it: "Harbour master Pell **on Tuesday**", "the guild**, meanwhile**".
fn without_adjunct(scene: Scene, mut tokens: Range<usize>) -> Range<usize> {
    if tokens.len() > 2
        && is(scene.word(tokens.end - 1), Class::Connective)
        && scene.word(tokens.end - 2) == ","
    {
        tokens.end -= 2;
    }
    if let Some(from) = phrase::time_before(scene, tokens.end)
        && from > tokens.start + 1
        && matches!(scene.word(from - 1), "on" | "late" | "early")
    {
        tokens.end = from - 1;
    }
    tokens
}

/// "In addition to saying that it leaks, **Solberg** has left": a gerund in an adjunct at the front has the subject of the
/// main clause.
fn main_subject(scene: Scene, site: &Site) -> Option<Range<usize>> {
    let front = is(scene.word(site.start), Class::OpeningAdjunct)
        && site.verb > site.start
        && !(site.start..site.verb).any(|at| {
            let nominal = matches!(scene.english.tokens[at].upos, Upos::Propn | Upos::Pron);
            nominal || is_finite(scene, at) || scene.word(at) == ","
        });
    if site.found.form != Form::Gerund || !front {
        return None;
    }
    let comma = main_clause_comma(scene, site.past(), site.end)?;
    phrase::clause_subject(scene, comma + 1, site.end)
}

/// "The board scolded **Solberg** for saying that it leaks": who is blamed or praised for saying is the object of that verb.
fn object_of_blame(scene: Scene, site: &Site) -> Option<Range<usize>> {
    let tokens = &scene.english.tokens;
    let for_ = site.verb.checked_sub(1).filter(|at| *at > site.start && scene.word(*at) == "for")?;
    if site.found.form != Form::Gerund {
        return None;
    }
    let parted = |at: &usize| !matches!(scene.word(*at), "," | ";" | "—");
    let object = (site.start..for_)
        .rev()
        .take_while(parted)
        .find(|&at| matches!(tokens[at].relation, Relation::Obj | Relation::Iobj))?;
    let blames = tokens[object].head.is_some_and(|verb| verb < object && tokens[verb].upos == Upos::Verb);
    let found = noun_phrase(scene, object, for_);
    let speaks =
        matches!(scene.word(object), "him" | "her" | "them") || crate::speech::can_speak(scene, &found);
    (blames && speaks).then_some(found)
}

/// "Dorn angered **the leaders, who**, on a call, blamed him": the noun phrase before a "who" with an aside behind it.
fn before_aside(scene: Scene, site: &Site) -> Option<Range<usize>> {
    let closing = site.verb.checked_sub(1).filter(|at| *at > site.start && scene.word(*at) == ",")?;
    let opening = (site.start..closing).rev().find(|at| scene.word(*at) == ",")?;
    let who = opening.checked_sub(1).filter(|at| *at > site.start && scene.word(*at) == "who")?;
    phrase::subject(scene, site.start, who + 1)
}

/// "She released **a letter** from the yard that says the hull leaks": what tells, with a "which" that stands for it.
fn telling(scene: Scene, site: &Site) -> Option<Range<usize>> {
    let tokens = &scene.english.tokens;
    let that = site.verb.checked_sub(1).filter(|at| matches!(scene.word(*at), "that" | "which"))?;
    let finite = matches!(site.found.form, Form::Past | Form::Third);
    let near = |at: &usize| !is_finite(scene, *at) && !matches!(scene.word(*at), "," | ";" | "—" | "”");
    let noun = (site.start.max(that.saturating_sub(12))..that)
        .rev()
        .take_while(near)
        .find(|&at| tokens[at].upos == Upos::Noun && is(&scene.word(at).to_lowercase(), Class::Tells))?;
    let start = scene.english.subtree(noun).start.max(site.start);
    let end = if scene.word(that) == "which" { that + 1 } else { noun + 1 };
    finite.then_some(start.min(noun)..end)
}

/// "**The crew**, who asked for a pilot, got one on Monday, the port said": what stands in the content says nothing.
fn is_in_content(tokens: &Range<usize>, site: &Site, finding: &Finding) -> bool {
    let before = |piece: &Range<usize>| piece.end <= site.verb && piece.contains(&tokens.start);
    finding.pattern == "parenthetical" && finding.content.iter().any(before)
}

/// "Solberg said it would sail, **adding** that it was late": who speaks in the attribution before the comma.
fn speaker_before(scene: Scene, site: &Site) -> Option<Range<usize>> {
    let comma = site.verb.checked_sub(1).filter(|comma| *comma > site.start && scene.word(*comma) == ",")?;
    if site.found.form != Form::Gerund {
        return None;
    }
    let (verb, found) = (site.start + 1..comma).rev().find_map(|at| {
        let found = scene.verb(at, comma)?;
        let said = matches!(found.form, Form::Past | Form::Participle | Form::Third);
        let verb = scene.english.tokens[at].upos == Upos::Verb && !scene.is_quoted(at);
        (said && verb && found.verb.frames.that && found.verb.frames.quote).then_some((at, found))
    })?;
    let before = Site { verb, found, ..*site };
    let parsed = parsed_subject(scene, &before).filter(|tokens| tokens.end <= verb);
    parsed.or_else(|| phrase::subject(scene, site.start, verb))
}

/// The subject by the parse; of a gerund or a second verb, the subject of the one it hangs on.
fn parsed_subject(scene: Scene, site: &Site) -> Option<Range<usize>> {
    let english = scene.english;
    let mut verb = site.verb;
    english.tokens[verb].head.or_else(|| english.child(verb, Relation::Nsubj))?;
    for _ in 0..4 {
        if let Some(subject) = subject_of(scene, verb) {
            let antecedent = is_pronoun(scene.word(subject))
                .then(|| {
                    nearest(scene, site, subject)
                        .or_else(|| named_before(scene, site, subject))
                        .or_else(|| antecedent(scene, verb, subject))
                        .or_else(|| predicate(scene, site, subject))
                })
                .flatten();
            if antecedent.is_some() {
                return antecedent;
            }
            let found = noun_phrase(scene, subject, site.verb);
            let outer = (verb != site.verb).then(|| outer_subject(scene, site, verb, &found)).flatten();
            return Some(outer.unwrap_or(found));
        }
        if verb == site.verb && has_subject_beside(scene, site) {
            return None;
        }
        let relation = english.tokens[verb].relation.universal();
        let head = english.tokens[verb].head?;
        match relation {
            Relation::Acl if verb == site.verb && is_occasion(scene, head) => verb = head,
            // "took turns urging", "took the step of criticizing": whose turn and step it was.
            Relation::Acl if verb == site.verb && is_turn(scene, site, head) => verb = head,
            // "The keeper drew fire for his map, **calling** it art": who drew it, whatever noun the gerund was hung on.
            Relation::Acl if verb == site.verb && behind_comma(scene, site) => {
                let outer = subject_around(scene, site, head);
                return Some(outer.unwrap_or_else(|| noun_phrase(scene, head, site.verb)));
            }
            Relation::Acl => return Some(noun_phrase(scene, head, site.verb)),
            Relation::Obl | Relation::Nmod | Relation::Obj if verb != site.verb => verb = head,
            // "Solberg nodded, **going** on to say": a gerund behind a comma is nothing said.
            Relation::Ccomp
                if english.tokens[verb].xpos == Xpos::Vbg
                    && verb > site.start
                    && scene.word(verb - 1) == "," =>
            {
                verb = head;
            }
            Relation::Conj | Relation::Xcomp | Relation::Advcl | Relation::Parataxis => verb = head,
            _ => return None,
        }
    }
    None
}

/// Whether the verb is a gerund behind a comma.
fn behind_comma(scene: Scene, site: &Site) -> bool {
    site.found.form == Form::Gerund && site.verb > site.start && scene.word(site.verb - 1) == ","
}

/// The subject of the verb that `noun` belongs to, when that speaks and the noun is nothing that tells.
fn subject_around(scene: Scene, site: &Site, noun: usize) -> Option<Range<usize>> {
    let english = scene.english;
    let word = scene.word(noun).to_lowercase();
    if english.tokens[noun].upos == Upos::Noun && is(&word, Class::Tells) {
        return None;
    }
    let mut at = noun;
    for _ in 0..5 {
        if english.tokens[at].relation.universal() == Relation::Nsubj {
            return None;
        }
        at = english.tokens[at].head.filter(|head| *head < site.verb)?;
        if english.tokens[at].upos == Upos::Verb
            && let Some(subject) = subject_of(scene, at).filter(|subject| *subject < at)
        {
            let found = noun_phrase(scene, subject, at);
            let thing = english.tokens[noun].upos == Upos::Noun && !is_mute(scene, &found);
            let said = !is_pronoun(scene.word(subject)) && (thing || names_speaker_of(scene, &found));
            return said.then_some(found);
        }
    }
    None
}

/// "Solberg said the pier would close and **suggested** that it leaks": a verb that the parse joins to what is said, whose
/// subject is nobody who speaks, goes on with the verb of saying.
fn outer_subject(scene: Scene, site: &Site, inner: usize, subject: &Range<usize>) -> Option<Range<usize>> {
    let english = scene.english;
    let said = english.tokens[inner].head.filter(|head| *head < subject.start)?;
    let relation = english.tokens[inner].relation.universal();
    // "disputed the notion that the hull is sound and said": the clause hangs on the object of the verb.
    let (said, content) = match relation {
        Relation::Acl if english.tokens[said].upos == Upos::Noun => {
            (english.tokens[said].head.filter(|head| *head < said)?, !speaks_of(scene, said))
        }
        _ => (said, relation == Relation::Ccomp),
    };
    let reports = || {
        relation == Relation::Acl || scene.verb(said, site.end).is_some_and(|found| found.verb.frames.that)
    };
    let speaks = || {
        let last = scene.word(subject.end - 1).to_lowercase();
        names_speaker_of(scene, subject) || is(&last, Class::Tells)
    };
    // "would close and suggested": the verbs are no pair.
    let unlike = || {
        let modal = english.children(inner).any(|child| english.tokens[child].xpos == Xpos::Md);
        modal && matches!(site.found.form, Form::Past | Form::Third)
    };
    let outer =
        (content && reports() && (unlike() || !speaks())).then(|| subject_of(scene, said)).flatten()?;
    (outer < said).then(|| noun_phrase(scene, outer, said))
}

/// Whether a noun is somebody or something that may speak.
fn speaks_of(scene: Scene, noun: usize) -> bool {
    let word = scene.word(noun).to_lowercase();
    is(&word, Class::Tells)
        || is(word.strip_suffix('s').unwrap_or(&word), Class::Tells)
        || readout_english::Knowledge::built_in().is_office(&word)
}

fn names_speaker_of(scene: Scene, tokens: &Range<usize>) -> bool {
    crate::speech::can_speak(scene, tokens)
        || matches!(scene.word(tokens.start), "I" | "we" | "We" | "who") && tokens.len() == 1
}

/// "a leak **the harbour master said** is small": a finite verb with a noun phrase right before it has its subject there,
/// whatever the parse hung it on.
fn has_subject_beside(scene: Scene, site: &Site) -> bool {
    let english = scene.english;
    let finite = matches!(site.found.form, Form::Past | Form::Third)
        && english.tokens[site.verb].relation.universal() != Relation::Acl;
    let first = phrase::before_auxiliaries(scene, site.start, site.verb);
    let beside = first.checked_sub(1).filter(|before| *before >= site.start);
    finite
        && beside.is_some_and(|before| {
            matches!(english.tokens[before].upos, Upos::Noun | Upos::Propn | Upos::Pron)
        })
}

/// "said at a **briefing** announcing": an occasion at which somebody speaks, that says nothing itself.
fn is_occasion(scene: Scene, noun: usize) -> bool {
    let word = scene.word(noun).to_lowercase();
    is(&word, Class::Occasion) && !is(&word, Class::Tells)
}

/// "Solberg took **turns** urging": the object of a verb that is nobody who speaks.
fn is_turn(scene: Scene, site: &Site, noun: usize) -> bool {
    let tokens = &scene.english.tokens;
    let object = matches!(tokens[noun].relation.universal(), Relation::Obj | Relation::Obl);
    site.found.form == Form::Gerund
        && object
        && tokens[noun].upos == Upos::Noun
        && is(scene.word(noun), Class::Turn)
}

/// "the last government, which had insisted": the noun that the pronoun stands for, with the pronoun.
fn antecedent(scene: Scene, verb: usize, pronoun: usize) -> Option<Range<usize>> {
    let english = scene.english;
    let mut at = verb;
    while english.tokens[at].relation.universal() == Relation::Conj {
        at = english.tokens[at].head?;
    }
    let noun = english.tokens[at].head.filter(|head| *head < pronoun)?;
    let relative = english.tokens[at].relation.universal() == Relation::Acl;
    let nominal = matches!(english.tokens[noun].upos, Upos::Noun | Upos::Propn | Upos::Pron);
    let start = english.subtree(noun).start;
    (relative && nominal && pronoun - noun < 20).then_some(start..pronoun + 1)
}

/// "a break from **the last government, which** had insisted": after such a preposition the nearest noun phrase is meant,
/// whatever the pronoun was hung on.
fn nearest(scene: Scene, site: &Site, pronoun: usize) -> Option<Range<usize>> {
    if scene.word(pronoun) != "which" {
        return None;
    }
    let found = phrase::subject(scene, site.start, site.verb)?;
    let before = found.start.checked_sub(1).filter(|before| *before >= site.start)?;
    let parted = matches!(scene.word(before), "from" | "to" | "with" | "than");
    (parted && found.end <= pronoun + 1).then_some(found.start..pronoun + 1)
}

/// "a lecture from **Venn, who** said": the person named right before the comma, where the noun the name hangs on is
/// nobody who speaks ("a friend of Venn, who said").
fn named_before(scene: Scene, site: &Site, pronoun: usize) -> Option<Range<usize>> {
    let tokens = &scene.english.tokens;
    let comma = pronoun.checked_sub(1).filter(|at| *at > site.start && scene.word(*at) == ",")?;
    if scene.word(pronoun) != "who" {
        return None;
    }
    let names = &scene.english.names;
    let name = names.iter().find(|name| name.tokens.end == comma)?;
    let title = names.iter().find(|title| title.tokens.end == name.tokens.start);
    let start = title.map_or(name.tokens.start, |title| title.tokens.start);
    let before = start.checked_sub(2).filter(|at| *at >= site.start)?;
    let noun = &tokens[before];
    let word = scene.word(before).to_lowercase();
    let thing = (noun.upos == Upos::Noun || noun.xpos == Xpos::Vbg)
        && matches!(scene.word(before + 1), "from" | "by")
        && !is(&word, Class::Tells)
        && !is(word.strip_suffix('s').unwrap_or(&word), Class::Tells)
        && !readout_english::Knowledge::built_in().is_office(&word);
    (name.class == readout_english::NameClass::Person && thing).then_some(start..pronoun + 1)
}

/// "**Venn** was the sailor who praised it": of a predicate its subject, else the noun phrase before the pronoun.
fn predicate(scene: Scene, site: &Site, pronoun: usize) -> Option<Range<usize>> {
    let english = scene.english;
    if scene.word(pronoun) != "who" {
        return None;
    }
    let noun = pronoun.checked_sub(1).filter(|at| *at > site.start)?;
    let nominal = matches!(english.tokens[noun].upos, Upos::Noun | Upos::Propn);
    let be = (site.start..noun)
        .rev()
        .take(5)
        .find(|at| matches!(scene.word(*at), "is" | "was" | "are" | "were"))?;
    let found = nominal.then(|| phrase::subject(scene, site.start, be)).flatten()?;
    crate::speech::can_speak(scene, &found).then_some(found)
}

/// The subject that stands nearest before the verb, else the first after it: "which **he** said were late". Of a noun and
/// the pronoun that stands for it the noun: "**Dorn**, who ran the port, said".
fn subject_of(scene: Scene, verb: usize) -> Option<usize> {
    let is_subject = |child: &usize| {
        scene.english.tokens[*child].relation.universal() == Relation::Nsubj && !is_time(scene, *child)
    };
    let before = scene.english.children(verb).filter(is_subject).take_while(|child| *child < verb);
    let before: Vec<usize> = before.collect();
    match before[..] {
        [.., noun, pronoun] if scene.word(pronoun) == "who" && scene.word(pronoun - 1) == "," => Some(noun),
        // "bodies **that** have backed him say": of the two that the parse hung on the verb the noun.
        [.., noun, pronoun]
            if matches!(scene.word(pronoun), "who" | "that" | "which") && noun + 1 == pronoun =>
        {
            Some(noun)
        }
        _ => before.last().copied().or_else(|| {
            let after = scene.english.children(verb).find(is_subject);
            // "she called for a refund, the yard **reported losses**": no subject of the verb before the comma.
            after.filter(|subject| !(verb..*subject).any(|at| scene.word(at) == ","))
        }),
    }
}

/// "Solberg **next week** opens": a day is no subject, whatever the parse makes of it; "Theresa **May**" is no day.
fn is_time(scene: Scene, at: usize) -> bool {
    let named = || scene.english.names.iter().any(|name| name.tokens.contains(&at));
    (scene.time_at(at).is_some() || phrase::time_before(scene, at + 1).is_some()) && !named()
}

/// The words that hang on a noun, up to the verb and without a comma at the edge or a quotation that ends before it: "It
/// would be a “reckless plan,” **Solberg** said".
fn noun_phrase(scene: Scene, head: usize, verb: usize) -> Range<usize> {
    let mut range = scene.english.subtree(head);
    let ends = |at: &usize| {
        matches!(scene.word(*at), "”" | "\"") && matches!(scene.word(*at - 1), "," | "?" | "!" | "…")
    };
    if let Some(mark) = (range.start + 1..head).rev().find(ends) {
        range.start = mark + 1;
    }
    if range.start < verb {
        range.end = range.end.min(verb);
    }
    while range.end > head + 1 && matches!(scene.word(range.end - 1), "," | "—" | "–" | "-") {
        range.end -= 1;
    }
    while range.start < head && matches!(scene.word(range.start), "," | "“" | "\"" | "—") {
        range.start += 1;
    }
    range
}

/// Without the preposition, conjunction or dateline before it: "as **the polls**", "VELL, Norrland — **Solberg**".
fn without_front(scene: Scene, mut tokens: Range<usize>) -> Range<usize> {
    if let Some(dash) = dateline_dash(scene, &tokens) {
        tokens.start = dash + 1;
    }
    while tokens.len() > 1 {
        let word = scene.word(tokens.start);
        // "something **Solberg’s statement** said it had"
        let pronoun = matches!(word, "something" | "anything" | "nothing" | "everything")
            && scene.english.tokens[tokens.start + 1].upos == Upos::Propn;
        // "**Even** the guild, which seldom speaks, said"
        let even = matches!(word, "Even" | "even");
        // "told **reporters** Minister Mira Solberg has asked": whom somebody else told.
        let told = tokens.start > 0
            && matches!(scene.word(tokens.start - 1), "told" | "tells" | "tell" | "telling")
            && scene.english.tokens[tokens.start].xpos == Xpos::Nns
            && scene.word(tokens.start + 1).starts_with(char::is_uppercase);
        // "On the **pier, keepers** booed": the place in front of the subject.
        let comma = tokens.clone().find(|at| scene.word(*at) == ",");
        let led = tokens.start > 0 && matches!(scene.word(tokens.start - 1), "On" | "In" | "At" | "Across");
        if let Some(comma) = comma.filter(|comma| led && comma + 1 < tokens.end) {
            tokens.start = comma + 1;
            continue;
        }
        let front = is(word, Class::Subordinator)
            || pronoun
            || even
            || told
            || ends_noun_phrase(word) && !is_determiner(word) && !is_pronoun(word)
            || matches!(
                word,
                "," | "and"
                    | "But"
                    | "And"
                    | "but"
                    | "for"
                    | "For"
                    | "of"
                    | "that"
                    | "That"
                    | "—"
                    | "–"
                    | "-"
                    | "“"
                    | "\""
            );
        if !front {
            break;
        }
        tokens.start += 1;
    }
    tokens
}

/// "**His** recent comments suggest", "**Solberg**’s remarks imply": whose words they are speaks.
fn speaker_of_words(scene: Scene, tokens: Range<usize>) -> Range<usize> {
    let words = is(scene.word(tokens.end - 1), Class::Words) && tokens.len() > 1;
    let possessive = matches!(scene.word(tokens.start), "His" | "Her" | "Their" | "his" | "her" | "their");
    let owner = tokens.clone().find(|at| matches!(scene.word(*at), "’s" | "'s"));
    match owner {
        _ if !words => tokens,
        Some(mark) if mark > tokens.start => tokens.start..mark,
        _ if possessive => tokens.start..tokens.start + 1,
        _ => tokens,
    }
}

fn is_pronoun(word: &str) -> bool {
    matches!(word, "who" | "which" | "whose" | "whom")
}

/// "VELL, Norrland —" at the front of a paragraph.
fn dateline_dash(scene: Scene, tokens: &Range<usize>) -> Option<usize> {
    let first = scene.word(tokens.start);
    let capitals = first.len() > 2 && first.chars().all(char::is_uppercase);
    let dash = tokens.clone().take(8).find(|at| matches!(scene.word(*at), "—" | "–" | "-" | "--" | "―"))?;
    (capitals && dash + 1 < tokens.end).then_some(dash)
}

/// Whether the words hold a noun, a name, a pronoun or a quantity.
fn names_somebody(scene: Scene, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|at| {
        let token = &scene.english.tokens[at];
        let nominal = matches!(token.upos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::X);
        nominal
            || token.upos == Upos::Det && !matches!(scene.word(at), "the" | "a" | "an" | "The" | "A" | "An")
            || token.upos == Upos::Adj
            || scene.word(at).starts_with(char::is_uppercase)
    })
}

fn worded_subject(scene: Scene, site: &Site, finding: &Finding) -> Option<Range<usize>> {
    let start = clause_start(scene, site, finding);
    let verb = site.verb;
    let before = if verb > start { scene.word(verb - 1) } else { "" };
    if site.found.form == Form::Gerund {
        return match before {
            "," | "and" | "by" | "while" | "—" | "–" | "" => phrase::clause_subject(scene, start, verb),
            _ => phrase::subject(scene, start, verb),
        };
    }
    let first = phrase::before_auxiliaries(scene, start, verb);
    let joined = first > start && matches!(scene.word(first - 1), "and" | "but" | "then" | "or");
    if joined {
        return phrase::clause_subject(scene, start, first - 1);
    }
    phrase::subject(scene, start, verb)
}

/// Where the clause of a verb begins: after the content of a parenthetical, else with the sentence.
fn clause_start(scene: Scene, site: &Site, finding: &Finding) -> usize {
    let content = finding.content.iter().filter(|piece| piece.end <= site.verb).map(|piece| piece.end).max();
    let mut start = content.unwrap_or(site.start);
    while start < site.verb && matches!(scene.word(start), "," | "”" | "\"" | "’" | "—" | "–") {
        start += 1;
    }
    start
}

/// Whether the words name somebody who can speak: a person, a body, an office.
pub(super) fn names_speaker(scene: Scene, tokens: &Range<usize>) -> bool {
    crate::speech::can_speak(scene, tokens)
        || names_somebody(scene, tokens) && !scene.word(tokens.start).eq_ignore_ascii_case("it")
}
