//! The tense of the saying itself: Solberg **said**, **has said**, **will say**, **would have said** that it sails.

use super::closed_class::is_adverb;
use super::phrase;
use super::scene::Scene;
use readout_english::Xpos;

pub(crate) use crate::Tense;

impl Tense {
    /// The tense of the verb at token `verb`; of a gerund ("has said it sails, **adding** that") that of the reporting verb
    /// before it. Words that are no verb have none.
    pub(crate) fn of(scene: Scene, verb: usize) -> Option<Self> {
        let token = scene.english.tokens.get(verb)?;
        let start = scene.english.sentence_of(verb)?.tokens.start;
        let first = phrase::before_auxiliaries(scene, start, verb);
        if token.xpos == Xpos::Vbg && first == verb {
            let before = (start..verb)
                .rev()
                .find(|at| scene.english.tokens[*at].xpos != Xpos::Vbg && scene.verb(*at, verb).is_some());
            return before.and_then(|before| Self::of(scene, before));
        }
        let mut tense = None;
        for word in scene.words(first..verb).filter(|word| !is_adverb(word)) {
            let next = match word.to_lowercase().as_str() {
                "will" | "wo" | "’ll" | "'ll" | "shall" => Some(Self::Future),
                "would" | "could" | "might" | "may" | "should" | "can" | "must" => Some(Self::Conditional),
                "has" | "have" | "’ve" | "'ve" => Some(Self::Perfect),
                "had" => Some(Self::PastPerfect),
                "was" | "were" | "did" => Some(Self::Past),
                "is" | "are" | "do" | "does" => Some(Self::Present),
                _ => None,
            };
            // The first word of the group is the finite one.
            tense = tense.or(next);
        }
        tense.or(match token.xpos {
            Xpos::Vbd => Some(Self::Past),
            Xpos::Vbz | Xpos::Vbp => Some(Self::Present),
            Xpos::Vbn if first == verb => Some(Self::Past),
            _ => None,
        })
    }
}
