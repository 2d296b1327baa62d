//! Which language a text is in.

use whatlang::Lang;

/// Bytes looked at: enough to be sure, little enough to cost nothing.
const ENOUGH: usize = 2048;

/// Letters below which nothing is said.
const TOO_FEW: usize = 40;

/// ISO 639-1 code of the language of `words`, or `None` when there is too little to tell.
pub(crate) fn of_text(words: &str) -> Option<String> {
    let mut end = words.len().min(ENOUGH);
    while !words.is_char_boundary(end) {
        end -= 1;
    }
    let words = &words[..end];
    if words.chars().filter(|letter| letter.is_alphabetic()).take(TOO_FEW).count() < TOO_FEW {
        return None;
    }
    if english_share(words) >= 0.2 {
        return Some("en".to_owned());
    }
    whatlang::detect(words).map(|found| code(found.lang()).to_owned())
}

/// The language that a page declares ("en-GB", "en_US", "eng"), as ISO 639-1.
pub(crate) fn declared(tag: &str) -> Option<String> {
    let main = tag.trim().split(['-', '_']).next()?.to_ascii_lowercase();
    match main.len() {
        2 if main.bytes().all(|byte| byte.is_ascii_lowercase()) => Some(main),
        3 => Lang::from_code(&main).map(|lang| code(lang).to_owned()),
        _ => None,
    }
}

/// Share of the words that are small words of English and of no neighbour of it: full of names in other languages,
/// a news text still has them in one word of four.
fn english_share(words: &str) -> f32 {
    const SMALL: [&str; 24] = [
        "the", "of", "and", "to", "that", "is", "with", "for", "was", "he", "his", "be", "by", "said",
        "from", "at", "it", "this", "has", "have", "not", "their", "who", "which",
    ];
    let (mut small, mut all) = (0usize, 0usize);
    for word in words.split_whitespace() {
        all += 1;
        small += usize::from(SMALL.contains(&word) || SMALL.iter().any(|one| word.eq_ignore_ascii_case(one)));
    }
    small as f32 / all.max(1) as f32
}

/// ISO 639-1 code of a detected language; of the seven that have none, the ISO 639-3 code.
fn code(lang: Lang) -> &'static str {
    match lang {
        Lang::Eng => "en",
        Lang::Rus => "ru",
        Lang::Cmn => "zh",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Ita => "it",
        Lang::Ben => "bn",
        Lang::Fra => "fr",
        Lang::Deu => "de",
        Lang::Ukr => "uk",
        Lang::Kat => "ka",
        Lang::Ara => "ar",
        Lang::Hin => "hi",
        Lang::Jpn => "ja",
        Lang::Heb => "he",
        Lang::Yid => "yi",
        Lang::Pol => "pl",
        Lang::Amh => "am",
        Lang::Jav => "jv",
        Lang::Kor => "ko",
        Lang::Nob => "nb",
        Lang::Dan => "da",
        Lang::Swe => "sv",
        Lang::Fin => "fi",
        Lang::Tur => "tr",
        Lang::Nld => "nl",
        Lang::Hun => "hu",
        Lang::Ces => "cs",
        Lang::Ell => "el",
        Lang::Bul => "bg",
        Lang::Bel => "be",
        Lang::Mar => "mr",
        Lang::Kan => "kn",
        Lang::Ron => "ro",
        Lang::Slv => "sl",
        Lang::Hrv => "hr",
        Lang::Srp => "sr",
        Lang::Mkd => "mk",
        Lang::Lit => "lt",
        Lang::Lav => "lv",
        Lang::Est => "et",
        Lang::Tam => "ta",
        Lang::Vie => "vi",
        Lang::Urd => "ur",
        Lang::Tha => "th",
        Lang::Guj => "gu",
        Lang::Uzb => "uz",
        Lang::Pan => "pa",
        Lang::Aze => "az",
        Lang::Ind => "id",
        Lang::Tel => "te",
        Lang::Pes => "fa",
        Lang::Mal => "ml",
        Lang::Ori => "or",
        Lang::Mya => "my",
        Lang::Nep => "ne",
        Lang::Sin => "si",
        Lang::Khm => "km",
        Lang::Tuk => "tk",
        Lang::Aka => "ak",
        Lang::Zul => "zu",
        Lang::Sna => "sn",
        Lang::Afr => "af",
        Lang::Lat => "la",
        Lang::Slk => "sk",
        Lang::Cat => "ca",
        Lang::Tgl => "tl",
        Lang::Hye => "hy",
        other => other.code(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_of_short_texts() {
        for (code, text) in [
            ("en", "The harbour minister said on Friday that the ferry would sail at dawn."),
            ("de", "Die Hafenministerin sagte am Freitag, die Fähre werde im Morgengrauen auslaufen."),
            (
                "fr",
                "La ministre du port a déclaré vendredi que le ferry partirait à l’aube, selon le journal.",
            ),
            ("uk", "Міністр порту заявив у п'ятницю, що пором вийде в море на світанку."),
            (
                "ja",
                "港の大臣は金曜日、フェリーは夜明けに出港すると述べた。新聞が伝えた。船は明日の朝に戻る予定だという。",
            ),
        ] {
            assert_eq!(of_text(text).as_deref(), Some(code), "{text}");
        }
        assert_eq!(of_text("Ferry"), None);
    }

    #[test]
    fn declared_tags() {
        assert_eq!(declared("en-GB").as_deref(), Some("en"));
        assert_eq!(declared("eng").as_deref(), Some("en"));
        assert_eq!(declared("x"), None);
    }
}
