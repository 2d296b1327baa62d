//! Training the relations on gold trees.

use super::{Example, Rows};
use crate::model::{Rarity, Shuffle, Trainer};
use crate::parse::Relation;
use crate::parse::keys::Keys;
use crate::parse::labels::{self, Tree};

/// Features seen less often than this are left out.
const LEAST: u8 = 5;
const EPOCHS: usize = 5;
/// The right relation is to beat every other by this much.
const MARGIN: f32 = 2.0;

/// Trains the weights of the relations.
pub(super) fn train(examples: &[Example], seed: u64) -> Rows {
    let trees: Vec<Tree> =
        examples.iter().map(|example| Tree::new(example.heads[..example.relations.len()].to_vec())).collect();
    let mut keys = Keys::new();
    let mut rarity = Rarity::new(LEAST);
    for (example, tree) in examples.iter().zip(&trees) {
        labels::name(&example.input, tree, &mut keys, |token, keys| {
            rarity.count(keys.as_slice());
            example.relations[token]
        });
    }
    let mut trainer = Trainer::new(Relation::ALL.len()).with_rarity(rarity);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut shuffle = Shuffle::new(seed);
    for _ in 0..EPOCHS {
        shuffle.shuffle(&mut order);
        for &at in &order {
            let example = &examples[at];
            labels::name(&example.input, &trees[at], &mut keys, |token, keys| {
                let gold = example.relations[token] as usize;
                Relation::ALL[trainer.learn_with_margin(keys.as_slice(), gold, MARGIN)]
            });
        }
    }
    trainer.averages(0, 0.0)
}
