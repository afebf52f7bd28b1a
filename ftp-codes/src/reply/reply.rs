//! A reply, borrowed from the bytes it came in.

use super::{Lines, Lossy, RawLines};
use crate::RawCode;
use core::{
    fmt,
    hash::{Hash, Hasher},
};

/// A complete reply, borrowed from the bytes it came in (RFC 959 §4.2).
///
/// Two replies are equal if they have the same code and the same lines; how the lines were marked
/// and ended makes no difference.
///
/// ```
/// use ftp_codes::reply::Reply;
///
/// let reply = Reply::parse(b"211-Extensions supported:\r\n SIZE\r\n MDTM\r\n211 END\r\n")?;
/// assert_eq!(reply.code().code(), 211);
/// assert!(reply.is_multiline());
/// assert!(reply.lines().eq([&b"Extensions supported:"[..], b" SIZE", b" MDTM", b"END"]));
/// # Ok::<(), ftp_codes::reply::DecodeError<'_>>(())
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

    /// The code: of the last line, which under [`EndRule::AnyCode`](super::EndRule::AnyCode) may be
    /// another than that of the first.
    #[must_use]
    #[inline]
    pub const fn code(&self) -> RawCode {
        self.code
    }

    /// Whether the reply was written in the multi-line form, with a hyphen behind the first code.
    #[must_use]
    #[inline]
    pub const fn is_multiline(&self) -> bool {
        self.multiline
    }

    /// The texts of the lines.
    ///
    /// The code and the one byte behind it are taken off the first and the last line. A line in
    /// between loses the code and the hyphen if they are those of the first line. All
    /// else is as it came: padding, other codes, empty lines.
    #[inline]
    #[must_use]
    pub fn lines(&self) -> Lines<'a> {
        Lines::new(self.bytes, self.opening())
    }

    /// The whole lines, without their line ends.
    ///
    /// ```
    /// use ftp_codes::reply::Reply;
    ///
    /// let reply = Reply::parse(b"220-one\r\n220 two\r\n")?;
    /// assert!(reply.raw_lines().eq([b"220-one", b"220 two"]));
    /// # Ok::<(), ftp_codes::reply::DecodeError<'_>>(())
    /// ```
    #[inline]
    #[must_use]
    pub fn raw_lines(&self) -> RawLines<'a> {
        RawLines::new(self.bytes)
    }

    /// The text of the first line, which is the only one unless the reply [is multi-line](Self::is_multiline).
    #[inline]
    #[must_use]
    pub fn text(&self) -> &'a [u8] {
        self.lines().next().unwrap_or_default()
    }

    /// The bytes as they came, line ends included.
    #[must_use]
    #[inline]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// The digits that the reply was opened with.
    pub(super) fn opening(&self) -> [u8; 3] {
        match self.bytes {
            [b' ' | b'\t', a, b, c, ..] | [a, b, c, ..] => [*a, *b, *c],
            _ => self.code.digits(),
        }
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

/// The lines as they came, with a line feed between them; bytes that are not UTF-8 are shown as
/// `U+FFFD`. It is for people: to send a reply on, see [`OutgoingReply::forward`](super::OutgoingReply::forward).
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
