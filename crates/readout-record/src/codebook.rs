//! A user's codebook: who is one actor, who is not, and what an actor is to be called; which words name one issue, and
//! which carry a stance.

use crate::issues::matters::Matter;
use crate::lexicon::Lexicon;
use crate::positions::words::StanceEntry;
use readout_statement::ActorKind;
use readout_story::words::fold;
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// What a user knows of a story better than the rules do.
///
/// Every `[[actor]]` is one actor: the names in `also` are joined with `name`, whatever else they could be, and two
/// entries are never joined with each other. Every `[[issue]]` is one issue: what is said with one of its `words` (in
/// dictionary form; `nouns` only as nouns; `contrary` for the opposite) is counted under it, and it goes by its `name`. A
/// `[[stance]]` gives words that carry it: `verbs`, `adjectives`, `nouns`, `phrases`, and as `cues` words of saying.
/// `built_in_issues = false` leaves out the synonyms of issues that Readout ships.
///
/// ```
/// use readout_record::Codebook;
/// let codebook = Codebook::read(r#"
///     [[actor]]
///     name = "Mira Solberg"
///     also = ["the Iron Lady of the Quay", "M. S."]
///
///     [[actor]]
///     name = "Mira Solberg (pilot)"
///     also = ["Captain Solberg"]
///     kind = "person"
///
///     [[issue]]
///     name = "The night berths"
///     words = ["berth", "mooring"]
///
///     [[stance]]
///     stance = "against"
///     verbs = ["torpedo"]
/// "#)?;
/// assert_eq!(codebook.len(), 2);
/// # Ok::<(), readout_record::CodebookError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Codebook {
    /// The built-in words, with the codebook's own when it has any.
    lexicon: Option<Box<Lexicon>>,
    entries: Vec<Entry>,
    by_name: FxHashMap<String, usize>,
}

/// One actor of a codebook.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entry {
    /// What the actor is called.
    pub name: String,
    /// Other names and descriptions of the actor, as accounts print them.
    #[serde(default)]
    also: Vec<String>,
    /// What the actor is, when the accounts are to be overruled.
    #[serde(default)]
    pub kind: Option<ActorKind>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    actor: Vec<Entry>,
    #[serde(default)]
    issue: Vec<Matter>,
    #[serde(default)]
    stance: Vec<StanceEntry>,
    #[serde(default = "yes")]
    built_in_issues: bool,
}

fn yes() -> bool {
    true
}

/// Why a codebook cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum CodebookError {
    /// It is no TOML, or in another shape.
    #[error("the codebook cannot be read: {0}")]
    Shape(#[from] toml::de::Error),
    /// Two entries claim one name.
    #[error("the codebook gives the name “{name}” to both {one} and {other}")]
    Claimed {
        /// The name.
        name: String,
        /// The first entry that has it.
        one: String,
        /// The second.
        other: String,
    },
}

impl Codebook {
    /// Reads a codebook from TOML.
    pub fn read(text: &str) -> Result<Self, CodebookError> {
        let file = toml::from_str::<File>(text)?;
        let plain = file.issue.is_empty() && file.stance.is_empty() && file.built_in_issues;
        let lexicon =
            (!plain).then(|| Box::new(Lexicon::extended(file.issue, file.stance, file.built_in_issues)));
        let entries = file.actor;
        let mut by_name: FxHashMap<String, usize> = FxHashMap::default();
        for (number, entry) in entries.iter().enumerate() {
            for name in std::iter::once(&entry.name).chain(&entry.also) {
                let known = by_name.insert(fold(name), number);
                if let Some(known) = known.filter(|known| *known != number) {
                    return Err(CodebookError::Claimed {
                        name: name.clone(),
                        one: entries[known].name.clone(),
                        other: entry.name.clone(),
                    });
                }
            }
        }
        Ok(Self { lexicon, entries, by_name })
    }

    /// The words that name a matter or carry a stance.
    pub(crate) fn lexicon(&self) -> &Lexicon {
        self.lexicon.as_deref().unwrap_or_else(|| Lexicon::built_in())
    }

    /// How many actors it has.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it has no actors.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub(crate) fn entry(&self, number: usize) -> &Entry {
        &self.entries[number]
    }

    /// The entry that has this name.
    pub(crate) fn entry_of(&self, name: &str) -> Option<usize> {
        if self.is_empty() { None } else { self.by_name.get(&fold(name)).copied() }
    }

    /// Puts together and apart what the rules have joined: `entry_of` gives the entry of a member, if it has one. A
    /// group of one entry's members goes to it whole; from one of several each takes its own.
    pub(crate) fn regroup<Member: Copy>(
        &self,
        groups: Vec<Vec<Member>>,
        entry_of: impl Fn(Member) -> Option<usize>,
    ) -> Vec<(Option<usize>, Vec<Member>)> {
        let mut regrouped: Vec<(Option<usize>, Vec<Member>)> =
            (0..self.len()).map(|number| (Some(number), Vec::new())).collect();
        for group in groups {
            let entries: Vec<Option<usize>> = group.iter().map(|member| entry_of(*member)).collect();
            let mut known: Vec<usize> = entries.iter().flatten().copied().collect();
            known.sort_unstable();
            known.dedup();
            match known[..] {
                [] => regrouped.push((None, group)),
                [one] => regrouped[one].1.extend(group),
                _ => {
                    let mut rest = Vec::new();
                    for (member, entry) in group.into_iter().zip(entries) {
                        entry.map_or(&mut rest, |entry| &mut regrouped[entry].1).push(member);
                    }
                    regrouped.push((None, rest));
                }
            }
        }
        regrouped.retain(|(_, members)| !members.is_empty());
        regrouped
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_two_entries_claim_is_told() {
        let error = Codebook::read(
            "[[actor]]\nname = \"A\"\nalso = [\"X\"]\n[[actor]]\nname = \"B\"\nalso = [\"x\"]",
        );
        assert!(error.unwrap_err().to_string().contains("to both A and B"));
    }

    #[test]
    fn a_misspelt_key_is_told() {
        let error = Codebook::read("[[actor]]\nname = \"A\"\nalias = [\"X\"]").unwrap_err();
        assert!(error.to_string().contains("alias"), "{error}");
    }

    #[test]
    fn groups_of_one_entry_become_one_and_a_group_of_two_is_parted() {
        let codebook =
            Codebook::read("[[actor]]\nname = \"A\"\n[[actor]]\nname = \"B\"").expect("a codebook");
        let entry = |member: usize| match member {
            1 | 4 => Some(0),
            2 => Some(1),
            _ => None,
        };
        let groups = codebook.regroup(vec![vec![1, 2, 3], vec![4, 5], vec![6]], entry);
        assert_eq!(groups, [(Some(0), vec![1, 4, 5]), (Some(1), vec![2]), (None, vec![3]), (None, vec![6])]);
    }
}
