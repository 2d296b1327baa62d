//! Files of gold: found, unpacked and named in errors.

use crate::input::{self, InputOptions, Intake};
use anyhow::Context;
use flate2::read::MultiGzDecoder;
use readout_document::{Document, MANIFEST};
use std::fs::{self, File};
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

/// The documents that the gold at `path` speaks of by their ids: those that the manifest of the folder above names,
/// and else the files there, or beside the gold, of that name.
pub fn documents(path: &Path, ids: &[&str]) -> anyhow::Result<Vec<Document>> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let above = fs::canonicalize(folder)
        .ok()
        .and_then(|folder| folder.parent().map(Path::to_owned))
        .unwrap_or_else(|| folder.join(".."));
    let mut by_manifest = if above.join(MANIFEST).is_file() { read(&above).documents } else { Vec::new() };
    let document = |id: &&str| {
        if let Some(at) = by_manifest.iter().position(|document| document.id == **id) {
            return Ok(by_manifest.swap_remove(at));
        }
        let file = text_beside(&[&above, folder], id).with_context(|| {
            format!(
                "{} speaks of the document {id}, and there is no {id}.txt beside it or in the folder above; put \
                 the text there",
                path.display()
            )
        })?;
        let mut intake = read(&file);
        if let Some(failure) = intake.failures.pop() {
            anyhow::bail!(failure);
        }
        intake.documents.pop().with_context(|| format!("there is no account in {}", file.display()))
    };
    ids.iter().map(document).collect()
}

fn read(path: &Path) -> Intake {
    input::read_paths(&[path.to_owned()], &InputOptions::default(), &|_, _| {})
}

/// The file called `name` in the first of the folders that has it.
fn text_beside(folders: &[&Path], name: &str) -> Option<PathBuf> {
    let endings = ["txt", "md", "html", "htm"];
    folders
        .iter()
        .flat_map(|folder| endings.iter().map(move |ending| folder.join(format!("{name}.{ending}"))))
        .find(|path| path.is_file())
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
        fs::create_dir(folder.path().join("gold")).unwrap();
        fs::write(folder.path().join("pier.txt"), "The ferry sailed at dawn, they said.").unwrap();
        fs::write(folder.path().join("gold/quay.md"), "The fog had gone by noon, she said.").unwrap();
        let documents = documents(&gold, &["quay", "pier"]).unwrap();
        assert_eq!(documents[0].text, "The fog had gone by noon, she said.");
        assert_eq!(documents[1].text, "The ferry sailed at dawn, they said.");
    }

    #[test]
    fn a_text_that_is_not_there_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let error = documents(&folder.path().join("quotes.jsonl"), &["reef"]).unwrap_err().to_string();
        assert!(error.contains("there is no reef.txt beside it"), "{error}");
    }

    #[test]
    fn a_manifest_says_which_line_of_a_file_a_document_is() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("gold")).unwrap();
        fs::write(folder.path().join("manifest.json"), r#"[{"file": "wire.jsonl"}]"#).unwrap();
        fs::write(folder.path().join("wire.jsonl"), r#"{"id": "quay", "text": "The fog had gone by noon."}"#)
            .unwrap();
        let documents = documents(&folder.path().join("gold/quotes.jsonl"), &["quay"]).unwrap();
        assert_eq!(documents[0].text, "The fog had gone by noon.");
    }
}
