//! What can be wrong with the bytes of a reply or a command line.

use core::error::Error;
use core::fmt;

use super::{Lossy, split_after};

/// What is wrong with the bytes. The kinds whose description begins with "Strict" occur only with
/// [`ReplyDecoder::strict`](crate::reply::ReplyDecoder::strict).
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DecodeErrorKind {
    /// The first line does not begin with three digits (RFC 959 §4.2).
    BadCode,
    /// The three digits are followed by something other than a space, a hyphen or a line end (RFC 959 §4.2).
    BadSeparator,
    /// The first digit is not one of 1 to 6 (RFC 959 §4.2, RFC 2228 §5.2).
    CodeOutOfRange,
    /// The connection ended inside a reply or a command line.
    Eof,
    /// The connection ended where an item was expected. [`Buffer::try_decode`](super::Buffer::try_decode) reports it.
    Closed,
    /// Strict: a line feed without a carriage return before it (RFC 1123 §3.3.1).
    BareLf,
    /// Strict: a carriage return without a line feed after it (RFC 1123 §3.3.1).
    BareCr,
    /// Strict: a NUL byte, which Telnet allows after a carriage return only (RFC 854).
    Nul,
    /// A line is longer than [`Limits::line`](super::Limits::line), or than the limit of a
    /// [`CommandDecoder`](crate::command::CommandDecoder).
    LineTooLong,
    /// A reply has more lines than [`Limits::lines`](super::Limits::lines).
    TooManyLines,
    /// A reply is longer than [`Limits::size`](super::Limits::size).
    TooLarge,
    /// More bytes follow the reply, where a single reply was expected.
    TrailingBytes,
}

impl DecodeErrorKind {
    /// A short name that never changes, such as `bad-code` or `line-too-long`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::BadCode => "bad-code",
            Self::BadSeparator => "bad-separator",
            Self::CodeOutOfRange => "code-out-of-range",
            Self::Eof => "eof",
            Self::Closed => "closed",
            Self::BareLf => "bare-lf",
            Self::BareCr => "bare-cr",
            Self::Nul => "nul",
            Self::LineTooLong => "line-too-long",
            Self::TooManyLines => "too-many-lines",
            Self::TooLarge => "too-large",
            Self::TrailingBytes => "trailing-bytes",
        }
    }

    /// Returns `true` if the item was too large, so that a decoder with other [`Limits`](super::Limits) would accept
    /// it.
    ///
    /// ```
    /// use ftp_codes::wire::DecodeErrorKind;
    ///
    /// assert!(DecodeErrorKind::LineTooLong.is_limit());
    /// assert!(!DecodeErrorKind::BadCode.is_limit());
    /// ```
    #[inline]
    #[must_use]
    pub const fn is_limit(self) -> bool {
        matches!(self, Self::LineTooLong | Self::TooManyLines | Self::TooLarge)
    }

    /// Returns `true` if the connection has ended, so that nothing more can be read from it.
    #[inline]
    #[must_use]
    pub const fn is_end(self) -> bool {
        matches!(self, Self::Eof | Self::Closed)
    }

    const fn sentence(self) -> &'static str {
        match self {
            Self::BadCode => "no three digits at the start of the line",
            Self::BadSeparator => "no space, hyphen or line end after the code",
            Self::CodeOutOfRange => "code outside 100 to 699",
            Self::Eof => "connection ended inside a reply or command line",
            Self::Closed => "connection closed",
            Self::BareLf => "LF without a CR before it",
            Self::BareCr => "CR without an LF after it",
            Self::Nul => "NUL in the line",
            Self::LineTooLong => "line longer than the limit",
            Self::TooManyLines => "more lines than the limit",
            Self::TooLarge => "reply longer than the limit",
            Self::TrailingBytes => "more bytes after the reply",
        }
    }
}

impl fmt::Display for DecodeErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.sentence())
    }
}

impl Error for DecodeErrorKind {}

/// Bytes that are not a reply or a command line: what is wrong, where, and the bytes that show it.
///
/// The error owns what it shows, without a heap, so that it can be kept and passed on.
///
/// ```
/// use ftp_codes::reply::Reply;
/// use ftp_codes::wire::DecodeErrorKind;
///
/// let error = Reply::parse(b"SSH-2.0-OpenSSH_9.6\r\n").unwrap_err();
/// assert_eq!((error.kind(), error.offset()), (DecodeErrorKind::BadCode, 0));
/// assert_eq!(error.excerpt(), b"SSH-2.0-OpenSSH_9.6\r\n");
/// assert_eq!(
///     error.to_string(),
///     "no three digits at the start of the line: `SSH-2.0-OpenSSH_9.6`",
/// );
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct DecodeError {
    kind: DecodeErrorKind,
    len: u8,
    offset: usize,
    /// Zeros after the first `len` bytes.
    excerpt: [u8; Self::EXCERPT],
}

impl DecodeError {
    /// More bytes would not make a message easier to understand.
    const EXCERPT: usize = 64;

    #[cold]
    pub(crate) fn new(kind: DecodeErrorKind, offset: usize, bytes: &[u8]) -> Self {
        let mut excerpt = [0; Self::EXCERPT];
        let mut len = 0;
        for (place, byte) in excerpt.iter_mut().zip(bytes) {
            *place = *byte;
            len += 1;
        }
        Self { kind, len, offset, excerpt }
    }

    /// The same, found in bytes that begin `len` bytes before.
    pub(crate) const fn moved(mut self, len: usize) -> Self {
        self.offset = self.offset.saturating_add(len);
        self
    }

    /// What is wrong.
    #[inline]
    #[must_use]
    pub const fn kind(&self) -> DecodeErrorKind {
        self.kind
    }

    /// The position of the offending line, counted from the start of the bytes that were passed to the decoder. At the
    /// end of a connection ([`Eof`](DecodeErrorKind::Eof)) it is the start of the unfinished item.
    #[inline]
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }

    /// Up to 64 bytes of the offending line, which ends with the first wrong byte, or of the unfinished item. It is
    /// empty if a limit falls between two lines.
    #[inline]
    #[must_use]
    pub fn excerpt(&self) -> &[u8] {
        self.excerpt.get(..usize::from(self.len)).unwrap_or_default()
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        /// Shorter than an excerpt, which shows whether the line is longer.
        const SHOWN: usize = 60;
        if self.len == 0 {
            return self.kind.fmt(f);
        }
        let (line, _) = split_after(self.excerpt(), |byte| byte == b'\n');
        let line = line.strip_suffix(b"\n").unwrap_or(line);
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let (shown, dots) = match line.split_at_checked(SHOWN) {
            Some((start, [_, ..])) => (start, "..."),
            _ => (line, ""),
        };
        write!(f, "{}: `{}{dots}`", self.kind, shown.escape_ascii())
    }
}

impl fmt::Debug for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DecodeError")
            .field("kind", &self.kind)
            .field("offset", &self.offset)
            .field("excerpt", &Lossy(self.excerpt()))
            .finish()
    }
}

impl Error for DecodeError {}

/// The end of the connection becomes [`UnexpectedEof`](std::io::ErrorKind::UnexpectedEof), everything else
/// [`InvalidData`](std::io::ErrorKind::InvalidData).
#[cfg(feature = "std")]
impl From<DecodeError> for std::io::Error {
    fn from(error: DecodeError) -> Self {
        let kind = match error.kind.is_end() {
            true => std::io::ErrorKind::UnexpectedEof,
            false => std::io::ErrorKind::InvalidData,
        };
        Self::new(kind, error)
    }
}
