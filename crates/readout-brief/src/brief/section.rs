//! A section of the deep look: groups of lines, the same for every rendering.

use super::Line;

/// A part of the brief under a heading of ours.
pub struct Section {
    /// In words of ours.
    pub heading: &'static str,
    /// What the section holds and what it does not, in words of ours.
    pub note: &'static str,
    /// Its groups, the first to be read first.
    pub groups: Vec<Group>,
}

/// Lines that belong together.
pub struct Group {
    /// What they are about.
    pub heading: Line,
    /// Its lines.
    pub entries: Vec<Entry>,
}

/// One line and what stands at its margin.
pub struct Entry {
    /// A day, a name, a kind: words of ours.
    pub margin: String,
    /// The line.
    pub line: Line,
}
