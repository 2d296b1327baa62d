//! Names of bodies and states in the form in which they are compared.

use super::fold::fold;
use super::{administration, state, strip_article};
use crate::ActorKind;

/// The form in which names of what is no person are compared: two names with one key name one actor.
///
/// A state has one key in all its names and by its capital ("Tarvia", "Port Vell"), a person's administration in all
/// its forms. A place has another key than the state whose capital it is.
///
/// ```
/// use readout_statement::{ActorKind, name_key};
/// assert_eq!(name_key("the U.S.", ActorKind::Government), name_key("Washington", ActorKind::Government));
/// assert_ne!(name_key("Washington", ActorKind::Place), name_key("Washington", ActorKind::Government));
/// ```
pub fn name_key(name: &str, kind: ActorKind) -> String {
    let name = strip_article(name);
    let name = ["’s", "'s"].iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name);
    match kind {
        ActorKind::Government => state::stands_for(name).map_or_else(|| plain(name), plain),
        ActorKind::Organisation => administration::key(name).unwrap_or_else(|| spelt_out(plain(name))),
        ActorKind::Place if state::stands_for(name).is_some() => format!("place {}", plain(name)),
        _ => plain(name),
    }
}

/// Folded, without full stops.
fn plain(name: &str) -> String {
    fold(name).replace('.', "")
}

/// "un harbour office" as "united nations harbour office": the letters that begin a longer name.
fn spelt_out(name: String) -> String {
    const LETTERS: [(&str, &str); 4] = [
        ("un", "united nations"),
        ("eu", "european union"),
        ("us", "united states"),
        ("uk", "united kingdom"),
    ];
    let Some((first, rest)) = name.split_once(' ') else { return name };
    let whole = LETTERS.iter().find(|(letters, _)| *letters == first);
    whole.map(|(_, words)| format!("{words} {rest}")).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_has_one_key_by_its_name_and_its_capital() {
        let key = |name| name_key(name, ActorKind::Government);
        assert_eq!(key("Kyiv"), key("Ukraine"));
        assert_eq!(key("America"), key("the United States"));
        assert_ne!(key("Brussels"), key("Belgium"));
    }

    #[test]
    fn an_organisation_is_compared_without_article_case_and_stops() {
        let key = |name| name_key(name, ActorKind::Organisation);
        assert_eq!(key("The U.N."), key("UN"));
        assert_eq!(key("the U.N. Harbour Office"), key("United Nations Harbour Office"));
        assert_eq!(key("Solberg administration officials"), key("the Solberg Administration"));
    }
}
