//! Training gives the same bytes from the same sentences, and models that have learnt them.

use readout_english::classes::Exchange;
use readout_english::parse::Parser;
use readout_english::parse::training::{ParsedSentence, train as train_parser};
use readout_english::tag::training::{TaggedSentence, Trained, train as train_tagger};
use readout_english::tag::{FineTag, Tagger};
use readout_english::{Feats, Relation, Upos, form_key};

/// A word's form, tag, head (from 1, 0 for the root) and relation.
type Word = (&'static str, Upos, usize, Relation);

/// The sentences, each often enough that its features are learnt.
fn sentences() -> Vec<[Word; 4]> {
    use Relation::{Det, Nsubj, Obj, Punct, Root};
    let intransitive = |noun, verb| {
        [
            ("The", Upos::Det, 2, Det),
            (noun, Upos::Noun, 3, Nsubj),
            (verb, Upos::Verb, 0, Root),
            (".", Upos::Punct, 3, Punct),
        ]
    };
    let transitive = |verb, noun| {
        [
            ("Mira", Upos::Propn, 2, Nsubj),
            (verb, Upos::Verb, 0, Root),
            ("the", Upos::Det, 4, Det),
            (noun, Upos::Noun, 2, Obj),
        ]
    };
    let four = [
        intransitive("ferry", "sails"),
        transitive("sees", "ferry"),
        intransitive("crew", "rests"),
        transitive("greets", "crew"),
    ];
    (0..20).flat_map(|_| four).collect()
}

fn forms(sentence: &[Word]) -> Vec<String> {
    sentence.iter().map(|(form, ..)| (*form).to_owned()).collect()
}

fn tagger() -> Trained {
    let mut words = Exchange::default();
    for sentence in sentences() {
        sentence.iter().for_each(|(form, ..)| words.word(form_key(form)));
        words.end_sentence();
    }
    let tag = |upos: Upos| FineTag::of(upos, Default::default(), &Feats::default());
    let tagged: Vec<TaggedSentence> = sentences()
        .iter()
        .map(|sentence| TaggedSentence {
            words: forms(sentence),
            tags: sentence.iter().map(|(_, upos, ..)| tag(*upos)).collect(),
        })
        .collect();
    let raw = vec![vec!["The", "harbourmaster", "rests", "."]; 20];
    train_tagger(&tagged, &raw, &words.cluster(4, 2, 2, 2))
        .expect("a tagger that was just written can be read")
}

fn parser(trained: &Trained) -> Vec<u8> {
    let parsed: Vec<ParsedSentence> = sentences()
        .iter()
        .zip(&trained.tags)
        .map(|(sentence, tags)| ParsedSentence {
            words: forms(sentence),
            tags: tags.iter().map(|(best, _)| *best).collect(),
            seconds: tags.iter().map(|(_, second)| *second).collect(),
            heads: sentence.iter().map(|(_, _, head, _)| head.checked_sub(1)).collect(),
            relations: sentence.iter().map(|(.., relation)| *relation).collect(),
        })
        .collect();
    let tagger = Tagger::read(&trained.tagger).expect("it was just written");
    train_parser(&parsed, tagger.vocabulary())
}

#[test]
fn the_same_sentences_give_the_same_bytes() {
    let (one, other) = (tagger(), tagger());
    assert!(one.tagger == other.tagger && one.tags == other.tags);
    let (first, second) = (parser(&one), parser(&other));
    assert!(first == second);
}

#[test]
fn words_of_raw_text_are_known_by_the_tags_they_are_given_there() {
    let trained = tagger();
    let tagger = Tagger::read(&trained.tagger).expect("it was just written");
    let tags = |word| tagger.vocabulary().get(form_key(word)).map_or(0, |entry| entry.tags);
    assert!(tags("harbourmaster") > 0);
    assert_eq!(tags("harbourmasters"), 0);
}

#[test]
fn what_was_learnt_is_read() {
    let trained = tagger();
    let parser = parser(&trained);
    let tagger = Tagger::read(&trained.tagger).expect("it was just written");
    let parser = Parser::read(&parser).expect("it was just written");
    for sentence in sentences() {
        let forms = forms(&sentence);
        let words: Vec<&str> = forms.iter().map(String::as_str).collect();
        let (tags, seconds): (Vec<FineTag>, Vec<FineTag>) = tagger.tag_words(&words).into_iter().unzip();
        assert!(tags.iter().map(|tag| tag.upos).eq(sentence.iter().map(|(_, upos, ..)| *upos)), "{words:?}");
        let lexemes: Vec<_> =
            words.iter().map(|word| readout_english::tag::Lexeme::new(word, tagger.vocabulary())).collect();
        let arcs = parser.parse(&lexemes, &tags, &seconds);
        let gold = sentence.iter().map(|(_, _, head, relation)| (head.checked_sub(1), *relation));
        assert!(arcs.into_iter().eq(gold), "{words:?}");
    }
}
