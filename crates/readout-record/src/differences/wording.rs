//! A quotation that drifted: the same words but for some. The Gazette: “a harbour is not a coin to be **spent** twice”;
//! the Post: “a harbour is not a coin to be **paid** twice”.
//!
//! A quoted word may also look like the one another account quotes in the same place, where the rest is told in the
//! account's own words: “this **historic** chance” here, what he called a “**historical**” chance there.

use super::{Difference, DifferenceKind, Scene, Side};
use crate::record::{ActorNumber, SameWords, StatementNumber, Wording, WordingKind};
use readout_document::{Evidence, Span};
use readout_story::words::{Word, is_function_word, words};
use rustc_hash::{FxHashMap, FxHashSet};

/// Letters that two words have in common at their beginning when one may be taken for the other.
const ALIKE: usize = 5;
/// Holders of words alike beyond which they tell nothing.
const COMMONPLACE: usize = 24;

/// Every quotation whose wordings differ in a word that matters.
pub(super) fn find(scene: &Scene) -> Vec<Difference> {
    let mut found: Vec<Difference> =
        scene.same_words.iter().filter_map(|same| drifted(scene, same)).collect();
    found.extend(alike(scene));
    found
}

fn drifted(scene: &Scene, same: &SameWords) -> Option<Difference> {
    let fullest = same.wordings.first()?;
    let mut sides: Vec<(String, Vec<&Wording>)> = vec![(folded(scene, fullest), vec![fullest])];
    for wording in &same.wordings[1..] {
        let own = folded(scene, wording);
        let matters = wording.kind == WordingKind::Drifted && differs_in_content(scene, wording, fullest);
        if wording.kind == WordingKind::Equal {
            sides[0].1.push(wording);
        } else if matters {
            match sides.iter_mut().find(|(words, _)| *words == own) {
                Some((_, side)) => side.push(wording),
                None => sides.push((own, vec![wording])),
            }
        }
    }
    let texts = scene.texts(sides.iter().flat_map(|(_, side)| side).map(|wording| wording.account.0));
    let known = |statement: StatementNumber| scene.statements[statement.0].speaker.as_ref()?.actor;
    (sides.len() > 1 && texts > 1).then(|| Difference {
        kind: DifferenceKind::Wording,
        actor: fullest.statement.and_then(known).or(same.speakers.first().copied()),
        sides: sides.into_iter().map(|(_, side)| side_of(&side)).collect(),
        texts,
    })
}

fn side_of(wordings: &[&Wording]) -> Side {
    Side {
        evidence: wordings.iter().map(|wording| wording.evidence.clone()).collect(),
        turning: wordings.iter().take(1).flat_map(|wording| wording.differing.clone()).collect(),
        actor: None,
    }
}

fn folded(scene: &Scene, wording: &Wording) -> String {
    let folded: Vec<String> = words_at(scene, wording.account.0, wording.evidence.span())
        .into_iter()
        .map(|word| word.folded)
        .collect();
    folded.join(" ")
}

fn words_at(scene: &Scene, account: usize, span: Span) -> Vec<Word> {
    let document = &scene.recorded[account].document;
    let skip: Vec<Span> = document.inline_furniture(span).iter().map(|piece| piece.span).collect();
    words(&document.text, span, &skip)
}

/// Whether a wording has a word of content that the fullest has otherwise: other pronouns and tenses come from telling
/// what was said in the account's own sentence.
fn differs_in_content(scene: &Scene, wording: &Wording, fullest: &Wording) -> bool {
    let content = |wording: &Wording| -> FxHashSet<String> {
        let spans = wording.differing.iter();
        let words = spans.flat_map(|span| words_at(scene, wording.account.0, *span));
        words.map(|word| word.folded).filter(|word| !is_function_word(word)).collect()
    };
    let (own, theirs) = (content(wording), content(fullest));
    own.iter().any(|word| !theirs.iter().any(|other| same_stem(word, other))) && !theirs.is_empty()
}

/// Whether two words are forms of one: "spend" and "spends".
fn same_stem(one: &str, two: &str) -> bool {
    let stem = |word: &str| {
        let cut = ["ing", "ed", "es", "s", "d"].iter().find_map(|ending| word.strip_suffix(ending));
        cut.unwrap_or(word).to_owned()
    };
    one == two || stem(one) == stem(two)
}

/// A content word between quotation marks.
struct Quoted {
    statement: StatementNumber,
    account: usize,
    word: Word,
    /// Whether the quotation is but a word or two in the account's own sentence.
    alone: bool,
}

/// Quoted words of one speaker that look alike and are not the same, in statements that otherwise say the same.
fn alike(scene: &Scene) -> Vec<Difference> {
    let mut holders: FxHashMap<(ActorNumber, String), Vec<Quoted>> = FxHashMap::default();
    for (number, statement) in scene.statements.iter().enumerate() {
        let Some(actor) = statement.speaker.as_ref().and_then(|speaker| speaker.actor) else { continue };
        for piece in &statement.quoted {
            let words = words_at(scene, statement.account.0, piece.span());
            let alone = words.len() <= 3;
            for word in words.into_iter().filter(|word| !is_function_word(&word.folded)) {
                let Some(beginning) = word.folded.get(..ALIKE).map(str::to_owned) else { continue };
                let quoted =
                    Quoted { statement: StatementNumber(number), account: statement.account.0, word, alone };
                holders.entry((actor, beginning)).or_default().push(quoted);
            }
        }
    }
    let mut keys: Vec<(ActorNumber, String)> = holders.keys().cloned().collect();
    keys.sort();
    let mut found = Vec::new();
    for key in keys {
        let quoted = &holders[&key];
        if quoted.len() > COMMONPLACE {
            continue;
        }
        let pair = quoted.iter().enumerate().find_map(|(at, one)| {
            quoted[at + 1..].iter().find(|two| differ(scene, one, two)).map(|two| (one, two))
        });
        found.extend(pair.map(|(one, two)| difference(scene, key.0, one, two)));
    }
    found
}

fn differ(scene: &Scene, one: &Quoted, two: &Quoted) -> bool {
    scene.texts([one.account, two.account]) == 2
        && (one.alone || two.alone)
        && !same_stem(&one.word.folded, &two.word.folded)
        && one.word.folded.len().abs_diff(two.word.folded.len()) <= 4
        && common_content(scene, one.statement, two.statement) >= 1
}

/// Words of content that two statements have in common.
fn common_content(scene: &Scene, one: StatementNumber, two: StatementNumber) -> usize {
    let content = |number: StatementNumber| -> FxHashSet<String> {
        let statement = &scene.statements[number.0];
        let pieces = statement.content.iter();
        let words = pieces.flat_map(|piece| words_at(scene, statement.account.0, piece.span()));
        words.map(|word| word.folded).filter(|word| !is_function_word(word)).collect()
    };
    content(one).intersection(&content(two)).count()
}

fn difference(scene: &Scene, actor: ActorNumber, one: &Quoted, two: &Quoted) -> Difference {
    let side = |quoted: &Quoted| Side {
        evidence: vec![whole(scene, quoted)],
        turning: vec![quoted.word.span],
        actor: None,
    };
    Difference {
        kind: DifferenceKind::Wording,
        actor: Some(actor),
        sides: vec![side(one), side(two)],
        texts: 2,
    }
}

fn whole(scene: &Scene, quoted: &Quoted) -> Evidence {
    scene.whole(quoted.statement)
}
