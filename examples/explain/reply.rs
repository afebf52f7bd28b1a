//! `Reply`: what a server said.

use std::borrow::Cow;

use ftp_codes::payload::{ParseError, Parsed, Payload, PayloadKind};
use ftp_codes::reply::{self, OwnedReply};
use ftp_codes::wire::Lossy;
use ftp_codes::{Command, RawCode};

/// What the text of a reply is to state, and what it states.
pub(crate) type Read<'a> = (PayloadKind, Result<Parsed<Payload<'a>>, ParseError>);

/// A reply, and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    wire: OwnedReply,
    complete: bool,
    number: usize,
}

impl Reply {
    /// A reply that begins in the line `number` of the input, counted from 1.
    pub(crate) fn new(reply: &reply::Reply<'_>, number: usize) -> Self {
        Self { wire: reply.into_owned(), complete: true, number }
    }

    /// The same, if its last line is missing, and one without a text stands for it.
    pub(crate) fn unfinished(reply: &reply::Reply<'_>, number: usize) -> Self {
        Self { complete: false, ..Self::new(reply, number) }
    }

    /// The code.
    pub(crate) fn code(&self) -> RawCode {
        self.wire.code()
    }

    /// The text of each line without what frames it, in UTF-8; other bytes are replaced.
    pub(crate) fn lines(&self) -> Vec<Cow<'_, str>> {
        let mut lines = self.wire.lines();
        if !self.complete {
            lines.next_back();
        }
        lines.map(|line| Lossy(line).to_cow()).collect()
    }

    /// Whether it was sent in the form for many lines.
    pub(crate) fn is_multiline(&self) -> bool {
        self.wire.is_multiline()
    }

    /// Whether its last line has been seen.
    pub(crate) fn is_complete(&self) -> bool {
        self.complete
    }

    /// The line of the input with which it begins, from 1.
    pub(crate) fn number(&self) -> usize {
        self.number
    }

    /// What the text says to a program, if the reply answers this command; `None` if it is for people.
    pub(crate) fn payload(&self, command: Option<Command>) -> Option<Read<'_>> {
        let kind = PayloadKind::of(command, self.code()).filter(|_| self.complete)?;
        let read = kind.read(&self.wire);
        // `OPTS` of anything but `MLST` is answered in free words.
        match &read {
            Err(_) if kind == PayloadKind::FactNames => None,
            _ => Some((kind, read)),
        }
    }
}
