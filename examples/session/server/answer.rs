//! Answers: replies to one command, and why it is not obeyed.

use std::io::{self, ErrorKind};

use ftp_codes::ReplyCode;
use ftp_codes::payload::{ParseError, ParseErrorKind};
use ftp_codes::reply::{OwnedReply, Style};

/// What a command is answered with: a reply, or a refusal.
pub(super) type Answer = Result<OwnedReply, Refusal>;

/// The standard text of a code.
pub(super) fn standard(code: ReplyCode) -> OwnedReply {
    OwnedReply::try_from(code).unwrap_or_else(|_| OwnedReply::lossy(code, ""))
}

/// A reply of one line.
pub(super) fn line(code: ReplyCode, words: impl AsRef<[u8]>) -> OwnedReply {
    OwnedReply::lossy(code, words)
}

/// A list: a heading, items with a space before each, and an end.
pub(super) fn list(code: ReplyCode, lines: &[Vec<u8>]) -> OwnedReply {
    OwnedReply::from_lines(code, Style::Indented, lines).unwrap_or_else(|_| standard(code))
}

/// Why a command is not obeyed: a code that its row of the table permits, and words.
#[derive(Debug)]
pub(super) struct Refusal {
    code: ReplyCode,
    words: String,
}

impl Refusal {
    pub(super) fn new(code: ReplyCode, words: impl Into<String>) -> Self {
        Self { code, words: words.into() }
    }

    /// An argument that cannot be understood.
    pub(super) fn argument(words: impl Into<String>) -> Self {
        Self::new(ReplyCode::ParameterSyntaxError, words)
    }

    /// The same where the table has a failure for now only, as it has for `STAT` (RFC 959 §5.4).
    pub(super) fn for_now(self) -> Self {
        match self.code {
            ReplyCode::FileUnavailable => Self { code: ReplyCode::FileTemporarilyUnavailable, ..self },
            _ => self,
        }
    }

    /// A file that cannot be had.
    pub(super) fn file(words: impl Into<String>) -> Self {
        Self::new(ReplyCode::FileUnavailable, words)
    }
}

/// The answers that the documentation of [`ftp_codes::argument`] recommends.
impl From<ParseError> for Refusal {
    fn from(error: ParseError) -> Self {
        let code = match error.kind() {
            ParseErrorKind::UnknownValue => ReplyCode::ParameterNotImplemented,
            _ => ReplyCode::ParameterSyntaxError,
        };
        Self::new(code, error.to_string())
    }
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        Self::file(match error.kind() {
            ErrorKind::NotFound => "there is no such file or directory".to_owned(),
            ErrorKind::AlreadyExists => "it exists already".to_owned(),
            ErrorKind::DirectoryNotEmpty => "the directory is not empty".to_owned(),
            ErrorKind::NotADirectory => "it is not a directory".to_owned(),
            ErrorKind::IsADirectory => "it is a directory".to_owned(),
            // Other texts of the system may contain the path on its disk.
            other => other.to_string(),
        })
    }
}

impl From<Refusal> for OwnedReply {
    fn from(refusal: Refusal) -> Self {
        line(refusal.code, refusal.words)
    }
}
