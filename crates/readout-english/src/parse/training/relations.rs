//! Training the relations on gold trees.

use super::Example;
use crate::model::{Rarity, Rows, Shuffle, Trainer};
use crate::parse::Relation;
use crate::parse::keys::Keys;
use crate::parse::labels::{self, Tree};
use crate::parse::usual::UsualRelations;

/// Features seen less often than this are left out.
const LEAST: u8 = 5;
const EPOCHS: usize = 5;
/// The right relation is to beat every other by this much.
const MARGIN: f32 = 2.0;

/// Trains the weights of the relations.
pub(super) fn train(examples: &[Example], usual: UsualRelations<'_>, seed: u64) -> Rows {
    let trees: Vec<Tree> = examples.iter().map(tree).collect();
    let mut keys = Keys::new();
    let mut rarity = Rarity::new(LEAST);
    examples.iter().for_each(|example| walk(example, usual, |features| rarity.count(features)));
    let mut trainer = Trainer::new(Relation::ALL.len()).with_rarity(rarity);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut shuffle = Shuffle::new(seed);
    for _ in 0..EPOCHS {
        shuffle.shuffle(&mut order);
        for &at in &order {
            let example = &examples[at];
            labels::name(&example.input, &trees[at], usual, &mut keys, |token, keys| {
                let gold = example.relations[token] as usize;
                Relation::ALL[trainer.learn_with_margin(keys.as_slice(), gold, MARGIN)]
            });
        }
    }
    trainer.averages(0, 0.0)
}

fn tree(example: &Example) -> Tree {
    Tree::new(example.heads[..example.relations.len()].to_vec())
}

/// Names the arcs of the gold tree as they are, with the features of each decision.
pub(super) fn walk(example: &Example, usual: UsualRelations<'_>, mut decide: impl FnMut(&[u64])) {
    labels::name(&example.input, &tree(example), usual, &mut Keys::new(), |token, keys| {
        decide(keys.as_slice());
        example.relations[token]
    });
}
