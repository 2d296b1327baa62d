//! Reads one file or standard input, never more of it than a document may have.

use super::{Failure, Read as Results, Source};
use readout_document::{Error, Format, Given, MAX_DOCUMENT, read_json_line};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

/// Reads what `source` names.
pub(super) fn read(source: &Source) -> Results {
    match &source.path {
        None => read_from(BufReader::new(io::stdin().lock()), &source.given, Path::new("-")),
        Some(path) => read_file(path, &source.given),
    }
}

fn read_file(path: &Path, given: &Given) -> Results {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) => return vec![Err(Failure::io(path, &error))],
    };
    let is_lines = given.format.or_else(|| Format::of_name(&given.source)) == Some(Format::JsonLines);
    match file.metadata() {
        Ok(metadata) if metadata.is_dir() => {
            return vec![Err(Failure::because(path, "it is a folder, where a file was expected"))];
        }
        Ok(metadata) if metadata.is_file() && metadata.len() > MAX_DOCUMENT as u64 && !is_lines => {
            return vec![Err(Error::too_large(&given.source, metadata.len()).into())];
        }
        Ok(_) => {}
        Err(error) => return vec![Err(Failure::io(path, &error))],
    }
    read_from(BufReader::with_capacity(64 << 10, file), given, path)
}

/// Reads a stream: JSON Lines line by line, anything else whole.
fn read_from(mut stream: impl BufRead, given: &Given, path: &Path) -> Results {
    let format = match given.format.or_else(|| Format::of_name(&given.source)) {
        Some(format) => format,
        None => match stream.fill_buf() {
            Ok(head) => Format::of_bytes(head),
            Err(error) => return vec![Err(Failure::io(path, &error))],
        },
    };
    let given = Given { format: Some(format), ..given.clone() };
    if format == Format::JsonLines {
        return read_lines(stream, &given, path);
    }
    let mut bytes = Vec::new();
    if let Err(error) = stream.take(MAX_DOCUMENT as u64 + 1).read_to_end(&mut bytes) {
        return vec![Err(Failure::io(path, &error))];
    }
    match readout_document::read(&bytes, &given) {
        Ok(read) => read.into_iter().map(|one| one.map_err(Failure::from)).collect(),
        Err(error) => vec![Err(error.into())],
    }
}

/// Reads JSON Lines; a line that is longer than a document may be is skipped and named.
fn read_lines(mut stream: impl BufRead, given: &Given, path: &Path) -> Results {
    let mut results = Vec::new();
    let mut bytes = Vec::new();
    for line in 1.. {
        bytes.clear();
        match stream.by_ref().take(MAX_DOCUMENT as u64 + 1).read_until(b'\n', &mut bytes) {
            Ok(0) => break,
            Ok(_) => {}
            Err(error) => {
                results.push(Err(Failure::io(path, &error)));
                break;
            }
        }
        if bytes.len() > MAX_DOCUMENT
            && bytes.last() != Some(&b'\n')
            && let Err(error) = skip_line(&mut stream)
        {
            results.push(Err(Failure::io(path, &error)));
        }
        if !bytes.trim_ascii().is_empty() {
            results.push(read_json_line(&bytes, line, given).map_err(Failure::from));
        }
    }
    if results.is_empty() {
        results.extend(readout_document::read(b"", given).err().map(|error| Err(error.into())));
    }
    results
}

/// Reads on to the end of a line without keeping it.
fn skip_line(stream: &mut impl BufRead) -> io::Result<()> {
    loop {
        let (used, ended) = {
            let buffer = stream.fill_buf()?;
            match buffer.iter().position(|byte| *byte == b'\n') {
                Some(at) => (at + 1, true),
                None => (buffer.len(), buffer.is_empty()),
            }
        };
        stream.consume(used);
        if ended {
            return Ok(());
        }
    }
}
