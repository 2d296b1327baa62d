//! "According to": **The ferry sank**, according to the port. According to Venn, **nobody was hurt**.

use super::edge::clause_end;
use super::{Claims, Reported, covers, quoted_in, with_marks};
use crate::speech::scene::Scene;
use crate::speech::{Attribution, phrase};
use crate::{Polarity, StatementKind};
use std::ops::Range;

pub(super) fn find(scene: Scene, sentence: Range<usize>, claims: Claims) -> Option<Reported> {
    let at = sentence.clone().find(|at| {
        scene.word(*at).eq_ignore_ascii_case("according")
            && at + 1 < sentence.end
            && scene.word(at + 1) == "to"
            && !claims.holds(scene, *at)
            && !claims.cues.contains(at)
    })?;
    let speaker = phrase::after(scene, at + 2, sentence.end)?;
    let content = if at == sentence.start {
        let from = (speaker.end..sentence.end).find(|at| scene.word(*at) == ",")? + 1;
        from..clause_end(scene, from.min(sentence.end), sentence.end)
    } else {
        let mut end = at;
        while end > sentence.start && matches!(scene.word(end - 1), "," | "—" | "–") {
            end -= 1;
        }
        sentence.start..end
    };
    if content.len() < 2 {
        return None;
    }
    let span = with_marks(scene, scene.span(&content));
    if claims.quoted.iter().any(|quoted| quoted.overlaps(span)) {
        return None;
    }
    let quoted = quoted_in(scene, &[span]);
    let kind = match &quoted[..] {
        [] => StatementKind::Indirect,
        [whole] if covers(scene, *whole, span) => StatementKind::Direct,
        _ => StatementKind::Mixed,
    };
    Some(Reported {
        kind,
        content: vec![span],
        quoted,
        attribution: Attribution::according_to(scene, at..at + 2, speaker),
        polarity: Polarity::Positive,
        confidence: 0.9,
    })
}
