//! What is known about a document besides its text, and from where.

use crate::date::date_in_address;
use crate::{Known, KnownFrom};
use jiff::civil::Date;

/// Facts that one source (the command line, a manifest, a page's head) gives about a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Short name for the document.
    pub id: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Its authors, as printed.
    pub bylines: Vec<String>,
    /// The day it was published.
    pub published: Option<Date>,
    /// Its address on the web.
    pub address: Option<String>,
    /// Its language, as the source names it.
    pub language: Option<String>,
}

impl Facts {
    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What is asked of the readers: the name of the bytes, their format, and what is known from outside them.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// Where the bytes come from: a path, `-` for standard input.
    pub source: String,
    /// Their format; by the source's suffix, else by their first bytes, when not given.
    pub format: Option<crate::Format>,
    /// What the user said on the command line.
    pub option: Facts,
    /// What a manifest beside the file says.
    pub manifest: Facts,
}

impl Given {
    /// Bytes of which only the name is known.
    pub fn named(source: impl Into<String>) -> Self {
        Self { source: source.into(), ..Self::default() }
    }
}

/// Facts gathered from several sources: the first that gives one is believed.
#[derive(Debug, Default)]
pub(crate) struct Gathered {
    pub id: Option<String>,
    pub outlet: Option<Known<String>>,
    pub title: Option<Known<String>>,
    pub bylines: Vec<String>,
    pub published: Option<Known<Date>>,
    pub address: Option<Known<String>>,
    pub language: Option<String>,
}

impl Gathered {
    /// What is known before the bytes are looked at.
    pub fn of(given: &Given) -> Self {
        let mut gathered = Self::default();
        gathered.add(&given.option, KnownFrom::Option);
        gathered.add(&given.manifest, KnownFrom::Manifest);
        gathered
    }

    /// Adds what is not known yet. Sources are added in the order of their [`KnownFrom`].
    pub fn add(&mut self, facts: &Facts, from: KnownFrom) {
        let known = |value: &Option<String>| {
            let value = value.as_deref().map(one_line).filter(|value| !value.is_empty());
            value.map(|value| Known { value, from })
        };
        self.outlet = self.outlet.take().or_else(|| known(&facts.outlet));
        self.title = self.title.take().or_else(|| known(&facts.title));
        self.address = self.address.take().or_else(|| known(&facts.address));
        self.published = self.published.take().or(facts.published.map(|value| Known { value, from }));
        self.id = self.id.take().or_else(|| facts.id.clone());
        self.language = self.language.take().or_else(|| facts.language.clone());
        if self.bylines.is_empty() {
            self.bylines = bylines(&facts.bylines);
        }
    }

    /// Adds what the address tells: the last resort.
    pub fn add_address(&mut self) {
        if self.published.is_none()
            && let Some(value) = self.address.as_ref().and_then(|address| date_in_address(&address.value))
        {
            self.published = Some(Known { value, from: KnownFrom::Address });
        }
    }
}

/// White space folded to single blanks.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Authors one by one: "By Ann Lee and Bo Dahl, Staff Writer" are two; addresses of profiles are none.
fn bylines(printed: &[String]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for line in printed {
        for name in split_byline(line) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}

/// Names in a byline: cut at "and", commas and semicolons, without "By" and without what is no name.
pub(crate) fn split_byline(line: &str) -> Vec<String> {
    const NO_NAMES: [&str; 7] =
        ["staff", "reporter", "writer", "correspondent", "editor", "report", "contributor"];
    let line = one_line(line);
    if line.contains("://") || line.contains('@') {
        return Vec::new();
    }
    let line =
        line.strip_prefix("By ").or(line.strip_prefix("by ")).or(line.strip_prefix("BY ")).unwrap_or(&line);
    line.split([',', ';', '|', '/'])
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" & "))
        .map(|name| name.trim().trim_start_matches("and ").trim())
        .filter(|name| !name.is_empty() && name.len() < 80)
        .filter(|name| !NO_NAMES.iter().any(|word| name.to_lowercase().contains(word)))
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_surest_source_is_believed_and_kept() {
        let given = Given {
            option: Facts { outlet: Some("The Quay".to_owned()), ..Facts::default() },
            manifest: Facts {
                outlet: Some("Other".to_owned()),
                title: Some(" A\n title ".to_owned()),
                ..Facts::default()
            },
            ..Given::default()
        };
        let gathered = Gathered::of(&given);
        let outlet = gathered.outlet.map(|known| (known.value, known.from));
        assert_eq!(outlet, Some(("The Quay".to_owned(), KnownFrom::Option)));
        let title = gathered.title.map(|known| (known.value, known.from));
        assert_eq!(title, Some(("A title".to_owned(), KnownFrom::Manifest)));
    }

    #[test]
    fn bylines_are_cut_into_names() {
        assert_eq!(split_byline("By Ann Lee and Bo Dahl, Staff Writer"), ["Ann Lee", "Bo Dahl"]);
        assert_eq!(split_byline("https://quay.example/authors/lee"), Vec::<String>::new());
        assert_eq!(split_byline("Ann Lee, Bo Dahl, and Cy Moe"), ["Ann Lee", "Bo Dahl", "Cy Moe"]);
    }

    #[test]
    fn an_address_gives_the_day_when_nothing_else_does() {
        let mut gathered = Gathered::default();
        let address = Some("https://quay.example/2025/02/12/ferry".to_owned());
        gathered.add(&Facts { address, ..Facts::default() }, KnownFrom::Field);
        gathered.add_address();
        assert_eq!(gathered.published.map(|known| known.from), Some(KnownFrom::Address));
    }
}
