//! `Reply`: what a server said, as far as an input shows it.

use std::borrow::Cow;

use ftp_codes::payload::{ParseError, Parsed, Payload, PayloadKind};
use ftp_codes::reply::{self, OwnedReply, Style};
use ftp_codes::wire::Lossy;
use ftp_codes::{Command, RawCode};

/// What the text of a reply is to state, and what it states.
pub(crate) type Read<'a> = (PayloadKind, Result<Parsed<Payload<'a>>, ParseError>);

/// A reply.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    wire: OwnedReply,
    extent: Extent,
    /// Whether the last line was not in the input and replaces a missing one.
    is_padded: bool,
}

/// How much of a reply the input shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extent {
    /// All of it.
    Whole,
    /// Its last line is missing: the input ends, or the reply was cut off because it is too long.
    Unfinished,
    /// Some of its lines: the program that wrote the log skips the others.
    Abridged,
    /// The code alone, and no other reply to the same command: what access logs record.
    Code,
    /// The last line, and no other reply to the same command.
    Last,
}

impl Reply {
    /// A reply that was seen to this extent.
    pub(crate) fn new(wire: OwnedReply, extent: Extent) -> Self {
        Self { wire, extent, is_padded: false }
    }

    /// A reply that was seen to this extent, whose last line replaces a missing one.
    pub(crate) fn padded(wire: OwnedReply, extent: Extent) -> Self {
        Self { wire, extent, is_padded: true }
    }

    /// The code.
    pub(crate) fn code(&self) -> RawCode {
        self.wire.code()
    }

    /// How much of it was seen.
    pub(crate) fn extent(&self) -> Extent {
        self.extent
    }

    /// The text of each line without what frames it, in UTF-8; other bytes are replaced.
    pub(crate) fn lines(&self) -> Vec<Cow<'_, str>> {
        let mut lines = self.wire.lines();
        if self.is_padded {
            lines.next_back();
        }
        lines.map(|line| Lossy(line).to_cow()).collect()
    }

    /// The same reply with other text in its lines; `None` if they cannot be sent.
    pub(crate) fn map(&self, change: impl Fn(&str) -> String) -> Option<Self> {
        let lines = self.wire.lines().map(|line| change(&Lossy(line).to_cow()).replace(['\r', '\n', '\0'], "\u{fffd}"));
        let wire = OwnedReply::from_lines(self.code(), Style::Prefixed, lines).ok()?;
        Some(Self { wire, ..*self })
    }

    /// The reply in the library's own type.
    pub(crate) fn as_reply(&self) -> reply::Reply<'_> {
        self.wire.as_reply()
    }

    /// The lines as they were sent, without their ends.
    pub(crate) fn raw_lines(&self) -> impl Iterator<Item = &[u8]> {
        self.wire.raw_lines()
    }

    /// Whether it was sent in the form for many lines.
    pub(crate) fn is_multiline(&self) -> bool {
        self.wire.is_multiline()
    }

    /// Whether its last line was seen.
    pub(crate) fn is_complete(&self) -> bool {
        self.extent != Extent::Unfinished
    }

    /// What the text says to a program, if the reply answers this command; `None` if it is for people, or if the input
    /// does not show it.
    pub(crate) fn payload(&self, command: Option<Command>) -> Option<Read<'_>> {
        if matches!(self.extent, Extent::Unfinished | Extent::Code) {
            return None;
        }
        let kind = PayloadKind::of(command, self.code())?;
        let read = kind.read(&self.wire);
        // `OPTS` of anything but `MLST` is answered in free words.
        let is_free = kind == PayloadKind::FactNames || self.extent != Extent::Whole;
        if read.is_err() && is_free { None } else { Some((kind, read)) }
    }
}
