//! What the head of a page and its `time` elements say.

use crate::Facts;
use crate::date::{find_any_date, parse_date};
use crate::facts::one_line;
use std::collections::HashMap;

/// What the page says of itself outside JSON-LD.
pub(super) fn facts(page: &dom_query::Document) -> Facts {
    let meta = meta(page);
    let first = |keys: &[&str]| keys.iter().find_map(|key| meta.get(*key)?.first().cloned());
    let published = DATES.iter().find_map(|key| parse_date(meta.get(*key)?.first()?)).or_else(|| time(page));
    let outlet =
        first(&["og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher"]);
    Facts {
        title: first(&["og:title", "twitter:title", "dc.title", "dcterms.title", "headline", "title"])
            .or_else(|| title(page, outlet.as_deref())),
        bylines: [
            "author",
            "article:author",
            "dc.creator",
            "dcterms.creator",
            "parsely-author",
            "sailthru.author",
            "byl",
        ]
        .iter()
        .find_map(|key| meta.get(*key).cloned())
        .unwrap_or_default(),
        published,
        address: link(page)
            .or_else(|| first(&["og:url", "twitter:url"]))
            .filter(|url| url.starts_with("http")),
        language: page.select_single("html[lang]").attr("lang").map(|tag| tag.to_string()),
        outlet,
        id: None,
    }
}

/// Names that pages give the day of publication, surest first.
const DATES: [&str; 18] = [
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "date.published",
    "publishdate",
    "publish-date",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date.created",
    "dc.date",
    "date",
];

/// Content of the `meta` elements by their `property`, `name` or `itemprop`, in lower case.
fn meta(page: &dom_query::Document) -> HashMap<String, Vec<String>> {
    let mut found: HashMap<String, Vec<String>> = HashMap::new();
    for element in page.select("meta[content]").nodes() {
        let Some(content) = element.attr("content") else { continue };
        let content = one_line(&content);
        if content.is_empty() || content.len() > 2000 {
            continue;
        }
        for key in ["property", "name", "itemprop"].iter().filter_map(|key| element.attr(key)) {
            found.entry(key.trim().to_ascii_lowercase()).or_default().push(content.clone());
        }
    }
    found
}

/// Where pages show the day of publication, surest first.
const SHOWN: [&str; 7] = [
    "[itemprop=datePublished]",
    "time[pubdate]",
    "article time[datetime]",
    "time[datetime]",
    "time",
    "[class*=date], [class*=Date], [id*=date]",
    "[class*=publish], [class*=Publish], [class*=timestamp], [class*=byline], [class*=posted]",
];

/// Characters of an element that shows a day and little else.
const DAY: usize = 120;

/// The first day that the page shows as the day of publication.
fn time(page: &dom_query::Document) -> Option<jiff::civil::Date> {
    SHOWN.iter().find_map(|selector| {
        page.select(selector).nodes().iter().take(20).find_map(|element| {
            let stated = element.attr("datetime").or_else(|| element.attr("content"));
            stated.and_then(|stated| parse_date(&stated)).or_else(|| {
                let shown = one_line(&element.text());
                (shown.len() <= DAY).then(|| find_any_date(&shown))?
            })
        })
    })
}

/// The `title` element, without the outlet's name after a bar or a dash.
fn title(page: &dom_query::Document, outlet: Option<&str>) -> Option<String> {
    let title = one_line(&page.select_single("head title").text());
    let cut = [" | ", " – ", " — ", " - ", " :: ", " » "].iter().find_map(|bar| {
        let (head, tail) = title.rsplit_once(bar)?;
        let is_outlet = outlet.is_some_and(|outlet| tail.eq_ignore_ascii_case(outlet));
        (is_outlet || (tail.split(' ').count() <= 3 && head.split(' ').count() >= 3)).then(|| head.to_owned())
    });
    cut.or(Some(title)).filter(|title| !title.is_empty())
}

/// The page's own address.
fn link(page: &dom_query::Document) -> Option<String> {
    page.select_single("link[rel=canonical]").attr("href").map(|address| address.to_string())
}
