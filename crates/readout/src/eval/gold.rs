//! Files of gold: found, unpacked and named in errors.

use anyhow::Context;
use flate2::read::MultiGzDecoder;
use readout_document::Document;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// The text of a gold file, unpacked when its name ends in `.gz`.
pub fn read_text(path: &Path) -> anyhow::Result<String> {
    let named = || format!("cannot read the gold {}", path.display());
    let mut file = File::open(path).with_context(named)?;
    let mut text = String::new();
    if path.extension().is_some_and(|ending| ending == "gz") {
        MultiGzDecoder::new(file).read_to_string(&mut text).with_context(named)?;
    } else {
        file.read_to_string(&mut text).with_context(named)?;
    }
    Ok(text)
}

/// `path` itself, or the file called `name` in it when it is a folder (also in a folder `gold` of it).
pub fn in_folder(path: &Path, name: &str) -> PathBuf {
    if !path.is_dir() {
        return path.to_owned();
    }
    let deeper = path.join("gold").join(name);
    if deeper.exists() { deeper } else { path.join(name) }
}

/// The file that gold beside it calls `name`: `../NAME.txt` or another ending, as its gold folder lies beside the
/// texts, or in the same folder.
pub fn text_beside(gold: &Path, name: &str) -> anyhow::Result<PathBuf> {
    let folder = gold.parent().unwrap_or(Path::new("."));
    let folders = [folder.join(".."), folder.to_owned()];
    let endings = ["txt", "md", "html", "htm"];
    folders
        .iter()
        .flat_map(|folder| endings.iter().map(move |ending| folder.join(format!("{name}.{ending}"))))
        .find(|path| path.is_file())
        .with_context(|| {
            format!(
                "{} speaks of the document {name}, and there is no {name}.txt beside it or in the folder above; \
                 put the text there",
                gold.display()
            )
        })
}

/// The document of a text that a gold gives itself; its furniture is told apart as in any other plain text.
pub fn document(name: &str, text: String, published: Option<&str>) -> anyhow::Result<Document> {
    let _ = published;
    Ok(Document::from_text(name, text))
}

/// The document of a file, with what a manifest beside it says.
pub fn file(path: &Path) -> anyhow::Result<Document> {
    let text = read_text(path)?;
    Ok(Document::from_text(path.display().to_string(), text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn packed_gold_is_unpacked() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("dev.jsonl.gz");
        let mut packed =
            flate2::write::GzEncoder::new(File::create(&path).unwrap(), flate2::Compression::fast());
        packed.write_all("Åse\n".as_bytes()).unwrap();
        packed.finish().unwrap();
        assert_eq!(read_text(&path).unwrap(), "Åse\n");
    }

    #[test]
    fn the_text_lies_above_the_gold_or_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let gold = folder.path().join("gold/quotes.jsonl");
        std::fs::create_dir(folder.path().join("gold")).unwrap();
        std::fs::write(folder.path().join("pier.txt"), "x").unwrap();
        std::fs::write(folder.path().join("gold/quay.md"), "x").unwrap();
        assert!(text_beside(&gold, "pier").unwrap().ends_with("../pier.txt"));
        assert!(text_beside(&gold, "quay").unwrap().ends_with("gold/quay.md"));
        let error = text_beside(&gold, "reef").unwrap_err().to_string();
        assert!(error.contains("no reef.txt beside it"), "{error}");
    }
}
