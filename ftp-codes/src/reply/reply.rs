//! A reply, borrowed from the bytes it came in.

use core::fmt;
use core::hash::{Hash, Hasher};

use super::lines::{text_of_first, without_carriage_returns};
use super::{Lines, RawLines, ReplyDecoder};
use crate::RawCode;
use crate::wire::{DecodeError, DecodeErrorKind, Limits, Lossy};

/// A complete reply, borrowed from the bytes it came in
/// ([RFC 959 §4.2](https://www.rfc-editor.org/rfc/rfc959#section-4.2)).
///
/// Two replies are equal if they have the same code and the same lines; how the lines were marked and ended makes no
/// difference.
///
/// ```
/// use ftp_codes::reply::Reply;
///
/// let reply = Reply::parse(b"211-Extensions supported:\r\n SIZE\r\n MDTM\r\n211 END\r\n")?;
/// assert_eq!(reply.code().code(), 211);
/// assert!(reply.is_multiline());
/// for line in reply {
///     println!("{}", line.escape_ascii());
/// }
/// assert!(reply.lines().eq([&b"Extensions supported:"[..], b" SIZE", b" MDTM", b"END"]));
/// # Ok::<(), ftp_codes::wire::DecodeError>(())
/// ```
#[derive(Clone, Copy)]
pub struct Reply<'a> {
    bytes: &'a [u8],
    code: RawCode,
    multiline: bool,
}

impl<'a> Reply<'a> {
    /// `bytes` begin with the first line and end with the end of the last one.
    #[inline]
    pub(super) const fn new(bytes: &'a [u8], code: RawCode, multiline: bool) -> Self {
        Self { bytes, code, multiline }
    }

    /// Parses bytes that are exactly one reply. The end of the last line may be missing.
    ///
    /// It accepts what [`ReplyDecoder::new`] accepts, but has no limits, because the bytes are already in memory.
    ///
    /// ```
    /// use ftp_codes::reply::Reply;
    ///
    /// assert_eq!(Reply::parse(b"200")?.text(), b"");
    /// assert_eq!(Reply::parse(b"230-Hi\n 230 users\n230 ok")?.lines().count(), 3);
    /// # Ok::<(), ftp_codes::wire::DecodeError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Returns an error if the bytes are not a reply, only part of one ([`DecodeErrorKind::Eof`]), or more than one
    /// ([`DecodeErrorKind::TrailingBytes`]).
    #[doc(alias = "parse reply")]
    pub fn parse(bytes: &'a [u8]) -> Result<Self, DecodeError> {
        let mut rest = bytes;
        let Some(reply) = ReplyDecoder::new().limits(Limits::NONE).finish(&mut rest) else {
            return Err(DecodeError::new(DecodeErrorKind::Eof, 0, bytes));
        };
        match (reply?, rest) {
            (reply, []) => Ok(reply),
            _ => Err(DecodeError::new(DecodeErrorKind::TrailingBytes, bytes.len() - rest.len(), rest)),
        }
    }

    /// The code of the last line, which under some [end rules](super::EndRule) may differ from that of the first.
    ///
    /// A `RawCode` can be compared with a [`ReplyCode`](crate::ReplyCode), but `matches!` with the variants of
    /// `ReplyCode` does not compile. Use [`code_matches!`](crate::code_matches) or [`match_code!`](crate::match_code).
    ///
    /// ```
    /// use ftp_codes::reply::Reply;
    /// use ftp_codes::{ReplyCode, code_matches};
    ///
    /// let reply = Reply::parse(b"331 Password required.\r\n")?;
    /// assert!(reply.code() == ReplyCode::NeedPassword);
    /// assert!(code_matches!(reply.code(), UserLoggedIn | 33x));
    /// # Ok::<(), ftp_codes::wire::DecodeError>(())
    /// ```
    #[must_use]
    #[inline]
    pub const fn code(&self) -> RawCode {
        self.code
    }

    /// Returns `true` if the reply has the multi-line form, with a hyphen after the first code.
    #[doc(alias = "multi-line")]
    #[must_use]
    #[inline]
    pub const fn is_multiline(&self) -> bool {
        self.multiline
    }

    /// The texts of the lines.
    ///
    /// The code and the one byte after it are removed from the first and the last line. A line in between loses the code
    /// and the hyphen if they are those of the first line. Everything else is as it came: padding, other codes, empty
    /// lines.
    #[inline]
    #[must_use]
    pub fn lines(&self) -> Lines<'a> {
        Lines::new(self.raw_lines(), self.opening())
    }

    /// The whole lines, without their line ends.
    ///
    /// ```
    /// use ftp_codes::reply::Reply;
    ///
    /// let reply = Reply::parse(b"220-one\r\n220 two\r\n")?;
    /// assert!(reply.raw_lines().eq([b"220-one", b"220 two"]));
    /// # Ok::<(), ftp_codes::wire::DecodeError>(())
    /// ```
    #[inline]
    #[must_use]
    pub const fn raw_lines(&self) -> RawLines<'a> {
        RawLines::new(self.bytes, self.multiline)
    }

    /// The text of the first line, which is the only one unless the reply [is multi-line](Self::is_multiline).
    #[inline]
    #[must_use]
    pub fn text(&self) -> &'a [u8] {
        if self.multiline {
            return self.lines().next().unwrap_or_default();
        }
        let line = self.bytes.strip_suffix(b"\n").unwrap_or(self.bytes);
        text_of_first(without_carriage_returns(line))
    }

    /// The bytes as they came, including line ends.
    #[must_use]
    #[inline]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// The digits that opened the reply.
    #[inline]
    pub(super) const fn opening(&self) -> [u8; 3] {
        match self.bytes {
            [b' ' | b'\t', a, b, c, ..] | [a, b, c, ..] => [*a, *b, *c],
            _ => self.code.digits(),
        }
    }
}

impl<'a> TryFrom<&'a [u8]> for Reply<'a> {
    type Error = DecodeError;

    fn try_from(bytes: &'a [u8]) -> Result<Self, Self::Error> {
        Self::parse(bytes)
    }
}

impl<'a> IntoIterator for Reply<'a> {
    type Item = &'a [u8];
    type IntoIter = Lines<'a>;

    #[inline]
    fn into_iter(self) -> Lines<'a> {
        self.lines()
    }
}

impl<'a> IntoIterator for &Reply<'a> {
    type Item = &'a [u8];
    type IntoIter = Lines<'a>;

    #[inline]
    fn into_iter(self) -> Lines<'a> {
        self.lines()
    }
}

impl PartialEq for Reply<'_> {
    fn eq(&self, other: &Reply<'_>) -> bool {
        self.code == other.code && self.multiline == other.multiline && self.lines().eq(other.lines())
    }
}

impl Eq for Reply<'_> {}

impl Hash for Reply<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.code.hash(state);
        self.lines().for_each(|line| line.hash(state));
    }
}

/// Writes the lines as they came for people to read, with a line feed between them and none after the last, and with
/// `U+FFFD` for bytes that are not UTF-8.
impl fmt::Display for Reply<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, line) in self.raw_lines().enumerate() {
            let separator = if i == 0 { "" } else { "\n" };
            write!(f, "{separator}{}", Lossy(line))?;
        }
        Ok(())
    }
}

impl fmt::Debug for Reply<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reply")
            .field("code", &self.code.code())
            .field("multiline", &self.multiline)
            .field("lines", &self.lines())
            .finish()
    }
}
