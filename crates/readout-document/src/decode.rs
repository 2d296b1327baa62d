//! Bytes to text: byte order marks, declared charsets, UTF-8, and what is left to detection.

use crate::error::{Cause, Error, Place};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};

/// Bytes looked at for a declaration of the charset, as HTML prescribes.
const DECLARATION: usize = 1024;

/// Bytes of a page for one that is broken.
const DAMAGE: usize = 1000;

/// Decodes `bytes`. `declares` says whether the format can name its own charset (HTML).
pub(crate) fn decode(bytes: &[u8], declares: bool, source: &str) -> Result<String, Error> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Error::new(source, Cause::Empty));
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return with_mark(bytes, encoding, mark, source);
    }
    if let Some(what) = known_binary(bytes) {
        return Err(Error::new(source, Cause::Binary(what)));
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        return strict(bytes, encoding).ok_or_else(|| Error::new(source, Cause::Encoding("UTF-16")));
    }
    if !declares || !is_damaged_page(bytes) {
        refuse_binary(bytes, source)?;
    }
    let declared = if declares { declared(&bytes[..bytes.len().min(DECLARATION)]) } else { None };
    if (declared == Some(ISO_2022_JP) || bytes.contains(&0x1b))
        && let Some(text) = strict(bytes, ISO_2022_JP)
    {
        return Ok(text);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => legacy(bytes, declared, error.valid_up_to(), source).or_else(|refused| {
            let readable = declares && is_damaged_page(bytes);
            if readable { Ok(String::from_utf8_lossy(bytes).into_owned()) } else { Err(refused) }
        }),
    }
}

/// Whether a page is UTF-8 but for a few bytes, as pages are that were put together from several sources. Offsets of
/// a page are those of its readable text, not of its bytes, so that a replacement character for each does no harm.
fn is_damaged_page(bytes: &[u8]) -> bool {
    let broken = bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
    (broken + memchr::memchr_iter(0, bytes).count()) * DAMAGE < bytes.len()
}

/// Decodes what follows a byte order mark.
fn with_mark(bytes: &[u8], encoding: &'static Encoding, mark: usize, source: &str) -> Result<String, Error> {
    let text = strict(&bytes[mark..], encoding).filter(|text| !is_garbage(text));
    match text {
        Some(text) if text.trim().is_empty() => Err(Error::new(source, Cause::Empty)),
        Some(text) if text.contains('\0') => Err(Error::new(source, Cause::Binary("a binary file"))),
        Some(text) => Ok(text),
        None => {
            let place = match std::str::from_utf8(&bytes[mark..]) {
                Err(error) if encoding == UTF_8 => Place::Byte(mark + error.valid_up_to()),
                _ => Place::Whole,
            };
            Err(Error::at(source, place, Cause::Encoding(encoding.name())))
        }
    }
}

/// The text when every byte of it can be read in `encoding`.
fn strict(bytes: &[u8], encoding: &'static Encoding) -> Option<String> {
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(|text| text.into_owned())
}

/// Files that say what they are in their first bytes.
fn known_binary(bytes: &[u8]) -> Option<&'static str> {
    const MAGIC: [(&[u8], &str); 9] = [
        (b"%PDF-", "a PDF"),
        (b"PK\x03\x04", "a ZIP or office file"),
        (b"\x1f\x8b", "a gzip file"),
        (b"\x89PNG", "a picture (PNG)"),
        (b"\xff\xd8\xff", "a picture (JPEG)"),
        (b"GIF8", "a picture (GIF)"),
        (b"\xd0\xcf\x11\xe0", "an office file"),
        (b"\x7fELF", "a program"),
        (b"SQLite format 3\0", "a database"),
    ];
    MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, what)| *what)
}

/// UTF-16 without a mark shows as a zero in nearly every second byte of Western text.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096) & !1];
    if head.len() < 8 {
        return None;
    }
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), head.len() / 2);
    match () {
        () if odd * 10 > half * 7 && even == 0 => Some(UTF_16LE),
        () if even * 10 > half * 7 && odd == 0 => Some(UTF_16BE),
        () => None,
    }
}

/// Zero bytes, or many control characters, are no text.
fn refuse_binary(bytes: &[u8], source: &str) -> Result<(), Error> {
    let binary = |at| Error::at(source, Place::Byte(at), Cause::Binary("a binary file"));
    if let Some(at) = memchr::memchr(0, bytes) {
        return Err(binary(at));
    }
    let is_control = |byte: u8| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b);
    let mut controls = bytes.iter().enumerate().filter(|(_, byte)| is_control(**byte));
    match controls.next() {
        Some((at, _)) if (controls.count() + 1) * 100 > bytes.len() => Err(binary(at)),
        _ => Ok(()),
    }
}

/// The charset that the head of a page declares: `<meta charset=...>`, `http-equiv`, or an XML prolog.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let lower = head.to_ascii_lowercase();
    for name in [b"charset".as_slice(), b"encoding".as_slice()] {
        for at in memchr::memmem::find_iter(&lower, name) {
            let rest = lower[at + name.len()..].trim_ascii_start();
            let Some(rest) = rest.strip_prefix(b"=") else { continue };
            let rest = rest.trim_ascii_start();
            let rest = rest.strip_prefix(b"\"").or(rest.strip_prefix(b"'")).unwrap_or(rest);
            let end = rest.iter().position(|byte| !(byte.is_ascii_alphanumeric() || b"-_:.".contains(byte)));
            let label = &rest[..end.unwrap_or(rest.len())];
            if let Some(encoding) = Encoding::for_label(label) {
                return Some(encoding);
            }
        }
    }
    None
}

/// Bytes that are not UTF-8: in the charset they declare, else in the one they look like, else an error that names
/// the first byte that broke UTF-8.
fn legacy(
    bytes: &[u8],
    declared: Option<&'static Encoding>,
    broken_at: usize,
    source: &str,
) -> Result<String, Error> {
    let refuse = || Error::at(source, Place::Byte(broken_at), Cause::Encoding("UTF-8"));
    if let Some(encoding) = declared.filter(|encoding| *encoding != UTF_8)
        && let Some(text) = strict(bytes, encoding)
        && !is_garbage(&text)
    {
        return Ok(text);
    }
    if is_broken_utf8(bytes) {
        return Err(refuse());
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    strict(bytes, encoding).filter(|text| is_plausible(text)).ok_or_else(refuse)
}

/// Whether most of the bytes beyond ASCII are sound UTF-8: then it is UTF-8 that was damaged, not another encoding.
fn is_broken_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    sound > broken
}

/// Whether a decoded text holds characters that no text holds: controls, private use, noncharacters.
fn is_garbage(text: &str) -> bool {
    let (mut bad, mut all) = (0usize, 0usize);
    for letter in text.chars() {
        all += 1;
        let code = letter as u32;
        let odd = (0x80..0xa0).contains(&code)
            || (0xe000..0xf900).contains(&code)
            || (0xfdd0..0xfdf0).contains(&code)
            || code & 0xfffe == 0xfffe
            || code >= 0xe0000;
        bad += usize::from(odd);
    }
    bad * 200 > all
}

/// Whether the characters beyond ASCII stand as they do in written language.
///
/// Any bytes can be read as windows-1252. What tells a page in it from garbage is where the letters stand: "café" has
/// its accent in a word, `Ã(` and `ÿþý` do not.
fn is_plausible(text: &str) -> bool {
    if is_garbage(text) {
        return false;
    }
    let (mut foreign, mut bad, mut letters, mut run) = (0usize, 0usize, 0usize, 0usize);
    let mut other_script = 0usize;
    let mut before = ' ';
    let mut rest = text.chars().peekable();
    while let Some(letter) = rest.next() {
        letters += usize::from(letter.is_alphabetic());
        if letter.is_ascii() {
            run = 0;
        } else {
            foreign += 1;
            run += 1;
            let after = rest.peek().copied().unwrap_or(' ');
            if letter as u32 >= 0x370 && letter.is_alphabetic() {
                other_script += 1;
            } else if !sits_well(before, letter, after) || (run >= 3 && letter.is_alphabetic()) {
                bad += 1;
            }
        }
        before = letter;
    }
    let script_is_used = other_script == 0
        || other_script * 2 >= letters
        || (other_script >= 20 && other_script * 10 >= letters);
    bad * 5 <= foreign && script_is_used
}

/// Whether a Latin letter or a sign beyond ASCII may stand between these two.
fn sits_well(before: char, letter: char, after: char) -> bool {
    if letter.is_alphabetic() {
        let in_word = before.is_alphabetic() || after.is_alphabetic();
        let alone = "àéóèúíáÀÉyªº".contains(letter) && !before.is_ascii_punctuation();
        let case = !(letter.is_uppercase() && before.is_lowercase());
        return (in_word || alone) && case && letter != 'ÿ';
    }
    "“”‘’„‚–—…•·«»‹›€£§°©®™½¼¾²³¹±×÷´¿¡\u{a0}\u{ad}¢¥†‡‰".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{EUC_KR, SHIFT_JIS, WINDOWS_1251, WINDOWS_1252};

    fn plain(bytes: &[u8]) -> Result<String, String> {
        decode(bytes, false, "a.txt").map_err(|error| error.to_string())
    }

    #[test]
    fn utf8_is_taken_as_it_is_with_or_without_a_mark() {
        assert_eq!(plain("Ærø’s ferry".as_bytes()).as_deref(), Ok("Ærø’s ferry"));
        assert_eq!(plain("\u{feff}Ærø".as_bytes()).as_deref(), Ok("Ærø"));
    }

    #[test]
    fn utf16_is_read_with_and_without_a_mark() {
        let text = "The ferry sailed at dawn, she said.";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(plain(&little).as_deref(), Ok(text));
        assert_eq!(plain(&big).as_deref(), Ok(text));
        assert_eq!(plain(&[b"\xff\xfe".as_slice(), &little].concat()).as_deref(), Ok(text));
        assert_eq!(plain(&[b"\xfe\xff".as_slice(), &big].concat()).as_deref(), Ok(text));
    }

    #[test]
    fn a_windows_1252_page_without_a_declaration_is_read() {
        let text = "The café’s owner, Zoë Müller, said “no” – twice – on Friday.";
        assert_eq!(plain(&WINDOWS_1252.encode(text).0).as_deref(), Ok(text));
    }

    #[test]
    fn other_scripts_are_detected() {
        let russian = "Министр порта заявил, что паром выйдет в море на рассвете, сообщает газета.";
        assert_eq!(plain(&WINDOWS_1251.encode(russian).0).as_deref(), Ok(russian));
        let korean = "항구 장관은 여객선이 새벽에 출항할 것이라고 말했다고 신문이 전했다.";
        assert_eq!(plain(&EUC_KR.encode(korean).0).as_deref(), Ok(korean));
    }

    #[test]
    fn a_page_is_read_in_the_charset_it_declares() {
        let page = "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=Shift_JIS\">\
                    </head><body><p>港の大臣は、フェリーは夜明けに出港すると述べた。</p></body></html>";
        assert_eq!(decode(&SHIFT_JIS.encode(page).0, true, "a.html").as_deref(), Ok(page));
    }

    #[test]
    fn a_wrong_declaration_does_not_spoil_good_utf8() {
        let page = "<meta charset='iso-8859-1'><p>Ærø’s ferry</p>";
        assert_eq!(decode(page.as_bytes(), true, "a.html").as_deref(), Ok(page));
    }

    #[test]
    fn bytes_that_make_no_sense_are_named_with_their_place() {
        for bytes in [
            b"The ferry \xc3( sailed.".as_slice(),
            b"The ferry \xff\xfe\xfd sailed.",
            b"The ferry \xff sailed.",
            b"caf\xc3\xa9 and na\xc3\xafve and \xe2\x80 broken",
            b"The ferry \x80\x81\x8d sailed.",
        ] {
            let error = plain(bytes).unwrap_err();
            assert!(error.contains("byte ") && error.contains("not valid UTF-8"), "{bytes:?}: {error}");
        }
        assert!(plain(b"The ferry \xc3( sailed.").unwrap_err().starts_with("a.txt: byte 10: "));
        assert!(plain(b"\xff\xfe\xfa\xfb\x80\xd8\x00\xd8").unwrap_err().contains("not valid UTF-16LE"));
    }

    #[test]
    fn a_page_with_a_few_broken_bytes_is_read_and_a_text_is_not() {
        let page = [
            b"<p>".to_vec(),
            "Ærø’s ferry sailed. ".repeat(200).into_bytes(),
            b"\xff and \0 on.</p>".to_vec(),
        ]
        .concat();
        assert!(decode(&page, true, "a.html").unwrap().contains("\u{fffd} and"));
        assert!(decode(&page, false, "a.txt").is_err());
    }

    #[test]
    fn binary_files_are_named() {
        assert!(plain(b"ab\0cd\x01\x02ef and more").unwrap_err().contains("a binary file"));
        assert!(plain(&[7u8; 50]).unwrap_err().contains("a binary file"));
        assert!(plain(b"%PDF-1.7 ...").unwrap_err().contains("a PDF"));
        assert!(plain(b" \n ").unwrap_err().contains("nothing in it"));
    }
}
