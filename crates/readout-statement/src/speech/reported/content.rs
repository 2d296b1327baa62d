//! Where a content ends: with its clause, before the next attribution, before the main clause when it is subordinate,
//! and never inside a quotation.

use super::syntax::{has_subject_and_verb, is_finite, main_clause_comma, subordinate_clause};
use super::{Site, aside as is_aside, tail};
use crate::Act;
use crate::cues::{Form, Found};
use crate::speech::closed_class::{Class, is, is_adverb, is_subject_pronoun};
use crate::speech::scene::Scene;
use readout_english::{Relation, Upos, Xpos};

/// Where the content that begins at `from` ends: with the words, and by the parse before a verb that the speaker does
/// next: she said it would sail *and left the room*.
pub(super) fn content_end(scene: Scene, site: &Site, from: usize) -> usize {
    let limit = limit(scene, site, from);
    let worded = end_of_clause(scene, from, limit, Some(site));
    let worded = tail::before(scene, from, worded);
    let english = scene.english;
    let next = english.children(site.verb).filter(|child| *child > from + 1).find(|child| {
        let token = &english.tokens[*child];
        let verb = token.relation.universal() == Relation::Conj && token.upos == Upos::Verb;
        // "says he is glad and hopes to sail": what the speaker feels is part of what he says.
        let own = site.found.form == Form::Third
            && matches!(scene.word(from), "he" | "she" | "they" | "there")
            && scene.verb(*child, site.end).is_none_or(|found| found.verb.frames.weak);
        if own {
            return false;
        }
        verb && is_alike(token.xpos, site.found.form)
            && (scene.verb(*child, site.end).is_some_and(|found| !agrees(&found))
                || !is_plain_past(scene, from, *child))
            && !scene.is_quoted(*child)
            && !goes_on_in_content(scene, from, *child)
    });
    // "that it was late and that the crew left": not what the speaker does next.
    let next = next.filter(|verb| {
        let mut start = english.subtree(*verb).start.max(from);
        while start < *verb && matches!(scene.word(start), "and" | "but" | "," | "or") {
            start += 1;
        }
        !matches!(scene.word(start), "that" | "how" | "whether")
    });
    let cut = next.map(|verb| strip_end(scene, from, english.subtree(verb).start));
    let end = cut.filter(|end| *end > from + 1).map_or(worded, |end| end.min(worded));
    with_open_quotation(scene, end)
}

/// Whether a verb with that tag stands in the form of the reporting verb: "said … and **left**".
fn is_alike(xpos: Xpos, form: Form) -> bool {
    match form {
        Form::Gerund => xpos == Xpos::Vbg,
        Form::Third => xpos == Xpos::Vbz,
        Form::Base => matches!(xpos, Xpos::Vbp | Xpos::Vb),
        Form::Past | Form::Participle => matches!(xpos, Xpos::Vbd | Xpos::Vbn),
    }
}

/// Whether the clause from `from` on has a verb in the simple past, with which a second one before `end` may be joined.
fn is_plain_past(scene: Scene, from: usize, end: usize) -> bool {
    let first = (from..end).find(|at| is_finite(scene, *at));
    first.is_some_and(|at| scene.english.tokens[at].xpos == Xpos::Vbd)
}

/// Before the main clause that a subordinate one leads up to, and before what goes on after a relative clause.
fn limit(scene: Scene, site: &Site, from: usize) -> usize {
    // "As Venn said, the pier is closed": what is said is the main clause.
    let subordinate = subordinate_clause(scene, site)
        .filter(|opening| !(scene.word(*opening).eq_ignore_ascii_case("as") && scene.word(from - 1) == ","));
    if subordinate.is_some() || opens_with_participle(scene, site) || opens_with_relative(scene, site) {
        return main_clause_comma(scene, from, site.end).unwrap_or(site.end);
    }
    relative_end(scene, site, from).unwrap_or(site.end)
}

/// "For a sailor who said he was tired, Venn worked hard": the clause after "who" stands in an adjunct at the front.
fn opens_with_relative(scene: Scene, site: &Site) -> bool {
    let mut before = scene.words(site.start..site.verb);
    let adjunct =
        before.next().is_some_and(|first| matches!(first, "For" | "To" | "In" | "Among" | "With" | "From"));
    let who = before.clone().any(|word| matches!(word, "who" | "which"));
    let main = (site.start..site.verb).any(|at| is_finite(scene, at) || scene.word(at) == ",");
    adjunct && who && !main
}

/// "Noting he had sailed before, Venn said …", "By saying it was late, …".
fn opens_with_participle(scene: Scene, site: &Site) -> bool {
    let before = site.verb - site.start;
    let alone = before == 0
        || before <= 2
            && matches!(
                scene.word(site.verb - 1),
                "By" | "In" | "After" | "Before" | "Since" | "While" | "When" | "of"
            );
    // "In a letter announcing its sale, the yard said …": no verb and no comma before the gerund.
    let adjunct = || {
        is(scene.word(site.start), Class::OpeningAdjunct)
            && !(site.start..site.verb).any(|at| is_finite(scene, at) || scene.word(at) == ",")
    };
    site.found.form == Form::Gerund && (alone || adjunct())
}

/// "Solberg, who said it would sail, has left": the clause after "who" ends where the verb of the noun stands. "A call,
/// which officials said was late, is planned" likewise.
fn relative_end(scene: Scene, site: &Site, from: usize) -> Option<usize> {
    let floor = site.start.max(site.verb.saturating_sub(12));
    let pronoun =
        (floor..site.verb).rev().find(|at| matches!(scene.word(*at), "who" | "which" | "that" | "whom"))?;
    let plain = !scene.words(pronoun + 1..site.verb).any(|word| matches!(word, "," | ";" | "“" | "\""));
    let gap = from < site.end && is_finite(scene, from);
    if !plain || scene.word(pronoun) == "that" && !gap {
        return None;
    }
    // "sailors who agreed the pier was safe were fined"
    let set_off = pronoun > site.start && matches!(scene.word(pronoun - 1), "," | "—" | "–" | "(");
    let bare = || {
        let comma = (from..site.end).find(|at| scene.word(*at) == "," && !scene.is_quoted(*at));
        let end = comma.unwrap_or(site.end);
        // "sailors who backed the plan sounded unsure": of an object the first verb is the sentence's.
        let object = site.found.verb.frames.object && !site.found.verb.frames.that;
        let verb = object.then(|| (from + 1..end).find(|at| is_finite(scene, *at) && !scene.is_quoted(*at)));
        let alone = |verb: &usize| {
            let parts =
                |word: &str| matches!(word, "and" | "or" | "but" | "to") || is(word, Class::Subordinator);
            !scene
                .words(from..*verb)
                .any(|word| parts(word) || matches!(word, "that" | "who" | "which" | "what"))
        };
        verb.flatten().filter(alone).or_else(|| super::noun::second_verb(scene, from, end, false))
    };
    if !set_off
        && scene.word(pronoun) == "who"
        && let Some(verb) = bare()
    {
        return Some(verb);
    }
    (from + 1..site.end).find(|at| {
        let next = past_adverbs(scene, at + 1, site.end);
        matches!(scene.word(*at), "," | "—" | "–")
            && !scene.is_quoted_inside(*at)
            && next < site.end
            && (is_finite(scene, next) || gap && matches!(scene.word(next), "and" | "but"))
    })
}

fn past_adverbs(scene: Scene, mut at: usize, end: usize) -> usize {
    while at < end && (is_adverb(scene.word(at)) || matches!(scene.word(at), "”" | "\"")) {
        at += 1;
    }
    at
}

/// Whether a second clause belongs to what is said after "that": "that the pier may open, but that the toll must stay".
fn goes_on_in_content(scene: Scene, from: usize, verb: usize) -> bool {
    let clause = from > 0 && matches!(scene.word(from - 1), "that" | "whether" | "if" | ",");
    let subject = scene.english.child(verb, Relation::Nsubj);
    let own = subject.is_some_and(|subject| !matches!(scene.word(subject), "he" | "she" | "they"));
    clause && own
}

/// Where the clause that begins at `from` ends: before another attribution, a gerund of saying, or the full stop.
pub(super) fn clause_end(scene: Scene, from: usize, end: usize) -> usize {
    with_open_quotation(scene, end_of_clause(scene, from, end, None))
}

fn end_of_clause(scene: Scene, from: usize, end: usize, cue: Option<&Site>) -> usize {
    let mut at = from;
    while at < end {
        let word = scene.word(at);
        let last = at + 1 == end;
        if last && matches!(word, "." | "!" | "?" | "”" | "\"" | ";") {
            return strip_end(scene, from, at);
        }
        if at > from + 1 && is_aside::of_reporter(scene, at, end) {
            return strip_end(scene, from, at);
        }
        let inside = matches!(word, "”" | "\"") && at > from && scene.word(at - 1) == ",";
        if (inside || (is_aside::is_dash(scene, at) || matches!(word, "," | ";")) && !scene.is_quoted(at))
            && breaks(scene, at + 1, end)
        {
            return if inside { at + 1 } else { at };
        }
        // "called it “late,” though the crew had left at noon": behind a fragment the reporter explains.
        let next = if at + 1 < end && matches!(scene.word(at + 1), "”" | "\"") { at + 2 } else { at + 1 };
        let explains = next + 1 < end && matches!(scene.word(next), "while" | "though" | "although");
        if word == ","
            && explains
            && (next > at + 1 || !scene.is_quoted(at))
            && (from..at).any(|at| scene.is_quoted(at))
            && !(next..end).any(|at| scene.is_quoted(at))
            && has_subject_and_verb(scene, next + 1, end)
        {
            return if next > at + 1 { next } else { at };
        }
        // "said the pier was closed; the council had closed it": the account goes on by itself.
        if word == ";" && !scene.is_quoted(at) && has_subject_and_verb(scene, at + 1, end) {
            return at;
        }
        // "said he would sail and warned against fog": the speaker's next verb ends what the first reports.
        let that = at + 1 < end && matches!(scene.word(at + 1), "that" | "how" | "whether");
        if matches!(word, "and" | "but")
            && at > from + 1
            && !that
            && !scene.is_quoted(at)
            && (next_verb(scene, at + 1, end, cue)
                || said_so_far(scene, from, at, cue) && other_speaker(scene, at + 1, end)
                || word == "but" && does_next(scene, at + 1, end))
        {
            return strip_end(scene, from, at);
        }
        // "accuses the yard of sloth while Venn insists that", "sounded unsure: Venn called it late".
        if (word == "while" || word == ":")
            && at > from + 1
            && !scene.is_quoted(at)
            && said_so_far(scene, from, at, cue)
            && other_speaker(scene, at + 1, end)
        {
            return strip_end(scene, from, at);
        }
        // "before later softening that": what the speaker said afterwards.
        if matches!(word, "before" | "while" | "after")
            && at > from + 1
            && !scene.is_quoted(at)
            && later_gerund(scene, at + 1, end)
        {
            return strip_end(scene, from, at);
        }
        at += 1;
    }
    strip_end(scene, from, end)
}

/// Whether a clause is complete before "and": not "the storms **and the** floods demand that". An infinitive or a noun
/// phrase always is.
fn said_so_far(scene: Scene, from: usize, and: usize, cue: Option<&Site>) -> bool {
    let clause = cue.is_some_and(|cue| cue.found.verb.frames.that && scene.word(from) != "to");
    !clause || (from..and).any(|at| is_finite(scene, at))
}

pub(super) fn strip_end(scene: Scene, from: usize, mut end: usize) -> usize {
    while end > from + 1 && matches!(scene.word(end - 1), "." | "," | ";" | "—" | "–" | "-" | "--" | "―")
    {
        end -= 1;
    }
    end
}

/// A content that ends inside a quotation goes on to its closing mark, over the end of the sentence.
fn with_open_quotation(scene: Scene, end: usize) -> usize {
    let Some(last) = end.checked_sub(1) else { return end };
    let span = scene.english.tokens[last].span;
    let open = scene.english.quotations.iter().find(|quotation| {
        quotation.inside.is_none()
            && quotation.content.contains(span)
            && quotation.content.end() > span.end() + 1
    });
    match open.and_then(|quotation| quotation.closing.map(|closing| (quotation, closing))) {
        Some((quotation, closing)) if !quotation.content.of(scene.text()).contains('\n') => {
            scene.english.tokens.partition_point(|token| token.span.end() <= closing.start())
        }
        _ => end,
    }
}

/// Whether what follows a comma goes on with the account: ", adding that", ", according to", ", but he declined".
fn breaks(scene: Scene, from: usize, end: usize) -> bool {
    let mut at = from;
    while at < end
        && (is_adverb(scene.word(at))
            || matches!(
                scene.word(at),
                "and" | "but" | "while" | "before" | "though" | "although" | "even" | "”" | "\""
            ))
    {
        at += 1;
    }
    if at >= end {
        return false;
    }
    let word = scene.word(at);
    let conjunction =
        (from..at).any(|at| matches!(scene.word(at), "and" | "but" | "while" | "though" | "although"));
    let gerund = scene
        .verb(at, end)
        .is_some_and(|found| found.form == Form::Gerund && goes_on(scene, at, &found, end));
    let own_subject =
        conjunction && matches!(word, "he" | "she" | "they") && goes_on_saying(scene, at + 1, end);
    let attended = word == "with" && at == from && attended(scene, at + 1, end);
    // "only partial, meaning that": the reporter explains.
    let source = matches!(word, "according" | "meaning");
    // "and that the hull leaks": what is said goes on.
    let goes_on = matches!(word, "that" | "how" | "whether");
    gerund
        || own_subject
        || attended
        || source
        || conjunction && !goes_on && (other_speaker(scene, at, end) || does_next(scene, at, end))
}

/// ", with **Venn calling** it late", ", with the yard taking to the air to call": what somebody else says meanwhile.
fn attended(scene: Scene, from: usize, end: usize) -> bool {
    let stop = (from..end.min(from + APPOSED)).find(|at| matches!(scene.word(*at), "," | ";" | "that" | "“"));
    let gerund = |at: usize| {
        let token = &scene.english.tokens[at];
        token.upos == Upos::Verb && token.xpos == Xpos::Vbg
    };
    let stop = stop.unwrap_or(end.min(from + APPOSED));
    let Some(first) = (from + 1..stop).find(|at| gerund(*at)) else { return false };
    let named = scene.english.tokens[first - 1].upos == Upos::Propn;
    (first..stop).any(|at| {
        scene.verb(at, end).is_some_and(|found| {
            let frames = found.verb.frames;
            let voiced = frames.quote || frames.called || frames.as_;
            let says = found.form == Form::Gerund && at == first && voiced && goes_on(scene, at, &found, end);
            let to_say = found.form == Form::Base && scene.word(at - 1) == "to" && named;
            says || to_say && goes_on(scene, at, &found, end)
        })
    })
}

/// Whether a gerund says something here: ", adding that", ", calling it"; not ", maintaining the pier costs more".
fn goes_on(scene: Scene, at: usize, found: &Found, end: usize) -> bool {
    let frames = found.verb.frames;
    let next = at + found.words;
    let led = next < end && matches!(scene.word(next), "that" | "whether" | "“" | "\"" | "," | ":");
    led || !frames.strict
        && (frames.that || frames.quote || frames.called || frames.cites || frames.as_ || frames.object)
}

/// ", but declined to", ", and has not said": what the speaker does next.
fn does_next(scene: Scene, at: usize, end: usize) -> bool {
    let word = scene.word(at);
    matches!(word, "declined" | "refused" | "conceded" | "added" | "stopped")
        || matches!(word, "did" | "has" | "have") && {
            let verb = past_adverbs(scene, at + 1, end);
            let verb = if verb < end && matches!(scene.word(verb), "not" | "n’t" | "n't") {
                past_adverbs(scene, verb + 1, end)
            } else {
                verb
            };
            verb < end && scene.verb(verb, end).is_some_and(|found| found.verb.frames.that)
        }
}

/// A second attribution in the sentence: "and **Venn said** it would not", "while **others say** …".
fn other_speaker(scene: Scene, from: usize, end: usize) -> bool {
    let reach = end.min(from + 12);
    let (mut at, mut passed) = (from, false);
    while at < reach || passed && at < end.min(from + 12 + APPOSED) {
        let word = scene.word(at);
        if word == "," && at > from && !passed {
            // "and Orla Venn, the harbour master, said"
            let closing = (at + 1..end.min(at + APPOSED)).find(|at| scene.word(*at) == ",");
            let Some(closing) = closing.filter(|closing| *closing + 1 < end && !is_finite(scene, at + 1))
            else {
                return false;
            };
            if scene.verb(closing + 1, end).is_none() {
                return false;
            }
            at = closing + 1;
            passed = true;
            continue;
        }
        // "but no match for what she calls": no second attribution.
        if matches!(word, "," | "—" | "–" | ";" | ":" | "“" | "\"" | "to" | "what") {
            return false;
        }
        if let Some(found) = scene.verb(at, end)
            && at > from
            && (found.verb.frames.that && found.verb.frames.quote
                || found.verb.frames.called
                || found.verb.frames.of
                || declines(&found))
            && (is_finite(scene, at) || found.form == Form::Gerund)
            && scene.english.tokens[at].upos == Upos::Verb
        {
            let next = at + found.words;
            return next < end
                && (!found.verb.frames.strict || matches!(scene.word(next), "that" | "whether"));
        }
        if is_finite(scene, at) && !matches!(word, "has" | "have" | "had") {
            return false;
        }
        at += 1;
    }
    false
}

/// The most tokens of an apposition between a speaker and the verb.
const APPOSED: usize = 14;

/// "said Venn backed the plan and agreed that": who agrees is Venn as often as the speaker.
fn agrees(found: &Found) -> bool {
    matches!(found.verb.lemma.as_str(), "agree" | "accept")
}

fn declines(found: &Found) -> bool {
    matches!(found.verb.act, Act::Decline | Act::Refuse)
}

/// A reporting verb right after "and" or "but" in the form of the first: "said … and warned", "says … and calls".
fn next_verb(scene: Scene, at: usize, end: usize, cue: Option<&Site>) -> bool {
    let at = past_adverbs(scene, at, end);
    if at >= end {
        return false;
    }
    let form = cue.map_or(Form::Past, |cue| cue.found.form);
    // "is telling the crew that it sails and says": not ", telling the crew that it sails and rests".
    let progressive = || {
        cue.and_then(|cue| cue.verb.checked_sub(1).filter(|before| *before >= cue.start))
            .is_some_and(|before| scene.english.tokens[before].upos == Upos::Aux && form == Form::Gerund)
    };
    let never = at > 0 && scene.word(at - 1) == "never";
    // "has said he sails and has praised the crew", "did say it was late and called her timid"
    let has = matches!(scene.word(at), "has" | "have")
        && matches!(form, Form::Past | Form::Participle | Form::Third);
    let (at, perfect) = if has { (past_adverbs(scene, at + 1, end), true) } else { (at, false) };
    if at >= end {
        return false;
    }
    let did = cue.is_some_and(|cue| cue.verb > cue.start && scene.word(cue.verb - 1) == "did");
    !never
        && scene.verb(at, end).is_some_and(|found| {
            let alike = match form {
                _ if perfect => matches!(found.form, Form::Past | Form::Participle),
                Form::Gerund => found.form == Form::Gerund || found.form == Form::Third && progressive(),
                Form::Base if did => found.form == Form::Past,
                // "to accuse the yard of haste and urge the crew to wait"
                Form::Base
                    if cue.is_some_and(|cue| cue.found.verb.frames.of && is_infinitive(scene, cue)) =>
                {
                    found.form == Form::Base
                }
                Form::Third | Form::Base => matches!(found.form, Form::Third),
                Form::Past | Form::Participle => found.form == Form::Past,
            };
            let frames = found.verb.frames;
            let clause = cue.is_none_or(|cue| cue.found.verb.frames.that);
            let tells = frames.that
                || frames.whether
                || frames.of
                || frames.oblige
                || frames.against
                || frames.called
                || frames.as_
                || frames.object && !clause;
            // "found her too old", "maintained the hull": only with "that" does the verb say something.
            let past = at + found.words;
            let strict = frames.strict && !frames.oblige && !frames.object;
            let says = !strict
                || past < end && matches!(scene.word(past), "that" | "whether" | "“" | "\"" | "," | ":");
            let upos = scene.english.tokens[at].upos;
            let verb = upos == Upos::Verb || upos == Upos::Adj && found.form == Form::Gerund;
            alike && tells && says && verb && !agrees(&found)
        })
        || matches!(scene.word(at), "declined" | "refused") && form == Form::Past
}

fn is_infinitive(scene: Scene, site: &Site) -> bool {
    site.verb > site.start && scene.word(site.verb - 1) == "to"
}

/// "before later softening it": a gerund after "before" that changes what was said.
fn later_gerund(scene: Scene, at: usize, end: usize) -> bool {
    let verb = past_adverbs(scene, at, end);
    let reports =
        || scene.verb(verb, end).is_some_and(|found| found.form == Form::Gerund && !found.verb.frames.weak);
    verb < end && reports() || verb > at && verb < end && scene.word(verb).ends_with("ing")
}

/// "said", "later declined", "did not say when": what a speaker does next rather than says.
fn goes_on_saying(scene: Scene, from: usize, end: usize) -> bool {
    let verb = |at: usize| at < end && scene.verb(at, end).is_some();
    // "did not say when"; not "did remember the storm".
    let did = || scene.word(from) == "did" && (from + 1..end.min(from + 5)).any(verb);
    let does =
        from < end && (matches!(scene.word(from), "declined" | "refused" | "stopped" | "gave") || did());
    does || verb(from) || verb(from + 1)
}

/// Where a content that is no clause of its own (a noun phrase, an infinitive) ends before a clause that the account
/// puts beside it: she vowed to reopen the pier**, and the crew is packing**; promised “jobs,” **but she gave no date**.
pub(super) fn before_second_clause(scene: Scene, from: usize, end: usize) -> usize {
    let cut = (from + 1..end).find(|at| {
        let (word, next) = (scene.word(*at), at + 1);
        if next >= end || scene.is_quoted_inside(*at) {
            return false;
        }
        let joins =
            |word: &str| matches!(word, "and" | "but" | "yet" | "though" | "although" | "while" | "whereas");
        let mark = matches!(word, "," | ";") || is_aside::is_dash(scene, *at);
        if mark && joins(scene.word(next)) && next + 1 < end {
            let second = past_adverbs(scene, next + 1, end);
            return has_subject_and_verb(scene, next + 1, end) || second < end && is_finite(scene, second);
        }
        let pronoun = next + 1 < end && is_subject_pronoun(scene.word(next)) && is_finite(scene, next + 1);
        matches!(word, "and" | "but") && pronoun && !is_relative_before(scene, from, *at)
    });
    cut.map_or(end, |at| strip_end(scene, from, at))
}

/// "the boats that the yard built and he sold": a relative clause that "and" goes on with.
fn is_relative_before(scene: Scene, from: usize, at: usize) -> bool {
    scene.words(from..at).any(|word| matches!(word, "that" | "who" | "which" | "whether" | "if" | "what"))
}

/// Where an infinitive ends before the words that tell when it was said: vowed to sail **after the storm broke**.
pub(super) fn before_occasion_clause(scene: Scene, from: usize, end: usize) -> usize {
    let cut = (from + 2..end).find(|at| {
        let opens = matches!(scene.word(*at), "after" | "when") && !scene.is_quoted(*at);
        let verb = || (at + 1..end.min(at + OCCASION)).find(|later| is_finite(scene, *later));
        opens
            && has_subject_and_verb(scene, at + 1, end)
            && verb().is_some_and(|verb| matches!(scene.english.tokens[verb].xpos, Xpos::Vbd | Xpos::Vbn))
            && !is_relative_before(scene, from, *at)
    });
    cut.map_or(end, |at| strip_end(scene, from, at))
}

/// The most tokens from "after" to its verb.
const OCCASION: usize = 12;
