//! Texts that may stand in a reply.

use core::{error::Error, fmt};

/// A text that cannot be sent: it holds a CR, a LF or a NUL.
///
/// A line break in a text would begin a new line, and so perhaps a new reply; file names that come from
/// strangers may hold one.
///
/// ```
/// use ftp_codes::reply::OutgoingReply;
/// use ftp_codes::ReplyCode;
///
/// let error = OutgoingReply::line(ReplyCode::FileUnavailable, "no \"a\r\n220 ok\"").unwrap_err();
/// assert_eq!((error.line(), error.offset(), error.byte()), (1, 5, b'\r'));
/// assert_eq!(error.to_string(), "byte `\\r` at offset 5 of line 1 cannot be sent in a reply; replace it");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TextError {
    line: usize,
    offset: usize,
    byte: u8,
}

/// CR and LF end a line, and NUL belongs to a CR (RFC 854).
const fn is_forbidden(byte: u8) -> bool {
    matches!(byte, b'\r' | b'\n' | b'\0')
}

/// Whether the text can be sent in a reply.
#[cfg(feature = "payload")]
pub(crate) const fn is_sendable(mut text: &[u8]) -> bool {
    while let [byte, rest @ ..] = text {
        if is_forbidden(*byte) {
            return false;
        }
        text = rest;
    }
    true
}

impl TextError {
    /// Looks through the text of the line with the number `line`.
    pub(super) fn check(line: usize, text: &[u8]) -> Result<(), Self> {
        match text.iter().zip(0..).find(|(byte, _)| is_forbidden(**byte)) {
            None => Ok(()),
            Some((&byte, offset)) => Err(Self { line, offset, byte }),
        }
    }

    /// The line, counted from one.
    #[inline]
    #[must_use]
    pub const fn line(&self) -> usize {
        self.line
    }

    /// Where in the line the byte stands, counted from zero.
    #[inline]
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }

    /// The byte: CR, LF or NUL.
    #[inline]
    #[must_use]
    pub const fn byte(&self) -> u8 {
        self.byte
    }

    /// A short name that does not change: `forbidden-byte`.
    #[inline]
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        "forbidden-byte"
    }
}

impl fmt::Display for TextError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, offset, byte } = self;
        let byte = byte.escape_ascii();
        write!(f, "byte `{byte}` at offset {offset} of line {line} cannot be sent in a reply; replace it")
    }
}

impl Error for TextError {}
