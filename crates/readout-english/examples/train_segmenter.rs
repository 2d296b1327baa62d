//! Trains the model of sentence ends.
//!
//!     cargo run --release -p readout-english --example train_segmenter -- OUT RAW.txt TRAIN.conllu...

use readout_english::{conllu, train_segmenter};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let out = arguments.next().ok_or("name the file to write")?;
    let raw = std::fs::read_to_string(arguments.next().ok_or("name a file of raw text")?)?;
    let mut gold = Vec::new();
    for path in arguments {
        gold.extend(conllu::documents(&conllu::read(&path, &std::fs::read_to_string(&path)?)?));
    }
    std::fs::write(out, train_segmenter(&gold, [raw.as_str()]))?;
    Ok(())
}
