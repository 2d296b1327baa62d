//! How fast sentences are tagged and parsed: tokens a second on one thread, on news-like text.
//!
//!     cargo bench -p readout-english --bench syntax

use divan::Bencher;
use divan::counter::ItemsCount;
use readout_document::Document;
use readout_english::{Analysis, parse, tag, tokens};

const NEWS: &str = "The harbour minister of Norrland said on Wednesday that talks with the ferry owners would resume next \
week, nearly three years after the strait was closed. “We have waited long enough,” Mira Solberg told reporters in \
Aldhaven late Tuesday, a day after a 90-minute call with the owners. Freight through the port fell 12 percent in the \
third quarter from a year earlier, the statistics office reported. About 2,000 people marched through the old town, \
where the fish market has stood since 1931, and the mayor asked them to go home before dark. The owners have not said \
whether they will take part; a spokesman declined to comment on what he called rumours from the other shore.\n\n";

fn main() {
    divan::main();
}

fn news() -> (Document, Analysis) {
    let document = Document::from_text("news", NEWS.repeat(100));
    let english = tokens(&document);
    (document, english)
}

#[divan::bench]
fn tagging(bencher: Bencher) {
    let (document, english) = news();
    bencher
        .counter(ItemsCount::new(english.tokens.len()))
        .with_inputs(|| english.clone())
        .bench_values(|mut english| tag::tag(&mut english, &document.text));
}

#[divan::bench]
fn parsing(bencher: Bencher) {
    let (document, mut english) = news();
    let tagged = tag::tag(&mut english, &document.text);
    bencher.counter(ItemsCount::new(english.tokens.len())).with_inputs(|| english.clone()).bench_values(
        |mut english| {
            parse::parse(&mut english, &tagged);
            english
        },
    );
}
