//! Regular inflection, backwards.

/// The singular of a plural noun; `None` when the form is no plural by its shape.
pub(super) fn plural(form: &str) -> Option<String> {
    if let Some(stem) = form.strip_suffix("men").filter(|stem| stem.len() > 2) {
        return Some(format!("{stem}man"));
    }
    let stem = form.strip_suffix('s').filter(|stem| stem.len() > 1)?;
    if stem.ends_with(['s', 'u', 'i', '\'']) || stem.ends_with("ic") && stem.len() > 5 {
        return None;
    }
    third_person(form).filter(|_| !stem.ends_with("oe") || stem.len() > 4).or_else(|| Some(stem.to_owned()))
}

/// What "-s" was added to: "tries", "passes", "calls".
fn third_person(form: &str) -> Option<String> {
    let stem = form.strip_suffix('s')?;
    if let Some(root) = stem.strip_suffix("ie").filter(|root| root.len() > 1) {
        return Some(format!("{root}y"));
    }
    let doubled = ["sse", "she", "che", "xe", "zze", "oe"].iter().any(|ending| stem.ends_with(ending));
    if doubled && !stem.ends_with("ache") {
        return Some(stem[..stem.len() - 1].to_owned());
    }
    Some(stem.to_owned())
}

/// The infinitive of a verb form; `known` says which infinitives exist. `None` when the form has no ending.
pub(super) fn verb_form(form: &str, known: impl Fn(&str) -> bool) -> Option<String> {
    let past = form.ends_with("ed") && (known(&form[..form.len() - 1]) || known(&form[..form.len() - 2]));
    if known(form) && !past {
        return None;
    }
    if let Some(stem) = form.strip_suffix("in'").filter(|stem| has_vowel(stem)) {
        return Some(stem_of(stem, &known));
    }
    if let Some(stem) = form.strip_suffix("ing").filter(|stem| has_vowel(stem)) {
        return Some(stem_of(stem, &known));
    }
    if let Some(root) = form.strip_suffix("ied").filter(|root| root.len() > 1) {
        return Some(format!("{root}y"));
    }
    if let Some(stem) = form.strip_suffix("ed").filter(|stem| has_vowel(stem)) {
        return Some(if stem.ends_with('e') { format!("{stem}e") } else { stem_of(stem, &known) });
    }
    let stem =
        form.strip_suffix('s').filter(|stem| stem.len() > 1 && !stem.ends_with(['s', 'u', 'i', '\'']))?;
    if known(stem) { Some(stem.to_owned()) } else { third_person(form) }
}

/// The positive of a comparative or superlative; `known` says which positives exist.
pub(super) fn comparison(form: &str, known: impl Fn(&str) -> bool) -> Option<String> {
    let stem = form.strip_suffix("est").or_else(|| form.strip_suffix("er"))?;
    let candidates = [
        stem.to_owned(),
        format!("{stem}e"),
        undoubled(stem),
        stem.strip_suffix('i').map_or(String::new(), |root| format!("{root}y")),
    ];
    candidates.into_iter().find(|candidate| candidate.len() > 1 && known(candidate))
}

/// The infinitive to which "-ing" or "-ed" was added.
fn stem_of(stem: &str, known: impl Fn(&str) -> bool) -> String {
    let with_e = format!("{stem}e");
    let single = undoubled(stem);
    for candidate in [stem, &with_e, &single] {
        if known(candidate) && !(candidate == stem && known(&with_e) && takes_e(stem)) {
            return candidate.to_owned();
        }
    }
    let keeps_double = ["ss", "zz", "ff"].iter().any(|ending| stem.ends_with(ending))
        || stem.ends_with("ll") && stem.chars().filter(|c| is_vowel(*c)).count() < 2;
    if single != stem && !keeps_double {
        return single;
    }
    if takes_e(stem) { with_e } else { stem.to_owned() }
}

/// Whether a stem that no list has once ended in "e", by its last letters: "negotiat", "mak", "nudg".
fn takes_e(stem: &str) -> bool {
    const ENDINGS: [&str; 18] = [
        "v", "u", "c", "iz", "is", "at", "dg", "rg", "bl", "pl", "tl", "dl", "gl", "ckl", "ur", "ir", "as",
        "os",
    ];
    let mut back = stem.chars().rev();
    let (last, middle, before) = (back.next(), back.next(), back.next());
    let consonant = |c: Option<char>| c.is_some_and(|c| !is_vowel(c));
    let one_syllable = stem.chars().filter(|c| is_vowel(*c)).count() == 1;
    let closed = consonant(last)
        && !last.is_some_and(|c| "wxy".contains(c))
        && middle.is_some_and(is_vowel)
        && consonant(before);
    (one_syllable && closed && stem.len() <= 5) || ENDINGS.iter().any(|ending| stem.ends_with(ending))
}

/// "stopp" without its last letter; the stem itself when it ends in no doubled consonant.
fn undoubled(stem: &str) -> String {
    let mut back = stem.chars().rev();
    let (last, before) = (back.next(), back.next());
    match last {
        Some(c) if before == last && !is_vowel(c) => stem[..stem.len() - c.len_utf8()].to_owned(),
        _ => stem.to_owned(),
    }
}

fn has_vowel(stem: &str) -> bool {
    stem.len() > 1 && stem.chars().any(|c| is_vowel(c) || c == 'y')
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}
