//! `Reply`: what a server said.

use ftp_codes::RawCode;

use crate::start::{Continuation, Start};

/// A reply, put together from its lines.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    /// The number.
    pub(crate) code: RawCode,
    /// The text of each line without what frames it, in UTF-8; other bytes are replaced.
    pub(crate) lines: Vec<String>,
    /// Whether it was sent in the form for many lines.
    pub(crate) multiline: bool,
    /// Whether its last line has been seen.
    pub(crate) complete: bool,
    /// The line of the log with which it begins, from 1.
    pub(crate) number: usize,
}

impl Reply {
    /// Begins a reply.
    pub(crate) fn new(start: &Start<'_>, number: usize) -> Self {
        Self {
            code: start.code,
            lines: vec![text(start.text)],
            multiline: start.multiline,
            complete: !start.multiline,
            number,
        }
    }

    /// Adds a line.
    pub(crate) fn push(&mut self, line: &[u8]) {
        let continuation = Continuation::read(self.code, line);
        self.lines.push(text(continuation.text));
        self.complete = continuation.is_last;
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
