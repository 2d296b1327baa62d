//! What could not be read.

use std::io;
use std::path::Path;

/// An input that could not be read: which, why, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The file system refused.
    #[error("{source_name}: {reason}")]
    File {
        /// The path, or `-`.
        source_name: String,
        /// What went wrong and what to do.
        reason: String,
    },
    /// The bytes are no account.
    #[error(transparent)]
    Document(#[from] readout_document::Error),
}

impl Failure {
    /// That `path` could not be opened or read.
    pub(super) fn io(path: &Path, error: &io::Error) -> Self {
        let reason = match error.kind() {
            io::ErrorKind::NotFound => "there is no such file or folder; check the name".to_owned(),
            io::ErrorKind::PermissionDenied => {
                "it may not be read (permission denied); change its permissions or leave it out".to_owned()
            }
            _ => format!("it cannot be read ({error})"),
        };
        Self::because(path, reason)
    }

    /// That `path` is not read, for a reason told in full.
    pub(super) fn because(path: &Path, reason: impl Into<String>) -> Self {
        Self::File { source_name: path.display().to_string(), reason: reason.into() }
    }

    /// The file, folder or line that could not be read.
    pub fn source_name(&self) -> &str {
        match self {
            Self::File { source_name, .. } => source_name,
            Self::Document(error) => error.source_name(),
        }
    }

    /// Why, where in it, and what to do, without its name.
    pub fn reason(&self) -> String {
        match self {
            Self::File { reason, .. } => reason.clone(),
            Self::Document(error) => error.reason(),
        }
    }
}
