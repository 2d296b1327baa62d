//! A clause after the verb: Solberg said **(that) the ferry would sail**. The ministry has not confirmed whether **a
//! call took place**. Venn told the Courier that **“no deal” was on the table**.

use super::content::content_end;
use super::syntax::{addressee_end, begins_clause, is_finite, is_quantity, subordinate_clause};
use super::{Finding, Site};
use crate::cues::Form;
use crate::speech::closed_class::{Class, begins_adjunct, is, is_adverb, is_determiner, is_time_word};
use crate::speech::scene::Scene;
use readout_english::times::TimeKind;
use readout_english::{Relation, Upos, Xpos};

/// The most tokens between the verb and "that": "told a crowd of dock workers in Vell on Friday night that".
const REACH: usize = 22;

pub(super) fn find(scene: Scene, site: &Site) -> Option<Finding> {
    let past = site.past();
    if past >= site.end {
        return None;
    }
    let limit = site.end.min(past + REACH);
    // "As Venn notes in an essay, the toll was small": what is said follows the comma.
    let as_ = subordinate_clause(scene, site).is_some_and(|at| scene.word(at).eq_ignore_ascii_case("as"));
    let from = (as_ && !matches!(scene.word(past), "that" | "whether"))
        .then(|| set_off(scene, site, past))
        .flatten()
        .or_else(|| nominative(scene, site, past))
        .or_else(|| complementizer(scene, site, past, limit).map(|at| at + 1))
        .or_else(|| bare(scene, site, past))
        .or_else(|| set_off(scene, site, past))
        .or_else(|| object_clause(scene, site, past));
    let mut from = from?;
    // "said that, while it rained, they would sail"
    if from < site.end && scene.word(from) == "," {
        from += 1;
    }
    if is_restrictive(scene, past, from) {
        return None;
    }
    let end = content_end(scene, site, from);
    (end > from + 1).then(|| Finding::new("clause", site, from..end))
}

/// "proposed engines that **could** be shared", "set rules that **bind** the yard": a relative clause, and nothing said.
fn is_restrictive(scene: Scene, past: usize, from: usize) -> bool {
    let that = from > past + 1 && scene.word(from - 1) == "that";
    that && is_finite(scene, from) && scene.english.tokens[from - 2].upos == Upos::Noun
}

/// "said **he** knew at once that": a pronoun in the nominative after the verb begins what is said.
fn nominative(scene: Scene, site: &Site, past: usize) -> Option<usize> {
    let frames = site.found.verb.frames;
    let pronoun = matches!(scene.word(past), "he" | "she" | "they" | "we" | "I");
    let verb = past + 1 < site.end && begins_clause(scene, past, site.end);
    (pronoun && verb && frames.that && !frames.strict && !super::syntax::is_inverted(scene, site))
        .then_some(past)
}

/// "said people mistrust the yard": whatever the tags make of the words, what follows "say" and is no adjunct and no mere
/// word is what was said.
fn object_clause(scene: Scene, site: &Site, past: usize) -> Option<usize> {
    let before = &scene.english.tokens[site.verb.max(site.start + 1) - 1];
    let plural =
        matches!(before.upos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num) && before.xpos != Xpos::Nn;
    if site.found.form == Form::Base && !plural
        || site.found.verb.lemma != "say"
        || matches!(site.found.form, Form::Gerund) && site.verb == site.start
    {
        return None;
    }
    let at = past_time(scene, past, site.end);
    let end = (at..site.end)
        .find(|at| {
            matches!(scene.word(*at), "," | ";" | ":" | "—" | "–" | "(" | ".")
                || matches!(scene.word(*at), "“" | "\"") && !opens_short(scene, at + 1)
        })
        .unwrap_or(site.end);
    let word = (at < end).then(|| scene.word(at))?;
    let quantity = matches!(word, "about" | "over" | "under") && is_quantity(scene, at + 1, end);
    let no_content = begins_adjunct(word) && !quantity
        || is(word, Class::Subordinator)
        || is(word, Class::SaidWord)
        || matches!(
            word,
            "for" | "through" | "aloud" | "otherwise" | "who" | "what" | "why" | "how" | "where"
        );
    let words = scene.words(at..end).filter(|word| word.chars().any(char::is_alphanumeric)).count();
    let quoted = scene.words(at..end).any(|word| matches!(word, "“" | "\""));
    let verb =
        !quoted || (at..end).any(|at| is_finite(scene, at) || scene.english.tokens[at].upos == Upos::Verb);
    (!no_content && words > 2 && verb && !super::syntax::is_inverted(scene, site)).then_some(at)
}

/// Whether a quotation of three words or fewer begins at `at`: said the words “all aboard” were his.
fn opens_short(scene: Scene, at: usize) -> bool {
    scene.quotation_at(at).is_none_or(|quotation| {
        let content = scene.english.quotations[quotation].content.of(scene.text());
        content.split(' ').count() <= 3
    })
}

/// "that", "whether" or "if" with nothing but addressee, place and time before it.
fn complementizer(scene: Scene, site: &Site, past: usize, limit: usize) -> Option<usize> {
    // "told the programme “Morning Tide” that": a title in the name of the person spoken to.
    let told = site.found.verb.addressee;
    let stop = |word: &str| matches!(word, "." | ";" | ":") || !told && matches!(word, "“" | "\"");
    let titled = |at: usize| in_title(scene, at) || in_title(scene, at + 1) && !scene.is_quoted(at);
    // "has not said when": what is asked and not answered.
    let withheld = super::actuality::is_withheld(scene, site);
    let at = (past..limit).find(|at| {
        let word = scene.word(*at);
        if titled(*at) || *at > past && in_title(scene, *at - 1) {
            return false;
        }
        // "told the sailors who ask why it leaks that": a clause about the person spoken to.
        let noun = *at > past && matches!(scene.english.tokens[*at - 1].upos, Upos::Noun | Upos::Propn);
        if told && word == "who" && noun && (*at + 1..limit).any(|later| scene.word(later) == "that") {
            return false;
        }
        // "responded to that letter": no clause.
        let determines = word == "that"
            && *at > past
            && matches!(
                scene.word(*at - 1),
                "to" | "of" | "by" | "on" | "at" | "from" | "for" | "with" | "about"
            );
        if determines {
            return false;
        }
        let question = matches!(word, "if" | "what" | "who" | "where" | "when" | "how" | "why");
        matches!(word, "that" | "whether")
            || question
                && (asks(site) || *at == past && (withheld || !matches!(word, "if" | "when" | "where")))
            || stop(word)
    })?;
    let word = scene.word(at);
    if stop(word) {
        return None;
    }
    let verb_between = (past..at).any(|between| {
        let found = scene.verb(between, limit);
        found.is_some_and(|found| {
            found.verb.frames.that && (found.form == Form::Gerund || is_finite(scene, between))
        }) && !is_determiner(scene.word(between.max(1) - 1))
    });
    let set_apart = matches!(scene.word(past), "," | "—" | "–" | "--") && enclosed(scene, past, site.end);
    if !set_apart && says_before(scene, past, at) {
        return None;
    }
    let relative =
        at > past && word == "that" && !is_adverb(scene.word(at - 1)) && relative(scene, site, past);
    (!verb_between && !relative)
        .then_some(if matches!(word, "that" | "whether") { at } else { at - 1 })
        .filter(|at| *at + 1 < site.end)
}

/// "said **nobody had decided** whether": a clause of its own stands before the word, which hangs on that.
fn says_before(scene: Scene, past: usize, at: usize) -> bool {
    let mut relative = false;
    (past..at).any(|between| {
        let word = scene.word(between);
        // "told the Courier before he spoke that", "said on a channel where he works that"
        relative |=
            matches!(word, "who" | "which" | "that" | "whom" | "where" | "before" | "after" | "when" | "as");
        let infinitive =
            word == "to" && between + 1 < at && scene.english.tokens[between + 1].upos == Upos::Verb;
        infinitive || !relative && is_finite(scene, between)
    })
}

/// Whether a token stands in the name of a programme: “This Week in Vell”.
fn in_title(scene: Scene, at: usize) -> bool {
    scene.quotation_at(at).is_some_and(|quotation| {
        let content = scene.english.quotations[quotation].content.of(scene.text());
        crate::speech::is_title(content)
    })
}

/// "asked him what he wanted", "told them how it was done".
fn asks(site: &Site) -> bool {
    site.found.verb.frames.whether && site.found.verb.addressee || site.found.verb.lemma == "tell"
}

/// "said the deal that was signed …": the noun before "that" is no addressee but the subject of the content.
fn relative(scene: Scene, site: &Site, past: usize) -> bool {
    let first = scene.word(past);
    let adjunct = begins_adjunct(first)
        || matches!(first, "through" | "for")
        || time_end(scene, past).is_some()
        || matches!(first, "," | "—" | "–") && enclosed(scene, past, site.end);
    !adjunct && !site.found.verb.addressee
}

/// "said, through a translator, that": an aside between two commas, the second right before "that".
fn enclosed(scene: Scene, comma: usize, end: usize) -> bool {
    let that = (comma + 1..end.min(comma + REACH)).find(|at| scene.word(*at) == "that");
    that.is_some_and(|that| {
        that == comma + 1 || that > comma + 2 && scene.word(that - 1) == scene.word(comma)
    })
}

/// "told a ferry users’ gathering in Vell **she will** sail": past an addressee of whatever shape, a pronoun in the nominative
/// and its verb.
fn told_pronoun(scene: Scene, past: usize, end: usize) -> Option<usize> {
    let limit = end.min(past + ADDRESSEE);
    let pronoun =
        (past + 1..limit).find(|at| matches!(scene.word(*at), "he" | "she" | "they" | "we" | "I"))?;
    let plain = !(past..pronoun).any(|at| {
        let word = scene.word(at);
        is_finite(scene, at)
            || matches!(
                word,
                "," | ";"
                    | ":"
                    | "“"
                    | "\""
                    | "that"
                    | "which"
                    | "who"
                    | "to"
                    | "than"
                    | "as"
                    | "what"
                    | "how"
                    | "why"
            )
    });
    (plain && begins_clause(scene, pronoun, end)).then_some(pronoun)
}

/// The most tokens of an addressee before a pronoun that begins what is told.
const ADDRESSEE: usize = 14;

/// A clause without "that", right after the verb, its addressee, its time or place.
fn bare(scene: Scene, site: &Site, past: usize) -> Option<usize> {
    let frames = site.found.verb.frames;
    if !site.found.verb.addressee && (!frames.that || frames.strict) {
        return strict_clause(scene, site, past);
    }
    let mut at = past;
    if site.found.verb.addressee && frames.quote {
        at = match addressee_end(scene, at, site.end) {
            Some(end) => end,
            None if site.found.verb.lemma == "tell" => return told_pronoun(scene, past, site.end),
            None => at,
        };
        if site.found.verb.frames.oblige && at == past && site.found.verb.lemma != "warn" {
            return None;
        }
    }
    at = past_time(scene, at, site.end);
    // "told a meeting **of the Keepers** she will"
    let addressed = site.found.verb.lemma == "tell" && at < site.end && scene.word(at) == "of";
    if at < site.end && !addressed && begins_clause(scene, at, site.end) {
        return Some(at);
    }
    if site.found.verb.lemma == "tell"
        && let Some(pronoun) = told_pronoun(scene, past, site.end)
    {
        return Some(pronoun);
    }
    if let Some(pronoun) = past_adjunct(scene, at, site.end).filter(|_| !frames.strict) {
        return Some(pronoun);
    }
    // "which officials said was late": what is said has its subject before the verb.
    let token = &scene.english.tokens[at.min(site.end - 1)];
    let floor = site.start.max(site.verb.saturating_sub(4));
    let beside = scene.words(floor..site.verb).any(|word| matches!(word, "which" | "that"));
    let open =
        matches!(token.upos, Upos::Verb | Upos::Noun) && !begins_adjunct(scene.word(at.min(site.end - 1)));
    let participle = token.upos == Upos::Verb && token.xpos == Xpos::Vbn || beside && open;
    let gap = at == past
        && at < site.end
        && (is_finite(scene, at) || participle)
        && scene.word(at) != "to"
        && in_relative_clause(scene, site);
    (gap && !super::syntax::is_inverted(scene, site)).then_some(at)
}

/// "reported **the ferry has sunk**", "revealed **its hull is thin**": after a verb that may take an object, a short noun
/// phrase with a finite verb right behind it is a clause all the same.
fn strict_clause(scene: Scene, site: &Site, past: usize) -> Option<usize> {
    let finite = matches!(site.found.form, Form::Past | Form::Third) && site.found.verb.frames.that;
    if !finite || in_relative_clause(scene, site) || scene.english.tokens[site.verb].upos != Upos::Verb {
        return None;
    }
    // "reported on Wednesday the guard had sailed"
    let past = past_time(scene, past, site.end);
    let limit = site.end.min(past + SUBJECT_BARE);
    let verb = (past + 1..limit).find(|at| is_finite(scene, *at))?;
    let nominal = (past..verb).all(|at| {
        let of = |at: usize| scene.word(at) == "of";
        of(at)
            || matches!(
                scene.english.tokens[at].upos,
                Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num | Upos::Det | Upos::Pron
            ) && !matches!(scene.word(at), "that" | "which" | "who" | "what" | "whose" | "whom")
                && !(at > past && is_determiner(scene.word(at)) && !of(at - 1))
    });
    // "found 51 percent lean to the ferry", "reported the boats carried coal": a verb of the text's own, or a quantity.
    let token = &scene.english.tokens[verb];
    let own = token.upos == Upos::Aux || token.xpos == Xpos::Vbd || is_quantity(scene, past, site.end);
    (nominal && own).then_some(past)
}

/// The most tokens of the subject of a clause that nothing leads to.
const SUBJECT_BARE: usize = 8;

/// Whether the verb stands in "which he said …", "a deadline officials said …".
fn in_relative_clause(scene: Scene, site: &Site) -> bool {
    let floor = site.start.max(site.verb.saturating_sub(12));
    let pronoun =
        scene.words(floor..site.verb).any(|word| matches!(word, "which" | "that" | "who" | "whom" | "what"));
    pronoun || scene.english.tokens[site.verb].relation.universal() == Relation::Acl
}

/// "said after the storm **he would not sail**": a pronoun in the nominative and its verb, behind an adjunct.
fn past_adjunct(scene: Scene, at: usize, end: usize) -> Option<usize> {
    let led = at < end
        && matches!(
            scene.word(at),
            "after"
                | "before"
                | "under"
                | "during"
                | "in"
                | "at"
                | "on"
                | "with"
                | "through"
                | "amid"
                | "following"
        );
    let limit = end.min(at + ADJUNCT);
    let pronoun = (at + 2..limit)
        .find(|at| matches!(scene.word(*at), "he" | "she" | "they" | "we" | "it"))
        .filter(|at| begins_clause(scene, *at, end))?;
    let plain = !(at..pronoun).any(|between| {
        let word = scene.word(between);
        is_finite(scene, between)
            || matches!(word, "," | ";" | "“" | "\"" | "that" | "which" | "who" | "and" | "than" | "as")
    });
    (led && plain).then_some(pronoun)
}

/// The most tokens of an adjunct between a verb of saying and its clause.
const ADJUNCT: usize = 10;

/// Past "Monday", "on Monday", "in a statement", "at a rally in Vell".
pub(super) fn past_time(scene: Scene, mut at: usize, end: usize) -> usize {
    while at < end {
        let word = scene.word(at);
        if let Some(past) = time_end(scene, at).filter(|past| *past < end) {
            at = past;
        } else if is_time_word(word) {
            at += 1;
        } else if word == "on" && at + 1 < end && is_time_word(scene.word(at + 1)) {
            at += 2;
        } else if matches!(word, "in" | "at" | "during" | "on") {
            match super::syntax::occasion_end(scene, at, end) {
                Some(past) => at = past,
                None => break,
            }
        } else {
            break;
        }
    }
    at
}

/// Where the time expression ends that begins at token `at`: "late Wednesday", "the next day".
fn time_end(scene: Scene, at: usize) -> Option<usize> {
    let start = scene.english.tokens[at].span.start();
    let times = &scene.english.times;
    let time = times.get(times.partition_point(|time| time.span.start() < start))?;
    let day = matches!(time.kind, TimeKind::Date | TimeKind::Time);
    (day && time.span.start() == start).then(|| scene.tokens_in(time.span).end).filter(|past| *past > at)
}

/// A clause after a comma: As the Courier reported, **the ferry was late**. He has said, **when asked, he sails**.
fn set_off(scene: Scene, site: &Site, past: usize) -> Option<usize> {
    let as_ =
        subordinate_clause(scene, site).is_some_and(|opening| scene.word(opening).eq_ignore_ascii_case("as"));
    let mut comma = past;
    if as_ {
        comma =
            (past..site.end.min(past + 14)).find(|at| matches!(scene.word(*at), "," | ":" | "." | ";"))?;
    }
    let from = comma + 1;
    let begins = from < site.end && scene.word(comma) == "," && site.found.verb.frames.that;
    let conditional = from < site.end
        && matches!(scene.word(from), "if" | "when" | "while" | "as" | "under" | "in" | "after" | "unless");
    let open = begins && site.found.form != Form::Base && (as_ || conditional);
    (open && begins_clause(scene, from, site.end)).then_some(from)
}
