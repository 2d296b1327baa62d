//! The renderings of an invented story.

#[path = "../../readout-record/tests/told/mod.rs"]
mod told;

use readout_brief::{Options, html, json, markdown, text};
use readout_record::{Record, record};
use sha2::{Digest, Sha256};
use told::{lighthouse, told};

fn options(citations: bool) -> Options {
    Options { width: 100, citations, ..Options::default() }
}

#[test]
fn the_lighthouse_in_a_terminal() {
    insta::assert_snapshot!(text(&record(&lighthouse()), &options(false)));
}

#[test]
fn the_lighthouse_in_a_narrow_terminal_with_citations() {
    insta::assert_snapshot!(text(&record(&lighthouse()), &Options { width: 60, ..options(true) }));
}

#[test]
fn the_lighthouse_in_markdown() {
    insta::assert_snapshot!(markdown(&record(&lighthouse()), &options(true)));
}

#[test]
fn the_lighthouse_in_html() {
    let page = html(&record(&lighthouse()), &options(false));
    let body = page.split_once("</style>").unwrap().1.split_once("<script>").unwrap().0;
    insta::assert_snapshot!(body);
}

#[test]
fn the_lighthouse_in_json() {
    insta::assert_snapshot!(json(&record(&lighthouse()), &options(false)));
}

/// An account that attacks every rendering at once.
fn hostile() -> Record {
    let attack = "<script>alert(1)</script></style></details>\u{1b}[31m\u{9b}2J ![x](https://evil.example/x.png) \u{202e}`|*";
    let text = format!(
        "# {attack} The council of Vessby sold the lighthouse at Orm Point to a hotel company {attack}.\n\
        “We {attack} will keep the lamp burning for a hundred years,” Mira {attack} Solberg said."
    );
    let words = format!("We {attack} will keep the lamp burning for a hundred years,");
    let name = format!("Mira {attack} Solberg");
    let account = told("hostile\"><script>", attack, "2031-03-04", &text)
        .title(attack)
        .actor(&name, readout_statement::ActorKind::Person, &name)
        .says(&name, &format!("{name} said"), &words)
        .build();
    record(&[account])
}

#[test]
fn given_a_hostile_account_when_printed_for_a_terminal_then_only_our_own_sequences_remain() {
    let coloured = text(&hostile(), &Options { colour: true, ..options(true) });
    for sequence in coloured.split('\u{1b}').skip(1) {
        let ours = ["[0m", "[1m", "[2m", "[4m", "[32m", "[36m"];
        assert!(ours.iter().any(|own| sequence.starts_with(own)), "{sequence:?}");
    }
    let plain = text(&hostile(), &options(true));
    assert!(plain.chars().all(|character| character == '\n' || !character.is_control()));
    assert!(!plain.contains('\u{202e}'));
}

#[test]
fn given_a_hostile_account_when_printed_as_html_then_it_opens_no_element() {
    let page = html(&hostile(), &options(true));
    assert_eq!(page.matches("<script").count(), 1);
    assert_eq!(page.matches("</style").count(), 1);
    assert_eq!(page.matches("</details>").count(), 1);
    assert!(!page.contains("<img") && !page.contains("src="));
    assert!(page.chars().all(|character| character == '\n' || !character.is_control()));
}

#[test]
fn given_a_hostile_account_when_printed_as_markdown_then_its_markup_is_escaped() {
    let page = markdown(&hostile(), &options(true));
    for line in page.lines() {
        let unescaped = |mark: &str| line.match_indices(mark).any(|(at, _)| !line[..at].ends_with('\\'));
        assert!(!unescaped("<") && !unescaped("![") && !unescaped("://") && !unescaped("`"), "{line}");
        assert!(!line.contains("](") || line.contains("\\]("), "{line}");
    }
}

#[test]
fn given_the_page_when_its_policy_is_read_then_the_digests_are_those_of_its_own_style_and_script() {
    let page = html(&record(&lighthouse()), &options(false));
    for (open, close, directive) in
        [("<style>", "</style>", "style-src"), ("<script>", "</script>", "script-src")]
    {
        let inline = page.split_once(open).unwrap().1.split_once(close).unwrap().0;
        let digest = base64(&Sha256::digest(inline));
        assert!(
            page.contains(&format!("{directive} 'sha256-{digest}'")),
            "{directive} should be sha256-{digest}"
        );
    }
}

fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let mut group = [0_u8; 3];
        group[..chunk.len()].copy_from_slice(chunk);
        let bits = u32::from_be_bytes([0, group[0], group[1], group[2]]);
        for place in 0..4 {
            let letter = ALPHABET[(bits >> (18 - 6 * place)) as usize & 63] as char;
            out.push(if place <= chunk.len() { letter } else { '=' });
        }
    }
    out
}

#[test]
fn given_the_page_when_every_citation_is_followed_then_its_place_is_there_once() {
    let page = html(&record(&lighthouse()), &options(false));
    let mut followed = 0;
    for (at, _) in page.match_indices("href=\"#c") {
        let id = page[at + 7..].split('"').next().unwrap();
        assert_eq!(page.matches(&format!("<mark id=\"{id}\">")).count(), 1, "{id}");
        followed += 1;
    }
    assert!(followed > 5);
}

#[test]
fn given_the_json_record_when_its_offsets_are_read_then_they_are_the_characters_of_the_accounts() {
    let accounts = lighthouse();
    let value: serde_json::Value = serde_json::from_str(&json(&record(&accounts), &options(false))).unwrap();
    let mut seen = 0;
    let mut open = vec![&value];
    while let Some(value) = open.pop() {
        if let Some(exact) = value.get("exact") {
            let account =
                accounts.iter().find(|account| value["account"] == account.document.id.as_str()).unwrap();
            let (start, end) =
                (value["start"].as_u64().unwrap() as usize, value["end"].as_u64().unwrap() as usize);
            let words: String = account.document.text.chars().skip(start).take(end - start).collect();
            assert_eq!(exact, &words);
            seen += 1;
        }
        open.extend(value.as_array().into_iter().flatten());
        open.extend(value.as_object().into_iter().flat_map(|object| object.values()));
    }
    assert!(seen > 20);
}

#[test]
fn given_no_accounts_or_empty_ones_when_printed_then_every_rendering_says_so() {
    for accounts in [vec![], vec![told("a", "A", "", "").build()]] {
        let record = record(&accounts);
        assert!(text(&record, &options(true)).contains("Quick look"));
        assert!(markdown(&record, &options(true)).contains("Quick look"));
        assert!(html(&record, &options(true)).contains("Quick look"));
        assert!(json(&record, &options(true)).contains("readout/record/1"));
    }
}
