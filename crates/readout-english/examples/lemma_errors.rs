//! Prints how many lemmas of a CoNLL-U file come out right from form and gold tag, and the others with their counts.
//!
//!     cargo run --release -p readout-english --example lemma_errors -- dev.conllu

use readout_english::{conllu, lemma};
use std::collections::BTreeMap;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("name a CoNLL-U file")?;
    let treebank = conllu::read(&path, &std::fs::read_to_string(&path)?)?;
    let (mut all, mut right) = (0, 0);
    let mut wrong: BTreeMap<(&str, String, &str, String), usize> = BTreeMap::new();
    for word in treebank.iter().flat_map(|sentence| &sentence.words) {
        let Ok(upos) = word.upos.parse() else { continue };
        let ours = lemma(&word.form, upos);
        all += 1;
        if ours == word.lemma {
            right += 1;
        } else {
            *wrong
                .entry((&word.upos, word.form.to_lowercase(), &word.lemma, ours.into_owned()))
                .or_default() += 1;
        }
    }
    for ((upos, form, gold, ours), count) in wrong {
        println!("{count}\t{upos}\t{form}\t{gold}\t{ours}");
    }
    println!("{right} of {all}: {:.2} %", 100.0 * f64::from(right) / f64::from(all));
    Ok(())
}
