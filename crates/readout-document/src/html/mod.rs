//! Web pages: what is known of them, and their article as text, one paragraph a line. Nothing in them is ever run.

mod bounds;
mod json_ld;
mod metadata;
mod readable;

use crate::error::{Cause, Error};
use crate::facts::Gathered;
use crate::furniture::{self, Hints};
use crate::{Document, KnownFrom, plain};

/// Reads the page `html`, of which `gathered` is known.
pub(crate) fn read(html: &str, mut gathered: Gathered, source: &str) -> Result<Document, Error> {
    bounds::refuse_hostile(html, source)?;
    let page = dom_query::Document::from(html);
    bounds::refuse_deep(&page, source)?;
    gathered.add(&json_ld::facts(&page), KnownFrom::JsonLd);
    gathered.add(&metadata::facts(&page), KnownFrom::HtmlMetadata);
    let article = readable::article(page).map_err(|why| Error::new(source, Cause::NoArticle(why)))?;
    plain::refuse_long_lines(&article.text, source)?;
    let title = gathered.title.as_ref().map(|title| title.value.as_str());
    let outlet = gathered.outlet.as_ref().map(|outlet| outlet.value.as_str());
    let hints = Hints {
        title,
        outlet,
        markdown: false,
        from: 0,
        headings: &article.headings,
        captions: &article.captions,
        find_headings: false,
    };
    let layout = furniture::lay_out(&article.text, &hints);
    plain::finish(article.text, gathered, layout, source)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{FurnitureKind, Given};
    use jiff::civil::date;

    fn page(head: &str, body: &str) -> Result<Document, Error> {
        let html = format!("<!doctype html><html><head>{head}</head><body>{body}</body></html>");
        read(&html, Gathered::of(&Given::default()), "page.html")
    }

    const BODY: &str = "<nav><a href=/>Home</a> <a href=/sea>Sea</a></nav><article><h1>Ferry sails</h1>\
        <p>The ferry <b>sailed</b> at dawn on Friday, the harbour minister said, after a week in which the crew had \
        refused to board it.</p><figure><img src=a.jpg><figcaption>The ferry in 2024.</figcaption></figure>\
        <h2>What the crew says</h2><p>“We will sail,” the captain said, “when the boats are safe, and not an hour \
        before that,” and she added that the owners had been told so in writing.</p><ul><li>The boats are old, and \
        two of them leak, according to the crew.</li><li>The owners deny it.</li></ul><p>Advertisement</p>\
        <script>alert('never run')</script></article><footer>Imprint</footer>";

    #[test]
    fn an_article_is_one_paragraph_a_line_with_its_captions_told_apart() {
        let document = page("<title>Ferry sails | The Quay</title>", BODY).unwrap();
        let body: Vec<&str> = document.body_spans().iter().map(|span| span.of(&document.text)).collect();
        assert_eq!(body.len(), 4, "{}", document.text);
        assert!(body[0].starts_with("The ferry sailed at dawn on Friday"));
        assert_eq!(body[3], "The owners deny it.");
        let headings: Vec<&str> = document.headings.iter().map(|span| span.of(&document.text)).collect();
        assert!(headings.contains(&"What the crew says"));
        let kinds: Vec<FurnitureKind> = document.furniture.iter().map(|piece| piece.kind).collect();
        assert_eq!(kinds, [FurnitureKind::Caption, FurnitureKind::Advertisement]);
        assert!(!document.text.contains("alert") && !document.text.contains("Imprint"));
    }

    #[test]
    fn json_ld_is_believed_before_meta_and_both_say_so() {
        let head = r#"<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"},
            {"@type": ["NewsArticle"], "headline": "Ferry sails &amp; more", "datePublished": "2025-02-12T08:00:00Z",
             "author": [{"@type": "Person", "name": "Ann Lee"}], "publisher": {"name": "The Quay"}}]}</script>
            <meta property="og:site_name" content="Quay Media"><link rel="canonical" href="https://quay.example/f">"#;
        let document = page(head, BODY).unwrap();
        let title = document.title.unwrap();
        assert_eq!((title.value.as_str(), title.from), ("Ferry sails & more", KnownFrom::JsonLd));
        assert_eq!(document.outlet.unwrap().value, "The Quay");
        assert_eq!(document.published.unwrap().value, date(2025, 2, 12));
        assert_eq!(document.bylines, ["Ann Lee"]);
        assert_eq!(document.address.unwrap().from, KnownFrom::HtmlMetadata);
    }

    #[test]
    fn a_page_without_words_is_an_error() {
        let error = page("", "<img src=a.jpg><script>var a = 'words';</script>").unwrap_err();
        assert!(error.to_string().starts_with("page.html: no article can be found"), "{error}");
    }

    #[test]
    fn a_page_nested_beyond_reason_is_refused_and_quickly() {
        for tag in ["div", "b", "blockquote", "x-y", "svg", "font", "rt", "optgroup"] {
            let error = page("", &format!("<{tag}>").repeat(100_000)).unwrap_err().to_string();
            assert!(error.contains("nested more than") || error.contains("more elements"), "{tag}: {error}");
        }
    }
}
