//! How fast English is read: tokens a second on one thread, each stage and the whole, over real news.
//!
//!     cargo bench -p readout-english --bench reading
//!
//! The articles are the first of `load/articles.jsonl.gz` in the folder of data (`READOUT_DATA`, else `../shared/data`
//! beside the repository). Without it a page of invented news stands in, which is kinder to caches: the figures are
//! then not those of the documentation.

use divan::Bencher;
use divan::counter::ItemsCount;
use flate2::read::GzDecoder;
use readout_document::Document;
use readout_english::names::NameModel;
use readout_english::parse::Parser;
use readout_english::tag::Tagger;
use readout_english::{Analysis, names, parse, quotations, read, read_all, tag, times, tokens};
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::sync::LazyLock;

const ARTICLES: usize = 60;

const INVENTED: &str = "The harbour minister of Norrland said on Wednesday that talks with the ferry owners would resume \
next week, nearly three years after the strait was closed. “We have waited long enough,” Mira Solberg told reporters in \
Aldhaven late Tuesday, a day after a 90-minute call with the owners. Freight through the port fell 12 percent in the \
third quarter from a year earlier, the statistics office reported. About 2,000 people marched through the old town, \
where the fish market has stood since 1931, and the mayor asked them to go home before dark. The owners have not said \
whether they will take part; a spokesman declined to comment on what he called rumours from the other shore.\n\n";

static NEWS: LazyLock<Vec<(Document, Analysis)>> = LazyLock::new(|| {
    let articles = articles().unwrap_or_else(|| vec![INVENTED.repeat(100)]);
    let documents = articles.into_iter().map(|text| Document::from_text("news", text));
    documents.map(|document| (read(&document), document)).map(|(read, document)| (document, read)).collect()
});

fn articles() -> Option<Vec<String>> {
    let data = std::env::var_os("READOUT_DATA").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data")),
        PathBuf::from,
    );
    let file = std::fs::File::open(data.join("load/articles.jsonl.gz")).ok()?;
    let lines = BufReader::new(GzDecoder::new(file)).lines().take(ARTICLES);
    lines
        .map(|line| {
            serde_json::from_str::<serde_json::Value>(&line.ok()?).ok()?["text"].as_str().map(str::to_owned)
        })
        .collect()
}

fn main() {
    divan::main();
}

/// Runs `stage` over all articles, with what the stages before found.
fn bench<I>(bencher: Bencher, before: impl Fn(&Analysis, &Document) -> I, stage: impl Fn(&mut I, &Document)) {
    let count: usize = NEWS.iter().map(|(_, read)| read.tokens.len()).sum();
    bencher
        .counter(ItemsCount::new(count))
        .with_inputs(|| NEWS.iter().map(|(document, read)| before(read, document)).collect::<Vec<I>>())
        .bench_local_values(|mut inputs| {
            NEWS.iter().zip(&mut inputs).for_each(|((document, _), input)| stage(input, document));
            inputs
        });
}

#[divan::bench(sample_count = 12, sample_size = 1)]
fn a_sentences_and_tokens(bencher: Bencher) {
    bench(bencher, |_, _| None, |out, document| *out = Some(tokens(document)));
}

#[divan::bench(sample_count = 12, sample_size = 1)]
fn b_quotations(bencher: Bencher) {
    bench(bencher, |_, _| None, |out, document| *out = Some(quotations(&document.text, &document.blocks())));
}

#[divan::bench(sample_count = 12, sample_size = 1)]
fn c_tags(bencher: Bencher) {
    bench(bencher, |read, _| read.clone(), |read, document| drop(tag::tag(read, &document.text)));
}

#[divan::bench(sample_count = 12, sample_size = 1)]
fn d_parse(bencher: Bencher) {
    let tagged = |read: &Analysis, document: &Document| {
        let mut read = read.clone();
        let tagged = tag::tag(&mut read, &document.text);
        (read, tagged)
    };
    bench(bencher, tagged, |(read, tagged), _| {
        parse::parse(std::slice::from_mut(read), std::slice::from_ref(tagged))
    });
}

#[divan::bench(sample_count = 12, sample_size = 1)]
fn e_names(bencher: Bencher) {
    bench(
        bencher,
        |read, _| (read.clone(), None),
        |(read, out), document| *out = Some(names(read, &document.text)),
    );
}

#[divan::bench(sample_count = 12, sample_size = 1)]
fn f_times(bencher: Bencher) {
    let find = |(read, out): &mut (Analysis, _), document: &Document| {
        *out = Some(times::times(&document.text, read, None));
    };
    bench(bencher, |read, _| (read.clone(), None), find);
}

#[divan::bench(sample_count = 12, sample_size = 1)]
fn whole(bencher: Bencher) {
    bench(bencher, |_, _| None, |out, document| *out = Some(read(document)));
}

/// Several documents at once, as those of a folder are read.
#[divan::bench(sample_count = 12, sample_size = 1, args = [1, 4, 16])]
fn whole_at_once(bencher: Bencher, documents: usize) {
    let count: usize = NEWS.iter().map(|(_, read)| read.tokens.len()).sum();
    let all: Vec<&Document> = NEWS.iter().map(|(document, _)| document).collect();
    bencher
        .counter(ItemsCount::new(count))
        .bench_local(|| all.chunks(documents).map(read_all).collect::<Vec<_>>());
}

/// Taking the models where they stand in the binary.
#[divan::bench]
fn load_models() -> bool {
    const TAGGER: &[u8] = include_bytes!("../models/tagger.bin");
    const PARSER: &[u8] = include_bytes!("../models/parser.bin");
    const NAMES: &[u8] = include_bytes!("../models/names.bin");
    let tagger = Tagger::read(divan::black_box(TAGGER));
    let parser = Parser::read(divan::black_box(PARSER));
    let names = NameModel::read(divan::black_box(NAMES));
    tagger.is_ok() && parser.is_ok() && names.is_ok()
}
