//! The forms of an English verb from its dictionary form and what is irregular about it.

use super::Form;

/// Every form of `lemma`; of a verb with a particle, the first word is inflected ("pointed out").
pub(super) fn forms(
    lemma: &str,
    past: Option<&str>,
    participle: Option<&str>,
    gerund: Option<&str>,
) -> Vec<(Form, String)> {
    let (verb, particle) = lemma.split_once(' ').map_or((lemma, None), |(verb, rest)| (verb, Some(rest)));
    let with_particle = |word: String| match particle {
        Some(particle) => format!("{word} {particle}"),
        None => word,
    };
    let first = |words: &str| words.split(' ').next().unwrap_or(words).to_owned();
    let mut forms = vec![
        (Form::Base, with_particle(verb.to_owned())),
        (Form::Third, with_particle(third(verb))),
        (Form::Gerund, with_particle(gerund.map_or_else(|| gerund_of(verb, past), first))),
    ];
    match (past, particle) {
        (Some(past), Some(_)) => forms.push((Form::Past, with_particle(first(past)))),
        (Some(past), None) => forms.extend(past.split(' ').map(|past| (Form::Past, past.to_owned()))),
        (None, _) => forms.push((Form::Past, with_particle(past_of(verb)))),
    }
    if let Some(participle) = participle {
        forms.push((Form::Participle, with_particle(first(participle))));
    }
    forms
}

fn third(verb: &str) -> String {
    match before_y(verb) {
        Some(stem) => format!("{stem}ies"),
        None if verb.ends_with(['s', 'x', 'z']) || verb.ends_with("ch") || verb.ends_with("sh") => {
            format!("{verb}es")
        }
        None if verb == "go" => "goes".to_owned(),
        None => format!("{verb}s"),
    }
}

fn past_of(verb: &str) -> String {
    match before_y(verb) {
        Some(stem) => format!("{stem}ied"),
        None if verb.ends_with('e') => format!("{verb}d"),
        None => format!("{verb}ed"),
    }
}

fn gerund_of(verb: &str, past: Option<&str>) -> String {
    // "quipped" doubles its consonant, so "quipping" does.
    let doubled = past
        .and_then(|past| past.split(' ').next())
        .and_then(|past| past.strip_suffix("ed"))
        .filter(|stem| stem.len() == verb.len() + 1 && stem.starts_with(verb));
    match doubled {
        Some(stem) => format!("{stem}ing"),
        None if verb.ends_with('e') && !verb.ends_with("ee") => format!("{}ing", &verb[..verb.len() - 1]),
        None => format!("{verb}ing"),
    }
}

/// The stem of a verb that ends in a consonant and y.
fn before_y(verb: &str) -> Option<&str> {
    verb.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_verbs_are_inflected_by_rule() {
        let words = |lemma, past| -> Vec<String> {
            forms(lemma, past, None, None).into_iter().map(|(_, word)| word).collect()
        };
        assert_eq!(words("deny", None), ["deny", "denies", "denying", "denied"]);
        assert_eq!(words("state", None), ["state", "states", "stating", "stated"]);
        assert_eq!(words("admit", Some("admitted")), ["admit", "admits", "admitting", "admitted"]);
        assert_eq!(words("rule out", None), ["rule out", "rules out", "ruling out", "ruled out"]);
        assert_eq!(words("stress", None), ["stress", "stresses", "stressing", "stressed"]);
    }
}
