//! Which files the paths of a command line mean.

use super::{Failure, InputOptions, Source};
use readout_document::{Facts, Format, Given, MANIFEST, Manifest};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

/// Files named in one note; the rest are counted.
const NAMED: usize = 5;

/// Largest manifest that is read.
const MAX_MANIFEST: u64 = 16 << 20;

/// What the walk found. A failure stands with the number of sources that came before it.
#[derive(Default)]
pub(super) struct Found {
    pub sources: Vec<Source>,
    pub failures: Vec<(usize, Failure)>,
    pub notes: Vec<String>,
}

/// Finds what `paths` mean, in their order.
pub(super) fn find(paths: &[PathBuf], options: &InputOptions) -> Found {
    let mut walk =
        Walk { options, found: Found::default(), seen: BTreeSet::new(), manifests: BTreeMap::new() };
    for path in paths {
        walk.path(path);
    }
    walk.found
}

struct Walk<'a> {
    options: &'a InputOptions,
    found: Found,
    /// Files that are sources already, by their real path: a file named twice is one account.
    seen: BTreeSet<PathBuf>,
    /// Manifests read so far, by folder; `None` when there is none or it is broken.
    manifests: BTreeMap<PathBuf, Option<Manifest>>,
}

/// A file that tells about its folder and is no account.
fn is_about(name: &str) -> bool {
    name.get(..6).is_some_and(|start| start.eq_ignore_ascii_case("readme"))
}

impl Walk<'_> {
    /// A path of the command line.
    fn path(&mut self, path: &Path) {
        if path.as_os_str() == "-" {
            if self.seen.insert(path.to_owned()) {
                let given = self.given("-".to_owned(), Facts::default());
                self.found.sources.push(Source { path: None, given });
            }
            return;
        }
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => self.folder(path),
            Ok(_) => {
                let facts = self.facts_beside(path);
                self.file(path, facts);
            }
            Err(error) => self.fail(Failure::io(path, &error)),
        }
    }

    /// What the manifest beside a file says of it.
    fn facts_beside(&mut self, path: &Path) -> Facts {
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let entry = self.manifest(folder).and_then(|manifest| manifest.entry(&name).cloned());
        entry.map(|entry| entry.facts).unwrap_or_default()
    }

    /// A folder: by its manifest, or all that is in it.
    fn folder(&mut self, folder: &Path) {
        match self.manifest(folder).cloned() {
            Some(manifest) => self.by_manifest(folder, &manifest),
            None => self.by_contents(folder),
        }
    }

    fn by_manifest(&mut self, folder: &Path, manifest: &Manifest) {
        let mut named = BTreeSet::new();
        for entry in &manifest.entries {
            let path = folder.join(&entry.file);
            let inside = Path::new(&entry.file).components().all(|part| matches!(part, Component::Normal(_)));
            let manifest_path = folder.join(MANIFEST);
            if !inside {
                let reason = format!("{} names it, but it lies outside the folder", manifest_path.display());
                self.fail(Failure::because(&path, reason));
            } else if !path.is_file() && !path.exists() {
                let reason = format!(
                    "{} names it, but there is no such file; add it or take its entry away",
                    manifest_path.display()
                );
                self.fail(Failure::because(&path, reason));
            } else {
                self.file(&path, entry.facts.clone());
            }
            named.insert(entry.file.clone());
        }
        let others = names_in(folder).unwrap_or_default().into_iter();
        let others: Vec<String> = others
            .filter(|name| Format::of_name(name).is_some() && !named.contains(name) && !is_about(name))
            .collect();
        self.note(folder, &others, "not named in its manifest.json");
    }

    fn by_contents(&mut self, folder: &Path) {
        let names = match names_in(folder) {
            Ok(names) => names,
            Err(error) => return self.fail(Failure::io(folder, &error)),
        };
        let (mut hidden, mut unknown) = (Vec::new(), Vec::new());
        let before = self.found.sources.len() + self.found.failures.len();
        for name in names.into_iter().filter(|name| name != MANIFEST) {
            let path = folder.join(&name);
            if name.starts_with('.') {
                hidden.push(name);
                continue;
            }
            match fs::symlink_metadata(&path) {
                Ok(metadata) if metadata.is_dir() => self.folder(&path),
                Ok(_) if Format::of_name(&name).is_none() => unknown.push(name),
                Ok(metadata) if metadata.is_symlink() && !path.is_file() => unknown.push(name),
                Ok(metadata) if !metadata.is_file() && !metadata.is_symlink() => unknown.push(name),
                Ok(_) => self.file(&path, Facts::default()),
                Err(error) => self.fail(Failure::io(&path, &error)),
            }
        }
        if self.found.sources.len() + self.found.failures.len() == before {
            let reason = "there is no account in this folder (.txt, .md, .html, .jsonl)";
            self.fail(Failure::because(folder, reason));
        }
        self.note(folder, &hidden, "hidden");
        self.note(folder, &unknown, "of no format that Readout reads");
    }

    fn file(&mut self, path: &Path, manifest: Facts) {
        let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        if self.seen.insert(real) {
            let given = self.given(path.display().to_string(), manifest);
            self.found.sources.push(Source { path: Some(path.to_owned()), given });
        }
    }

    fn given(&self, source: String, manifest: Facts) -> Given {
        Given { source, format: self.options.format, option: self.options.facts.clone(), manifest }
    }

    /// The manifest of a folder, read once; one that is broken is a failure, told once, and then as if it were not.
    fn manifest(&mut self, folder: &Path) -> Option<&Manifest> {
        if !self.manifests.contains_key(folder) {
            let read = self.read_manifest(folder);
            self.manifests.insert(folder.to_owned(), read);
        }
        self.manifests.get(folder).and_then(Option::as_ref)
    }

    fn read_manifest(&mut self, folder: &Path) -> Option<Manifest> {
        let path = folder.join(MANIFEST);
        let metadata = fs::metadata(&path).ok().filter(fs::Metadata::is_file)?;
        if metadata.len() > MAX_MANIFEST {
            self.fail(Failure::because(&path, "it is too large for a manifest"));
            return None;
        }
        let read = fs::read(&path)
            .map_err(|error| Failure::io(&path, &error))
            .and_then(|bytes| Manifest::read(&bytes, &path.display().to_string()).map_err(Failure::from));
        read.map_err(|failure| self.fail(failure)).ok()
    }

    fn fail(&mut self, failure: Failure) {
        self.found.failures.push((self.found.sources.len(), failure));
    }

    /// Tells which files of a folder were left out.
    fn note(&mut self, folder: &Path, names: &[String], why: &str) {
        if names.is_empty() {
            return;
        }
        let shown = names[..names.len().min(NAMED)].join(", ");
        let rest = names.len().saturating_sub(NAMED);
        let more = if rest == 0 { String::new() } else { format!(" and {rest} more") };
        self.found.notes.push(format!("{}: not read, {why}: {shown}{more}", folder.display()));
    }
}

/// Names in a folder, sorted.
fn names_in(folder: &Path) -> std::io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}
