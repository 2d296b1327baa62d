//! How words are used in news, counted once over raw text: how often with a capital, after a title, before "said".
//!
//! Only counts are kept, and of those only rough levels, one number of 32 bits a word. Layout, little-endian: a header
//! of 64 bytes (magic, number of slots), then slots of 32 bits of the word's hash and 32 bits of levels.

use super::knowledge::{Kinds, Knowledge};
use super::lookup::look_up;
use super::words::{Word, is_locating, is_saying, is_shouted, run_around, words};
use crate::{Analysis, model::ModelError};
use rustc_hash::FxHashMap;
use std::ops::Range;

const MAGIC: [u8; 4] = *b"RDw1";
const HEADER: usize = 64;

/// Levels of every word often enough seen, in place in a byte string.
#[derive(Clone, Copy, Debug)]
pub(super) struct WordLevels<'a> {
    slots: &'a [[u8; 8]],
}

impl<'a> WordLevels<'a> {
    /// Takes the bytes that [`WordCounts::finish`] wrote, and what follows them.
    pub fn read(bytes: &'a [u8]) -> Result<(Self, &'a [u8]), ModelError> {
        let count = bytes.get(4..).and_then(|rest| rest.first_chunk());
        let count = count.map(|count| u32::from_le_bytes(*count) as usize);
        let count = count.filter(|count| bytes.starts_with(&MAGIC) && count.is_power_of_two());
        let count = count.ok_or(ModelError::NotAModel { expected: "word levels" })?;
        let need = HEADER + count * 8;
        let cut = ModelError::CutOff { kind: "word levels", have: bytes.len(), need };
        let (slots, rest) = bytes.split_at_checked(need).ok_or(cut)?;
        Ok((Self { slots: slots[HEADER..].as_chunks().0 }, rest))
    }

    /// The levels of a word, 0 when it is not known.
    pub fn of(&self, lower: u64) -> u32 {
        let mask = self.slots.len() - 1;
        let wanted = ((lower >> 32) as u32).max(1);
        let mut at = lower as usize & mask;
        for _ in 0..self.slots.len() {
            let slot = u64::from_le_bytes(self.slots[at]);
            if slot as u32 == wanted {
                return (slot >> 32) as u32;
            }
            if slot == 0 {
                return 0;
            }
            at = (at + 1) & mask;
        }
        0
    }
}

/// What is counted of a word.
#[derive(Clone, Copy, Debug)]
enum Use {
    Small,
    Capital,
    Shouted,
    Titled,
    AfterGiven,
    FirstOfTwo,
    LastOfTwo,
    Located,
    Speaks,
    The,
    Organised,
    Owns,
    Alone,
    InLong,
}

const USES: usize = Use::InLong as usize + 1;

/// Counts how words are used.
#[derive(Clone, Debug, Default)]
pub struct WordCounts {
    counts: FxHashMap<u64, [u32; USES]>,
}

impl WordCounts {
    /// Counts the words of a text that was cut into sentences and tokens.
    pub fn add(&mut self, text: &str, analysis: &Analysis) {
        let found = look_up(Knowledge::built_in(), analysis, text);
        let words = words(analysis, text, &found, None);
        for sentence in &analysis.sentences {
            let range = sentence.tokens.clone();
            if sentence.heading || is_shouted(&words[range.clone()]) {
                continue;
            }
            let mut at = range.start;
            while at < range.end {
                if !words[at].may_be_name() {
                    self.see(&words[at], Use::Small);
                    at += 1;
                    continue;
                }
                let run = run_around(&words, at, &range);
                // The first word of a sentence has a capital whatever it is.
                if !words[run.start].opens {
                    self.run(&words, run.clone(), &range, |at| analysis.tokens[at].span.of(text));
                }
                at = run.end;
            }
        }
    }

    fn see(&mut self, word: &Word, how: Use) {
        let count = &mut self.counts.entry(word.lower).or_default()[how as usize];
        *count = count.saturating_add(1);
    }

    fn run<'t>(
        &mut self,
        words: &[Word],
        run: Range<usize>,
        sentence: &Range<usize>,
        form: impl Fn(usize) -> &'t str,
    ) {
        let title = Kinds::ANY_TITLE.with(Kinds::OFFICE_HEAD);
        let titles = words[run.clone()].iter().take_while(|word| word.found.word.any(title)).count();
        let name = (run.start + titles).min(run.end - 1)..run.end;
        let before = run.start.checked_sub(1).filter(|before| *before >= sentence.start);
        let after = (run.end < sentence.end).then_some(run.end);
        let titled =
            name.start > run.start || before.is_some_and(|before| words[before].found.word.any(title));
        let located = before.is_some_and(|before| is_locating(form(before)));
        let the = before.is_some_and(|before| form(before) == "the");
        let speaks = after.is_some_and(|after| is_saying(form(after)))
            || before.is_some_and(|before| is_saying(form(before)));
        let owns = after.is_some_and(|after| matches!(form(after), "'s" | "’s"));
        let organised = name.len() > 1 && words[run.end - 1].found.word.any(Kinds::ORGANISATION_LAST);
        for at in run.clone() {
            let word = &words[at];
            self.see(word, Use::Capital);
            let mut note = |holds: bool, how: Use| {
                if holds {
                    self.see(word, how);
                }
            };
            let (first, last) = (at == name.start, at + 1 == name.end);
            note(word.is_shouted(), Use::Shouted);
            note(first && titled, Use::Titled);
            note(at > name.start && words[at - 1].found.word.any(Kinds::GIVEN) && last, Use::AfterGiven);
            note(name.len() == 2 && first, Use::FirstOfTwo);
            note(name.len() == 2 && last, Use::LastOfTwo);
            note(first && located, Use::Located);
            note(last && speaks, Use::Speaks);
            note(at == run.start && the, Use::The);
            note(organised, Use::Organised);
            note(last && owns, Use::Owns);
            note(run.len() == 1, Use::Alone);
            note(name.len() > 2, Use::InLong);
        }
    }

    /// The bytes of the levels of every word seen often enough with a capital, or often in all.
    pub fn finish(&self, least: u32) -> Vec<u8> {
        let mut rows: Vec<(u64, u32)> = self
            .counts
            .iter()
            .filter(|(_, count)| {
                let capital = count[Use::Capital as usize];
                capital >= least || count[Use::Small as usize] >= least * 8
            })
            .map(|(lower, count)| (*lower, levels(count)))
            .collect();
        rows.sort_unstable();
        let slots = (rows.len() * 4 / 3 + 1).next_power_of_two();
        let mut table = vec![0u64; slots];
        for (lower, levels) in rows {
            let mut at = lower as usize & (slots - 1);
            while table[at] != 0 {
                at = (at + 1) & (slots - 1);
            }
            table[at] = (lower >> 32).max(1) | u64::from(levels) << 32;
        }
        let mut out = Vec::with_capacity(HEADER + slots * 8);
        out.extend(MAGIC);
        out.extend((slots as u32).to_le_bytes());
        out.resize(HEADER, 0);
        table.iter().for_each(|slot| out.extend(slot.to_le_bytes()));
        out
    }
}

/// Two bits for each use: how large its share is.
fn levels(count: &[u32; USES]) -> u32 {
    let of = |how: Use| u64::from(count[how as usize]);
    let capital = of(Use::Capital);
    let level = |part: u64, whole: u64, steps: [u64; 3]| -> u32 {
        steps.iter().filter(|step| whole > 0 && part * 1000 >= whole * **step).count() as u32
    };
    let all = capital + of(Use::Small);
    let often = [8, 40, 300].iter().filter(|step| all >= **step).count() as u32;
    let parts = [
        level(capital, all, [50, 500, 950]),
        often,
        level(of(Use::Shouted), capital, [100, 500, 900]),
        level(of(Use::Titled), capital, [10, 50, 200]),
        level(of(Use::AfterGiven), capital, [30, 100, 300]),
        level(of(Use::FirstOfTwo), capital, [100, 300, 600]),
        level(of(Use::LastOfTwo), capital, [100, 300, 600]),
        level(of(Use::Located), capital, [50, 150, 300]),
        level(of(Use::Speaks), capital, [20, 60, 150]),
        level(of(Use::The), capital, [50, 200, 500]),
        level(of(Use::Organised), capital, [50, 150, 400]),
        level(of(Use::Owns), capital, [30, 80, 160]),
        level(of(Use::Alone), capital, [100, 300, 600]),
        level(of(Use::InLong), capital, [50, 200, 400]),
    ];
    // The highest bits tell that the word is known at all.
    parts.iter().rev().fold(1, |bits, part| bits << 2 | part)
}

/// Number of shares in the levels of a word.
pub(super) const SHARES: u32 = 14;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::sample::analysis;

    #[test]
    fn a_word_is_known_by_how_it_is_used() {
        let text = "It moored in Skarholm today .\n".repeat(20);
        let mut counts = WordCounts::default();
        counts.add(&text, &analysis(&text));
        let bytes = counts.finish(5);
        let (levels, rest) = WordLevels::read(&bytes).unwrap();
        assert!(rest.is_empty());
        let hash = |text: &str| words(&analysis(text), text, &[Default::default()], None)[0].lower;
        let skarholm = levels.of(hash("Skarholm"));
        assert_eq!(skarholm & 3, 3, "always with a capital");
        assert_eq!(skarholm >> 14 & 3, 3, "always after \"in\"");
        assert_eq!(levels.of(hash("Marrow")), 0);
        assert!(WordLevels::read(&bytes[..bytes.len() - 1]).is_err());
    }
}
