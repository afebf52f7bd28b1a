//! A reply that owns its bytes.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::str::FromStr;

use super::{AsOutgoing, Lines, NoDefaultText, OutgoingReply, RawLines, Reply, Style};
use crate::wire::{DecodeError, TextError, replace_forbidden};
use crate::{RawCode, ReplyCode};

/// A complete reply that owns its bytes: one that was received, or one that was built to be sent.
///
/// It can be stored and passed through channels, and every writer and codec sends it. Even a reply that was not
/// received in the strict form is sent well-formed: see [`to_outgoing`](Self::to_outgoing).
///
/// ```
/// use ftp_codes::reply::{OwnedReply, Style};
/// use ftp_codes::ReplyCode;
///
/// let failure = OwnedReply::new(ReplyCode::FileUnavailable, "no such file")?;
/// assert_eq!(failure.as_bytes(), b"550 no such file\r\n");
/// assert_eq!(failure, OwnedReply::parse(b"550 no such file\n")?);
/// assert_eq!(failure.to_string(), "550 no such file");
/// assert_eq!(failure.as_reply().text(), b"no such file");
/// assert_eq!(failure.to_outgoing().to_vec(), b"550 no such file\r\n");
///
/// let lines = ["Features:", "UTF8", "End"];
/// let features = OwnedReply::from_lines(ReplyCode::SystemStatus, Style::Indented, lines)?;
/// assert_eq!(features.as_bytes(), b"211-Features:\r\n UTF8\r\n211 End\r\n");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct OwnedReply {
    bytes: Box<[u8]>,
    code: RawCode,
    multiline: bool,
    /// Whether the bytes are in the form in which replies are sent.
    is_strict: bool,
}

impl OwnedReply {
    /// Creates a reply of one line.
    ///
    /// # Errors
    ///
    /// Returns an error if the text contains a CR, an LF or a NUL. See [`lossy`](Self::lossy) for texts that may
    /// contain them.
    pub fn new(code: impl Into<RawCode>, text: impl AsRef<[u8]>) -> Result<Self, TextError> {
        Ok(OutgoingReply::new(code, text.as_ref())?.into())
    }

    /// Creates a reply from its lines. One line makes a single-line reply, and no lines make one without a text.
    ///
    /// # Errors
    ///
    /// Returns an error if a line contains a CR, an LF or a NUL.
    pub fn from_lines<L>(code: impl Into<RawCode>, style: Style, lines: L) -> Result<Self, TextError>
    where
        L: IntoIterator<Item: AsRef<[u8]>>,
    {
        let lines: Vec<_> = lines.into_iter().collect();
        // Read once: another call could return another text.
        let texts: Vec<&[u8]> = lines.iter().map(AsRef::as_ref).collect();
        Ok(OutgoingReply::from_lines(code, style, &texts)?.into())
    }

    /// Creates a reply of one line with any text, in which each CR, LF and NUL is replaced with a space.
    ///
    /// ```
    /// use ftp_codes::reply::OwnedReply;
    /// use ftp_codes::ReplyCode;
    ///
    /// let reply = OwnedReply::lossy(ReplyCode::FileUnavailable, "a\n200 done: no such file");
    /// assert_eq!(reply.as_bytes(), b"550 a 200 done: no such file\r\n");
    /// ```
    #[must_use]
    pub fn lossy(code: impl Into<RawCode>, text: impl AsRef<[u8]>) -> Self {
        let mut bytes = Vec::from(text.as_ref());
        replace_forbidden(&mut bytes);
        OutgoingReply::of_sendable(code.into(), &bytes).into()
    }

    /// Creates a reply with a literal text.
    ///
    /// See [`OutgoingReply::from_static`] for one that is checked at compile time.
    ///
    /// # Panics
    ///
    /// Panics if the text contains a CR, an LF or a NUL.
    #[must_use]
    pub fn from_static(code: ReplyCode, text: &'static str) -> Self {
        OutgoingReply::from_static(code, text).into()
    }

    /// Parses bytes that are exactly one reply: see [`Reply::parse`].
    ///
    /// # Errors
    ///
    /// The errors of [`Reply::parse`].
    pub fn parse(bytes: &[u8]) -> Result<Self, DecodeError> {
        Reply::parse(bytes).map(Reply::into_owned)
    }

    /// Borrows the reply.
    #[inline]
    #[must_use]
    pub const fn as_reply(&self) -> Reply<'_> {
        Reply::new(&self.bytes, self.code, self.multiline)
    }

    /// Returns the reply as it is sent. One that was not received in the strict form is corrected: see
    /// [`OutgoingReply`'s conversion](OutgoingReply#impl-From<Reply<'a>>-for-OutgoingReply<'a>).
    #[inline]
    #[must_use]
    pub fn to_outgoing(&self) -> OutgoingReply<'_> {
        match self.is_strict {
            true => OutgoingReply::encoded(self.as_reply()),
            false => self.as_reply().into(),
        }
    }

    /// The code: see [`Reply::code`].
    #[inline]
    #[must_use]
    pub const fn code(&self) -> RawCode {
        self.code
    }

    /// Returns `true` if the reply has the multi-line form: see [`Reply::is_multiline`].
    #[inline]
    #[must_use]
    pub const fn is_multiline(&self) -> bool {
        self.multiline
    }

    /// The texts of the lines: see [`Reply::lines`].
    #[inline]
    #[must_use]
    pub fn lines(&self) -> Lines<'_> {
        self.as_reply().lines()
    }

    /// The whole lines: see [`Reply::raw_lines`].
    #[inline]
    #[must_use]
    pub const fn raw_lines(&self) -> RawLines<'_> {
        self.as_reply().raw_lines()
    }

    /// The text of the first line: see [`Reply::text`].
    #[inline]
    #[must_use]
    pub fn text(&self) -> &[u8] {
        self.as_reply().text()
    }

    /// The bytes of the reply, as they were received or as they are sent.
    #[inline]
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }
}

impl Reply<'_> {
    /// Copies the reply, so that it can outlive the buffer it was read from.
    #[inline]
    #[must_use]
    pub fn into_owned(self) -> OwnedReply {
        let (code, multiline) = (self.code(), self.is_multiline());
        OwnedReply { bytes: self.as_bytes().into(), code, multiline, is_strict: false }
    }
}

impl From<Reply<'_>> for OwnedReply {
    fn from(reply: Reply<'_>) -> Self {
        reply.into_owned()
    }
}

impl From<OutgoingReply<'_>> for OwnedReply {
    fn from(reply: OutgoingReply<'_>) -> Self {
        let bytes = reply.to_vec().into_boxed_slice();
        let multiline = bytes.get(3) == Some(&b'-');
        Self { bytes, code: reply.code(), multiline, is_strict: true }
    }
}

/// Creates the reply of a code with its default text.
impl TryFrom<ReplyCode> for OwnedReply {
    type Error = NoDefaultText;

    fn try_from(code: ReplyCode) -> Result<Self, NoDefaultText> {
        Ok(OutgoingReply::try_from(code)?.into())
    }
}

impl AsOutgoing for OwnedReply {
    #[inline]
    fn as_outgoing(&self) -> Result<OutgoingReply<'_>, NoDefaultText> {
        Ok(self.to_outgoing())
    }
}

impl FromStr for OwnedReply {
    type Err = DecodeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text.as_bytes())
    }
}

impl<'a> IntoIterator for &'a OwnedReply {
    type Item = &'a [u8];
    type IntoIter = Lines<'a>;

    #[inline]
    fn into_iter(self) -> Lines<'a> {
        self.lines()
    }
}

impl PartialEq for OwnedReply {
    fn eq(&self, other: &Self) -> bool {
        self.as_reply() == other.as_reply()
    }
}

impl Eq for OwnedReply {}

impl PartialEq<Reply<'_>> for OwnedReply {
    fn eq(&self, other: &Reply<'_>) -> bool {
        self.as_reply() == *other
    }
}

impl PartialEq<OwnedReply> for Reply<'_> {
    fn eq(&self, other: &OwnedReply) -> bool {
        *self == other.as_reply()
    }
}

impl Hash for OwnedReply {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_reply().hash(state);
    }
}

/// Writes the reply for people to read, as [`Reply`] does.
impl fmt::Display for OwnedReply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_reply().fmt(f)
    }
}

impl fmt::Debug for OwnedReply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.as_reply(), f)
    }
}
