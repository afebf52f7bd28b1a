//! What is written about an input: text for people, objects for programs.

mod answer;
mod html;
mod json;
mod masked;
mod paper;
mod payload;
mod secrets;
mod tally;
mod text;
mod words;

pub(crate) use answer::write as answer;
pub(crate) use html::Html;
pub(crate) use json::{Objects, of_question};
pub(crate) use masked::Masked;
pub(crate) use paper::{Paper, harmless};
pub(crate) use text::{Show, Text};

use std::io::{self, Write};

use crate::conversation::Entry;
use crate::log::FORMATS;

/// Writes the formats of logs that are known.
pub(crate) fn formats(paper: &Paper, out: &mut impl Write) -> io::Result<()> {
    for (position, format) in FORMATS.iter().enumerate() {
        if position > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{}", paper.bold(format.name))?;
        format.sample.lines().try_for_each(|line| writeln!(out, "    {line}"))?;
    }
    Ok(())
}

/// Consumes an input and what was found in it.
///
/// A report receives a line of the input before the entries that follow from it, so that it can write one below the
/// other.
pub(crate) trait Report {
    /// What the input consists of, if not of lines.
    fn counts(&mut self, _: Unit) {}

    /// Whether it shows the lines of the input.
    fn wants_lines(&self) -> bool {
        false
    }

    /// A line of the input, with or without its end. An input that has no lines has none.
    fn line(&mut self, _: &[u8]) -> io::Result<()> {
        Ok(())
    }

    /// Whether the times of entries are used: it takes time to read them.
    fn wants_time(&self) -> bool {
        true
    }

    /// Whether the report may show what was said in an entry. What it does not show need not be searched for passwords.
    fn shows(&self, _: &Entry<'_>) -> bool {
        true
    }

    /// Something that was seen, and what the rules say about it.
    fn entry(&mut self, entry: &Entry<'_>) -> io::Result<()>;

    /// The end of the input.
    fn end(&mut self, end: &End) -> io::Result<()>;

    /// Hands over what was written to whoever watches.
    fn flush(&mut self) -> io::Result<()>;
}

/// What the numbers of an input count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Unit {
    /// The lines of a text.
    #[default]
    Line,
    /// The packets of a capture.
    Packet,
    /// Connections, which have neither.
    Connection,
}

impl Unit {
    /// One of them, and many.
    pub(crate) const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Line => ("line", "lines"),
            Self::Packet => ("packet", "packets"),
            Self::Connection => ("connection", "connections"),
        }
    }

    /// The place of an entry: `line 14`.
    pub(crate) fn place(self, entry: &Entry<'_>) -> String {
        let number = if self == Self::Connection { entry.connection } else { entry.seen.line };
        format!("{} {number}", self.names().0)
    }
}

/// What is known at the end of an input.
#[derive(Clone, Debug, Default)]
pub(crate) struct End {
    /// How many lines it has, or packets, or connections.
    pub(crate) lines: usize,
    /// What else must be said.
    pub(crate) notes: Vec<String>,
    /// The first line that was cut off because it is too long, and how many were.
    pub(crate) cut: Option<(usize, usize)>,
    /// The form of a log, if it was recognised.
    pub(crate) format: Option<&'static str>,
    /// What to do to see replies, if the form of the log has none.
    pub(crate) remedy: Option<&'static str>,
    /// How many replies there are.
    pub(crate) replies: usize,
}
