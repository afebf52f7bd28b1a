//! What can be wrong with a reply.

use super::Lossy;
use core::{error::Error, fmt};

/// What is wrong with the bytes.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DecodeErrorKind {
    /// The first line does not begin with three digits (RFC 959 §4.2).
    BadCode,
    /// What follows the three digits is no space, no hyphen and no line end (RFC 959 §4.2).
    BadSeparator,
    /// Three digits, but none of 100 to 699: the first digit says nothing (RFC 959 §4.2, RFC 2228 §5.2).
    CodeOutOfRange,
    /// The connection ended inside a reply.
    Eof,
    /// Strict: a line feed without a carriage return before it (RFC 1123 §3.3.1).
    BareLf,
    /// Strict: a carriage return without a line feed behind it (RFC 1123 §3.3.1).
    BareCr,
    /// Strict: a NUL byte, which NVT has no use for but behind a carriage return (RFC 854).
    Nul,
    /// A line is longer than [`Limits::line`](super::Limits::line).
    LineTooLong,
    /// A reply has more lines than [`Limits::lines`](super::Limits::lines).
    TooManyLines,
    /// A reply is longer than [`Limits::size`](super::Limits::size).
    TooLarge,
    /// There are more bytes behind the one reply that was asked for.
    TrailingBytes,
}

impl DecodeErrorKind {
    /// A short name that does not change: `bad-code`, `line-too-long`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::BadCode => "bad-code",
            Self::BadSeparator => "bad-separator",
            Self::CodeOutOfRange => "code-out-of-range",
            Self::Eof => "eof",
            Self::BareLf => "bare-lf",
            Self::BareCr => "bare-cr",
            Self::Nul => "nul",
            Self::LineTooLong => "line-too-long",
            Self::TooManyLines => "too-many-lines",
            Self::TooLarge => "too-large",
            Self::TrailingBytes => "trailing-bytes",
        }
    }

    const fn sentence(self) -> &'static str {
        match self {
            Self::BadCode => "no three digits at the start of the line",
            Self::BadSeparator => "no space, hyphen or line end behind the code",
            Self::CodeOutOfRange => "code outside 100 to 699",
            Self::Eof => "connection ended inside the reply",
            Self::BareLf => "LF without a CR before it",
            Self::BareCr => "CR without a LF behind it",
            Self::Nul => "NUL in the line",
            Self::LineTooLong => "line longer than the limit",
            Self::TooManyLines => "reply of more lines than the limit",
            Self::TooLarge => "reply longer than the limit",
            Self::TrailingBytes => "more bytes behind the reply",
        }
    }
}

impl fmt::Display for DecodeErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.sentence())
    }
}

/// Bytes that are no reply: what is wrong, where, and the bytes that show it.
///
/// ```
/// use ftp_codes::reply::{DecodeErrorKind, Reply};
///
/// let error = Reply::parse(b"SSH-2.0-OpenSSH_9.6\r\n").unwrap_err();
/// assert_eq!(error.kind(), DecodeErrorKind::BadCode);
/// assert_eq!(error.bytes(), b"SSH-2.0-OpenSSH_9.6\r\n");
/// assert_eq!(error.to_string(), "no three digits at the start of the line: `SSH-2.0-OpenSSH_9.6`");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct DecodeError<'a> {
    kind: DecodeErrorKind,
    offset: usize,
    bytes: &'a [u8],
}

impl<'a> DecodeError<'a> {
    #[inline]
    pub(super) const fn new(kind: DecodeErrorKind, offset: usize, bytes: &'a [u8]) -> Self {
        Self { kind, offset, bytes }
    }

    /// What is wrong.
    #[inline]
    #[must_use]
    pub const fn kind(&self) -> DecodeErrorKind {
        self.kind
    }

    /// Where: the start of the offending line, counted from the start of the buffer. At the end of
    /// a connection ([`Eof`](DecodeErrorKind::Eof)) it is the start of the reply that was not finished.
    #[inline]
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }

    /// The bytes that show it: the offending line up to the byte that settles the matter, or what was read of a
    /// reply that was not finished. They are as many as the limits allow: none, if a limit falls between two lines.
    #[inline]
    #[must_use]
    pub const fn bytes(&self) -> &'a [u8] {
        self.bytes
    }
}

impl fmt::Display for DecodeError<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        /// More of a line does not help a reader of the message.
        const SHOWN: usize = 60;
        let line = self.bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let (shown, dots) = match line.split_at_checked(SHOWN) {
            Some((start, [_, ..])) => (start, "..."),
            _ => (line, ""),
        };
        write!(f, "{}: `{}{dots}`", self.kind, shown.escape_ascii())
    }
}

impl fmt::Debug for DecodeError<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DecodeError")
            .field("kind", &self.kind)
            .field("offset", &self.offset)
            .field("bytes", &Lossy(self.bytes))
            .finish()
    }
}

impl Error for DecodeError<'_> {}
