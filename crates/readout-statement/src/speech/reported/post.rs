//! A post printed whole, with its author and day behind it: **The ferry sails at noon.** — *Orla Venn (@orlavenn) March 4,
//! 2031*.

use super::{Claims, Reported};
use crate::MediumKind;
use crate::speech::Attribution;
use crate::speech::scene::Scene;
use readout_document::Span;
use readout_english::NameClass;
use std::ops::Range;

/// The most bytes of the author’s name.
const NAME: usize = 60;

/// The most bytes of a post, links and all.
const LONGEST: usize = 420;

/// The most words of the day behind the author.
const DAY: usize = 4;

pub(super) fn find(scene: Scene, paragraph: &Range<usize>, claims: Claims) -> Option<Reported> {
    if paragraph.is_empty() {
        return None;
    }
    let whole = scene.span(paragraph);
    let words = whole.of(scene.text());
    let handle = words.rfind("(@")?;
    let closing = handle + words[handle..].find(')')?;
    let day = words[closing + 1..].split_whitespace().count();
    let dash = words[..handle].rfind(['—', '–'])?;
    let name = words[dash..handle].trim_start_matches(['—', '–', ' ']).trim_end();
    // "<tweet id=…>": marks of the page, not words.
    let marked = words.starts_with('<');
    // What is longer than a post can be has words of the account before it.
    if marked || dash > LONGEST || day > DAY || name.is_empty() || name.len() > NAME {
        return None;
    }
    let said = without_links(&words[..dash]);
    let content = Span::new(whole.start(), whole.start() + said.len());
    let tokens = scene.tokens_in(content);
    let from = handle - words[..handle].len() + words[..handle].trim_end().len() - name.len();
    let speaker = Span::new(whole.start() + from, whole.start() + from + name.len());
    let speaker_tokens = scene.tokens_in(speaker);
    let taken = tokens.clone().any(|at| claims.holds(scene, at));
    if tokens.is_empty() || speaker_tokens.is_empty() || taken || !said.contains(char::is_alphabetic) {
        return None;
    }
    if !is_known(scene, name, paragraph) {
        return None;
    }
    let mut attribution = Attribution::without_cue(scene, "post printed whole", speaker_tokens);
    attribution.medium = Some(MediumKind::Post);
    Some(Reported::printed_whole(content, attribution))
}

/// Whether the account names the person elsewhere: the post of a passer-by is shown, not told of.
fn is_known(scene: Scene, name: &str, paragraph: &Range<usize>) -> bool {
    let Some(surname) = name.split_whitespace().next_back() else { return false };
    scene.english.names.iter().any(|known| {
        known.class == NameClass::Person
            && !paragraph.contains(&known.tokens.start)
            && scene.word(known.tokens.end - 1) == surname
    })
}

/// Without the addresses at the end.
fn without_links(said: &str) -> &str {
    let mut said = said.trim_end();
    while let Some(last) = said.split_whitespace().next_back()
        && let Some(at) =
            ["http://", "https://", "pic.twitter.com"].iter().filter_map(|link| last.find(link)).min()
    {
        said = said[..said.len() - last.len() + at].trim_end();
    }
    said
}
