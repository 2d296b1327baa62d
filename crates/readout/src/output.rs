//! Where results go: standard output, or a file that is either written whole or not touched.

use anyhow::Context;
use clap::ValueEnum;
use std::fs::{self, File};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// When to use colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// On a terminal, unless NO_COLOR is set
    #[default]
    Auto,
    /// Also into pipes and files
    Always,
    /// Not at all
    Never,
}

/// Columns of a line that goes anywhere but to a terminal.
const WIDTH: usize = 100;

/// An open destination. What was written counts only after [`Output::finish`].
pub struct Output {
    to: Destination,
}

enum Destination {
    Standard(BufWriter<io::StdoutLock<'static>>),
    /// A device or a named pipe: nothing there to keep whole.
    Device(BufWriter<File>, PathBuf),
    Replacing(BufWriter<NamedTempFile>, PathBuf),
}

impl Output {
    /// Standard output when no file is named, or when it is called `-`.
    pub fn open(file: Option<&Path>) -> anyhow::Result<Self> {
        let to = match file {
            Some(path) if path != Path::new("-") => destination(path)?,
            _ => Destination::Standard(BufWriter::new(io::stdout().lock())),
        };
        Ok(Self { to })
    }

    /// Whether to write with colour.
    pub fn has_colour(&self, wish: Colour) -> bool {
        match (wish, &self.to) {
            (Colour::Always, _) => true,
            (Colour::Never, _) => false,
            (Colour::Auto, Destination::Standard(_)) => {
                anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never
            }
            (Colour::Auto, _) => false,
        }
    }

    /// Columns that a line may fill: those of the terminal, within what is good to read, and a fixed number elsewhere,
    /// so that a pipe gets the same bytes everywhere.
    pub fn width(&self) -> usize {
        let is_terminal = matches!(self.to, Destination::Standard(_)) && io::stdout().is_terminal();
        let columns = if is_terminal { terminal_size::terminal_size() } else { None };
        columns.map_or(WIDTH, |(columns, _)| usize::from(columns.0).clamp(40, 120))
    }

    /// Puts what was written in its place.
    pub fn finish(self) -> anyhow::Result<()> {
        match self.to {
            Destination::Standard(mut out) => out.flush().context("cannot write to standard output"),
            Destination::Device(mut out, path) => out.flush().with_context(|| cannot_write(&path)),
            Destination::Replacing(out, path) => {
                let file = out.into_inner().map_err(io::IntoInnerError::into_error);
                let file = file.with_context(|| cannot_write(&path))?;
                file.as_file().sync_all().with_context(|| cannot_write(&path))?;
                file.persist(&path).map_err(|error| error.error).with_context(|| cannot_write(&path))?;
                Ok(())
            }
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.to {
            Destination::Standard(out) => out.write(bytes),
            Destination::Device(out, _) => out.write(bytes),
            Destination::Replacing(out, _) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.to {
            Destination::Standard(out) => out.flush(),
            Destination::Device(out, _) => out.flush(),
            Destination::Replacing(out, _) => out.flush(),
        }
    }
}

/// A temporary file beside `path`, which takes its name once it is whole. A link is followed, so that it stays one.
fn destination(path: &Path) -> anyhow::Result<Destination> {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if path.is_dir() {
        anyhow::bail!(
            "{} is a folder; name the file to write in it, as in -o {}",
            path.display(),
            path.join("brief.html").display()
        );
    }
    if path.exists() && !path.is_file() {
        let file = fs::OpenOptions::new().write(true).open(&path).with_context(|| cannot_write(&path))?;
        return Ok(Destination::Device(BufWriter::new(file), path));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut temporary = tempfile::Builder::new();
    temporary.prefix(".readout-");
    #[cfg(unix)]
    temporary.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let file = temporary.tempfile_in(folder).with_context(|| cannot_write(&path))?;
    Ok(Destination::Replacing(BufWriter::new(file), path))
}

fn cannot_write(path: &Path) -> String {
    format!("cannot write {}", path.display())
}
