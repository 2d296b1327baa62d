//! Labels of tokens: where in which class of name a token stands (BIOES), and the best sequence of them.

use super::NameClass;
use std::ops::Range;

/// Classes the model labels.
pub(super) const CLASSES: [NameClass; 4] =
    [NameClass::Person, NameClass::Organisation, NameClass::Place, NameClass::Norp];

/// Number of labels: outside, and first, inside, last and single of each class.
pub(super) const LABELS: usize = 1 + 4 * CLASSES.len();

/// Outside every name.
pub(super) const OUTSIDE: usize = 0;
const FIRST: usize = 0;
const INSIDE: usize = 1;
const LAST: usize = 2;
const SINGLE: usize = 3;

fn label(class: usize, place: usize) -> usize {
    1 + class * 4 + place
}

/// Class of a label, as an index into [`CLASSES`].
pub(super) fn class_of(label: usize) -> Option<usize> {
    label.checked_sub(1).map(|label| label / 4)
}

/// Whether a label may stand at the start of a sequence.
fn may_start(label: usize) -> bool {
    label == OUTSIDE || matches!((label - 1) % 4, FIRST | SINGLE)
}

/// Whether a label may stand at the end.
fn may_end(label: usize) -> bool {
    label == OUTSIDE || matches!((label - 1) % 4, LAST | SINGLE)
}

/// Whether a label may follow another.
pub(super) fn may_follow(previous: usize, label: usize) -> bool {
    if may_end(previous) {
        return may_start(label);
    }
    class_of(previous) == class_of(label)
        && matches!((label.max(1) - 1) % 4, INSIDE | LAST)
        && label != OUTSIDE
}

/// Labels for `tokens` with the given names; names not wholly inside are left out.
pub(super) fn labels_of(tokens: &Range<usize>, names: &[(Range<usize>, NameClass)]) -> Vec<usize> {
    let mut labels = vec![OUTSIDE; tokens.len()];
    for (name, class) in names {
        let Some(class) = CLASSES.iter().position(|other| other == class) else { continue };
        if name.start < tokens.start || name.end > tokens.end || name.is_empty() {
            continue;
        }
        let (from, to) = (name.start - tokens.start, name.end - tokens.start);
        if to - from == 1 {
            labels[from] = label(class, SINGLE);
            continue;
        }
        labels[from..to].fill(label(class, INSIDE));
        labels[from] = label(class, FIRST);
        labels[to - 1] = label(class, LAST);
    }
    labels
}

/// The names that labels tell, the first token being `start`.
pub(super) fn names_of(labels: &[usize], start: usize) -> Vec<(Range<usize>, NameClass)> {
    let mut names = Vec::new();
    let mut open = 0;
    for (at, &label) in labels.iter().enumerate() {
        let Some(class) = class_of(label) else { continue };
        match (label - 1) % 4 {
            FIRST => open = at,
            SINGLE => names.push((start + at..start + at + 1, CLASSES[class])),
            LAST => names.push((start + open..start + at + 1, CLASSES[class])),
            _ => {}
        }
    }
    names
}

/// Labels that may follow each label, and the score of doing so.
pub(super) struct Transitions<N> {
    /// For each label the labels that may stand before it with their scores.
    before: Vec<Vec<(usize, N)>>,
    start: Vec<(usize, N)>,
}

impl<N: Copy> Transitions<N> {
    /// From scores by the label before ([`LABELS`] stands for the start) and the label.
    pub fn new(score: impl Fn(usize, usize) -> N) -> Self {
        let before = (0..LABELS)
            .map(|label| {
                (0..LABELS)
                    .filter(|previous| may_follow(*previous, label))
                    .map(|previous| (previous, score(previous, label)))
                    .collect()
            })
            .collect();
        let start = (0..LABELS)
            .filter(|label| may_start(*label))
            .map(|label| (label, score(LABELS, label)))
            .collect();
        Self { before, start }
    }
}

/// The best labels for positions with the given scores for each label (Viterbi).
pub(super) fn best<N: Copy + PartialOrd + std::ops::Add<Output = N>>(
    scores: &[[N; LABELS]],
    transitions: &Transitions<N>,
    lowest: N,
) -> Vec<usize> {
    let Some(first) = scores.first() else { return Vec::new() };
    let mut best = [lowest; LABELS];
    for &(label, score) in &transitions.start {
        best[label] = score + first[label];
    }
    let mut from = vec![[0u8; LABELS]; scores.len()];
    for (at, here) in scores.iter().enumerate().skip(1) {
        let mut next = [lowest; LABELS];
        for (label, before) in transitions.before.iter().enumerate() {
            for &(previous, score) in before {
                if best[previous] > lowest && best[previous] + score > next[label] {
                    next[label] = best[previous] + score;
                    from[at][label] = previous as u8;
                }
            }
            if next[label] > lowest {
                next[label] = next[label] + here[label];
            }
        }
        best = next;
    }
    let mut label = OUTSIDE;
    for other in (0..LABELS).filter(|label| may_end(*label)) {
        if best[other] > best[label] {
            label = other;
        }
    }
    let mut labels = vec![label; scores.len()];
    for at in (1..scores.len()).rev() {
        label = usize::from(from[at][label]);
        labels[at - 1] = label;
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_and_names_tell_each_other() {
        let names =
            vec![(3..5, NameClass::Person), (5..6, NameClass::Place), (7..10, NameClass::Organisation)];
        let labels = labels_of(&(2..11), &names);
        assert_eq!(names_of(&labels, 2), names);
        assert!(labels.windows(2).all(|pair| may_follow(pair[0], pair[1])));
    }

    #[test]
    fn the_best_labels_never_break_a_name() {
        let transitions = Transitions::new(|_, _| 0);
        // Position 0 would like to be the last word of a person, position 1 the first.
        let mut scores = [[0; LABELS]; 2];
        scores[0][label(0, LAST)] = 5;
        scores[1][label(0, FIRST)] = 5;
        scores[1][label(2, SINGLE)] = 1;
        assert_eq!(best(&scores, &transitions, i32::MIN), [OUTSIDE, label(2, SINGLE)]);
    }
}
