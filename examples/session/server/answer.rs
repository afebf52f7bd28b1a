//! Answers: the last reply to a command, or why the command is refused.

use std::io;

use ftp_codes::ReplyCode;
use ftp_codes::payload::{ParseError, ParseErrorKind};
use ftp_codes::reply::{OwnedReply, Style};
use ftp_codes::wire::TextError;

/// The last reply to a command.
pub(super) type Answer = Result<OwnedReply, Refusal>;

/// Why a command is refused, as a reply that its row of the table permits.
#[derive(Debug)]
pub(super) struct Refusal(pub(super) OwnedReply);

impl Refusal {
    pub(super) fn new(code: ReplyCode, words: impl AsRef<[u8]>) -> Self {
        Self(line(code, words))
    }

    /// An argument that cannot be understood.
    pub(super) fn argument(words: &str) -> Self {
        Self::new(ReplyCode::ParameterSyntaxError, words)
    }

    /// A file that is not available.
    pub(super) fn file(words: &str) -> Self {
        Self::new(ReplyCode::FileUnavailable, words)
    }
}

/// The codes that the documentation of [`ftp_codes::argument`] recommends.
impl From<ParseError> for Refusal {
    fn from(error: ParseError) -> Self {
        let code = match error.kind() {
            ParseErrorKind::UnknownValue => ReplyCode::ParameterNotImplemented,
            _ => ReplyCode::ParameterSyntaxError,
        };
        Self::new(code, error.to_string())
    }
}

/// A path that cannot be a part of a reply.
impl From<TextError> for Refusal {
    fn from(error: TextError) -> Self {
        Self::argument(&error.to_string())
    }
}

/// An error of the file system.
impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        Self::file(&error.to_string())
    }
}

/// The standard text of a code.
pub(super) fn standard(code: ReplyCode) -> OwnedReply {
    OwnedReply::try_from(code).unwrap_or_else(|_| line(code, ""))
}

/// A reply of one line.
pub(super) fn line(code: ReplyCode, words: impl AsRef<[u8]>) -> OwnedReply {
    OwnedReply::lossy(code, words)
}

/// A list: a heading, items with a space before each, and an end.
pub(super) fn list(code: ReplyCode, heading: &str, items: &[&str]) -> Answer {
    Ok(OwnedReply::from_lines(code, Style::Indented, [&[heading], items, &["End"]].concat())?)
}
