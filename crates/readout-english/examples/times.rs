//! Prints the times of texts, or, beside gold, what was missed, made up or misread.
//!
//!     cargo run -p readout-english --example times -- 2025-02-14 article.txt
//!     zcat times.jsonl.gz | cargo run -p readout-english --example times -- gold

use jiff::civil::Date;
use readout_document::{CharIndex, Document, Known, KnownFrom, Span};
use readout_english::times::score::{GoldDocument, Tally, read_gold};
use std::error::Error;
use std::io::Read;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.split_first() {
        Some((word, _)) if word == "gold" => {
            let mut lines = String::new();
            std::io::stdin().read_to_string(&mut lines)?;
            against_gold(&read_gold(&lines)?);
        }
        Some((date, paths)) => {
            let date: Date = date.parse()?;
            for path in paths {
                show(&std::fs::read_to_string(path)?, date);
            }
        }
        None => eprintln!("say a date and files, or \"gold\" with the gold on standard input"),
    }
    Ok(())
}

fn read(text: &str, published: Option<Date>) -> (Document, readout_english::Analysis) {
    let mut document = Document::from_text("text", text);
    document.published = published.map(|value| Known { value, from: KnownFrom::Option });
    let english = readout_english::read(&document);
    (document, english)
}

fn show(text: &str, date: Date) {
    let (document, english) = read(text, Some(date));
    for time in &english.times {
        println!(
            "{}  {:?} {} {:?} {:?}",
            around(&document.text, time.span),
            time.kind,
            time.value,
            time.modifier,
            time.basis
        );
    }
}

fn against_gold(documents: &[GoldDocument]) {
    let mut tally = Tally::default();
    for gold in documents {
        let (document, english) = read(&gold.text, gold.day());
        let pairs = tally.add(gold, &english.times);
        let index = CharIndex::new(&gold.text);
        for (wanted, time) in gold.times.iter().enumerate() {
            let span = Span::new(index.to_byte(&gold.text, time.start), index.to_byte(&gold.text, time.end));
            let words = around(&document.text, span);
            match pairs.iter().find(|pair| pair.0 == wanted).map(|pair| &english.times[pair.1]) {
                None => println!("missed  {words}  {}", time.value),
                Some(got) if got.value != time.value => {
                    println!(
                        "value   {words}  {} not {}  {} [{}]",
                        time.value,
                        got.value,
                        gold.published.as_deref().unwrap_or("?"),
                        got.span.of(&gold.text)
                    );
                }
                Some(got) if got.span != span => println!("span    {words}  [{}]", got.span.of(&gold.text)),
                Some(_) => {}
            }
        }
        for (at, time) in
            english.times.iter().enumerate().filter(|(at, _)| !pairs.iter().any(|pair| pair.1 == *at))
        {
            println!("made up {}  {} {at}", around(&document.text, time.span), time.value);
        }
    }
    println!(
        "gold {} found {} relaxed {:.4} strict {:.4} value {:.4}",
        tally.gold,
        tally.found,
        tally.relaxed_f(),
        tally.strict_f(),
        tally.value_f()
    );
}

/// The words with some text around them, on one line.
fn around(text: &str, span: Span) -> String {
    let from = text[..span.start()].char_indices().rev().nth(44).map_or(0, |(at, _)| at);
    let to = text[span.end()..].char_indices().nth(30).map_or(text.len(), |(at, _)| span.end() + at);
    let line = format!("{}[[{}]]{}", &text[from..span.start()], span.of(text), &text[span.end()..to]);
    line.replace('\n', " ")
}
